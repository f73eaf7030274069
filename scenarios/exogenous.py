"""The outside world year by year (paths.csv), turned into months and into draws.

Each path is a list of dated points. ``kind`` says what a point measures and so how months follow:

==========  ======================================================================================
level       the mean of a year (or the value of a month, YYYY-MM): straight lines between the dates
step        in force from its date until the next
flow_year   the sum of a year: months change as little as they can, the sum of each year is kept
rate_year   a yearly rate: a twelfth a month, straight lines between mid-years
year_end    a stock at the end of a year
==========  ======================================================================================

Until the end of the information a draw moves a path only inside its declared range (low, high; one
luck for all its points: an error of measurement is the same every year). After it, points follow a
random walk of the logarithm (of the odds, for shares) with the declared yearly ``sd``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np

from model.arrays import Floats
from model.chance import normal
from model.errors import nearest
from model.month import FIRST_YEAR, month_number
from model.region import SHOCKS, Economy
from scenarios.priors import Prior, check_range, luck
from scenarios.reading import GRADES, Faults, Row, read_rows

LAST_YEAR = 2030
MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12
COLUMNS = ("name", "date", "value", "low", "high", "sd", "unit", "kind", "use", "grade", "source", "note")
USES = ("input", "national", "projection")
"""input: known by the end of the information; after it: national (published for the nation) or projection."""
DERIVED = ("population_base", "gdp_2019", "activity")
"""Fields of Economy that have no path of their own: from population, gdp and the shocks."""
MID_YEAR = 5.5
"""Months from January to the middle of the year, where the mean of a year is put."""

Kind = Literal["level", "step", "flow_year", "rate_year", "year_end"]
KINDS: tuple[Kind, ...] = ("level", "step", "flow_year", "rate_year", "year_end")


@dataclass(frozen=True)
class Point:
    """One dated value of a path."""

    date: str
    prior: Prior
    sd: float
    """Standard deviation that the random walk gains in the year before this point."""
    use: str

    @property
    def year(self) -> int:
        """Calendar year of the date."""
        return int(self.date[:4])

    def position(self, *, middle: bool) -> float:
        """Months since 2020-01; a plain year stands in its middle, or in its first month."""
        if len(self.date) > len("2020"):
            return float(month_number(self.year, int(self.date[5:])))
        return month_number(self.year, 1) + (MID_YEAR if middle else 0.0)


@dataclass(frozen=True)
class ExogenousPath:
    """One field of the economy over time, in code units."""

    name: str
    kind: Kind
    unit: str
    points: tuple[Point, ...]

    def centre(self) -> Floats:
        """The central value of each point, shape (n_points,)."""
        return np.array([point.prior.value for point in self.points])

    def draw(self, draw: int) -> Floats:
        """The points of one draw: one luck for all ranges, then the random walk."""
        u = float(luck("range", [self.name], draw)[0])
        values = np.array([point.prior.at(u) for point in self.points])
        sd = np.array([point.sd for point in self.points])
        if not sd.any():
            return values
        steps = sd * normal(luck("walk", [f"{self.name}/{point.date}" for point in self.points], draw))
        return walked(values, np.cumsum(steps), odds=self.unit == "share")

    def monthly(self, values: Floats) -> Floats:
        """The months from 2020-01 on, shape (MONTHS,), of points with these values."""
        months = np.arange(MONTHS)
        if self.kind == "year_end":
            return np.repeat(values[-MONTHS // 12 :], 12)
        if self.kind == "flow_year":
            return np.asarray((smoothing(values.size) * values).sum(axis=1))[-MONTHS:]
        if self.kind == "step":
            starts = [point.position(middle=False) for point in self.points]
            return values[np.searchsorted(starts, months, side="right") - 1]
        level = np.interp(months, [point.position(middle=True) for point in self.points], values)
        return level / 12 if self.kind == "rate_year" else level


def walked(values: Floats, walk: Floats, *, odds: bool) -> Floats:
    """Values after a random walk of their logarithm, or of their log odds (they stay in 0-1)."""
    if not odds:
        return np.asarray(values * np.exp(walk))
    # A step of the odds moves a share p by (1 - p) times as much: sd stays the relative one.
    wide = np.exp(walk / np.maximum(1.0 - values, 0.1))
    return np.asarray(values * wide / (1.0 - values + values * wide))


@lru_cache(maxsize=8)
def smoothing(years: int) -> Floats:
    """The matrix from yearly sums to months, shape (12 years, years).

    Months whose squared differences are least among those that keep every yearly sum
    (Boot, Feibes and Lisman 1967).
    """
    n = 12 * years
    differences = np.diff(np.eye(n), axis=0)
    sums = np.kron(np.eye(years), np.ones((1, 12)))
    equations = np.block([[2 * differences.T @ differences, sums.T], [sums, np.zeros((years, years))]])
    right = np.vstack([np.zeros((n, years)), np.eye(years)])
    return solved(equations, right)[:n]


def solved(matrix: Floats, right: Floats) -> Floats:
    """The solution of linear equations by elimination with pivots, shape of ``right``.

    Plain arithmetic instead of LAPACK, whose last bits depend on its number of threads: any number
    of workers must give the same bits.
    """
    table = np.hstack([matrix, right]).astype(np.float64)
    size = len(matrix)
    for step in range(size):
        pivot = step + int(np.argmax(np.abs(table[step:, step])))
        table[[step, pivot]] = table[[pivot, step]]
        table[step] /= table[step, step]
        others = np.arange(size) != step
        table[others] -= np.multiply.outer(table[others, step], table[step])
    return table[:, size:]


def read_paths(file: Path, information_to: int, faults: Faults) -> dict[str, ExogenousPath]:
    """All paths of a region by name; every field of ``Economy`` that is not derived needs one."""
    needed = [f.name for f in fields(Economy) if f.name not in {*DERIVED, *SHOCKS}]
    groups: dict[str, list[Row]] = {name: [] for name in needed}
    for row in read_rows(file, COLUMNS, faults):
        name = row.text("name")
        if name in groups:
            groups[name].append(row)
        else:
            faults.note(row.place, f"there is no path {name!r}.{nearest(name, needed)}")
    paths = {}
    for name, rows in groups.items():
        if rows:
            paths[name] = _path(name, rows, information_to)
        else:
            faults.note(file.name, f"path {name!r} is missing; the months to {LAST_YEAR}-12 need it.")
    return paths


def _path(name: str, rows: Sequence[Row], information_to: int) -> ExogenousPath:
    """One path from its rows: one unit, one kind, dates in order, all months covered."""
    first, faults = rows[0], rows[0].faults
    kind = next((k for k in KINDS if k == first.choice("kind", KINDS)), KINDS[0])
    for row in rows[1:]:
        for column in ("unit", "kind"):
            if row.text(column) != first.text(column):
                here, there = row.text(column), first.text(column)
                faults.note(row.place, f"{column} {here!r} of path {name!r} was {there!r} in {first.place}.")
    points = tuple(_point(row, information_to) for row in rows)
    for row, (before, after) in zip(rows[1:], pairwise(points), strict=True):
        if not before.date < after.date:
            faults.note(
                row.place, f"date {after.date!r} does not follow {before.date!r}; put dates in order."
            )
    _check_cover(name, kind, points, first)
    return ExogenousPath(name, kind, first.needed("unit"), points)


def _point(row: Row, information_to: int) -> Point:
    """One point; what is known later than the information allows is refused."""
    date, use = row.text("date"), row.choice("use", USES)
    if not _is_date(date):
        row.faults.note(row.place, f"date = {date!r} is neither YYYY nor YYYY-MM.")
        date = str(FIRST_YEAR)
    if (int(date[:4]) > information_to) == (use == "input"):
        side = "only 'national' or 'projection'" if use == "input" else "only 'input'"
        row.faults.note(
            row.place, f"use {use!r} in {date}; information ends in {information_to}: {side} is allowed."
        )
    value = row.number("value")
    low, high = row.number("low", value), row.number("high", value)
    grade = row.choice("grade", GRADES)
    # A point without a range is certain as far as it goes: what grows later is the random walk.
    prior = Prior(value, low, high, row.text("unit"), grade, row.needed("source"))
    check_range(prior, row.place, row.faults, needs_range=False)
    sd = row.number("sd", 0.0)
    if sd < 0.0 or (sd > 0.0 and use != "projection"):
        row.faults.note(row.place, f"sd = {sd:g} is for projections, and not negative.")
    return Point(date, prior, sd, use)


def _is_date(text: str) -> bool:
    year, dash, month = text.partition("-")
    whole = year.isdigit() and len(year) == len("2020")
    return whole and (not dash or (month.isdigit() and len(month) == len("01") and 1 <= int(month) <= 12))


def _check_cover(name: str, kind: Kind, points: Sequence[Point], row: Row) -> None:
    """Note what is missing for every month from 2020-01 to the end."""
    if kind in ("flow_year", "year_end"):
        years = [point.date for point in points]
        wanted = [str(year) for year in range(FIRST_YEAR - 1, LAST_YEAR + 1)]
        if years != wanted:
            gaps = ", ".join(sorted(set(wanted) ^ set(years))) or "order"
            row.faults.note(
                row.place, f"path {name!r} needs each year {wanted[0]}-{wanted[-1]} once: see {gaps}."
            )
    elif points[0].position(middle=False) > 0:
        row.faults.note(
            row.place, f"path {name!r} begins in {points[0].date}; it must begin by {FIRST_YEAR}-01."
        )
