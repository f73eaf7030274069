"""Compiled loops (numba): one pass, no scratch arrays. Luck of chance.py, and counts over whole tables.

What they compute is told where they are called; here is only how fast. Everything a kernel needs is an
argument, for a compiled constant of another module would outlive its change. Sorting and special
functions stay with NumPy and SciPy. Integers make the luck, so compiled and plain Python agree to
the bit (tests/model/test_kernels.py).
"""

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np

from model.arrays import Codes, Floats, Keys, Mask, Months, Rows

_F = TypeVar("_F", bound=Callable[..., Any])

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 2.0**-53
TINY = 1e-300
"""A probability at which summing stops: nothing is left."""


def compiled(function: _F) -> _F:
    """Compile once per machine and keep the result; no fast arithmetic, which would change bits."""
    return cast(_F, numba.njit(cache=True, nogil=True)(function))


@compiled
def mix(x: np.uint64) -> np.uint64:
    """Scramble one 64-bit number (splitmix64 finaliser)."""
    x = (x ^ (x >> _S30)) * _FIRST
    x = (x ^ (x >> _S27)) * _SECOND
    return x ^ (x >> _S31)


@compiled
def _base(name: np.uint64, when: np.uint64) -> np.uint64:
    return mix(mix(when + name) + GOLDEN)


@compiled
def _unit(key: np.uint64, base: np.uint64) -> float:
    return (float(mix(key * GOLDEN + base) >> _S11) + 0.5) * _UNIT


@compiled
def uniform(key: np.uint64, name: np.uint64, when: np.uint64) -> float:
    """The number of one key: the same bits as in a crowd."""
    return _unit(key, _base(name, when))


@compiled
def uniforms(keys: Keys, name: np.uint64, when: np.uint64) -> Floats:
    """One number in (0, 1) per key."""
    base = _base(name, when)
    u = np.empty(keys.size)
    for i in range(keys.size):
        u[i] = _unit(keys[i], base)
    return u


@compiled
def happen(keys: Keys, name: np.uint64, when: np.uint64, probability: Floats) -> Mask:
    """Whether the event of each key happens, each with its probability."""
    base = _base(name, when)
    happened = np.empty(keys.size, np.bool_)
    for i in range(keys.size):
        happened[i] = _unit(keys[i], base) < probability[i]
    return happened


@compiled
def happen_alike(keys: Keys, name: np.uint64, when: np.uint64, probability: float) -> Mask:
    """Whether the event of each key happens, all with one probability."""
    base = _base(name, when)
    happened = np.empty(keys.size, np.bool_)
    for i in range(keys.size):
        happened[i] = _unit(keys[i], base) < probability
    return happened


@compiled
def scramble(keys: Keys) -> Keys:
    """:func:`mix` of each."""
    mixed = np.empty_like(keys)
    for i in range(keys.size):
        mixed[i] = mix(keys[i])
    return mixed


@compiled
def descend(parents: Keys, salt: np.uint64, ordinals: Rows) -> Keys:
    """Keys of children from parents, salt and ordinal."""
    keys = np.empty(parents.size, np.uint64)
    for i in range(parents.size):
        keys[i] = mix(mix(parents[i] * GOLDEN + salt) + np.uint64(ordinals[i] + 1) * _SECOND)
    return keys


@compiled
def poisson_quantile(u: float, mean: float) -> int:
    """Poisson quantile for a large mean: summed from ten standard deviations below it."""
    k = max(int(mean - 10.0 * math.sqrt(mean)), 0)
    term = math.exp(k * math.log(mean) - mean - math.lgamma(k + 1.0))
    total = term
    while u > total and term > TINY:
        k += 1
        term = term * mean / k
        total += term
    return k


