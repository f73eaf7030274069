"""Measuring (测量): what a worker does with one job: run its world, read the facts, forget the world.

Imports the register, so that facts are declared in every process that measures.
"""

import numpy as np

import calibration.facts.register  # noqa: F401  declares the facts
from calibration.facts.fact import FACTS, Fact, reading
from calibration.facts.recorder import recorded, summary
from model.arrays import Floats
from model.errors import SimulationError
from model.model import IPEcosystem
from model.parameters import Parameters
from scenarios.dated import HORIZON
from scenarios.region import load_region
from scenarios.run import Job, Run, changed_parameters, changed_region


def founded(job: Job) -> IPEcosystem:
    """The world of a job in January 2020."""
    scenario = job.scenario
    region = changed_region(load_region(scenario.region).draw(job.pair), scenario.all_assumptions())
    parameters = changed_parameters(Parameters.draw(job.pair), scenario.all_assumptions())
    path = scenario.path(HORIZON)
    return IPEcosystem(
        region, path, parameters, seed=job.pair, scale=job.scale, cost_draw=job.pair, hold=frozenset(job.hold)
    )


def measure_world(job: Job) -> Run:
    """Run a world; read the facts of that world alone and the yearly summary for comparisons."""
    world = founded(job)
    try:
        record = recorded(world, job.months)
        series = {"year:" + name: values for name, values in summary(record).items()}
        for fact in FACTS.values():
            if fact.worlds == (job.scenario.name,) and fact.measure is not None:
                series |= read(fact, record)
    finally:
        IPEcosystem.release(world)
    return Run(job, series)


def read(fact: Fact, *given: object) -> dict[str, Floats]:
    """The reading of a fact as series: ``fact:ID`` and ``fact:ID:DETAIL``, one value each.

    Raises
    ------
    SimulationError : the measure failed, and which
    """
    assert fact.measure is not None
    try:
        answer = reading(fact.measure(*given))
    except Exception as error:
        raise SimulationError(
            f"Fact {fact.id} could not be measured by {fact.measured_by}: {error!r}"
        ) from error
    found = {f"fact:{fact.id}": np.array([answer.value])}
    return found | {f"fact:{fact.id}:{name}": np.array([value]) for name, value in answer.details.items()}
