"""The target board (目标看板): attainments as lines of text, outcomes apart from outputs.

The command line and the report print these lines; numbers are formed here and nowhere else, so that
a figure reads alike everywhere. Every line carries unit, interval, evidence class and what was seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.indicators import INDICATORS
from scenarios.attainment import (
    ENOUGH,
    MET,
    MISSED,
    Already,
    Alternative,
    Attainment,
    Seen,
    alternatives,
    other_reading,
)
from scenarios.full_scale import thinned_notes
from scenarios.jointly import Jointly, jointly
from scenarios.readings import INGREDIENT, OBSERVED_BASE
from scenarios.register import Target
from scenarios.sample import Sample, Spread
from scenarios.text import Lang, say, unit_name

EVIDENCE = ("fitted", "proxy", "prior only")
COLUMNS = (
    *("target", "clause", "required", "due", "evidence"),
    *("observed", "projected", "probability", "first_met", "already"),
)
SECTIONS = {"outcomes": ("outcome", "qualitative"), "outputs": ("output",)}
"""Kinds of targets by section of the board."""


@dataclass(frozen=True)
class Section:
    """One part of a board: its key, and the lines in the order of COLUMNS."""

    key: str
    lines: list[list[str]]
    found: list[Attainment]


def board(found: Sequence[Attainment], lang: Lang) -> list[Section]:
    """Outcomes first, then outputs."""
    sections = []
    for key, kinds in SECTIONS.items():
        those = [a for a in found if a.target.kind in kinds]
        sections.append(Section(key, [line(a, lang) for a in those], those))
    return sections


def line(a: Attainment, lang: Lang) -> list[str]:
    """One target as text, in the order of COLUMNS."""
    return [
        target_title(a, lang),
        clause_text(a, lang),
        required(a.target, lang),
        a.target.due,
        say(a.evidence, lang) if a.evidence else say("none", lang),
        seen_text(a.seen, a.target, lang),
        spread_text(a.projected, decimals(a.target)),
        probability_text(a, lang),
        first_met_text(a, lang),
        already_text(a.already, a.n, lang),
    ]


def target_title(a: Attainment, lang: Lang) -> str:
    """Id and title; what took its place, if a later plan asks something else."""
    title = a.target.title_zh if lang == "zh" else a.target.title_en
    later = f" ({say('superseded', lang, by=a.superseded_by)})" if a.superseded_by else ""
    return f"{a.target.id} {title}{later}"


def clause_text(a: Attainment, lang: Lang) -> str:
    """Where it is asked: plan and clause, or that a planner set it."""
    if not a.target.own:
        return f"{a.document.id} {a.target.clause}"
    beside = say("beside", lang, id=a.target.clause) if a.target.clause else ""
    return f"{say('own', lang)}{beside}"


def required(target: Target, lang: Lang) -> str:
    """What the plan asks, with its unit."""
    if not target.quantitative:
        return say("qualitative", lang)
    value = (
        target.comparison.replace("..", "–")
        if ".." in target.comparison
        else f"{sign(target.comparison)} {number(target.value, given_decimals(target.value))}"
    )
    return f"{value} {unit_name(target.unit, lang)}"


def sign(comparison: str) -> str:
    """A comparison as printed."""
    return {">=": "≥", "<=": "≤"}.get(comparison, comparison)


def given_decimals(value: float) -> int:
    """Decimals with which a plan wrote a number."""
    return 0 if float(value).is_integer() else 1


def decimals(target: Target) -> int:
    """Decimals with which values of a target's indicator are shown."""
    about = INDICATORS.get(target.indicator)
    return about.decimals if about else 0


def number(value: float, places: int) -> str:
    """A number with thousands apart; a dash if nothing is known."""
    if not np.isfinite(value):
        return "–"
    text = f"{value:,.{places}f}"
    return text.removeprefix("-") if float(text.replace(",", "")) == 0 else text


