"""构成与分布 Composition: what a total is made of, how a quantity is spread, scenarios beside each other."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.components.controls import MOST, choice, choices, set_choice
from dashboard.components.marks import evidence_mark, graph, key
from dashboard.components.notes import badges, nothing_kept, small_print, source, title, trouble
from dashboard.figures.bars import Group, bar_chart
from dashboard.kept import Found, Kept
from dashboard.state import State, View
from dashboard.theme import colours
from dashboard.words import tell
from model.indicators.breakdowns import Breakdown
from scenarios.board import spread_text
from scenarios.composition import Part, breakdowns_in, evidence_in, name_of, note_of, parts_in
from scenarios.effects_table import year_shown
from scenarios.region import load_region
from scenarios.sample import Sample
from scenarios.text import say, unit_name


def view(state: State, found: Found) -> View:
    """The breakdown that the address names."""
    if not found.sets:
        return View(nothing_kept(found, state))
    kept = found.chosen(state.among("set", found.ids))
    chosen = state.several("shown", kept.names, kept.names[:MOST])
    samples = [kept.sample(name) for name in chosen]
    pack = load_region(samples[0].region)
    place = pack.zh if state.lang == "zh" else pack.title
    about = {one.id: one for one in breakdowns_in(samples)}
    if not about:
        return View(html.Main(trouble(tell("no_breakdown", state.lang))), {}, place)
    breakdown = about[state.among("breakdown", list(about))]
    years = [str(year) for year in samples[0].years]
    usual = str(year_shown(samples[0], None))
    year = state.among("year", sorted(years, key=lambda one: one != usual))
    shown = {"set": kept.id, "shown": chosen, "breakdown": breakdown.id, "year": year}
    content = html.Main(
        [
            html.Div(controls(state, found, kept, shown, list(about.values()), years), className="controls"),
            html.Div(badges(state, found, kept, samples), className="badges"),
            *body(state, samples, breakdown, int(year)),
        ]
    )
    return View(content, shown, place)


def controls(
    state: State,
    found: Found,
    kept: Kept,
    shown: dict[str, Any],
    about: Sequence[Breakdown],
    years: Sequence[str],
) -> list[Any]:
    """Which breakdown, in which year, of which scenarios."""
    names = [(one.id, name_of(one, state.lang)) for one in about]
    titles = [(name, title(kept.sample(name), state)) for name in kept.names]
    return [
        choice("breakdown", state, shown["breakdown"], names, width=370),
        choice("year", state, shown["year"], [(year, year) for year in years], width=110),
        choices("shown", state, shown["shown"], titles),
        *set_choice(state, found, kept),
    ]


def body(state: State, samples: Sequence[Sample], about: Breakdown, year: int) -> list[Any]:
    """Title with evidence, figure, table, small print."""
    lang = state.lang
    parts = parts_in(about, samples, year)
    unit = unit_name(about.unit, lang)
    inks = colours(state.theme, len(samples))
    groups = [
        Group(
            title(sample, state),
            [part.spreads[place] for part in parts],
            [f"{spread_text(part.spreads[place], part.about.decimals)} {unit}" for part in parts],
        )
        for place, sample in enumerate(samples)
    ]
    drawn = bar_chart([part.name(lang) for part in parts], groups, unit, theme=state.theme, drawn_in=inks)
    marks = [evidence_mark(one, lang) for one in evidence_in(about)]
    notes = [note_of(about, lang), tell("interval_note", lang), *[source(one, state) for one in samples]]
    return [
        html.H2([f"{name_of(about, lang)} · {year}", *marks]),
        graph(drawn, name_of(about, lang)),
        html.Div(part_table(state, samples, parts, unit), className="wide"),
        small_print([note for note in notes if note]),
    ]


def part_table(state: State, samples: Sequence[Sample], parts: Sequence[Part], unit: str) -> Any:
    """A row a part, a column a scenario."""
    inks = colours(state.theme, len(samples))
    heads = [html.Th(f"{say('part', state.lang)} ({unit})", scope="col")] + [
        html.Th(
            [key(title(sample, state), ink), html.Small(f"n = {sample.n}")], scope="col", className="number"
        )
        for sample, ink in zip(samples, inks, strict=True)
    ]
    rows = [
        html.Tr(
            [
                html.Th(part.name(state.lang), scope="row"),
                *[
                    html.Td(spread_text(spread, part.about.decimals), className="number")
                    for spread in part.spreads
                ],
            ]
        )
        for part in parts
    ]
    return html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="effects")
