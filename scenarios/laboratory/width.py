"""Pairs for an interval of a wanted width (区间宽度): read the width, run a pilot, run what it takes.

``ipeco compare --width 5%`` and ``ipeco enough`` stand on this. The pilot is the pairs that were asked
for; how many are run in all follows from it in one step (Stein), so that the promise holds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.errors import ScenarioError, nearest
from model.indicators import INDICATORS
from scenarios.asking import Answers, Size, ask
from scenarios.dated import Scenario
from scenarios.effects_table import year_shown
from scenarios.laboratory.enough import PILOT, USUAL_MOST, Plan, enough, reached
from scenarios.laboratory.words import told
from scenarios.output import say_error
from scenarios.sample import Sample
from scenarios.text import Lang

PER_CENT = 100.0
Ask = Callable[[Sequence[Scenario], Size], Answers]


@dataclass(frozen=True)
class Width:
    """A wanted half width of the interval of one indicator's paired effect."""

    indicator: str
    text: str
    """``5%`` of the base's mean, or a number in the indicator's unit."""
    year: int | None = None
    most: int = USUAL_MOST
    """Pairs beyond which nothing is run."""

    def __post_init__(self) -> None:
        if self.indicator not in INDICATORS:
            guess = nearest(self.indicator, list(INDICATORS))
            raise ScenarioError(f"--indicator gives {self.indicator!r}, which is no indicator.{guess}")
        if self.most < PILOT:
            raise ScenarioError(f"--most gives {self.most}; at least {PILOT} pairs are needed.")
        self.number  # noqa: B018  refused here, not after an hour of runs

    @property
    def number(self) -> float:
        """The number before the per cent sign, or the number itself.

        Raises
        ------
        ScenarioError : it is neither
        """
        try:
            value = float(self.text.removesuffix("%"))
        except ValueError:
            value = np.nan
        if not 0.0 < value < np.inf:
            raise ScenarioError(
                f"--width gives {self.text!r}; give a share of the base's level such as 5%, "
                f"or a number above 0 in the indicator's unit."
            )
        return value

    def half_width(self, base: Sample, year: int) -> float:
        """The half width in the indicator's unit; a share is of the base's mean over the pilot."""
        if not self.text.endswith("%"):
            return self.number
        level = abs(float(np.nanmean(base.of_year(self.indicator, year))))
        if not level > 0.0:
            raise ScenarioError(
                f"--width {self.text}: {self.indicator} is {level:g} in {year} under {base.name!r}, "
                "so a share of it means nothing. Give a number in its unit."
            )
        return self.number / PER_CENT * level


@dataclass(frozen=True)
class Verdict:
    """How many pairs one comparison takes, and how many it gets."""

    scenario: str
    year: int
    plan: Plan
    most: int

    @property
    def pairs(self) -> int:
        """Pairs to run."""
        return max(min(self.plan.needed, self.most), self.plan.pilot)

    @property
    def reached(self) -> float:
        """Half width with that many pairs."""
        return reached(self.plan, self.pairs)


def verdicts(samples: Sequence[Sample], width: Width) -> list[Verdict]:
    """What a pilot says of every scenario against the first, on the wanted indicator."""
    base, *others = samples
    year = year_shown(base, width.year)
    wanted = width.half_width(base, year)
    return [
        Verdict(
            other.name,
            year,
            enough(other.of_year(width.indicator, year) - base.of_year(width.indicator, year), wanted),
            width.most,
        )
        for other in others
    ]


def widened(
    asked: Sequence[Scenario], size: Size, width: Width | None, ask_pilot: Ask | None = None
) -> tuple[Size, list[Verdict]]:
    """The size with as many pairs as the wanted width takes, after a pilot of the size asked for."""
    if width is None:
        return size, []
    if size.pairs < PILOT:
        raise ScenarioError(f"--seeds gives {size.pairs}; a width needs a pilot of at least {PILOT} pairs.")
    found = verdicts((ask_pilot or ask)(asked, size).samples, width)
    return replace(size, pairs=max(size.pairs, *(one.pairs for one in found))), found


def width_asked(indicator: str, width: str | None, year: int | None, most: int) -> Width | None:
    """The width that options ask for; None if they ask for none.

    Raises
    ------
    ScenarioError : one of --width and --indicator is given without the other
    """
    if width is None and not indicator:
        return None
    if width is None:
        raise ScenarioError(f"--indicator {indicator} is for --width; give how narrow, such as --width 5%.")
    if not indicator:
        raise ScenarioError(f"--width {width}: say of which indicator's effect with --indicator ID.")
    return Width(indicator, width, year, most)


def tell_verdicts(found: Sequence[Verdict], lang: Lang) -> None:
    """Say on standard error what was decided."""
    if found:
        say_error("\n".join(verdict_lines(found, lang)))


def width_answer(found: Sequence[Verdict]) -> dict[str, Any]:
    """What was decided, for JSON; nothing if no width was asked for."""
    rows = [
        {"scenario": one.scenario, "year": one.year, "pilot": one.plan.pilot, "needed": one.plan.needed}
        | {"half_width": one.plan.half_width, "reached": one.reached}
        for one in found
    ]
    return {"width": rows} if rows else {}


def verdict_lines(found: Sequence[Verdict], lang: Lang) -> list[str]:
    """What was decided for a comparison, a line per scenario."""
    return [
        told(
            "width reached" if one.plan.needed <= one.pairs else "width not reached", lang,
            scenario=one.scenario, year=one.year, needed=one.plan.needed, pairs=one.pairs,
            reached=f"{one.reached:.3g}", wanted=f"{one.plan.half_width:.3g}", pilot=one.plan.pilot,
        )
        for one in found
    ]  # fmt: skip
