"""Provenance: what made a number is said, the same each time, in everything that leaves the house."""

import csv
import io
import subprocess

import pytest

from scenarios import provenance as page
from scenarios.answers import as_csv, compare_answer, run_answer
from scenarios.attainment import attainments
from scenarios.provenance import changed_since, provenance, short_stamp, stamp, stamp_of, stamped_rows
from scenarios.report import report_page
from scenarios.scenario import load
from tests.scenarios.made import sample

KEYS = ("fingerprint", "n", "date", "code", "commit", "environment")


@pytest.fixture(autouse=True)
def one_day(monkeypatch):
    """The day on which every file of these tests is made."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def test_a_stamp_names_question_code_environment_and_day():
    made = stamp(["a", "b"], 2, region="wuhan")
    assert set(KEYS) | {"data"} == set(made)
    assert made["date"] == "2023-11-14"
    assert "numpy" in made["environment"]
    assert stamp(["b", "a"], 2, region="wuhan") == made
    assert stamp(["a"])["fingerprint"] != made["fingerprint"]


def test_the_code_of_a_stamp_does_not_depend_on_the_region_but_its_data_do():
    assert provenance("wuhan").code == provenance("hubei").code
    assert provenance("wuhan").data != provenance("hubei").data


def test_one_sample_keeps_its_fingerprint_and_several_have_one_together():
    one, other = sample(name="frozen-2021"), sample(name="plan-2024")
    assert stamp_of([one])["fingerprint"] == one.fingerprint
    assert stamp_of([one, other])["fingerprint"] not in (one.fingerprint, other.fingerprint)


def test_rows_carry_the_stamp_last_and_a_table_still_reads_as_csv():
    made = stamp(["a"], 4)
    rows = list(csv.DictReader(io.StringIO(as_csv(stamped_rows([{"id": "W24-T1", "n": 3}], made)))))
    assert list(rows[0]) == ["id", "n", "fingerprint", "date", "code", "commit"]
    assert rows[0]["n"] == "3"


def test_every_chart_and_table_of_the_report_says_fingerprint_n_and_day():
    one, other = sample(name="frozen-2021"), sample(name="plan-2024")
    asked = [load("frozen-2021"), load("plan-2024")]
    html = report_page(asked, [one, other], one, boards=["plan-2024"], lang="en")
    both = short_stamp([one, other])
    assert html.count(both) >= html.count("<figcaption>") > 0
    assert "2023-11-14" in both
    assert short_stamp([other]) in html
    assert html == report_page(asked, [one, other], one, boards=["plan-2024"], lang="en")


def test_json_answers_carry_the_stamp():
    one, other = sample(name="frozen-2021"), sample(name="plan-2024")
    assert run_answer(one, attainments(one, None))["provenance"] == stamp_of([one])
    asked = [load("frozen-2021"), load("plan-2024")]
    assert compare_answer(asked, one, [other], [], 2025)["provenance"] == stamp_of([one, other])


def test_what_changed_since_a_run_was_kept_is_named():
    here = provenance("wuhan")
    kept = {
        "code": "0" * 64,
        "data": here.data,
        "environment": dict(here.environment) | {"numpy": "1.0"},
    }
    assert changed_since(kept, here) == (
        "code",
        f"environment (numpy 1.0, now {here.environment['numpy']})",
    )
    assert changed_since({}, here) == ()


def repository(folder):
    for words in (["init", "-q"], ["config", "user.email", "a@b.c"], ["config", "user.name", "a"]):
        subprocess.run(["git", "-C", str(folder), *words], check=True)
    (folder / "model").mkdir()
    (folder / "model" / "rule.py").write_text("1\n")
    subprocess.run(["git", "-C", str(folder), "add", "."], check=True)
    subprocess.run(["git", "-C", str(folder), "commit", "-qm", "first"], check=True)


def test_git_tells_commit_and_changes_of_what_decides_numbers_alone(tmp_path, monkeypatch):
    repository(tmp_path)
    monkeypatch.setattr(page, "ROOT", tmp_path.resolve())
    state = page.committed_state.__wrapped__
    commit, dirty = state()
    assert (len(commit), dirty) == (40, False)
    (tmp_path / "notes.txt").write_text("mine\n")
    assert state() == (commit, False)
    (tmp_path / "model" / "new.py").write_text("2\n")
    assert state() == (commit, True)


def test_a_folder_inside_a_foreign_repository_is_of_unknown_commit(tmp_path, monkeypatch):
    repository(tmp_path)
    monkeypatch.setattr(page, "ROOT", tmp_path.resolve() / "model")
    assert page.committed_state.__wrapped__() == ("unknown", False)


def test_without_git_the_commit_is_unknown(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert page.committed_state.__wrapped__() == ("unknown", False)
