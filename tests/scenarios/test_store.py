"""The store: whole parts, an honest manifest, nothing that can execute."""

import errno
import json

import numpy as np
import pyarrow.parquet as pq
import pytest

from model.errors import StoreError
from scenarios.dated import Entry, Scenario
from scenarios.engine import Failure
from scenarios.parts import read_about
from scenarios.plain import job_as_data, job_from_data
from scenarios.run import Job, Run, pairs_of
from scenarios.sample import kept_sample
from scenarios.scenario import load
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


def test_a_part_reads_without_us_with_a_row_per_series_and_month(tmp_path):
    store, made = filled(tmp_path)
    table = pq.read_table(store.part(made[0].job.key)).to_pandas()
    assert table.columns.tolist() == ["series", "month", "value"]
    assert table["month"].astype(str).tolist()[:2] == ["2020-01-01", "2020-02-01"]
    assert len(table) == 24 * 2


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


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -40])
def test_a_part_that_was_cut_off_is_set_aside_and_asked_again(tmp_path, cut):
    store, made = filled(tmp_path)
    file = store.part(made[0].job.key)
    file.write_bytes(file.read_bytes()[:cut])
    assert not store.holds(made[0].job)
    assert store.set_aside == [tmp_path / "damaged" / file.name]
    store.keep(made[0])
    assert store.holds(made[0].job)


def test_a_part_that_was_changed_inside_is_never_taken_for_another(tmp_path):
    store, made = filled(tmp_path)
    file, before = store.part(made[0].job.key), made[0].series
    content = file.read_bytes()
    for place in range(0, len(content), max(1, len(content) // 150)):
        store.parts.mkdir(exist_ok=True)
        file.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        found = store.find(made[0].job)
        assert found is None or all(
            np.array_equal(found.series[k], before[k], equal_nan=True) for k in before
        )
        assert file.is_file() == (found is not None)
    assert store.set_aside


def test_a_damaged_part_is_refused_with_its_name_where_it_is_only_read(tmp_path):
    store, made = filled(tmp_path)
    store.part(made[0].job.key).write_bytes(b"PAR1 but not really")
    with pytest.raises(StoreError, match="damaged.*Run again"):
        store.series(store.entries()[0])


def test_a_part_says_which_question_it_answers(tmp_path):
    store, made = filled(tmp_path)
    said = read_about(store.part(made[1].job.key))
    job = job_from_data(said.job)
    assert (said.key, job.key) == (made[1].job.key, made[1].job.key)
    assert (job.pair, job.months, job.scenario.name) == (1, 24, "t")


@pytest.mark.parametrize("name", ["plan-2024", "frozen-2021", "province-2022"])
def test_a_job_comes_back_from_plain_data_with_the_same_key(name):
    job = Job(load(name), 7, 20, 36, ("peers",), ("mean_closing_days",))
    assert job_from_data(json.loads(json.dumps(job_as_data(job)))).key == job.key


def test_a_full_disk_is_told_and_leaves_no_half_written_part(tmp_path, monkeypatch):
    def full(table, file, told):
        file.write_bytes(b"PAR1")
        raise OSError(errno.ENOSPC, "No space left on device")

    store, made = filled(tmp_path, pairs=1)
    monkeypatch.setattr("scenarios.parts.write_columns", full)
    with pytest.raises(StoreError, match="No space left on device.*goes on from there"):
        store.keep(run_of(Job(SCENARIO, 9, months=24)))
    assert [file.stem for file in store.parts.iterdir()] == [made[0].job.key]


def test_a_missing_part_is_named(tmp_path):
    store, made = filled(tmp_path)
    store.part(made[0].job.key).unlink()
    with pytest.raises(StoreError, match="is missing"):
        store.series(store.entries()[0])


def test_what_failed_is_kept_with_job_and_traceback_until_it_succeeds(tmp_path):
    store, job = Store(tmp_path), Job(SCENARIO, 3, months=24)
    store.record([Failure(job, "ValueError: no", "Traceback ...")])
    ((_, failure),) = store.failures()
    assert (failure.job.key, failure.message, failure.traceback) == (
        job.key,
        "ValueError: no",
        "Traceback ...",
    )
    assert store.failed_before(job) is not None
    store.keep(run_of(job))
    assert store.failed_before(job) is None


def test_a_foreign_failure_is_refused_with_what_to_do(tmp_path):
    store = Store(tmp_path)
    store.failed.mkdir()
    (store.failed / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(StoreError, match="Delete it"):
        list(store.failures())


def test_result_folders_are_found_below_a_root_the_newest_first(tmp_path):
    filled(tmp_path / "demo")
    filled(tmp_path / "mine")
    assert {folder.name for folder in folders(tmp_path)} == {"demo", "mine"}
    assert folders(tmp_path / "nothing") == []
