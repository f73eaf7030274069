"""Staff in post (在岗人员): posts ordered are not people who handle cases.

Vacancies are filled month by month, newcomers learn before they work in full, some leave. Posts that are
given up empty as fast as vacancies fill. Counts are full-time equivalents: parts of a person are allowed.
"""

from typing import Protocol

from model.month import Month
from model.parameters.bodies import BodyParameters

NOBODY = -1
"""Month before the first in which anybody looked."""


class StaffRules(Protocol):
    """How posts are filled: what bodies and courts declare alike."""

    @property
    def hiring(self) -> float:
        """Vacant posts filled in a month, share."""

    @property
    def leaving(self) -> float:
        """People who leave in a year, share."""

    @property
    def training(self) -> float:
        """Months until a newcomer works in full."""

    @property
    def newcomer_output(self) -> float:
        """Hours of a newcomer over those of the trained."""


class Staff:
    """The people of one body; in January 2020 every post is filled with trained people."""

    def __init__(self) -> None:
        self.in_post = 0.0
        """People in post, full-time equivalents."""
        self.newcomers = 0.0
        """Of them, those who still learn."""
        self._month = NOBODY

    def working(self, month: Month, posts: float, about: StaffRules) -> float:
        """People in post this month as trained people would count; moves once a month."""
        if self._month == NOBODY:
            self.in_post = posts
        elif month.index > self._month:
            self._move(posts, about)
        self._month = month.index
        return self.in_post - self.newcomers * (1.0 - about.newcomer_output)

    def _move(self, posts: float, about: StaffRules) -> None:
        stay = 1.0 - about.leaving / 12.0
        self.newcomers *= stay * (1.0 - 1.0 / about.training)
        self.in_post *= stay
        change = about.hiring * (posts - self.in_post)
        self.in_post += change
        self.newcomers = min(self.newcomers + max(change, 0.0), self.in_post)

    def hours(self, month: Month, posts: float, about: BodyParameters) -> float:
        """Hours for cases in the month; a lockdown closes the office in part."""
        return self.working(month, posts, about) * about.staff_hours * min(1.0, month.economy.activity)
