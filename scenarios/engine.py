"""Running many jobs (批量运行): in this process or in several, with the same bits and in the same order.

The parent alone writes: each run is kept the moment it is done, so an interrupted sweep goes on where
it stopped. A job that fails becomes a Failure with its traceback; the others go on. A newcomer's
mistake: workers are fresh processes, so whatever a test patches in this one does not exist there.
"""

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Protocol

from scenarios.run import Job, Run, run_once

PORTIONS_PER_WORKER, LARGEST_PORTION = 8, 4
"""Jobs are handed out in so many portions per worker, none larger: cheap enough, and even."""
AHEAD = 3
"""Portions per worker that are under way at a time."""
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Each worker computes on its own core; more threads only get in each other's way."""


@dataclass(frozen=True)
class Failure:
    """A job that gave nothing, and why."""

    job: Job
    message: str
    traceback: str


Outcome = Run | Failure
Runner = Callable[[Job], Run]
UnderWay = dict["Future[list[Outcome]]", Sequence[Job]]
Progress = Callable[[int, int], None]
"""Told how many jobs are done, and of how many."""


class Keeper(Protocol):
    """Where finished runs are kept (scenarios/store.py)."""

    def find(self, job: Job) -> Run | None:
        """The kept run of the same question, if there is one."""

    def keep(self, run: Run) -> None:
        """Keep a finished run."""


def run_many(
    jobs: Sequence[Job],
    *,
    workers: int = 1,
    store: Keeper | None = None,
    progress: Progress | None = None,
    runner: Runner = run_once,
) -> list[Outcome]:
    """Outcomes in the order of the jobs; what the store keeps, or what is asked twice, is not run again.

    Parameters
    ----------
    jobs : what to run
    workers : processes; 1 runs here
    store : where runs are kept as they finish
    progress : called after each job
    runner : what runs a job, a function that other processes can import
    """
    places: dict[str, list[int]] = {}
    for place, job in enumerate(jobs):
        places.setdefault(job.key, []).append(place)
    done: dict[str, Outcome] = {}
    for key, where in places.items():
        kept = store.find(jobs[where[0]]) if store else None
        if kept is not None:
            done[key] = kept
    tell = progress or silent
    tell(len(done), len(places))
    missing = [jobs[where[0]] for key, where in places.items() if key not in done]
    engine = one_by_one if workers <= 1 or len(missing) <= 1 else in_processes
    for outcome in engine(missing, runner, workers):
        done[outcome.job.key] = outcome
        if store and isinstance(outcome, Run):
            store.keep(outcome)
        tell(len(done), len(places))
    return [replace(done[job.key], job=job) for job in jobs]


def silent(done: int, total: int) -> None:
    """Tells nobody."""


def one_by_one(jobs: Sequence[Job], runner: Runner, workers: int = 1) -> Iterator[Outcome]:
    """Every job in this process."""
    for job in jobs:
        yield attempt(job, runner)


def in_processes(jobs: Sequence[Job], runner: Runner, workers: int) -> Iterator[Outcome]:
    """Every job in one of several processes; what a dying worker took along is tried once more, alone.

    Only a few portions are under way at a time and each is forgotten when it is done: memory does not
    grow with the number of jobs, and little is lost when the power goes.
    """
    lost: list[Job] = []
    size = min(max(1, len(jobs) // (workers * PORTIONS_PER_WORKER)), LARGEST_PORTION)
    for variable, value in ONE_THREAD.items():
        os.environ.setdefault(variable, value)
    with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=fresh_processes()) as pool:
        under_way: UnderWay = {}
        for first in range(0, len(jobs), size):
            portion = jobs[first : first + size]
            try:
                under_way[pool.submit(attempt_all, portion, runner)] = portion
            except BrokenProcessPool:
                lost += portion
            if len(under_way) >= workers * AHEAD:
                yield from finished(under_way, lost)
        while under_way:
            yield from finished(under_way, lost)
    for job in lost:
        yield attempt_apart(job, runner)


def finished(under_way: UnderWay, lost: list[Job]) -> Iterator[Outcome]:
    """Outcomes of the portions that are done next, which are then forgotten; ``lost`` takes the others."""
    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
        portion = under_way.pop(future)
        try:
            yield from future.result()
        except BrokenProcessPool:
            lost += portion


def fresh_processes() -> multiprocessing.context.BaseContext:
    """Processes that inherit no threads and no state of this one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["scenarios.run"])  # imported once, not once per worker
    return context


def attempt(job: Job, runner: Runner) -> Outcome:
    """One job; whatever goes wrong inside becomes a failure with its traceback."""
    try:
        return runner(job)
    except Exception as error:  # noqa: BLE001  a sweep goes on; the failure is reported
        return Failure(job, f"{type(error).__name__}: {error}", traceback.format_exc())


def attempt_all(jobs: Sequence[Job], runner: Runner) -> list[Outcome]:
    """Several jobs in a worker."""
    return [attempt(job, runner) for job in jobs]


def attempt_apart(job: Job, runner: Runner) -> Outcome:
    """One job in a process of its own: if that dies too, the job is at fault."""
    with ProcessPoolExecutor(1, mp_context=fresh_processes()) as pool:
        try:
            return pool.submit(attempt, job, runner).result()
        except BrokenProcessPool as error:
            return Failure(job, f"The worker process died (out of memory?): {error}", traceback.format_exc())


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def failures(outcomes: Sequence[Outcome]) -> list[Failure]:
    """What failed."""
    return [outcome for outcome in outcomes if isinstance(outcome, Failure)]


def runs(outcomes: Sequence[Outcome]) -> list[Run]:
    """What succeeded."""
    return [outcome for outcome in outcomes if isinstance(outcome, Run)]
