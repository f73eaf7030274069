"""Functions with known indices, and worlds without a model that compute them in place of the city."""

from pathlib import Path

import numpy as np

from model.arrays import Floats
from scenarios.laboratory.factors import ends
from scenarios.laboratory.study import Study, read_study
from scenarios.run import Job, Run

ENDS = (
    ends("parameter", "court.judge_hours"),
    ends("parameter", "court.overtime"),
    ends("lever", "judges"),
)
"""Ends of the factors of ``STUDY``."""
STUDY = """
title = "A function in place of the city"
scenarios = ["frozen-2021", "plan-2024"]
until = "2025-12"
replicates = {replicates}
indicators = ["court_cases_filed"]
[design]
points = {points}
seed = 3
[[vary]]
parameter = "court.judge_hours"
[[vary]]
parameter = "court.overtime"
[[vary]]
lever = "judges"
from = "2024-01"
"""
A, B = 7.0, 0.1
"""Ishigami's usual constants."""
G_WEIGHTS = np.array([0.0, 1.0, 4.5, 9.0])
SHIFT, JITTER = 3.0, 2.0
"""Standard deviations of luck that all points of a replicate share, and of each run's own."""


def ishigami(shares: Floats, replicate: int = 0) -> Floats:
    """Ishigami and Homma (1990) of shares of [-pi, pi], shape (n_rows,)."""
    x = np.pi * (2.0 * shares - 1.0)
    return np.sin(x[:, 0]) + A * np.sin(x[:, 1]) ** 2 + B * x[:, 2] ** 4 * np.sin(x[:, 0])


def ishigami_exact() -> tuple[float, Floats, Floats]:
    """Variance, first-order and total indices."""
    alone = 0.5 * (1.0 + B * np.pi**4 / 5.0) ** 2, A**2 / 8.0
    together = B**2 * np.pi**8 * (1.0 / 18.0 - 1.0 / 50.0)
    whole = sum(alone) + together
    first = np.array([alone[0], alone[1], 0.0]) / whole
    return whole, first, np.array([alone[0] + together, alone[1], together]) / whole


def sobol_g(shares: Floats, replicate: int = 0) -> Floats:
    """Sobol's G function, shape (n_rows,)."""
    return np.prod((np.abs(4.0 * shares - 2.0) + G_WEIGHTS) / (1.0 + G_WEIGHTS), axis=1)


def sobol_g_exact() -> tuple[float, Floats, Floats]:
    """Variance, first-order and total indices."""
    each = 1.0 / (3.0 * (1.0 + G_WEIGHTS) ** 2)
    whole = float(np.prod(1.0 + each) - 1.0)
    total = [v * np.prod(np.delete(1.0 + each, n)) for n, v in enumerate(each)]
    return whole, each / whole, np.array(total) / whole


def noisy_ishigami(shares: Floats, replicate: int) -> Floats:
    """Ishigami with luck of known size: one part for all rows of a replicate, one for each run."""
    luck = np.random.default_rng([5, replicate])
    return ishigami(shares) + SHIFT * luck.normal() + JITTER * luck.normal(size=len(shares))


def lucky_ishigami(shares: Floats, replicate: int) -> Floats:
    """Ishigami with luck that all rows of a replicate share."""
    return ishigami(shares) + SHIFT * np.random.default_rng([6, replicate]).normal()


def noise_share() -> float:
    """Share of luck in the variance of ``noisy_ishigami``."""
    luck = SHIFT**2 + JITTER**2
    return luck / (luck + ishigami_exact()[0])


def study_of(folder: Path, points: int, replicates: int) -> Study:
    """A study of three factors."""
    file = folder / "study.toml"
    file.write_text(STUDY.format(points=points, replicates=replicates), encoding="utf-8")
    return read_study(file)


def shares_of(job: Job) -> Floats:
    """Where a run of ``study_of`` lies between the ends of each factor, shape (1, 3)."""
    hours, per_case = (change.value for change in job.scenario.assumptions[-2:])
    values = zip((hours, per_case, job.scenario.entries[-1].value), ENDS, strict=True)
    return np.array([[(value - low) / (high - low) for value, (low, high) in values]])


def ishigami_world(job: Job) -> Run:
    """A run without a model: cases are Ishigami's function and luck; under plan-2024 100 more than half."""
    value = float(lucky_ishigami(shares_of(job), job.pair)[0])
    if job.scenario.name == "plan-2024":
        value = 0.5 * value + 100.0
    return Run(job, {"court_cases_filed": np.full(job.months, value / 12.0)})
