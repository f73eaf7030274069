"""Attorneys: examined, licensed, hired, lost; nobody appears or vanishes."""

import numpy as np
import pytest

from model.institutions import agency_year
from model.institutions.attorneys import EXAM_MONTH, PRACTICE, AttorneySupply, spread
from model.parameters.services import ServiceParameters
from tests.model.agency_town import DECEMBER, REGION, RULES, accounts, book_of, market, terms
from tests.model.small_city import month_of


def test_all_who_came_in_work_practise_look_for_a_place_or_left():
    services, books = market(), accounts()
    supply = services.attorneys
    came = left = 0.0
    start = supply.recount(430.0)
    for index in range(48):
        month = month_of(REGION, index)
        services.train(month, 10.0, 2.0)
        services.decide(month, 1.0)
        before_close = supply.stock
        came += sum(before_close.inflows.values())
        left += sum(before_close.outflows.values())
        known = sum(before_close.inflows.values())
        branches = services.book.branch.copy()
        services.enter(month, books)  # closes the stock, or raises
        new = services.book.attorneys[branches.size :][services.book.branch[branches.size :]]
        came += float(new.sum())
        assert known >= 0.0
    working = float(services.book.attorneys.sum())
    assert supply.recount(working) == pytest.approx(start + came - left)
    assert supply.pool >= 0.0
    assert working > 430.0


def test_a_licence_comes_a_year_after_the_examination_at_the_earliest():
    supply = AttorneySupply(0.0, 0.0, RULES)
    supply.pool, licensed = 0.0, []
    for index in range(36):
        month = month_of(REGION, index, seed=3)
        before = supply.pool
        supply.advance(month, 1000.0 if index == EXAM_MONTH - 1 else 0.0, 0.0, 0.0)
        licensed.append(supply.pool > before)
    first = licensed.index(True)
    assert first >= EXAM_MONTH - 1 + PRACTICE
    assert not any(licensed[EXAM_MONTH - 1 + 2 * PRACTICE + 1 :])


def test_training_adds_passes_and_saturates_in_those_who_sit():
    supply = AttorneySupply(430.0, 0.0, RULES)
    none, some, many, most = (supply.expected_passes(430.0, n) for n in (0.0, 100.0, 1000.0, 1e6))
    assert none == pytest.approx(430 * RULES.attorney_inflow)
    assert 0 < some - none <= 100 * RULES.training_pass
    assert many - none < 10 * (some - none)
    assert most / none == pytest.approx(1 + RULES.training_pass / RULES.exam_pass)


def test_more_sit_where_attorneys_are_busy():
    supply = AttorneySupply(430.0, 0.0, RULES)
    assert supply.expected_passes(430.0, 0.0, 2.0) == pytest.approx(
        2.0**RULES.sit_load * supply.expected_passes(430.0, 0.0)
    )


def test_persons_are_spread_whole():
    assert sum(spread(17.0, 12)) == 17
    assert set(spread(17.0, 12)) == {1.0, 2.0}


def test_agencies_hire_when_there_is_work_as_far_as_the_pool_goes():
    book = book_of(10, attorneys=10.0, drafts=1200.0)
    left, gone = agency_year.hire_attorneys(DECEMBER, book, np.arange(10), 7.0, terms(book), rules=RULES)
    assert left == 0.0
    assert book.attorneys.sum() == 100 + 7 - gone
    assert np.all(book.attorneys == np.floor(book.attorneys))


def test_where_the_pool_does_not_reach_the_most_appealing_employers_hire_first():
    hired = agency_year.ration(np.array([2.0, 2.0, 2.0]), 3.0, np.array([0.0, 5.0, 1.0]))
    assert hired.tolist() == [0.0, 2.0, 1.0]


def test_thin_drafts_need_fewer_attorneys():
    book = book_of(400, attorneys=10.0, drafts=700.0, care=np.repeat([0.5, 1.5], 200))
    agency_year.hire_attorneys(DECEMBER, book, np.arange(400), 1e6, terms(book), rules=RULES)
    assert book.attorneys[:200].mean() < book.attorneys[200:].mean()


def test_newcomers_dilute_experience_and_years_add_to_it():
    book = book_of(2, attorneys=10.0, drafts=np.array([0.0, 1200.0]), experience=5.0)
    rules = ServiceParameters(attorney_leave=0.02, dismiss_speed=0.05)
    agency_year.hire_attorneys(DECEMBER, book, np.arange(2), 100.0, terms(book), rules=rules)
    assert book.experience[0] == pytest.approx(6.0)
    assert book.experience[1] < 6.0


def test_idle_agencies_shrink_but_keep_one_attorney():
    book = book_of(200, attorneys=3.0)
    rules = ServiceParameters(attorney_leave=0.02)
    for index in range(12):
        month = month_of(REGION, index)
        agency_year.hire_attorneys(month, book, np.arange(200), 0.0, terms(book), rules=rules)
    assert book.attorneys.sum() < 600
    assert book.attorneys.min() >= 0


def test_staff_follow_what_a_head_brings_in():
    busy, idle = book_of(100, staff=20.0, search=4e6), book_of(100, staff=20.0, search=1e6)
    for book in (busy, idle):
        agency_year.hire_staff(DECEMBER, book, np.arange(100), terms(book), rules=RULES)
    assert busy.staff.mean() > 20.0 > idle.staff.mean()
    steady = book_of(100, staff=20.0, marks=1e6, consulting=1e6)
    agency_year.hire_staff(DECEMBER, steady, np.arange(100), terms(steady), rules=RULES)
    assert np.all(steady.staff == 20.0)
