"""Where do the runs of interest lie? (情景发现) Boxes by PRIM, told plainly and checked on other runs.

PRIM (Friedman and Fisher 1999; Bryant and Lempert 2010) peels thin slices off the space of factors, so
that ever more of what is left is of interest. The peeling is ema-workbench's, an optional extra; which
box of its trajectory is told, what of it is dropped, and the check on halves of the points are here.

A newcomer's mistake: a box always fits its own runs best. Trust the coverage and density on the points
that it has not seen.
"""

import importlib
import importlib.util
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from model.arrays import Floats, Mask, Rows
from model.chance import uniform
from model.errors import ScenarioError

PRIM = "ema_workbench.analysis.prim"
HALVES = 20
"""How often a box is found again from half of the points."""
UNLIKELY = 0.05
"""A restriction whose quasi-p-value is above this is dropped."""
ANY = 1e-9
"""PRIM's threshold: the density that a box must have, and what a run of interest counts at least."""
FEWEST = 10
"""Runs of interest, and others, below which nothing is looked for."""


@dataclass(frozen=True)
class Restriction:
    """One side of a box: the factor must lie above ``low`` or below ``high``."""

    factor: int
    low: float
    """-inf if the box is open below."""
    high: float
    """inf if the box is open above."""
    chance: float
    """Quasi-p-value: how probably the others' box alone would do as well by chance."""
    found_again: float = np.nan
    """Share of the halves whose box restricts this factor on the same sides."""


@dataclass(frozen=True)
class Fit:
    """How well a box holds the runs of interest."""

    coverage: float
    """Of the runs of interest, the share inside."""
    density: float
    """Of the runs inside, the share of interest; NaN of an empty box."""
    mass: float
    """Of all runs, the share inside."""


@dataclass(frozen=True)
class Box:
    """A box in the space of factors."""

    restrictions: tuple[Restriction, ...]
    fit: Fit
    unseen: Fit
    """Of boxes from halves of the points, on the other halves."""
    runs: int
    of_interest: int

    @property
    def base(self) -> float:
        """Share of all runs that is of interest."""
        return self.of_interest / self.runs


def check_installed() -> None:
    """Refuse if the optional extra is not there.

    Raises
    ------
    ScenarioError : ema-workbench is not installed
    """
    if importlib.util.find_spec(PRIM.split(".", maxsplit=1)[0]) is None:
        raise ScenarioError(
            "Scenario discovery needs the package ema-workbench, which is not installed. "
            "Install the optional extra: pip install 'ipeco[discovery]'."
        )


def discover(values: Floats, wanted: Mask, points: Rows | None = None, *, seed: int = 0) -> Box:
    """The box that tells the wanted runs from the others best.

    Parameters
    ----------
    values : of the factors, shape (n_runs, n_factors)
    wanted : which runs are of interest, shape (n_runs,)
    points : number of the design's point of each run; runs of a point stay together in the check
    seed : of the halves

    Raises
    ------
    ScenarioError : the extra is missing, or too few runs are of interest or of none
    """
    check_installed()
    few = min(int(wanted.sum()), int((~wanted).sum()))
    if few < FEWEST:
        raise ScenarioError(
            f"{wanted.sum()} of {wanted.size} runs are of interest; "
            f"at least {FEWEST} must be, and {FEWEST} must not."
        )
    where = np.arange(wanted.size) if points is None else points
    found = found_box(values, wanted)
    pairs = list(halves(where, seed))
    again = [found_box(values[half], wanted[half]) for half in pairs]
    checks = [fit(box, values[~half], wanted[~half]) for box, half in zip(again, pairs, strict=True)]
    told = [replace(one, found_again=share_alike(one, again)) for one in found]
    return Box(
        restrictions=tuple(told),
        fit=fit(found, values, wanted),
        unseen=mean_fit(checks),
        runs=wanted.size,
        of_interest=int(wanted.sum()),
    )


