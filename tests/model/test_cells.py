"""Draws of cells are exact, keyed by place, and the same as the plain ones one by one."""

import numpy as np
from scipy import stats

from model import chance
from model.tables.cells import apportion, arrivals, cell_keys, per_owner, split, taken
from tests.model.small_city import month_of, small_region

MONTH = month_of(small_region(), 3, seed=5)
SIZES = np.tile([0, 5, 100, 5_000, 200_000, 2_000_000], 200)
SHARES = np.tile([0.3, 0.3, 0.02, 0.3, 0.003, 0.01], 200)


def test_what_an_event_takes_is_the_binomial_quantile_of_the_cell_s_luck():
    counts = taken(MONTH, "test.taken", SIZES, SHARES)
    u = MONTH.uniform("test.taken", cell_keys(SIZES.shape))
    assert np.array_equal(counts, stats.binom.ppf(u, SIZES, SHARES).astype(int))
    assert np.array_equal(counts[SIZES > 0], chance.binomial(u, SIZES, SHARES)[SIZES > 0])


def test_certain_and_impossible_events_take_all_and_none():
    assert np.array_equal(taken(MONTH, "test.all", SIZES, 1.0), SIZES)
    assert taken(MONTH, "test.none", SIZES, 0.0).sum() == 0


def test_a_share_is_broadcast_and_the_shape_is_kept():
    table = np.full((4, 6), 50_000)
    counts = taken(MONTH, "test.shape", table, np.array([0.0, 0.1, 0.5, 1.0])[:, None])
    assert counts.shape == table.shape
    assert np.array_equal(counts[0], np.zeros(6))
    assert np.array_equal(counts[3], table[3])
    assert np.all(counts[1] < counts[2])


def test_the_split_of_those_drawn_is_the_hypergeometric_quantile():
    part, whole, drawn = (np.tile(x, 300) for x in ([3, 50, 4_000, 0], [10, 500, 90_000, 5], [4, 60, 700, 2]))
    counts = split(MONTH, "test.split", drawn, part, whole)
    u = MONTH.uniform("test.split", cell_keys(part.shape))
    assert np.array_equal(counts, stats.hypergeom.ppf(u, whole, part, drawn).astype(int))
    assert np.array_equal(split(MONTH, "test.split", drawn, whole, whole), drawn)


def test_arrivals_are_poisson_by_cell():
    mean = np.array([[0.0, 0.5], [20.0, 3_000.0]])
    u = MONTH.uniform("test.arrivals", cell_keys(mean.shape)).reshape(mean.shape)
    assert np.array_equal(arrivals(MONTH, "test.arrivals", mean), stats.poisson.ppf(u, mean).astype(int))


def test_nobody_there_moves_with_share_zero():
    assert per_owner(np.array([0, 2]), np.array([0, 8])).tolist() == [0.0, 0.25]


def test_nothing_is_apportioned_as_nothing():
    assert apportion(0.2, np.zeros(3)).tolist() == [0, 0, 0]
    assert apportion(7, np.array([1.0, 2.0, 0.0])).sum() == 7
