"""Measures of market entities, marks and other rights, counted from the cells."""

from typing import TYPE_CHECKING

from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.entities import ENTERPRISE, recount_entities, recount_trademarks

if TYPE_CHECKING:
    from model.model import IPEcosystem

TEN_THOUSAND = 1e4
"""万: counts of entities are published in ten thousands (万户)."""


@indicator(
    unit="万户",
    label="Market entities",
    zh="市场主体总量",
    kind="stock",
    evidence="fitted",
    better="none",
    decimals=2,
)
def market_entities(world: "IPEcosystem", facts: Facts) -> float:
    """Entities on the register; their entry is an input of the city."""
    return recount_entities(world.entities) / TEN_THOUSAND


@indicator(
    unit="万户",
    label="New market entities",
    zh="新登记市场主体",
    kind="flow",
    evidence="fitted",
    better="none",
    decimals=2,
)
def new_market_entities(world: "IPEcosystem", facts: Facts) -> float:
    """Entities registered."""
    return world.entities.entered / TEN_THOUSAND


@indicator(
    unit="万户",
    label="Enterprises",
    zh="企业数量",
    kind="stock",
    evidence="fitted",
    better="none",
    decimals=2,
)
def enterprises(world: "IPEcosystem", facts: Facts) -> float:
    """Enterprises on the register."""
    return float(world.entities.counts[:, ENTERPRISE].sum()) / TEN_THOUSAND


@indicator(
    unit="件", label="Valid registered trademarks", zh="有效注册商标量", kind="stock", evidence="fitted"
)
def valid_trademarks(world: "IPEcosystem", facts: Facts) -> float:
    """Marks registered and neither left nor let go."""
    return recount_trademarks(world.entities)


@indicator(
    unit="件", label="Trademark applications", zh="商标申请量", kind="flow", evidence="fitted", better="none"
)
def trademark_applications(world: "IPEcosystem", facts: Facts) -> float:
    """Trademark applications filed."""
    return world.entities.filed


@indicator(unit="件", label="Trademark registrations", zh="商标注册量", kind="flow", evidence="fitted")
def trademark_registrations(world: "IPEcosystem", facts: Facts) -> float:
    """Trademarks registered; renewals are not registrations."""
    return world.entities.registered


@indicator(
    unit="件/万户",
    label="Valid registered trademarks per 10 000 market entities",
    zh="每万户市场主体有效注册商标量",
    kind="stock",
    evidence="fitted",
    decimals=1,
)
def trademarks_per_10k_entities(world: "IPEcosystem", facts: Facts) -> float:
    """Valid marks over entities of the same day; falls when entities grow faster than marks."""
    return recount_trademarks(world.entities) / (recount_entities(world.entities) / TEN_THOUSAND)


@indicator(
    unit="件",
    label="Madrid international trademark applications",
    zh="马德里商标国际注册申请量",
    kind="flow",
    evidence="fitted",
)
def madrid_applications(world: "IPEcosystem", facts: Facts) -> float:
    """Madrid applications of the month: the yearly reading of the target."""
    return world.entities.rights.madrid_filed


@indicator(
    unit="件",
    label="Madrid applications since 2021, cumulative",
    zh="马德里商标国际注册申请累计量(2021年起)",
    kind="stock",
    evidence="fitted",
)
def madrid_cumulative(world: "IPEcosystem", facts: Facts) -> float:
    """Madrid applications since January 2021: the cumulative reading of the target."""
    return world.entities.rights.madrid_cumulative


@indicator(
    unit="件", label="Copyright registrations of works", zh="年度版权登记数", kind="flow", evidence="fitted"
)
def copyright_registrations(world: "IPEcosystem", facts: Facts) -> float:
    """Works registered; software is another register and not counted."""
    return world.entities.rights.works_registered


@indicator(
    unit="件", label="Plant varieties in force", zh="有效植物新品种权", kind="stock", evidence="prior only"
)
def plant_varieties(world: "IPEcosystem", facts: Facts) -> float:
    """Plant varieties protected and not lapsed."""
    return world.entities.rights.varieties


@indicator(unit="件", label="Geographical indications", zh="地理标志", kind="stock", evidence="prior only")
def geographical_indications(world: "IPEcosystem", facts: Facts) -> float:
    """Products and collective marks registered as geographical indications."""
    return world.entities.rights.indications
