"""Reading data files strictly: every fault is collected with its place, and all are told at once.

Used by the readers of region packs. A reader notes faults in a ``Faults`` and goes on with what is
left; ``Faults.refuse()`` raises one error that lists them all.
"""

import csv
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model.errors import ScenarioError, nearest

GRADES = ("A", "B", "C", "F")


@dataclass
class Faults:
    """Everything found wrong so far, in order of reading."""

    about: str
    """What is being read: ``region pack 'wuhan'``."""
    found: list[str] = field(default_factory=list)

    def note(self, place: str, message: str) -> None:
        """Keep one fault with its place."""
        self.found.append(f"{place}: {message}")

    def refuse(self) -> None:
        """Raise if anything was found.

        Raises
        ------
        ScenarioError : with every fault, one per line
        """
        if self.found:
            count = f"{len(self.found)} fault" + ("s" if len(self.found) > 1 else "")
            raise ScenarioError(f"The {self.about} cannot be used, {count}:\n" + "\n".join(self.found))


@dataclass(frozen=True)
class Row:
    """One line of a CSV file, as text, with its place."""

    place: str
    cells: Mapping[str, str]
    faults: Faults = field(repr=False, compare=False)

    def text(self, column: str) -> str:
        """The cell as it stands."""
        return self.cells[column]

    def needed(self, column: str) -> str:
        """A cell that may not be empty."""
        if not self.cells[column]:
            self.faults.note(self.place, f"{column} is empty; give it.")
        return self.cells[column]

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """A cell that must be one of the allowed words."""
        return one_of(self.cells[column], allowed, f"{self.place}, {column}", self.faults)

    def number(self, column: str, default: float | None = None) -> float:
        """A finite number; an empty cell is the default, or a fault if there is none."""
        cell = self.cells[column]
        if not cell and default is not None:
            return default
        try:
            value = float(cell)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.faults.note(self.place, f"{column} = {cell!r} is not a number.")
        return value


def read_rows(file: Path, columns: Sequence[str], faults: Faults) -> list[Row]:
    """All rows of a CSV file whose header holds exactly these columns; empty if it does not."""
    if not file.is_file():
        faults.note(
            file.name, "the file is missing; every region pack needs it (scenarios/regions/README.md)."
        )
        return []
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader, [])
        check_keys(header, columns, f"{file.name}, line 1", "column", faults)
        if sorted(header) != sorted(columns):
            return []
        rows = []
        for cells in reader:
            place = f"{file.name}, line {reader.line_num}"
            if len(cells) != len(header):
                faults.note(
                    place, f"{len(cells)} cells under {len(header)} columns; quote cells that hold commas."
                )
            elif any(cells):
                named = dict(zip(header, (cell.strip() for cell in cells), strict=True))
                rows.append(Row(place, named, faults))
        return rows


def check_keys(
    given: Collection[str],
    needed: Collection[str],
    place: str,
    word: str,
    faults: Faults,
    *,
    optional: Collection[str] = (),
) -> None:
    """Note every key that is unknown (with the nearest known one) and every one that is missing."""
    allowed = [*needed, *optional]
    for key in given:
        if key not in allowed:
            guess = nearest(key, allowed) or f" Allowed: {', '.join(allowed)}."
            faults.note(place, f"there is no {word} {key!r}.{guess}")
    for key in needed:
        if key not in given:
            faults.note(place, f"{word} {key!r} is missing.")


def one_of(word: Any, allowed: Collection[str], place: str, faults: Faults) -> str:
    """A word that must be one of the allowed."""
    if word not in allowed:
        faults.note(place, f"{word!r} is not one of {', '.join(allowed)}.{nearest(str(word), list(allowed))}")
    return str(word)
