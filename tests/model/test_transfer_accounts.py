"""Who deals with whom and at what price; one owner for each right; title and platforms."""

from dataclasses import replace

import numpy as np
import pytest

from model.behaviour.bargain import worth
from model.behaviour.transfer import bound_by_pledge, grant_licences, hand_over, take_over
from model.indicators.breakdowns import BREAKDOWNS
from model.indicators.deal_count import DealCount
from model.indicators.deals import LOW_PRICE
from model.indicators.registry import INDICATORS
from model.indicators.use_census import UseCensus
from model.tables.deals import ASSIGNMENT, EXCLUSIVE, LICENCE, OPEN_LICENCE
from model.tables.innovators import FIRM, UNIVERSITY
from tests.invariants.worlds import world
from tests.model.technology_town import RULES, Town, count_inventions


def year_of_trade(count: int = 500, each: int = 6, **levers: float) -> Town:
    """A town whose levers change after the opening, traded for two years."""
    town = Town(count, each)
    town.levers = levers
    for index in range(24):
        town.trade(index)
    return town


@pytest.fixture(scope="module")
def city():
    return world(24, open_licensing_share=0.5, patent_pools=5.0, scale=100)


# ── measures ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["deals_by_parties", "deals_by_price", "transfers_by_direction"])
def test_deals_are_told_apart_without_rest(city, name):
    series, about = city.series(), BREAKDOWNS[name]
    assert sum(series[part] for part in about.parts) == pytest.approx(series[about.whole])
    assert series[about.whole].sum() > 0.0


def test_transfers_and_licences_are_all_the_deals(city):
    series = city.series()
    both = series["patent_transfers"] + series["patent_licences"]
    assert series["patent_deals"] == pytest.approx(both)
    deals = city.technology_market.deals
    assert series["patent_deals"].sum() == pytest.approx(deals.weight.sum())
    assert series["patent_transfers"].sum() == pytest.approx(deals.weight[deals.kind == ASSIGNMENT].sum())


def test_new_measures_have_names_in_two_languages_and_are_prior_only():
    parts = [*BREAKDOWNS["deals_by_parties"].parts, *BREAKDOWNS["deals_by_price"].parts]
    for about in (INDICATORS[part] for part in parts):
        assert about.label
        assert any("一" <= sign <= "鿿" for sign in about.zh)
        assert about.evidence == "prior only"


def test_classes_of_price_meet_at_their_edges():
    town = Town()
    town.market.deals.append(3, month=0, price=[0.0, LOW_PRICE, LOW_PRICE + 1.0], weight=[2.0, 3.0, 5.0])
    town.market.deals.giver[:] = 1

    class World:
        technology_market, innovators = town.market, town.innovators

    deals = DealCount(World(), 0)  # type: ignore[arg-type]
    assert deals.priced(-np.inf, 0.0) == 2.0
    assert deals.priced(0.0, LOW_PRICE) == 3.0
    assert deals.priced(LOW_PRICE, np.inf) == 5.0
    assert deals.between(FIRM, inside=False) == 10.0


def test_an_owner_s_product_earns_the_full_return_and_firms_of_all_sizes_are_in_the_mean(city):
    class Census:
        rows = np.flatnonzero(city.patents.in_force())
        value, weight = city.patents.value[rows].astype(float), city.patents.weight[rows]

    use, rules = UseCensus(city, Census()), city.parameters.transfer  # type: ignore[arg-type]
    used = city.patents.used[Census.rows] & (city.innovators.kind[city.patents.owner[Census.rows]] == FIRM)
    whole = float(np.sum((Census.value * Census.weight)[used]))
    assert np.sum(use.sales * use.weight) == pytest.approx(rules.product_sales * whole)
    by_size = np.bincount(use.size, weights=use.weight, minlength=4)
    means = [use.mean_sales(size) for size in range(4)]
    assert np.sum(by_size * means) / by_size.sum() == pytest.approx(use.mean_sales(0, 1, 2, 3))


def test_shares_in_use_are_those_of_the_table(city):
    class Census:
        rows = np.flatnonzero(city.patents.in_force())
        value, weight = city.patents.value[rows], city.patents.weight[rows]

    use = UseCensus(city, Census())  # type: ignore[arg-type]
    held = city.innovators.kind[city.patents.owner[Census.rows]] == UNIVERSITY
    share = np.average(city.patents.used[Census.rows][held], weights=Census.weight[held])
    assert use.share(4) == pytest.approx(100.0 * share)


# ── prices ────────────────────────────────────────────────────────────────────────────────────────


