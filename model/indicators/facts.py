"""What happened this month, as row numbers: found once, shared by all measures."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Floats, Rows
from model.closing import FORCE
from model.indicators.census import Census
from model.indicators.deal_count import DealCount
from model.indicators.use_census import UseCensus
from model.kernels import weigh_where
from model.month import DAYS_PER_MONTH, Month
from model.tables.disputes import SECOND_INSTANCE
from model.tables.patents import INVENTION, LAPSED

if TYPE_CHECKING:
    from model.model import IPEcosystem


class Facts:
    """Rows whose date falls in this month.

    Of patents: ``filed``, ``granted``, ``ended`` (fee not paid, or at term), ``awarded`` (nationally).
    """

    def __init__(
        self, world: "IPEcosystem", month: Month, *, filed: Rows, granted: Rows, ended: Rows, awarded: Rows
    ) -> None:
        self.world, self.month = world, month
        self.filed, self.granted, self.ended, self.awarded = filed, granted, ended, awarded

    def keep(self) -> int:
        """Find now what next month reads (``drivers_of``), whatever is measured; how many rows that is."""
        return self.high_tech.size + self.cases_filed.size + self.drawn.size

    @cached_property
    def lapsed(self) -> Floats:
        """Rights whose fee was not paid, weighted, by kind of patent, shape (3,)."""
        patents = self.world.patents
        rows = self.ended.compress(patents.outcome[self.ended] == LAPSED)
        weight = patents.weight[rows]
        return np.bincount(patents.kind[rows], weights=weight, minlength=len(FORCE)).astype(np.float64)

    @cached_property
    def census(self) -> Census:
        """All inventions in force and who holds them: costly, for measures taken in December."""
        return Census(self.world, self.month.index)

    @cached_property
    def use(self) -> UseCensus:
        """Use of the inventions in force by kind and size of owner, for measures taken in December."""
        return UseCensus(self.world, self.census)

    @cached_property
    def deals(self) -> DealCount:
        """Deals in rights; ask for it after they are made."""
        return DealCount(self.world, self.month.index)

    @cached_property
    def inventions_granted(self) -> Rows:
        """Inventions among the patents granted."""
        return self.granted.compress(self.world.patents.kind[self.granted] == INVENTION)

    @cached_property
    def granted_abroad(self) -> Rows:
        """Patents whose family gets its first grant abroad."""
        return np.flatnonzero(self.world.patents.overseas == self.month.index)

    @cached_property
    def high_tech(self) -> Rows:
        """High-tech enterprises alive."""
        innovators = self.world.innovators
        return np.flatnonzero(innovators.high_tech & innovators.alive())

    @cached_property
    def registered(self) -> Rows:
        """Innovators registered with either centre and alive."""
        world = self.world
        centres = (world.protection_centre, world.quick_centre)
        either = centres[0].members(world.innovators) | centres[1].members(world.innovators)
        return np.flatnonzero(either)

    @cached_property
    def high_value(self) -> float:
        """High-value inventions in force at month end, weighted."""
        patents = self.world.patents
        return float(weigh_where(patents.high_value, patents.weight))

    @cached_property
    def asked(self) -> Rows:
        """Loan requests made."""
        return np.flatnonzero(self.world.loans.asked == self.month.index)

    @cached_property
    def drawn(self) -> Rows:
        """Loans drawn: granted in the plan's sense."""
        return np.flatnonzero(self.world.loans.drawn == self.month.index)

    @cached_property
    def cases_filed(self) -> Rows:
        """Cases filed with any body."""
        return self._in_month(self.world.disputes.filed)

    @cached_property
    def cases_closed(self) -> Rows:
        """Cases closed by any body."""
        return self._in_month(self.world.disputes.closed)

    @cached_property
    def court_filed(self) -> Rows:
        """Cases filed with any court, all instances."""
        return self.cases_filed[self.world.disputes.body[self.cases_filed] <= SECOND_INSTANCE]

    @cached_property
    def court_closed(self) -> Rows:
        """Cases closed by any court, all instances."""
        return self.cases_closed[self.world.disputes.body[self.cases_closed] <= SECOND_INSTANCE]

    @cached_property
    def court_pending(self) -> Rows:
        """Court cases filed and not closed at month end, from dates."""
        disputes, end = self.world.disputes, self.month.first_day + DAYS_PER_MONTH
        open_then = (disputes.closed >= end) & (disputes.filed < end)
        return np.flatnonzero(open_then & (disputes.body <= SECOND_INSTANCE))

    def _in_month(self, days: np.ndarray) -> Rows:
        start = self.month.first_day
        return np.flatnonzero((days >= start) & (days < start + DAYS_PER_MONTH))
