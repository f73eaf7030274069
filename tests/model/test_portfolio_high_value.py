"""The five criteria from dates, marks of pledges at weights, awards, and how counts rise without value."""

from dataclasses import replace

import numpy as np
import pytest

from model.arrays import OPEN
from model.behaviour.awards import AWARD_MONTH, Nominees, award_before
from model.behaviour.high_value import CRITERIA, criteria, meets_criteria, name_high_value
from model.institutions.lending import mark_pledged
from model.parameters.portfolio import PortfolioParameters
from model.tables.patents import INVENTION, UTILITY_MODEL, Patents
from tests.model.small_city import month_of, small_region

RULES = PortfolioParameters()
REGION = small_region(months=140)
NONE = np.empty(0, dtype=np.intp)


def keys(n: int, start: int = 1) -> np.ndarray:
    return np.arange(start, start + n, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)


def portfolio(count: int, *, weight: float = 1.0, filed: int = -60) -> Patents:
    patents = Patents()
    patents.append(count, key=keys(count), kind=INVENTION, weight=weight, filed=filed, granted=-10)
    patents.value[:] = 10_000.0
    return patents


def test_each_of_the_five_criteria_makes_high_value_and_is_counted_apart():
    patents = Patents()
    rows = patents.append(6, filed=np.array([0, 0, -100, 0, 0, 0]), granted=5)
    patents.strategic[0] = True
    patents.overseas[1] = 20
    patents.pledged[3] = 20
    patents.award[4] = 20
    assert meets_criteria(patents, rows, 20).tolist() == [True, True, True, True, True, False]
    assert meets_criteria(patents, rows, 19).tolist() == [True, False, False, False, False, False]
    assert CRITERIA == ("strategic", "overseas", "kept", "pledged", "award")
    assert criteria(patents, rows, 20).argmax(axis=1).tolist() == [0, 1, 2, 3, 4]


def test_the_mark_follows_the_dates_and_ends_with_the_right():
    patents = portfolio(5, filed=-119)
    patents.overseas[0] = 2
    patents.kind[4] = UTILITY_MODEL
    ended = np.array([3])
    patents.ended[3] = 1
    everything = np.arange(5)
    name_high_value(month_of(REGION, 1), patents, due=everything, ended=ended, touched=(NONE,))
    assert patents.high_value.tolist() == [True, True, True, False, False]  # ten years in month 1
    patents = portfolio(2)
    patents.overseas[0] = 2
    name_high_value(month_of(REGION, 2), patents, due=NONE, ended=NONE, touched=(np.array([0]),))
    assert patents.high_value.tolist() == [True, False]


# ── pledges ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("weight", [1.0, 5.0, 20.0])
def test_pledges_mark_as_many_inventions_at_every_scale(weight: float):
    count, pledged = 40_000, 4_000
    patents = portfolio(int(count / weight), weight=weight)
    rows = np.arange(pledged) * len(patents) // pledged  # every tenth invention of 1:1 is pledged
    mark_pledged(month_of(REGION, 3), patents, rows, keys(pledged, 10**7))
    marked = float(np.sum(patents.weight[patents.pledged <= 3]))
    twice = pledged * 0.025  # at 1:20 two pledges may meet on one row
    assert abs(marked - pledged) < 4.0 * np.sqrt(pledged * weight) * (weight > 1.0) + twice
    assert np.array_equal(patents.high_value, patents.pledged <= 3)


def test_the_same_pledge_marks_or_not_whatever_else_is_pledged():
    few, many = portfolio(100, weight=20.0), portfolio(100, weight=20.0)
    mark_pledged(month_of(REGION, 0), few, np.arange(10), keys(10, 500))
    mark_pledged(month_of(REGION, 0), many, np.arange(100), np.append(keys(10, 500), keys(90, 900)))
    assert np.array_equal(few.pledged[:10], many.pledged[:10])


# ── awards ────────────────────────────────────────────────────────────────────────────────────────


def ceremony(weight: float, years: int = 6, seed: int = 0) -> tuple[Patents, float]:
    """Patents after some years of awards, and awards given."""
    patents, nominees = Patents(), Nominees()
    for index in range(12 * years):
        granted = patents.append(
            int(1_000 / weight), key=keys(int(1_000 / weight), 10**4 * (index + 1)), weight=weight,
            value=np.exp(9.0 + np.sin(np.arange(int(1_000 / weight)) * 12.9898) * 3.0),
            filed=index - 24, granted=index,
        )  # fmt: skip
        nominees.nominate(seed, patents, granted, RULES)
        won = nominees.award(month_of(REGION, index, seed=seed), patents, RULES)
        assert index % 12 + 1 == AWARD_MONTH or not won.size
    return patents, float(np.sum(patents.weight[patents.award < OPEN]))


def test_awards_are_rare_and_go_to_the_valuable_a_year_after_grant_at_the_earliest():
    patents, given = ceremony(1.0)
    won = np.flatnonzero(patents.award < OPEN)
    expected = 5 * RULES.awards_per_year  # none in the first July
    assert abs(given - expected) < 4.0 * np.sqrt(expected)
    assert np.all(patents.award[won] - patents.granted[won] >= 12)
    assert np.mean(np.log(patents.value[won])) > np.mean(np.log(patents.value)) + 2.0


def test_awards_keep_their_number_when_rows_stand_for_many():
    given = [ceremony(10.0, seed=seed)[1] for seed in range(8)]
    expected = 5 * RULES.awards_per_year
    assert abs(np.mean(given) - expected) < 4.0 * np.sqrt(expected * 10.0 / 8)


def test_awards_before_the_opening_lie_between_grant_and_the_opening():
    patents = portfolio(3_000)
    patents.granted[:] = -1 - np.arange(3_000) % 90
    award_before(0, patents, np.arange(3_000), -1, RULES)
    won = np.flatnonzero(patents.award < OPEN)
    assert won.size == round(RULES.award_opening_years) * RULES.awards_per_year
    assert np.all((patents.award[won] >= patents.granted[won]) & (patents.award[won] <= -1))


# ── counts without value (Goodhart) ───────────────────────────────────────────────────────────────


def high_and_mean(patents: Patents, index: int) -> tuple[float, float]:
    rows = np.arange(len(patents))
    high = meets_criteria(patents, rows, index)
    return float(np.sum(patents.weight * high)), float(np.average(patents.value, weights=patents.weight))


def test_classification_waiting_and_small_pledges_raise_the_count_and_not_the_value():
    patents = portfolio(1_000, filed=-70)
    patents.strategic[:300] = True
    plain, value = high_and_mean(patents, 0)
    patents.strategic[300:400] = True  # a wider list of strategic fields
    classified, _ = high_and_mean(patents, 0)
    waited, _ = high_and_mean(patents, 50)  # nothing but time
    mark_pledged(month_of(REGION, 0), patents, np.arange(400, 450), keys(50, 77))
    pledged, same = high_and_mean(patents, 0)
    assert (plain, classified, pledged, waited) == (300.0, 400.0, 450.0, 1_000.0)
    assert same == value


def test_a_jury_prefers_what_is_used():
    patents = portfolio(2_000)
    patents.used[::2] = True
    award_before(0, patents, np.arange(2_000), -1, replace(RULES, award_use=1.5))
    won = np.flatnonzero(patents.award < OPEN)
    assert np.mean(patents.used[won]) > 0.8
