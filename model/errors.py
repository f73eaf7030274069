"""The error tree: what can go wrong, drawn in one place.

Every message follows one order: what was given, what is allowed, where, what to do.
"""

from difflib import get_close_matches


class SimulationError(Exception):
    """Anything that this project refuses or finds wrong."""


class DeclarationError(SimulationError, ValueError):
    """A value was given that its own declaration forbids, or a name that nobody declared."""


class ScenarioError(SimulationError, ValueError):
    """A scenario or a region pack says something that cannot be simulated."""


class AccountError(SimulationError):
    """A stock does not close: something was made or lost that no flow declares."""


class StoreError(SimulationError):
    """A stored result is missing, damaged or of other code."""


class EngineError(SimulationError):
    """What runs the jobs cannot be reached, is of other code, or has gone."""


def nearest(name: str, allowed: list[str]) -> str:
    """Say which allowed name was probably meant: ``Did you mean 'judges'?`` or an empty string."""
    close = get_close_matches(name, allowed, n=1, cutoff=0.5)
    return f" Did you mean {close[0]!r}?" if close else ""
