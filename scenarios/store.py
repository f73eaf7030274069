"""Results on disk (结果库): a Parquet part per run, a manifest per folder; nothing else touches the files.

    FOLDER/runs/KEY.parquet      the series of one run (scenarios/parts.py)
    FOLDER/manifest.json         which scenarios were asked, with what, and the keys of their runs
    FOLDER/failures/KEY.json     a run that failed: its job, the message, the traceback
    FOLDER/damaged/              parts that were found cut off or damaged, and were run again

A key names the question and the code, so a kept run is valid for ever, or never asked for again.
Everything is Parquet and JSON: nothing that is read here can execute. docs/store.md tells the schema.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from model.arrays import Floats
from model.errors import StoreError
from scenarios.dated import INFORMATION_TO, Scenario
from scenarios.engine import Failure
from scenarios.parts import SCHEMA, is_whole, read_part, sweep_out, write_part
from scenarios.plain import job_as_data, job_from_data
from scenarios.provenance import versions
from scenarios.register import Target
from scenarios.run import SHORT, Job, Run, code_hash, fingerprint
from scenarios.writing import write_whole

RESULTS = Path("results")
"""Where results go if nobody says otherwise."""
KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Entry:
    """One scenario as it was run: what a reader needs to find and label its parts."""

    scenario: str
    title: str
    zh: str
    region: str
    counterfactual: bool
    scale: int
    months: int
    pairs: tuple[int, ...]
    keys: tuple[str, ...]
    """One per pair; the parts are ``runs/KEY.parquet``."""
    scenario_hash: str
    code_hash: str
    fingerprint: str
    inert_levers: tuple[str, ...]
    information_to: str
    finished: str
    """When, UTC, to the second."""
    targets: tuple[Target, ...] = ()
    """The planner's own targets, shown with the results again."""

    @property
    def place(self) -> tuple[str, str, int]:
        """What a newer entry replaces: the same scenario, region and scale."""
        return self.scenario, self.region, self.scale


class Store:
    """A folder of results."""

    def __init__(self, folder: Path | str = RESULTS) -> None:
        self.folder = Path(folder)
        self.parts = self.folder / "runs"
        self.failed = self.folder / "failures"
        self.set_aside: list[Path] = []
        """Parts that were found damaged, where they lie now."""

    def part(self, key: str) -> Path:
        """The file of one run."""
        return self.parts / f"{key}.parquet"

    def file_of(self, job: Job) -> Path:
        """Where a job's answer is kept: its own part, or one of the same run that keeps all measures."""
        own = self.part(job.key)
        if not job.measures or own.is_file():
            return own
        whole = self.part(replace(job, measures=()).key)
        return whole if whole.is_file() else own

    def holds(self, job: Job) -> bool:
        """Whether a run is kept whole, by the look of it; a part that was cut off is set aside."""
        file = self.file_of(job)
        if not file.is_file():
            return False
        if is_whole(file):
            return True
        self.put_aside(file)
        return False

    def find(self, job: Job) -> Run | None:
        """The kept run of the same question to the same code; a damaged part is set aside.

        It may hold more measures than the job asks for, never fewer.
        """
        file = self.file_of(job)
        if not file.is_file():
            return None
        try:
            return Run(job, read_part(file), reused=True)
        except StoreError:
            self.put_aside(file)
            return None

    def put_aside(self, file: Path) -> None:
        """Move a damaged part out of the way, so that it is run again and can still be looked at."""
        place = self.folder / "damaged" / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
        self.set_aside.append(place)

    def keep(self, run: Run) -> None:
        """Write one run; a part that is there already stays. An earlier failure of it is forgotten.

        Raises
        ------
        StoreError : it cannot be written; what was kept before is whole
        """
        file = self.part(run.job.key)
        try:
            if not file.is_file():
                self.parts.mkdir(parents=True, exist_ok=True)
                write_part(file, run)
            self.failure(run.job.key).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f"{file} cannot be written: {error.strerror or error}. Every run kept so far is whole. "
                "Make room there, or repair it, and give the same command: it goes on from there."
            ) from error

    def tidy(self) -> None:
        """Remove what killed processes left half written; it never had a name that anyone reads."""
        if self.parts.is_dir():
            sweep_out(self.parts)

    def entries(self) -> list[Entry]:
        """What the manifest lists, newest first; empty if there is none yet.

        Raises
        ------
        StoreError : the manifest is not one of ours
        """
        file = self.folder / "manifest.json"
        if not file.is_file():
            return []
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
            if content["schema"] != SCHEMA:
                raise StoreError(f"{file} is {content['schema']!r}, not {SCHEMA!r}. Run the scenarios again.")
            listed = [entry_from(cells) for cells in content["scenarios"]]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise StoreError(f"{file} is not a manifest ({error}). Delete it and run again.") from error
        return sorted(listed, key=lambda entry: entry.finished, reverse=True)

    def enter(self, scenario: Scenario, runs: Sequence[Run]) -> None:
        """List a scenario's finished runs in the manifest, in place of its earlier ones."""
        if not runs:
            return
        new = entry_of(scenario, runs)
        kept = [entry for entry in self.entries() if entry.place != new.place]
        content = {
            "schema": SCHEMA,
            "information_to": INFORMATION_TO,
            "interval_level": 0.9,
            "versions": versions(),
            "scenarios": [asdict(entry) for entry in [new, *kept]],
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / "manifest.json", json.dumps(content, ensure_ascii=False, indent=1) + "\n")

    def failure(self, key: str) -> Path:
        """The file of one failure."""
        return self.failed / f"{key}.json"

    def record(self, failed: Iterable[Failure]) -> None:
        """Keep what failed: job, message and traceback, until a run of the same question is kept."""
        for failure in failed:
            self.failed.mkdir(parents=True, exist_ok=True)
            row = {
                "key": failure.job.key,
                "message": failure.message,
                "traceback": failure.traceback,
                "finished": datetime.now(UTC).isoformat(timespec="seconds"),
                "job": job_as_data(failure.job),
            }
            write_whole(self.failure(failure.job.key), json.dumps(row, ensure_ascii=False, indent=1) + "\n")

    def failed_before(self, job: Job) -> Failure | None:
        """The kept failure of a question, if it failed and was not run since."""
        file = self.failure(job.key)
        return read_failure(file)[1] if file.is_file() else None

    def failures(self) -> Iterator[tuple[str, Failure]]:
        """Every kept failure: when (UTC), and what; in order of their keys."""
        for file in sorted(self.failed.glob("*.json")):
            yield read_failure(file)

    def failure_files(self) -> list[tuple[Path, Failure]]:
        """Every kept failure with its file, in order of their keys."""
        return [(file, read_failure(file)[1]) for file in sorted(self.failed.glob("*.json"))]

    def series(self, entry: Entry) -> list[dict[str, Floats]]:
        """The series of every pair of an entry, in order of the pairs.

        Raises
        ------
        StoreError : a part is missing
        """
        for key in entry.keys:
            if not self.part(key).is_file():
                raise StoreError(f"{self.part(key)} is missing. Run {entry.scenario!r} again.")
        return [read_part(self.part(key)) for key in entry.keys]


