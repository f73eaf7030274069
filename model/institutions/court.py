"""Courts (法院): the intermediate court's IP tribunal, the basic courts, the second instance.

Mandate: civil and criminal IP cases of the region, its technical cases and those that come to it from outside
(intermediate court), appeals from the basic courts (second instance); technical appeals leave. What limits
them: judges, their hours, procedural clocks, investigators and appraisers. Law: Civil Procedure Law.

The time of a case = clocks that need no judge (clocks.py) + waiting for hours + the hours (hours.py).
How a case ends stands in judgments.py.
"""

from collections.abc import Sequence
from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import Floats, Rows
from model.city import City
from model.dockets import Dockets, month_end
from model.institutions.clocks import by_track, set_clocks
from model.institutions.hours import lengths, serve
from model.institutions.judgments import decide, extend_limits
from model.month import DAYS_PER_MONTH, Month
from model.parameters.court import CourtParameters
from model.region import Economy
from model.tables.disputes import (
    BASIC_COURT,
    CRIMINAL,
    INTERMEDIATE_COURT,
    NEVER,
    ORDINARY,
    SECOND_INSTANCE,
    SMALL_CLAIMS,
    SUMMARY,
    TECHNICAL,
    Disputes,
)

INTERMEDIATE, APPEALS, FIRST_BASIC = 0, 1, 2
"""Places in the list of courts; the basic courts are the last."""
COURT_BODIES = (BASIC_COURT, INTERMEDIATE_COURT, SECOND_INSTANCE)
FEBRUARY, DECEMBER = 2, 12
WORKING_MONTHS = {FEBRUARY: "february_hours", DECEMBER: "december_hours"}


class Court(mesa.Agent):
    """One court: some judges, and a docket served first come, first served."""

    def __init__(self, model: Any, index: int, name: str) -> None:
        super().__init__(model)
        self.index, self.name = index, name
        self.judges = 0.0
        """Judges at work here this month (full-time equivalents)."""
        self.hours_used = 0.0
        self.hours_available = 0.0

    def plan_hours(self, month: Month, needed: float, *, about: CourtParameters) -> float:
        """Hours of the month: the regular ones, and overtime up to its limit when more work is ready."""
        regular = self.judges * hours_per_judge(month, about)
        self.hours_available = min(max(regular, needed), regular * (1.0 + about.overtime))
        return self.hours_available


def open_courts(model: Any, economies: Sequence[Economy]) -> list[Court]:
    """The courts in order of their index: as many basic courts as will ever have jurisdiction."""
    most = max(basic_courts(economy) for economy in economies)
    names = ["intermediate court", "second instance", *(f"basic court {i + 1}" for i in range(most))]
    return [Court(model, index, name) for index, name in enumerate(names)]


def basic_courts(economy: Economy) -> int:
    """Basic courts that hear IP cases in a month; one takes what the law leaves to that level."""
    return max(1, int(economy.basic_courts))


def hold_hearings(
    month: Month, courts: list[Court], dockets: Dockets, *, about: CourtParameters, won: float
) -> Rows:
    """All courts work on their dockets; what is done is decided and closed. Returns the rows closed.

    Parameters
    ----------
    won : chance to win gained since the opening, by evidence rules and notarised evidence
    """
    disputes = dockets.disputes
    rows = dockets.open_with(*COURT_BODIES)
    if month.of_year == DECEMBER:
        bring_forward(disputes, rows, month_end(month), about)
    rows = rows[disputes.ready[rows] < month_end(month)]
    court = disputes.court[rows].astype(np.intp)
    needed = np.bincount(court, weights=disputes.hours[rows] - disputes.worked[rows], minlength=len(courts))
    hours = np.array(
        [one.plan_hours(month, work, about=about) for one, work in zip(courts, needed, strict=True)]
    )
    done, days, used = serve(month, disputes, rows, hours, court)
    for one, worked in zip(courts, used, strict=True):
        one.hours_used = float(worked)
    dockets.close(done, days, decide(month, disputes, done, about, won=won))
    extend_limits(month, disputes, done, about)
    return done


def hours_per_judge(month: Month, about: CourtParameters) -> float:
    """Hours of one judge for cases in this month: holidays, year-end clearing, lockdowns."""
    season = WORKING_MONTHS.get(month.of_year)
    factor = getattr(about, season) if season else 1.0
    return about.judge_hours * factor * min(1.0, month.economy.activity)


def bring_forward(disputes: Disputes, rows: Rows, end: float, about: CourtParameters) -> None:
    """In December hearings set for the coming weeks are held now, once the defence has answered."""
    soon = rows[(disputes.ready[rows] >= end) & (disputes.ready[rows] < end + about.december_pull)]
    served = disputes.filed[soon] + about.service_electronic + about.answer
    disputes.ready[soon] = np.maximum(disputes.ready[soon] - about.december_pull, served)


