"""The surrogate (代理模型): margins and costs between the points that the world answered.

The mean margin of each target over pairs is a Gaussian process of the point; every pair stands off from
the mean by an amount of its own, and what is left is noise. So a joint probability keeps what targets
have in common: bad futures are bad for many of them. Costs are linear in the levers, pair by pair.
"""

import warnings

import numpy as np
from scipy.stats import norm
from sklearn.exceptions import ConvergenceWarning
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

from model.arrays import Floats
from scenarios.planning.problem import Trials

SMOOTH = 2.5
"""Matern index: twice differentiable."""
LENGTHS = (0.2, 100.0)
"""Bounds of the length scales, in parts of a lever's range; the upper end switches a lever off."""
LEAST_NOISE = 1e-6
SILVERMAN = -0.2
"""Power of the number of pairs in the width by which each stands for those around it (Silverman's rule)."""


class Surrogate:
    """Fitted to trials; predicts probability and cost of any point."""

    def __init__(self, trials: Trials) -> None:
        self.targets = trials.margins.shape[2]
        mean = np.nanmean(trials.margins, axis=1)
        """Shape (n_points, n_targets)."""
        self.scale = np.maximum(mean.std(axis=0), LEAST_NOISE)
        self.centre = mean.mean(axis=0)
        self.models = [
            fitted(trials.points, (mean[:, target] - self.centre[target]) / self.scale[target])
            for target in range(self.targets)
        ]
        seen = self.means(trials.points)
        off = trials.margins - seen[:, None, :]
        self.offsets = np.nan_to_num(np.nanmean(off, axis=0), nan=-np.inf)
        """How far each pair stands off, shape (n_pairs, n_targets); a pair without a case never meets."""
        left = off - np.where(np.isfinite(self.offsets), self.offsets, np.nan)
        noise = np.maximum(np.nanstd(left, axis=(0, 1)), LEAST_NOISE * np.maximum(self.scale, 1.0))
        finite = np.where(np.isfinite(self.offsets), self.offsets, np.nan)
        smoothing = len(self.offsets) ** SILVERMAN * np.nan_to_num(np.nanstd(finite, axis=0))
        self.spread = np.hypot(noise, smoothing)
        """Of a pair's margin around what is predicted: a few pairs stand for all futures, so it is wider."""
        design = np.column_stack([np.ones(len(trials.points)), trials.points])
        self.cost_weights: Floats = np.linalg.lstsq(design, trials.costs, rcond=None)[0].T.astype(np.float64)
        """Cost of a pair = first + the others by lever, shape (n_pairs, 1 + n_levers)."""

    def means(self, points: Floats) -> Floats:
        """Mean margins, shape (n_points, n_targets)."""
        return np.column_stack([model.predict(points) for model in self.models]) * self.scale + self.centre

    def by_target(self, points: Floats) -> Floats:
        """Probability of each target, shape (n_points, n_targets)."""
        return np.asarray(self._chances(points).mean(axis=1))

    def probability(self, points: Floats) -> Floats:
        """Probability that all targets are met together, shape (n_points,)."""
        return np.asarray(self._chances(points).prod(axis=2).mean(axis=1))

    def nearness(self, points: Floats) -> Floats:
        """Mean of the joint probability and those of single targets: tells points apart that meet nothing."""
        return 0.5 * (self.probability(points) + self.by_target(points).mean(axis=1))

    def _chances(self, points: Floats) -> Floats:
        margins = self.means(points)[:, None, :] + self.offsets[None]
        return np.asarray(norm.cdf(margins / self.spread))

    def cost(self, points: Floats) -> Floats:
        """Mean cost over pairs, shape (n_points,)."""
        return priced(points, self.cost_weights.mean(axis=0))


def priced(points: Floats, weights: Floats) -> Floats:
    """Cost of points under one set of weights, shape (n_points,)."""
    return np.asarray(weights[0] + np.sum(points * weights[1:], axis=1))


def fitted(points: Floats, values: Floats) -> GaussianProcessRegressor:
    """A Gaussian process through values of mean 0 and spread 1."""
    shape = ConstantKernel(1.0, (1e-3, 1e3)) * Matern(np.ones(points.shape[1]), LENGTHS, nu=SMOOTH)
    model = GaussianProcessRegressor(shape + WhiteKernel(1e-2, (LEAST_NOISE, 1.0)), random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a lever that does nothing meets its bound
        return model.fit(points, values)
