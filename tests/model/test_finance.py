"""Pledge loans, banks, funds and insurance: analytic limits, and what must hold in any month."""

from dataclasses import replace

import mesa
import numpy as np
import pytest
from scipy.stats import norm

from model import chance
from model.arrays import OPEN
from model.behaviour.borrowing import (
    BestPatents,
    default_probability,
    financing_gap,
    pledge_worth,
    those_who_do,
)
from model.behaviour.servicing import default_in_a_year, default_on_loans, service_loans, year_factors
from model.institutions.pledge_window import PledgeWindow
from model.institutions.settlement import settle_defaults
from model.tables.loans import GRANTED, Loans
from model.tables.pledges import Pledges
from tests.model.credit_town import OBSOLESCENCE, REGION, RULES, CreditTown, firms, keys, patents_of
from tests.model.small_city import month_of

PUNCTUAL = replace(RULES, prepayment_rate=0.0)
INDEPENDENT = replace(RULES, city_factor=0.0, sector_factor=0.0)


def one_loan(months: int = 12, principal: float = 1.2e6, count: int = 1) -> tuple[CreditTown, Loans]:
    """A town whose only loans are these, drawn in month 0 at 5 % by rich firms."""
    town = CreditTown()
    rows = np.arange(len(town.innovators))
    town.accounts.pay_firms("outside", rows, np.full(rows.size, 1e9))
    loans = Loans()
    loans.append(
        count, key=keys(count, "loan"), borrower=np.arange(count) % len(town.innovators), bank=0,
        principal=principal, outstanding=principal, collateral=4.0 * principal, rate=0.05, term=months,
        approved=0, drawn=0, risk=0.03,
    )  # fmt: skip
    town.market.stock.level = principal * count
    return town, loans


# ── default ───────────────────────────────────────────────────────────────────────────────────────


def test_without_correlation_the_factors_change_nothing():
    probability = np.array([0.001, 0.03, 0.4])
    for factor in (-3.0, 0.0, 3.0):
        given_year = default_in_a_year(probability, factor, np.full(3, factor), 0.0, 0.0)
        assert given_year == pytest.approx(probability, rel=1e-12)


def test_without_correlation_defaults_are_binomial():
    count, years = 4000, 40
    innovators = firms(1)
    likely = float(default_probability(innovators, np.array([0]), 0, INDEPENDENT)[0])
    seen = []
    for year in range(years):
        loans = Loans()
        loans.append(
            count, key=keys(count, f"loan {year}"), borrower=0, outstanding=1.0, drawn=year - 1, term=999
        )
        failed = default_on_loans(month_of(REGION, year), loans, innovators, rules=INDEPENDENT)
        seen.append(failed.size)
    monthly = -np.expm1(np.log1p(-likely) / 12.0)
    mean, variance = count * monthly, count * monthly * (1.0 - monthly)
    assert abs(np.mean(seen) - mean) < 4.0 * np.sqrt(variance / years)
    assert (
        0.4 < np.var(seen, ddof=1) / variance < 2.0
    )  # chi-square with 39 degrees of freedom, beyond 1 in 10^4


@pytest.mark.parametrize("correlation", [0.03, 0.12])
def test_one_factor_gives_the_distribution_of_vasicek(correlation: float):
    probability = 0.03
    level = np.linspace(0.0005, 0.9995, 1000)
    rates = default_in_a_year(np.full(1000, probability), 0.0, chance.normal(level), 0.0, correlation)
    assert np.mean(rates) == pytest.approx(probability, rel=0.01)
    vasicek = norm.cdf((norm.ppf(0.03) + np.sqrt(correlation) * norm.ppf(0.9995)) / np.sqrt(1 - correlation))
    assert rates[-1] == pytest.approx(vasicek, rel=1e-9)


def test_the_factors_of_a_year_are_the_same_in_all_its_months():
    sectors = np.arange(5, dtype=np.int8)
    january, december = (year_factors(month_of(REGION, index), sectors) for index in (12, 23))
    next_year = year_factors(month_of(REGION, 24), sectors)
    assert january[0] == december[0]
    assert january[0] != next_year[0]
    assert np.array_equal(january[1], december[1])


def test_small_young_and_poor_firms_default_more():
    innovators = firms(4)
    innovators.revenue[:], innovators.cash[:] = 3e7, 6e6
    innovators.revenue[1] /= 10.0
    innovators.cash[1] /= 10.0
    innovators.born[2] = -12
    innovators.cash[3] = 0.0
    risk = default_probability(innovators, np.arange(4), 0, RULES)
    assert np.all(risk[1:] > risk[0])
    assert risk[0] == pytest.approx(RULES.default_rate, rel=0.05)


# ── service ───────────────────────────────────────────────────────────────────────────────────────


