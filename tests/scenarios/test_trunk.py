"""What scenarios have in common is simulated once, and nobody can tell from the numbers."""

from dataclasses import replace

import numpy as np
import pytest

from model.errors import SimulationError
from model.policy import PolicyPath
from scenarios.run import Job, pairs_of, run_once
from scenarios.scenario import load
from scenarios.trunk import bundles, run_together
from tests.invariants.worlds import founded

NAMES = ("frozen-2021", "plan-2022", "plan-2024")


def jobs(pairs: int = 1) -> list[Job]:
    return pairs_of([load(name) for name in NAMES], pairs, scale=400, months=54)


def test_runs_that_share_a_past_have_the_bits_of_separate_runs() -> None:
    asked = jobs()
    for together, job in zip(run_together(asked), asked, strict=True):
        alone = run_once(job)
        assert together.job == job
        assert list(together.series) == list(alone.series)
        assert all(np.array_equal(together.series[n], alone.series[n], equal_nan=True) for n in alone.series)


def test_a_shorter_horizon_is_taken_on_the_way() -> None:
    long, short = jobs()[0], replace(jobs()[0], months=24)
    runs = run_together([long, short])
    assert [len(run.series["patent_grants_total"]) for run in runs] == [54, 24]


def test_only_jobs_of_one_pair_share_a_past() -> None:
    assert [[job.pair for job in bundle] for bundle in bundles(jobs(2))] == [[0, 0, 0], [1, 1, 1]]


def test_other_assumptions_are_another_past() -> None:
    here = jobs()[0]
    assert len(bundles([here, replace(here, hold=("peers_awareness",))])) == 2


def test_a_world_does_not_branch_to_another_past() -> None:
    city = founded(PolicyPath.constant(132)).run(2)
    with pytest.raises(SimulationError, match="months that have passed"):
        city.branch(PolicyPath.constant(132, judges=70.0))
