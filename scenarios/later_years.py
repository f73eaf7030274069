"""Later years (此后各年): how many pairs meet a target at the end of each year after it was due."""

from dataclasses import dataclass

import numpy as np

from model.month import FIRST_YEAR
from scenarios.register import Target
from scenarios.sample import Sample
from scenarios.target_values import meets, values_at
from scenarios.wilson import wilson


@dataclass(frozen=True)
class Later:
    """The share of pairs that meet a target in one year, with its 90 % interval."""

    year: int
    share: float
    low: float
    high: float


def later_years(target: Target, sample: Sample) -> tuple[Later, ...]:
    """The years after the due year that were simulated; a year without any value is left out."""
    found = []
    for year in sample.years:
        values = values_at(target, sample, (year - FIRST_YEAR) * 12 + 11)
        if year > int(target.due[:4]) and np.isfinite(values).any():
            met = meets(target, values)
            found.append(Later(year, float(np.mean(met)), *wilson(int(met.sum()), met.size)))
    return tuple(found)