def assign_judges(month: Month, courts: list[Court], dockets: Dockets, *, about: CourtParameters) -> None:
    """All judges in post (lever) sit somewhere; they follow the hours of work on the dockets."""
    disputes = dockets.disputes
    rows = dockets.open_with(*COURT_BODIES)
    accepted = rows[disputes.court[rows] >= 0]
    left = disputes.hours[accepted] - disputes.worked[accepted]
    work: Floats = np.bincount(disputes.court[accepted], weights=left, minlength=len(courts)).astype(
        np.float64
    )
    if not work.sum() > 0.0:
        work = np.ones(len(courts))
    now = np.array([court.judges for court in courts])
    wanted = work / work.sum()
    share = now / now.sum() if now.sum() > 0.0 else wanted
    share = share + about.secondment * (wanted - share)
    for court, part in zip(courts, share, strict=True):
        court.judges = month.policy.judges * float(part)


def track_of(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> np.ndarray:
    """Procedure of each case: technical as filed, else by triage small claims, summary or ordinary."""
    keys, body = disputes.key[rows], disputes.body[rows]
    technical = (body == INTERMEDIATE_COURT) & (disputes.track[rows] == TECHNICAL)
    fast = disputes.simple[rows] & month.happens("court.fast_track", keys, month.policy.fast_track_share)
    small = fast & (disputes.loss[rows] <= month.policy.small_claims_limit)
    civil = (disputes.nature[rows] != CRIMINAL) & (body != SECOND_INSTANCE)
    return np.select(
        [technical, civil & small, civil & fast], [TECHNICAL, SMALL_CLAIMS, SUMMARY], ORDINARY
    ).astype(np.int8)


def accept_cases(
    month: Month, dockets: Dockets, city: City, *, about: CourtParameters, investigators: float
) -> Rows:
    """Take up what was filed with a court this month: triage, court, clocks, hours. Returns the rows.

    Parameters
    ----------
    investigators : technical investigators who stand and are staffed
    """
    disputes = dockets.disputes
    rows = dockets.open_with(*COURT_BODIES)
    rows = rows[disputes.ready[rows] >= NEVER]
    disputes.track[rows] = track_of(month, disputes, rows, about)
    disputes.court[rows] = court_of(month, disputes, rows)
    pressure = congestion(month, city)
    chances = settling_chance(disputes, rows, about, pressure)
    disputes.settles[rows] = month.happens("court.settles", disputes.key[rows], chances)
    disputes.hours[rows] = effort(month, disputes, rows, about)
    disputes.limit[rows] = trial_limit(disputes, rows, about)
    set_clocks(month, disputes, rows, about, investigators)
    return rows


def court_of(month: Month, disputes: Disputes, rows: Rows) -> np.ndarray:
    """Index of the court: first instances of the basic level are spread over the basic courts open."""
    u = chance.uniform(month.seed, "court.place", disputes.key[rows], 0)
    basic = FIRST_BASIC + np.floor(u * basic_courts(month.economy)).astype(np.int8)
    body = disputes.body[rows]
    return np.select([body == INTERMEDIATE_COURT, body == SECOND_INSTANCE], [INTERMEDIATE, APPEALS], basic)


def congestion(month: Month, city: City) -> float:
    """Time of a court case as owners perceive it over that of the opening, log."""
    opening = city.opening or city
    return float(np.log(city.felt("court_days", "congestion_route", month.hold) / opening.court_days))


def settling_chance(disputes: Disputes, rows: Rows, about: CourtParameters, pressure: float) -> Floats:
    """Chance that the parties settle or withdraw before judgment, more under congestion; crimes do not."""
    chances = np.select(
        [
            disputes.nature[rows] == CRIMINAL,
            disputes.body[rows] == SECOND_INSTANCE,
            disputes.serial[rows],
            disputes.track[rows] == TECHNICAL,
        ],
        [0.0, about.settle_second, about.settle_serial, about.settle_technical],
        about.settle_other,
    )
    kept = np.exp(-about.settle_pressure * pressure) * (1.0 - chances)
    return np.where(chances > 0.0, chances / (chances + kept), 0.0)


def effort(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> Floats:
    """Judge hours of each case, log-normal by track; less if it settles or is one of many."""
    tracks = (about.hours_small_claims, about.hours_summary, about.hours_ordinary, about.hours_technical)
    mean = by_track(disputes, rows, tracks, about.hours_second)
    mean = mean * np.where(disputes.settles[rows], about.settled_effort, 1.0)
    mean = mean * np.where(disputes.serial[rows], about.serial_effort, 1.0)
    return mean * lengths(month, "court.hours", disputes.key[rows], about.hours_spread)


def trial_limit(disputes: Disputes, rows: Rows, about: CourtParameters) -> Floats:
    """Statutory trial time limit, days."""
    months = (about.limit_small_claims, about.limit_summary, about.limit_ordinary, about.limit_ordinary)
    return by_track(disputes, rows, months, about.limit_second) * DAYS_PER_MONTH
