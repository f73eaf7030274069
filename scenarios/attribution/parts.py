"""The split of an effect (效应分解): mechanical, behavioural, congestion.

The same comparison is run three times on the same pairs: as it is, with the congestion of courts and
bodies held at its opening level, and with every feedback loop held. Held loops read what they felt at
the opening, so what is left is what the measures do by themselves.
"""

from collections.abc import Sequence

from model.model import HOLDS
from scenarios.asking import Size
from scenarios.attribution.programmes import Attribution
from scenarios.attribution.questions import ask_values
from scenarios.dated import Scenario
from scenarios.run import Job

CONGESTION = ("congestion_route",)
"""Loops by which full courts and bodies turn cases away."""
WORLDS: dict[str, tuple[str, ...]] = {"free": (), "uncongested": CONGESTION, "held": HOLDS}
"""Loops that are held in each of the three comparisons."""


def split(
    base: Scenario, plan: Scenario, indicators: Sequence[str], year: int, size: Size, *, scale: int
) -> Attribution:
    """Mechanical, behavioural and congestion parts of an effect; they add up to it in every pair.

    Raises
    ------
    SimulationError : every run failed
    """
    jobs = [
        Job(scenario.renamed(f"{scenario.name}, {world}"), pair, scale, size.months, hold)
        for pair in range(size.pairs)
        for world, hold in WORLDS.items()
        for scenario in (base, plan)
    ]
    asked = ask_values(jobs, indicators, year, size, f"{plan.name} ← {base.name}")
    table = {
        world: asked.values.table(f"{plan.name}, {world}", asked.pairs)
        - asked.values.table(f"{base.name}, {world}", asked.pairs)
        for world in WORLDS
    }
    parts = {
        "mechanical": table["held"],
        "behavioural": table["uncongested"] - table["held"],
        "congestion": table["free"] - table["uncongested"],
    }
    return Attribution(base.name, plan.name, year, tuple(indicators), parts, asked)
