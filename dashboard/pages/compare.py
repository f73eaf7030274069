"""情景对比 Compare: fan charts of several scenarios and their paired differences, year by year."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc

from dashboard.figures.fan import fan_chart
from dashboard.kept import Kept
from dashboard.pages.board import captions, fan_of, source, title
from dashboard.parts import choice, choices, evidence_badge, graph, notes, nothing_kept, table
from dashboard.state import State
from dashboard.words import tell
from model.errors import ScenarioError
from model.indicators import INDICATORS
from scenarios.compare import Effect, check_paired, effect
from scenarios.effects_table import size_text, verdict_text
from scenarios.sample import Sample
from scenarios.text import Lang, say

FIRST_INDICATOR = "high_value_patents_per_10k"
LEAST = 2


def page(state: State, found: Kept) -> Any:
    """The comparison that the address names."""
    if not found.names:
        return nothing_kept(found, state)
    lang = state.lang
    ordered = sorted(found.names)
    chosen = state.several("scenarios", ordered, ordered)
    samples = [found.samples[name] for name in chosen]
    known = sorted(samples[0].yearly, key=lambda name: (name != FIRST_INDICATOR, INDICATORS[name].zh))
    indicator = state.among("indicator", known)
    parts = [controls(state, found, ordered, chosen, known, indicator), chart(state, samples, indicator)]
    parts.append(differences(state, samples, indicator, lang))
    return dmc.Stack(parts)


def controls(
    state: State, found: Kept, ordered: list[str], chosen: list[str], known: list[str], indicator: str
) -> Any:
    """Which scenarios and which indicator."""
    lang = state.lang
    titles = [(name, title(found.samples[name], lang)) for name in ordered]
    names = [(name, INDICATORS[name].zh if lang == "zh" else INDICATORS[name].label) for name in known]
    return dmc.Group(
        [
            choices("scenarios", tell("scenarios", lang), chosen, titles),
            choice("indicator", tell("indicator", lang), indicator, names),
        ],
        align="end",
    )


def chart(state: State, samples: Sequence[Sample], indicator: str) -> Any:
    """Fans of all chosen scenarios."""
    about, lang = INDICATORS[indicator], state.lang
    name = about.zh if lang == "zh" else about.label
    fans = [fan_of(title(sample, lang), sample.yearly[indicator]) for sample in samples]
    figure = fan_chart(samples[0].years, fans, captions(state, name, about.unit), theme=state.theme)
    badge = evidence_badge(about.evidence, say(about.evidence, lang))
    return dmc.Paper(
        [badge, graph(figure, name), notes([source(sample, state) for sample in samples[:1]])],
        p="md",
        withBorder=True,
    )


def differences(state: State, samples: Sequence[Sample], indicator: str, lang: Lang) -> Any:
    """Paired differences against the first scenario, with what noise hides said plainly."""
    base, others = samples[0], samples[1:]
    if len(samples) < LEAST:
        return dmc.Alert(tell("need_two", lang), color="blue")
    try:
        for other in others:
            check_paired(base, other)
    except ScenarioError as error:
        return dmc.Alert(tell("unpaired", lang, reason=error), color="orange")
    parts: list[Any] = [dmc.Title(tell("compare", lang), order=3)]
    for other in others:
        names = {"scenario": title(other, lang), "base": title(base, lang)}
        parts += [
            dmc.Text(tell("against", lang, **names), fw=600, mt="md"),
            effects(base, other, indicator, lang),
        ]
    return dmc.Paper(parts, p="md", withBorder=True)


def effects(base: Sample, other: Sample, indicator: str, lang: Lang) -> Any:
    """One row a year."""
    columns = [tell(column, lang) for column in ("year", "effect", "improved", "verdict")]
    found = [
        effect(indicator, other, year, other.of_year(indicator, year) - base.of_year(indicator, year))
        for year in base.years
    ]
    return table(columns, [effect_row(one, indicator, lang) for one in found])


def effect_row(one: Effect, indicator: str, lang: Lang) -> list[str]:
    """Year, effect with interval, pairs improved, verdict."""
    size = size_text(one, INDICATORS[indicator].decimals + 1, lang)
    share = "–" if one.share_improved is None or one.equal or not one.pairs else f"{one.share_improved:.0%}"
    return [str(one.year), size, f"{share} (n = {one.pairs})", verdict_text(one, lang)]
