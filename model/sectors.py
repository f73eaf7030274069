"""Sectors of innovators, in the words of Wuhan's industry plans (965 clusters), coarse.

Relative R&D intensities follow the 2012 table of national industry intensities and later
high-tech figures; shares of innovators and of strategic emerging fields are expert priors (grade C)
and are rescaled so that the opening stock has the region's strategic share.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.arrays import Codes, Floats


@dataclass(frozen=True)
class Sector:
    """One industry: share of innovators, R&D per sales, weight of strategic fields, export share.

    ``high_tech_field`` is the share of its firms in a field that the high-tech programme supports;
    ``industrial``: counted in the statistics of above-scale industry.
    """

    id: str
    label: str
    zh: str
    share: float
    rd_intensity: float
    strategic: float
    export_share: float
    high_tech_field: float
    industrial: bool = True
    automobile: bool = False


SECTORS: tuple[Sector, ...] = (
    Sector(
        "optoelectronics",
        "Optoelectronics and ICT manufacturing",
        "光电子信息制造",
        0.13,
        0.060,
        0.75,
        0.25,
        1.0,
    ),
    Sector(
        "software",
        "Software and ICT services",
        "软件与信息服务",
        0.22,
        0.050,
        0.50,
        0.08,
        1.0,
        industrial=False,
    ),
    Sector(
        "automobile", "Automobiles and parts", "汽车及零部件", 0.08, 0.022, 0.25, 0.15, 0.7, automobile=True
    ),
    Sector("biomedicine", "Biomedicine and health", "生物医药与大健康", 0.09, 0.033, 0.65, 0.12, 0.9),
    Sector("equipment", "High-end equipment", "高端装备", 0.13, 0.030, 0.55, 0.18, 0.9),
    Sector("materials", "New materials and chemicals", "新材料与化工", 0.08, 0.016, 0.45, 0.12, 0.8),
    Sector("energy", "Energy and environment", "能源与环保", 0.07, 0.020, 0.45, 0.06, 0.7),
    Sector(
        "construction",
        "Engineering and construction",
        "工程建设",
        0.08,
        0.018,
        0.08,
        0.05,
        0.4,
        industrial=False,
    ),
    Sector("consumer", "Food and consumer goods", "食品与消费品", 0.05, 0.008, 0.05, 0.12, 0.3),
    Sector("services", "Other services", "其他服务业", 0.07, 0.006, 0.05, 0.02, 0.3, industrial=False),
)


@lru_cache(maxsize=32)
def sector_column(name: str) -> Floats:
    """One attribute of all sectors, shape (n_sectors,), not to be written to."""
    values = np.array([getattr(sector, name) for sector in SECTORS], dtype=np.float64)
    values.flags.writeable = False
    return values


def pick_sector(u: Floats) -> Codes:
    """Sector codes drawn by share from uniforms, shape of ``u``."""
    edges = np.cumsum(sector_column("share"))
    return np.searchsorted(edges / edges[-1], u).astype(np.int8)