def spread_text(spread: Spread, places: int) -> str:
    """``median [low, high]``; a dash if nothing is known."""
    if not np.isfinite(spread.median):
        return "–"
    low, high = number(spread.low, places), number(spread.high, places)
    return f"{number(spread.median, places)} [{low}, {high}]"


def seen_text(seen: Seen | None, target: Target, lang: Lang) -> str:
    """The last published number with its year, and its place if that is only a part."""
    if seen is None:
        return say("none", lang)
    places = max(decimals(target), given_decimals(seen.value))
    where = f", {seen.region}" if seen.region else ""
    return f"{seen.mark}{number(seen.value, places)} ({seen.year}{where})"


def probability_text(a: Attainment, lang: Lang) -> str:
    """Per cent, its 90 % interval and a word; the word alone below 30 pairs, or where it was observed."""
    if a.status == "observed":
        return f"{say('is observed', lang)}: {say('met' if a.share else 'missed', lang)}"
    word = say(a.status, lang)
    if a.probability is None or a.interval is None:
        return word
    return f"{share_text(a.probability, *a.interval)} {word}"


def share_text(share: float, low: float, high: float) -> str:
    """A share with its interval, in per cent."""
    return f"{per_cent(share)} [{100 * low:.0f}, {100 * high:.0f}]"


def per_cent(share: float) -> str:
    """A share as per cent; certainty over finitely many pairs is not certainty."""
    return f"{100 * share:.0f} %"


def first_met_text(a: Attainment, lang: Lang) -> str:
    """The month in which the median pair meets it first."""
    if a.met is None:
        return say("none", lang)
    return a.first_met or say("never", lang)


def already_text(already: Already, n: int, lang: Lang) -> str:
    """Whether it was met when the plan was issued, and whether it would be met without it."""
    parts = []
    if already.observed is not None:
        word = say("yes" if already.observed else "no", lang)
        parts.append(f"{say('at issue', lang)}: {word} ({say('seen', lang)})")
    elif already.at_issue is not None:
        parts.append(f"{say('at issue', lang)}: {yes_or_no(already.at_issue, n, lang)}")
    if already.frozen is not None:
        parts.append(f"{say('under frozen', lang)}: {yes_or_no(already.frozen, n, lang)}")
    return "; ".join(parts) or say("none", lang)


def yes_or_no(share: float, n: int, lang: Lang) -> str:
    """A share of pairs as a word; in between, per cent if there are enough pairs."""
    if share >= MET:
        return say("yes", lang)
    if share <= MISSED:
        return say("no", lang)
    return per_cent(share) if n >= ENOUGH else say("perhaps", lang)


def footnotes(sample: Sample, found: Sequence[Attainment], lang: Lang) -> list[str]:
    """What a reader must know beside the numbers."""
    notes = [say("n", lang, n=sample.n, scale=sample.scale, fingerprint=sample.fingerprint)]
    notes.append(f"{say('bands', lang)} {say('rule', lang)}")
    if sample.n < ENOUGH:
        notes.append(say("few", lang))
    notes += joint_notes(sample, found, lang)
    if any(a.superseded_by for a in found):
        notes.append(say("superseded note", lang))
    if any(a.target.own for a in found):
        notes.append(say("own note", lang))
    if any(a.seen and a.seen.mark for a in found):
        notes.append(say("bound note", lang))
    notes += thinned_notes([a.target.indicator for a in found], sample.scale, lang)
    notes.append(say("uncalibrated", lang))
    notes += reading_notes(sample, found, lang)
    notes += alternative_notes(sample, found, lang)
    if sample.inert_levers:
        notes.append(say("inert set", lang, levers=", ".join(sample.inert_levers)))
    return notes


