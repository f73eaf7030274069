"""Every measure is one decorated function; this is the one registry of the house.

A measure reads the world at month end and returns a number, or (numerator, denominator) for a
ratio. How months make a year is part of the declaration (``kind``). Ids are those of
``targets.csv`` and ``series.csv``; units are theirs too.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from model.arrays import Floats
from model.errors import DeclarationError, nearest
from model.indicators.facts import Facts
from model.month import FIRST_YEAR

if TYPE_CHECKING:
    from model.model import IPEcosystem

Kind = Literal["stock", "flow", "ratio", "mean", "change"]
Better = Literal["higher", "lower", "none"]
Evidence = Literal["fitted", "proxy", "prior only"]
Measure = Callable[["IPEcosystem", Facts], float | tuple[float, float]]

BASELINE_YEAR = 2023
"""Baseline of growth targets whose plan names none: the last year before the plan of 2024."""


@dataclass(frozen=True)
class Indicator:
    """One declared measure."""

    id: str
    measure: Measure
    unit: str
    label: str
    zh: str
    kind: Kind
    better: Better
    evidence: Evidence
    of: str = ""
    """For kind ``change``: the indicator whose yearly value is compared with the baseline year."""
    sign: float = 1.0
    """For kind ``change``: -1 reports a reduction as positive."""
    decimals: int = 0
    december: bool = False
    """Measured in the first month and in every December only, and carried between."""


INDICATORS: dict[str, Indicator] = {}


def indicator(
    *,
    unit: str,
    label: str,
    zh: str,
    kind: Kind,
    evidence: Evidence,
    better: Better = "higher",
    decimals: int = 0,
    december: bool = False,
) -> Callable[[Measure], Measure]:
    """Declare the decorated function as the measure of its name.

    ``december`` is for stocks that cost time to measure and are read by year: distributions, quantiles.
    """
    if december and kind != "stock":
        raise DeclarationError(
            f"A measure of kind {kind!r} needs every month; only a stock can wait for December."
        )

    def register(measure: Measure) -> Measure:
        name = getattr(measure, "__name__", "")
        INDICATORS[name] = Indicator(
            name, measure, unit, label, zh, kind, better, evidence, decimals=decimals, december=december
        )
        return measure

    return register


def declare_change(
    name: str,
    *,
    of: str,
    label: str,
    zh: str,
    evidence: Evidence,
    sign: float = 1.0,
    decimals: int = 1,
) -> None:
    """Declare the yearly per cent change of another indicator against the baseline year.

    It has no measure of its own: :func:`yearly` makes it. ``sign`` -1 reports a reduction as positive.
    """
    INDICATORS[name] = Indicator(
        name, _not_monthly, "%", label, zh, "change", "higher", evidence, of, sign, decimals
    )


def _not_monthly(world: "IPEcosystem", facts: Facts) -> float:
    """A change of years has no monthly value."""
    return float("nan")


def about_indicator(name: str) -> Indicator:
    """The declaration of a measure; an unknown id is refused with the nearest."""
    if name not in INDICATORS:
        raise DeclarationError(f"There is no indicator {name!r}.{nearest(name, list(INDICATORS))}")
    return INDICATORS[name]


def chosen(names: Collection[str]) -> tuple[Indicator, ...]:
    """The measures to take for these ids, in the order of the registry; none named means all.

    A change needs the measure that it is of.

    Raises
    ------
    DeclarationError : an id is unknown
    """
    wanted = {one for name in names for one in (name, about_indicator(name).of)} or set(INDICATORS)
    return tuple(about for about in INDICATORS.values() if about.id in wanted)


def measured(world: "IPEcosystem", facts: Facts, measures: Sequence[Indicator]) -> dict[str, float]:
    """These measures of this month; ratios leave ``id.numerator`` and ``id.denominator`` too."""
    row: dict[str, float] = {}
    waits = bool(world.rows) and facts.month.of_year != 12
    for about in measures:
        if waits and about.december:
            row[about.id] = world.rows[-1][about.id]
            continue
        answer: Any = about.measure(world, facts)
        if about.kind == "ratio":
            row[about.id + ".numerator"], row[about.id + ".denominator"] = map(float, answer)
            answer = _quotient(*answer)
        row[about.id] = float(answer)
    return row


def _quotient(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator else float("nan")


def yearly(series: Mapping[str, Floats]) -> dict[str, Floats]:
    """Yearly values of every indicator from its monthly series, shape (n_years,), whole years only.

    A ``change`` is the per cent difference from the baseline year of the indicator it is ``of``.
    Measures that were not taken are left out.
    """
    taken = [about for about in INDICATORS.values() if about.id in series and about.kind != "change"]
    years = {about.id: _by_year(series, about) for about in taken}
    for about in INDICATORS.values():
        if about.kind == "change" and about.of in years:
            level = years[about.of]
            base = level[BASELINE_YEAR - FIRST_YEAR] if level.size > BASELINE_YEAR - FIRST_YEAR else np.nan
            years[about.id] = about.sign * 100.0 * (_over(level, base) - 1.0)
    return years


def _over(level: Floats, base: float) -> Floats:
    """Values over a baseline; nothing can be said of a baseline of zero."""
    return np.divide(level, base, out=np.full(level.shape, np.nan), where=base != 0)


def _by_year(series: Mapping[str, Floats], about: Indicator) -> Floats:
    def table(name: str) -> Floats:
        values = series[name]
        return np.asarray(values[: values.size // 12 * 12]).reshape(-1, 12)

    if about.kind == "ratio":
        top, bottom = table(about.id + ".numerator").sum(axis=1), table(about.id + ".denominator").sum(axis=1)
        return np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom != 0)
    values = table(about.id)
    if about.kind == "flow":
        return values.sum(axis=1)
    return values.mean(axis=1) if about.kind == "mean" else values[:, -1]
