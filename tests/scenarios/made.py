"""Samples made by hand, for tests of what is said about results: no world is needed."""

import numpy as np

from model.indicators import INDICATORS
from scenarios.sample import Sample

MONTHS = 132


def flat(value, pairs=4, months=MONTHS):
    """The same value in every month; ``value`` may be one number or one per pair."""
    return np.broadcast_to(np.asarray(value, dtype=float).reshape(-1, 1), (pairs, months)).copy()


def sample(pairs=4, name="made", months=MONTHS, **series):
    """A sample in which every indicator is 1, but for the series given (shape (pairs, months))."""
    monthly = {}
    for about in INDICATORS.values():
        monthly[about.id] = flat(1.0, pairs, months)
        if about.kind == "ratio":
            monthly[about.id + ".numerator"] = flat(1.0, pairs, months)
            monthly[about.id + ".denominator"] = flat(1.0, pairs, months)
    monthly |= series
    return Sample(
        name=name,
        title=name.title(),
        zh="样本",
        region="wuhan",
        scale=1,
        counterfactual=False,
        pairs=tuple(range(pairs)),
        fingerprint="0123456789abcdef",
        monthly=monthly,
    )
