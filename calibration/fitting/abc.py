"""Regression-adjusted ABC (近似贝叶斯): the non-implausible points, moved to where the observation is.

Each simulated output gets a measurement error and a discrepancy of its own, drawn by key, so that what is
compared is what could have been published (Wilkinson 2013). A ridge regression makes one summary per
input (Fearnhead and Prangle 2012); near summaries weigh more (Epanechnikov), and a local linear
regression carries each point to the observed ones (Beaumont, Zhang and Balding 2002). All of it in
log odds of prior quantiles, so nothing leaves the prior's range.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit, ndtr

from calibration.fitting.discrepancy import Target
from calibration.fitting.emulator import RIDGE, ridge
from model.arrays import Floats, Rows
from model.chance import name_key, normal, uniform, uniform_of_one

SEED = 20200103
NEAR, FEWEST = 0.3, 150
"""Part of the points that is near, and the fewest that a regression stands on."""
FOLDS, SHRINKS = 5, (1e-3, 1e-2, 1e-1, 1.0)
"""Folds in which summaries are made, and the ridges among which the best is taken."""
WIDEST = 2.0
"""By how much residuals are widened at most for the numbers that a regression used up."""


@dataclass(frozen=True)
class Posterior:
    """Weighted points of the posterior."""

    theta: Floats
    """Prior quantiles of the fitted inputs after adjustment, shape (n, n_fitted)."""
    weights: Floats
    """Sum 1, shape (n,)."""
    rows: Rows
    """Which row of the table each came from."""

    @property
    def effective(self) -> float:
        """Number of points of equal weight that would tell as much."""
        return float(1.0 / (self.weights**2).sum())


def published(y: Floats, points: Sequence[int], target: Target, *, discrepancy: bool = True) -> Floats:
    """Outputs (n, n_rows) with an error of measurement each and a discrepancy per series, by key."""
    keys = np.array(points, dtype=np.uint64)
    errors = np.array(
        [normal(uniform(SEED, f"calibration.measurement.{row}", keys, 0)) for row in range(y.shape[1])]
    ).T
    noisy = y + errors * target.spread
    if not discrepancy:
        return np.asarray(noisy)
    shifts = {
        name: normal(uniform(SEED, "calibration.discrepancy." + name, keys, 0)) for name in target.series
    }
    return np.asarray(noisy + np.array([shifts[name] for name in target.series]).T * target.discrepancy)


def bound_weights(y: Floats, target: Target, observed: Floats, *, discrepancy: bool = True) -> Floats:
    """How probable it is that each world respects all lower bounds, shape (n,)."""
    sides = target.one_sided
    spread = np.hypot(target.spread, target.discrepancy if discrepancy else 0.0)[sides]
    return np.asarray(np.prod(ndtr((y[:, sides] - observed[sides]) / spread), axis=1))


def posterior(
    theta: Floats,
    y: Floats,
    points: Sequence[int],
    target: Target,
    observed: Floats,
    *,
    discrepancy: bool = True,
) -> Posterior:
    """The posterior of fitted inputs.

    Parameters
    ----------
    theta : prior quantiles of the fitted inputs, shape (n, n_fitted)
    y : outputs of one world each, log of simulated over observed, shape (n, n_rows)
    points : a number per world that names its errors
    target : spreads of the rows
    observed : what is observed, 0 for the city, shape (n_rows,)
    discrepancy : whether the model is allowed to miss
    """
    two = ~target.one_sided
    heard = published(y, points, target, discrepancy=discrepancy)[:, two]
    odds = logit(np.clip(theta, 1e-6, 1.0 - 1e-6))
    summaries, aim = summarised(odds, heard, observed[two])
    far = np.sqrt((((summaries - aim) / spreads(odds, summaries)) ** 2).sum(axis=1))
    count = min(max(int(NEAR * len(theta)), FEWEST), len(theta))
    near = np.argsort(far, kind="stable")[:count]
    reach = far[near].max() * (1.0 + 1e-9) + 1e-300
    weights = (1.0 - (far[near] / reach) ** 2) * bound_weights(
        y[near], target, observed, discrepancy=discrepancy
    )
    if weights.sum() <= 0.0:
        weights = np.ones(count)
    weights = weights / weights.sum()
    moved = adjusted(odds[near], summaries[near], aim, weights)
    return Posterior(np.asarray(expit(moved)), weights, near)


def summarised(odds: Floats, heard: Floats, observed: Floats) -> tuple[Floats, Floats]:
    """One summary per input of every world, and of what is observed."""
    centre, width = heard.mean(axis=0), heard.std(axis=0)
    width = np.where(width > 0.0, width, 1.0)
    fold = np.arange(len(odds)) % FOLDS

    def terms(table: Floats) -> Floats:
        scaled = np.clip((table - centre) / width, -4.0, 4.0)
        return np.hstack([np.ones((len(table), 1)), scaled, scaled**2 - 1.0])

    table, aim = terms(heard), terms(observed[None, :])
    # a world never makes its own summary: it would know its own errors, and the observed one does not
    best = (np.inf, np.zeros(odds.shape), np.zeros(odds.shape[1]))
    for shrink in SHRINKS:
        summaries, aims = np.empty(odds.shape), []
        for out in range(FOLDS):
            rest, mine = fold != out, fold == out
            coefficients = ridge(table[rest], odds[rest], shrink)
            summaries[mine] = table[mine] @ coefficients
            aims.append((aim @ coefficients)[0])
        missed = float(((odds - summaries) ** 2).sum())
        if missed < best[0]:
            best = (missed, summaries, np.mean(aims, axis=0))
    return best[1], best[2]


def spreads(odds: Floats, summaries: Floats) -> Floats:
    """Standard deviation of each input that its summary leaves open."""
    left = (odds - summaries).std(axis=0)
    return np.where(left > 0.0, left, 1.0)


def adjusted(odds: Floats, summaries: Floats, aim: Floats, weights: Floats) -> Floats:
    """Points carried along a weighted linear regression to the observed summaries."""
    away = summaries - aim
    root = np.sqrt(weights)[:, None]
    terms = np.hstack([np.ones((len(odds), 1)), away])
    left, right = terms * root, odds * root
    shrink = RIDGE * np.diag([0.0, *(away.var(axis=0) + 1e-12)])
    slopes = np.linalg.solve(left.T @ left + shrink + 1e-12 * np.eye(terms.shape[1]), left.T @ right)
    centre = terms @ slopes
    effective = 1.0 / float((weights**2).sum())
    # residuals of a regression are too small by the numbers that it used up
    wider = np.sqrt(effective / max(effective - terms.shape[1], 1.0))
    return np.asarray(slopes[0] + (odds - centre) * min(wider, WIDEST))


def systematic(weights: Floats, count: int, name: str) -> Rows:
    """So many places, each as often as its weight says; one keyed number decides all."""
    start = uniform_of_one(SEED, "calibration.resample." + name, int(name_key(name)), 0)
    steps = (np.arange(count) + start) / count
    return np.minimum(np.searchsorted(np.cumsum(weights), steps), len(weights) - 1)


def weighted_quantiles(values: Floats, weights: Floats, at: Sequence[float]) -> Floats:
    """Quantiles of each column of values (n, k) under weights (n,), shape (n_at, k)."""
    found = np.empty((len(at), values.shape[1]))
    for column in range(values.shape[1]):
        order = np.argsort(values[:, column], kind="stable")
        total = np.cumsum(weights[order]) - 0.5 * weights[order]
        found[:, column] = np.interp(at, total, values[order, column])
    return found
