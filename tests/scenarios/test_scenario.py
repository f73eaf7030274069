"""Scenario files: what they mean, what is refused, and that reading and writing agree."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import ScenarioError
from model.policy import INERT, LEVERS
from scenarios.dated import HORIZON, Assumption, Entry, Scenario, changes, differing_levers, parse_month
from scenarios.entries import ENTRY_MAY, ENTRY_NEEDS
from scenarios.region import load_region
from scenarios.scenario import (
    TOP_NEEDS,
    as_toml,
    check,
    frozen_name,
    library,
    load,
    register_of,
    root_of,
)

HEAD = 'title = "T"\nzh = "题"\nregion = "wuhan"\nbased_on = "plan-2022"\nfrom = "2024-09"\n'


def written(tmp_path, body, head=HEAD, name="mine.toml"):
    file = tmp_path / name
    file.write_text(head + body, encoding="utf-8")
    return file


def entry(**cells):
    lines = [f"{key} = {value!r}".replace("'", '"') for key, value in cells.items()]
    return "\n[[policy]]\n" + "\n".join(lines) + "\n"


def judged(start, value, **more):
    return Scenario("t", "T", "题", "wuhan", 0, (Entry("judges", start, value, **more),)).levels()["judges"]


# ── what a path means ──────────────────────────────────────────────────────────────────────────


def test_a_step_holds_from_its_month_on():
    levels = judged(10, 60.0)
    assert (levels[:10] == 20).all()
    assert (levels[10:] == 60).all()


def test_a_ramp_starts_in_its_month_and_reaches_the_value_in_the_month_named():
    levels = judged(10, 60.0, ramp_to=13)
    assert levels[9:15].tolist() == [20, 30, 40, 50, 60, 60]


def test_after_a_sunset_the_level_before_returns():
    levels = judged(10, 60.0, until=11)
    assert levels[9:13].tolist() == [20, 60, 60, 20]


def test_a_later_entry_wins_from_its_month_on():
    entries = (Entry("judges", 10, 60.0, ramp_to=30), Entry("judges", 12, 40.0))
    levels = Scenario("t", "T", "题", "wuhan", 0, entries).levels()["judges"]
    assert (levels[12:] == 40).all()
    assert 20 < levels[11] < 60


def test_a_scenario_inherits_its_base_and_sets_its_own_on_top():
    base = Scenario("b", "B", "基", "wuhan", 0, (Entry("judges", 5, 30.0), Entry("mediators", 5, 50.0)))
    own = Scenario("o", "O", "己", "wuhan", 20, (Entry("judges", 20, 60.0),), base=base)
    assert own.levels()["judges"][[4, 19, 20]].tolist() == [20, 30, 60]
    assert own.levels()["mediators"][-1] == 50


def test_a_frozen_scenario_keeps_the_month_before_its_branch():
    base = Scenario("b", "B", "基", "wuhan", 0, (Entry("judges", 5, 30.0, ramp_to=50),))
    frozen = Scenario("f", "F", "冻", "wuhan", 24, base=base, freeze=True)
    assert (frozen.levels()["judges"][23:] == base.levels()["judges"][23]).all()


def test_a_path_is_in_code_units():
    path = Scenario("t", "T", "题", "wuhan", 0, (Entry("fast_track_share", 3, 45.0),)).path()
    assert path.of("fast_track_share")[3] == pytest.approx(0.45)
    assert path.values.shape == (HORIZON, len(LEVERS))


def test_the_same_question_has_the_same_hash_whatever_it_is_called():
    one = Scenario("a", "A", "甲", "wuhan", 0, (Entry("judges", 10, 60.0, note="why"),))
    other = Scenario("b", "B", "乙", "wuhan", 0, (Entry("judges", 10, 60.0, clause="W22-3.1"),))
    assert one.hash == other.hash
    assert one.hash != Scenario("a", "A", "甲", "wuhan", 0, (Entry("judges", 10, 61.0),)).hash


def test_changes_list_the_first_month_and_every_move():
    assert changes(np.array([1.0, 1.0, 2.0, 2.0])) == [[0, 1.0], [2, 2.0]]


# ── the library ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", library())
def test_the_library_has_no_faults(name):
    found = check(name)
    assert not found.faults
    assert found.scenario is not None
    found.scenario.path().at(HORIZON - 1)  # every level is within its declared range


def test_the_library_holds_the_scenarios_of_both_regions_and_history_comes_first():
    assert library()[0] == "history"
    assert {"frozen-2021", "plan-2022", "plan-2024"} <= set(library())
    assert {"hubei-history", "hubei-frozen-2021", "province-2022"} <= set(library())


@pytest.mark.parametrize(
    ("region", "root", "frozen"),
    [("wuhan", "history", "frozen-2021"), ("hubei", "hubei-history", "hubei-frozen-2021")],
)
def test_each_region_has_one_root_and_one_scenario_without_its_plans(region, root, frozen):
    of_region = [load(name) for name in library() if load(name).region == region]
    assert [each.name for each in of_region if each.base is None] == [root]
    assert [each.name for each in of_region if each.freeze] == [frozen]
    assert root_of(region).name == root
    assert frozen_name(region) == frozen


def test_a_region_without_a_root_in_the_library_is_told():
    with pytest.raises(ScenarioError, match="no root scenario"):
        root_of("nowhere")
    assert frozen_name("nowhere") is None


def test_plans_keep_history_to_the_end_of_2023_and_the_frozen_one_to_2021():
    history = load("history").levels()
    for name, month in (("plan-2022", "2023-12"), ("plan-2024", "2023-12"), ("frozen-2021", "2021-12")):
        levels = load(name).levels()
        last = parse_month(month) + 1
        assert all(np.array_equal(levels[lever][:last], history[lever][:last]) for lever in LEVERS), name


def test_only_what_branches_before_the_information_ends_is_a_counterfactual():
    told = {name: load(name).counterfactual for name in library()}
    assert {name for name, counterfactual in told.items() if counterfactual} == {
        "frozen-2021",
        "hubei-frozen-2021",
    }


def test_every_lever_of_the_plans_is_set_somewhere_up_to_the_plan_of_2024():
    asked = {lever for measure in register_of("wuhan").measures for lever in measure.levers}
    assert asked == {entry.lever for scenario in load("plan-2024").lineage() for entry in scenario.entries}


def test_every_lever_of_the_plan_of_2024_has_an_entry_of_its_own():
    measures = [m for m in register_of("wuhan").measures if m.document == "W24"]
    assert {lever for m in measures for lever in m.levers} == {e.lever for e in load("plan-2024").entries}


def test_the_province_sets_only_what_its_own_clauses_name():
    own = {measure.id: measure.levers for measure in load_region("hubei").measures}
    for name in ("hubei-history", "province-2022"):
        assert all(each.lever in own[each.clause] for each in load(name).entries if each.clause), name
    held = {"enforcement_campaigns_ordered", "pledge_registration_days_ordered"}  # as history left them
    asked = {lever for levers in own.values() for lever in levers}
    assert {each.lever for each in load("province-2022").entries} == asked - held


def test_an_assumed_level_says_so_and_a_stated_one_names_its_clause():
    for name in ("plan-2022", "plan-2024", "province-2022"):
        for each in load(name).entries:
            assert each.clause, each
            assert (each.level == "stated") or "level assumed" in each.note, each


def test_numbers_that_the_plan_of_2024_states_are_used():
    at_the_end = {
        lever: values[parse_month("2025-12")] for lever, values in load("plan-2024").levels().items()
    }
    stated = {
        "cultivation_centres_ordered": 35,
        "trademark_guidance_stations_ordered": 45,
        "trade_secret_stations_ordered": 50,
        "copyright_service_centres_ordered": 2,
        "technical_investigators_ordered": 50,
        "procuratorate_early_intervention": 100,
        "admin_mediation_offer_share": 100,
        "inventor_ownership_share": 70,
        "use_right_years_ordered": 10,
        "trainees_ordered": 2000,
        "overseas_training_courses": 6,
        "enforcement_campaigns_ordered": 3,
        "pledge_registration_days_ordered": 1,
    }
    assert {lever: at_the_end[lever] for lever in stated} == stated
    assert at_the_end["protection_workstations_ordered"] > 200
    assert at_the_end["protection_centre_quota"] > 2400


def test_the_example_of_the_manual_works(tmp_path):
    manual = (Path(__file__).parents[2] / "docs" / "scenario-format.md").read_text(encoding="utf-8")
    example = manual.split("```toml")[1].split("```")[0]
    found = check(written(tmp_path, example, head=""))
    assert not found.faults
    assert found.scenario is not None
    assert found.scenario.levels()["judges"][parse_month("2025-12")] == 60
    assert {name for name in (*TOP_NEEDS, *ENTRY_NEEDS, *ENTRY_MAY) if f"`{name}`" not in manual} == set()


# ── faults ─────────────────────────────────────────────────────────────────────────────────────


def test_all_faults_are_told_at_once_with_their_place(tmp_path):
    body = entry(lever="judge", **{"from": "2024-10"}, value=60)
    body += entry(lever="judges", **{"from": "2024-10"}, value=6000, claus="W22-3.1")
    body += entry(lever="mediators", **{"from": "2031-01"}, value="many")
    found = check(written(tmp_path, body))
    text = "\n".join(found.faults)
    assert found.scenario is None
    assert "[[policy]] 1 (line 7): there is no lever 'judge'. Did you mean 'judges'?" in text
    assert "[[policy]] 2 (line 12)" in text
    assert "judges = 6000 is outside [10, 300] FTE (IP judges 知识产权法官员额)" in text
    assert "'claus'" in text
    assert "'2031-01' is outside 2020-01 to 2030-12" in text
    assert "'many' is not a number" in text


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (entry(lever="judges", **{"from": "2024-08"}, value=60), "before the scenario's own from, 2024-09"),
        (entry(lever="judges", **{"from": "2024-10"}, value=60, clause="W24-34"), "does not set 'judges'"),
        (entry(lever="judges", **{"from": "2024-10"}, value=60, clause="W24-99"), "no clause 'W24-99'"),
        (entry(lever="judges", **{"from": "2024-10"}, value=60, level="stated"), "needs the clause"),
        (entry(lever="judges", **{"from": "2024-10"}, value=60, level="sure"), "'sure' is not one of"),
        (entry(lever="judges", **{"from": "2024-10"}, value=60, ramp_to="2024-09"), "before its from"),
        (entry(lever="judges", **{"from": 2024}, value=60), "not a month in quotes"),
        (entry(lever="judges", **{"from": "2024-10"}), "'value' is missing"),
        (
            entry(lever="judges", **{"from": "2024-11"}, value=60)
            + entry(lever="judges", **{"from": "2024-10"}, value=50),
            "2024-10 is not after 'judges' of 2024-11",
        ),
        ('\n[[assumption]]\nparameter = "nothing.at_all"\nvalue = 1\nnote = "n"\n', "no parameter"),
        ('\n[[assumption]]\npath = "gdpp"\nfactor = 1.1\nnote = "n"\n', "Did you mean 'gdp'?"),
        ('\n[[assumption]]\npath = "gdp"\nfactor = 1.1\nvalue = 3\nnote = "n"\n', "either value or factor"),
        ('\n[[assumption]]\npath = "gdp"\nfactor = 1.1\n', "'note' is missing"),
        ("\npolicy = 3\n", "must be written as [[policy]] tables"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path, body, says):
    assert says in "\n".join(check(written(tmp_path, body)).faults)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (HEAD.replace("plan-2022", "plan-2023"), "There is no scenario 'plan-2023'. Did you mean 'plan-20"),
        (HEAD.replace("2024-09", "2021-01"), "before what it can branch from: 'plan-2022', 2024-01"),
        (HEAD.replace("wuhan", "wuhn"), "'wuhn' is not one of"),
        (HEAD.replace("title", "titel"), "no key 'titel'"),
        (HEAD.replace('based_on = "plan-2022"\n', ""), "a scenario without based_on begins in 2020-01"),
        (HEAD.replace("plan-2022", "mine"), "a circle has no root"),
        ("title = \n", "it is not TOML"),
    ],
)
def test_a_wrong_head_is_refused(tmp_path, head, says):
    assert says in "\n".join(check(written(tmp_path, "", head)).faults)


def test_a_value_outside_the_plannable_range_is_only_a_warning(tmp_path):
    found = check(written(tmp_path, entry(lever="judges", **{"from": "2024-10"}, value=200)))
    assert not found.faults
    assert "judges = 200 is possible, but outside the plannable range [15, 120] FTE" in found.warnings[0]


def test_a_measure_before_its_document_is_only_a_warning(tmp_path):
    head = HEAD.replace("2024-09", "2024-01")
    body = entry(lever="fast_track_share", **{"from": "2024-02"}, value=60, clause="W24-34")
    found = check(written(tmp_path, body, head))
    assert not found.faults
    assert "W24 is of 2024-09-07" in found.warnings[0]


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(ScenarioError, match="Did you mean 'plan-2024'"):
        load("plan-204")


def test_a_scenario_may_stand_on_a_file_beside_it(tmp_path):
    written(tmp_path, entry(lever="judges", **{"from": "2024-10"}, value=60), name="first.toml")
    second = written(tmp_path, "", HEAD.replace("plan-2022", "first"), name="second.toml")
    assert load(second).levels()["judges"][-1] == 60


# ── reading and writing ────────────────────────────────────────────────────────────────────────


@st.composite
def entries(draw):
    made = []
    for lever in draw(st.lists(st.sampled_from(sorted(LEVERS)), unique=True, max_size=4)):
        about = LEVERS[lever]
        start = draw(st.integers(60, HORIZON - 1))
        later = st.none() | st.integers(start, HORIZON - 1)
        value = draw(st.floats(about.low, about.high))
        note = draw(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12))
        made.append(Entry(lever, start, value, draw(later), draw(later), note=note))
    return tuple(made)


@given(made=entries(), factor=st.floats(0.1, 10))
def test_reading_what_was_written_gives_the_same_scenario(tmp_path_factory, made, factor):
    changed = (
        Assumption("why", path="gdp", factor=factor, start=60),
        Assumption("so", path="gdp", value=1e9),
    )
    scenario = Scenario(
        "again", "T", "题", "wuhan", 60, made, changed, base=load("plan-2024"), description="D"
    )
    file = tmp_path_factory.mktemp("written") / "again.toml"
    file.write_text(as_toml(scenario), encoding="utf-8")
    assert load(file) == scenario


@pytest.mark.parametrize("name", library())
def test_every_library_scenario_survives_writing(tmp_path, name):
    file = tmp_path / f"{name}.toml"
    file.write_text(as_toml(load(name)), encoding="utf-8")
    assert load(file) == load(name)


def test_levers_that_differ_are_named():
    assert differing_levers(load("history"), load("history")) == ()
    assert "judges" in differing_levers(load("history"), load("plan-2022"))
    assert set(INERT) <= set(LEVERS)
