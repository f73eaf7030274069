"""IP operation fund (知识产权运营基金): public money, social capital with it, stakes in innovators.

Stakes are rows: a firm, a cost, a month of exit. Most money comes back from few exits; a stake in a
firm that closes down is lost. Proceeds stay in the fund and are invested again.
"""

from typing import Any

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Floats, Rows
from model.institutions.funds import Fund
from model.month import Month
from model.parameters.funds import FundParameters
from model.tables.innovators import Innovators
from model.tables.stakes import Stakes


def exit_multiples(z: Floats, mean: float, spread: float) -> Floats:
    """Proceeds over cost from standard normals: log-normal with this mean, shape of ``z``."""
    return np.asarray(mean * np.exp(spread * z - 0.5 * spread**2))


def internal_rate(paid_in: Floats, value: float) -> float:
    """Yearly return at which monthly payments, shape (n_months,), grow to ``value`` at the end of the last.

    Bisection on the monthly factor; NaN when nothing was paid in.
    """
    if not np.any(paid_in > 0.0):
        return float("nan")
    age = np.arange(paid_in.size)[::-1]
    low, high = 0.0, 2.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        if float(np.sum(paid_in * middle**age)) > value:
            high = middle
        else:
            low = middle
    return float(low**12 - 1.0)


class OperationFund(Fund):
    """Mandate: bring rights to use with money. Limit: what was paid in and came back."""

    def __init__(self, model: Any, accounts: Accounts, opening: float, rules: FundParameters) -> None:
        super().__init__(model, accounts, "operation_fund", opening)
        self.rules = rules
        self.stakes = Stakes()
        self.invested = 0.0
        """Stakes held, at cost, CNY."""
        self.public = opening
        """Public money paid in, the opening included, CNY."""
        self.social = 0.0
        """Social capital paid in, CNY."""
        self.paid_in: list[float] = [opening]
        """Capital by month, the opening first, CNY."""

    @property
    def size(self) -> float:
        """Money and stakes at cost, CNY."""
        return self.balance + self.invested

    def work(self, month: Month, innovators: Innovators, holders: Rows) -> None:
        """Take in capital, end stakes, pay the manager, invest in firms that hold inventions."""
        self.raise_capital(month)
        self.end_stakes(month, innovators)
        fee = min(self.invested * self.rules.fund_fee / 12.0, self.balance)
        self.accounts.move(self.account, "outside", fee)
        self._invest(month, innovators, holders)

    def raise_capital(self, month: Month) -> None:
        """Public money of the month, and social capital in its ratio."""
        public = month.policy.operation_fund_injection / 12.0
        social = public * self.rules.social_leverage
        self.accounts.spend("operation_fund_injection", self.account, public)
        self.accounts.move("outside", self.account, social)
        self.public += public
        self.social += social
        self.paid_in.append(public + social)
        self.note(month, "social", social)

    def end_stakes(self, month: Month, innovators: Innovators) -> None:
        """Stakes are lost with the firm or by themselves; the others are sold when their time has come."""
        stakes = self.stakes
        held = np.flatnonzero(stakes.ended == OPEN)
        if held.size == 0:
            return
        keys, rules = stakes.key[held], self.rules
        lost = innovators.exited[stakes.firm[held]] <= month.index
        lost |= month.happens("operation_fund.loss", keys, -np.expm1(np.log1p(-rules.stake_loss) / 12.0))
        due = ~lost & (month.index >= stakes.bought[held] + round(12.0 * rules.hold_years))
        sold = held[due]
        z = month.normal("operation_fund.exit", stakes.key[sold])
        stakes.proceeds[sold] = stakes.cost[sold] * exit_multiples(z, rules.exit_multiple, rules.exit_spread)
        ended = held[lost | due]
        stakes.ended[ended] = month.index
        self.invested = float(np.sum(stakes.cost[stakes.ended == OPEN]))
        returned = float(np.sum(stakes.proceeds[sold]))
        self.accounts.move("outside", self.account, returned)
        self.note(month, "returned", returned)
        self.note(month, "lost", float(np.sum(stakes.cost[held[lost]])))

    def _invest(self, month: Month, innovators: Innovators, holders: Rows) -> None:
        """Whole tickets as far as the money goes; who holds more inventions is found more often."""
        ticket = self.rules.ticket
        wanted = month.city_count("operation_fund.deals", self.balance * self.rules.invest_rate / ticket)
        count = min(wanted, int(self.balance / ticket))
        if count == 0 or holders.size == 0:
            return
        weight = np.cumsum(innovators.inventions[holders] * innovators.weight[holders])
        parent = np.full(count, chance.name_key("operation fund"), dtype=np.uint64)
        keys = chance.children(parent, month.index, np.arange(count), "stake")
        chosen = holders[np.searchsorted(weight, month.uniform("operation_fund.firm", keys) * weight[-1])]
        self.accounts.pay_firms(self.account, chosen, ticket / innovators.weight[chosen])
        self.stakes.append(count, key=keys, firm=chosen, cost=ticket, bought=month.index)
        self.invested += ticket * count
        self.note(month, "invested", ticket * count)
