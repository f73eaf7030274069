"""Measures by place: what the places that a region counts apart hold of the region's total.

A region pack marks up to three of its districts, zones or prefectures (``apart = true``); measures know
them as the first, second and third, so that no id names a place of one city. Who reads results puts the
names in (scenarios/composition.py). A right belongs to the place of its owner.
"""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Floats, Rows
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator

if TYPE_CHECKING:
    from model.model import IPEcosystem

PER_CENT = 100.0
FIRST, SECOND, THIRD = 1, 2, 3
ORDINALS = {FIRST: "first", SECOND: "second", THIRD: "third"}
"""Words of ids by number of the place."""
REST = "other"


def part_of(series: str, place: int) -> str:
    """The indicator that tells the share of a place, counted from 1, in a series."""
    return f"{series}_by_place_{ORDINALS[place]}"


def parts_of(series: str) -> tuple[str, ...]:
    """Shares of all places that are counted apart, and of the rest."""
    return (*(part_of(series, place) for place in ORDINALS), f"{series}_by_place_{REST}")


def place_number(name: str) -> int | None:
    """Which place an indicator is about, counted from 1; None for any other indicator."""
    for place, word in ORDINALS.items():
        if name.endswith(f"_by_place_{word}"):
            return place
    return None


def _sums(world: "IPEcosystem", owners: Rows, weight: Floats) -> Floats:
    """Weights by place, shape (n_districts,)."""
    place = world.innovators.district[owners]
    return np.asarray(np.bincount(place, weights=weight, minlength=len(world.region.districts)), np.float64)


def _part(world: "IPEcosystem", sums: Floats, place: int) -> tuple[float, float]:
    """A place's part in per cent points and the whole; NaN where the region counts no such place apart."""
    apart = world.region.counted_apart
    whole = float(np.sum(sums))
    if place == 0:
        return PER_CENT * (whole - float(np.sum(sums[list(apart)]))), whole
    return (PER_CENT * float(sums[apart[place - 1]]) if place <= len(apart) else float("nan")), whole


def _granted(world: "IPEcosystem", facts: Facts, place: int) -> tuple[float, float]:
    rows = facts.inventions_granted
    sums = _sums(world, world.patents.owner[rows], world.patents.weight[rows])
    return _part(world, sums, place)


def _valid(world: "IPEcosystem", place: int) -> float:
    innovators = world.innovators
    owners = np.flatnonzero(innovators.inventions > 0.0)
    part, whole = _part(
        world, _sums(world, owners, (innovators.inventions * innovators.weight)[owners]), place
    )
    return part / whole if whole else float("nan")


@indicator(
    unit="%",
    label="Invention grants, first place counted apart",
    zh="发明授权占比，单列地区之一",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def invention_grants_by_place_first(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the region's invention grants, those of owners in the first place counted apart."""
    return _granted(world, facts, FIRST)


@indicator(
    unit="%",
    label="Invention grants, second place counted apart",
    zh="发明授权占比，单列地区之二",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def invention_grants_by_place_second(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the region's invention grants, those of owners in the second place counted apart."""
    return _granted(world, facts, SECOND)


@indicator(
    unit="%",
    label="Invention grants, third place counted apart",
    zh="发明授权占比，单列地区之三",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def invention_grants_by_place_third(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the region's invention grants, those of owners in the third place counted apart."""
    return _granted(world, facts, THIRD)


@indicator(
    unit="%",
    label="Invention grants, other places",
    zh="发明授权占比，其余地区",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def invention_grants_by_place_other(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the region's invention grants, those of owners elsewhere than in the places counted apart."""
    return _granted(world, facts, 0)


@indicator(
    unit="%",
    label="Valid inventions, first place counted apart",
    zh="有效发明占比，单列地区之一",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=1,
    december=True,
)
def valid_invention_patents_by_place_first(world: "IPEcosystem", facts: Facts) -> float:
    """Of the region's valid inventions, those of owners in the first place counted apart."""
    return _valid(world, FIRST)


@indicator(
    unit="%",
    label="Valid inventions, second place counted apart",
    zh="有效发明占比，单列地区之二",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=1,
    december=True,
)
def valid_invention_patents_by_place_second(world: "IPEcosystem", facts: Facts) -> float:
    """Of the region's valid inventions, those of owners in the second place counted apart."""
    return _valid(world, SECOND)


@indicator(
    unit="%",
    label="Valid inventions, third place counted apart",
    zh="有效发明占比，单列地区之三",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=1,
    december=True,
)
def valid_invention_patents_by_place_third(world: "IPEcosystem", facts: Facts) -> float:
    """Of the region's valid inventions, those of owners in the third place counted apart."""
    return _valid(world, THIRD)


@indicator(
    unit="%",
    label="Valid inventions, other places",
    zh="有效发明占比，其余地区",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=1,
    december=True,
)
def valid_invention_patents_by_place_other(world: "IPEcosystem", facts: Facts) -> float:
    """Of the region's valid inventions, those of owners elsewhere than in the places counted apart."""
    return _valid(world, 0)


breakdown(
    "invention_grants_by_place",
    label="Invention grants by place",
    zh="发明授权的地区构成",
    parts=parts_of("invention_grants"),
)
breakdown(
    "valid_invention_patents_by_place",
    label="Valid inventions by place",
    zh="有效发明的地区构成",
    parts=parts_of("valid_invention_patents"),
)
