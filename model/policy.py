"""Policy: every lever a government can set, as in force in one month, and its path over time.

The levers are declared by group in ``model/levers/``; ``Policy`` is all of them together, frozen.
A reform is a new value with a date (scenarios/scenario.py), never a change of the world.
Values are in code units (shares 0-1, CNY); declarations in the unit a planner reads.
"""

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from model.arrays import Floats
from model.declare import Number, catalogue
from model.errors import DeclarationError, nearest
from model.levers.creation import CreationLevers
from model.levers.finance import FinanceLevers
from model.levers.governance import GovernanceLevers
from model.levers.protection import ProtectionLevers
from model.levers.services import ServiceLevers
from model.levers.support import SupportLevers
from model.levers.transfer import TransferLevers


@dataclass(frozen=True)
class Policy(
    CreationLevers,
    ProtectionLevers,
    FinanceLevers,
    TransferLevers,
    ServiceLevers,
    SupportLevers,
    GovernanceLevers,
):
    """The levers in force in one month (现行政策), in code units; refuses values out of range."""


LEVERS: dict[str, Number] = catalogue(Policy)
"""Every lever by id, as declared."""

INERT: tuple[str, ...] = tuple(name for name, about in LEVERS.items() if not about.moves)
"""Levers that no mechanism obeys yet; tests/house checks this against the code."""


@lru_cache(maxsize=256)
def _policy_of(values: tuple[float, ...]) -> Policy:
    """Levers by position, checked; a policy is frozen, so months with the same levers share one."""
    return Policy(**dict(zip(LEVERS, values, strict=True)))


@dataclass(frozen=True)
class PolicyPath:
    """All levers over all months, shape (n_months, n_levers), in code units."""

    values: Floats

    def at(self, index: int) -> Policy:
        """The policy in force in a month since 2020-01."""
        return _policy_of(tuple(self.values[index].tolist()))

    def of(self, name: str) -> Floats:
        """One lever over time, shape (n_months,)."""
        return self.values[:, lever_column(name)]

    @classmethod
    def constant(cls, months: int, **levers: float) -> "PolicyPath":
        """The declared defaults for all months, with some levers set (code units)."""
        policy = Policy(**levers)
        row = np.array([getattr(policy, f.name) for f in fields(Policy)])
        return cls(np.tile(row, (months, 1)))


def lever_column(name: str) -> int:
    """Where a lever stands in a path; an unknown name is refused with the nearest."""
    names = list(LEVERS)
    if name not in names:
        raise DeclarationError(f"There is no lever {name!r}.{nearest(name, names)}")
    return names.index(name)
