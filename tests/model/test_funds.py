"""Public funds and pools of loans: ruin, order of payment, returns by hand, and money that closes."""

import mesa
import numpy as np
import pytest

from model.accounts import Accounts
from model.arrays import OPEN
from model.behaviour.borrowing import find_prospects
from model.institutions.lending import prepare_banks, quota_left
from model.institutions.operation_fund import OperationFund, exit_multiples, internal_rate
from model.institutions.reserve_fund import ReserveFund
from model.institutions.risk_fund import RiskFund
from model.institutions.settlement import settle_defaults
from model.parameters import Parameters
from model.tables.innovators import Innovators
from tests.model.credit_town import REGION, RULES, CreditTown
from tests.model.small_city import month_of

ABOUT = Parameters().funds


def accounts_with_banks() -> Accounts:
    """Government and banks, with nothing in them."""
    accounts = Accounts(Innovators())
    for name in ("government", "banks"):
        accounts.open_account(name)
    return accounts


def pool(money: float, accounts: Accounts | None = None) -> RiskFund:
    """A compensation fund with this much money."""
    return RiskFund(mesa.Model(seed=0), accounts or accounts_with_banks(), money, ABOUT)


# ── risk compensation ─────────────────────────────────────────────────────────────────────────────


def test_a_fund_is_ruined_in_the_month_that_arithmetic_says():
    fund = pool(1000.0)
    paid = []
    for index in range(8):
        month = month_of(REGION, index)
        paid.append(float(fund.compensate(month, np.array([100.0, 200.0]), np.full(2, 0.5)).sum()))
    assert paid == pytest.approx([150.0] * 6 + [100.0, 0.0])  # 1000 / 150 = 6.67: the seventh month
    assert fund.ruined == 6
    assert fund.balance == pytest.approx(0.0, abs=1e-9)
    assert fund.arrears == pytest.approx(8 * 150.0 - 1000.0)
    fund.accounts.close("ruin")


def test_what_the_pool_cannot_pay_is_shared_in_proportion():
    paid = pool(90.0).compensate(month_of(REGION, 0), np.array([100.0, 200.0]), np.array([0.8, 0.5]))
    assert paid == pytest.approx([90.0 * 80.0 / 180.0, 90.0 * 100.0 / 180.0])


def test_a_fund_that_is_just_enough_is_not_ruined():
    fund = pool(150.0)
    fund.compensate(month_of(REGION, 0), np.array([300.0]), np.array([0.5]))
    assert fund.balance == 0.0
    assert fund.ruined == OPEN
    assert not fund.waiting


def test_claims_that_waited_are_paid_first_and_the_oldest_before_all():
    fund = pool(0.0)
    for index, loss in enumerate((100.0, 60.0)):
        fund.compensate(month_of(REGION, index), np.array([loss]), np.ones(1))
    assert list(fund.waiting) == [100.0, 60.0]
    fund.receive(month_of(REGION, 2, risk_compensation_fund=120.0))
    assert list(fund.waiting) == pytest.approx([40.0])
    late = fund.compensate(month_of(REGION, 2), np.array([10.0]), np.ones(1))
    assert late.tolist() == [0.0]
    assert fund.due == pytest.approx(fund.paid + fund.arrears)
    fund.accounts.close("arrears")


def test_only_the_increase_of_an_appropriation_is_paid_in():
    fund = pool(2e7)
    for level, balance in ((2e7, 2e7), (3e7, 3e7), (1e7, 3e7), (3e7, 3e7), (5e7, 5e7)):
        fund.receive(month_of(REGION, 0, risk_compensation_fund=level))
        assert fund.balance == balance
    assert fund.accounts.spent["risk_compensation_fund"] == pytest.approx(3e7)


def test_what_is_recovered_from_borrowers_flows_back():
    fund = pool(1000.0)
    fund.compensate(month_of(REGION, 0), np.array([1000.0]), np.ones(1))
    for _ in range(600):
        fund.receive(month_of(REGION, 1, risk_compensation_fund=1000.0))
    assert fund.balance == pytest.approx(1000.0 * ABOUT.pursuit_share, rel=1e-6)
    fund.accounts.close("recovery")


def test_a_fund_in_doubt_covers_less_than_it_promises():
    month, fund = month_of(REGION, 0, risk_compensation_share=0.8), pool(1e6)
    assert fund.cover(month, 1e6) == 0.8
    assert fund.cover(month, 4e6) == pytest.approx(0.2)
    assert pool(0.0).cover(month, 0.0) == 0.8


