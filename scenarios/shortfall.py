"""Shortfall (预期差距): by how much the pairs that miss a target miss it.

Pairs that meet it say nothing here.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from scenarios.register import COMPARISONS, Target
from scenarios.target_values import DIGITS, meets


@dataclass(frozen=True)
class Shortfall:
    """Mean gap over the pairs that miss a target when due."""

    pairs: int
    """Pairs that miss it; a pair without a value is none of them."""
    gap: float
    """Mean distance to the required value, in the target's unit; NaN if no pair misses it."""
    share: float
    """The gap as a share of the required value, 0-1; NaN where that is 0."""


def shortfall(target: Target, values: Floats) -> Shortfall:
    """The shortfall of values over pairs, shape (n_pairs,)."""
    values = values[np.isfinite(values)]
    missed = values[~meets(target, values)]
    if not missed.size:
        return Shortfall(0, np.nan, np.nan)
    gaps = gap(target, missed)
    return Shortfall(int(missed.size), float(gaps.mean()), share_of_required(target, missed, gaps))


def gap(target: Target, values: Floats) -> Floats:
    """Distance of values that miss a target to what is required, same shape."""
    values = np.round(values, DIGITS)
    if target.comparison in COMPARISONS:
        return np.abs(values - target.value)
    low, high = target.bounds
    return np.maximum(low - values, values - high)


def share_of_required(target: Target, values: Floats, gaps: Floats) -> float:
    """Mean gap as a share of the bound that is missed."""
    bound = np.full(values.size, target.value)
    if target.comparison not in COMPARISONS:
        low, high = target.bounds
        bound = np.where(values < low, low, high)
    return float(np.mean(gaps / np.abs(bound))) if bound.all() else np.nan
