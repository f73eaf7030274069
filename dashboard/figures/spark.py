"""The small trajectory of one target, as SVG: a board has fifty, too many for full figures (小走势图)."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.figures.fan import Aim, Dot, Fan
from dashboard.theme import INKS, Ink
from model.arrays import Floats

WIDTH, HEIGHT, EDGE = 150, 44, 5
"""Size and margin, CSS pixels."""


@dataclass(frozen=True)
class Paper:
    """Where years and values come to stand."""

    years: tuple[float, float]
    values: tuple[float, float]

    def x(self, year: float) -> str:
        """From the left."""
        return f"{between(year, *self.years, EDGE, WIDTH - EDGE):.1f}"

    def y(self, value: float) -> str:
        """From above."""
        low, high = self.values
        return f"{between(value, low, high, HEIGHT - EDGE, EDGE):.1f}"


def spark(
    years: Sequence[int], fan: Fan, aim: Aim, seen: Sequence[Dot], *, theme: str, until: float = 2023
) -> str:
    """Band, median, target up to its due date, observations; dotted: where the information ends."""
    ink = INKS[theme]
    everything = [fan.low, fan.high, np.array(aim.levels), np.array([dot.value for dot in seen])]
    paper = Paper((years[0], years[-1]), extent(everything))
    marks = [*trend(paper, years, fan, ink, until), *goals(paper, aim, ink), *dots(paper, seen, ink)]
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(marks)}</svg>'


def trend(paper: Paper, years: Sequence[int], fan: Fan, ink: Ink, until: float) -> Iterator[str]:
    """The band, the median on it, and the line where the information ends."""
    known = [n for n in range(len(years)) if np.isfinite([fan.middle[n], fan.low[n], fan.high[n]]).all()]

    def points(values: Floats, order: Sequence[int]) -> str:
        return " ".join(f"{paper.x(years[n])},{paper.y(values[n])}" for n in order)

    outline = f"{points(fan.high, known)} {points(fan.low, known[::-1])}"
    colour, x = ink.scenarios[0], paper.x(until)
    yield f'<path d="M{x} 0V{HEIGHT}" stroke="{ink.quiet}" stroke-width=".8" stroke-dasharray="1 3"/>'
    yield f'<polygon points="{outline}" fill="{colour}" fill-opacity=".2"/>'
    yield f'<polyline points="{points(fan.middle, known)}" fill="none" stroke="{colour}" stroke-width="1.8"/>'


def goals(paper: Paper, aim: Aim, ink: Ink) -> Iterator[str]:
    """The target up to its due date, both ends of a range."""
    for level in aim.levels:
        x, y = paper.x(aim.due), paper.y(level)
        yield f'<path d="M{EDGE} {y}H{x}" stroke="{ink.text}" stroke-width="1" stroke-dasharray="4 3"/>'
        yield f'<circle cx="{x}" cy="{y}" r="2.2" fill="{ink.text}"/>'


def dots(paper: Paper, seen: Sequence[Dot], ink: Ink) -> Iterator[str]:
    """What was published."""
    look = f'r="2.4" fill="{ink.paper}" stroke="{ink.text}" stroke-width="1.2"'
    for dot in seen:
        yield f'<circle cx="{paper.x(dot.year)}" cy="{paper.y(dot.value)}" {look}/>'


def as_address(svg: str) -> str:
    """An SVG as the source of an image."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def extent(parts: Sequence[Floats]) -> tuple[float, float]:
    """Lowest and highest value of all that is drawn; never the same."""
    values = np.concatenate([np.ravel(part) for part in parts])
    known = values[np.isfinite(values)]
    if not known.size:
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    return (low, high) if high > low else (low - 1.0, high + 1.0)


def between(value: float, first: float, last: float, begin: float, end: float) -> float:
    """Where a value between two others stands between two edges."""
    return begin + (value - first) / (last - first) * (end - begin)
