"""Results on disk (结果库): a Parquet part per run, a manifest per folder; nothing else touches the files.

    FOLDER/runs/KEY.parquet      the series of one run, a row per month, a column per series
    FOLDER/manifest.json         which scenarios were asked, with what, and the keys of their runs
    FOLDER/failures.json         what failed of the last question, with tracebacks

A part is written under another name and renamed, once, and never changed: readers see whole parts
only. A key names the question and the code, so a kept run is valid for ever, or never asked for again.
Everything is Parquet and JSON: nothing that is read here can execute.
"""

import json
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from model.arrays import Floats
from model.errors import StoreError
from model.month import month_name
from scenarios.dated import INFORMATION_TO, Scenario
from scenarios.engine import Failure
from scenarios.run import SHORT, Job, Run, code_hash, fingerprint
from scenarios.writing import write_whole

SCHEMA = "ipeco.results/1"
RESULTS = Path("results")
"""Where results go if nobody says otherwise."""
MONTH = "month"
PACKAGES = ("mesa", "numpy", "scipy", "pyarrow")


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

    @property
    def place(self) -> tuple[str, str, int]:
        """What a newer entry replaces: the same scenario, region and scale."""
        return self.scenario, self.region, self.scale


class Store:
    """A folder of results."""

    def __init__(self, folder: Path | str = RESULTS) -> None:
        self.folder = Path(folder)
        self.parts = self.folder / "runs"

    def part(self, key: str) -> Path:
        """The file of one run."""
        return self.parts / f"{key}.parquet"

    def find(self, job: Job) -> Run | None:
        """The kept run of the same question to the same code, if there is one."""
        file = self.part(job.key)
        if not file.is_file():
            return None
        return Run(job, read_part(file), reused=True)

    def keep(self, run: Run) -> None:
        """Write one run, under another name first; a part that is there already stays."""
        file = self.part(run.job.key)
        if file.is_file():
            return
        months = len(next(iter(run.series.values())))
        columns: dict[str, Any] = {MONTH: [month_name(index) for index in range(months)]}
        table = pa.table(columns | {name: run.series[name] for name in sorted(run.series)})
        self.parts.mkdir(parents=True, exist_ok=True)
        hidden = self.parts / f".{run.job.key}.{os.getpid()}"
        pq.write_table(table, hidden, compression="zstd")
        hidden.replace(file)

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

    def record(self, failed: Sequence[Failure]) -> None:
        """Write what failed of the last question, with tracebacks; nothing is left if nothing failed."""
        file = self.folder / "failures.json"
        if not failed:
            file.unlink(missing_ok=True)
            return
        rows = [
            {"scenario": failure.job.scenario.name, "pair": failure.job.pair, "scale": failure.job.scale}
            | {"key": failure.job.key, "message": failure.message, "traceback": failure.traceback}
            for failure in failed
        ]
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")

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


def read_part(file: Path) -> dict[str, Floats]:
    """The series of one part, each of shape (n_months,).

    Raises
    ------
    StoreError : the file is not a part
    """
    try:
        table = pq.read_table(file)
    except (pa.ArrowInvalid, OSError) as error:
        raise StoreError(f"{file} is damaged ({error}). Delete it and run again.") from error
    names = [name for name in table.column_names if name != MONTH]
    return {name: np.asarray(table[name].to_numpy(), dtype=np.float64) for name in names}


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
    )


def entry_from(cells: dict[str, Any]) -> Entry:
    """An entry as the manifest holds it. Keys are names of files, so they are checked."""
    plain: dict[str, Any] = {n: tuple(cell) if isinstance(cell, list) else cell for n, cell in cells.items()}
    if not all(re.fullmatch(r"[0-9a-f]{64}", key) for key in plain["keys"]):
        raise KeyError("keys")
    return Entry(**plain)


def versions() -> dict[str, str]:
    """Versions of what computes and writes."""
    return {"python": platform.python_version()} | {name: version(name) for name in PACKAGES}


def folders(root: Path | str = RESULTS) -> list[Path]:
    """Folders at or below ``root`` that hold results, newest manifest first."""
    found = [file.parent for file in Path(root).rglob("manifest.json")]
    return sorted(found, key=lambda folder: (folder / "manifest.json").stat().st_mtime, reverse=True)
