"""Public funds and insurers (资金池、基金与保险): pots of money that close and can run empty.

A fund pays what it holds and no more: claims beyond the balance are paid in proportion. The levers
of the risk and the reserve fund are cumulative appropriations, so only their increase is paid in;
the balance is the model's. The injection into the operation fund is a yearly flow.
"""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import Floats, Rows
from model.month import Month
from model.parameters.finance import FinanceParameters
from model.tables.innovators import Innovators


class Fund(mesa.Agent):
    """One pot of money: an account that is never overdrawn."""

    def __init__(self, model: Any, accounts: Accounts, account: str, opening: float = 0.0) -> None:
        super().__init__(model)
        self.accounts, self.account = accounts, account
        accounts.open_account(account, opening)

    @property
    def balance(self) -> float:
        """Money in the fund, CNY."""
        return self.accounts.balances[self.account]

    def pay(self, payee: str, claims: Floats) -> Floats:
        """Pay claims as far as the money goes, in proportion; returns what each got, CNY."""
        total = float(np.sum(claims))
        if total <= 0.0:
            return np.zeros(claims.size)
        paid = min(total, max(self.balance, 0.0))  # rounding may leave a hair below zero
        self.accounts.move(self.account, payee, paid)
        return np.asarray(claims * (paid / total))


class RiskFund(Fund):
    """Risk compensation fund (风险补偿资金池): pays the public share of losses on pledge loans.

    Limits: its balance. ``commitments`` is the public share of what is owed on covered loans.
    """

    def __init__(self, model: Any, accounts: Accounts, appropriated: float) -> None:
        super().__init__(model, accounts, "risk_fund", appropriated)
        self.appropriated = appropriated
        self.commitments = 0.0
        self.paid = 0.0
        """Compensation paid since the opening, CNY."""

    def receive(self, month: Month) -> None:
        """The increase of the appropriation is paid in; a decrease takes nothing back."""
        increase = month.policy.risk_compensation_fund - self.appropriated
        if increase > 0.0:
            self.accounts.spend("risk_compensation_fund", self.account, increase)
            self.appropriated += increase

    def cover(self, month: Month, expected_claims: float) -> float:
        """Share of a loss that banks may count on: the promise, as far as a year's claims can be paid."""
        trust = 1.0 if expected_claims <= self.balance else self.balance / expected_claims
        return month.policy.risk_compensation_share * trust

    def compensate(self, month: Month, losses: Floats) -> Floats:
        """Pay the public share of these losses to the banks (代偿), as far as the money goes."""
        paid = self.pay("banks", losses * month.policy.risk_compensation_share)
        self.paid += float(np.sum(paid))
        return paid


class ReserveFund(Fund):
    """IP acquisition and reserve fund (收储基金): buys collateral of defaulted loans and sells it on."""

    def __init__(self, model: Any, accounts: Accounts, appropriated: float) -> None:
        super().__init__(model, accounts, "reserve_fund", appropriated)
        self.appropriated = appropriated

    def receive(self, month: Month) -> None:
        """The increase of the appropriation is paid in."""
        increase = month.policy.ip_reserve_fund - self.appropriated
        if increase > 0.0:
            self.accounts.spend("ip_reserve_fund", self.account, increase)
            self.appropriated += increase

    def buy(self, prices: Floats, resale: Floats) -> Floats:
        """Buy what the money buys, first in the row first; returns the prices paid, 0 where not.

        The outside market takes it over at ``resale``: the difference is the cost of the support.
        """
        bought = np.cumsum(prices) <= self.balance
        paid = np.where(bought, prices, 0.0)
        self.accounts.move(self.account, "banks", float(np.sum(paid)))
        self.accounts.move("outside", self.account, float(np.sum(resale[bought])))
        return paid


