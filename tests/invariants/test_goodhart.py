"""Paying for counts can raise counts without value: small worlds with the same luck, feedback held.

The worlds differ in the subsidy per grant only. No number is tuned for it: low-value ideas and filings
without an idea are what a subsidy can add, for good ideas are filed anyway.
"""

from functools import lru_cache

import numpy as np
import pytest

from model.arrays import OPEN
from model.model import HOLDS, IPEcosystem
from model.tables.patents import INVENTION, UTILITY_MODEL
from tests.invariants.worlds import world

MONTHS, PAID = 48, 24
"""Filings of the first two years, when the nation still tolerated subsidies, and what became of them."""
SEEDS = (0, 1)
LAX = 0.2


@lru_cache(maxsize=8)
def after(seed: int, subsidy: float) -> IPEcosystem:
    """Four years of a small world under one subsidy per grant."""
    return world(
        MONTHS, seed=seed, scale=100, hold=frozenset(HOLDS), audit=False,
        filing_subsidy_quantity=subsidy, abnormal_filing_control=LAX,
    )  # fmt: skip


def applications(city: IPEcosystem, kind: int) -> float:
    """Weighted applications of the years in which subsidies were tolerated."""
    patents = city.patents
    return float(
        np.sum(patents.weight[(patents.kind == kind) & (patents.filed >= 0) & (patents.filed < PAID)])
    )


def valid(city: IPEcosystem) -> tuple[float, float]:
    """Patents filed since 2020 that are in force: how many, and their yearly returns, CNY."""
    patents = city.patents
    rows = np.flatnonzero(patents.in_force() & (patents.filed >= 0))
    weight = patents.weight[rows]
    return float(np.sum(weight)), float(np.sum(weight * patents.value[rows].astype(np.float64)))


@pytest.mark.parametrize("seed", SEEDS)
def test_paying_for_counts_raises_counts_without_value(seed):
    (few, worth), (many, paid_worth) = valid(after(seed, 0.0)), valid(after(seed, 2500.0))
    assert many > 1.05 * few
    assert paid_worth == pytest.approx(worth, rel=0.03)
    assert paid_worth / many < 0.97 * worth / few


@pytest.mark.parametrize("seed", SEEDS)
def test_a_subsidy_moves_utility_models_more_than_inventions(seed):
    none, paid = after(seed, 0.0), after(seed, 2500.0)
    rise = {k: applications(paid, k) / applications(none, k) - 1.0 for k in (INVENTION, UTILITY_MODEL)}
    assert rise[UTILITY_MODEL] > 2.0 * rise[INVENTION] > 0.0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_subsidy_lowers_the_share_of_inventions_granted(seed):
    shares = []
    for subsidy in (0.0, 2500.0):
        patents = after(seed, subsidy).patents
        rows = np.flatnonzero((patents.kind == INVENTION) & (patents.filed >= 0) & (patents.filed < 12))
        shares.append(np.average(patents.granted[rows] != OPEN, weights=patents.weight[rows]))
    assert shares[1] < shares[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_owners_keep_twins_only_until_the_invention_is_granted(seed):
    patents = after(seed, 2500.0).patents
    inventions = np.flatnonzero((patents.twin >= 0) & (patents.kind == INVENTION) & (patents.granted != OPEN))
    assert inventions.size
    assert np.all(patents.ended[patents.twin[inventions]] != OPEN)
