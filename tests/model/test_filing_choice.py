"""What becomes of an idea: kinds by value, cost, protection and public money; the scale of 2019."""

import numpy as np
import pytest
from scipy.special import ndtri

from model.behaviour.choice import (
    BOTH,
    CELLS,
    ONLY_DESIGN,
    ONLY_INVENTION,
    ONLY_UTILITY,
    STEPS,
    Choice,
    class_means,
    navigated,
    net_cost,
)
from model.behaviour.ideas import CLASSES, COMPLEX, OWNERS, SOFT
from model.behaviour.normalise import applications_2019, kinds_of, opening_rates
from model.chance import uniform
from model.tables.innovators import FIRM
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL
from tests.model.filing_town import ABOUT, choice_in, everywhere, rates_of, terms_in, town, town_region
from tests.model.small_city import month_of

SHAPES_LOW = {"discrete": 0.10, "complex": 0.70, "soft": 0.15}
SCALE = rates_of(town(), town_region()).scale
CELL_CLASS = np.repeat(CLASSES, OWNERS)


def applications(choice: Choice) -> dict[str, float]:
    """Applications per idea by kind, mean over cells."""
    share = choice.share
    return {
        "inventions": everywhere(share[ONLY_INVENTION] + share[BOTH]),
        "utilities": everywhere(share[ONLY_UTILITY] + share[BOTH]),
        "designs": everywhere(share[ONLY_DESIGN]),
    }


def test_every_idea_has_one_fate():
    for levers in ({}, {"filing_subsidy_quantity": 10_000.0}, {"quality_award": 50_000.0}):
        chance = choice_in(SCALE, **levers).chance
        assert np.all(chance >= 0.0)
        assert np.all(chance[:ONLY_DESIGN].sum(axis=0) <= 1.0 + 1e-12)


def test_better_ideas_are_filed_more_often_as_inventions():
    inventions = kinds_of(choice_in(SCALE))[INVENTION]
    assert np.all(np.diff(inventions, axis=1) >= -1e-12)


def test_methods_get_no_utility_model():
    share = choice_in(SCALE).share
    small = share[ONLY_UTILITY] + share[BOTH]
    assert small[CELL_CLASS == SOFT].mean() < small[CELL_CLASS == COMPLEX].mean()
    never = ABOUT.with_values({f"filing.shape_{name}": low for name, low in SHAPES_LOW.items()})
    fewer = choice_in(SCALE, about=never).share
    assert (fewer[ONLY_UTILITY] + fewer[BOTH]).sum() < small.sum()


