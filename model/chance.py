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
from scipy.special import betainc, gammaincinv, gammaln, ndtri

from model import kernels
from model.arrays import Codes, Floats, Keys, Mask, Rows

SUMMED, BINOMIAL_SUMMED = 10.0, 2.0
"""Means up to this are summed from zero; larger ones from near the answer. Both are exact: speed only."""
_ALL_BITS = 2**64 - 1


@lru_cache(maxsize=4096)
def name_key(name: str) -> np.uint64:
    """A 64-bit number for a name, the same on every machine and in every process."""
    return np.uint64(int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little"))


@lru_cache(maxsize=4096)
def _when(seed: int, month: int) -> np.uint64:
    """A 64-bit number for a seed and a month."""
    return name_key(f"{seed}/{month}")


def words(seed: int, decision: str, month: int) -> tuple[np.uint64, np.uint64]:
    """What ``kernels.uniform`` takes beside a key, for compiled rules that draw one number at a time."""
    return name_key(decision), _when(seed, month)


def uniform(seed: int, decision: str, keys: Keys, month: int) -> Floats:
    """One number in (0, 1) per entity, never 0 or 1, shape of ``keys``."""
    u = kernels.uniforms(keys.ravel(), name_key(decision), _when(seed, month))
    return u if keys.ndim == 1 else u.reshape(keys.shape)


def uniform_of_one(seed: int, decision: str, key: int, month: int) -> float:
    """The number of one entity: the same bits as ``uniform``, without the cost of an array."""
    return float(kernels.uniform(np.uint64(key & _ALL_BITS), name_key(decision), _when(seed, month)))


def happens(seed: int, decision: str, keys: Keys, month: int, probability: Floats | float) -> Mask:
    """True where the event happens: where the uniform lies below the probability, shape of ``keys``."""
    name, when = name_key(decision), _when(seed, month)
    if isinstance(probability, np.ndarray) and probability.ndim:
        each = np.broadcast_to(probability, keys.shape) if probability.shape != keys.shape else probability
        happened = kernels.happen(keys.ravel(), name, when, each.ravel().astype(np.float64, copy=False))
    else:
        happened = kernels.happen_alike(keys.ravel(), name, when, float(probability))
    return happened if keys.ndim == 1 else happened.reshape(keys.shape)


def mix64(x: Keys) -> Keys:
    """Scramble 64-bit numbers so that neighbours become independent (splitmix64 finaliser)."""
    return kernels.scramble(x)


def children(parents: Keys, month: int, ordinals: Rows, kind: str) -> Keys:
    """Identities of new entities from their parents, month and ordinal: unique and persistent."""
    return kernels.descend(parents, name_key(f"{kind}/{month}"), ordinals)


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
    """Poisson counts by inversion: the smallest k with P(X <= k) >= u; exact, monotone in the mean."""
    return kernels.poisson_counts(u.ravel(), _one_each(mean, u).ravel(), SUMMED).reshape(u.shape)


def poisson_of_one(u: float, mean: float) -> int:
    """One Poisson count: the same as ``poisson``."""
    return int(poisson(np.array([u]), mean)[0])


def those_who_do(rows: Rows, u: Floats, mean: Floats) -> tuple[Rows, Rows]:
    """Rows that do a rare thing, as often as they do it (Poisson), and ordinals; ``rows`` as ``u``."""
    return repeated(rows, poisson(u, mean))


def often(u: Floats, factor: Floats, group: Codes, rate: Floats) -> tuple[Rows, Rows]:
    """Rows that do a rare thing, as often as they do it (Poisson), and ordinals.

    The mean is one's own ``factor`` times the ``rate`` of one's ``group``: the same as ``those_who_do``.
    """
    return repeated(*kernels.who_do(u, factor, group, rate, SUMMED))


def repeated(rows: Rows, counts: Rows) -> tuple[Rows, Rows]:
    """Each row as often as its count, and the ordinal within its row."""
    return kernels.repeat_rows(rows, counts)


def _one_each(value: Floats | Rows | float, u: Floats) -> Floats:
    """A number as one float per uniform, shape of ``u``; an array of that shape stays itself."""
    if isinstance(value, np.ndarray) and value.shape == u.shape:
        return value.astype(np.float64, copy=False)
    return np.full(u.shape, value, dtype=np.float64)


def binomial(u: Floats, n: Floats | Rows, p: Floats | float) -> Rows:
    """Binomial counts by inversion: the smallest k with P(X <= k) >= u; exact, shape of ``u``.

    Small means are summed from zero; for others one evaluation near the answer, and steps from there.
    """
    flat, trials, share = u.ravel(), _one_each(n, u).ravel(), _one_each(p, u).ravel()
    counts = kernels.binomial_counts(flat, trials, share, BINOMIAL_SUMMED)
    large = np.flatnonzero(counts < 0)
    if large.size:
        counts[large] = _binomial_walk(flat[large], trials[large], share[large]).astype(np.intp)
    return counts.reshape(u.shape)


def taken(seed: int, decision: str, cells: Rows, shares: Floats, month: int) -> Rows:
    """How many of each cell an event takes: exact binomial, keyed by the cell's place; flat arrays."""
    return kernels.take_cells(cells, shares, name_key(decision), _when(seed, month), BINOMIAL_SUMMED)


def split(seed: int, decision: str, part: Rows, whole: Rows, drawn: Rows, month: int) -> Rows:
    """How many of those drawn from each cell without return come from a part of it; flat arrays."""
    return kernels.split_cells(part, whole, drawn, name_key(decision), _when(seed, month))


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
