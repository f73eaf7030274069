"""Verifying: what is the same is certified, what is not is named, and what cannot be known is refused."""

import json
from dataclasses import replace

import numpy as np
import pytest

from model.errors import ScenarioError
from scenarios import cli, verify_command
from scenarios import provenance as page
from scenarios.parts import write_part
from scenarios.provenance import provenance
from scenarios.run import Job, Run, pairs_of
from scenarios.scenario import load
from scenarios.store import Store
from scenarios.verify import first_difference, parts_at, verify

CLEAN = replace(provenance("wuhan"), commit="f" * 40, dirty=False)
DIRTY = replace(CLEAN, dirty=True)
NOWHERE = replace(CLEAN, commit="unknown")


def made(job: Job) -> Run:
    """A run without a model."""
    months = np.arange(job.months, dtype=float)
    return Run(job, {"count": months + job.pair / 3, "gap": np.where(months > 3, np.nan, 0.1)})


def tampered(job: Job) -> Run:
    run = made(job)
    run.series["count"][7] += 1e-15 * 8
    run.series["gap"][2:4] = 9.0
    return run


@pytest.fixture
def store(tmp_path):
    """Four runs of one scenario, kept as they came."""
    kept = Store(tmp_path / "results")
    for job in pairs_of([load("plan-2024")], 4, scale=20, months=24):
        kept.keep(made(job))
    return kept


def files(store):
    return sorted(store.parts.glob("*.parquet"))


def test_the_same_bits_from_a_clean_tree_are_certified(store):
    verdicts = verify(files(store), made=CLEAN, runner=made)
    assert {verdict.outcome for verdict in verdicts} == {"certified"}
    assert sorted(verdict.pair for verdict in verdicts) == [0, 1, 2, 3]
    assert verify_command.exit_code(verdicts) == 0


def test_the_first_month_indicator_and_both_values_that_differ_are_named(store):
    job = pairs_of([load("plan-2024")], 1, scale=20, months=24)[0]
    file = store.part(job.key)
    file.unlink()
    write_part(file, tampered(job))
    (verdict,) = verify([file], made=CLEAN, runner=made)
    found = verdict.difference
    assert verdict.outcome == "differs"
    assert (found.month, found.series, found.kept, found.now, found.count) == ("2020-03", "gap", 9.0, 0.1, 3)
    assert verify_command.exit_code([verdict]) == 1


def test_the_last_bit_counts_and_a_missing_series_too():
    whole = {"a": np.zeros(3), "b": np.array([1.0, np.nan, 2.0])}
    assert first_difference(whole, {name: values.copy() for name, values in whole.items()}) is None
    near = {"a": np.zeros(3), "b": np.array([1.0, np.nan, np.nextafter(2.0, 3.0)])}
    found = first_difference(whole, near)
    assert (found.month, found.series, found.now) == ("2020-03", "b", near["b"][2])
    lost = first_difference(whole, {"a": np.zeros(3)})
    assert (lost.month, lost.series, lost.kept, lost.now, lost.count) == ("2020-01", "b", 1.0, None, 3)
    short = first_difference(whole, {"a": np.zeros(2), "b": whole["b"]})
    assert (short.month, short.series, short.now) == ("2020-03", "a", None)


def never(job: Job) -> Run:
    raise AssertionError(job)


@pytest.mark.parametrize(("here", "told"), [(DIRTY, "not committed"), (NOWHERE, "commit is unknown")])
def test_a_dirty_tree_and_an_unknown_commit_are_refused_before_anything_is_run(store, here, told):
    verdicts = verify(files(store), made=here, runner=never)
    assert {verdict.outcome for verdict in verdicts} == {"refused"}
    assert told in verdicts[0].obstacles[0]
    assert verify_command.exit_code(verdicts) == 3
    again = verify(files(store), made=here, runner=made, anyway=True)
    assert {verdict.outcome for verdict in again} == {"same"}
    assert verify_command.exit_code(again) == 3


def test_other_code_and_data_are_refused_and_said_to_have_changed(store, monkeypatch):
    now = replace(CLEAN, code="0" * 64, environment=dict(CLEAN.environment) | {"numpy": "9.9"})
    monkeypatch.setattr("scenarios.verify.code_hash", lambda region: "0" * 64)
    (verdict, *_) = verify(files(store), made=now, runner=never)
    assert verdict.outcome == "refused"
    assert any("other code or data" in reason for reason in verdict.obstacles)
    assert verdict.changed == ("code", f"environment (numpy {CLEAN.environment['numpy']}, now 9.9)")


