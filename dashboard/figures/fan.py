"""The fan chart: median and 90 % band of each scenario by year, targets, observations (扇形图)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from dashboard.theme import FONT, INKS, Ink, colours, faint
from model.arrays import Floats
from scenarios.board import number
from scenarios.compare import Effect
from scenarios.drawing import NEAR_ZERO
from scenarios.sample import spread

HEIGHT = 380
FLAT = (-1, 1)
"""Axis of a figure in which everything is zero."""
CLEAR = "rgba(0,0,0,0)"
MARKS = {"": "circle-open", "≥": "triangle-up-open"}
"""How an observation is drawn: a value, or a bound."""


@dataclass(frozen=True)
class Fan:
    """One scenario: a name, and a middle line and interval by year, shape (n_years,) each."""

    name: str
    middle: Floats
    low: Floats
    high: Floats

    def at(self, place: int, places: int) -> str:
        """``middle [low, high]`` of one year."""
        middle, low, high = (number(float(v[place]), places) for v in (self.middle, self.low, self.high))
        return f"{middle} [{low}, {high}]"


@dataclass(frozen=True)
class Aim:
    """A target: its level (both ends of a range), the year whose end it is due, and what it is called."""

    levels: tuple[float, ...]
    due: float
    label: str


@dataclass(frozen=True)
class Dot:
    """A published number: ``mark`` is ``≥`` where it is a bound; ``label`` tells its source."""

    year: float
    value: float
    mark: str
    label: str


@dataclass(frozen=True)
class Captions:
    """Words of a figure in the reader's language."""

    unit: str
    observed: str
    information: str
    """What stands at the line where the information ends; empty for no line."""
    until: float = 2023
    """The year at whose end the information ends."""
    decimals: int = 0


def fan_of(name: str, values: Floats) -> Fan:
    """Median and interval by year of values over pairs, shape (n_pairs, n_years)."""
    years = [spread(values[:, year]) for year in range(values.shape[1])]
    return Fan(name, *(np.array([getattr(one, end) for one in years]) for end in ("median", "low", "high")))


def fan_of_effects(name: str, found: Sequence[Effect]) -> Fan:
    """Mean paired difference and interval of the differences by year."""
    return Fan(name, *(np.array([getattr(one, end) for one in found]) for end in ("effect", "low", "high")))


def fan_chart(
    years: Sequence[int],
    fans: Sequence[Fan],
    captions: Captions,
    *,
    theme: str,
    drawn_in: Sequence[str] = (),
    aims: Sequence[Aim] = (),
    seen: Sequence[Dot] = (),
    height: int = HEIGHT,
) -> go.Figure:
    """Draw fans over years; ``drawn_in`` are their colours, if not those of one scenario alone."""
    ink, figure = INKS[theme], go.Figure()
    inks = list(drawn_in) or colours(theme, 6)[1:]
    for fan, colour in zip(fans, inks, strict=False):
        add_band(figure, years, fan, colour)
    for fan, colour in zip(fans, inks, strict=False):
        add_line(figure, years, fan, colour, captions, dash="dot" if colour == ink.base else "solid")
    for aim in aims:
        add_aim(figure, years, aim, ink)
    if seen:
        add_dots(figure, seen, captions, ink)
    return dressed(figure, years, captions, ink).update_layout(height=height)


def add_band(figure: go.Figure, years: Sequence[int], fan: Fan, colour: str) -> None:
    """The interval, where it is known."""
    known = np.isfinite(fan.low) & np.isfinite(fan.high)
    across = np.asarray(years)[known]
    figure.add_scatter(
        x=[*across, *across[::-1]],
        y=[*fan.high[known], *fan.low[known][::-1]],
        fill="toself",
        fillcolor=faint(colour),
        mode="none",
        name=f"{fan.name} 90 %",
        hoverinfo="skip",
        showlegend=False,
    )


def add_line(
    figure: go.Figure, years: Sequence[int], fan: Fan, colour: str, captions: Captions, dash: str
) -> None:
    """The middle line; its hover text carries interval and unit."""
    figure.add_scatter(
        x=list(years),
        y=list(fan.middle),
        mode="lines",
        name=fan.name,
        line={"color": colour, "width": 2.5, "dash": dash},
        text=[f"{fan.at(place, captions.decimals)} {captions.unit}" for place in range(len(years))],
        hovertemplate="%{text}",
    )


def add_aim(figure: go.Figure, years: Sequence[int], aim: Aim, ink: Ink) -> None:
    """A dashed line up to the due date, and its words at the end."""
    for level in aim.levels:
        figure.add_scatter(
            x=[years[0], aim.due],
            y=[level, level],
            mode="lines+markers",
            name=aim.label,
            line={"color": ink.text, "dash": "dash", "width": 1.2},
            marker={"symbol": ["line-ns", "diamond"], "size": 8, "color": ink.text},
            hoverinfo="skip",
            showlegend=False,
        )
    figure.add_annotation(
        x=aim.due,
        y=aim.levels[-1],
        text=aim.label,
        showarrow=False,
        xanchor="left",
        xshift=9,
        font={"size": 12, "color": ink.text},
        bgcolor=faint(ink.paper, 0.7),
    )


def add_dots(figure: go.Figure, seen: Sequence[Dot], captions: Captions, ink: Ink) -> None:
    """What was published; the legend shows the sign of a value rather than of a bound."""
    seen = sorted(seen, key=lambda dot: dot.mark)
    figure.add_scatter(
        x=[dot.year for dot in seen],
        y=[dot.value for dot in seen],
        mode="markers",
        name=captions.observed,
        text=[dot.label for dot in seen],
        hovertemplate="%{text}",
        marker={
            "color": ink.text,
            "size": 9,
            "symbol": [MARKS[dot.mark] for dot in seen],
            "line": {"width": 2},
        },
    )


def dressed(figure: go.Figure, years: Sequence[int], captions: Captions, ink: Ink) -> go.Figure:
    """Axes, fonts and legend: one dress for all figures."""
    figure.update_layout(
        title={"text": captions.unit, "font": {"size": 12, "color": ink.quiet}, "x": 0, "y": 0.98},
        font={"family": FONT, "color": ink.text, "size": 13},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        margin={"l": 56, "r": 12, "t": 40, "b": 28},
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 1.0, "xanchor": "right"},
        hovermode="x unified",
        hoverlabel={"bgcolor": ink.paper, "bordercolor": ink.grid, "font": {"color": ink.text, "size": 12}},
        dragmode=False,
    )
    figure.update_xaxes(
        range=[years[0] - 0.2, years[-1] + 0.2],
        showgrid=False,
        dtick=1,
        tickformat="d",
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        gridcolor=ink.grid, zerolinecolor=ink.quiet, rangemode=rangemode(figure), fixedrange=True
    )
    if all(value == 0 for trace in figure.data for value in trace.y):
        figure.update_yaxes(range=FLAT)
    if captions.information:
        figure.add_vline(x=captions.until, line={"color": ink.quiet, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=captions.until, y=1, yref="paper", yanchor="top", xanchor="left", xshift=4, showarrow=False,
            text=captions.information, font={"size": 11, "color": ink.quiet},
        )  # fmt: skip
    return figure


def rangemode(figure: go.Figure) -> str:
    """Axes begin at zero, unless everything is far above it."""
    values = np.array([value for trace in figure.data for value in trace.y], dtype=float)
    known = values[np.isfinite(values)]
    far = known.size and known.min() > NEAR_ZERO * known.max()
    return "normal" if far or not known.size or known.min() < 0 else "tozero"