def test_a_posted_price_is_the_same_for_all_and_an_agreed_one_follows_the_taker_s_gain():
    town = Town()
    rows = np.arange(6, 606)
    kind = np.where(rows % 2, LICENCE, OPEN_LICENCE).astype(np.int8)
    grant_licences(
        town.month(0), town.market, town.innovators, town.patents, town.accounts, rows, kind, RULES
    )
    deals = town.market.deals
    share = deals.price[:] / worth(town.patents, deals.patent[:], RULES)
    posted, fit = deals.kind[:] == OPEN_LICENCE, town.market.buyers.fit[deals.taker[:]]
    assert share[posted] == pytest.approx(np.full(posted.sum(), RULES.posted_share))
    assert share[~posted] == pytest.approx(RULES.licence_share * fit[~posted])


def test_bargaining_splits_the_buyer_s_worth_and_a_keener_seller_s_share_leaves_the_rest():
    for share in (0.2, 0.5, 0.8):
        town, rows = Town(), np.arange(6, 306)
        rules = replace(RULES, price_share=share)
        hand_over(town.month(0), town.market, town.innovators, town.patents, town.accounts, rows, rules)
        deals = town.market.deals
        gain = worth(town.patents, deals.patent[:], rules) * town.market.buyers.fit[deals.taker[:]]
        assert deals.price[:] == pytest.approx(share * gain)
        assert np.all(deals.price[:] <= gain)


# ── owners ────────────────────────────────────────────────────────────────────────────────────────


def test_every_right_in_force_has_one_owner_after_years_of_trade():
    town = year_of_trade(open_licensing_share=0.5, patent_pools=3.0)
    owner = town.patents.owner[town.patents.in_force()]
    assert np.all((owner >= 0) & (owner < len(town.innovators)))
    assert np.array_equal(count_inventions(town.innovators, town.patents), town.innovators.inventions)
    assert np.unique(town.patents.key).size == len(town.patents)


def test_a_university_s_right_sold_to_a_row_of_many_firms_is_not_used_by_the_university():
    town, rows, month = Town(count=50, each=60), np.arange(60), Town().month(0)
    town.patents.used[:] = False
    town.innovators.weight[1:] = 20.0
    sales = town.innovators.revenue[3]
    take_over(month, town.market, town.innovators, town.patents, rows, np.full(60, 3), RULES)
    start = month.happens("transfer.use", town.patents.key[rows], RULES.use_transferred)
    theirs = town.patents.owner[rows] == 0
    assert np.mean(theirs) == pytest.approx(0.95, abs=0.1)
    assert np.array_equal(town.patents.used[rows], start & ~theirs)
    value = float(np.sum(town.patents.value[rows[start]], dtype=np.float64))
    gain = value * RULES.use_sales * town.market.buyers.fit[3] / 20.0
    assert town.innovators.revenue[3] - sales == pytest.approx(gain, rel=1e-5)


def test_a_loan_binds_one_of_the_rights_that_a_row_stands_for():
    town, rows = Town(), np.arange(6, 606)
    town.loans.append(rows.size, patent=rows, outstanding=1.0)
    month = town.month(0)
    bars = [town.loans, town.pledges, RULES]
    assert np.all(bound_by_pledge(month, town.patents, rows, *bars))
    town.patents.weight[rows] = 20.0
    assert np.mean(bound_by_pledge(month, town.patents, rows, *bars)) == pytest.approx(1 / 20, abs=0.03)


# ── levers ────────────────────────────────────────────────────────────────────────────────────────

TITLE = {"title_grant_share": 0.9, "inventor_ownership_share": 0.9, "use_right_years_ordered": 15.0}


def test_title_brings_more_rights_of_the_university_to_market():
    plain, reform = year_of_trade(50, 100), year_of_trade(50, 100, **TITLE)
    public = [np.sum(town.market.deals.public) for town in (plain, reform)]
    assert public[1] > public[0]
    assert reform.market.effort > plain.market.effort


@pytest.mark.parametrize(("lever", "few", "many"), [("matching_platform", 0.1, 0.9)])
def test_matching_rises_with_platforms(lever, few, many):
    low, high = (len(year_of_trade(**{lever: level}).market.deals) for level in (few, many))
    assert high > low


def test_exclusive_licences_are_the_declared_part_of_agreed_ones():
    town = Town(1500)
    town.market.licence_rate = 1.0
    for index in range(12):
        town.trade(index)
    kind = town.market.deals.kind[:]
    exclusive, ordinary = np.sum(kind == EXCLUSIVE), np.sum(kind == LICENCE)
    part = exclusive / (exclusive + ordinary)
    spread = np.sqrt(RULES.exclusive_share * (1.0 - RULES.exclusive_share) / (exclusive + ordinary))
    assert part == pytest.approx(RULES.exclusive_share, abs=4.0 * spread)
