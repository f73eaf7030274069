"""The registration window for pledges (质押登记窗口): the office that enters pledges in the register.

Mandate: registration of pledges of patents and trademarks (national rules; run by the province for
all). Limits: the order on its time, the pace at which it can follow, its staff.
"""

from typing import Any

import mesa
import numpy as np

from model.arrays import Floats, Keys, Rows
from model.month import DAYS_PER_MONTH, Month
from model.parameters.finance import FinanceParameters
from model.tables.pledges import Pledges


class PledgeWindow(mesa.Agent):
    """Registers pledges in ``days``, more when it is overrun."""

    def __init__(self, model: Any, rules: FinanceParameters, ordered_days: float) -> None:
        super().__init__(model)
        self.rules = rules
        self.days = ordered_days * rules.limit_use
        """Time from request to registration when the window is not overrun."""
        self.load = 0.0
        """Requests of this month over what the window can handle in time."""

    def follow_order(self, month: Month) -> None:
        """Move toward the ordered time; offices finish somewhat before the limit."""
        ordered = month.policy.pledge_registration_days_ordered * self.rules.limit_use
        self.days += self.rules.retooling * (ordered - self.days)
        self.load = 0.0

    def register(
        self,
        month: Month,
        pledges: Pledges,
        keys: Keys,
        owners: Rows,
        patents: Rows,
        amounts: Floats,
        loans: Rows,
    ) -> Rows:
        """Take requests of this month; returns their rows, with the month in which each is registered."""
        self.load += keys.size / self.rules.window_capacity
        days = np.full(keys.size, self.days * max(self.load, 1.0))
        asked = month.uniform("pledges.day", keys) * DAYS_PER_MONTH
        later = np.floor((asked + days) / DAYS_PER_MONTH).astype(np.int32)
        return pledges.append(
            keys.size,
            key=keys,
            owner=owners,
            loan=loans,
            patent=patents,
            amount=amounts,
            asked=month.index,
            days=days,
            registered=month.index + later,
        )
