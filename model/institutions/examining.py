"""Rules of examination (审查规则): how long, and how it ends. Pure functions of arrays.

The nation's pendency is published by calendar year of conclusion, so an application with a given
amount of work is concluded in the first month in which it has been examined for that month's
pendency times its work: when the nation speeds up, everything pending comes out sooner.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, Mask, Months
from model.month import month_number
from model.parameters.examination import ExaminationParameters
from model.region import Region

HISTORY = 60
"""Months before 2020 for which the pace of the office is known (opening backlog)."""
MID_YEAR = 5
"""Months from January to the middle of a year, where the figure of a year is put."""
ROUNDS = 3
"""Newton's steps to the month of conclusion: the pace is a line over many months, so few are needed."""
LOGIT_SPREAD = 0.346
"""(16 sqrt(3) / (15 pi))**2: the logistic curve as a probit, whose mean over a normal is known."""
PRIORITY_LIMIT = 12
"""Months in which a priority examination must be concluded (rules of 2017)."""


@dataclass(frozen=True)
class Pace:
    """National months of examination by class (rest, high-value), straight lines between months.

    In month T (since HISTORY months before 2020) it is ``base[c, int(T)] + fall[c, int(T)] * T``.
    """

    level: Floats
    base: Floats
    fall: Floats


def pace_of(region: Region, rules: ExaminationParameters) -> Pace:
    """The published pendency of all inventions and of high-value ones.

    The mean is over both classes: the rest is slower than it by what the high-value class gains.
    """
    months = np.array([economy.exam_months for economy in region.economies])
    mean = np.concatenate([np.full(HISTORY, months[0]), months])
    first = month_number(2020, 1) + MID_YEAR
    known = (rules.high_value_months_2020, rules.high_value_months_2021, rules.high_value_months_2022)
    quick = np.interp(np.arange(mean.size) - HISTORY, first + 12 * np.arange(len(known)), known)
    quick = np.minimum(quick, mean)
    share = rules.high_value_share
    level = np.stack([(mean - share * quick) / (1.0 - share), quick])
    fall = np.diff(level, append=level[:, -1:])
    return Pace(level, level - fall * np.arange(mean.size), fall)


def concluded(pace: Pace, high_value: Mask, entered: Months, work: Floats) -> Floats:
    """When work begun at ``entered`` is done at the pace of the month in which it ends, shape of ``work``.

    Solves end = entered + pace(end) x work by Newton's steps on the straight lines between months.
    """
    size = pace.level.shape[1]
    offset = high_value * size  # rows of the flattened tables
    start = entered + HISTORY
    end = start + pace.level.ravel()[offset + np.minimum(start, size - 1)] * work
    base, fall = pace.base.ravel(), pace.fall.ravel()
    for _ in range(ROUNDS):
        piece = offset + np.minimum(end, size - 1).astype(np.intp)
        end = (start + base[piece] * work) / (1.0 - fall[piece] * work)
    return np.asarray(end - HISTORY)


def years_between(index: int, years: tuple[int, ...], values: tuple[float, ...]) -> float:
    """A national figure by year (its middle) in this month; held before the first and after the last."""
    middles = [month_number(year, 1) + MID_YEAR for year in years]
    return float(np.interp(index, middles, values))


def mean_log_odds(share: Floats, slope: float) -> Floats:
    """Log-odds of grant at mean quality so that the mean over a standard normal quality is ``share``."""
    return np.asarray(np.sqrt(1.0 + LOGIT_SPREAD * slope**2) * np.log(share / (1.0 - share)))
