"""Cost per unit of effect (单位效应成本): public money beyond the base for one unit of an indicator.

Money is counted from 2020-01 to the end of the year whose effect is taken. The 90 % interval of the
ratio of two means is Fieller's, which needs an effect that can be told from 0: where it cannot, or where
the indicator moved the worse way, no ratio is given, and the reader is told why.
Source: Fieller (1954), Journal of the Royal Statistical Society B 16, 175-185.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from model.arrays import Floats
from model.indicators import INDICATORS
from model.month import FIRST_YEAR
from scenarios.compare import Effect, distinguishable, effect_of
from scenarios.sample import LEVEL, Sample

COST = "public_cost"
TOLD = ("ratio", "not distinguishable", "moved the worse way", "no better way")
RATIO, UNKNOWN, WORSE, NO_WAY = TOLD


@dataclass(frozen=True)
class UnitCost:
    """What one unit of an effect costs, or why that cannot be said."""

    said: str
    """One of TOLD."""
    ratio: float = np.nan
    """100 million CNY per unit in the better direction; negative where money is saved."""
    low: float = np.nan
    high: float = np.nan


def spent(base: Sample, other: Sample, year: int) -> Floats:
    """Public money beyond the base to the end of a year, 100 million CNY, shape (n_pairs,)."""
    months = (year - FIRST_YEAR + 1) * 12
    more = other.monthly[COST][:, :months] - base.monthly[COST][:, :months]
    return np.asarray(more.sum(axis=1))


def cost_difference(base: Sample, other: Sample, year: int) -> Effect:
    """Public money beyond the base to the end of a year, as a paired difference."""
    return effect_of(COST, other.name, year, spent(base, other, year))


def unit_cost(base: Sample, other: Sample, indicator: str, year: int) -> UnitCost:
    """The cost of one unit of a scenario's effect on an indicator in a year."""
    gained = other.of_year(indicator, year) - base.of_year(indicator, year)
    known = np.isfinite(gained)
    return ratio_of(indicator, spent(base, other, year)[known], gained[known])


def ratio_of(indicator: str, money: Floats, gained: Floats) -> UnitCost:
    """Money over effect, both over the same pairs, shape (n_pairs,)."""
    better = INDICATORS[indicator].better
    if better == "none":
        return UnitCost(NO_WAY)
    if gained.size < 2 or not distinguishable(gained):
        return UnitCost(UNKNOWN)
    turned = gained if better == "higher" else -gained
    if turned.mean() < 0:
        return UnitCost(WORSE)
    return UnitCost(RATIO, float(money.mean() / turned.mean()), *fieller(money, turned))


def fieller(over: Floats, under: Floats) -> tuple[float, float]:
    """90 % interval of mean(over) / mean(under); ``under`` can be told from 0."""
    n = over.size
    t2 = float(stats.t.ppf((1 + LEVEL) / 2, n - 1)) ** 2 / n
    spreads = np.cov(over, under, ddof=1)
    a = float(under.mean() ** 2 - t2 * spreads[1, 1])
    b = float(over.mean() * under.mean() - t2 * spreads[0, 1])
    c = float(over.mean() ** 2 - t2 * spreads[0, 0])
    reach = np.sqrt(max(b * b - a * c, 0.0))
    return float((b - reach) / a), float((b + reach) / a)
