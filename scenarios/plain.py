"""A job as plain data (任务的数据形式): what a kept run answers, so that it can be asked again.

Only what decides numbers is written, with the names that people read; notes and sources of a scenario
stay in its file. Reading it back gives a job of the same key, if the code is the same.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from model.errors import StoreError
from scenarios.dated import Assumption, Entry, Scenario
from scenarios.run import Job

ENTRY = ("lever", "start", "value", "ramp_to", "until")
ASSUMPTION = ("parameter", "path", "value", "factor", "start")
SCENARIO = ("name", "title", "zh", "region", "start", "freeze", "postpone", "sunset")


def job_as_data(job: Job) -> dict[str, Any]:
    """The job for JSON: its scenario from the root on, and every other field as it is."""
    lineage = [scenario_as_data(one) for one in reversed(list(job.scenario.lineage()))]
    rest = {name: getattr(job, name) for name in names_of(Job) if name != "scenario"}
    return {"scenario": lineage} | rest


def job_from_data(data: Mapping[str, Any]) -> Job:
    """The job that :func:`job_as_data` wrote.

    Raises
    ------
    StoreError : a field is missing, or unknown here
    """
    try:
        scenario = scenario_from_data(data["scenario"][0], None)
        for cells in data["scenario"][1:]:
            scenario = scenario_from_data(cells, scenario)
        rest = {name: in_tuples(cell) for name, cell in data.items() if name != "scenario"}
        return Job(scenario=scenario, **rest)
    except (KeyError, IndexError, TypeError) as error:
        raise StoreError(f"A kept job cannot be read here ({error}): was it kept by other code?") from error


def scenario_as_data(scenario: Scenario) -> dict[str, Any]:
    """What a scenario adds to its base: names, start, entries and assumptions without their notes."""
    data = {name: getattr(scenario, name) for name in SCENARIO}
    data["entries"] = [[getattr(entry, name) for name in ENTRY] for entry in scenario.entries]
    data["assumptions"] = [[getattr(one, name) for name in ASSUMPTION] for one in scenario.assumptions]
    return data


def scenario_from_data(data: Mapping[str, Any], base: Scenario | None) -> Scenario:
    """One scenario of a lineage, standing on the one before it."""
    return Scenario(
        **{name: data[name] for name in SCENARIO},
        entries=tuple(Entry(**dict(zip(ENTRY, cells, strict=True))) for cells in data["entries"]),
        assumptions=tuple(
            Assumption(note="", **dict(zip(ASSUMPTION, cells, strict=True))) for cells in data["assumptions"]
        ),
        base=base,
    )


def names_of(kind: type) -> tuple[str, ...]:
    """Names of the fields of a dataclass."""
    return tuple(field.name for field in fields(kind))


def in_tuples(cell: Any) -> Any:
    """Lists, which JSON knows, as tuples, which jobs hold; all else as it is."""
    return tuple(in_tuples(one) for one in cell) if isinstance(cell, list | tuple) else cell
