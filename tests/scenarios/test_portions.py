"""Portions of work: jobs that share a past travel together, and no portion keeps one worker too long."""

from itertools import chain

from scenarios.dated import Entry, Scenario
from scenarios.engine import LARGEST_BUNDLE, LARGEST_PORTION, portions
from scenarios.run import Job, pairs_of


def named(number):
    return Scenario(f"s{number}", "T", "题", "wuhan", 0, (Entry("judges", 50, 60.0 + number),))


SCENARIOS = [named(number) for number in range(5)]


def test_five_scenarios_of_one_pair_are_one_portion():
    assert [len(portion) for portion in portions(pairs_of(SCENARIOS, 1), 2)] == [5]


def test_every_pair_stays_whole():
    found = list(portions(pairs_of(SCENARIOS[:3], 40), 2))
    assert all(len({job.pair for job in portion}) * 3 == len(portion) for portion in found)


def test_every_job_is_handed_out_once_and_in_order():
    jobs = pairs_of(SCENARIOS, 7)
    assert list(chain.from_iterable(portions(jobs, 2))) == jobs
    assert list(portions([], 2)) == []


def test_jobs_of_different_worlds_go_in_small_portions():
    found = [len(portion) for portion in portions([Job(SCENARIOS[0], pair) for pair in range(200)], 2)]
    assert max(found) == LARGEST_PORTION
    assert sum(found) == 200


def test_a_hundred_levers_of_one_world_are_shared_out():
    jobs = [Job(named(number), 0) for number in range(100)]
    assert max(len(portion) for portion in portions(jobs, 2)) == LARGEST_BUNDLE
