"""Verifying kept runs (复核): run again from their own job, and name the first value that differs.

A certificate says: this code, as committed, gives these numbers to the bit. So a tree with changes, a
commit nobody knows, or other code than the run was kept by is refused; on request (``anyway``) the run
is repeated all the same, and what comes of it is said without a certificate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from model.arrays import Floats
from model.errors import ScenarioError, StoreError
from model.month import month_name
from scenarios.dated import Scenario
from scenarios.engine import Failure, Progress, Runner, run_many, silent
from scenarios.parts import About, read_about, read_part
from scenarios.plain import job_from_data, scenario_as_data
from scenarios.provenance import UNKNOWN, Provenance, changed_since, provenance
from scenarios.run import SHORT, Job, Run, code_hash, run_once
from scenarios.scenario import library, load

Outcome = Literal["certified", "same", "differs", "damaged", "failed", "refused"]
"""certified: same, and nothing stands against saying so; same: to the bit, without a certificate."""
NOT_KEPT = "no value"
TITLES, GROWING = ("title", "zh"), ("entries", "assumptions")
FEW = 3
"""Runs of a folder that are tried if nobody says how many."""


@dataclass(frozen=True)
class Difference:
    """The first value that differs, in order of months, then of indicators."""

    month: str
    series: str
    kept: float | None
    """None: the series is not there."""
    now: float | None
    count: int
    """Values that differ in all."""


@dataclass(frozen=True)
class Verdict:
    """What came of one kept run."""

    file: Path
    outcome: Outcome
    scenario: str = ""
    pair: int = -1
    difference: Difference | None = None
    changed: tuple[str, ...] = ()
    """Which of code, data, environment, scenario changed since it was kept."""
    obstacles: tuple[str, ...] = ()
    """Why it cannot be certified."""


@dataclass(frozen=True)
class Question:
    """A kept run, opened: its job rebuilt, what it says of itself, what stands against a certificate."""

    file: Path
    about: About
    kept: Mapping[str, Floats]
    job: Job
    changed: tuple[str, ...]
    obstacles: tuple[str, ...]

    def verdict(self, outcome: Outcome, difference: Difference | None = None) -> Verdict:
        """What came of it."""
        name, pair = self.job.scenario.name, self.job.pair
        return Verdict(self.file, outcome, name, pair, difference, self.changed, self.obstacles)


def verify(
    files: Sequence[Path],
    *,
    anyway: bool = False,
    workers: int = 1,
    progress: Progress = silent,
    runner: Runner = run_once,
    made: Provenance | None = None,
) -> list[Verdict]:
    """Run kept runs again and compare every value, to the bit.

    Parameters
    ----------
    files : the parts
    anyway : run again what cannot be certified, too
    workers : processes
    progress : called after each run
    runner : what runs a job, a function that other processes can import
    made : what is here; asked of git and of the disk if not given
    """
    opened = [opened_part(file, made) for file in files]
    questions = [one for one in opened if isinstance(one, Question)]
    wanted = [one for one in questions if anyway or not one.obstacles]
    jobs = [one.job for one in wanted]
    outcomes = run_many(jobs, workers=workers, runner=runner, progress=progress) if jobs else []
    judged = {one.file: judged_by(one, outcome) for one, outcome in zip(wanted, outcomes, strict=True)}
    verdicts = []
    for one in opened:
        if isinstance(one, Verdict):
            verdicts.append(one)
        else:
            verdicts.append(judged.get(one.file) or one.verdict("refused"))
    return verdicts


def opened_part(file: Path, made: Provenance | None) -> Question | Verdict:
    """A kept run ready to be asked again, or why it cannot be."""
    try:
        about, kept = read_about(file), read_part(file)
        job = job_from_data(about.job)
    except StoreError as error:
        return Verdict(file, "damaged", obstacles=(str(error),))
    here = made or provenance(job.scenario.region)
    changed = (*changed_since(about.provenance, here), *changed_scenario(job))
    return Question(file, about, kept, job, changed, obstacles(file, about, job, here))


def obstacles(file: Path, about: About, job: Job, made: Provenance) -> tuple[str, ...]:
    """What stands against a certificate."""
    told = []
    if made.commit == UNKNOWN:
        told.append("the commit is unknown: this is not the project's own git repository")
    elif made.dirty:
        told.append("the tree has changes that are not committed")
    now = code_hash(job.scenario.region)
    if about.code_hash != now:
        told.append(f"it was kept by other code or data ({about.code_hash[:SHORT]}, now {now[:SHORT]})")
    elif about.key != job.key or file.stem != about.key:
        told.append(f"its name is not that of its question ({job.key[:SHORT]})")
    if about.scenario_hash != job.scenario.hash:
        told.append(f"its scenario reads otherwise here ({job.scenario.hash[:SHORT]})")
    return tuple(told)


def changed_scenario(job: Job) -> tuple[str, ...]:
    """Whether the library now means something else by the scenario's name."""
    name = job.scenario.name
    if name not in library():
        return ()
    *bases, kept = content_of(job.scenario)
    *bases_now, now = content_of(load(name))
    own = kept | {part: kept[part][: len(now[part])] for part in GROWING}  # a study adds its point behind
    return () if (bases, own) == (bases_now, now) else (f"scenario (the library's {name!r} is another)",)


