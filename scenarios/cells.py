"""Reading the cells of one TOML table strictly: text, words, numbers, months.

A wrong cell is noted as a fault with its place, and a harmless value is given instead, so that the
reader can go on and tell everything at once.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.month import month_name
from scenarios.dated import HORIZON, parse_month
from scenarios.reading import Faults, one_of

LAST = month_name(HORIZON - 1)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Cells:
    """One table of a scenario file, with its place and where faults are noted."""

    raw: Mapping[str, Any]
    place: str
    faults: Faults

    def note(self, message: str, key: str = "") -> None:
        """Keep one fault of this table."""
        self.faults.note(f"{self.place}, {key}" if key else self.place, message)

    def text(self, key: str) -> str:
        """A text, empty if it is not given."""
        value = self.raw.get(key, "")
        if isinstance(value, str):
            return value
        self.note(f"{value!r} is not text in quotes.", key)
        return ""

    def word(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of a few words; the first of them if none is given."""
        if key not in self.raw:
            return allowed[0]
        return one_of(self.raw[key], allowed, f"{self.place}, {key}", self.faults)

    def flag(self, key: str) -> bool:
        """True or false, false if it is not given."""
        value = self.raw.get(key, False)
        if isinstance(value, bool):
            return value
        self.note(f"{value!r} is neither true nor false.", key)
        return False

    def number(self, key: str) -> float | None:
        """A finite number, None if it is not given."""
        if key not in self.raw:
            return None
        value = self.raw[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.note(f"{value!r} is not a number.", key)
            return None
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty if it is not given."""
        value = self.raw.get(key, [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.note(f"{value!r} is not a list of texts in quotes.", key)
        return ()

    def count(self, key: str, most: int) -> int:
        """A whole number from 1 to ``most``, 0 if it is not given or wrong."""
        value = self.raw.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most):
            return value or 0
        self.note(f"{value!r} is not a whole number from 1 to {most}.", key)
        return 0

    def month(self, key: str) -> int:
        """A month since 2020-01, 0 if it is not given or wrong."""
        value = self.raw.get(key, "2020-01")
        if not isinstance(value, str) or not MONTH.fullmatch(value):
            self.note(f'{value!r} is not a month in quotes, such as "2024-09".', key)
            return 0
        index = parse_month(value)
        if not 0 <= index < HORIZON:
            self.note(f"{value!r} is outside 2020-01 to {LAST}.", key)
            return 0
        return index

    def later(self, key: str, start: int) -> int | None:
        """A month not before ``start``, None if it is not given."""
        if key not in self.raw:
            return None
        month = self.month(key)
        if month < start:
            self.note(f"{self.raw[key]!r} is before its from, {month_name(start)}.", key)
        return month