def found_box(values: Floats, wanted: Mask) -> list[Restriction]:
    """Restrictions of the box with the best balance of coverage and density, without those of chance."""
    if not wanted.any():
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of packages that the extra brings along
        prim: Any = importlib.import_module(PRIM)
        names = [str(n) for n in range(values.shape[1])]
        box = prim.Prim(pd.DataFrame(values, columns=names), wanted.astype(int), threshold=ANY).find_box()
    path = box.peeling_trajectory
    balance = 2 * path.coverage * path.density / (path.coverage + path.density)
    best = box.box_lims[int(np.argmax(balance.to_numpy()))]
    first = box.box_lims[0]
    lows = [one_side(n, low=best[name][0]) for n, name in enumerate(names) if best[name][0] > first[name][0]]
    highs = [
        one_side(n, high=best[name][1]) for n, name in enumerate(names) if best[name][1] < first[name][1]
    ]
    return merged(without_chance([*lows, *highs], values, wanted))


def one_side(factor: int, low: float = -np.inf, high: float = np.inf) -> Restriction:
    """One side of a box, which is judged apart from the other."""
    return Restriction(factor, float(low), float(high), np.nan)


def merged(sides: Sequence[Restriction]) -> list[Restriction]:
    """One restriction per factor; where both sides are closed, the quasi-p of the weaker."""
    found: dict[int, Restriction] = {}
    for one in sides:
        other = found.get(one.factor, one)
        found[one.factor] = Restriction(
            one.factor, max(one.low, other.low), min(one.high, other.high), max(one.chance, other.chance)
        )
    return [found[factor] for factor in sorted(found)]


def without_chance(box: Sequence[Restriction], values: Floats, wanted: Mask) -> list[Restriction]:
    """Drop what chance explains best, again and again, until nothing is left that it explains."""
    kept = [
        replace(one, chance=quasi_p([other for other in box if other is not one], one, values, wanted))
        for one in box
    ]
    if not kept:
        return kept
    worst = max(kept, key=lambda one: one.chance)
    if worst.chance <= UNLIKELY:
        return kept
    return without_chance([one for one in kept if one is not worst], values, wanted)


def quasi_p(others: Sequence[Restriction], one: Restriction, values: Floats, wanted: Mask) -> float:
    """Chance of so many wanted runs in the box if it were only as dense as without one restriction."""
    wide = inside(others, values)
    narrow = wide & inside([one], values)
    share = float(wanted[wide].mean()) if wide.any() else 1.0
    return float(stats.binom.sf(wanted[narrow].sum() - 1, narrow.sum(), share))


def inside(box: Sequence[Restriction], values: Floats) -> Mask:
    """Which runs lie in a box, shape (n_runs,)."""
    held = np.ones(len(values), dtype=bool)
    for one in box:
        held &= (values[:, one.factor] >= one.low) & (values[:, one.factor] <= one.high)
    return held


def fit(box: Sequence[Restriction], values: Floats, wanted: Mask) -> Fit:
    """Coverage, density and mass of a box on some runs."""
    held = inside(box, values)
    caught = int((held & wanted).sum())
    return Fit(
        coverage=caught / int(wanted.sum()) if wanted.any() else np.nan,
        density=caught / int(held.sum()) if held.any() else np.nan,
        mass=float(held.mean()),
    )


def mean_fit(checks: Sequence[Fit]) -> Fit:
    """Means over checks that have a value."""
    table = np.array([[one.coverage, one.density, one.mass] for one in checks])
    known = np.isfinite(table)
    sums, counts = np.where(known, table, 0.0).sum(axis=0), known.sum(axis=0)
    means = np.divide(sums, counts, out=np.full(3, np.nan), where=counts > 0)
    return Fit(*map(float, means))


def halves(points: Rows, seed: int) -> Iterator[Mask]:
    """Masks of the runs of half of the points, HALVES times, by keyed chance."""
    each, place = np.unique(points, return_inverse=True)
    for trial in range(HALVES):
        order = uniform(seed, "discovery.halves", each.astype(np.uint64), trial)
        yield (order < np.median(order))[place]


def share_alike(one: Restriction, others: Sequence[Sequence[Restriction]]) -> float:
    """Share of boxes that restrict the same factor on the same sides at least."""
    return float(np.mean([any(covers(other, one) for other in box) for box in others]))


def covers(other: Restriction, one: Restriction) -> bool:
    """Whether a restriction is of the same factor and closed wherever ``one`` is."""
    return (
        other.factor == one.factor
        and (np.isfinite(other.low) or not np.isfinite(one.low))
        and (np.isfinite(other.high) or not np.isfinite(one.high))
    )
