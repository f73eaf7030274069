"""Comparison: paired, with an interval, and honest about what cannot be told apart."""

import numpy as np
import pytest

from model.errors import ScenarioError
from model.indicators import INDICATORS
from model.policy import INERT
from scenarios.compare import changed_inert_levers, distinguishable, effects, share_improved
from scenarios.dated import Entry, Scenario
from scenarios.effects_table import effect_line, year_shown
from tests.scenarios.made import flat, sample

STOCK = "valid_invention_patents"
LOWER = [
    about.id for about in INDICATORS.values() if about.better == "lower" and about.kind in ("stock", "mean")
]


def effect_of(differences, name=STOCK, year=2025):
    pairs = len(differences)
    base = sample(pairs, "base", **{name: flat(100, pairs)})
    other = sample(pairs, "other", **{name: flat(100 + np.array(differences, dtype=float), pairs)})
    return next(e for e in effects(base, [other]) if (e.indicator, e.year) == (name, year))


def test_an_effect_is_the_mean_of_paired_differences_with_their_quantiles():
    found = effect_of(np.arange(21.0))
    assert found.effect == 10
    assert (found.low, found.high) == (1, 19)
    assert found.pairs == 21


def test_luck_that_both_share_cancels():
    luck = np.random.default_rng(1).normal(0, 1000, 10)
    base = sample(10, "base", **{STOCK: flat(luck, 10)})
    other = sample(10, "other", **{STOCK: flat(luck + 1 + np.linspace(0, 0.1, 10), 10)})
    found = next(e for e in effects(base, [other]) if (e.indicator, e.year) == (STOCK, 2025))
    assert found.distinguishable
    assert found.effect == pytest.approx(1.05)


def test_the_share_improved_follows_the_better_way():
    assert effect_of([1, 1, 1, -1]).share_improved == 0.75
    assert effect_of([0, 0, 0, 1]).share_improved == 0.25
    for name in LOWER:
        assert share_improved(name, np.array([1.0, 1.0, 1.0, -1.0])) == 0.25


def test_exactly_equal_results_are_said_to_be_equal():
    found = effect_of([0, 0, 0])
    assert found.equal
    assert not found.distinguishable
    assert "equal" in effect_line(found, "en")
    assert "相同" in effect_line(found, "zh")


def test_what_is_within_chance_is_said_to_be_so_with_its_n():
    found = effect_of([-1.0, 1.1, -0.9, 1.0])
    assert not found.distinguishable
    assert "not distinguishable at n = 4" in effect_line(found, "en")


def test_one_pair_distinguishes_nothing():
    assert not distinguishable(np.array([5.0]))


@pytest.mark.parametrize("n", [5, 40])
def test_distinguishable_is_wrong_in_about_a_tenth_of_cases_without_effect(n):
    draws = np.random.default_rng(n).normal(size=(2000, n))
    wrong = np.mean([distinguishable(row) for row in draws])
    assert abs(wrong - 0.1) < 4 * np.sqrt(0.1 * 0.9 / 2000)


def test_years_without_a_value_have_no_effect():
    values = flat(1.0)
    values[:, :] = np.nan
    base, other = sample(name="base", **{STOCK: values}), sample(name="other")
    found = next(e for e in effects(base, [other]) if e.indicator == STOCK)
    assert found.pairs == 0
    assert np.isnan(found.effect)


def test_different_pairs_are_not_compared():
    with pytest.raises(ScenarioError, match="cannot be paired"):
        effects(sample(3, "base"), [sample(4, "other")])


def test_inert_levers_that_were_changed_are_named():
    base = Scenario("b", "B", "基", "wuhan", 0)
    lever = "judges"
    other = Scenario("o", "O", "己", "wuhan", 0, (Entry(lever, 10, 60.0),))
    assert changed_inert_levers(base, [other]) == ((lever,) if lever in INERT else ())
    assert changed_inert_levers(base, [base]) == ()


def test_the_year_shown_is_when_targets_are_due_or_the_last():
    assert year_shown(sample(), None) == 2025
    assert year_shown(sample(months=48), None) == 2023
    with pytest.raises(ScenarioError, match="--year gives 2031"):
        year_shown(sample(), 2031)
