"""Kept results: sets that belong together, the newest first, and plain words about what cannot be used."""

import json
import shutil
from pathlib import Path

import pytest

from dashboard.kept import find
from model.errors import StoreError
from tests.dashboard import made_up

NOWHERE = Path("no-such-folder")


def change_code(folder: Path) -> None:
    """Make a manifest say that other code wrote it."""
    manifest = folder / "manifest.json"
    content = json.loads(manifest.read_text("utf-8"))
    for entry in content["scenarios"]:
        entry["code_hash"] = "0" * 16
    manifest.write_text(json.dumps(content), "utf-8")


def test_folders_below_are_sets_and_only_what_was_run_alike_shares_one(results):
    found = find(results)
    assert {one.id for one in found.sets} == {"demo@1", "quick@20"}
    assert found.chosen("demo@1").names == sorted(made_up.SCENARIOS)
    assert all(one.current for one in found.sets)


def test_a_scenario_is_read_once(results):
    kept = find(results).chosen("demo@1")
    assert kept.sample("plan-2024") is kept.sample("plan-2024")
    assert find(results).chosen("demo@1") is kept
    assert kept.sample("plan-2024").n == 30


def test_a_changed_manifest_is_read_again(tmp_path):
    made_up.write(tmp_path, ["plan-2022"], pairs=2)
    assert find(tmp_path).sets[0].names == ["plan-2022"]
    made_up.write(tmp_path, ["plan-2024"], pairs=2)
    assert find(tmp_path).sets[0].names == ["plan-2022", "plan-2024"]


def test_results_of_other_code_come_last_and_are_marked(tmp_path):
    made_up.write(tmp_path / "old", ["plan-2024"], pairs=3)
    change_code(tmp_path / "old")
    made_up.write(tmp_path / "new", ["plan-2024"], pairs=2)
    first, last = find(tmp_path).sets
    assert (first.id, first.current, last.id, last.current) == ("new@1", True, "old@1", False)
    assert last.sample("plan-2024").n == 3


def test_the_example_is_shown_only_for_want_of_anything_else(results, tmp_path):
    example = results / "quick"
    assert find(tmp_path, example).example
    assert find(tmp_path, example).sets[0].names == sorted(made_up.SCENARIOS)
    assert not find(results, example).example
    assert find(NOWHERE, NOWHERE).sets == ()


def test_a_manifest_that_is_none_is_told_and_the_others_are_shown(results, tmp_path):
    shutil.copytree(results / "quick", tmp_path / "quick")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{", "utf-8")
    found = find(tmp_path)
    assert found.ids == ["quick@20"]
    assert "is not a manifest" in found.refused[0]


def test_a_lost_part_is_named(tmp_path):
    made_up.write(tmp_path, ["plan-2024"], pairs=2)
    next((tmp_path / "runs").glob("*.parquet")).unlink()
    with pytest.raises(StoreError, match="is missing"):
        find(tmp_path).sets[0].sample("plan-2024")
