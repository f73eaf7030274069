"""The province lives by the same code: coarse, whole, with courts, places and numbers of its own."""

import numpy as np
import pytest

from model.indicators import INDICATORS
from model.model import IPEcosystem
from model.parameters import Parameters
from scenarios.asking import Size, ask
from scenarios.observations import by_year, simulated
from scenarios.region import load_region
from scenarios.run import Job, run_once
from scenarios.sample import sample_of
from scenarios.scenario import load

PACK = load_region("hubei")
MONTHS, SCALE = 48, 200
NATIONAL = (
    *("exam_months", "trademark_exam_months", "trademark_propensity", "lending_rate"),
    *("quantity_subsidy_norm", "patent_intensive_drift", "protection_norm"),
)


@pytest.fixture(scope="module")
def sample():
    return sample_of([run_once(Job(load("hubei-history"), pair, SCALE, MONTHS)) for pair in range(2)])


def test_all_courts_of_the_province_are_one_intermediate_court_and_its_basic_courts():
    path, region = load("hubei-history").path(), PACK.centre()
    world = IPEcosystem(region, path, Parameters(), scale=400)
    assert len(world.courts) == 2 + 22
    assert {economy.basic_courts for economy in region.economies} == {6.0, 22.0}
    assert all(economy.provincial_technical_cases == 0.0 for economy in region.economies)


def test_every_target_of_the_province_gets_a_finite_number(sample):
    for target in PACK.targets:
        values = sample.yearly[target.indicator]
        assert np.isfinite(values[:, -1]).all(), target.id


def test_every_published_number_of_the_province_can_be_compared(sample):
    values = by_year({name: array[0] for name, array in sample.yearly.items()})
    compared = [seen for seen in PACK.observations if seen.comparable and seen.year < 2024]
    assert len(compared) > 40
    for seen in compared:
        assert np.isfinite(simulated(seen, values)), seen.id


def test_what_was_published_of_the_province_is_not_later_than_2023():
    assert all(seen.year <= 2023 for seen in PACK.observations)
    assert {seen.use for seen in PACK.observations if seen.region != "hubei"} == {"proxy"}


def test_published_identities_of_the_courts_of_the_province_hold():
    value = {(seen.series, seen.year): seen.value for seen in PACK.observations if seen.region == "hubei"}
    for year, taken in ((2020, 9_974), (2021, 19_464), (2023, 18_967)):
        closed = value["court_cases_closed", year]
        assert 100 * closed / taken == pytest.approx(value["court_closing_rate", year], abs=0.05)
        assert taken - closed == value["court_cases_pending", year]
    assert 19_464 - value["court_cases_pending", 2020] == value["court_cases_filed", 2021]


def test_a_place_counted_apart_holds_part_of_the_whole(sample):
    parts = [
        sample.yearly[f"invention_grants_by_place_{word}"] for word in ("first", "second", "third", "other")
    ]
    assert sum(parts) == pytest.approx(np.full_like(parts[0], 100.0))
    assert (parts[0] > parts[1]).all()


def test_indicators_name_no_place_of_one_region():
    names = [place.id for pack in (PACK, load_region("wuhan")) for place in pack.districts]
    assert not [name for name in INDICATORS for place in names if place in name]


def test_the_province_is_thinned_unless_somebody_asks_otherwise(tmp_path):
    assert PACK.default_scale > load_region("wuhan").default_scale == 1
    answers = ask([load("hubei-history")], Size(pairs=1, months=12, workers=1, out=tmp_path))
    assert answers.samples[0].scale == PACK.default_scale


@pytest.mark.parametrize("name", NATIONAL)
def test_what_is_national_is_the_same_in_every_pack(name):
    points = {pack.paths[name].points for pack in (PACK, load_region("wuhan"))}
    assert len(points) == 1
