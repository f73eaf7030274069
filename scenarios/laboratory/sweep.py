"""Running a study (批量运行): what is missing is run and kept at once, nothing twice, nothing in memory.

    FOLDER/studies/NAME/points.csv    the design: a row per point, a column per factor
    FOLDER/studies/NAME/runs.csv      every run: point, replicate, scenario, key, values of the factors
    FOLDER/runs/KEY.parquet           the runs themselves, as every other command keeps them

A study that was stopped, or has grown, goes on from what is kept: a run is named by its question. What
failed stays failed until a retry is asked for.
"""

import csv
import io
import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import pandas as pd

from model.errors import StoreError
from model.indicators import INDICATORS, yearly
from model.month import FIRST_YEAR
from scenarios.engine import Engine, Failure, Progress, Runner, attempt, silent, usual_engine
from scenarios.laboratory.factors import ids
from scenarios.laboratory.study import Planned, Study, as_row
from scenarios.parts import read_about
from scenarios.run import Job, Run, run_once
from scenarios.store import Store
from scenarios.writing import write_whole

STUDIES = "studies"
KILO = 1000
ENOUGH_KEPT = 5
"""Kept runs of a study whose times tell what the others will take."""
MANY = 16
"""With more runs to go, a first run warms up and a second is timed."""
SPARE = 1.1
"""Times the estimated disk that must be free."""


@dataclass(frozen=True)
class Estimate:
    """What a study will take, from runs of it that were timed."""

    runs: int
    """Runs in all."""
    missing: int
    """Runs that are not kept yet."""
    seconds: float
    """Time for what is missing, with so many workers."""
    kilobytes: int
    """Disk for what is missing."""
    kilobytes_each: int = 0
    """Disk of one run."""


@dataclass(frozen=True)
class Swept:
    """What came of a study."""

    runs: int
    reused: int
    """Runs that were kept from an earlier time."""
    failed: tuple[Failure, ...]
    """Runs that have no answer: failed now, or earlier and not retried."""
    failed_before: int = 0
    """How many of them failed earlier and were left alone."""
    set_aside: tuple[Path, ...] = ()
    """Parts that were found damaged and were run again: where they lie now."""


@dataclass(frozen=True)
class Sorted:
    """The jobs of a study by what is known of them."""

    kept: list[Job]
    failed: list[Failure]
    missing: list[Job]


def unique_jobs(planned: Iterable[Planned]) -> list[Job]:
    """Every question once, in order."""
    return list({one.job.key: one.job for one in planned}.values())


def sorted_out(jobs: Iterable[Job], store: Store, *, retry: bool = False) -> Sorted:
    """What is kept, what failed before, and what is to be run; ``retry`` runs again what failed."""
    found = Sorted([], [], [])
    for job in jobs:
        failure = None if retry else store.failed_before(job)
        if store.holds(job):
            found.kept.append(job)
        elif failure is not None:
            found.failed.append(failure)
        else:
            found.missing.append(job)
    return found


def estimate(planned: Sequence[Planned], store: Store, workers: int, runner: Runner = run_once) -> Estimate:
    """What the missing runs will take, by those that are kept; else one is run here, timed and kept."""
    jobs = unique_jobs(planned)
    known = sorted_out(jobs, store)
    missing, timed = known.missing, known.kept[:ENOUGH_KEPT]
    while missing and not timed:
        trials = 2 if len(missing) > MANY else 1
        timed = [job for job in missing[:trials] if tried(job, store, runner)][-1:]
        missing = missing[trials:]
    if not missing:
        return Estimate(len(jobs), 0, 0.0, 0)
    seconds = median(seconds_of(store, job) for job in timed)
    size = int(median(store.file_of(job).stat().st_size for job in timed))
    rest = len(missing)
    return Estimate(
        len(jobs), rest, seconds * rest / max(workers, 1), size * rest // KILO, max(size // KILO, 1)
    )


def seconds_of(store: Store, job: Job) -> float:
    """Time that a kept run took."""
    return read_about(store.file_of(job)).seconds


def tried(job: Job, store: Store, runner: Runner) -> bool:
    """Run a job here and keep what comes of it; whether it came through."""
    began = perf_counter()
    outcome = attempt(job, runner)
    if isinstance(outcome, Failure):
        store.record([outcome])
        return False
    store.keep(Run(job, outcome.series, outcome.seconds or perf_counter() - began))
    return True


