"""Accounts: money moves and is never made or lost; stocks close.

``Accounts`` holds one balance per institution plus ``outside`` (households, customers, other
cities, the national treasury), so that all money moves sum to zero. Firms' cash stands in their
table; ``pay_firms`` and ``charge_firms`` move between it and a balance. ``close`` compares the
opening total with the closing one and raises. ``Stock`` does the same for counted things, against
a recount from dates that is independent of the code that moved the stock.
"""

from dataclasses import dataclass, field

import numpy as np

from model.arrays import Floats, Rows
from model.errors import AccountError
from model.tables.innovators import Innovators

MONEY_TOLERANCE = 1e-9
"""Relative error allowed in the sum of all balances (rounding of float sums)."""


class Accounts:
    """All money of the city: balances by name, and firms' cash."""

    def __init__(self, innovators: Innovators) -> None:
        self.innovators = innovators
        self.balances: dict[str, float] = {"outside": 0.0}
        self.turnover = 0.0
        """Sum of all moves since the opening, CNY: the scale of rounding errors."""
        self.spent: dict[str, float] = {}
        """Public money paid out this month by lever, CNY (emptied by government each month)."""
        self._opening: float | None = None

    def open_account(self, name: str, balance: float = 0.0) -> None:
        """Open an institution's account; its opening balance comes from outside."""
        self.balances[name] = balance
        self.balances["outside"] -= balance

    def move(self, payer: str, payee: str, amount: float) -> None:
        """Move money between two accounts; ``amount`` is CNY and not negative."""
        if not amount >= 0.0:
            raise AccountError(
                f"A move of {amount!r} CNY from {payer!r} to {payee!r} is negative or not a number."
            )
        self.balances[payer] -= amount
        self.balances[payee] += amount
        self.turnover += amount

    def spend(self, lever: str, payee: str, amount: float) -> None:
        """Pay public money for a lever to an account, and book it to that lever."""
        self.move("government", payee, amount)
        self._book(lever, amount)

    def pay_firms(self, payer: str, rows: Rows, amounts: Floats, *, lever: str = "") -> None:
        """Pay each row (of one innovator of that row) from an account; rows may repeat."""
        paid = self._firms(payer, rows, amounts, 1.0)
        self._book(lever, paid)

    def pass_through_firms(
        self, payer: str, payee: str, rows: Rows, amounts: Floats, *, lever: str = ""
    ) -> None:
        """Pay each row an amount that it hands on to ``payee`` at once: its cash stays as it is."""
        total = float(np.sum(amounts * self.innovators.weight[rows]))
        self.move(payer, payee, total)
        self._book(lever, total)

    def _book(self, lever: str, amount: float) -> None:
        """Note public money of this month under its lever; money of no lever is not public."""
        if lever:
            self.spent[lever] = self.spent.get(lever, 0.0) + amount

    def charge_firms(self, payee: str, rows: Rows, amounts: Floats) -> None:
        """Collect from each row (from one innovator of that row) into an account; rows may repeat."""
        self._firms(payee, rows, amounts, -1.0)

    def settle_with_all(self, account: str, changes: Floats) -> None:
        """Move money between an account and every row at once: one change of cash per row, either sign.

        The same as paying some and charging others, in one pass over the table.
        """
        self.innovators.cash += changes
        moved = changes * self.innovators.weight
        self.balances[account] -= float(np.sum(moved))
        self.turnover += float(np.sum(np.abs(moved)))

    def _firms(self, account: str, rows: Rows, amounts: Floats, sign: float) -> float:
        """Move money between rows and an account; returns the sum, CNY, of all innovators."""
        if not rows.size:
            return 0.0
        total = float(np.sum(amounts * self.innovators.weight[rows]))
        np.add.at(self.innovators.cash, rows, amounts if sign > 0.0 else -amounts)
        self.balances[account] -= sign * total
        self.turnover += abs(total)
        return total

    def total(self) -> float:
        """All balances and all cash, CNY: constant but for entry of firms with cash."""
        cash = float(np.sum(self.innovators.cash * self.innovators.weight))
        return sum(self.balances.values()) + cash

    def found_firms(self, rows: Rows) -> None:
        """Book the cash with which new firms enter, and that of closed firms, against outside."""
        self.balances["outside"] -= float(np.sum(self.innovators.cash[rows] * self.innovators.weight[rows]))

    def close(self, month_name: str) -> None:
        """Compare with the opening total.

        Raises
        ------
        AccountError : the total moved by more than rounding explains
        """
        total = self.total()
        if self._opening is None:
            self._opening = total
            self.turnover = max(self.turnover, abs(self.balances["outside"]))
        gap = abs(total - self._opening)
        if not gap <= MONEY_TOLERANCE * max(self.turnover, 1.0):
            raise AccountError(f"{month_name}: money does not close: {gap:.6g} CNY appeared or vanished.")


@dataclass
class Stock:
    """A counted thing: opening, declared flows, and the closing that they imply."""

    name: str
    level: float
    inflows: dict[str, float] = field(default_factory=dict)
    outflows: dict[str, float] = field(default_factory=dict)

    def gain(self, flow: str, amount: float) -> None:
        """Count an inflow of this month."""
        self.inflows[flow] = self.inflows.get(flow, 0.0) + amount

    def lose(self, flow: str, amount: float) -> None:
        """Count an outflow of this month."""
        self.outflows[flow] = self.outflows.get(flow, 0.0) + amount

    def carry(self) -> None:
        """Book the flows of a month without a recount."""
        self.level += sum(self.inflows.values()) - sum(self.outflows.values())
        self.inflows.clear()
        self.outflows.clear()

    def close(self, recount: float, month_name: str) -> None:
        """Book the flows and compare with an independent recount.

        Raises
        ------
        AccountError : the stock is negative, not a number, or differs from the recount
        """
        closing = self.level + sum(self.inflows.values()) - sum(self.outflows.values())
        if not (abs(closing - recount) <= 1e-6 * max(1.0, abs(closing)) and closing >= -1e-6):
            raise AccountError(
                f"{month_name}: {self.name} does not close: {self.level:g} + {self.inflows} "
                f"- {self.outflows} = {closing:g}, but a recount gives {recount:g}."
            )
        self.level = recount
        self.inflows.clear()
        self.outflows.clear()
