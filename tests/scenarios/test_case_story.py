"""The life of one case can be told from the kept rows, by key."""

from types import SimpleNamespace

import numpy as np
import pytest

from model.errors import ScenarioError, SimulationError
from model.institutions import court, judgments, triage
from model.parameters import Parameters
from model.tables.disputes import JUDGED_FOR_OWNER, NEVER, REMANDED, Disputes
from scenarios import why
from scenarios.case_story import case_story, chain, telling
from tests.model import courtroom
from tests.model.courtroom import docket, in_month, town

ABOUT = Parameters().court


@pytest.fixture(scope="module")
def disputes() -> Disputes:
    """Three years of a small court, appeals and remands with it."""
    dockets, _ = docket(3000, serial=np.arange(3000) % 2 == 0)
    bench, city = courtroom.courts(), town()
    for index in range(36):
        month = in_month(index, judges=40.0)
        judgments.bring_appeals(month, dockets, about=ABOUT)
        triage.accept_cases(month, dockets, city, about=ABOUT, investigators=9.0)
        court.assign_judges(month, bench, dockets, about=ABOUT)
        court.hold_hearings(month, bench, dockets, about=ABOUT, won=0.0)
        dockets.close_month(month)
    return dockets.disputes


def test_every_case_has_a_story_in_both_languages_in_order_of_time(disputes: Disputes):
    for key in disputes.key[::37].tolist():
        steps = case_story(disputes, key)
        assert steps
        assert all(step.en and step.zh for step in steps)
        assert [step.day for step in steps] == sorted(step.day for step in steps)


def test_the_story_of_an_appeal_begins_at_the_first_court_and_ends_at_the_last(disputes: Disputes):
    row = int(np.flatnonzero((disputes.body == 2) & (disputes.closed < NEVER))[0])
    first = int(np.flatnonzero(disputes.key == disputes.parent[row])[0])
    told = case_story(disputes, int(disputes.key[row]))
    assert told == case_story(disputes, int(disputes.key[first]))
    assert told[0].en.startswith("filed with basic courts")
    assert any("second instance" in step.en for step in told)
    assert set(chain(disputes, row)) >= {first, row}


def test_the_most_telling_cases_went_further_than_one_court(disputes: Disputes):
    keys = telling(disputes, 10)
    assert len(set(keys)) == 10
    sent_back = disputes.key[disputes.outcome == REMANDED].tolist()
    assert set(sent_back[:10]) <= set(keys) or set(keys) <= set(sent_back)


def test_a_decided_case_says_by_which_clock_and_what_is_owed(disputes: Disputes):
    row = int(np.flatnonzero((disputes.outcome == JUDGED_FOR_OWNER) & (disputes.body == 0))[0])
    told = " ".join(step.line() for step in case_story(disputes, int(disputes.key[row])))
    assert "on the legal clock" in told
    assert "sum owed" in told
    assert "判决" not in told


def test_an_unknown_case_is_refused_with_what_to_do():
    with pytest.raises(SimulationError, match="Take a key from the column"):
        case_story(Disputes(), 5)


@pytest.mark.parametrize("key", ["x", "-3", "1.5", str(2**64)])
def test_what_is_no_key_is_refused(key: str):
    with pytest.raises(ScenarioError, match="is not a key"):
        why.number_of("case", key)


def test_a_key_of_another_world_is_refused_with_some_of_this(disputes: Disputes):
    text = why.unknown("case", 7, telling(disputes, 3), why.World("history", 0, 20, 48))
    assert "has no case with the key 7" in text
    assert str(telling(disputes, 1)[0]) in text


def test_keys_are_listed_with_the_beginning_and_the_end_of_their_story(disputes: Disputes, capsys):
    world = SimpleNamespace(disputes=disputes)
    keys = why.keys_of("case", world)
    why.list_keys("case", keys, world, "zh")
    shown = capsys.readouterr().out
    assert all(str(key) in shown for key in keys)
    assert "立案" in shown
