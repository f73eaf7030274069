"""A scenario as a value (情景): what a government sets and when, on top of the scenario it is based on.

scenarios/scenario.py reads and checks files and builds these frozen values; here they become a path
of levers for the model, or a file again. A newcomer's mistake: an
entry holds its value until the next entry of the same lever, for ever; no plan ends by itself.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
import tomli_w

from model.arrays import Floats
from model.month import month_name, month_number
from model.policy import INERT, LEVERS, PolicyPath
from scenarios.register import OWN, Target

HORIZON = 132
"""Months from 2020-01 to 2030-12: dates outside are refused."""
INFORMATION_TO = "2023-12"
"""Last month whose observations of this place were used; forecasts branch after it."""

Level = Literal["stated", "assumed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated value of a lever, in the declared unit: a step, a ramp, perhaps with a sunset."""

    lever: str
    start: int
    """Month from which it holds, months since 2020-01."""
    value: float
    ramp_to: int | None = None
    """Month in which a linear ramp from the level before ``start`` reaches ``value``."""
    until: int | None = None
    """Last month in force; afterwards the level before ``start`` returns."""
    clause: str = ""
    """Id of the measure that it answers to; empty outside the plans."""
    level: Level = "assumed"
    """``stated``: the clause gives the number; ``assumed``: it does not."""
    grade: str = "C"
    source: str = ""
    note: str = ""

    def write_on(self, levels: Floats, before: float) -> None:
        """Set the months of this entry, shape (n_months,); ``before`` is the level it starts from."""
        if self.ramp_to is None:
            levels[self.start :] = self.value
        else:
            steps = np.arange(1, levels.size - self.start + 1) / (self.ramp_to - self.start + 1)
            ramp = before + (self.value - before) * steps
            levels[self.start :] = np.where(steps >= 1, self.value, ramp)
        if self.until is not None:
            levels[self.until + 1 :] = before


@dataclass(frozen=True, slots=True)
class Assumption:
    """A change of nature or of the outside world, kept apart from policy.

    Either ``parameter`` (full name, code units) or ``path`` (an exogenous path) is given, and either
    ``value``, which replaces, or ``factor``, which multiplies.
    """

    note: str
    parameter: str = ""
    path: str = ""
    value: float | None = None
    factor: float | None = None
    start: int = 0
    """First month of the change; paths only."""

    @property
    def about(self) -> str:
        """The name of what it changes."""
        return self.parameter or self.path

    def applied(self, number: float) -> float:
        """The number after the change."""
        if self.value is not None:
            return self.value
        return number if self.factor is None else number * self.factor


