"""Measures of examination: how long by route, how it ends, re-examination, invalidation, the centres' queue.

The nation's pendency and its mean grant share are inputs; what the city's applications make of them
(mix of fields, quality, routes) is counted here. Two clocks are kept: from filing, which firms feel, and
from entry into substantive examination, which the office publishes.
"""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Floats
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.patents import weigh
from model.indicators.registry import indicator
from model.institutions.examining_loops import GRANT, REFUSE, WITHDRAW
from model.tables.patents import INVENTION, ORDINARY, PRIORITY, PROTECTION_CENTRE, QUICK_CENTRE

if TYPE_CHECKING:
    from model.model import IPEcosystem

MEDIAN, LATE = 0.5, 0.9


@indicator(
    unit="月",
    label="Time from filing to grant, ordinary route",
    zh="普通途径发明授权周期",
    kind="ratio",
    evidence="proxy",
    better="lower",
    decimals=1,
)
def ordinary_grant_months(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Mean months from filing to grant of inventions granted on the ordinary route."""
    return _grant_months(world, ORDINARY)


@indicator(
    unit="月",
    label="Time from filing to grant with priority examination",
    zh="优先审查发明授权周期",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def grant_months_by_route_priority(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Mean months from filing to grant of inventions with priority examination."""
    return _grant_months(world, PRIORITY)


@indicator(
    unit="月",
    label="Time from filing to grant after pre-examination",
    zh="预审发明授权周期",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def preexamined_grant_months(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Mean months to grant of inventions from the month in which the protection centre passed them."""
    return _grant_months(world, PROTECTION_CENTRE)


@indicator(
    unit="月",
    label="Time from filing to grant through the quick centre",
    zh="快维中心预审授权周期",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def grant_months_by_route_quick_centre(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Mean months to grant of utility models and designs from the month in which the centre passed them."""
    return _grant_months(world, QUICK_CENTRE)


def _grant_months(world: "IPEcosystem", route: int) -> tuple[float, float]:
    months, number = world.patent_office.decided.tally.grants[:, route].tolist()
    return months, number


@indicator(
    unit="月",
    label="Median time from filing to grant, ordinary route",
    zh="普通途径发明授权周期中位数",
    kind="stock",
    evidence="prior only",
    better="lower",
    decimals=1,
    december=True,
)
def ordinary_grant_months_median(world: "IPEcosystem", facts: Facts) -> float:
    """Half of the inventions granted on the ordinary route in the year took no longer."""
    return quantile(world.patent_office.waits, MEDIAN)


@indicator(
    unit="月",
    label="Time within which nine of ten ordinary grants came",
    zh="普通途径发明授权周期九成分位",
    kind="stock",
    evidence="prior only",
    better="lower",
    decimals=1,
    december=True,
)
def ordinary_grant_months_late(world: "IPEcosystem", facts: Facts) -> float:
    """Nine of ten inventions granted on the ordinary route in the year took no longer."""
    return quantile(world.patent_office.waits, LATE)


def quantile(counts: Floats, share: float) -> float:
    """Smallest number of months that this share of the grants does not exceed; NaN without grants.

    ``counts`` are grants by whole months.
    """
    mass = np.cumsum(counts)
    if not counts.size or mass[-1] <= 0.0:
        return float("nan")
    return float(np.searchsorted(mass, share * mass[-1]))


@indicator(
    unit="月",
    label="Substantive examination on the ordinary route",
    zh="普通途径实质审查周期",
    kind="ratio",
    evidence="proxy",
    better="lower",
    decimals=1,
)
def ordinary_exam_months(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Mean months from entry into examination to its first conclusion: the office's own clock."""
    months, number = world.patent_office.decided.tally.examined.sum(axis=1).tolist()
    return months, number


@indicator(
    unit="月",
    label="Substantive examination of the high-value class",
    zh="高价值类实质审查周期",
    kind="ratio",
    evidence="proxy",
    better="lower",
    decimals=1,
)
def high_value_exam_months(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """The same for applications in strategic fields, which the nation examines faster."""
    months, number = world.patent_office.decided.tally.examined[:, 1].tolist()
    return months, number


@indicator(
    unit="月",
    label="National examination time of inventions",
    zh="全国发明专利审查周期",
    kind="mean",
    evidence="proxy",
    better="lower",
    decimals=1,
)
def exam_pendency_months(world: "IPEcosystem", facts: Facts) -> float:
    """National mean time of substantive examination: an input, not a result."""
    return facts.month.economy.exam_months


breakdown(
    "grant_months_by_route",
    label="Time from filing to grant by route",
    zh="各途径授权周期",
    parts=(
        "ordinary_grant_months",
        "grant_months_by_route_priority",
        "preexamined_grant_months",
        "grant_months_by_route_quick_centre",
    ),
    note="Means; inventions, but utility models and designs for the quick centre. They do not add up.",
    note_zh="均为平均值；快维中心为实用新型和外观设计，其余为发明；各项不可相加。",
)


@indicator(
    unit="%",
    label="Grant share, ordinary route",
    zh="普通途径授权率",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def grant_share_by_route_ordinary(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Granted of inventions whose first examination was concluded on the ordinary route."""
    return _grant_share(world, ORDINARY)


@indicator(
    unit="%",
    label="Grant share, priority examination",
    zh="优先审查授权率",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def grant_share_by_route_priority(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Granted of inventions concluded with priority."""
    return _grant_share(world, PRIORITY)


@indicator(
    unit="%",
    label="Grant share, protection centre",
    zh="保护中心预审授权率",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def grant_share_by_route_protection_centre(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Granted of inventions that passed the protection centre; mostly selection, see the centres."""
    return _grant_share(world, PROTECTION_CENTRE)


@indicator(
    unit="%",
    label="Grant share, quick centre",
    zh="快维中心预审授权率",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def grant_share_by_route_quick_centre(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Granted of utility models and designs that passed the quick centre."""
    return _grant_share(world, QUICK_CENTRE)


def _grant_share(world: "IPEcosystem", route: int) -> tuple[float, float]:
    outcomes = world.patent_office.decided.tally.first[route]
    return 100.0 * float(outcomes[GRANT]), float(outcomes.sum())


breakdown(
    "grant_share_by_route",
    label="Share granted of first examinations by route",
    zh="各途径授权率",
    parts=tuple(
        f"grant_share_by_route_{route}"
        for route in ("ordinary", "priority", "protection_centre", "quick_centre")
    ),
    note="Each of its own conclusions: they do not add up. The gaps are mostly who takes which route.",
    note_zh="各途径分别计算，不可相加；差距主要来自申请人的选择。",
)


@indicator(
    unit="件",
    label="Inventions refused",
    zh="发明驳回量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def inventions_refused(world: "IPEcosystem", facts: Facts) -> float:
    """Inventions refused for the first time; re-examination may still reverse it."""
    return _ended_first(world, REFUSE)


@indicator(
    unit="件",
    label="Inventions withdrawn",
    zh="发明撤回和视为撤回量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def inventions_withdrawn(world: "IPEcosystem", facts: Facts) -> float:
    """Withdrawn in examination, or deemed so because nobody asked for it; not those caught as abnormal."""
    return _ended_first(world, WITHDRAW) + weigh(world, world.patent_office.decided.unrequested)


def _ended_first(world: "IPEcosystem", outcome: int) -> float:
    """First examinations of inventions with this outcome (the quick centre has none)."""
    by_route = world.patent_office.decided.tally.first[:, outcome]
    return float(by_route.sum() - by_route[QUICK_CENTRE])


@indicator(
    unit="件",
    label="Re-examinations requested",
    zh="复审请求量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def reexaminations_requested(world: "IPEcosystem", facts: Facts) -> float:
    """Refused inventions taken to the board."""
    return weigh(world, world.patent_office.decided.appealed)


@indicator(
    unit="%",
    label="Re-examinations that reverse the refusal",
    zh="复审撤驳率",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def reexamination_reversal_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Refusals set aside, of re-examinations decided."""
    decided = world.patent_office.decided
    won = weigh(world, decided.overturned)
    return 100.0 * won, won + weigh(world, decided.upheld)


@indicator(
    unit="月",
    label="Time of re-examination",
    zh="复审周期",
    kind="ratio",
    evidence="proxy",
    better="lower",
    decimals=1,
)
def reexamination_months(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Mean months from the refusal to the board's decision, the time to ask included."""
    decided, patents = world.patent_office.decided, world.patents
    rows = np.concatenate([decided.overturned, decided.upheld])
    weight = patents.weight[rows]
    return float(np.sum(weight * (facts.month.index - patents.refused[rows]))), float(np.sum(weight))


@indicator(
    unit="件",
    label="Petitions for invalidation",
    zh="无效宣告请求量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def invalidation_petitions(world: "IPEcosystem", facts: Facts) -> float:
    """Patents in force against which a petition was brought this month."""
    petitions = world.patent_office.board.petitions
    return weigh(world, petitions.patent[petitions.filed == facts.month.index])


@indicator(
    unit="件",
    label="Patents declared invalid",
    zh="宣告全部无效专利量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def patents_invalidated(world: "IPEcosystem", facts: Facts) -> float:
    """Patents declared invalid as a whole this month."""
    return weigh(world, world.patent_office.board.voided)


@indicator(
    unit="%",
    label="Priority examinations among invention applications",
    zh="优先审查占发明申请比例",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def priority_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the inventions filed this month, those for which priority is asked and given."""
    patents = world.patents
    inventions = facts.filed.compress(patents.kind[facts.filed] == INVENTION)
    return 100.0 * weigh(world, inventions, patents.route[inventions] == PRIORITY), weigh(world, inventions)


@indicator(
    unit="件",
    label="Requests for pre-examination",
    zh="预审请求量",
    kind="flow",
    evidence="prior only",
    better="none",
)
def preexam_requests(world: "IPEcosystem", facts: Facts) -> float:
    """Requests made to both centres."""
    return world.protection_centre.requests + world.quick_centre.requests


@indicator(
    unit="件",
    label="Pre-examinations passed",
    zh="预审合格量",
    kind="flow",
    evidence="prior only",
)
def preexam_passed(world: "IPEcosystem", facts: Facts) -> float:
    """Requests that got a slot and passed the screen."""
    return world.protection_centre.passed + world.quick_centre.passed


@indicator(
    unit="件",
    label="Requests for pre-examination waiting for a slot",
    zh="预审排队量",
    kind="stock",
    evidence="prior only",
    better="lower",
)
def preexam_unserved(world: "IPEcosystem", facts: Facts) -> float:
    """Requests without a slot at month end, both centres."""
    return world.protection_centre.unserved + world.quick_centre.unserved


@indicator(
    unit="件",
    label="Requests for pre-examination given up",
    zh="预审放弃量",
    kind="flow",
    evidence="prior only",
    better="lower",
)
def preexam_given_up(world: "IPEcosystem", facts: Facts) -> float:
    """Requests that found no slot in time and stayed on the ordinary route."""
    return world.protection_centre.given_up + world.quick_centre.given_up
