"""Judges (法官): posts ordered, judges in post, borrowed, away; the court in which each sits; the pressure.

One bench stands for all courts of the city: it keeps who is in post and how full the dockets are. A post is
not a judge: vacancies fill in months, newcomers learn. Where dockets are longer than usual, judges shorten
each case, put more on the fast tracks, work overtime, and some are borrowed from other divisions, within
limits; what is saved on a case shows as more reversals.
"""

import numpy as np

from model import chance
from model.arrays import Floats, Keys, Mask
from model.institutions.staff import Staff
from model.month import Month
from model.parameters.court import CourtParameters

SEATS = 64
"""Judges of one court that are told apart in their luck."""
STICKY = 0.75
"""How far judges in full-time equivalents may stray from the dockets kept before a docket opens or closes."""


class Bench:
    """The judges of all courts together."""

    def __init__(self, courts: int) -> None:
        self.staff = Staff()
        self.in_post = 0.0
        """Judges in post this month as trained judges would count."""
        self.borrowed = 0.0
        """Judges from other divisions, full-time equivalents."""
        self.load = 1.0
        """Open cases per judge over the usual docket; at least 1: a short docket puts nobody at ease."""
        self.fast_share = 0.0
        """Simple first instances that went on a fast track, among those of the month."""
        name = np.full(courts * SEATS, chance.name_key("judge"), dtype=np.uint64)
        self.keys: Keys = chance.children(name, 0, np.arange(courts * SEATS), "judge").reshape(courts, SEATS)

    def judges(self, month: Month, open_cases: int, about: CourtParameters) -> float:
        """Judges at work in IP cases this month, full-time equivalents; moves once a month."""
        self.in_post = self.staff.working(month, month.policy.judges, about)
        wanted = about.borrowed_most * self.in_post * (1.0 - 1.0 / self.load)
        self.borrowed += about.secondment * (wanted - self.borrowed)
        judges = self.in_post + self.borrowed
        if judges > 0.0:
            self.load = max(open_cases / (judges * about.usual_docket), 1.0)
        return judges

    def away(self, month: Month, court: int, seats: int, about: CourtParameters) -> Mask:
        """Which judges of a court are away this month; a court is never left without one by luck."""
        keys = self.keys[court, np.arange(seats) % SEATS]
        away = month.happens("court.absence", keys, about.absence)
        return np.asarray(away & ~away.all())


def seats_for(judges: float, before: int) -> int:
    """Dockets kept in a court: whole ones, changed only when judges have moved by most of one."""
    if judges <= 0.0:
        return 0
    kept = before and abs(judges - before) <= STICKY
    return before if kept else max(1, round(judges))


def hurried(hours: Floats, load: float, about: CourtParameters) -> Floats:
    """Hours per case under pressure: less per case the fuller the dockets, with constant elasticity."""
    return np.asarray(hours * load**-about.effort_pressure)


def fast_share(ordered: float, load: float, about: CourtParameters) -> float:
    """Share of simple cases that go on a fast track: as ordered, with higher odds under pressure.

    Simple cases only: the law leaves the others to the ordinary procedure, whatever the pressure.
    """
    odds = load**about.triage_pressure * ordered
    return odds / (odds + 1.0 - ordered)
