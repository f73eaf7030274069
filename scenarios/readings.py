"""Readings of a target (目标的其他口径): what its wording leaves open, declared beside the targets.

``readings.csv`` of a region (it may be missing) has one row per reading. ``ingredient``: a measure that
bears on a target without a number of its own. ``base year``: another year than that of the model against
which growth may be counted, as simulated. ``observed base``: growth over a published figure of a year.
The board, the report and the window show them beside the target; they decide nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Floats
from model.indicators import INDICATORS
from model.indicators.registry import BASELINE_YEAR
from model.month import FIRST_YEAR
from scenarios.reading import Faults, Row, read_rows

if TYPE_CHECKING:
    from scenarios.sample import Sample

FILE = "readings.csv"
COLUMNS = ("target", "kind", "indicator", "base", "value", "note")
INGREDIENT, BASE_YEAR, OBSERVED_BASE = KINDS = ("ingredient", "base year", "observed base")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a target, or one measure that bears on it."""

    target: str
    kind: str
    indicator: str
    """The measure shown; for a base, the one whose growth the target asks for."""
    base: int
    """Year of the base; 0 for an ingredient."""
    value: float
    """Published figure of the base year; NaN where the base is simulated."""
    note: str

    def values(self, sample: "Sample", due: int) -> Floats:
        """Values in the year ``due`` over pairs, shape (n_pairs,); NaN where a year was not simulated."""
        level = year_of(self.indicator, sample, due)
        if self.kind == INGREDIENT:
            return level
        about = CHANGES[self.indicator]
        base = (
            year_of(self.indicator, sample, self.base)
            if np.isnan(self.value)
            else np.full(sample.n, self.value)
        )
        grown = np.divide(level, base, out=np.full(sample.n, np.nan), where=base != 0)
        return np.asarray(INDICATORS[about].sign * 100.0 * (grown - 1.0))


CHANGES = {about.of: about.id for about in INDICATORS.values() if about.kind == "change"}
"""The indicator of growth, by the indicator that grows."""


def year_of(indicator: str, sample: "Sample", year: int) -> Floats:
    """Yearly value over pairs, shape (n_pairs,); NaN beyond the months simulated."""
    table = sample.yearly.get(indicator)
    place = year - FIRST_YEAR
    if table is None or not 0 <= place < table.shape[1]:
        return np.full(sample.n, np.nan)
    return np.asarray(table[:, place])


def read_readings(folder: Path, targets: Sequence[tuple[str, str]], faults: Faults) -> tuple[Reading, ...]:
    """The readings of a region; none if there is no file. ``targets``: id and indicator of each."""
    if not (folder / FILE).is_file():
        return ()
    known = dict(targets)
    return tuple(reading_of(row, known, faults) for row in read_rows(folder / FILE, COLUMNS, faults))


def reading_of(row: Row, targets: dict[str, str], faults: Faults) -> Reading:
    """One reading; what is wrong with it is noted."""
    target, kind, indicator = row.choice("target", targets), row.choice("kind", KINDS), row.text("indicator")
    row.choice("indicator", INDICATORS)
    based = kind != INGREDIENT
    if based and target in targets and CHANGES.get(indicator) != targets[target]:
        faults.note(row.place, f"{targets[target]!r} of {target} is no growth of {indicator!r}.")
    base = int(row.number("base", None if based else 0.0) or 0)
    if base == BASELINE_YEAR and kind == BASE_YEAR:
        faults.note(row.place, f"base {base} is the model's own baseline; name another year.")
    value = row.number("value", None if kind == OBSERVED_BASE else float("nan"))
    return Reading(target, kind, indicator, base, value, row.text("note"))
