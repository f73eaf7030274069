"""Measures of agencies themselves: sizes, ages, fees, hours, conduct, where they sit."""

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr

from model.arrays import Rows
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.institutions.agency_conduct import on_list

if TYPE_CHECKING:
    from model.model import IPEcosystem

YOUNG = 36
"""Months below which an agency is young in the national report."""
SMALL = 10
"""Attorneys up to which an agency is small in the national report."""


def patent_rows(world: "IPEcosystem") -> Rows:
    """Agencies that practise with patent attorneys."""
    book = world.agency_book
    return np.flatnonzero(book.alive() & (book.attorneys > 0.0))


def with_attorneys(world: "IPEcosystem", low: float, high: float) -> float:
    """Agencies with that many attorneys, bounds included."""
    attorneys = world.agency_book.attorneys
    return float(np.count_nonzero((attorneys >= low) & (attorneys <= high)))


def mean_fee(world: "IPEcosystem") -> float:
    """Fee of an invention application, mean over drafts, CNY."""
    book, rules = world.agency_book, world.parameters.services
    drafted = max(float(book.drafts.sum()), 1.0)
    return rules.fee_invention * float(np.sum(book.price * book.drafts)) / drafted


@indicator(unit="家", label="Patent agencies", zh="专利代理机构", kind="stock", evidence="prior only")
def patent_agencies(world: "IPEcosystem", facts: Facts) -> float:
    """Agencies with at least one patent attorney."""
    return float(patent_rows(world).size)


