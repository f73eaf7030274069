"""Results that no model made: smooth series with known effects, kept by the store's own writer.

Quick, and never out of date with the model. Under ``plan-2022`` most measures rise after 2022 and those
in ``NOISY`` only tremble; ``plan-2024`` adds to it after 2024; those in ``UNMOVED`` never differ.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from model.arrays import Floats
from model.indicators import INDICATORS
from scenarios.region import whole_register
from scenarios.run import Job, Run
from scenarios.scenario import load
from scenarios.store import Store

SCENARIOS = ("frozen-2021", "plan-2022", "plan-2024")
MONTHS = 132
UNMOVED = ("population", "gdp")
NOISY = ("court_cases_filed",)
BRANCHES = {"plan-2022": (36, 0.15), "plan-2024": (60, 0.30)}
"""Month from which a scenario departs, and by how much of the level in the end."""


def write(folder: Path, scenarios: Sequence[str] = SCENARIOS, pairs: int = 30, scale: int = 1) -> Path:
    """A folder of made-up results, as ``ipeco compare`` would leave it."""
    store = Store(folder)
    for name in scenarios:
        scenario = load(name)
        runs = [Run(Job(scenario, pair, scale), series(name, pair)) for pair in range(pairs)]
        for run in runs:
            store.keep(run)
        store.enter(scenario, runs)
    return folder


def series(scenario: str, pair: int) -> dict[str, Floats]:
    """Every monthly series of one pair."""
    made: dict[str, Floats] = {}
    for about in INDICATORS.values():
        if about.kind == "change":
            continue
        values = path(about.id, scenario, pair)
        made[about.id] = values / 12 if about.kind == "flow" else values
        if about.kind == "ratio":
            made |= {f"{about.id}.numerator": values * 100, f"{about.id}.denominator": np.full(MONTHS, 100.0)}
    return made


def path(indicator: str, scenario: str, pair: int) -> Floats:
    """Yearly level month by month: what the plans ask for, approached from half of it."""
    luck = np.random.default_rng([pair, *indicator.encode()])
    months = np.arange(MONTHS) / MONTHS
    level = goal(indicator) * (0.5 + (0.5 + 0.25 * luck.normal()) * months + 0.01 * luck.normal(size=MONTHS))
    if indicator in UNMOVED:
        return level
    if indicator in NOISY:
        tremble = np.random.default_rng([pair, *scenario.encode()]).normal(size=MONTHS)
        return level * (1 + 0.02 * tremble)
    for name, (start, gain) in BRANCHES.items():
        if scenario >= name:  # the later plan stands on the earlier one
            level[start:] *= 1 + gain * (1 + 0.2 * luck.normal()) * (months[start:] - months[start])
    return level


def goal(indicator: str) -> float:
    """What the first plan that names it asks for; 100 where none does."""
    asked = [t.value for t in whole_register().targets if t.indicator == indicator and t.quantitative]
    return asked[0] if asked else 100.0
