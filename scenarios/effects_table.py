"""Paired effects as lines of text (效应表), for the shell and the report."""

from model.errors import ScenarioError
from model.indicators import INDICATORS
from model.month import FIRST_YEAR
from scenarios.board import number
from scenarios.compare import Effect
from scenarios.sample import Sample
from scenarios.text import Lang, say, unit_name

EFFECT_COLUMNS = ("indicator", "unit", "scenario", "effect", "improved", "distinguishable")
DUE_YEAR = 2025
"""The year that most targets are due: what is shown if nobody says otherwise."""


def effect_line(effect: Effect, lang: Lang) -> list[str]:
    """One effect, in the order of EFFECT_COLUMNS."""
    about = INDICATORS[effect.indicator]
    name = about.zh if lang == "zh" else about.label
    share = effect.share_improved
    improved = say("none", lang) if share is None or not effect.pairs or effect.equal else f"{share:.0%}"
    return [
        name,
        unit_name(about.unit, lang),
        effect.scenario,
        size_text(effect, about.decimals + 1, lang),
        improved,
        verdict_text(effect, lang),
    ]


def size_text(effect: Effect, places: int, lang: Lang) -> str:
    """Mean and interval; a word where there is nothing to show or no difference at all."""
    if not effect.pairs:
        return say("none", lang)
    if effect.equal:
        return say("equal", lang)
    low, high = number(effect.low, places), number(effect.high, places)
    return f"{number(effect.effect, places)} [{low}, {high}]"


def verdict_text(effect: Effect, lang: Lang) -> str:
    """Whether the effect stands out of chance."""
    if not effect.pairs:
        return say("none", lang)
    if effect.equal:
        return say("equal", lang)
    return say("yes", lang) if effect.distinguishable else say("not distinguishable", lang, n=effect.pairs)


def year_shown(sample: Sample, year: int | None) -> int:
    """The year to show: as asked, else the one most targets are due in, else the last simulated.

    Raises
    ------
    ScenarioError : the year was not simulated
    """
    if year is None:
        return min(DUE_YEAR, sample.years[-1])
    if year not in sample.years:
        raise ScenarioError(f"--year gives {year}; simulated are {FIRST_YEAR} to {sample.years[-1]}.")
    return year


def years_shown(sample: Sample) -> list[int]:
    """The year most targets are due, and the last."""
    return sorted({year_shown(sample, None), sample.years[-1]})
