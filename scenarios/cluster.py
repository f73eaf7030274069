"""Running jobs on a Dask cluster (集群运行): the engine for more cores than one machine has.

The parent sends jobs and takes back numbers, a bounded number at a time; it alone writes. A worker
that is lost loses nothing: the scheduler gives its jobs to others. The scheduler itself is a single
point: if it goes, what is kept stays and the same command goes on. Workers must have this code and
this data, which is checked; a Dask cluster runs whatever it is sent, so it belongs on a trusted
network or behind TLS (docs/howto/clusters.md).
"""

import logging
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

import numpy as np
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from model.arrays import Floats
from model.errors import EngineError
from scenarios.engine import AHEAD, Failure, Outcome, Outcomes, Runner, attempt_all, portions
from scenarios.run import SHORT, Job, Run, code_hash

PATIENCE = 60.0
"""Seconds to wait for a scheduler to answer, and for a first worker to join it."""
LEAVE = 2.0
"""Seconds to take leave of a cluster."""
ONE_AT_A_TIME = threading.Lock()
"""A worker of several threads still runs one world at a time: threads would only take turns."""
Packed = tuple[tuple[str, ...], Floats, float]
"""A run on its way: names of series, values of shape (n_series, n_months), seconds."""
Sent = Packed | tuple[str, str]
"""A packed run, or message and traceback of a failure."""


@dataclass(frozen=True)
class OnCluster:
    """The engine: a cluster at an address, or one of its own on this machine."""

    scheduler: str = ""
    """Address such as ``tcp://10.0.0.5:8786`` or ``tls://...``; empty: a cluster of so many workers here."""

    def __call__(self, jobs: Sequence[Job], runner: Runner, workers: int) -> Outcomes:
        """Every job on the cluster, once.

        Raises
        ------
        EngineError : the cluster cannot be reached, is of other code, or went away
        """
        if not jobs:
            return
        with connected(self.scheduler, workers) as client:
            check_code(client, jobs[0].scenario.region)
            try:
                yield from streamed(client, jobs, runner)
            except (OSError, CancelledError) as error:
                raise EngineError(
                    f"The Dask scheduler went away ({error}). Every run that came back is kept. Start a "
                    "scheduler and workers again and give the same command: it goes on from there."
                ) from error


@contextmanager
def connected(scheduler: str, workers: int) -> Iterator[Client]:
    """A client of the cluster, which has at least one worker."""
    for name in ("distributed", "distributed.client", "distributed.scheduler"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is wrong is said once, by us
    cluster = None if scheduler else LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, memory_limit=None
    )  # fmt: skip
    try:
        client = Client(cluster or scheduler, timeout=PATIENCE)
    except (OSError, ValueError, TypeError) as error:
        raise EngineError(
            f"--scheduler gives {scheduler!r}, where no Dask scheduler answers ({error}). Start one "
            "(docs/howto/clusters.md), or leave --scheduler out to use this machine."
        ) from error
    try:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise EngineError(
                f"No worker joined the scheduler at {scheduler} within {PATIENCE:.0f} s. Start workers: "
                f"dask worker {scheduler} --nthreads 1"
            ) from error
        yield client
    finally:
        client.close(LEAVE)
        if cluster is not None:
            cluster.close(LEAVE)


def check_code(client: Client, region: str) -> None:
    """Refuse a cluster whose workers have other code or data than this machine.

    Raises
    ------
    EngineError : one of them differs, or cannot say
    """
    ours = code_hash(region)
    answers = client.run(code_hash, region, on_error="return")
    for address, theirs in answers.items():
        if theirs != ours:
            said = theirs[:SHORT] if isinstance(theirs, str) else f"{type(theirs).__name__}: {theirs}"
            raise EngineError(
                f"The worker {address} has other code or data of {region!r}: {said}, here {ours[:SHORT]}. "
                "Install the same version there, restart the worker, and give the same command again."
            )


def streamed(client: Client, jobs: Sequence[Job], runner: Runner) -> Iterator[Outcome]:
    """Outcomes as they come; only a few portions per worker are under way."""
    width = max(len(client.nthreads()), 1)
    waiting = portions(jobs, width)
    ours = code_hash(jobs[0].scenario.region)
    under_way: dict[object, Sequence[Job]] = {}

    def send(count: int) -> list[Future]:
        sent = []
        for portion in islice(waiting, count):
            future = client.submit(attempt_there, list(portion), runner, ours, pure=False)
            under_way[future.key] = portion
            sent.append(future)
        return sent

    flow = as_completed(send(width * AHEAD), loop=client.loop)
    for future in flow:
        yield from taken(future, under_way.pop(future.key))
        width = max(len(client.nthreads()), 1)
        for more in send(max(width * AHEAD - len(under_way), 0)):
            flow.add(more)


def taken(future: Future, portion: Sequence[Job]) -> Iterator[Outcome]:
    """Outcomes of a portion that came back; one that killed every worker failed.

    Raises
    ------
    OSError, CancelledError : the scheduler went away
    EngineError : the worker had other code
    """
    try:
        answers = future.result()
    except KilledWorker as error:
        message = f"Every worker that took it died (out of memory?): {error}"
        yield from (Failure(job, message, "") for job in portion)
        return
    for job, answer in zip(portion, answers, strict=True):
        yield unpacked(job, answer)


def attempt_there(jobs: list[Job], runner: Runner, ours: str) -> list[Sent]:
    """Several jobs on a worker.

    Raises
    ------
    EngineError : this worker, which may have joined late, has other code
    """
    if code_hash(jobs[0].scenario.region) != ours:
        raise EngineError("A worker that joined has other code or data. Install the same version there.")
    with ONE_AT_A_TIME:
        return [packed(outcome) for outcome in attempt_all(jobs, runner)]


def packed(outcome: Outcome) -> Sent:
    """A run as one array, which travels better than hundreds; a failure as two texts."""
    if isinstance(outcome, Failure):
        return outcome.message, outcome.traceback
    names = tuple(outcome.series)
    return names, np.array([outcome.series[name] for name in names]), outcome.seconds


def unpacked(job: Job, sent: Sent) -> Outcome:
    """The outcome that :func:`packed` sent."""
    if len(sent) == 2:
        return Failure(job, sent[0], sent[1])
    names, values, seconds = sent
    return Run(job, dict(zip(names, values, strict=True)), seconds)
