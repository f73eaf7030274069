"""Firms enter small, grow with Laplace shocks, close down by the published hazards; thinning is unbiased."""

from dataclasses import replace

import numpy as np
import pytest

from model.behaviour.firm_life import (
    catching_up,
    close_down,
    exit_hazard,
    grow,
    growth_spread,
    maturity,
    net_earnings,
    prices,
    typical_sales,
)
from model.behaviour.population import add_firms, entering_firms, entries_of_year
from model.behaviour.rd_start import settled
from model.behaviour.siting import pick_district, place_edges
from model.behaviour.thinning import Thinning
from model.sectors import SECTORS, sector_column
from model.tables.innovators import FIRM, Innovators
from tests.model.innovation_town import RESEARCH, RULES, keys, live, month, opened, region
from tests.model.small_city import small_region

Z = 4.0
"""Standard errors let pass: one false alarm in some ten thousand tests."""
LIVES = np.arange(80.0)


def test_the_hazard_rises_to_the_third_year_stays_above_eight_per_cent_to_the_seventh_and_falls():
    hazard = exit_hazard(np.arange(0.5, 13.5), np.ones(13), RULES)
    assert hazard[:3].tolist() == pytest.approx([0.016, 0.063, 0.095])
    assert np.argmax(hazard) == 2
    assert np.all(hazard[2:7] > 0.08)
    assert np.all(np.diff(hazard[6:11]) < 0.0)
    assert hazard[10:].tolist() == pytest.approx([RULES.exit_old] * 3)


def test_the_large_close_down_less_than_the_small_of_their_age():
    hazard = exit_hazard(np.full(3, 4.0), np.array([0.1, 1.0, 100.0]), RULES)
    assert np.all(np.diff(hazard) < 0.0)
    assert hazard[1] == pytest.approx(RULES.exit_middle)


def test_in_the_cohorts_that_the_hazards_imply_six_tenths_of_exits_come_before_the_age_of_five():
    """Published beside the hazards: .591 of exits, mean life 6.1 years; entry grew 10-12 % a year."""
    hazard = exit_hazard(LIVES, np.ones(LIVES.size), RULES)
    alive = np.cumprod(np.append(1.0, 1.0 - hazard))[:-1] * 1.12**-LIVES
    exits = alive * hazard
    assert exits[:5].sum() / exits.sum() == pytest.approx(0.591, abs=0.02)
    assert np.average(LIVES + 0.5, weights=exits) == pytest.approx(6.1, abs=0.6)
    assert 1.0 / alive.sum() == pytest.approx(RULES.entry_rate, abs=0.01)  # entrants over the stock


def test_a_cohort_survives_as_its_hazards_say():
    rules, count = replace(RULES, exit_size=0.1), 40_000
    innovators = Innovators()
    innovators.append(count, key=keys(count), born=0, turn=5, revenue=1.0)
    share = []
    for year in range(8):
        now = month(12 * year + 5)
        firms = innovators.taking_stock(now.of_year)
        age = np.full(firms.size, year + 5 / 12)
        innovators.revenue[firms] = typical_sales(age, now.index, rules)
        close_down(now, innovators, firms, rules)
        share.append(float(np.mean(innovators.alive())))
    expected = np.cumprod(1.0 - exit_hazard(np.arange(8.0), np.ones(8), rules))
    assert np.all(np.abs(share - expected) < Z * np.sqrt(expected * (1.0 - expected) / count))


def test_growth_is_laplace_and_its_spread_falls_with_size_to_the_power_of_nineteen_hundredths():
    count = 60_000
    small, large = typical_sales(np.array([10.0, 10.0]), 0, RULES) * np.array([1.0, 1000.0])
    logs = []
    for size in (small, large):
        innovators = Innovators()
        rows = innovators.append(count, key=keys(count), born=-240, revenue=size)
        grow(month(0), innovators, rows, RULES, 0.0)
        logs.append(np.log(innovators.revenue / size))
    ratio = np.log(logs[1].std() / logs[0].std()) / np.log(1000.0)
    assert ratio == pytest.approx(-RULES.growth_spread_size, abs=0.005)
    assert logs[0].std() == pytest.approx(RULES.growth_spread, rel=0.03)
    away = np.abs(logs[0] - np.median(logs[0]))
    assert away.mean() / logs[0].std() == pytest.approx(1.0 / np.sqrt(2.0), rel=0.02)  # .80 were it normal
    assert np.exp(logs[0]).mean() == pytest.approx(1.0, abs=Z * np.exp(logs[0]).std() / np.sqrt(count))


