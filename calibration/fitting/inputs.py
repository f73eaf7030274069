"""Inputs of the fit (待定参数): which numbers may be fitted, and their prior quantile in every draw.

A draw moves every uncertain number by its own name. What is fitted is grade B or C of the model, and
what the region draws; effects of levers stay prior only by a declared rule (prior_only.toml).
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import numpy as np

from model.arrays import Floats
from model.chance import uniform
from model.parameters import PARAMETERS, PRIOR_SEED, triangular
from scenarios.priors import luck
from scenarios.region import RegionPack

RULES = Path(__file__).parent / "prior_only.toml"
FITTED_GRADES = ("B", "C")
OPENING, RANGE, SHOCK, OWN = "opening", "range", "shock", "parameter"
"""Groups of what a region draws; an input of a region is named ``region.GROUP.NAME``."""


@dataclass(frozen=True)
class Input:
    """One number that may be fitted."""

    name: str
    group: str = ""
    """Group of a region's draw; empty for a parameter of the model."""
    key: str = ""
    """Its name inside the group."""


@cache
def prior_only_rules() -> tuple[tuple[str, str], ...]:
    """Pattern and reason of every rule, in the order of the file."""
    rows = tomllib.loads(RULES.read_text(encoding="utf-8"))["prior_only"]
    return tuple((row["pattern"], row["reason"]) for row in rows)


def why_prior_only(name: str) -> str:
    """Why a parameter stays as its prior says; empty if it may be fitted."""
    return next((reason for pattern, reason in prior_only_rules() if fnmatchcase(name, pattern)), "")


def parameter_inputs() -> list[Input]:
    """Parameters of the model that may be fitted."""
    return [
        Input(name)
        for name, about in PARAMETERS.items()
        if about.grade in FITTED_GRADES and about.high > about.low and not why_prior_only(name)
    ]


def region_inputs(pack: RegionPack) -> list[Input]:
    """What the region draws and that is not certain: opening, own numbers, measured paths, shocks."""
    groups: dict[str, list[str]] = {
        OPENING: [name for name, prior in pack.opening.items() if prior.high > prior.low],
        OWN: [name for name, prior in pack.parameters.items() if prior.high > prior.low],
        RANGE: [
            name
            for name, path in pack.paths.items()
            if any(point.prior.high > point.prior.low for point in path.points if point.use == "input")
        ],
        SHOCK: [shock.id for shock in pack.shocks],
    }
    return [Input(f"region.{group}.{name}", group, name) for group, names in groups.items() for name in names]


def inputs_of(pack: RegionPack) -> list[Input]:
    """Everything that may be fitted, in a fixed order."""
    own = set(pack.parameters)
    return [one for one in parameter_inputs() if one.name not in own] + region_inputs(pack)


def quantiles(
    inputs: Sequence[Input], draws: Sequence[int], columns: Collection[int] | None = None
) -> Floats:
    """Prior quantile of every input in every draw, shape (n_draws, n_inputs), in 0-1.

    Parameters
    ----------
    columns : inputs that are wanted, all if None; the others stand in the middle
    """
    keys = np.array(draws, dtype=np.uint64)
    table = np.full((len(draws), len(inputs)), 0.5)
    wanted = range(len(inputs)) if columns is None else sorted(columns)
    groups: dict[str, list[int]] = {}
    for column in wanted:
        one = inputs[column]
        if one.group:
            groups.setdefault(one.group, []).append(column)
        else:
            table[:, column] = uniform(PRIOR_SEED, "prior." + one.name, keys, 0)
    for group, columns in groups.items():
        names = [inputs[column].key for column in columns]
        for row, draw in enumerate(draws):
            table[row, columns] = luck(group, names, draw)
    return table


def parameter_values(shares: Mapping[str, float]) -> dict[str, float]:
    """Values of parameters of the model at prior quantiles, by full name."""
    return {
        name: triangular(share, about.low, about.default, about.high)
        for name, share in shares.items()
        for about in (PARAMETERS[name],)
    }


def values_at(pack: RegionPack, shares: Mapping[str, float]) -> dict[str, float]:
    """Values of inputs at prior quantiles; paths and shocks of a region stay quantiles, which move them."""
    found = parameter_values({name: share for name, share in shares.items() if name in PARAMETERS})
    for name, share in shares.items():
        if name not in PARAMETERS:
            _, group, key = name.split(".", 2)
            priors = {OPENING: pack.opening, OWN: pack.parameters}.get(group)
            found[name] = priors[key].at(share) if priors else share
    return found
