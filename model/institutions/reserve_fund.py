"""IP acquisition and reserve fund (收储基金): buys collateral of defaulted loans, holds it, sells it on.

It pays banks more than a forced sale brings and takes the market price later: the difference is the
cost of the support, and in between the money is tied up.
"""

from typing import Any

import numpy as np

from model.accounts import Accounts
from model.arrays import Floats
from model.institutions.funds import AppropriatedFund
from model.month import Month
from model.parameters.funds import FundParameters


class ReserveFund(AppropriatedFund):
    """Mandate: a buyer when nobody buys. Limit: its money; first come, first served."""

    def __init__(self, model: Any, accounts: Accounts, appropriated: float, rules: FundParameters) -> None:
        super().__init__(model, accounts, "reserve_fund", appropriated, lever="ip_reserve_fund")
        self.rules = rules
        self.held = 0.0
        """Collateral held, at cost, CNY."""
        self.worth = 0.0
        """What the market will pay for it, CNY."""

    def receive(self, month: Month) -> None:
        """The appropriation comes in; part of the collateral finds a buyer outside."""
        super().receive(month)
        share = 1.0 / self.rules.reserve_months
        self.accounts.move("outside", self.account, self.worth * share)
        self.note(month, "lost", (self.held - self.worth) * share)
        self.held -= self.held * share
        self.worth -= self.worth * share

    def buy(self, prices: Floats, resale: Floats) -> Floats:
        """Buy what the money buys, first in the row first; returns the prices paid, 0 where not.

        ``resale`` is what the market would pay for each, CNY.
        """
        bought = np.cumsum(prices) <= self.balance
        paid = np.where(bought, prices, 0.0)
        self.accounts.move(self.account, "banks", float(np.sum(paid)))
        self.held += float(np.sum(paid))
        self.worth += float(np.sum(resale[bought & (prices > 0.0)]))
        return paid
