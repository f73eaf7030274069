"""A world that takes a millisecond, and a study of it in a process that can be killed.

Run as a program it forks a sweep for every line it reads, so that twenty of them need one import.
"""

import os
import sys
import time
from pathlib import Path

import numpy as np

from scenarios.laboratory.study import Study, read_study
from scenarios.laboratory.sweep import sweep
from scenarios.region import load_region
from scenarios.run import Job, Run, code_hash

LOG = "IPECO_TEST_LOG"
"""Names a file that takes a line for every run that begins."""
STUDY = """
title = "A fast world"
scenarios = ["frozen-2021", "plan-2024"]
until = "2020-12"
replicates = {replicates}
[design]
points = {points}
[[vary]]
parameter = "court.judge_hours"
"""


def study_of(folder: Path, points: int = 10, replicates: int = 10) -> Study:
    """A study of 200 runs."""
    file = folder / "fast.toml"
    file.write_text(STUDY.format(points=points, replicates=replicates), encoding="utf-8")
    return read_study(file)


def series_of(job: Job) -> dict[str, np.ndarray]:
    """What a run must give: numbers that its question decides."""
    hours = job.scenario.assumptions[-1].value
    return {f"s{n}": np.linspace(hours, job.pair + n, job.months) for n in range(20)}


def fast(job: Job) -> Run:
    """One run, after a line in the log."""
    log = os.open(os.environ[LOG], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(log, f"{job.key}\n".encode())
    os.close(log)
    time.sleep(0.001)
    return Run(job, series_of(job), 0.001)


def serve() -> None:
    """For every line read, workers and a folder: a sweep in a process of its own, and how it ended."""
    load_region("wuhan")
    code_hash("wuhan")  # once, before the forks
    say(0)
    for line in sys.stdin:
        workers, _, folder = line.strip().partition(" ")
        os.environ[LOG] = str(Path(folder) / "log")
        child = os.fork()
        if child == 0:
            sweep(study_of(Path(folder)), Path(folder) / "out", workers=int(workers), runner=fast)
            os._exit(0)
        say(child)
        say(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def say(number: int) -> None:
    """A number to whoever started this."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve()
