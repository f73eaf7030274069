"""Time in courts as a distribution: quantiles by track and closing year, and by year of filing.

Cases closed in a year are a biased picture of time: clearing a backlog raises it, December lowers it. Those
filed in a year are not: December measures the cohort of the year before, Kaplan-Meier where some are open.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Floats, Mask, Rows
from model.dockets import month_end
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.institutions.judgments import legal_days
from model.month import DAYS_PER_MONTH
from model.tables.disputes import NEVER, ORDINARY, SECOND_INSTANCE, SMALL_CLAIMS, SUMMARY, TECHNICAL

if TYPE_CHECKING:
    from model.model import IPEcosystem

PER_CENT = 100.0
YEAR = 12 * DAYS_PER_MONTH
HALF, MOST = 0.5, 0.9
TRACKS = {
    "small_claims": (SMALL_CLAIMS, "small claims", "小额诉讼"),
    "summary": (SUMMARY, "summary procedure", "简易程序"),
    "ordinary": (ORDINARY, "ordinary procedure", "普通程序"),
    "technical": (TECHNICAL, "technical cases", "技术类案件"),
}
"""Tracks by the end of their indicators' ids."""


def closed_in_year(world: "IPEcosystem", facts: Facts) -> Rows:
    """Court cases closed in the twelve months that end now, all instances."""
    disputes, end = world.disputes, month_end(facts.month)
    closed = (disputes.closed >= end - YEAR) & (disputes.closed < end)
    return np.flatnonzero(closed & (disputes.body <= SECOND_INSTANCE))


def filed_in(world: "IPEcosystem", start: float, end: float) -> Rows:
    """First-instance cases filed with a court from one day to before another."""
    disputes = world.disputes
    filed = (disputes.filed >= start) & (disputes.filed < end)
    return np.flatnonzero(filed & (disputes.body < SECOND_INSTANCE))


def cohort(world: "IPEcosystem", facts: Facts) -> Rows:
    """First-instance cases filed in the twelve months before the last twelve.

    Of those filed before 2020 only what was open at the opening is known: they are no cohort.
    """
    end = month_end(facts.month)
    if end < 2.0 * YEAR:
        return np.empty(0, dtype=np.intp)
    return filed_in(world, end - 2.0 * YEAR, end - YEAR)


def quantile(days: Floats, share: float) -> float:
    """Quantile of days; nothing can be said of none."""
    return float(np.quantile(days, share)) if days.size else float("nan")


def survival_quantile(days: Floats, ended: Mask, share: float) -> float:
    """Day by which a share of cases has ended (Kaplan-Meier); where it was not reached, the last seen.

    Parameters
    ----------
    days : until the end, or seen without one, shape (n_cases,)
    ended : False where a case was still open
    """
    if not days.size:
        return float("nan")
    order = np.lexsort((~ended, days))
    at_risk = np.arange(days.size, 0, -1)
    open_still = np.cumprod(1.0 - ended[order] / at_risk)
    reached = np.flatnonzero(open_still <= 1.0 - share)
    return float(days[order[reached[0]]] if reached.size else days.max())


def cohort_days(world: "IPEcosystem", facts: Facts) -> tuple[Floats, Mask]:
    """Days of the cohort from filing until closed or until now, and whether closed."""
    disputes, end = world.disputes, month_end(facts.month)
    rows = cohort(world, facts)
    closed = disputes.closed[rows]
    return np.minimum(closed, end) - disputes.filed[rows], closed < end


def _of_track(track: int, share: float) -> Callable[["IPEcosystem", Facts], float]:
    """A measure: quantile of days of first-instance cases of a track closed in the year."""

    def measure(world: "IPEcosystem", facts: Facts) -> float:
        disputes, rows = world.disputes, closed_in_year(world, facts)
        rows = rows[(disputes.track[rows] == track) & (disputes.body[rows] != SECOND_INSTANCE)]
        return quantile(disputes.closed[rows] - disputes.filed[rows], share)

    return measure


def _declare_tracks() -> None:
    """Median and 90 % quantile of days for each track."""
    for name, (track, label, zh) in TRACKS.items():
        for ending, share, what, what_zh in (
            ("median", HALF, "Median time", "结案时间中位数"),
            ("slowest_tenth", MOST, "Time that nine in ten stay below", "结案时间90%分位数"),
        ):
            measure = _of_track(track, share)
            measure.__name__ = f"closing_days_{name}_{ending}"
            measure.__doc__ = f"First-instance {label} closed in the year, {ending}."
            indicator(
                unit="天",
                label=f"{what}, {label}",
                zh=f"{zh}{what_zh}",
                kind="stock",
                evidence="prior only",
                better="lower",
                decimals=1,
                december=True,
            )(measure)


_declare_tracks()


@indicator(
    unit="天", label="Time that nine in ten court cases stay below", zh="结案时间90%分位数", kind="stock",
    evidence="prior only", better="lower", decimals=1, december=True,
)  # fmt: skip
def closing_days_slowest_tenth(world: "IPEcosystem", facts: Facts) -> float:
    """90 % quantile of days from filing to closing over cases closed in the year, all instances."""
    rows = closed_in_year(world, facts)
    return quantile(world.disputes.closed[rows] - world.disputes.filed[rows], MOST)


@indicator(
    unit="天", label="Median time of the cases filed a year before", zh="上年收案审理时间中位数",
    kind="stock", evidence="prior only", better="lower", decimals=1, december=True,
)  # fmt: skip
def cohort_days_median(world: "IPEcosystem", facts: Facts) -> float:
    """First instances filed in the year before: day by which half have been closed."""
    return survival_quantile(*cohort_days(world, facts), HALF)


@indicator(
    unit="天", label="Time that closes nine in ten of the cases filed a year before",
    zh="上年收案90%审结所需时间", kind="stock", evidence="prior only", better="lower", decimals=1,
    december=True,
)  # fmt: skip
def cohort_days_slowest_tenth(world: "IPEcosystem", facts: Facts) -> float:
    """First instances filed in the year before: day by which nine in ten have been closed."""
    return survival_quantile(*cohort_days(world, facts), MOST)


@indicator(
    unit="%", label="Cases filed a year before that were closed within the trial limit",
    zh="上年收案审限内审结率", kind="stock", evidence="prior only", decimals=1, december=True,
)  # fmt: skip
def cohort_within_limit(world: "IPEcosystem", facts: Facts) -> float:
    """First instances filed in the year before, closed within the limit on the legal clock, over all of them.

    A case that is still open after a year is not within it: no case is left out for being slow.
    """
    rows, disputes = cohort(world, facts), world.disputes
    closed = np.minimum(disputes.closed[rows], month_end(facts.month))
    within = (disputes.closed[rows] < NEVER) & (legal_days(disputes, rows, closed) <= disputes.limit[rows])
    return PER_CENT * float(np.mean(within)) if rows.size else float("nan")


breakdown(
    "court_days_by_track",
    label="Median time of court cases by track",
    zh="各类程序结案时间中位数",
    parts=tuple(f"closing_days_{name}_median" for name in TRACKS),
    note="First instances closed in the year.",
    note_zh="当年审结的一审案件。",
)
breakdown(
    "slow_court_days_by_track",
    label="Time that nine in ten court cases stay below, by track",
    zh="各类程序结案时间90%分位数",
    parts=tuple(f"closing_days_{name}_slowest_tenth" for name in TRACKS),
    note="First instances closed in the year.",
    note_zh="当年审结的一审案件。",
)
