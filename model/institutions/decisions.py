"""What the patent office decided in a month: rows by what happened to them, and their tally by route."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from model.arrays import OPEN, Floats, Rows
from model.institutions.examining_loops import tallies
from model.tables.patents import Patents

LONGEST = 240
"""Months from filing to grant that are told apart: the life of an invention."""


@dataclass
class Decisions:
    """Rows of patents that the office decided this month."""

    patents: Patents
    index: int
    """The month."""
    granted: Rows
    """All grants, those after re-examination too."""
    rejected: Rows
    """Refused for the first time; some go on to the board."""
    dropped: Rows
    """Withdrawn in examination: an action was not answered, or the applicant gave up."""
    unrequested: Rows
    """Deemed withdrawn because nobody requested examination."""
    appealed: Rows
    """Of the rejected, those taken to the board."""
    overturned: Rows
    """The board set the refusal aside; the application is back with the office."""
    upheld: Rows
    """The board confirmed the refusal."""

    @property
    def refused(self) -> Rows:
        """Refused for good: not taken to the board, or confirmed by it."""
        final = self.rejected.compress(self.patents.ended[self.rejected] != OPEN)
        return np.concatenate([final, self.upheld])

    @property
    def withdrawn(self) -> Rows:
        """Withdrawn for whatever reason."""
        return np.concatenate([self.dropped, self.unrequested])

    @cached_property
    def tally(self) -> "Tally":
        """Counts by route, made once a month."""
        return tally_of(self)


@dataclass(frozen=True)
class Tally:
    """Weighted counts of a month: inventions, and what came through the quick centre (small rights)."""

    first: Floats
    """First examinations concluded by route and outcome, shape (ROUTES, OUTCOMES)."""
    grants: Floats
    """Months from filing to grant, and grants, by route, shape (2, ROUTES); what a centre passed is filed
    when it passes, the wait for a slot lies before."""
    examined: Floats
    """Months from entry to first conclusion, and conclusions, on the ordinary route by class (rest,
    high-value), shape (2, 2)."""
    ordinary: Floats
    """Invention grants on the ordinary route by months from filing, shape (LONGEST,)."""


def tally_of(decided: Decisions) -> Tally:
    """Count a month's decisions by route."""
    patents = decided.patents
    groups = (decided.granted, decided.rejected, decided.dropped)
    outcome = np.repeat(np.arange(len(groups)), [group.size for group in groups])
    return Tally(
        *tallies(
            np.concatenate(groups), outcome, patents.kind, patents.route, patents.strategic, patents.weight,
            patents.filed, patents.entered, patents.refused, decided.index, LONGEST,
        )
    )  # fmt: skip
