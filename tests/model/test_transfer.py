"""Transfer, licences, use and value added: analytic limits, and what must hold in any month."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import chance
from model.arrays import OPEN
from model.behaviour.market import (
    adopt_rules,
    eagerness,
    effort_of,
    inventors_stake,
    meeting_chance,
    register_contracts,
)
from model.behaviour.takers import Buyers
from model.behaviour.transfer import dealing, fates, hand_over, sell
from model.tables.deals import ASSIGNMENT, EXCLUSIVE, OPEN_LICENCE
from model.tables.innovators import FIRM, UNIVERSITY
from model.tables.patents import LEFT
from tests.model.credit_town import keys
from tests.model.technology_town import OPENING, RULES, SECTORS, Town, count_inventions

# ── meeting and effort ────────────────────────────────────────────────────────────────────────────


@given(st.floats(0.0, 1.0), st.floats(0.0, 50.0), st.floats(0.0, 1.0))
def test_platforms_and_centres_raise_meetings_less_and_less(platform: float, centres: float, more: float):
    low = meeting_chance(platform * more, centres * more, RULES)
    high = meeting_chance(platform, centres, RULES)
    assert 0.0 < low <= high < 1.0
    first = meeting_chance(0.0, 10.0, RULES) - meeting_chance(0.0, 0.0, RULES)
    second = meeting_chance(0.0, 20.0, RULES) - meeting_chance(0.0, 10.0, RULES)
    assert second < first


def test_inventors_without_title_make_no_effort_for_it():
    assert inventors_stake(0.0, 0.9, 15.0, RULES) == 0.0
    assert inventors_stake(1.0, 1.0, 1000.0, RULES) == pytest.approx(1.0)
    assert effort_of(0.0, RULES) == 0.0
    assert effort_of(1.0, RULES) == pytest.approx(1.0)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 19.0))
def test_a_larger_share_and_a_longer_right_raise_effort(title: float, ownership: float, years: float):
    stake = inventors_stake(title, ownership, years, RULES)
    assert inventors_stake(title, ownership, years + 1.0, RULES) >= stake
    assert inventors_stake(title, min(ownership + 0.1, 1.0), years, RULES) >= stake
    assert 0.0 <= stake <= effort_of(stake, RULES) + 1e-12 <= 1.0 + 1e-9


@given(st.floats(0.0, 0.8), st.floats(0.01, 0.1))
def test_each_step_of_stake_adds_effort_and_less_than_the_one_before(stake: float, step: float):
    one, two, three = (effort_of(stake + k * step, RULES) for k in range(3))
    assert three > two > one
    assert three - two < two - one


def test_universities_adopt_a_rule_step_by_step_and_then_keep_it():
    town = Town(title_grant_share=0.05)
    town.levers = {"title_grant_share": 0.9, "use_right_years_ordered": 10.0}
    titles = []
    for index in range(24):
        adopt_rules(town.month(index), town.market, town.innovators, centres=1.0, rules=RULES)
        titles.append(town.market.title)
    assert titles[0] == pytest.approx(0.05 + RULES.adoption)
    assert titles[-1] == 0.9
    assert town.market.use_years == 10.0


def test_more_effort_makes_universities_offer_more_and_firms_not():
    town = Town()
    before = eagerness(town.innovators, town.patents, np.arange(12), town.market, RULES)
    town.market.effort += 0.5
    after = eagerness(town.innovators, town.patents, np.arange(12), town.market, RULES)
    assert np.all(after[:6] > before[:6])  # the university's
    assert np.array_equal(after[6:], before[6:])


# ── deals ─────────────────────────────────────────────────────────────────────────────────────────


def test_every_live_patent_has_its_turn_once_a_year():
    town = Town()
    nothing = np.empty(0, dtype=np.intp)
    seen = np.concatenate([town.calendar.turn(index, town.patents, nothing) for index in range(12)])
    assert np.array_equal(np.sort(seen), np.arange(len(town.patents)))


def test_what_ended_has_no_turn_and_what_is_new_has():
    town = Town()
    town.patents.ended[:100] = 0
    new = town.patents.append(5, filed=3, key=keys(5, "new"))
    assert np.intersect1d(town.calendar.turn(3, town.patents, new), new).size == 0  # pending
    town.patents.granted[new] = 14
    turn = town.calendar.turn(15, town.patents, np.empty(0, dtype=np.intp))
    assert np.all(np.isin(new, turn))
    assert turn.min() >= 100


def test_the_opening_year_has_the_transfers_and_licences_of_2019():
    transfers, licences = [], []
    for seed in range(20):
        town = Town()
        town.patents.key[:] = keys(len(town.patents), f"world {seed}")
        for index in range(12):
            town.trade(index)
        assigned = town.market.deals.kind == ASSIGNMENT
        transfers.append(np.count_nonzero(assigned))
        licences.append(np.count_nonzero(~assigned))
    # what changes hands in the year is used more and then offered less; void deals are few
    assert np.mean(transfers) == pytest.approx(OPENING.patent_transfers_2019, rel=0.1)
    assert np.mean(licences) == pytest.approx(OPENING.patent_licences_2019, rel=0.2)


def test_looking_at_likely_patents_only_loses_no_deal():
    town = Town(open_licensing_share=0.4, patent_pools=20.0)
    turn = np.arange(len(town.patents))
    month = town.month(0)
    rows, sale, agreed, posted = dealing(month, town.market, town.innovators, town.patents, turn, RULES)
    u = month.uniform("transfer.deal", town.patents.key[turn])
    eager = eagerness(town.innovators, town.patents, turn, town.market, RULES)
    idle = (town.innovators.kind[town.patents.owner] == UNIVERSITY) & ~town.patents.used
    university = idle
    offered = chance.uniform(0, "transfer.open_licence", town.patents.key, 0) < 0.4
    tight = town.market.tightness(RULES)
    rate = (town.market.transfer_rate * fates(RULES).sum() + town.market.licence_rate) * eager
    rate *= tight[town.patents.sector[turn]]
    rate += RULES.open_rate * (university & offered)
    assert np.array_equal(rows, turn[u < -np.expm1(-rate)])
    assert sale + agreed + posted == pytest.approx(rate[rows])


def test_pairs_across_the_border_count_as_two_transfers():
    rows = fates(RULES)
    assert rows[0] + rows[1] + 2.0 * rows[2] == pytest.approx(1.0)


def test_a_sale_moves_owner_count_and_money_and_keeps_identity():
    town = Town()
    sold = np.arange(0, 300, 3)
    before, identity = town.innovators.cash.copy(), town.patents.key[sold].copy()
    owner = town.patents.owner[sold].copy()
    hand_over(town.month(0), town.market, town.innovators, town.patents, town.accounts, sold, RULES)
    moved = town.patents.owner[sold] != owner
    assert np.count_nonzero(moved) > 80
    assert np.array_equal(town.patents.key[sold], identity)
    assert np.array_equal(count_inventions(town.innovators, town.patents), town.innovators.inventions)
    prices = town.market.deals.price
    worth = town.patents.value[town.market.deals.patent] * RULES.price_years * RULES.price_share
    assert prices == pytest.approx(worth * town.market.buyers.fit[town.market.deals.taker])
    paid = np.zeros(len(town.innovators))
    inventors = np.where(town.market.deals.public, town.market.title * town.market.ownership, 0.0)
    np.add.at(paid, town.market.deals.giver, prices * (1.0 - inventors))
    np.subtract.at(paid, town.market.deals.taker, prices)
    assert town.innovators.cash - before == pytest.approx(paid, abs=1e-3)
    town.accounts.close("sale")


def test_nobody_buys_without_money():
    town = Town()
    town.innovators.cash[:] = 0.0
    town.accounts.balances["outside"] += 500 * 1e9
    hand_over(town.month(0), town.market, town.innovators, town.patents, town.accounts, np.arange(50), RULES)
    assert len(town.market.deals) == 0
    assert town.market.void["no money"] > 30


def test_buyers_are_firms_of_the_field():
    town = Town()
    sector = (np.arange(1000) % SECTORS).astype(np.int8)
    u = chance.uniform(0, "test.pick", np.arange(1000, dtype=np.uint64), 0)
    buyer = Buyers.of(town.innovators, SECTORS, RULES).pick(sector, u)
    assert np.array_equal(town.innovators.sector[buyer], sector)
    assert np.all(town.innovators.kind[buyer] == FIRM)


def test_what_leaves_the_city_ends_here():
    town = Town(count=100)
    rows = np.arange(600)
    left = sell(town.month(0), town.market, town.innovators, town.patents, town.accounts, rows, RULES)
    share = fates(RULES)[1] / fates(RULES).sum()
    assert left.size == pytest.approx(600 * share, abs=4.0 * np.sqrt(600 * share))
    assert np.all(town.patents.outcome[left] == LEFT)
    assert np.all(town.patents.ended[left] == 0)
    assert np.array_equal(count_inventions(town.innovators, town.patents), town.innovators.inventions)
    town.accounts.close("sale")


def test_a_pledged_patent_is_not_sold():
    town = Town()
    town.market.transfer_rate = 100.0
    town.loans.append(3000, patent=np.arange(3000), outstanding=1.0)
    for index in range(12):
        town.trade(index)
    assert not np.any(town.market.deals.kind == ASSIGNMENT)


def test_open_licences_come_with_the_lever_only():
    def licences(share: float) -> int:
        town = Town(each=40, count=60, open_licensing_share=share)
        for index in range(12):
            town.trade(index)
        return int(np.count_nonzero(town.market.deals.kind == OPEN_LICENCE))

    assert licences(0.0) == 0
    assert licences(1.0) > 0


def test_contracts_grow_with_research_and_vary_as_gamma_says():
    town = Town()
    sums = []
    for index in range(60):
        register_contracts(town.month(index), town.market, town.innovators, rules=RULES)
        sums.append(town.market.contracts / (1.0 + RULES.contract_trend) ** ((index + 1) / 12.0))
    mean = OPENING.technology_turnover_2019 / 12.0
    assert np.mean(sums) == pytest.approx(mean, abs=4.0 * np.std(sums) / np.sqrt(60))
    contracts = mean / RULES.contract_mean
    expected = np.sqrt((1.0 + 1.0 / RULES.contract_shape) / contracts)
    assert np.std(sums) / mean == pytest.approx(expected, rel=0.4)


def test_money_and_counts_close_over_two_years_of_trade():
    town = Town(open_licensing_share=0.3, patent_pools=10.0, matching_platform=0.6, title_grant_share=0.5)
    for index in range(24):
        town.trade(index)
        assert np.array_equal(count_inventions(town.innovators, town.patents), town.innovators.inventions)
        assert town.innovators.cash.min() >= -1e-3
    assert abs(town.accounts.balances["technology_market"]) < 1e-3
    assert np.all(town.patents.licensed[town.market.deals.patent[town.market.deals.kind > ASSIGNMENT]] < OPEN)


def test_a_pledge_added_to_other_credit_bars_a_sale_for_its_years():
    town = Town()
    town.market.transfer_rate = 100.0
    town.pledges.append(3000, patent=np.arange(3000), registered=0)
    town.trade(1)
    assert not np.any(town.market.deals.kind == ASSIGNMENT)
    assert town.market.void["pledged or bound to a twin"] > 100
    later = 1 + int(12 * RULES.pledge_years)
    town.trade(later)
    assert np.any(town.market.deals.kind == ASSIGNMENT)


def test_a_right_whose_twin_is_pending_is_not_sold_alone():
    town = Town()
    town.market.transfer_rate = 100.0
    twin = town.patents.append(1, key=keys(1, "twin"), owner=1, filed=0, twin=0)
    town.patents.twin[:3000] = twin[0]
    town.trade(1)
    assert not np.any(town.market.deals.kind == ASSIGNMENT)
    town.patents.granted[twin] = 1
    town.trade(2)
    assert np.any(town.market.deals.kind == ASSIGNMENT)


def test_nobody_else_licenses_what_is_under_exclusive_licence():
    town = Town()
    town.market.licence_rate, town.market.transfer_rate = 100.0, 0.0
    for index in range(36):
        town.trade(index)
    deals = town.market.deals
    for patent in np.unique(deals.patent[deals.kind == EXCLUSIVE])[:200]:
        assert (
            np.flatnonzero(deals.patent == patent)[-1]
            == np.flatnonzero((deals.patent == patent) & (deals.kind == EXCLUSIVE))[0]
        )


def test_what_ended_is_not_traded():
    town = Town()
    town.market.transfer_rate = 100.0
    town.patents.ended[::2] = 0
    for index in range(12):
        town.trade(index)
    assert np.all(town.market.deals.patent % 2 == 1)


def test_a_right_that_comes_in_belongs_to_a_firm_of_the_city_and_both_sides_are_paid():
    town = Town(count=100)
    sell(town.month(0), town.market, town.innovators, town.patents, town.accounts, np.arange(600), RULES)
    deals = town.market.deals
    rows = np.arange(len(deals))
    came = rows[deals.giver[rows] == -1]
    assert came.size > 50
    assert np.array_equal(town.patents.owner[deals.patent[came]], deals.taker[came])
    went = rows[(deals.taker[rows] == -1)]
    assert np.all(np.isin(deals.patent[came], deals.patent[went]))
    assert np.array_equal(count_inventions(town.innovators, town.patents), town.innovators.inventions)
    town.accounts.close("border")


def test_more_offers_crowd_more_demand_helps_and_both_doubled_double_the_deals():
    town = Town()
    assert town.market.tightness(RULES) == pytest.approx(np.ones(SECTORS))
    town.market.offers = 2.0 * town.market.opening_offers
    assert 2.0 * town.market.tightness(RULES) == pytest.approx(np.full(SECTORS, 2.0**RULES.match_offers))
    town.market.demand = 2.0 * town.market.opening_demand
    assert town.market.tightness(RULES) == pytest.approx(np.ones(SECTORS))


def test_a_university_and_its_inventors_share_the_price_and_no_money_is_lost():
    town = Town(title_grant_share=1.0, inventor_ownership_share=0.7)
    before, outside = town.innovators.cash.copy(), town.accounts.balances["outside"]
    rows = np.arange(6)
    hand_over(town.month(0), town.market, town.innovators, town.patents, town.accounts, rows, RULES)
    price = float(town.market.deals.price.sum())
    assert price > 0.0
    assert town.innovators.cash[0] - before[0] == pytest.approx(0.3 * price)
    assert town.accounts.balances["outside"] - outside == pytest.approx(0.7 * price)
    town.accounts.close("shared")


def test_platforms_are_built_over_months():
    town = Town(matching_platform=0.1)
    town.levers = {"matching_platform": 0.5}
    adopt_rules(town.month(0), town.market, town.innovators, centres=1.0, rules=RULES)
    assert town.market.platform == pytest.approx(0.1 + RULES.platform_building)
