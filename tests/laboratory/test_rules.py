"""Studies that compare rules: every rule at every point, a column per mechanism, the usual keys kept."""

import re

import numpy as np
import pandas as pd
import pytest

from model.errors import ScenarioError
from scenarios.laboratory.commands import run_sweep
from scenarios.laboratory.interest import Interest, keeping
from scenarios.laboratory.results import opened
from scenarios.laboratory.sensitivity_command import Asked, designed
from scenarios.laboratory.study import read_study
from scenarios.laboratory.sweep import frame, sweep
from scenarios.run import Run

TEXT = """
title = "Rules"
scenarios = ["frozen-2021", "plan-2024"]
until = "2021-12"
replicates = 2
indicators = ["court_cases_filed"]
[design]
points = 3
[[vary]]
parameter = "court.judge_hours"
[[vary]]
parameter = "court.overtime"
[mechanisms]
"""
BOTH = 'renewal = ["option", "fixed_hazard"]'


def study(folder, mechanisms=BOTH):
    file = folder / "rules.toml"
    file.write_text(TEXT + mechanisms, encoding="utf-8")
    return read_study(file)


def told(job):
    """A run without a model: 1 under another rule than the usual, else 0."""
    return Run(job, {"court_cases_filed": np.full(job.months, float(bool(job.mechanisms)))})


def test_every_rule_is_run_at_every_point_by_every_scenario(tmp_path):
    asked = study(tmp_path)
    swept = sweep(asked, tmp_path, runner=told)
    assert (asked.size, swept.runs, swept.failed) == (24, 24, ())
    listed = pd.read_csv(tmp_path / "studies" / "rules" / "runs.csv")
    places = listed.groupby(["point", "replicate", "scenario"])["renewal"]
    assert all(sorted(rules) == ["fixed_hazard", "option"] for _, rules in places)


def test_the_frame_has_a_column_per_mechanism(tmp_path):
    asked = study(tmp_path)
    sweep(asked, tmp_path, runner=told)
    values = frame(asked, tmp_path)
    assert values.groupby("renewal")["value"].mean().to_dict() == {"fixed_hazard": 12.0, "option": 0.0}


def test_the_usual_rule_is_the_same_question_as_before_rules_were_compared(tmp_path):
    without = {one.job.key for one in study(tmp_path, "").planned()}
    assert without < {one.job.key for one in study(tmp_path).planned()}


def test_several_mechanisms_are_combined(tmp_path):
    asked = study(tmp_path, BOTH + '\nroute_choice = ["weighed", "habit"]\nbank_belief = "no_learning"')
    assert len(asked.rules) == 4
    assert all(dict(rules)["bank_belief"] == "no_learning" for rules in asked.rules)


def test_results_hold_the_rules_of_each_run_and_points_hold_only_factors(tmp_path):
    sweep(study(tmp_path), tmp_path, runner=told)
    with opened(tmp_path) as results:
        found = results.ask("SELECT mechanisms, count(*) AS n FROM runs GROUP BY ALL ORDER BY ALL")
        factors = results.ask("SELECT DISTINCT factor FROM points")
    assert found.to_dict("list") == {"mechanisms": ["", "renewal=fixed_hazard"], "n": [12, 12]}
    assert set(factors["factor"]) == {"court.judge_hours", "court.overtime"}


def test_before_it_starts_the_sets_of_rules_are_told(tmp_path, capsys):
    study(tmp_path)
    run_sweep(tmp_path / "rules.toml", tmp_path, 1, dry=True)
    said = capsys.readouterr().out
    assert "renewal: option, fixed_hazard" in said
    assert "x 2 scenarios x 2 sets of rules = 24 runs" in said


def test_an_analysis_of_one_rule_refuses_a_study_of_several(tmp_path):
    for ask in (
        lambda asked: designed(asked, Asked()),
        lambda asked: keeping(asked, Interest(indicator="court_cases_filed", below=1.0)),
    ):
        with pytest.raises(ScenarioError, match="compares 2 sets of rules"):
            ask(study(tmp_path))


def test_what_an_analysis_asks_for_is_kept_too(tmp_path):
    asked, _ = designed(study(tmp_path, ""), Asked(indicators=("mean_closing_days",), points=4))
    assert asked.indicators == ("court_cases_filed", "mean_closing_days")
    assert keeping(asked, Interest(indicator="wait_months", below=1.0)).indicators[-1] == "wait_months"


@pytest.mark.parametrize(
    ("mechanisms", "told"),
    [
        ('renewl = ["option"]', "no mechanism 'renewl'.*renewal"),
        ('renewal = ["option", "optoin"]', "no rule 'optoin'.*option"),
        ('renewal = ["option", "option"]', "list of different rules"),
        ("renewal = []", "list of different rules"),
        ("renewal = 3", "list of different rules"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path, mechanisms, told):
    with pytest.raises(ScenarioError, match=re.compile(told, re.DOTALL)):
        study(tmp_path, mechanisms)
