"""Comparison (情景比较): always paired, so that two scenarios differ by policy and by nothing else.

An effect is the mean of the paired differences, with the 5 % and 95 % points of those differences over
pairs. It is distinguishable if the 90 % t-interval of the mean leaves out zero; what is exactly equal
in every pair is said to be equal.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from model.arrays import Floats
from model.errors import ScenarioError
from model.indicators import INDICATORS
from model.policy import INERT
from scenarios.dated import Scenario, differing_levers
from scenarios.sample import ENDS, LEVEL, Sample


@dataclass(frozen=True)
class Effect:
    """What one scenario changes of one indicator in one year, against the base."""

    indicator: str
    scenario: str
    year: int
    effect: float
    """Mean paired difference, in the indicator's unit; NaN if no pair has both values."""
    low: float
    high: float
    pairs: int
    share_improved: float | None
    """Share of pairs in which it moved the better way; None if no way is better."""
    distinguishable: bool
    equal: bool
    """Every pair gives exactly the same value."""
    reach: float = np.nan
    """Half the width of the 90 % t-interval of the mean difference; NaN from one pair."""


def effects(base: Sample, others: list[Sample]) -> list[Effect]:
    """All effects, by indicator, scenario and year.

    Raises
    ------
    ScenarioError : the samples do not hold the same pairs of the same world
    """
    for other in others:
        check_paired(base, other)
    return [
        effect_of(name, other.name, year, other.of_year(name, year) - base.of_year(name, year))
        for name in base.yearly
        for other in others
        for year in base.years
    ]


def effect_of(indicator: str, scenario: str, year: int, differences: Floats) -> Effect:
    """One effect from its paired differences, shape (n_pairs,)."""
    known = differences[np.isfinite(differences)]
    if not known.size:
        return Effect(indicator, scenario, year, np.nan, np.nan, np.nan, 0, None, False, False)
    low, high = np.quantile(known, ENDS)
    return Effect(
        indicator=indicator,
        scenario=scenario,
        year=year,
        effect=float(known.mean()),
        low=float(low),
        high=float(high),
        pairs=int(known.size),
        share_improved=share_improved(indicator, known),
        distinguishable=distinguishable(known),
        equal=not known.any(),
        reach=reach_of_mean(known),
    )


def share_improved(indicator: str, differences: Floats) -> float | None:
    """Share of pairs in which the indicator moved the better way; None if no way is better."""
    better = INDICATORS[indicator].better
    if better == "none":
        return None
    return float(np.mean(differences > 0 if better == "higher" else differences < 0))


def distinguishable(differences: Floats) -> bool:
    """Whether the 90 % t-interval of the mean difference leaves out zero; never from one pair."""
    if not differences.any():
        return False
    return bool(abs(float(differences.mean())) > reach_of_mean(differences))


def reach_of_mean(differences: Floats) -> float:
    """Half the width of the 90 % t-interval of the mean difference; NaN from one pair."""
    n = differences.size
    if n < 2:
        return np.nan
    error = float(differences.std(ddof=1)) / np.sqrt(n)
    return float(stats.t.ppf((1 + LEVEL) / 2, n - 1)) * error


def check_paired(base: Sample, other: Sample) -> None:
    """Refuse to compare different pairs, scales, regions or horizons."""
    for name in ("region", "scale", "months", "pairs"):
        mine, its = getattr(base, name), getattr(other, name)
        if mine != its:
            raise ScenarioError(
                f"{other.name!r} cannot be paired with {base.name!r}: {name} {its!r} is not {mine!r}. "
                "Run both alike."
            )


def changed_inert_levers(base: Scenario, others: list[Scenario]) -> tuple[str, ...]:
    """Levers that differ between the scenarios although no mechanism obeys them yet."""
    changed = {lever for other in others for lever in differing_levers(base, other)}
    return tuple(lever for lever in INERT if lever in changed)
