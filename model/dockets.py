"""Dockets (案件登记): cases are filed and closed here and nowhere else.

As accounts do for money, ``Dockets`` keeps the flows of cases pending per body and compares them at
month end with a recount from the dates in the disputes table. It also keeps the rows that are open,
so that no room scans closed cases.
"""

from typing import Any

import numpy as np

from model.accounts import Stock
from model.arrays import Codes, Floats, Rows
from model.month import DAYS_PER_MONTH, Month, month_name
from model.tables.disputes import NEVER, TRANSFERRED, Disputes

BODIES = (
    "basic courts",
    "intermediate court",
    "second instance",
    "administration",
    "mediation",
    "arbitration",
    "customs",
)
"""Bodies by code (model/tables/disputes.py)."""


def month_end(month: Month) -> float:
    """The day on which the month ends, which belongs to the next."""
    return month.first_day + DAYS_PER_MONTH


class Dockets:
    """The register of cases: what was filed, what is open, what was closed this month."""

    def __init__(self, disputes: Disputes) -> None:
        self.disputes = disputes
        self.stocks = {f"cases pending: {name}": Stock(f"cases pending: {name}", 0.0) for name in BODIES}
        self._flows = list(self.stocks.values())
        self._open: Rows = np.empty(0, dtype=np.intp)
        self._seen, self._stale = 0, True
        self._closed: list[Rows] = []
        self._closed_before: Rows = np.empty(0, dtype=np.intp)

    def file(self, count: int, **columns: Any) -> Rows:
        """Append cases; ``body`` may be one code or one per case. Returns the new rows."""
        if not count:
            return np.empty(0, dtype=np.intp)
        rows = self.disputes.append(count, **columns)
        self._stale = True
        self._count(self.disputes.body[rows], "filed", gain=True)
        return rows

    def close(self, rows: Rows, days: Floats, outcome: Codes | int) -> None:
        """Close cases on their days; a case that moves to another body is ``TRANSFERRED``."""
        if not rows.size:
            return
        disputes, self._stale = self.disputes, True
        disputes.closed[rows] = days
        disputes.outcome[rows] = outcome
        left = disputes.outcome[rows] == TRANSFERRED
        self._count(disputes.body[rows[~left]], "closed", gain=False)
        self._count(disputes.body[rows[left]], "transferred", gain=False)
        self._closed.append(rows)

    def _count(self, bodies: Codes, flow: str, *, gain: bool) -> None:
        for body, number in enumerate(np.bincount(bodies, minlength=len(BODIES))):
            if number:
                stock = self._flows[body]
                (stock.gain if gain else stock.lose)(flow, float(number))

    def open_rows(self) -> Rows:
        """All open cases, in order of registration."""
        if self._stale:
            new = np.arange(self._seen, len(self.disputes))
            rows = np.concatenate([self._open, new])
            self._open = rows[self.disputes.closed[rows] >= NEVER]
            self._seen, self._stale = len(self.disputes), False
        return self._open

    def open_with(self, *bodies: int) -> Rows:
        """Open cases of some bodies."""
        rows = self.open_rows()
        body = self.disputes.body[rows]
        wanted = body == bodies[0]
        for other in bodies[1:]:
            wanted |= body == other
        return rows[wanted]

    def closed_rows(self) -> Rows:
        """Cases closed this month, transfers included."""
        return np.concatenate(self._closed) if self._closed else np.empty(0, dtype=np.intp)

    def closed_last_month(self) -> Rows:
        """Cases closed in the month before."""
        return self._closed_before

    def settle_opening(self) -> None:
        """Take what has been filed so far as the opening stock."""
        for stock in self._flows:
            stock.close(sum(stock.inflows.values()) - sum(stock.outflows.values()), "opening")

    def close_month(self, month: Month) -> None:
        """Compare the flows with a recount from dates, per body; start a new month.

        Raises
        ------
        AccountError : the flows of a body do not explain its cases pending
        """
        pending = pending_by_body(self.disputes, month_end(month))
        for stock, recount in zip(self._flows, pending, strict=True):
            stock.close(float(recount), month_name(month.index))
        self._closed_before = self.closed_rows()
        self._closed = []


def pending_by_body(disputes: Disputes, day: float) -> Rows:
    """Cases filed before and not closed before a day, per body, from dates alone, shape (n_bodies,)."""
    pending = (disputes.closed >= day) & (disputes.filed < day)
    return np.bincount(disputes.body[pending], minlength=len(BODIES))
