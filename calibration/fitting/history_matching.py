"""History matching (历史匹配): rule out what cannot be, before asking what is likely.

A point is implausible where an emulated output misses the observation by more standard deviations than
can be: of the emulator, of luck, of the measurement and of the discrepancy together. The few worst
outputs of a wave do not count: one bad emulator or one odd series must not empty the space.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calibration.fitting.discrepancy import Target
from calibration.fitting.emulator import Emulator, skills
from model.arrays import Floats, Mask, Rows

CUT = 3.0
"""Standard deviations: all but one in twenty of any distribution with one peak (Pukelsheim 1994)."""
FORGIVEN = (3, 2, 1)
"""Worst outputs that do not count in the first, second and every later wave."""
TRUSTED = 0.1
"""Least Q2 of an emulator that may rule out anything."""


@dataclass(frozen=True)
class Wave:
    """The emulators of one wave and what they rule out."""

    number: int
    emulators: tuple[Emulator, ...]
    luck: Floats
    """Variance of chance alone, per output."""
    replicates: int
    target: Target

    @property
    def forgiven(self) -> int:
        """Worst outputs that do not count."""
        return FORGIVEN[min(self.number, len(FORGIVEN) - 1)]

    def implausibility(self, x: Floats) -> Floats:
        """Standard deviations by which each output misses, shape (n_points, n_outputs)."""
        allowed = self.target.spread**2 + self.target.discrepancy**2
        missed = np.zeros((len(x), len(self.emulators)))
        for row, one in enumerate(self.emulators):
            if one.q2 < TRUSTED:
                continue
            mean, variance = one.predict(x)
            # the city is one world: all of luck, of which the emulator's noise holds one part in R
            chance = self.luck[row] * (1.0 - 1.0 / self.replicates)
            short = np.minimum(mean, 0.0) if self.target.one_sided[row] else mean
            missed[:, row] = np.abs(short) / np.sqrt(variance + chance + allowed[row])
        return missed

    def worst(self, x: Floats) -> Floats:
        """The worst miss of each point, but for those that are forgiven."""
        missed = np.sort(self.implausibility(x), axis=1)
        place = missed.shape[1] - 1 - min(self.forgiven, missed.shape[1] - 1)
        return np.asarray(missed[:, place])

    def keeps(self, x: Floats) -> Mask:
        """Whether a point is not ruled out."""
        return np.asarray(self.worst(x) <= CUT)

    @property
    def columns(self) -> set[int]:
        """Inputs that its emulators read."""
        return {column for one in self.emulators for column in one.columns.tolist()}

    @property
    def trusted(self) -> int:
        """Outputs whose emulator may rule out a point."""
        return int((skills(self.emulators) >= TRUSTED).sum())


def kept_by_all(waves: Sequence[Wave], x: Floats) -> Mask:
    """Whether no wave rules a point out."""
    kept = np.ones(len(x), dtype=bool)
    for wave in waves:
        kept &= wave.keeps(x)
    return kept


def least_implausible(waves: Sequence[Wave], x: Floats, fewest: int) -> Rows:
    """Rows that no wave rules out; if they are fewer than a fit needs, the least implausible ones too."""
    worst = np.max([wave.worst(x) for wave in waves], axis=0)
    count = max(int((worst <= CUT).sum()), min(fewest, len(x)))
    return np.sort(np.argsort(worst, kind="stable")[:count])


def budgets(points: int, waves: int) -> list[int]:
    """Points of each wave: half in the first, the rest in even parts."""
    if waves == 1:
        return [points]
    first = points - (points // 2 // (waves - 1)) * (waves - 1)
    return [first, *[points // 2 // (waves - 1)] * (waves - 1)]
