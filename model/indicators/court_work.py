"""Work and outcomes of courts: judges, dockets, hours; appeals, reversals, remands; what awards rest on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Rows
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.disputes import (
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    MEDIATED,
    NO_AWARD,
    PUNITIVE,
    REMANDED,
    SECOND_INSTANCE,
    STATUTORY,
    WITHDRAWN,
)

if TYPE_CHECKING:
    from model.model import IPEcosystem

PER_CENT = 100.0
OUTCOMES = {
    "withdrawn": (WITHDRAWN, "withdrawn", "撤诉"),
    "mediated": (MEDIATED, "mediated", "调解"),
    "for_owner": (JUDGED_FOR_OWNER, "judged for the owner", "判决支持权利人"),
    "against_owner": (JUDGED_AGAINST, "judged against the owner", "判决驳回"),
}
"""How first instances end, by the end of their indicators' ids."""


def judges_at_work(world: "IPEcosystem") -> float:
    """Judges at work in IP cases, borrowed ones too, full-time equivalents."""
    return float(sum(court.judges for court in world.courts))


@indicator(unit="人", label="IP judges at work", zh="在岗知识产权法官", kind="stock", evidence="prior only",
           better="none", decimals=1)  # fmt: skip
def judges_in_post(world: "IPEcosystem", facts: Facts) -> float:
    """Judges in post as trained judges would count, those borrowed from other divisions left out."""
    return world.courts[0].bench.in_post


@indicator(unit="人", label="Judges borrowed from other divisions", zh="跨庭室借调法官", kind="stock",
           evidence="prior only", better="none", decimals=1)  # fmt: skip
def judges_borrowed(world: "IPEcosystem", facts: Facts) -> float:
    """Judges of other divisions who hear IP cases for the time being."""
    return world.courts[0].bench.borrowed


@indicator(unit="件", label="Open cases per judge", zh="法官人均在办案件", kind="stock",
           evidence="prior only", better="lower", decimals=1)  # fmt: skip
def open_cases_per_judge(world: "IPEcosystem", facts: Facts) -> float:
    """Court cases pending over judges at work."""
    judges = judges_at_work(world)
    return facts.court_pending.size / judges if judges > 0.0 else float("nan")


@indicator(unit="件", label="Cases closed per judge and year", zh="法官人均年结案", kind="ratio",
           evidence="proxy", better="none", decimals=0)  # fmt: skip
