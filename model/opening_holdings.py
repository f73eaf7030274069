"""Who held what at the opening, and since when: clusters of inventions, dates of filing and grant.

Inventions come in clusters: a firm that has patented once has patented several related things. The
size of a cluster is set so that firms that hold any hold as many on average as they are known to;
how skewed holdings are then follows from clusters and from firms' sizes. Grants go back in time at
one rate, set by the share of inventions older than ten years; how long an examination took is the
office's.
"""

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtri

from model import chance
from model.arrays import Floats, Keys, Months, Rows

LAST = -1
"""December 2019."""
POINTS = 200
"""Quantiles by which the spread of examination time is averaged."""


def mean_cluster(p: float) -> float:
    """Mean of the logarithmic distribution with parameter ``p``."""
    return float(-p / ((1.0 - p) * np.log1p(-p)))


def cluster_of(mean: Floats, weight: Floats, holding: float) -> float:
    """Mean cluster (>= 1) so that holders hold ``holding`` on average; ``mean`` expected per innovator."""
    total = float(np.sum(mean * weight))

    def excess(size: float) -> float:
        holders = float(np.sum(-np.expm1(-mean / size) * weight))
        return total / holders - holding

    if excess(1.0) >= 0.0:
        return 1.0
    return float(brentq(excess, 1.0, 1e3))


def cluster_sizes(u: Floats, v: Floats, size: float) -> Rows:
    """Logarithmic numbers with this mean from two uniforms (Kemp), shape of ``u``."""
    if size <= 1.0:
        return np.ones(u.size, dtype=np.intp)
    p = brentq(lambda q: mean_cluster(q) - size, 1e-9, 1.0 - 1e-9)
    more = np.log(v) / np.log(-np.expm1(u * np.log1p(-p)))
    return np.asarray(1 + np.floor(more).astype(np.intp))


def clustered_counts(seed: int, name: str, keys: Keys, mean: Floats, weight: Floats, holding: float) -> Rows:
    """Holdings of innovators with these expected holdings, shape of ``keys``."""
    size = cluster_of(mean, weight, holding)
    number = chance.poisson(chance.uniform(seed, name, keys, LAST), mean / size)
    owner = np.repeat(np.arange(number.size), number)
    ordinal = np.arange(owner.size) - np.repeat(np.cumsum(number) - number, number)
    cluster = chance.children(keys[owner], LAST, ordinal, name)
    u, v = (chance.uniform(seed, name + part, cluster, LAST) for part in (".spread", ".size"))
    sizes = cluster_sizes(u, np.maximum(v, 1e-15), size)
    return np.bincount(owner, weights=sizes, minlength=keys.size).astype(np.intp)


def grant_rate(long_share: float, fixed: float, exam: float, spread: float, term: float) -> float:
    """Yearly rate back in time of grants in force, so that this share was filed over ten years ago.

    ``fixed`` + ``exam`` × a log-normal is the time from filing to grant, years.
    """
    lag = fixed + exam * np.exp(spread * ndtri((np.arange(POINTS) + 0.5) / POINTS) - 0.5 * spread**2)

    def excess(rate: float) -> float:
        span, late = term - lag, np.maximum(10.0 - lag, 0.0)
        older = np.where(
            span > 0.0, (np.exp(-rate * late) - np.exp(-rate * span)) / -np.expm1(-rate * span), 0.0
        )
        return float(np.mean(older)) - long_share

    return float(brentq(excess, 0.01, 3.0))


def opening_dates(u: Floats, lag_months: Floats, rate: float, term: float) -> tuple[Months, Months]:
    """Months of filing and of grant of rights in force, from a uniform and the time to grant."""
    lag = np.clip(np.round(lag_months), 1.0, term * 12.0 - 12.0)
    span = term - lag / 12.0
    held = -np.log1p(-u * -np.expm1(-rate * span)) / rate
    granted = LAST - np.floor(held * 12.0).astype(np.int32)
    filed = granted - lag.astype(np.int32)
    return np.maximum(filed, LAST + 1 - round(term * 12.0)).astype(np.int32), granted
