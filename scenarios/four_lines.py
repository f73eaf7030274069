"""Four lines (四条线): a plan and a base in a calm world and in one that a shock hits, over the same pairs.

Two questions that one comparison cannot tell apart: what the policy does in each world, and what the
shock does under each policy. Their difference says whether the policy is worth more or less in the shock.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.indicators import INDICATORS
from scenarios.board import number
from scenarios.compare import Effect, check_paired, effect_of
from scenarios.effects_table import mean_text
from scenarios.sample import Sample
from scenarios.text import Lang, say, unit_name

LINES = ("base calm", "plan calm", "base shocked", "plan shocked")
DIFFERENCES = ("policy calm", "policy shocked", "shock base", "shock plan", "policy more in shock")
FOUR_COLUMNS = ("indicator", "unit", *LINES)
DIFFERENCE_COLUMNS = ("indicator", "unit", *DIFFERENCES)


@dataclass(frozen=True)
class FourLines:
    """One indicator in one year: four means over pairs, and their paired differences."""

    indicator: str
    scenario: str
    year: int
    means: tuple[float, float, float, float]
    """In the order of LINES."""
    differences: tuple[Effect, ...]
    """In the order of DIFFERENCES."""


def four_lines(calm: tuple[Sample, Sample], hit: tuple[Sample, Sample], year: int) -> list[FourLines]:
    """Every indicator of (base, plan) in both worlds.

    Raises
    ------
    ScenarioError : the samples do not hold the same pairs of the same world
    """
    for other in (calm[1], *hit):
        check_paired(calm[0], other)
    return [four_of(name, calm, hit, year) for name in calm[0].yearly]


def four_of(name: str, calm: tuple[Sample, Sample], hit: tuple[Sample, Sample], year: int) -> FourLines:
    """One indicator."""
    base, plan, base_hit, plan_hit = (sample.of_year(name, year) for sample in (*calm, *hit))
    gaps = (plan - base, plan_hit - base_hit, base_hit - base, plan_hit - plan)
    paired = (*gaps, gaps[1] - gaps[0])
    return FourLines(
        indicator=name,
        scenario=calm[1].name,
        year=year,
        means=tuple(  # type: ignore[arg-type]
            float(np.mean(known)) if (known := line[np.isfinite(line)]).size else np.nan
            for line in (base, plan, base_hit, plan_hit)
        ),
        differences=tuple(effect_of(name, calm[1].name, year, gap) for gap in paired),
    )


def level_line(one: FourLines, lang: Lang) -> list[str]:
    """The four means as text, in the order of FOUR_COLUMNS."""
    places = INDICATORS[one.indicator].decimals
    return [*head_cells(one, lang), *[number(mean, places) for mean in one.means]]


def difference_line(one: FourLines, lang: Lang) -> list[str]:
    """The paired differences as text, in the order of DIFFERENCE_COLUMNS."""
    places = INDICATORS[one.indicator].decimals + 1
    return [*head_cells(one, lang), *[told(effect, places, lang) for effect in one.differences]]


def told(effect: Effect, places: int, lang: Lang) -> str:
    """Mean with its error, marked where it cannot be told from 0."""
    text = mean_text(effect, places, lang)
    return text if effect.distinguishable or effect.equal or not effect.pairs else f"({text})"


def head_cells(one: FourLines, lang: Lang) -> list[str]:
    """Which indicator, in which unit."""
    about = INDICATORS[one.indicator]
    return [about.zh if lang == "zh" else about.label, unit_name(about.unit, lang)]


def four_titles(found: Sequence[FourLines], lang: Lang) -> tuple[str, str]:
    """Titles of the two tables."""
    words = {"plan": found[0].scenario, "year": found[0].year}
    return say("four levels", lang, **words), say("four differences", lang, **words)
