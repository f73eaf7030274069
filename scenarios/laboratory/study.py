"""A study (批量研究): scenarios, what is varied, how many points and replicates; read from TOML, checked.

A run of a study is an ordinary job: the scenario with the point's changes on top, and the replicate as
its pair. All scenarios meet the same points and the same luck, so their differences are paired.
"""

import itertools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from model.arrays import Floats
from model.errors import ScenarioError, nearest
from model.indicators import INDICATORS
from model.mechanisms import Chosen
from model.parameters import PARAMETERS
from model.policy import LEVERS
from scenarios.cells import Cells
from scenarios.dated import HORIZON, INFORMATION_TO, Assumption, Entry, Scenario, parse_month
from scenarios.entries import PATHS
from scenarios.laboratory.design import BLOCK, METHODS, MOST_POINTS, Method, from_file, grid, hypercube, sobol
from scenarios.laboratory.factors import Factor, What, ends
from scenarios.laboratory.rules import USUAL, rule_cells, rules_of
from scenarios.reading import Faults, check_keys
from scenarios.run import Job, check_size
from scenarios.scenario import load
from scenarios.shocks import Shock, load_shock, shock_names, shocked

NEEDS = ("title", "scenarios", "vary")
MAY = ("scale", "until", "replicates", "indicators", "shocks", "mechanisms", "luck_alone", "design")
DESIGN_MAY = ("method", "points", "seed", "file")
VARY_MAY = ("lever", "parameter", "path", "shock", "low", "high", "from", "levels", "steps", "logarithmic")
USUAL_PATH = (0.8, 1.25)
"""Ends of an exogenous path's factor if a study names none."""
USUAL_STRENGTH = (0.0, 1.0)
"""Ends of a shock's strength if a study names none: none of it, all of it."""
USUAL_START = parse_month(INFORMATION_TO) + 1
"""First month of a change if a study names none: when the information ends."""
USUAL_SCALE = 20
MANY_FACTORS = 64


@dataclass(frozen=True)
class Planned:
    """One run of a study, before it is run."""

    point: int
    replicate: int
    scenario: str
    """The scenario as the study names it."""
    job: Job


@dataclass(frozen=True)
class Study:
    """What is to be found out: every scenario at every point, replicated."""

    title: str
    scenarios: tuple[Scenario, ...]
    factors: tuple[Factor, ...]
    method: Method = "latin-hypercube"
    count: int = BLOCK
    """Points of the design, where the method leaves them open."""
    seed: int = 0
    file: Path | None = None
    """Points of one's own, CSV."""
    replicates: int = 1
    scale: int = USUAL_SCALE
    months: int = HORIZON
    indicators: tuple[str, ...] = ()
    """Indicators that are measured and kept; empty: all. Fewer are faster and take less disk."""
    rules: tuple[Chosen, ...] = USUAL
    """By which rules worlds go on (model/mechanisms.py); every one is run at every point."""
    luck_alone: bool = False
    """Whether replicates differ by luck alone: what is not varied stays at its centre."""
    chosen: tuple[tuple[float, ...], ...] = ()
    """Points that a method of analysis asks for, in place of the design."""
    name: str = "study"
    """Name of its file, under which its list of runs is kept."""

    @cached_property
    def points(self) -> Floats:
        """The design in declared units, shape (n_points, n_factors)."""
        if self.chosen:
            return np.array(self.chosen, dtype=np.float64)
        if self.method == "grid":
            return grid(self.factors)
        if self.method == "file":
            assert self.file is not None  # the reader refuses a method "file" without one
            return from_file(self.factors, self.file)
        draw = sobol if self.method == "sobol" else hypercube
        return draw(self.factors, self.count, self.seed)

    @property
    def size(self) -> int:
        """Runs in all."""
        return len(self.points) * self.replicates * len(self.rules) * len(self.scenarios)

    def planned(self) -> Iterator[Planned]:
        """Every run; whole replicates first, so that an early stop leaves something to compare."""
        values = self.points.tolist()
        changed = [[at_point(one, self.factors, row) for one in self.scenarios] for row in values]
        places = itertools.product(range(self.replicates), enumerate(changed), self.rules)
        for replicate, (point, row), rules in places:
            for scenario, there in zip(self.scenarios, row, strict=True):
                yield Planned(point, replicate, scenario.name, self.job(there, replicate, rules))

    def job(self, scenario: Scenario, replicate: int, rules: Chosen = ()) -> Job:
        """One run's job; the key of a run says which indicators it keeps."""
        return Job(
            scenario,
            replicate,
            self.scale,
            self.months,
            measures=self.indicators,
            mechanisms=rules,
            luck_alone=self.luck_alone,
        )

    def keeping(self, indicators: Sequence[str]) -> "Study":
        """The study with these indicators kept as well; one that keeps all stays as it is."""
        more = tuple(name for name in dict.fromkeys(indicators) if name not in self.indicators)
        return replace(self, indicators=self.indicators + more) if self.indicators and more else self


