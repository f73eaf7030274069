"""Measures of deals in rights, technology contracts, value added and GDP; use itself is in use.py."""

from typing import TYPE_CHECKING

import numpy as np

from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.deals import ASSIGNMENT, CROSS_LICENCE, EXCLUSIVE, LICENCE, OPEN_LICENCE

if TYPE_CHECKING:
    from model.model import IPEcosystem

YI, WAN = 1e8, 1e4
"""CNY per 亿元 and 万元."""


@indicator(unit="次", label="Patent transfers", zh="专利转让次数", kind="flow", evidence="fitted")
def patent_transfers(world: "IPEcosystem", facts: Facts) -> float:
    """Assignments of patents of all kinds with a party in the city, across the border included."""
    return facts.deals.of_kind(ASSIGNMENT)


@indicator(unit="次", label="Patent licences", zh="专利许可次数", kind="flow", evidence="fitted")
def patent_licences(world: "IPEcosystem", facts: Facts) -> float:
    """Ordinary, exclusive, open and cross licences."""
    return facts.deals.total - facts.deals.of_kind(ASSIGNMENT)


@indicator(
    unit="次", label="Ordinary licences", zh="普通许可次数", kind="flow", evidence="prior only", better="none"
)
def licences_by_kind_ordinary(world: "IPEcosystem", facts: Facts) -> float:
    """Ordinary licences of the month."""
    return facts.deals.of_kind(LICENCE)


@indicator(
    unit="次",
    label="Exclusive licences",
    zh="独占许可次数",
    kind="flow",
    evidence="prior only",
    better="none",
)
def licences_by_kind_exclusive(world: "IPEcosystem", facts: Facts) -> float:
    """Exclusive licences of the month."""
    return facts.deals.of_kind(EXCLUSIVE)


@indicator(
    unit="次", label="Open licences", zh="开放许可次数", kind="flow", evidence="prior only", better="none"
)
def licences_by_kind_open(world: "IPEcosystem", facts: Facts) -> float:
    """Open licences of the month."""
    return facts.deals.of_kind(OPEN_LICENCE)


@indicator(
    unit="次",
    label="Cross licences in pools",
    zh="专利池交叉许可次数",
    kind="flow",
    evidence="prior only",
    better="none",
)
def licences_by_kind_cross(world: "IPEcosystem", facts: Facts) -> float:
    """Cross licences in pools of the month."""
    return facts.deals.of_kind(CROSS_LICENCE)


breakdown(
    "licences_by_kind",
    label="Patent licences by kind",
    zh="专利许可按方式",
    parts=(
        "licences_by_kind_ordinary",
        "licences_by_kind_exclusive",
        "licences_by_kind_open",
        "licences_by_kind_cross",
    ),
    whole="patent_licences",
)


@indicator(
    unit="次",
    label="Transfers inside the city",
    zh="市内专利转让次数",
    kind="flow",
    evidence="prior only",
    better="none",
)
def transfers_by_direction_within(world: "IPEcosystem", facts: Facts) -> float:
    """Both parties are in the city."""
    deals = facts.deals
    return deals.count(deals.sold & (deals.giver >= 0) & (deals.taker >= 0))


@indicator(
    unit="次",
    label="Transfers into the city",
    zh="向市内转入专利次数",
    kind="flow",
    evidence="prior only",
    better="none",
)
def transfers_by_direction_in(world: "IPEcosystem", facts: Facts) -> float:
    """The seller is outside."""
    deals = facts.deals
    return deals.count(deals.sold & (deals.giver < 0))


@indicator(
    unit="次",
    label="Transfers out of the city",
    zh="向市外转出专利次数",
    kind="flow",
    evidence="prior only",
    better="none",
)
def transfers_by_direction_out(world: "IPEcosystem", facts: Facts) -> float:
    """The buyer is outside."""
    deals = facts.deals
    return deals.count(deals.sold & (deals.taker < 0))


breakdown(
    "transfers_by_direction",
    label="Patent transfers by direction",
    zh="专利转让按流向",
    parts=("transfers_by_direction_within", "transfers_by_direction_in", "transfers_by_direction_out"),
    whole="patent_transfers",
)


@indicator(
    unit="万元",
    label="Mean price of a transfer",
    zh="专利转让均价",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def mean_transfer_price(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Price of rights sold over their number."""
    deals = facts.deals
    paid = np.sum((deals.price * deals.weight).compress(deals.sold))
    return float(paid) / WAN, deals.of_kind(ASSIGNMENT)


@indicator(
    unit="亿元",
    label="Universities' income from rights",
    zh="高校专利转化收入",
    kind="flow",
    evidence="prior only",
    decimals=2,
)
def university_transfer_income(world: "IPEcosystem", facts: Facts) -> float:
    """Price of rights that universities sold and licensed, the inventors' part included."""
    deals = facts.deals
    return float(np.sum((deals.price * deals.weight).compress(deals.public))) / YI


@indicator(
    unit="次",
    label="Universities' transfers and licences",
    zh="高校专利转让许可次数",
    kind="flow",
    evidence="prior only",
)
def university_deals(world: "IPEcosystem", facts: Facts) -> float:
    """Rights that universities sold and licensed, at full count."""
    return facts.deals.count(facts.deals.public)


@indicator(
    unit="个",
    label="Patent pools at work",
    zh="运行中的专利池",
    kind="stock",
    evidence="prior only",
    decimals=1,
)
def pools_at_work(world: "IPEcosystem", facts: Facts) -> float:
    """Pools founded that have enough members."""
    return world.technology_market.pools


@indicator(
    unit="亿元",
    label="Technology contract turnover",
    zh="技术合同成交额",
    kind="flow",
    evidence="fitted",
    decimals=1,
)
def technology_contract_turnover(world: "IPEcosystem", facts: Facts) -> float:
    """Technology contracts (mostly services), and the price of patents sold and licensed."""
    return (world.technology_market.contracts + facts.deals.worth) / YI


@indicator(
    unit="%",
    label="Patent-intensive industries' share of GDP",
    zh="专利密集型产业增加值占GDP比重",
    kind="ratio",
    evidence="proxy",
    decimals=2,
)
def patent_intensive_gdp_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Value added of patent-intensive industries over GDP; what use adds is in both."""
    added, plain = world.city.use_value_added, facts.month.economy.gdp
    return 100.0 * (world.city.patent_intensive_share * plain + added), plain + added


@indicator(unit="亿元", label="GDP", zh="地区生产总值", kind="flow", evidence="fitted", decimals=1)
def gdp(world: "IPEcosystem", facts: Facts) -> float:
    """GDP of the month, with what use of patents adds."""
    return (facts.month.economy.gdp + world.city.use_value_added) / YI


@indicator(
    unit="亿元",
    label="Value added by use beyond the nation's pace",
    zh="专利实施新增增加值",
    kind="flow",
    evidence="prior only",
    decimals=2,
)
def use_value_added(world: "IPEcosystem", facts: Facts) -> float:
    """What patents in use add beyond the national growth since the opening; negative when the city lags."""
    return world.city.use_value_added / YI
