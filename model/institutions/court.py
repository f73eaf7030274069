"""Courts (法院): the intermediate court's IP tribunal, the basic courts, the second instance.

Mandate: civil, administrative and criminal IP cases in one: those of the region, technical cases that come
to it from outside (intermediate court), appeals from the basic courts (second instance); technical appeals
leave. What limits them: judges, their hours, dockets, procedural clocks, investigators and appraisers. Law:
Civil Procedure Law.

A case is on the docket of one judge, who interleaves it with many others while its clocks run. Its time =
clocks that need no judge (clocks.py) + waiting for its judge + the hours (model/serving.py). How it is
taken up stands in triage.py, who sits where in bench.py, how it ends in judgments.py.
"""

from collections.abc import Sequence
from typing import Any

import mesa
import numpy as np

from model.arrays import Floats, Rows
from model.dockets import Dockets, month_end
from model.institutions.bench import Bench, seats_for
from model.institutions.hours import hours_used
from model.institutions.judgments import decide, extend_limits, legal_days
from model.institutions.triage import COURT_BODIES, basic_courts
from model.month import DAYS_PER_MONTH, Month
from model.parameters.court import CourtParameters
from model.region import Economy
from model.serving import work
from model.tables.disputes import CRIMINAL, ORDINARY, Disputes

FEBRUARY, DECEMBER = 2, 12
WORKING_MONTHS = {FEBRUARY: "february_hours", DECEMBER: "december_hours"}
URGENT, USUAL = 0, 1
"""Classes of a judge's docket."""


class Court(mesa.Agent):
    """One court: some judges, each with a docket of open cases."""

    def __init__(self, model: Any, index: int, name: str, bench: Bench) -> None:
        super().__init__(model)
        self.index, self.name, self.bench = index, name, bench
        self.judges = 0.0
        """Judges at work here this month (full-time equivalents)."""
        self.seats = 0
        """Dockets kept: whole judges."""
        self.hours_used = 0.0
        self.hours_available = 0.0

    def plan_hours(self, month: Month, needed: float, *, about: CourtParameters) -> Floats:
        """Hours of each judge of the court this month, shape (seats,); who is away has none.

        The regular hours, and overtime up to its limit when more work is ready.
        """
        self.seats = seats_for(self.judges, self.seats)
        if not self.seats:
            self.hours_available = 0.0
            return np.empty(0)
        each = self.judges / self.seats * hours_per_judge(month, about)
        hours = each * ~self.bench.away(month, self.index, self.seats, about)
        regular = float(hours.sum())
        self.hours_available = min(max(regular, needed), regular * (1.0 + about.overtime))
        if regular > 0.0:
            hours = hours * (self.hours_available / regular)
        return np.asarray(hours, dtype=np.float64)


def open_courts(model: Any, economies: Sequence[Economy]) -> list[Court]:
    """The courts in order of their index: as many basic courts as will ever have jurisdiction."""
    most = max(basic_courts(economy) for economy in economies)
    names = ["intermediate court", "second instance", *(f"basic court {i + 1}" for i in range(most))]
    bench = Bench(len(names))
    return [Court(model, index, name, bench) for index, name in enumerate(names)]


def hold_hearings(
    month: Month, courts: list[Court], dockets: Dockets, *, about: CourtParameters, won: float
) -> Rows:
    """All judges work on their dockets; what is done is decided and closed. Returns the rows closed.

    Parameters
    ----------
    won : chance to win gained since the opening, by evidence rules and notarised evidence
    """
    disputes = dockets.disputes
    rows = dockets.open_with(*COURT_BODIES)
    rows = rows[disputes.court[rows] >= 0]
    if month.of_year == DECEMBER:
        bring_forward(disputes, rows, month_end(month), about)
    hours = available(month, courts, disputes, rows, about)
    done, days = work_on_dockets(month, courts, disputes, rows, hours, about)
    load = courts[0].bench.load
    dockets.close(done, days, decide(month, disputes, done, about, won=won, load=load))
    extend_limits(month, disputes, done, about)
    return done


