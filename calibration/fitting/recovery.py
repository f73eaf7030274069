"""Planted truth (埋设真值): worlds of the design are taken for the city, and fitted.

Each held-out world is published with errors of its own and fitted on all others; no world is run for it.
Coverage is how often 50 and 90 % intervals hold the truth. A model that misses, fitted as if it did
not, shows what the discrepancy is for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calibration.fitting.abc import posterior, published, weighted_quantiles
from calibration.fitting.discrepancy import Target
from model.arrays import Floats, Rows

LEVELS = (0.5, 0.9)
HELD_OUT = 50
ELSEWHERE = 1 << 40
"""The errors of a planted truth are drawn under other numbers than those of the worlds that fit it."""

UNBOUNDED = -10.0
"""Log of a lower bound that binds nothing: none is planted."""


@dataclass(frozen=True)
class Recovery:
    """How often intervals hold the truth."""

    planted: bool
    """Whether the planted truth misses by a discrepancy."""
    fitted: bool
    """Whether the fit allows for one."""
    worlds: int
    coverage: Floats
    """Per level and input, shape (2, n_fitted)."""
    width: Floats
    """Mean width of the 90 % interval in prior quantiles, over 0.9, shape (n_fitted,)."""

    @property
    def overall(self) -> tuple[float, float]:
        """Coverage of 50 and 90 % intervals, all inputs together."""
        means = self.coverage.mean(axis=1)
        return float(means[0]), float(means[1])


def recover(
    theta: Floats,
    y: Floats,
    points: Sequence[int],
    target: Target,
    *,
    planted: bool,
    fitted: bool,
    held_out: int = HELD_OUT,
) -> Recovery:
    """Leave worlds out one by one, evenly over the table, and fit each on the points that are not its own.

    Parameters
    ----------
    theta : prior quantiles of the fitted inputs, shape (n, n_fitted)
    y : outputs, shape (n, n_rows)
    points : the point of each world; worlds of one point are left out together
    """
    chosen = evenly(len(theta), held_out)
    inside = np.zeros((len(chosen), len(LEVELS), theta.shape[1]))
    widths = np.zeros((len(chosen), theta.shape[1]))
    of = np.array(points)
    for place, row in enumerate(chosen.tolist()):
        truth = published(y[row : row + 1], [ELSEWHERE + row], target, discrepancy=planted)[0]
        truth[target.one_sided] = UNBOUNDED
        others = np.flatnonzero(of != of[row])
        found = posterior(theta[others], y[others], others.tolist(), target, truth, discrepancy=fitted)
        for level, share in enumerate(LEVELS):
            low, high = weighted_quantiles(found.theta, found.weights, [(1 - share) / 2, (1 + share) / 2])
            inside[place, level] = (low <= theta[row]) & (theta[row] <= high)
            widths[place] = (high - low) / share
    return Recovery(planted, fitted, len(chosen), inside.mean(axis=0), widths.mean(axis=0))


def evenly(n: int, wanted: int) -> Rows:
    """So many rows, evenly over all."""
    return np.unique(np.linspace(0, n - 1, min(wanted, n)).round().astype(np.int64))
