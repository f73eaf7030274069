"""Screening (筛选): which of hundreds of inputs move which observed number at all.

Rank correlation of each input, and of its distance from the middle, with each output. Chance alone gives
a largest correlation too: outputs shuffled over the points tell how large, and what exceeds it is active.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from model.arrays import Floats, Mask, Rows
from model.chance import uniform

SHUFFLES, LEVEL, MOST = 60, 0.95, 40
"""Shuffled copies, the quantile of their largest correlation, and how many inputs are kept at most."""
SEED = 20200102


@dataclass(frozen=True)
class Screened:
    """Which inputs move which outputs."""

    correlation: Floats
    """Largest rank correlation in size, shape (n_inputs, n_outputs)."""
    threshold: Floats
    """What chance alone reaches among all inputs and outputs, the same for each, shape (n_outputs,)."""
    active: Rows
    """Columns of the inputs that are kept, most telling first."""

    @property
    def moves(self) -> Mask:
        """Whether an input moves an output, shape (n_inputs, n_outputs)."""
        return np.asarray(np.abs(self.correlation) > self.threshold)


def standard_ranks(table: Floats) -> Floats:
    """Ranks of each column with mean 0 and length 1; a constant column is all 0."""
    ranks = rankdata(table, axis=0)
    ranks = ranks - ranks.mean(axis=0)
    length = np.sqrt((ranks**2).sum(axis=0))
    return np.asarray(ranks / np.where(length > 0.0, length, 1.0))


def shuffled(n: int, times: int, seed: int = SEED) -> list[Rows]:
    """So many orders of n things, each a function of its number alone."""
    keys = np.arange(n, dtype=np.uint64)
    return [np.argsort(uniform(seed, "screening.shuffle", keys, k), kind="stable") for k in range(times)]


def screen(x: Floats, y: Floats, most: int = MOST, shuffles: int = SHUFFLES) -> Screened:
    """Screen inputs of shape (n, n_inputs) against outputs of shape (n, n_outputs)."""
    straight, folded, outputs = (standard_ranks(table) for table in (x, np.abs(x - 0.5), y))
    plain, bent = straight.T @ outputs, folded.T @ outputs
    largest = np.array(
        [
            np.maximum(np.abs(straight.T @ mixed), np.abs(folded.T @ mixed)).max(axis=0)
            for mixed in (outputs[order] for order in shuffled(len(x), shuffles))
        ]
    )
    # ranks are alike for every output: one threshold holds for all pairs of input and output together
    threshold = np.full(y.shape[1], np.quantile(largest.max(axis=1), LEVEL))
    found = np.where(np.abs(plain) >= np.abs(bent), plain, bent)
    excess = np.where(np.abs(found) > threshold, found**2, 0.0)
    # An input that moves one number strongly tells as much as one that moves many weakly.
    score = excess.max(axis=1) + excess.sum(axis=1) / max(y.shape[1], 1)
    order = np.argsort(-score, kind="stable")
    return Screened(found, threshold, order[score[order] > 0.0][:most])