def test_the_spread_of_growth_stays_finite_for_the_smallest():
    assert growth_spread(np.array([1.0]), 0, RULES)[0] <= 1.0


def test_a_survivor_has_caught_up_in_size_when_it_is_grown():
    years = np.arange(int(RULES.grown_age))
    assert maturity(np.array([0.0, RULES.grown_age, 40.0]), RULES).tolist() == pytest.approx(
        [RULES.entrant_size, 1.0, 1.0]
    )
    assert np.exp(np.sum(catching_up(years, RULES))) == pytest.approx(1.0 / RULES.entrant_size)


def test_sales_of_all_firms_together_follow_gdp_whoever_enters_and_leaves():
    """GDP stands still here: what newcomers win, the others lose."""
    quiet = replace(RULES, growth_spread=0.20, growth_spread_size=0.21)
    sums = []
    for seed in range(3):
        innovators, terms = opened(seed=seed, rules=quiet)
        before = float(np.sum(innovators.revenue))
        live(innovators, terms, range(60), quiet)
        sums.append(float(np.sum(innovators.revenue * innovators.alive())) / before)
    assert np.mean(sums) == pytest.approx(1.0, abs=0.10)  # a few giants carry much of the sum


def test_entrants_are_young_small_and_thin_tailed():
    count = 20_000
    firms = entering_firms(keys(count), month(24), RULES, RESEARCH)
    grown = float(typical_sales(np.array(30.0), 24, RULES))
    assert np.all(firms.born == 24)
    assert np.median(firms.revenue) / grown == pytest.approx(RULES.entrant_size, rel=0.03)
    assert firms.revenue.max() < 50.0 * grown  # the largest of the opening has thousands
    innovators, _ = opened()
    assert innovators.revenue.max() > 200.0 * grown


def test_growth_of_prices_brings_no_more_firms_and_no_larger_ones():
    later = month(120)
    assert entries_of_year(later, region(), RULES) == pytest.approx(
        region().opening.firms * RULES.entry_rate / prices(120, RULES)
    )
    real = typical_sales(np.array([5.0]), 120, RULES) / prices(120, RULES)
    assert real == pytest.approx(typical_sales(np.array([5.0]), 0, RULES))


def test_a_loss_takes_the_cash_that_is_there_and_no_more():
    revenue, cash = np.full(4, 1200.0), np.array([500.0, 30.0, -20.0, 0.0])
    exited = np.full(4, Innovators.COLUMNS["exited"].fill, dtype=np.int32)
    lost = net_earnings(revenue, cash, 0.0 * cash, exited, -0.5, 2.5)
    assert lost.tolist() == pytest.approx([-250.0 - 0.0, -30.0, 0.0, 0.0])
    gained = net_earnings(revenue, cash, 0.0 * cash, exited, 0.06, 2.5)
    assert gained.tolist() == pytest.approx([-250.0, 6.0, 6.0, 6.0])


def test_owners_do_not_take_out_what_the_firm_has_borrowed():
    revenue, cash = np.full(2, 1200.0), np.full(2, 500.0)
    exited = np.full(2, Innovators.COLUMNS["exited"].fill, dtype=np.int32)
    change = net_earnings(revenue, cash, np.array([0.0, 200.0]), exited, 0.0, 2.5)
    assert change.tolist() == pytest.approx([-250.0, -50.0])


# ── thinning ────────────────────────────────────────────────────────────────────────────────────


def test_the_weights_of_a_thinned_city_add_up_to_all_firms_and_the_largest_stay_one_to_one():
    full, terms = opened(1)
    thinned, _ = opened(20)
    firms = thinned.kind == FIRM
    assert thinned.weigh(firms) == pytest.approx(full.weigh(full.kind == FIRM))
    assert np.count_nonzero(thinned.weight[firms] == 1.0) >= RULES.largest_kept
    top = full.key[np.argsort(-full.rd * (full.kind == FIRM))[:300]]
    assert np.all(np.isin(top, thinned.key[firms & (thinned.weight == 1.0)]))
    assert terms.thinning.scale == 1