def test_without_default_every_cent_comes_back():
    town, loans = one_loan(months=36, principal=1_234_567.89, count=50)
    before = town.accounts.balances["banks"]
    for index in range(1, 37):
        month = town.month(index)
        service_loans(month, loans, town.innovators, town.accounts, town.market.stock, rules=PUNCTUAL)
        settle_defaults(month, loans, town.market, town.accounts)
        town.accounts.close(f"month {index}")
    assert not loans.outstanding.any()
    assert loans.repaid == pytest.approx(loans.principal, abs=0.005)
    assert not np.any(loans.written_off + loans.compensated + loans.recovered)
    assert np.all(loans.ended == 36)
    # interest on a straight line of principal: half the term and half a month
    interest = 50 * 1_234_567.89 * 0.05 / 12.0 * (36 + 1) / 2.0
    assert town.accounts.balances["banks"] - before == pytest.approx(interest * RULES.net_margin_share)


def test_instalments_are_equal_parts():
    town, loans = one_loan(months=12)
    for index in range(1, 13):
        service_loans(
            town.month(index), loans, town.innovators, town.accounts, town.market.stock, rules=PUNCTUAL
        )
        assert loans.outstanding[0] == pytest.approx(1.2e6 * (12 - index) / 12, abs=1e-3)


def test_who_lacks_cash_pays_what_there_is_and_defaults_after_ninety_days():
    town, loans = one_loan(months=12)
    loans.renewed[:] = round(RULES.rollovers)  # and no more
    town.accounts.charge_firms("outside", np.array([0]), town.innovators.cash[:1] - 50_000.0)
    for index in range(1, 16):
        month = town.month(index)
        service_loans(month, loans, town.innovators, town.accounts, town.market.stock, rules=PUNCTUAL)
        assert town.innovators.cash[0] >= -1e-6
        failed = default_on_loans(month, loans, town.innovators, rules=RULES)
        assert failed.size == 0 or loans.defaulted[0] <= index
    assert loans.defaulted[0] <= 15
    assert loans.repaid[0] < 50_000.0


def test_an_interest_subsidy_is_public_money_and_lowers_what_the_firm_pays():
    town, loans = one_loan()
    loans.rate[:], loans.subsidy[:] = 0.03, 0.02
    cash = town.innovators.cash[0]
    service_loans(town.month(1), loans, town.innovators, town.accounts, town.market.stock, rules=RULES)
    assert cash - town.innovators.cash[0] == pytest.approx(100_000.0 + 1.2e6 * 0.03 / 12.0)
    assert town.accounts.spent["interest_subsidy"] == pytest.approx(1.2e6 * 0.02 / 12.0)


# ── loss and who bears it ─────────────────────────────────────────────────────────────────────────


def test_settlement_splits_what_is_owed_to_the_cent():
    town, loans = one_loan(count=6)
    loans.promised[:] = 0.5
    town.accounts.move("outside", "risk_fund", 1e9)
    loans.defaulted[:] = 0
    index = round(RULES.settlement_months)
    settle_defaults(town.month(index), loans, town.market, town.accounts)
    parts = loans.recovered + loans.compensated + loans.written_off
    assert parts == pytest.approx(np.full(6, 1.2e6), abs=0.005)
    assert loans.recovered[0] == pytest.approx(4.8e6 * RULES.recovery_share)
    assert loans.compensated == pytest.approx(loans.written_off)
    town.accounts.close("after settlement")


# ── registration ──────────────────────────────────────────────────────────────────────────────────


def test_the_window_follows_an_order_within_months_and_finishes_before_the_limit():
    window = PledgeWindow(mesa.Model(seed=0), RULES, 7.0)
    days = []
    for index in range(24):
        window.follow_order(month_of(REGION, index, pledge_registration_days_ordered=1.0))
        days.append(window.days)
    assert days[0] > 4.0
    assert days[-1] < 1.0
    assert np.all(np.diff(days) < 0.0)


def test_a_crowd_at_the_window_takes_longer():
    def days(requests: int) -> float:
        window, none = PledgeWindow(mesa.Model(seed=0), RULES, 1.0), np.full(requests, -1)
        pledges = Pledges()
        window.register(
            month_of(REGION, 0), pledges, keys(requests, "pledge"), none, none, np.ones(requests), none
        )
        return float(pledges.days.mean())

    assert days(3 * round(RULES.window_capacity)) == pytest.approx(3.0 * days(10))


def test_a_loan_is_drawn_in_the_month_in_which_its_pledge_is_registered():
    town = CreditTown(levers={"pledge_registration_days_ordered": 30.0})
    for index in range(6):
        town.live(index)
    pledges = town.market.pledges
    of_loans = np.flatnonzero((pledges.loan >= 0) & (pledges.registered >= 0) & (pledges.registered <= 5))
    assert of_loans.size
    assert np.array_equal(town.loans.drawn[pledges.loan[of_loans]], pledges.registered[of_loans])
    assert np.any(pledges.registered[of_loans] > pledges.asked[of_loans])


# ── firms that ask ────────────────────────────────────────────────────────────────────────────────


