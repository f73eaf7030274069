"""Asking the model (提问): scenarios by name, run over the same pairs, kept, and gathered as samples."""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from model.errors import ScenarioError, SimulationError, nearest
from model.mechanisms import MECHANISMS, Chosen, chosen_mechanisms
from model.model import HOLDS
from scenarios.dated import HORIZON, Scenario, parse_month
from scenarios.engine import Failure, cores, failures, run_many, runs, silent
from scenarios.output import progress
from scenarios.own_targets import load_own, with_own
from scenarios.region import load_region, region_names
from scenarios.run import Run, check_size, pairs_of
from scenarios.sample import Sample, sample_of
from scenarios.scenario import frozen_name, load
from scenarios.shocks import WITH, calm_name, load_shock, shocked
from scenarios.store import RESULTS, Store

PAIRS = 30
"""Pairs that are run if nobody says otherwise: the fewest that give per cents."""


@dataclass(frozen=True)
class Size:
    """How much is run, and where it is kept."""

    pairs: int = PAIRS
    scale: int | None = None
    """None: the region's own default."""
    months: int = HORIZON
    workers: int = field(default_factory=cores)
    out: Path = RESULTS
    region: str | None = None
    """The region that all scenarios must be of; None: whatever they are of."""
    shocks: tuple[str, ...] = ()
    """Changes of the outside world that apply to all scenarios alike (scenarios/shocks.py)."""
    mechanisms: Chosen = ()
    """Rules other than the usual (model/mechanisms.py), alike for all scenarios."""
    hold: tuple[str, ...] = ()
    """Feedback loops that are held, in all scenarios alike (model.model.HOLDS)."""
    targets: Path | None = None
    """A file of the planner's own targets, shown with every scenario."""

    def __post_init__(self) -> None:
        check_size(self.pairs, 1 if self.scale is None else self.scale, self.months)
        if self.workers < 1:
            raise ScenarioError(f"--workers gives {self.workers}; at least 1 is needed.")
        check_hold(self.hold)


@dataclass(frozen=True)
class Answers:
    """What was asked and what came of it."""

    scenarios: list[Scenario]
    samples: list[Sample]
    """One per scenario asked, all over the same pairs."""
    failed: list[Failure]
    reused: int
    """Runs that were kept from an earlier time."""

    def sample(self, name: str) -> Sample | None:
        """The sample of one scenario, with shocks or without, if it was asked."""
        return next((one for one in self.samples if name in (one.name, calm_name(one.name))), None)

    @property
    def frozen(self) -> Sample | None:
        """The sample that stands for 'without the plans' beside every board, if it was asked."""
        name = frozen_name(self.scenarios[0].region)
        return None if name is None else self.sample(name)


def scenarios_named(
    names: Sequence[str],
    region: str | None,
    shocks: Sequence[str] = (),
    targets: Path | None = None,
) -> list[Scenario]:
    """The scenarios of these names or files, all of one region, in a world that these shocks hit.

    With ``targets`` each also has the planner's own targets in that file.

    Raises
    ------
    ScenarioError : one cannot be used, or they are of different regions
    """
    scenarios = [load(name) for name in names]
    wanted = region or scenarios[0].region
    folder = load_region(wanted).folder
    for scenario in scenarios:
        if load_region(scenario.region).folder != folder:
            raise ScenarioError(
                f"{scenario.name!r} is of region {scenario.region!r}, not {wanted!r}. "
                f"Regions: {', '.join(region_names())}."
            )
    if targets is not None:
        own = load_own(targets, load_region(wanted).targets)
        scenarios = [with_own(scenario, own) for scenario in scenarios]
    return under(scenarios, shocks)


def under(scenarios: Sequence[Scenario], shocks: Sequence[str]) -> list[Scenario]:
    """The scenarios in a world that these shocks hit."""
    those = [load_shock(name) for name in dict.fromkeys(shocks)]
    return [shocked(scenario, those) for scenario in scenarios]


