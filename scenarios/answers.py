"""Answers as plain data (docs/json.md): what ``--format json`` and ``--format csv`` print.

The names and meanings here are a promise to other programs; a change of meaning changes ``schema``.
NaN does not exist in JSON: what is not known is null.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from model.indicators import INDICATORS
from scenarios.attainment import Attainment
from scenarios.compare import Effect
from scenarios.region import load_region
from scenarios.sample import LEVEL, Sample, spread

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
        "indicators": {name: indicator_answer(sample, name) for name in sorted(sample.yearly)},
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
        "evidence": a.evidence,
        "median": known(a.projected.median),
        "low": known(a.projected.low),
        "high": known(a.projected.high),
        "probability": a.probability,
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
    }


def indicator_answer(sample: Sample, name: str) -> dict[str, Any]:
    """One indicator by year."""
    yearly = []
    for year in sample.years:
        over = spread(sample.of_year(name, year))
        ends = {"median": known(over.median), "low": known(over.low), "high": known(over.high)}
        yearly.append({"year": year} | ends)
    return {"unit": INDICATORS[name].unit, "yearly": yearly}


def compare_answer(base: Sample, others: Sequence[Sample], found: Sequence[Effect]) -> dict[str, Any]:
    """All paired effects of some scenarios against a base."""
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
        "effects": [effect_answer(effect) for effect in found],
    }


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
    flat = [{k: v for k, v in row.items() if not isinstance(v, dict)} for row in rows]
    out = io.StringIO()
    columns = list(dict.fromkeys(key for row in flat for key in row))
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()
