"""Reviews that move money from goals ahead of schedule to goals that lag."""

from dataclasses import replace

import numpy as np
import pytest

from model.institutions.government import AT_MODE, COLUMN, unit_costs
from model.institutions.reviews import COMMITTED, HIGH, LOOP, LOW, Reviews, judge, lags, levels_of, reading
from model.model import IPEcosystem
from model.parameters.programmes import ProgrammeParameters
from model.policy import LEVERS, PolicyPath
from model.region import Goal, Region
from scenarios.region import load_region
from tests.model.small_city import month_of, small_region

RULES = ProgrammeParameters()
COST = unit_costs(AT_MODE)
REGION = small_region(months=132)
EVENTS, COURSES = "awareness_campaigns", "overseas_training_courses"


def goal(name: str, lever: str, required: float = 100.0, **about) -> Goal:
    return Goal(
        **{
            "id": name, "indicator": name, "kind": "stock", "required": required, "sign": 1.0,
            "issued": 0, "begins": 0, "due": 23, "levers": (lever,),
        } | about
    )  # fmt: skip


def reviewed(
    at_issue: float, ahead: float, behind: float, *, hold: frozenset[str] = frozenset(), times: int = 1
):
    """Reviews after a year: one goal stands at ``ahead``, one at ``behind``; half the way is due."""
    goals = (goal("safe", EVENTS), goal("late", COURSES))
    reviews = Reviews(goals, COST, RULES)
    for index in range(12):
        values = (at_issue, at_issue) if index == 0 else (ahead, behind)
        reviews.note({"safe": values[0], "late": values[1]})
    for _ in range(times):
        month = reviews.redirect(in_force(12, hold))
        reviews.hold(month)
        reviews.note({"safe": ahead, "late": behind})
    return reviews


def in_force(index: int, hold: frozenset[str] = frozenset()):
    return replace(month_of(REGION, index, review_frequency=4.0), hold=hold)


def test_a_review_moves_money_from_what_is_safe_to_what_lags_and_makes_none():
    reviews = reviewed(0.0, 90.0, 10.0)
    assert reviews.shift[COLUMN[EVENTS]] < 0 < reviews.shift[COLUMN[COURSES]]
    assert reviews.shift.sum() == pytest.approx(0.0, abs=1e-6)
    assert (reviews.safe, reviews.lagging) == (1, 1)


@pytest.mark.parametrize("value", [5.0, 50.0, 95.0])
def test_nothing_moves_where_all_lag_all_are_on_path_or_all_are_safe(value):
    assert not reviewed(0.0, value, value).shift.any()


def test_one_review_takes_no_more_than_its_step_and_all_together_no_more_than_the_most():
    money = levels_of(in_force(12).policy)[COLUMN[EVENTS]] * COST[COLUMN[EVENTS]]
    assert -reviewed(0.0, 90.0, 10.0).shift[COLUMN[EVENTS]] <= RULES.review_step * money * (1 + 1e-9)
    taken = [-reviewed(0.0, 90.0, 10.0, times=times).shift[COLUMN[EVENTS]] for times in (1, 2, 12)]
    assert taken[0] < taken[1] < taken[2] <= RULES.review_most * money * (1 + 1e-9)


def test_a_loop_that_is_held_moves_nothing():
    reviews = reviewed(0.0, 90.0, 10.0, hold=frozenset({LOOP}))
    assert not reviews.shift.any()
    month = in_force(13, frozenset({LOOP}))
    assert reviews.redirect(month) is month


def test_a_yearly_look_back_moves_no_money_within_the_year():
    reviews = reviewed(0.0, 90.0, 10.0, times=0)
    reviews.hold(month_of(REGION, 12, review_frequency=1.0))
    assert not reviews.shift.any()


def test_orders_change_by_the_money_that_moved_and_cost_the_same_in_all():
    reviews, planned = reviewed(0.0, 90.0, 10.0), levels_of(in_force(13).policy)
    orders = levels_of(reviews.redirect(in_force(13)).policy)
    assert orders[COLUMN[EVENTS]] < planned[COLUMN[EVENTS]]
    assert orders[COLUMN[COURSES]] > planned[COLUMN[COURSES]]
    assert np.sum((orders - planned) * COST) == pytest.approx(0.0, abs=1e-3)
    changed = orders != planned
    assert np.all((orders >= LOW)[changed] & (orders <= HIGH)[changed])


