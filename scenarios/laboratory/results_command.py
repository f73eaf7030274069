"""What ``ipeco results`` does: what a folder holds, questions in SQL, exports, failures and their retry."""

from pathlib import Path

import pandas as pd

from scenarios.engine import Engine
from scenarios.laboratory.export import export
from scenarios.laboratory.pace import paced
from scenarios.laboratory.results import Results, opened
from scenarios.laboratory.sweep import KILO, retry_failed
from scenarios.output import say_error, table, write
from scenarios.run import SHORT
from scenarios.store import Store

OVERVIEW = """
SELECT scenario, region, scale, months, count(*) AS runs, count(DISTINCT pair) AS pairs,
       sum(bytes)::BIGINT AS bytes, median(seconds) AS seconds,
       CASE WHEN bool_and(current) THEN 'this code' WHEN bool_or(current) THEN 'partly this code'
            ELSE 'other code' END AS code
FROM runs GROUP BY ALL ORDER BY ALL
"""
EVERYTHING = """
SELECT runs.scenario, runs.region, runs.pair, runs.scale, yearly.* FROM yearly JOIN runs USING (key)
ORDER BY runs.scenario, runs.region, runs.scale, runs.pair, key, indicator, year
"""
COUNTS = ("months", "runs", "pairs")
SHOWN = 50
"""Rows of an answer that are printed."""


def ask(folder: Path, sql: str | None, to: Path | None) -> None:
    """Print the answer to a question, or what there is; write it to a file instead if one is named."""
    with opened(folder) as results:
        if to is not None:
            answer = results.ask(sql or EVERYTHING)
            export(to, answer, results.stamp() | ({"sql": " ".join(sql.split())} if sql else {}))
            say_error(f"{len(answer)} rows written to {to}.")
        elif sql is not None:
            show(results.ask(sql))
        else:
            overview(results)


def show(answer: pd.DataFrame) -> None:
    """Print the first rows of an answer."""
    rows = answer.head(SHOWN).itertuples(index=False, name=None)
    table(f"{len(answer)} rows", list(map(str, answer.columns)), [[*map(cell, row)] for row in rows])
    if len(answer) > SHOWN:
        say_error(f"The first {SHOWN} of {len(answer)} rows; --export FILE writes all.")


def cell(value: object) -> str:
    """A cell of an answer as text."""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def overview(results: Results) -> None:
    """Print what a folder holds: runs by scenario, studies, failures, disk."""
    found = results.ask(OVERVIEW)
    lines = [
        [row["scenario"], row["region"], f"1:{row['scale']}", *(str(row[n]) for n in COUNTS)]
        + [f"{row['seconds']:.1f}", f"{row['bytes'] / row['runs'] / KILO:.0f}", row["code"]]
        for row in found.to_dict("records")
    ]
    names = ["scenario", "region", "scale", "months", "runs", "pairs", "s a run", "kB a run", "made by"]
    table(f"{results.folder}", names, lines)
    studies = results.ask(
        "SELECT study, count(DISTINCT key) AS runs FROM points GROUP BY study ORDER BY study"
    )
    for row in studies.to_dict("records"):
        write(f"Study {row['study']}: {row['runs']} runs planned.")
    failed = results.ask("SELECT count(*) AS n FROM failures")["n"][0]
    stamp = results.stamp()
    write(f"{stamp['n']} runs, {failed} failed. Fingerprint {stamp['fingerprint']}, {stamp['date']}.")
    damaged = sorted((results.folder / "damaged").glob("*"))
    if damaged:
        write(f"{len(damaged)} damaged parts were set aside in {results.folder / 'damaged'}.")


def list_failed(folder: Path) -> None:
    """Print every kept failure and where its traceback lies."""
    with opened(folder) as results:
        found = results.ask("SELECT key, scenario, pair, scale, finished, message FROM failures ORDER BY key")
    lines = [
        [
            row["key"][:SHORT],
            row["scenario"],
            str(row["pair"]),
            f"1:{row['scale']}",
            row["finished"],
            row["message"],
        ]
        for row in found.to_dict("records")
    ]
    table(f"{len(lines)} failed", ["run", "scenario", "pair", "scale", "when (UTC)", "why"], lines)
    if lines:
        write(f"Jobs and tracebacks: {Store(folder).failed}. Run them again: ipeco results {folder} --retry")


def retry(folder: Path, workers: int, engine: Engine | None = None) -> None:
    """Run again what failed."""
    with paced("retry") as tell:
        tried, failed = retry_failed(Store(folder), workers=workers, progress=tell, engine=engine)
    write(f"{tried} runs tried again: {tried - len(failed)} came through, {len(failed)} failed.")
