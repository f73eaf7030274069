"""Sensitivities as lines of text and as plain data (敏感性结果表): table, JSON, CSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.indicators import INDICATORS
from scenarios.answers import known
from scenarios.board import number
from scenarios.laboratory.factors import Factor
from scenarios.laboratory.outcomes import Outcome
from scenarios.laboratory.sensitivity import MEASURES, Sensitivity
from scenarios.laboratory.sensitivity_design import SensitivityMethod
from scenarios.laboratory.sensitivity_resampling import FEW_REPLICATES, Estimate
from scenarios.laboratory.words import factor_name, told
from scenarios.text import Lang, unit_name

SHARE_PLACES = 2
RANKED_BY: dict[SensitivityMethod, str] = {"sobol": "total", "morris": "size"}
WHAT: dict[SensitivityMethod, str] = {"sobol": "base samples", "morris": "trajectories"}
FEW_GROUPS: dict[SensitivityMethod, int] = {"sobol": 128, "morris": 10}


@dataclass(frozen=True)
class Found:
    """The sensitivity of one outcome of a study."""

    outcome: Outcome
    sensitivity: Sensitivity
    factors: tuple[Factor, ...]
    luck_alone: bool = False
    """Whether replicates differ by luck alone."""

    @property
    def places(self) -> int:
        """Decimals of values in the indicator's unit."""
        return INDICATORS[self.outcome.indicator].decimals + 1


def columns(method: SensitivityMethod, lang: Lang) -> list[str]:
    """Heads of the table."""
    more = ["floor"] if method == "morris" else []
    return [told(key, lang) for key in ("factor", "range", *MEASURES[method], *more, "remark")]


def lines(found: Found, lang: Lang) -> list[list[str]]:
    """One line per factor, strongest first, then luck."""
    said = found.sensitivity
    strength = [estimate.value for estimate in said.indices[RANKED_BY[said.method]]]
    order = np.argsort(-np.nan_to_num(np.array(strength), nan=-np.inf), kind="stable").tolist()
    blanks = [""] * (len(columns(said.method, lang)) - 3)
    share = told("share", lang, share=estimate_text(said.noise, SHARE_PLACES))
    name = told("luck" if found.luck_alone else "noise", lang)
    return [*(factor_line(found, place, lang) for place in order), [name, "", share, *blanks]]


def factor_line(found: Found, place: int, lang: Lang) -> list[str]:
    """One factor."""
    said, factor = found.sensitivity, found.factors[place]
    places = SHARE_PLACES if said.method == "sobol" else found.places
    cells = [estimate_text(said.indices[name][place], places) for name in MEASURES[said.method]]
    if said.method == "morris":
        cells.append(number(float(said.floor[place]), places))
    stretch = f"{factor.low:g} – {factor.high:g} {unit_name(factor.unit, lang)}"
    return [factor_name(factor, lang), stretch, *cells, remark(said, place, lang)]


def remark(said: Sensitivity, place: int, lang: Lang) -> str:
    """What a reader must not take from a line."""
    if said.method == "sobol":
        names = [name for name in MEASURES["sobol"] if said.indices[name][place].holds_zero]
        heads = ", ".join(told(name, lang).split(" [")[0].split("[")[0] for name in names)
        return f"{heads}: {told('holds zero', lang)}" if names else ""
    if not said.indices["mean"][place].holds_zero:
        return ""
    above = said.indices["size"][place].low > said.floor[place]
    return told("either way" if above else "within luck", lang)


def estimate_text(estimate: Estimate, places: int) -> str:
    """``value [low, high]``; a dash if nothing is known."""
    if not np.isfinite(estimate.value):
        return "–"
    low, high = number(estimate.low, places), number(estimate.high, places)
    return f"{number(estimate.value, places)} [{low}, {high}]"


def footnotes(found: Found, fingerprint: str, lang: Lang) -> list[str]:
    """How many runs, and what is too few."""
    said, unit = found.sensitivity, unit_name(INDICATORS[found.outcome.indicator].unit, lang)
    what = told(WHAT[said.method], lang)
    rows = len(found.factors) + (2 if said.method == "sobol" else 1)
    return [
        told(
            "runs note", lang, groups=said.groups, what=what, rows=rows, replicates=said.replicates,
            mean=number(said.mean, found.places), deviation=number(np.sqrt(said.variance), found.places),
            unit=unit, fingerprint=fingerprint,
        ),
        *warnings(said, lang),
    ]  # fmt: skip


def legend(method: SensitivityMethod, lang: Lang) -> list[str]:
    """What the columns of all tables mean."""
    return [told(f"{method} note", lang), told("interval note", lang)]


def warnings(said: Sensitivity, lang: Lang) -> list[str]:
    """What a reader must know before trusting the numbers."""
    what = told(WHAT[said.method], lang)
    found = []
    if said.variance <= 0.0:
        found.append(told("unmoved", lang))
    if said.replicates == 1:
        found.append(told("one replicate", lang))
    elif said.replicates < FEW_REPLICATES:
        found.append(told("few replicates", lang, replicates=said.replicates, enough=FEW_REPLICATES))
    if said.groups < FEW_GROUPS[said.method]:
        enough = FEW_GROUPS[said.method]
        found.append(told("few groups", lang, groups=said.groups, what=what, enough=enough))
    if said.lost:
        found.append(told("lost", lang, lost=said.lost, what=what))
    return found


# ── plain data ─────────────────────────────────────────────────────────────────────────────────


def found_answer(found: Found) -> dict[str, Any]:
    """One outcome for JSON."""
    said = found.sensitivity
    return {
        **outcome_cells(found.outcome),
        "groups": said.groups,
        "lost": said.lost,
        "replicates": said.replicates,
        "mean": known(said.mean),
        "variance": known(said.variance),
        "noise": estimate_answer(said.noise),
        "factors": [
            {"factor": factor.id, "low": factor.low, "high": factor.high, "unit": factor.unit}
            | {name: estimate_answer(said.indices[name][place]) for name in MEASURES[said.method]}
            | ({"chance_size": known(float(said.floor[place]))} if said.method == "morris" else {})
            for place, factor in enumerate(found.factors)
        ],
        "warnings": warnings(said, "en"),
    }


def found_rows(found: Found) -> list[dict[str, Any]]:
    """One outcome for CSV: a row per factor and index, and one for luck."""
    said, about = found.sensitivity, outcome_cells(found.outcome)
    rows = [
        about | {"factor": factor.id, "index": name} | estimate_answer(said.indices[name][place])
        for place, factor in enumerate(found.factors)
        for name in MEASURES[said.method]
    ]
    return [*rows, about | {"factor": "", "index": "noise"} | estimate_answer(said.noise)]


def outcome_cells(outcome: Outcome) -> dict[str, Any]:
    """What was taken of each run."""
    return {
        "indicator": outcome.indicator,
        "unit": INDICATORS[outcome.indicator].unit,
        "year": outcome.year,
        "scenario": outcome.scenario,
        "against": outcome.against,
    }


def estimate_answer(estimate: Estimate) -> dict[str, float | None]:
    """A number with its error and interval; null where nothing is known."""
    return {
        "value": known(estimate.value),
        "error": known(estimate.error),
        "low": known(estimate.low),
        "high": known(estimate.high),
    }


def sensitivity_answer(found: Sequence[Found], method: SensitivityMethod, fingerprint: str) -> dict[str, Any]:
    """The whole answer for JSON."""
    return {
        "schema": "ipeco.sensitivity/1",
        "method": method,
        "level": 0.9,
        "fingerprint": fingerprint,
        "outcomes": [found_answer(one) for one in found],
    }
