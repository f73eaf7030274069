"""Why (缘由): one world is run, and the story of one loan or one case is told from its rows.

The same scenario, seed, scale and last month give the same world, so a key found in a list can be asked
for again.
"""

from dataclasses import dataclass

import numpy as np

from model.errors import ScenarioError
from model.model import IPEcosystem
from model.parameters import Parameters
from scenarios.case_story import case_story, telling
from scenarios.dated import HORIZON
from scenarios.loan_story import story as loan_story
from scenarios.output import write
from scenarios.region import load_region
from scenarios.run import MOST_PAIRS, changed_parameters, changed_region, check_size
from scenarios.scenario import load

KEYS = 10
"""Keys listed when none is given."""
MOST = 2**64 - 1


@dataclass(frozen=True)
class World:
    """Which world is asked."""

    scenario: str
    seed: int
    scale: int
    months: int


def tell(what: str, key: str, about: World, lang: str) -> None:
    """Print the story of a key, or the keys whose stories tell most."""
    wanted = number_of(what, key)
    if not 0 <= about.seed < MOST_PAIRS:
        raise ScenarioError(f"--seed gives {about.seed}; allowed are 0 to {MOST_PAIRS - 1}.")
    check_size(1, about.scale, about.months)
    world = lived(about)
    try:
        keys = keys_of(what, world)
        if wanted is None:
            list_keys(what, keys, world, lang)
        else:
            if wanted not in all_keys(what, world):
                raise ScenarioError(unknown(what, wanted, keys, about))
            write("\n".join(lines(what, wanted, world, lang)))
    finally:
        IPEcosystem.release(world)


def number_of(what: str, key: str) -> int | None:
    """The key asked for; None if none is.

    Raises
    ------
    ScenarioError : it is not a key
    """
    if not key:
        return None
    if not key.isdigit() or int(key) > MOST:
        raise ScenarioError(
            f"{key!r} is not a key; keys are whole numbers. 'ipeco why {what}' without a key lists some."
        )
    return int(key)


def lived(about: World) -> IPEcosystem:
    """The world of a scenario and seed, run to its last month."""
    scenario = load(about.scenario)
    region = changed_region(load_region(scenario.region).draw(about.seed), scenario.all_assumptions())
    parameters = changed_parameters(Parameters.draw(about.seed), scenario.all_assumptions())
    world = IPEcosystem(
        region, scenario.path(HORIZON), parameters, seed=about.seed, scale=about.scale, cost_draw=about.seed
    )
    world.run(months=about.months)
    return world


def all_keys(what: str, world: IPEcosystem) -> np.ndarray:
    """Every key that can be asked for."""
    return np.asarray(world.loans.key if what == "loan" else world.disputes.key)


def keys_of(what: str, world: IPEcosystem) -> list[int]:
    """The keys whose stories tell most: loans that failed or defaulted, cases that went furthest."""
    if what == "case":
        return telling(world.disputes, KEYS)
    loans = world.loans
    weight = 3.0 * (loans.defaulted < world.steps) + 2.0 * (loans.first_bank >= 0) + 1.0 * (loans.reason != 0)
    order = np.argsort(-weight, kind="stable")[:KEYS]
    return [int(key) for key in loans.key[order]]


def lines(what: str, key: int, world: IPEcosystem, lang: str) -> list[str]:
    """The story of one key, a line for each event."""
    if what == "case":
        return [step.line(lang == "zh") for step in case_story(world.disputes, key)]
    return [event.line(lang == "zh") for event in loan_story(world.loans, key, world.credit.banks)]


def list_keys(what: str, keys: list[int], world: IPEcosystem, lang: str) -> None:
    """Each key with the beginning and the end of its story."""
    for key in keys:
        told = lines(what, key, world, lang)
        write(f"{key:>20}  {told[0]}")
        if len(told) > 1:
            write(f"{'':>20}  {told[-1]}")


def unknown(what: str, key: int, keys: list[int], about: World) -> str:
    """A key that this world does not have, in words."""
    return (
        f"{about.scenario!r} with seed {about.seed} at scale 1:{about.scale} "
        f"has no {what} with the key {key}; "
        "keys belong to a scenario, seed, scale and last month. "
        f"Some of this world: {', '.join(map(str, keys[:3]))}."
    )
