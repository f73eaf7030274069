"""Regret: the best of the scenarios compared less one's own, future by future."""

import numpy as np
import pytest

from model.errors import DeclarationError, ScenarioError
from scenarios.regret import Futures, asked_about, of_indicator, regrets, targets_met
from tests.scenarios.made import flat, sample

TWO = Futures(("a", "b"), np.array([[[10.0], [10.0], [10.0], [4.0]], [[12.0], [9.0], [7.0], [4.0]]]))


def test_regret_is_what_the_best_reaches_beyond_in_the_same_future():
    a, b = regrets(TWO)
    assert (a.mean, a.largest) == (0.5, 2.0)
    assert (b.mean, b.largest) == (1.0, 3.0)


def test_scenarios_that_tie_are_both_best():
    a, b = regrets(TWO)
    assert (a.best, b.best) == (0.75, 0.5)
    assert a.best_low < 0.75 < a.best_high


def test_one_scenario_is_always_best_and_regrets_nothing_if_it_is_above_in_every_future():
    above = Futures(("low", "high"), np.array([[[1.0]] * 5, [[2.0]] * 5]))
    low, high = regrets(above)
    assert (high.mean, high.largest, high.best, high.reach) == (0.0, 0.0, 1.0, 0.0)
    assert (low.mean, low.largest_low, low.largest_high) == (1.0, 1.0, 1.0)


def test_the_interval_of_the_largest_regret_ends_with_what_was_seen():
    rng = np.random.default_rng(3)
    values = rng.normal(size=(2, 40, 1))
    for one in regrets(Futures(("a", "b"), values)):
        assert one.largest_low <= one.largest_high <= one.largest


def test_a_pair_with_a_missing_value_is_left_out_whole():
    values = TWO.values.copy()
    values[0, 3, 0] = np.nan
    assert regrets(Futures(("a", "b"), values))[1].best == pytest.approx(1 / 3)
    with pytest.raises(ScenarioError, match="No future"):
        regrets(Futures(("a", "b"), np.full((2, 3, 1), np.nan)))


def test_futures_of_one_pair_count_as_one_for_the_error():
    doubled = Futures(("a", "b"), np.repeat(TWO.values, 2, axis=2))
    assert regrets(doubled)[0].reach == pytest.approx(regrets(TWO)[0].reach)


def test_where_lower_is_better_values_are_turned_round():
    made = sample(3, infringements=flat([100.0, 120.0, 90.0], 3))
    assert of_indicator(made, "infringements", 2025).tolist() == [-1200.0, -1440.0, -1080.0]


def test_targets_met_are_counted_pair_by_pair():
    low = sample(2, pledge_financing=flat(0.0, 2))
    high = sample(2, pledge_financing=flat([0.0, 1000.0], 2))
    assert (targets_met(high) - targets_met(low)).tolist() == [0, 1]


@pytest.mark.parametrize(
    ("names", "indicator", "targets", "words"),
    [
        (["a"], "gdp", False, "two scenarios"),
        (["a", "b"], "", False, "give one of the two"),
        (["a", "b"], "mean_closing_days", True, "give one of the two"),
        (["a", "b"], "rd_by_owner_firms", False, "no way is better"),
    ],
)
def test_what_cannot_be_regretted_is_refused(names, indicator, targets, words):
    with pytest.raises(ScenarioError, match=words):
        asked_about(names, indicator, targets)


def test_an_unknown_indicator_is_refused():
    with pytest.raises(DeclarationError, match="mean_closing_days"):
        asked_about(["a", "b"], "mean_closing_day", False)
