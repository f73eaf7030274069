"""Innovators learn from events, courses and peers, and forget; whom it reaches is a rule."""

from dataclasses import replace

import numpy as np
import pytest

from model.behaviour.learning import learn, peer_pull
from model.city import City
from model.tables.innovators import FIRM, UNIVERSITY, Innovators
from tests.model.innovation_town import RULES, keys, month


def town(count: int = 6000, **columns) -> Innovators:
    """Firms that all take stock in January."""
    innovators = Innovators()
    about = {"awareness": 0.25, "capability": RULES.capability_mean}
    innovators.append(count, key=keys(count), turn=0, **{**about, **columns})
    return innovators


def taught(
    innovators: Innovators, *, trained=0.0, events=0.0, nodes=0.0, hold=frozenset(), rules=RULES
) -> City:
    city = City(awareness=0.25)
    learn(
        month(0, hold=hold), innovators, city,
        rules=rules, trained=trained, outreach_events=events, nodes=nodes,
    )  # fmt: skip
    return city


def test_without_programmes_and_peers_nothing_is_learned():
    innovators = town()
    taught(innovators)
    assert innovators.awareness == pytest.approx(0.25)
    assert innovators.capability == pytest.approx(RULES.capability_mean)


def test_events_reach_a_share_that_saturates():
    reached = []
    for events in (25.0, 50.0, 1e6):
        innovators = town()
        taught(innovators, events=events)
        reached.append(np.mean(innovators.awareness > 0.5))
    expected = 1.0 - np.exp(-np.array([25.0, 50.0]) * RULES.outreach_reach / 6000)
    assert reached[:2] == pytest.approx(expected, abs=0.03)
    assert reached[2] == 1.0


def test_what_is_learned_fades_back():
    innovators = town(awareness=0.9, capability=0.9)
    taught(innovators, hold=frozenset({"peers_awareness"}))
    assert innovators.awareness == pytest.approx(
        0.9 - (0.9 - RULES.awareness_opening) * RULES.awareness_decay
    )
    assert innovators.capability == pytest.approx(
        0.9 - (0.9 - RULES.capability_mean) * RULES.capability_decay
    )


def test_courses_are_taken_by_those_who_have_heard_of_them():
    innovators = town(awareness=np.repeat([0.1, 0.8], 3000))
    taught(innovators, trained=3000.0)
    gained = innovators.capability > RULES.capability_mean + 1e-9
    assert gained[3000:].mean() > 3.0 * gained[:3000].mean()


def test_universities_fall_back_to_a_higher_standard_than_firms():
    innovators = town(2, kind=np.array([FIRM, UNIVERSITY], dtype=np.int8), capability=0.5)
    taught(innovators)
    assert innovators.capability[0] < 0.5 < innovators.capability[1]


def test_peers_of_the_same_district_and_sector_pull_up_and_never_down_and_the_loop_can_be_held():
    innovators = town(4, awareness=np.array([0.2, 0.6, 0.2, 0.2]), sector=np.array([0, 0, 1, 0]))
    innovators.district[3] = 1
    rows = np.arange(4)
    pull = peer_pull(innovators, rows, month(0))
    assert pull.tolist() == pytest.approx([0.2, 0.0, 0.0, 0.0])
    assert not peer_pull(innovators, rows, month(0, hold=frozenset({"peers_awareness"}))).any()


def test_closed_peers_teach_nothing():
    innovators = town(2, awareness=np.array([0.2, 0.6]))
    innovators.exited[1] = 0
    assert peer_pull(innovators, np.arange(2), month(0))[0] == 0.0


def test_mean_awareness_of_the_city_follows_by_a_twelfth():
    innovators = town(awareness=0.5)
    still = replace(RULES, awareness_decay=0.05)
    city = taught(innovators, rules=still, hold=frozenset({"peers_awareness"}))
    expected = 0.5 - 0.25 * 0.05
    assert city.awareness == pytest.approx(0.25 + (expected - 0.25) / 12.0)
