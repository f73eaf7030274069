"""Parts that several pages use: controls that write the address, tables, badges, notes (构件)."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import ids
from dashboard.kept import Kept
from dashboard.state import State
from dashboard.theme import EVIDENCE_COLOURS, STATUS_COLOURS
from dashboard.words import tell

GRAPH: Any = {"displaylogo": False, "responsive": True, "modeBarButtonsToRemove": ["lasso2d", "select2d"]}


def choice(name: str, label: str, value: str, options: Sequence[tuple[str, str]]) -> Any:
    """A drop-down that sets one word of the address; options are (value, label)."""
    return dmc.Select(
        id=ids.control(name),
        label=label,
        value=value,
        data=[{"value": option, "label": text} for option, text in options],
        allowDeselect=False,
        searchable=True,
        w=320,
    )


def choices(name: str, label: str, values: list[str], options: Sequence[tuple[str, str]]) -> Any:
    """A drop-down for several values of one word of the address."""
    data = [{"value": option, "label": text} for option, text in options]
    return dmc.MultiSelect(id=ids.control(name), label=label, value=values, data=data, maxValues=6, w=520)


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    """A plain table; cells are text or components."""
    head = dmc.TableThead(dmc.TableTr([dmc.TableTh(column) for column in columns]))
    body = dmc.TableTbody([dmc.TableTr([dmc.TableTd(cell) for cell in row]) for row in rows])
    return dmc.Table([head, body], striped=True, highlightOnHover=True, verticalSpacing="xs", fz="sm")


def status_badge(status: str, text: str) -> Any:
    """The word for how a target fares; colour only repeats the word."""
    return dmc.Badge(
        text,
        color=STATUS_COLOURS.get(status, "gray"),
        variant="light",
        radius="sm",
        tt="none",
        miw="max-content",
    )


def evidence_badge(evidence: str | None, text: str) -> Any:
    """The evidence class of a number."""
    if evidence is None:
        return "–"
    return dmc.Badge(
        text, color=EVIDENCE_COLOURS[evidence], variant="dot", radius="sm", tt="none", miw="max-content"
    )


def graph(figure: Any, name: str) -> Any:
    """A figure with a name for those who cannot see it."""
    label: Any = {"aria-label": name}
    return html.Div(dcc.Graph(figure=figure, config=GRAPH), role="img", **label)


def notes(lines: Sequence[str]) -> Any:
    """Small print under a table."""
    return dmc.Stack([dmc.Text(line, size="xs", c="dimmed") for line in lines], gap=2, mt="sm")


def nothing_kept(found: Kept, state: State) -> Any:
    """What to do when there are no results to show."""
    lang = state.lang
    parts = [
        dmc.Text(tell("empty", lang, folder=found.folder)),
        dmc.Code(f"ipeco compare frozen-2021 plan-2022 plan-2024 --out {found.folder}", block=True),
    ]
    if found.refused:
        parts.append(dmc.Text(tell("stale", lang, detail=found.refused[0]), size="sm", c="dimmed"))
    return dmc.Alert(dmc.Stack(parts), title=tell("empty_title", lang), color="blue", mt="xl")
