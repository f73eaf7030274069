"""Answers as plain data (docs/json.md): what ``--format json`` and ``--format csv`` print.

The names and meanings here are a promise to other programs; a change of meaning changes ``schema``.
NaN does not exist in JSON: what is not known is null.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import isfinite
from typing import Any

from model.indicators import INDICATORS
from scenarios.attainment import Attainment
from scenarios.board import EVIDENCE
from scenarios.compare import Effect
from scenarios.dated import Scenario
from scenarios.four_lines import DIFFERENCES, LINES, FourLines
from scenarios.jointly import jointly
from scenarios.provenance import stamp_of
from scenarios.region import load_region
from scenarios.sample import LEVEL, Sample, spread
from scenarios.unit_cost import COST, RATIO, cost_difference, unit_cost
from scenarios.what_changed import assumption_changes, assumption_text, lever_changes

RUN_SCHEMA = "ipeco.run/1"
COMPARE_SCHEMA = "ipeco.compare/1"


def run_answer(sample: Sample, found: Sequence[Attainment]) -> dict[str, Any]:
    """One scenario: its targets, and every indicator by year."""
    return {
        "schema": RUN_SCHEMA,
        "region": load_region(sample.region).id,
        "scenario": sample.name,
        "scale": sample.scale,
        "n": sample.n,
        "level": LEVEL,
        "fingerprint": sample.fingerprint,
        "information_to": sample.information_to,
        "counterfactual": sample.counterfactual,
        "inert_levers": list(sample.inert_levers),
        "targets": [target_answer(a) for a in found],
        "joint": joint_answers(found),
        "indicators": {name: indicator_answer(sample, name) for name in sorted(sample.yearly)},
        "provenance": stamp_of([sample]),
    }


def target_answer(a: Attainment) -> dict[str, Any]:
    """One target."""
    return {
        "id": a.target.id,
        "indicator": a.target.indicator,
        "comparison": a.target.comparison,
        "value": known(a.target.value),
        "unit": a.target.unit,
        "due": a.target.due,
        "kind": a.target.kind,
        "own": a.target.own,
        "beside": a.target.clause or None if a.target.own else None,
        "superseded_by": a.superseded_by or None,
        "evidence": a.evidence,
        "median": known(a.projected.median),
        "low": known(a.projected.low),
        "high": known(a.projected.high),
        "probability": a.probability,
        "probability_low": a.interval[0] if a.interval else None,
        "probability_high": a.interval[1] if a.interval else None,
        "first_met": a.first_met,
        "status": a.status,
        "observed": None
        if a.seen is None
        else {
            "year": a.seen.year,
            "value": a.seen.value,
            "bound": a.seen.mark or None,
            "part": a.seen.region,
        },
        "already": {
            "observed": a.already.observed,
            "at_issue": a.already.at_issue,
            "frozen": a.already.frozen,
        },
    } | distributions(a)


def distributions(a: Attainment) -> dict[str, Any]:
    """When a target is met first, by how much it is missed, and whether it is met later."""
    lack, first = a.shortfall, a.first
    return {
        "first_met_distribution": None if first is None else asdict(first),
        "shortfall": None
        if lack is None
        else {"pairs": lack.pairs, "gap": known(lack.gap), "share": known(lack.share)},
        "later": [asdict(one) for one in a.later],
    }


def joint_answers(found: Sequence[Attainment]) -> list[dict[str, Any]]:
    """The outcome targets of each evidence class together, the plans' and the planner's own apart."""
    both = [jointly(found, evidence, own=own) for own in (False, True) for evidence in EVIDENCE]
    return [asdict(one) | {"blocking": one.blocking or None} for one in both if one is not None]


def indicator_answer(sample: Sample, name: str) -> dict[str, Any]:
    """One indicator by year."""
    yearly = []
    for year in sample.years:
        over = spread(sample.of_year(name, year))
        ends = {"median": known(over.median), "low": known(over.low), "high": known(over.high)}
        yearly.append({"year": year} | ends)
    return {"unit": INDICATORS[name].unit, "yearly": yearly}


def compare_answer(
    asked: Sequence[Scenario], base: Sample, others: Sequence[Sample], found: Sequence[Effect], year: int
) -> dict[str, Any]:
    """All paired effects of some scenarios against a base; levels and costs are those of one year."""
    return {
        "schema": COMPARE_SCHEMA,
        "region": load_region(base.region).id,
        "base": base.name,
        "scenarios": [other.name for other in others],
        "scale": base.scale,
        "n": base.n,
        "level": LEVEL,
        "fingerprint": {sample.name: sample.fingerprint for sample in (base, *others)},
        "information_to": base.information_to,
        "year": year,
        "changed": {
            other.name: changed_answer(asked[0], scenario, year)
            for other, scenario in zip(others, asked[1:], strict=True)
        },
        "costs": [cost_answer(base, other, year) for other in others],
        "provenance": stamp_of([base, *others]),
        "effects": [effect_answer(effect) for effect in found],
    }


def changed_answer(base: Scenario, other: Scenario, year: int) -> dict[str, Any]:
    """The levers and assumptions in which a scenario differs from the base."""
    return {
        "levers": [asdict(change) for change in lever_changes(base, other, year)],
        "assumptions": [assumption_text(one) for one in assumption_changes(base, other)],
    }


def cost_answer(base: Sample, other: Sample, year: int) -> dict[str, Any]:
    """Public money beyond the base to the end of a year, and per unit of each effect of that year."""
    units = {name: unit_cost(base, other, name, year) for name in base.yearly if name != COST}
    return effect_answer(cost_difference(base, other, year)) | {
        "per_unit": {
            name: {"value": one.ratio, "low": known(one.low), "high": known(one.high)}
            for name, one in units.items()
            if one.said == RATIO
        }
    }


def four_answers(found: Sequence[FourLines]) -> list[dict[str, Any]]:
    """The four means and their paired differences, by indicator and scenario."""
    return [
        {
            "indicator": one.indicator,
            "scenario": one.scenario,
            "year": one.year,
            "means": {line: known(mean) for line, mean in zip(LINES, one.means, strict=True)},
            "differences": {
                name: effect_answer(effect) for name, effect in zip(DIFFERENCES, one.differences, strict=True)
            },
        }
        for one in found
    ]


def effect_answer(effect: Effect) -> dict[str, Any]:
    """One effect."""
    return {
        "indicator": effect.indicator,
        "scenario": effect.scenario,
        "year": effect.year,
        "effect": known(effect.effect),
        "low": known(effect.low),
        "high": known(effect.high),
        "mean_reach": known(effect.reach),
        "pairs": effect.pairs,
        "share_improved": effect.share_improved,
        "distinguishable": effect.distinguishable,
    }


def known(value: float) -> float | None:
    """A number, or None for what is not known."""
    return value if isfinite(value) else None


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV with a header; nested cells are left out."""
    flat = [{k: v for k, v in row.items() if not isinstance(v, dict | list)} for row in rows]
    out = io.StringIO()
    columns = list(dict.fromkeys(key for row in flat for key in row))
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()
