"""The same content as data: docs/evidence/facts.json, for commands and the window."""

import json
from collections.abc import Sequence
from math import isfinite
from typing import Any

from calibration.facts.fact import LABELS, Band
from calibration.facts.failures import WHY
from calibration.facts.verdict import VERDICTS, Finding, score

SCHEMA = "ipeco.facts/1"
"""A change of meaning changes the number."""
DIGITS = 10
"""Digits kept of a number."""


def answer(findings: Sequence[Finding], *, pairs: int, scale: int, mark: str) -> dict[str, Any]:
    """Score and facts as plain data; what is not known is null."""
    found = score(findings)
    return {
        "schema": SCHEMA,
        "region": "wuhan",
        "scenario": "history",
        "pairs": pairs,
        "scale": scale,
        "fingerprint": mark,
        "information_to": "2023-12",
        "labels": {name: {"zh": zh, "meaning": meaning} for name, (zh, meaning) in LABELS.items()},
        "verdicts": dict(VERDICTS),
        "score": {
            "inside": found.inside,
            "ran": found.ran,
            "outside": found.outside,
            "not distinguishable": found.unclear,
            "not run": found.not_run,
        },
        "facts": [fact_answer(one) for one in findings],
    }


def fact_answer(one: Finding) -> dict[str, Any]:
    """One fact."""
    fact, (low, high) = one.fact, one.interval
    failed = one.ran and one.verdict != "inside"
    return {
        "id": fact.id,
        "number": fact.number,
        "statement": fact.statement,
        "zh": fact.zh,
        "unit": fact.unit,
        "decimals": fact.decimals,
        "label": fact.label,
        "reason": fact.reason,
        "room": fact.room,
        "bands": [band_answer(band, one) for band in fact.bands],
        "decides": fact.band.place,
        "measured_by": fact.measured_by,
        "method": fact.method,
        "worlds": list(fact.worlds) if fact.measure else [],
        "n": one.values.size,
        "median": known(one.median),
        "low": known(low),
        "high": known(high),
        "details": {name: known(value) for name, value in one.details.items()},
        "verdict": one.verdict,
        "why": WHY.get(fact.id) if failed else None,
    }


def band_answer(band: Band, one: Finding) -> dict[str, Any]:
    """One band and the verdict that it alone would give."""
    return {
        "low": known(band.low),
        "high": known(band.high),
        "place": band.place,
        "source": band.source,
        "rows": list(band.rows),
        "verdict": one.verdict_by(band),
    }


def known(value: float) -> float | None:
    """A number, or null for what is not finite."""
    return float(f"{value:.{DIGITS}g}") if isfinite(value) else None


def as_text(answered: dict[str, Any]) -> str:
    """JSON, two spaces, Chinese as it is."""
    return json.dumps(answered, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
