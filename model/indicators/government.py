"""Measures of governing: reviews, reports, rules in force, public money."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from model.indicators.breakdowns import breakdown
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


# ── the ledger by programme ───────────────────────────────────────────────────────────────────────


def cost_of(group: str, label: str, zh: str) -> str:
    """Declare the public cost of one group of levers; returns the id of the measure."""

    def measure(world: "IPEcosystem", facts: Facts) -> float:
        """Public money of the month for these levers, by the ledger."""
        return world.government.cost_of(group) / YI

    measure.__name__ = f"public_cost_{group}"
    register: Callable[..., object] = indicator(
        unit="亿元", label=f"Public cost of {label}", zh=f"{zh}财政成本",
        kind="flow", evidence="prior only", better="lower", decimals=3,
    )  # fmt: skip
    register(measure)
    return measure.__name__


PROGRAMMES = (
    ("creation", "creation", "创造类"),
    ("protection", "protection", "保护类"),
    ("finance", "finance", "金融类"),
    ("transfer", "transfer and use", "转化运用类"),
    ("services", "services", "服务类"),
    ("support", "support", "支撑类"),
    ("governance", "governance", "治理类"),
)
"""Groups of levers with their names in labels."""

breakdown(
    "public_cost_by_programme",
    label="Public cost by programme",
    zh="财政成本构成（按政策类别）",
    parts=tuple(cost_of(*programme) for programme in PROGRAMMES),
    whole="public_cost",
    note="Unit costs are priors: no plan states amounts.",
    note_zh="单位成本为先验值，方案均未载明金额。",
)


# ── envelope ──────────────────────────────────────────────────────────────────────────────────────


@indicator(
    unit="亿元", label="Annual fiscal envelope", zh="年度财政资金上限",
    kind="stock", evidence="prior only", better="none", decimals=2,
)  # fmt: skip
def annual_envelope(world: "IPEcosystem", facts: Facts) -> float:
    """Money that the year allows, as in force this month."""
    return world.government.envelope / YI


@indicator(
    unit="%", label="Share of the envelope spent since January", zh="年内财政资金支出进度",
    kind="stock", evidence="prior only", better="none", decimals=1,
)  # fmt: skip
def envelope_spent(world: "IPEcosystem", facts: Facts) -> float:
    """Public money of the year so far over its envelope; a year is read in December."""
    government = world.government
    spent = 100.0 * float(government.year_cost.sum())
    return spent / government.envelope if government.envelope > 0.0 else float("nan")


@indicator(
    unit="月", label="Months in which new orders waited for money", zh="新任务因资金不足延后的月数",
    kind="flow", evidence="prior only", better="lower",
)  # fmt: skip
def months_orders_waited(world: "IPEcosystem", facts: Facts) -> float:
    """1 if the envelope could not pay all new orders of the month (rationing)."""
    return float(world.government.money < 1.0)


# ── reviews that move money ───────────────────────────────────────────────────────────────────────


@indicator(
    unit="亿元", label="Money of orders that reviews moved", zh="督导调剂的资金",
    kind="flow", evidence="prior only", better="none", decimals=3,
)  # fmt: skip
def money_moved_by_reviews(world: "IPEcosystem", facts: Facts) -> float:
    """A month's part of the yearly money that levers of lagging goals have beyond the plan."""
    return float(np.maximum(world.government.review.applied, 0.0).sum()) / 12.0 / YI


@indicator(
    unit="项", label="Goals found lagging at the last review", zh="最近一次督导认定滞后的目标数",
    kind="stock", evidence="prior only", better="lower",
)  # fmt: skip
def goals_lagging(world: "IPEcosystem", facts: Facts) -> float:
    """Goals behind their straight path by more than the margin; none before reviews within the year."""
    return float(world.government.review.lagging)


@indicator(
    unit="项", label="Goals found safe at the last review", zh="最近一次督导认定有余的目标数",
    kind="stock", evidence="prior only",
)  # fmt: skip
def goals_safe(world: "IPEcosystem", facts: Facts) -> float:
    """Goals ahead of their straight path by more than the margin."""
    return float(world.government.review.safe)