@compiled
def poisson_counts(u: Floats, mean: Floats, summed: float) -> Rows:
    """Poisson quantiles: probabilities summed from zero, for means above ``summed`` from near the mean."""
    counts = np.zeros(u.size, np.int64)
    for i in range(u.size):
        m, chance = mean[i], u[i]
        if chance <= 1.0 - m:  # exp(-m) >= 1 - m: none
            continue
        if m > summed:
            counts[i] = poisson_quantile(chance, m)
            continue
        term = math.exp(-m)
        total = term
        k = 0
        while chance > total and term > TINY:
            k += 1
            term = term * m / k
            total += term
        counts[i] = k
    return counts


@compiled
def binomial_counts(u: Floats, n: Floats, p: Floats, summed: float) -> Rows:
    """Binomial quantiles by summing probabilities; -1 where the mean is above ``summed``."""
    counts = np.zeros(u.size, np.int64)
    for i in range(u.size):
        trials, share, chance = n[i], p[i], u[i]
        if chance <= 1.0 - trials * share:  # (1 - p)^n >= 1 - np: none
            continue
        if share >= 1.0:
            counts[i] = int(trials)
            continue
        if trials * share > summed:
            counts[i] = -1
            continue
        odds = share / (1.0 - share)
        term = math.exp(trials * math.log1p(-share))
        total = term
        k = 0
        while chance > total and k < trials and term > TINY:
            term = term * odds * (trials - k) / (k + 1)
            k += 1
            total += term
        counts[i] = k
    return counts


@compiled
def binomial_quantile(u: float, n: int, p: float, summed: float) -> int:
    """Binomial quantile by summing: from zero for small means, else from ten standard deviations below."""
    mean, odds, k = n * p, p / (1.0 - p), 0
    if mean > summed:
        k = max(int(mean - 10.0 * math.sqrt(mean * (1.0 - p))), 0)
    term = (n - k) * math.log1p(-p)
    if k > 0:
        term += math.lgamma(n + 1.0) - math.lgamma(k + 1.0) - math.lgamma(n - k + 1.0) + k * math.log(p)
    term = math.exp(term)
    total = term
    while u > total and k < n and (k < mean or term > TINY):
        term = term * odds * (n - k) / (k + 1)
        k += 1
        total += term
    return k


@compiled
def take_cells(cells: Rows, shares: Floats, name: np.uint64, when: np.uint64, summed: float) -> Rows:
    """Binomial counts of cells, each with the luck of its place."""
    base = _base(name, when)
    counts = np.zeros(cells.size, np.int64)
    for i in range(cells.size):
        n, p = cells[i], shares[i]
        if n <= 0 or p <= 0.0:
            continue
        if p >= 1.0:
            counts[i] = n
            continue
        u = _unit(np.uint64(i), base)
        if u > 1.0 - n * p:  # (1 - p)^n >= 1 - np: else none
            counts[i] = binomial_quantile(u, n, p, summed)
    return counts


@compiled
def hypergeometric_quantile(u: float, part: int, whole: int, drawn: int) -> int:
    """How many of ``drawn`` come from ``part``: summed from ten standard deviations below the mean."""
    rest = whole - part
    mean = drawn * part / whole
    spread = math.sqrt(mean * rest / whole * (whole - drawn) / max(whole - 1.0, 1.0))
    k = max(drawn - rest, 0, int(mean - 10.0 * spread))
    most = min(part, drawn)
    term = math.lgamma(part + 1.0) - math.lgamma(k + 1.0) - math.lgamma(part - k + 1.0)
    term += math.lgamma(rest + 1.0) - math.lgamma(drawn - k + 1.0) - math.lgamma(rest - drawn + k + 1.0)
    term -= math.lgamma(whole + 1.0) - math.lgamma(drawn + 1.0) - math.lgamma(whole - drawn + 1.0)
    term = math.exp(term)
    total = term
    while u > total and k < most:
        term = term * (part - k) * (drawn - k) / ((k + 1.0) * (rest - drawn + k + 1.0))
        k += 1
        total += term
    return k


