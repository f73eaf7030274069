"""Count data: Poisson regressions between and within owners, and how overdispersed counts are.

The Poisson estimate needs no Poisson counts: it is consistent wherever the mean is an exponential
(Gourieroux, Monfort and Trognon 1984), gamma firm effects included.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats

STEPS = 60
"""Newton's steps at most."""
CLOSE = 1e-10
"""A step below this ends the search."""
LONGEST_STEP = 1.0


@dataclass(frozen=True)
class Elasticity:
    """An elasticity of counts; ``dispersion`` is Pearson's, 1 for Poisson counts."""

    value: float
    dispersion: float
    size: int


def between(counts: Floats, inputs: Floats) -> Elasticity:
    """Elasticity of counts over inputs across owners: E[count] = exp(a + b ln input), shapes (n,)."""
    x = np.log(inputs) - np.mean(np.log(inputs))
    a, b = np.log(np.mean(counts)), 0.0
    for _ in range(STEPS):
        mean = np.exp(a + b * x)
        miss = counts - mean
        gradient = np.array([np.sum(miss), np.sum(miss * x)])
        curve = np.array([[np.sum(mean), np.sum(mean * x)], [np.sum(mean * x), np.sum(mean * x**2)]])
        step = np.linalg.solve(curve, gradient)
        step *= min(1.0, LONGEST_STEP / float(np.max(np.abs(step))))
        a, b = a + step[0], b + step[1]
        if np.max(np.abs(step)) < CLOSE:
            break
    mean = np.exp(a + b * x)
    return Elasticity(float(b), float(np.sum((counts - mean) ** 2 / mean) / (counts.size - 2)), counts.size)


def within(counts: Floats, inputs: Floats) -> Elasticity:
    """Elasticity over time within owners, shapes (n_owners, n_years): Poisson with owner and year effects.

    Owner effects drop out by conditioning on the owner's total (Hausman, Hall and Griliches 1984);
    owners without any count say nothing.
    """
    told = counts.sum(axis=1) > 0.0
    counts, logs = counts[told], np.log(inputs[told])
    owners, years = counts.shape
    columns = np.zeros((years, owners, years))
    columns[0] = logs
    for year in range(1, years):
        columns[year, :, year] = 1.0
    total = counts.sum(axis=1, keepdims=True)
    beta = np.zeros(years)
    for _ in range(STEPS):
        share = shares(columns, beta)
        gradient = np.sum(columns * (counts - total * share), axis=(1, 2))
        mean = np.sum(columns * share, axis=2)
        second = np.array([[np.sum(total[:, 0] * (np.sum(a * b * share, axis=1) - p * q))
                            for b, q in zip(columns, mean, strict=True)]
                           for a, p in zip(columns, mean, strict=True)])  # fmt: skip
        step = np.linalg.solve(second, gradient)
        step *= min(1.0, LONGEST_STEP / float(np.max(np.abs(step))))
        beta = beta + step
        if np.max(np.abs(step)) < CLOSE:
            break
    fit = total * shares(columns, beta)
    freedom = owners * (years - 1) - years
    return Elasticity(float(beta[0]), float(np.sum((counts - fit) ** 2 / fit) / freedom), owners)


def shares(columns: Floats, beta: Floats) -> Floats:
    """Share of each year in an owner's total, shape (n_owners, n_years)."""
    index = np.sum(columns * beta[:, None, None], axis=0)
    powers = np.exp(index - index.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def variance_over_mean(counts: Floats) -> float:
    """Variance of counts over their mean: 1 for Poisson counts of equal owners."""
    return float(np.var(counts) / np.mean(counts))
