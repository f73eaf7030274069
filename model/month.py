"""The month: its number, the policy in force, the outside world now, and keyed luck.

Month 0 is January 2020; history has negative numbers. Every rule receives ``month`` first.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import Floats, Keys, Rows
from model.policy import Policy
from model.region import Economy

FIRST_YEAR = 2020
DAYS_PER_MONTH = 365.25 / 12


def month_number(year: int, month: int) -> int:
    """Months since 2020-01 (January 2020 is 0)."""
    return (year - FIRST_YEAR) * 12 + month - 1


def month_name(index: int) -> str:
    """``2020-01`` for 0."""
    return f"{FIRST_YEAR + index // 12:04d}-{index % 12 + 1:02d}"


@dataclass(frozen=True)
class Month:
    """What every rule is told about now."""

    index: int
    """Months since 2020-01."""
    policy: Policy
    """Levers in force, in code units."""
    economy: Economy
    """Exogenous values of this month."""
    seed: int
    gdp_growth: float = 0.0
    """Log growth of nominal GDP since last month, without what the model adds."""
    hold: frozenset[str] = frozenset()
    """Feedback loops that are held (model.HOLDS)."""

    @property
    def year(self) -> int:
        """Calendar year."""
        return FIRST_YEAR + self.index // 12

    @property
    def of_year(self) -> int:
        """Month of the year, 1 to 12."""
        return self.index % 12 + 1

    @property
    def first_day(self) -> float:
        """Days from 2020-01-01 to the first day of this month (months of equal length)."""
        return self.index * DAYS_PER_MONTH

    def uniform(self, decision: str, keys: Keys) -> Floats:
        """One uniform per entity for this decision in this month, shape of ``keys``."""
        return chance.uniform(self.seed, decision, keys, self.index)

    def normal(self, decision: str, keys: Keys) -> Floats:
        """One standard normal per entity."""
        return chance.normal(self.uniform(decision, keys))

    def happens(self, decision: str, keys: Keys, probability: Floats | float) -> np.ndarray:
        """True where the event happens, shape of ``keys``, bool."""
        return chance.happens(self.seed, decision, keys, self.index, probability)

    def poisson(self, decision: str, keys: Keys, mean: Floats | float) -> Rows:
        """Poisson counts per entity with the given means."""
        return chance.poisson(self.uniform(decision, keys), mean)

    def city_count(self, decision: str, mean: float) -> int:
        """One Poisson count for the whole city."""
        return chance.poisson_of_one(chance.uniform_of_one(self.seed, decision, 0, self.index), mean)
