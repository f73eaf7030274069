"""Parts (结果分片): one run in one Parquet file, written once, whole, and never changed.

Columns: ``series`` (text), ``month`` (date, the first of the month), ``value`` (double); sorted by
series, then month. The file's metadata say which job it answers, by what code, in how many seconds.
A part is written under a hidden name and renamed: who sees its name sees all of it. They hold a digest
of the values too, so that a bit that fell over in years is found and not computed with.
"""

import hashlib
import json
import os
import re
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from model.arrays import Floats
from model.errors import StoreError
from model.month import FIRST_YEAR
from scenarios.plain import job_as_data
from scenarios.provenance import kept_provenance
from scenarios.run import SHORT, Run, code_hash

SCHEMA = "ipeco.results/2"
SERIES, MONTH, VALUE = "series", "month", "value"
ABOUT, KIND = b"ipeco.about", b"ipeco.schema"
MAGIC, TAIL = b"PAR1", 8
"""A Parquet file ends with the length of its footer (4 bytes) and this word (4 bytes)."""
HERE = re.sub(r"[^A-Za-z0-9-]", "-", socket.gethostname())


@dataclass(frozen=True)
class About:
    """What a part says of itself."""

    key: str
    job: dict[str, Any]
    """The job as plain data (scenarios/plain.py)."""
    scenario_hash: str
    code_hash: str
    seconds: float
    """Time that the run took."""
    finished: str
    """When, UTC, to the second."""
    digest: str = ""
    """Of the names of the series and their values, to the bit."""
    provenance: Mapping[str, Any] = field(default_factory=dict)
    """Commit, hashes of code and data, environment (scenarios/provenance.py); empty in old parts."""


def write_part(file: Path, run: Run) -> None:
    """Write a run's part under another name, then rename it; nothing is left behind if that fails."""
    names = sorted(run.series)
    values = np.array([run.series[name] for name in names], dtype=np.float64)
    months, told = values.shape[1], about(run) | {"digest": digest(names, values)}
    table = pa.table(
        {
            SERIES: pa.DictionaryArray.from_arrays(
                np.repeat(np.arange(len(names), dtype=np.int32), months), pa.array(names, pa.string())
            ),
            MONTH: pa.array(np.tile(first_days(months), len(names))),
            VALUE: pa.array(values.ravel()),
        }
    )
    hidden = file.parent / f".{file.stem}.{HERE}.{os.getpid()}"
    try:
        write_columns(table, hidden, told)
        hidden.replace(file)
    finally:
        hidden.unlink(missing_ok=True)


def write_columns(table: pa.Table, file: Path, told: Mapping[str, Any]) -> None:
    """Write the columns and what the part says of itself; the latter once, beside the schema."""
    with pq.ParquetWriter(
        file,
        table.schema,
        compression="zstd",
        use_dictionary=[SERIES, MONTH],
        column_encoding={VALUE: "BYTE_STREAM_SPLIT"},
        write_page_checksum=True,
    ) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({KIND: SCHEMA, ABOUT: json.dumps(told, ensure_ascii=False)})


def first_days(months: int) -> np.ndarray[Any, np.dtype[np.datetime64]]:
    """First day of each month from January 2020, shape (n_months,)."""
    return (np.datetime64(f"{FIRST_YEAR}-01", "M") + np.arange(months)).astype("datetime64[D]")


def about(run: Run) -> dict[str, Any]:
    """What a part says of its run."""
    return {
        "key": run.job.key,
        "job": job_as_data(run.job),
        "scenario_hash": run.job.scenario.hash,
        "code_hash": code_hash(run.job.scenario.region),
        "seconds": round(run.seconds, 6),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "provenance": kept_provenance(run.job.scenario.region),
    }


def read_part(file: Path) -> dict[str, Floats]:
    """The series of one part, each of shape (n_months,).

    Raises
    ------
    StoreError : the file is not a whole part
    """
    try:
        part = pq.ParquetFile(file, page_checksum_verification=True, read_dictionary=[SERIES])
        said = json.loads((part.metadata.metadata or {})[ABOUT]).get("digest")
        table = part.read()
        column = table[SERIES].combine_chunks()
        names, places = column.dictionary.to_pylist(), column.indices.to_numpy()
        values = table[VALUE].to_numpy().reshape(len(names), -1)
    except (pa.ArrowException, OSError, KeyError, ValueError, AttributeError, ZeroDivisionError) as error:
        raise damaged(file, error) from error
    if not np.array_equal(places, np.repeat(np.arange(len(names)), values.shape[1])):
        raise damaged(file, "its rows are not in order")
    if said != digest(names, values):
        raise damaged(file, "its values are not those that were written")
    return dict(zip(names, values, strict=True))


def digest(names: Sequence[str], values: Floats) -> str:
    """A short name for these series: values of shape (n_series, n_months)."""
    whole = hashlib.sha256("\n".join(names).encode())
    whole.update(np.ascontiguousarray(values).data)
    return whole.hexdigest()[:SHORT]


def read_about(file: Path) -> About:
    """What a part says of itself; its values are not read.

    Raises
    ------
    StoreError : the file is not a whole part
    """
    try:
        told: Mapping[bytes, bytes] = pq.read_metadata(file).metadata or {}
        return About(**json.loads(told[ABOUT]))
    except (pa.ArrowException, OSError, KeyError, TypeError, ValueError) as error:
        raise damaged(file, error) from error


def damaged(file: Path, reason: object) -> StoreError:
    """The error of a part that cannot be read."""
    return StoreError(f"{file} is damaged ({reason}). Run again: it is set aside and made anew.")


def is_whole(file: Path) -> bool:
    """Whether a part is complete, by its two ends alone: what was cut off has lost its footer."""
    try:
        with file.open("rb") as lines:
            head = lines.read(len(MAGIC))
            size = lines.seek(0, os.SEEK_END)
            lines.seek(max(size - TAIL, 0))
            tail = lines.read()
    except OSError:
        return False
    footer = int.from_bytes(tail[: len(MAGIC)], "little")
    return head == MAGIC and tail[len(MAGIC) :] == MAGIC and 0 < footer <= size - len(MAGIC) - TAIL


def sweep_out(folder: Path) -> None:
    """Remove the hidden files that processes of this machine left when they were killed."""
    for file in folder.glob(f".*.{HERE}.*"):
        number = file.name.rpartition(".")[2]
        if number.isdigit() and not Path(f"/proc/{number}").exists() and Path("/proc/self").exists():
            file.unlink(missing_ok=True)
