"""Observations: published numbers with their spread, and how each is compared with the model.

An observation names the indicator (``series``) and the operator that turns yearly values of the
region into what was measured: a zone's part, the nation's change, a stock in June. ``simulated`` is
the only way to compare; the operators below are all there are. Nothing that is fitted or scored is
later than the information of the pack; that is checked when the file is read.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt
from pathlib import Path

from model.arrays import Floats
from model.errors import ScenarioError, nearest
from model.indicators import INDICATORS
from model.indicators.districts import part_of
from model.month import FIRST_YEAR
from scenarios.reading import GRADES, Faults, Row, read_rows

COLUMNS = (
    *("series", "region", "year", "value", "unit", "at", "use", "grade", "rel_sd"),
    *("operator", "factor", "factor_sd", "base_year", "note"),
)
USES = ("fit", "proxy", "input", "setting", "identity", "bound", "censored", "context")
SCORED = ("fit", "proxy")
"""Uses that enter a distance or a score."""
OPENING = "opening"
"""Operator of a number of before the first simulated year: it informs the opening, nothing is compared."""
PER_CENT = 100.0
PART_OF_FIRST_YEAR = 8 / 15
"""May to December, of the fifteen months that one court reported."""

Place = tuple[str, str, int | None]
"""Where a value stands: series, region, year."""
YearlyValues = Mapping[str, Mapping[int, float]]
"""Yearly value of each indicator, in the indicator's unit, by calendar year."""


@dataclass(frozen=True)
class Observation:
    """One published number."""

    series: str
    """Id of the indicator that it measures."""
    region: str
    year: int
    value: float
    unit: str
    at: str
    use: str
    grade: str
    rel_sd: float
    """Relative standard deviation of the measurement."""
    operator: str
    factor: float = 1.0
    """What the operator needs to know: the zone's or the region's share."""
    factor_sd: float = 0.0
    """Relative standard deviation of the factor."""
    base_year: int | None = None
    base_value: float | None = None
    """For a change: the same series' value in the base year."""
    place: int | None = None
    """For a part that the model counts apart: its number among the places of the pack that are, from 1."""
    note: str = ""

    @property
    def spread(self) -> float:
        """Relative standard deviation of the comparison: measurement and factor together."""
        return hypot(self.rel_sd, self.factor_sd)

    @property
    def comparable(self) -> bool:
        """Whether the model simulates what was measured."""
        return self.operator != OPENING

    @property
    def scored(self) -> bool:
        """Whether it may enter a fit, a distance or a score."""
        return self.use in SCORED and self.comparable

    @property
    def id(self) -> str:
        """Name of the row: series, region and year."""
        return f"{self.series}/{self.region}/{self.year}"


def city(seen: Observation, values: YearlyValues) -> float:
    """The city's yearly value as it is."""
    return at(values, seen.series, seen.year)


def zone_share(seen: Observation, values: YearlyValues) -> float:
    """A zone's figure: the city's value times the zone's share of it."""
    return seen.factor * city(seen, values)


def place_share(seen: Observation, values: YearlyValues) -> float:
    """A place that the model counts apart: the region's value times the place's simulated share."""
    if seen.place is None:
        raise ScenarioError(f"{seen.id} is compared with a place but names none that is counted apart.")
    return city(seen, values) * at(values, part_of(seen.series, seen.place), seen.year) / PER_CENT


def part_level(seen: Observation, values: YearlyValues) -> float:
    """A part's level (a rate, a figure per head): the region's times the part's level over the region's."""
    return seen.factor * city(seen, values)


def province_share(seen: Observation, values: YearlyValues) -> float:
    """The province's figure: the city's value over the city's share of it."""
    return city(seen, values) / seen.factor


def nation_change(seen: Observation, values: YearlyValues) -> float:
    """The nation's level if it had changed since the base year by as much as the city did."""
    if seen.base_year is None or seen.base_value is None:
        raise ScenarioError(f"{seen.id} compares a change but names no base year.")
    return seen.base_value + city(seen, values) - at(values, seen.series, seen.base_year)


