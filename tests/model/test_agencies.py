"""Agencies: opening size, billing, yearly decisions, and how innovators choose among them."""

import mesa
import numpy as np
import pytest

from model.accounts import Accounts
from model.arrays import OPEN
from model.behaviour.services import Clients, choose_agencies, pick_agency, self_share
from model.city import City
from model.institutions import agency_year
from model.institutions.agency import open_book, sizes
from model.institutions.agency_year import Terms
from model.institutions.service_market import ServiceMarket
from model.parameters.services import ServiceParameters
from model.policy import Policy
from model.tables.agencies import OUTSIDE, PANEL, SELF, AgencyBook
from model.tables.innovators import UNIVERSITY, Innovators
from model.tables.patents import INVENTION, Patents
from tests.model.small_city import month_of, small_region

RULES = ServiceParameters()
OPENING = {
    "agencies": 600.0, "attorneys": 430.0, "service_practitioners": 11_000.0,
    "service_revenue_2019": 2.9e9, "brand_agencies": 25.0, "invention_applications_2019": 33_201.0,
    "utility_model_applications_2019": 37_700.0, "design_applications_2019": 6_200.0,
}  # fmt: skip
REGION = small_region(months=132, **OPENING)
TERMS = Terms(drafts_per_attorney=60.0, revenue_per_head=1e5, inspection=0.1, zones=1.0)
DECEMBER = month_of(REGION, 11)


def market(**levers: float) -> ServiceMarket:
    return ServiceMarket(mesa.Model(), REGION, RULES, Policy(**levers), seed=0, zones=1.0)


def book_of(count: int, **columns) -> AgencyBook:
    book = AgencyBook()
    book.append(count, key=np.arange(1, count + 1, dtype=np.uint64) * np.uint64(977), **columns)
    return book


def firms(count: int, **columns) -> Innovators:
    innovators = Innovators()
    innovators.append(count, key=np.arange(1, count + 1, dtype=np.uint64), revenue=1e7, **columns)
    return innovators


def choose(innovators: Innovators, book: AgencyBook, clients: Clients, month=DECEMBER, local_share=1.0):
    return choose_agencies(
        month, innovators, book, clients, services=RULES, nodes=0.0, local_share=local_share,
        drafts_per_attorney=60.0,
    )  # fmt: skip


def test_the_opening_book_adds_up_to_the_city():
    book = open_book(REGION.opening, RULES, 0)
    assert len(book) == 600
    assert book.attorneys.sum() == 430
    assert book.attorneys.sum() + book.staff.sum() == 11_000
    assert (book.drafting + book.other).sum() == pytest.approx(2.9e9)
    assert np.count_nonzero(book.brand) == 25


def test_about_85_per_cent_of_patent_agencies_have_at_most_ten_attorneys():
    u = (np.arange(5000) + 0.5) / 5000
    people = sizes(u, 5000 * 6.5, RULES.size_tail)
    assert 0.80 < np.mean(people <= 10) < 0.90  # .853 in China, end of 2021
    assert 0.005 < np.mean(people > 50) < 0.02  # .011


def test_sizes_are_whole_persons_that_add_up():
    people = sizes(np.array([0.1, 0.5, 0.99]), 17.0, 2.0)
    assert people.sum() == 17
    assert np.all(people == np.floor(people))
    assert people.min() >= 1


def test_an_agent_shows_its_row():
    services = market()
    agent = services.agencies[3]
    services.book.price[3] = 1.7
    assert agent.price == 1.7
    assert agent.attorneys == services.book.attorneys[3]


def test_fees_and_drafts_of_a_month_go_to_the_agencies_chosen():
    services = market()
    patents, book = Patents(), services.book
    book.drafts[:] = book.drafting[:] = 0.0
    book.price[:] = 1.0
    filed = patents.append(
        3, agency=np.array([0, 0, SELF]), kind=INVENTION, weight=np.array([1.0, 20.0, 1.0])
    )
    services.bill(DECEMBER, patents, filed, City())
    assert book.drafts[0] == pytest.approx(21.0)
    assert services.drafting == pytest.approx(21 * RULES.fee_invention)
    assert (services.drafted, services.filed) == (pytest.approx(21.0), pytest.approx(22.0))


def test_tenders_are_spread_over_agencies_by_size_and_partly_leave_the_city():
    services = market()
    patents, book = Patents(), services.book
    book.drafts[:] = 0.0
    filed = patents.append(100, agency=PANEL, kind=INVENTION)
    share = services.local_share(DECEMBER)
    services.bill(DECEMBER, patents, filed, City())
    assert book.drafts.sum() == pytest.approx(100 * share)
    assert np.all((book.drafts > 0) == (book.attorneys > 0))


