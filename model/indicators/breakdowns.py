"""Breakdowns (构成): indicators that belong together and are read as one table or one figure.

A composition or a distribution is a list of ordinary indicators under one heading, so that each part
keeps its unit, interval and evidence class wherever it is shown.
"""

from dataclasses import dataclass

from model.errors import DeclarationError
from model.indicators.registry import INDICATORS, Indicator, about_indicator


@dataclass(frozen=True)
class Breakdown:
    """Parts shown together, in this order."""

    id: str
    label: str
    zh: str
    parts: tuple[str, ...]
    """Ids of indicators of one unit."""
    whole: str = ""
    """The indicator that the parts add up to; none when they overlap or do not add."""
    note: str = ""
    """What a reader must know before adding up."""
    note_zh: str = ""

    @property
    def unit(self) -> str:
        """Unit of every part."""
        return INDICATORS[self.parts[0]].unit

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The declarations of the parts."""
        return tuple(INDICATORS[part] for part in self.parts)


BREAKDOWNS: dict[str, Breakdown] = {}


def breakdown(
    name: str,
    *,
    label: str,
    zh: str,
    parts: tuple[str, ...],
    whole: str = "",
    note: str = "",
    note_zh: str = "",
) -> None:
    """Declare a breakdown; its parts must be declared before and share a unit.

    Raises
    ------
    DeclarationError : a part is not an indicator, or units differ
    """
    units = {about_indicator(part).unit for part in parts}
    if len(units) != 1:
        raise DeclarationError(f"The parts of the breakdown {name!r} have different units: {sorted(units)}.")
    if whole:
        about_indicator(whole)
    BREAKDOWNS[name] = Breakdown(name, label, zh, parts, whole, note, note_zh)
