"""Measures of who deals with whom in rights, and at what price."""

from math import inf
from typing import TYPE_CHECKING

from model.indicators.breakdowns import breakdown
from model.indicators.deal_count import OUTSIDE
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY

if TYPE_CHECKING:
    from model.model import IPEcosystem

LOW_PRICE, MIDDLE_PRICE, HIGH_PRICE = 1e4, 1e5, 1e6
"""Edges of the classes of price, CNY a right: 1, 10 and 100 万元."""


@indicator(
    unit="次",
    label="Patent transfers and licences",
    zh="专利转让许可次数",
    kind="flow",
    evidence="prior only",
    better="higher",
)
def patent_deals(world: "IPEcosystem", facts: Facts) -> float:
    """Transfers and licences of all kinds with a party in the city, as the office counts them together."""
    return facts.deals.total


@indicator(
    unit="次",
    label="Rights from universities to firms of the city",
    zh="高校向市内企业转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_parties_university_to_firm(world: "IPEcosystem", facts: Facts) -> float:
    """Sold or licensed by universities to firms of the city."""
    return facts.deals.between(UNIVERSITY, inside=True)


@indicator(
    unit="次",
    label="Rights from universities to buyers elsewhere",
    zh="高校向市外转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_parties_university_to_outside(world: "IPEcosystem", facts: Facts) -> float:
    """Sold by universities across the border."""
    return facts.deals.between(UNIVERSITY, inside=False)


@indicator(
    unit="次",
    label="Rights from institutes",
    zh="科研院所转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_parties_institute(world: "IPEcosystem", facts: Facts) -> float:
    """Sold or licensed by institutes, to whomever."""
    return facts.deals.count(facts.deals.giver_kind == INSTITUTE)


@indicator(
    unit="次",
    label="Rights between firms of the city",
    zh="市内企业间转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_parties_firm_to_firm(world: "IPEcosystem", facts: Facts) -> float:
    """Sold or licensed by firms to firms of the city, cross licences included."""
    return facts.deals.between(FIRM, inside=True)


@indicator(
    unit="次",
    label="Rights from firms to buyers elsewhere",
    zh="企业向市外转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_parties_firm_to_outside(world: "IPEcosystem", facts: Facts) -> float:
    """Sold by firms across the border."""
    return facts.deals.between(FIRM, inside=False)


@indicator(
    unit="次",
    label="Rights from elsewhere to firms of the city",
    zh="市外向市内企业转让",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_parties_outside_to_firm(world: "IPEcosystem", facts: Facts) -> float:
    """Bought from across the border."""
    return facts.deals.between(OUTSIDE, inside=True)


breakdown(
    "deals_by_parties",
    label="Patent transfers and licences by parties",
    zh="专利转让许可按交易双方",
    parts=(
        "deals_by_parties_university_to_firm",
        "deals_by_parties_university_to_outside",
        "deals_by_parties_institute",
        "deals_by_parties_firm_to_firm",
        "deals_by_parties_firm_to_outside",
        "deals_by_parties_outside_to_firm",
    ),
    whole="patent_deals",
)


@indicator(
    unit="次",
    label="Deals free of charge",
    zh="无偿转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_price_free(world: "IPEcosystem", facts: Facts) -> float:
    """Nothing is paid: cross licences."""
    return facts.deals.priced(-inf, 0.0)


@indicator(
    unit="次",
    label="Deals at up to 10 000 CNY",
    zh="1万元及以下转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_price_low(world: "IPEcosystem", facts: Facts) -> float:
    """Price of one right up to 1 万元."""
    return facts.deals.priced(0.0, LOW_PRICE)


@indicator(
    unit="次",
    label="Deals at 10 000 to 100 000 CNY",
    zh="1万至10万元转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_price_middle(world: "IPEcosystem", facts: Facts) -> float:
    """Above 1 and up to 10 万元."""
    return facts.deals.priced(LOW_PRICE, MIDDLE_PRICE)


@indicator(
    unit="次",
    label="Deals at 100 000 to 1 million CNY",
    zh="10万至100万元转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_price_high(world: "IPEcosystem", facts: Facts) -> float:
    """Above 10 and up to 100 万元."""
    return facts.deals.priced(MIDDLE_PRICE, HIGH_PRICE)


@indicator(
    unit="次",
    label="Deals above 1 million CNY",
    zh="100万元以上转让许可",
    kind="flow",
    evidence="prior only",
    better="none",
)
def deals_by_price_top(world: "IPEcosystem", facts: Facts) -> float:
    """Above 100 万元."""
    return facts.deals.priced(HIGH_PRICE, inf)


breakdown(
    "deals_by_price",
    label="Patent transfers and licences by price of one right",
    zh="专利转让许可按单件价格",
    parts=(
        "deals_by_price_free",
        "deals_by_price_low",
        "deals_by_price_middle",
        "deals_by_price_high",
        "deals_by_price_top",
    ),
    whole="patent_deals",
)
