"""Measures of transfer and use: deals, technology contracts, value added, GDP."""

from typing import TYPE_CHECKING

import numpy as np

from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.deals import ASSIGNMENT

if TYPE_CHECKING:
    from model.arrays import Rows
    from model.model import IPEcosystem

YI = 1e8
"""CNY per 亿元."""


def deals_now(world: "IPEcosystem", facts: Facts) -> "Rows":
    """Rows of the deals of this month; they stand at the end of the table."""
    month = world.technology_market.deals.month
    return np.arange(int(np.searchsorted(month, facts.month.index)), month.size)


def count_deals(world: "IPEcosystem", facts: Facts, *, assigned: bool) -> float:
    """Deals of the month at full count: assignments, or licences of all kinds."""
    deals, rows = world.technology_market.deals, deals_now(world, facts)
    chosen = rows[(deals.kind[rows] == ASSIGNMENT) == assigned]
    return float(np.sum(deals.weight[chosen]))


@indicator(unit="次", label="Patent transfers", zh="专利转让次数", kind="flow", evidence="fitted")
def patent_transfers(world: "IPEcosystem", facts: Facts) -> float:
    """Assignments of patents of all kinds with a party in the city, across the border included."""
    return count_deals(world, facts, assigned=True)


@indicator(unit="次", label="Patent licences", zh="专利许可次数", kind="flow", evidence="fitted")
def patent_licences(world: "IPEcosystem", facts: Facts) -> float:
    """Ordinary, exclusive and open licences."""
    return count_deals(world, facts, assigned=False)


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
    deals, rows = world.technology_market.deals, deals_now(world, facts)
    return (world.technology_market.contracts + float(np.sum(deals.price[rows] * deals.weight[rows]))) / YI


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
