"""A region pack: a city as data, checked at the door, drawn by number.

``load_region("wuhan")`` reads the folder scenarios/regions/wuhan/ and refuses it with every fault
at once. ``RegionPack.centre()`` is the city at the middle of all priors, ``RegionPack.draw(i)`` one
point of them; draw 0 is a draw, not the centre.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from model.arrays import Floats
from model.errors import ScenarioError, nearest
from model.month import month_number
from model.region import Economy, Opening, Region
from scenarios.exogenous import MONTHS, ExogenousPath, read_paths
from scenarios.observations import Observation, read_observations
from scenarios.priors import Prior, finite, luck, read_prior
from scenarios.reading import GRADES, Faults, check_keys, one_of
from scenarios.register import Document, Measure, Register, Target, note_register

REGIONS = Path(__file__).parent / "regions"
"""Where the packs live, one folder each."""
TOP_KEYS = (
    *("id", "title", "zh", "province", "province_zh", "information_to"),
    *("district", "opening", "province_shares"),
)
DISTRICT_KEYS = ("id", "title", "zh", "kind", "share", "grade", "source")
SHOCK_KEYS = ("id", "path", "from", "to", "values", "low", "high", "unit", "grade", "source")
ROUNDING = 1e-9
"""By how much shares may miss 1 for binary fractions."""

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class District:
    """One place of the region: an administrative district or a functional zone."""

    id: str
    title: str
    zh: str
    kind: str
    share: float
    """Share of the region's innovators, 0-1."""
    grade: str
    source: str


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


