"""Owners keep or drop their patents (专利维持): expected return against the yearly fee.

A patent falls due once a year, on the anniversary of filing; the return shrinks with age, the fee
steps up. High-value status follows the five official criteria, each a fact of the patent.
"""

import numpy as np
from scipy.special import ndtr

from model import chance
from model.arrays import OPEN, Floats, Mask, Rows
from model.month import Month
from model.parameters.patents import PatentParameters
from model.tables.innovators import Innovators
from model.tables.patents import EXPIRED, INVENTION, LAPSED, Patents

INVENTION_FEES = np.array([900, 900, 900, 1200, 1200, 1200, 2000, 2000, 2000, 4000, 4000, 4000,
                           6000, 6000, 6000, 8000, 8000, 8000, 8000, 8000], dtype=np.float64)  # fmt: skip
"""Yearly fee of an invention by year of life, CNY (official schedule in force)."""
SMALL_FEES = np.array([600, 600, 600, 900, 900, 1200, 1200, 1200, 2000, 2000, 3000, 3000, 3000, 3000, 3000],
                      dtype=np.float64)  # fmt: skip
"""Yearly fee of a utility model (10 years) or design (15 years), CNY."""
REDUCED_YEARS = 10
"""Years of life for which fees may be reduced."""
TERM_YEARS = np.array([20, 10, 10])
"""Longest life by kind, years from filing (designs filed before June 2021: ten)."""
KEPT_LONG_MONTHS = 120
"""'Kept over ten years' of the official definition, months from filing."""


def yearly_fee(kind: np.ndarray, year_of_life: np.ndarray, reduction: float) -> Floats:
    """Fee due for a year of life (1 = first), CNY, shape of ``kind``; reduced for the first ten years."""
    last = INVENTION_FEES.size - 1  # beyond the schedule a fee stays as it was last
    small = SMALL_FEES[np.minimum(np.arange(last + 1), SMALL_FEES.size - 1)]
    fees = np.stack([INVENTION_FEES, small, small])
    fees[:, :REDUCED_YEARS] *= 1.0 - reduction
    return np.asarray(fees[kind, np.clip(year_of_life - 1, 0, last)])


def yearly_return(value: Floats, age_years: Floats, obsolescence: float) -> Floats:
    """What the patent still brings a year, CNY."""
    return np.asarray(value * (1.0 - obsolescence) ** age_years)


def renew(
    month: Month, patents: Patents, innovators: Innovators, due: Rows, *, about: PatentParameters
) -> Rows:
    """Decide the yearly fees among the rows due; returns the rows that end."""
    due = due.compress(patents.granted[due] < month.index)
    age = (month.index - patents.filed[due]) // 12
    kind = patents.kind[due]
    expired = age >= TERM_YEARS[kind]
    fee = yearly_fee(kind, age + 1, about.fee_reduction)
    left = yearly_return(np.ones(1), np.arange(int(age.max(initial=0)) + 1.0), about.obsolescence)
    worth = patents.value[due] * left[age]
    ends = expired | (worth < fee)
    patents.due[due] = month.index + 12
    gone = due.compress(ends)
    patents.due[gone] = OPEN
    patents.ended[gone] = month.index
    patents.outcome[gone] = np.where(expired.compress(ends), EXPIRED, LAPSED)
    inventions = gone.compress(kind.compress(ends) == INVENTION)
    np.subtract.at(innovators.inventions, patents.owner[inventions], 1.0)
    return gone


def meets_criteria(patents: Patents, rows: Rows, index: int) -> Mask:
    """High value by any of the five official criteria, shape of ``rows``: a recount from dates."""
    return np.asarray(
        patents.strategic[rows]
        | (patents.overseas[rows] <= index)
        | (patents.filed[rows] <= index - KEPT_LONG_MONTHS)
        | (patents.pledged[rows] <= index)
        | (patents.award[rows] <= index)
    )


def name_high_value(
    month: Month, patents: Patents, *, due: Rows, ended: Rows, touched: tuple[Rows, ...]
) -> None:
    """Renew the high-value mark where something happened: granted, granted abroad, pledged, aged.

    Who reaches an age in force is among the rows ``due``, for fees are decided on anniversaries.
    """
    index = month.index
    aged = due.compress(patents.filed[due] == index - KEPT_LONG_MONTHS)
    rows = np.concatenate([*touched, aged])
    in_force = (
        (patents.granted[rows] <= index) & (patents.ended[rows] == OPEN) & (patents.kind[rows] == INVENTION)
    )
    rows = rows[in_force]
    patents.high_value[rows] = meets_criteria(patents, rows, index)
    patents.high_value[ended] = False


def give_awards(month: Month, patents: Patents, granted: Rows, *, about: PatentParameters) -> None:
    """National and China Patent Awards go to the most valuable of this month's granted inventions."""
    inventions = granted.compress(patents.kind[granted] == INVENTION)
    count = month.city_count("patents.awards", about.awards_per_year / 12.0)
    best = inventions[np.argsort(-patents.value[inventions], kind="stable")]
    patents.award[best[np.cumsum(patents.weight[best]) <= count]] = month.index


def surviving_value(u: Floats, kind: np.ndarray, age_years: Floats, about: PatentParameters) -> Floats:
    """Value at grant of a patent known to be in force at this age: the tail above its fee, CNY a year."""
    medians = np.array([about.value_median_invention, about.value_median_utility, about.value_median_design])
    fee = yearly_fee(kind, age_years.astype(np.intp) + 1, about.fee_reduction)
    needed = fee / (1.0 - about.obsolescence) ** age_years
    dropped = _normal_cdf(np.log(needed / medians[kind]) / about.value_spread)
    z = chance.normal(dropped + u * (1.0 - dropped) * (1.0 - 1e-12))
    return np.asarray(np.maximum(medians[kind] * np.exp(about.value_spread * z), needed))


def _normal_cdf(z: Floats) -> Floats:
    return np.asarray(ndtr(z))
