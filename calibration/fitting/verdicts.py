"""Verdicts (识别结论): what the data say of each input, and which inputs trade off against each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.special import logit

from calibration.fitting.abc import Posterior, weighted_quantiles
from calibration.fitting.screening import LEVEL, SHUFFLES, shuffled
from model.arrays import Floats

IDENTIFIED, WEAK = 0.5, 0.7
"""Posterior over prior width, below which an input is identified, or weakly so."""
BAND = 0.9
SEED = 20200105


@dataclass(frozen=True)
class Verdict:
    """What the data say of one input."""

    name: str
    low: float
    middle: float
    high: float
    """Prior quantiles: 5, 50 and 95 % of the posterior."""
    width: float
    """Width of the 90 % interval over that of the prior."""

    @property
    def word(self) -> str:
        """The verdict."""
        if self.width < IDENTIFIED:
            return "identified"
        return "weak" if self.width < WEAK else "not identified"


@dataclass(frozen=True)
class Pair:
    """Two inputs that trade off: the data fix a combination of them better than either."""

    first: str
    second: str
    correlation: float


def verdicts(names: Sequence[str], found: Posterior) -> list[Verdict]:
    """A verdict per fitted input, the best known first."""
    at = [(1 - BAND) / 2, 0.5, (1 + BAND) / 2]
    low, middle, high = weighted_quantiles(found.theta, found.weights, at)
    made = [
        Verdict(name, float(a), float(b), float(c), float((c - a) / BAND))
        for name, a, b, c in zip(names, low, middle, high, strict=True)
    ]
    return sorted(made, key=lambda one: (one.width, one.name))


def correlations(found: Posterior, values: Floats) -> Floats:
    """Weighted correlations of columns."""
    centred = values - np.average(values, axis=0, weights=found.weights)
    covariance = (centred * found.weights[:, None]).T @ centred
    spread = np.sqrt(np.maximum(np.diag(covariance), 1e-300))
    return np.asarray(covariance / np.multiply.outer(spread, spread))


def trade_offs(names: Sequence[str], found: Posterior) -> list[Pair]:
    """Pairs whose posterior correlation exceeds the largest that shuffled columns show."""
    odds = logit(np.clip(found.theta, 1e-6, 1.0 - 1e-6))
    if odds.shape[1] <= 1:
        return []
    above = np.triu_indices(odds.shape[1], 1)
    largest = []
    for again in range(SHUFFLES):
        orders = shuffled(len(odds), odds.shape[1], SEED + again)
        mixed = np.column_stack([odds[order, column] for column, order in enumerate(orders)])
        largest.append(np.abs(correlations(found, mixed)[above]).max())
    null = float(np.quantile(largest, LEVEL))
    real = correlations(found, odds)
    pairs = [
        Pair(names[i], names[j], float(real[i, j]))
        for i, j in combinations(range(odds.shape[1]), 2)
        if abs(real[i, j]) > null
    ]
    return sorted(pairs, key=lambda pair: -abs(pair.correlation))
