"""Stations ordered are not stations standing: lead time, hiring, rationing, closure, delivery."""

import mesa
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.arrays import OPEN
from model.institutions.navigation import Navigation
from model.institutions.programmes import (
    Delivery,
    Enrolment,
    Facility,
    Pace,
    build_programmes,
    pass_on,
    places_with_node,
)
from model.institutions.trade_secrets import care_capacity, enrol_contact_firms, name_demo_firms
from model.parameters.programmes import ProgrammeParameters
from model.policy import LEVERS, Policy
from model.tables.innovators import Innovators
from tests.model.small_city import month_of, small_region

RULES = ProgrammeParameters()
REGION = small_region(months=132)
STATIONS = "science_stations_ordered"


THREE_MONTHS = Pace(3, 4, 1.0)


def facility(pace: Pace = THREE_MONTHS, ordered: float = 0.0) -> Facility:
    return Facility(mesa.Model(), STATIONS, RULES, Policy(science_stations_ordered=ordered), pace)


def standing(thing: Facility, orders: list[float], **given: float) -> list[float]:
    """What stands at the end of each month under these orders."""
    for name, value in given.items():
        setattr(thing, name, value)
    seen = []
    for index, ordered in enumerate(orders):
        thing.build(month_of(REGION, index, science_stations_ordered=ordered))
        seen.append(thing.standing)
    return seen


def delivery(lever: str, *, places: bool) -> Delivery:
    return Delivery(mesa.Model(), lever, RULES, Policy(**{lever: 0.0}), places=places)


def test_what_is_ordered_stands_only_after_its_lead_time():
    assert standing(facility(), [4.0] * 5) == [0, 0, 0, 4, 4]


def test_no_more_is_started_in_a_month_than_can_be_built():
    assert standing(facility(Pace(1, 2, 1.0)), [10.0] * 7) == [0, 2, 4, 6, 8, 10, 10]


def test_a_slow_kind_is_started_one_at_a_time():
    zones = standing(facility(Pace(1, 0.25, 1.0)), [3.0] * 12)
    assert zones[1] == 1
    assert zones[4:6] == [1, 2]


def test_nothing_new_is_started_without_money_and_what_stands_stays():
    thing = facility(ordered=10.0)
    before = thing.standing
    assert before > 0
    thing.room = 0.0
    assert standing(thing, [20.0] * 6, money=0.0) == [before] * 6


def test_reviews_shorten_the_lead_time():
    assert standing(facility(), [4.0] * 3, speed=2.0) == [0, 0, 4]


def test_what_is_ready_waits_for_its_staff():
    slow = standing(facility(Pace(1, 50, 0.3)), [50.0] * 3)
    assert 0 < slow[1] < slow[2] < 50


def test_a_falling_order_calls_off_the_pipeline_first_and_then_winds_up_slowly():
    thing = facility(Pace(3, 10, 1.0))
    standing(thing, [10.0] * 5)
    seen = [10.0]
    for index in range(5, 40):
        thing.build(month_of(REGION, index, science_stations_ordered=0.0))
        seen.append(thing.standing)
    assert seen[1] == 10 - np.ceil(10 * RULES.closure)
    assert seen[-1] == 0
    assert all(now <= then for then, now in zip(seen, seen[1:], strict=False))


@given(
    orders=st.lists(st.floats(0, 200), min_size=3, max_size=60),
    money=st.floats(0, 1),
    opens=st.floats(0.1, 1),
    leaves=st.floats(0, 1),
)
def test_a_stock_of_stations_closes_and_never_outgrows_its_orders(orders, money, opens, leaves):
    thing = facility(Pace(3, 8, opens, leaves))
    thing.money = money
    for index, ordered in enumerate(orders):
        before = thing.standing
        thing.build(month_of(REGION, index, science_stations_ordered=ordered))
        assert thing.standing == before + thing.opened - thing.closed - thing.left
        assert thing.standing >= 0
        assert thing.standing == int(thing.standing)
        if thing.standing > before:
            assert thing.standing + thing.pipeline <= np.floor(max(orders[: index + 1]))


@pytest.mark.parametrize("ordered", [1.0, 2.0, 3.0, 6.0, 7.0])
def test_a_constant_order_of_events_gives_exactly_its_count_a_year(ordered):
    events = Delivery(
        mesa.Model(), "awareness_campaigns", ProgrammeParameters(held=0.97), Policy(), places=False
    )
    seen = []
    for index in range(60):
        events.build(month_of(REGION, index, awareness_campaigns=ordered))
        seen.append(events.delivered)
    years = np.array(seen).reshape(-1, 12).sum(axis=1)
    assert abs(years.sum() - 5 * ordered) <= 1
    assert np.all(np.abs(years - ordered) <= 1)


def test_places_are_taken_up_to_the_last_person():
    trainees = delivery("trainees_ordered", places=True)
    total = 0.0
    for index in range(12):
        trainees.build(month_of(REGION, index, trainees_ordered=2000.0))
        total += trainees.delivered
    assert total == 2000


