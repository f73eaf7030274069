"""How sure an index is (再抽样): the same estimate under other weights of rows and of replicates.

Weights are those of the Bayesian bootstrap: positive, of mean 1, drawn by keyed chance, so that the
same data always give the same interval. Rows and replicates are weighted independently, for luck is
shared by all rows of a replicate. Few replicates get wider weights, so that the variance of a mean over
them is not understated (a plain bootstrap understates it by (R - 1) / R).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, Keys
from model.chance import gamma, uniform
from scenarios.sample import ENDS

RESAMPLES = 400
FEW_REPLICATES = 5
"""Below this intervals are rough, and it is said."""
NARROWEST = 0.25
"""Shape of the weights of two replicates, for which no shape is wide enough."""


@dataclass(frozen=True)
class Estimate:
    """A number with its standard error and its 90 % interval over resamples; NaN where nothing is known."""

    value: float
    error: float
    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """Whether the interval does not leave out 0."""
        return not (self.low > 0 or self.high < 0)


UNKNOWN = Estimate(np.nan, np.nan, np.nan, np.nan)

Measure = Callable[[Floats, Floats], Floats]
"""Estimates under weights of groups and of replicates, each of shape (n_weighted,)."""


def estimates(measure: Measure, groups: int, replicates: int, seed: int) -> tuple[Estimate, ...]:
    """What a measure gives with equal weights, and how it varies under resampling.

    Parameters
    ----------
    measure : gives the same numbers in the same order for any weights
    groups, replicates : how many weights it takes
    seed : of the resamples
    """
    values = measure(np.ones(groups), np.ones(replicates))
    rows = weights(groups, 1.0, seed, "sensitivity.rows")
    luck = weights(replicates, shape_for(replicates), seed, "sensitivity.replicates")
    drawn = np.array([measure(row, fate) for row, fate in zip(rows, luck, strict=True)])
    return tuple(
        Estimate(float(value), float(column.std(ddof=1)), *map(float, np.quantile(column, ENDS)))
        for value, column in zip(values, drawn.T, strict=True)
    )


def shape_for(replicates: int) -> float:
    """Shape of gamma weights with which the weighted mean varies as the mean of so many does."""
    return max((replicates - 2) / replicates, NARROWEST)


def weights(count: int, shape: float, seed: int, name: str) -> Floats:
    """Weights of mean 1 per resample, shape (RESAMPLES, count); a single thing always weighs 1."""
    if count == 1:
        return np.ones((RESAMPLES, 1))
    keys: Keys = np.arange(RESAMPLES * count, dtype=np.uint64)
    raw = gamma(uniform(seed, name, keys, 0), shape).reshape(RESAMPLES, count) + np.finfo(float).tiny
    return np.asarray(raw / raw.mean(axis=1, keepdims=True))
