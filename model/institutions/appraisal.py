"""Forensic appraisal (知识产权鉴定): a capacity that technical cases of courts and administration wait for.

Appraisals are made in the order in which they are asked for. A party for whom the queue in the city would
take longer than going elsewhere goes elsewhere. With room for all, an appraisal takes its own time only.
"""

from typing import Any

import mesa
import numpy as np

from model.arrays import Floats, Mask
from model.month import DAYS_PER_MONTH, Month

LEAST_RATE = 1e-6
"""Appraisals a month below which the city has none."""


class Appraisers(mesa.Agent):
    """The appraisal bodies of the city, together."""

    def __init__(self, model: Any, *, days: float, elsewhere: float) -> None:
        """``days``: own time of an appraisal in the city; ``elsewhere``: its time elsewhere over that."""
        super().__init__(model)
        self.days, self.elsewhere_ratio = days, elsewhere
        self.queue = 0.0
        """Appraisals to begin from this month on: those left over, and those asked for this month."""
        self.waiting = 0.0
        """Appraisals that this month's capacity cannot begin."""
        self.asked = self.elsewhere = 0
        """Appraisals asked for this month, and those that went elsewhere."""

    def open_month(self, month: Month) -> None:
        """What last month could not begin waits on; nobody has asked yet."""
        self.queue = self.waiting
        self.waiting = max(0.0, self.queue - self.rate(month))
        self.asked = self.elsewhere = 0

    def rate(self, month: Month) -> float:
        """Appraisals a month."""
        return month.policy.appraisal_capacity / 12.0 * min(1.0, month.economy.activity)

    def take(self, month: Month, needed: Mask) -> Floats:
        """Days until each appraisal is done, 0 where none is needed, shape of ``needed``.

        Cases come in the order in which they ask.
        """
        cases = np.flatnonzero(needed)
        found = np.zeros(needed.size)
        if not cases.size:
            return found
        rate = max(self.rate(month), LEAST_RATE)
        ahead = self.queue + np.arange(cases.size)
        wait = np.maximum(ahead / rate - 1.0, 0.0) * DAYS_PER_MONTH
        here = wait <= self.days * (self.elsewhere_ratio - 1.0)
        found[cases] = np.where(here, self.days + wait, self.days * self.elsewhere_ratio)
        self.queue += float(np.sum(here))
        self.waiting = max(0.0, self.queue - rate)
        self.asked += cases.size
        self.elsewhere += int(np.sum(~here))
        return found
