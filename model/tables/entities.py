"""Market entities (市场主体) at large, kept as cohort cells: sector, kind, age, reached by guidance or not.

About two million passive entities would fill three quarters of the running time if each had a row
(measured before the first line was written), so cells hold counts and exact draws move them. A cell
carries every covariate that two hazards share: exit and filing both look at age and kind, filing
and renewal both at guidance; sector changes filing only. Their marks are in model/tables/marks.py.

The cells are the whole register. Innovators stand in it like everybody else and are described once
more, in detail, in their own table: nothing is counted from both, and their marks are only here.
Ages are calendar ages: 0 is "born this year", and January moves everyone on.
"""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from model.arrays import Floats
from model.tables.cells import Cells
from model.tables.marks import AGES, GUIDANCE, KINDS, MarkBook
from model.tables.rights import OtherRights


@dataclass(frozen=True)
class EntitySector:
    """One sector of the register: shares of entries, marks filed and works made per entity, relative."""

    id: str
    label: str
    zh: str
    share: float
    """Of enterprises and sole traders."""
    marks: float
    works: float
    cooperatives: float
    """Share of cooperatives."""


ENTITY_SECTORS: tuple[EntitySector, ...] = (
    # Shares: retail and catering are more than half of all market entities of the nation; the rest, and
    # all relative rates, are expert priors (grade C). Only ratios matter: totals are the region's.
    # Cooperatives are farmers' cooperatives by law.
    EntitySector("trade", "Trade, catering and lodging", "批发零售与住宿餐饮", 0.58, 1.0, 0.1, 0.0),
    EntitySector("industry", "Industry and construction", "工业与建筑业", 0.12, 1.6, 0.3, 0.0),
    EntitySector("technology", "Technology and business services", "科技与商务服务", 0.17, 1.8, 2.0, 0.0),
    EntitySector("culture", "Culture, education and design", "文化教育与设计", 0.06, 1.5, 10.0, 0.0),
    EntitySector("other", "Agriculture and other services", "农业与其他服务业", 0.07, 0.6, 0.1, 1.0),
)


@lru_cache(maxsize=32)
def entity_sector_column(name: str) -> Floats:
    """One attribute of all sectors, shape (n_sectors,), not to be written to."""
    values = np.array([getattr(sector, name) for sector in ENTITY_SECTORS], dtype=np.float64)
    values.flags.writeable = False
    return values


@lru_cache(maxsize=1)
def sectors_of_kinds() -> Floats:
    """Share of each sector among the entities of a kind, shape (n_sectors, KINDS), columns add up to 1."""
    plain, local = entity_sector_column("share"), entity_sector_column("cooperatives")
    shares = np.column_stack([plain / plain.sum(), plain / plain.sum(), local / local.sum()])
    shares.flags.writeable = False
    return shares


def _nobody() -> Cells:
    return np.zeros((len(ENTITY_SECTORS), KINDS, AGES, GUIDANCE), dtype=np.int64)


@dataclass
class Entities:
    """The register of market entities, in cells; all counts are full counts."""

    counts: Cells = field(default_factory=_nobody)
    """Entities, shape (n_sectors, KINDS, AGES, GUIDANCE)."""
    entered: int = 0
    """Entities registered this month."""
    exited: int = 0
    """Entities deregistered this month."""
    book: MarkBook = field(default_factory=MarkBook)
    """Trademarks and applications of all of them."""
    rights: OtherRights = field(default_factory=OtherRights)
    """What they do abroad and beyond marks."""

    def owners(self) -> Cells:
        """Entities by kind, age and guidance, all sectors together, shape (KINDS, AGES, GUIDANCE)."""
        return np.asarray(self.counts.sum(axis=0))


def recount_entities(entities: Entities) -> float:
    """Market entities on the register, added up over the cells."""
    return float(entities.counts.sum())


def recount_trademarks(entities: Entities) -> float:
    """Valid registered marks: the integral over marks by owner and own age, those in grace included."""
    return float(entities.book.valid.sum() + entities.book.grace.sum())


def recount_applications(entities: Entities) -> float:
    """Trademark applications that await their end."""
    return float(entities.book.pending.sum())
