"""Studies: read strictly, run once, kept at once, enlarged without running anything twice."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model.errors import ScenarioError, StoreError
from model.indicators import INDICATORS
from model.mechanisms import MECHANISMS
from scenarios.engine import in_processes
from scenarios.laboratory.commands import run_sweep, summary
from scenarios.laboratory.factors import Factor
from scenarios.laboratory.pace import Pace
from scenarios.laboratory.study import read_study
from scenarios.laboratory.sweep import Estimate, check_room, estimate, frame, sweep
from scenarios.run import Job, Run
from scenarios.shocks import load_shock
from scenarios.store import Store
from tests.dashboard import made_up

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "sweep.md"
TEXT = """
title = "Judges and hours"
scenarios = ["frozen-2021", "plan-2024"]
until = "2021-12"
replicates = {replicates}
[design]
points = {points}
[[vary]]
lever = "judges"
from = "2021-01"
[[vary]]
parameter = "court.judge_hours"
"""


def study(folder: Path, points: int = 3, replicates: int = 2):
    file = folder / "study.toml"
    file.write_text(TEXT.format(points=points, replicates=replicates), encoding="utf-8")
    return read_study(file)


def made(job: Job) -> Run:
    """A run without a model: every value is the number of judges in the last month."""
    judges = float(job.scenario.levels()["judges"][job.months - 1])
    names = made_up.series("frozen-2021", 0)
    return Run(job, {name: np.full(job.months, judges) for name in names})


def failing(job: Job) -> Run:
    if job.pair == 1:
        raise ValueError("no luck")
    return made(job)


def test_every_scenario_is_run_at_every_point_with_every_replicate(tmp_path):
    asked = study(tmp_path)
    swept = sweep(asked, tmp_path, runner=made)
    assert (swept.runs, swept.reused, swept.failed) == (12, 0, ())
    listed = pd.read_csv(tmp_path / "studies" / "study" / "runs.csv")
    assert len(listed) == listed["key"].nunique() == 12
    assert np.allclose(
        pd.read_csv(tmp_path / "studies" / "study" / "points.csv")["judges"], asked.points[:, 0]
    )


def test_a_study_that_grows_runs_only_what_is_new(tmp_path):
    sweep(study(tmp_path, points=3, replicates=1), tmp_path, runner=made)
    swept = sweep(study(tmp_path, points=5, replicates=2), tmp_path, runner=made)
    assert (swept.runs, swept.reused) == (20, 6)
    again = sweep(study(tmp_path, points=5, replicates=2), tmp_path, runner=failing)
    assert (again.reused, again.failed) == (20, ())


def test_without_a_month_a_lever_changes_when_the_information_ends(tmp_path):
    file = tmp_path / "study.toml"
    text = TEXT.format(points=3, replicates=1).replace('from = "2021-01"', "")
    file.write_text(text, encoding="utf-8")
    assert [factor.start for factor in read_study(file).factors] == [48, 0]


def test_what_fails_is_counted_kept_with_its_traceback_and_left_alone_until_a_retry(tmp_path):
    swept = sweep(study(tmp_path), tmp_path, runner=failing)
    assert (len(swept.failed), swept.failed_before) == (6, 0)
    assert len(list((tmp_path / "failures").glob("*.json"))) == 6
    assert "no luck" in Store(tmp_path).failure_files()[0][1].traceback
    again = sweep(study(tmp_path), tmp_path, runner=made)
    assert (again.reused, len(again.failed), again.failed_before) == (6, 6, 6)
    assert "6 of them failed before" in "\n".join(summary(again, study(tmp_path), tmp_path))
    retried = sweep(study(tmp_path), tmp_path, runner=made, retry=True)
    assert (retried.reused, retried.failed) == (6, ())
    assert not list((tmp_path / "failures").glob("*.json"))


def test_a_first_run_that_fails_does_not_stop_the_estimate(tmp_path):
    said = estimate(list(study(tmp_path).planned()), Store(tmp_path), 1, failing_first)
    assert said.missing < said.runs
    assert Store(tmp_path).failures()


def test_a_part_that_was_cut_off_is_set_aside_told_and_run_again(tmp_path):
    asked = study(tmp_path)
    sweep(asked, tmp_path, runner=made)
    file = sorted((tmp_path / "runs").glob("*.parquet"))[0]
    file.write_bytes(file.read_bytes()[:-3])
    swept = sweep(asked, tmp_path, runner=made)
    assert (swept.reused, [place.name for place in swept.set_aside]) == (11, [file.name])
    assert "1 damaged parts were set aside" in "\n".join(summary(swept, asked, tmp_path))
    assert sweep(asked, tmp_path, runner=made).reused == 12


def test_a_study_that_the_disk_cannot_hold_is_refused_before_it_starts(tmp_path):
    with pytest.raises(StoreError, match="name fewer indicators"):
        check_room(Estimate(10**9, 10**9, 1.0, 10**15), tmp_path / "not" / "there" / "yet")


def test_a_study_that_keeps_few_indicators_is_another_question(tmp_path):
    asked = study(tmp_path)
    few = replace(asked, indicators=("mean_closing_days",))
    keys, fewer = ({one.job.key for one in one.planned()} for one in (asked, few))
    assert not keys & fewer
    assert all(one.job.measures == ("mean_closing_days",) for one in few.planned())


def test_full_runs_answer_a_study_of_few_indicators_and_never_the_other_way_round(tmp_path):
    asked = study(tmp_path)
    few = replace(asked, indicators=("patent_attorneys",))
    sweep(few, tmp_path / "few", runner=made)
    assert sweep(asked, tmp_path / "few", runner=made).reused == 0
    sweep(asked, tmp_path / "all", runner=made)
    assert sweep(few, tmp_path / "all", runner=made).reused == 12
    assert len(frame(few, tmp_path / "all")) == 12 * 2


def test_a_study_names_shocks_mechanisms_and_what_is_kept(tmp_path):
    file = tmp_path / "study.toml"
    extra = 'shocks = ["rd-downturn"]\nindicators = ["mean_closing_days"]\n'
    rule = next(iter(MECHANISMS.values()))
    extra += f'mechanisms = {{{rule.name} = "{tuple(rule.rules)[-1]}"}}\n[design]'
    file.write_text(TEXT.format(points=3, replicates=1).replace("[design]", extra), encoding="utf-8")
    asked = read_study(file)
    assert [scenario.name for scenario in asked.scenarios][0] == "frozen-2021 + rd-downturn"
    job = next(asked.planned()).job
    assert job.measures == ("mean_closing_days",)
    assert dict(job.mechanisms) == {rule.name: tuple(rule.rules)[-1]}
    assert any(change.path == "rd_appetite" for change in job.scenario.all_assumptions())


def test_a_shock_is_varied_by_its_strength():
    shock = load_shock("suit-surge").assumptions
    factor = Factor("shock", "suit-surge", 0.0, 1.0, shock=shock)
    none, half, whole = ([one.factor for one in factor.changes(share)] for share in (0.0, 0.5, 1.0))
    assert none == [1.0] * len(shock)
    assert whole == [one.factor for one in shock]
    assert half == pytest.approx(np.sqrt(whole).tolist())
    assert factor.id == "shock.suit-surge"


def test_the_pace_counts_only_what_was_run_now():
    times = iter([0.0, 0.0, 30.0])
    pace = Pace(lambda: next(times))
    assert pace.words(100, 400) == ""
    assert pace.words(110, 400) == "20 runs a minute, 14.5 min left"


def test_the_frame_is_tidy_and_carries_the_factors(tmp_path):
    asked = study(tmp_path)
    sweep(asked, tmp_path, runner=made)
    values = frame(asked, tmp_path)
    stock = values[values["indicator"] == "patent_attorneys"]
    assert len(stock) == 12 * 2
    assert set(stock["unit"]) == {INDICATORS["patent_attorneys"].unit}
    assert np.allclose(stock[stock["year"] == 2021]["value"], stock[stock["year"] == 2021]["judges"])
    assert {"point", "replicate", "scenario", "court.judge_hours"} <= set(values.columns)


def failing_first(job: Job) -> Run:
    if job.pair == 0:
        raise ValueError("no luck")
    return made(job)


def test_before_it_starts_one_run_is_timed_and_the_rest_estimated(tmp_path):
    planned = list(study(tmp_path).planned())
    said = estimate(planned, Store(tmp_path), 2, made)
    assert (said.runs, said.missing) == (12, 11)
    assert said.seconds > 0
    assert said.kilobytes > 0
    sweep(study(tmp_path), tmp_path, runner=made)
    assert estimate(planned, Store(tmp_path), 2, made).missing == 0


def test_several_processes_give_every_run_once(tmp_path):
    jobs = [one.job for one in study(tmp_path, points=10, replicates=3).planned()]
    outcomes = list(in_processes(jobs, made, 2))
    assert sorted(outcome.job.key for outcome in outcomes) == sorted(job.key for job in jobs)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("judges", "jugdes"), "there is no lever 'jugdes'.*judges"),
        (("court.judge_hours", "court.judge_hour"), "court.judge_hours"),
        (('"plan-2024"', '"plan-2025"'), "plan-2024"),
        (("points = 3", "points = 2.5"), "2.5 is not a whole number"),
        (("points = 3", "pionts = 3"), "'pionts'.*points"),
        (('from = "2021-01"', "low = 99\nhigh = 9"), "low = 99 is not below high = 9"),
        (('from = "2021-01"', "high = 9000"), "leaves"),
        (('lever = "judges"', 'lever = "judges"\nparameter = "court.judge_hours"'), "exactly one"),
        (('"2021-12"', '"2041-12"'), "outside"),
        (('from = "2021-01"', 'from = "2020-01"'), "laid out under the levers of January 2020"),
        (("[design]", 'shocks = ["suit-surg"]\n[design]'), "no shock 'suit-surg'.*suit-surge"),
        (("[design]", 'mechanisms = {x = "y"}\n[design]'), "'x'"),
        (('lever = "judges"', 'shock = "suit-surge"'), "only levers and paths have a from"),
    ],
)
def test_a_wrong_study_is_refused_with_place_and_nearest_name(tmp_path, change, told):
    file = tmp_path / "study.toml"
    file.write_text(TEXT.format(points=3, replicates=1).replace(*change), encoding="utf-8")
    with pytest.raises(ScenarioError, match=re.compile(told, re.DOTALL)):
        read_study(file)


def test_the_study_of_the_how_to_can_be_read_and_its_size_told(tmp_path, capsys):
    text = HOWTO.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    file = tmp_path / "study.toml"
    file.write_text(text, encoding="utf-8")
    run_sweep(file, tmp_path, 1, dry=True)
    assert "64 points (latin-hypercube) x 4 replicates x 2 scenarios = 512 runs" in capsys.readouterr().out