class OperationFund(Fund):
    """IP operation fund (知识产权运营基金): public money, social capital with it, shares in innovators."""

    def __init__(self, model: Any, accounts: Accounts, opening: float, rules: FinanceParameters) -> None:
        super().__init__(model, accounts, "operation_fund", opening)
        self.rules = rules
        self.invested = 0.0
        """Shares held, at cost, CNY."""

    @property
    def size(self) -> float:
        """Money and shares at cost, CNY."""
        return self.balance + self.invested

    def work(self, month: Month, innovators: Innovators, holders: Rows) -> None:
        """Take in capital, sell some shares, buy others in firms that hold inventions."""
        public = month.policy.operation_fund_injection / 12.0
        self.accounts.spend("operation_fund_injection", self.account, public)
        self.accounts.move("outside", self.account, public * self.rules.social_leverage)
        sold = self.invested * self.rules.divest_rate
        self.invested -= sold
        self.accounts.move("outside", self.account, sold * self.rules.divest_multiple)
        self._invest(month, innovators, holders)

    def _invest(self, month: Month, innovators: Innovators, holders: Rows) -> None:
        money = self.balance * self.rules.invest_rate
        count = month.city_count("operation_fund.deals", money / self.rules.ticket)
        if count == 0 or holders.size == 0:
            return
        weight = np.cumsum(innovators.inventions[holders] * innovators.weight[holders])
        u = month.uniform("operation_fund.firm", np.arange(count, dtype=np.uint64))
        chosen = holders[np.searchsorted(weight, u * weight[-1])]
        self.accounts.pay_firms(self.account, chosen, money / count / innovators.weight[chosen])
        self.invested += money


class Insurer(Fund):
    """IP insurers together (知识产权保险): infringement policies of a year, and loan insurance.

    Take-up follows the price that a holder pays. Claims on infringement policies pay for suits, so
    the money goes to outside lawyers and experts.
    """

    def __init__(self, model: Any, accounts: Accounts, rules: FinanceParameters, subsidy: float) -> None:
        super().__init__(model, accounts, "insurer", rules.insurer_capital)
        self.rules = rules
        self.coverage = self.wanted(subsidy)
        """Share of holders of inventions that are insured, 0-1."""
        self.sold = np.zeros(12)
        """Policies sold in each month of the last year, full count."""

    def wanted(self, subsidy: float) -> float:
        """Share of holders that want insurance at this public share of the premium."""
        price = 1.0 - subsidy
        return float(-np.expm1(-self.rules.takeup * price**-self.rules.takeup_elasticity))

    def insure(self, month: Month, innovators: Innovators, holders: Rows) -> None:
        """Sell this month's yearly policies, and pay claims on those of the last year."""
        subsidy = month.policy.insurance_premium_subsidy
        self.coverage += self.rules.takeup_speed * (self.wanted(subsidy) - self.coverage)
        turn = holders[innovators.key[holders] % np.uint64(12) == np.uint64(month.index % 12)]
        willing = chance.uniform(month.seed, "insurance.taste", innovators.key[turn], 0) < self.coverage
        net = self.rules.premium * (1.0 - subsidy)
        buyers = turn[willing & (innovators.cash[turn] >= net)]
        policies = float(np.sum(innovators.weight[buyers]))
        self.accounts.charge_firms(self.account, buyers, np.full(buyers.size, net))
        public = policies * self.rules.premium * subsidy
        self.accounts.spend("insurance_premium_subsidy", self.account, public)
        self.sold[month.index % 12] = policies
        expected = float(np.sum(self.sold)) * self.rules.claim_rate / 12.0
        claims = month.city_count("insurance.claims", expected)
        self.pay("outside", np.array([claims * self.rules.claim_cost]))

    def insure_loans(
        self, month: Month, innovators: Innovators, borrowers: Rows, principal: Floats, insured: np.ndarray
    ) -> None:
        """Collect the premium on insured loans at drawdown; the public pays its part."""
        subsidy = month.policy.insurance_premium_subsidy
        rows, premium = borrowers[insured], principal[insured] * self.rules.loan_premium
        net = premium * (1.0 - subsidy) / innovators.weight[rows]
        self.accounts.charge_firms(self.account, rows, net)
        self.accounts.spend("insurance_premium_subsidy", self.account, float(np.sum(premium)) * subsidy)
