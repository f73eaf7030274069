"""Keyed chance: a draw is a pure function of (seed, decision, entity key, month).

No state and no order, so no process can disturb another's luck: two scenarios differ only by the
reform, and any number of workers gives the same bits. One uniform per decision; every other
distribution comes from it by inverse transform, which keeps the coupling monotone.

The hash is the finaliser of splitmix64 over a Weyl sequence: cheap, and flat under the usual
tests (tests/model/test_chance.py). A newcomer's mistake: two decisions under one name share luck.
"""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
from scipy.special import betainc, gammaincinv, gammaln, ndtri, pdtr

from model.arrays import Floats, Keys, Rows

GOLDEN = np.array(0x9E3779B97F4A7C15, dtype=np.uint64)
_SHIFTS = tuple(np.array(bits, dtype=np.uint64) for bits in (30, 27, 31))
_FACTORS = tuple(np.array(bits, dtype=np.uint64) for bits in (0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_TO_53_BITS = np.array(11, dtype=np.uint64)
_GOLDEN_INT, _FACTOR_INTS = int(GOLDEN), tuple(int(factor) for factor in _FACTORS)
_ALL_BITS, _UNIT_FLOAT = 2**64 - 1, 2.0**-53
_HALF, _TO_UNIT = np.array(0.5), np.array(2.0**-53)
BLOCK = 16_384
"""Keys that are hashed at a time: the scratch of a block stays in the nearest cache."""
SUMMED, BINOMIAL_SUMMED = 10.0, 2.0
"""Means up to this are summed from zero; larger ones walk from a guess. Both are exact: speed only."""


def mix64(x: Keys) -> Keys:
    """Scramble 64-bit numbers so that neighbours become independent (splitmix64 finaliser)."""
    mixed = x.copy()
    _mix(mixed, np.empty_like(mixed))
    return mixed


def _mix(x: Keys, scratch: Keys) -> None:
    """Scramble in place; ``scratch`` has the shape of ``x``."""
    np.right_shift(x, _SHIFTS[0], scratch)
    np.bitwise_xor(x, scratch, x)
    np.multiply(x, _FACTORS[0], x)
    np.right_shift(x, _SHIFTS[1], scratch)
    np.bitwise_xor(x, scratch, x)
    np.multiply(x, _FACTORS[1], x)
    np.right_shift(x, _SHIFTS[2], scratch)
    np.bitwise_xor(x, scratch, x)


@lru_cache(maxsize=4096)
def name_key(name: str) -> int:
    """A 64-bit number for a name, the same on every machine and in every process."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def stream(seed: int, decision: str, month: int) -> np.uint64:
    """The 64-bit base of one decision in one month."""
    text = f"{seed}/{month}/{decision}"
    return np.uint64(int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little"))


def uniform(seed: int, decision: str, keys: Keys, month: int) -> Floats:
    """One number in (0, 1) per entity, never 0 or 1, shape of ``keys``."""
    if keys.size == 1:
        return np.full(keys.shape, uniform_of_one(seed, decision, int(keys.item()), month))
    base = np.asarray(stream(seed, decision, month))
    u = np.empty(keys.shape)
    if keys.size <= BLOCK:
        _hash(keys, base, np.empty_like(keys), np.empty_like(keys), u)
        return u
    bits, scratch = np.empty(BLOCK, np.uint64), np.empty(BLOCK, np.uint64)
    for start in range(0, keys.size, BLOCK):
        part = keys[start : start + BLOCK]
        _hash(part, base, bits[: part.size], scratch[: part.size], u[start : start + BLOCK])
    return u


def uniform_of_one(seed: int, decision: str, key: int, month: int) -> float:
    """The number of one entity: the same bits as ``uniform``, without the cost of an array."""
    bits = key * _GOLDEN_INT + int(stream(seed, decision, month)) & _ALL_BITS
    bits = (bits ^ bits >> 30) * _FACTOR_INTS[0] & _ALL_BITS
    bits = (bits ^ bits >> 27) * _FACTOR_INTS[1] & _ALL_BITS
    return (float((bits ^ bits >> 31) >> 11) + 0.5) * _UNIT_FLOAT


def _hash(keys: Keys, base: Keys, bits: Keys, scratch: Keys, u: Floats) -> None:
    """Write the uniforms of these keys into ``u``; all arrays have one shape, ``base`` none."""
    np.multiply(keys, GOLDEN, bits)
    np.add(bits, base, bits)
    _mix(bits, scratch)
    np.right_shift(bits, _TO_53_BITS, bits)
    np.add(bits, _HALF, u)
    np.multiply(u, _TO_UNIT, u)


def children(parents: Keys, month: int, ordinals: Rows, kind: str) -> Keys:
    """Identities of new entities from their parents, month and ordinal: unique and persistent."""
    salt = stream(0, kind, month)
    return mix64(mix64(parents * GOLDEN + salt) + (ordinals.astype(np.uint64) + np.uint64(1)) * _FACTORS[1])


def normal(u: Floats) -> Floats:
    """Standard normal from a uniform."""
    return np.asarray(ndtri(u))


def laplace(u: Floats) -> Floats:
    """Laplace with mean 0 and standard deviation 1 from a uniform."""
    centred = u - 0.5
    return -np.sign(centred) * np.log1p(-2.0 * np.abs(centred)) / np.sqrt(2.0)


def exponential(u: Floats) -> Floats:
    """Exponential with mean 1 from a uniform."""
    return -np.log1p(-u)


def gamma(u: Floats, shape: float) -> Floats:
    """Gamma with mean 1 and the given shape (variance 1/shape) from a uniform."""
    return np.asarray(gammaincinv(shape, u) / shape)


def lognormal(u: Floats, spread: float) -> Floats:
    """Log-normal with mean 1 and the given spread of the logarithm from a uniform."""
    return np.exp(spread * normal(u) - 0.5 * spread**2)


def poisson(u: Floats, mean: Floats | float) -> Rows:
    """Poisson counts by inversion: the smallest k with P(X <= k) >= u; exact, monotone in the mean.

    Means above SUMMED start at a normal guess and walk to the exact quantile.
    """
    mean = _one_each(mean, u)
    counts = np.zeros(u.shape, dtype=np.intp)
    some = np.flatnonzero(u > 1.0 - mean)  # exp(-m) >= 1 - m: the others are 0
    u, mean = u[some], mean[some]
    large = mean > SUMMED
    if large.any():
        counts[some[large]] = _quantile_walk(u[large], mean[large])
        some, u, mean = some[~large], u[~large], mean[~large]
    counts[some] = _poisson_sum(u, mean)
    return counts


def poisson_of_one(u: float, mean: float) -> int:
    """One Poisson count: the same as ``poisson``, without the cost of arrays."""
    if u <= 1.0 - mean:
        return 0
    if mean > SUMMED:
        return int(_quantile_walk(np.array([u]), np.array([mean]))[0])
    term = total = float(np.exp(-mean))
    count = 0
    while u > total and term > 1e-300:
        count += 1
        term = term * mean / count
        total += term
    return count


def those_who_do(rows: Rows, u: Floats, mean: Floats) -> tuple[Rows, Rows]:
    """Rows that do a rare thing, as often as they do it (Poisson), and ordinals; ``rows`` as ``u``."""
    likely = np.flatnonzero(u > 1.0 - mean)  # a bound: exp(-x) is never below 1 - x
    return repeated(rows[likely], poisson(u[likely], mean[likely]))


def repeated(rows: Rows, counts: Rows) -> tuple[Rows, Rows]:
    """Each row as often as its count, and the ordinal within its row."""
    owner = np.repeat(rows, counts)
    return owner, np.arange(owner.size) - np.repeat(np.cumsum(counts) - counts, counts)


def _one_each(value: Floats | Rows | float, u: Floats) -> Floats:
    """A number as one float per uniform, shape of ``u``; an array of that shape stays itself."""
    if isinstance(value, np.ndarray) and value.shape == u.shape:
        return value.astype(np.float64, copy=False)
    return np.full(u.shape, value, dtype=np.float64)


def _poisson_sum(u: Floats, mean: Floats) -> Rows:
    """Poisson quantile for small means: add up the probabilities of 0, 1, 2, ..."""
    counts = np.zeros(u.shape, dtype=np.intp)
    none = np.exp(-mean)
    rows = np.flatnonzero(u > none)
    u, mean, term = u[rows], mean[rows], none[rows]
    total = term
    k = 0
    while rows.size:
        k += 1
        term = term * mean / k
        total = total + term
        counts[rows] = k
        go_on = (u > total) & (term > 1e-300)
        rows, u, mean, total, term = rows[go_on], u[go_on], mean[go_on], total[go_on], term[go_on]
    return counts


def _quantile_walk(u: Floats, mean: Floats) -> Rows:
    """Exact Poisson quantile for large means: start at the normal guess, then step to the answer."""
    guess = np.maximum(np.floor(mean + np.sqrt(mean) * ndtri(u)), 0.0)
    for _ in range(200):
        too_low = pdtr(guess, mean) < u
        too_high = ~too_low & (guess > 0) & (pdtr(np.maximum(guess - 1, 0), mean) >= u)
        if not (too_low.any() or too_high.any()):
            break
        guess = guess + too_low - too_high
    return guess.astype(np.intp)


def binomial(u: Floats, n: Floats | Rows, p: Floats | float) -> Rows:
    """Binomial counts by inversion: the smallest k with P(X <= k) >= u; exact, shape of ``u``.

    Small means are summed from zero; for others one evaluation near the answer, and steps from there.
    """
    trials, share = _one_each(n, u), _one_each(p, u)
    counts = np.zeros(u.shape)
    mean = trials * share
    rows = np.flatnonzero(u > 1.0 - mean)  # (1 - p)^n >= 1 - np: the others are 0
    certain = share[rows] >= 1.0
    counts[rows[certain]] = trials[rows[certain]]
    rows = rows[~certain]
    large = mean[rows] > BINOMIAL_SUMMED
    for chosen, quantile in ((rows[~large], _binomial_sum), (rows[large], _binomial_walk)):
        if chosen.size:
            counts[chosen] = quantile(u[chosen], trials[chosen], share[chosen])
    return counts.astype(np.intp)


def _binomial_sum(u: Floats, n: Floats, p: Floats) -> Floats:
    """Binomial quantile for small means: add up the probabilities of 0, 1, 2, ..."""
    counts = np.zeros(u.shape)
    odds = p / (1.0 - p)
    p0 = np.exp(n * np.log1p(-p))
    rows = np.flatnonzero(u > p0)
    total, term = p0[rows], p0[rows]
    k = 0
    while rows.size:
        term = term * odds[rows] * (n[rows] - k) / (k + 1)
        k += 1
        total = total + term
        counts[rows] = k
        go_on = (u[rows] > total) & (k < n[rows]) & (term > 1e-300)
        rows, total, term = rows[go_on], total[go_on], term[go_on]
    return counts


def _binomial_walk(u: Floats, n: Floats, p: Floats) -> Floats:
    """Binomial quantile for larger means: a Cornish-Fisher guess, its exact tail, then single steps."""
    z, q = ndtri(u), 1.0 - p
    guess = np.floor(n * p + np.sqrt(n * p * q) * z + (q - p) * (z * z - 1.0) / 6.0 + 0.5)
    counts = np.clip(guess, 0.0, n)
    ways = gammaln(n + 1.0) - gammaln(counts + 1.0) - gammaln(n - counts + 1.0)
    mass = np.exp(ways + counts * np.log(p) + (n - counts) * np.log1p(-p))
    below = np.where(counts < n, betainc(np.maximum(n - counts, 0.5), counts + 1.0, q), 1.0)
    rows = np.flatnonzero((below < u) & (counts < n))
    while rows.size:
        mass[rows] *= (n[rows] - counts[rows]) / (counts[rows] + 1.0) * p[rows] / q[rows]
        counts[rows] += 1.0
        below[rows] += mass[rows]
        rows = rows[(below[rows] < u[rows]) & (counts[rows] < n[rows])]
    rows = np.flatnonzero((below - mass >= u) & (counts > 0.0))
    while rows.size:
        below[rows] -= mass[rows]
        mass[rows] *= counts[rows] / (n[rows] - counts[rows] + 1.0) * q[rows] / p[rows]
        counts[rows] -= 1.0
        rows = rows[(below[rows] - mass[rows] >= u[rows]) & (counts[rows] > 0.0)]
    return counts


def hypergeometric(u: Floats, part: Floats, whole: Floats, drawn: Floats) -> Rows:
    """How many of ``drawn`` without return come from ``part`` of ``whole``: exact inversion, shape of ``u``.

    Summed from ten standard deviations below the mean, where less than one in 1e20 lies.
    """
    rest = whole - part
    mean = drawn * part / whole
    spread = np.sqrt(mean * rest / whole * (whole - drawn) / np.maximum(whole - 1.0, 1.0))
    counts = np.maximum(np.maximum(drawn - rest, 0.0), np.floor(mean - 10.0 * spread))
    most = np.minimum(part, drawn)
    term = np.exp(_ways(part, counts) + _ways(rest, drawn - counts) - _ways(whole, drawn))
    total = term.copy()
    rows = np.flatnonzero((u > total) & (counts < most))
    while rows.size:
        k = counts[rows]
        up = (part[rows] - k) * (drawn[rows] - k)
        term[rows] *= up / ((k + 1.0) * (rest[rows] - drawn[rows] + k + 1.0))
        total[rows] += term[rows]
        counts[rows] = k + 1.0
        go_on = (u[rows] > total[rows]) & (counts[rows] < most[rows])
        rows = rows[go_on]
    return counts.astype(np.intp)


def _ways(n: Floats, k: Floats) -> Floats:
    """Logarithm of the number of ways to choose k of n."""
    return np.asarray(gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0))
