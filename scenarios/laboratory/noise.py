"""Luck apart from what is varied (噪声分解): variances and products that chance cannot inflate.

Outputs come as (n_rows, n_replicates). Whatever is multiplied comes from two different replicates, so
that luck, shared by all rows of a replicate or not, falls out on average instead of being taken for an
effect of a factor. With one replicate nothing can be told apart, and the plain product is used.
"""

import numpy as np

from model.arrays import Floats


def across(left: Floats, right: Floats, replicates: Floats) -> Floats:
    """Mean of ``left * right`` over all pairs of different replicates, shape (n_rows,).

    Parameters
    ----------
    left, right : shape (n_rows, n_replicates)
    replicates : weight of each replicate, shape (n_replicates,)
    """
    if replicates.size == 1:
        return left[:, 0] * right[:, 0]
    squares = replicates**2
    total = (left @ replicates) * (right @ replicates) - (left * right) @ squares
    return np.asarray(total / (replicates.sum() ** 2 - squares.sum()))


def within(outputs: Floats, replicates: Floats) -> Floats:
    """Unbiased variance between the replicates of each row, shape (n_rows,); NaN from a single one."""
    if replicates.size == 1:
        return np.full(len(outputs), np.nan)
    total = replicates.sum()
    means = (outputs @ replicates) / total
    squares = ((outputs - means[:, np.newaxis]) ** 2) @ replicates
    return np.asarray(squares / (total - (replicates**2).sum() / total))


def centred(outputs: Floats, rows: Floats) -> Floats:
    """Outputs less each replicate's own weighted mean over rows: what luck adds to all rows falls out."""
    return np.asarray(outputs - (rows @ outputs) / rows.sum())


def variances(outputs: Floats, rows: Floats, replicates: Floats) -> tuple[float, float]:
    """Variance of the expected output over rows, and mean variance of luck (0 from one replicate)."""
    count = len(outputs)
    factor = count / (count - 1)
    between = factor * weighted(across(centred(outputs, rows), centred(outputs, rows), replicates), rows)
    luck = weighted(within(outputs, replicates), rows) if replicates.size > 1 else 0.0
    return between, luck


def weighted(values: Floats, rows: Floats) -> float:
    """Mean of values under weights, both of shape (n_rows,)."""
    return float(rows @ values / rows.sum())
