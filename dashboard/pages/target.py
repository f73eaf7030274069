"""One target on a sheet above the board: its path, every number with its source, year by year (单项目标)."""

from typing import Any

from dash import html

from dashboard.components.marks import evidence_mark, graph, status_mark
from dashboard.components.notes import source, title
from dashboard.components.paths import aim_of, captions, dots_of, fan_of_target
from dashboard.figures.fan import Fan, fan_chart
from dashboard.state import State
from dashboard.theme import colours
from dashboard.words import tell
from scenarios.at_risk import first_spread_text, later_text, shortfall_text
from scenarios.attainment import Attainment
from scenarios.board import (
    already_text,
    alternative_lines,
    clause_text,
    decimals,
    first_met_text,
    number,
    per_cent,
    required,
    spread_text,
)
from scenarios.sample import Sample
from scenarios.text import say, unit_name

SAID = ("first_met", "shortfall", "later")
"""Facts that the results have words of their own for."""
HEIGHT = 330
"""Of the figure, pixels: the whole sheet fits on a projector."""


def heading(a: Attainment, state: State) -> Any:
    """The target's name and number."""
    name = a.target.title_zh if state.lang == "zh" else a.target.title_en
    return html.Span([name, html.Small(a.target.id)], className="heading")


def sheet(state: State, a: Attainment, sample: Sample) -> Any:
    """Figure, facts, numbers by year."""
    fan = fan_of_target(a, sample, title(sample, state)) if a.met is not None else None
    known = facts(state, a, sample)
    if fan is None:
        return html.Div(known, className="sheet")
    pair = html.Div([known, figure(state, a, sample, fan)], className="facts")
    return html.Div([pair, by_year(state, a, sample, fan)], className="sheet")


def figure(state: State, a: Attainment, sample: Sample, fan: Fan) -> Any:
    """The trajectory with its band, the target and what was published."""
    lang = state.lang
    drawn = fan_chart(
        sample.years,
        [fan],
        captions(a.target.unit, lang, decimals(a.target)),
        theme=state.theme,
        drawn_in=colours(state.theme, 2)[1:],
        aims=[aim_of(a.target, lang)],
        seen=dots_of(a, sample, lang),
        height=HEIGHT,
    )
    name = a.target.title_zh if lang == "zh" else a.target.title_en
    projected = spread_text(a.projected, decimals(a.target))
    return graph(drawn, f"{name}: {tell('projected', lang)} {projected} {unit_name(a.target.unit, lang)}")


def by_year(state: State, a: Attainment, sample: Sample, fan: Fan) -> Any:
    """The numbers behind the figure."""
    places = decimals(a.target)
    head = html.Tr(
        [html.Th(), *[html.Th(str(year), scope="col", className="number") for year in sample.years]]
    )
    rows = [
        html.Tr(
            [
                html.Th(tell(name, state.lang), scope="row"),
                *[html.Td(number(float(value), places), className="number") for value in values],
            ]
        )
        for name, values in (("median", fan.middle), ("low", fan.low), ("high", fan.high))
    ]
    return html.Div(html.Table([html.Thead(head), html.Tbody(rows)], className="years"), className="wide")


def facts(state: State, a: Attainment, sample: Sample) -> Any:
    """Everything that is known of it, in pairs of word and value."""
    lang, target, document = state.lang, a.target, a.document
    unit = unit_name(target.unit, lang)
    plan = document.title_zh if lang == "zh" else document.title_en
    projected = spread_text(a.projected, decimals(target))
    seen = [html.Div(dot.label) for dot in dots_of(a, sample, lang)]
    readings = [html.Div(f"{label}: {text}") for label, text in alternative_lines(a, sample, lang)]
    heard = "other_bases" if target.quantitative else "ingredients"
    pairs = [
        ("clause", clause_text(a, lang) if target.own else f"{plan}, {document.number}, {target.clause}"),
        *([("superseded_word", a.superseded_by)] if a.superseded_by else []),
        ("required", f"{required(target, lang)}, {tell('until', lang, due=target.due)}"),
        ("projected", "–" if projected == "–" else f"{projected} {unit}, n = {a.n}"),
        ("status", status_mark(a, lang)),
        *chances(a, state),
        ("already", already_text(a.already, a.n, lang)),
        ("evidence", evidence_mark(a.evidence, lang)),
        ("seen_so_far", seen or "–"),
        *([(heard, readings)] if readings else []),
        *([("note", target.note)] if target.note else []),
        ("source_word", source(sample, state)),
    ]
    rows = [part for word, value in pairs for part in (html.Dt(word_of(word, state)), html.Dd(value))]
    return html.Dl(rows)


def chances(a: Attainment, state: State) -> list[tuple[str, Any]]:
    """When it is met first, by how much it is missed, and whether it is met later."""
    lang = state.lang
    if a.first is None:
        return [("first_met", first_met_text(a, lang))]
    never = f", {say('never share', lang)} {per_cent(a.first.never)}" if 0.0 < a.first.never < 1.0 else ""
    return [
        ("first_met", f"{first_spread_text(a, lang)}{never}"),
        *([("shortfall", shortfall_text(a, lang))] if a.shortfall and a.shortfall.pairs else []),
        *([("later", later_text(a, lang))] if a.later else []),
    ]


def word_of(word: str, state: State) -> str:
    """The word for a fact: the results' own where they have one."""
    return say(word, state.lang) if word in SAID else tell(word, state.lang)
