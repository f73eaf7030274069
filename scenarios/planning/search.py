"""The search (寻优): the cheapest point found for each probability, on the surrogate.

Differential evolution looks everywhere; then every lever is taken back as far as the probability allows,
so that nothing is in a plan that does not earn its place. 'Best found', never 'cheapest': the surrogate
is no proof, and what is found is run again on fresh pairs (planning/solving.py).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, differential_evolution

from model.arrays import Floats
from scenarios.planning.surrogate import Surrogate, priced

STEPS = (0.0, 0.25, 0.5, 0.75)
"""Parts of a lever's own level that pruning tries, the smallest first."""
PENALTY = 1000.0
"""What a missing unit of probability weighs against the cost of everything."""
IN = 0.05
"""Part of the range from which a lever counts as in a plan."""
SLACK = 0.01
"""Probability given up where everything cannot be had, so that levers which hardly help are left out."""
ROUNDS, PEOPLE = 60, 10
SEED = 0
"""The search has luck of its own, always the same."""


@dataclass(frozen=True)
class Candidate:
    """A point that the search found."""

    point: Floats
    """Shape (n_levers,)."""
    wanted: float
    """Probability that was asked for."""
    probability: float
    """As the surrogate predicts it."""
    cost: float


def front(surrogate: Surrogate, wanted: Sequence[float]) -> list[Candidate]:
    """The cheapest point found for each probability; where it cannot be had, what comes nearest."""
    weights = surrogate.cost_weights.mean(axis=0)
    best = nearest_to_all(surrogate)
    reached = float(surrogate.probability(best[None])[0])
    found = []
    for share in wanted:
        if share <= reached:
            point = cheapest(surrogate, share, weights, best)
            found.append(candidate(surrogate, prune(surrogate.probability, point, share, weights), share))
    if len(found) < len(wanted):
        goal = float(surrogate.nearness(best[None])[0]) - SLACK
        point = prune(surrogate.nearness, best, goal, weights)
        found.append(candidate(surrogate, point, wanted[-1]))
    return found


def nearest_to_all(surrogate: Surrogate) -> Floats:
    """The point that comes nearest to meeting everything, whatever it costs."""
    start = np.ones(surrogate.cost_weights.shape[1] - 1)
    return lowest(lambda points: -surrogate.nearness(points), start)


def cheapest(surrogate: Surrogate, share: float, weights: Floats, start: Floats) -> Floats:
    """The cheapest point found that reaches a probability, under these weights of costs."""
    whole = max(float(np.sum(np.abs(weights[1:]))), 1e-9)

    def loss(points: Floats) -> Floats:
        short = np.maximum(share - surrogate.probability(points), 0.0)
        return np.asarray((priced(points, weights) - weights[0]) / whole + PENALTY * short)

    return lowest(loss, start)


def lowest(loss: Callable[[Floats], Floats], start: Floats) -> Floats:
    """Where a loss of points, shape (n_points, n_levers), is lowest, as far as evolution finds it."""
    result = differential_evolution(
        lambda columns: loss(columns.T),  # type: ignore[misc, arg-type]  # vectorised: a column per point
        Bounds(np.zeros(start.size), np.ones(start.size)),
        maxiter=ROUNDS,
        popsize=PEOPLE,
        vectorized=True,
        updating="deferred",
        polish=False,
        rng=SEED,
        x0=start,
    )
    return np.asarray(result.x)


def prune(reach: Callable[[Floats], Floats], point: Floats, share: float, weights: Floats) -> Floats:
    """Take levers back, the dearest first, as far as what points reach stays at least ``share``."""
    pruned = np.where(point < IN, 0.0, point)
    if reach(pruned[None])[0] < share:
        pruned = point.copy()
    for lever in np.argsort(-weights[1:] * pruned, kind="stable"):
        tries = np.repeat(pruned[None], len(STEPS), axis=0)
        tries[:, lever] *= STEPS
        enough = np.flatnonzero(reach(tries) >= share)
        if enough.size and weights[1 + lever] >= 0.0:
            pruned = tries[enough[0]]
    return pruned


def candidate(surrogate: Surrogate, point: Floats, wanted: float) -> Candidate:
    """A point with what the surrogate says of it."""
    return Candidate(
        point, wanted, float(surrogate.probability(point[None])[0]), float(surrogate.cost(point[None])[0])
    )


def in_the_optimum(surrogate: Surrogate, share: float, weights: Floats, start: Floats) -> Floats:
    """Share of draws of the costs in whose best plan each lever is, shape (n_levers,).

    Parameters
    ----------
    weights : a row per draw: first the constant, then the cost of each lever's whole way
    start : a point that reaches the probability
    """
    inside = np.zeros(start.size)
    for row in weights:
        point = prune(surrogate.probability, cheapest(surrogate, share, row, start), share, row)
        inside += point >= IN
    return inside / len(weights)
