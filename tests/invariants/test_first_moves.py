"""Every lever moves the variable that it is said to move first, in the declared direction.

Pairs of worlds with the same luck differ in one lever from February 2020 on: the lowest plannable level
against the highest. All feedback loops are held, so what is compared is the lever's own doing.
"""

from dataclasses import dataclass, field

import numpy as np
import pytest

from model.model import HOLDS, IPEcosystem
from model.policy import LEVERS, PolicyPath
from tests.invariants.probe import probe
from tests.invariants.worlds import founded

REFORM = 1
"""Month from which the levels differ; January is the same in all worlds."""


@dataclass(frozen=True)
class Trial:
    """How long and in what surroundings a lever is tried."""

    months: int = 12
    seeds: tuple[int, ...] = (0,)
    also: dict[str, float] = field(default_factory=dict)
    """Other levers of both worlds, code units."""


TRIALS = {
    # too few places for anybody to stand in line at the pre-examination of 2020
    "preexam_capacity": Trial(also={"protection_centre_quota": 5000.0}),
    # contact firms need stations that look after them
    "contact_firm_enrolment": Trial(also={"trade_secret_stations_ordered": 100.0}),
    "service_clusters_ordered": Trial(36),  # two years from the order to the zone
    "appraisal_capacity": Trial(36),  # in most months there is room for all
    "punitive_damages_multiple": Trial(36),  # three judgments in a thousand
    "evidence_rules": Trial(24, (0, 1, 2)),  # brings cases of small stakes too
}
"""What does not show in a year of the ordinary small world, and why."""


def mean_of_probe(lever: str, level: float, trial: Trial, seed: int) -> float:
    """The lever's first variable at this level (declared unit), mean of the month ends."""
    about = LEVERS[lever]
    path = PolicyPath.constant(trial.months + 1, **trial.also)
    path.of(lever)[REFORM:] = level * about.factor
    city = founded(path, seed=seed, hold=frozenset(HOLDS), audit=False)
    values = []
    for _ in range(trial.months):
        city.step()
        values.append(probe(city, about.moves))
    IPEcosystem.release(city)
    return float(np.mean(values))


@pytest.mark.parametrize("lever", [name for name, about in LEVERS.items() if about.moves])
def test_a_lever_moves_its_first_variable_in_the_declared_direction(lever):
    about, trial = LEVERS[lever], TRIALS.get(lever, Trial())
    low, high = (
        np.mean([mean_of_probe(lever, level, trial, seed) for seed in trial.seeds])
        for level in about.plannable
    )
    assert (high - low) * about.sign > 0.0, (
        f"{about.moves} is {low:g} at the low plannable level of {lever} and {high:g} at the high one; "
        f"declared is {about.sign:+d}."
    )


def test_every_trial_is_of_a_lever_that_moves_something():
    assert all(LEVERS[name].moves for name in TRIALS)
