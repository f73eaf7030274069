"""The register of stylised facts is complete, and fixed before anything runs."""

import re

import pytest

import calibration.facts.register  # noqa: F401  declares the facts
from calibration.facts.fact import FACTS, HISTORY, LABELS, ROOMS, Band, Fact
from calibration.facts.verdict import chosen
from calibration.facts.worlds import worlds
from model.errors import DeclarationError
from model.indicators import INDICATORS

MEASURED = {f"F{number:02d}" for number in (*range(1, 24), *range(25, 38))}
"""Facts that have a measure; F24 and F38 need what no room has."""


def test_all_thirty_eight_facts_are_there():
    assert sorted({fact.number for fact in FACTS.values()}) == [f"F{number:02d}" for number in range(1, 39)]


def test_facts_of_every_room_are_measured_and_no_other_pretends():
    for number in MEASURED:
        parts = [fact for fact in FACTS.values() if fact.number == number]
        assert any(fact.measure for fact in parts), number
    assert not [fact.id for fact in FACTS.values() if fact.measure and fact.number not in MEASURED]


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_every_fact_has_label_reason_room_band_source_and_both_languages(fact: Fact):
    assert fact.label in LABELS
    assert fact.room in ROOMS
    assert len(fact.reason) > 20
    assert fact.unit
    assert re.search(r"[\u4e00-\u9fff]", fact.zh)
    assert not re.search(r"[\u4e00-\u9fff]", fact.statement)
    assert all(band.low <= band.high and band.source for band in fact.bands)
    assert len({band.place for band in fact.bands}) == len(fact.bands), "one band per place"


@pytest.mark.parametrize("fact", [f for f in FACTS.values() if f.measure], ids=lambda fact: fact.id)
def test_every_measure_says_how_it_measures_and_in_which_worlds(fact: Fact):
    assert fact.method.endswith((".", ")"))
    assert set(fact.worlds) <= set(worlds())
    assert fact.label != "out of scope"


def test_emergent_facts_name_no_parameter_as_their_reason():
    for fact in FACTS.values():
        if fact.label == "emergent":
            assert not fact.reason.startswith("a parameter"), fact.id


def test_the_band_of_the_city_decides_where_there_is_one():
    assert FACTS["F10a"].band.place == "city"
    assert FACTS["F10a"].band.holds(0.63)
    assert not any(band.holds(0.63) for band in FACTS["F10a"].bands if band.place == "nation")


def test_no_source_is_a_series_that_nobody_keeps():
    kept = {name for fact in FACTS.values() for band in fact.bands for name in band.rows}
    assert {"invention_grants", "rd_expenditure"} <= kept & set(INDICATORS)


def test_an_unknown_label_a_band_upside_down_and_a_missing_source_are_refused():
    good = Band(0.0, 1.0, "nation", "somebody")
    about = {"statement": "s", "zh": "事", "unit": "share", "reason": "because", "room": "Portfolio"}
    with pytest.raises(DeclarationError, match="label"):
        Fact("X01", label="sure", bands=(good,), **about)
    with pytest.raises(DeclarationError, match="low end"):
        Fact("X01", label="input", bands=(Band(1.0, 0.0, "nation", "somebody"),), **about)
    with pytest.raises(DeclarationError, match="source"):
        Fact("X01", label="input", bands=(Band(0.0, 1.0, "nation", ""),), **about)


def test_facts_are_chosen_by_number_or_by_part():
    assert [fact.id for fact in chosen("F15e")] == ["F15e"]
    assert {fact.number for fact in chosen("F13, F14")} == {"F13", "F14"}
    assert len(chosen("")) == len(FACTS)
    with pytest.raises(KeyError):
        chosen("F99")


def test_worlds_differ_from_history_by_one_policy_alone():
    history = worlds()[HISTORY].levels()
    for name, world in worlds().items():
        levels = world.levels()
        moved = {lever for lever in levels if (levels[lever] != history[lever]).any()}
        if "subsidies" in name:
            assert moved == {"filing_subsidy_quantity"}
        else:
            assert "filing_subsidy_quantity" not in moved


def test_the_stopped_world_keeps_subsidies_until_june_2021():
    levels = worlds()["subsidies-stopped"].levels()["filing_subsidy_quantity"]
    assert levels[17] == 2500.0
    assert levels[18] == 0.0
    assert (worlds()["subsidies-kept"].levels()["filing_subsidy_quantity"] == 2500.0).all()
