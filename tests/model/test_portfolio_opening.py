"""The stock of the opening: who held how many, since when, and worth what."""

import numpy as np
import pytest

from model.behaviour.fees import reductions, what_owners_pay, yearly_fee
from model.behaviour.option import owners_share, returns_left, understood
from model.behaviour.renewal import opening_values, surviving_value
from model.chance import lognormal, uniform
from model.opening_holdings import (
    LAST,
    cluster_of,
    cluster_sizes,
    clustered_counts,
    grant_rate,
    mean_cluster,
    opening_dates,
)
from model.parameters.patents import PatentParameters
from model.parameters.portfolio import PortfolioParameters
from model.tables.innovators import FIRM, UNIVERSITY, Innovators
from model.tables.patents import INVENTION, UTILITY_MODEL, Patents

ABOUT, RULES, MARGIN = PatentParameters(), PortfolioParameters(), 0.06


def keys(n: int, start: int = 1) -> np.ndarray:
    return np.arange(start, start + n, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)


def grid(n: int) -> np.ndarray:
    return (np.arange(n) + 0.5) / n


def test_clusters_have_the_mean_that_is_asked_and_are_skewed():
    u, v = np.meshgrid(grid(700), grid(700))
    sizes = cluster_sizes(u.ravel(), v.ravel(), 4.0)
    assert sizes.min() == 1
    assert np.mean(sizes) == pytest.approx(4.0, rel=0.02)
    assert np.median(sizes) <= 2.0
    assert mean_cluster(0.5) == pytest.approx(0.5 / 0.5 / np.log(2.0))


def test_firms_that_hold_any_hold_as_many_as_is_known_and_the_median_far_fewer():
    mean, weight = np.exp(2.0 * np.log(grid(40_000)) * -0.5 - 3.0), np.ones(40_000)
    counts = clustered_counts(0, "test", keys(40_000), mean, weight, 6.0)
    held = counts[counts > 0]
    assert np.mean(held) == pytest.approx(6.0, rel=0.06)
    assert np.median(held) <= 3.0
    assert counts.sum() == pytest.approx(mean.sum(), rel=0.1)


def test_where_firms_hold_more_than_that_anyway_there_are_no_clusters():
    mean = np.full(100, 20.0)
    assert cluster_of(mean, np.ones(100), 6.0) == 1.0
    assert np.all(cluster_sizes(grid(10), grid(10), 1.0) == 1)


@pytest.mark.parametrize("share", [0.08, 0.105, 0.125, 0.2])
def test_the_asked_share_was_filed_over_ten_years_ago(share: float):
    fixed, exam, spread = 0.5, 1.9, 0.4
    rate = grant_rate(share, fixed, exam, spread, 20.0)
    u, v = (part.ravel() for part in np.meshgrid(grid(600), grid(600)))
    lag = 12.0 * (fixed + exam * lognormal(v, spread))
    filed, granted = opening_dates(u, lag, rate, 20.0)
    assert np.mean(LAST - filed >= 120) == pytest.approx(share, abs=0.006)
    assert granted.max() == LAST
    assert (granted - filed).min() >= 1
    assert (LAST - filed).max() < 240


def test_known_survivors_are_worth_their_fee_and_of_others_nothing_is_known():
    median = np.full(50_000, 1_000.0)
    free = surviving_value(grid(50_000), median, np.zeros(50_000), 1.8)
    bound = surviving_value(grid(50_000), median, np.full(50_000, 3_000.0), 1.8)
    assert np.median(free) == pytest.approx(1_000.0, rel=0.01)
    assert bound.min() >= 3_000.0
    above = free[free >= 3_000.0]
    assert np.median(bound) == pytest.approx(np.median(above), rel=0.01)


def test_what_is_in_force_would_have_been_kept_by_its_owner_last_year():
    count = 6_000
    innovators, patents = Innovators(), Patents()
    kinds = np.where(np.arange(count) % 3 == 0, UNIVERSITY, FIRM)
    owners = innovators.append(count, key=keys(count), kind=kinds, revenue=1e7)
    age = np.arange(count) % 110
    kind = np.where(np.arange(count) % 2 == 0, INVENTION, UTILITY_MODEL).astype(np.int8)
    rows = patents.append(
        count, key=keys(count, 10**6), owner=owners, kind=kind, filed=LAST - age,
        granted=LAST - age + np.minimum(age, 20),
    )  # fmt: skip
    u = uniform(1, "v", patents.key, 0)
    value = opening_values(0, patents, innovators, rows, about=ABOUT, rules=RULES, margin=MARGIN, u=u)
    years, since = age // 12, age // 12 - np.minimum(age, 20) // 12
    paid = what_owners_pay(0, innovators, owners, patents.key, RULES, MARGIN)
    fee = yearly_fee(kind, years + 1, since, reductions(RULES)[paid])
    public = (kinds != FIRM).astype(int)
    worth = value * returns_left(years, RULES) * owners_share(years, RULES)[public, np.arange(count)]
    told = (since > 0) & understood(0, patents.key, years, RULES)
    assert np.all(worth[told] >= fee[told] * (1.0 - 1e-9))
    assert np.any(worth[~told] < fee[~told])