def reading_notes(sample: Sample, found: Sequence[Attainment], lang: Lang) -> list[str]:
    """What a target's wording may also mean, and what would then be projected."""
    notes = []
    for a in found:
        reading = other_reading(a, sample)
        if reading is not None:
            about, values = INDICATORS[reading[0]], reading[1]
            label = about.zh if lang == "zh" else about.label
            shown = f"{spread_text(values, about.decimals)} {unit_name(about.unit, lang)}"
            notes.append(
                say("other reading", lang, target=a.target.id, label=label, value=shown, due=a.target.due)
            )
    return notes


def alternative_notes(sample: Sample, found: Sequence[Attainment], lang: Lang) -> list[str]:
    """One note for each target whose wording leaves something open."""
    notes = []
    for a in found:
        lines = alternative_lines(a, sample, lang)
        if lines:
            key = "other bases" if a.target.quantitative else "ingredients"
            shown = "; ".join(f"{label} {text}" for label, text in lines)
            notes.append(say(key, lang, target=a.target.id, year=a.target.due[:4], shown=shown))
    return notes


def alternative_lines(a: Attainment, sample: Sample, lang: Lang) -> list[tuple[str, str]]:
    """Readings of one target as pairs of label and text; none if nothing is declared."""
    return [
        (alternative_label(one, lang), alternative_text(a, one, lang))
        for one in alternatives(a.target, sample)
    ]


def alternative_label(one: Alternative, lang: Lang) -> str:
    """The measure, or the base."""
    about = INDICATORS[one.reading.indicator]
    if one.reading.kind == INGREDIENT:
        return about.zh if lang == "zh" else about.label
    if one.reading.kind == OBSERVED_BASE:
        shown = number(one.reading.value, about.decimals)
        return say("observed base", lang, year=one.reading.base, value=shown)
    return say("simulated base", lang, year=one.reading.base)


def alternative_text(a: Attainment, one: Alternative, lang: Lang) -> str:
    """Value with interval and unit; then the evidence class, or whether the target would be met."""
    if one.reading.kind == INGREDIENT:
        about = INDICATORS[one.reading.indicator]
        shown = f"{spread_text(one.values, about.decimals)} {unit_name(about.unit, lang)}"
        return f"{shown} ({say(one.evidence, lang)})" if one.evidence else shown
    shown = f"{spread_text(one.values, decimals(a.target))} {unit_name(a.target.unit, lang)}"
    if not np.isfinite(one.share):
        return shown
    met = yes_or_no(one.share, a.n, lang)
    return f"{shown} ({say('met', lang)}: {met})"


def joint_notes(sample: Sample, found: Sequence[Attainment], lang: Lang) -> list[str]:
    """For each evidence class, how probable it is that all its outcome targets are met, and what blocks.

    The plans' targets first, then the planner's own by themselves.
    """
    both = [jointly(found, evidence, own=own) for own in (False, True) for evidence in EVIDENCE]
    return [joint_text(one, sample.n, lang) for one in both if one is not None]


def joint_text(one: Jointly, n: int, lang: Lang) -> str:
    """One class in words."""

    def share(value: float, *ends: float) -> str:
        if n < ENOUGH:
            return yes_or_no(value, n, lang)
        return share_text(value, *ends) if ends else per_cent(value)

    words = {"count": len(one.targets), "evidence": say(one.evidence, lang)}
    text = say(
        "joint own" if one.own else "joint", lang, **words, probability=share(one.share, one.low, one.high)
    )
    if one.share == 1.0 or len(one.targets) < 2:
        return text
    if not one.blocking:
        return text + say("joint no single", lang, target=one.least, share=share(one.least_share))
    return text + say("joint blocking", lang, target=one.blocking, without=share(one.without))


def heading(sample: Sample, lang: Lang) -> str:
    """Title of a board with its badges."""
    title = sample.zh if lang == "zh" else sample.title
    badges = [say("information", lang)] + ([say("counterfactual", lang)] if sample.counterfactual else [])
    return f"{say('board', lang)}: {title} ({sample.name}) · " + " · ".join(badges)
