"""Values as a plan reads them (目标口径): over the due year or at the due month, in the target's unit.

A newcomer's mistake: a ratio "over the year" is read over its year, any other ratio at the month's end.
"""

import numpy as np

from model.arrays import Floats, Mask
from model.indicators import INDICATORS
from scenarios.dated import parse_month
from scenarios.register import Target
from scenarios.sample import Sample

DIGITS = 9
"""Decimals kept when a value is compared with a target: unit conversion may cost the last bits."""
MONTHLY_KINDS = ("stock",)


def meets(target: Target, values: Floats) -> Mask:
    """Which values meet a target, same shape; the last bits of a conversion do not decide."""
    return target.met(np.round(values, DIGITS))


def monthly_measure(target: Target) -> bool:
    """Whether the plan reads it at a month's end rather than over a year."""
    about = INDICATORS[target.indicator]
    return about.kind in MONTHLY_KINDS or (about.kind == "ratio" and "year" not in target.measured)


def due_values(target: Target, sample: Sample) -> Floats:
    """Values at the due date over pairs, shape (n_pairs,); NaN beyond the horizon."""
    return values_at(target, sample, parse_month(target.due))


def values_at(target: Target, sample: Sample, month: int) -> Floats:
    """Values as the plan would read them in a month, over pairs, shape (n_pairs,)."""
    if not 0 <= month < sample.months:
        return np.full(sample.n, np.nan)
    values = yearly_at(target, sample, month)
    if monthly_measure(target):
        now = sample.monthly[target.indicator][:, month]
        values = np.where(np.isfinite(now), now, values)
    return values


def yearly_at(target: Target, sample: Sample, month: int) -> Floats:
    """Values of the year that a month closes or lies in; NaN where that year is not whole."""
    year = month // 12
    table = sample.yearly[target.indicator]
    return table[:, year] if year < table.shape[1] else np.full(sample.n, np.nan)


def trajectory(target: Target, sample: Sample) -> Floats:
    """Yearly values in the target's unit, shape (n_pairs, n_years)."""
    return sample.yearly[target.indicator]
