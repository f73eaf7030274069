"""Grouped bars with intervals (构成图): the parts of a breakdown, a colour per scenario."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.figures.fan import CLEAR
from dashboard.theme import FONT, INKS, Ink
from scenarios.sample import Spread

ROW = 26
"""Height of one bar with its share of the gap, pixels."""
MARGIN = 60
"""Height of everything but the bars, pixels."""


@dataclass(frozen=True)
class Group:
    """The bars of one scenario."""

    name: str
    spreads: Sequence[Spread]
    texts: Sequence[str]
    """What a reader sees on hover: value, interval, unit."""


def bar_chart(
    parts: Sequence[str], groups: Sequence[Group], unit: str, *, theme: str, drawn_in: Sequence[str]
) -> go.Figure:
    """Horizontal bars up to the medians, whiskers over the intervals; the first part on top."""
    ink, figure = INKS[theme], go.Figure()
    for group, colour in zip(groups, drawn_in, strict=False):
        add_group(figure, parts, group, colour, ink)
    figure.update_layout(
        title={"text": unit, "font": {"size": 12, "color": ink.quiet}, "x": 0, "y": 0.99},
        font={"family": FONT, "color": ink.text, "size": 13},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        barmode="group",
        bargap=0.25,
        height=MARGIN + ROW * len(parts) * max(len(groups), 2),
        margin={"l": 10, "r": 12, "t": 34, "b": 26},
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 1.0, "xanchor": "right"},
        hoverlabel={"bgcolor": ink.paper, "bordercolor": ink.grid, "font": {"color": ink.text, "size": 12}},
        dragmode=False,
    )
    figure.update_xaxes(gridcolor=ink.grid, zerolinecolor=ink.quiet, rangemode="tozero", fixedrange=True)
    figure.update_yaxes(autorange="reversed", automargin=True, fixedrange=True)
    return figure


def add_group(figure: go.Figure, parts: Sequence[str], group: Group, colour: str, ink: Ink) -> None:
    """One scenario's bars; plotly draws whiskers by their distance from the bar's end."""
    figure.add_bar(
        y=list(parts),
        x=[one.median for one in group.spreads],
        orientation="h",
        name=group.name,
        marker={"color": colour},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [one.high - one.median for one in group.spreads],
            "arrayminus": [one.median - one.low for one in group.spreads],
            "color": ink.text,
            "thickness": 1.2,
            "width": 3,
        },
        text=list(group.texts),
        textposition="none",
        hovertemplate="%{y}: %{text}",
    )
