"""What ``ipeco discover`` does: run what is missing of a study, find the box, say it in plain words."""

from pathlib import Path
from typing import Any

import numpy as np

from model.errors import ScenarioError
from model.indicators import INDICATORS
from scenarios.answers import as_csv, known
from scenarios.engine import Runner
from scenarios.laboratory.commands import estimate_text, outline
from scenarios.laboratory.discovery import Box, Fit, Restriction, check_installed, discover
from scenarios.laboratory.factors import Factor
from scenarios.laboratory.interest import Interest, cases, checked, keeping, target_named
from scenarios.laboratory.outcomes import Outcome, year_asked
from scenarios.laboratory.study import Study, read_study
from scenarios.laboratory.sweep import estimate, sweep
from scenarios.laboratory.words import factor_name, outcome_name, told
from scenarios.output import notes, progress, say_error, table, write, write_json
from scenarios.run import fingerprint, run_once
from scenarios.store import Store
from scenarios.text import Lang, unit_name

COLUMNS = ("factor", "restricted to", "range", "quasi-p", "found again")
RARELY = 0.5
"""Share of halves below which a restriction is not to be relied on."""
FIGURES = 3


def run_discovery(
    file: Path,
    out: Path,
    workers: int,
    interest: Interest,
    form: str,
    lang: Lang,
    *,
    runner: Runner = run_once,
) -> None:
    """Run what is missing of a study and print where its runs of interest lie."""
    check_installed()
    study = read_study(file)
    interest = checked(interest, study)
    study = keeping(study, interest)
    say_error(outline(study, file))
    say_error(estimate_text(estimate(list(study.planned()), Store(out), workers, runner), workers))
    with progress(study.title) as tell:
        swept = sweep(study, out, workers=workers, progress=tell, runner=runner)
    if swept.failed:
        say_error(f"{len(swept.failed)} runs failed and are left out; tracebacks: {Store(out).failed}.")
    box = found(study, out, interest)
    name = fingerprint([planned.job for planned in study.planned()])
    if form == "json":
        write_json(answer(study, interest, box, name))
    elif form == "csv":
        write(as_csv([restriction_cells(study, one) for one in box.restrictions]))
    else:
        print_box(study, interest, box, name, lang)


def found(study: Study, out: Path, interest: Interest) -> Box:
    """The box of a study's runs of interest."""
    these = cases(study, out, interest)
    try:
        return discover(these.factors, these.wanted, these.points, seed=study.seed)
    except ScenarioError as error:
        raise ScenarioError(
            f"{error} Least value, quartiles and greatest: {these.spread_text}. Choose another threshold, "
            "or give the study more points."
        ) from error


# ── in words ───────────────────────────────────────────────────────────────────────────────────


def print_box(study: Study, interest: Interest, box: Box, name: str, lang: Lang) -> None:
    """The box in a sentence, its restrictions, and how far to trust it."""
    write(sentence(study, interest, box, lang))
    write("")
    if box.restrictions:
        lines = [restriction_line(study, one, lang) for one in box.restrictions]
        table(told("box", lang), [told(key, lang) for key in COLUMNS], lines)
    said = [
        told("box fit", lang, **fit_words(box.fit)),
        told("box unseen", lang, **fit_words(box.unseen)),
        told("box note", lang),
        told(
            "box runs", lang, runs=box.runs, points=len(study.points), of_interest=box.of_interest, name=name
        ),
    ]
    rare = [one for one in box.restrictions if one.found_again < RARELY]
    if rare:
        names = ", ".join(factor_name(study.factors[one.factor], lang) for one in rare)
        said.insert(0, told("box rare", lang, names=names))
    notes(said)


def sentence(study: Study, interest: Interest, box: Box, lang: Lang) -> str:
    """The box as one plain sentence."""
    what = interest_text(study, interest, lang)
    if not box.restrictions:
        return told("no box", lang, what=what, base=per_cent(box.base))
    where = told("and", lang).join(restriction_text(study, one, lang) for one in box.restrictions)
    return told(
        "box sentence", lang, what=what, where=where, base=per_cent(box.base), **fit_words(box.fit)
    )  # fmt: skip


