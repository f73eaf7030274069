"""How many runs are enough (多少次运行才够): for an interval of a wanted width, from paired differences.

Two rules that keep the coverage they promise:

* two stages (Stein, 1945): a pilot fixes how many pairs are run, and the interval uses the pilot's spread
  and its degrees of freedom. For normal differences the mean lies within the half width with at least
  the level's probability, whatever the spread is. Looking at the interval after every batch and stopping
  when it happens to be narrow does not keep that promise.
* a confidence sequence (Robbins' normal mixture, Waudby-Smith et al. 2024): an interval that may be looked
  at after every pair, and stopped at whenever one likes. It is 1.7 times as wide, so takes nearly three
  times as many pairs.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from model.arrays import Floats
from model.errors import ScenarioError
from scenarios.sample import LEVEL

PILOT = 15
"""Pairs below which a spread is not trusted."""
USUAL_MOST = 1000
"""Pairs beyond which nobody goes unasked."""


@dataclass(frozen=True)
class Plan:
    """What a pilot says about a wanted width."""

    pilot: int
    """Pairs that the spread was taken from."""
    spread: float
    """Standard deviation of the paired differences in the pilot."""
    half_width: float
    """Wanted distance between the mean and each end of its interval, in the indicator's unit."""
    needed: int
    """Pairs in all, the pilot among them."""
    level: float


def enough(differences: Floats, half_width: float, level: float = LEVEL) -> Plan:
    """Pairs that are needed for a mean with this half width (Stein's two stages).

    Parameters
    ----------
    differences : of a pilot, shape (n_pairs,); NaN values are left out
    half_width : above 0, in the differences' unit
    level : probability that the interval holds the true mean

    Raises
    ------
    ScenarioError : the pilot is too small, or the width or level is no such thing
    """
    known = np.asarray(differences)[np.isfinite(differences)]
    if known.size < PILOT:
        raise ScenarioError(
            f"{known.size} pairs with a value are too few to judge the spread; at least {PILOT} are needed."
        )
    if not 0.0 < half_width < np.inf:
        raise ScenarioError(f"A half width of {half_width:g} is not above 0.")
    if not 0.0 < level < 1.0:
        raise ScenarioError(f"A level of {level:g} is not between 0 and 1.")
    spread = float(known.std(ddof=1))
    reach = quantile(known.size, level) * spread / half_width
    return Plan(known.size, spread, half_width, max(known.size, int(np.ceil(reach**2))), level)


def reached(plan: Plan, pairs: int) -> float:
    """Half width after so many pairs, with the pilot's spread and degrees of freedom."""
    return float(quantile(plan.pilot, plan.level) * plan.spread / np.sqrt(pairs))


def quantile(pilot: int, level: float) -> float:
    """Two-sided quantile of Student's t with the pilot's degrees of freedom."""
    return float(stats.t.ppf((1.0 + level) / 2.0, pilot - 1))


# ── stopping whenever one likes ────────────────────────────────────────────────────────────────


def always_half_width(differences: Floats, planned: int, level: float = LEVEL) -> float:
    """Half width of the confidence sequence after these differences: it may be looked at any time.

    Parameters
    ----------
    differences : so far, shape (n_pairs,); NaN values are left out; infinite below PILOT
    planned : number of pairs near which the sequence is narrowest
    level : probability that the intervals of all looks together hold the true mean

    Notes
    -----
    Asymptotic, as the t-interval is for differences that are not normal; PILOT keeps it from being
    taken where the spread is not known yet, and the t-quantile over the normal one widens it there.
    """
    known = np.asarray(differences)[np.isfinite(differences)]
    n = known.size
    if n < PILOT:
        return float("inf")
    miss = 1.0 - level
    tuned = tuning(planned, miss)
    scaled = n * tuned + 1.0
    reach = np.sqrt(2.0 * scaled / (n**2 * tuned) * np.log(np.sqrt(scaled) / miss))
    wider = quantile(n, level) / stats.norm.ppf((1.0 + level) / 2.0)
    return float(known.std(ddof=1) * reach * wider)


def tuning(planned: int, miss: float) -> float:
    """Variance of the mixture for which the sequence is narrowest at ``planned`` pairs."""
    return float((-2.0 * np.log(miss) + np.log(-2.0 * np.log(miss)) + 1.0) / planned)


def stopped(differences: Floats, half_width: float, planned: int, level: float = LEVEL) -> int | None:
    """The first number of pairs at which the confidence sequence is narrow enough; None if it never is."""
    for n in range(PILOT, len(differences) + 1):
        if always_half_width(differences[:n], planned, level) <= half_width:
            return n
    return None