def test_money_goes_back_once_nothing_lags_and_at_once_after_the_due_month():
    reviews = reviewed(0.0, 90.0, 10.0, times=3)
    before = reviews.shift[COLUMN[COURSES]]
    for index in range(15, 18):
        reviews.note({"safe": 90.0, "late": 99.0})
        reviews.hold(reviews.redirect(in_force(index)))
    assert 0.0 <= reviews.shift[COLUMN[COURSES]] < 0.5 * before
    late = reviewed(0.0, 90.0, 10.0)
    month = in_force(24)
    assert np.array_equal(levels_of(late.redirect(month).policy), levels_of(month.policy))


def test_what_stands_and_who_is_in_post_is_never_given_up_for_another_goal():
    serves = np.ones((1, COMMITTED.size), dtype=bool)
    verdict = judge(np.array([-1.0]), np.array([True]), serves, RULES)
    assert not verdict.spare[COLUMN["judges"]]
    assert not verdict.spare[COLUMN["science_stations_ordered"]]
    assert verdict.spare[COLUMN["notary_capacity"]]


def test_a_lag_is_the_distance_from_the_straight_path_as_share_of_the_way():
    goals = [goal("more", EVENTS), goal("less", EVENTS, 50.0, sign=-1.0), goal("met", EVENTS, 100.0)]
    base = np.array([0.0, 150.0, 200.0])
    found = lags(np.array([25.0, 75.0, 90.0]), base, goals, 12, 0.1)
    path = 12 / 23
    assert found == pytest.approx([path - 0.25, path - 0.75, 1.0])


def test_a_year_of_months_is_read_as_the_plan_reads_it():
    window = np.ones((12, 4, 2))
    window[:, :, 0] = np.arange(1, 13)[:, None]
    window[:, 2, 1] = 2.0
    assert reading(window, ("stock", "flow", "ratio", "mean")) == pytest.approx([12, 78, 78 / 24, 6.5])


# ── in a whole world ──────────────────────────────────────────────────────────────────────────────


def with_goals(goals: tuple[Goal, ...], **about) -> IPEcosystem:
    region: Region = replace(load_region("wuhan").centre(), goals=goals)
    path = PolicyPath.constant(132, review_frequency=4.0)
    return IPEcosystem(region, path, seed=3, scale=400, **about)


FEW = ("overseas_trainings", "enforcement_campaigns", "money_moved_by_reviews", "public_cost")
TRAININGS = replace(
    goal("lags", COURSES, 30.0), indicator="overseas_trainings", kind="flow", issued=1, begins=4, due=30
)
NOTARIES = replace(
    goal("safe", EVENTS, 5.0), indicator="protection_workstations", kind="stock", sign=-1.0,
    issued=1, begins=4, due=30, levers=("awareness_campaigns", "notary_capacity"),
)  # fmt: skip


def test_in_a_whole_world_lagging_goals_get_more_and_no_review_comparison_is_the_world_without_goals():
    free = with_goals((TRAININGS, NOTARIES), measures=FEW).run(20)
    held = with_goals((TRAININGS, NOTARIES), measures=FEW, hold=frozenset({LOOP})).run(20)
    none = with_goals((), measures=FEW).run(20)
    courses = [world.series()["overseas_trainings"].sum() for world in (free, held)]
    assert courses[0] > courses[1]
    assert free.series()["money_moved_by_reviews"].max() > 0.0
    for name, values in held.series().items():
        assert np.array_equal(values, none.series()[name], equal_nan=True)


def test_what_is_measured_changes_nothing_although_reviews_read_measures():
    few = with_goals((TRAININGS, NOTARIES), measures=("public_cost",)).run(16).series()
    more = with_goals((TRAININGS, NOTARIES), measures=FEW).run(16).series()
    assert np.array_equal(few["public_cost"], more["public_cost"])


def test_the_ledger_by_programme_adds_up_to_the_public_cost():
    groups = {about.group for about in LEVERS.values()}
    parts = tuple(f"public_cost_{group}" for group in groups)
    series = with_goals((), measures=("public_cost", *parts)).run(13).series()
    assert np.sum([series[part] for part in parts], axis=0) == pytest.approx(series["public_cost"])


def test_a_region_brings_its_goals_with_the_levers_that_its_plans_name():
    goals = {one.id: one for one in load_region("wuhan").centre().goals}
    assert goals["W24-T12"].levers == ("protection_workstations_ordered",)
    assert goals["W24-T8"].sign == -1.0
    assert "judges" in goals["W24-T8"].levers
    assert goals["W24-T17"].turn == 1.0
    assert goals["W24-T17"].baseline == 36
    assert min(one.begins for one in goals.values()) == 48
