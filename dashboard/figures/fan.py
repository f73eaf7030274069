"""The fan chart: median and 90 % band of each scenario by year, target and observations (扇形图)."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.theme import FONT, INKS, SCENARIO_COLOURS, Ink, faint


@dataclass(frozen=True)
class Fan:
    """One scenario: a name, and median and interval by year, shape (n_years,) each."""

    name: str
    median: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]


@dataclass(frozen=True)
class Captions:
    """Words of a figure in the reader's language."""

    title: str
    unit: str
    band: str
    target: str
    observed: str


def fan_chart(
    years: Sequence[int],
    fans: Sequence[Fan],
    captions: Captions,
    *,
    theme: str,
    aims: Sequence[tuple[float, float]] = (),
    seen: Sequence[tuple[float, float]] = (),
) -> go.Figure:
    """Draw fans over years; ``aims`` are (due year, level), ``seen`` are (year, value)."""
    ink, figure = INKS[theme], go.Figure()
    for fan, colour in zip(fans, SCENARIO_COLOURS, strict=False):
        outline = [*fan.high, *reversed(fan.low)]
        figure.add_scatter(
            x=[*years, *reversed(years)], y=outline, fill="toself", fillcolor=faint(colour), mode="none",
            name=f"{fan.name} · {captions.band}", hoverinfo="skip", showlegend=False,
        )  # fmt: skip
        figure.add_scatter(
            x=list(years), y=fan.median, mode="lines", name=fan.name, line={"color": colour, "width": 2.5}
        )
    for due, level in aims:
        figure.add_scatter(
            x=[years[0], due], y=[level, level], mode="lines+markers", name=captions.target,
            line={"color": ink.aim, "dash": "dash", "width": 1.5}, marker={"symbol": ["line-ns", "diamond"]},
        )  # fmt: skip
    if seen:
        figure.add_scatter(
            x=[year for year, _ in seen], y=[value for _, value in seen], mode="markers",
            name=captions.observed, marker={"color": ink.dot, "size": 8, "symbol": "circle-open"},
        )  # fmt: skip
    return dressed(figure, captions, ink)


def dressed(figure: go.Figure, captions: Captions, ink: Ink) -> go.Figure:
    """Axes, fonts and legend: one dress for all figures."""
    figure.update_layout(
        title={"text": f"{captions.title} ({captions.unit})", "font": {"size": 15}, "x": 0.01},
        font={"family": FONT, "color": ink.text, "size": 13},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 60, "r": 16, "t": 48, "b": 40},
        legend={"orientation": "h", "y": -0.14, "x": 0.0},
        hovermode="x unified",
        height=420,
    )
    figure.update_xaxes(gridcolor=ink.grid, dtick=1, tickformat="d", zeroline=False, ticklabelstandoff=8)
    figure.update_yaxes(gridcolor=ink.grid, zeroline=False, rangemode="tozero")
    return figure
