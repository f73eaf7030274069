"""Attribution of a plan to programmes, levers, clauses and parts of the mechanism, on tiny worlds."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from model.errors import ScenarioError
from model.month import month_number
from scenarios.asking import Size
from scenarios.attribution.commands import attribute_plan
from scenarios.attribution.levers import SHARED, clause_parts, leave_one_out
from scenarios.attribution.mixing import mixed, programmes
from scenarios.attribution.parts import split
from scenarios.attribution.programmes import attribute
from scenarios.dated import Assumption, Entry, Scenario
from scenarios.scenario import load

START = month_number(2020, 3)
INDICATORS = ("high_value_patents_per_10k", "pledge_loan_firms", "patent_transfers")


def base() -> Scenario:
    return load("history")


def plan() -> Scenario:
    entries = (
        Entry("judges", START, 90.0, clause="W24-34"),
        Entry("risk_compensation_share", START, 80.0, clause="W22-3.1"),
        Entry("risk_compensation_share", START + 3, 40.0, clause="W24-41"),
        Entry("interest_subsidy", START, 2.0),
    )
    return Scenario("made", "Made", "自拟", "wuhan", START, entries, base=base())


def size(folder: Path, pairs: int = 2) -> Size:
    return Size(pairs, 400, 12, 1, folder)


def test_the_whole_mixture_is_the_plan_and_asks_the_same_question() -> None:
    for of, against in ((plan(), base()), (load("plan-2024"), load("frozen-2021"))):
        every = [lever for group in programmes(against, of).values() for lever in group]
        assert mixed(against, of, every, "all").hash == of.hash
        assert mixed(against, of, [], "none").hash == against.hash


def test_parts_add_up_and_what_is_left_out_is_not_run(tmp_path: Path) -> None:
    found = attribute(base(), plan(), INDICATORS, 2020, size(tmp_path), scale=400)
    assert set(found.parts) == {"protection", "finance"}
    assert found.asked.runs == 2 * 4
    again = attribute(base(), plan(), INDICATORS, 2020, size(tmp_path), scale=400)
    assert again.asked.reused == found.asked.runs
    assert np.array_equal(found.total, again.total)
    whole = next(effect for effect in found.effects("pledge_loan_firms") if effect.scenario == "total")
    assert whole.effect == pytest.approx(float(found.total[:, 1].mean()))


def test_levers_are_left_out_one_by_one(tmp_path: Path) -> None:
    found = leave_one_out(base(), plan(), INDICATORS, 2020, size(tmp_path, 1), scale=400)
    assert set(found.losses) == {"judges", "risk_compensation_share", "interest_subsidy"}
    assert {effect.scenario for effect in found.by_clause("patent_transfers")} == {
        *("W24-34", "W22-3.1", "W24-41", SHARED)
    }


def test_a_lever_of_several_clauses_is_divided_by_their_increments() -> None:
    parts = clause_parts(base(), plan(), "risk_compensation_share")
    first = abs(80.0 - base().levels()["risk_compensation_share"][START - 1])
    assert parts == pytest.approx({"W22-3.1": first / (first + 40.0), "W24-41": 40.0 / (first + 40.0)})


def test_a_lever_without_a_clause_is_shared() -> None:
    assert clause_parts(base(), plan(), "interest_subsidy") == {SHARED: 1.0}


def test_the_split_adds_up_to_the_effect(tmp_path: Path) -> None:
    found = split(base(), plan(), INDICATORS, 2020, size(tmp_path, 1), scale=400)
    direct = attribute(base(), plan(), INDICATORS, 2020, size(tmp_path, 1), scale=400)
    assert list(found.parts) == ["mechanical", "behavioural", "congestion"]
    assert np.allclose(found.total, direct.total)


def test_a_plan_that_changes_nothing_or_assumes_otherwise_is_refused() -> None:
    with pytest.raises(ScenarioError, match="nothing to attribute"):
        programmes(base(), base().renamed("copy"))
    other = replace(plan(), assumptions=(Assumption("why", parameter="court.hours_per_case", factor=1.1),))
    with pytest.raises(ScenarioError, match="different assumptions"):
        programmes(base(), other)


def test_rounds_and_years_that_make_no_sense_are_told(tmp_path: Path) -> None:
    options = {"by": "programme", "indicators": [], "rounds": 1, "year": None}
    for wrong, word in (({"rounds": 0}, "--rounds"), ({"year": 2035}, "--year")):
        with pytest.raises(ScenarioError, match=word):
            attribute_plan("plan-2024", "frozen-2021", size(tmp_path), "table", "en", **(options | wrong))
