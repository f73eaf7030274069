"""Madrid applications, works, plant varieties and indications on a small hand-made city."""

from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest

from model.accounts import Accounts
from model.behaviour.entities import opening_entities
from model.behaviour.indications import name_products, start_preparations, use_sign
from model.behaviour.madrid import (
    PLAN_START,
    exporters,
    file_madrid,
    lasting_readiness,
    madrid_cost,
    madrid_price,
    madrid_refund,
    ready_exporters,
)
from model.behaviour.other_rights import support_varieties
from model.behaviour.varieties import breed, open_varieties, start_breeding, unaided_applications
from model.behaviour.works import effort_per_work, electronic_share, register_works, works_reach
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.parameters.rights import RightsParameters
from model.tables import Innovators
from model.tables.entities import Entities
from model.tables.rights import PUBLIC, SEED_FIRM, OtherRights
from tests.model.small_city import month_of, small_region

ABOUT = RightsParameters()
REGION = small_region(months=132)


def opened(about: RightsParameters = ABOUT, **opening: float) -> Entities:
    region, rules = small_region(**opening), InnovationParameters()
    return opening_entities(region, about=MarkParameters(), rights=about, rules=rules)


def purse() -> Accounts:
    accounts = Accounts(Innovators())
    accounts.open_account("government")
    return accounts


# ── Madrid ───────────────────────────────────────────────────────────────────────────────────────


def test_support_lowers_the_price_of_a_madrid_application_but_never_below_the_own_effort():
    assert madrid_cost(ABOUT) == ABOUT.madrid_basic + ABOUT.madrid_countries * ABOUT.madrid_country
    assert madrid_price(0.0, ABOUT) == madrid_cost(ABOUT) + ABOUT.madrid_own_cost
    assert madrid_price(5_000.0, ABOUT) == madrid_price(0.0, ABOUT) - 5_000.0
    cheap = replace(ABOUT, madrid_basic=8_000.0, madrid_country=800.0)
    assert madrid_refund(20_000.0, cheap) == 12_000.0
    assert madrid_price(20_000.0, cheap) == cheap.madrid_own_cost


def madrid_over(
    months: int, seed: int = 0, about: RightsParameters = ABOUT, **levers: float
) -> tuple[np.ndarray, Accounts]:
    """Applications, countries and support paid so far in the year by month, shape (months, 3)."""
    entities, accounts, rows = opened(about), purse(), []
    for index in range(months):
        file_madrid(month_of(REGION, index, seed=seed, **levers), entities, accounts, about=about)
        rights = entities.rights
        rows.append((rights.madrid_filed, rights.madrid_designated, rights.madrid_supported))
    return np.array(rows), accounts


def test_madrid_applications_stay_at_the_opening_flow_under_the_opening_levers():
    filed, countries, _ = madrid_over(120)[0].sum(axis=0)
    assert abs(filed - 480) < 4 * np.sqrt(480)
    more = (ABOUT.madrid_countries - 1.0) * filed
    assert abs(countries - filed - more) < 4 * np.sqrt(more)


def test_more_support_brings_more_applications_in_every_pair_and_is_paid_by_application():
    rich = replace(ABOUT, madrid_envelope=3e6)
    for seed in range(5):
        few = madrid_over(36, seed, rich, madrid_support=0.0)[0][:, 0].sum()
        rows, accounts = madrid_over(36, seed, rich, madrid_support=15_000.0)
        many = rows[:, 0].sum()
        assert many > few
        assert accounts.spent == {"madrid_support": many * 15_000.0}
        assert accounts.balances["government"] == -many * 15_000.0


def test_support_ends_with_the_money_of_the_year_and_applications_fall_back():
    tight = replace(ABOUT, madrid_envelope=400_000.0)
    rows, accounts = madrid_over(60, about=tight, madrid_support=20_000.0)
    paid = rows[:, 2].reshape(-1, 12)
    assert np.all(np.diff(paid, axis=1) >= 0.0)
    assert paid.max() <= 400_000.0
    assert accounts.spent["madrid_support"] == pytest.approx(paid[:, -1].sum())
    by_month = rows[:, 0].reshape(-1, 12)
    assert by_month[:, :4].sum() / 4 > by_month[:, 6:].sum() / 6


def test_the_cumulative_reading_counts_from_the_first_month_of_the_plan():
    entities, accounts, counted = opened(), purse(), 0
    for index in range(24):
        file_madrid(month_of(REGION, index), entities, accounts, about=ABOUT)
        counted += entities.rights.madrid_filed if index >= PLAN_START else 0
    assert PLAN_START == 12
    assert entities.rights.madrid_cumulative == counted > 0