def at_point(scenario: Scenario, factors: tuple[Factor, ...], values: list[float]) -> Scenario:
    """The scenario with the factors at these values, on top of all it says itself."""
    pairs = zip(factors, values, strict=True)
    changes = [change for factor, value in pairs for change in factor.changes(value)]
    entries = tuple(change for change in changes if isinstance(change, Entry))
    assumptions = tuple(change for change in changes if isinstance(change, Assumption))
    return replace(
        scenario,
        entries=scenario.entries + entries,
        assumptions=scenario.assumptions + assumptions,
    )


# ── from a file ────────────────────────────────────────────────────────────────────────────────


def read_study(file: Path) -> Study:
    """The study of a TOML file.

    Raises
    ------
    ScenarioError : the file cannot be used; every fault is told with its place
    """
    faults = Faults(f"study {file.name}")
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScenarioError(f"{file} is not a study that can be read: {error}.") from error
    check_keys(raw, NEEDS, file.name, "key", faults, optional=MAY)
    top = Cells(raw, file.name, faults)
    plan = raw.get("design", {})
    design = Cells(plan if isinstance(plan, dict) else {}, "[design]", faults)
    check_keys(design.raw, (), design.place, "key", faults, optional=DESIGN_MAY)
    method = method_of(design)
    study = Study(
        title=top.text("title"),
        scenarios=scenarios_of(raw.get("scenarios"), shocks_of(top), faults),
        factors=factors_of(raw.get("vary"), method, faults),
        method=method,
        count=whole(design, "points", BLOCK, 1, MOST_POINTS),
        seed=whole(design, "seed", 0, 0, 2**31),
        file=file.parent / design.text("file") if design.text("file") else None,
        replicates=whole(top, "replicates", 1, 1, 100_000),
        scale=whole(top, "scale", USUAL_SCALE, 1, 1000),
        months=top.month("until") + 1 if "until" in raw else HORIZON,
        indicators=indicators_of(raw.get("indicators", []), faults),
        rules=rules_of(raw.get("mechanisms", {}), faults),
        luck_alone=top.flag("luck_alone"),
        name=file.stem,
    )
    if method == "file" and study.file is None:
        design.note('the method "file" needs a file of points.', "file")
    faults.refuse()
    check_size(study.replicates, study.scale, study.months)
    return study


def method_of(design: Cells) -> Method:
    """How points are chosen."""
    word = design.word("method", METHODS)
    return next((method for method in METHODS if method == word), METHODS[0])


def whole(cells: Cells, key: str, usual: int, least: int, most: int) -> int:
    """A whole number within its range, the usual one if none is given."""
    value = cells.number(key)
    if value is None:
        return usual
    if value != int(value) or not least <= value <= most:
        cells.note(f"{value:g} is not a whole number from {least} to {most}.", key)
        return usual
    return int(value)


def scenarios_of(given: Any, shocks: Sequence[Shock], faults: Faults) -> tuple[Scenario, ...]:
    """Scenarios by name or file, all of one region, under the study's shocks."""
    if not isinstance(given, list) or not given or not all(isinstance(name, str) for name in given):
        faults.note("scenarios", 'give names of scenarios in a list, such as ["frozen-2021", "plan-2024"].')
        return ()
    found = []
    for name in given:
        try:
            found.append(load(name))
        except ScenarioError as error:
            faults.note("scenarios", str(error))
    if len({scenario.region for scenario in found}) > 1:
        faults.note("scenarios", "they are of different regions; a study has one.")
    if len({scenario.name for scenario in found}) < len(found):
        faults.note("scenarios", "a scenario is named twice.")
    return tuple(shocked(scenario, shocks) for scenario in found)


def shocks_of(top: Cells) -> list[Shock]:
    """Shocks that hit every scenario of the study."""
    found = []
    for name in top.texts("shocks"):
        try:
            found.append(load_shock(name))
        except ScenarioError as error:
            top.note(str(error), "shocks")
    return found


def indicators_of(given: Any, faults: Faults) -> tuple[str, ...]:
    """Indicators to keep."""
    if not isinstance(given, list):
        faults.note("indicators", "give ids of indicators in a list.")
        return ()
    for name in given:
        if name not in INDICATORS:
            faults.note(
                "indicators", f"there is no indicator {name!r}.{nearest(str(name), list(INDICATORS))}"
            )
    return tuple(name for name in dict.fromkeys(given) if name in INDICATORS)


