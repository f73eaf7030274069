"""Deals of one month by kind, parties and price, picked out once for all their measures."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Codes, Floats, Mask, Rows
from model.tables.deals import ASSIGNMENT

if TYPE_CHECKING:
    from model.model import IPEcosystem

OUTSIDE = -1
"""Kind of a giver that is not in the city."""


class DealCount:
    """The deals of a month; they stand at the end of the table."""

    def __init__(self, world: "IPEcosystem", index: int) -> None:
        deals = world.technology_market.deals
        first = int(np.searchsorted(deals.month, index))
        self.kind: Codes = deals.kind[first:]
        self.giver: Rows = deals.giver[first:]
        self.taker: Rows = deals.taker[first:]
        self.public: Mask = deals.public[first:]
        self.weight: Floats = deals.weight[first:]
        self.price: Floats = deals.price[first:]
        self.by_kind = np.bincount(self.kind, weights=self.weight, minlength=ASSIGNMENT + 1)
        self.sold: Mask = self.kind == ASSIGNMENT
        self.giver_kind = np.where(self.giver >= 0, world.innovators.kind[self.giver], OUTSIDE)
        self.total = float(np.sum(self.weight))
        self.worth = float(np.sum(self.price * self.weight))

    def of_kind(self, kind: int) -> float:
        """Deals of one kind, at full count."""
        return float(self.by_kind[kind]) if kind < self.by_kind.size else 0.0

    def count(self, chosen: Mask) -> float:
        """Deals in a mask, at full count."""
        return float(np.sum(self.weight.compress(chosen)))

    def between(self, giver: int, *, inside: bool) -> float:
        """Deals given by a kind of innovators to a firm of the city, or to a buyer elsewhere."""
        return self.count((self.giver_kind == giver) & ((self.taker >= 0) == inside))

    def priced(self, low: float, high: float) -> float:
        """Deals whose price of one right is above ``low`` and at most ``high``, CNY."""
        return self.count((self.price > low) & (self.price <= high))
