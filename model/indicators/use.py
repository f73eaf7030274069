"""Measures of use: inventions put to use by owner, what lies idle, what products with patents earn.

Taken in December from the census of inventions in force.
"""

from typing import TYPE_CHECKING

from model.arrays import OPEN
from model.indicators.breakdowns import breakdown
from model.indicators.census import weighted_median
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.indicators.use_census import LARGE, MEDIUM, MICRO, SIZES, SMALL, UNIVERSITIES
from model.tables.innovators import UNIVERSITY

if TYPE_CHECKING:
    from model.model import IPEcosystem

WAN = 1e4
"""CNY per 万元."""


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
    return facts.use.share(*SIZES)


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
    return facts.use.share(UNIVERSITIES)


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
    return facts.use.share(MICRO)


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
    return facts.use.share(SMALL)


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
    return facts.use.share(MEDIUM)


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
    return facts.use.share(LARGE)


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


@indicator(
    unit="万元",
    label="Mean yearly sales with an invention in use",
    zh="产业化发明平均收益",
    kind="stock",
    evidence="prior only",
    december=True,
)
def income_per_used_invention(world: "IPEcosystem", facts: Facts) -> float:
    """Of firms' inventions in use, each at the sales of its product."""
    return facts.use.mean_sales(*SIZES) / WAN


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
    return weighted_median(facts.use.sales, facts.use.weight) / WAN


@indicator(
    unit="万元",
    label="Mean yearly sales with an invention in use, micro firms",
    zh="微型企业产业化发明平均收益",
    kind="stock",
    evidence="prior only",
    december=True,
)
def income_by_size_micro(world: "IPEcosystem", facts: Facts) -> float:
    """Of micro firms' inventions in use."""
    return facts.use.mean_sales(MICRO) / WAN


@indicator(
    unit="万元",
    label="Mean yearly sales with an invention in use, small firms",
    zh="小型企业产业化发明平均收益",
    kind="stock",
    evidence="prior only",
    december=True,
)
def income_by_size_small(world: "IPEcosystem", facts: Facts) -> float:
    """Of small firms' inventions in use."""
    return facts.use.mean_sales(SMALL) / WAN


@indicator(
    unit="万元",
    label="Mean yearly sales with an invention in use, medium firms",
    zh="中型企业产业化发明平均收益",
    kind="stock",
    evidence="prior only",
    december=True,
)
def income_by_size_medium(world: "IPEcosystem", facts: Facts) -> float:
    """Of medium firms' inventions in use."""
    return facts.use.mean_sales(MEDIUM) / WAN


@indicator(
    unit="万元",
    label="Mean yearly sales with an invention in use, large firms",
    zh="大型企业产业化发明平均收益",
    kind="stock",
    evidence="prior only",
    december=True,
)
def income_by_size_large(world: "IPEcosystem", facts: Facts) -> float:
    """Of large firms' inventions in use."""
    return facts.use.mean_sales(LARGE) / WAN


breakdown(
    "income_by_size",
    label="Mean yearly sales with an invention in use by size of firm",
    zh="产业化发明平均收益按企业规模",
    parts=("income_by_size_micro", "income_by_size_small", "income_by_size_medium", "income_by_size_large"),
    note="Means of each size: they do not add up.",
    note_zh="各规模平均值，不可相加。",
)