def test_a_subsidy_brings_in_ideas_of_little_value_and_utility_models_most():
    none = choice_in(SCALE, filing_subsidy_quantity=0.0)
    paid = choice_in(SCALE, filing_subsidy_quantity=2500.0)
    before, after = applications(none), applications(paid)
    rise = {kind: after[kind] / before[kind] - 1.0 for kind in before}
    assert rise["utilities"] > 0.02
    assert rise["designs"] > 0.02
    assert abs(rise["inventions"]) < rise["utilities"]
    added = (kinds_of(paid) - kinds_of(none))[UTILITY_MODEL].mean(axis=0)
    assert added[: STEPS // 2].sum() > added[STEPS // 2 :].sum()


def test_protection_moves_filing_from_utility_models_to_inventions():
    usual, strong = applications(choice_in(SCALE)), applications(choice_in(SCALE, protection=1.3))
    assert strong["inventions"] > usual["inventions"]
    assert strong["inventions"] / strong["utilities"] > usual["inventions"] / usual["utilities"]


def test_dearer_agencies_mean_fewer_applications():
    usual, dear = applications(choice_in(SCALE)), applications(choice_in(SCALE, price=2.0))
    assert all(dear[kind] <= usual[kind] for kind in ("inventions", "designs"))


def test_a_faster_office_makes_inventions_worth_more():
    fast = town_region(exam_months=10.0)
    assert terms_in(region=fast).worth[INVENTION] > terms_in().worth[INVENTION]
    assert (
        applications(choice_in(SCALE, region=fast))["inventions"]
        > applications(choice_in(SCALE))["inventions"]
    )


def test_an_award_for_high_value_lowers_the_cost_of_inventions_only():
    plain, award = terms_in(quality_award=0.0).cost, terms_in(quality_award=20_000.0).cost
    assert np.all(award[INVENTION] <= plain[INVENTION])
    assert np.any(award[INVENTION] < plain[INVENTION])
    assert np.array_equal(award[UTILITY_MODEL:], plain[UTILITY_MODEL:])


def test_public_money_never_pays_the_trouble_of_an_application():
    cost = terms_in(filing_subsidy_quantity=10_000.0, quality_award=50_000.0).cost
    firms = np.arange(CELLS) % OWNERS == FIRM
    assert np.all(cost[:, firms] >= ABOUT.filing.trouble)


def test_a_subsidy_that_the_nation_no_longer_tolerates_changes_no_cost():
    region = town_region(quantity_subsidy_norm=0.0)
    grant = np.array([0.5, 0.9, 0.9])
    month = month_of(region, 0, filing_subsidy_quantity=2500.0, quality_award=0.0)
    none = month_of(region, 0, filing_subsidy_quantity=0.0, quality_award=0.0)
    assert np.array_equal(net_cost(month, ABOUT, grant, 1.0, 1.0), net_cost(none, ABOUT, grant, 1.0, 1.0))


def test_navigation_reaches_less_with_each_report_and_follows_the_focus():
    reach = [everywhere(navigated(n, 0.0, 0.01)) for n in (0, 50, 100)]
    assert reach[0] == 0.0
    assert reach[2] - reach[1] < reach[1] - reach[0]
    even, focused = navigated(50, 0.0, 0.01), navigated(50, 1.0, 0.01)
    assert np.ptp(even) == 0.0
    assert focused.max() > even.max() > focused.min()


def test_navigation_turns_utility_models_into_inventions():
    few, many = applications(choice_in(SCALE, reports=0.0)), applications(choice_in(SCALE, reports=200.0))
    assert many["inventions"] > few["inventions"]
    assert many["utilities"] < few["utilities"]


def test_the_merit_of_what_is_filed_has_the_shares_of_its_way():
    choice = choice_in(SCALE)
    keys = np.arange(40_000, dtype=np.uint64)
    u = uniform(3, "merit", keys, 0)
    cell = np.full(keys.size, 4 * OWNERS)
    merit = choice.merit(np.full(keys.size, ONLY_UTILITY), cell, u)
    weight = choice.chance[ONLY_UTILITY, cell[0]]
    found = np.histogram(merit, bins=ndtri(np.linspace(0.0, 1.0, STEPS + 1)))[0] / keys.size
    assert found == pytest.approx(weight / weight.sum(), abs=4.0 / np.sqrt(keys.size))
    assert np.all(np.diff(merit[np.argsort(u)]) >= 0.0)


def test_means_of_the_classes_add_up_to_the_mean_of_a_log_normal():
    assert class_means(1.8).mean() == pytest.approx(np.exp(0.5 * 1.8**2))


def test_half_of_the_value_lies_in_one_idea_of_twenty():
    worth = np.exp(SCALE.spread * ndtri((np.arange(200_000) + 0.5) / 200_000))
    top = np.sort(worth)[-worth.size // 20 :].sum() / worth.sum()
    assert 0.5 <= top <= 0.75  # over ideas; 0.50-0.64 over patents is their declared spread


def test_one_pool_of_ideas_feeds_inventions_and_utility_models():
    region, innovators = town_region(), town()
    rates = opening_rates(innovators, region, ABOUT, price=1.0, reports=5.0)
    totals = applications_2019(region.opening, ABOUT.innovation)
    assert totals.sum(axis=1) == pytest.approx([3_300.0, 3_800.0, 600.0])
    assert rates.ideas[ONLY_INVENTION] == pytest.approx(rates.ideas[BOTH])
    assert rates.ideas[ONLY_UTILITY, FIRM] == pytest.approx(rates.ideas[ONLY_INVENTION, FIRM], rel=0.02)


def test_rights_of_2019_have_the_declared_medians_whatever_the_scenario():
    assert SCALE.returns[[INVENTION, UTILITY_MODEL, DESIGN]].tolist() == [
        ABOUT.patents.value_median_invention,
        ABOUT.patents.value_median_utility,
        ABOUT.patents.value_median_design,
    ]
    assert SCALE.spread > ABOUT.patents.value_spread  # selection narrows what is filed
