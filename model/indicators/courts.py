"""Measures of courts: cases filed, closed, pending; time; limits; how cases end; experts."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Rows
from model.dockets import month_end
from model.indicators.facts import Facts
from model.indicators.registry import declare_change, indicator
from model.institutions.judgments import legal_days
from model.tables.disputes import (
    BASIC_COURT,
    INTERMEDIATE_COURT,
    MEDIATED,
    ORDINARY,
    SECOND_INSTANCE,
    SMALL_CLAIMS,
    SUMMARY,
    TECHNICAL,
    WITHDRAWN,
)

if TYPE_CHECKING:
    from model.model import IPEcosystem

PER_CENT = 100.0
JANUARY = 1


@indicator(
    unit="件",
    label="IP court cases filed",
    zh="法院新收知识产权案件",
    kind="flow",
    evidence="fitted",
    better="none",
)
def court_cases_filed(world: "IPEcosystem", facts: Facts) -> float:
    """New cases of all courts of the city and all instances."""
    return float(facts.court_filed.size)


@indicator(
    unit="件", label="IP court cases closed", zh="法院审结知识产权案件", kind="flow", evidence="fitted"
)
def court_cases_closed(world: "IPEcosystem", facts: Facts) -> float:
    """Cases closed by all courts of the city, all instances."""
    return float(facts.court_closed.size)


@indicator(
    unit="件",
    label="IP court cases pending",
    zh="法院未结知识产权案件",
    kind="stock",
    evidence="fitted",
    better="lower",
)
def court_cases_pending(world: "IPEcosystem", facts: Facts) -> float:
    """Cases filed and not closed at month end."""
    return float(facts.court_pending.size)


@indicator(unit="%", label="Closing rate", zh="结案率", kind="ratio", evidence="fitted", decimals=1)
def court_closing_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Closed over carried in plus new; the carry enters the year's denominator in January."""
    handled = float(facts.court_filed.size)
    if facts.month.of_year == JANUARY:
        handled += _carried_in(world, facts.month.first_day)
    return PER_CENT * facts.court_closed.size, handled


@indicator(
    unit="件",
    label="Cases filed, intermediate court",
    zh="市中院新收案件",
    kind="flow",
    evidence="fitted",
    better="none",
)
def court_cases_filed_intermediate(world: "IPEcosystem", facts: Facts) -> float:
    """First instances of the intermediate court and the second instance in the city."""
    body = world.disputes.body[facts.court_filed]
    return float(np.sum((body == INTERMEDIATE_COURT) | (body == SECOND_INSTANCE)))


@indicator(
    unit="件",
    label="Cases filed, basic courts",
    zh="基层法院新收案件",
    kind="flow",
    evidence="fitted",
    better="none",
)
def court_cases_filed_basic(world: "IPEcosystem", facts: Facts) -> float:
    """First instances of the basic courts."""
    return float(np.sum(world.disputes.body[facts.court_filed] == BASIC_COURT))


def _carried_in(world: "IPEcosystem", day: float) -> float:
    """Court cases filed before a day and not closed before it, from dates."""
    disputes = world.disputes
    open_then = (disputes.closed >= day) & (disputes.filed < day)
    return float(np.sum(disputes.body[open_then] <= SECOND_INSTANCE))


def _days(world: "IPEcosystem", rows: Rows) -> tuple[float, float]:
    """Sum of days from filing to closing, and cases."""
    disputes = world.disputes
    return float(np.sum(disputes.closed[rows] - disputes.filed[rows])), float(rows.size)


def _track_days(world: "IPEcosystem", facts: Facts, track: int) -> tuple[float, float]:
    rows = facts.court_closed
    first = world.disputes.body[rows] != SECOND_INSTANCE
    return _days(world, rows[first & (world.disputes.track[rows] == track)])


