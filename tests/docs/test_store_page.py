"""docs/store.md tells the tables that can be asked, column by column, and its questions can be asked."""

import re

import numpy as np
import pytest

from model.indicators import INDICATORS, yearly
from scenarios.laboratory.results import TABLES, opened
from scenarios.run import Run, pairs_of
from scenarios.scenario import load
from scenarios.store import Store
from tests.dashboard import made_up
from tests.house.pages import ROOT

PAGE = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
TOLD = dict(re.findall(r"^### `(\w+)`.*?\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL))
TYPES = {
    "VARCHAR": "text",
    "BIGINT": "whole number",
    "INTEGER": "whole number",
    "DOUBLE": "number",
    "DATE": "date",
    "BOOLEAN": "true/false",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two scenarios over three pairs, as ``ipeco compare`` keeps them."""
    out = tmp_path_factory.mktemp("store")
    store = Store(out)
    for job in pairs_of([load("frozen-2021"), load("plan-2024")], 3):
        store.keep(Run(job, made_up.series(job.scenario.name, job.pair), 1.5))
    return out


def test_the_page_tells_every_table():
    assert tuple(TOLD) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_the_page_tells_the_columns_and_types_of_a_table_in_order(folder, table):
    with opened(folder) as results:
        found = results.ask(f"DESCRIBE {table}")
    declared = [
        (name, TYPES[kind]) for name, kind in zip(found["column_name"], found["column_type"], strict=True)
    ]
    assert re.findall(r"^\| `(\w+)` \| ([\w/ ]+?) \|", TOLD[table], re.MULTILINE) == declared


def test_the_questions_of_the_page_can_be_asked(folder):
    questions = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    with opened(folder) as results:
        answers = [results.ask(question) for question in questions]
    assert len(answers) == 2
    assert answers[1]["n"].tolist() == [3] * 11


def test_years_in_sql_are_the_years_of_the_indicators(folder):
    made = yearly(made_up.series("plan-2024", 1))
    with opened(folder) as results:
        found = results.ask(
            "SELECT yearly.* FROM yearly JOIN runs USING (key) WHERE scenario = 'plan-2024' AND pair = 1"
        )
    by_indicator = {name: rows.sort_values("year") for name, rows in found.groupby("indicator")}
    assert set(by_indicator) == set(made) == set(INDICATORS)
    for name, rows in by_indicator.items():
        assert np.allclose(rows["value"], made[name], rtol=1e-12, equal_nan=True), name
