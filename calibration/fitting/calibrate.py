"""The whole of a calibration (校准全程): waves of worlds, what moves what, posterior, recovery, verdicts."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from calibration.fitting.abc import Posterior, posterior
from calibration.fitting.design import Design, Table, joined
from calibration.fitting.discrepancy import Target, rows_of, target_of
from calibration.fitting.emulator import emulate
from calibration.fitting.history_matching import Wave, budgets, kept_by_all, least_implausible
from calibration.fitting.inputs import inputs_of, quantiles
from calibration.fitting.parameter_sets import LEAST_SETS, ParameterSets, resampled
from calibration.fitting.recovery import HELD_OUT, Recovery, recover
from calibration.fitting.screening import Screened, screen
from calibration.fitting.threads import one_thread
from calibration.fitting.verdicts import Pair, Verdict, trade_offs, verdicts
from model.arrays import Floats, Rows
from model.errors import ScenarioError
from scenarios.region import load_region

WAVES = 3
CANDIDATES, BATCH = 200_000, 1000
"""Most draws of the prior that are looked at for points of a later wave, and how many at a time."""
LEAST_POINTS = 20
"""With fewer points nothing can be told from chance."""
FEWEST_KEPT = 150
"""Points that the posterior stands on at least; if fewer pass, the least implausible of the others do."""
MEASURED = 2000
"""Draws of the prior on which the part of the space that is left is measured."""
PAIRS = ((False, False), (True, True), (True, False))
"""Recovery: whether the truth misses by a discrepancy, and whether the fit allows for one."""

Clock = Callable[[str], None]
"""Told which stage begins."""
Filler = Callable[[tuple[int, ...]], Table]
"""Gives the table at some points; it runs what is missing."""


@dataclass(frozen=True)
class Asked:
    """Sizes of a calibration."""

    points: int = 1000
    replicates: int = 2
    scale: int = 20
    waves: int = WAVES
    sets: int = LEAST_SETS
    held_out: int = HELD_OUT


@dataclass(frozen=True)
class Calibrated:
    """All that came of it."""

    table: Table
    screened: Screened
    waves: tuple[Wave, ...]
    left: tuple[float, ...]
    """Part of the prior that is left after each wave."""
    kept: Rows
    """Rows of the table that no wave rules out."""
    fitted: tuple[str, ...]
    posterior: Posterior
    sets: ParameterSets
    recoveries: tuple[Recovery, ...]
    verdicts: tuple[Verdict, ...]
    pairs: tuple[Pair, ...]


class Stages:
    """Time per stage, in order."""

    def __init__(self, tell: Clock = lambda stage: None) -> None:
        self.tell = tell
        self.seconds: dict[str, float] = {}
        self.stage, self.began = "", perf_counter()

    def begin(self, stage: str) -> None:
        """End the stage before and begin one."""
        self.end()
        self.stage, self.began = stage, perf_counter()
        self.tell(stage)

    def end(self) -> None:
        """End the stage that is on."""
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + perf_counter() - self.began
        self.stage = ""


def design_of(region: str, asked: Asked) -> Design:
    """The design of a region: its observations and everything that may be fitted."""
    if asked.points < LEAST_POINTS:
        raise ScenarioError(
            f"--points gives {asked.points}; allowed are {LEAST_POINTS} or more: with fewer nothing can be "
            "told from chance."
        )
    if asked.replicates < 1:
        raise ScenarioError(f"--replicates gives {asked.replicates}; allowed are 1 or more.")
    pack = load_region(region)
    return Design(region, tuple(rows_of(pack)), tuple(inputs_of(pack)), asked.replicates, asked.scale)


def calibrate(design: Design, asked: Asked, fill: Filler, stages: Stages) -> Calibrated:
    """All stages in order; the same inputs give the same bits.

    Parameters
    ----------
    design : from ``design_of``
    asked : sizes
    fill : gives the table at some points
    stages : keeps the time
    """
    target = target_of(design.rows)
    with one_thread():
        table, waves, left, screened = matched(design, asked, fill, target, stages)
        stages.begin("posterior")
        kept = least_implausible(waves, table.x, max(FEWEST_KEPT, len(table.points) // 4))
        columns = screened.active
        theta, y, of = worlds_of(table, kept, columns)
        found = posterior(theta, y, list(range(len(theta))), target, np.zeros(y.shape[1]))
        names = tuple(design.inputs[column].name for column in columns.tolist())
        sets = resampled(names, found, [table.points[row] for row in of.tolist()], asked.sets)
        stages.begin("recovery")
        recoveries = tuple(
            recover(theta, y, of.tolist(), target, planted=planted, fitted=fitted, held_out=asked.held_out)
            for planted, fitted in PAIRS
        )
        stages.begin("verdicts")
        told, pairs = verdicts(names, found), trade_offs(names, found)
    stages.end()
    return Calibrated(
        table, screened, waves, left, kept, names, found, sets, recoveries, tuple(told), tuple(pairs)
    )


def matched(
    design: Design, asked: Asked, fill: Filler, target: Target, stages: Stages
) -> tuple[Table, tuple[Wave, ...], tuple[float, ...], Screened]:
    """The waves: worlds, screening, emulators, cut; the next worlds come from what is left."""
    waves: tuple[Wave, ...] = ()
    left: list[float] = []
    points, table, screened = tuple(range(budgets(asked.points, asked.waves)[0])), None, None
    for number, budget in enumerate(budgets(asked.points, asked.waves)):
        stages.begin("worlds")
        if table is not None:
            points = next_points(design, waves, table.points, budget)
        fresh = fill(points)
        table = joined(table, fresh) if table is not None else fresh
        if len(table.points) < LEAST_POINTS // 2:
            raise ScenarioError(
                f"Only {len(table.points)} points came through: {'; '.join(table.failed[:3])}"
            )
        stages.begin("screening")
        screened = screen(table.x, table.mean)
        stages.begin("emulators")
        emulators = tuple(emulate(table.x, table.mean, screened))
        waves = (*waves, Wave(number, emulators, table.luck, design.replicates, target))
        stages.begin("history matching")
        measured = quantiles(design.inputs, range(MEASURED), columns_of(waves))
        left.append(float(kept_by_all(waves, measured).mean()))
    assert table is not None
    assert screened is not None
    return table, waves, tuple(left), screened


def next_points(
    design: Design, waves: tuple[Wave, ...], before: tuple[int, ...], budget: int
) -> tuple[int, ...]:
    """The next draws of the prior that no wave rules out; the least implausible ones if there are too few."""
    first = max(before) + 1
    found: list[int] = []
    while len(found) < budget and first < CANDIDATES:
        batch = range(first, first + BATCH)
        kept = kept_by_all(waves, quantiles(design.inputs, batch, columns_of(waves)))
        found += [point for point, ok in zip(batch, kept.tolist(), strict=True) if ok]
        first += BATCH
        if not found and first > max(before) + 1 + CANDIDATES // 10:
            break  # nothing is left: the waves say so, and the table stays as it is
    return tuple(found[:budget])


def columns_of(waves: tuple[Wave, ...]) -> set[int]:
    """Inputs that some wave reads."""
    return set().union(*(wave.columns for wave in waves))


def worlds_of(table: Table, kept: Rows, columns: Rows) -> tuple[Floats, Floats, Rows]:
    """Each replicate as a world of its own: quantiles of the fitted inputs, outputs, and row of the table."""
    of = np.repeat(kept, table.y.shape[1])
    return table.x[of][:, columns], table.y[kept].reshape(len(of), -1), of
