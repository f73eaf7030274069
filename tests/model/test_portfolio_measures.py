"""What the measures of the portfolio count agrees with a recount of the tables; counts rise without value."""

from functools import lru_cache

import numpy as np
import pytest

from model.arrays import OPEN
from model.behaviour.high_value import CRITERIA
from model.indicators import INDICATORS
from model.indicators.breakdowns import BREAKDOWNS
from model.indicators.census import share_of_top, weighted_median
from model.model import IPEcosystem
from model.tables.patents import DESIGN, INVENTION, LAPSED, UTILITY_MODEL
from tests.invariants.worlds import world

END = 11
"""December 2020."""


@lru_cache(maxsize=2)
def city() -> IPEcosystem:
    return world(12)


def last() -> dict[str, float]:
    return city().rows[END]


def in_force(kind: int = INVENTION) -> np.ndarray:
    patents = city().patents
    return np.flatnonzero((patents.kind == kind) & (patents.granted <= END) & (patents.ended == OPEN))


@pytest.mark.parametrize("name", ["valid_inventions_by_age", "holders_with"])
def test_parts_add_up_to_the_whole(name: str):
    about, row = BREAKDOWNS[name], last()
    assert sum(row[part] for part in about.parts) == pytest.approx(row[about.whole])


def test_shares_of_owners_add_up_to_a_hundred():
    assert sum(last()[part] for part in BREAKDOWNS["valid_inventions_by_owner"].parts) == pytest.approx(100.0)


def test_high_value_is_what_dates_and_facts_say_and_ends_with_the_right():
    patents, rows = city().patents, in_force()
    facts = {
        "strategic": patents.strategic[rows],
        "overseas": patents.overseas[rows] <= END,
        "kept": END - patents.filed[rows] >= 120,
        "pledged": patents.pledged[rows] <= END,
        "award": patents.award[rows] <= END,
    }
    any_of_five = np.logical_or.reduce(list(facts.values()))
    assert np.array_equal(np.flatnonzero(patents.high_value), rows[any_of_five])
    assert tuple(facts) == CRITERIA
    for name, fact in facts.items():
        assert last()["high_value_by_" + name] == pytest.approx(np.sum(patents.weight[rows[fact]]))


def test_criteria_overlap_so_that_parts_exceed_the_whole():
    patents = city().patents
    whole = float(np.sum(patents.weight[patents.high_value]))
    parts = [last()[part] for part in BREAKDOWNS["high_value_by"].parts]
    assert max(parts) < whole < sum(parts)


def test_lapse_rates_are_twelve_times_a_month_over_the_stock():
    patents = city().patents
    for kind, name in ((INVENTION, "inventions"), (UTILITY_MODEL, "utility_models"), (DESIGN, "designs")):
        gone = (patents.kind == kind) & (patents.outcome == LAPSED) & (patents.ended == END)
        row, id_ = last(), name + "_lapse_rate"
        assert row[id_ + ".numerator"] == pytest.approx(1200.0 * np.sum(patents.weight[gone]))
        assert row[id_ + ".denominator"] == pytest.approx(np.sum(patents.weight[in_force(kind)]))


def test_designs_lapse_faster_than_utility_models_faster_than_inventions():
    def yearly(name: str) -> float:
        rows = city().rows
        top = sum(row[name + "_lapse_rate.numerator"] for row in rows)
        return top / sum(row[name + "_lapse_rate.denominator"] for row in rows)

    assert yearly("designs") > yearly("utility_models") > yearly("inventions")


def test_holdings_are_skewed():
    row = last()
    assert row["inventions_median_holder"] < 0.5 * row["inventions_per_holder"]
    assert row["holdings_top_share"] > 40.0
    assert 30.0 < row["value_top_share"] < 80.0


def test_distributions_wait_for_december():
    waiting = [name for name in INDICATORS if name.startswith(("holders_with", "valid_inventions_by_age"))]
    assert all(INDICATORS[name].december for name in waiting)
    assert city().rows[5]["holders_with_1"] == city().rows[0]["holders_with_1"]


def test_the_top_share_and_the_weighted_median_agree_with_small_cases():
    amount, weight = np.array([10.0, 1.0]), np.array([1.0, 9.0])
    assert share_of_top(amount, weight, 0.1) == pytest.approx(10.0 / 19.0)
    assert share_of_top(amount, weight, 0.2) == pytest.approx(11.0 / 19.0)
    assert share_of_top(amount, weight, 0.05) == pytest.approx(5.0 / 19.0)
    assert weighted_median(amount, weight) == 1.0
    assert np.isnan(weighted_median(np.empty(0), np.empty(0)))


def test_small_pledges_raise_the_count_of_high_value_and_not_the_mean_value():
    low, high = (world(12, parameters={"finance.high_pledge": x}) for x in (1e6, 2e7))
    few, many = high.rows[END], low.rows[END]
    assert many["high_value_by_pledged"] > few["high_value_by_pledged"]
    assert many["invention_value_mean"] == pytest.approx(few["invention_value_mean"], rel=0.02)


def test_waiting_for_ten_years_raises_the_share_of_high_value_while_value_shrinks():
    row = city().rows
    patents, rows = city().patents, in_force()
    later = rows[END + 36 - patents.filed[rows] >= 120]
    now = rows[END - patents.filed[rows] >= 120]
    assert later.size > now.size
    assert 50.0 < row[END]["invention_value_index"] < 200.0
