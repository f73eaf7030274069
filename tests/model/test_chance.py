"""Keyed chance: flat, independent, and a pure function of its key."""

import numpy as np
from scipy import stats

from model import chance

KEYS = chance.children(np.full(50_000, 7, dtype=np.uint64), 3, np.arange(50_000), "test")


def test_the_same_key_gives_the_same_luck():
    assert np.array_equal(chance.uniform(0, "a", KEYS, 5), chance.uniform(0, "a", KEYS, 5))


def test_luck_does_not_depend_on_who_else_draws_or_in_which_order():
    whole = chance.uniform(1, "a", KEYS, 5)
    some = np.array([40_000, 3, 17])
    assert np.array_equal(whole[some], chance.uniform(1, "a", KEYS[some], 5))


def test_uniforms_are_flat_and_streams_are_unrelated():
    u = chance.uniform(3, "a", KEYS, 5)
    assert stats.kstest(u, "uniform").pvalue > 1e-4
    for other in (
        chance.uniform(4, "a", KEYS, 5),
        chance.uniform(3, "b", KEYS, 5),
        chance.uniform(3, "a", KEYS, 6),
        np.roll(u, 1),
    ):
        z = np.corrcoef(u, other)[0, 1] * np.sqrt(u.size)
        assert abs(z) < 4


def test_children_of_different_parents_months_and_kinds_never_meet():
    parents = np.arange(1000, dtype=np.uint64)
    families = [
        chance.children(np.repeat(parents, 5), month, np.tile(np.arange(5), 1000), kind)
        for month in (-1, 0, 1)
        for kind in ("x", "y")
    ]
    assert np.unique(np.concatenate(families)).size == 6 * 5000


def test_poisson_is_the_exact_quantile():
    u = chance.uniform(5, "p", KEYS, 1)
    for mean in (0.01, 0.7, 9.0, 59.0, 61.0, 5000.0):
        drawn = chance.poisson(u[:4000], np.full(4000, mean))
        assert np.array_equal(drawn, stats.poisson.ppf(u[:4000], mean).astype(int))


def test_binomial_is_the_exact_quantile():
    u = chance.uniform(6, "b", KEYS, 1)[:4000]
    for n, p in ((1, 0.3), (40, 0.01), (100_000, 0.02), (100_000, 0.9), (10, 0.0), (10, 1.0)):
        drawn = chance.binomial(u, np.full(4000, n), np.full(4000, p))
        assert np.array_equal(drawn, stats.binom.ppf(u, n, p).astype(int))


def test_more_mean_never_gives_fewer_events():
    u = chance.uniform(7, "m", KEYS, 1)
    assert np.all(chance.poisson(u, np.full(u.size, 0.4)) <= chance.poisson(u, np.full(u.size, 0.5)))


def test_inverse_transforms_have_their_moments():
    u = chance.uniform(8, "t", KEYS, 1)
    for draw, mean, sd in (
        (chance.normal(u), 0.0, 1.0),
        (chance.laplace(u), 0.0, 1.0),
        (chance.exponential(u), 1.0, 1.0),
        (chance.gamma(u, 4.0), 1.0, 0.5),
        (chance.lognormal(u, 0.4), 1.0, np.sqrt(np.exp(0.16) - 1)),
    ):
        assert abs(draw.mean() - mean) < 4 * sd / np.sqrt(u.size)
        assert abs(draw.std() / sd - 1) < 0.05
