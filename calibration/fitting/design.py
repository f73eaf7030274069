"""The stored design (设计): worlds at points of the prior, each with several seeds, run once and kept.

Point i is draw i of all parameters and of the region; replicate r is another seed of the same point, so
that luck can be told from what is uncertain. The seed is never fitted. Replicate 0 is pair i of every
other command. Runs are kept by their question: a design that was stopped, or has grown, goes on.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter

import numpy as np

from calibration.fitting.discrepancy import Row, log_ratio, measures_of
from calibration.fitting.inputs import Input, quantiles
from model.arrays import Floats
from model.indicators import yearly
from model.model import IPEcosystem
from model.month import month_number
from scenarios.dated import HORIZON
from scenarios.engine import Keeper, Outcome, Progress, Runner, failures, run_many, runs
from scenarios.observations import by_year, simulated
from scenarios.run import Job, Run, givens
from scenarios.scenario import root_of

MONTHS = month_number(2024, 1)
"""History alone: nothing after December 2023 is simulated or seen."""
NEXT_SEED = 10_000_000
"""Seeds of two replicates of one point lie so far apart."""


@dataclass(frozen=True)
class World(Job):
    """A job with a seed of its own."""

    replicate: int = 0

    @cached_property
    def key(self) -> str:
        """The question; replicate 0 is that of the plain job."""
        plain = Job.__dict__["key"].func(self)
        return hashlib.sha256(f"{plain} {self.replicate}".encode()).hexdigest() if self.replicate else plain

    @property
    def seed(self) -> int:
        """Seed of chance inside the world."""
        return self.pair + NEXT_SEED * self.replicate


def run_world(job: Job) -> Run:
    """Run one world of the design.

    Raises
    ------
    SimulationError : the world refused something
    """
    began = perf_counter()
    seed = job.seed if isinstance(job, World) else job.pair
    world = IPEcosystem(path=job.scenario.path(HORIZON), **(givens(job) | {"seed": seed}))
    try:
        world.run(job.months)
        series = dict(world.series())
    finally:
        IPEcosystem.release(world)
    return Run(job, series, perf_counter() - began)


@dataclass(frozen=True)
class Design:
    """Which worlds there are and what is taken from them."""

    region: str
    rows: tuple[Row, ...]
    inputs: tuple[Input, ...]
    replicates: int = 2
    scale: int = 20

    def worlds(self, points: Sequence[int]) -> list[World]:
        """The worlds of some points, point by point."""
        first = World(root_of(self.region), 0, self.scale, MONTHS, measures=measures_of(self.rows))
        return [
            replace(first, pair=point, replicate=again)
            for point in points
            for again in range(self.replicates)
        ]


@dataclass(frozen=True)
class Table:
    """What the design gave: points that came through whole."""

    points: tuple[int, ...]
    """Draws of the prior."""
    x: Floats
    """Prior quantiles of the inputs, shape (n_points, n_inputs)."""
    y: Floats
    """Log of simulated over observed, shape (n_points, n_replicates, n_rows)."""
    keys: tuple[str, ...] = ()
    seconds: float = 0.0
    """Mean time of a run, also of those that were kept."""
    failed: tuple[str, ...] = ()
    """What did not come through, in words."""

    @property
    def mean(self) -> Floats:
        """Mean over the replicates, shape (n_points, n_rows)."""
        return np.asarray(self.y.mean(axis=1))

    @property
    def luck(self) -> Floats:
        """Variance of chance alone, pooled over the points, shape (n_rows,); 0 where there is one seed."""
        if self.y.shape[1] == 1:
            return np.zeros(self.y.shape[2])
        return np.asarray(self.y.var(axis=1, ddof=1).mean(axis=0))


def table_of(
    design: Design,
    points: Sequence[int],
    *,
    workers: int = 1,
    store: Keeper | None = None,
    progress: Progress | None = None,
    runner: Runner = run_world,
) -> Table:
    """The design at some points; what is kept is not run again, a point that failed is left out."""
    worlds = design.worlds(points)
    outcomes = run_many(worlds, workers=workers, store=store, progress=progress, runner=runner)
    whole, y = [], []
    for place, point in enumerate(points):
        mine = outcomes[place * design.replicates : (place + 1) * design.replicates]
        if not failures(mine):
            whole.append(point)
            y.append([compared(design.rows, run) for run in runs(mine)])
    shape = (len(whole), design.replicates, len(design.rows))
    return Table(
        tuple(whole),
        quantiles(design.inputs, whole),
        np.array(y, dtype=np.float64).reshape(shape),
        tuple(world.key for world in worlds),
        mean_seconds(outcomes),
        tuple(f"draw {one.job.pair}: {one.message}" for one in failures(outcomes)),
    )


def mean_seconds(outcomes: Sequence[Outcome]) -> float:
    """Mean time of the runs that were made here; 0 if all were kept."""
    times = [run.seconds for run in runs(outcomes) if not run.reused]
    return float(np.mean(times)) if times else 0.0


def compared(rows: Sequence[Row], run: Run) -> list[float]:
    """Log of simulated over observed of every row."""
    values = by_year(yearly(run.series))
    return [log_ratio(simulated(row.seen, values), row.seen.value) for row in rows]


def joined(first: Table, second: Table) -> Table:
    """Two tables of one design as one."""
    times = [one.seconds for one in (first, second) if one.seconds]
    return Table(
        first.points + second.points,
        np.concatenate([first.x, second.x]),
        np.concatenate([first.y, second.y]),
        first.keys + second.keys,
        float(np.mean(times)) if times else 0.0,
        first.failed + second.failed,
    )
