"""Hours served first come, first served: the engine of every body that handles cases.

The staff of a body works as one: its hours of the month flow evenly over the days, the case that was
ready first is worked on first, and closes on the day on which its hours are served. Nobody works on
a case before it is ready; hours without a ready case are lost. A case that the month end cuts keeps
the hours worked. Little's law and monotonicity in staff hold on every path (tests/model/test_court.py).
"""

import numpy as np

from model.arrays import Floats, Keys, Rows
from model.dockets import month_end
from model.errors import AccountError
from model.month import DAYS_PER_MONTH, Month
from model.tables.disputes import Disputes

APART = 1e6
"""Days between desks in the running maximum: above any wait, small enough for a millionth of a day."""
NOBODY = 1e-9
"""Hours of a desk below which nobody sits there."""
SLACK = 1e-6
"""Hours by which rounding may exceed the hours available."""


def finish_days(ready: Floats, days_of_work: Floats, desk: Rows, *, start: float) -> Floats:
    """Day on which each case is done, from day ``start`` on; cases are sorted by desk, then by ``ready``.

    Each case begins when it is ready and all before it on its desk are done:
    finish_i = max(ready_i, finish_{i-1}) + work_i, solved for all cases at once by a running maximum.

    Parameters
    ----------
    days_of_work : effort of each case over the hours that its desk works a day
    desk : who works on it: cases of other desks do not hold it up
    """
    if not ready.size:
        return np.empty(0)
    done = np.cumsum(days_of_work)
    before = done - days_of_work
    before = before - before[np.searchsorted(desk, desk, side="left")]
    apart = desk * APART  # a running maximum within each desk: later desks stand far above
    begun = np.maximum.accumulate(np.maximum(ready, start) - before + apart) - apart
    return begun + before + days_of_work


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
    end = month_end(month)
    desk = np.zeros(rows.size, dtype=np.intp) if desk is None else desk
    open_now = np.flatnonzero((disputes.ready[rows] < end) & (hours[desk] > NOBODY))
    order = open_now[np.argsort(disputes.ready[rows[open_now]] + desk[open_now] * APART, kind="stable")]
    waiting, desk = rows[order], desk[order]
    left = disputes.hours[waiting] - disputes.worked[waiting]
    rate = hours[desk] / DAYS_PER_MONTH
    days = finish_days(disputes.ready[waiting], left / rate, desk, start=month.first_day)
    done = days < end
    begun = np.maximum(days - left / rate, month.first_day)
    worked = np.where(done, left, np.maximum(end - begun, 0.0) * rate)
    used: Floats = np.bincount(desk, weights=worked, minlength=hours.size).astype(np.float64)
    if (used > hours + SLACK * np.maximum(1.0, hours)).any():
        raise AccountError(
            f"Month {month.index}: {used} hours were worked on cases; only {hours} there were."
        )
    disputes.worked[waiting] += worked
    return waiting[done], days[done], used


def lengths(month: Month, decision: str, keys: Keys, spread: float) -> Floats:
    """Log-normal factors with mean 1, one per case: clocks and efforts are right-skewed."""
    return np.exp(spread * month.normal(decision, keys) - spread**2 / 2.0)