def test_crowded_agencies_lose_work_to_other_cities():
    services = market()
    before = services.local_share(DECEMBER)
    services.book.drafts *= 2.0
    assert services.local_share(DECEMBER) < before


def test_agencies_hire_when_there_is_work_as_far_as_the_pool_goes():
    book = book_of(10, attorneys=10.0, drafts=1200.0)
    rows = np.arange(10)
    left = agency_year.hire_attorneys(DECEMBER, book, rows, 7.0, TERMS, rules=RULES)
    assert left == 0.0
    gone = 100 + 7 - book.attorneys.sum()
    assert 0 <= gone <= 20
    assert np.all(book.attorneys == np.floor(book.attorneys))


def test_idle_agencies_shrink_but_keep_one_attorney():
    book = book_of(200, attorneys=3.0, drafts=0.0)
    for index in range(12):
        agency_year.hire_attorneys(
            month_of(REGION, index),
            book,
            np.arange(200),
            0.0,
            TERMS,
            rules=ServiceParameters(attorney_leave=0.02),
        )
    assert book.attorneys.sum() < 600
    assert book.attorneys.min() >= 0


def test_staff_follow_what_a_head_brings_in():
    busy, idle = book_of(100, staff=20.0, other=4e6), book_of(100, staff=20.0, other=1e6)
    for book in (busy, idle):
        agency_year.hire_staff(DECEMBER, book, np.arange(100), TERMS, rules=RULES)
    assert busy.staff.mean() > 20.0 > idle.staff.mean()
    steady = book_of(100, staff=20.0, other=2e6)
    agency_year.hire_staff(DECEMBER, steady, np.arange(100), TERMS, rules=RULES)
    assert np.all(steady.staff == 20.0)


def test_inspection_finds_misconduct_and_credit_suffers():
    strict = Terms(60.0, 1e5, inspection=1.0, zones=1.0)
    book = book_of(2000, credit=0.0, brand=True)
    found = agency_year.behave(
        DECEMBER, book, np.arange(2000), strict, rules=ServiceParameters(deterrence=0.0)
    )
    assert found.size / 2000 == pytest.approx(RULES.misconduct, abs=0.03)
    assert np.all(book.listed[found] == 11)
    assert not book.brand[found].any()
    calm = book_of(2000, credit=0.0)
    assert (
        agency_year.behave(DECEMBER, calm, np.arange(2000), Terms(60, 1e5, 0.0, 1.0), rules=RULES).size == 0
    )


def test_the_best_of_good_credit_become_brands():
    book = book_of(
        5, quality=np.array([2.0, 1.0, 0.0, -1.0, 3.0]), staff=10.0, credit=np.array([1, 1, 1, 1, 0.2])
    )
    named = agency_year.name_brands(book, 2.0, rules=RULES)
    assert set(named) == {0, 1}


def test_a_brand_invests_in_quality_and_new_zones_draw_agencies():
    book = book_of(1000, brand=np.arange(1000) < 500)
    zones = Terms(60.0, 1e5, 0.1, zones=3.0)
    agency_year.invest(DECEMBER, book, np.arange(1000), zones, rules=RULES)
    assert np.all(book.quality[:500] == pytest.approx(RULES.quality_speed * RULES.brand_quality))
    assert np.all(book.quality[500:] == 0.0)
    assert np.mean(book.cluster) == pytest.approx(2 * RULES.cluster_move, abs=0.03)


def test_losses_and_smallness_make_agencies_close():
    small = book_of(4000, staff=2.0, other=1e6)
    poor = book_of(4000, staff=2.0, other=1e3)
    large = book_of(4000, staff=200.0, other=1e8)
    closed = [
        agency_year.close_down(DECEMBER, book, np.arange(4000), TERMS, rules=RULES)[0].size
        for book in (small, poor, large)
    ]
    assert closed[2] < closed[0] < closed[1]
    assert closed[0] / 4000 == pytest.approx(RULES.exit_rate, abs=0.015)