def test_the_opening_year_has_the_loans_of_2019():
    amounts, counts = zip(
        *(
            (town.loans.principal[won].sum(), np.count_nonzero(won))
            for town in (CreditTown(seed=seed) for seed in range(12))
            for won in [town.loans.reason == GRANTED]
        ),
        strict=True,
    )
    assert np.mean(amounts) == pytest.approx(3e8, rel=0.2)
    assert np.mean(counts) == pytest.approx(100, rel=0.2)


def test_a_firm_asks_for_no_more_than_its_sales_bear():
    sales = np.geomspace(1e5, 1e11, 200)
    gap = financing_gap(sales, np.full(200, 6.0), 1e4, RULES)
    assert np.all(gap <= RULES.largest_loan * sales)
    assert gap.max() <= RULES.loan_ceiling


def test_a_rare_thing_is_done_as_often_as_poisson_says():
    mean = np.full(200_000, 0.03)
    u = chance.uniform(1, "test.rare", np.arange(mean.size, dtype=np.uint64), 0)
    rows, ordinal = those_who_do(np.arange(mean.size), u, mean)
    assert np.array_equal(np.bincount(rows, minlength=mean.size), chance.poisson(u, mean))
    assert ordinal.max() >= 1


def test_a_row_of_many_firms_brings_requests_at_full_count():
    def asked(count: int, weight: float) -> int:
        town = CreditTown(innovators=firms(count, weight=weight))
        return sum(town.ask_and_lend(index).size for index in range(12))

    plain, thinned = asked(600, 1.0), asked(120, 5.0)
    assert abs(plain - thinned) < 4.0 * np.sqrt(plain + thinned)


def test_the_best_patent_is_replaced_when_it_is_gone():
    innovators = firms(3)
    patents = patents_of(innovators, each=2)
    patents.value[:] = [1.0, 9.0, 2.0, 8.0, 3.0, 7.0]
    best = BestPatents.of_opening(patents, 3)
    assert best.of(patents, np.arange(3)).tolist() == [1, 3, 5]
    patents.ended[1] = 0
    patents.owner[3] = 2
    assert best.of(patents, np.arange(3)).tolist() == [-1, -1, 5]
    best.follow(12, patents, np.arange(6), 3)
    assert best.of(patents, np.arange(3)).tolist() == [0, 2, 3]


def test_a_high_pledge_meets_the_fourth_criterion():
    town = CreditTown()
    pledges = town.market.pledges
    of_patent = pledges.patent >= 0
    high = of_patent & (pledges.amount >= RULES.high_pledge)
    assert np.all(town.patents.high_value[pledges.patent[high]])
    unpledged = np.setdiff1d(np.arange(len(town.innovators)), pledges.owner[high])
    assert not np.any(town.patents.high_value[np.isin(town.patents.owner, unpledged)])


# ── everything together ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_money_and_loans_close_in_every_month(seed: int):
    town = CreditTown(
        seed=seed,
        levers={
            "risk_compensation_share": 0.8, "risk_compensation_fund": 2e6, "interest_subsidy": 0.01,
            "securitisation_quota": 5e7, "insurance_premium_subsidy": 0.5, "operation_fund_injection": 1e7,
            "ip_reserve_fund": 1e6,
        },
    )  # fmt: skip
    for index in range(48):
        if index == 20:
            town.innovators.exited[:100] = index
        town.live(index)
        funds = ("risk_fund", "reserve_fund", "operation_fund", "insurer", "banks")
        assert min(town.accounts.balances[name] for name in funds) >= -1e-3
        assert town.innovators.cash.min() >= -1e-3
        assert town.loans.outstanding.min() >= 0.0
    assert np.count_nonzero(town.loans.defaulted != OPEN) > 0


def test_an_unrelated_lever_leaves_every_loan_alone():
    towns = [
        CreditTown(levers=levers) for levers in ({}, {"patent_pools": 20.0, "pilot_schools_ordered": 30.0})
    ]
    for town in towns:
        for index in range(12):
            town.live(index)
    first, second = (town.loans for town in towns)
    assert len(first) == len(second)
    assert np.array_equal(first.outstanding, second.outstanding)
    assert np.array_equal(first.reason, second.reason)


def test_the_worth_of_a_pledge_shrinks_with_the_age_of_the_patent():
    innovators = firms(4)
    patents = patents_of(innovators, each=1)
    firm, month = np.arange(4), month_of(REGION, 59)
    worth = []
    for filed in (59, -1):
        patents.filed[:] = filed
        worth.append(
            pledge_worth(month, innovators, patents, firm, np.array([0, 1, 2, -1]), RULES, OBSOLESCENCE)
        )
    assert worth[0][:3] == pytest.approx(RULES.appraisal_multiple * patents.value[:3])
    assert worth[1][:3] / worth[0][:3] == pytest.approx((1.0 - OBSOLESCENCE) ** 5)
    assert worth[0][3] == worth[1][3] == pytest.approx(RULES.brand_worth * innovators.revenue[3])
