"""Growth rates: Laplace or normal, and how their spread falls with size."""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats


@dataclass(frozen=True)
class LaplaceOrNormal:
    """Which of the two the growth rates look like."""

    ratio: float
    """Log-likelihood of the Laplace over the normal distribution, per observation; above 0: Laplace."""
    vuong: float
    """Vuong's statistic, standard normal if both are as good; beyond 1.64 the ratio is no accident."""
    size: int


def laplace_or_normal(rates: Floats) -> LaplaceOrNormal:
    """Likelihood ratio of both distributions, each with its own maximum-likelihood place and spread."""
    centre, mean = float(np.median(rates)), float(np.mean(rates))
    width, spread = float(np.mean(np.abs(rates - centre))), float(np.std(rates))
    laplace = -np.log(2.0 * width) - np.abs(rates - centre) / width
    normal = -0.5 * np.log(2.0 * np.pi * spread**2) - 0.5 * ((rates - mean) / spread) ** 2
    each = laplace - normal
    ratio = float(np.mean(each))
    return LaplaceOrNormal(ratio, ratio * np.sqrt(rates.size) / float(np.std(each)), rates.size)


def by_size(size: Floats, bins: int) -> list[np.ndarray]:
    """Rows of equally many members by size, smallest first."""
    return np.array_split(np.argsort(size, kind="stable"), bins)


def standardised(rates: Floats, size: Floats, bins: int) -> Floats:
    """Rates less the median and over the mean distance of firms of their size, shape of ``rates``.

    Without it, normal rates whose spread falls with size would look like a Laplace distribution.
    """
    plain = np.empty_like(rates)
    for rows in by_size(size, bins):
        apart = rates[rows] - np.median(rates[rows])
        plain[rows] = apart / np.mean(np.abs(apart))
    return plain


def spread_slope(rates: Floats, size: Floats, bins: int) -> float:
    """Slope of the logarithm of the spread of growth over the logarithm of size, across size classes."""
    groups = by_size(size, bins)
    x = np.array([np.mean(np.log(size[rows])) for rows in groups])
    y = np.array([np.log(np.std(rates[rows])) for rows in groups])
    return slope(x, y)


def slope(x: Floats, y: Floats) -> float:
    """Least squares of y on x with a constant."""
    apart = x - np.mean(x)
    return float(np.sum(apart * (y - np.mean(y))) / np.sum(apart**2))
