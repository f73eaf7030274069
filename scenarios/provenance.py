"""Provenance (出处): where a number comes from — code, data, environment, scenarios, seeds — and its stamp.

A fingerprint names the questions and the code together; the stamp beside it says the rest, in every file
that leaves the house. The date is today's, or that of SOURCE_DATE_EPOCH, which makes files repeatable.
"""

import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from scenarios.run import SHORT, data_hash, fingerprint_of, source_hash

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("numpy", "scipy", "numba", "mesa", "pyarrow")
"""Libraries whose version may move a bit of a number, or of a file."""
DECIDING = ("model", "scenarios", "requirements.lock")
"""What must be as committed for a result to be certified."""
UNKNOWN = "unknown"
EPOCH = "SOURCE_DATE_EPOCH"
PATIENCE = 20.0
"""Seconds that git may take."""
COLUMNS = ("fingerprint", "n", "date", "code", "commit")
"""What each row of a table of ours carries."""


@dataclass(frozen=True)
class Provenance:
    """What made a number, beside its question."""

    commit: str
    """The commit of the project's own repository, or ``unknown``."""
    dirty: bool
    """Whether what decides numbers differs from that commit."""
    code: str
    """sha256 of the sources that decide numbers."""
    data: str
    """sha256 of the region's data."""
    environment: Mapping[str, str]
    """Versions of what computes, and the machine's kind."""

    @property
    def committed(self) -> str:
        """The commit for people: short, and whether the tree is as committed."""
        if self.commit == UNKNOWN:
            return UNKNOWN
        return self.commit[:SHORT] + ("+changes" if self.dirty else "")


class Stamped(Protocol):
    """What a stamp is made of; a sample (scenarios/sample.py) is one."""

    @property
    def name(self) -> str:
        """Its scenario."""

    @property
    def region(self) -> str:
        """Its region."""

    @property
    def fingerprint(self) -> str:
        """Name of its questions and code."""

    @property
    def n(self) -> int:
        """Number of pairs."""


@cache
def provenance(region: str) -> Provenance:
    """What makes the numbers of a region here and now; asked of the disk once."""
    commit, dirty = committed_state()
    return Provenance(commit, dirty, source_hash(), data_hash(region), environment())


@cache
def kept_provenance(region: str) -> Mapping[str, Any]:
    """The provenance that a kept run carries, as plain data."""
    return asdict(provenance(region))


@cache
def committed_state() -> tuple[str, bool]:
    """The commit that is checked out, and whether what decides numbers differs from it.

    Unknown where there is no git, or where the repository around us is not our own.
    """
    top = git("rev-parse", "--show-toplevel")
    if top is None or Path(top).resolve() != ROOT:
        return UNKNOWN, False
    commit, changes = git("rev-parse", "HEAD"), git("status", "--porcelain", "--", *DECIDING)
    if commit is None or changes is None:
        return UNKNOWN, False
    return commit, bool(changes)


def git(*words: str) -> str | None:
    """What git answers, None if it cannot; nothing is written."""
    command = ["git", "--no-optional-locks", "-C", str(ROOT), *words]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.strip()


def environment() -> dict[str, str]:
    """Versions of what computes and writes, and the kind of machine."""
    return versions() | {"platform": f"{platform.system()} {platform.machine()}"}


def versions() -> dict[str, str]:
    """Versions of what computes and writes."""
    return {"python": platform.python_version()} | {name: version(name) for name in PACKAGES}


def today() -> str:
    """The date, UTC; that of SOURCE_DATE_EPOCH if it is set."""
    epoch = os.environ.get(EPOCH, "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.date().isoformat()


# ── stamps ─────────────────────────────────────────────────────────────────────────────────────


def stamp(
    keys: Sequence[str],
    n: int | None = None,
    *,
    region: str | None = None,
    date: str | None = None,
    fingerprint: str | None = None,
) -> dict[str, str]:
    """The stamp of some runs: fingerprint, n, date, code, data, commit, environment; all text.

    Parameters
    ----------
    keys : names of the runs' questions
    n : pairs; the number of runs if not given
    region : whose data were used; None leaves them out
    date : YYYY-MM-DD, today if not given
    fingerprint : if it is known already
    """
    question = {
        "fingerprint": fingerprint or fingerprint_of(keys),
        "n": str(len(keys) if n is None else n),
        "date": date or today(),
    }
    data = {"data": f"{region} {data_hash(region)[:SHORT]}"} if region else {}
    return question | dict(code_stamp()) | data


@cache
def code_stamp() -> Mapping[str, str]:
    """The part of a stamp that says what computed here."""
    commit, dirty = committed_state()
    state = UNKNOWN if commit == UNKNOWN else commit[:SHORT] + ("+changes" if dirty else "")
    made = ", ".join(f"{name} {number}" for name, number in environment().items())
    return {"code": source_hash()[:SHORT], "commit": state, "environment": made}


def stamp_of(samples: Sequence[Stamped], *, date: str | None = None) -> dict[str, str]:
    """The stamp of samples; of several the fingerprint names all of them together."""
    several = [sample.fingerprint for sample in samples]
    one = several[0] if len(several) == 1 else fingerprint_of(several)
    return stamp(several, samples[0].n, region=samples[0].region, date=date, fingerprint=one)


def short_stamp(samples: Sequence[Stamped]) -> str:
    """What stands under each chart and table: n, fingerprint, date."""
    made = stamp_of(samples)
    return f"n = {made['n']} · {made['fingerprint']} · {made['date']}"


def stamped_rows(rows: Sequence[Mapping[str, Any]], made: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rows of a table with the stamp in their last columns; a name that is taken stays the row's own."""
    last = {name: made[name] for name in COLUMNS}
    return [dict(row) | {name: cell for name, cell in last.items() if name not in row} for row in rows]


def changed_since(kept: Mapping[str, Any], now: Provenance) -> tuple[str, ...]:
    """Which of code, data and environment is not what it was when a run was kept, in words."""
    told = [name for name in ("code", "data") if kept.get(name) and kept[name] != getattr(now, name)]
    before = kept.get("environment", {})
    told += [
        f"environment ({name} {before[name]}, now {number})"
        for name, number in now.environment.items()
        if name in before and before[name] != number
    ]
    return tuple(told)