def factors_of(given: Any, method: Method, faults: Faults) -> tuple[Factor, ...]:
    """All ``[[vary]]`` tables."""
    if not isinstance(given, list) or not given or not all(isinstance(table, dict) for table in given):
        faults.note("vary", "give at least one [[vary]] table with a lever, a parameter or a path.")
        return ()
    tables = [Cells(table, f"[[vary]] {n}", faults) for n, table in enumerate(given, start=1)]
    found = [factor for cells in tables if (factor := factor_of(cells, method)) is not None]
    names = [factor.id for factor in found]
    for name in sorted({name for name in names if names.count(name) > 1}):
        faults.note("vary", f"{name!r} is varied twice.")
    if len(found) > MANY_FACTORS:
        faults.note("vary", f"{len(found)} factors are more than {MANY_FACTORS}; screen them in parts.")
    return tuple(found)


def factor_of(cells: Cells, method: Method) -> Factor | None:
    """One ``[[vary]]`` table."""
    check_keys(cells.raw, (), cells.place, "key", cells.faults, optional=VARY_MAY)
    kinds: dict[What, tuple[str, ...]] = {
        "lever": tuple(LEVERS), "parameter": tuple(PARAMETERS), "path": PATHS, "shock": tuple(shock_names())
    }  # fmt: skip
    named = [what for what in kinds if what in cells.raw]
    if len(named) != 1:
        cells.note("give exactly one of lever, parameter, path and shock.")
        return None
    what, name = named[0], cells.text(named[0])
    if name not in kinds[what]:
        cells.note(f"there is no {what} {name!r}.{nearest(name, list(kinds[what]))}", what)
        return None
    return ranged(cells, what, name, method)


def ranged(cells: Cells, what: What, name: str, method: Method) -> Factor | None:
    """A factor with its range, checked against what is declared."""
    usual = {"path": USUAL_PATH, "shock": USUAL_STRENGTH}.get(what) or ends(what, name)
    given = cells.number("low"), cells.number("high")
    low, high = (default if end is None else end for end, default in zip(given, usual, strict=True))
    dated = what in ("lever", "path") and "from" not in cells.raw
    start = USUAL_START if dated else cells.month("from")
    shock = load_shock(name).assumptions if what == "shock" else ()
    factor = Factor(what, name, low, high, start, (), cells.flag("logarithmic"), shock)
    check_range(cells, factor)
    return replace(factor, levels=levels_of(cells, factor)) if method == "grid" else factor


def check_range(cells: Cells, factor: Factor) -> None:
    """Ends in order, inside what is declared, and above 0 for a logarithm."""
    if not factor.low < factor.high:
        cells.note(f"low = {factor.low:g} is not below high = {factor.high:g}.")
    if factor.what in ("path", "shock"):
        widest = (0.0, float("inf"))
    else:
        about = (LEVERS if factor.what == "lever" else PARAMETERS)[factor.name]
        widest = (about.low, about.high)
    if factor.low < widest[0] or factor.high > widest[1]:
        cells.note(f"[{factor.low:g}, {factor.high:g}] leaves [{widest[0]:g}, {widest[1]:g}] {factor.unit}.")
    if (factor.logarithmic or factor.what == "path") and factor.low <= 0.0:
        cells.note(f"low = {factor.low:g} must be above 0 here.", "low")
    if factor.what == "lever" and factor.start == 0:
        cells.note("the city is laid out under the levers of January 2020; vary from 2020-02 on.", "from")
    if factor.what in ("parameter", "shock") and "from" in cells.raw:
        cells.note(
            "only levers and paths have a from; a shock has its own, a parameter always holds.", "from"
        )
    if any(one.factor is None or one.factor <= 0.0 for one in factor.shock):
        cells.note(f"{factor.name!r} does not only multiply, so it has no strength; name it in shocks.")


def levels_of(cells: Cells, factor: Factor) -> tuple[float, ...]:
    """Values of a grid: as listed, or so many steps between the ends."""
    listed = cells.raw.get("levels")
    if isinstance(listed, list) and listed and all(isinstance(one, int | float) for one in listed):
        outside = [one for one in listed if not factor.low <= one <= factor.high]
        if outside:
            cells.note(f"{outside[0]:g} is outside [{factor.low:g}, {factor.high:g}].", "levels")
        return tuple(float(one) for one in listed)
    steps = whole(cells, "steps", 3, 2, 1000)
    return tuple(factor.values(shares(steps)).tolist())


def shares(steps: int) -> Floats:
    """Evenly spaced shares from 0 to 1."""
    return np.linspace(0.0, 1.0, steps)


def as_row(planned: Planned, study: Study) -> Mapping[str, Any]:
    """One run as a row of the study's index: its place, key, rules that are compared, values of factors."""
    values = dict(zip((f.id for f in study.factors), study.points[planned.point].tolist(), strict=True))
    row: dict[str, Any] = {"point": planned.point, "replicate": planned.replicate}
    row |= {"scenario": planned.scenario, "key": planned.job.key}
    return row | rule_cells(planned.job.mechanisms, study.rules) | values
