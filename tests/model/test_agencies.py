"""Agencies: how they stand at the opening, what they bill, how they enter, and the lines they sell."""

import numpy as np
import pytest

from model.arrays import OPEN
from model.city import City
from model.institutions.agency import line_shares, open_book, sizes
from model.institutions.service_lines import Drivers, ServiceLines, export_of, opening_drivers
from model.parameters.services import ServiceParameters
from model.tables.agencies import LINES, PANEL, SELF
from model.tables.patents import INVENTION, UTILITY_MODEL, Patents
from tests.model.agency_town import DECEMBER, REGION, RULES, accounts, market
from tests.model.small_city import month_of, small_region


def test_the_opening_book_adds_up_to_the_city():
    book = open_book(REGION, RULES, 0)
    assert len(book) == 600
    assert book.attorneys.sum() == 430
    assert book.heads().sum() == 11_000
    assert (book.drafting + book.other()).sum() == pytest.approx(2.9e9)
    assert np.count_nonzero(book.brand) == 25
    assert np.average(book.price, weights=book.drafts) == pytest.approx(1.0)


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
    assert agent.revenue == pytest.approx((services.book.drafting + services.book.other())[3])


def test_fees_and_drafts_of_a_month_go_to_the_agencies_chosen():
    services = market()
    patents, book = Patents(), services.book
    book.drafts[:] = book.drafting[:] = 0.0
    book.price[:] = 1.0
    kinds = np.array([INVENTION, INVENTION, UTILITY_MODEL, INVENTION])
    filed = patents.append(
        4, agency=np.array([0, 0, 0, SELF]), kind=kinds, weight=np.array([1.0, 20.0, 1.0, 1.0])
    )
    services.bill(DECEMBER, patents, filed, City())
    assert book.drafts[0] == pytest.approx(21.0 + RULES.utility_effort)
    assert services.drafting == pytest.approx(21 * RULES.fee_invention + RULES.fee_utility)
    assert services.filed - services.drafted == pytest.approx(1.0)
    assert services.inventions == pytest.approx(21.0)


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


def test_a_higher_incentive_brings_more_branches_after_a_while_and_is_paid_to_each():
    entered, paid, early = [], [], []
    for incentive in (0.0, 2e6):
        services, books = market(agency_attraction=0.0), accounts()
        for index in range(60):
            services.enter(month_of(REGION, index, agency_attraction=incentive), books)
            early += [services.pull] if index == 2 else []
        entered.append(np.count_nonzero(services.book.branch))
        paid.append(books.spent["agency_attraction"])
    assert entered[1] > entered[0] > 0
    assert paid == [0.0, 2e6 * entered[1]]  # those that would have come anyway are paid too
    assert 1.0 == early[0] < early[1] < services.pull


def test_agencies_founded_by_attorneys_wait_for_attorneys_and_for_work():
    found = []
    for pool, drafts in ((1e4, 1.0), (0.0, 1.0), (1e4, 0.5)):
        services = market()
        services.attorneys.pool = pool
        services.book.drafts *= drafts
        services.attorneys.stock.level = services.attorneys.recount(430.0)
        for index in range(24):
            services.enter(month_of(REGION, index), accounts())
        new = services.book.born >= 0
        found.append(np.count_nonzero(new & (services.book.attorneys > 0) & ~services.book.branch))
    assert found[1] == 0
    assert found[0] > found[2] > 0


def test_closed_agencies_leave_the_register():
    services, books = market(), accounts()
    for index in range(24):
        services.train(month_of(REGION, index), 8.0, 1.0)
        services.decide(month_of(REGION, index), 1.0)
        services.enter(month_of(REGION, index), books)
    book = services.book
    closed = book.closed != OPEN
    assert closed.any()
    assert book.attorneys[closed].sum() == 0.0
    assert (book.drafting + book.other())[closed].sum() == 0.0
    assert len(services.agencies) == len(book)
    assert len(services.model.agents) == np.count_nonzero(~closed)


def test_lines_share_the_revenue_of_the_opening():
    shares = line_shares(RULES)
    assert shares.sum() == pytest.approx(1.0)
    much = ServiceParameters(share_marks=0.35, share_search=0.25, share_litigation=0.3, share_operation=0.2)
    assert line_shares(much).sum() == pytest.approx(1.0)
    book = open_book(REGION, RULES, 0)
    lines = np.array([getattr(book, line).sum() for line in LINES])
    assert lines / lines.sum() == pytest.approx(shares)


@pytest.mark.parametrize(
    ("driver", "line"),
    [("marks", 0), ("rd", 1), ("reports", 1), ("cases", 2), ("deals", 3), ("high_tech", 4)],
)
def test_each_line_grows_with_its_own_driver_and_with_no_other(driver, line):
    first = opening_drivers(REGION.opening, 10.0)
    more = Drivers(**{**vars(first), driver: 3.0 * getattr(first, driver)})
    lines = ServiceLines(open_book(REGION, RULES, 0), first, RULES)
    grown = lines.growth(more)
    assert 1.0 < grown[line] < 3.0
    assert np.delete(grown, line) == pytest.approx(1.0)


def test_revenue_lines_add_up_to_the_revenue_and_to_what_agencies_book():
    services = market()
    first = opening_drivers(REGION.opening, 10.0)
    services.book.marks[:] = services.book.search[:] = services.book.litigation[:] = 0.0
    services.book.operation[:] = services.book.consulting[:] = 0.0
    month = month_of(REGION, 0)
    services.serve(month, City(), accounts(), first, exchange=0.0, vouchers=(0.0, 0.0))
    assert services.revenue == pytest.approx(services.lines.income.sum() + services.drafting)
    assert services.book.other().sum() == pytest.approx(services.lines.income.sum())


def test_vouchers_and_projects_abroad_are_consulting_and_the_public_pays_all_vouchers():
    plain, served = market(), market()
    first, books = opening_drivers(REGION.opening, 10.0), accounts()
    month = month_of(REGION, 0)
    plain.serve(month, City(), accounts(), first, exchange=0.0, vouchers=(0.0, 0.0))
    served.serve(month, City(), books, first, exchange=12.0, vouchers=(900.0, 300.0))
    more = served.lines.income - plain.lines.income
    assert more[:4] == pytest.approx(0.0, abs=1e-3)
    assert more[4] == pytest.approx(300.0 + export_of(12.0, RULES) / 12.0)
    assert books.spent["service_vouchers"] == 900.0


def test_export_projects_bring_less_the_more_there_are():
    once, twice = export_of(20.0, RULES), export_of(40.0, RULES)
    assert once < twice < 2 * once


def test_a_lockdown_postpones_most_work():
    services, books = market(), accounts()
    first = opening_drivers(REGION.opening, 10.0)
    closed = small_region(months=132, economy={"activity": 0.2})
    income, plain = [], 0.0
    for index in range(60):
        month = month_of(closed if index < 2 else REGION, index)
        wages = services.terms(month).wages
        services.serve(month, City(), books, first, exchange=0.0, vouchers=(0.0, 0.0))
        income.append(services.revenue / wages)
        plain = float(services.lines.demand.sum()) / 12.0
    assert income[0] == pytest.approx(0.2 * plain, rel=1e-3)
    lost = 60 * plain - sum(income)
    assert lost == pytest.approx(2 * 0.8 * plain * (1 - RULES.postponed), rel=0.02)  # wages rise meanwhile