def check_room(said: Estimate, out: Path) -> None:
    """Refuse a study that the disk cannot hold.

    Raises
    ------
    StoreError : less is free than the estimate asks for
    """
    place = next(folder for folder in (out, *out.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(place).free // KILO
    if said.kilobytes * SPARE > free:
        raise StoreError(
            f"The study needs about {said.kilobytes / KILO:.0f} MB in {out}, where {free / KILO:.0f} MB are "
            "free. Make room, give another --out, or name fewer indicators in the study."
        )


def sweep(
    study: Study,
    out: Path,
    *,
    workers: int = 1,
    progress: Progress = silent,
    runner: Runner = run_once,
    engine: Engine | None = None,
    retry: bool = False,
) -> Swept:
    """Run what is missing of a study and keep each run the moment it is done.

    Parameters
    ----------
    study : what to run
    out : folder of results
    workers : processes
    progress : called after each run with how many of all are done
    runner : what runs a job, a function that other processes can import
    engine : what runs them all; by the number of workers if not given
    retry : whether what failed before is tried again

    Raises
    ------
    StoreError : a run cannot be written; those before it are kept
    EngineError : the cluster cannot be reached, or went away; what came back is kept
    """
    store, planned = Store(out), list(study.planned())
    write_index(study, planned, out)
    known = sorted_out(unique_jobs(planned), store, retry=retry)
    reused, before = len(known.kept), len(known.failed)
    told = Told(progress, reused + before, reused + before + len(known.missing))
    failed = [*known.failed, *run_missing(known.missing, store, workers, runner, engine, told)]
    return Swept(told.total, reused, tuple(failed), before, tuple(store.set_aside))


def retry_failed(
    store: Store, *, workers: int, progress: Progress = silent, engine: Engine | None = None
) -> tuple[int, list[Failure]]:
    """Run every kept failure again: how many that were, and what failed once more."""
    again = [(failure.job, file) for file, failure in store.failure_files()]
    told = Told(progress, 0, len(again))
    failed = run_missing([job for job, _ in again], store, workers, run_once, engine, told)
    for job, file in again:
        if file != store.failure(job.key):  # of other code: the same question has another key now
            file.unlink(missing_ok=True)
    return len(again), failed


class Told:
    """Counts what is done and tells it."""

    def __init__(self, tell: Progress, done: int, total: int) -> None:
        self.tell, self.done, self.total = tell, done, total
        tell(done, total)

    def one_more(self) -> None:
        """One more run is done."""
        self.done += 1
        self.tell(self.done, self.total)


def run_missing(
    missing: Sequence[Job], store: Store, workers: int, runner: Runner, engine: Engine | None, told: Told
) -> list[Failure]:
    """Run jobs and keep each at once; gives what failed, which is kept too."""
    store.tidy()
    failed = []
    work = engine or usual_engine(missing, workers)
    with closing(work(missing, runner, workers)) as outcomes:  # stops the workers, too, if a write fails
        for outcome in outcomes:
            if isinstance(outcome, Run):
                store.keep(outcome)
            else:
                store.record([outcome])
                failed.append(outcome)
            told.one_more()
    return failed


def write_index(study: Study, planned: Sequence[Planned], out: Path) -> None:
    """Write the design and the list of runs."""
    folder = out / STUDIES / study.name
    folder.mkdir(parents=True, exist_ok=True)
    points = [dict(zip(ids(study.factors), row, strict=True)) for row in study.points.tolist()]
    rows = [as_row(one, study) for one in planned]
    write_whole(folder / "points.csv", csv_text([{"point": n} | row for n, row in enumerate(points)]))
    write_whole(folder / "runs.csv", csv_text([dict(row) for row in rows]))


def csv_text(rows: Sequence[dict[str, object]]) -> str:
    """Rows of the same keys as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def frame(study: Study, out: Path) -> pd.DataFrame:
    """Yearly values of a study, tidy: a row per point, replicate, scenario, indicator and year.

    Runs that are missing or failed are left out. Columns: point, replicate, scenario, one per factor,
    indicator, unit, year, value.
    """
    store, wanted = Store(out), study.indicators or tuple(INDICATORS)
    rows = []
    for planned in study.planned():
        run = store.find(planned.job)
        if run is None:
            continue
        about = {key: cell for key, cell in as_row(planned, study).items() if key != "key"}
        values = yearly(run.series)
        rows += [
            about | {"indicator": name, "unit": INDICATORS[name].unit, "year": FIRST_YEAR + n, "value": value}
            for name in wanted
            for n, value in enumerate(values[name].tolist())
        ]
    return pd.DataFrame(rows)