def test_banks_remember_a_promise_that_was_not_kept_and_forget_with_time():
    fund = pool(0.0)
    fund.compensate(month_of(REGION, 0), np.array([ABOUT.trust_prior]), np.ones(1))
    assert fund.kept == pytest.approx(0.5)  # as much unpaid as they took for granted
    rich = [month_of(REGION, i, risk_compensation_share=0.8, risk_compensation_fund=1e8) for i in range(71)]
    cover = []
    for month in rich:
        fund.receive(month)
        cover.append(fund.cover(month, 0.0))
    assert cover[0] < 0.45
    assert np.all(np.diff(cover) > 0.0)
    half = fund._claims_seen / ABOUT.trust_prior
    assert half == pytest.approx(0.5 ** (71 / ABOUT.trust_halflife))


def test_a_loan_keeps_the_share_that_was_promised_when_it_was_approved():
    town = CreditTown(levers={"risk_compensation_share": 0.8, "risk_compensation_fund": 2e7})
    town.ask_and_lend(0)
    town.levers["risk_compensation_share"] = 0.0
    town.ask_and_lend(1)
    assert set(town.loans.promised[town.loans.asked == 0]) == {0.8}
    assert set(town.loans.promised[town.loans.asked == 1]) == {0.0}


# ── reserve fund ──────────────────────────────────────────────────────────────────────────────────


def test_the_reserve_fund_raises_recovery_while_its_money_lasts():
    fund = ReserveFund(mesa.Model(seed=0), accounts_with_banks(), 250.0, ABOUT)
    paid = fund.buy(np.array([100.0, 100.0, 100.0]), np.array([40.0, 40.0, 40.0]))
    assert paid.tolist() == [100.0, 100.0, 0.0]
    assert fund.balance == pytest.approx(50.0)
    assert (fund.held, fund.worth) == pytest.approx((200.0, 80.0))


def test_collateral_in_reserve_is_sold_at_the_market_price_in_time():
    fund = ReserveFund(mesa.Model(seed=0), accounts_with_banks(), 250.0, ABOUT)
    fund.buy(np.array([100.0, 100.0]), np.array([40.0, 40.0]))
    lost = 0.0
    for index in range(40 * round(ABOUT.reserve_months)):
        month = month_of(REGION, index % 72, ip_reserve_fund=250.0)
        fund.receive(month)
        lost += fund.noted(month, "lost") if index < 72 else 0.0
    assert fund.balance == pytest.approx(50.0 + 80.0)
    assert fund.held == pytest.approx(0.0, abs=1e-6)
    assert lost == pytest.approx(120.0, rel=0.03)
    fund.accounts.close("reserve")


# ── operation fund ────────────────────────────────────────────────────────────────────────────────


def worked(town: CreditTown, months: int) -> OperationFund:
    """The operation fund after so many months of its own work."""
    holders = find_prospects(town.innovators, RULES).rows
    for index in range(months):
        town.operation_fund.work(town.month(index), town.innovators, holders)
        assert town.operation_fund.balance >= 0.0
        town.accounts.close(f"month {index}")
    return town.operation_fund


def test_social_capital_follows_public_money_in_its_ratio():
    fund = worked(CreditTown(levers={"operation_fund_injection": 1.2e8}), 24)
    assert fund.public == pytest.approx(1e7 + 2.4e8)
    assert fund.social == pytest.approx(2.4e8 * ABOUT.social_leverage)
    assert sum(fund.paid_in) == pytest.approx(fund.public + fund.social)


def test_the_operation_fund_is_what_was_paid_in_and_earned():
    town = CreditTown(levers={"operation_fund_injection": 1.2e9})
    fund = worked(town, 71)
    stakes = fund.stakes
    assert np.any(stakes.proceeds > 0.0)
    assert np.any((stakes.ended != OPEN) & (stakes.proceeds == 0.0))
    assert fund.invested == pytest.approx(float(stakes.cost[stakes.ended == OPEN].sum()))
    money = sum(fund.paid_in) - stakes.cost.sum() + stakes.proceeds.sum()
    assert 0.0 < money - fund.balance < 71 / 12.0 * ABOUT.fund_fee * stakes.cost.sum()  # the manager's fee


