"""What stands in lists of region.toml: the region's places, and dated shocks of its activity."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from model.arrays import Floats
from model.errors import nearest
from model.month import month_number
from model.sectors import SECTORS
from scenarios.exogenous import MONTHS
from scenarios.priors import Prior, finite, read_prior
from scenarios.reading import GRADES, Faults, check_keys, one_of

KINDS = ("district", "zone", "prefecture")
DISTRICT_KEYS = ("id", "title", "zh", "kind", "share", "grade", "source")
DISTRICT_MAY = ("draws", "apart")
SHOCK_KEYS = ("id", "path", "from", "to", "values", "low", "high", "unit", "grade", "source")
APART = 3
"""Places that indicators can count apart (model/indicators/districts.py)."""

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class District:
    """One place of the region: a district or functional zone of a city, a prefecture of a province."""

    id: str
    title: str
    zh: str
    kind: str
    share: float
    """Share of the region's innovators, 0-1."""
    grade: str
    source: str
    draws: tuple[str, ...] = ()
    """Ids of the sectors that it draws more than others do."""
    apart: bool = False
    """Whether indicators count it apart."""


@dataclass(frozen=True)
class Shock:
    """A dated departure of business activity from normal, month by month."""

    id: str
    first: int
    """Month of the first value, since 2020-01."""
    months: tuple[Prior, ...]

    def values(self, u: float) -> Floats:
        """Activity in each month of the shock at quantile ``u``: all months move together."""
        return np.array([month.at(u) for month in self.months])


def read_tables(
    raw: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any], str, Faults], Entry], faults: Faults
) -> list[Entry]:
    """Every ``[[name]]`` table of region.toml."""
    tables = raw.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        faults.note(f"region.toml [[{name}]]", f"{tables!r} is not a list of tables.")
        return []
    return [read(table, f"region.toml [[{name}]] {i}", faults) for i, table in enumerate(tables, 1)]


def read_district(table: Mapping[str, Any], place: str, faults: Faults) -> District:
    """One ``[[district]]`` table."""
    check_keys(table, DISTRICT_KEYS, place, "key", faults, optional=DISTRICT_MAY)
    one_of(table.get("kind"), KINDS, f"{place} kind", faults)
    one_of(table.get("grade"), GRADES, f"{place} grade", faults)
    share = finite(table.get("share"), f"{place} share", faults)
    if share <= 0.0:
        faults.note(f"{place} share", f"{share:g} is not a share; give more than 0.")
    apart = table.get("apart", False)
    if not isinstance(apart, bool):
        faults.note(f"{place} apart", f"{apart!r} is neither true nor false.")
    words = {key: str(table.get(key, "")) for key in DISTRICT_KEYS if key != "share"}
    return District(share=share, draws=_draws(table, place, faults), apart=apart is True, **words)


def _draws(table: Mapping[str, Any], place: str, faults: Faults) -> tuple[str, ...]:
    given, known = table.get("draws", []), [sector.id for sector in SECTORS]
    if not isinstance(given, list):
        faults.note(f"{place} draws", f"{given!r} is not a list of sectors.")
        return ()
    for name in given:
        if name not in known:
            guess = nearest(str(name), known) or f" Sectors: {', '.join(known)}."
            faults.note(f"{place} draws", f"there is no sector {name!r}.{guess}")
    return tuple(map(str, given))


def read_shock(table: Mapping[str, Any], place: str, faults: Faults) -> Shock:
    """One ``[[shock]]`` table."""
    check_keys(table, SHOCK_KEYS, place, "key", faults)
    one_of(table.get("path"), ("activity",), f"{place} path", faults)
    first, last = (_month(table.get(key), f"{place} {key}", faults) for key in ("from", "to"))
    rows = [table.get(key, []) for key in ("values", "low", "high")]
    if not 0 <= first <= last < MONTHS or not all(
        isinstance(row, list) and len(row) == last - first + 1 for row in rows
    ):
        faults.note(
            place, "values, low and high need one number for each month from 'from' to 'to', 2020-01 on."
        )
        return Shock(str(table.get("id", "")), 0, ())
    about = {key: table.get(key, "") for key in ("unit", "grade", "source")}
    months = [
        read_prior({"value": value, "low": low, "high": high, **about}, f"{place} month {i}", faults)
        for i, (value, low, high) in enumerate(zip(*rows, strict=True), 1)
    ]
    return Shock(str(table.get("id", "")), first, tuple(months))


def _month(text: Any, place: str, faults: Faults) -> int:
    year, _, month = str(text).partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        faults.note(place, f"{text!r} is not a month; write YYYY-MM.")
        return 0
    return month_number(int(year), int(month))
