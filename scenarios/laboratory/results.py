"""Asking kept results in SQL (结果查询): DuckDB over the parts, read only, shut off from everything else.

Tables and columns are told in docs/store.md. A question is one SELECT: it can read the parts of its
folder and nothing else, neither another file nor the network, and it can write nothing.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from model.errors import ScenarioError, StoreError
from model.indicators import INDICATORS
from model.indicators.registry import BASELINE_YEAR
from model.mechanisms import MECHANISMS
from scenarios.laboratory.sweep import STUDIES
from scenarios.parts import SCHEMA, is_whole, read_about
from scenarios.provenance import stamp
from scenarios.run import SHORT, code_hash
from scenarios.store import Store

FIXED = ("point", "replicate", "scenario", "key")
"""Columns of a study's list of runs that are no factors, beside the rules that it compares."""
TABLES = ("runs", "monthly", "yearly", "points", "failures", "indicators")
LIMIT = "2GB"
"""Memory that one question may take."""
ALLOWED = ("StatementType.SELECT", "StatementType.EXPLAIN")

RUNS = {
    "key": "VARCHAR",
    "scenario": "VARCHAR",
    "title": "VARCHAR",
    "region": "VARCHAR",
    "pair": "BIGINT",
    "scale": "BIGINT",
    "months": "BIGINT",
    "hold": "VARCHAR",
    "measures": "VARCHAR",
    "mechanisms": "VARCHAR",
    "scenario_hash": "VARCHAR",
    "code_hash": "VARCHAR",
    "current": "BOOLEAN",
    "seconds": "DOUBLE",
    "bytes": "BIGINT",
    "finished": "VARCHAR",
}
FAILURES = {
    "key": "VARCHAR",
    "scenario": "VARCHAR",
    "pair": "BIGINT",
    "scale": "BIGINT",
    "message": "VARCHAR",
    "traceback": "VARCHAR",
    "finished": "VARCHAR",
}
POINTS = {
    "study": "VARCHAR",
    "point": "BIGINT",
    "replicate": "BIGINT",
    "scenario": "VARCHAR",
    "key": "VARCHAR",
    "factor": "VARCHAR",
    "value": "DOUBLE",
}
ABOUT = {
    "id": "VARCHAR",
    "unit": "VARCHAR",
    "label": "VARCHAR",
    "zh": "VARCHAR",
    "kind": "VARCHAR",
    "better": "VARCHAR",
    "evidence": "VARCHAR",
    "change_of": "VARCHAR",
    "sign": "DOUBLE",
}

NO_PARTS = (
    "SELECT ''::VARCHAR AS key, ''::VARCHAR AS series, NULL::DATE AS month, 0.0::DOUBLE AS value LIMIT 0"
)
PARTS = (
    "SELECT regexp_extract(filename, '([0-9a-f]{{64}})', 1) AS key, series::VARCHAR AS series, month, value "
    "FROM read_parquet({files}, filename = true)"
)
YEARLY = """
WITH taken AS (
    SELECT key, series, year(month) AS year, sum(value ORDER BY month) AS total,
           arg_max(value, month) AS last, count(*) AS months
    FROM monthly GROUP BY ALL
), whole AS (
    SELECT key, series, year, total, last FROM taken WHERE months = 12
), levels AS (
    SELECT whole.key, about.id AS indicator, whole.year,
           CASE about.kind WHEN 'flow' THEN total WHEN 'mean' THEN total / 12 ELSE last END AS value
    FROM whole JOIN indicators AS about ON whole.series = about.id
    WHERE about.kind NOT IN ('ratio', 'change')
    UNION ALL
    SELECT top.key, about.id, top.year,
           CASE WHEN bottom.total = 0 THEN 'nan'::DOUBLE ELSE top.total / bottom.total END
    FROM indicators AS about
    JOIN whole AS top ON top.series = about.id || '.numerator'
    JOIN whole AS bottom ON bottom.series = about.id || '.denominator'
        AND bottom.key = top.key AND bottom.year = top.year
    WHERE about.kind = 'ratio'
), changes AS (
    SELECT levels.key, about.id AS indicator, levels.year,
           about.sign * 100 * (levels.value / base.value - 1) AS value
    FROM indicators AS about
    JOIN levels ON levels.indicator = about.change_of
    LEFT JOIN levels AS base
        ON base.indicator = levels.indicator AND base.key = levels.key AND base.year = {baseline}
    WHERE about.kind = 'change'
)
SELECT either.key, either.indicator, about.unit, either.year, coalesce(either.value, 'nan'::DOUBLE) AS value
FROM (SELECT * FROM levels UNION ALL SELECT * FROM changes) AS either
JOIN indicators AS about ON either.indicator = about.id
"""


class Results:
    """A folder of results, open for questions."""

    def __init__(self, folder: Path, connection: "duckdb.DuckDBPyConnection", keys: Sequence[str]) -> None:
        self.folder = folder
        self.connection = connection
        self.keys = tuple(keys)
        """Every run that can be asked about."""

    def ask(self, question: str) -> pd.DataFrame:
        """The answer to one SELECT.

        Raises
        ------
        ScenarioError : it is no question, does more than ask, or reads what it may not
        """
        try:
            statements = self.connection.extract_statements(question)
            if len(statements) != 1 or str(statements[0].type) not in ALLOWED:
                raise ScenarioError(
                    "--sql takes one SELECT; results are read only. Tables: "
                    f"{', '.join(TABLES)} (docs/store.md)."
                )
            return self.connection.execute(question).df()
        except duckdb.Error as error:
            raise ScenarioError(f"--sql cannot be answered: {error}\nTables: docs/store.md.") from error

    def stamp(self) -> dict[str, str]:
        """What every export carries: which runs it stands on, how many, and when it was written."""
        codes = self.connection.execute("SELECT DISTINCT code_hash FROM runs ORDER BY 1").fetchall()
        made = {"code": ", ".join(code[:SHORT] for (code,) in codes)}  # of the runs, not of who exports them
        return {"schema": SCHEMA, "runs": str(len(self.keys))} | stamp(self.keys) | made


