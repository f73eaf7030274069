"""Live patents by calendar month of filing: every patent has its turn once a year.

Rooms that look at a patent yearly (offer it, value its use) read the rows whose turn it is, about a
twelfth of the live ones, instead of the whole table.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import OPEN, Rows
from model.tables.patents import Patents


@dataclass
class FilingCalendar:
    """Rows of patents in twelve groups; what has ended is dropped when its month comes."""

    groups: list[Rows]
    """Rows alive when last seen, one group per calendar month."""

    @classmethod
    def of(cls, patents: Patents) -> "FilingCalendar":
        """Sort the patents of the opening."""
        alive = np.flatnonzero(patents.ended == OPEN)
        turn = patents.filed[alive] % 12
        return cls([alive[turn == month] for month in range(12)])

    def turn(self, index: int, patents: Patents, filed: Rows) -> Rows:
        """Patents in force that were filed in this calendar month; this month's filings join the group."""
        place = index % 12
        rows = np.concatenate([self.groups[place], filed])
        rows = rows.compress(patents.ended[rows] == OPEN)
        self.groups[place] = rows
        return rows.compress(patents.granted[rows] <= index)
