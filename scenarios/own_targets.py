"""The planner's own targets (规划者自设目标): drafts and changes, in a scenario or in a file of their own.

A ``[[target]]`` table either states a new target on any indicator, or names a target of the region's
plans by its id and says what is to be different. Every own target is called ``own:ID`` wherever it is
shown, and the plan's own stays beside it. It decides no number of a run: keys of runs do not know it.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from model.errors import ScenarioError, nearest
from model.indicators import INDICATORS, Indicator
from model.month import month_name
from scenarios.cells import LAST, Cells
from scenarios.dated import INFORMATION_TO, Scenario, parse_month
from scenarios.reading import Faults, check_keys, one_of
from scenarios.region import load_region
from scenarios.register import COMPARISONS, OWN, RANGE, Document, Target
from scenarios.sample import Sample

NEEDS = ("id",)
MAY = (
    *("indicator", "comparison", "value", "unit", "due", "measured", "kind"),
    *("title", "zh", "note"),
)
NEW_NEEDS = ("indicator", "value", "due")
"""What a target needs that no plan has."""
KINDS = ("outcome", "output")
MEASURED = {"stock": "stock at year end", "flow": "flow over the year"}
"""How an own target is read where it does not say; other kinds over the year."""
DOCUMENT = Document(
    id="own",
    number="–",
    title_zh="规划者自设",
    title_en="The planner's own",
    issued=month_name(parse_month(INFORMATION_TO) + 1),
    region="",
)
"""Stands for a plan beside own targets; it was issued when the observed past ends."""


def load_own(file: Path, plans: Sequence[Target]) -> tuple[Target, ...]:
    """The own targets in a file that holds nothing but ``[[target]]`` tables.

    Raises
    ------
    ScenarioError : it cannot be read or has faults; all of them are told
    """
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScenarioError(f"--targets {str(file)!r} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScenarioError(f"{file}: it is not TOML that can be read: {error}.") from error
    faults = Faults(f"targets {file.stem}")
    check_keys(raw, ["target"], "top", "key", faults)
    tables = raw.get("target", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.note("target", "must be written as [[target]] tables.")
        tables = []
    found = read_own([Cells(t, f"[[target]] {n}", faults) for n, t in enumerate(tables, 1)], plans)
    if faults.found:
        raise ScenarioError(f"{file} cannot be used:\n  " + "\n  ".join(faults.found))
    return found


def read_own(tables: Sequence[Cells], plans: Sequence[Target]) -> tuple[Target, ...]:
    """Own targets from their tables; what is wrong is noted."""
    known = {target.id: target for target in plans}
    found: dict[str, Target] = {}
    for cells in tables:
        target = read_target(cells, known)
        if target.id in found:
            cells.note(f"{cells.raw['id']!r} is given twice.", "id")
        found[target.id] = target
    return tuple(found.values())


def read_target(cells: Cells, plans: dict[str, Target]) -> Target:
    """One ``[[target]]`` table, on a plan's target of the same id where there is one."""
    check_keys(cells.raw, NEEDS, cells.place, "key", cells.faults, optional=MAY)
    name = cells.text("id")
    stated = plans.get(name)
    if stated is None:
        near = nearest(name, list(plans))
        ranged = RANGE.fullmatch(cells.text("comparison")) is not None
        for key in NEW_NEEDS:
            if key not in cells.raw and not (ranged and key == "value"):
                cells.note(f"key {key!r} is missing; no plan has a target {name!r} to take it from.{near}")
    if not name or ":" in name or any(mark.isspace() for mark in name):
        cells.note(f"{name!r} is no id: letters, digits and dashes, such as 'draft-2030'.", "id")
    indicator = cells.text("indicator") or (stated.indicator if stated else "")
    about = INDICATORS.get(indicator)
    if indicator and about is None:
        guess = nearest(indicator, list(INDICATORS))
        cells.note(f"there is no indicator {indicator!r}.{guess} All: docs/indicators.md.", "indicator")
    comparison, value = read_requirement(cells, stated)
    if stated is not None and about is not None and stated.indicator != indicator:
        stated = None  # another indicator: nothing else of the plan's target can hold
    return Target(
        id=OWN + name,
        document=DOCUMENT.id,
        clause=name if name in plans else "",
        indicator=indicator,
        title_zh=cells.text("zh") or (stated.title_zh if stated else about.zh if about else ""),
        title_en=cells.text("title") or (stated.title_en if stated else about.label if about else ""),
        comparison=comparison,
        value=value,
        unit=read_unit(cells, about, stated),
        due=read_due(cells, stated),
        measured=cells.text("measured") or (stated.measured if stated else measured_as(about)),
        kind=read_kind(cells, stated),
        note=cells.text("note"),
    )


def read_requirement(cells: Cells, stated: Target | None) -> tuple[str, float]:
    """Comparison and value; a range needs no value of its own."""
    comparison = cells.text("comparison")
    value = cells.number("value")
    if not comparison:
        comparison = stated.comparison if stated and stated.quantitative else ">="
    ends = RANGE.fullmatch(comparison)
    if ends is not None:
        low, high = float(ends[1]), float(ends[2])
        if not low < high or value not in (None, low):
            cells.note(f"a range {comparison!r} must rise, and its value is {low:g}.", "comparison")
        return comparison, low
    place = f"{cells.place}, comparison"
    one_of(comparison, [*COMPARISONS, "a..b"], place, cells.faults)
    if value is not None:
        return comparison, value
    if "value" not in cells.raw and stated is not None and not stated.quantitative:
        cells.note(f"the plan gives no number for {stated.id!r}; give one.", "value")
    return comparison, stated.value if stated and stated.quantitative else 0.0


def read_unit(cells: Cells, about: Indicator | None, stated: Target | None) -> str:
    """The indicator's unit; another is refused, for nothing converts it."""
    unit = stated.unit if stated else about.unit if about else ""
    given = cells.text("unit")
    if given and unit and given != unit:
        cells.note(f"{given!r}, but the indicator is in {unit!r}: leave the unit out.", "unit")
    return unit


def read_due(cells: Cells, stated: Target | None) -> str:
    """The month by whose end it is to be met."""
    if "due" in cells.raw:
        return month_name(cells.month("due"))
    return stated.due if stated else LAST


def read_kind(cells: Cells, stated: Target | None) -> str:
    """Outcome or output: as the plan's, else outcome."""
    if "kind" in cells.raw:
        return cells.word("kind", KINDS)
    return stated.kind if stated and stated.kind in KINDS else KINDS[0]


def measured_as(about: Indicator | None) -> str:
    """How an indicator is read where nobody says."""
    return MEASURED.get(about.kind, "over the year") if about else ""


def with_own(scenario: Scenario, own: Sequence[Target]) -> Scenario:
    """The scenario with more own targets; one of the same id takes the place of its own."""
    merged = {target.id: target for target in (*scenario.targets, *own)}
    return replace(scenario, targets=tuple(merged.values()))


def indicators_aimed_at(sample: Sample) -> set[str]:
    """The indicators of the region's targets and of the planner's own."""
    return {target.indicator for target in (*load_region(sample.region).targets, *sample.targets)}


def aims_of(plans: Sequence[Target], own: Sequence[Target]) -> list[Target]:
    """The plans' targets, each followed by the planner's change of it; then what no plan has."""
    changed = {target.clause: target for target in own if target.clause}
    ids = {target.id for target in plans}
    found: list[Target] = []
    for target in plans:
        found += [target, changed[target.id]] if target.id in changed else [target]
    return found + [target for target in own if target.clause not in ids]
