"""Designs (试验设计): which points of the space of factors a study visits.

A design is a list that only grows: the first points of a larger one are the points of a smaller one,
so that a finished study can be enlarged without running anything twice.
"""

import csv
import itertools
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from scipy.stats import qmc

from model.arrays import Floats
from model.errors import ScenarioError, nearest
from scenarios.laboratory.factors import Factor, ids

Method = Literal["grid", "latin-hypercube", "sobol", "file"]
METHODS: tuple[Method, ...] = ("latin-hypercube", "sobol", "grid", "file")
BLOCK = 32
"""Points of one Latin hypercube; a longer design is several of them, each of its own luck."""
MOST_POINTS = 1_000_000
"""More points are taken for a slip of the hand."""


def hypercube(factors: Sequence[Factor], count: int, seed: int) -> Floats:
    """Points in Latin hypercubes of BLOCK, shape (count, n_factors)."""
    blocks = [
        qmc.LatinHypercube(len(factors), rng=seed * MOST_POINTS + block).random(BLOCK)
        for block in range(math.ceil(count / BLOCK))
    ]
    return spread_out(factors, np.concatenate(blocks)[:count])


def sobol(factors: Sequence[Factor], count: int, seed: int) -> Floats:
    """The first points of a scrambled Sobol sequence, shape (count, n_factors)."""
    sequence = qmc.Sobol(len(factors), scramble=True, rng=seed)
    whole = sequence.random_base2(max(math.ceil(math.log2(count)), 0))
    return spread_out(factors, whole[:count])


def grid(factors: Sequence[Factor]) -> Floats:
    """Every combination of the factors' levels, the last factor fastest, shape (n_points, n_factors)."""
    return np.array(list(itertools.product(*(factor.levels for factor in factors))), dtype=np.float64)


def spread_out(factors: Sequence[Factor], shares: Floats) -> Floats:
    """Values from shares of the ranges, shape (n_points, n_factors)."""
    columns = [factor.values(shares[:, place]) for place, factor in enumerate(factors)]
    return np.column_stack(columns)


def from_file(factors: Sequence[Factor], file: Path) -> Floats:
    """Points of a CSV file whose columns are the factors' ids, shape (n_points, n_factors).

    Raises
    ------
    ScenarioError : a column is missing or unknown, a cell is no number or outside its range
    """
    names = ids(factors)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError(f"The points of the study cannot be read from {file}: {error}.") from error
    header = [cell.strip() for cell in rows[0]] if rows else []
    for name in header:
        if name not in names:
            raise ScenarioError(f"{file}, line 1: there is no factor {name!r}.{nearest(name, names)}")
    if missing := [name for name in names if name not in header]:
        raise ScenarioError(f"{file}, line 1: column {missing[0]!r} is missing. Columns: {', '.join(names)}.")
    order = [header.index(name) for name in names]
    return np.array(
        [
            point_of(factors, cells_in(row, order), f"{file}, line {n}")
            for n, row in enumerate(rows[1:], start=2)
            if any(cell.strip() for cell in row)
        ],
        dtype=np.float64,
    ).reshape(-1, len(names))


def cells_in(row: Sequence[str], order: Sequence[int]) -> list[str]:
    """The cells of a line in the order of the factors, empty where the line is too short."""
    return [row[place] if place < len(row) else "" for place in order]


def point_of(factors: Sequence[Factor], cells: Sequence[str], place: str) -> list[float]:
    """The numbers of one line, each within its factor's range."""
    return [number_of(factor, cell, place) for factor, cell in zip(factors, cells, strict=True)]


def number_of(factor: Factor, cell: str, place: str) -> float:
    """One cell as a number within the range of its factor."""
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not factor.low <= value <= factor.high:
        raise ScenarioError(
            f"{place}, {factor.id}: {cell!r} is not a number in [{factor.low:g}, {factor.high:g}] "
            f"{factor.unit}."
        )
    return value
