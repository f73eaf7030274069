"""The store: whole parts, an honest manifest, nothing that can execute."""

import json

import numpy as np
import pyarrow.parquet as pq
import pytest

from model.errors import StoreError
from scenarios.dated import Entry, Scenario
from scenarios.engine import Failure
from scenarios.run import Job, Run, pairs_of
from scenarios.sample import kept_sample
from scenarios.store import Store, folders

SCENARIO = Scenario("t", "T", "题", "wuhan", 0, (Entry("judges", 10, 60.0),))


def run_of(job):
    return Run(job, {"count": np.arange(job.months) + job.pair / 3, "gap": np.full(job.months, np.nan)})


def filled(folder, scenario=SCENARIO, pairs=2):
    store = Store(folder)
    made = [run_of(job) for job in pairs_of([scenario], pairs, months=24)]
    for run in made:
        store.keep(run)
    store.enter(scenario, made)
    return store, made


def test_what_is_kept_comes_back_to_the_bit(tmp_path):
    store, made = filled(tmp_path)
    for run in made:
        found = store.find(run.job)
        assert found is not None
        assert found.reused
        assert all(np.array_equal(found.series[k], run.series[k], equal_nan=True) for k in run.series)


def test_another_question_is_not_found(tmp_path):
    store, _ = filled(tmp_path)
    assert store.find(Job(SCENARIO, 7, months=24)) is None


def test_a_part_reads_without_us_with_a_month_per_row(tmp_path):
    store, made = filled(tmp_path)
    table = pq.read_table(store.part(made[0].job.key))
    assert table["month"].to_pylist()[:2] == ["2020-01", "2020-02"]
    assert table.num_rows == 24


def test_no_half_written_file_is_left_and_a_part_is_never_replaced(tmp_path):
    store, made = filled(tmp_path)
    before = store.part(made[0].job.key).stat().st_mtime_ns
    store.keep(made[0])
    assert store.part(made[0].job.key).stat().st_mtime_ns == before
    assert sorted(file.suffix for file in store.parts.iterdir()) == [".parquet", ".parquet"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["manifest.json", "runs"]


def test_the_manifest_says_what_was_asked_of_which_code(tmp_path):
    store, made = filled(tmp_path)
    (entry,) = store.entries()
    content = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert (entry.scenario, entry.scale, entry.months, entry.pairs) == ("t", 1, 24, (0, 1))
    assert entry.keys == tuple(run.job.key for run in made)
    assert entry.information_to == content["information_to"] == "2023-12"
    assert {"python", "numpy", "mesa"} <= content["versions"].keys()


def test_a_newer_entry_replaces_the_older_of_the_same_scenario_only(tmp_path):
    store, _ = filled(tmp_path, pairs=2)
    other = Scenario("u", "U", "题", "wuhan", 0, (Entry("judges", 10, 61.0),))
    filled(tmp_path, other)
    filled(tmp_path, pairs=3)
    assert sorted((entry.scenario, len(entry.pairs)) for entry in store.entries()) == [("t", 3), ("u", 2)]


def test_results_of_other_code_are_refused(tmp_path):
    store, _ = filled(tmp_path)
    file = tmp_path / "manifest.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["scenarios"][0]["code_hash"] = "0" * 16
    file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(StoreError, match="of other code"):
        kept_sample(store, store.entries()[0])


@pytest.mark.parametrize(
    "text", ["not json", "[]", '{"schema": "something else"}', '{"schema": "ipeco.results/1"}']
)
def test_a_foreign_manifest_is_refused_with_what_to_do(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="again"):
        Store(tmp_path).entries()


def test_a_damaged_part_is_refused_with_its_name(tmp_path):
    store, made = filled(tmp_path)
    store.part(made[0].job.key).write_bytes(b"PAR1 but not really")
    with pytest.raises(StoreError, match="damaged"):
        store.find(made[0].job)


def test_a_missing_part_is_named(tmp_path):
    store, made = filled(tmp_path)
    store.part(made[0].job.key).unlink()
    with pytest.raises(StoreError, match="is missing"):
        store.series(store.entries()[0])


def test_what_failed_is_recorded_with_its_traceback_until_nothing_fails(tmp_path):
    store = Store(tmp_path)
    store.record([Failure(Job(SCENARIO, 3), "ValueError: no", "Traceback ...")])
    (row,) = json.loads((tmp_path / "failures.json").read_text(encoding="utf-8"))
    assert (row["scenario"], row["pair"], row["traceback"]) == ("t", 3, "Traceback ...")
    store.record([])
    assert not (tmp_path / "failures.json").exists()


def test_result_folders_are_found_below_a_root_the_newest_first(tmp_path):
    filled(tmp_path / "demo")
    filled(tmp_path / "mine")
    assert {folder.name for folder in folders(tmp_path)} == {"demo", "mine"}
    assert folders(tmp_path / "nothing") == []
