"""Cells (分组单元): counts of many alike, and the exact draws that move them.

A draw is keyed by the place of the cell, flat, so a cell has the same luck in every scenario.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model import chance
from model.arrays import Floats, Keys
from model.month import Month

Cells = NDArray[np.int64]
"""Counts per cell."""


@lru_cache(maxsize=32)
def cell_keys(shape: tuple[int, ...]) -> Keys:
    """Identities of cells: their place, flat. A cell is the same in every scenario."""
    keys = np.arange(int(np.prod(shape)), dtype=np.uint64)
    keys.flags.writeable = False
    return keys


def taken(month: Month, decision: str, cells: Cells, share: Floats | float) -> Cells:
    """How many of each cell the event takes: exact binomial, keyed per cell, shape of ``cells``.

    ``share`` is the probability for one of the cell, 0-1, broadcast to the shape of ``cells``.
    """
    shares = np.empty(cells.shape)
    shares[...] = share
    counts = chance.taken(month.seed, decision, cells.ravel(), shares.ravel(), month.index)
    return counts.reshape(cells.shape)


def split(month: Month, decision: str, drawn: Cells, part: Cells, whole: Cells) -> Cells:
    """Of those ``drawn`` from each cell of a ``whole``, how many are of its ``part``: exact, keyed."""
    flat = (part.ravel(), whole.ravel(), drawn.ravel())
    return chance.split(month.seed, decision, *flat, month.index).reshape(drawn.shape)


def arrivals(month: Month, decision: str, mean: Floats) -> Cells:
    """New ones of each cell, Poisson with its mean, shape of ``mean``."""
    u = month.uniform(decision, cell_keys(mean.shape))
    return np.asarray(chance.poisson(u, mean.ravel()).reshape(mean.shape), dtype=np.int64)


def per_owner(moved: Cells, owners: Cells) -> Floats:
    """Share of owners that moved, per cell; nobody there: 0. Marks move with their owners."""
    return np.divide(moved, owners, out=np.zeros(owners.shape), where=owners > 0)


def apportion(total: float, weights: Floats) -> Cells:
    """Whole numbers that add up to ``round(total)`` in proportion to weights, shape of ``weights``.

    Largest remainders take what rounding down leaves.
    """
    if not round(total):
        return np.zeros(np.shape(weights), dtype=np.int64)
    wanted = np.asarray(weights, dtype=np.float64).ravel() / float(np.sum(weights)) * round(total)
    counts = np.floor(wanted).astype(np.int64)
    short = round(total) - int(counts.sum())
    counts[np.argsort(counts - wanted, kind="stable")[:short]] += 1
    return counts.reshape(np.shape(weights))
