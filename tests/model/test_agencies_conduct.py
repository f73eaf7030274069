"""Fees, hours, conduct, closures, brands and zones: what agencies decide in a year."""

import numpy as np
import pytest

from model.arrays import OPEN
from model.institutions import agency_year
from model.institutions.agency_conduct import (
    behave,
    chance_of_being_found,
    on_list,
    repair_credit,
    temptation,
)
from model.institutions.agency_prices import below_cost, invest, set_prices, take_care, unit_cost
from model.institutions.service_zones import Zones, agglomeration, settle_in_zones, survey_zones
from model.parameters.services import ServiceParameters
from tests.model.agency_town import DECEMBER, REGION, RULES, book_of, market, terms
from tests.model.small_city import month_of


def test_an_average_draft_of_2019_earns_the_margin():
    book = book_of(1, attorneys=1.0)
    assert unit_cost(book, terms(book), RULES)[0] == pytest.approx(1.0 - RULES.margin)
    assert not below_cost(book, terms(book), RULES)[0]


def test_idle_agencies_bid_below_cost_but_never_below_what_an_hour_costs():
    plain = ServiceParameters(price_spread=0.1)
    book = book_of(400, attorneys=5.0, drafts=np.repeat([0.0, 255.0], 200))
    for _ in range(10):
        set_prices(book, np.arange(400), terms(book), 0, rules=plain)
    cheap = below_cost(book, terms(book), plain)
    assert cheap[:200].mean() > 0.9 > 0.3 > cheap[200:].mean()
    floor = unit_cost(book, terms(book), plain) * (1.0 - plain.overhead)
    assert np.all(book.price >= floor * (1.0 - 1e-3))


def test_the_opening_market_has_dispersed_fees_and_some_below_cost():
    services = market()
    book = services.book
    patent = book.attorneys > 0
    low, high = np.quantile(book.price[patent], [0.1, 0.9])
    assert high / low > 1.5
    assert 0.1 < below_cost(book, services.terms(month_of(REGION, 0)), RULES)[patent].mean() < 0.6


def test_fees_that_pay_fewer_hours_buy_fewer_and_drafts_get_weaker():
    book = book_of(2, attorneys=5.0, price=np.array([0.5, 1.0]))
    for _ in range(20):
        take_care(book, np.arange(2), terms(book), rules=RULES)
        invest(book, np.arange(2), terms(book), rules=RULES)
    assert book.care[0] == pytest.approx(0.5**RULES.care_paid, rel=1e-3)
    assert book.care[1] == pytest.approx(1.0)
    assert book.quality[0] < book.quality[1]


def test_a_brand_and_experience_raise_quality():
    book = book_of(3, attorneys=5.0, brand=np.array([False, True, False]), experience=np.array([5.0, 5, 20]))
    invest(book, np.arange(3), terms(book), rules=RULES)
    assert book.quality[1] - book.quality[0] == pytest.approx(RULES.quality_speed * RULES.brand_quality)
    assert book.quality[2] > book.quality[0]


def test_low_credit_idleness_and_little_inspection_tempt():
    book = book_of(3, attorneys=5.0, credit=np.array([0.2, 0.8, 0.2]), drafts=np.array([255.0, 255, 0]))
    rate = temptation(book, np.arange(3), terms(book), RULES)
    assert rate[2] > rate[0] > rate[1]
    strict = temptation(book, np.arange(3), terms(book, inspection=0.8), RULES)
    assert np.all(strict < rate)


def test_the_chance_of_being_found_against_a_hand_calculation():
    book = book_of(1)
    found = chance_of_being_found(terms(book, inspection=0.5, control=1.0), RULES)
    assert found == pytest.approx(1.0 - (1.0 - 0.5 * RULES.detection) * (1.0 - RULES.control_detection))
    assert chance_of_being_found(terms(book, inspection=0.0), RULES) == 0.0


def test_inspection_lowers_misconduct_over_the_years():
    share = []
    for inspection in (0.0, 1.0):
        book = book_of(3000, attorneys=2.0, credit=0.3)
        for index in range(5):
            behave(
                month_of(REGION, 12 * index),
                book,
                np.arange(3000),
                terms(book, inspection=inspection),
                rules=RULES,
            )
        share.append(np.mean(book.misconduct > 0.0))
    assert share[1] < 0.5 * share[0]


def test_who_is_found_is_listed_loses_credit_and_the_brand_and_stops():
    book = book_of(2000, attorneys=2.0, credit=0.5, brand=True)
    found = behave(DECEMBER, book, np.arange(2000), terms(book, inspection=1.0), rules=RULES)
    assert 0 < found.size < 2000
    assert np.all(book.listed[found] == 11)
    assert np.count_nonzero(on_list(book)) == found.size
    assert np.all(book.credit[found] == pytest.approx(0.5 - RULES.listing_penalty))
    assert not book.brand[found].any()
    assert np.all(book.misconduct[found] == 0.0)
    unseen = book.misconduct > 0.0
    assert unseen.any()
    assert np.all(book.misconduct[unseen] == RULES.misconduct_filings)


