"""What a scenario can do with its base: postpone it, end it, take several together."""

from pathlib import Path

import numpy as np
import pytest

from model.month import month_number
from scenarios.scenario import as_toml, check, load

HEAD = 'title = "T"\nzh = "题"\nregion = "wuhan"\nbased_on = "plan-2022"\nfrom = "{start}"\n'
PLAN = month_number(2024, 9)


def written(folder: Path, name: str, text: str, start: str = "2024-09", base: str = "plan-2022") -> Path:
    file = folder / f"{name}.toml"
    file.write_text(HEAD.format(start=start).replace("plan-2022", base) + text, encoding="utf-8")
    return file


def entry(lever: str, value: float, start: str = "2024-10") -> str:
    return f'\n[[policy]]\nlever = "{lever}"\nfrom = "{start}"\nvalue = {value}\n'


def test_a_postponed_plan_is_the_plan_so_many_months_later(tmp_path: Path) -> None:
    late = load(written(tmp_path, "late", "postpone = 12\n", base="plan-2024"))
    planned, later = load("plan-2024").levels(), late.levels()
    for lever in planned:
        assert np.array_equal(later[lever][:PLAN], planned[lever][:PLAN])
        assert (later[lever][PLAN : PLAN + 12] == planned[lever][PLAN - 1]).all()
        assert np.array_equal(later[lever][PLAN + 12 :], planned[lever][PLAN:-12])


def test_at_sunset_every_lever_returns_to_where_the_plan_found_it(tmp_path: Path) -> None:
    ends = load(written(tmp_path, "ends", 'sunset = "2025-12"\n', base="plan-2024"))
    planned, levels = load("plan-2024").levels(), ends.levels()
    last = month_number(2025, 12)
    for lever in planned:
        assert np.array_equal(levels[lever][: last + 1], planned[lever][: last + 1])
        assert (levels[lever][last + 1 :] == planned[lever][PLAN - 1]).all()


def test_combined_scenarios_are_both_and_the_later_wins_where_they_conflict(tmp_path: Path) -> None:
    written(tmp_path, "courts", entry("judges", 60) + entry("mediators", 40))
    written(tmp_path, "money", entry("interest_subsidy", 2) + entry("judges", 40))
    both = written(tmp_path, "both", 'combine = ["courts", "money"]\n' + entry("mediators", 90, "2025-01"))
    levels = load(both).levels()
    assert levels["interest_subsidy"][-1] == 2
    assert levels["judges"][-1] == 40
    assert levels["mediators"][[PLAN + 1, -1]].tolist() == [40, 90]
    warned = check(both).warnings
    assert any("judges is set by 'courts' 60, 'money' 40 FTE: 'money' wins" in warning for warning in warned)
    assert any("mediators" in warning for warning in warned)


@pytest.mark.parametrize(
    "text",
    ['sunset = "2025-12"\n', "postpone = 6\n", 'combine = ["courts"]\n' + entry("mediators", 90, "2025-01")],
)
def test_writing_and_reading_an_operation_gives_the_same_scenario(tmp_path: Path, text: str) -> None:
    written(tmp_path, "courts", entry("judges", 60))
    first = load(written(tmp_path, "first", text))
    again = tmp_path / "again.toml"
    again.write_text(as_toml(first), encoding="utf-8")
    assert load(again).hash == first.hash
    assert as_toml(load(again)) == as_toml(first)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("postpone = 0\n", "whole number from 1"),
        ('postpone = "six"\n', "whole number"),
        ("freeze = true\npostpone = 6\n", "freeze or postpone"),
        ('sunset = "2023-01"\n', "before its from"),
        ('combine = "courts"\n', "list of texts"),
        ('combine = ["court"]\n', "There is no scenario"),
        ('combine = ["frozen-2021"]\n', "same base"),
    ],
)
def test_an_operation_that_makes_no_sense_is_told(tmp_path: Path, text: str, word: str) -> None:
    faults = check(written(tmp_path, "wrong", text)).faults
    assert any(word in fault for fault in faults), faults
