"""Measures of time and work in courts, on small hand-made dockets with known answers."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.indicators import court_time, court_work
from model.indicators.facts import Facts
from model.institutions.bench import Bench
from model.tables.disputes import (
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    NEVER,
    REMANDED,
    SECOND_INSTANCE,
    SMALL_CLAIMS,
    WITHDRAWN,
)
from tests.model.courtroom import docket, in_month

DECEMBER_2021 = in_month(23)
NONE = np.empty(0, dtype=np.intp)


def looked_at(dockets, month=DECEMBER_2021, judges: float = 10.0):
    """A world of courts alone, and the facts of a month."""
    court = SimpleNamespace(judges=judges, hours_used=700.0, bench=Bench(1))
    world = SimpleNamespace(disputes=dockets.disputes, courts=[court])
    return world, Facts(world, month, filed=NONE, granted=NONE, ended=NONE, awarded=NONE)


def test_quantiles_by_track_are_those_of_the_cases_closed_in_the_year():
    filed = 400.0
    dockets, rows = docket(100, filed=filed, closed=filed + np.arange(1.0, 101.0), track=SMALL_CLAIMS)
    world, facts = looked_at(dockets)
    measures = {one.__name__: one for one in (court_time._of_track(SMALL_CLAIMS, 0.5),)}
    assert next(iter(measures.values()))(world, facts) == pytest.approx(50.5)
    assert court_time.closing_days_slowest_tenth(world, facts) == pytest.approx(90.1)
    dockets.disputes.closed[rows] = 300.0  # the year before
    assert np.isnan(court_time.closing_days_slowest_tenth(world, facts))


def test_the_cohort_counts_slow_cases_that_closing_years_have_not_seen_yet():
    closed = np.where(np.arange(100) < 80, 130.0, NEVER)
    dockets, _ = docket(100, filed=100.0, closed=closed, limit=183.0)
    world, facts = looked_at(dockets)
    assert court_time.cohort_days_median(world, facts) == pytest.approx(30.0)
    assert court_time.cohort_days_slowest_tenth(world, facts) > 600.0
    assert court_time.cohort_within_limit(world, facts) == pytest.approx(80.0)


def test_cases_filed_before_the_model_are_no_cohort():
    dockets, _ = docket(100, filed=-100.0, closed=30.0)
    world, facts = looked_at(dockets, in_month(11))
    assert np.isnan(court_time.cohort_within_limit(world, facts))


@given(st.lists(st.floats(1.0, 500.0), min_size=1, max_size=40))
def test_without_open_cases_kaplan_and_meier_give_the_plain_quantile(days):
    values = np.array(days)
    found = court_time.survival_quantile(values, np.ones(values.size, dtype=bool), 0.5)
    assert np.mean(values <= found) >= 0.5 - 1e-9
    assert np.mean(values < found) <= 0.5 + 1e-9


def test_an_open_case_counts_as_at_risk_until_it_was_last_seen():
    days, ended = np.array([10.0, 20.0, 30.0, 40.0]), np.array([True, False, True, True])
    assert court_time.survival_quantile(days, ended, 0.25) == 10.0
    assert court_time.survival_quantile(days, ended, 0.5) == 30.0


def test_appeals_that_turn_the_result_round_are_told_from_those_sent_back():
    day = DECEMBER_2021.first_day + 3.0
    outcome = np.array([JUDGED_FOR_OWNER, JUDGED_AGAINST, REMANDED, WITHDRAWN])
    dockets, _ = docket(
        4, body=SECOND_INSTANCE, filed=day - 50.0, closed=day, outcome=outcome, reviewed=JUDGED_FOR_OWNER
    )
    world, facts = looked_at(dockets)
    assert court_work.court_reversal_rate(world, facts) == (100.0, 4.0)
    assert court_work.court_remand_rate(world, facts) == (100.0, 4.0)


def test_work_is_counted_per_judge():
    day = DECEMBER_2021.first_day + 3.0
    dockets, _ = docket(40, filed=day - 50.0, closed=np.where(np.arange(40) < 30, day, NEVER), judge=0)
    world, facts = looked_at(dockets)
    assert court_work.cases_closed_per_judge(world, facts) == (360.0, 10.0)
    assert court_work.open_cases_per_judge(world, facts) == 1.0
    assert court_work.hours_per_judge(world, facts) == (700.0, 10.0)
    assert court_work.cases_without_judge(world, facts) == 0.0


def test_awards_are_told_apart_by_what_they_rest_on():
    day = DECEMBER_2021.first_day + 3.0
    dockets, _ = docket(4, filed=day - 50.0, closed=day, basis=np.array([1, 1, 2, 3]), award=100.0)
    world, facts = looked_at(dockets)
    assert court_work.statutory_awards(world, facts) == (200.0, 4.0)
    assert court_work.punitive_awards(world, facts) == 1.0
    assert court_work.mean_award(world, facts) == (400.0, 4.0)
