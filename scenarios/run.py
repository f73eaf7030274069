"""One run (一次运行): one scenario, one draw of what is uncertain, one seed. Only here is a model built.

Pair i means parameter draw i, region draw i, cost draw i and seed i, the same for every scenario: two
scenarios of one pair differ by policy alone. A job is plain data; its key names the same question for ever.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from time import perf_counter
from typing import Any

from model.arrays import Floats
from model.errors import ScenarioError
from model.mechanisms import Chosen
from model.model import IPEcosystem
from model.month import month_name
from model.parameters import PARAMETERS, Parameters
from model.policy import PolicyPath
from model.region import Economy, Region
from scenarios.dated import HORIZON, Assumption, Scenario
from scenarios.region import REGIONS, load_region

HOUSE = Path(__file__).parent
CODE = (
    *("../model/**/*.py", "region.py", "places.py", "exogenous.py", "priors.py", "dated.py", "run.py"),
    *("register.py", "goals.py", "trunk.py"),
)
"""What decides a number, beside the scenario and the region's data."""
COSTS_AT_MODE = -1
"""The draw of public costs that stands for none: their modes."""
MOST_PAIRS, COARSEST = 100_000, 1000
"""More pairs or a coarser scale are taken for a slip of the hand."""
SHORT = 16
"""Hexadecimal digits of a hash that people see."""


@dataclass(frozen=True)
class Job:
    """One question to the model, as plain data."""

    scenario: Scenario
    pair: int
    """Draw of parameters and region, and seed; from 0."""
    scale: int = 1
    """1: every small firm; 20: every twentieth, with weight 20."""
    months: int = HORIZON
    """Months simulated from 2020-01."""
    hold: tuple[str, ...] = ()
    """Feedback loops that are held."""
    measures: tuple[str, ...] = ()
    """Indicators to take, none named = all: taking few is faster and changes nothing else."""
    mechanisms: Chosen = ()
    """Rules other than the usual, by mechanism (model.mechanisms.chosen_mechanisms)."""
    luck_alone: bool = False
    """Whether pairs differ by their seed alone: parameters, region and costs stay at their centre."""

    @cached_property
    def key(self) -> str:
        """sha256 of what decides the numbers: content, code and data. Titles and names do not."""
        question = [self.scenario.hash, self.pair, self.scale, self.months, sorted(self.hold)]
        question += [sorted(self.measures)] if self.measures else []
        question += [self.mechanisms] if self.mechanisms else []
        question += ["luck alone"] if self.luck_alone else []
        text = json.dumps([*question, code_hash(self.scenario.region)])
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Run:
    """What one run gave: a monthly series per measure, shape (n_months,); numbers, never the model."""

    job: Job
    series: dict[str, Floats]
    seconds: float = field(default=0.0, compare=False)
    reused: bool = field(default=False, compare=False)
    """Whether it was kept from an earlier time."""


def pairs_of(
    scenarios: Sequence[Scenario],
    pairs: int,
    *,
    scale: int = 1,
    months: int = HORIZON,
    mechanisms: Chosen = (),
    hold: tuple[str, ...] = (),
) -> list[Job]:
    """Jobs of several scenarios over the same pairs; pair by pair, so an early stop leaves whole pairs."""
    return [
        Job(scenario, pair, scale, months, hold, mechanisms=mechanisms)
        for pair in range(pairs)
        for scenario in scenarios
    ]


def run_once(job: Job) -> Run:
    """Build the world of a job, let its months pass, and take the series.

    Raises
    ------
    SimulationError : the scenario or the world refused something
    """
    began = perf_counter()
    world = found(job, job.scenario.path(HORIZON))
    try:
        world.run(job.months)
        series = dict(world.series())
    finally:
        let_go(world)
    return Run(job, series, perf_counter() - began)


def let_go(world: IPEcosystem) -> None:
    """Forget a world that is not needed any more, at once: its agents refer to it in a circle."""
    IPEcosystem.release(world)
    vars(world).clear()


