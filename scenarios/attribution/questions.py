"""Yearly values of many scenarios over the same pairs (提问), run where they are not kept yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Floats
from model.errors import SimulationError
from model.indicators import yearly
from model.month import FIRST_YEAR
from scenarios.asking import Size
from scenarios.engine import failures, run_many, runs
from scenarios.output import progress
from scenarios.run import Job
from scenarios.store import Store

Question = tuple[str, int]
"""Name of a scenario and number of a pair."""


class Values:
    """What runs gave, by scenario and pair, for some indicators in one year."""

    def __init__(self, indicators: Sequence[str], year: int) -> None:
        self.indicators, self.year = tuple(indicators), year
        self._known: dict[Question, Floats] = {}

    def add(self, question: Question, series: dict[str, Floats]) -> None:
        """Take the year from a run's series."""
        years = yearly(series)
        self._known[question] = np.array([years[name][self.year - FIRST_YEAR] for name in self.indicators])

    def of(self, name: str, pair: int) -> Floats:
        """Values of one run, shape (n_indicators,)."""
        return self._known[name, pair]

    def table(self, name: str, pairs: Sequence[int]) -> Floats:
        """Values of one scenario over pairs, shape (n_pairs, n_indicators)."""
        return np.array([self.of(name, pair) for pair in pairs])


@dataclass(frozen=True)
class Asked:
    """Values, the pairs that came through everywhere, and how many runs it took."""

    values: Values
    pairs: tuple[int, ...]
    runs: int
    reused: int
    """Runs that were kept from an earlier time."""
    failed: int
    keys: tuple[str, ...] = ()
    """Names of the questions."""


def ask_values(jobs: Sequence[Job], indicators: Sequence[str], year: int, size: Size, title: str) -> Asked:
    """Run jobs that take these indicators only, and give what came of them.

    Raises
    ------
    SimulationError : no pair came through in every scenario
    """
    asked = [replace(job, measures=tuple(indicators)) for job in jobs]
    store = Store(size.out)
    with progress(title) as tell:
        outcomes = run_many(asked, workers=size.workers, store=store, progress=tell)
    failed = failures(outcomes)
    store.record(failed)
    lost = {failure.job.pair for failure in failed}
    pairs = tuple(dict.fromkeys(job.pair for job in jobs if job.pair not in lost))
    if not pairs:
        raise SimulationError(
            f"No pair came through: {len(failed)} of {len(jobs)} runs failed. The first, "
            f"{failed[0].job.scenario.name!r} pair {failed[0].job.pair}: {failed[0].message}"
        )
    whole = runs(outcomes)
    values, keys = Values(indicators, year), tuple(job.key for job in asked)
    for run in whole:
        values.add((run.job.scenario.name, run.job.pair), dict(run.series))
    return Asked(values, pairs, len(jobs), sum(run.reused for run in whole), len(failed), keys)
