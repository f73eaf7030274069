"""Hours of a body (办案工时): its staff works as one on what is ready, first come, first served.

The hours of the month flow evenly over the days; a case closes on the day on which its hours are served.
Hours without a ready case are lost. A case that the month end cuts keeps the hours worked. The queue itself
is model/serving.py, here with one server and one case on its docket; courts have several (court.py).
"""

import numpy as np

from model.arrays import Floats, Keys, Rows
from model.dockets import month_end
from model.errors import AccountError
from model.month import DAYS_PER_MONTH, Month
from model.serving import work
from model.tables.disputes import Disputes

NOBODY = 1e-9
"""Hours of a desk below which nobody sits there."""
SLACK = 1e-6
"""Hours by which rounding may exceed the hours available."""


def serve(
    month: Month, disputes: Disputes, rows: Rows, hours: Floats, desk: Rows | None = None
) -> tuple[Rows, Floats, Floats]:
    """Work on open cases with the hours of one month.

    Parameters
    ----------
    rows : open cases, in any order
    hours : hours available in the month, shape (n_desks,)
    desk : index into ``hours`` of each case; one desk for all if not given

    Returns
    -------
    The rows that are done, the days on which they are, and the hours used, shape (n_desks,).

    Raises
    ------
    AccountError : more hours were used than there are
    """
    ready = disputes.ready[rows]
    open_now = np.flatnonzero(ready < month_end(month))
    waiting, ready = rows[open_now], ready[open_now]
    desk = np.zeros(waiting.size, dtype=np.intp) if desk is None else desk[open_now]
    before = disputes.worked[waiting]
    begun = before > 0.0
    days, _, _, _, worked = work(
        desk,
        np.zeros(waiting.size, dtype=np.intp),
        ready,
        ready,
        disputes.hours[waiting] - before,
        first=np.arange(hours.size + 1),
        rate=np.where(hours > NOBODY, hours / DAYS_PER_MONTH, 0.0),
        limit=1,
        start=month.first_day,
        end=month_end(month),
        server=begun - 1,
        begun=begun,
    )
    used = hours_used(month, desk, worked, hours)
    disputes.worked[waiting] = before + worked
    done = np.flatnonzero(np.isfinite(days))
    return waiting[done], days[done], used


def hours_used(month: Month, desk: Rows, worked: Floats, available: Floats) -> Floats:
    """Hours worked by desk, shape of ``available``.

    Raises
    ------
    AccountError : more hours were used than there are
    """
    used = np.bincount(desk, weights=worked, minlength=available.size).astype(np.float64)
    if (used > available + SLACK * np.maximum(1.0, available)).any():
        raise AccountError(
            f"Month {month.index}: {used} hours were worked on cases; only {available} there were."
        )
    return used


def lengths(month: Month, decision: str, keys: Keys, spread: float) -> Floats:
    """Log-normal factors with mean 1, one per case: clocks and efforts are right-skewed."""
    return np.exp(spread * month.normal(decision, keys) - spread**2 / 2.0)
