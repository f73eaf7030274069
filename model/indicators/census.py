"""The inventions in force at a month's end, looked at once: for measures that are taken in December."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Floats, Mask, Rows
from model.behaviour.high_value import CRITERIA, criteria
from model.tables.patents import INVENTION

if TYPE_CHECKING:
    from model.model import IPEcosystem

WIDER = 2.0
"""Rows are sorted among so many times the top that is asked for."""


class Census:
    """Inventions in force (rows, weights, ages, criteria) and who holds how many."""

    def __init__(self, world: "IPEcosystem", index: int) -> None:
        patents, innovators = world.patents, world.innovators
        held = np.flatnonzero(patents.granted <= index)
        held = held.compress(patents.kind[held] == INVENTION)
        self.rows: Rows = held.compress(patents.ended[held] > index)
        self.weight: Floats = patents.weight[self.rows]
        self.total = float(np.sum(self.weight))
        self.age_months = index - patents.filed[self.rows]
        self.owner_kind = innovators.kind[patents.owner[self.rows]]
        self.high: Mask = patents.high_value[self.rows]
        self.by_criterion = dict(zip(CRITERIA, criteria(patents, self.rows, index), strict=True))
        ages = np.arange(int(self.age_months.max(initial=0)) + 1)
        left = (1.0 - world.parameters.portfolio.obsolescence) ** (ages / 12.0)
        self.value: Floats = patents.value[self.rows] * left[self.age_months]
        holders = np.flatnonzero(innovators.inventions > 0.0)
        self.holding: Floats = innovators.inventions[holders]
        self.holders: Floats = innovators.weight[holders]

    def weigh(self, mask: Mask) -> float:
        """Inventions in a mask over the rows, weighted."""
        return float(np.sum(self.weight.compress(mask)))

    def aged(self, low: int, high: int) -> float:
        """Inventions filed at least ``low`` and less than ``high`` full years ago."""
        return self.weigh((self.age_months >= 12 * low) & (self.age_months < 12 * high))

    def held_by(self, low: int, high: float) -> float:
        """Innovators that hold from ``low`` to ``high`` valid inventions."""
        return float(np.sum(self.holders[(self.holding >= low) & (self.holding <= high)]))


def share_of_top(amount: Floats, weight: Floats, share: float) -> float:
    """Part of all that the top ``share`` of weights has, 0-1; who stands on the edge counts in part."""
    if not amount.size:
        return float("nan")
    room, whole = share * float(np.sum(weight)), float(np.sum(amount * weight))
    place = int((1.0 - WIDER * share) * amount.size) if WIDER * share < 1.0 else 0
    high = amount >= np.partition(amount, place)[place]
    if float(np.sum(weight.compress(high))) >= room:  # the top is among them: no need to sort the rest
        amount, weight = amount.compress(high), weight.compress(high)
    order = np.argsort(-amount, kind="stable")
    amount, weight = amount[order], weight[order]
    counted = np.clip(room - (np.cumsum(weight) - weight), 0.0, weight)
    return float(np.sum(amount * counted) / max(whole, 1e-300))


def weighted_median(amount: Floats, weight: Floats) -> float:
    """The amount that half of the weights do not exceed; nan for nobody."""
    if not amount.size:
        return float("nan")
    order = np.argsort(amount, kind="stable")
    running = np.cumsum(weight[order])
    return float(amount[order][np.searchsorted(running, 0.5 * running[-1])])