def test_a_stake_in_a_firm_that_closes_down_is_lost():
    town = CreditTown()
    fund, month = town.operation_fund, town.month(5)
    fund.stakes.append(2, key=np.arange(2, dtype=np.uint64), firm=np.array([3, 4]), cost=1e6, bought=0)
    fund.invested = 2e6
    town.innovators.exited[3] = 5
    fund.end_stakes(month, town.innovators)
    assert fund.stakes.ended.tolist()[0] == 5
    assert fund.stakes.proceeds.sum() == 0.0
    assert fund.noted(month, "lost") >= 1e6


def test_a_fund_without_money_invests_nothing():
    town = CreditTown()
    town.accounts.move("operation_fund", "outside", town.operation_fund.balance)
    assert len(worked(town, 24).stakes) == 0


def test_the_internal_rate_is_that_of_a_path_worked_by_hand():
    paid = np.zeros(25)
    paid[0], paid[12] = 100.0, 100.0
    assert internal_rate(paid, 100.0 * 1.1**2 + 100.0 * 1.1) == pytest.approx(0.10, abs=1e-9)
    assert internal_rate(paid, 200.0) == pytest.approx(0.0, abs=1e-9)
    assert internal_rate(np.array([100.0] + [0.0] * 12), 50.0) == pytest.approx(-0.5)
    assert np.isnan(internal_rate(np.zeros(5), 0.0))


def test_exit_multiples_have_the_mean_that_was_declared():
    z = np.sqrt(2.0) * np.linspace(-3.5, 3.5, 20001)
    weight = np.exp(-(z**2) / 2.0)
    mean = np.sum(weight * exit_multiples(z, 1.6, 1.0)) / weight.sum()
    assert mean == pytest.approx(1.6, rel=1e-3)


# ── securitisation ────────────────────────────────────────────────────────────────────────────────


def securitised_town(quota: float = 4e8, months: int = 6) -> CreditTown:
    """A town whose opening loans are pooled within a quota."""
    town = CreditTown(levers={"securitisation_quota": quota})
    town.accounts.move("outside", "banks", 1e9)
    for index in range(months):
        vehicle, month = town.market.securitisation, town.month(index)
        vehicle.issue(month, town.loans, town.market.banks, town.accounts)
    return town


def test_securitisation_frees_the_books_and_owes_nothing_less():
    plain, town = CreditTown(), securitised_town()
    room = quota_left(plain.month(0), plain.market.banks, RULES).sum()
    prepare_banks(town.month(6), town.market, town.loans)
    assert np.count_nonzero(town.loans.sold != OPEN) > 0
    assert town.loans.outstanding.sum() == plain.loans.outstanding.sum()
    assert quota_left(town.month(6), town.market.banks, RULES).sum() > room
    town.accounts.close("issue")


def test_a_pool_is_issued_only_when_it_bears_its_cost_and_stays_within_the_quota():
    town = securitised_town()
    vehicle, sold = town.market.securitisation, town.loans.sold != OPEN
    assert vehicle.issued == pytest.approx(town.loans.outstanding[sold].sum())
    assert ABOUT.least_issue * vehicle.issues <= vehicle.issued <= 4e8 * 6 / 12
    cost = vehicle.issues * ABOUT.issue_fixed + ABOUT.issue_share * vehicle.issued
    assert town.accounts.spent["securitisation_quota"] == pytest.approx(cost * ABOUT.issue_public)
    assert securitised_town(quota=1e6, months=12).market.securitisation.issues == 0


def test_investors_bear_the_losses_of_pooled_loans_and_nobody_else():
    town = securitised_town()
    loans, index = town.loans, 6 + round(RULES.settlement_months)
    pooled = np.flatnonzero(loans.sold != OPEN)
    owed = loans.outstanding[pooled].copy()
    loans.defaulted[pooled], loans.insured[pooled], loans.promised[pooled] = 6, True, 0.8
    before = {name: town.accounts.balances[name] for name in ("banks", "insurer", "risk_fund")}
    settle_defaults(town.month(index), loans, town.market, town.accounts)
    assert {name: town.accounts.balances[name] for name in before} == pytest.approx(before)
    assert loans.recovered[pooled] + loans.written_off[pooled] == pytest.approx(owed)
    assert loans.written_off[pooled].sum() > 0.0
    town.accounts.close("loss of investors")