@contextmanager
def opened(folder: Path) -> Iterator[Results]:
    """A folder's results, for as long as they are asked.

    Raises
    ------
    StoreError : there are no results
    """
    store = Store(folder)
    if not store.parts.is_dir() and not store.failed.is_dir():
        raise StoreError(f"{folder} holds no results. Give the folder that --out named in run or sweep.")
    connection = duckdb.connect(":memory:", config={"autoload_known_extensions": "false"})
    try:
        keys = load(connection, store)
        shut(connection, store)
        yield Results(folder, connection, keys)
    finally:
        connection.close()


def load(connection: "duckdb.DuckDBPyConnection", store: Store) -> list[str]:
    """Make the tables and views of a folder; gives the keys of its runs."""
    files = [file for file in sorted(store.parts.glob("*.parquet")) if is_whole(file)]
    runs = [run_row(file) for file in files]
    fill(connection, "runs", RUNS, runs)
    fill(connection, "failures", FAILURES, list(failure_rows(store)))
    fill(connection, "points", POINTS, list(point_rows(store)))
    fill(connection, "indicators", ABOUT, [indicator_row(name) for name in INDICATORS])
    listed = "[" + ", ".join(quoted(str(file.absolute())) for file in files) + "]"
    view(connection, "monthly", PARTS.format(files=listed) if files else NO_PARTS)
    view(connection, "yearly", YEARLY.format(baseline=BASELINE_YEAR))
    return [row["key"] for row in runs]


def view(connection: "duckdb.DuckDBPyConnection", name: str, query: str) -> None:
    """Make a view."""
    connection.execute(f"CREATE VIEW {name} AS {query}")


def fill(
    connection: "duckdb.DuckDBPyConnection",
    name: str,
    columns: dict[str, str],
    rows: Sequence[dict[str, Any]],
) -> None:
    """Make a table of rows."""
    declared = ", ".join(f"{column} {kind}" for column, kind in columns.items())
    connection.execute(f"CREATE TABLE {name} ({declared})")
    if rows:
        frame = pd.DataFrame(rows, columns=list(columns))
        connection.register("incoming", frame)
        connection.execute(f"INSERT INTO {name} SELECT {', '.join(columns)} FROM incoming")
        connection.unregister("incoming")


def shut(connection: "duckdb.DuckDBPyConnection", store: Store) -> None:
    """From here on the connection reads the parts of this folder and nothing else."""
    for setting in (
        f"allowed_directories = [{quoted(str(store.parts.absolute()) + '/')}]",
        "enable_external_access = false",
        "python_enable_replacements = false",
        "allow_community_extensions = false",
        f"memory_limit = {quoted(LIMIT)}",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


# ── rows ───────────────────────────────────────────────────────────────────────────────────────


def run_row(file: Path) -> dict[str, Any]:
    """A part as a row of ``runs``."""
    said = read_about(file)
    scenario = said.job["scenario"][-1]
    return {
        "key": said.key,
        "scenario": scenario["name"],
        "title": scenario["title"],
        "region": scenario["region"],
        "pair": said.job["pair"],
        "scale": said.job["scale"],
        "months": said.job["months"],
        "hold": ", ".join(said.job["hold"]),
        "measures": ", ".join(said.job["measures"]),
        "mechanisms": ", ".join("=".join(pair) for pair in said.job.get("mechanisms", ())),
        "scenario_hash": said.scenario_hash,
        "code_hash": said.code_hash,
        "current": said.code_hash == code_now(scenario["region"]),
        "seconds": said.seconds,
        "bytes": file.stat().st_size,
        "finished": said.finished,
    }


def code_now(region: str) -> str:
    """The hash of the code that is here now; empty if the region is not."""
    try:
        return code_hash(region)
    except OSError:
        return ""


def failure_rows(store: Store) -> Iterator[dict[str, Any]]:
    """Kept failures as rows of ``failures``."""
    for file, failure in store.failure_files():
        yield {
            "key": file.stem,
            "scenario": failure.job.scenario.name,
            "pair": failure.job.pair,
            "scale": failure.job.scale,
            "message": failure.message,
            "traceback": failure.traceback,
            "finished": json.loads(file.read_text(encoding="utf-8"))["finished"],
        }


def point_rows(store: Store) -> Iterator[dict[str, Any]]:
    """The runs of every study as rows of ``points``: one per run and factor."""
    for file in sorted((store.folder / STUDIES).glob("*/runs.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                fixed = {name: row[name] for name in FIXED}
                for factor in row.keys() - {*FIXED, *MECHANISMS}:
                    yield {"study": file.parent.name} | fixed | {"factor": factor, "value": row[factor]}


def indicator_row(name: str) -> dict[str, Any]:
    """A declared indicator as a row of ``indicators``."""
    about = INDICATORS[name]
    row = {column: getattr(about, column) for column in ABOUT if column != "change_of"}
    return row | {"change_of": about.of}