def previous_population_base(seen: Observation, values: YearlyValues) -> float:
    """Per 10 000 residents of the previous year end: the indicator's own base, as it is."""
    return city(seen, values)


def own_population_base(seen: Observation, values: YearlyValues) -> float:
    """Per 10 000 residents of the same year end: the other reading of the published figure."""
    before, now = (at(values, "population", year) for year in (seen.year - 1, seen.year))
    return city(seen, values) * before / now


def middle_of_year(seen: Observation, values: YearlyValues) -> float:
    """A stock in June: the geometric mean of the two year ends."""
    before, now = (at(values, seen.series, year) for year in (seen.year - 1, seen.year))
    return sqrt(before * now)


def fifteen_months(seen: Observation, values: YearlyValues) -> float:
    """A rate over May of the year before to July: the two years by their months."""
    before, now = (at(values, seen.series, year) for year in (seen.year - 1, seen.year))
    return PART_OF_FIRST_YEAR * before + (1 - PART_OF_FIRST_YEAR) * now


Operator = Callable[[Observation, YearlyValues], float]
OPERATORS: dict[str, Operator] = {
    rule.__name__: rule
    for rule in (
        city,
        zone_share,
        place_share,
        part_level,
        province_share,
        nation_change,
        previous_population_base,
        own_population_base,
        middle_of_year,
        fifteen_months,
    )
}
"""Every way to compare, by name; the docstring says what it means."""


def simulated(seen: Observation, values: YearlyValues) -> float:
    """What the model says the published number should have been, in the observation's unit.

    Raises
    ------
    ScenarioError : nothing can be compared, or the indicator or its year is missing
    """
    if not seen.comparable:
        raise ScenarioError(
            f"{seen.id} is of before {FIRST_YEAR}: it informs the opening, nothing is compared."
        )
    return OPERATORS[seen.operator](seen, values)


def by_year(yearly: Mapping[str, Floats]) -> dict[str, dict[int, float]]:
    """Yearly arrays that begin in the first simulated year, keyed by calendar year."""
    return {name: dict(enumerate(array.tolist(), FIRST_YEAR)) for name, array in yearly.items()}


def at(values: YearlyValues, series: str, year: int) -> float:
    """One yearly value; a missing indicator or year is refused."""
    if series not in values:
        raise ScenarioError(f"No indicator {series!r} was simulated.{nearest(series, list(values))}")
    if year not in values[series]:
        known = sorted(values[series])
        raise ScenarioError(f"{series} of {year} was not simulated; years: {known[0]} to {known[-1]}.")
    return values[series][year]


def read_observations(
    file: Path, information_to: int, apart: Sequence[str], faults: Faults
) -> tuple[Observation, ...]:
    """All observations of a region pack; faults are noted with file and line.

    Parameters
    ----------
    apart : ids of the places that the model counts apart, in their order
    """
    rows = read_rows(file, COLUMNS, faults)
    found = [(row, _observation(row, apart)) for row in rows]
    levels: dict[Place, float] = {(seen.series, seen.region, seen.year): seen.value for _, seen in found}
    ids = [seen.id for _, seen in found]
    for (row, seen), name in zip(found, ids, strict=True):
        if ids.count(name) > 1:
            row.faults.note(row.place, f"{name} is given {ids.count(name)} times.")
        _check_time(row, seen, information_to)
        _check_operator(row, seen, levels)
        _check_place(row, seen, apart)
    return tuple(
        seen if seen.base_year is None else replace(seen, base_value=levels.get(base_of(seen)))
        for _, seen in found
    )


def base_of(seen: Observation) -> Place:
    """Where the level of the base year stands."""
    return seen.series, seen.region, seen.base_year


