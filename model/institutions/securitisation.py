"""Securitisation (知识产权证券化): pools of performing loans that leave the banks' books.

The quota is room that grows month by month and waits for a pool large enough to bear legal and rating
cost. Investors outside pay the principal and take what comes, losses too: no bank, insurer or public
fund pays for a pooled loan. The books that are fullest are emptied first.
"""

from collections.abc import Sequence
from typing import Any

import mesa
import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Rows
from model.institutions.bank import Bank, of_all
from model.month import Month
from model.parameters.funds import FundParameters
from model.tables.loans import Loans


class Securitisation(mesa.Agent):
    """The vehicle: passes money through and keeps none. Limit: the year's quota."""

    def __init__(self, model: Any, rules: FundParameters) -> None:
        super().__init__(model)
        self.rules = rules
        self.room = 0.0
        """Quota not used yet, CNY; no more waits than a year's, or than one smallest pool needs."""
        self.issued = 0.0
        """Principal pooled since the opening, CNY."""
        self._issued_in, self._issued_now = -1, 0.0
        self.issues = 0
        """Pools issued since the opening."""

    def noted(self, month: Month) -> float:
        """Principal pooled this month, CNY."""
        return self._issued_now if self._issued_in == month.index else 0.0

    def issue(self, month: Month, loans: Loans, banks: Sequence[Bank], accounts: Accounts) -> None:
        """Pool what fits if that is enough; bank and public share the cost.

        Investors pay the principal and the bank repays depositors with it, both outside.
        """
        rules, year = self.rules, month.policy.securitisation_quota
        self.room = min(self.room + year / 12.0, max(year, rules.least_issue if year > 0.0 else 0.0))
        if self.room < rules.least_issue:
            return
        order = self._eligible(month, loans, banks)
        pool = order[np.cumsum(loans.outstanding[order]) <= self.room]
        amount = float(np.sum(loans.outstanding[pool]))
        cost = rules.issue_fixed + rules.issue_share * amount
        own = cost * (1.0 - rules.issue_public)
        if amount < rules.least_issue or own > accounts.balances["banks"]:
            return
        loans.sold[pool] = month.index
        self.room -= amount
        self.issued += amount
        self.issues += 1
        self._issued_in, self._issued_now = month.index, amount
        accounts.move("banks", "outside", own)
        accounts.spend("securitisation_quota", "outside", cost - own)

    def _eligible(self, month: Month, loans: Loans, banks: Sequence[Bank]) -> Rows:
        """Sound loans on the books with time to run, of the fullest books first, else in keyed order."""
        last = loans.drawn + loans.term
        sound = (loans.outstanding > 0.0) & (loans.defaulted == OPEN) & (loans.sold == OPEN)
        rows = np.flatnonzero(sound & (last - month.index >= self.rules.least_remaining))
        full = of_all(banks, "book") / np.maximum(of_all(banks, "appetite") * of_all(banks, "size"), 1e-12)
        turn = chance.uniform(month.seed, "securitisation.turn", loans.key[rows], 0)
        return rows[np.lexsort((turn, -full[loans.bank[rows]]))]
