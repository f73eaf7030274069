"""What changed (改动内容): the levers and the assumptions in which a scenario differs from a base."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.month import FIRST_YEAR, month_name
from model.policy import LEVERS
from scenarios.board import number
from scenarios.dated import Assumption, Scenario, differing_levers
from scenarios.text import Lang, say, unit_name

CHANGED_COLUMNS = ("lever", "unit", "level base", "level scenario", "differs from")
SHOWN = 12
"""Levers shown if not all are asked for: those that move most of their plannable range."""


@dataclass(frozen=True)
class LeverChange:
    """One lever that differs."""

    lever: str
    base: float
    """Level at the end of the year shown, declared unit."""
    scenario: float
    since: str
    """First month in which they differ, YYYY-MM."""

    @property
    def part(self) -> float:
        """How far it moves, as a share of the plannable range."""
        low, high = LEVERS[self.lever].plannable
        return abs(self.scenario - self.base) / (high - low) if high > low else 0.0


def lever_changes(base: Scenario, other: Scenario, year: int) -> list[LeverChange]:
    """Every lever that differs in some month, those that move most first."""
    month = (year - FIRST_YEAR) * 12 + 11
    ours, theirs = base.levels(), other.levels()
    found = []
    for lever in differing_levers(base, other):
        since = int(np.flatnonzero(ours[lever] != theirs[lever])[0])
        levels = float(ours[lever][month]), float(theirs[lever][month])
        found.append(LeverChange(lever, *levels, month_name(since)))
    return sorted(found, key=lambda change: -change.part)


def assumption_changes(base: Scenario, other: Scenario) -> list[Assumption]:
    """Assumptions that one of them makes and the other does not."""
    ours, theirs = base.all_assumptions(), other.all_assumptions()
    return [one for one in theirs if one not in ours] + [one for one in ours if one not in theirs]


def change_line(change: LeverChange, lang: Lang) -> list[str]:
    """One lever as text, in the order of CHANGED_COLUMNS."""
    about = LEVERS[change.lever]
    places = 0 if change.base.is_integer() and change.scenario.is_integer() else 2
    return [
        f"{about.zh if lang == 'zh' else about.label} ({change.lever})",
        unit_name(about.unit, lang),
        number(change.base, places),
        number(change.scenario, places),
        change.since,
    ]


def changed_notes(base: Scenario, other: Scenario, shown: Sequence[LeverChange], lang: Lang) -> list[str]:
    """What of the changes is not in the table, and which assumptions differ."""
    notes = []
    count = len(differing_levers(base, other))
    if count > len(shown):
        notes.append(say("levers not shown", lang, shown=len(shown), count=count))
    assumed = [assumption_text(one) for one in assumption_changes(base, other)]
    key = "assumptions differ" if assumed else "assumptions alike"
    notes.append(say(key, lang, assumptions="; ".join(assumed)))
    return notes


def assumption_text(one: Assumption) -> str:
    """What it changes, how, and from when."""
    how = f"= {one.value:g}" if one.value is not None else f"x {one.factor or 1.0:g}"
    return f"{one.about} {how}" + (f" ({month_name(one.start)})" if one.path else "")
