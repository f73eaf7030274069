"""Patent attorneys of the city (专利代理师): examination, a year of practice, those who look for a place.

Attorneys are whole persons, and all are accounted for: who works, who practises for the licence and
who looks for a place add up to all who came in less all who left (``stock`` closes every month).
"""

from collections import deque

import numpy as np

from model import chance
from model.accounts import Stock
from model.month import Month
from model.parameters.services import ServiceParameters

EXAM_MONTH = 7
"""The national examination is held once a year, in summer."""
PRACTICE = 12
"""Months of practice in an agency before the licence (Measures for patent agencies, 2019)."""
KEY = np.array([chance.name_key("attorneys")], dtype=np.uint64)


class AttorneySupply:
    """Where attorneys come from and where they go; agencies hire out of ``pool``."""

    def __init__(self, working: float, places: float, rules: ServiceParameters) -> None:
        self.rules = rules
        self.pool = float(round(working * rules.attorney_inflow / 12.0))
        """Licensed attorneys without a place, persons."""
        self.trained = 0.0
        """Training places taken since the last examination."""
        passed = self.expected_passes(working, places)
        # those of the last two summers are practising; one group is licensed each month
        self.practising = deque(spread(passed * (PRACTICE + EXAM_MONTH) / 12.0, PRACTICE + EXAM_MONTH))
        """Persons who get their licence in the coming months, next month first."""
        self.passed = 0
        self.stock = Stock("patent attorneys", self.recount(working))

    def recount(self, working: float) -> float:
        """All attorneys of the city, persons."""
        return working + self.pool + float(sum(self.practising))

    def expected_passes(self, working: float, places: float, busy: float = 1.0) -> float:
        """Mean number who pass in a summer: those who sit anyway, and what training adds to their chance.

        More sit where attorneys are busy (1 = as at the opening). Training reaches those who sit; each
        further place meets more who have one already.
        """
        sitting = working * self.rules.attorney_inflow / self.rules.exam_pass * busy**self.rules.sit_load
        reached = -sitting * np.expm1(-places / sitting) if sitting > 0.0 else 0.0
        return float(sitting * self.rules.exam_pass + reached * self.rules.training_pass)

    def advance(self, month: Month, working: float, places: float, talents: float, busy: float = 1.0) -> None:
        """A month: licences, the examination in its month, talents who arrive, those who give up."""
        licensed = self.practising.popleft() if self.practising else 0.0
        gives_up = chance.binomial(
            month.uniform("attorneys.give_up", KEY), np.array([int(self.pool)]), 1.0 / 12.0
        )
        left = float(gives_up[0])  # who finds no place in a year goes elsewhere
        came = float(month.city_count("attorneys.talents", talents * self.rules.talent_attorneys))
        self.pool += licensed + came - left
        self.stock.gain("talents", came)
        self.stock.lose("found no place", left)
        self.trained += places
        self.passed = 0
        if month.of_year == EXAM_MONTH:
            self.examine(month, working, busy)

    def examine(self, month: Month, working: float, busy: float) -> None:
        """The year's examination: who passes practises for a year, beginning over the next twelve months."""
        self.passed = month.city_count("attorneys.pass", self.expected_passes(working, self.trained, busy))
        self.trained = 0.0
        self.stock.gain("passed the examination", float(self.passed))
        wait = [0.0] * max(PRACTICE - len(self.practising), 0)
        self.practising.extend([*wait, *spread(float(self.passed), PRACTICE)])

    def close(self, month_name: str, working: float) -> None:
        """Compare with a recount; raises if a person appeared or vanished."""
        self.stock.close(self.recount(working), month_name)


def spread(persons: float, months: int) -> list[float]:
    """Whole persons over months as evenly as can be."""
    edges = np.floor(np.arange(months + 1) * round(persons) / months)
    return [float(step) for step in np.diff(edges)]
