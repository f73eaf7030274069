"""Discrepancy (模型偏差): what the model may miss, per series, fixed before the fit; and what is observed.

Everything is compared as the logarithm of simulated over observed: 0 is a hit, 0.1 ten per cent too
many. A bound or a censored number counts only where the model lies below it.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from model.arrays import Floats, Mask
from model.errors import ScenarioError
from model.indicators.districts import part_of
from scenarios.observations import Observation
from scenarios.region import RegionPack

TABLE = Path(__file__).parent / "discrepancy.toml"
ONE_SIDED = ("bound", "censored")
"""Uses of lower bounds: above them nothing is wrong."""
LEAST = 1e-3
"""Least ratio of simulated to observed: nothing at all counts as a thousandth."""


@dataclass(frozen=True)
class Row:
    """One observation as the fit sees it."""

    seen: Observation
    discrepancy: float
    """Relative standard deviation of what the model may miss, common to the years of the series."""
    reason: str

    @property
    def one_sided(self) -> bool:
        """Whether only falling short counts."""
        return self.seen.use in ONE_SIDED


@dataclass(frozen=True)
class Target:
    """Spreads of all rows, as arrays of shape (n_rows,)."""

    spread: Floats
    discrepancy: Floats
    series: tuple[str, ...]
    one_sided: Mask


@cache
def declared() -> dict[str, Any]:
    """The table as it stands in the file."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def discrepancy_of(seen: Observation) -> tuple[float, str]:
    """What the model may miss of an observation, and why."""
    table = declared()
    own = next((row for row in table["series"] if row["id"] == seen.series), None)
    found = (own["sd"], own["reason"]) if own else (table["default"], table["default_reason"])
    if seen.use == "proxy" and not own:
        return max((found[0], found[1]), (table["proxy"], table["proxy_reason"]))
    return found


def rows_of(pack: RegionPack) -> list[Row]:
    """Observations that the fit uses: scored ones and bounds, none later than the information.

    Raises
    ------
    ScenarioError : there is none
    """
    rows = [
        Row(seen, *discrepancy_of(seen))
        for seen in pack.observations
        if seen.comparable
        and (seen.scored or seen.use in ONE_SIDED)
        and seen.year <= pack.information_to
        and seen.value > 0.0
    ]
    if not rows:
        raise ScenarioError(f"Region {pack.id!r} has no observation to fit; see its observations.csv.")
    return rows


def measures_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Indicators that the operators of these rows read."""
    names = {row.seen.series for row in rows} | {"population"}
    for row in rows:
        if row.seen.operator == "place_share" and row.seen.place is not None:
            names.add(part_of(row.seen.series, row.seen.place))
    return tuple(sorted(names))


def target_of(rows: Sequence[Row]) -> Target:
    """The rows as arrays."""
    return Target(
        np.array([row.seen.spread for row in rows]),
        np.array([row.discrepancy for row in rows]),
        tuple(row.seen.series for row in rows),
        np.array([row.one_sided for row in rows]),
    )


def log_ratio(simulated: float, observed: float) -> float:
    """Logarithm of simulated over observed; what is not there at all counts as a thousandth."""
    return float(np.log(max(simulated / observed, LEAST)))