@dataclass(frozen=True)
class RegionPack:
    """One region as read from its folder: all that is known of it, and how well."""

    folder: Path
    id: str
    title: str
    zh: str
    province: str
    province_zh: str
    information_to: int
    """Last year of which anything of the region is known."""
    districts: tuple[District, ...]
    opening: Mapping[str, Prior]
    province_shares: Mapping[str, Prior]
    shocks: tuple[Shock, ...]
    paths: Mapping[str, ExogenousPath]
    observations: tuple[Observation, ...]
    register: Register
    """The plans that the region answers to."""

    def centre(self) -> Region:
        """The region at the centre of all priors and paths, without chance."""
        opening = {name: prior.value for name, prior in self.opening.items()}
        shares = {name: prior.value for name, prior in self.province_shares.items()}
        paths = {name: path.centre() for name, path in self.paths.items()}
        depth = [np.array([month.value for month in shock.months]) for shock in self.shocks]
        return self._region(opening, shares, paths, depth)

    def draw(self, i: int) -> Region:
        """Draw ``i`` of all that is uncertain about the region: a pure function of names and ``i``."""
        opening = _drawn(self.opening, "opening", i)
        shares = _drawn(self.province_shares, "province_share", i)
        paths = {name: path.draw(i) for name, path in self.paths.items()}
        depth = [shock.values(float(luck("shock", [shock.id], i)[0])) for shock in self.shocks]
        return self._region(opening, shares, paths, depth)

    def _region(
        self,
        opening: Mapping[str, float],
        shares: Mapping[str, float],
        points: Mapping[str, Floats],
        depth: Sequence[Floats],
    ) -> Region:
        months = {name: path.monthly(points[name]) for name, path in self.paths.items()}
        population, gdp = points["population"], points["gdp"]
        months["population_base"] = self.paths["population"].monthly(population[:-1])
        months["gdp_2019"] = np.full(MONTHS, gdp[0] / 12)
        months["activity"] = np.ones(MONTHS)
        for shock, values in zip(self.shocks, depth, strict=True):
            months["activity"][shock.first : shock.first + values.size] *= values
        columns = [months[f.name].tolist() for f in fields(Economy)]
        return Region(
            id=self.id,
            title=self.title,
            zh=self.zh,
            opening=Opening(**opening),
            economies=tuple(Economy(*month) for month in zip(*columns, strict=True)),
            districts=tuple(place.id for place in self.districts),
            district_shares=np.array([place.share for place in self.districts]),
            province_shares=dict(shares),
        )

    @property
    def targets(self) -> tuple[Target, ...]:
        """What the plans promise."""
        return self.register.targets

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What the plans do."""
        return self.register.measures

    @property
    def documents(self) -> tuple[Document, ...]:
        """The plans themselves."""
        return self.register.documents


def _drawn(priors: Mapping[str, Prior], group: str, draw: int) -> dict[str, float]:
    names = list(priors)
    return {
        name: priors[name].at(u) for name, u in zip(names, luck(group, names, draw).tolist(), strict=True)
    }


def region_names() -> list[str]:
    """Names of the packs that come with the project."""
    return sorted(folder.parent.name for folder in REGIONS.glob("*/region.toml"))


def load_region(name_or_folder: str | Path) -> RegionPack:
    """The region pack of this name, or in this folder.

    Raises
    ------
    ScenarioError : there is no such pack, or it has faults (all are named)
    """
    for folder in (REGIONS / name_or_folder, Path(name_or_folder)):
        if (folder / "region.toml").is_file():
            return _load(folder.resolve())
    known = region_names()
    raise ScenarioError(
        f"There is no region {str(name_or_folder)!r}.{nearest(str(name_or_folder), known)}"
        f" Regions: {', '.join(known)}; or name a folder with region.toml (scenarios/regions/README.md)."
    )


@lru_cache(maxsize=8)
def _load(folder: Path) -> RegionPack:
    faults = Faults(f"region pack {folder.name!r}")
    raw = _read_toml(folder / "region.toml", faults)
    information_to = raw.get("information_to")
    paths: dict[str, ExogenousPath] = {}
    observations: tuple[Observation, ...] = ()
    if isinstance(information_to, int):
        paths = read_paths(folder / "paths.csv", information_to, faults)
        observations = read_observations(folder / "observations.csv", information_to, faults)
    else:
        faults.note("region.toml information_to", f"{information_to!r} is not a year; no row can be judged.")
        information_to = 0
    pack = RegionPack(
        folder=folder,
        **{key: str(raw.get(key, "")) for key in ("id", "title", "zh", "province", "province_zh")},
        information_to=information_to,
        districts=tuple(_tables(raw, "district", _district, faults)),
        opening=_opening(raw.get("opening", {}), faults),
        province_shares=_priors(raw.get("province_shares", {}), "province_shares", faults),
        shocks=tuple(_tables(raw, "shock", _shock, faults)),
        paths=paths,
        observations=observations,
        register=note_register(folder, None, faults),
    )
    _check_whole(pack, faults)
    faults.refuse()
    return pack


def _read_toml(file: Path, faults: Faults) -> dict[str, Any]:
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.note(file.name, f"this is not TOML: {error}.")
        faults.refuse()
        raise  # not reached: refuse() always raises after a fault
    check_keys(raw, TOP_KEYS, file.name, "key", faults, optional=("shock",))
    return raw


def _priors(tables: Any, group: str, faults: Faults) -> dict[str, Prior]:
    if not isinstance(tables, Mapping):
        faults.note(f"region.toml [{group}]", f"{tables!r} is not a table of tables.")
        return {}
    return {
        name: read_prior(table, f"region.toml [{group}.{name}]", faults) for name, table in tables.items()
    }


def _opening(tables: Any, faults: Faults) -> dict[str, Prior]:
    priors = _priors(tables, "opening", faults)
    check_keys(priors, [f.name for f in fields(Opening)], "region.toml [opening]", "field", faults)
    return priors


def _tables(
    raw: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any], str, Faults], Entry], faults: Faults
) -> list[Entry]:
    tables = raw.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        faults.note(f"region.toml [[{name}]]", f"{tables!r} is not a list of tables.")
        return []
    return [read(table, f"region.toml [[{name}]] {i}", faults) for i, table in enumerate(tables, 1)]


def _district(table: Mapping[str, Any], place: str, faults: Faults) -> District:
    check_keys(table, DISTRICT_KEYS, place, "key", faults)
    one_of(table.get("kind"), ("district", "zone"), f"{place} kind", faults)
    one_of(table.get("grade"), GRADES, f"{place} grade", faults)
    share = finite(table.get("share"), f"{place} share", faults)
    if share <= 0.0:
        faults.note(f"{place} share", f"{share:g} is not a share; give more than 0.")
    words = {key: str(table.get(key, "")) for key in DISTRICT_KEYS if key != "share"}
    return District(share=share, **words)


def _shock(table: Mapping[str, Any], place: str, faults: Faults) -> Shock:
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


def _check_whole(pack: RegionPack, faults: Faults) -> None:
    """Note what each number allows and their sum does not."""
    places = [place.id for place in pack.districts]
    total = sum(place.share for place in pack.districts)
    if abs(total - 1.0) > ROUNDING:
        faults.note("region.toml [[district]] share", f"the shares sum to {total:.6g}; they must sum to 1.")
    for name in sorted({name for name in places if places.count(name) > 1}):
        faults.note("region.toml [[district]] id", f"{name!r} is given twice.")
    if pack.id != pack.folder.name:
        faults.note("region.toml id", f"{pack.id!r} is not the name of the folder, {pack.folder.name!r}.")
    for parts, whole in (
        (("rd_firm_share", "rd_university_share"), 1.0),
        (("enterprises",), "market_entities"),
    ):
        _check_parts(pack.opening, parts, whole, faults)


def _check_parts(
    opening: Mapping[str, Prior], parts: Sequence[str], whole: float | str, faults: Faults
) -> None:
    """Note parts whose highest values exceed the lowest value of their whole."""
    names = [*parts, whole] if isinstance(whole, str) else list(parts)
    if any(name not in opening for name in names):
        return  # the missing field is a fault already
    most = sum(opening[part].high for part in parts)
    least = opening[whole].low if isinstance(whole, str) else whole
    if most > least:
        label = " + ".join(parts)
        faults.note("region.toml [opening]", f"{label} may reach {most:g}, more than {whole} = {least:g}.")
