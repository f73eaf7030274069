"""What a study varies (因子): a lever, a parameter, an exogenous path or a shock, between two ends.

A shock is varied by its strength: 0 is none of it, 1 what its file says; a factor f becomes f to the
power of the strength.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from model.arrays import Floats
from model.declare import Number
from model.parameters import PARAMETERS
from model.policy import LEVERS
from scenarios.dated import Assumption, Entry

What = Literal["lever", "parameter", "path", "shock"]
NOTE = "varied by a study"


@dataclass(frozen=True)
class Factor:
    """One thing that is varied, in its declared unit (a parameter in code units, a path as a factor)."""

    what: What
    name: str
    low: float
    high: float
    start: int = 0
    """First month of the change, months since 2020-01; parameters hold for the whole run."""
    levels: tuple[float, ...] = ()
    """Values of a grid; empty: the design chooses between the ends."""
    logarithmic: bool = False
    """Whether shares of the range are shares of its logarithm."""
    shock: tuple[Assumption, ...] = ()
    """What a shock of full strength multiplies; shocks only."""

    @property
    def id(self) -> str:
        """Its name in tables: ``judges``, ``court.hours_per_case``, ``path.gdp``, ``shock.suit-surge``."""
        return f"{self.what}.{self.name}" if self.what in ("path", "shock") else self.name

    @property
    def unit(self) -> str:
        """Unit of its values; a path is multiplied, and a shock taken so many times."""
        return "×" if self.what in ("path", "shock") else declared(self.what, self.name).unit

    def values(self, shares: Floats) -> Floats:
        """Values at shares (0-1) of the range, shape of ``shares``."""
        if self.logarithmic:
            return np.asarray(self.low * (self.high / self.low) ** shares)
        return np.asarray(self.low + (self.high - self.low) * shares)

    def changes(self, value: float) -> list[Entry | Assumption]:
        """What a scenario must hold so that the factor has this value."""
        if self.what == "lever":
            return [Entry(lever=self.name, start=self.start, value=value, note=NOTE)]
        if self.what == "parameter":
            return [Assumption(note=NOTE, parameter=self.name, value=value)]
        if self.what == "path":
            return [Assumption(note=NOTE, path=self.name, factor=value, start=self.start)]
        return [replace(one, factor=(one.factor or 1.0) ** value, note=NOTE) for one in self.shock]


def declared(what: What, name: str) -> Number:
    """The declaration of a lever or a parameter."""
    return LEVERS[name] if what == "lever" else PARAMETERS[name]


def ends(what: What, name: str) -> tuple[float, float]:
    """The declared range: what is plannable of a lever, the prior of a parameter."""
    if what == "lever":
        return LEVERS[name].plannable
    return PARAMETERS[name].low, PARAMETERS[name].high


def ids(factors: Sequence[Factor]) -> list[str]:
    """Names of factors in tables."""
    return [factor.id for factor in factors]
