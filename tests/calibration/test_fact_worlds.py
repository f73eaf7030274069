"""Small whole worlds: every measure reads what the rooms leave, and watching changes nothing."""

import numpy as np
import pytest

from calibration.facts.fact import FACTS, HISTORY
from calibration.facts.failures import WHY
from calibration.facts.measuring import measure_world, read
from calibration.facts.verdict import summary_of
from calibration.facts.worlds import KEPT, MONTHS, NONE, worlds
from model.indicators import yearly
from scenarios.run import Job, run_once

SCALE = 200
SEEN_IN_SMALL = ("F01a", "F03a", "F07a", "F08a", "F09a", "F10a", "F12a", "F15e", "F16e", "F19b", "F37c")


@pytest.fixture(scope="module")
def history():
    return measure_world(Job(worlds()[HISTORY], 0, SCALE, MONTHS))


def test_every_fact_of_history_is_read_from_a_small_world(history):
    ids = [fact.id for fact in FACTS.values() if fact.measure and fact.worlds == (HISTORY,)]
    read_there = {name.split(":")[1] for name in history.series if name.startswith("fact:")}
    assert read_there == set(ids)
    for name in SEEN_IN_SMALL:
        assert np.isfinite(history.series[f"fact:{name}"][0]), name


def test_watching_a_world_changes_nothing_in_it(history):
    plain = yearly(run_once(Job(worlds()[HISTORY], 0, SCALE, MONTHS)).series)
    assert history.series["year:filed.0"] == pytest.approx(plain["invention_applications"])
    assert history.series["year:granted.0"] == pytest.approx(plain["invention_grants"])


def test_worlds_of_one_pair_are_compared_and_the_same_luck_gives_the_same_numbers():
    kept, none = (summary_of(measure_world(Job(worlds()[name], 0, SCALE, MONTHS))) for name in (KEPT, NONE))
    gained = read(FACTS["F16a"], kept, none)["fact:F16a"][0]
    assert gained > 0.0
    assert read(FACTS["F16a"], kept, kept)["fact:F16a"][0] == 0.0
    again = summary_of(measure_world(Job(worlds()[KEPT], 0, SCALE, MONTHS)))
    assert all(np.array_equal(kept[name], again[name]) for name in kept)


def test_only_facts_that_are_measured_are_explained():
    assert [name for name in WHY if name not in FACTS or FACTS[name].measure is None] == []
