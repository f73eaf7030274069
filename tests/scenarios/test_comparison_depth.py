"""Comparison in depth: what changed, cost per unit, four lines, a scenario that changes nothing."""

import json
from dataclasses import replace

import numpy as np
import pytest

from model.errors import ScenarioError
from model.indicators import INDICATORS
from model.policy import LEVERS
from scenarios.answers import four_answers
from scenarios.asking import Size
from scenarios.compare import effect_of
from scenarios.comparing import checked
from scenarios.dated import Assumption, Entry, Scenario
from scenarios.effects_table import EFFECT_COLUMNS, effect_line, unit_cost_text
from scenarios.four_lines import difference_line, four_lines, level_line
from scenarios.run import Job, run_once
from scenarios.scenario import load
from scenarios.unit_cost import COST, fieller, ratio_of, spent, unit_cost
from scenarios.what_changed import assumption_changes, assumption_text, change_line, lever_changes
from tests.scenarios.made import flat, sample

STOCK = "valid_invention_patents"
BETTER_LOWER = next(one.id for one in INDICATORS.values() if one.better == "lower")


def costing(name, money, level, pairs=6):
    """A sample that pays so much a month and stands at a level."""
    return sample(pairs, name, **{COST: flat(money, pairs), STOCK: flat(level, pairs)})


def test_what_changed_names_levels_at_the_year_and_since_when():
    base = Scenario("b", "B", "基", "wuhan", 0, (Entry("judges", 5, 30.0),))
    other = Scenario("o", "O", "己", "wuhan", 50, (Entry("judges", 50, 60.0, ramp_to=60),), base=base)
    (change,) = lever_changes(base, other, 2025)
    assert (change.lever, change.base, change.scenario, change.since) == ("judges", 30, 60, "2024-03")
    assert change_line(change, "zh")[-1] == "2024-03"
    assert lever_changes(base, base, 2025) == []


def test_levers_that_move_most_of_their_range_come_first():
    found = lever_changes(load("frozen-2021"), load("plan-2024"), 2025)
    assert len(found) > 30
    assert [one.part for one in found] == sorted((one.part for one in found), reverse=True)


def test_assumptions_that_differ_are_named():
    base = Scenario("b", "B", "基", "wuhan", 0)
    other = replace(base, assumptions=(Assumption("why", path="gdp", factor=0.9, start=60),))
    assert [assumption_text(one) for one in assumption_changes(base, other)] == ["gdp x 0.9 (2025-01)"]
    assert assumption_changes(other, other) == []


def test_money_is_counted_to_the_end_of_the_year_and_shared_by_the_effect():
    base, other = costing("base", 1.0, 100.0), costing("other", 2.0, 110.0 + np.arange(6) / 10)
    assert spent(base, other, 2025) == pytest.approx(72.0)
    found = unit_cost(base, other, STOCK, 2025)
    assert found.ratio == pytest.approx(72 / 10.25)
    assert found.low < found.ratio < found.high
    assert "[" in unit_cost_text(found, "en")


def test_no_cost_per_unit_without_an_effect_that_can_be_told():
    money = np.full(4, 5.0)
    assert unit_cost_text(ratio_of(STOCK, money, np.array([-1.0, 1.1, -0.9, 1.0])), "en") == (
        "effect not distinguishable"
    )
    assert ratio_of(STOCK, money, np.array([-2.0, -2.1, -1.9, -2.0])).said == "moved the worse way"
    assert ratio_of(BETTER_LOWER, money, np.array([-2.0, -2.1, -1.9, -2.0])).ratio == pytest.approx(2.5)


def test_fiellers_interval_holds_its_promise():
    luck = np.random.default_rng(3)
    inside = 0
    for _ in range(600):
        under = luck.normal(5.0, 2.0, 20)
        over = 10.0 + 2.0 * (under - 5.0) + luck.normal(0.0, 3.0, 20)
        low, high = fieller(over, under)
        inside += low <= 2.0 <= high
    assert abs(inside / 600 - 0.9) < 4 * np.sqrt(0.9 * 0.1 / 600)


def test_the_error_of_the_mean_and_the_spread_of_pairs_are_told_apart():
    effect = effect_of(STOCK, "o", 2025, np.arange(21.0))
    cells = dict(zip(EFFECT_COLUMNS, effect_line(effect, "en"), strict=True))
    assert cells["effect mean"] == "10.0 ± 2.3"
    assert cells["effect pairs"] == "[1.0, 19.0]"


def test_four_lines_tell_policy_in_each_world_from_the_shock_under_each_policy():
    calm = costing("base", 0.0, 100.0), costing("plan", 0.0, 110.0)
    hit = costing("base + s", 0.0, 90.0), costing("plan + s", 0.0, 105.0)
    one = next(line for line in four_lines(calm, hit, 2025) if line.indicator == STOCK)
    assert one.means == (100, 110, 90, 105)
    assert [effect.effect for effect in one.differences] == [10, 15, -10, -5, 5]
    assert level_line(one, "en")[2:] == ["100", "110", "90", "105"]
    assert difference_line(one, "zh")[2] == "10.0 ± 0.0"
    assert json.dumps(four_answers([one]), allow_nan=False)


def test_four_lines_need_a_shock():
    with pytest.raises(ScenarioError, match="--shock"):
        checked(["frozen-2021", "plan-2024"], Size(1, 400, 12, 1), [], four=True)


def test_a_scenario_that_changes_nothing_differs_from_its_base_in_no_bit():
    base = load("frozen-2021")
    levels, start = base.levels(), base.start + 6
    same = tuple(
        Entry(lever, start, float(values[start]))
        for lever, values in levels.items()
        if np.all(values[start:] == values[start])
    )
    assert len(same) == len(LEVERS)
    nothing = Scenario("nothing", "N", "无", "wuhan", start, same, base=base)
    empty = Scenario("empty", "E", "空", "wuhan", start, base=base)
    runs = [run_once(Job(one, 3, 400, 42)).series for one in (base, nothing, empty)]
    for other in runs[1:]:
        assert other.keys() == runs[0].keys()
        assert all(other[name].tobytes() == series.tobytes() for name, series in runs[0].items())
    assert base.hash == nothing.hash == empty.hash
