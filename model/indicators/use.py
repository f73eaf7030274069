"""Measures of use: inventions put to use by owner, what lies idle, what products with patents earn.

Taken in December from the census of inventions in force.
"""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import OPEN
from model.behaviour.takers import size_class, usefulness
from model.indicators.breakdowns import breakdown
from model.indicators.census import weighted_median
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.innovators import FIRM, UNIVERSITY

if TYPE_CHECKING:
    from model.arrays import Floats, Mask
    from model.model import IPEcosystem

WAN = 1e4
"""CNY per 万元."""
MICRO, SMALL, MEDIUM, LARGE = 0, 1, 2, 3


def share_in_use(world: "IPEcosystem", facts: Facts, owners: "Mask") -> float:
    """Part of the inventions in force in a mask over the census that is in use, per cent."""
    census = facts.census
    used = world.patents.used[census.rows]
    return 100.0 * census.weigh(owners & used) / max(census.weigh(owners), 1.0)


def used_by_size(world: "IPEcosystem", facts: Facts, size: int) -> float:
    """Part of the inventions of firms of one size that is in use, per cent."""
    census, innovators = facts.census, world.innovators
    sales = innovators.revenue[world.patents.owner[census.rows]]
    of_size = size_class(sales, world.parameters.transfer) == size
    return share_in_use(world, facts, of_size & (census.owner_kind == FIRM))


@indicator(
    unit="%",
    label="Firms' inventions in use",
    zh="企业发明产业化率",
    kind="stock",
    evidence="proxy",
    decimals=1,
    december=True,
)
def firm_industrialisation_rate(world: "IPEcosystem", facts: Facts) -> float:
    """Industrialisation rate of firms' valid inventions."""
    return share_in_use(world, facts, facts.census.owner_kind == FIRM)


@indicator(
    unit="%",
    label="Universities' inventions in use",
    zh="高校发明产业化率",
    kind="stock",
    evidence="proxy",
    decimals=1,
    december=True,
)
def university_industrialisation_rate(world: "IPEcosystem", facts: Facts) -> float:
    """Industrialisation rate of universities' valid inventions, use by others included."""
    return share_in_use(world, facts, facts.census.owner_kind == UNIVERSITY)


@indicator(
    unit="%",
    label="Micro firms' inventions in use",
    zh="微型企业发明产业化率",
    kind="stock",
    evidence="proxy",
    decimals=1,
    december=True,
)
def use_by_size_micro(world: "IPEcosystem", facts: Facts) -> float:
    """Of micro firms."""
    return used_by_size(world, facts, MICRO)


@indicator(
    unit="%",
    label="Small firms' inventions in use",
    zh="小型企业发明产业化率",
    kind="stock",
    evidence="proxy",
    decimals=1,
    december=True,
)
def use_by_size_small(world: "IPEcosystem", facts: Facts) -> float:
    """Of small firms."""
    return used_by_size(world, facts, SMALL)


@indicator(
    unit="%",
    label="Medium firms' inventions in use",
    zh="中型企业发明产业化率",
    kind="stock",
    evidence="proxy",
    decimals=1,
    december=True,
)
def use_by_size_medium(world: "IPEcosystem", facts: Facts) -> float:
    """Of medium firms."""
    return used_by_size(world, facts, MEDIUM)


@indicator(
    unit="%",
    label="Large firms' inventions in use",
    zh="大型企业发明产业化率",
    kind="stock",
    evidence="proxy",
    decimals=1,
    december=True,
)
def use_by_size_large(world: "IPEcosystem", facts: Facts) -> float:
    """Of large firms."""
    return used_by_size(world, facts, LARGE)


breakdown(
    "use_by_size",
    label="Inventions in use by size of firm",
    zh="企业发明产业化率按规模",
    parts=("use_by_size_micro", "use_by_size_small", "use_by_size_medium", "use_by_size_large"),
    note="Rates of each size: they do not add up.",
    note_zh="各规模产业化率，不可相加。",
)


@indicator(
    unit="件",
    label="Universities' inventions neither used nor licensed",
    zh="高校未转化有效发明",
    kind="stock",
    evidence="prior only",
    better="lower",
    december=True,
)
def university_unused_inventions(world: "IPEcosystem", facts: Facts) -> float:
    """The stock that lies idle (存量专利)."""
    census, patents = facts.census, world.patents
    idle = ~patents.used[census.rows] & (patents.licensed[census.rows] == OPEN)
    return census.weigh(idle & (census.owner_kind == UNIVERSITY))


def product_income(world: "IPEcosystem", facts: Facts) -> tuple["Floats", "Floats"]:
    """Sales a year with each firm's invention in use, CNY, and weights."""
    census, rules = facts.census, world.parameters.transfer
    chosen = np.flatnonzero(world.patents.used[census.rows] & (census.owner_kind == FIRM))
    owner = world.patents.owner[census.rows[chosen]]
    fit = usefulness(world.innovators, owner, rules)
    return census.value[chosen] * rules.product_sales * fit, census.weight[chosen]


@indicator(
    unit="万元",
    label="Mean yearly sales with an invention in use",
    zh="产业化发明平均收益",
    kind="stock",
    evidence="prior only",
    december=True,
)
def income_per_used_invention(world: "IPEcosystem", facts: Facts) -> float:
    """Of firms' inventions in use."""
    income, weight = product_income(world, facts)
    return float(np.sum(income * weight)) / max(float(np.sum(weight)), 1.0) / WAN


@indicator(
    unit="万元",
    label="Median yearly sales with an invention in use",
    zh="产业化发明收益中位数",
    kind="stock",
    evidence="prior only",
    december=True,
)
def income_per_used_invention_median(world: "IPEcosystem", facts: Facts) -> float:
    """Half of firms' inventions in use bring no more."""
    return weighted_median(*product_income(world, facts)) / WAN
