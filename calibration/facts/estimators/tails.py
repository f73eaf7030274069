"""Heavy tails: Pareto exponents by maximum likelihood, and shares of the largest."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import zeta

from model.arrays import Floats

STEEPEST = 8.0
"""Largest exponent that is looked at."""
FLATTEST = 1.01
FEWEST = 50
"""A tail needs so many members."""
STARTS = 40
"""Candidates for the start of a tail."""


@dataclass(frozen=True)
class Tail:
    """A fitted tail: density ~ x**-exponent from ``start`` on; ``size`` values lie in it."""

    exponent: float
    start: float
    size: int


NO_TAIL = Tail(np.nan, np.nan, 0)


def pareto_from(values: Floats, start: float, weight: Floats | None = None) -> Tail:
    """Exponent of the density of a continuous Pareto tail from a stated start on (Hill's estimator).

    A value of weight w stands for w equal ones.
    """
    inside = values >= start
    tail = values[inside]
    if tail.size < FEWEST:
        return NO_TAIL
    count = np.ones(tail.size) if weight is None else weight[inside]
    return Tail(1.0 + float(np.sum(count) / np.sum(count * np.log(tail / start))), start, tail.size)


def counts_from(counts: Floats, start: int) -> Tail:
    """Exponent of a discrete power law p(k) = k**-a / zeta(a, start), k >= start."""
    tail = counts[counts >= start]
    if tail.size < FEWEST:
        return NO_TAIL
    mean_log = float(np.mean(np.log(tail)))
    answer = minimize_scalar(
        lambda a: a * mean_log + np.log(zeta(a, start)), bounds=(FLATTEST, STEEPEST), method="bounded"
    )
    return Tail(float(answer.x), float(start), tail.size)


def counts_tail(counts: Floats) -> Tail:
    """The discrete tail whose start brings it closest to the data (Clauset, Shalizi and Newman 2009).

    Starts are whole numbers up to the value that still has FEWEST counts above it.
    """
    ordered = np.sort(counts[counts >= 1])[::-1]
    if ordered.size < FEWEST:
        return NO_TAIL
    last = max(int(ordered[FEWEST - 1]), 1)
    starts = np.unique(np.geomspace(1, last, STARTS).round().astype(np.int64))
    fits = [counts_from(ordered, int(start)) for start in starts]
    return min(fits, key=lambda fit: distance(ordered, fit))


def distance(counts: Floats, fit: Tail) -> float:
    """Kolmogorov-Smirnov distance of the counts in a tail from their fit."""
    if not fit.size:
        return float("inf")
    values, number = np.unique(counts[counts >= fit.start], return_counts=True)
    seen = np.cumsum(number) / fit.size
    said = 1.0 - zeta(fit.exponent, values + 1.0) / zeta(fit.exponent, fit.start)
    return float(np.max(np.abs(seen - said)))


def top_share(values: Floats, share: float) -> float:
    """Part of the sum that the largest ``share`` of the values has."""
    if not values.size:
        return float("nan")
    ordered = np.sort(values)[::-1]
    return float(ordered[: max(round(share * ordered.size), 1)].sum() / ordered.sum())
