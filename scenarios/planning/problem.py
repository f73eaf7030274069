"""What is asked (问题): levers that may move, targets to be met, and a world that answers.

A point is one number from 0 (as in the base) to 1 (the far end of the plannable range) per lever. The
world answers a point with margins and costs over pairs; who answers is not the search's business: the
model (planning/world.py), or a made-up one whose optimum is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, Mask


@dataclass(frozen=True)
class Dial:
    """A lever that may move from its level in the base to the far end of its plannable range."""

    lever: str
    now: float
    """Level in the base, declared unit."""
    end: float

    def level(self, part: float) -> float:
        """The level at a part of the way, declared unit."""
        return self.now + part * (self.end - self.now)


@dataclass(frozen=True)
class Trials:
    """What a world answered to points: a row per point, a column per pair."""

    points: Floats
    """Shape (n_points, n_levers), 0-1."""
    margins: Floats
    """How far each target is met, shape (n_points, n_pairs, n_targets); negative is missed, NaN too."""
    costs: Floats
    """Public money beyond the base until the last target is due, 100 m CNY, shape (n_points, n_pairs)."""

    def met(self) -> Mask:
        """Which pairs meet all targets, shape (n_points, n_pairs)."""
        return np.all(self.margins >= 0.0, axis=2)

    def joined(self, other: "Trials") -> "Trials":
        """Both together, over the same pairs."""
        return Trials(
            np.concatenate([self.points, other.points]),
            np.concatenate([self.margins, other.margins]),
            np.concatenate([self.costs, other.costs]),
        )


World = Callable[[Floats, Sequence[int]], Trials]
"""Answers points, shape (n_points, n_levers), over pairs."""


@dataclass(frozen=True)
class Problem:
    """Levers, targets, the probability wanted, the money there is."""

    dials: tuple[Dial, ...]
    targets: tuple[str, ...]
    world: World
    probability: float
    """Wanted that all targets are met together, 0-1."""
    budget: float = np.inf
    """Most that the plan may cost beyond the base, 100 m CNY."""

    def only(self, dials: Sequence[int]) -> "Problem":
        """The same with some of the levers; the others stay as in the base."""
        kept = np.array(dials, dtype=np.intp)

        def world(points: Floats, pairs: Sequence[int]) -> Trials:
            whole = np.zeros((len(points), len(self.dials)))
            whole[:, kept] = points
            answer = self.world(whole, pairs)
            return Trials(points, answer.margins, answer.costs)

        return Problem(
            tuple(self.dials[dial] for dial in dials), self.targets, world, self.probability, self.budget
        )
