"""Clients: whom they know, whom they choose, and what vouchers change."""

import numpy as np
import pytest

from model.behaviour.known_agencies import NOBODY, directory, known_sets
from model.behaviour.services import (
    Clients,
    attraction,
    best_agency,
    fit_other_ways,
    probabilities,
    taste,
    weigh_ways,
    worth_of,
)
from model.behaviour.vouchers import small_firms, take_vouchers
from model.parameters.services import ServiceParameters
from model.tables.agencies import OUTSIDE, PANEL, SELF
from model.tables.innovators import UNIVERSITY
from tests.model.agency_town import REGION, RULES, book_of, choose, firms
from tests.model.small_city import month_of

JANUARY = month_of(REGION, 0, service_vouchers=0.0)


def known(innovators, book, *, nodes=0.0, rules=RULES):
    rows = np.arange(len(innovators))
    listing = directory(book, 0, 3)
    return np.array(known_sets(JANUARY, innovators, rows, listing, services=rules, nodes=nodes))


def test_choices_follow_the_logit_against_a_hand_calculation():
    book = book_of(2, attorneys=5.0, quality=np.array([1.0, -1.0]), price=np.array([1.0, 0.8]))
    innovators = firms(40_000)
    rows, clients = np.arange(40_000), Clients(0.6)
    clients.alone, clients.elsewhere = 0.3, -0.2
    appeal = attraction(book, RULES, np.full(2, RULES.opening_load), 1.0)
    assert appeal[0] == pytest.approx(RULES.choice_quality)
    assert appeal[1] == pytest.approx(-RULES.choice_quality - RULES.choice_price * np.log(0.8))
    everyone = [np.zeros(40_000, dtype=np.intp), np.ones(40_000, dtype=np.intp)]
    nobody, unserved = np.full(40_000, NOBODY), np.zeros(40_000, dtype=bool)
    best, least = best_agency(innovators, book, rows, everyone, nobody, appeal, 0, RULES)
    choice, _ = weigh_ways(innovators.key, best, least, nobody, unserved, clients, 0, RULES)
    worth = np.array([0.3, -0.2, *(appeal + RULES.choice_field)])  # all are of field 0
    by_hand = np.exp(worth) / np.exp(worth).sum()
    seen = [np.mean(choice == option) for option in (SELF, OUTSIDE, 0, 1)]
    assert seen == pytest.approx(by_hand, abs=0.01)
    model = probabilities(worth_of(innovators, book, rows, everyone, appeal, RULES), 0.3, -0.2)
    assert model[:, 0] == pytest.approx(by_hand)


def test_the_compiled_race_draws_the_tastes_that_are_declared():
    book, innovators = book_of(3, attorneys=5.0, field=np.array([0, 1, 0])), firms(200)
    appeal = np.array([0.2, 0.4, -0.1])
    options = [np.full(200, option) for option in range(3)]
    present = np.where(np.arange(200) < 100, 2, NOBODY)
    best, least = best_agency(innovators, book, np.arange(200), options, present, appeal, 7, RULES)
    gain = appeal + RULES.choice_field * (book.field == 0)
    odds = np.exp(gain + RULES.choice_loyalty * (present[:, None] == np.arange(3)))
    race = np.array([taste(7, innovators.key, book.key[[option] * 200]) for option in range(3)]).T / odds
    assert np.array_equal(best, race.argmin(axis=1))
    assert least == pytest.approx(race.min(axis=1))


def test_the_worth_of_other_ways_is_fitted_to_the_shares_of_the_opening():
    worth = np.array([[0.5, 1.0, -np.inf], [-np.inf, 0.2, -np.inf]])
    alone, elsewhere = fit_other_ways(worth, np.ones(3), 0.3, 0.6)
    share = probabilities(worth, alone, elsewhere)[:2].mean(axis=1)
    assert share == pytest.approx([0.3, 0.7 * 0.4], abs=1e-6)


