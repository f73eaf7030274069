"""Each estimator of a stylised fact finds the value that was planted."""

import numpy as np
import pytest

from calibration.facts.estimators.counts import between, variance_over_mean, within
from calibration.facts.estimators.growth import laplace_or_normal, slope, spread_slope, standardised
from calibration.facts.estimators.survival import hazards, survival
from calibration.facts.estimators.tails import counts_from, counts_tail, pareto_from, top_share

NEVER = 10**6


@pytest.fixture
def luck():
    return np.random.default_rng(7)


def test_a_planted_pareto_exponent_is_found(luck):
    sales = 2e7 * (1.0 - luck.random(20_000)) ** (-1.0 / 1.25)
    tail = pareto_from(sales, 2e7)
    assert tail.size == sales.size
    assert tail.exponent == pytest.approx(2.25, abs=0.03)


def test_a_start_further_up_the_tail_gives_the_same_exponent(luck):
    sales = (1.0 - luck.random(50_000)) ** (-1.0 / 1.25)
    assert pareto_from(sales, 5.0).exponent == pytest.approx(2.25, abs=0.05)


def test_thinned_values_of_more_weight_give_the_same_exponent(luck):
    sales = np.sort((1.0 - luck.random(60_000)) ** (-1.0 / 1.25))
    small, large = sales[:-2000][::20], sales[-2000:]
    weight = np.repeat([20.0, 1.0], [small.size, large.size])
    thinned = pareto_from(np.concatenate([small, large]), 1.0, weight)
    assert thinned.exponent == pytest.approx(pareto_from(sales, 1.0).exponent, abs=0.01)


def test_a_tail_of_a_few_is_no_tail():
    assert np.isnan(pareto_from(np.arange(1.0, 20.0), 1.0).exponent)
    assert np.isnan(counts_tail(np.ones(10)).exponent)


def test_a_planted_power_law_of_counts_is_found(luck):
    assert counts_from(luck.zipf(2.1, 20_000).astype(float), 1).exponent == pytest.approx(2.1, abs=0.03)


def test_the_start_of_a_tail_of_counts_is_found_below_a_body_that_is_none(luck):
    tail = luck.zipf(2.0, 60_000)
    tail = tail[tail >= 8][:4000]
    body = luck.integers(1, 8, 4000)
    found = counts_tail(np.concatenate([tail, body]).astype(float))
    assert 5 <= found.start <= 16
    assert found.exponent == pytest.approx(2.0, abs=0.1)


def test_the_top_share_of_a_log_normal_is_the_textbook_one(luck):
    # 1 - F(z95 - sigma) = 0.504 for sigma = 1.65
    assert top_share(np.exp(1.65 * luck.normal(size=400_000)), 0.05) == pytest.approx(0.504, abs=0.02)
    assert top_share(np.ones(100), 0.05) == pytest.approx(0.05)


def test_laplace_rates_are_told_from_normal_ones(luck):
    laplace, normal = luck.laplace(size=5000), luck.normal(size=5000)
    assert laplace_or_normal(laplace).ratio > 0.0
    assert laplace_or_normal(laplace).vuong > 1.64
    assert laplace_or_normal(normal).ratio < 0.0
    assert laplace_or_normal(normal).vuong < -1.64


def test_normal_rates_of_unequal_spread_are_not_taken_for_laplace(luck):
    size = np.exp(3.0 * luck.normal(size=20_000))
    rates = size**-0.4 * luck.normal(size=size.size)
    assert laplace_or_normal(rates).ratio > 0.0  # what a naive reader would find
    assert laplace_or_normal(standardised(rates, size, 40)).ratio < 0.0


def test_a_planted_fall_of_spread_with_size_is_found(luck):
    size = 2e7 * (1.0 - luck.random(50_000)) ** (-1.0 / 1.25)
    rates = (size / 2e7) ** -0.19 * luck.laplace(size=size.size)
    assert spread_slope(rates, size, 10) == pytest.approx(-0.19, abs=0.03)


def test_a_straight_line_has_its_slope():
    x = np.arange(5.0)
    assert slope(x, 3.0 - 2.0 * x) == pytest.approx(-2.0)


