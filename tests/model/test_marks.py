"""Trademarks, Madrid applications, works, varieties and indications on a small hand-made city."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from model.accounts import Accounts, Stock
from model.behaviour.entities import opening_entities
from model.behaviour.marks import (
    PLAN_START,
    decide_marks,
    exporters,
    file_madrid,
    file_marks,
    filing_climate,
    filing_weight,
    guide_entities,
    lasting_readiness,
    madrid_price,
    madrid_refund,
    ready_exporters,
    renew_marks,
    renewal_probability,
)
from model.behaviour.other_rights import register_works, start_projects, support_varieties, works_reach
from model.city import City
from model.errors import SimulationError
from model.indicators.marks import (
    enterprises,
    madrid_applications,
    market_entities,
    new_market_entities,
    trademarks_per_10k_entities,
    valid_trademarks,
)
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.tables import Innovators
from model.tables.entities import (
    ENTERPRISE,
    MARK_AGES,
    REACHED,
    SOLE_TRADER,
    UNREACHED,
    Entities,
    OtherRights,
)
from tests.model.small_city import month_of, small_region

ABOUT = MarkParameters()
REGION = small_region(months=132)


def opened(about: MarkParameters = ABOUT, **opening: float) -> Entities:
    return opening_entities(small_region(**opening), about=about, rules=InnovationParameters())


def at(index: int, *, seed: int = 0, economy: dict[str, float] | None = None, **levers: float) -> Month:
    return month_of(small_region(months=index + 1, economy=economy), index, seed=seed, **levers)


def purse() -> Accounts:
    accounts = Accounts(Innovators())
    accounts.open_account("government")
    return accounts


# ── trademarks ───────────────────────────────────────────────────────────────────────────────────


def test_the_register_of_mid_year_files_the_applications_of_the_year_before_the_opening():
    entities = opened()
    growth = 12 * (250 / 20_000 - 0.0075)
    now = filing_weight(entities, ABOUT).sum() * entities.filing_base
    assert now * np.exp(-growth / 2) == pytest.approx(1_200.0 / 12)


def test_the_young_the_enterprises_and_the_guided_file_more():
    entities = Entities()
    entities.counts[:] = 1
    weight = filing_weight(entities, ABOUT)
    assert np.all(np.diff(weight, axis=1) < 0.0), "Filing fades with age."
    assert np.all(weight[ENTERPRISE] > weight[SOLE_TRADER])
    gain = weight[..., REACHED] / weight[..., UNREACHED]
    assert gain == pytest.approx(1.0 + ABOUT.guidance_filing)


def test_an_application_waits_as_long_as_the_nation_says():
    entities, stock = opened(), Stock("applications", 0.0)
    entities.pending[:] = 0
    for index in range(8):
        month = at(index, economy={"trademark_exam_months": 7.0, "trademark_register_share": 1.0})
        decide_marks(month, entities, Stock("trademarks", 0.0), stock)
        if index == 0:
            file_marks(month, entities, City(), stock, about=ABOUT)
        assert entities.registered == (entities.filed if index == 7 else 0)


def test_a_broken_month_of_waiting_is_shared_between_two_months():
    entities = opened(market_entities=2_000_000, enterprises=800_000, trademark_applications_2019=1.2e6)
    entities.pending[:] = 0
    month = at(0, economy={"trademark_exam_months": 7.2})
    file_marks(month, entities, City(), Stock("applications", 0.0), about=ABOUT)
    later = entities.pending[..., 8].sum() / entities.filed
    assert abs(later - 0.2) < 4 * np.sqrt(0.16 / entities.filed)


def test_a_wait_beyond_the_ring_is_refused_by_name():
    with pytest.raises(SimulationError, match="trademark_exam_months = 99.0 is outside"):
        file_marks(
            at(0, economy={"trademark_exam_months": 99.0}), opened(), City(), Stock("a", 0.0), about=ABOUT
        )


def test_refused_applications_become_no_marks():
    entities, trademarks, applications = opened(), Stock("trademarks", 4_000.0), Stock("applications", 700.0)
    decide_marks(at(0, economy={"trademark_register_share": 0.0}), entities, trademarks, applications)
    trademarks.close(float(entities.marks.sum()), "2020-01")
    applications.close(float(entities.pending.sum()), "2020-01")
    assert entities.registered == 0
    assert applications.level == 600.0


def test_every_mark_of_ten_years_is_renewed_or_let_go_within_the_year():
    entities, stock = opened(), Stock("trademarks", 4_000.0)
    entities.marks[..., MARK_AGES - 1] = 50
    renewed = let_go = 0
    by_month = []
    for index in range(12):
        renew_marks(at(index), entities, stock, about=ABOUT)
        renewed, let_go = renewed + entities.renewed, let_go + entities.not_renewed
        by_month.append(entities.renewed + entities.not_renewed)
    total = entities.marks[..., 0].size * 50
    assert renewed + let_go == total
    assert entities.marks[..., MARK_AGES - 1].sum() == 0
    assert abs(renewed / total - ABOUT.renewal) < 4 * 0.5 / np.sqrt(total) + ABOUT.guidance_renewal / 2
    assert max(by_month) < 2 * min(by_month), "They fall due evenly over the year."


def test_guidance_saves_some_of_the_marks_that_would_be_let_go():
    plain, guided = renewal_probability(ABOUT)
    assert guided == pytest.approx(1.0 - (1.0 - plain) * (1.0 - ABOUT.guidance_renewal))


def test_each_station_reaches_fewer_new_entities_than_the_one_before():
    reached = []
    for stations in (0.0, 20.0, 40.0, 80.0):
        entities = opened()
        for index in range(36):
            guide_entities(at(index), entities, stations, about=ABOUT)
        reached.append(entities.counts[..., REACHED].sum())
        assert entities.counts.sum() == 20_000
        assert entities.marks.sum() == 4_000
    first, second, third = np.diff(reached)
    assert reached[0] == 0
    assert first > second > third / 2 > 0


def test_guidance_goes_to_enterprises_first():
    entities = opened()
    guide_entities(at(0), entities, 40.0, about=ABOUT)
    share = entities.counts[..., REACHED].sum(axis=(0, 2)) / entities.counts.sum(axis=(0, 2, 3))
    assert share[ENTERPRISE] > 3 * share[SOLE_TRADER] > 0.0


def test_norms_the_nation_and_activity_move_filing_and_a_held_loop_does_not():
    city = City(norms=0.5)
    city.remember()
    assert filing_climate(at(0), city, ABOUT) == pytest.approx(1.0)
    city.norms = 0.6
    assert filing_climate(at(0), city, ABOUT) == pytest.approx(1.2**ABOUT.filing_norms)
    held = replace(at(0), hold=frozenset({"norms_marks"}))
    assert filing_climate(held, city, ABOUT) == pytest.approx(1.0)
    quiet = at(0, economy={"activity": 0.25, "trademark_propensity": 0.6})
    assert filing_climate(quiet, City(), ABOUT) == pytest.approx(0.6 * 0.25**ABOUT.filing_activity)


# ── Madrid ───────────────────────────────────────────────────────────────────────────────────────


def test_support_lowers_the_price_of_a_madrid_application_but_never_below_the_own_effort():
    assert madrid_price(0.0, ABOUT) == ABOUT.madrid_cost + ABOUT.madrid_own_cost
    assert madrid_price(5_000.0, ABOUT) == madrid_price(0.0, ABOUT) - 5_000.0
    cheap = replace(ABOUT, madrid_cost=12_000.0)
    assert madrid_refund(20_000.0, cheap) == 12_000.0
    assert madrid_price(20_000.0, cheap) == cheap.madrid_own_cost


def madrid_over(months: int, seed: int = 0, **levers: float) -> tuple[int, Accounts]:
    entities, accounts = opened(), purse()
    filed = 0
    for index in range(months):
        file_madrid(month_of(REGION, index, seed=seed, **levers), entities, accounts, about=ABOUT)
        filed += entities.rights.madrid_filed
    return filed, accounts


def test_madrid_applications_stay_at_the_opening_flow_under_the_opening_levers():
    filed, _ = madrid_over(120)
    assert abs(filed - 480) < 4 * np.sqrt(480)


def test_more_support_brings_more_applications_in_every_pair_and_is_paid_by_application():
    for seed in range(5):
        few, _ = madrid_over(36, seed, madrid_support=0.0)
        many, accounts = madrid_over(36, seed, madrid_support=15_000.0)
        assert many > few
        assert accounts.spent == {"madrid_support": many * 15_000.0}
        assert accounts.balances["government"] == -many * 15_000.0


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
    assert entities.rights.readiness == pytest.approx(
        lasting_readiness(met, pool, ABOUT.readiness_memory), rel=0.03
    )


def test_readiness_fades_without_courses():
    entities = opened()
    entities.rights.readiness = 0.5
    for index in range(12):
        ready_exporters(month_of(REGION, index), entities, 0.0, 0.0, 0.0, about=ABOUT)
    assert entities.rights.readiness == pytest.approx(0.5 * np.exp(-1.0 / ABOUT.readiness_memory), rel=0.02)


# ── works ────────────────────────────────────────────────────────────────────────────────────────


def works_over(months: int, centres: float, about: MarkParameters = ABOUT, **opening: float) -> np.ndarray:
    """Brought, registered and waiting by month, shape (months, 3)."""
    entities = opened(about, **opening)
    rows = []
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
    tight = replace(ABOUT, works_office=1.0, works_office_trend=0.0, works_trend=0.12)
    registered = works_over(60, 0.0, tight, copyright_registrations_2019=120_000)[:, 1]
    assert registered.max() == 10_000


def test_a_long_queue_sends_creators_elsewhere():
    tight = replace(ABOUT, works_office=1.0, works_office_trend=0.0, works_trend=0.12)
    brought, _, waiting = works_over(131, 0.0, tight, copyright_registrations_2019=120_000).T
    wanted = works_over(131, 0.0, replace(tight, works_office=1.5, works_office_trend=0.18),
                        copyright_registrations_2019=120_000)[:, 0]  # fmt: skip
    assert waiting[-1] > 10_000
    assert brought[-1] < 0.6 * wanted[-1]
    assert waiting[-1] / 10_000 < 2 * ABOUT.works_patience + 4, "The queue finds its length."


def test_service_centres_bring_works_with_diminishing_returns():
    reach = [works_reach(float(centres), ABOUT) for centres in range(5)]
    assert reach[0] == 1.0
    assert np.all(np.diff(reach) > 0.0)
    assert np.all(np.diff(reach, 2) < 0.0)
    assert reach[-1] < 1.0 + ABOUT.works_reach


# ── varieties and indications ────────────────────────────────────────────────────────────────────


def test_support_buys_whole_projects_and_pays_for_no_more():
    rights = OtherRights(indication_candidates=100)
    paid = [start_projects(rights, 1_000_000.0, month, about=ABOUT) for month in range(24)]
    spent = rights.variety_projects.sum() * ABOUT.variety_cost
    spent += rights.indication_projects.sum() * ABOUT.indication_cost
    assert sum(paid) == spent
    assert sum(paid) + rights.variety_purse + rights.indication_purse == pytest.approx(24e6)
    assert rights.variety_purse < ABOUT.variety_cost


def test_support_that_finds_no_local_product_is_not_paid():
    rights = OtherRights(indication_candidates=3)
    for month in range(36):
        start_projects(rights, 5_000_000.0, month, about=ABOUT)
    assert rights.indication_projects.sum() == 3
    assert rights.indication_purse <= ABOUT.indication_cost


def test_a_project_ends_after_its_time_and_a_failed_product_can_be_tried_again():
    entities, accounts = opened(), purse()
    rights = entities.rights = OtherRights(indication_candidates=10, indications=40)
    sure = replace(ABOUT, variety_base=0.04, indication_success=0.5, variety_share=0.4)
    start_projects(rights, 10e6, 0, about=sure)
    assert rights.indication_projects.sum() == 6
    for index in range(25):
        support_varieties(month_of(REGION, index, plant_gi_support=0.0), entities, accounts, about=sure)
        if index < 24:
            assert rights.indications == 40
    assert rights.indications > 40
    assert rights.indications - 40 + rights.indication_candidates == 10
    assert accounts.spent == {"plant_gi_support": 0.0}


def test_more_support_never_brings_fewer_varieties():
    for seed in range(3):
        results = []
        for support in (0.0, 20e6, 60e6):
            entities, accounts = opened(), purse()
            for index in range(96):
                month = month_of(REGION, index, seed=seed, plant_gi_support=support)
                support_varieties(month, entities, accounts, about=ABOUT)
            results.append((entities.rights.varieties, entities.rights.indications))
            assert accounts.spent["plant_gi_support"] == pytest.approx(-accounts.balances["government"])
        assert results[0][0] < results[1][0] < results[2][0]
        assert results[0][1] <= results[1][1] <= results[2][1]


# ── measures ─────────────────────────────────────────────────────────────────────────────────────


def test_measures_are_counted_from_the_cells_in_the_published_units():
    world = SimpleNamespace(entities=opened())
    facts = SimpleNamespace()
    world.entities.entered = 250
    world.entities.rights.madrid_filed = 4
    assert market_entities(world, facts) == pytest.approx(2.0)
    assert enterprises(world, facts) == pytest.approx(0.8)
    assert new_market_entities(world, facts) == pytest.approx(0.025)
    assert valid_trademarks(world, facts) == 4_000
    assert trademarks_per_10k_entities(world, facts) == pytest.approx(2_000.0)
    assert madrid_applications(world, facts) == 4