def test_a_higher_incentive_brings_more_agencies_and_costs_per_agency_brought():
    entered, paid = [], []
    for incentive in (0.0, 2e6):
        services = market(agency_attraction=0.0)
        accounts = Accounts(Innovators())
        accounts.open_account("government")
        first = len(services.book)
        for index in range(60):
            services.enter(month_of(REGION, index, agency_attraction=incentive), accounts)
        entered.append(len(services.book) - first)
        paid.append(accounts.spent["agency_attraction"])
    assert entered[1] > entered[0]
    assert paid[0] == 0.0
    assert paid[1] % 2e6 == 0.0
    assert 0.0 < paid[1] / 2e6 < entered[1]


def test_closed_agencies_leave_the_register_and_the_city_keeps_its_attorneys_book():
    services = market()
    accounts = Accounts(Innovators())
    accounts.open_account("government")
    for index in range(24):
        services.train(8.0, 1.0)
        services.decide(month_of(REGION, index))
        services.enter(month_of(REGION, index), accounts)
    book = services.book
    closed = book.closed != OPEN
    assert closed.any()
    assert book.attorneys[closed].sum() == 0.0
    assert len(services.agencies) == len(book)
    assert len(services.model.agents) == np.count_nonzero(~closed)
    assert services.pool >= 0.0


def test_a_lockdown_postpones_most_work():
    services = market()
    accounts = Accounts(Innovators())
    accounts.open_account("government")
    closed, normal = small_region(months=132, economy={"activity": 0.2}), REGION
    income = []
    for index in range(60):
        region = closed if index < 2 else normal
        services.serve(
            month_of(region, index, service_vouchers=0.0), City(), accounts, exchange=0.0, zones=1.0
        )
        income.append(services.revenue)
    plain = income[-1]
    assert income[0] == pytest.approx(0.2 * plain, rel=1e-3)  # the last postponed work still trickles
    lost = 60 * plain - sum(income)
    assert lost == pytest.approx(2 * 0.8 * plain * (1 - RULES.postponed), rel=0.01)


def test_shares_of_self_filing_and_of_other_cities_are_met():
    innovators, book = firms(20_000), book_of(5, attorneys=10.0)
    choose(innovators, book, Clients(), local_share=0.6)
    alone = np.mean(innovators.agency == SELF)
    assert alone == pytest.approx(self_share(0.0, 200e4 / RULES.voucher_value / 20_000, RULES), abs=0.01)
    assert np.mean(innovators.agency == OUTSIDE) == pytest.approx(0.4 * (1 - alone), abs=0.01)


def test_universities_and_large_holders_tender():
    innovators = firms(10, kind=np.array([UNIVERSITY] + [0] * 9), inventions=np.array([0.0] * 9 + [500.0]))
    choose(innovators, book_of(3, attorneys=5.0), Clients())
    assert np.flatnonzero(innovators.agency == PANEL).tolist() == [0, 9]


def test_a_client_decides_again_once_a_year_and_changes_its_mind_only_for_a_reason():
    innovators, book, clients = firms(6000), book_of(20, attorneys=5.0), Clients()
    choose(innovators, book, clients, month_of(REGION, 0))
    before, asked = innovators.agency.copy(), 0
    for index in range(1, 13):
        asked += choose(innovators, book, clients, month_of(REGION, index)).size
    assert asked == 6000
    assert np.array_equal(innovators.agency, before)


def test_new_innovators_choose_when_they_arrive_and_the_deserted_choose_anew():
    innovators, book, clients = firms(2000), book_of(4, attorneys=5.0), Clients()
    choose(innovators, book, clients, month_of(REGION, 0))
    innovators.append(5, key=np.arange(5000, 5005, dtype=np.uint64), revenue=1e7)
    left = np.flatnonzero(innovators.agency == 2)
    book.closed[2], book.attorneys[2] = 1, 0.0
    rows = choose(innovators, book, clients, month_of(REGION, 1))
    assert {*range(2000, 2005), *left} <= set(rows.tolist())
    assert not np.any(innovators.agency == 2)


def test_price_quality_and_room_sway_the_choice():
    innovators = firms(4000)
    for column, good, bad in (("price", 0.7, 1.4), ("quality", 1.0, -1.0), ("drafts", 0.0, 900.0)):
        book = book_of(2, attorneys=5.0, **{column: np.array([good, bad])})
        best = pick_agency(innovators, book, np.arange(4000), DECEMBER, RULES, 60.0)
        assert np.mean(best == 0) > 0.55, column


def test_nodes_and_vouchers_bring_small_firms_to_agencies():
    assert self_share(50.0, 0.0, RULES) < self_share(0.0, 0.0, RULES) == RULES.self_share
    assert self_share(0.0, 0.5, RULES) == pytest.approx(0.5 * RULES.self_share)