def test_a_lockdown_takes_gatherings_away():
    closed = small_region(economy={"activity": 0.0})
    trainees = delivery("trainees_ordered", places=True)
    trainees.build(month_of(closed, 0, trainees_ordered=2000.0))
    assert trainees.delivered == 0


def test_talents_speed_up_the_hiring_of_specialists_only():
    programmes = build_programmes(mesa.Model(), Policy(talent_programme=200.0), RULES)
    pass_on(programmes, RULES, 1.0, 1.0)
    assert programmes["technical_investigators_ordered"].hiring > 1.2
    assert programmes["science_stations_ordered"].hiring == 1.0


def test_every_order_has_its_programme():
    programmes = build_programmes(mesa.Model(), Policy(), RULES)
    ordered = {name for name in LEVERS if name.endswith("_ordered")}
    settings = {"pledge_registration_days_ordered", "use_right_years_ordered"}  # limits set by a rule
    assert ordered - settings <= set(programmes)


def test_two_programmes_do_not_share_luck():
    programmes = build_programmes(mesa.Model(), Policy(), RULES)
    keys = np.sort(np.array([programme.key[0] for programme in programmes.values()]))
    assert np.all(np.diff(keys) > 1_000_000)


def firms(count: int, *, weight: float = 1.0) -> Innovators:
    innovators = Innovators()
    keys = np.arange(1, count + 1, dtype=np.uint64)
    innovators.append(count, key=keys, weight=weight, rd=1.0, high_tech=keys % 2 == 0)
    return innovators


def enrolment(due: float) -> Enrolment:
    programme = Enrolment(mesa.Model(), "contact_firm_enrolment", RULES, Policy())
    programme.due = due
    return programme


def test_stations_limit_how_many_firms_are_looked_after():
    innovators = firms(5000)
    enrol_contact_firms(month_of(REGION, 2), innovators, enrolment(4000.0), 10.0, rules=RULES)
    assert np.count_nonzero(innovators.contact != OPEN) == care_capacity(10.0, RULES)


def test_firms_are_enrolled_at_the_end_of_a_quarter_and_no_more_than_ordered():
    innovators, programme = firms(500), enrolment(30.0)
    assert enrol_contact_firms(month_of(REGION, 1), innovators, programme, 10.0, rules=RULES).size == 0
    chosen = enrol_contact_firms(month_of(REGION, 2), innovators, programme, 10.0, rules=RULES)
    assert chosen.size == programme.delivered == 30
    assert programme.due == 0.0


def test_thinned_firms_count_with_their_weight():
    innovators, programme = firms(500, weight=20.0), enrolment(65.0)
    enrol_contact_firms(month_of(REGION, 2), innovators, programme, 10.0, rules=RULES)
    assert programme.delivered == 60.0
    assert programme.due == 5.0


def test_high_tech_firms_are_preferred_but_not_alone():
    innovators = firms(4000)
    chosen = enrol_contact_firms(month_of(REGION, 2), innovators, enrolment(400.0), 50.0, rules=RULES)
    share = np.mean(innovators.high_tech[chosen])
    assert 0.55 < share < 0.8  # odds of two in a half-and-half city give two thirds


def test_only_contact_firms_of_some_standing_become_demonstration_firms():
    innovators = firms(1000)
    innovators.contact[:500] = 0
    innovators.contact[500:] = 10
    named = name_demo_firms(month_of(REGION, 11), innovators, rules=RULES)
    assert 0 < named.size <= RULES.demo_places
    assert np.all(named < 500)


def test_every_navigation_report_is_either_of_a_chain_or_a_warning():
    navigation = Navigation(mesa.Model(), RULES, reports_before=0.0, seed=0)
    warnings = 0
    for index in range(24):
        navigation.analyse(month_of(REGION, index), 3.0)
        warnings += navigation.warnings
    assert warnings == pytest.approx(24.0, abs=1.0)  # a third of 72
    assert navigation.count == 72 - warnings


def test_the_chains_covered_saturate_at_those_there_are():
    navigation = Navigation(mesa.Model(), RULES, reports_before=0.0, seed=0)
    for index in range(36):
        navigation.analyse(month_of(REGION, index), 20.0)
    assert navigation.navigated_chains == RULES.chains


def test_old_reports_go_out_of_use():
    navigation = Navigation(mesa.Model(), RULES, reports_before=6.0, seed=0)
    assert navigation.reports_in_use == 12
    navigation.analyse(month_of(REGION, 60), 0.0)
    assert navigation.reports_in_use == 0


def test_more_nodes_never_leave_a_place_they_served():
    shares = np.array([0.7, 0.2, 0.1])
    covered = [places_with_node(nodes, shares, 0, 0.5) for nodes in range(40)]
    assert covered[0] == 0
    assert covered[-1] == 3
    assert np.all(np.diff(covered) >= 0)
