"""Risk compensation fund (风险补偿资金池): pays the promised public share of losses on pledge loans.

A claim that meets an empty pool waits; claims are paid in order of age, those of one month in
proportion. Ruin is an empty pool with claims unpaid. Banks count on the promise only as far as it
was kept and the pool can bear a year's claims. A newcomer's mistake: compensation is not the end of
a debt. What is later recovered from the borrower flows back.
"""

from collections import deque
from typing import Any

import numpy as np

from model.accounts import Accounts
from model.arrays import OPEN, Floats
from model.institutions.funds import AppropriatedFund
from model.month import Month
from model.parameters.funds import FundParameters

CENT = 0.005
"""Arrears below it are rounding, CNY."""


class RiskFund(AppropriatedFund):
    """The city's pool. Mandate: make banks bear less of a loss. Limit: its balance."""

    def __init__(self, model: Any, accounts: Accounts, appropriated: float, rules: FundParameters) -> None:
        super().__init__(model, accounts, "risk_fund", appropriated, lever="risk_compensation_fund")
        self.rules = rules
        self.commitments = 0.0
        """Public share of what is owed on covered loans, CNY."""
        self.waiting: deque[float] = deque()
        """Claims that met an empty pool, oldest first, CNY."""
        self.paid = 0.0
        """Compensation paid since the opening, CNY."""
        self.due = 0.0
        """Compensation claimed since the opening, CNY."""
        self.pursued = 0.0
        """Of what was paid, still expected back from borrowers, CNY."""
        self.ruined = int(OPEN)
        """First month in which the pool was empty and a claim unpaid."""
        self._claims_seen = self._claims_met = 0.0
        """What banks remember, fading, CNY."""

    @property
    def arrears(self) -> float:
        """Claims that wait, CNY."""
        return sum(self.waiting)

    @property
    def kept(self) -> float:
        """Share of their claims that banks remember as met at once, 0-1."""
        prior = self.rules.trust_prior
        return (self._claims_met + prior) / (self._claims_seen + prior)

    def receive(self, month: Month) -> None:
        """Appropriation and late recoveries come in; then claims that waited are paid."""
        super().receive(month)
        back = self.pursued / self.rules.pursuit_months
        self.pursued -= back
        self.accounts.move("outside", self.account, back)
        self.note(month, "recovered", back)
        fade = 0.5 ** (1.0 / self.rules.trust_halflife)
        self._claims_seen *= fade
        self._claims_met *= fade
        self._pay_arrears(month)

    def _pay_arrears(self, month: Month) -> None:
        """Oldest first, as far as the money goes."""
        before = self.balance
        left = before
        while self.waiting and left > 0.0:
            part = min(self.waiting[0], left)
            self.waiting[0] -= part
            left -= part
            if self.waiting[0] <= CENT:
                self.waiting.popleft()
        self._book_paid(month, before - left)
        self.accounts.move(self.account, "banks", before - left)

    def cover(self, month: Month, expected_claims: float) -> float:
        """Share of a loss that banks may count on: the promise, as far as it was kept and can be paid.

        ``expected_claims`` are those of a year, CNY.
        """
        free = max(self.balance - self.arrears, 0.0)
        solid = 1.0 if expected_claims <= free else free / expected_claims
        return month.policy.risk_compensation_share * min(solid, self.kept)

    def compensate(self, month: Month, losses: Floats, promised: Floats) -> Floats:
        """Pay the public share of these losses to the banks (代偿); returns what each got now, CNY.

        ``promised`` is the share agreed when each loan was approved. What the pool cannot pay waits.
        """
        claims = np.asarray(losses * promised)
        self._pay_arrears(month)
        paid = self.pay("banks", claims)
        due, met = float(np.sum(claims)), float(np.sum(paid))
        self.due += due
        self.note(month, "due", due)
        self.note(month, "met", met)
        self._claims_seen += due
        self._claims_met += met
        self._book_paid(month, met)
        if due - met > CENT:
            self.waiting.append(due - met)
            self.ruined = min(self.ruined, month.index)
        return paid

    def _book_paid(self, month: Month, amount: float) -> None:
        self.paid += amount
        self.pursued += amount * self.rules.pursuit_share
        self.note(month, "paid", amount)