def by_rules(scenario: Scenario, mechanisms: Chosen) -> Scenario:
    """The scenario, named after the rules other than the usual by which its world goes on."""
    names = [scenario.name, *(f"{name}={rule}" for name, rule in mechanisms)]
    return scenario.renamed(WITH.join(names))


def mechanisms_given(words: Sequence[str]) -> Chosen:
    """The rules that options of the form ``mechanism=rule`` name.

    Raises
    ------
    ScenarioError : an option is not of that form
    DeclarationError : a mechanism or a rule is unknown
    """
    named = {}
    for word in words:
        name, equals, rule = word.partition("=")
        if not equals:
            known = ", ".join(f"{about.name}={'|'.join(about.rules)}" for about in MECHANISMS.values())
            raise ScenarioError(f"--mechanism gives {word!r}; write mechanism=rule: {known}.")
        named[name] = rule
    return chosen_mechanisms(named)


def frozen_of(scenarios: Sequence[Scenario], shocks: Sequence[str] = ()) -> list[Scenario]:
    """The frozen scenario of the same region under the same shocks, unless asked already or not there."""
    name = frozen_name(scenarios[0].region)
    asked = name is None or any(calm_name(scenario.name) == name for scenario in scenarios)
    return [] if asked or name is None else under([load(name)], shocks)


def ask(scenarios: Sequence[Scenario], size: Size, *, quiet: bool = False) -> Answers:
    """Run what is missing, keep it, and gather what all scenarios have in common; ``quiet`` tells nothing.

    Raises
    ------
    SimulationError : no pair came through in every scenario
    """
    scale = size.scale or load_region(scenarios[0].region).default_scale
    scenarios = [by_rules(scenario, size.mechanisms) for scenario in scenarios]
    jobs = pairs_of(
        scenarios,
        size.pairs,
        scale=scale,
        months=size.months,
        mechanisms=size.mechanisms,
        hold=size.hold,
    )
    store = Store(size.out)
    label = ", ".join(dict.fromkeys(scenario.name for scenario in scenarios))
    with nullcontext(silent) if quiet else progress(label) as tell:
        outcomes = run_many(jobs, workers=size.workers, store=store, progress=tell)
    failed = failures(outcomes)
    store.record(failed)
    lost = {failure.job.pair for failure in failed}
    whole = [run for run in runs(outcomes) if run.job.pair not in lost]
    if not whole:
        first = failed[0]
        raise SimulationError(
            f"No pair came through: {len(failed)} of {len(jobs)} runs failed. "
            f"The first, {first.job.scenario.name!r} pair {first.job.pair}: {first.message} "
            f"Tracebacks: {store.failed}."
        )
    by_place: list[list[Run]] = [whole[place :: len(scenarios)] for place in range(len(scenarios))]
    for scenario, those in zip(scenarios, by_place, strict=True):
        store.enter(scenario, those)
    return Answers(
        scenarios=list(scenarios),
        samples=[sample_of(those) for those in by_place],
        failed=failed,
        reused=sum(run.reused for run in whole),
    )


def check_hold(loops: Sequence[str]) -> None:
    """Refuse what is no feedback loop.

    Raises
    ------
    ScenarioError : a name is unknown
    """
    for name in loops:
        if name not in HOLDS:
            guess = nearest(name, list(HOLDS))
            raise ScenarioError(f"--hold gives {name!r}, no feedback loop.{guess} Loops: {', '.join(HOLDS)}.")


def months_until(text: str) -> int:
    """Months simulated if this month is the last one.

    Raises
    ------
    ScenarioError : it is not a month
    """
    return month_given("--until", text) + 1


def month_given(option: str, text: str) -> int:
    """Months since 2020-01 of what an option gives.

    Raises
    ------
    ScenarioError : it is not a month
    """
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise ScenarioError(f"{option} gives {text!r}, which is not a month such as 2025-12.")
    return parse_month(text)
