"""docs/measures.md: every measure of the plans, from the clause to its effect."""

import csv
from collections.abc import Mapping
from functools import cache

import numpy as np

from docs.writers.obeyed import obeyed
from docs.writers.source import ROOT, number, table
from model.indicators import INDICATORS
from model.month import month_number
from model.policy import LEVERS
from scenarios.dated import Scenario
from scenarios.region import RegionPack, load_region, region_names
from scenarios.register import Measure
from scenarios.scenario import load

PLAN = {"wuhan": "plan-2024", "hubei": "province-2022"}
"""The scenario in which levels, costs and effects are told."""
YEAR = 2025
WAN = 1e4
"""CNY in 万元."""
WHY_CONTEXT = {
    "W22-S4": "asks the province for support and pilots; what the province does stands in H22S and H22B",
    "W24-06": "a law on the innovation centre at large; the clause names no rule on intellectual property",
    "W24-45": "advice to those who register a technology export; the model has no trade abroad in technology",
}
"""Why no mechanism carries a measure."""
EFFECTS = ROOT / "docs" / "evidence" / "clause-effects.csv"
NOT_RUN = "not run yet (`make evidence`)"

HEAD = """# Measures 措施

Written by `make docs` from the registers of all regions, `model/levers/`, the scenarios that carry the plans
and `docs/evidence/clause-effects.csv`; not edited by hand. {count} measures, {context} of them context: no
mechanism can carry them.

*Mechanism*: + or − and the state variable that the lever moves first, then the files whose rules read it.
*Level*: in December 2023 and December {year} of the scenario named. *Grades*: of the level of {year} (A
published for this place, B related evidence, C expert prior; *assumed* where the clause gives no number;
*by* where another clause or history dates it), then of the lever's opening level. *Cost*: modal unit cost
(range of the prior) times what is ordered or added in {year}, 万元, of the whole lever, whoever orders it; no
plan states amounts. 'counted' = the model counts the payments.

*Effect*: what the plan loses on the indicator if the measure's levers stay as in the scenario without the
plans: mean ± half its 90 % interval, over paired runs, in {year}. *Own*: the measure's part of its levers, by
the increments that the scenario dates to it. *Shared*: none is dated to it; the effect is that of all its
levers, which other measures set too. Effects of measures need not add up. An indicator in brackets is not
named by the plan: the choice is ours.
"""


@cache
def effects() -> dict[str, dict[str, str]]:
    """The committed table by measure; empty if there is none."""
    if not EFFECTS.exists():
        return {}
    with EFFECTS.open(encoding="utf-8", newline="") as file:
        return {row["measure"]: row for row in csv.DictReader(file)}


def effect_text(measure: Measure, table_of: Mapping[str, dict[str, str]]) -> str:
    """The effect with its interval, or why there is none."""
    if measure.role == "context":
        return "— (context)"
    found = table_of.get(measure.id)
    if found is None:
        return f"— ({NOT_RUN})"
    if not found["effect"]:
        return "— (no lever of it differs from the scenario without the plans)"
    about = INDICATORS[found["indicator"]]
    named = f"`{about.id}`" if found["named_by_plan"] == "yes" else f"(`{about.id}`)"
    size = f"{float(found['effect']):+.3g} ± {float(found['reach']):.2g} {about.unit}"
    if found["equal"] == "yes":
        size = "none: equal in every pair"
    elif found["distinguishable"] != "yes":
        size += ", not distinguishable"
    return f"{size}; {found['part']}, {named}, n = {found['pairs']}, 1:{found['scale']}"


@cache
def scenario(name: str) -> Scenario:
    """A scenario of the library, read once."""
    return load(name)


@cache
def levels(name: str) -> dict[str, np.ndarray]:
    """Levels of a scenario, computed once."""
    return scenario(name).levels()


def yearly_cost(lever: str, name: str) -> str:
    """What a lever costs in the year at modal unit cost, 万元, or how its cost comes about."""
    cost = LEVERS[lever].cost
    if cost.basis in {"counted", "none"}:
        return cost.basis
    values, first = levels(name)[lever], month_number(YEAR, 1)
    of_year = values[first : first + 12]
    if cost.basis == "unit added":
        units = float(np.maximum(np.diff(values[first - 1 : first + 12]), 0.0).sum())
    else:
        units = float(of_year.mean())
    low, mode, high = (units * value / WAN for value in (cost.low, cost.mode, cost.high))
    per = "added" if cost.basis == "unit added" else "year"
    return f"{mode:,.0f} ({low:,.0f}–{high:,.0f}): {number(cost.mode)} CNY per unit and {per}"


def grades(lever: str, measure: Measure, name: str) -> str:
    """Grade of the level, whether the clause gives it, grade of the lever."""
    carrier = scenario(name)
    entries = [e for one in carrier.lineage() for e in reversed(one.entries) if e.lever == lever]
    own = next((entry for entry in entries if entry.clause == measure.id), None)
    entry = own or next(iter(entries), None)
    if entry is None:
        return f"default, {LEVERS[lever].grade}"
    dated = "" if own else f" by {entry.clause}" if entry.clause else " by history"
    return f"{entry.grade} {entry.level}{dated}, {LEVERS[lever].grade}"


def lever_row(lever: str, measure: Measure, name: str) -> tuple[str, ...]:
    """One lever of a measure."""
    about, values = LEVERS[lever], levels(name)[lever]
    before, after = (number(round(float(values[month_number(y, 12)]), 6)) for y in (2023, YEAR))
    sign = "+" if about.sign > 0 else "−"
    rules = "<br>".join(f"`{file.removeprefix('model/')}`" for file in obeyed().get(lever, ()))
    return (
        f"`{lever}`<br>{about.zh}",
        f"{sign} `{about.moves}`<br>{rules}",
        f"{before} → {after} {about.unit}",
        grades(lever, measure, name),
        yearly_cost(lever, name),
    )


def paragraph(measure: Measure, pack: RegionPack) -> str:
    """One measure."""
    star = " ★" if measure.flagship else ""
    lines = [
        f"### {measure.id} {measure.title_zh} · {measure.title_en}\n",
        f"- {measure.document} {measure.clause}{star}; lead {'、'.join(measure.lead)}; due {measure.due}",
    ]
    if measure.role == "context":
        return "\n".join([*lines, f"- **context**: {WHY_CONTEXT[measure.id]}\n"])
    named = ", ".join(f"`{one}`" for one in measure.indicators) or "none named by the plan"
    plan = PLAN[pack.id]
    lines += [f"- indicators: {named}", f"- effect in {plan}, {YEAR}: {effect_text(measure, effects())}\n"]
    head = ("lever", "mechanism", f"level in {plan}", "grades", f"cost in {plan}, {YEAR}, 万元")
    return "\n".join([*lines, table(head, [lever_row(lever, measure, plan) for lever in measure.levers])])


def page() -> str:
    """The whole page."""
    packs = [load_region(name) for name in sorted(region_names(), reverse=True)]
    every = [measure for pack in packs for measure in pack.measures]
    context = sum(measure.role == "context" for measure in every)
    parts = [HEAD.format(count=len(every), context=context, year=YEAR)]
    for pack in packs:
        for document in pack.documents:
            parts.append(f"## {document.id} {document.title_zh} · {document.title_en}\n")
            parts += [paragraph(one, pack) for one in pack.measures if one.document == document.id]
    return "\n".join(parts)