def interest_text(study: Study, interest: Interest, lang: Lang) -> str:
    """What is true of a run of interest."""
    if interest.target:
        target = target_named(study, interest.target)
        title = target.title_zh if lang == "zh" else target.title_en
        key = "target met" if interest.met else "target missed"
        return told(key, lang, id=target.id, title=title, scenario=interest.scenario, due=target.due)
    outcome = Outcome(
        interest.indicator, year_asked(study, interest.year), interest.scenario, interest.against
    )
    unit = unit_name(INDICATORS[interest.indicator].unit, lang)
    key, value = ("below", interest.below) if interest.below is not None else ("above", interest.above)
    return told(key, lang, name=outcome_name(outcome, lang), value=f"{value:g} {unit}")


def restriction_text(study: Study, one: Restriction, lang: Lang) -> str:
    """One restriction as part of a sentence."""
    factor = study.factors[one.factor]
    return told("factor within", lang, name=factor_name(factor, lang), range=range_text(factor, one, lang))


def restriction_line(study: Study, one: Restriction, lang: Lang) -> list[str]:
    """One restriction as a line, in the order of COLUMNS."""
    factor = study.factors[one.factor]
    return [
        factor_name(factor, lang),
        range_text(factor, one, lang),
        f"{factor.low:g} – {factor.high:g} {unit_name(factor.unit, lang)}",
        f"{one.chance:.2g}",
        per_cent(one.found_again),
    ]


def range_text(factor: Factor, one: Restriction, lang: Lang) -> str:
    """Where a factor must lie, with its unit."""
    low, high = (f"{end:.{FIGURES}g}" for end in (one.low, one.high))
    unit = unit_name(factor.unit, lang)
    if not np.isfinite(one.low):
        return told("at most", lang, high=high, unit=unit)
    if not np.isfinite(one.high):
        return told("at least", lang, low=low, unit=unit)
    return told("between", lang, low=low, high=high, unit=unit)


def fit_words(fit: Fit) -> dict[str, str]:
    """Coverage, density and mass in per cent."""
    return {
        "coverage": per_cent(fit.coverage),
        "density": per_cent(fit.density),
        "mass": per_cent(fit.mass),
    }


def per_cent(share: float) -> str:
    """A share in whole per cent; a dash if nothing is known."""
    return f"{share:.0%}" if np.isfinite(share) else "–"


# ── plain data ─────────────────────────────────────────────────────────────────────────────────


def answer(study: Study, interest: Interest, box: Box, name: str) -> dict[str, Any]:
    """The whole answer for JSON."""
    return {
        "schema": "ipeco.discovery/1",
        "fingerprint": name,
        "interest": {
            "scenario": interest.scenario,
            "against": interest.against,
            "indicator": interest.indicator,
            "year": interest.year,
            "below": interest.below,
            "above": interest.above,
            "target": interest.target,
            "met": interest.met,
        },
        "runs": box.runs,
        "of_interest": box.of_interest,
        "sentence": sentence(study, interest, box, "en"),
        "sentence_zh": sentence(study, interest, box, "zh"),
        "fit": fit_answer(box.fit),
        "unseen": fit_answer(box.unseen),
        "restrictions": [restriction_cells(study, one) for one in box.restrictions],
    }


def fit_answer(fit: Fit) -> dict[str, float | None]:
    """Coverage, density and mass."""
    return {"coverage": known(fit.coverage), "density": known(fit.density), "mass": known(fit.mass)}


def restriction_cells(study: Study, one: Restriction) -> dict[str, Any]:
    """One restriction; an open side is null."""
    factor = study.factors[one.factor]
    return {
        "factor": factor.id,
        "unit": factor.unit,
        "low": known(one.low),
        "high": known(one.high),
        "varied_low": factor.low,
        "varied_high": factor.high,
        "quasi_p": one.chance,
        "found_again": known(one.found_again),
    }
