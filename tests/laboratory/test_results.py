"""Results in SQL and in files: the numbers of the model's own code, read only, and nothing a sheet runs."""

import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from model.errors import ScenarioError, StoreError
from model.indicators import INDICATORS, yearly
from model.month import FIRST_YEAR
from scenarios.engine import Failure
from scenarios.laboratory import results_command
from scenarios.laboratory.export import export
from scenarios.laboratory.results import TABLES, opened
from scenarios.parts import read_part
from scenarios.run import Job, Run
from scenarios.scenario import load
from scenarios.store import Store
from tests.dashboard import made_up

PAIRS = 2
STAMP = {"fingerprint": "0123456789abcdef", "n": "2", "date": "2026-01-01"}
NASTY = pd.DataFrame(
    {
        "text": ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "plain", None],
        "number": [-1.5, np.nan, 3.0, 4.0, 5.0, 6.0, 7.0],
    }
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two scenarios of two pairs, one failure, one part that was cut off."""
    place = made_up.write(tmp_path_factory.mktemp("results"), made_up.SCENARIOS[:2], pairs=PAIRS)
    store = Store(place)
    store.record([Failure(Job(load("history"), 5), "ValueError: no luck", "Traceback ...\nno luck")])
    cut = store.part("0" * 64)
    cut.write_bytes(b"PAR1 half of a p")
    return place


@pytest.fixture(scope="module")
def results(folder):
    with opened(folder) as found:
        yield found


def test_every_table_can_be_asked_and_a_part_that_was_cut_off_is_not_counted(results):
    sizes = {name: results.ask(f"SELECT count(*) AS n FROM {name}")["n"][0] for name in TABLES}
    assert sizes["runs"] == 2 * PAIRS
    assert (sizes["failures"], sizes["points"], sizes["indicators"]) == (1, 0, len(INDICATORS))
    assert sizes["monthly"] > 0


def test_a_run_says_what_it_answers_and_whether_this_code_made_it(results):
    (row,) = results.ask("SELECT * FROM runs WHERE scenario = 'plan-2022' AND pair = 1").to_dict("records")
    job = Job(load("plan-2022"), 1)
    assert (row["key"], row["scale"], row["months"], row["region"]) == (job.key, 1, 132, "wuhan")
    assert row["current"]
    assert row["bytes"] > 0


def test_yearly_values_in_sql_are_those_of_the_model(results):
    key = Job(load("plan-2022"), 1).key
    table = results.ask(f"SELECT indicator, year, value FROM yearly WHERE key = '{key}'")
    told = table.pivot(index="indicator", columns="year", values="value")
    expected = yearly(read_part(results.folder / "runs" / f"{key}.parquet"))
    assert set(told.index) == set(expected)
    assert told.columns.tolist() == [FIRST_YEAR + n for n in range(11)]
    for name, values in expected.items():
        assert told.loc[name].to_numpy() == pytest.approx(values, rel=1e-12, nan_ok=True), name


def test_a_year_that_is_not_whole_has_no_yearly_value(tmp_path):
    job = Job(load("history"), 0, 1, 18)
    Store(tmp_path).keep(Run(job, {"patent_attorneys": np.arange(18.0)}))
    with opened(tmp_path) as found:
        assert found.ask("SELECT year, value FROM yearly").to_dict("list") == {
            "year": [2020],
            "value": [11.0],
        }


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_text('runs/../../../etc/passwd')",
        "SELECT * FROM 'https://example.com/x.parquet'",
        "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
        "SELECT getenv('HOME')",
        "SELECT * FROM results",  # no variable of Python is a table
        "COPY (SELECT 1) TO '{folder}/runs/x.csv'",
        "COPY runs TO '{folder}/x.parquet'",
        "ATTACH '{folder}/x.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "CREATE TABLE t AS SELECT 1",
        "DELETE FROM runs",
        "DROP VIEW monthly",
        "EXPORT DATABASE '{folder}/x'",
        "SELECT 1; SELECT 2",
        "",
        "SELEC",
    ],
)
def test_sql_reads_the_results_and_nothing_else(results, sql):
    before = sorted(results.folder.rglob("*"))
    with pytest.raises(ScenarioError, match=r"docs/store\.md"):
        results.ask(sql.replace("{folder}", str(results.folder)))
    assert sorted(results.folder.rglob("*")) == before
    assert results.ask("SELECT count(*) AS n FROM runs")["n"][0] == 2 * PAIRS


def test_a_folder_without_results_is_refused(tmp_path):
    with pytest.raises(StoreError, match="holds no results"), opened(tmp_path):
        pass


def test_failures_alone_can_be_asked(tmp_path):
    Store(tmp_path).record([Failure(Job(load("history"), 5), "ValueError: no", "...")])
    with opened(tmp_path) as found:
        assert found.ask("SELECT message FROM failures")["message"].tolist() == ["ValueError: no"]
        assert found.ask("SELECT * FROM yearly").empty


def test_a_quote_in_the_name_of_a_folder_does_no_harm(tmp_path):
    place = tmp_path / "o'clock"
    Store(place).keep(Run(Job(load("history"), 0, 1, 12), {"mean_closing_days": np.arange(12.0)}))
    with opened(place) as found:
        assert found.ask("SELECT count(*) AS n FROM monthly")["n"][0] == 12


# ── exports ────────────────────────────────────────────────────────────────────────────────────


def test_a_csv_carries_its_provenance_and_no_formula(tmp_path):
    export(tmp_path / "a.csv", NASTY, STAMP)
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:3] == [f"# {name}: {value}" for name, value in STAMP.items()]
    read = pd.read_csv(tmp_path / "a.csv", comment="#")
    assert read["number"].tolist()[0] == -1.5
    assert [str(text)[0] for text in read["text"][:5]] == ["'"] * 5
    assert read["text"][5] == "plain"


def test_a_sheet_shows_text_as_text_and_numbers_as_numbers(tmp_path):
    export(tmp_path / "a.xlsx", NASTY, STAMP)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    rows = list(book["results"].iter_rows(min_row=2))
    assert [row[0].data_type for row in rows[:6]] == ["s"] * 6
    assert [row[0].value for row in rows[:6]] == NASTY["text"].tolist()[:6]
    assert all(row[0].quotePrefix for row in rows[:5])
    assert [row[1].value for row in rows[:3]] == [-1.5, None, 3.0]
    assert dict(book["provenance"].iter_rows(values_only=True)) == STAMP
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_parquet_export_keeps_values_as_they_are_and_carries_its_provenance(tmp_path):
    export(tmp_path / "a.parquet", NASTY, STAMP)
    table = pq.read_table(tmp_path / "a.parquet")
    assert table["text"].to_pylist()[:6] == NASTY["text"].tolist()[:6]
    assert table.schema.metadata[b"ipeco.fingerprint"] == STAMP["fingerprint"].encode()


@pytest.mark.parametrize(
    ("name", "told"),
    [("a.doc", r"must end in \.csv, \.parquet, \.xlsx"), ("not/there/a.csv", "cannot write")],
)
def test_an_export_that_cannot_be_is_refused_and_leaves_nothing(tmp_path, name, told):
    with pytest.raises(ScenarioError, match=told):
        export(tmp_path / name, NASTY, STAMP)
    assert not list(tmp_path.iterdir())


def test_an_answer_too_long_for_a_sheet_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("scenarios.laboratory.export.MOST_ROWS", 3)
    with pytest.raises(ScenarioError, match="7 rows are more than"):
        export(tmp_path / "a.xlsx", NASTY, STAMP)


# ── the command ────────────────────────────────────────────────────────────────────────────────


def test_the_command_says_what_there_is_failures_included(folder, capsys):
    results_command.ask(folder, None, None)
    told = capsys.readouterr().out
    assert "plan-2022" in told
    assert f"{2 * PAIRS} runs, 1 failed. Fingerprint" in told


def test_the_command_writes_every_yearly_value_by_default(folder, tmp_path):
    results_command.ask(folder, None, tmp_path / "all.parquet")
    table = pq.read_table(tmp_path / "all.parquet").to_pandas()
    assert len(table.groupby(["scenario", "pair"])) == 2 * PAIRS
    assert {"indicator", "unit", "year", "value"} <= set(table.columns)


def test_the_command_lists_what_failed_and_why(folder, capsys):
    results_command.list_failed(folder)
    told = capsys.readouterr().out
    assert "ValueError: no luck" in told
    assert "--retry" in told


def test_a_retry_runs_what_failed_and_forgets_the_failure(tmp_path, capsys):
    store = Store(tmp_path)
    job = Job(load("frozen-2021"), 0, 400, 12, measures=("mean_closing_days",))
    store.record([Failure(job, "ValueError: no luck", "...")])
    results_command.retry(tmp_path, workers=1)
    assert "1 came through, 0 failed" in capsys.readouterr().out
    assert store.holds(job)
    assert not store.failure_files()
