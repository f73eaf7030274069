"""Effects of measures: own increments, shared levers, and the indicator they are read on."""

import numpy as np
import pytest

from calibration.clause_effects import COLUMNS, PLANS, as_csv, effects_of, main_indicator, rows
from calibration.main_indicators import MAIN
from model.indicators import INDICATORS
from scenarios.attribution.levers import LeaveOneOut
from scenarios.attribution.questions import Asked, Values
from scenarios.region import load_region

MEASURES = {measure.id: measure for measure in load_region("wuhan").measures}
CHOSEN = [MEASURES[name] for name in ("W24-34", "W24-39", "W24-52", "W24-06")]
"""Own increments, those of one lever, none of its own, context."""


def left_out():
    indicators = tuple(dict.fromkeys(main_indicator(one)[0] for one in CHOSEN if one.levers))
    shape = (3, len(indicators))
    losses = {
        "fast_track_share": np.full(shape, -4.0) + np.arange(3)[:, None],
        "electronic_service_share": np.full(shape, -1.0),
        "public_service_nodes": np.full(shape, 0.5),
    }
    clauses = {
        "fast_track_share": {"W24-34": 0.75, "shared": 0.25},
        "electronic_service_share": {"W24-39": 1.0},
        "public_service_nodes": {"W24-41": 1.0},
    }
    asked = Asked(Values(indicators, 2025), (0, 1, 2), 12, 0, 0)
    return LeaveOneOut("frozen-2021", "plan-2024", 2025, indicators, losses, clauses, asked)


def test_a_measure_has_the_part_that_its_own_increments_have():
    found = {one.measure.id: one for one in effects_of(CHOSEN, left_out())}
    assert found["W24-34"].part == "own"
    assert found["W24-34"].effect.effect == pytest.approx(0.75 * -3.0)
    assert found["W24-39"].effect.effect == -1.0


def test_a_measure_without_increments_shares_the_effect_of_its_levers():
    found = {one.measure.id: one for one in effects_of(CHOSEN, left_out())}
    assert found["W24-52"].part == "shared"
    assert found["W24-52"].effect.effect == 0.5


def test_context_has_no_row():
    assert "W24-06" not in {one.measure.id for one in effects_of(CHOSEN, left_out())}


def test_every_measure_that_has_a_lever_has_an_indicator_to_be_read_on():
    for region in PLANS:
        for measure in load_region(region).measures:
            name, named = main_indicator(measure)
            assert bool(name) == bool(measure.levers)
            assert not name or name in INDICATORS
            assert named == bool(measure.indicators)
    assert set(MAIN.values()) <= set(INDICATORS)


def test_the_table_has_a_row_per_measure_and_states_its_mechanism():
    lines = as_csv(rows(left_out(), effects_of(CHOSEN, left_out()))).splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert [line.split(",")[0] for line in lines[1:]] == ["W24-34", "W24-39", "W24-52"]
    assert all(len(line.rsplit(",", 1)[1]) == 16 for line in lines[1:])
