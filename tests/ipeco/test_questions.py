"""The library: tidy, typed, honest about where it comes from, and clear about mistakes."""

import doctest
import gc

import pandas as pd
import pytest

import ipeco
from ipeco import questions, world
from model.errors import SimulationError
from model.indicators import INDICATORS

SIZE = {"pairs": 2, "scale": 400, "until": "2020-12", "workers": 1}


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return tmp_path_factory.mktemp("results")


def test_a_run_is_a_row_per_pair_year_and_indicator_with_units_and_types(out):
    values = ipeco.run("plan-2024", out=out, **SIZE)
    assert list(values.columns) == ["scenario", "pair", "year", "indicator", "unit", "value"]
    assert len(values) == 2 * len(INDICATORS)
    assert [str(values[name].dtype) for name in ("pair", "year", "value")] == ["int64", "int64", "float64"]
    assert not values.duplicated(["pair", "year", "indicator"]).any()
    assert values.attrs["provenance"]["n"] == "2"


def test_months_add_up_to_the_year(out):
    wanted = ["invention_grants"]
    months = ipeco.run("plan-2024", by="month", indicators=wanted, out=out, **SIZE)
    years = ipeco.run("plan-2024", indicators=wanted, out=out, **SIZE)
    assert months["month"].min() == pd.Timestamp("2020-01-01")
    assert months.groupby("pair")["value"].sum().tolist() == pytest.approx(years["value"].tolist())


def test_a_comparison_of_equal_pasts_says_equal(out, capsys):
    found = ipeco.compare("frozen-2021", "plan-2024", out=out, **SIZE)
    assert found["equal"][found["pairs"] > 0].all()
    assert set(found["against"]) == {"frozen-2021"}
    assert capsys.readouterr() == ("", "")


def test_the_same_question_from_the_shell_and_from_here_is_run_once(out):
    kept = len(list((out / "runs").iterdir()))
    ipeco.run("plan-2024", out=out, **SIZE)
    assert len(list((out / "runs").iterdir())) == kept


def test_what_there_is_can_be_listed():
    assert {"plan-2024", "frozen-2021"} <= set(ipeco.scenarios()["scenario"])
    assert set(ipeco.indicators()["indicator"]) == set(INDICATORS)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: ipeco.run("plan-2042"), "plan-2024"),
        (lambda: ipeco.run("plan-2024", indicators=["invention_grant"]), "invention_grants"),
        (lambda: ipeco.run("plan-2024", by="week"), "'year' and 'month'"),
        (lambda: ipeco.run("plan-2024", until="soon"), "2025-12"),
        (lambda: ipeco.compare("plan-2024"), "two scenarios"),
        (lambda: ipeco.World("plan-2024", jugdes=3), "judges"),
    ],
)
def test_a_mistake_is_told_with_what_is_allowed(ask, told):
    with pytest.raises(SimulationError, match=told):
        ask()


def test_a_world_ends_by_itself_and_gives_what_run_gives(out):
    alone = ipeco.World("plan-2024", scale=400, months=12, collect=["invention_grants"])
    while alone.running:
        alone.step()
    collected = alone.datacollector.get_model_vars_dataframe()["invention_grants"]
    months = ipeco.run("plan-2024", by="month", indicators=["invention_grants"], out=out, **SIZE)
    assert collected.tolist() == months[months["pair"] == 0]["value"].tolist()


def test_a_finished_world_is_let_go():
    gone = ipeco.World("plan-2024", scale=400, months=1, collect=["invention_grants"])
    gone.step()
    del gone
    gc.collect()
    assert not [one for one in gc.get_objects() if type(one) is ipeco.World]


@pytest.mark.parametrize("module", [questions, world])
def test_the_examples_in_the_docstrings_hold(module, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert not result.failed