def test_the_opening_reports_the_known_rd_at_every_scale():
    for scale in (1, 20):
        innovators, _ = opened(scale)
        total = np.sum(innovators.reported_rd() * innovators.weight)
        assert total == pytest.approx(region().opening.rd_2019, rel=1e-9)


def rd_of_entrants(scale: int, seed: int) -> float:
    """R&D of one month's entrants at a scale, all that they stand for."""
    _, terms = opened(1, seed)
    terms = replace(terms, thinning=replace(terms.thinning, scale=scale))
    now, innovators = month(30, seed=seed), Innovators()
    firms = entering_firms(keys(1500, 10_000 * seed + 1), now, RULES, RESEARCH)
    doing = settled(seed, firms.keys, 30, firms.lean + terms.selected * firms.small - terms.bar, RESEARCH)
    add_firms(innovators, firms, doing, terms, RULES, seed, 30)
    return float(np.sum(innovators.rd * innovators.weight) / np.sum(innovators.weight))


def test_entrants_of_a_thinned_city_do_as_much_rd_as_those_of_the_whole_one():
    pairs = np.array([[rd_of_entrants(scale, seed) for scale in (1, 20)] for seed in range(40)])
    ratio = pairs[:, 1] / pairs[:, 0]
    assert abs(ratio.mean() - 1.0) < Z * ratio.std(ddof=1) / np.sqrt(ratio.size)
    assert abs(pairs[:, 1].mean() / pairs[:, 0].mean() - 1.0) < 0.05


def test_thinning_keeps_the_mean_of_a_heavy_tail():
    rng_free = (np.arange(4000) + 0.5) / 4000
    size = (1.0 - rng_free) ** (-1.0 / 1.25)
    thinning = Thinning.of_opening(20, 0, size, size)
    means = []
    for seed in range(300):
        chosen, weight = thinning.choose(seed, 0, keys(4000), size, size, size)
        assert weight.sum() == 4000
        means.append(np.sum(size[chosen] * weight) / 4000)
    error = np.std(means, ddof=1) / np.sqrt(len(means))
    assert abs(np.mean(means) - size.mean()) < Z * error


def test_a_city_at_full_scale_keeps_everybody_and_no_firm_gives_no_row():
    thinning = Thinning.of_opening(1, 10, np.ones(50), np.ones(50))
    chosen, weight = thinning.choose(0, 0, keys(50), np.ones(50), np.ones(50), np.ones(50))
    assert chosen.tolist() == list(range(50))
    assert weight.tolist() == [1.0] * 50
    none = replace(thinning, scale=20).choose(0, 0, keys(0), np.empty(0), np.empty(0), np.empty(0))
    assert none[0].size == none[1].size == 0


# ── places ──────────────────────────────────────────────────────────────────────────────────────


def test_a_zone_draws_its_sectors_and_the_totals_of_places_and_sectors_stay():
    shares, pulls = np.array([0.5, 0.2, 0.3]), (("optoelectronics",), ("automobile",), ())
    pulled = replace(small_region(), districts=("a", "b", "c"), district_shares=shares, district_pulls=pulls)
    edges = place_edges(pulled, 3.0)
    table = np.diff(edges, axis=1, prepend=0.0) * sector_column("share")[:, None]
    assert table.sum(axis=0) == pytest.approx(shares, abs=1e-9)
    ids = [sector.id for sector in SECTORS]
    within = table / table.sum(axis=1, keepdims=True)
    assert within[ids.index("optoelectronics"), 0] > 0.6
    assert within[ids.index("automobile"), 1] > 0.35
    plain = place_edges(replace(pulled, district_pulls=()), 3.0)
    assert plain == pytest.approx(np.tile(np.cumsum(shares), (len(SECTORS), 1)))


def test_places_are_drawn_as_often_as_the_table_says():
    edges = np.cumsum([[0.5, 0.2, 0.3]] * len(SECTORS), axis=1)
    u = (np.arange(10_000) + 0.5) / 10_000
    drawn = np.bincount(pick_district(edges, np.zeros(10_000, dtype=np.int8), u), minlength=3)
    assert drawn.tolist() == [5000, 2000, 3000]