def test_shares_of_self_filing_and_of_other_cities_come_out_at_the_opening():
    innovators, book = firms(20_000), book_of(30, attorneys=10.0)
    choose(innovators, book, Clients(0.6), JANUARY)
    alone = np.mean(innovators.agency == SELF)
    assert alone == pytest.approx(RULES.self_share, abs=0.01)
    assert np.mean(innovators.agency == OUTSIDE) == pytest.approx(0.4 * (1 - RULES.self_share), abs=0.01)


def test_known_sets_are_few_and_keyed_and_persist_when_others_come_and_go():
    innovators = firms(3000, awareness=0.5)
    book = book_of(60, attorneys=5.0)
    before = known(innovators, book)
    assert before.shape[0] <= round(RULES.known) + 2
    assert np.array_equal(before, known(innovators, book))
    book.attorneys[7] = 0.0
    book.append(1, key=np.uint64(5), attorneys=5.0)
    after = known(innovators, book)
    changed = before != after
    assert np.all((before[changed] == 7) | (after[changed] == 60))
    assert 0.0 < changed.mean() < 0.1


def test_agencies_are_known_in_proportion_to_their_attorneys():
    book = book_of(2, attorneys=np.array([30.0, 90.0]))
    met = known(firms(20_000), book)[2]
    assert np.mean(met == 1) == pytest.approx(0.75, abs=0.12)  # places of tickets are luck


def test_one_of_the_known_is_near_and_one_is_of_the_field():
    innovators = firms(900, district=np.repeat([0, 1, 2], 300), sector=np.tile([0, 1, 2], 300))
    book = book_of(30, attorneys=5.0, district=np.tile([0, 1], 15), field=np.repeat([0, 1], 15))
    near, field, *_ = known(innovators, book)
    assert np.all(book.district[near[:600]] == innovators.district[:600])
    assert np.all(near[600:] == NOBODY)
    here = innovators.sector < 2
    assert np.all(book.field[field[here]] == innovators.sector[here])
    assert np.all(field[~here] == NOBODY)


def test_awareness_and_public_nodes_widen_the_set():
    book = book_of(60, attorneys=5.0)
    size = [
        np.mean((known(firms(4000, awareness=aware), book, nodes=nodes) != NOBODY).sum(axis=0))
        for aware, nodes in ((0.0, 0.0), (0.5, 0.0), (0.0, 1e6))
    ]
    plain = size[0]
    assert size[1] - plain == pytest.approx(0.5 * RULES.known_more, abs=0.05)
    assert size[2] - plain == pytest.approx(RULES.node_known, abs=0.05)


def test_more_known_agencies_mean_fewer_who_do_it_themselves():
    alone = []
    for nodes in (0.0, 1e6):
        innovators, clients = firms(12_000), Clients(0.6)
        book = book_of(30, attorneys=10.0)
        choose(innovators, book, clients, JANUARY)
        clients.seen, innovators.agency[:] = 0, SELF  # all choose anew, at the worth of other ways as fitted
        worth = clients.alone, clients.elsewhere
        clients.seen = 1
        for index in range(12):
            choose(innovators, book, clients, month_of(REGION, index, service_vouchers=0.0), nodes=nodes)
        assert (clients.alone, clients.elsewhere) == worth
        alone.append(np.mean(innovators.agency == SELF))
    assert alone[1] < alone[0]


def test_universities_and_large_holders_tender():
    innovators = firms(10, kind=np.array([UNIVERSITY] + [0] * 9), inventions=np.array([0.0] * 9 + [500.0]))
    choose(innovators, book_of(3, attorneys=5.0), Clients(0.6))
    assert np.flatnonzero(innovators.agency == PANEL).tolist() == [0, 9]


def test_a_client_decides_again_once_a_year_and_changes_its_mind_only_for_a_reason():
    innovators, book, clients = firms(6000), book_of(20, attorneys=5.0), Clients(0.6)
    choose(innovators, book, clients, JANUARY)
    before, asked = innovators.agency.copy(), 0
    for index in range(1, 13):
        asked += choose(innovators, book, clients, month_of(REGION, index, service_vouchers=0.0)).size
    assert asked == 6000
    assert np.array_equal(innovators.agency, before)


