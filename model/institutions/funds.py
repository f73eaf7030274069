"""Public funds (资金池、基金): pots of money that close and can run empty; each kind has its own room.

A fund pays what it holds and no more. The levers of the risk and the reserve fund are cumulative
appropriations: only their increase is paid in, a decrease takes nothing back; the balance is the model's.
"""

from typing import Any

import mesa
import numpy as np

from model.accounts import Accounts
from model.arrays import Floats
from model.month import Month

BEFORE = -1
"""No month yet."""


class Fund(mesa.Agent):
    """One pot of money: an account that is never overdrawn."""

    def __init__(self, model: Any, accounts: Accounts, account: str, opening: float = 0.0) -> None:
        super().__init__(model)
        self.accounts, self.account = accounts, account
        self._noted: dict[str, float] = {}
        self._noted_in = BEFORE
        accounts.open_account(account, opening)

    @property
    def balance(self) -> float:
        """Money in the fund, CNY; rounding may leave a hair below nothing, which is nothing."""
        return max(self.accounts.balances[self.account], 0.0)

    def pay(self, payee: str, claims: Floats) -> Floats:
        """Pay claims as far as the money goes, in proportion; returns what each got, CNY."""
        total = float(np.sum(claims))
        if total <= 0.0:
            return np.zeros(claims.size)
        paid = min(total, self.balance)
        self.accounts.move(self.account, payee, paid)
        return np.asarray(claims * (paid / total))

    def note(self, month: Month, name: str, amount: float) -> None:
        """Add to a figure of this month, for those who measure."""
        if self._noted_in != month.index:
            self._noted, self._noted_in = {}, month.index
        self._noted[name] = self._noted.get(name, 0.0) + amount

    def noted(self, month: Month, name: str) -> float:
        """A figure of this month; 0 if nothing happened."""
        return self._noted.get(name, 0.0) if self._noted_in == month.index else 0.0


class AppropriatedFund(Fund):
    """A fund whose lever, named like its budget line, is the appropriation so far."""

    def __init__(
        self, model: Any, accounts: Accounts, account: str, appropriated: float, *, lever: str
    ) -> None:
        super().__init__(model, accounts, account, appropriated)
        self.appropriated, self.lever = appropriated, lever

    def receive(self, month: Month) -> None:
        """The increase of the appropriation is paid in; a decrease takes nothing back."""
        increase = getattr(month.policy, self.lever) - self.appropriated
        if increase > 0.0:
            self.accounts.spend(self.lever, self.account, increase)
            self.appropriated += increase