@compiled
def split_cells(part: Rows, whole: Rows, drawn: Rows, name: np.uint64, when: np.uint64) -> Rows:
    """Hypergeometric counts of cells, each with the luck of its place."""
    base = _base(name, when)
    counts = np.zeros(part.size, np.int64)
    for i in range(part.size):
        if drawn[i] > 0 and part[i] > 0:
            counts[i] = hypergeometric_quantile(_unit(np.uint64(i), base), part[i], whole[i], drawn[i])
    return counts


@compiled
def who_do(u: Floats, factor: Floats, group: Codes, rate: Floats, summed: float) -> tuple[Rows, Rows]:
    """Rows with a Poisson count above 0, and counts; the mean is a row's factor times its group's rate."""
    rows, mean, luck = np.empty(u.size, np.int64), np.empty(u.size), np.empty(u.size)
    n = 0
    for i in range(u.size):
        m = factor[i] * rate[group[i]]
        if u[i] > 1.0 - m:  # exp(-m) >= 1 - m: else none
            rows[n], mean[n], luck[n] = i, m, u[i]
            n += 1
    return rows[:n], poisson_counts(luck[:n], mean[:n], summed)


@compiled
def repeat_rows(rows: Rows, counts: Rows) -> tuple[Rows, Rows]:
    """Each row as often as its count, and the ordinal within its row."""
    total = 0
    for i in range(counts.size):
        total += counts[i]
    owner, ordinal = np.empty(total, np.int64), np.empty(total, np.int64)
    place = 0
    for i in range(counts.size):
        for k in range(counts[i]):
            owner[place], ordinal[place] = rows[i], k
            place += 1
    return owner, ordinal


@compiled
def weigh_where(mask: Mask, weight: Floats) -> float:
    """Sum of weights where the mask is true, in four lanes without a branch: masks are not foreseeable."""
    a = b = c = d = 0.0
    whole = mask.size - mask.size % 4
    for i in range(0, whole, 4):
        a += weight[i] * mask[i]
        b += weight[i + 1] * mask[i + 1]
        c += weight[i + 2] * mask[i + 2]
        d += weight[i + 3] * mask[i + 3]
    for i in range(whole, mask.size):
        a += weight[i] * mask[i]
    return a + b + c + d


@compiled
def weigh_rights(
    kind: Codes, weight: Floats, filed: Months, granted: Months, ended: Months, index: int, kinds: int
) -> tuple[Floats, Floats]:
    """Weights in force and pending at the end of a month, by kind, from dates alone."""
    in_force, pending = np.zeros(kinds), np.zeros(kinds)
    for i in range(kind.size):
        if ended[i] <= index:
            continue
        if granted[i] <= index:
            in_force[kind[i]] += weight[i]
        elif filed[i] <= index:
            pending[kind[i]] += weight[i]
    return in_force, pending


@compiled
def least_handicap(
    clients: Keys,
    kinds: Codes,
    options: Rows,
    present: Rows,
    keys: Keys,
    fields: Codes,
    handicap: Floats,
    of_field: float,
    stay: float,
    name: np.uint64,
    when: np.uint64,
) -> tuple[Rows, Floats]:
    """Winner of a race per client: exponential of (client, option) times the option's handicap.

    ``options`` (n_places, n_clients) and ``present`` are rows of ``keys``, negative = none. The handicap is
    smaller by ``of_field`` where field and kind agree, and by ``stay`` for the present option.
    """
    best, least = np.full(clients.size, -1), np.full(clients.size, np.inf)
    places = options.shape[0]
    for i in range(clients.size):
        for place in range(places + 1):
            option = options[place, i] if place < places else present[i]
            if option < 0 or handicap[option] == np.inf:
                continue
            against = -math.log(uniform(clients[i] ^ keys[option], name, when)) * handicap[option]
            if fields[option] == kinds[i]:
                against *= of_field
            if option == present[i]:
                against *= stay
            if against < least[i]:
                best[i], least[i] = option, against
    return best, least
