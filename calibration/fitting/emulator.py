"""Emulators (仿真器): what a world would say at a point that was not run, and how unsure that is.

For each output: a ridge regression on the inputs that move it and their squares, and a Gaussian process
on what is left. Its length and noise are those of the best leave-one-out likelihood on a small grid.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import eigh
from scipy.spatial.distance import cdist

from calibration.fitting.screening import Screened
from model.arrays import Floats, Rows

LENGTHS = (0.7, 1.5, 3.0)
"""Lengths of the process, in widths of the prior, for one input; they grow with the root of their number."""
NOISES = (0.1, 0.3, 1.0, 3.0, 30.0)
"""Noise over signal of the process; the last is as good as no process."""
RIDGE = 1e-3
"""Ridge per point: nothing where the points are many."""
MOST_INPUTS, MOST_POINTS = 12, 800
"""Inputs of one emulator, and points on which its process stands."""
FOLDS = 5
TINY = 1e-12


@dataclass(frozen=True)
class Emulator:
    """One output as a function of some inputs."""

    columns: Rows
    """Its inputs."""
    coefficients: Floats
    length: float
    noise: float
    points: Floats
    """Where the process stands, shape (n, n_columns)."""
    weights: Floats
    inverse: Floats
    scale: float
    """Variance of the process."""
    q2: float
    """Part of the variance explained at points left out; below 0 it is worse than the mean."""

    def predict(self, x: Floats) -> tuple[Floats, Floats]:
        """Mean and variance at points of all inputs, each of shape (n,); the variance has inactive inputs."""
        own = x[:, self.columns]
        near = kernel(own, self.points, self.length)
        mean = basis(own) @ self.coefficients + near @ self.weights
        left = np.maximum(1.0 - ((near @ self.inverse) * near).sum(axis=1), 0.0)
        return np.asarray(mean), np.asarray(self.scale * (left + self.noise))


def basis(x: Floats) -> Floats:
    """One, the inputs and their squares, about the middle of the prior."""
    centred = 2.0 * x - 1.0
    return np.hstack([np.ones((len(x), 1)), centred, centred**2 - 1.0 / 3.0])


def kernel(x: Floats, z: Floats, length: float) -> Floats:
    """Gaussian covariance; without inputs nothing is near anything."""
    if x.shape[1] == 0:
        return np.zeros((len(x), len(z)))
    return np.asarray(np.exp(-0.5 * cdist(x, z, "sqeuclidean") / (length**2 * x.shape[1])))


def ridge(x: Floats, y: Floats, each: float = RIDGE) -> Floats:
    """Coefficients of y on x with a ridge per point; the first column, the constant, is not shrunk."""
    shrink = each * len(x) * np.eye(x.shape[1])
    shrink[0, 0] = TINY
    return np.asarray(np.linalg.solve(x.T @ x + shrink, x.T @ y))


def fit(x: Floats, y: Floats, columns: Rows) -> Emulator:
    """An emulator of y (n,) on some columns of x (n, n_inputs)."""
    own = x[:, columns]
    coefficients = ridge(basis(own), y)
    stand, rest = own[:MOST_POINTS], (y - basis(own) @ coefficients)[:MOST_POINTS]
    length, noise = best_process(stand, rest)
    inverse: Floats = np.asarray(
        np.linalg.inv(kernel(stand, stand, length) + noise * np.eye(len(stand))), dtype=np.float64
    )
    weights: Floats = np.asarray(inverse @ rest)
    scale = max(float(rest @ weights) / len(rest), TINY)
    q2 = left_out(own, y, length, noise)
    return Emulator(columns, coefficients, length, noise, stand, weights, inverse, scale, q2)


def best_process(x: Floats, rest: Floats) -> tuple[float, float]:
    """Length and noise of the best likelihood of leaving each point out."""
    best = (-np.inf, LENGTHS[-1], NOISES[-1])
    for length in LENGTHS:
        values, vectors = eigh(kernel(x, x, length))
        turned, squares = vectors.T @ rest, vectors**2
        for noise in NOISES:
            over = 1.0 / (np.maximum(values, 0.0) + noise)
            own = squares @ over
            missed = (vectors @ (over * turned)) / own
            scale = max(float((missed**2 * own).mean()), TINY)
            likelihood = float(-0.5 * np.log(scale / own).mean())
            best = max(best, (likelihood, length, noise))
    return best[1], best[2]


def left_out(x: Floats, y: Floats, length: float, noise: float) -> float:
    """Q2: part of the variance explained in folds that were left out."""
    fold = np.arange(len(y)) % FOLDS
    missed = np.empty(len(y))
    for out in range(FOLDS):
        rest, test = fold != out, fold == out
        missed[test] = y[test] - guess(x[rest], y[rest], x[test], length, noise)
    spread = float(((y - y.mean()) ** 2).sum())
    return 1.0 - float((missed**2).sum()) / spread if spread > 0.0 else 0.0


def guess(x: Floats, y: Floats, at: Floats, length: float, noise: float) -> Floats:
    """What points (x, y) say elsewhere, with given length and noise."""
    coefficients = ridge(basis(x), y)
    stand = x[:MOST_POINTS]
    rest = (y - basis(x) @ coefficients)[:MOST_POINTS]
    inside = kernel(stand, stand, length) + noise * np.eye(len(stand))
    bent = kernel(at, stand, length) @ np.linalg.solve(inside, rest)
    return np.asarray(basis(at) @ coefficients + bent)


def emulate(x: Floats, y: Floats, screened: Screened) -> list[Emulator]:
    """An emulator per output of y (n, n_outputs), each on the kept inputs that move it."""
    return [fit(x, y[:, row], inputs_of_output(screened, row)) for row in range(y.shape[1])]


def inputs_of_output(screened: Screened, row: int) -> Rows:
    """Kept inputs that move one output, strongest first."""
    moving = [column for column in screened.active.tolist() if screened.moves[column, row]]
    order = sorted(moving, key=lambda column: -abs(screened.correlation[column, row]))
    return np.array(order[:MOST_INPUTS], dtype=np.int64)


def skills(emulators: Sequence[Emulator]) -> Floats:
    """Q2 of every emulator."""
    return np.array([one.q2 for one in emulators])
