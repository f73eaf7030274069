"""Measures of governing: reviews, reports, rules in force, public money."""

from typing import TYPE_CHECKING

from model.indicators.facts import Facts
from model.indicators.registry import indicator

if TYPE_CHECKING:
    from model.model import IPEcosystem

YI = 1e8
"""CNY per 亿元."""


@indicator(
    unit="次",
    label="Leadership reviews of IP protection",
    zh="研究部署知识产权保护工作次数",
    kind="flow",
    evidence="prior only",
)
def leadership_reviews(world: "IPEcosystem", facts: Facts) -> float:
    """Reviews held this month."""
    return float(world.government.reviews)


@indicator(
    unit="次",
    label="Progress reports to the provincial office",
    zh="向省局报送工作动态次数",
    kind="flow",
    evidence="prior only",
)
def progress_reports(world: "IPEcosystem", facts: Facts) -> float:
    """Monthly reports sent this month; a late one comes with the next."""
    return float(world.government.reports)


@indicator(
    unit="%",
    label="Ownership share granted to inventors",
    zh="职务科技成果赋予完成人所有权比例",
    kind="stock",
    evidence="prior only",
)
def title_share_granted(world: "IPEcosystem", facts: Facts) -> float:
    """Share that the rule in force grants in the pilot."""
    return 100.0 * world.government.title_share


@indicator(
    unit="年",
    label="Term of the long-term use right",
    zh="职务科技成果长期使用权年限",
    kind="stock",
    evidence="prior only",
)
def use_right_years(world: "IPEcosystem", facts: Facts) -> float:
    """Years that the rule in force grants."""
    return world.government.use_right_years


@indicator(
    unit="亿元",
    label="Public cost of all levers",
    zh="财政成本合计",
    kind="flow",
    evidence="prior only",
    better="lower",
    decimals=2,
)
def public_cost(world: "IPEcosystem", facts: Facts) -> float:
    """Public money of the month by the ledger; unit costs are priors, for no plan states amounts."""
    return float(world.government.month_cost.sum()) / YI
