"""The planner's own targets: read strictly, shown beside the plans', kept, and never mixed with them."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from model.errors import ScenarioError
from scenarios.answers import run_answer
from scenarios.asking import Size, ask, scenarios_named
from scenarios.attainment import attainments
from scenarios.board import board, clause_text, footnotes
from scenarios.jointly import jointly
from scenarios.own_targets import load_own
from scenarios.planning.world import chosen_targets
from scenarios.region import load_region
from scenarios.sample import kept_sample
from scenarios.scenario import as_toml, check, load
from scenarios.store import Store
from tests.scenarios.made import flat, sample

PLANS = load_region("wuhan").targets
DRAFT = """
[[target]]
id = "draft-2030"
indicator = "high_value_patents_per_10k"
value = 60
due = "2030-12"
zh = "2030年草案"
"""
CHANGE = """
[[target]]
id = "W24-T2"
value = 35
"""
TOP = 'title = "T"\nzh = "题"\nregion = "wuhan"\nbased_on = "history"\nfrom = "2024-01"\n'


@pytest.fixture
def written(tmp_path):
    """Writes a file of own targets."""

    def write(text, name="own.toml"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_a_new_target_takes_unit_and_names_from_its_indicator(written):
    (draft,) = load_own(written(DRAFT), PLANS)
    assert (draft.id, draft.value, draft.due, draft.unit) == ("own:draft-2030", 60, "2030-12", "件/万人")
    assert draft.own
    assert draft.title_zh == "2030年草案"
    assert draft.title_en == "High-value invention patents per 10 000 residents"


def test_a_change_takes_from_the_plan_what_it_does_not_say_and_both_are_shown(written):
    (change,) = load_own(written(CHANGE), PLANS)
    stated = next(target for target in PLANS if target.id == "W24-T2")
    assert (change.value, change.comparison, change.due) == (35, stated.comparison, stated.due)
    found = attainments(replace(sample(), targets=(change,)))
    ids = [a.target.id for a in found]
    assert ids.index("own:W24-T2") == ids.index("W24-T2") + 1
    assert len(found) == len(PLANS) + 1
    own = found[ids.index("own:W24-T2")]
    assert clause_text(own, "en") == "planner's own, beside W24-T2"
    assert "规划者自设" in clause_text(own, "zh")


def test_own_targets_stand_on_board_and_in_json_marked_as_own(written):
    those = replace(
        sample(40, high_value_patents_per_10k=flat(70.0, 40)), targets=load_own(written(DRAFT), PLANS)
    )
    found = attainments(those)
    lines = [line for section in board(found, "en") for line in section.lines]
    assert lines[[line[0].split()[0] for line in lines].index("own:draft-2030")][1] == "planner's own"
    answer = json.loads(json.dumps(run_answer(those, found), allow_nan=False))
    marked = [target["id"] for target in answer["targets"] if target["own"]]
    assert marked == ["own:draft-2030"]
    assert any("own:" in note for note in footnotes(those, found, "en"))
    assert not any("own:" in note for note in footnotes(sample(), attainments(sample()), "en"))


def test_own_targets_do_not_count_among_the_plans(written):
    found = attainments(replace(sample(), targets=load_own(written(DRAFT), PLANS)))
    plans, own = jointly(found, "fitted"), jointly(found, "fitted", own=True)
    assert plans == jointly(attainments(sample()), "fitted")
    assert own is not None
    assert own.targets == ("own:draft-2030",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[target]]\nid = "new"\n', "'indicator' is missing"),
        ('[[target]]\nid = "W24-T99"\nvalue = 3\n', "Did you mean 'W24-T9"),
        (
            DRAFT.replace("high_value_patents", "high_value_patent"),
            "Did you mean 'high_value_patents_per_10k'",
        ),
        (DRAFT + 'unit = "件"\n', "leave the unit out"),
        (DRAFT.replace("2030-12", "2031-12"), "outside 2020-01 to 2030-12"),
        (DRAFT.replace("60", '"60"'), "is not a number"),
        (DRAFT + 'comparison = "=>"\n', "is not one of"),
        (DRAFT + 'comparison = "8..5"\n', "must rise"),
        (DRAFT + "goal = 1\n", "there is no key 'goal'"),
        (DRAFT + DRAFT, "is given twice"),
        ('[[target]]\nid = "W22-T8"\ndue = "2026-12"\n', "the plan gives no number"),
        ('[[target]]\nid = "a b"\nindicator = "judges"\nvalue = 1\ndue = "2030-12"\n', "is no id"),
        ("[target]\nid = 1\n", "[[target]] tables"),
        ("target = [", "not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_what_is_allowed(written, text, told):
    with pytest.raises(ScenarioError) as refused:
        load_own(written(text), PLANS)
    assert told in str(refused.value)


def test_a_scenario_with_own_targets_goes_to_a_file_and_back(written):
    one = load(written(TOP + DRAFT + CHANGE + RANGE, "one.toml"))
    again = load(written(as_toml(one), "again.toml"))
    assert len(one.targets) == 3
    assert again.targets == one.targets


RANGE = (
    '[[target]]\nid = "few"\nindicator = "technical_investigators"\ncomparison = "5..8"\ndue = "2027-06"\n'
)


def test_faults_of_own_targets_are_told_by_check(written):
    found = check(written(TOP + DRAFT.replace('"2030-12"', "2030"), "one.toml"))
    assert found.scenario is None
    assert any("[[target]] 1 (line" in fault and "is not a month" in fault for fault in found.faults)


def test_own_targets_are_inherited_and_decide_no_number(written):
    base = load(written(TOP + DRAFT, "base.toml"))
    heir = load(written(TOP.replace('"history"', '"base"') + DRAFT.replace("60", "55"), "heir.toml"))
    assert [target.value for target in heir.all_targets()] == [55]
    assert base.hash == load(written(TOP, "plain.toml")).hash


def test_the_planner_of_plans_wants_the_change_instead_of_what_it_changes(written):
    own = load_own(written(CHANGE + DRAFT), PLANS)
    names = [target.id for target in chosen_targets([*PLANS, *own], [], 48, 132)]
    assert {"own:W24-T2", "own:draft-2030"} <= set(names)
    assert "W24-T2" not in names
    assert "W22-T1" in names
    assert chosen_targets([*PLANS, *own], ["own:draft-2030"], 48, 132)[0].value == 60
    with pytest.raises(ScenarioError, match="Did you mean 'own:draft-2030'"):
        chosen_targets([*PLANS, *own], ["own:draft-203"], 48, 132)


def test_kept_results_show_own_targets_again(written, tmp_path: Path):
    asked = scenarios_named(["frozen-2021"], None, (), written(DRAFT))
    answers = ask(asked, Size(1, 400, 12, 1, tmp_path))
    store = Store(tmp_path)
    again = kept_sample(store, store.entries()[0])
    assert again.targets == answers.samples[0].targets == asked[0].targets
    plain = ask([load("frozen-2021")], Size(1, 400, 12, 1, tmp_path))
    assert plain.reused == 1
    assert store.entries()[0].targets == ()
    assert np.isnan(attainments(again)[-1].share)