@indicator(
    unit="家",
    label="Agencies with 1 or 2 attorneys",
    zh="1至2名代理师的机构",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def agencies_with_1_to_2(world: "IPEcosystem", facts: Facts) -> float:
    """Fewer than three attorneys: the smallest class of the national report."""
    return with_attorneys(world, 1, 2)


@indicator(
    unit="家",
    label="Agencies with 3 to 5 attorneys",
    zh="3至5名代理师的机构",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def agencies_with_3_to_5(world: "IPEcosystem", facts: Facts) -> float:
    """Three to five attorneys."""
    return with_attorneys(world, 3, 5)


@indicator(
    unit="家",
    label="Agencies with 6 to 10 attorneys",
    zh="6至10名代理师的机构",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def agencies_with_6_to_10(world: "IPEcosystem", facts: Facts) -> float:
    """Six to ten attorneys."""
    return with_attorneys(world, 6, SMALL)


@indicator(
    unit="家",
    label="Agencies with 11 to 20 attorneys",
    zh="11至20名代理师的机构",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def agencies_with_11_to_20(world: "IPEcosystem", facts: Facts) -> float:
    """Eleven to twenty attorneys."""
    return with_attorneys(world, SMALL + 1, 20)


@indicator(
    unit="家",
    label="Agencies with more than 20 attorneys",
    zh="20名以上代理师的机构",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def agencies_with_over_20(world: "IPEcosystem", facts: Facts) -> float:
    """More than twenty attorneys."""
    return with_attorneys(world, 21, np.inf)


breakdown(
    "agencies_with",
    label="Patent agencies by number of attorneys",
    zh="专利代理机构规模分布",
    parts=tuple(f"agencies_with_{size}" for size in ("1_to_2", "3_to_5", "6_to_10", "11_to_20", "over_20")),
    whole="patent_agencies",
)


@indicator(
    unit="%",
    label="Patent agencies with at most 10 attorneys",
    zh="10名以下代理师机构占比",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=1,
    december=True,
)
def small_agency_share(world: "IPEcosystem", facts: Facts) -> float:
    """Small ones among agencies with attorneys."""
    return 100.0 * with_attorneys(world, 1, SMALL) / max(with_attorneys(world, 1, np.inf), 1.0)


@indicator(
    unit="%",
    label="Patent agencies younger than three years",
    zh="成立不足三年机构占比",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=1,
    december=True,
)
def young_agency_share(world: "IPEcosystem", facts: Facts) -> float:
    """Young ones among agencies with attorneys."""
    rows = patent_rows(world)
    young = facts.month.index - world.agency_book.born[rows] < YOUNG
    return 100.0 * float(np.mean(young)) if rows.size else 0.0


@indicator(
    unit="件",
    label="Inventions drafted per attorney",
    zh="代理师人均发明代理量",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def inventions_per_attorney(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Invention applications drafted by agencies of the city over attorney-years worked."""
    return world.service_market.inventions, float(world.agency_book.attorneys.sum()) / 12.0


@indicator(
    unit="%",
    label="Patent drafts at a fee below their cost",
    zh="低于成本收费占比",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def fees_below_cost(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Drafts of agencies whose fee does not cover the hours that they spend, over all drafts."""
    market = world.service_market
    return 100.0 * (market.drafted - market.dear), market.drafted


@indicator(
    unit="倍",
    label="Dear fees over cheap fees",
    zh="代理费高低比",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=2,
    december=True,
)
def fee_dispersion(world: "IPEcosystem", facts: Facts) -> float:
    """Ninth decile of the fee for one draft over the first, over patent agencies."""
    price = world.agency_book.price[patent_rows(world)]
    return float(np.quantile(price, 0.9) / np.quantile(price, 0.1)) if price.size else float("nan")


@indicator(
    unit="元",
    label="Mean fee of an invention application",
    zh="发明代理平均收费",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def invention_fee(world: "IPEcosystem", facts: Facts) -> float:
    """Fee of agencies of the city weighted by what they draft, CNY."""
    return mean_fee(world)


@indicator(
    unit="%",
    label="Fee over the cost of a careful draft",
    zh="代理费占精心撰写成本比例",
    kind="stock",
    evidence="prior only",
    decimals=1,
    december=True,
)
def fee_over_careful_cost(world: "IPEcosystem", facts: Facts) -> float:
    """Mean fee of an invention over what associations compute for a careful draft, at today's wages."""
    careful = world.parameters.services.draft_cost * world.service_market.terms(facts.month).wages
    return 100.0 * mean_fee(world) / careful


@indicator(
    unit="百分位",
    label="Drafting quality of agencies",
    zh="机构撰写质量",
    kind="mean",
    evidence="prior only",
    decimals=1,
)
def agency_quality(world: "IPEcosystem", facts: Facts) -> float:
    """Mean quality of drafts of the month, as percentile of the agencies of 2019."""
    return 100.0 * float(ndtr(world.city.agency_quality))


@indicator(
    unit="家",
    label="Agencies in cluster zones",
    zh="集聚区内服务机构",
    kind="stock",
    evidence="prior only",
    december=True,
)
def agencies_in_clusters(world: "IPEcosystem", facts: Facts) -> float:
    """Service organisations in zones that stand."""
    return float(np.sum(agencies_in_zones(world)))


@indicator(
    unit="家",
    label="Agencies in cluster zones after the first",
    zh="后设集聚区内服务机构",
    kind="stock",
    evidence="prior only",
    december=True,
)
def agencies_in_later_clusters(world: "IPEcosystem", facts: Facts) -> float:
    """Service organisations in zones outside the district of the largest zone."""
    inside = agencies_in_zones(world)
    return float(np.sum(inside) - np.max(inside))


def agencies_in_zones(world: "IPEcosystem") -> "Rows":
    """Agencies in a zone that stands by district, shape (n_districts,)."""
    book, zones = world.agency_book, world.service_market.zones
    members = np.flatnonzero(zones.member(book))
    return np.bincount(book.district[members], minlength=zones.stands.size)


@indicator(
    unit="家", label="Agencies founded", zh="新设服务机构", kind="flow", evidence="prior only", better="none"
)
def agencies_founded(world: "IPEcosystem", facts: Facts) -> float:
    """New organisations and branches of this month."""
    return float(world.service_market.entered)


@indicator(
    unit="家", label="Agencies closed", zh="注销服务机构", kind="flow", evidence="prior only", better="none"
)
def agencies_closed(world: "IPEcosystem", facts: Facts) -> float:
    """Organisations that closed down this month."""
    return float(world.service_market.left)


@indicator(
    unit="人",
    label="Attorneys in practical training",
    zh="实习代理师",
    kind="stock",
    evidence="prior only",
    better="none",
)
def attorneys_practising(world: "IPEcosystem", facts: Facts) -> float:
    """Passed the examination and not licensed yet."""
    return float(sum(world.service_market.attorneys.practising))


@indicator(
    unit="家",
    label="Agencies found in misconduct",
    zh="查处违规机构",
    kind="flow",
    evidence="prior only",
    better="none",
)
def misconduct_found(world: "IPEcosystem", facts: Facts) -> float:
    """Agencies whose misconduct was found this month and that were put on the negative list."""
    return float(world.service_market.listed)


@indicator(
    unit="%",
    label="Patent agencies that misbehave",
    zh="违规代理机构占比",
    kind="stock",
    evidence="prior only",
    better="lower",
    decimals=1,
    december=True,
)
def misconduct_share(world: "IPEcosystem", facts: Facts) -> float:
    """Agencies with attorneys that write abnormal filings and have not been found."""
    misconduct = world.agency_book.misconduct[patent_rows(world)]
    return 100.0 * float(np.mean(misconduct > 0.0)) if misconduct.size else 0.0


@indicator(
    unit="家",
    label="Agencies on the negative list",
    zh="负面名单机构",
    kind="stock",
    evidence="prior only",
    better="lower",
)
def negative_list_agencies(world: "IPEcosystem", facts: Facts) -> float:
    """Listed, and neither repaired nor expired."""
    return float(np.count_nonzero(on_list(world.agency_book)))
