"""Scenarios between a base and a plan (混合情景): some levers as planned, the others as in the base."""

from collections.abc import Collection

from model.errors import ScenarioError
from model.policy import LEVERS
from scenarios.dated import Entry, Scenario, changes, differing_levers


def programmes(base: Scenario, plan: Scenario) -> dict[str, tuple[str, ...]]:
    """Levers that the plan changes, by group of levers (创造、保护、金融 ...), in the order of declaration.

    Raises
    ------
    ScenarioError : the plan changes no lever, or more than levers
    """
    if base.region != plan.region:
        raise ScenarioError(
            f"{plan.name!r} is of region {plan.region!r}, {base.name!r} of {base.region!r}: "
            "an effect can only be attributed within one region."
        )
    if base.all_assumptions() != plan.all_assumptions():
        raise ScenarioError(
            f"{plan.name!r} and {base.name!r} make different assumptions about nature or the outside world: "
            "their difference is not the work of measures alone. Give both the same assumptions."
        )
    changed = differing_levers(base, plan)
    if not changed:
        raise ScenarioError(f"{plan.name!r} sets every lever as {base.name!r} does: nothing to attribute.")
    groups: dict[str, list[str]] = {}
    for lever in changed:
        groups.setdefault(LEVERS[lever].group, []).append(lever)
    return {group: tuple(levers) for group, levers in groups.items()}


def mixed(base: Scenario, plan: Scenario, levers: Collection[str], name: str) -> Scenario:
    """The base with these levers as the plan sets them, month by month, named ``name``."""
    planned, now = plan.levels(), base.levels()
    entries = [
        Entry(lever, int(month), value)
        for lever in LEVERS
        if lever in levers and (planned[lever] != now[lever]).any()
        for month, value in changes(planned[lever])
    ]
    return Scenario(name, name, name, base.region, plan.start, tuple(entries), base=base)
