"""Winners and losers (受益与受损): a plan's effect on groups, from the breakdowns that the model counts.

``ipeco winners PLAN --against BASE [--by size]``. A group is a part of a declared breakdown; nothing is
split that the model does not split, and the table says so.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.errors import ScenarioError
from model.indicators import INDICATORS
from model.indicators.breakdowns import BREAKDOWNS, Breakdown
from scenarios.answers import as_csv, effect_answer, known
from scenarios.asking import Size, ask, scenarios_named
from scenarios.board import number
from scenarios.board_output import tell_failures
from scenarios.compare import Effect, check_paired, effect_of
from scenarios.composition import name_of, parts_in
from scenarios.effects_table import year_shown
from scenarios.full_scale import thinned_notes
from scenarios.output import notes, table, write
from scenarios.papers_words import told
from scenarios.sample import Sample
from scenarios.text import Lang, say, unit_name

WINNERS_SCHEMA = "ipeco.winners/1"
GROUPINGS: dict[str, tuple[str, ...]] = {
    "size": ("use_by_size", "income_by_size", "holders_with"),
    "sector": (),
    "district": ("invention_grants_by_place", "valid_invention_patents_by_place"),
    "owner": ("rd_by_owner", "valid_inventions_by_owner", "trademarks_by_owner", "deals_by_parties"),
}
"""Breakdowns by kind of group."""
COLUMNS = ("indicator", "group", "unit", "base", "change", "change pairs", "who")


@dataclass(frozen=True)
class Group:
    """One group and what the plan changes for it."""

    by: str
    of: Breakdown
    indicator: str
    names: dict[Lang, str]
    """What readers call it."""
    base: float
    """Mean over pairs under the base."""
    effect: Effect

    @property
    def verdict(self) -> str:
        """``gains``, ``loses``, ``rises``, ``falls``, ``within noise``, ``the same`` or ``unknown``."""
        if not self.effect.pairs:
            return "unknown"
        if self.effect.equal:
            return "the same"
        if not self.effect.distinguishable:
            return "within noise"
        up, better = self.effect.effect > 0, INDICATORS[self.indicator].better
        if better == "none":
            return "rises" if up else "falls"
        return "gains" if up == (better == "higher") else "loses"


def groups(base: Sample, plan: Sample, by: str, year: int) -> list[Group]:
    """Every group of one kind, in the order of declaration.

    Raises
    ------
    ScenarioError : there is no such kind of group, or the samples are not pairs
    """
    if by not in GROUPINGS:
        raise ScenarioError(f"--by gives {by!r}; allowed are {', '.join(GROUPINGS)}.")
    check_paired(base, plan)
    found = []
    for name in GROUPINGS[by]:
        about = BREAKDOWNS[name]
        for part in parts_in(about, [base, plan], year):
            indicator = part.about.id
            before, after = base.of_year(indicator, year), plan.of_year(indicator, year)
            effect = effect_of(indicator, plan.name, year, after - before)
            names: dict[Lang, str] = {"en": part.name("en"), "zh": part.name("zh")}
            found.append(Group(by, about, indicator, names, mean_of(before), effect))
    return found


def mean_of(values: np.ndarray) -> float:
    """Mean of what is known; NaN if nothing is."""
    known_values = values[np.isfinite(values)]
    return float(known_values.mean()) if known_values.size else float("nan")


def tell_winners(
    plan: str, against: str, size: Size, form: str, lang: Lang, *, by: Sequence[str], year: int | None
) -> None:
    """Run both over the same pairs and print every group."""
    answers = ask(scenarios_named([against, plan], size.region, size.shocks), size)
    tell_failures(answers, lang)
    base, sample = answers.samples
    shown = year_shown(base, year)
    found = {kind: groups(base, sample, kind, shown) for kind in by or GROUPINGS}
    if form == "json":
        write(json.dumps(answer(base, sample, shown, found), ensure_ascii=False, indent=1, allow_nan=False))
    elif form == "csv":
        write(as_csv([group_answer(group) for those in found.values() for group in those]))
    else:
        print_winners(base, sample, shown, found, lang)


def print_winners(base: Sample, plan: Sample, year: int, found: dict[str, list[Group]], lang: Lang) -> None:
    """One table for each kind of group, then what the model does not split."""
    title = told("winners", lang, plan=plan.name, base=base.name, year=year)
    head = [say(key, lang) if key in ("indicator", "unit") else told(key, lang) for key in COLUMNS]
    for kind, those in found.items():
        if those:
            table(f"{title} · {told(kind, lang)}", head, [line(group, lang) for group in those])
        what = told(f"not split {kind}", lang)
        notes([told("not split", lang, by=told(kind, lang), what=what)])
    shown = [group.indicator for those in found.values() for group in those]
    size = say("n", lang, n=base.n, scale=base.scale, fingerprint=plan.fingerprint)
    notes([told("winners note", lang), size, *thinned_notes(shown, base.scale, lang)])


def line(group: Group, lang: Lang) -> list[str]:
    """One group as text, in the order of COLUMNS."""
    about, effect = INDICATORS[group.indicator], group.effect
    places = about.decimals + 1
    low, high = number(effect.low, places), number(effect.high, places)
    return [
        name_of(group.of, lang),
        group.names[lang],
        unit_name(about.unit, lang),
        number(group.base, about.decimals),
        f"{number(effect.effect, places)} ± {number(effect.reach, places)}",
        f"[{low}, {high}]",
        told(group.verdict, lang),
    ]


def group_answer(group: Group) -> dict[str, Any]:
    """One group as plain data."""
    first = {
        "by": group.by,
        "breakdown": group.of.id,
        "group": group.names["en"],
        "group_zh": group.names["zh"],
    }
    middle = {"unit": INDICATORS[group.indicator].unit, "base": known(group.base)}
    return first | middle | effect_answer(group.effect) | {"verdict": group.verdict}


def answer(base: Sample, plan: Sample, year: int, found: dict[str, list[Group]]) -> dict[str, Any]:
    """Everything as plain data."""
    return {
        "schema": WINNERS_SCHEMA,
        "plan": plan.name,
        "base": base.name,
        "year": year,
        "scale": base.scale,
        "n": base.n,
        "fingerprint": {sample.name: sample.fingerprint for sample in (base, plan)},
        "groups": [group_answer(group) for those in found.values() for group in those],
        "not_split": {kind: told(f"not split {kind}", "en") for kind in found},
    }
