"""ABC-SMC (序贯蒙特卡洛) on made-up worlds: another way to the same posterior, for comparison.

It asks for new worlds at every step, tens of thousands of them, and so is no way to fit the city; where
a world costs nothing it shows whether the regression-adjusted fit is near.
"""

from collections.abc import Callable

import numpy as np

from model.arrays import Floats
from model.chance import normal, uniform

SEED = 20200104
STEPS, SHRINK = 6, 0.5
"""Steps, and the quantile of distances that the next step keeps."""
Simulator = Callable[[Floats, int], Floats]
"""Prior quantiles (n, k) and the number of a step: outputs (n, q), with all their errors."""


def drawn(name: str, shape: tuple[int, int], step: int) -> Floats:
    """Keyed uniforms of a shape."""
    keys = np.arange(shape[0], dtype=np.uint64)
    return np.array([uniform(SEED, f"{name}.{column}", keys, step) for column in range(shape[1])]).T


def abc_smc(simulate: Simulator, observed: Floats, fitted: int, particles: int) -> tuple[Floats, Floats]:
    """Particles (n, k) and their weights (n,) after all steps."""
    theta = drawn("smc.prior", (particles, fitted), 0)
    y = simulate(theta, 0)
    scale = y.std(axis=0)
    distance = np.sqrt((((y - observed) / scale) ** 2).sum(axis=1))
    weights = np.full(particles, 1.0 / particles)
    for step in range(1, STEPS + 1):
        reach = float(np.quantile(distance, SHRINK))
        near = distance <= reach
        old, share = theta[near], weights[near] / weights[near].sum()
        spread = np.sqrt(2.0 * np.average((old - np.average(old, axis=0, weights=share)) ** 2, 0, share))
        pick = np.searchsorted(np.cumsum(share), drawn("smc.pick", (particles, 1), step)[:, 0])
        moved = old[np.minimum(pick, len(old) - 1)] + spread * normal(
            drawn("smc.move", (particles, fitted), step)
        )
        inside = ((moved > 0.0) & (moved < 1.0)).all(axis=1)
        new = moved[inside]
        y = simulate(new, step)
        away = np.sqrt((((y - observed) / scale) ** 2).sum(axis=1))
        hit = away <= reach
        new_weights = 1.0 / density(new[hit], old, share, spread)
        theta = np.vstack([old, new[hit]])
        # both are samples of the same target at this reach; each counts by how many it stands for
        part = np.array([len(old), hit.sum()]) / (len(old) + hit.sum())
        weights = np.concatenate([part[0] * share, part[1] * new_weights / max(new_weights.sum(), 1e-300)])
        distance = np.concatenate([distance[near], away[hit]])
    return theta, weights / weights.sum()


def density(at: Floats, centres: Floats, shares: Floats, spread: Floats) -> Floats:
    """Density of the moves at some places, but for a constant."""
    away = ((at[:, None, :] - centres[None, :, :]) / spread) ** 2
    return np.maximum(np.exp(-0.5 * away.sum(axis=2)) @ shares, 1e-300)
