"""The model as the planner's world: points become scenarios, runs become margins and costs."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from model.errors import ScenarioError
from scenarios.asking import Size
from scenarios.planning.commands import plan_of, write_plan
from scenarios.planning.problem import Dial, Problem
from scenarios.planning.solving import Effort, solve
from scenarios.planning.world import margin, plan_at, problem_of
from scenarios.register import Target
from scenarios.scenario import load
from scenarios.wilson import wilson

TARGET = Target(
    "T", "W", "1", "patent_transfers", "目标", "Target", ">=", 10.0, "件", "2025-12", "", "outcome", ""
)
SMALL = Effort(screening=2, levers=2, points=4, pairs=2, fresh=2, draws=2)


def size(folder: Path) -> Size:
    return Size(1, 400, 72, 1, folder)


@pytest.mark.parametrize(
    ("comparison", "value", "expected"),
    [(">=", 10.0, True), (">", 10.0, False), ("<=", 10.0, True), ("<", 10.0, False), ("9..11", 12.0, False)],
)
def test_a_margin_is_not_negative_exactly_where_the_target_is_met(
    comparison: str, value: float, expected: bool
) -> None:
    target = replace(TARGET, comparison=comparison)
    values = np.array([value, value - 5.0, value + 5.0])
    assert (margin(target, values) >= 0.0).tolist() == target.met(values).tolist()
    assert bool(target.met(values)[0]) is expected


def test_what_no_year_gives_meets_nothing() -> None:
    assert not margin(TARGET, np.array([np.nan]))[0] >= 0.0


def test_a_point_is_a_scenario_that_leaves_the_base_in_the_month_the_plan_begins() -> None:
    base = load("plan-2022")
    plan = plan_at(
        base, [Dial("judges", 50.0, 100.0), Dial("interest_subsidy", 0.0, 3.0)], np.array([0.5, 0.0]), 48, "p"
    )
    assert plan.levels()["judges"][48] == 75.0
    assert np.array_equal(plan.levels()["judges"][:48], base.levels()["judges"][:48])
    assert [entry.lever for entry in plan.entries] == ["judges"]


def test_the_model_answers_and_the_plan_can_be_loaded_again(tmp_path: Path) -> None:
    problem = problem_of(
        load("plan-2022"),
        size(tmp_path),
        scale=400,
        probability=0.5,
        targets=["W24-T33"],
        levers=["brand_agency_programme"],
    )
    found = solve(problem, SMALL)
    assert found.base.met.shape == (2,)
    assert 0.0 <= found.best.probability <= 1.0
    file = tmp_path / "best.toml"
    write_plan(plan_of(load("plan-2022"), found, 48), file)
    assert load(file).base == load("plan-2022")


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"probability": 1.5}, "--probability"),
        ({"budget": -1.0}, "--budget"),
        ({"targets": ["W24-T99"]}, "no target"),
        ({"targets": ["W22-T1"], "start": 130}, "due"),
        ({"levers": ["judge"]}, "judges"),
    ],
)
def test_a_question_that_makes_no_sense_is_told(tmp_path: Path, wrong: dict[str, object], word: str) -> None:
    options = {"scale": 400, "probability": 0.9} | wrong
    with pytest.raises(ScenarioError, match=word):
        problem_of(load("plan-2022"), size(tmp_path), **options)  # type: ignore[arg-type]


def test_a_world_with_nothing_that_helps_leaves_the_base() -> None:
    def still(points, pairs):
        from scenarios.planning.problem import Trials

        shape = (len(points), len(pairs))
        return Trials(points, -np.ones((*shape, 1)), np.zeros(shape))

    found = solve(Problem((Dial("judges", 0.0, 1.0),), ("T",), still, 0.9), SMALL)
    assert not found.reachable
    assert found.best.levels == {}
    assert found.blocking == ("T",)


def test_the_interval_of_a_share_is_wilsons() -> None:
    """Of 10 in 20 pairs at 90 %: the closed form by hand."""
    assert wilson(10, 20) == pytest.approx((0.3274, 0.6726), abs=5e-4)
    assert wilson(0, 30)[0] == pytest.approx(0.0)
    assert wilson(0, 30)[1] == pytest.approx(0.0827, abs=5e-4)
    assert wilson(0, 0) == (0.0, 1.0)
