"""The model as the planner's world (模型作答): points become scenarios, runs become margins and costs."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from model.arrays import Floats
from model.errors import ScenarioError, SimulationError, nearest
from model.indicators import INDICATORS
from model.policy import LEVERS
from scenarios.asking import Size
from scenarios.dated import INFORMATION_TO, Entry, Scenario, parse_month
from scenarios.engine import failures, run_many, runs
from scenarios.output import progress
from scenarios.own_targets import aims_of
from scenarios.planning.problem import Dial, Problem, Trials
from scenarios.region import load_region
from scenarios.register import COMPARISONS, Target
from scenarios.run import Job
from scenarios.sample import Sample, sample_of
from scenarios.store import Store
from scenarios.target_values import DIGITS, due_values

COST = "public_cost"
STRICT = (">", "<")
AFTER = parse_month(INFORMATION_TO) + 1
"""First month in which a plan can still act: nothing later has been observed."""


def problem_of(
    base: Scenario,
    size: Size,
    *,
    scale: int,
    probability: float,
    start: int = AFTER,
    budget: float = np.inf,
    targets: Sequence[str] = (),
    levers: Sequence[str] = (),
) -> Problem:
    """The planner's question about a region's targets, with the model as its world.

    Parameters
    ----------
    base : what holds where the plan changes nothing
    start : month from which the plan's levels hold, months since 2020-01
    targets, levers : ids; none named = every outcome target still open, every lever that costs or can move

    Raises
    ------
    ScenarioError : an id is unknown, a target is not open, or a number is out of range
    """
    if not 0.0 < probability < 1.0:
        raise ScenarioError(f"--probability gives {probability:g}; allowed is what lies between 0 and 1.")
    if not budget > 0.0:
        raise ScenarioError(f"--budget gives {budget:g}; it must be above 0 (100 m CNY).")
    aims = aims_of(load_region(base.region).targets, base.all_targets())
    wanted = chosen_targets(aims, targets, start, size.months)
    dials = chosen_dials(base, levers, start)

    def world(points: Floats, pairs: Sequence[int]) -> Trials:
        return answer(base, dials, wanted, points, pairs, size, scale, start)

    return Problem(dials, tuple(target.id for target in wanted), world, probability, budget)


def chosen_targets(
    known: Sequence[Target], names: Collection[str], start: int, months: int
) -> tuple[Target, ...]:
    """The targets named, else all outcomes that fall due after the plan begins and before the runs end.

    Where the planner changed a target, the change is wanted instead of what the plan says.
    """
    changed = {target.clause for target in known if target.own}
    by_id = {target.id: target for target in known}
    for name in names:
        if name not in by_id:
            raise ScenarioError(f"There is no target {name!r}.{nearest(name, list(by_id))}")
        if not is_open(by_id[name], start, months):
            raise ScenarioError(
                f"Target {name} is due {by_id[name].due}: it must be a number that the model measures, due "
                "after the plan begins and within the months simulated (--from, --until)."
            )
    wanted = [by_id[name] for name in names] or [
        target
        for target in known
        if target.kind == "outcome" and target.id not in changed and is_open(target, start, months)
    ]
    if not wanted:
        raise ScenarioError("No target falls due after the plan begins and before the last month simulated.")
    return tuple(wanted)


def is_open(target: Target, start: int, months: int) -> bool:
    """Whether a number decides it, the model measures it, and the plan can still act on it."""
    modelled = target.quantitative and target.indicator in INDICATORS
    return modelled and start <= parse_month(target.due) < months


def chosen_dials(base: Scenario, names: Collection[str], start: int) -> tuple[Dial, ...]:
    """The levers named, else all, each from its level in the base to the far end of its plannable range."""
    for name in names:
        if name not in LEVERS:
            raise ScenarioError(f"There is no lever {name!r}.{nearest(name, list(LEVERS))}")
    levels = base.levels()
    dials = []
    for lever, about in LEVERS.items():
        if names and lever not in names or lever == "annual_budget":
            continue
        now = float(levels[lever][start])
        end = max(about.plannable, key=lambda end: abs(end - now))
        if end != now:
            dials.append(Dial(lever, now, end))
    return tuple(dials)


def plan_at(base: Scenario, dials: Sequence[Dial], point: Floats, start: int, name: str) -> Scenario:
    """The base with the levers of a point from the month the plan begins."""
    entries = tuple(
        Entry(dial.lever, start, dial.level(part), note="found by ipeco plan")
        for dial, part in zip(dials, point.tolist(), strict=True)
        if part > 0.0
    )
    return Scenario(name, name, name, base.region, start, entries, base=base)


def answer(
    base: Scenario,
    dials: Sequence[Dial],
    targets: Sequence[Target],
    points: Floats,
    pairs: Sequence[int],
    size: Size,
    scale: int,
    start: int,
) -> Trials:
    """Run every point over the pairs, beside the base for the cost."""
    measures = tuple(dict.fromkeys([COST, *(target.indicator for target in targets)]))
    months = 1 + max(parse_month(target.due) for target in targets)
    months += -months % 12
    plans = [plan_at(base, dials, point, start, f"point {n}") for n, point in enumerate(points)]
    job = Job(base, 0, scale, months, measures=measures)
    jobs = [replace(job, scenario=plan, pair=pair) for pair in pairs for plan in (base, *plans)]
    store = Store(size.out)
    with progress(f"{len(points)} points x {len(pairs)} pairs") as tell:
        outcomes = run_many(jobs, workers=size.workers, store=store, progress=tell)
    if failed := failures(outcomes):
        store.record(failed)
        raise SimulationError(
            f"{len(failed)} of {len(jobs)} runs failed; a plan is not searched on part of them. "
            f"The first: {failed[0].message}"
        )
    every = runs(outcomes)
    by_plan = [sample_of(every[place :: 1 + len(plans)]) for place in range(1 + len(plans))]
    spent = [sample.monthly[COST][:, start:].sum(axis=1) for sample in by_plan]
    return Trials(
        points,
        np.array([margins(targets, sample) for sample in by_plan[1:]]),
        np.array(spent[1:]) - spent[0],
    )


def margins(targets: Sequence[Target], sample: Sample) -> Floats:
    """How far each target is met when due, in its own unit, shape (n_pairs, n_targets)."""
    return np.column_stack([margin(target, due_values(target, sample)) for target in targets])


def margin(target: Target, values: Floats) -> Floats:
    """Distance to the required value, not negative exactly where it is met."""
    values = np.round(values, DIGITS)
    if target.comparison not in COMPARISONS:
        low, high = target.bounds
        return np.minimum(values - low, high - values)
    gap = values - target.value if target.comparison.startswith(">") else target.value - values
    return gap - 10.0**-DIGITS if target.comparison in STRICT else gap
