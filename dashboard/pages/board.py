"""目标看板 Target board: every target of the plans under one scenario, and the path of a chosen one."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc

from dashboard.figures.fan import Captions, Fan, fan_chart
from dashboard.kept import Kept
from dashboard.parts import choice, evidence_badge, graph, notes, nothing_kept, status_badge, table
from dashboard.state import State
from dashboard.words import tell
from scenarios.attainment import Attainment, attainments, observed, trajectory
from scenarios.board import Section, board, footnotes
from scenarios.dated import parse_month
from scenarios.region import load_region
from scenarios.sample import Sample, spread
from scenarios.text import unit_name

FROZEN = "frozen-2021"
FIRST_CHOICE = "plan-2024"
ALL = "all"
COLUMNS = ("target", "required", "observed", "projected", "status", "evidence", "first_met", "already")


def page(state: State, found: Kept) -> Any:
    """The board of the scenario that the address names."""
    names = sorted(found.names, key=lambda name: name != FIRST_CHOICE)
    if not names:
        return nothing_kept(found, state)
    sample = found.samples[state.among("scenario", names)]
    reached = attainments(sample, found.samples.get(FROZEN))
    documents = [ALL, *dict.fromkeys(a.document.id for a in reached)]
    document = state.among("document", documents)
    shown = [a for a in reached if document in (ALL, a.document.id)]
    return dmc.Stack(
        [
            controls(state, found, names, documents, sample, document),
            path(state, shown, sample),
            *[section(state, part) for part in board(shown, state.lang) if part.found],
            notes(footnotes(sample, reached, state.lang)),
        ]
    )


def controls(
    state: State, found: Kept, names: list[str], documents: list[str], sample: Sample, document: str
) -> Any:
    """Which scenario and which plan."""
    lang = state.lang
    titles = [(name, title(found.samples[name], lang)) for name in names]
    plans = [(one, tell("all_documents", lang) if one == ALL else one) for one in documents]
    return dmc.Group(
        [
            choice("scenario", tell("scenario", lang), sample.name, titles),
            choice("document", tell("document", lang), document, plans),
        ],
        align="end",
    )


def title(sample: Sample, lang: str) -> str:
    """A scenario's title in the reader's language."""
    return sample.zh if lang == "zh" else sample.title


def section(state: State, part: Section) -> Any:
    """Outcomes or outputs as a table."""
    lang = state.lang
    rows = [row(state, a, cells) for a, cells in zip(part.found, part.lines, strict=True)]
    columns = [tell(column, lang) for column in COLUMNS]
    return dmc.Paper(
        [dmc.Title(tell(part.key, lang), order=3, mb="sm"), table(columns, rows)], p="md", withBorder=True
    )


def row(state: State, a: Attainment, cells: Sequence[str]) -> list[Any]:
    """One target; its name is a link that chooses it."""
    name, clause, required, due, evidence, seen, projected, probability, first, already = cells
    link = dcc.Link(name, href=state.search(target=a.target.id), className="target")
    place = dmc.Text(clause, size="xs", c="dimmed")
    return [
        dmc.Box([link, place]),
        dmc.Box([dmc.Text(required, size="sm"), dmc.Text(due, size="xs", c="dimmed")]),
        seen,
        projected,
        status_badge(a.status, probability),
        evidence_badge(a.evidence, evidence),
        first,
        dmc.Text(already, size="xs"),
    ]


def path(state: State, shown: Sequence[Attainment], sample: Sample) -> Any:
    """The trajectory of the chosen target with its band, target and observations."""
    drawable = [a for a in shown if a.met is not None]
    if not drawable:
        return dmc.Text(tell("choose", state.lang), c="dimmed")
    chosen = {a.target.id: a for a in drawable}
    a = chosen[state.among("target", list(chosen))]
    lang = state.lang
    name = a.target.title_zh if lang == "zh" else a.target.title_en
    figure = fan_chart(
        sample.years,
        [fan_of(title(sample, lang), trajectory(a.target, sample, a.of_province))],
        captions(state, f"{a.target.id} {name}", a.target.unit),
        theme=state.theme,
        aims=[(2020 + (parse_month(a.target.due) - 11) / 12, a.target.value)],
        seen=[] if a.of_province else observations(a, sample),
    )
    return dmc.Paper(
        [
            dmc.Title(tell("chosen", lang), order=3),
            graph(figure, name),
            notes([source(sample, state), tell("choose", lang)]),
        ],
        p="md",
        withBorder=True,
    )


def observations(a: Attainment, sample: Sample) -> list[tuple[float, float]]:
    """Published numbers of the city from the first simulated year on."""
    rows = observed(a.target, a.document, load_region(sample.region))
    return [(row.year, row.value) for row in rows if row.year >= sample.years[0]]


def fan_of(name: str, values: Any) -> Fan:
    """Median and interval by year of values over pairs, shape (n_pairs, n_years)."""
    spreads = [spread(values[:, year]) for year in range(values.shape[1])]
    return Fan(name, [s.median for s in spreads], [s.low for s in spreads], [s.high for s in spreads])


def captions(state: State, name: str, unit: str) -> Captions:
    """Words of a figure."""
    lang = state.lang
    return Captions(
        name, unit_name(unit, lang), tell("band", lang), tell("target_line", lang),
        tell("observation", lang),
    )  # fmt: skip


def source(sample: Sample, state: State) -> str:
    """Where the numbers of a figure come from."""
    return tell("source", state.lang, n=sample.n, scale=sample.scale, fingerprint=sample.fingerprint)