@dataclass(frozen=True)
class Scenario:
    """A title, a dated policy path, assumption changes; standing on another scenario (``base``)."""

    name: str
    title: str
    zh: str
    region: str
    """Name of a pack that comes with the project, or the full path of one that does not."""
    start: int
    """Month from which it differs from its base."""
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    assumptions: tuple[Assumption, ...] = field(default=(), repr=False)
    base: "Scenario | None" = field(default=None, repr=False)
    freeze: bool = False
    """Levers stay as they were in the month before ``start``; later entries of the base do not apply."""
    postpone: int = 0
    """Months by which everything that the base changes from ``start`` on comes later."""
    sunset: int | None = None
    """Last month of the plan: afterwards every lever is again as in the month before ``start``."""
    combined: tuple[str, ...] = ()
    """Scenarios on the same base whose entries come before its own."""
    borrowed: int = 0
    """How many of the entries are theirs."""
    description: str = ""
    description_zh: str = ""
    targets: tuple[Target, ...] = field(default=(), repr=False)
    """The planner's own targets; they decide no number."""

    def levels(self) -> dict[str, Floats]:
        """Every lever over the whole horizon in its declared unit, each of shape (132,)."""
        if self.base is None:
            levels = {name: np.full(HORIZON, float(about.default)) for name, about in LEVERS.items()}
        else:
            levels = self.base.levels()
        for values in levels.values():
            self._move_base(values)
        before_plan = {name: float(values[self.start - 1]) for name, values in levels.items()}
        for entry in self.entries:
            values = levels[entry.lever]
            before = values[entry.start - 1] if entry.start else LEVERS[entry.lever].default
            entry.write_on(values, float(before))
        if self.sunset is not None:
            for name, values in levels.items():
                values[self.sunset + 1 :] = before_plan[name]
        return levels

    def _move_base(self, values: Floats) -> None:
        """Freeze or postpone what the base sets of one lever, shape (132,)."""
        if self.freeze:
            values[self.start :] = values[self.start - 1]
        elif self.postpone:
            first = self.start + self.postpone
            values[first:] = values[self.start : values.size - self.postpone].copy()
            values[self.start : first] = values[self.start - 1]

    def path(self, months: int = HORIZON) -> PolicyPath:
        """All levers over the first months in code units, for the model."""
        levels = self.levels()
        columns = [levels[name][:months] * about.factor for name, about in LEVERS.items()]
        return PolicyPath(np.column_stack(columns))

    def lineage(self) -> Iterator["Scenario"]:
        """The scenario itself, its base, the base of that, up to the root."""
        yield self
        if self.base is not None:
            yield from self.base.lineage()

    def all_assumptions(self) -> tuple[Assumption, ...]:
        """Assumption changes of the root first, its own last."""
        return (self.base.all_assumptions() if self.base else ()) + self.assumptions

    def all_targets(self) -> tuple[Target, ...]:
        """Own targets of the root first; one of the same id takes the place of an inherited one."""
        inherited = self.base.all_targets() if self.base else ()
        return tuple({target.id: target for target in (*inherited, *self.targets)}.values())

    def entry_of(self, lever: str) -> Entry | None:
        """The last entry that set a lever, own or inherited; None where the default holds."""
        for scenario in self.lineage():
            for entry in reversed(scenario.entries):
                if entry.lever == lever:
                    return entry
        return None

    def inert_levers(self) -> tuple[str, ...]:
        """Levers that it or its bases set although no mechanism obeys them yet."""
        named = {entry.lever for scenario in self.lineage() for entry in scenario.entries}
        return tuple(lever for lever in INERT if lever in named)

    @property
    def counterfactual(self) -> bool:
        """Whether it leaves history before the information ends: a what-if, not a forecast."""
        return self.base is not None and any(
            s.base is not None and s.start <= parse_month(INFORMATION_TO) for s in self.lineage()
        )

    def content(self) -> dict[str, Any]:
        """What decides the numbers, as plain data: lever changes by month, assumptions, region.

        Titles, notes, clauses and file names are left out: the same question has the same content.
        """
        levers = {name: changes(values) for name, values in sorted(self.levels().items())}
        assumptions = [[a.about, a.value, a.factor, a.start] for a in self.all_assumptions()]
        return {"region": Path(self.region).name, "levers": levers, "assumptions": assumptions}

    @cached_property
    def hash(self) -> str:
        """sha256 of the content."""
        text = json.dumps(self.content(), sort_keys=True, allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def renamed(self, name: str) -> "Scenario":
        """The same scenario under another name."""
        return replace(self, name=name)


def changes(values: Floats) -> list[list[float]]:
    """(month, value) wherever a path moves, the first month included."""
    moved = [0, *(np.flatnonzero(values[1:] != values[:-1]) + 1).tolist()]
    return [[month, float(values[month])] for month in moved]


def differing_levers(one: Scenario, other: Scenario) -> tuple[str, ...]:
    """Levers whose paths differ between two scenarios."""
    a, b = one.levels(), other.levels()
    return tuple(name for name in LEVERS if not np.array_equal(a[name], b[name]))


def parse_month(text: str) -> int:
    """Months since 2020-01 of ``YYYY-MM``."""
    year, month = text.split("-")
    return month_number(int(year), int(month))


# ── back to a file ─────────────────────────────────────────────────────────────────────────────


def as_toml(scenario: Scenario) -> str:
    """The scenario as the text of its file; reading it gives the same scenario."""
    top: dict[str, Any] = {"title": scenario.title, "zh": scenario.zh}
    top |= filled(description=scenario.description, description_zh=scenario.description_zh)
    top["region"] = scenario.region
    if scenario.base is not None:
        top["based_on"] = scenario.base.name
    top["from"] = month_name(scenario.start)
    if scenario.freeze:
        top["freeze"] = True
    top |= filled(
        postpone=scenario.postpone or None,
        sunset=None if scenario.sunset is None else month_name(scenario.sunset),
    )
    if scenario.combined:
        top["combine"] = list(scenario.combined)
    top["policy"] = [entry_table(entry) for entry in scenario.entries[scenario.borrowed :]]
    top["assumption"] = [assumption_table(assumption) for assumption in scenario.assumptions]
    top["target"] = [target_table(target) for target in scenario.targets]
    return tomli_w.dumps({key: value for key, value in top.items() if value != []})


def entry_table(entry: Entry) -> dict[str, Any]:
    """One ``[[policy]]`` table."""
    table = {"lever": entry.lever, "from": month_name(entry.start), "value": entry.value}
    return table | filled(
        ramp_to=None if entry.ramp_to is None else month_name(entry.ramp_to),
        until=None if entry.until is None else month_name(entry.until),
        clause=entry.clause,
        level=entry.level,
        grade=entry.grade,
        source=entry.source,
        note=entry.note,
    )


def assumption_table(assumption: Assumption) -> dict[str, Any]:
    """One ``[[assumption]]`` table."""
    return filled(
        **{"from": month_name(assumption.start) if assumption.path else ""},
        parameter=assumption.parameter,
        path=assumption.path,
        value=assumption.value,
        factor=assumption.factor,
        note=assumption.note,
    )


def target_table(target: Target) -> dict[str, Any]:
    """One ``[[target]]`` table; reading it gives the same target."""
    return filled(
        id=target.id.removeprefix(OWN),
        indicator=target.indicator,
        comparison=target.comparison,
        value=target.value,
        unit=target.unit,
        due=target.due,
        measured=target.measured,
        kind=target.kind,
        title=target.title_en,
        zh=target.title_zh,
        note=target.note,
    )


def filled(**cells: Any) -> dict[str, Any]:
    """The cells that say something."""
    return {key: value for key, value in cells.items() if value is not None and value != ""}