def planted_panel(luck, *, across, over_time, firms=6000, years=4):
    """Counts whose elasticity is ``across`` between firms and ``over_time`` within, gamma firm effects."""
    base = np.exp(1.5 * luck.normal(size=firms))
    moved = np.exp(0.4 * luck.normal(size=(firms, years)))
    effect = luck.gamma(0.5, 2.0, size=firms)
    common = np.exp(0.2 * luck.normal(size=years))
    mean = 2.0 * effect[:, None] * base[:, None] ** across * moved**over_time * common
    return luck.poisson(mean).astype(float), base[:, None] * moved


def test_planted_elasticities_between_and_within_firms_are_told_apart(luck):
    counts, inputs = planted_panel(luck, across=0.6, over_time=0.3)
    assert within(counts, inputs).value == pytest.approx(0.3, abs=0.05)
    assert between(counts.sum(axis=1), inputs.mean(axis=1)).value == pytest.approx(0.6, abs=0.08)


def test_firm_effects_show_as_overdispersion_and_poisson_counts_do_not(luck):
    counts, inputs = planted_panel(luck, across=0.6, over_time=0.3)
    assert between(counts.sum(axis=1), inputs.mean(axis=1)).dispersion > 2.0
    x = np.exp(luck.normal(size=20_000))
    plain = between(luck.poisson(2.0 * x**0.6).astype(float), x)
    assert plain.dispersion == pytest.approx(1.0, abs=0.05)
    assert plain.value == pytest.approx(0.6, abs=0.02)
    assert variance_over_mean(luck.poisson(3.0, 20_000).astype(float)) == pytest.approx(1.0, abs=0.05)


def test_owners_without_any_count_say_nothing_about_change_over_time(luck):
    counts, inputs = planted_panel(luck, across=0.6, over_time=0.3, firms=500)
    more = np.vstack([counts, np.zeros((100, 4))]), np.vstack([inputs, np.ones((100, 4))])
    assert within(*more).value == pytest.approx(within(counts, inputs).value, abs=1e-8)


def lives(luck, rates, *, many=200_000, window=(0, 48)):
    """Births over ten years; a yearly hazard by age; seen only through a window."""
    born = luck.integers(-96, 48, many)
    alive = np.ones(many, dtype=bool)
    died = np.full(many, NEVER)
    for month in range(144):
        rate = rates[np.minimum(int(month // 12), len(rates) - 1)]
        gone = alive & (luck.random(many) < -np.expm1(-rate / 12.0))
        died[gone], alive[gone] = born[gone] + month, False
    seen = died >= window[0]
    return born[seen], died[seen]


def test_planted_hazards_by_age_are_found_through_a_window(luck):
    rates = [0.016, 0.063, 0.095, 0.083, 0.083]
    born, died = lives(luck, rates)
    found = hazards(born, died, died < 48, np.ones(born.size), window=(0, 48), ages=5)
    assert found == pytest.approx(rates, abs=0.006)


def test_weights_count_as_so_many_equals(luck):
    born, died = lives(luck, [0.1] * 5, many=2000)
    once = hazards(born, died, died < 48, np.ones(born.size), window=(0, 48), ages=5)
    twice = hazards(born, died, died < 48, np.full(born.size, 20.0), window=(0, 48), ages=5)
    assert twice == pytest.approx(once)


def test_nobody_dies_before_entering_and_that_time_is_not_lived():
    born, died, event = np.zeros(100, int), np.full(100, 18), np.ones(100, bool)
    late = {"window": (0, 48), "ages": 2, "entered": np.full(100, 15)}
    found = hazards(born, died, event, np.ones(100), **late)
    assert np.isnan(found[0])
    assert found[1] == pytest.approx(1.0 / (3.0 / 12.0))


def test_what_leaves_otherwise_is_lost_from_sight_and_not_dead():
    born, died = np.zeros(100, dtype=int), np.repeat([6, NEVER], 50)
    event = np.zeros(100, dtype=bool)
    found = hazards(born, died, event, np.ones(100), window=(0, 24), ages=2)
    assert found.tolist() == [0.0, 0.0]


def test_an_age_that_nobody_lived_is_not_known():
    found = hazards(
        np.zeros(3, int), np.full(3, NEVER), np.zeros(3, bool), np.ones(3), window=(0, 12), ages=3
    )
    assert found[0] == 0.0
    assert np.isnan(found[1:]).all()


def test_survival_multiplies_what_is_kept():
    assert survival(np.array([0.1, np.nan, 0.2])) == pytest.approx(np.exp([-0.1, -0.1, -0.3]))