@indicator(
    unit="天",
    label="Mean time to close a court case",
    zh="平均结案时间",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def mean_closing_days(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Calendar days from filing to closing over cases closed, all instances."""
    return _days(world, facts.court_closed)


@indicator(
    unit="天",
    label="Median time to close a court case",
    zh="结案时间中位数",
    kind="mean",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def median_closing_days(world: "IPEcosystem", facts: Facts) -> float:
    """Median over cases closed in the month; no closing, the age of those pending."""
    disputes, rows = world.disputes, facts.court_closed
    if rows.size:
        return float(np.median(disputes.closed[rows] - disputes.filed[rows]))
    waiting = facts.court_pending
    return float(np.median(month_end(facts.month) - disputes.filed[waiting])) if waiting.size else 0.0


@indicator(
    unit="天",
    label="Mean time, small claims",
    zh="小额诉讼平均结案时间",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def closing_days_small_claims(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """First-instance small claims."""
    return _track_days(world, facts, SMALL_CLAIMS)


@indicator(
    unit="天",
    label="Mean time, summary procedure",
    zh="简易程序平均结案时间",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def closing_days_summary(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """First-instance summary procedure."""
    return _track_days(world, facts, SUMMARY)


@indicator(
    unit="天",
    label="Mean time, ordinary procedure",
    zh="普通程序平均结案时间",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def closing_days_ordinary(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """First-instance ordinary procedure, not technical."""
    return _track_days(world, facts, ORDINARY)


@indicator(
    unit="天",
    label="Mean time, technical cases",
    zh="技术类案件平均结案时间",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def closing_days_technical(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """First-instance technical cases."""
    return _track_days(world, facts, TECHNICAL)


@indicator(
    unit="%",
    label="Closed within the trial limit",
    zh="法定审限内结案率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def within_limit_closing_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Closed within the statutory limit on the legal clock, approved extensions counted, over closed."""
    rows, disputes = facts.court_closed, world.disputes
    within = legal_days(disputes, rows, disputes.closed[rows]) <= disputes.limit[rows]
    return PER_CENT * float(np.sum(within)), float(rows.size)


@indicator(
    unit="件",
    label="Cases pending beyond the trial limit",
    zh="超审限未结案件",
    kind="stock",
    evidence="prior only",
    better="lower",
)
def backlog_over_limit(world: "IPEcosystem", facts: Facts) -> float:
    """Cases pending at month end whose legal clock has passed the statutory limit."""
    disputes, end = world.disputes, month_end(facts.month)
    rows = facts.court_pending
    return float(np.sum(legal_days(disputes, rows, end) > disputes.limit[rows]))


@indicator(
    unit="%",
    label="Mediation and withdrawal rate",
    zh="一审调撤率",
    kind="ratio",
    evidence="proxy",
    decimals=1,
)
def mediation_withdrawal_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """First-instance cases that end by mediation or withdrawal, over those closed."""
    disputes, rows = world.disputes, facts.court_closed
    first = rows[disputes.body[rows] != SECOND_INSTANCE]
    outcome = disputes.outcome[first]
    return PER_CENT * float(np.sum((outcome == MEDIATED) | (outcome == WITHDRAWN))), float(first.size)


@indicator(
    unit="件",
    label="Technical cases filed",
    zh="新收技术类案件",
    kind="flow",
    evidence="prior only",
    better="none",
)
def technical_cases_filed(world: "IPEcosystem", facts: Facts) -> float:
    """First-instance technical cases, those from outside the region included."""
    return float(np.sum(world.disputes.track[facts.court_filed] == TECHNICAL))


@indicator(
    unit="件",
    label="Cases heard with expert people's assessors",
    zh="专家陪审员参审案件数",
    kind="flow",
    evidence="prior only",
)
def expert_assessor_cases(world: "IPEcosystem", facts: Facts) -> float:
    """Closed cases on whose bench an expert assessor sat."""
    return float(np.sum(world.disputes.expert[facts.court_closed]))


declare_change(
    "expert_assessor_cases_growth",
    of="expert_assessor_cases",
    label="Growth of cases heard with expert people's assessors",
    zh="专家陪审员参审案件数提升",
    evidence="prior only",
)


@indicator(
    unit="人次",
    label="Expert participations in cases",
    zh="技术专家参与人次",
    kind="flow",
    evidence="prior only",
)
def expert_participations(world: "IPEcosystem", facts: Facts) -> float:
    """Expert assessors and technical investigators in cases closed."""
    rows, disputes = facts.court_closed, world.disputes
    return float(np.sum(disputes.expert[rows]) + np.sum(disputes.investigator[rows]))
