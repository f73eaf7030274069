"""Who files trademarks: guidance, young names, hoarders and the nation, on a small hand-made city."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from model.accounts import Stock
from model.behaviour.entities import opening_entities
from model.behaviour.marks import (
    HOARDING_RULES,
    closed_business,
    file_marks,
    filing_weight,
    guide_entities,
    guided_filing,
    hoarding_left,
    hoarding_of_nation,
    norms_over_opening,
    plain_propensity,
)
from model.city import City
from model.errors import SimulationError
from model.indicators.breakdowns import BREAKDOWNS
from model.indicators.marks import (
    enterprises,
    market_entities,
    new_market_entities,
    trademark_hoarding_share,
    trademark_pendency,
    trademark_registration_rate,
    trademarks_by_owner_gone,
    trademarks_per_10k_entities,
    valid_trademarks,
)
from model.indicators.rights import madrid_applications
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.parameters.rights import RightsParameters
from model.tables.entities import Entities
from model.tables.marks import (
    COOPERATIVE,
    ENTERPRISE,
    EXAM_SLOTS,
    EXAMINED,
    HOARDERS,
    REACHED,
    SOLE_TRADER,
    UNREACHED,
    MarkFlows,
)
from tests.model.small_city import month_of, small_region

ABOUT = MarkParameters()
LARGE = {"market_entities": 2e6, "enterprises": 8e5, "trademark_applications_2019": 1.2e6}


def opened(about: MarkParameters = ABOUT, **opening: float) -> Entities:
    region = small_region(**opening)
    return opening_entities(region, about=about, rights=RightsParameters(), rules=InnovationParameters())


def at(index: int, *, seed: int = 0, economy: dict[str, float] | None = None, **levers: float) -> Month:
    return month_of(small_region(months=index + 1, economy=economy), index, seed=seed, **levers)


def filed_in(month: Month, about: MarkParameters = ABOUT, city: City | None = None) -> MarkFlows:
    entities = opened(about, **LARGE)
    file_marks(month, entities, city or City(), Stock("applications", 0.0), about=about)
    return entities.book.flows


# ── who files ────────────────────────────────────────────────────────────────────────────────────


def test_the_register_of_mid_year_files_the_applications_of_the_year_before_the_opening():
    entities = opened()
    growth = 12 * (250 / 20_000 - 0.0075)
    now = filing_weight(entities, ABOUT).sum() * entities.book.filing_base
    assert now * np.exp(-growth / 2) == pytest.approx(1_200.0 * (1.0 - ABOUT.hoarding_share) / 12)


def test_the_young_the_enterprises_and_the_guided_file_more():
    entities = Entities()
    entities.counts[:] = 1
    weight = filing_weight(entities, ABOUT)
    assert np.all(np.diff(weight, axis=1) < 0.0), "Filing fades with age."
    assert np.all(weight[ENTERPRISE] > weight[COOPERATIVE])
    assert np.all(weight[COOPERATIVE] > weight[SOLE_TRADER])
    assert guided_filing(ABOUT)[REACHED] == pytest.approx(1.0 + ABOUT.guidance_filing)


def test_a_broken_month_of_waiting_is_shared_between_two_months():
    entities = opened(**LARGE)
    entities.book.rows[:] = 0
    month = at(0, economy={"trademark_exam_months": 7.2})
    file_marks(month, entities, City(), Stock("applications", 0.0), about=ABOUT)
    filed = entities.book.flows.filed
    later = entities.book.rows[:, EXAMINED + 5].sum() / filed
    assert entities.book.rows[:, EXAMINED + 4].sum() == filed - later * filed
    assert abs(later - 0.2) < 4 * np.sqrt(0.16 / filed)


@pytest.mark.parametrize("wait", [3.9, 3.0 + EXAM_SLOTS - 1, 99.0, float("nan")])
def test_a_wait_that_does_not_fit_the_ring_is_refused_by_name(wait):
    with pytest.raises(SimulationError, match="trademark_exam_months = .* is outside"):
        file_marks(
            at(0, economy={"trademark_exam_months": wait}), opened(), City(), Stock("a", 0.0), about=ABOUT
        )


def test_norms_move_filing_and_a_held_loop_does_not():
    city = City(norms=0.5)
    city.remember()
    assert norms_over_opening(at(0), city) == pytest.approx(1.0)
    city.norms = 0.6
    assert norms_over_opening(at(0), city) == pytest.approx(1.2)
    assert norms_over_opening(replace(at(0), hold=frozenset({"norms_marks"})), city) == pytest.approx(1.0)
    assert closed_business(at(0, economy={"activity": 0.25}), ABOUT) == 0.25**ABOUT.filing_activity


# ── hoarding ─────────────────────────────────────────────────────────────────────────────────────


def test_honest_filing_and_hoarding_of_the_nation_add_up_to_its_applications():
    for propensity in (0.6, 1.0, 1.06):
        for left in (0.35, 0.7, 1.0):
            plain = plain_propensity(propensity, left, ABOUT) * (1.0 - ABOUT.hoarding_share)
            hoarded = hoarding_of_nation(propensity, left, ABOUT) * propensity
            assert plain + hoarded == pytest.approx(propensity)


def test_hoarders_answer_to_the_rules_with_a_delay_and_not_all_of_them():
    left = [hoarding_left(month, ABOUT) for month in range(132)]
    assert set(left[: HOARDING_RULES + 1]) == {1.0}
    assert np.all(np.diff(left[HOARDING_RULES:]) < 0.0)
    after = left[HOARDING_RULES + int(ABOUT.hoarding_response)]
    assert after == pytest.approx(ABOUT.hoarding_floor + (1.0 - ABOUT.hoarding_floor) / np.e)
    assert left[-1] == pytest.approx(ABOUT.hoarding_floor, rel=1e-3)


def test_the_city_hoards_its_share_before_the_rules_and_less_after():
    before = filed_in(at(0))
    share = before.hoarded / before.filed
    assert abs(share - ABOUT.hoarding_share) < 4 * np.sqrt(share / before.filed)
    after = filed_in(at(60))
    assert after.hoarded / after.filed < 0.45 * share


def test_good_norms_raise_honest_filing_and_lower_hoarding():
    city = City(norms=0.5)
    city.remember()
    usual = filed_in(at(0), city=city)
    city.norms = 0.6
    better = filed_in(at(0), city=city)
    assert better.filed - better.hoarded > usual.filed - usual.hoarded
    assert better.hoarded < usual.hoarded


# ── guidance ─────────────────────────────────────────────────────────────────────────────────────


def test_each_station_reaches_fewer_new_entities_than_the_one_before():
    reached = []
    for stations in (0.0, 20.0, 40.0, 80.0):
        entities = opened()
        before = entities.book.rows.sum()
        for index in range(36):
            guide_entities(at(index), entities, stations, about=ABOUT)
        reached.append(entities.counts[..., REACHED].sum())
        assert entities.counts.sum() == 20_000
        assert entities.book.rows.sum() == before
    first, second, third = np.diff(reached)
    assert reached[0] == 0
    assert first > second > third / 2 > 0


def test_guidance_goes_to_enterprises_first():
    entities = opened()
    guide_entities(at(0), entities, 40.0, about=ABOUT)
    share = entities.counts[..., REACHED].sum(axis=(0, 2)) / entities.counts.sum(axis=(0, 2, 3))
    assert share[ENTERPRISE] > 3 * share[SOLE_TRADER] > 0.0


def test_marks_go_along_with_the_owners_whom_guidance_reaches():
    entities = opened(**LARGE, valid_trademarks=500_000.0)
    guide_entities(at(0), entities, 2_000.0, about=ABOUT)
    owners = entities.owners()[ENTERPRISE]
    held = entities.book.held[ENTERPRISE].sum(axis=-1)
    met, along = owners[:, REACHED] / owners.sum(axis=1), held[:, REACHED] / held.sum(axis=1)
    assert along == pytest.approx(met, abs=4 * 0.5 / np.sqrt(held.sum(axis=1).min()))
    assert entities.book.rows[HOARDERS].sum() > 0, "Hoarders are nobody's clients."
    assert met.min() > 0.0
    assert entities.counts[..., UNREACHED].min() >= 0


# ── measures ─────────────────────────────────────────────────────────────────────────────────────


def test_measures_are_counted_from_the_cells_in_the_published_units():
    world, facts = SimpleNamespace(entities=opened()), SimpleNamespace()
    world.entities.entered = 250
    world.entities.rights.madrid_filed = 4
    flows = MarkFlows(filed=50, hoarded=5, registered=20, waited=150.0, failed=5)
    world.entities.book.flows = flows
    assert market_entities(world, facts) == pytest.approx(2.0)
    assert enterprises(world, facts) == pytest.approx(0.8)
    assert new_market_entities(world, facts) == pytest.approx(0.025)
    assert valid_trademarks(world, facts) == 4_000
    assert trademarks_per_10k_entities(world, facts) == pytest.approx(2_000.0)
    assert madrid_applications(world, facts) == 4
    assert trademark_pendency(world, facts) == (150.0, 20)
    assert trademark_registration_rate(world, facts) == (2_000.0, 25)
    assert trademark_hoarding_share(world, facts) == (500.0, 50)
    assert trademarks_by_owner_gone(world, facts) > 0.0


def test_owner_groups_add_up_to_all_valid_marks():
    world, facts = SimpleNamespace(entities=opened()), SimpleNamespace()
    parts = BREAKDOWNS["trademarks_by_owner"].indicators
    assert sum(part.measure(world, facts) for part in parts) == valid_trademarks(world, facts)
