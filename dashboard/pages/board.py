"""目标看板 Target board: every target of the plans under one scenario, outcomes apart from outputs."""

from collections.abc import Sequence
from math import isnan
from typing import Any

from dash import dcc, html

from dashboard.components.controls import choice, set_choice
from dashboard.components.marks import evidence_mark, status_mark, tally
from dashboard.components.notes import badges, nothing_kept, small_print, title
from dashboard.components.paths import aim_of, dots_of, fan_of_target
from dashboard.figures.spark import HEIGHT, WIDTH, as_address, spark
from dashboard.kept import Found, Kept
from dashboard.pages.target import heading, sheet
from dashboard.state import State, View
from dashboard.theme import interval, shown_decimals
from dashboard.words import tell
from scenarios.attainment import Attainment
from scenarios.board import (
    SECTIONS,
    already_text,
    clause_text,
    decimals,
    first_met_text,
    footnotes,
    number,
    required,
)
from scenarios.region import load_region
from scenarios.sample import Sample
from scenarios.text import say

FIRST_CHOICE = "plan-2024"
ALL = "all"
COLUMNS = ("target", "path", "required", "seen_so_far", "projected", "status", "evidence", "already")
NUMBERS = ("required", "seen_so_far", "projected")


def view(state: State, found: Found) -> View:
    """The board of the scenario that the address names."""
    if not found.sets:
        return View(nothing_kept(found, state))
    kept = found.chosen(state.among("set", found.ids))
    name = state.among("scenario", sorted(kept.names, key=lambda one: one != FIRST_CHOICE))
    sample, reached = kept.sample(name), kept.board(name)
    document = state.among("document", [ALL, *dict.fromkeys(a.document.id for a in reached)])
    shown = {"set": kept.id, "scenario": name, "document": document}
    those = [a for a in reached if document in (ALL, a.document.id)]
    content = html.Main(
        [
            html.Div(controls(state, found, kept, shown, reached), className="controls"),
            html.Div(badges(state, found, kept, [sample]), className="badges"),
            *[section(state, key, those, sample) for key in SECTIONS],
            small_print(
                [*footnotes(sample, reached, state.lang), tell("published", state.lang, region=sample.region)]
            ),
        ]
    )
    picked = next((a for a in reached if a.target.id == state.words.get("target")), None)
    detail = None if picked is None else sheet(state, picked, sample)
    return View(content, shown, place(sample, state), detail, heading(picked, state) if picked else "")


def place(sample: Sample, state: State) -> str:
    """The region in the reader's language."""
    pack = load_region(sample.region)
    return pack.zh if state.lang == "zh" else pack.title


def controls(
    state: State, found: Found, kept: Kept, shown: dict[str, str], reached: Sequence[Attainment]
) -> list[Any]:
    """Which results, which scenario, which plan."""
    lang = state.lang
    scenarios = [(name, title(kept.sample(name), state)) for name in kept.names]
    documents = {a.document.id: a.document for a in reached}
    plans = [(ALL, tell("all_documents", lang))] + [
        (one.id, f"{one.id} · {one.title_zh if lang == 'zh' else one.title_en}") for one in documents.values()
    ]
    return [
        choice("scenario", state, shown["scenario"], scenarios),
        choice("document", state, shown["document"], plans, width=520),
        *set_choice(state, found, kept),
    ]


def section(state: State, key: str, those: Sequence[Attainment], sample: Sample) -> Any:
    """Outcomes or outputs as a table."""
    shown = [a for a in those if a.target.kind in SECTIONS[key]]
    if not shown:
        return html.Section()
    head = html.H2([say(key, state.lang), tally(shown, state.lang)])
    columns = [
        html.Th(column_head(column, state, sample), scope="col", className=kind(column)) for column in COLUMNS
    ]
    body = [row(state, a, sample) for a in shown]
    table = html.Table([html.Thead(html.Tr(columns)), html.Tbody(body)], className="board")
    return html.Section([head, html.Div(table, className="frame")])


def kind(column: str) -> str:
    """Numbers stand to the right."""
    return f"{column} number" if column in NUMBERS else column