def read_failure(file: Path) -> tuple[str, Failure]:
    """A kept failure: when (UTC), and what.

    Raises
    ------
    StoreError : the file is not a failure of ours
    """
    try:
        row = json.loads(file.read_text(encoding="utf-8"))
        return row["finished"], Failure(job_from_data(row["job"]), row["message"], row["traceback"])
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise StoreError(f"{file} is not a kept failure ({error}). Delete it and run again.") from error


def entry_of(scenario: Scenario, runs: Sequence[Run]) -> Entry:
    """The manifest entry of a scenario's runs."""
    jobs = [run.job for run in runs]
    return Entry(
        scenario=scenario.name,
        title=scenario.title,
        zh=scenario.zh,
        region=scenario.region,
        counterfactual=scenario.counterfactual,
        scale=jobs[0].scale,
        months=jobs[0].months,
        pairs=tuple(job.pair for job in jobs),
        keys=tuple(job.key for job in jobs),
        scenario_hash=scenario.hash[:SHORT],
        code_hash=code_hash(scenario.region)[:SHORT],
        fingerprint=fingerprint(jobs),
        inert_levers=scenario.inert_levers(),
        information_to=INFORMATION_TO,
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        targets=scenario.all_targets(),
    )


def entry_from(cells: dict[str, Any]) -> Entry:
    """An entry as the manifest holds it. Keys are names of files, so they are checked."""
    plain: dict[str, Any] = {n: tuple(cell) if isinstance(cell, list) else cell for n, cell in cells.items()}
    if not all(KEY.fullmatch(key) for key in plain["keys"]):
        raise KeyError("keys")
    plain["targets"] = tuple(Target(**target) for target in plain.get("targets", ()))
    return Entry(**plain)


def folders(root: Path | str = RESULTS) -> list[Path]:
    """Folders at or below ``root`` that hold results, newest manifest first."""
    found = [file.parent for file in Path(root).rglob("manifest.json")]
    return sorted(found, key=lambda folder: (folder / "manifest.json").stat().st_mtime, reverse=True)
