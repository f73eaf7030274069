"""Sensitivity: known indices come out of our own front door, luck is told apart, runs are kept once."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from SALib.analyze import morris as salib_morris
from SALib.analyze import sobol as salib_sobol

from model.errors import ScenarioError
from model.model import IPEcosystem
from model.parameters import Parameters
from scenarios.laboratory import sensitivity_command
from scenarios.laboratory.noise import across, within
from scenarios.laboratory.sensitivity import analyse, evaluate
from scenarios.laboratory.sensitivity_command import Asked, designed, run_sensitivity, sensitivities
from scenarios.laboratory.sensitivity_design import names, sensitivity_design
from scenarios.laboratory.sensitivity_resampling import estimates, shape_for, weights
from scenarios.laboratory.sensitivity_table import found_rows, lines, warnings
from scenarios.laboratory.study import read_study
from scenarios.laboratory.sweep import sweep
from scenarios.run import Job, found
from scenarios.scenario import load
from tests.house.test_papers import commands, parsed
from tests.laboratory import functions

SOBOL = Asked("sobol", points=8, replicates=2)
FAR = 3.0
"""Standard errors within which an index must be of its exact value."""


def misses(said, first, total):
    """How many standard errors each index is off."""
    pairs = [*zip(said.indices["first"], first, strict=True), *zip(said.indices["total"], total, strict=True)]
    return [abs(estimate.value - exact) / estimate.error for estimate, exact in pairs]


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize(
    ("function", "exact", "factors"),
    [(functions.ishigami, functions.ishigami_exact, 3), (functions.sobol_g, functions.sobol_g_exact, 4)],
)
def test_indices_of_known_functions_are_within_three_standard_errors(function, exact, factors, seed):
    design = sensitivity_design("sobol", factors, 512, seed)
    variance, first, total = exact()
    said = analyse(design, evaluate(function, design, 1))
    assert max(misses(said, first, total)) < FAR
    assert said.variance == pytest.approx(variance, rel=0.1)
    assert np.isnan(said.noise.value)


def test_with_luck_its_share_is_recovered_and_indices_are_shares_of_the_whole():
    design = sensitivity_design("sobol", 3, 512, 0)
    said = analyse(design, evaluate(functions.noisy_ishigami, design, 12))
    _, first, total = functions.ishigami_exact()
    left = 1.0 - functions.noise_share()
    assert max(misses(said, left * first, left * total)) < FAR
    assert abs(said.noise.value - functions.noise_share()) < FAR * said.noise.error
    assert said.noise.low < functions.noise_share() < said.noise.high


def test_luck_of_its_own_in_every_run_is_not_taken_for_an_effect():
    design = sensitivity_design("sobol", 2, 256, 0)
    outputs = np.random.default_rng(1).normal(size=(len(design.shares), 5))
    said = analyse(design, outputs)
    assert all(estimate.holds_zero for estimate in (*said.indices["first"], *said.indices["total"]))
    assert said.noise.value == pytest.approx(1.0, abs=0.1)
    assert min(estimate.value for estimate in said.indices["total"]) < 0.0  # shown as it came out


def test_without_replicates_indices_are_those_of_salib():
    problem = {"num_vars": 3, "names": names(3), "bounds": [[0.0, 1.0]] * 3}
    design = sensitivity_design("sobol", 3, 128, 4)
    outputs = functions.ishigami(design.shares)
    ours, theirs = analyse(design, outputs), salib_sobol.analyze(problem, outputs, False, seed=0)
    half = 1.0 - 1.0 / (2 * 128)  # they divide by n, we by n - 1, and centre a little otherwise
    assert [e.value / half for e in ours.indices["first"]] == pytest.approx(theirs["S1"].tolist(), abs=1e-4)
    assert [e.value / half for e in ours.indices["total"]] == pytest.approx(theirs["ST"].tolist())
    design = sensitivity_design("morris", 3, 20, 4)
    outputs = functions.ishigami(design.shares)
    ours, theirs = analyse(design, outputs), salib_morris.analyze(problem, design.shares, outputs, seed=0)
    for mine, name in (("mean", "mu"), ("size", "mu_star"), ("spread", "sigma")):
        assert [e.value for e in ours.indices[mine]] == pytest.approx(list(theirs[name]))


def test_morris_finds_slopes_of_a_straight_world_and_what_luck_alone_would_show():
    design = sensitivity_design("morris", 3, 40, 0)
    luck = np.random.default_rng(2).normal(size=(len(design.shares), 5))
    said = analyse(design, (design.shares @ np.array([10.0, -3.0, 0.0]))[:, np.newaxis] + luck)
    mean, size = said.indices["mean"], said.indices["size"]
    for estimate, slope in zip(mean, (10.0, -3.0, 0.0), strict=True):
        assert abs(estimate.value - slope) < FAR * estimate.error
    assert size[0].low > said.floor[0]
    assert size[2].value == pytest.approx(said.floor[2], rel=0.3)
    assert mean[2].holds_zero


def test_products_across_replicates_leave_luck_out():
    outputs = np.array([[1.0, 3.0], [2.0, 2.0]])
    assert across(outputs, outputs, np.ones(2)).tolist() == [3.0, 4.0]
    assert within(outputs, np.ones(2)).tolist() == [2.0, 0.0]


def test_a_design_that_grows_begins_with_the_points_it_had():
    for method in ("morris", "sobol"):
        small, large = (sensitivity_design(method, 3, n, 7).shares for n in (16, 32))
        assert np.array_equal(large[: len(small)], small)


@pytest.mark.parametrize("replicates", [3, 5, 12])
def test_weights_let_a_mean_over_few_replicates_vary_as_it_should(replicates):
    luck = weights(replicates, shape_for(replicates), 0, "test.luck")
    values = np.random.default_rng(3).normal(size=replicates)
    spread = (luck @ values / luck.sum(axis=1)).var()
    assert spread == pytest.approx(values.var(ddof=1) / replicates, rel=0.35)


def test_an_interval_covers_a_mean_about_as_often_as_it_says():
    luck = np.random.default_rng(4)
    held = 0
    for trial in range(100):
        values = luck.normal(size=30)
        measured = estimates(lambda rows, _, v=values: np.array([rows @ v / rows.sum()]), 30, 1, trial)
        held += measured[0].low < 0.0 < measured[0].high
    assert held >= 80  # of 100 at 90 %


def test_a_study_goes_through_the_store_once_and_gives_level_and_paired_difference(tmp_path):
    study, design = designed(functions.study_of(tmp_path, 32, 2), SOBOL)
    found = sensitivities(study, design, SOBOL, tmp_path, runner=functions.ishigami_world)
    level, plan, difference = (one.sensitivity for one in found)
    direct = analyse(design, evaluate(functions.lucky_ishigami, design, 2), seed=study.seed)
    for name, indices in direct.indices.items():
        assert [e.value for e in level.indices[name]] == pytest.approx([e.value for e in indices])
    assert level.noise.value == pytest.approx(direct.noise.value)
    assert difference.variance == pytest.approx(level.variance / 4.0)
    assert plan.mean == pytest.approx(100.0 + level.mean / 2.0)
    again = sweep(study, tmp_path, runner=functions.ishigami_world)
    assert again.reused == again.runs == 8 * 5 * 2 * 2
    more = designed(replace(study, chosen=()), replace(SOBOL, replicates=3))[0]
    assert sweep(more, tmp_path, runner=functions.ishigami_world).reused == again.runs


def test_replicates_can_differ_by_luck_alone(tmp_path):
    file = tmp_path / "study.toml"
    text = functions.STUDY.format(points=4, replicates=2)
    file.write_text(text.replace("replicates", "luck_alone = true\nreplicates", 1), encoding="utf-8")
    study, _ = designed(read_study(file), Asked("morris"))
    jobs = [planned.job for planned in study.planned()]
    assert all(job.luck_alone for job in jobs)
    assert replace(jobs[0], luck_alone=False).key != jobs[0].key
    first, second = (Job(load("frozen-2021"), pair, 1000, 12, luck_alone=True) for pair in (3, 4))
    one, other = (found(job, job.scenario.path()) for job in (first, second))
    try:
        assert one.parameters == other.parameters == Parameters()
        assert (one.seed_used, other.seed_used) == (3, 4)
    finally:
        IPEcosystem.release(one)
        IPEcosystem.release(other)


def test_tables_name_factors_in_both_languages_and_warn(tmp_path):
    asked = Asked("morris", points=5, replicates=2)
    study, design = designed(functions.study_of(tmp_path, 32, 2), asked)
    one = sensitivities(study, design, asked, tmp_path, runner=functions.ishigami_world)[0]
    assert any("Hours of a judge that go into cases" in line[0] for line in lines(one, "en"))
    assert any("法官月办案工时" in line[0] for line in lines(one, "zh"))
    assert "luck" in lines(one, "en")[-1][0]
    said = " ".join(warnings(one.sensitivity, "en"))
    assert "2 replicates" in said
    assert "5 trajectories" in said
    rows = found_rows(one)
    assert {row["index"] for row in rows} == {"mean", "size", "spread", "noise"}


def test_the_command_prints_a_table_json_and_csv(tmp_path, capsys, monkeypatch):
    def made(*given, **more):
        return sensitivities(*given, **more, runner=functions.ishigami_world)

    monkeypatch.setattr(sensitivity_command, "sensitivities", made)
    functions.study_of(tmp_path, 32, 2)
    asked = Asked("sobol", points=4, replicates=2)

    def printed(form, lang="en"):
        run_sensitivity(tmp_path / "study.toml", tmp_path, 1, asked, form, lang)
        return capsys.readouterr().out

    assert "总指数" in printed("table", "zh")
    answer = json.loads(printed("json"))
    assert answer["schema"] == "ipeco.sensitivity/1"
    assert [one["against"] for one in answer["outcomes"]] == ["", "", "frozen-2021"]
    rows = list(csv.DictReader(printed("csv").splitlines()))
    assert len(rows) == 3 * (3 * 2 + 1)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked("sobol", points=100), "power of 2, such as 128"),
        (Asked("morris", points=2), "at least 4"),
        (Asked("morris", indicators=("court_cases_fild",)), "Did you mean 'court_cases_filed'"),
        (Asked("morris", year=2031), "2031; the study simulates 2020 to 2025"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_runs(tmp_path, asked, told):
    functions.study_of(tmp_path, 32, 2)
    with pytest.raises(ScenarioError, match=told):
        run_sensitivity(tmp_path / "study.toml", tmp_path, 1, asked, "table", "en")


def test_missing_values_cost_their_group_and_too_many_are_refused():
    design = sensitivity_design("morris", 2, 8, 0)
    outputs = design.shares.sum(axis=1)
    outputs[4] = np.nan
    said = analyse(design, outputs)
    assert (said.groups, said.lost) == (7, 1)
    with pytest.raises(ScenarioError, match="Only 0 of 8 groups"):
        analyse(design, outputs * np.nan)


HOWTO = (Path(__file__).parents[2] / "docs" / "howto" / "sensitivity.md").read_text(encoding="utf-8")


def test_the_study_of_the_how_to_is_as_many_runs_as_it_says(tmp_path, capsys):
    file = tmp_path / "study.toml"
    file.write_text(HOWTO.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    run_sensitivity(file, tmp_path, 1, Asked("morris"), "table", "en", dry=True)
    assert "80 points (morris) x 5 replicates x 2 scenarios = 800 runs" in capsys.readouterr().out


def test_the_commands_of_the_how_to_are_understood_and_its_code_runs(capsys):
    for line in commands(HOWTO, "ipeco"):
        parsed(line.removesuffix(" ..."))
    exec(HOWTO.split("```python\n")[1].split("```")[0], {})
    assert capsys.readouterr().out == "[0.5, 0.5]\n"