def column_head(column: str, state: State, sample: Sample) -> list[Any]:
    """What a column holds, and how to read it."""
    hint = tell(f"{column}_hint", state.lang, n=sample.n, first=sample.years[0], last=sample.years[-1])
    return [tell(column, state.lang), html.Small(hint)]


def row(state: State, a: Attainment, sample: Sample) -> Any:
    """One target; its name opens the sheet."""
    cells = [name_cell, path_cell, required_cell, seen_cell, projected_cell, status_cell]
    filled = [cell(state, a, sample) for cell in cells]
    filled += [evidence_mark(a.evidence, state.lang), already_cell(state, a)]
    first, *others = [(column, cell) for column, cell in zip(COLUMNS, filled, strict=True)]
    return html.Tr(
        [
            html.Th(first[1], scope="row", className=first[0]),
            *[html.Td(cell, className=kind(column)) for column, cell in others],
        ]
    )


def name_cell(state: State, a: Attainment, sample: Sample) -> list[Any]:
    """Title as a link, clause below."""
    name = a.target.title_zh if state.lang == "zh" else a.target.title_en
    return [
        dcc.Link(name, href=state.search(target=a.target.id)),
        html.Small(f"{a.target.id} · {where_asked(state, a)}"),
    ]


def where_asked(state: State, a: Attainment) -> str:
    """The clause; that a planner set it; what took its place."""
    if a.target.own:
        return clause_text(a, state.lang)
    later = f" · {say('superseded', state.lang, by=a.superseded_by)}" if a.superseded_by else ""
    return f"{tell('clause', state.lang).lower()} {a.target.clause}{later}"


def path_cell(state: State, a: Attainment, sample: Sample) -> Any:
    """The small trajectory; what it shows is told by the numbers beside it."""
    if a.met is None:
        return html.Span("–", className="quiet")
    fan = fan_of_target(a, sample, "")
    drawn = spark(
        sample.years, fan, aim_of(a.target, state.lang), dots_of(a, sample, state.lang), theme=state.theme
    )
    return html.Img(src=as_address(drawn), alt="", width=WIDTH, height=HEIGHT)


def required_cell(state: State, a: Attainment, sample: Sample) -> list[Any]:
    """What is asked, and until when."""
    return [html.Div(required(a.target, state.lang)), html.Small(tell("until", state.lang, due=a.target.due))]


def seen_cell(state: State, a: Attainment, sample: Sample) -> list[Any]:
    """The last published number; its year, and its place if that is only a part."""
    if a.seen is None:
        return [html.Span("–", className="quiet")]
    value = f"{a.seen.mark}{number(a.seen.value, shown_decimals(a.target, a.seen.value))}"
    return [value, html.Small(" · ".join(filter(None, [str(a.seen.year), part_of(a, sample, state)])))]


def part_of(a: Attainment, sample: Sample, state: State) -> str:
    """The part of the region where a number was measured, by its name."""
    where = a.seen.region if a.seen else ""
    names = {
        one.id: (one.zh if state.lang == "zh" else one.title) for one in load_region(sample.region).districts
    }
    return names.get(where, where)


def projected_cell(state: State, a: Attainment, sample: Sample) -> list[Any]:
    """Median and interval when due."""
    if isnan(a.projected.median):  # beyond the horizon, or not modelled
        return [html.Span("–", className="quiet")]
    places = decimals(a.target)
    return [number(a.projected.median, places), html.Small(interval(a.projected, places))]


def status_cell(state: State, a: Attainment, sample: Sample) -> list[Any]:
    """How it fares, and when it is first met."""
    lang = state.lang
    first = f"{say('first_met', lang)} {first_met_text(a, lang)}" if a.first_met else tell("never_met", lang)
    return [status_mark(a, lang), *([] if a.met is None else [html.Small(first)])]


def already_cell(state: State, a: Attainment) -> list[Any]:
    """Whether it was met when the plan was issued, and without the plan."""
    return [html.Small(line) for line in already_text(a.already, a.n, state.lang).split("; ")]
