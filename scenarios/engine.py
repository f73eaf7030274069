"""Running many jobs (批量运行): here, in several processes, or on a cluster, with the same bits.

An engine is a function: jobs, what runs one, how many workers; it yields an outcome per job, in any
order. The parent alone writes: each run is kept the moment it is done, so an interrupted sweep goes on
where it stopped. A job that fails becomes a Failure with its traceback; the others go on. A newcomer's
mistake: workers are fresh processes, so whatever a test patches in this one does not exist there.
"""

import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

from scenarios.run import Job, Run, run_once
from scenarios.trunk import bundles, run_together, world_of

PORTIONS_PER_WORKER, LARGEST_PORTION, LARGEST_BUNDLE = 8, 4, 12
"""Jobs are handed out in so many portions per worker, small enough to be even, large enough to be cheap;
neighbours that may share a past stay together, up to the last number."""
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
Outcomes = Generator[Outcome, None, None]
Engine = Callable[[Sequence[Job], Runner, int], Outcomes]
"""Jobs, what runs one, and workers; every job comes back exactly once."""
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
    engine: Engine | None = None,
) -> list[Outcome]:
    """Outcomes in the order of the jobs; what the store keeps, or what is asked twice, is not run again.

    Parameters
    ----------
    jobs : what to run
    workers : processes; 1 runs here
    store : where runs are kept as they finish
    progress : called after each job
    runner : what runs a job, a function that other processes can import
    engine : what runs them all; by the number of workers if not given
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
    work = engine or usual_engine(missing, workers)
    for outcome in work(missing, runner, workers):
        done[outcome.job.key] = outcome
        if store and isinstance(outcome, Run):
            store.keep(outcome)
        tell(len(done), len(places))
    return [replace(done[job.key], job=job) for job in jobs]


def silent(done: int, total: int) -> None:
    """Tells nobody."""


def usual_engine(jobs: Sequence[Job], workers: int) -> Engine:
    """This process for one worker or one job, else several processes."""
    return one_by_one if workers <= 1 or len(jobs) <= 1 else in_processes


def one_by_one(jobs: Sequence[Job], runner: Runner, workers: int = 1) -> Outcomes:
    """Every job in this process."""
    for portion in portions(jobs, 1):
        yield from attempts(portion, runner)


def portions(jobs: Sequence[Job], workers: int) -> Iterator[Sequence[Job]]:
    """The jobs in portions that are handed out whole; those of one world stay together."""
    size = min(max(1, len(jobs) // (workers * PORTIONS_PER_WORKER)), LARGEST_PORTION)
    portion: list[Job] = []
    for bundle in neighbours(jobs):
        if portion and len(portion) + len(bundle) > size:
            yield portion
            portion = []
        portion += bundle
    if portion:
        yield portion


def neighbours(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Jobs that follow each other and are of one world, never more than a bundle may hold."""
    for _, group in groupby(jobs, key=world_of):
        bundle = list(group)
        for first in range(0, len(bundle), LARGEST_BUNDLE):
            yield bundle[first : first + LARGEST_BUNDLE]


def in_processes(jobs: Sequence[Job], runner: Runner, workers: int) -> Outcomes:
    """Every job in one of several processes; what a dying worker took along is tried once more, alone.

    Only a few portions are under way at a time and each is forgotten when it is done: memory does not
    grow with the number of jobs, and little is lost when the power goes.
    """
    lost: list[Job] = []
    pool = workshop(min(workers, max(len(jobs), 1)))
    try:
        under_way: UnderWay = {}
        for portion in portions(jobs, workers):
            try:
                under_way[pool.submit(attempt_all, portion, runner)] = portion
            except BrokenProcessPool:
                lost += portion
            if len(under_way) >= workers * AHEAD:
                yield from finished(under_way, lost)
        while under_way:
            yield from finished(under_way, lost)
    finally:
        pool.shutdown(cancel_futures=True)
    for job in lost:
        yield attempt_apart(job, runner)


def workshop(workers: int) -> ProcessPoolExecutor:
    """So many fresh processes, which end when this one does."""
    for variable, value in ONE_THREAD.items():
        os.environ.setdefault(variable, value)
    return ProcessPoolExecutor(workers, mp_context=fresh_processes(), initializer=end_with_parent)


def end_with_parent() -> None:
    """Let this worker end when its parent is gone, even killed: nobody would take what it makes."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=follow, args=(parent,), daemon=True).start()


def follow(parent: "multiprocessing.process.BaseProcess") -> None:
    """Wait for a process to end, then end at once."""
    parent.join()
    os._exit(0)


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


def attempts(jobs: Sequence[Job], runner: Runner) -> Iterator[Outcome]:
    """Several jobs here, each outcome as soon as it is there; those that share a past run it once."""
    if runner is not run_once:
        yield from (attempt(job, runner) for job in jobs)
        return
    for bundle in bundles(jobs):
        yield from attempt_together(bundle)


def attempt_all(jobs: Sequence[Job], runner: Runner) -> list[Outcome]:
    """Several jobs in a worker, all outcomes at once, in the order of the jobs."""
    done = {outcome.job.key: outcome for outcome in attempts(jobs, runner)}
    return [done[job.key] for job in jobs]


def attempt_together(bundle: Sequence[Job]) -> list[Outcome]:
    """Jobs that share a past; if one of them fails, each on its own, to see which."""
    if len(bundle) == 1:
        return [attempt(bundle[0], run_once)]
    try:
        return list(run_together(bundle))
    except Exception:  # noqa: BLE001  the one at fault says so when it is run alone
        return [attempt(job, run_once) for job in bundle]


def attempt_apart(job: Job, runner: Runner) -> Outcome:
    """One job in a process of its own: if that dies too, the job is at fault."""
    with workshop(1) as pool:
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
