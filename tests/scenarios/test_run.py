"""Jobs, runs and engines: the same question gives the same bits, whoever computes it."""

import numpy as np
import pytest

from model.errors import ScenarioError
from model.parameters import PARAMETERS, Parameters
from scenarios.dated import Assumption, Entry, Scenario
from scenarios.engine import Failure, failures, run_many, runs
from scenarios.region import load_region
from scenarios.run import (
    Job,
    Run,
    changed_parameters,
    changed_region,
    check_size,
    fingerprint,
    pairs_of,
    run_once,
)
from scenarios.scenario import load
from scenarios.store import Store

COARSE, MONTHS = 200, 14


def titled(title, value=60.0):
    return Scenario("t", title, "题", "wuhan", 0, (Entry("judges", 10, value),))


def counted(job):
    """A runner that needs no world."""
    return Run(job, {"count": np.full(job.months, float(job.pair))})


def broken(job):
    """A runner that fails for one pair."""
    if job.pair == 1:
        raise ValueError("pair one is unlucky")
    return counted(job)


def same(one, other):
    return one.keys() == other.keys() and all(np.array_equal(one[k], other[k], equal_nan=True) for k in one)


def test_a_key_names_the_question_and_not_its_title():
    assert Job(titled("A"), 0).key == Job(titled("B"), 0).key
    others = [
        Job(titled("A", 61.0), 0),
        Job(titled("A"), 1),
        Job(titled("A"), 0, 20),
        Job(titled("A"), 0, 1, 24),
    ]
    held = Job(titled("A"), 0, hold=("finance_rd",))
    assert len({job.key for job in [Job(titled("A"), 0), *others, held]}) == 6


def test_pairs_are_the_same_for_every_scenario_and_run_pair_by_pair():
    jobs = pairs_of([titled("A"), titled("B", 50.0)], 3)
    assert [job.pair for job in jobs] == [0, 0, 1, 1, 2, 2]


def test_a_fingerprint_does_not_depend_on_the_order_of_the_jobs():
    jobs = pairs_of([titled("A")], 3)
    assert fingerprint(jobs) == fingerprint(jobs[::-1])
    assert fingerprint(jobs) != fingerprint(jobs[:2])


def test_the_same_bits_come_from_one_process_and_from_two():
    jobs = pairs_of([load("plan-2022"), load("plan-2024")], 2, scale=COARSE, months=MONTHS)
    alone, shared = run_many(jobs, workers=1), run_many(jobs, workers=2)
    assert not failures([*alone, *shared])
    assert [run.job for run in shared] == jobs
    assert all(same(a.series, b.series) for a, b in zip(runs(alone), runs(shared), strict=True))


def test_a_run_gives_monthly_series_and_scenarios_are_equal_before_they_part():
    one, other = (run_once(Job(load(name), 0, COARSE, MONTHS)) for name in ("history", "plan-2024"))
    assert all(series.shape == (MONTHS,) for series in one.series.values())
    assert same(one.series, other.series)


def test_another_pair_is_another_world():
    one, other = (run_once(Job(load("history"), pair, COARSE, MONTHS)) for pair in (0, 1))
    assert not same(one.series, other.series)


def test_a_job_that_fails_is_recorded_and_the_others_go_on():
    outcomes = run_many(pairs_of([titled("A")], 3), runner=broken)
    assert [type(outcome) for outcome in outcomes] == [Run, Failure, Run]
    assert "pair one is unlucky" in failures(outcomes)[0].message
    assert "Traceback" in failures(outcomes)[0].traceback


def test_the_same_question_asked_twice_is_run_once():
    asked = []

    def noted(job):
        asked.append(job.pair)
        return counted(job)

    outcomes = run_many(pairs_of([titled("A"), titled("B")], 2), runner=noted)
    assert asked == [0, 1]
    assert [outcome.job.scenario.title for outcome in outcomes] == ["A", "B", "A", "B"]


def test_a_finished_run_is_not_run_again_and_an_interrupted_sweep_goes_on(tmp_path):
    store, jobs = Store(tmp_path), pairs_of([titled("A")], 4)
    run_many(jobs[:2], store=store, runner=counted)
    asked = []

    def noted(job):
        asked.append(job.pair)
        return counted(job)

    outcomes = run_many(jobs, store=store, runner=noted)
    assert asked == [2, 3]
    assert [run.reused for run in runs(outcomes)] == [True, True, False, False]
    assert [float(run.series["count"][0]) for run in runs(outcomes)] == [0, 1, 2, 3]


def test_progress_is_told_up_to_the_end():
    told = []
    run_many(
        pairs_of([titled("A")], 3), runner=counted, progress=lambda done, total: told.append((done, total))
    )
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_assumptions_change_parameters_within_their_range_and_nothing_else():
    name = next(
        name for name, about in PARAMETERS.items() if about.grade != "A" and about.high > about.low > 0
    )
    about = PARAMETERS[name]
    domain, short = name.split(".")
    fixed = changed_parameters(Parameters.draw(3), (Assumption("why", name, value=about.high),))
    moved = changed_parameters(Parameters.draw(3), (Assumption("why", name, factor=1000.0),))
    assert getattr(getattr(fixed, domain), short) == about.high
    assert getattr(getattr(moved, domain), short) == about.high
    assert changed_parameters(Parameters.draw(3), ()) == Parameters.draw(3)


def test_assumptions_change_paths_from_their_month_on():
    region = load_region("wuhan").centre()
    after = changed_region(region, (Assumption("why", path="gdp", factor=2.0, start=48),))
    assert after.at(47) == region.at(47)
    assert after.at(48).gdp == 2 * region.at(48).gdp
    assert after.at(48).population == region.at(48).population


@pytest.mark.parametrize(
    ("size", "says"), [((0, 1, 132), "--seeds"), ((1, 0, 132), "--scale"), ((1, 1, 11), "--until")]
)
def test_a_size_that_cannot_be_run_is_refused(size, says):
    with pytest.raises(ScenarioError, match=says):
        check_size(*size)
