"""How fast and how flat a sweep is: ``python -m benchmarks.sweep``; prints, asserts nothing.

Whole-world runs a minute through the store on 1 and 2 processes, the cost of engine and store around a
run that does nothing, and the memory of parent and workers over many runs.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.fakes import empty, resident_mb, small_world
from scenarios.engine import Engine, Runner, in_processes, one_by_one
from scenarios.laboratory.sweep import Told, run_missing
from scenarios.run import Job, pairs_of, run_once
from scenarios.scenario import load
from scenarios.store import Store

FEW = ("court_cases_filed", "mean_closing_days", "high_value_patents_per_10k")
MINUTE, MILLI = 60.0, 1000.0
SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)
"""Parts of the long sweep after which memory is told."""


class Clock:
    """Notes when each run is done, and the parent's memory at a few of them."""

    def __init__(self, total: int) -> None:
        self.times: list[float] = []
        self.marks = {max(1, round(share * total)) for share in SHARES}
        self.memory: dict[int, float] = {}

    def __call__(self, done: int, total: int) -> None:
        """Called by the sweep after each run."""
        self.times.append(time.perf_counter())
        if done in self.marks:
            self.memory[done] = resident_mb()

    @property
    def seconds(self) -> float:
        """From the order to the last run."""
        return self.times[-1] - self.times[0]

    def rate(self, skip: int) -> float:
        """Runs a minute once the first few are done: processes that start are not counted."""
        return (len(self.times) - 1 - skip) / (self.times[-1] - self.times[skip]) * MINUTE


def swept(jobs: Sequence[Job], workers: int, runner: Runner, folder: Path) -> Clock:
    """A sweep of these jobs into a folder."""
    engine: Engine = one_by_one if workers == 1 else in_processes
    clock = Clock(len(jobs))
    for job in jobs:
        job.key  # noqa: B018  named here once, as a study does, so that workers need not
    failed = run_missing(jobs, Store(folder), workers, runner, engine, Told(clock, 0, len(jobs)))
    if failed:
        raise SystemExit(f"{len(failed)} of {len(jobs)} runs failed:\n{failed[0].traceback}")
    return clock


def speed(names: Sequence[str], pairs: int, scale: int, months: int) -> None:
    """Print whole-world runs a minute on 1 and 2 processes."""
    jobs = pairs_of([load(name) for name in names], pairs, scale=scale, months=months)
    few = [replace(job, measures=FEW) for job in jobs]
    print(f"\n{len(jobs)} runs of {', '.join(names)} at 1:{scale}, {months} months, {len(FEW)} indicators")
    rates = {}
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            clock = swept(few, workers, run_once, Path(folder))
        rates[workers] = clock.rate(workers * len(names))
        whole = len(jobs) / clock.seconds * MINUTE
        print(
            f"  {workers} process(es): {rates[workers]:6.0f} runs a minute once warm, "
            f"{whole:6.0f} with the start ({clock.seconds:.1f} s in all)"
        )
    print(f"  efficiency from 1 to 2 processes: {rates[2] / rates[1] / 2:.0%}")


def overhead(count: int) -> None:
    """Print what engine and store cost around a run that does nothing."""
    print(f"\nEngine and store, {count} runs that do nothing")
    jobs = pairs_of([load("plan-2024")], count, months=132)
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            clock = swept(jobs, workers, empty, Path(folder))
            size = sum(file.stat().st_size for file in (Path(folder) / "runs").iterdir())
            began = time.perf_counter()
            held = sum(Store(Path(folder)).holds(job) for job in jobs)
            found = time.perf_counter() - began
        each = MINUTE / clock.rate(count // 10) * MILLI
        print(f"  {workers} process(es): {each:5.2f} ms a run, {size / count / 1000:.1f} kB a part;", end="")
        print(f" {held} found again in {found:.2f} s")


def memory(count: int) -> None:
    """Print the memory of parent and workers over a long sweep."""
    print(f"\nMemory over {count} runs that build a small Mesa world, 2 processes, MB")
    jobs = pairs_of([load("plan-2024")], count, months=12)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        clock = swept(jobs, 2, small_world, store.folder)
        print("  runs done  parent  workers")
        for done, parent in clock.memory.items():
            print(f"  {done:9d}  {parent:6.0f}  {workers_mb(store, jobs[:done]):7.0f}")


def workers_mb(store: Store, jobs: Sequence[Job]) -> float:
    """Memory that the last of these runs found in its worker."""
    run = store.find(jobs[-1])
    return float("nan") if run is None else float(run.series["mb"][0])


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=6, help="pairs of the whole world")
    options.add_argument("--scale", type=int, default=20)
    options.add_argument("--months", type=int, default=132)
    options.add_argument("--empty", type=int, default=400, help="runs that do nothing")
    options.add_argument(
        "--long", type=int, default=1000, help="runs of the small world; 5000 takes a minute"
    )
    given = options.parse_args()
    memory(given.long)  # first, before worlds make this process large
    overhead(given.empty)
    if given.pairs:
        speed(["plan-2024"], given.pairs, given.scale, given.months)
        speed(["frozen-2021", "plan-2024"], given.pairs, given.scale, given.months)


if __name__ == "__main__":
    main()
