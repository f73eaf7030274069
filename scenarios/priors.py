"""One uncertain number of a region: value, range, unit, source and grade; and its draws.

A draw is a pure function of (name, number of the draw): triangular over the range with its mode at
the value, as for the parameters of the model. Without a range the number is what it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from model.chance import name_key, uniform
from model.parameters import PRIOR_SEED, triangular
from scenarios.reading import GRADES, Faults, check_keys, one_of

KEYS = ("value", "unit", "grade", "source")
RANGE = ("low", "high")
BOUNDED = {"share": 1.0}
"""Largest possible value by unit; the smallest is 0 for every unit."""


@dataclass(frozen=True)
class Prior:
    """What is known of one number, in code units (CNY, shares 0-1, counts)."""

    value: float
    low: float
    high: float
    unit: str
    grade: str
    source: str

    def at(self, u: float) -> float:
        """The value at quantile ``u`` of the triangular prior."""
        return triangular(u, self.low, self.value, self.high)


def luck(group: str, names: Sequence[str], draw: int) -> Floats:
    """One uniform per name for this draw, shape (n_names,); no name disturbs another."""
    keys = np.array([name_key(name) for name in names], dtype=np.uint64)
    return uniform(PRIOR_SEED, "region." + group, keys, draw)


def read_prior(table: object, place: str, faults: Faults) -> Prior:
    """One ``[...]`` table of region.toml as a prior; faults are noted, and NaN stands in."""
    if not isinstance(table, Mapping):
        faults.note(place, f"{table!r} is not a table; give value, unit, low, high, source and grade.")
        table = {}
    check_keys(table, KEYS, place, "key", faults, optional=RANGE)
    value = finite(table.get("value", np.nan), f"{place} value", faults, given="value" in table)
    low = finite(table.get("low", value), f"{place} low", faults, given="low" in table)
    high = finite(table.get("high", value), f"{place} high", faults, given="high" in table)
    unit, source = (str(table.get(key, "")) for key in ("unit", "source"))
    for key, word in (("unit", unit), ("source", source)):
        if key in table and not word:
            faults.note(place, f"{key} is empty; give it.")
    grade = one_of(table["grade"], GRADES, f"{place} grade", faults) if "grade" in table else ""
    prior = Prior(value, low, high, unit, grade, source)
    check_range(prior, place, faults)
    return prior


def finite(value: object, place: str, faults: Faults, *, given: bool = True) -> float:
    """A finite number, or NaN with a fault noted if one was given and is none."""
    if isinstance(value, int | float) and not isinstance(value, bool) and np.isfinite(value):
        return float(value)
    if given:
        faults.note(place, f"{value!r} is not a number.")
    return np.nan


def check_range(prior: Prior, place: str, faults: Faults, *, needs_range: bool = True) -> None:
    """Note a range that is missing, does not hold its value, or leaves what its unit allows."""
    if not np.isfinite([prior.value, prior.low, prior.high]).all():
        return
    if not prior.low <= prior.value <= prior.high:
        faults.note(place, f"value = {prior.value:g} is outside its range [{prior.low:g}, {prior.high:g}].")
    top = BOUNDED.get(prior.unit, np.inf)
    if prior.low < 0.0 or prior.high > top:
        faults.note(
            place, f"[{prior.low:g}, {prior.high:g}] leaves [0, {top:g}], all that {prior.unit!r} allows."
        )
    if needs_range and prior.grade != "A" and prior.low == prior.high:
        faults.note(place, f"grade {prior.grade} needs a range: give low and high.")