def _observation(row: Row, apart: Sequence[str]) -> Observation:
    base, place = row.text("base_year"), row.text("region").rpartition("/")[2]
    return Observation(
        series=row.needed("series"),
        region=row.needed("region"),
        year=int(row.number("year", 0.0)) if row.needed("year") else 0,
        value=row.number("value"),
        unit=row.needed("unit"),
        at=row.needed("at"),
        use=row.choice("use", USES),
        grade=row.choice("grade", GRADES),
        rel_sd=row.number("rel_sd"),
        operator=row.choice("operator", (*OPERATORS, OPENING)),
        factor=row.number("factor", 1.0),
        factor_sd=row.number("factor_sd", 0.0),
        base_year=int(row.number("base_year")) if base else None,
        note=row.text("note"),
        place=apart.index(place) + 1 if place in apart else None,
    )


def _check_time(row: Row, seen: Observation, information_to: int) -> None:
    """Note what is fitted or scored after the information, and what is compared before the model begins."""
    if seen.year > information_to and not (seen.use == "input" and seen.region == "china"):
        row.faults.note(
            row.place,
            f"{seen.id} is later than {information_to}, the end of the information; only inputs"
            " of the nation (region china, use input) may be.",
        )
    if seen.year < FIRST_YEAR and seen.comparable:
        row.faults.note(
            row.place,
            f"operator {seen.operator!r} in {seen.year}: before {FIRST_YEAR} only {OPENING!r} is allowed.",
        )
    if seen.year >= FIRST_YEAR and not seen.comparable:
        row.faults.note(
            row.place, f"operator {OPENING!r} in {seen.year}: it is for years before {FIRST_YEAR}."
        )
    if seen.use in SCORED and not seen.comparable:
        row.faults.note(
            row.place, f"use {seen.use!r} with operator {OPENING!r}: nothing is compared; use 'input'."
        )


def _check_operator(row: Row, seen: Observation, levels: Mapping[Place, float]) -> None:
    """Note an operator without what it needs, and a spread or factor that is none."""
    if seen.operator in ("zone_share", "province_share") and not 0.0 < seen.factor < 1.0:
        row.faults.note(
            row.place, f"factor = {seen.factor:g} for {seen.operator}; give a share between 0 and 1."
        )
    if seen.operator == "part_level" and not seen.factor > 0.0:
        row.faults.note(row.place, f"factor = {seen.factor:g} for part_level; give a ratio above 0.")
    if (seen.operator == "nation_change") != (seen.base_year is not None):
        row.faults.note(row.place, "base_year belongs to operator 'nation_change', and to no other.")
    elif seen.base_year is not None and base_of(seen) not in levels:
        row.faults.note(
            row.place, f"base_year {seen.base_year}: there is no row of {seen.series} for that year."
        )
    if seen.rel_sd < 0.0 or seen.factor_sd < 0.0:
        row.faults.note(row.place, "rel_sd and factor_sd are relative standard deviations, 0 or more.")
    if seen.use in SCORED and seen.rel_sd == 0.0:
        row.faults.note(row.place, f"use {seen.use!r} needs a rel_sd above 0: no measurement is exact.")


def _check_place(row: Row, seen: Observation, apart: Sequence[str]) -> None:
    """Note a scored series that nobody counts, and a place that the model does not count apart."""
    if seen.use in SCORED and seen.series not in INDICATORS:
        guess = nearest(seen.series, list(INDICATORS))
        row.faults.note(row.place, f"use {seen.use!r}, but there is no indicator {seen.series!r}.{guess}")
    if seen.operator != "place_share":
        return
    if seen.place is None:
        known = ", ".join(apart) or "none"
        row.faults.note(
            row.place, f"{seen.region!r} is no place that region.toml counts apart (apart = true): {known}."
        )
    elif part_of(seen.series, seen.place) not in INDICATORS:
        row.faults.note(row.place, f"there are no shares of places in {seen.series!r}; use zone_share.")
