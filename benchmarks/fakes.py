"""Runners without a city, for measuring what is around the runs: the engine, the store, memory."""

import os
from pathlib import Path

import mesa
import numpy as np

from model.model import IPEcosystem
from scenarios.run import Job, Run

SERIES, AGENTS, FLOATS = 20, 50, 125_000
"""Series of a run; agents and numbers (1 MB) of the small world."""
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


class Resident(mesa.Agent):
    """One who does nothing but be there."""


class SmallWorld(mesa.Model):
    """A world of a few agents and a megabyte; Mesa itself would keep every one of them for ever."""

    def __init__(self, seed: int) -> None:
        super().__init__(rng=seed)
        self.load = np.zeros(FLOATS)
        Resident.create_agents(self, AGENTS)


def empty(job: Job) -> Run:
    """No work at all: what is measured is the engine and the store."""
    return Run(job, {f"s{n}": np.full(job.months, float(job.pair)) for n in range(SERIES)})


def small_world(job: Job) -> Run:
    """Build a small Mesa world and let it go, as run_once does; the series say this process's memory."""
    world = SmallWorld(job.pair)
    IPEcosystem.release(world)
    return Run(job, {"mb": np.full(job.months, resident_mb()), "process": np.full(job.months, os.getpid())})


def resident_mb() -> float:
    """Memory of this process now, MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_MB
