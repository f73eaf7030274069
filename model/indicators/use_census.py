"""Use of the inventions in force by kind and size of owner, counted once a December for all its measures."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Floats, Rows
from model.behaviour.takers import size_class
from model.indicators.census import Census
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY

if TYPE_CHECKING:
    from model.model import IPEcosystem

MICRO, SMALL, MEDIUM, LARGE = 0, 1, 2, 3
SIZES = (MICRO, SMALL, MEDIUM, LARGE)
UNIVERSITIES, INSTITUTES = LARGE + UNIVERSITY, LARGE + INSTITUTE
GROUPS = INSTITUTES + 1


class UseCensus:
    """Inventions held and in use by group of owners: four sizes of firms, universities, institutes."""

    def __init__(self, world: "IPEcosystem", census: Census) -> None:
        patents, innovators, rules = world.patents, world.innovators, world.parameters.transfer
        kind = innovators.kind.astype(np.intp)
        size = size_class(innovators.revenue, rules)
        group = np.where(kind == FIRM, size, LARGE + kind)[patents.owner[census.rows]]
        used = patents.used[census.rows]
        self.held = np.bincount(group, weights=census.weight, minlength=GROUPS)
        self.used = np.bincount(group, weights=census.weight * used, minlength=GROUPS)
        chosen = np.flatnonzero(used & (group <= LARGE))
        self.sales: Floats = census.value[chosen] * rules.product_sales
        """Sales a year with each firm's invention in use, CNY; its value is what it brings this owner."""
        self.size: Rows = group[chosen]
        """Size of the firm that uses it."""
        self.weight: Floats = census.weight[chosen]
        amount = self.sales * self.weight
        self.whole = np.bincount(self.size, weights=amount, minlength=GROUPS)

    def share(self, *groups: int) -> float:
        """Part of the inventions of some groups that is in use, per cent."""
        held = float(self.held.take(groups).sum())
        return 100.0 * float(self.used.take(groups).sum()) / max(held, 1.0)

    def mean_sales(self, *sizes: int) -> float:
        """Mean yearly sales with an invention in use of firms of some sizes, CNY."""
        return float(self.whole.take(sizes).sum()) / max(float(self.used.take(sizes).sum()), 1.0)