def available(
    month: Month, courts: list[Court], disputes: Disputes, rows: Rows, about: CourtParameters
) -> list[Floats]:
    """Hours of each judge of each court, given the work that is ready this month."""
    ready = rows[disputes.ready[rows] < month_end(month)]
    left = disputes.hours[ready] - disputes.worked[ready]
    needed = np.bincount(disputes.court[ready], weights=left, minlength=len(courts)).tolist()
    return [one.plan_hours(month, work, about=about) for one, work in zip(courts, needed, strict=True)]


def work_on_dockets(
    month: Month,
    courts: list[Court],
    disputes: Disputes,
    rows: Rows,
    hours: list[Floats],
    about: CourtParameters,
) -> tuple[Rows, Floats]:
    """One month of work; writes who has a case and since when. Returns the rows done and their days."""
    court, before = disputes.court[rows].astype(np.intp), disputes.worked[rows]
    done, begun, judge, assigned, worked = work(
        court,
        urgency(month, disputes, rows),
        disputes.filed[rows],
        disputes.ready[rows],
        disputes.hours[rows] - before,
        first=np.cumsum([0, *(one.size for one in hours)]),
        rate=np.concatenate(hours) / DAYS_PER_MONTH,
        limit=int(about.docket_limit),
        start=month.first_day,
        end=month_end(month),
        server=disputes.judge[rows],
        begun=before > 0.0,
    )
    used = hours_used(month, court, worked, np.array([one.hours_available for one in courts]))
    for one, spent in zip(courts, used.tolist(), strict=True):
        one.hours_used = spent
    disputes.worked[rows], disputes.judge[rows] = before + worked, judge
    new = np.flatnonzero(assigned >= month.first_day)
    disputes.assigned[rows[new]] = np.minimum(disputes.assigned[rows[new]], assigned[new])
    disputes.heard[rows] = np.minimum(disputes.heard[rows], begun)
    closed = np.flatnonzero(np.isfinite(done))
    return rows[closed], done[closed]


def urgency(month: Month, disputes: Disputes, rows: Rows) -> Rows:
    """Class of each case: fast tracks, crimes and what will be past its limit come first."""
    late = legal_days(disputes, rows, month_end(month)) > disputes.limit[rows]
    first = late | (disputes.track[rows] < ORDINARY) | (disputes.nature[rows] == CRIMINAL)
    return np.where(first, URGENT, USUAL)


def hours_per_judge(month: Month, about: CourtParameters) -> float:
    """Hours of one judge for cases in this month: holidays, year-end clearing, lockdowns."""
    season = WORKING_MONTHS.get(month.of_year)
    factor = getattr(about, season) if season else 1.0
    return about.judge_hours * factor * min(1.0, month.economy.activity)


def bring_forward(disputes: Disputes, rows: Rows, end: float, about: CourtParameters) -> None:
    """In December hearings set for the coming weeks are held now, once the defence has answered."""
    soon = rows[(disputes.ready[rows] >= end) & (disputes.ready[rows] < end + about.december_pull)]
    answered = np.minimum(disputes.served[soon], disputes.ready[soon]) + about.answer
    earlier = np.maximum(disputes.ready[soon] - about.december_pull, answered)
    disputes.ready[soon] = np.minimum(disputes.ready[soon], earlier)


def assign_judges(month: Month, courts: list[Court], dockets: Dockets, *, about: CourtParameters) -> None:
    """All judges at work sit somewhere; they follow the hours of work on the dockets."""
    disputes = dockets.disputes
    rows = dockets.open_with(*COURT_BODIES)
    accepted = rows[disputes.court[rows] >= 0]
    left = disputes.hours[accepted] - disputes.worked[accepted]
    work_left = np.bincount(disputes.court[accepted], weights=left, minlength=len(courts))
    wanted = work_left if work_left.sum() > 0.0 else np.ones(len(courts))
    wanted = wanted / wanted.sum()
    now = np.array([court.judges for court in courts])
    share = now / now.sum() if now.sum() > 0.0 else wanted
    share = share + about.secondment * (wanted - share)
    judges = courts[0].bench.judges(month, accepted.size, about)
    for court, part in zip(courts, share.tolist(), strict=True):
        court.judges = judges * part