def test_a_scenario_that_reads_otherwise_in_the_library_is_named_but_a_study_s_point_is_not(store):
    plan = load("plan-2024")
    other = replace(plan, entries=(replace(plan.entries[0], value=1.0), *plan.entries[1:]))
    point = replace(plan, entries=(*plan.entries, replace(plan.entries[0], value=2.0)))
    for scenario in (other, point):
        store.keep(made(Job(scenario, 9, 20, 24)))
    verdicts = [
        verify([store.part(Job(scenario, 9, 20, 24).key)], made=CLEAN, runner=made)[0]
        for scenario in (other, point)
    ]
    assert [verdict.outcome for verdict in verdicts] == ["certified"] * 2
    assert verdicts[0].changed[0].startswith("scenario")
    assert verdicts[1].changed == ()


def test_a_part_under_another_name_or_cut_off_is_not_certified(store):
    first, second, *_ = files(store)
    second.write_bytes(first.read_bytes())
    third = first.with_name("f" * 64 + ".parquet")
    third.write_bytes(first.read_bytes()[:-100])
    renamed, damaged = verify([second, third], made=CLEAN, runner=made)
    assert renamed.outcome == "refused"
    assert "its name is not that of its question" in renamed.obstacles[0]
    assert damaged.outcome == "damaged"
    assert verify_command.exit_code([renamed, damaged]) == 1


def test_a_run_that_fails_now_is_told(store):
    verdicts = verify(files(store)[:1], made=CLEAN, runner=never)
    assert verdicts[0].outcome == "failed"


def test_a_sample_of_a_folder_is_the_same_each_time_and_a_key_may_be_short(store):
    every = parts_at(str(store.folder), store.folder, sample=None, everything=True)
    some = parts_at(str(store.folder), store.folder, sample=2, everything=False)
    assert len(every) == 4
    assert some == [every[0], every[2]]
    assert parts_at(every[1].stem[:12], store.folder, sample=None, everything=False) == [every[1]]
    with pytest.raises(ScenarioError, match="4 kept runs|no kept run"):
        parts_at("zz", store.folder, sample=None, everything=False)
    with pytest.raises(ScenarioError, match="at least 1"):
        parts_at(str(store.folder), store.folder, sample=0, everything=False)
    with pytest.raises(ScenarioError, match="holds no runs"):
        parts_at(str(store.parts), store.folder, sample=None, everything=False)


@pytest.fixture
def shell(monkeypatch, capsys):
    """Runs a command; gives exit code and standard output."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["ipeco", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code or 0, capsys.readouterr().out

    return run


def test_the_shell_certifies_a_real_run_of_a_clean_tree_and_says_what_it_did(shell, tmp_path, monkeypatch):
    monkeypatch.setattr("scenarios.verify.provenance", lambda region: CLEAN)
    out = str(tmp_path)
    small = ("--scale", "400", "--seeds", "1", "--until", "2020-12", "--workers", "1")
    shell("run", "plan-2024", *small, "--out", out, "--no-reference")
    code, told = shell("verify", out, "--workers", "1", "--format", "json")
    answer = json.loads(told)
    assert (code, answer["exit"], answer["schema"]) == (0, 0, "ipeco.verify/1")
    assert [row["verdict"] for row in answer["runs"]] == ["certified"]
    assert set(page.COLUMNS) <= set(answer["provenance"])
    code, told = shell("verify", out, "--workers", "1")
    assert code == 0
    assert "certified" in told


def test_the_shell_refuses_a_dirty_tree_with_its_own_code(shell, store, monkeypatch):
    monkeypatch.setattr("scenarios.verify.provenance", lambda region: DIRTY)
    code, told = shell("verify", str(store.folder), "--format", "table")
    assert code == 3
    assert "the tree has changes that are not committed" in told
    assert "--anyway" in told
    assert shell("verify", str(store.folder), "--format", "csv")[1].count("refused") == 3
    assert "未认证" in shell("verify", str(store.folder), "--lang", "zh")[1]
