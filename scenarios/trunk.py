"""Runs that share a past (共同历史): what scenarios of one pair have in common is simulated once.

Scenarios of a pair are the same future of the world until the first month in which a lever differs.
There the world branches: a copy goes on under the other path. Every bit is that of separate runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from model.model import IPEcosystem
from model.policy import PolicyPath
from scenarios.dated import HORIZON
from scenarios.run import Job, Run, found, let_go

Question = tuple[object, ...]


@dataclass(frozen=True)
class Twig:
    """A job and its path of levers."""

    job: Job
    path: PolicyPath

    def differs(self, other: "Twig") -> int:
        """First month in which the other's levers differ, or the last month that both want."""
        months = min(self.job.months, other.job.months)
        unlike = np.any(self.path.values[:months] != other.path.values[:months], axis=1)
        return int(np.argmax(unlike)) if unlike.any() else months


def shared(job: Job) -> Question:
    """What two jobs must have in common to share a past: all but later levers and the horizon."""
    return (*world_of(job), job.scenario.path(HORIZON).values[0].tobytes())


def world_of(job: Job) -> Question:
    """The world of a job without its levers, quickly told: jobs of one world probably share a past."""
    world = (job.scenario.region, job.pair, job.scale, job.hold, job.mechanisms, job.luck_alone)
    return (*world, job.measures, job.scenario.all_assumptions())


def bundles(jobs: Sequence[Job]) -> list[list[Job]]:
    """The jobs, those together that can share a past, in the order in which they first appear."""
    groups: dict[Question, list[Job]] = {}
    for job in jobs:
        groups.setdefault(shared(job), []).append(job)
    return list(groups.values())


def run_together(jobs: Sequence[Job]) -> list[Run]:
    """Runs of jobs of one bundle, in order; the past that they share is simulated once.

    Raises
    ------
    SimulationError : a scenario or the world refused something; then none of them has an answer
    """
    began = perf_counter()
    twigs = [Twig(job, job.scenario.path(HORIZON)) for job in jobs]
    done: dict[str, Run] = {}
    grow(found(jobs[0], twigs[0].path), twigs, done)
    seconds = (perf_counter() - began) / len(jobs)
    return [Run(job, done[job.key].series, seconds) for job in jobs]


def grow(world: IPEcosystem, twigs: Sequence[Twig], done: dict[str, Run]) -> None:
    """Run a world as far as all twigs agree, take what ends there, and branch for the rest."""
    try:
        fork = min(twigs[0].differs(twig) for twig in twigs)
        world.run(fork - world.steps)
        for twig in twigs:
            if twig.job.months == fork:
                done[twig.job.key] = Run(twig.job, world.series())
        *others, last = alike([twig for twig in twigs if twig.job.months > fork], fork)
        for part in others:
            grow(world.branch(part[0].path), part, done)
        if last:
            world.path = last[0].path
            grow(world, last, done)
    finally:
        let_go(world)


def alike(twigs: Sequence[Twig], month: int) -> list[list[Twig]]:
    """The twigs, those together whose levers agree in a month; an empty part if there are none."""
    parts: dict[bytes, list[Twig]] = {}
    for twig in twigs:
        parts.setdefault(twig.path.values[month].tobytes(), []).append(twig)
    return list(parts.values()) or [[]]
