"""Screening (筛选): which levers can help at all, each moved alone to its end over the same pairs.

A lever is worth a place if it brings some target that lags nearer by more than noise. Places go first to
those that close the largest part of a gap. A newcomer's mistake: a lever that helps only beside
another is not seen here; name it with --levers to keep it.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from model.arrays import Floats
from scenarios.planning.problem import Problem, Trials
from scenarios.sample import LEVEL

SAFE = 0.95
"""Share of pairs from which a target does not lag."""


@dataclass(frozen=True)
class Screened:
    """What each lever does alone."""

    help: Floats
    """Largest part of a lagging target's gap that the lever closes beyond noise, shape (n_levers,)."""
    kept: tuple[int, ...]
    """Places of the levers that are worth searching, best first."""
    base: Trials
    """The base alone, one point."""


def screen(problem: Problem, pairs: range, most: int) -> Screened:
    """Move every lever alone and keep at most so many."""
    count = len(problem.dials)
    alone = problem.world(np.concatenate([np.zeros((1, count)), np.eye(count)]), pairs)
    base = Trials(alone.points[:1], alone.margins[:1], alone.costs[:1])
    gain = alone.margins[1:] - base.margins
    lagging = np.flatnonzero(np.mean(base.margins[0] >= 0.0, axis=0) < SAFE)
    help_ = np.zeros(count)
    for target in lagging:
        gap = np.nanmean(np.maximum(-base.margins[0, :, target], 0.0))
        sure = np.array([sure_gain(gain[lever, :, target]) for lever in range(count)])
        help_ = np.maximum(help_, np.minimum(sure / max(float(gap), 1e-12), 1.0))
    order = [int(lever) for lever in np.argsort(-help_, kind="stable") if help_[lever] > 0.0]
    return Screened(help_, tuple(order[:most]), base)


def sure_gain(gains: Floats) -> float:
    """The lower end of the 90 % interval of a mean gain; 0 if that is not above zero."""
    known = gains[np.isfinite(gains)]
    if known.size < 2:
        return 0.0
    error = float(known.std(ddof=1)) / np.sqrt(known.size)
    return max(float(known.mean()) - float(stats.t.ppf((1 + LEVEL) / 2, known.size - 1)) * error, 0.0)
