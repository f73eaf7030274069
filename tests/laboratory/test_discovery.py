"""Scenario discovery: a planted box is found and told in words, noise is not, a missing extra is told."""

import json
from importlib.util import find_spec

import numpy as np
import pytest

from model.errors import ScenarioError
from scenarios.laboratory import discovery
from scenarios.laboratory.discovery import (
    Restriction,
    check_installed,
    discover,
    fit,
    halves,
    inside,
    quasi_p,
)
from scenarios.laboratory.discovery_command import run_discovery
from scenarios.laboratory.interest import Interest, cases, checked
from scenarios.laboratory.sweep import sweep
from scenarios.region import load_region
from scenarios.run import Run
from tests.laboratory import functions

RUNS, FLIPPED = 300, 0.05
extra = pytest.mark.skipif(find_spec("ema_workbench") is None, reason="the optional extra is not installed")


@pytest.fixture(scope="module")
def planted():
    """Runs of interest where factor 0 is low and factor 2 is high, but for one in twenty."""
    luck = np.random.default_rng(0)
    values = luck.random((RUNS, 4))
    wanted = (values[:, 0] < 0.4) & (values[:, 2] > 0.5)
    return values, wanted ^ (luck.random(RUNS) < FLIPPED)


@pytest.fixture(scope="module")
def box(planted):
    return discover(*planted)


@extra
def test_a_planted_box_is_found_on_the_right_sides(box):
    sides = {one.factor: (one.low, one.high) for one in box.restrictions}
    assert set(sides) == {0, 2}
    assert sides[0] == (-np.inf, pytest.approx(0.4, abs=0.05))
    assert sides[2] == (pytest.approx(0.5, abs=0.05), np.inf)
    assert all(one.chance < 1e-6 and one.found_again > 0.5 for one in box.restrictions)


@extra
def test_coverage_density_and_mass_are_those_of_the_box(box, planted):
    values, wanted = planted
    held = inside(box.restrictions, values)
    assert box.fit.coverage == pytest.approx(wanted[held].sum() / wanted.sum())
    assert box.fit.density == pytest.approx(wanted[held].mean())
    assert box.fit.mass == pytest.approx(held.mean())
    assert box.unseen.density > 0.75  # three times the base of about 0.25
    assert box.base < 0.3


@extra
def test_where_nothing_decides_no_box_is_told(planted):
    values, wanted = planted
    shuffled = np.random.default_rng(1).permutation(wanted)
    found = discover(values, shuffled)
    assert all(one.found_again < 0.5 for one in found.restrictions)
    assert found.unseen.density == pytest.approx(found.base, abs=0.1)


def test_runs_of_a_point_stay_together_in_the_halves():
    points = np.repeat(np.arange(20), 3)
    for half in halves(points, 0):
        assert half.sum() == 30
        assert set(half.reshape(20, 3).sum(axis=1)) == {0, 3}


def test_a_restriction_that_adds_nothing_has_a_large_quasi_p():
    values = np.linspace(0.0, 1.0, 100)[:, np.newaxis]
    wanted = np.arange(100) % 2 == 0
    idle = Restriction(0, 0.5, np.inf, np.nan)
    assert quasi_p([], idle, values, wanted) > 0.3
    useful = Restriction(0, 0.5, np.inf, np.nan)
    assert quasi_p([], useful, values, values[:, 0] > 0.5) < 1e-9
    assert fit([], values, wanted).mass == 1.0


@extra
def test_too_few_runs_of_interest_are_refused(planted):
    values, wanted = planted
    with pytest.raises(ScenarioError, match="0 of 300 runs are of interest; at least 10"):
        discover(values, wanted & False)


def test_a_missing_extra_is_told_with_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(discovery.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ScenarioError, match=r"ema-workbench.*pip install 'ipeco\[discovery\]'"):
        check_installed()


# ── through a study ────────────────────────────────────────────────────────────────────────────


def box_world(job):
    """Many cases where judges are few and hours are short; under plan-2024 one more."""
    hours, _, judges = functions.shares_of(job)[0]
    value = 100.0 * ((hours < 0.5) and (judges < 0.6)) + (job.scenario.name == "plan-2024")
    return Run(job, {"court_cases_filed": np.full(job.months, value / 12.0)})


def target_world(job):
    """Workstations as judges go."""
    target = workstations()
    share = functions.shares_of(job)[0][2]
    return Run(job, {target.indicator: np.full(job.months, target.value * (0.5 + share))})


def workstations():
    """A target on a level at a month's end."""
    targets = load_region("wuhan").targets
    return next(one for one in targets if one.id == "W24-T12")


@extra
def test_a_study_is_run_and_its_box_told_in_both_languages(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(discovery, "HALVES", 3)
    functions.study_of(tmp_path, 64, 1)
    file = tmp_path / "study.toml"
    interest = Interest(indicator="court_cases_filed", above=50.0)

    def printed(form, lang):
        run_discovery(file, tmp_path, 1, interest, form, lang, runner=box_world)
        return capsys.readouterr().out

    told = json.loads(printed("json", "en"))
    assert "Hours of a judge that go into cases (court.judge_hours) is at most" in told["sentence"]
    assert "court.overtime" not in told["sentence"]
    assert "法官月办案工时" in printed("table", "zh")
    assert {row["factor"] for row in told["restrictions"]} == {"court.judge_hours", "judges"}
    assert told["fit"]["coverage"] > 0.9
    assert [row["low"] for row in told["restrictions"]] == [None, None]


def test_differences_and_targets_decide_too(tmp_path):
    study = functions.study_of(tmp_path, 16, 1)
    sweep(study, tmp_path / "a", runner=box_world)
    asked = Interest("plan-2024", "court_cases_filed", against="frozen-2021", above=0.5)
    assert cases(study, tmp_path / "a", checked(asked, study)).wanted.all()
    sweep(study, tmp_path / "b", runner=target_world)
    missed = cases(study, tmp_path / "b", checked(Interest(target=workstations().id), study))
    assert np.array_equal(missed.wanted, missed.values <= workstations().value)
    met = cases(study, tmp_path / "b", checked(Interest(target=workstations().id, met=True), study))
    assert np.array_equal(met.wanted, ~missed.wanted)


@pytest.mark.parametrize(
    ("interest", "told"),
    [
        (Interest(indicator="court_cases_filed"), "exactly one of --below, --above and --target"),
        (Interest(below=1.0), "need --indicator"),
        (Interest(indicator="court_case_filed", below=1.0), "Did you mean 'court_cases_filed'"),
        (Interest(target="T0"), "'T0'.*ipeco register targets"),
        (Interest("plan-2022", "court_cases_filed", below=1.0), "'plan-2022', which the study does not run"),
        (Interest(indicator="court_cases_filed", year=2031, below=1.0), "simulates 2020 to 2025"),
        (Interest("plan-2024", "court_cases_filed", against="plan-2024", below=1.0), "the scenario itself"),
    ],
)
def test_an_unclear_question_is_refused_before_anything_runs(tmp_path, interest, told):
    with pytest.raises(ScenarioError, match=told):
        checked(interest, functions.study_of(tmp_path, 8, 1))


@extra
def test_a_threshold_that_no_run_passes_is_refused_with_where_the_values_lie(tmp_path):
    functions.study_of(tmp_path, 8, 1)
    asked = Interest(indicator="court_cases_filed", above=5000.0)
    with pytest.raises(ScenarioError, match="Least value, quartiles and greatest: 1, "):
        run_discovery(tmp_path / "study.toml", tmp_path, 1, asked, "table", "en", runner=box_world)
