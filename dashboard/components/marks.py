"""Marks on a board: words first, a shape beside them, colour last (标记)."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from scenarios.attainment import Attainment
from scenarios.board import probability_text
from scenarios.report import status_class
from scenarios.text import Lang, say

STEPS = {"fitted": "▮▮▮", "proxy": "▮▮▯", "prior only": "▮▯▯"}
"""How much stands behind a number."""
GRAPH: Any = {"displayModeBar": False, "responsive": True}


def status_mark(a: Attainment, lang: Lang) -> Any:
    """How a target fares; the stylesheet draws a full, half or empty circle."""
    kind = status_class(a)
    words = [
        html.Span(className="shape", **hidden()),
        html.Span(probability_text(a, lang), className="word"),
    ]
    return html.Span(words, className=f"status {kind}")


def tally(found: Sequence[Attainment], lang: Lang) -> Any:
    """How many targets fare how."""
    kinds = [status_class(a) for a in found]
    parts = [
        html.Span(
            [html.Span(className="shape", **hidden()), f"{say(kind, lang)} {kinds.count(kind)}"],
            className=f"status {kind}",
        )
        for kind in ("met", "uncertain", "missed")
        if kind in kinds
    ]
    return html.Span(parts, className="tally")


def evidence_mark(evidence: str | None, lang: Lang) -> Any:
    """The evidence class of a number."""
    if evidence is None:
        return "–"
    steps = html.Span(STEPS[evidence], className="steps", **hidden())
    return html.Span([steps, say(evidence, lang)], className="evidence")


def badge(text: str, kind: str = "") -> Any:
    """A few words that go with everything on the page; kind ``warn`` stands out."""
    return html.Span(text, className=f"badge {kind}".strip())


def key(name: str, colour: str) -> Any:
    """A colour and what it stands for."""
    return html.Span([html.Span(className="key", style={"background": colour}), name])


def hidden() -> dict[str, Any]:
    """For what a screen reader should pass over."""
    return {"aria-hidden": "true"}


def graph(figure: Any, name: str) -> Any:
    """A figure with a name for those who cannot see it."""
    label: Any = {"aria-label": name}
    return html.Div(dcc.Graph(figure=figure, config=GRAPH), role="img", className="graph", **label)
