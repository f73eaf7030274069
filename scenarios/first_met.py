"""First met (首次达成): the month in which each pair meets a target first, as a distribution over pairs.

Pairs that never meet it count as later than every month, so the late end may be "never" where the
median is a month. Yearly measures are met in a December.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from model.indicators import INDICATORS
from model.indicators.registry import BASELINE_YEAR
from model.month import FIRST_YEAR, month_name
from scenarios.register import Target
from scenarios.sample import ENDS, Sample
from scenarios.target_values import MONTHLY_KINDS, meets


@dataclass(frozen=True)
class FirstMet:
    """Months (YYYY-MM) by which 5 %, half and 95 % of the pairs met a target; None where they never do."""

    early: str | None
    median: str | None
    late: str | None
    never: float
    """Share of the pairs that do not meet it within the months simulated."""


def first_met(target: Target, sample: Sample) -> FirstMet:
    """When a target is met first, over pairs."""
    firsts = np.sort(first_months(target, sample))

    def name(place: int) -> str | None:
        month = int(firsts[min(place, sample.n - 1)])
        return month_name(month) if month < sample.months else None

    early, late = (max(int(np.ceil(end * sample.n)) - 1, 0) for end in ENDS)
    return FirstMet(name(early), name(sample.n // 2), name(late), float(np.mean(firsts >= sample.months)))


def first_months(target: Target, sample: Sample) -> Floats:
    """Month since 2020-01 in which each pair meets it first, shape (n_pairs,); past the end: never."""
    about = INDICATORS[target.indicator]
    if about.kind in MONTHLY_KINDS:
        values, months = sample.monthly[target.indicator], np.arange(sample.months)
    else:
        values = sample.yearly[target.indicator]
        months = np.arange(1, values.shape[1] + 1) * 12 - 1
    met = meets(target, values)
    if about.kind == "change":  # before the baseline year there is nothing to exceed
        met = met & (months >= (BASELINE_YEAR + 1 - FIRST_YEAR) * 12)
    if not months.size:
        return np.full(sample.n, float(sample.months))
    return np.where(met.any(axis=1), months[met.argmax(axis=1)], sample.months).astype(float)
