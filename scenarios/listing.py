"""Listings of the policy register (登记册查询): rows of text for a table, CSV or JSON.

A filter works on measures, because they alone tie everything together: a lever is listed for a body
if a measure led by that body sets it, a target if such a measure names its indicator. Rendering and
languages are the caller's; a row carries both titles.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from math import isnan
from typing import Any

from model.errors import ScenarioError, nearest
from model.month import month_number
from model.policy import INERT, LEVERS
from scenarios.register import FLAGSHIP, Measure, Register, Target
from scenarios.scenario import root_of

GROUPS = ("creation", "protection", "finance", "transfer", "services", "support", "governance")
BASELINE_YEARS = (2020, 2021, 2022, 2023)
NO_CLAUSE = "none: scenarios only"
SEPARATOR = ";"

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a listing is about; None lets everything through."""

    document: str | None = None
    lever: str | None = None
    indicator: str | None = None
    body: str | None = None
    """Part of the name of a responsible body: ``法院`` finds 市法院."""

    def admits(self, measure: Measure) -> bool:
        """Whether a measure answers to all of it."""
        return (
            self.document in (None, measure.document)
            and (self.lever is None or self.lever in measure.levers)
            and (self.indicator is None or self.indicator in measure.indicators)
            and (self.body is None or any(self.body in body for body in measure.lead))
        )

    @property
    def on_clauses(self) -> bool:
        """Whether it asks for something that only a measure knows."""
        return self.lever is not None or self.body is not None


def register_rows(
    register: Register,
    what: str,
    document: str | None = None,
    lever: str | None = None,
    indicator: str | None = None,
    body: str | None = None,
    *,
    regions: Sequence[str] = ("wuhan",),
) -> Rows:
    """``targets``, ``levers``, ``measures`` or ``documents`` as rows of text, filtered.

    Parameters
    ----------
    regions : whose histories tell how levers stood; where they differ, a cell names the region

    Raises
    ------
    ScenarioError : there is no such listing, document, lever, indicator or body
    """
    check_known("listing", what, (*LISTINGS, "levers"))
    wanted = Filter(document, lever, indicator, body)
    check_filter(register, wanted)
    if what == "levers":
        return lever_rows(register, wanted, regions)
    return LISTINGS[what](register, wanted)


def check_filter(register: Register, wanted: Filter) -> None:
    """Every name of a filter exists in the register."""
    check_known("document", wanted.document, [document.id for document in register.documents])
    check_known("lever", wanted.lever, LEVERS)
    named = [target.indicator for target in register.targets]
    named += [indicator for measure in register.measures for indicator in measure.indicators]
    check_known("indicator", wanted.indicator, dict.fromkeys(named))
    bodies = dict.fromkeys(body for measure in register.measures for body in measure.lead)
    if wanted.body is not None and not any(wanted.body in body for body in bodies):
        raise ScenarioError(f"No measure is led by {wanted.body!r}. Bodies: {'、'.join(bodies)}.")


def check_known(kind: str, name: str | None, known: Iterable[str]) -> None:
    """Refuse a name that is not among the known ones, with the nearest."""
    names = list(known)
    if name is not None and name not in names:
        guess = nearest(name, names) or f" There are: {', '.join(names)}."
        raise ScenarioError(f"The register has no {kind} {name!r}.{guess}")


def target_rows(register: Register, wanted: Filter) -> Rows:
    """Targets of the document and indicator, and of the clauses that the filter finds."""
    reached = {name for measure in register.measures if wanted.admits(measure) for name in measure.indicators}

    def admits(target: Target) -> bool:
        return (
            wanted.document in (None, target.document)
            and wanted.indicator in (None, target.indicator)
            and (not wanted.on_clauses or target.indicator in reached)
        )

    return [cells(target) for target in register.targets if admits(target)]


def measure_rows(register: Register, wanted: Filter) -> Rows:
    """Measures that the filter admits."""
    return [cells(measure) for measure in register.measures if wanted.admits(measure)]


def document_rows(register: Register, wanted: Filter) -> Rows:
    """Documents with a measure or a target that the filter finds; without a filter all."""
    found = [*measure_rows(register, wanted), *target_rows(register, wanted)]
    reached = {row["document"] for row in found}
    everything = wanted == Filter()
    return [cells(document) for document in register.documents if everything or document.id in reached]


def lever_rows(register: Register, wanted: Filter, regions: Sequence[str]) -> Rows:
    """Levers that the filter's clauses set; without a filter all, those of no clause too."""
    roots = {region: root_of(region) for region in regions}
    levels = {region: root.levels() for region, root in roots.items()}
    rows = []
    for name in sorted(LEVERS, key=lambda name: GROUPS.index(LEVERS[name].group)):
        clauses = [measure for measure in register.clauses_of(name) if wanted.admits(measure)]
        if not clauses and wanted not in (Filter(), Filter(lever=name)):
            continue
        if wanted.lever not in (None, name):
            continue
        entries = {region: root.entry_of(name) for region, root in roots.items()}
        grades = {r: entry.grade if entry else LEVERS[name].grade for r, entry in entries.items()}
        rows.append(
            about_lever(name)
            | {
                f"baseline_{year}": by_region(
                    {region: text(float(of[name][month_number(year, 12)])) for region, of in levels.items()}
                )
                for year in BASELINE_YEARS
            }
            | {"grade_2023": by_region(grades)}
            | {"clauses": SEPARATOR.join(measure.id for measure in clauses) or NO_CLAUSE}
        )
    return rows


def by_region(cells: Mapping[str, str]) -> str:
    """One cell of several regions: what they share, or each with its name."""
    if len(set(cells.values())) == 1:
        return next(iter(cells.values()))
    return f"{SEPARATOR} ".join(f"{region} {cell}" for region, cell in cells.items())


def about_lever(name: str) -> dict[str, str]:
    """What is declared of a lever, in its declared unit; costs are CNY per unit."""
    about = LEVERS[name]
    cost = about.cost
    return {
        "id": name,
        "group": about.group,
        "title_zh": about.zh,
        "title_en": about.label,
        "unit": about.unit,
        "range": f"{text(about.low)}..{text(about.high)}",
        "plannable": "..".join(text(end) for end in about.plannable),
        "grade": about.grade,
        "source": about.source,
        "cost_low": text(cost.low),
        "cost_mode": text(cost.mode),
        "cost_high": text(cost.high),
        "cost_basis": cost.basis,
        "moves": about.moves,
        "sign": f"{about.sign:+d}" if about.sign else "",
        "inert": "yes" if name in INERT else "no",
    }


def cells(item: Any) -> dict[str, str]:
    """The fields of a document, target or measure as text."""
    return {field.name: text(getattr(item, field.name)) for field in fields(item)}


def text(value: Any) -> str:
    """A cell: numbers without trailing zeros, lists joined, a flagship as its star."""
    if isinstance(value, bool):
        return FLAGSHIP if value else ""
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    if isinstance(value, int | float):
        return "" if isnan(value) else f"{value:.10g}"
    return str(value)


LISTINGS: dict[str, Callable[[Register, Filter], Rows]] = {
    "targets": target_rows,
    "measures": measure_rows,
    "documents": document_rows,
}
