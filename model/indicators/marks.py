"""Measures of market entities and their trademarks, counted from the cells."""

from typing import TYPE_CHECKING

from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.entities import recount_entities, recount_trademarks
from model.tables.marks import ENTERPRISE, OWNERS

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
    unit="件",
    label="Valid registered trademarks",
    zh="有效注册商标量",
    kind="stock",
    evidence="fitted",
)
def valid_trademarks(world: "IPEcosystem", facts: Facts) -> float:
    """Marks registered and neither left nor let go; those in grace are valid."""
    return recount_trademarks(world.entities)


@indicator(
    unit="件",
    label="Trademark applications",
    zh="商标申请量",
    kind="flow",
    evidence="fitted",
    better="none",
)
def trademark_applications(world: "IPEcosystem", facts: Facts) -> float:
    """Trademark applications filed."""
    return world.entities.book.flows.filed


@indicator(
    unit="件",
    label="Trademark registrations",
    zh="商标注册量",
    kind="flow",
    evidence="fitted",
)
def trademark_registrations(world: "IPEcosystem", facts: Facts) -> float:
    """Trademarks registered; renewals are not registrations."""
    return world.entities.book.flows.registered


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
    unit="月",
    label="Trademark pendency, filing to registration",
    zh="商标申请至注册平均周期",
    kind="ratio",
    evidence="proxy",
    better="lower",
    decimals=1,
)
def trademark_pendency(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Months from filing to registration, opposed and reviewed marks included."""
    flows = world.entities.book.flows
    return flows.waited, flows.registered


@indicator(
    unit="%",
    label="Trademark applications published in full",
    zh="商标初步审定率",
    kind="ratio",
    evidence="proxy",
    decimals=1,
)
def trademark_publication_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Examined applications published without partial refusal: the official rate (.520 in 2022)."""
    flows = world.entities.book.flows
    return 100.0 * (flows.published - flows.published_partly), flows.examined


@indicator(
    unit="%",
    label="Concluded trademark applications that are registered",
    zh="商标注册率(按结案)",
    kind="ratio",
    evidence="proxy",
    decimals=1,
)
def trademark_registration_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Registered over applications that reached their end; full and partial together."""
    flows = world.entities.book.flows
    return 100.0 * flows.registered, flows.registered + flows.failed


@indicator(
    unit="件",
    label="Trademark oppositions",
    zh="商标异议量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def trademark_oppositions(world: "IPEcosystem", facts: Facts) -> float:
    """Published applications of the city that others oppose."""
    return world.entities.book.flows.opposed


@indicator(
    unit="件",
    label="Reviews of trademark refusals",
    zh="商标驳回复审量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def trademark_refusal_reviews(world: "IPEcosystem", facts: Facts) -> float:
    """Refusals that applicants take to review."""
    return world.entities.book.flows.reviews


@indicator(
    unit="%",
    label="Trademark applications filed to hoard",
    zh="囤积商标申请占比",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def trademark_hoarding_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Applications by hoarders, of all."""
    flows = world.entities.book.flows
    return 100.0 * flows.hoarded, flows.filed


@indicator(
    unit="%",
    label="Trademarks due that are renewed",
    zh="商标续展率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def trademark_renewal_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Marks whose ten years ended and that are renewed, in time or in grace."""
    flows = world.entities.book.flows
    return 100.0 * flows.renewed, flows.due


@indicator(
    unit="件",
    label="Trademarks cancelled or invalidated",
    zh="商标撤销与无效量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def trademark_cancellations(world: "IPEcosystem", facts: Facts) -> float:
    """Marks cancelled for three years of non-use or declared invalid."""
    return world.entities.book.flows.cancelled


@indicator(
    unit="件",
    label="Trademarks of enterprises",
    zh="企业商标",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def trademarks_by_owner_enterprises(world: "IPEcosystem", facts: Facts) -> float:
    """Valid marks of enterprises on the register."""
    return float(world.entities.book.by_owner()[OWNERS.index("enterprises")])


@indicator(
    unit="件",
    label="Trademarks of sole traders",
    zh="个体户商标",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def trademarks_by_owner_sole_traders(world: "IPEcosystem", facts: Facts) -> float:
    """Valid marks of sole traders."""
    return float(world.entities.book.by_owner()[OWNERS.index("sole_traders")])


@indicator(
    unit="件",
    label="Trademarks of cooperatives",
    zh="合作社商标",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def trademarks_by_owner_cooperatives(world: "IPEcosystem", facts: Facts) -> float:
    """Valid marks of farmers' cooperatives."""
    return float(world.entities.book.by_owner()[OWNERS.index("cooperatives")])


@indicator(
    unit="件",
    label="Trademarks of hoarders",
    zh="囤积商标",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def trademarks_by_owner_hoarders(world: "IPEcosystem", facts: Facts) -> float:
    """Valid marks registered to be sold, not used."""
    return float(world.entities.book.by_owner()[OWNERS.index("hoarders")])


@indicator(
    unit="件",
    label="Trademarks whose owner is gone",
    zh="无主商标",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def trademarks_by_owner_gone(world: "IPEcosystem", facts: Facts) -> float:
    """Valid marks whose owner left the register and that nobody took over."""
    return float(world.entities.book.by_owner()[OWNERS.index("gone")])


breakdown(
    "trademarks_by_owner",
    label="Valid trademarks by owner",
    zh="有效商标按权利人构成",
    parts=tuple(f"trademarks_by_owner_{owner}" for owner in OWNERS),
    whole="valid_trademarks",
)