def test_readiness_settles_where_learning_and_forgetting_balance():
    entities = opened(market_entities=400_000, enterprises=200_000)
    pool = exporters(entities, ABOUT)
    assert pool == 2_000.0
    for index in range(131):
        ready_exporters(month_of(REGION, index), entities, 1.0, 1.0, 5.0, about=ABOUT)
    met = 12.0 * (ABOUT.course_firms + ABOUT.exchange_firms + 5.0)
    balance = lasting_readiness(met, pool, ABOUT.readiness_memory)
    assert entities.rights.readiness == pytest.approx(balance, rel=0.03)


def test_readiness_fades_without_courses():
    entities = opened()
    entities.rights.readiness = 0.5
    for index in range(12):
        ready_exporters(month_of(REGION, index), entities, 0.0, 0.0, 0.0, about=ABOUT)
    assert entities.rights.readiness == pytest.approx(0.5 * np.exp(-1.0 / ABOUT.readiness_memory), rel=0.02)


# ── works ────────────────────────────────────────────────────────────────────────────────────────


STILL = replace(
    ABOUT, works_office=1.0, works_office_trend=0.0, works_trend=0.12, works_electronic_years=10.0
)


def works_over(months: int, centres: float, about: RightsParameters = ABOUT, **opening: float) -> np.ndarray:
    """Brought, registered and waiting by month, shape (months, 3)."""
    entities, rows = opened(about, **opening), []
    for index in range(months):
        register_works(month_of(REGION, index), entities, centres, about=about)
        rights = entities.rights
        rows.append((rights.works_brought, rights.works_registered, rights.works_waiting))
    return np.array(rows)


def test_works_brought_are_registered_or_wait():
    brought, registered, waiting = works_over(24, 0.0, copyright_registrations_2019=200_000).T
    assert np.array_equal(np.cumsum(brought - registered), waiting)
    assert waiting.min() >= 0


def test_the_city_registers_no_more_works_than_its_capacity():
    registered = works_over(60, 0.0, STILL, copyright_registrations_2019=120_000)[:, 1]
    capacity = [int(10_000 / effort_per_work(index / 12.0, STILL)) for index in range(60)]
    assert np.all(registered <= capacity)
    assert registered[-1] == capacity[-1]


def test_electronic_works_make_room_for_more():
    assert electronic_share(0.0, ABOUT) == pytest.approx(ABOUT.works_electronic)
    assert electronic_share(100.0, ABOUT) == pytest.approx(1.0)
    effort = [effort_per_work(years, ABOUT) for years in (0.0, 2.0, 5.0, 100.0)]
    assert effort[0] == 1.0
    assert np.all(np.diff(effort) < 0.0)
    least = ABOUT.works_electronic_effort
    saved = 1.0 - (1.0 - least) * ABOUT.works_electronic
    assert effort[-1] == pytest.approx(least / saved)


def test_a_long_queue_sends_creators_elsewhere():
    brought, _, waiting = works_over(131, 0.0, STILL, copyright_registrations_2019=120_000).T
    roomy = replace(STILL, works_office=1.5, works_office_trend=0.14)
    wanted = works_over(131, 0.0, roomy, copyright_registrations_2019=120_000)[:, 0]
    assert waiting[-1] > 10_000
    assert brought[-1] < 0.8 * wanted[-1]
    assert waiting[-1] / 10_000 < 2 * ABOUT.works_patience + 4, "The queue finds its length."


def test_service_centres_bring_works_with_diminishing_returns():
    reach = [works_reach(float(centres), ABOUT) for centres in range(5)]
    assert reach[0] == 1.0
    assert np.all(np.diff(reach) > 0.0)
    assert np.all(np.diff(reach, 2) < 0.0)
    assert reach[-1] < 1.0 + ABOUT.works_reach


# ── varieties ────────────────────────────────────────────────────────────────────────────────────


def test_support_buys_whole_projects_and_pays_for_no_more():
    rights = OtherRights()
    paid = [start_breeding(rights, 1_000_000.0, month, about=ABOUT) for month in range(24)]
    assert sum(paid) == rights.variety_projects.sum() * ABOUT.variety_cost
    assert sum(paid) + rights.variety_purse == pytest.approx(24e6)
    assert rights.variety_purse < ABOUT.variety_cost


def bred_over(months: int, support: float = 0.0, seed: int = 0, stock: float = 6_000.0) -> list[OtherRights]:
    rights, states = OtherRights(), []
    open_varieties(rights, stock, support, about=ABOUT)
    region = small_region(months=months)
    for index in range(months):
        breed(month_of(region, index, seed=seed), rights, support, about=ABOUT)
        states.append(deepcopy(rights))
    return states


