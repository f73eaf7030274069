"""Pledge loans against theory: binomial, Vasicek, instalments and losses to the cent, money that closes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, norm

from model import chance
from model.behaviour.borrowing import default_probability
from model.behaviour.servicing import (
    chance_of_closing,
    default_in_a_year,
    default_on_loans,
    instalment,
    means,
    note_borrowed,
    service_loans,
    split_by_closure,
    with_risk,
)
from model.institutions.credit_desk import consider
from model.institutions.settlement import settle_defaults
from model.tables.loans import CASH_FLOW, GRANTED, Loans
from tests.model.credit_town import CLOSURES, REGION, RULES, CreditTown, firms, keys
from tests.model.small_city import month_of

PUNCTUAL = replace(RULES, prepayment_rate=0.0)


def lent(town: CreditTown, count: int, principal: float, term: int, **columns: object) -> Loans:
    """Loans drawn in month 0 at 5 % by the first firms of the town; the proceeds are in their cash."""
    loans, firm = Loans(), np.arange(count)
    loans.append(
        count, key=keys(count, "loan"), borrower=firm, bank=0, principal=principal, outstanding=principal,
        collateral=4.0 * principal, rate=0.05, term=term, approved=0, drawn=0, risk=0.03, **columns,
    )  # fmt: skip
    town.accounts.pay_firms("outside", firm, principal / town.innovators.weight[firm])
    town.market.stock.level = principal * count
    note_borrowed(loans, town.innovators)
    return loans


# ── default ───────────────────────────────────────────────────────────────────────────────────────


def test_a_year_without_correlation_has_the_quantiles_of_a_binomial():
    count, years, likely = 200, 2000, 0.04
    rate = default_in_a_year(np.full(1, likely), 2.0, np.full(1, -2.0), 0.0, 0.0)[0]
    u = chance.uniform(0, "test.default", np.arange(count * years, dtype=np.uint64), 0).reshape(years, count)
    failed = np.sum(u < rate, axis=1)
    for level in (0.1, 0.5, 0.9, 0.99):
        low, high = binom.ppf([max(level - 0.03, 0.0), min(level + 0.03, 0.9999)], count, likely)
        assert low <= np.quantile(failed, level) <= high


@given(st.floats(0.005, 0.2), st.floats(0.01, 0.2))
def test_one_factor_has_the_mean_and_the_quantile_of_vasicek(likely: float, correlation: float):
    level = (np.arange(4000) + 0.5) / 4000
    z = norm.ppf(level)
    rates = np.array([default_in_a_year(np.full(1, likely), v, np.zeros(1), correlation, 0.0)[0] for v in z])
    assert np.mean(rates) == pytest.approx(likely, rel=0.01)
    at = 3800
    vasicek = norm.cdf(
        (norm.ppf(likely) + np.sqrt(correlation) * norm.ppf(level[at])) / np.sqrt(1 - correlation)
    )
    assert rates[at] == pytest.approx(vasicek, rel=1e-9)


def test_twelve_months_of_a_hazard_make_the_yearly_probability():
    innovators = firms(1)
    rules = replace(RULES, city_factor=0.0, sector_factor=0.0)
    likely = float(default_probability(innovators, np.array([0]), 0, rules)[0])
    count = 40_000
    loans = Loans()
    loans.append(count, key=keys(count, "loan"), borrower=0, outstanding=1.0, drawn=-1, term=999)
    for index in range(12):
        default_on_loans(month_of(REGION, index), loans, innovators, rules=rules)
    failed = np.count_nonzero(loans.defaulted < 12)
    assert abs(failed - count * likely) < 4.0 * np.sqrt(count * likely * (1.0 - likely))


@given(st.floats(0.001, 0.5), st.floats(0.0, 0.3), st.floats(0.0, 1.0))
def test_closures_are_a_part_of_the_declared_default_and_add_nothing(
    likely: float, closing: float, owing: float
):
    living, share = split_by_closure(np.array([likely]), np.array([closing]), owing)
    together = 1.0 - (1.0 - living[0]) * (1.0 - closing * share[0])
    assert together == pytest.approx(likely, rel=1e-9)
    assert 0.0 <= living[0] <= likely
    assert share[0] <= owing + 1e-12


@pytest.mark.parametrize("owing", [0.15, 0.60])
def test_as_many_default_when_firms_close_down_as_when_none_does(owing: float):
    count, rules = 60_000, replace(RULES, city_factor=0.0, sector_factor=0.0, exit_default=owing)
    innovators = firms(count)
    innovators.revenue[:] = 3e7
    loans = Loans()
    loans.append(
        count, key=keys(count, "loan"), borrower=np.arange(count), outstanding=1.0, drawn=-1, term=999
    )
    likely = default_probability(innovators, np.arange(count), 0, rules)
    rows = np.arange(count)
    for index in range(12):
        month = month_of(REGION, index)
        turn = rows[rows % 12 == index]  # a firm may close down once a year
        odds = chance_of_closing(month, innovators, turn, CLOSURES)
        innovators.exited[turn[month.happens("test.exit", innovators.key[turn], odds)]] = index
        default_on_loans(month, loans, innovators, rules=rules, closures=CLOSURES)
        left = (innovators.exited <= index) & (loans.defaulted > index)
        loans.outstanding[left] = 0.0  # paid back on closure
    failed = np.count_nonzero(loans.defaulted < 12)
    spread = np.sqrt(np.sum(likely * (1.0 - likely)))
    repaid = 0.06 * np.sum(likely)  # who closes in order owes no longer and cannot default later
    assert np.sum(likely) - repaid - 4.0 * spread < failed < np.sum(likely) + 4.0 * spread


@given(st.floats(0.001, 0.5), st.floats(0.1, 10.0))
def test_a_risk_multiplies_the_odds_and_not_the_probability(likely: float, ratio: float):
    risky = with_risk(np.array([likely]), ratio)[0]
    assert risky / (1.0 - risky) == pytest.approx(ratio * likely / (1.0 - likely), rel=1e-9)
    assert with_risk(np.array([likely]), 1.0)[0] == likely


def test_a_wave_of_losses_raises_defaults_from_its_month_on_and_none_before():
    innovators, count = firms(1), 40_000
    rules = replace(RULES, city_factor=0.0, sector_factor=0.0)
    failed: dict[float, list[int]] = {}
    for ratio in (1.0, 3.0):
        loans = Loans()
        loans.append(count, key=keys(count, "loan"), borrower=0, outstanding=1.0, drawn=-1, term=999)
        seen = failed.setdefault(ratio, [])
        for index in range(4):
            month = month_of(REGION, index)
            risk = ratio if index >= 2 else 1.0
            month = replace(month, economy=replace(month.economy, loan_risk=risk))
            seen.append(default_on_loans(month, loans, innovators, rules=rules).size)
    assert failed[3.0][:2] == failed[1.0][:2]
    assert min(failed[3.0][2:]) > 2 * max(failed[1.0][2:])


# ── instalments ───────────────────────────────────────────────────────────────────────────────────


@given(st.floats(1e5, 1e8), st.floats(0.0, 0.2), st.integers(1, 36))
def test_equal_instalments_are_worth_the_loan_at_its_own_rate(owed: float, rate: float, months: int):
    part = instalment(np.array([owed]), np.array([rate]), np.array([months]))[0]
    worth = sum(part / (1.0 + rate / 12.0) ** k for k in range(1, months + 1))
    assert worth == pytest.approx(owed, abs=0.005, rel=1e-9)


def test_a_loan_of_equal_instalments_is_paid_back_to_the_cent():
    town = CreditTown()
    loans = lent(town, 10, 1_234_567.89, 24, level=True)
    town.accounts.pay_firms("outside", np.arange(10), np.full(10, 1e8))
    each = float(instalment(np.array([1_234_567.89]), np.array([0.05]), np.array([24]))[0])
    for index in range(1, 25):
        before = town.innovators.cash[0]
        service_loans(
            town.month(index), loans, town.innovators, town.accounts, town.market.stock, rules=PUNCTUAL
        )
        assert before - town.innovators.cash[0] == pytest.approx(each, abs=0.005)
    assert loans.repaid == pytest.approx(loans.principal, abs=0.005)
    assert not loans.outstanding.any()


def test_a_firm_pays_from_what_it_borrowed_and_lacks_nothing():
    town = CreditTown()
    town.innovators.cash[:] = 1e5
    loans = lent(town, 50, 6e6, 12)
    town.accounts.pay_firms("outside", np.arange(50), np.full(50, 3e5))  # some sales, for the interest
    for index in range(1, 13):
        service_loans(
            town.month(index), loans, town.innovators, town.accounts, town.market.stock, rules=PUNCTUAL
        )
        note_borrowed(loans, town.innovators)
    assert np.all(loans.ended == 12)


def test_a_row_of_twenty_firms_pays_as_one_firm_would():
    shares = []
    for weight in (1.0, 20.0):
        town = CreditTown(innovators=firms(40, weight=weight))
        town.innovators.cash[:] = 1e5
        loans = lent(town, 40, 6e6, 12)
        due = np.full(40, 8e6)
        shares.append(means(loans, town.innovators, np.arange(40), due)[2])
    assert shares[0] == pytest.approx(shares[1], rel=1e-9)
    assert np.all(shares[0] < 1.0)


def test_a_sound_borrower_short_of_cash_at_the_end_is_renewed_once_at_most():
    town = CreditTown()
    loans = lent(town, 200, 6e6, 12)
    town.innovators.cash[:] = 0.0
    for index in range(1, 25):
        service_loans(
            town.month(index), loans, town.innovators, town.accounts, town.market.stock, rules=PUNCTUAL
        )
    renewed = np.count_nonzero(loans.renewed)
    assert abs(renewed / 200 - RULES.rollover_share) < 4.0 * np.sqrt(0.25 / 200)
    assert loans.renewed.max() == 1
    assert np.all(loans.term[loans.renewed > 0] == 12 + RULES.rollover_months)


# ── losses and money ──────────────────────────────────────────────────────────────────────────────


def test_without_default_and_noise_nothing_is_lost_to_the_cent():
    town = CreditTown()
    loans = lent(town, 100, 2_345_678.91, 36)
    town.accounts.pay_firms("outside", np.arange(100), np.full(100, 1e8))
    for index in range(1, 37):
        month = town.month(index)
        service_loans(month, loans, town.innovators, town.accounts, town.market.stock, rules=RULES)
        settle_defaults(month, loans, town.market, town.accounts)
    assert loans.repaid == pytest.approx(loans.principal, abs=0.005)
    assert not np.any(loans.written_off + loans.compensated + loans.recovered + loans.outstanding)
    assert sum(bank.losses for bank in town.market.banks) == 0.0


@pytest.mark.parametrize("weight", [1.0, 20.0])
def test_money_closes_to_a_billionth_with_the_outside_account(weight: float):
    town = CreditTown(innovators=firms(600, weight=weight))
    start = sum(town.accounts.balances.values()) + float(
        np.sum(town.innovators.cash * town.innovators.weight)
    )
    for index in range(48):
        town.live(index)
        assert town.innovators.cash.min() > -1.0
    total = sum(town.accounts.balances.values()) + float(
        np.sum(town.innovators.cash * town.innovators.weight)
    )
    assert abs(total - start) <= 1e-9 * town.accounts.turnover


def test_what_a_firm_cannot_serve_is_not_lent():
    town = CreditTown()
    town.innovators.cash[:] = town.innovators.borrowed[:] = 0.0
    town.innovators.revenue[:] = 3e7
    for bank in town.market.banks:
        bank.reach = 1.0
    loans, wanted = Loans(), np.array([1e6, 4e6, 2e7])
    rows = loans.append(
        3, key=keys(3, "request"), borrower=np.arange(3), patent=-1, ltv=0.5, principal=wanted,
        collateral=1e9, risk=1e-4,
    )  # fmt: skip
    verdict = consider(town.month(0), loans, rows, town.innovators, town.market, 0.3)
    bearable = RULES.debt_service * 3e7
    assert verdict.reason.tolist() == [GRANTED, GRANTED, CASH_FLOW]
    assert verdict.principal[:2].tolist() == pytest.approx([1e6, bearable])


def test_the_price_of_collateral_falls_when_much_is_sold_and_comes_back():
    market = CreditTown().market.collateral
    quiet = market.price()
    assert quiet == RULES.recovery_share
    market.note_sale(RULES.market_depth)
    assert market.price() == pytest.approx(0.5 * quiet)
    for _ in range(120):
        market.fade()
    assert market.price() == pytest.approx(quiet, rel=1e-3)
