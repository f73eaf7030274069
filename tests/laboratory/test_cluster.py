"""A real scheduler and real workers on loopback: what dies takes nothing along."""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from distributed import KilledWorker

from model.errors import EngineError
from scenarios import cluster
from scenarios.engine import Failure, attempt, portions
from scenarios.laboratory.study import Study, read_study
from scenarios.laboratory.sweep import sweep
from scenarios.run import Job, Run
from scenarios.scenario import load
from scenarios.store import Store

ROOT = Path(__file__).resolve().parents[2]
STUDY = """
title = "On a cluster"
scenarios = ["frozen-2021"]
until = "2020-12"
scale = 400
indicators = ["mean_closing_days", "patent_attorneys"]
[design]
method = "sobol"
points = {points}
[[vary]]
parameter = "court.judge_hours"
"""
PATIENCE = 120.0
"""Seconds after which a test gives up; each takes a few."""


class Processes:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        told = folder / "scheduler.json"
        self.all = [
            self.dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        ]
        wait_for(lambda: told.is_file() and told.read_text().strip().endswith("}"))
        self.address = re.search(r"tcp://127\.0\.0\.1:\d+", told.read_text()).group()
        worker = ("worker", self.address, "--no-nanny", "--nthreads", "1", "--host", "127.0.0.1")
        self.all += [self.dask(*worker, "--local-directory", str(folder / str(n))) for n in range(2)]

    def dask(self, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def end(self) -> None:
        for process in self.all:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def processes():
    """One cluster for the tests that kill it, in this order: a worker, then the scheduler."""
    with tempfile.TemporaryDirectory() as folder:
        made = Processes(Path(folder))
        yield made
        made.end()


def wait_for(happened) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def study_of(folder: Path, points: int) -> Study:
    file = folder / "cluster.toml"
    file.write_text(STUDY.format(points=points), encoding="utf-8")
    return read_study(file)


def after(count: int, victim: "subprocess.Popen[bytes]"):
    """Progress that kills a process after so many runs."""

    def tell(done: int, total: int) -> None:
        if done == count:
            victim.kill()

    return tell


def slow(job: Job) -> Run:
    """A world that takes a tenth of a second."""
    time.sleep(0.1)
    return Run(job, {"a": np.arange(12.0)})


def test_a_worker_killed_in_the_middle_loses_nothing_doubles_nothing_and_moves_no_bit(processes, tmp_path):
    study, engine = study_of(tmp_path, 4), cluster.OnCluster(processes.address)
    told = []
    kill = after(1, processes.all[1])
    swept = sweep(study, tmp_path / "there", engine=engine, progress=lambda *n: (told.append(n), kill(*n)))
    assert (swept.runs, swept.reused, swept.failed) == (4, 0, ())
    assert told == [(done, 4) for done in range(5)]  # each came back once
    sweep(study, tmp_path / "serial")
    alone, there = Store(tmp_path / "serial"), Store(tmp_path / "there")
    assert {p.name for p in there.parts.iterdir()} == {p.name for p in alone.parts.iterdir()}
    for planned in study.planned():
        one, other = alone.find(planned.job).series, there.find(planned.job).series
        assert one.keys() == other.keys()
        assert all(np.array_equal(one[name], other[name], equal_nan=True) for name in one)


def test_a_scheduler_that_dies_is_told_and_the_same_command_goes_on(processes, tmp_path):
    study, engine = study_of(tmp_path, 60), cluster.OnCluster(processes.address)
    with pytest.raises(EngineError, match="The Dask scheduler went away.*goes on from there"):
        sweep(study, tmp_path, engine=engine, runner=slow, progress=after(3, processes.all[0]))
    kept = len(list((tmp_path / "runs").glob("*.parquet")))
    assert 3 <= kept < 60
    swept = sweep(study, tmp_path, runner=constant)
    assert (swept.runs, swept.reused, swept.failed) == (60, kept, ())


# ── without processes ──────────────────────────────────────────────────────────────────────────


def constant(job: Job) -> Run:
    return Run(job, {"a": np.arange(12.0), "b": np.full(12, float(job.pair))}, 0.5)


def unlucky(job: Job) -> Run:
    raise ValueError(f"no luck with {job.pair}")


def test_a_run_travels_as_one_array_and_comes_back_to_the_bit():
    job = Job(load("history"), 3)
    back = cluster.unpacked(job, cluster.packed(attempt(job, constant)))
    assert isinstance(back, Run)
    assert (list(back.series), back.seconds) == (["a", "b"], 0.5)
    assert np.array_equal(back.series["b"], np.full(12, 3.0))


def test_a_failure_travels_with_its_traceback():
    job = Job(load("history"), 3)
    back = cluster.unpacked(job, cluster.packed(attempt(job, unlucky)))
    assert isinstance(back, Failure)
    assert back.message == "ValueError: no luck with 3"
    assert "Traceback" in back.traceback


def test_a_worker_of_other_code_is_refused_with_both_hashes():
    client = SimpleNamespace(run=lambda *_, **__: {"tcp://worker": "0" * 64})
    with pytest.raises(
        EngineError, match=r"tcp://worker has other code.*0000000000000000, here [0-9a-f]{16}"
    ):
        cluster.check_code(client, "wuhan")


def test_a_worker_that_joins_late_with_other_code_gives_nothing():
    with pytest.raises(EngineError, match="other code"):
        cluster.attempt_there([Job(load("history"), 0)], constant, "0" * 64)


def test_jobs_that_kill_every_worker_are_failures_and_the_others_go_on():
    jobs = [Job(load("history"), pair) for pair in range(2)]

    def died():
        raise KilledWorker("ipeco", SimpleNamespace(address="tcp://worker"), 3)

    future = SimpleNamespace(cancelled=lambda: False, result=died)
    outcomes = list(cluster.taken(future, jobs))
    assert [outcome.job for outcome in outcomes] == jobs
    assert all("Every worker that took it died" in outcome.message for outcome in outcomes)


def test_an_address_where_nobody_answers_is_told(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    jobs = [Job(load("history"), 0)]
    with pytest.raises(EngineError, match=r"tcp://127\.0\.0\.1:9.*no Dask scheduler answers.*clusters\.md"):
        list(cluster.OnCluster("tcp://127.0.0.1:9")(jobs, constant, 1))


@pytest.mark.parametrize("address", ["10.0.0.5", "http://x", "tcp://nowhere.invalid:8786"])
def test_an_address_that_is_none_is_told(address, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with pytest.raises(EngineError, match="no Dask scheduler answers"):
        list(cluster.OnCluster(address)([Job(load("history"), 0)], constant, 1))


def test_every_job_is_in_exactly_one_portion():
    jobs = [Job(load("history"), pair) for pair in range(50)]
    assert [job for portion in portions(jobs, 2) for job in portion] == jobs
