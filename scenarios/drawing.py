"""Trajectories as SVG (走势图): pure functions from numbers to text, coloured by the page's style sheet.

One drawing shows one indicator: for each scenario the median and the 90 % band by year, the targets
as dashed lines up to their due date, and what was observed as dots.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from model.arrays import Floats

WIDTH, HEIGHT = 380, 230
LEFT, RIGHT, TOP, BOTTOM = 52, 10, 10, 24
"""The drawing's size and margins, in its own units."""
TICKS = 4
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Distances between ticks that are easy to read, times a power of ten."""
NEAR_ZERO = 0.4
"""An axis that begins below this share of its top begins at zero."""


@dataclass(frozen=True)
class Band:
    """One scenario's median and interval by year, shape (n_years,) each."""

    label: str
    median: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Aim:
    """One target: its level and its due year as a number (2025.92 is December 2025)."""

    label: str
    level: float
    due: float


@dataclass(frozen=True)
class Dot:
    """One observation."""

    year: float
    value: float
    label: str


@dataclass(frozen=True)
class Bar:
    """One part of a breakdown: its name (HTML), and (median, low, high) of each scenario."""

    label: str
    spreads: Sequence[tuple[float, float, float]]


@dataclass(frozen=True)
class Axes:
    """Where numbers come to stand on the drawing."""

    years: tuple[float, float]
    values: tuple[float, float]

    def x(self, year: float) -> float:
        """Horizontal place of a year."""
        share = (year - self.years[0]) / (self.years[1] - self.years[0])
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        """Vertical place of a value."""
        share = (value - self.values[0]) / (self.values[1] - self.values[0])
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def drawing(
    name: str, years: Sequence[int], bands: Sequence[Band], aims: Sequence[Aim], dots: Sequence[Dot]
) -> str:
    """The whole figure; ``name`` is what a screen reader says."""
    axes = axes_of(years, bands, aims, dots)
    parts = [grid(axes, years)]
    parts += [band_area(axes, years, band, place) for place, band in enumerate(bands)]
    parts += [median_line(axes, years, band, place) for place, band in enumerate(bands)]
    parts += [aim_line(axes, aim) for aim in aims]
    parts += [dot_mark(axes, dot) for dot in dots]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(name, quote=True)}">'
        + "".join(parts)
        + "</svg>"
    )


def axes_of(years: Sequence[int], bands: Sequence[Band], aims: Sequence[Aim], dots: Sequence[Dot]) -> Axes:
    """Axes that hold everything; a range that comes near zero begins there."""
    numbers = np.concatenate(
        [np.concatenate([b.low, b.high, b.median]) for b in bands]
        + [np.array([a.level for a in aims] + [d.value for d in dots])]
    )
    known = numbers[np.isfinite(numbers)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    if 0 <= low < NEAR_ZERO * high:
        low = 0.0
    room = 0.05 * (high - low) or max(abs(high), 1.0) * 0.05
    return Axes((years[0] - 0.3, years[-1] + 0.3), (low - room * (low != 0), high + room))


def ticks(low: float, high: float) -> list[float]:
    """A few round numbers within a range."""
    rough = (high - low) / TICKS
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(s * power for s in STEPS if s * power >= rough)
    first = np.ceil(low / step) * step
    return [float(value) for value in np.arange(first, high + step * 1e-9, step)]


def tick_text(value: float) -> str:
    """A tick's number, as short as it can be."""
    return f"{value:,.10g}" if abs(value) < 1e5 else f"{value / 1e3:,.10g}k"


def grid(axes: Axes, years: Sequence[int]) -> str:
    """Horizontal lines with numbers, and the years below."""
    parts = []
    for value in ticks(*axes.values):
        y = axes.y(value)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(
            f'<text class="tick" x="{LEFT - 5}" y="{y + 3.5:.1f}" text-anchor="end">{tick_text(value)}</text>'
        )
    for year in years:
        if (year - years[0]) % 2 == 0:
            x = axes.x(year)
            parts.append(
                f'<text class="tick" x="{x:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{year}</text>'
            )
    return "".join(parts)


def points(axes: Axes, years: Sequence[float], values: Floats) -> list[str]:
    """Places of the known values."""
    pairs = zip(years, values.tolist(), strict=True)
    return [f"{axes.x(year):.1f},{axes.y(value):.1f}" for year, value in pairs if np.isfinite(value)]


def band_area(axes: Axes, years: Sequence[int], band: Band, place: int) -> str:
    """The interval of one scenario."""
    there = points(axes, years, band.high)
    back = points(axes, list(reversed(years)), band.low[::-1])
    return f'<polygon class="band s{place}" points="{" ".join(there + back)}"/>' if there else ""


def median_line(axes: Axes, years: Sequence[int], band: Band, place: int) -> str:
    """The median of one scenario, with its name on hover."""
    path = " ".join(points(axes, years, band.median))
    return f'<polyline class="line s{place}" points="{path}"><title>{escape(band.label)}</title></polyline>'


def aim_line(axes: Axes, aim: Aim) -> str:
    """A target: dashed up to its due date, a mark there."""
    x, y, start = axes.x(min(aim.due, axes.years[1])), axes.y(aim.level), axes.x(axes.years[0])
    title = f"<title>{escape(aim.label)}</title>"
    return (
        f'<line class="aim" x1="{start:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{y:.1f}">{title}</line>'
        f'<path class="due" d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z">{title}</path>'
    )


def dot_mark(axes: Axes, dot: Dot) -> str:
    """An observation."""
    return (
        f'<circle class="seen" cx="{axes.x(dot.year):.1f}" cy="{axes.y(dot.value):.1f}" r="3.2">'
        f"<title>{escape(dot.label)}</title></circle>"
    )


# ── bars ───────────────────────────────────────────────────────────────────────────────────────

BAR_WIDTH, BAR_HEIGHT, BAR_STEP = 200, 8, 12
"""A bar's longest length, thickness and distance to the next, in the drawing's own units."""


def bar_list(bars: Sequence[Bar]) -> str:
    """Bars with whiskers under each other, a part per row, one scale for all."""
    highs = [high for bar in bars for _, _, high in bar.spreads if np.isfinite(high)]
    top = max(highs, default=0.0) or 1.0
    rows = "".join(f"<tr><th>{bar.label}</th><td>{bar_group(bar, top)}</td></tr>" for bar in bars)
    return f'<table class="bars"><tbody>{rows}</tbody></table>'


def bar_group(bar: Bar, top: float) -> str:
    """The bars of all scenarios for one part."""
    height = BAR_STEP * len(bar.spreads)
    marks = "".join(one_bar(place, spread, top) for place, spread in enumerate(bar.spreads))
    return f'<svg viewBox="0 0 {BAR_WIDTH} {height}" preserveAspectRatio="none">{marks}</svg>'


def one_bar(place: int, spread: tuple[float, float, float], top: float) -> str:
    """A bar up to the median, a whisker over the interval; nothing where nothing is known."""
    if not all(np.isfinite(spread)):
        return ""
    median, low, high = (max(value, 0.0) / top * BAR_WIDTH for value in spread)
    y = BAR_STEP * place + 1
    middle = y + BAR_HEIGHT / 2
    return (
        f'<rect class="bar s{place}" x="0" y="{y}" width="{median:.1f}" height="{BAR_HEIGHT}"/>'
        f'<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"/>'
    )
