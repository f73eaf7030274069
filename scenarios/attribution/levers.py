"""Levers and clauses, one left out at a time (逐一剔除): what the plan loses without each.

A lever's part is the plan less the plan with that lever as in the base. Parts of single levers need not
add up to the effect: what levers do together is lost with each of them. A clause's part is that of the
levers it sets. A lever that several clauses set is divided by the increments that the scenario dates to
each; one that is set without a clause, or without an increment of its own, stays 'shared' (共同).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from model.policy import LEVERS
from scenarios.asking import Size
from scenarios.attribution.mixing import mixed, programmes
from scenarios.attribution.questions import Asked, ask_values
from scenarios.compare import Effect, effect_of
from scenarios.dated import HORIZON, Entry, Scenario
from scenarios.run import Job

SHARED = "shared"


@dataclass(frozen=True)
class LeaveOneOut:
    """What the plan loses without each lever, by pair and indicator."""

    base: str
    plan: str
    year: int
    indicators: tuple[str, ...]
    losses: dict[str, Floats]
    """By lever, shape (n_pairs, n_indicators)."""
    clauses: dict[str, dict[str, float]]
    """By lever, the part of it that each clause has; the parts add up to 1."""
    asked: Asked

    def effects(self, indicator: str) -> list[Effect]:
        """The part of every lever in one indicator, the largest first; ``scenario`` names the lever."""
        return self._ranked(indicator, self.losses)

    def by_clause(self, indicator: str) -> list[Effect]:
        """The part of every clause, the largest first; ``scenario`` names the clause."""
        clauses: dict[str, Floats] = {}
        for lever, losses in self.losses.items():
            for clause, part in self.clauses[lever].items():
                clauses[clause] = clauses.get(clause, np.zeros_like(losses)) + part * losses
        return self._ranked(indicator, clauses)

    def _ranked(self, indicator: str, rows: dict[str, Floats]) -> list[Effect]:
        column = self.indicators.index(indicator)
        found = [effect_of(indicator, name, self.year, values[:, column]) for name, values in rows.items()]
        return sorted(found, key=lambda one: -abs(one.effect) if one.pairs else 0.0)


def leave_one_out(
    base: Scenario, plan: Scenario, indicators: Sequence[str], year: int, size: Size, *, scale: int
) -> LeaveOneOut:
    """Run the plan without each of its levers, over the same pairs.

    Raises
    ------
    ScenarioError : the two cannot be compared, or do not differ
    SimulationError : every run failed
    """
    levers = [lever for group in programmes(base, plan).values() for lever in group]
    without = {
        lever: mixed(base, plan, set(levers) - {lever}, f"{plan.name} without {lever}") for lever in levers
    }
    jobs = [
        Job(scenario, pair, scale, size.months)
        for pair in range(size.pairs)
        for scenario in (plan, *without.values())
    ]
    asked = ask_values(jobs, indicators, year, size, f"{plan.name} ← {base.name}")
    whole = asked.values.table(plan.name, asked.pairs)
    losses = {
        lever: whole - asked.values.table(scenario.name, asked.pairs) for lever, scenario in without.items()
    }
    clauses = {lever: clause_parts(base, plan, lever) for lever in levers}
    return LeaveOneOut(base.name, plan.name, year, tuple(indicators), losses, clauses, asked)


def clause_parts(base: Scenario, plan: Scenario, lever: str) -> dict[str, float]:
    """Which part of a lever's change each clause has, by the increments that the scenario dates to it."""
    steps: dict[str, float] = {}
    level = float(LEVERS[lever].default)
    inherited = {id(entry) for entry in in_force(base)}
    for scenario in reversed(list(plan.lineage())):
        for entry in scenario.entries:
            if entry.lever == lever:
                if id(entry) not in inherited:
                    clause = entry.clause or SHARED
                    steps[clause] = steps.get(clause, 0.0) + abs(entry.value - level)
                level = entry.value
    moved = sum(steps.values())
    if not moved:
        return {SHARED: 1.0}
    return {clause: step / moved for clause, step in steps.items()}


def in_force(scenario: Scenario) -> list[Entry]:
    """The entries that a scenario obeys: a frozen one none that its bases date later."""
    found: list[Entry] = []
    ends = HORIZON
    for one in scenario.lineage():
        found += [entry for entry in one.entries if entry.start < ends]
        ends = min(ends, one.start) if one.freeze else ends
    return found
