"""What a patent is worth whose owner does not know yet what it will bring (专利的期权价值).

An owner learns the return of a patent with a fixed chance a year; until then it reckons with the
mean of its kind. A known return only shrinks while fees only rise, so one who knows stops when the
fee exceeds the return; one who does not know also holds the option to stop later (Pakes 1986).
"""

from functools import lru_cache

import numpy as np
from scipy.special import ndtr

from model import chance
from model.arrays import Floats, Keys, Mask, Rows
from model.behaviour.fees import FEES, LAST_YEAR, REDUCED_YEARS, TERM_YEARS, reductions
from model.parameters.patents import PatentParameters
from model.parameters.portfolio import PortfolioParameters

LEARNS = "renewal.understood"
"""Decision: when an owner learns a return; per patent, once."""
PRIVATE, PUBLIC = 0, 1
"""Owners: firms; universities and institutes."""
GRANT_YEARS = np.array([2, 0, 0])
"""Usual age at grant by kind, full years: from here fees are reduced."""


def medians(about: PatentParameters) -> Floats:
    """Median yearly return at grant by kind, CNY, shape (3,)."""
    return np.array([about.value_median_invention, about.value_median_utility, about.value_median_design])


def returns_left(age_years: Rows | Floats, rules: PortfolioParameters) -> Floats:
    """Share of the return at grant that obsolescence has left, shape of ``age_years``."""
    return np.asarray((1.0 - rules.obsolescence) ** np.asarray(age_years))


def owners_share(age_years: Rows | Floats, rules: PortfolioParameters) -> Floats:
    """Share of a return that reaches the owner, by owner (PRIVATE, PUBLIC), shape (2, *age_years)."""
    late = np.asarray(age_years) >= rules.project_years
    return np.stack([np.ones(late.shape), np.where(late, rules.public_return, 1.0)])


def expected_excess(mean: Floats, fee: Floats, spread: float) -> Floats:
    """Mean of what a log-normal return exceeds the fee by, nothing counted below it, CNY."""
    d = np.log(mean / np.maximum(fee, 1e-9)) / spread
    return np.asarray(mean * ndtr(d + 0.5 * spread) - fee * ndtr(d - 0.5 * spread))


@lru_cache(maxsize=8)
def worth_waiting(about: PatentParameters, rules: PortfolioParameters) -> Mask:
    """Whether to pay the fee of a patent not yet understood: by owner, fee paid, kind, age; (2, 3, 3, 20)."""
    return np.asarray(value_of_waiting(about, rules) >= 0.0)


def value_of_waiting(about: PatentParameters, rules: PortfolioParameters) -> Floats:
    """Value of paying the fee while the return is unknown, CNY, shape (2, 3, 3, 20) as above.

    V(a) = E r(a) - fee(a) + β {θ E[sum of later excess of known returns] + (1 - θ) max(V(a+1), 0)}.
    """
    ages = np.arange(LAST_YEAR + 1)
    public = np.array([1.0, about.university_value])
    mean = medians(about) * np.exp(0.5 * about.value_spread**2)
    share = (owners_share(ages, rules) * returns_left(ages, rules) * public[:, None])[:, None, None, :]
    mean = share * mean[:, None]
    relieved = ages - GRANT_YEARS[:, None] < REDUCED_YEARS
    fee = (FEES * (1.0 - reductions(rules)[:, None, None] * relieved))[None]
    alive = ages < TERM_YEARS[:, None]
    excess = expected_excess(mean, fee, about.value_spread) * alive
    patience = 1.0 - rules.discount
    value, known, unknown = np.zeros(mean.shape[:1] + fee.shape[1:]), np.zeros(1), np.zeros(1)
    for age in ages[::-1]:
        later = rules.learning * known + (1.0 - rules.learning) * np.maximum(unknown, 0.0)
        unknown = np.where(alive[:, age], mean[..., age] - fee[..., age] + patience * later, 0.0)
        known = excess[..., age] + patience * known
        value[..., age] = unknown
    return value


def told_by(age_years: Rows, rules: PortfolioParameters) -> Floats:
    """Chance that the owner has found out what the patent brings, by years since filing."""
    return np.asarray(1.0 - (1.0 - rules.learning) ** np.asarray(age_years, dtype=np.float64))


def understood(seed: int, keys: Keys, age_years: Rows, rules: PortfolioParameters) -> Mask:
    """Whether the owner has found out what the patent brings; once, for life; shape of ``keys``."""
    return np.asarray(chance.uniform(seed, LEARNS, keys, 0) < told_by(age_years, rules))
