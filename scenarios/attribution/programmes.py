"""Attribution to programmes (按项目群归因): what each group of measures adds, whatever came before it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from scenarios.asking import Size
from scenarios.attribution.mixing import mixed, programmes
from scenarios.attribution.questions import Asked, ask_values
from scenarios.attribution.shapley import Order, Team, gains, orders_of, teams_of
from scenarios.compare import Effect, effect_of
from scenarios.dated import Scenario
from scenarios.run import Job

TOTAL = "total"


@dataclass(frozen=True)
class Attribution:
    """Parts of an effect and the whole of it; parts of every pair add up to the whole."""

    base: str
    plan: str
    year: int
    indicators: tuple[str, ...]
    parts: dict[str, Floats]
    """By name of the part, differences by pair and indicator, shape (n_pairs, n_indicators)."""
    asked: Asked

    @property
    def total(self) -> Floats:
        """The whole effect by pair and indicator."""
        return np.asarray(sum(self.parts.values()))

    def effects(self, indicator: str) -> list[Effect]:
        """The parts, then the total, of one indicator; ``scenario`` names the part."""
        column = self.indicators.index(indicator)
        rows = {**self.parts, TOTAL: self.total}
        return [effect_of(indicator, name, self.year, values[:, column]) for name, values in rows.items()]


def attribute(
    base: Scenario,
    plan: Scenario,
    indicators: Sequence[str],
    year: int,
    size: Size,
    *,
    scale: int,
    rounds: int = 1,
) -> Attribution:
    """Shapley values of the programmes of a plan, over paired runs.

    Parameters
    ----------
    rounds : orders drawn in each pair; each is also taken backwards

    Raises
    ------
    ScenarioError : the two cannot be compared, or do not differ
    SimulationError : every run failed
    """
    groups = programmes(base, plan)
    orders = {pair: orders_of(tuple(groups), pair, rounds) for pair in range(size.pairs)}
    jobs = [
        Job(team_scenario(base, plan, groups, team), pair, scale, size.months)
        for pair in range(size.pairs)
        for team in teams_of(orders[pair])
    ]
    asked = ask_values(jobs, indicators, year, size, f"{plan.name} ← {base.name}")

    def of_pair(pair: int, its: Sequence[Order]) -> list[Floats]:
        return gains(
            tuple(groups), its, lambda team: asked.values.of(team_name(base, plan, groups, team), pair)
        )

    table = np.array([of_pair(pair, orders[pair]) for pair in asked.pairs])
    parts = {group: table[:, place] for place, group in enumerate(groups)}
    return Attribution(base.name, plan.name, year, tuple(indicators), parts, asked)


def team_name(base: Scenario, plan: Scenario, groups: dict[str, tuple[str, ...]], team: Team) -> str:
    """The name of a team's scenario; nobody is the base, everybody the plan."""
    if not team or len(team) == len(groups):
        return plan.name if team else base.name
    return f"{base.name}+{'+'.join(group for group in groups if group in team)}"


def team_scenario(base: Scenario, plan: Scenario, groups: dict[str, tuple[str, ...]], team: Team) -> Scenario:
    """The scenario of a team: the base with the levers of its programmes as planned."""
    name = team_name(base, plan, groups, team)
    if not team or len(team) == len(groups):
        return plan if team else base
    return mixed(base, plan, [lever for group in team for lever in groups[group]], name)