def cases_closed_per_judge(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Cases closed by all courts over judge-years at work."""
    return 12.0 * facts.court_closed.size, judges_at_work(world)


@indicator(unit="小时", label="Hours of a judge on cases in a month", zh="法官月均办案工时", kind="ratio",
           evidence="prior only", better="none", decimals=1)  # fmt: skip
def hours_per_judge(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Hours worked on cases, overtime too, over judge-months at work."""
    return float(sum(court.hours_used for court in world.courts)), judges_at_work(world)


@indicator(unit="件", label="Court cases that wait for a judge", zh="待分案件", kind="stock",
           evidence="prior only", better="lower")  # fmt: skip
def cases_without_judge(world: "IPEcosystem", facts: Facts) -> float:
    """Cases pending that are on no judge's docket, for want of a place."""
    return float(np.sum(world.disputes.judge[facts.court_pending] < 0))


def _second(world: "IPEcosystem", rows: Rows) -> Rows:
    return rows[world.disputes.body[rows] == SECOND_INSTANCE]


def _first(world: "IPEcosystem", rows: Rows) -> Rows:
    return rows[world.disputes.body[rows] != SECOND_INSTANCE]


@indicator(unit="%", label="Appeals over first-instance conclusions", zh="上诉率", kind="ratio",
           evidence="proxy", better="lower", decimals=1)  # fmt: skip
def court_appeal_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Second instances filed in the city over first instances closed; technical appeals leave the city."""
    second = _second(world, facts.court_filed).size
    return PER_CENT * second, float(_first(world, facts.court_closed).size)


@indicator(unit="%", label="Appeals that change the result", zh="二审改判率", kind="ratio", evidence="proxy",
           better="lower", decimals=1)  # fmt: skip
def court_reversal_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Second instances closed whose judgment differs from the one below, over those closed."""
    disputes, rows = world.disputes, _second(world, facts.court_closed)
    outcome, below = disputes.outcome[rows], disputes.reviewed[rows]
    judged = (outcome == JUDGED_FOR_OWNER) | (outcome == JUDGED_AGAINST)
    known = (below == JUDGED_FOR_OWNER) | (below == JUDGED_AGAINST)
    return PER_CENT * float(np.sum(judged & known & (outcome != below))), float(np.sum(known))


@indicator(unit="%", label="Appeals sent back", zh="二审发回重审率", kind="ratio", evidence="proxy",
           better="lower", decimals=1)  # fmt: skip
def court_remand_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Second instances that send the case back to a basic court, over those closed."""
    rows = _second(world, facts.court_closed)
    return PER_CENT * float(np.sum(world.disputes.outcome[rows] == REMANDED)), float(rows.size)


def _awarded(world: "IPEcosystem", facts: Facts) -> Rows:
    """First instances closed this month whose judgment awards damages."""
    rows = _first(world, facts.court_closed)
    return rows[world.disputes.basis[rows] > NO_AWARD]


@indicator(unit="%", label="Awards set as statutory damages", zh="法定赔偿占比", kind="ratio",
           evidence="proxy", better="lower", decimals=1)  # fmt: skip
def statutory_awards(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """First-instance judgments with statutory damages over those with damages."""
    rows = _awarded(world, facts)
    return PER_CENT * float(np.sum(world.disputes.basis[rows] == STATUTORY)), float(rows.size)


@indicator(unit="件", label="Judgments with punitive damages", zh="适用惩罚性赔偿案件", kind="flow",
           evidence="proxy", better="none")  # fmt: skip
def punitive_awards(world: "IPEcosystem", facts: Facts) -> float:
    """First-instance judgments that multiply the proven loss."""
    return float(np.sum(world.disputes.basis[_awarded(world, facts)] == PUNITIVE))


@indicator(unit="元", label="Mean damages awarded", zh="平均判赔额", kind="ratio", evidence="prior only",
           decimals=0)  # fmt: skip
def mean_award(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Damages of first-instance judgments over the judgments that award any, CNY."""
    rows = _awarded(world, facts)
    return float(np.sum(world.disputes.award[rows])), float(rows.size)


def _ended(outcome: int) -> Callable[["IPEcosystem", Facts], float]:
    """A measure: first instances that end in this way."""

    def measure(world: "IPEcosystem", facts: Facts) -> float:
        return float(np.sum(world.disputes.outcome[_first(world, facts.court_closed)] == outcome))

    return measure


@indicator(unit="件", label="First instances closed", zh="一审审结案件", kind="flow", evidence="proxy",
           better="none")  # fmt: skip
def first_instances_closed(world: "IPEcosystem", facts: Facts) -> float:
    """First-instance cases closed by all courts of the city, remanded ones when they end again."""
    rows = _first(world, facts.court_closed)
    outcome = world.disputes.outcome[rows]
    return float(np.sum((outcome >= WITHDRAWN) & (outcome <= JUDGED_AGAINST)))


def _declare_outcomes() -> None:
    for name, (outcome, label, zh) in OUTCOMES.items():
        measure = _ended(outcome)
        measure.__name__ = f"first_instances_{name}"
        measure.__doc__ = f"First-instance court cases {label}."
        indicator(
            unit="件", label=f"First instances {label}", zh=f"一审{zh}案件", kind="flow",
            evidence="prior only", better="none",
        )(measure)  # fmt: skip


_declare_outcomes()
breakdown(
    "court_outcomes",
    label="How first instances end",
    zh="一审结案方式",
    parts=tuple(f"first_instances_{name}" for name in OUTCOMES),
    whole="first_instances_closed",
    note="Cases that moved to another body are left out.",
    note_zh="不含移送其他机构的案件。",
)
