"""What a pledge covers (质押组合): the best right of the owner, and others of it as the amount asks for more.

One right carries a published amount; a larger loan names more of them. An owner's rights are found
along a chain from its youngest application back, so that no month looks at the whole table. Rights
bought are not on the chain; sold or lapsed ones are passed over.
"""

from dataclasses import dataclass, field

import numpy as np

from model.arrays import OPEN, Codes, Floats, Keys, Months, Rows
from model.kernels import compiled
from model.month import Month
from model.parameters.finance import FinanceParameters
from model.tables.patents import INVENTION, Patents

NONE = -1
"""End of a chain."""


@dataclass
class Holdings:
    """Applications of every owner, each pointing at the one before it."""

    last: Rows = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    """Youngest application of each owner, -1 = none; may be longer than the table of innovators."""
    before: Rows = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    """The owner's application before this one, -1 = none; may be longer than the table of patents."""
    seen: int = 0
    """Rows of patents on the chains."""

    def follow(self, patents: Patents) -> None:
        """Put the applications filed since on the chains of their owners."""
        if len(patents) == self.seen:
            return
        new = patents.owner[self.seen :]
        self.last = longer(self.last, int(new.max()) + 1)
        self.before = longer(self.before, len(patents))
        chain(self.last, self.before, new, self.seen)
        self.seen = len(patents)

    def portfolios(self, patents: Patents, first: Rows, counts: Rows, index: int) -> tuple[Rows, Rows]:
        """Inventions in force pledged with ``first``, ``counts`` in all at most: place of the pledge, row."""
        self.follow(patents)
        self.last = longer(self.last, int(patents.owner[first].max(initial=NONE)) + 1)
        places = np.empty(int(np.sum(counts)), dtype=np.intp)
        rows = np.empty_like(places)
        owner, kind, granted, ended = patents.owner, patents.kind, patents.granted, patents.ended
        found = walk(self.last, self.before, owner, kind, granted, ended, first, counts, index, places, rows)
        return places[:found], rows[:found]


def longer(column: Rows, size: int) -> Rows:
    """A column of at least this size, with room for a third more where it has to grow."""
    if size <= column.size:
        return column
    return np.append(column, np.full(size + size // 3 - column.size, NONE, dtype=np.intp))


@compiled
def chain(last: Rows, before: Rows, owners: Rows, start: int) -> None:
    """Append rows ``start`` and after, of these owners, to the chains."""
    for place in range(owners.size):
        before[start + place] = last[owners[place]]
        last[owners[place]] = start + place


@compiled
def walk(
    last: Rows, before: Rows, owner: Rows, kind: Codes, granted: Months, ended: Months,
    first: Rows, counts: Rows, index: int, places: Rows, rows: Rows,
) -> int:  # fmt: skip
    """Fill in the pledge and the row of each right pledged; returns how many there are."""
    found = 0
    for place in range(first.size):
        best = first[place]
        places[found], rows[found] = place, best
        found += 1
        left, row = counts[place] - 1, last[owner[best]]
        while left > 0 and row >= 0:
            fit = row != best and owner[row] == owner[best] and kind[row] == INVENTION
            if fit and granted[row] <= index and ended[row] == OPEN:
                places[found], rows[found] = place, row
                found += 1
                left -= 1
            row = before[row]
    return found


def rights_pledged(month: Month, keys: Keys, amounts: Floats, rules: FinanceParameters) -> Rows:
    """Rights that these amounts ask for, at least one, shape of ``keys``."""
    asked = amounts / rules.carried_by_right + month.uniform("pledges.rights", keys)
    return np.maximum(np.floor(asked), 1.0).astype(np.intp)
