"""Paired effects as lines of text (效应表), for the shell and the report."""

from dataclasses import replace

from model.errors import ScenarioError
from model.indicators import INDICATORS
from model.month import FIRST_YEAR
from scenarios.board import number
from scenarios.compare import Effect
from scenarios.money import fitting
from scenarios.sample import Sample
from scenarios.text import Lang, say, unit_name
from scenarios.unit_cost import NO_WAY, RATIO, UnitCost

EFFECT_COLUMNS = (
    *("indicator", "unit", "scenario", "effect mean", "effect pairs"),
    *("improved", "unit cost", "distinguishable"),
)
THOUSAND = 1000.0
DUE_YEAR = 2025
"""The year that most targets are due: what is shown if nobody says otherwise."""


def effect_line(effect: Effect, lang: Lang, cost: UnitCost | None = None) -> list[str]:
    """One effect, in the order of EFFECT_COLUMNS."""
    about = INDICATORS[effect.indicator]
    name = about.zh if lang == "zh" else about.label
    unit, shown, places = readable(effect)
    share = effect.share_improved
    improved = say("none", lang) if share is None or not effect.pairs or effect.equal else f"{share:.0%}"
    return [
        name,
        unit_name(unit, lang),
        effect.scenario,
        mean_text(shown, places, lang),
        pairs_text(shown, places, lang),
        improved,
        say("none", lang) if effect.equal else unit_cost_text(cost, lang),
        verdict_text(effect, lang),
    ]


def readable(effect: Effect) -> tuple[str, Effect, int]:
    """Unit in which an effect is best read, the effect in it, and decimals: small sums of money in 万元."""
    about = INDICATORS[effect.indicator]
    values = (effect.effect, effect.low, effect.high)
    unit, factor, places = fitting(about.unit, values, about.decimals + 1)
    effect_then, low, high = (factor * value for value in values)
    return unit, replace(effect, effect=effect_then, low=low, high=high, reach=factor * effect.reach), places


def size_text(effect: Effect, places: int, lang: Lang) -> str:
    """Mean and interval; a word where there is nothing to show or no difference at all."""
    if not effect.pairs:
        return say("none", lang)
    if effect.equal:
        return say("equal", lang)
    low, high = number(effect.low, places), number(effect.high, places)
    return f"{number(effect.effect, places)} [{low}, {high}]"


def mean_text(effect: Effect, places: int, lang: Lang) -> str:
    """Mean difference and half the width of its 90 % interval."""
    if not effect.pairs:
        return say("none", lang)
    if effect.equal:
        return say("equal", lang)
    return f"{number(effect.effect, places)} ± {number(effect.reach, places)}"


def pairs_text(effect: Effect, places: int, lang: Lang) -> str:
    """Where nine in ten of the paired differences lie."""
    if not effect.pairs or effect.equal:
        return say("none", lang)
    return f"[{number(effect.low, places)}, {number(effect.high, places)}]"


def unit_cost_text(cost: UnitCost | None, lang: Lang) -> str:
    """Money per unit of effect with its interval, or why there is none."""
    if cost is None or cost.said == NO_WAY:
        return say("none", lang)
    if cost.said != RATIO:
        return say(f"cost {cost.said}", lang)
    return f"{significant(cost.ratio)} [{significant(cost.low)}, {significant(cost.high)}]"


def cost_text(spent: Effect, base: str, lang: Lang) -> str:
    """Public money beyond the base, in words."""
    places = INDICATORS[spent.indicator].decimals + 1
    words = {"scenario": spent.scenario, "base": base, "year": spent.year}
    mean, pairs = mean_text(spent, places, lang), pairs_text(spent, places, lang)
    return say("cost line", lang, **words, mean=mean, pairs=pairs)


def significant(value: float) -> str:
    """A number with three digits that count."""
    return f"{value:.3g}" if abs(value) < THOUSAND else f"{value:,.0f}"


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
