"""Killed at any moment, a sweep goes on where it was: nothing lost, nothing twice, nothing half written."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from model.errors import StoreError
from scenarios.laboratory.sweep import sweep
from scenarios.parts import read_part
from scenarios.store import Store
from tests.laboratory.fast_world import LOG, fast, series_of, study_of

ROOT = Path(__file__).parents[2]
KILLS, MOST_RUNS, MOST_SECONDS = 20, 10, 0.008
"""Kills; each falls after up to so many runs began, and then up to so many seconds more."""


def luck(number: int, what: str) -> float:
    """A share that looks like luck and is always the same."""
    return int.from_bytes(hashlib.sha256(f"{what} {number}".encode()).digest()[:4], "big") / 2**32


@pytest.fixture(scope="module")
def server():
    """A process that begins a sweep for every line it is given."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.laboratory.fast_world"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        assert process.stdout.readline() == "0\n"
        yield process
        process.stdin.close()


def kill(number: int, process: subprocess.Popen, log: Path, workers: int = 1) -> None:
    """Begin or go on with the study, and kill it at a moment that the number names."""
    until = len(lines(log)) + 1 + int(luck(number, "runs") * MOST_RUNS)
    process.stdin.write(f"{workers} {log.parent}\n")
    sweeping = int(process.stdout.readline())
    while len(lines(log)) < until:
        time.sleep(0.0005)
    time.sleep(luck(number, "seconds") * MOST_SECONDS)
    os.kill(sweeping, signal.SIGKILL)
    assert int(process.stdout.readline()) == -signal.SIGKILL


def kept(folder: Path) -> set[str]:
    return {file.stem for file in (folder / "out" / "runs").glob("*.parquet")}


def lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").split() if log.is_file() else []


def test_killed_at_twenty_moments_nothing_is_lost_doubled_or_half_written(tmp_path, server, monkeypatch):
    log, study = tmp_path / "log", study_of(tmp_path)
    for number in range(KILLS):
        before, told = kept(tmp_path), len(lines(log))
        kill(number, server, log)
        assert before <= kept(tmp_path), "a kept run is gone"
        assert not before & set(lines(log)[told:]), "a kept run was run again"
        for key in kept(tmp_path):
            read_part(tmp_path / "out" / "runs" / f"{key}.parquet")
    assert KILLS / 2 < len(kept(tmp_path)) < study.size
    monkeypatch.setenv(LOG, str(log))
    swept = sweep(study, tmp_path / "out", runner=fast)
    assert (swept.runs, swept.failed) == (study.size, ())
    check_whole(tmp_path, study)
    assert len(lines(log)) <= study.size + KILLS  # at most one run is under way when the blow falls


def test_killed_with_two_workers_it_goes_on_and_the_workers_end(tmp_path, server, monkeypatch):
    log, study = tmp_path / "log", study_of(tmp_path)
    kill(KILLS, server, log, workers=2)
    count = -1
    while count != len(lines(log)):
        count = len(lines(log))
        assert count < study.size, "workers go on without their parent"
        time.sleep(0.3)
    monkeypatch.setenv(LOG, str(log))
    assert sweep(study, tmp_path / "out", runner=fast).failed == ()
    check_whole(tmp_path, study)


def check_whole(folder: Path, study) -> None:
    """Every run of the study is kept, with the numbers it must have, and nothing else lies about."""
    jobs = {one.job.key: one.job for one in study.planned()}
    assert {file.name for file in (folder / "out" / "runs").iterdir()} == {f"{key}.parquet" for key in jobs}
    store = Store(folder / "out")
    for job in jobs.values():
        run = store.find(job)
        assert run is not None
        assert all(np.array_equal(run.series[name], values) for name, values in series_of(job).items())
    assert store.set_aside == []


def test_a_full_disk_stops_the_sweep_with_what_to_do_and_it_goes_on(tmp_path, monkeypatch):
    monkeypatch.setenv(LOG, str(tmp_path / "log"))
    study, keep, room = study_of(tmp_path, points=3, replicates=2), Store.keep, iter(range(100))

    def keep_while_there_is_room(self, run):
        if next(room) == 5:
            with monkeypatch.context() as patch:
                patch.setattr("scenarios.parts.write_columns", full)
                keep(self, run)
        keep(self, run)

    monkeypatch.setattr(Store, "keep", keep_while_there_is_room)
    with pytest.raises(StoreError, match="No space left.*goes on from there"):
        sweep(study, tmp_path / "out", runner=fast)
    assert len(kept(tmp_path)) == 5
    swept = sweep(study, tmp_path / "out", runner=fast)
    assert (swept.runs, swept.reused, swept.failed) == (12, 5, ())
    check_whole(tmp_path, study)


def full(table, file, told):
    """A disk that takes a few bytes and no more, as the system itself says it."""
    file.write_bytes(b"PAR1")
    with Path("/dev/full").open("wb", buffering=0) as device:
        device.write(b"more")


def test_a_part_that_was_cut_off_is_told_set_aside_and_run_again(tmp_path, monkeypatch):
    monkeypatch.setenv(LOG, str(tmp_path / "log"))
    study = study_of(tmp_path, points=3, replicates=2)
    sweep(study, tmp_path / "out", runner=fast)
    cut = sorted((tmp_path / "out" / "runs").iterdir())[4]
    cut.write_bytes(cut.read_bytes()[:-100])
    swept = sweep(study, tmp_path / "out", runner=fast)
    assert (swept.runs, swept.reused, swept.failed) == (12, 11, ())
    assert swept.set_aside == (tmp_path / "out" / "damaged" / cut.name,)
    check_whole(tmp_path, study)
