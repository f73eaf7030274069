"""Transfer, licences, use and value added: analytic limits, and what must hold in any month."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN
from model.behaviour.market import (
    Buyers,
    TechnologyMarket,
    adopt_rules,
    eagerness,
    inventors_effort,
    meeting_chance,
    open_market,
    register_contracts,
)
from model.behaviour.transfer import dealing, fates, hand_over, sell, trade
from model.behaviour.use import (
    PatentUse,
    add_value,
    in_use,
    open_use,
    opening_share,
    put_to_use,
    use_probability,
)
from model.city import City
from model.parameters import Parameters
from model.tables.calendar import FilingCalendar
from model.tables.deals import ASSIGNMENT, OPEN_LICENCE
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY, Innovators
from model.tables.loans import Loans
from model.tables.patents import DESIGN, INVENTION, LEFT, UTILITY_MODEL, Patents
from tests.model.credit_town import REGION, firms, keys, patents_of
from tests.model.small_city import month_of

RULES = Parameters().transfer
OPENING = REGION.opening
SECTORS = 5


class Town:
    """Firms and one university with patents, and the market for them."""

    def __init__(self, count: int = 500, each: int = 6, **levers: float) -> None:
        self.levers = levers
        self.innovators = firms(count)
        self.innovators.kind[0] = UNIVERSITY
        self.innovators.cash[:] = 1e9
        self.patents = patents_of(self.innovators, each)
        self.loans = Loans()
        self.accounts = Accounts(self.innovators)
        for name in ("government", "technology_market"):
            self.accounts.open_account(name)
        policy = self.month(0).policy
        self.use = open_use(0, policy, self.patents, self.innovators, RULES)
        self.calendar = FilingCalendar.of(self.patents)
        self.market: TechnologyMarket = open_market(
            policy, self.innovators, self.patents, OPENING, centres=1.0, rules=RULES, sectors=SECTORS
        )
        self.accounts.close("opening")

    def month(self, index: int):
        return month_of(REGION, index, **self.levers)

    def trade(self, index: int) -> np.ndarray:
        month, nothing = self.month(index), np.empty(0, dtype=np.intp)
        adopt_rules(month, self.market, centres=1.0, rules=RULES)
        turn = self.calendar.turn(index, self.patents, nothing)
        left = trade(
            month,
            self.market,
            self.innovators,
            self.patents,
            self.loans,
            self.accounts,
            turn=turn,
            rules=RULES,
        )
        self.accounts.close(f"month {index}")
        return left


def count_inventions(innovators: Innovators, patents: Patents) -> np.ndarray:
    """Valid inventions by owner, from the table of patents."""
    held = patents.in_force() & (patents.kind == INVENTION)
    return np.bincount(patents.owner[held], minlength=len(innovators))


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
    assert inventors_effort(0.0, 0.9, 15.0, RULES) == 0.0
    assert inventors_effort(1.0, 1.0, 1000.0, RULES) == pytest.approx(1.0)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 19.0))
def test_a_larger_share_and_a_longer_right_raise_effort(title: float, ownership: float, years: float):
    effort = inventors_effort(title, ownership, years, RULES)
    assert inventors_effort(title, ownership, years + 1.0, RULES) >= effort
    assert inventors_effort(title, min(ownership + 0.1, 1.0), years, RULES) >= effort
    assert 0.0 <= effort <= 1.0


def test_universities_adopt_a_rule_step_by_step_and_then_keep_it():
    town = Town(title_grant_share=0.05)
    town.levers = {"title_grant_share": 0.9, "use_right_years_ordered": 10.0}
    titles = []
    for index in range(24):
        adopt_rules(town.month(index), town.market, centres=1.0, rules=RULES)
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
    university = town.innovators.kind[town.patents.owner] == UNIVERSITY
    offered = chance.uniform(0, "transfer.open_licence", town.patents.key, 0) < 0.4
    rate = (town.market.transfer_rate * fates(RULES).sum() + town.market.licence_rate) * eager
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
    assert prices == pytest.approx(
        town.patents.value[town.market.deals.patent] * RULES.price_years * RULES.price_share
    )
    paid = np.zeros(len(town.innovators))
    np.add.at(paid, town.market.deals.giver, prices)
    np.subtract.at(paid, town.market.deals.taker, prices)
    assert town.innovators.cash - before == pytest.approx(paid, abs=1e-3)
    town.accounts.close("sale")


def test_nobody_buys_without_money():
    town = Town()
    town.innovators.cash[:] = 0.0
    town.accounts.balances["outside"] += 500 * 1e9
    hand_over(town.month(0), town.market, town.innovators, town.patents, town.accounts, np.arange(50), RULES)
    assert len(town.market.deals) == 0
    assert town.market.void["no money"] > 40


def test_buyers_are_firms_of_the_field():
    town = Town()
    sector = (np.arange(1000) % SECTORS).astype(np.int8)
    u = chance.uniform(0, "test.pick", np.arange(1000, dtype=np.uint64), 0)
    buyer = Buyers.of(town.innovators, SECTORS).pick(sector, u)
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


# ── use and value added ───────────────────────────────────────────────────────────────────────────


def test_medium_firms_use_most_and_universities_hardly():
    innovators = firms(6)
    innovators.revenue[:] = [1e6, 1e7, 1e8, 1e9, 1e9, 1e9]
    innovators.kind[4:] = [UNIVERSITY, INSTITUTE]
    patents = patents_of(innovators, each=1)
    micro, small, medium, large, university, institute = use_probability(
        innovators, patents, np.arange(6), RULES, pools=0.0
    )
    assert medium == max(micro, small, medium, large)
    assert micro == min(micro, small, medium, large)
    assert university < institute < micro
    patents.kind[:] = [INVENTION, INVENTION, UTILITY_MODEL, DESIGN, INVENTION, INVENTION]
    assert np.all(use_probability(innovators, patents, np.arange(6), RULES, pools=50.0) <= 1.0)


def test_pools_free_uses_of_firms():
    innovators = firms(2)
    innovators.kind[1] = UNIVERSITY
    patents = patents_of(innovators, each=1)
    none, many = (use_probability(innovators, patents, np.arange(2), RULES, pools) for pools in (0.0, 20.0))
    assert many[0] > none[0]
    assert many[1] == none[1]


def test_grants_are_used_as_often_as_the_probability_says():
    innovators = firms(100)
    patents = patents_of(innovators, each=50)
    rows = np.arange(len(patents))
    put_to_use(month_of(REGION, 0), patents, innovators, granted=rows, pools=0.0, rules=RULES)
    likely = use_probability(innovators, patents, rows, RULES, 0.0)
    spread = np.sqrt(np.sum(likely * (1.0 - likely)))
    assert abs(np.count_nonzero(patents.used) - likely.sum()) < 4.0 * spread


def test_a_city_that_grows_with_the_nation_adds_nothing():
    patents, city = Patents(), City(patent_intensive_share=0.12)
    patents.append(12, filed=-12 + np.arange(12), granted=-1, value=100.0, used=True, key=keys(12, "p"))
    use = PatentUse(np.full(12, 100.0), np.full(12, 100.0), np.zeros(12))
    growth = (1.0 + RULES.nation_growth) ** (1.0 / 12.0)
    for index in range(24):
        patents.value *= growth
        month = month_of(REGION, index)
        add_value(month, city, use, patents, turn=np.array([index % 12]), rules=RULES)
    assert use.lead == pytest.approx(0.0, abs=1e-5)  # values are kept in single precision
    assert abs(city.use_value_added) < 1e-6 * REGION.at(0).gdp
    assert city.patent_intensive_share == pytest.approx(0.12 + 2.0 * 0.003)


def test_value_added_follows_the_elasticity_of_use():
    patents, city = Patents(), City(patent_intensive_share=0.12)
    patents.append(1, filed=-12, granted=-1, value=200.0, used=True, key=keys(1, "p"))
    stock = np.zeros(12)
    stock[0] = 100.0
    use = PatentUse(stock, stock.copy(), np.zeros(12))
    add_value(month_of(REGION, 0), city, use, patents, turn=np.array([0]), rules=RULES)
    ahead = np.log(2.0) - np.log1p(RULES.nation_growth) / 12.0
    assert use.lead == pytest.approx(ahead)
    base = city.patent_intensive_share * REGION.at(0).gdp
    assert city.use_value_added == pytest.approx(RULES.use_elasticity * base * ahead)


def test_the_opening_share_gives_2019_its_mean():
    share = opening_share(REGION)
    months = share - 0.003 * np.arange(1, 12) / 12.0
    assert np.mean([share, *months]) == pytest.approx(0.12, abs=0.003 / 12.0)


def test_the_opening_stock_in_use_is_that_of_the_table():
    town = Town()
    assert town.use.opening.sum() == pytest.approx(in_use(town.patents, np.arange(len(town.patents))))


def test_money_and_counts_close_over_two_years_of_trade():
    town = Town(open_licensing_share=0.3, patent_pools=10.0, matching_platform=0.6, title_grant_share=0.5)
    for index in range(24):
        town.trade(index)
        assert np.array_equal(count_inventions(town.innovators, town.patents), town.innovators.inventions)
        assert town.innovators.cash.min() >= -1e-3
    assert abs(town.accounts.balances["technology_market"]) < 1e-3
    assert np.all(town.patents.licensed[town.market.deals.patent[town.market.deals.kind > ASSIGNMENT]] < OPEN)