def found(job: Job, path: PolicyPath) -> IPEcosystem:
    """The world of a job in January 2020, under a path of levers."""
    return IPEcosystem(path=path, **givens(job))


def givens(job: Job) -> dict[str, Any]:
    """What the world of a job is built from, but for the path of levers."""
    changes, pack = job.scenario.all_assumptions(), load_region(job.scenario.region)
    region = pack.centre() if job.luck_alone else pack.draw(job.pair)
    parameters = Parameters() if job.luck_alone else Parameters.draw(job.pair)
    return {
        "region": changed_region(region, changes),
        "parameters": changed_parameters(parameters, changes),
        "seed": job.pair,
        "scale": job.scale,
        "hold": frozenset(job.hold),
        "cost_draw": COSTS_AT_MODE if job.luck_alone else job.pair,
        "measures": job.measures,
        "mechanisms": dict(job.mechanisms),
    }


def changed_parameters(parameters: Parameters, assumptions: tuple[Assumption, ...]) -> Parameters:
    """The draw with the scenario's parameter changes; a factor moves the draw within its declared range."""
    values: dict[str, float] = {}
    for change in assumptions:
        if change.parameter:
            about = PARAMETERS[change.parameter]
            domain, name = change.parameter.split(".")
            drawn = values.get(change.parameter, getattr(getattr(parameters, domain), name))
            values[change.parameter] = min(max(change.applied(drawn), about.low), about.high)
    return parameters.with_values(values)


def changed_region(region: Region, assumptions: tuple[Assumption, ...]) -> Region:
    """The region with the scenario's changes: paths from their month on, its own numbers for good."""
    months, own = list(region.economies), dict(region.parameters)
    for change in assumptions:
        if change.path:
            months[change.start :] = [changed_month(month, change) for month in months[change.start :]]
        elif change.parameter in own:
            own[change.parameter] = change.applied(own[change.parameter])
    return replace(region, economies=tuple(months), parameters=own)


def changed_month(month: Economy, change: Assumption) -> Economy:
    """One month with one exogenous value changed."""
    return replace(month, **{change.path: change.applied(getattr(month, change.path))})


@cache
def code_hash(region: str) -> str:
    """sha256 of the model's code and of the region's data, as they are on disk."""
    return hashlib.sha256(f"{source_hash()} {data_hash(region)}".encode()).hexdigest()


@cache
def source_hash() -> str:
    """sha256 of every file of code that decides a number."""
    return content_hash(sorted(file.resolve() for pattern in CODE for file in HOUSE.glob(pattern)))


@cache
def data_hash(region: str) -> str:
    """sha256 of a region's data."""
    return content_hash(sorted(f for f in (REGIONS / region).iterdir() if f.suffix in {".toml", ".csv"}))


def content_hash(files: Sequence[Path]) -> str:
    """sha256 of files' names and contents."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def fingerprint(jobs: Sequence[Job]) -> str:
    """A short name for a set of jobs: the same questions to the same code have the same fingerprint."""
    return fingerprint_of([job.key for job in jobs])


def fingerprint_of(keys: Sequence[str]) -> str:
    """The fingerprint of a set of runs, by their keys."""
    return hashlib.sha256("".join(sorted(keys)).encode()).hexdigest()[:SHORT]


def check_size(pairs: int, scale: int, months: int) -> None:
    """Refuse a number of pairs, a scale or a horizon that cannot be run.

    Raises
    ------
    ScenarioError : one of them is out of range
    """
    for name, value, high in (("--seeds", pairs, MOST_PAIRS), ("--scale", scale, COARSEST)):
        if not 1 <= value <= high:
            raise ScenarioError(f"{name} gives {value}; allowed are 1 to {high}.")
    if not 12 <= months <= HORIZON:
        last = month_name(months - 1)
        raise ScenarioError(f"--until gives {last}; allowed are 2020-12 to {month_name(HORIZON - 1)}.")
