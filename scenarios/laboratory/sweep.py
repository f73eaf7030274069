"""Running a study (批量运行): what is missing is run and kept at once, nothing twice, nothing in memory.

    FOLDER/study/points.csv    the design: a row per point, a column per factor
    FOLDER/study/runs.csv      every run: point, replicate, scenario, key, values of the factors
    FOLDER/runs/KEY.parquet    the runs themselves, as every other command keeps them

A study that was stopped, or has grown, goes on from what is kept: a run is named by its question.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pandas as pd

from model.indicators import INDICATORS, yearly
from model.month import FIRST_YEAR
from scenarios.engine import Failure, Progress, Runner, in_processes, one_by_one, silent
from scenarios.laboratory.factors import ids
from scenarios.laboratory.study import Planned, Study, as_row
from scenarios.run import Job, Run, run_once
from scenarios.store import Store, read_part
from scenarios.writing import write_whole

FOLDER = "study"
KILO = 1000


@dataclass(frozen=True)
class Estimate:
    """What a study will take, from one run that was timed."""

    runs: int
    """Runs in all."""
    missing: int
    """Runs that are not kept yet."""
    seconds: float
    """Time for what is missing, with so many workers."""
    kilobytes: int
    """Disk for what is missing."""


@dataclass(frozen=True)
class Swept:
    """What came of a study."""

    runs: int
    reused: int
    """Runs that were kept from an earlier time."""
    failed: tuple[Failure, ...]


def unique_jobs(planned: Sequence[Planned]) -> dict[str, Job]:
    """Every question once, by key, in order."""
    return {one.job.key: one.job for one in planned}


def estimate(planned: Sequence[Planned], store: Store, workers: int, runner: Runner = run_once) -> Estimate:
    """Run the first missing job, keep it, and say what the others will take."""
    jobs = unique_jobs(planned)
    missing = [job for key, job in jobs.items() if not store.part(key).is_file()]
    if not missing:
        return Estimate(len(jobs), 0, 0.0, 0)
    began = perf_counter()
    store.keep(runner(missing[0]))
    seconds = perf_counter() - began
    size = store.part(missing[0].key).stat().st_size
    rest = len(missing) - 1
    return Estimate(len(jobs), rest, seconds * rest / max(workers, 1), size * rest // KILO)


def sweep(
    study: Study,
    out: Path,
    *,
    workers: int = 1,
    progress: Progress = silent,
    runner: Runner = run_once,
) -> Swept:
    """Run what is missing of a study and keep each run the moment it is done.

    Parameters
    ----------
    study : what to run
    out : folder of results
    workers : processes
    progress : called after each run with how many of all are done
    runner : what runs a job, a function that other processes can import
    """
    store, planned = Store(out), list(study.planned())
    write_index(study, planned, out)
    jobs = unique_jobs(planned)
    missing = [job for key, job in jobs.items() if not store.part(key).is_file()]
    done = reused = len(jobs) - len(missing)
    progress(done, len(jobs))
    engine = one_by_one if workers <= 1 or len(missing) <= 1 else in_processes
    failed: list[Failure] = []
    for outcome in engine(missing, runner, workers):
        if isinstance(outcome, Run):
            store.keep(outcome)
        else:
            failed.append(outcome)
        done += 1
        progress(done, len(jobs))
    store.record(failed)
    return Swept(len(jobs), reused, tuple(failed))


def write_index(study: Study, planned: Sequence[Planned], out: Path) -> None:
    """Write the design and the list of runs."""
    folder = out / FOLDER
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
        part = store.part(planned.job.key)
        if not part.is_file():
            continue
        about = {key: cell for key, cell in as_row(planned, study).items() if key != "key"}
        values = yearly(read_part(part))
        rows += [
            about | {"indicator": name, "unit": INDICATORS[name].unit, "year": FIRST_YEAR + n, "value": value}
            for name in wanted
            for n, value in enumerate(values[name].tolist())
        ]
    return pd.DataFrame(rows)
