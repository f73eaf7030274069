"""Compiled loops give the bits of plain Python integers and the quantiles of plain sums."""

import math

import numpy as np
from scipy import stats

from model import chance, kernels

ALL_BITS = 2**64 - 1
KEYS = chance.children(np.full(500, 7, dtype=np.uint64), 3, np.arange(500), "kernel test")


def mix(x: int) -> int:
    """splitmix64's finaliser in whole numbers of any size."""
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & ALL_BITS
    x = (x ^ x >> 27) * 0x94D049BB133111EB & ALL_BITS
    return x ^ x >> 31


def plain_uniform(key: int, name: int, when: int) -> float:
    golden = 0x9E3779B97F4A7C15
    base = mix(mix((when + name) & ALL_BITS) + golden & ALL_BITS)
    return ((mix(key * golden + base & ALL_BITS) >> 11) + 0.5) * 2.0**-53


def test_compiled_luck_is_that_of_plain_integers_to_the_bit():
    name, when = chance.name_key("a decision"), chance.name_key("5/17")
    compiled = kernels.uniforms(KEYS, name, when)
    assert compiled.tolist() == [plain_uniform(int(key), int(name), int(when)) for key in KEYS]
    assert kernels.uniform(KEYS[3], name, when) == compiled[3]


def test_events_are_uniforms_below_their_probability():
    u = chance.uniform(2, "event", KEYS, 4)
    each = np.linspace(0.0, 1.0, KEYS.size)
    assert np.array_equal(chance.happens(2, "event", KEYS, 4, each), u < each)
    assert np.array_equal(chance.happens(2, "event", KEYS, 4, 0.3), u < 0.3)
    assert not chance.happens(2, "event", KEYS, 4, 0.0).any()
    assert chance.happens(2, "event", KEYS, 4, 1.0).all()


def test_luck_keeps_the_shape_of_its_keys():
    table = KEYS.reshape(20, 25)
    assert chance.uniform(1, "shape", table, 0).shape == table.shape
    assert chance.happens(1, "shape", table, 0, 0.5).shape == table.shape
    assert np.array_equal(
        chance.uniform(1, "shape", table[:, 3], 0), chance.uniform(1, "shape", table, 0)[:, 3]
    )


def test_children_are_scrambled_from_parent_kind_month_and_ordinal():
    salt = int(chance.name_key("kernel test/3"))
    first = mix(mix(7 * 0x9E3779B97F4A7C15 + salt & ALL_BITS) + 0x94D049BB133111EB & ALL_BITS)
    assert int(KEYS[0]) == first


def test_small_poisson_counts_are_sums_of_probabilities():
    u = chance.uniform(3, "poisson", KEYS, 0)
    counts = kernels.poisson_counts(u, np.full(u.size, 1.7), 10.0)
    below = [sum(math.exp(-1.7) * 1.7**k / math.factorial(k) for k in range(n + 1)) for n in range(20)]
    assert counts.tolist() == np.searchsorted(below, u).tolist()


def test_large_poisson_counts_are_exact_quantiles():
    u = chance.uniform(3, "poisson", KEYS, 0)
    for mean in (11.0, 300.0, 50_000.0):
        counts = kernels.poisson_counts(u, np.full(u.size, mean), 10.0)
        assert np.array_equal(counts, stats.poisson.ppf(u, mean).astype(int))


def test_rows_are_repeated_as_often_as_counted():
    owner, ordinal = kernels.repeat_rows(np.array([4, 9, 2]), np.array([2, 0, 3]))
    assert owner.tolist() == [4, 4, 2, 2, 2]
    assert ordinal.tolist() == [0, 1, 0, 1, 2]


def test_rights_are_weighed_by_their_dates_alone():
    far = np.iinfo(np.int32).max
    kind = np.array([0, 0, 1, 0], dtype=np.int8)
    filed, granted = np.array([1, 1, 2, 9], np.int32), np.array([3, far, 4, far], np.int32)
    ended = np.array([far, far, 5, far], np.int32)
    weight = np.array([1.0, 20.0, 2.0, 1.0])
    in_force, pending = kernels.weigh_rights(kind, weight, filed, granted, ended, 5, 2)
    assert in_force.tolist() == [1.0, 0.0]
    assert pending.tolist() == [20.0, 0.0]
    assert kernels.weigh_where(kind == 0, weight) == 22.0