def test_nobody_is_found_where_nobody_looks():
    book = book_of(2000, attorneys=2.0, credit=0.0)
    assert behave(DECEMBER, book, np.arange(2000), terms(book, inspection=0.0), rules=RULES).size == 0


def test_the_list_is_left_by_repair_after_a_year_or_by_time():
    book = book_of(1000, listed=np.repeat([0, 30, 40], [500, 250, 250]))
    repair_credit(month_of(REGION, 48), book, np.arange(1000), rules=RULES)
    assert np.all(book.listed[:500] == OPEN)
    assert np.mean(book.listed[500:750] == OPEN) == pytest.approx(RULES.credit_repair, abs=0.1)
    assert np.all(book.listed[750:] == 40)


def test_the_small_the_young_and_those_with_losses_close_first():
    month = month_of(REGION, 100)
    book = book_of(
        4,
        staff=np.array([2.0, 2.0, 2.0, 200.0]),
        consulting=np.array([1e6, 1e3, 1e6, 1e8]),
        born=np.array([-200, -200, 99, -200]),
    )
    sound, poor, young, large = agency_year.exit_hazard(month, book, np.arange(4), terms(book), rules=RULES)
    assert sound < young < poor
    assert large < sound
    assert poor == pytest.approx(RULES.exit_weak * sound)


def test_exit_at_the_ages_of_the_opening_has_the_declared_rate():
    years = RULES.mean_age * -np.log1p(-(np.arange(20_000) + 0.5) / 20_000)
    book = book_of(20_000, staff=2.0, consulting=1e6, born=-np.round(12 * years).astype(int))
    hazard = agency_year.exit_hazard(month_of(REGION, 0), book, np.arange(20_000), terms(book), rules=RULES)
    assert hazard.mean() == pytest.approx(RULES.exit_rate, rel=0.02)


def test_brands_are_the_best_settled_agencies_of_size_and_good_credit():
    book = book_of(
        6,
        quality=np.array([2.0, 1.0, 0.0, 3.0, 3.0, 3.0]),
        staff=np.array([20.0, 20, 20, 20, 20, 2]),
        credit=np.array([1, 1, 1, 0.2, 1, 1]),
        born=np.array([-60, -60, -60, -60, 0, -60]),
    )
    named = agency_year.name_brands(DECEMBER, book, 2.0, rules=RULES)
    assert set(named) == {0, 1}


def two_places(**columns):
    return book_of(1000, staff=10.0, district=np.repeat([0, 1], 500), **columns)


def test_zones_stand_in_the_districts_with_most_innovators_first():
    zones = survey_zones(two_places(), np.array([0.3, 0.7]), 1.0)
    assert zones.stands.tolist() == [False, True]
    assert survey_zones(two_places(), np.array([0.3, 0.7]), 9.0).stands.all()


def test_a_zone_gives_by_each_doubling_of_its_people_and_nothing_when_empty():
    shares, rules = np.array([0.9, 0.1]), RULES
    full = two_places(cluster=np.arange(1000) < 400)
    zones = survey_zones(full, shares, 1.0)
    gain = agglomeration(full, zones, rules)
    expected = rules.cluster_gain * np.log2(1.0 + 4000.0 / rules.cluster_people)
    assert np.all(gain[:400] == pytest.approx(expected))
    assert np.all(gain[400:] == 0.0)
    few = two_places(cluster=np.arange(1000) < 4)
    assert agglomeration(few, survey_zones(few, shares, 1.0), rules).max() < 0.05 * expected
    assert not agglomeration(full, survey_zones(full, shares, 0.0), rules).any()


def test_neighbours_in_a_zone_learn_from_the_better_ones_and_produce_at_lower_cost():
    book = book_of(2, attorneys=5.0, quality=-1.0, own_quality=-1.0, cluster=np.array([True, False]))
    zones = Zones(np.ones(1, dtype=bool), np.array([4000.0]), np.array([1.0]))
    now = terms(book, zones=zones)
    invest(book, np.arange(2), now, rules=RULES)
    assert book.quality[0] > book.quality[1]
    gain = agglomeration(book, zones, RULES)
    cheaper = unit_cost(book, type(now)(**{**vars(now), "gain": gain}), RULES)
    assert cheaper[0] < cheaper[1]


def test_agencies_move_into_new_zones():
    book = two_places()
    zones = survey_zones(book, np.array([0.9, 0.1]), 1.0)
    settle_in_zones(DECEMBER, book, np.arange(1000), zones, rules=RULES)
    there = book.district == 0
    assert np.count_nonzero(there) - 500 == pytest.approx(500 * RULES.relocation, abs=12)
    assert np.mean(book.cluster[:500]) == pytest.approx(RULES.cluster_move, abs=0.03)
    assert not book.cluster[~there].any()
