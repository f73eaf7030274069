"""Studies: read strictly, run once, kept at once, enlarged without running anything twice."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model.errors import ScenarioError
from model.indicators import INDICATORS
from scenarios.engine import in_processes
from scenarios.laboratory.commands import run_sweep
from scenarios.laboratory.study import read_study
from scenarios.laboratory.sweep import estimate, frame, sweep
from scenarios.run import Job, Run
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
    listed = pd.read_csv(tmp_path / "study" / "runs.csv")
    assert len(listed) == listed["key"].nunique() == 12
    assert np.allclose(pd.read_csv(tmp_path / "study" / "points.csv")["judges"], asked.points[:, 0])


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


def test_what_fails_is_counted_kept_with_its_traceback_and_tried_again(tmp_path):
    swept = sweep(study(tmp_path), tmp_path, runner=failing)
    assert len(swept.failed) == 6
    assert "no luck" in (tmp_path / "failures.json").read_text(encoding="utf-8")
    assert sweep(study(tmp_path), tmp_path, runner=made).reused == 6
    assert not (tmp_path / "failures.json").exists()


def test_the_frame_is_tidy_and_carries_the_factors(tmp_path):
    asked = study(tmp_path)
    sweep(asked, tmp_path, runner=made)
    values = frame(asked, tmp_path)
    stock = values[values["indicator"] == "patent_attorneys"]
    assert len(stock) == 12 * 2
    assert set(stock["unit"]) == {INDICATORS["patent_attorneys"].unit}
    assert np.allclose(stock[stock["year"] == 2021]["value"], stock[stock["year"] == 2021]["judges"])
    assert {"point", "replicate", "scenario", "court.judge_hours"} <= set(values.columns)


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
