"""Many of one thing: one NumPy array per attribute.

A row is storage and is appended only; identity is the immutable ``key`` column. Two words for an
index, never mixed: ``rows`` (integers) and ``mask`` (booleans, full length). Columns are views of
larger buffers, renewed by ``append``: never hold a column in a local variable across an append.
"""

from typing import Any, ClassVar

import numpy as np

from model.errors import SimulationError, nearest

GROWTH = 16
"""Tenths by which a full buffer grows: few copies, little idle memory."""


class Column:
    """What a column holds: dtype, the value of a new row that is told nothing, meaning."""

    def __init__(self, dtype: Any, fill: Any, meaning: str) -> None:
        self.dtype, self.fill, self.meaning = np.dtype(dtype), fill, meaning


def column(dtype: Any, fill: Any, meaning: str) -> Any:
    """Declare a column of a table."""
    return Column(dtype, fill, meaning)


class Table:
    """One array per declared column, grown by steps."""

    COLUMNS: ClassVar[dict[str, Column]] = {}

    def __init_subclass__(cls) -> None:
        cls.COLUMNS = {name: value for name, value in vars(cls).items() if isinstance(value, Column)}

    def __init__(self) -> None:
        self._length = self._room = 0
        self._buffers = {name: np.empty(0, about.dtype) for name, about in self.COLUMNS.items()}
        self._show()

    def __len__(self) -> int:
        return self._length

    def append(self, count: int, **new: Any) -> np.ndarray:
        """Add ``count`` rows; columns not named take their fill. Returns the new rows."""
        unknown = set(new) - set(self.COLUMNS)
        if unknown:
            name = sorted(unknown)[0]
            raise SimulationError(
                f"{type(self).__name__} has no column {name!r}.{nearest(name, list(self.COLUMNS))}"
            )
        start, end = self._length, self._length + count
        if not count:
            return np.arange(start, end)
        if end > self._room:
            self._grow(end)
        for name, values in new.items():
            self._buffers[name][start:end] = values
        self._length = end
        self._show()
        return np.arange(start, end)

    def reserve(self, rows: int) -> None:
        """Make room for that many rows at once; memory is used only as rows come."""
        self._grow(rows)
        self._show()

    def keep_last(self, keep: np.ndarray, added: int) -> None:
        """Of the last ``added`` rows, keep only those in ``keep`` (used while the opening is laid)."""
        start = self._length - added
        end = start + keep.size
        for name, buffer in self._buffers.items():
            buffer[start:end] = buffer[keep]
            buffer[end : self._length] = self.COLUMNS[name].fill
        self._length = end
        self._show()

    def _grow(self, needed: int) -> None:
        """Make room for ``needed`` rows, filled with what a row is told that is told nothing."""
        if needed <= self._room:
            return
        self._room = max(needed, self._room * GROWTH // 10 + 64)
        for name, buffer in self._buffers.items():
            larger = np.empty(self._room, buffer.dtype)
            larger[: self._length] = buffer[: self._length]
            larger[self._length :] = self.COLUMNS[name].fill
            self._buffers[name] = larger

    def _show(self) -> None:
        """Renew the public views after a change of length."""
        for name, buffer in self._buffers.items():
            setattr(self, name, buffer[: self._length])

    def __getstate__(self) -> dict[str, Any]:
        """A copy takes the buffers; its columns are views of its own."""
        return {name: value for name, value in vars(self).items() if name not in self.COLUMNS}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._show()

    @property
    def state_bytes(self) -> int:
        """Memory of the buffers, bytes."""
        return sum(buffer.nbytes for buffer in self._buffers.values())