def test_switching_has_a_cost_so_that_few_leave_for_a_slightly_cheaper_one():
    moved = []
    for loyalty in (1.0, 4.0):
        rules = ServiceParameters(choice_loyalty=loyalty)
        innovators, book = firms(4000), book_of(2, attorneys=5.0)
        rows, both = np.arange(4000), [np.zeros(4000, dtype=np.intp), np.ones(4000, dtype=np.intp)]
        appeal = np.zeros(2)
        first, _ = best_agency(innovators, book, rows, both, np.full(4000, NOBODY), appeal, 0, rules)
        appeal[1] = 1.5
        then, _ = best_agency(innovators, book, rows, both, first, appeal, 0, rules)
        moved.append(np.mean(then != first))
    assert moved[0] > moved[1] == 0.0


def test_new_innovators_choose_when_they_arrive_and_the_deserted_choose_anew():
    innovators, book, clients = firms(2000), book_of(4, attorneys=5.0), Clients(0.6)
    choose(innovators, book, clients, JANUARY)
    innovators.append(5, key=np.arange(5000, 5005, dtype=np.uint64), revenue=1e7, turn=7)
    left = np.flatnonzero(innovators.agency == 2)
    book.closed[2], book.attorneys[2] = 1, 0.0
    rows = choose(innovators, book, clients, month_of(REGION, 1))
    assert {*range(2000, 2005), *left} <= set(rows.tolist())
    assert not np.any(innovators.agency == 2)
    assert rows.size == np.unique(rows).size


def test_price_quality_credit_and_room_sway_the_choice():
    load = np.full(2, RULES.opening_load)
    for column, good, bad in (
        ("price", 0.7, 1.4),
        ("quality", 1.0, -1.0),
        ("credit", 1.0, 0.2),
        ("brand", 1, 0),
    ):
        book = book_of(2, attorneys=5.0, **{column: np.array([good, bad])})
        appeal = attraction(book, RULES, load, 1.0)
        assert appeal[0] > appeal[1], column
    crowded = attraction(book_of(2), RULES, np.array([0.5, 1.5]), 1.0)
    assert crowded[0] > crowded[1]


@pytest.mark.parametrize("money", [0.0, 1e6, 5e8])
def test_vouchers_go_to_aware_small_firms_and_saturate_in_those_who_apply(money):
    innovators = firms(24_000, awareness=np.tile([0.0, 0.4], 12_000), revenue=np.repeat([1e7, 1e9], 12_000))
    month = month_of(REGION, 0, service_vouchers=money)
    rows = innovators.taking_stock(month.of_year)
    served = take_vouchers(month, innovators, rows, small_firms(innovators, rows, RULES), RULES)
    assert not served[innovators.awareness[rows] == 0.0].any()
    assert not served[innovators.revenue[rows] > 1e8].any()
    most = (
        RULES.voucher_takeup
        * 0.4
        * np.sum((innovators.awareness[rows] > 0) & (innovators.revenue[rows] < 1e8))
    )
    assert served.sum() == pytest.approx(
        min(money / 12 / RULES.voucher_value, most), abs=4 * np.sqrt(most) + 0.5
    )


def test_who_would_have_used_an_agency_takes_the_voucher_too_and_only_others_add():
    innovators, clients, book = firms(24_000, awareness=1.0), Clients(0.6), book_of(30, attorneys=10.0)
    choose(innovators, book, clients, month_of(REGION, 0, service_vouchers=5e8))
    vouchers = clients.vouchers
    assert vouchers.paid == pytest.approx(vouchers.firms * RULES.voucher_value)
    assert vouchers.added / vouchers.firms == pytest.approx(RULES.self_share, abs=0.06)
    assert vouchers.bought(RULES)[1] < vouchers.bought(RULES)[0]