def content_of(scenario: Scenario) -> list[dict[str, Any]]:
    """A scenario and its bases without their titles, the root first."""
    lineage = [scenario_as_data(one) for one in reversed(list(scenario.lineage()))]
    return [{name: cell for name, cell in one.items() if name not in TITLES} for one in lineage]


def judged_by(question: Question, outcome: Run | Failure) -> Verdict:
    """The verdict on a run that was repeated."""
    if isinstance(outcome, Failure):
        return question.verdict("failed")
    difference = first_difference(question.kept, outcome.series)
    if difference is not None:
        return question.verdict("differs", difference)
    return question.verdict("same" if question.obstacles else "certified")


def first_difference(kept: Mapping[str, Floats], now: Mapping[str, Floats]) -> Difference | None:
    """The first month, and in it the first series, whose values are not the same bits."""
    found: list[tuple[int, str]] = []
    count = 0
    for name in sorted(kept.keys() | now.keys()):
        months = unlike(kept.get(name), now.get(name))
        count += months.size
        if months.size:
            found.append((int(months[0]), name))
    if not found:
        return None
    month, name = min(found)
    return Difference(month_name(month), name, at(kept, name, month), at(now, name, month), count)


def unlike(kept: Floats | None, now: Floats | None) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Months in which two series differ; NaN equals NaN, a missing series or month equals nothing."""
    if kept is None or now is None:
        there = now if kept is None else kept
        return np.arange(0 if there is None else there.size)
    both = min(kept.size, now.size)
    same = (kept[:both] == now[:both]) | (np.isnan(kept[:both]) & np.isnan(now[:both]))
    return np.concatenate([np.flatnonzero(~same), np.arange(both, max(kept.size, now.size))])


def at(series: Mapping[str, Floats], name: str, month: int) -> float | None:
    """One value; None if it is not there."""
    values = series.get(name)
    return None if values is None or month >= values.size else float(values[month])


# ── which runs ─────────────────────────────────────────────────────────────────────────────────


def parts_at(place: str, out: Path, *, sample: int | None, everything: bool) -> list[Path]:
    """The parts that a word names: a file, a folder of results, or the first digits of a key in ``out``.

    Raises
    ------
    ScenarioError : nothing is kept there, or several keys begin so
    """
    path = Path(place)
    if path.is_file():
        return [path]
    if path.is_dir():
        return chosen(sorted((path / "runs").glob("*.parquet")), path, sample, everything)
    found = sorted((out / "runs").glob(f"{place}*.parquet")) if place.isalnum() else []
    if len(found) != 1:
        why = f"{len(found)} kept runs begin so" if found else "no kept run begins so"
        raise ScenarioError(
            f"{place!r} is neither a file nor a folder, and {why} in {out}. "
            "Give a part (runs/KEY.parquet), its key, or a folder of results."
        )
    return found


def chosen(files: Sequence[Path], folder: Path, sample: int | None, everything: bool) -> list[Path]:
    """Some parts of a folder, spread over their keys, so that the same call tries the same runs."""
    if not files:
        raise ScenarioError(f"{folder} holds no runs. Give the folder that --out named.")
    if sample is not None and sample < 1:
        raise ScenarioError(f"--sample gives {sample}; at least 1 is needed.")
    count = len(files) if everything else min(sample or FEW, len(files))
    return [files[place * len(files) // count] for place in range(count)]