def test_varieties_are_granted_after_two_to_three_years_of_tests():
    rights = OtherRights(varieties_opening=120_000)
    applied = granted = 0
    first = None
    for index in range(48):
        breed(month_of(REGION, index), rights, 0.0, about=ABOUT)
        applied += rights.varieties_applied
        granted += rights.varieties_granted
        first = index if first is None and rights.varieties_granted else first
    spread = ABOUT.variety_test_months * ABOUT.variety_test_spread
    assert first == round(ABOUT.variety_test_months - spread)
    refused = applied - granted - rights.variety_tests.sum()
    assert granted / (granted + refused) == pytest.approx(ABOUT.variety_grant, abs=0.01)


def test_a_steady_breeder_keeps_as_many_in_test_as_little_s_law_says():
    states = bred_over(120)
    expected = unaided_applications(states[0], ABOUT) * ABOUT.variety_test_months
    in_test = [state.variety_tests.sum() for state in states]
    assert abs(np.mean(in_test[60:]) - expected) < 4 * np.sqrt(expected / 2)
    assert abs(in_test[0] - expected) < 4 * np.sqrt(expected / ABOUT.variety_test_months) + 1


def test_rights_close_by_grants_and_lapses():
    states = bred_over(60, stock=600.0)
    for before, after in zip(states, states[1:], strict=False):
        change = after.varieties_granted - after.varieties_lapsed
        assert after.varieties.sum() == before.varieties.sum() + change
        gone = after.varieties_granted + after.varieties_refused
        assert after.variety_tests.sum() == before.variety_tests.sum() + after.varieties_applied - gone


def test_rights_tend_to_new_rights_over_the_rate_of_lapse():
    rights = OtherRights(varieties_opening=3_000)
    rights.varieties[:] = 3_750
    level = ABOUT.variety_base * 3_000 / ABOUT.variety_lapse
    assert rights.varieties.sum() == level
    rights.variety_tests[:, :30] = unaided_applications(rights, ABOUT) / 2
    for index in range(131):
        breed(month_of(REGION, index), rights, 0.0, about=ABOUT)
    assert abs(rights.varieties.sum() - level) < 4 * np.sqrt(level)


def test_public_breeders_apply_by_their_share():
    rights = OtherRights(varieties_opening=60_000)
    for index in range(24):
        breed(month_of(REGION, index), rights, 0.0, about=ABOUT)
    by_breeder = rights.variety_tests.sum(axis=1)
    share = by_breeder[PUBLIC] / by_breeder.sum()
    assert by_breeder[SEED_FIRM] > 0
    assert abs(share - ABOUT.variety_public) < 4 * 0.5 / np.sqrt(by_breeder.sum())


# ── indications ──────────────────────────────────────────────────────────────────────────────────


def products(rights: OtherRights) -> int:
    under_way = int(rights.indication_projects.sum() + rights.indication_reviews.sum())
    return rights.indications + rights.indication_candidates + under_way


def test_support_that_finds_no_local_product_is_not_paid():
    rights = OtherRights(indication_candidates=3)
    paid = sum(start_preparations(rights, 5_000_000.0, month, about=ABOUT) for month in range(36))
    assert rights.indication_projects.sum() == 3
    assert paid == 3 * ABOUT.indication_cost
    assert rights.indication_purse <= ABOUT.indication_cost


def test_products_are_named_or_tried_again_and_the_pool_runs_dry():
    rights = OtherRights(indication_candidates=10, indications=40)
    named = []
    for index in range(131):
        name_products(month_of(REGION, index), rights, 4e6, about=ABOUT)
        named.append(rights.indications)
        assert products(rights) == 50, "Origin is given, not made."
        if index < ABOUT.indication_months + ABOUT.indication_review_months:
            assert rights.indications == 40
    assert named[60] > 42
    gains = np.diff([named[23], named[59], named[95], named[130]])
    assert gains[0] > gains[2], "The pool runs dry."


def test_users_of_the_sign_saturate_at_the_producers_there_are():
    rights = OtherRights(indications=40)
    for index in range(131):
        paid = use_sign(month_of(REGION, index), rights, 1e6, about=ABOUT)
        assert rights.indication_users <= 40 * ABOUT.users_ceiling
        assert paid <= 1e6 + ABOUT.users_cost
    assert rights.indication_users > 0.95 * 40 * ABOUT.users_ceiling
    assert paid < 2e5, "Only who left the register is replaced."


def test_more_support_never_brings_fewer_varieties_indications_or_users():
    for seed in range(3):
        results = []
        for support in (0.0, 20e6, 60e6):
            entities, accounts = opened(), purse()
            for index in range(96):
                month = month_of(REGION, index, seed=seed, plant_gi_support=support)
                support_varieties(month, entities, accounts, about=ABOUT)
            rights = entities.rights
            results.append((rights.varieties.sum(), rights.indications, rights.indication_users))
            assert accounts.spent["plant_gi_support"] == pytest.approx(-accounts.balances["government"])
        assert results[0][0] < results[1][0] < results[2][0]
        assert results[0][1] <= results[1][1] <= results[2][1]
        assert results[0][2] < results[1][2] <= results[2][2]
