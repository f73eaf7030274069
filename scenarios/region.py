"""A region pack: a city as data, checked at the door, drawn by number.

``load_region("wuhan")`` reads the folder scenarios/regions/wuhan/ and refuses it with every fault
at once. ``RegionPack.centre()`` is the city at the middle of all priors, ``RegionPack.draw(i)`` one
point of them; draw 0 is a draw, not the centre.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from model.arrays import Floats
from model.errors import ScenarioError, nearest
from model.indicators import INDICATORS
from model.parameters import PARAMETERS
from model.region import SHOCKS, Economy, Opening, Region
from scenarios.exogenous import MONTHS, ExogenousPath, read_paths
from scenarios.goals import goals_of
from scenarios.observations import Observation, read_observations
from scenarios.places import APART, District, Shock, read_district, read_shock, read_tables
from scenarios.priors import Prior, luck, read_prior
from scenarios.reading import Faults, check_keys
from scenarios.register import Document, Measure, Register, Target, joined, note_register

REGIONS = Path(__file__).parent / "regions"
"""Where the packs live, one folder each."""
TOP_KEYS = ("id", "title", "zh", "information_to", "district", "opening")
TOP_MAY = ("within", "default_scale", "parameter", "shock")
ROUNDING = 1e-9
"""By how much shares may miss 1 for binary fractions."""
MOST_COURTS = 120
"""Basic courts that the table of disputes can name."""


@dataclass(frozen=True)
class RegionPack:
    """One region as read from its folder: all that is known of it, and how well."""

    folder: Path
    id: str
    title: str
    zh: str
    information_to: int
    """Last year of which anything of the region is known."""
    districts: tuple[District, ...]
    opening: Mapping[str, Prior]
    parameters: Mapping[str, Prior]
    """Numbers of the model that are another here, by full name."""
    shocks: tuple[Shock, ...]
    paths: Mapping[str, ExogenousPath]
    observations: tuple[Observation, ...]
    register: Register
    """The plans that the region answers to."""
    within: str = ""
    """Id of the region that this one is part of, whose plans act here too."""
    default_scale: int = 1
    """The scale of runs for which nobody gives one."""

    def centre(self) -> Region:
        """The region at the centre of all priors and paths, without chance."""
        opening = {name: prior.value for name, prior in self.opening.items()}
        own = {name: prior.value for name, prior in self.parameters.items()}
        paths = {name: path.centre() for name, path in self.paths.items()}
        depth = [np.array([month.value for month in shock.months]) for shock in self.shocks]
        return self._region(opening, own, paths, depth)

    def draw(self, i: int) -> Region:
        """Draw ``i`` of all that is uncertain about the region: a pure function of names and ``i``."""
        opening = _drawn(self.opening, "opening", i)
        own = _drawn(self.parameters, "parameter", i)
        paths = {name: path.draw(i) for name, path in self.paths.items()}
        depth = [shock.values(float(luck("shock", [shock.id], i)[0])) for shock in self.shocks]
        return self._region(opening, own, paths, depth)

    def _region(
        self,
        opening: Mapping[str, float],
        own: Mapping[str, float],
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
        columns = [months[f.name].tolist() for f in fields(Economy) if f.name not in SHOCKS]
        return Region(
            id=self.id,
            title=self.title,
            zh=self.zh,
            opening=Opening(**opening),
            economies=tuple(Economy(*month) for month in zip(*columns, strict=True)),
            districts=tuple(place.id for place in self.districts),
            district_shares=np.array([place.share for place in self.districts]),
            district_pulls=tuple(place.draws for place in self.districts),
            counted_apart=tuple(i for i, place in enumerate(self.districts) if place.apart),
            parameters=dict(own),
            goals=goals_of(self.register, self.information_to),
        )

    @property
    def apart(self) -> tuple[District, ...]:
        """Places that indicators count apart: first, second, third."""
        return tuple(place for place in self.districts if place.apart)

    @property
    def binding(self) -> Register:
        """The region's own register, and what acts here of the plans of the regions that it lies in."""
        if not self.within:
            return self.register
        above = load_region(self.within).binding
        return joined([self.register, Register(above.documents, (), above.measures)])

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


def whole_register() -> Register:
    """The plans of all regions that come with the project."""
    return joined([load_region(name).register for name in region_names()])


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
    districts = tuple(read_tables(raw, "district", read_district, faults))
    paths: dict[str, ExogenousPath] = {}
    observations: tuple[Observation, ...] = ()
    if isinstance(information_to, int):
        apart = [place.id for place in districts if place.apart]
        paths = read_paths(folder / "paths.csv", information_to, faults)
        observations = read_observations(folder / "observations.csv", information_to, apart, faults)
    else:
        faults.note("region.toml information_to", f"{information_to!r} is not a year; no row can be judged.")
        information_to = 0
    pack = RegionPack(
        folder=folder,
        **{key: str(raw.get(key, "")) for key in ("id", "title", "zh", "within")},
        default_scale=_scale(raw.get("default_scale", 1), faults),
        information_to=information_to,
        districts=districts,
        opening=_opening(raw.get("opening", {}), faults),
        parameters=_parameters(raw.get("parameter", {}), faults),
        shocks=tuple(read_tables(raw, "shock", read_shock, faults)),
        paths=paths,
        observations=observations,
        register=note_register(folder, INDICATORS, faults),
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
    check_keys(raw, TOP_KEYS, file.name, "key", faults, optional=TOP_MAY)
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


def _parameters(tables: Any, faults: Faults) -> dict[str, Prior]:
    priors = _priors(tables, "parameter", faults)
    for name, prior in priors.items():
        place = f"region.toml [parameter.{name}]"
        if name not in PARAMETERS:
            guess = nearest(name, list(PARAMETERS)) or " All parameters: docs/parameters.md."
            faults.note(place, f"there is no parameter {name!r}.{guess}")
        elif prior.unit != PARAMETERS[name].unit:
            faults.note(place, f"unit {prior.unit!r} is not the declared one, {PARAMETERS[name].unit!r}.")
    return priors


def _scale(given: Any, faults: Faults) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and given >= 1:
        return given
    faults.note("region.toml default_scale", f"{given!r} is not a whole number from 1.")
    return 1


def _check_whole(pack: RegionPack, faults: Faults) -> None:
    """Note what each number allows and their sum does not."""
    places = [place.id for place in pack.districts]
    total = sum(place.share for place in pack.districts)
    if abs(total - 1.0) > ROUNDING:
        faults.note("region.toml [[district]] share", f"the shares sum to {total:.6g}; they must sum to 1.")
    for name in sorted({name for name in places if places.count(name) > 1}):
        faults.note("region.toml [[district]] id", f"{name!r} is given twice.")
    if len(pack.apart) > APART:
        names = ", ".join(place.id for place in pack.apart)
        faults.note("region.toml [[district]] apart", f"{names}: no more than {APART} are counted apart.")
    if "basic_courts" in pack.paths and pack.paths["basic_courts"].centre().max() > MOST_COURTS:
        faults.note("paths.csv", f"path 'basic_courts' exceeds {MOST_COURTS} courts.")
    _check_within(pack, faults)
    if pack.id != pack.folder.name:
        faults.note("region.toml id", f"{pack.id!r} is not the name of the folder, {pack.folder.name!r}.")
    for parts, whole in (
        (("rd_firm_share", "rd_university_share"), 1.0),
        (("enterprises",), "market_entities"),
    ):
        _check_parts(pack.opening, parts, whole, faults)


def _check_within(pack: RegionPack, faults: Faults) -> None:
    """Note a region around this one that does not exist, or lies in this one itself."""
    name, passed = pack.within, [pack.id]
    while name:
        file = REGIONS / name / "region.toml"
        if name in passed:
            faults.note("region.toml within", f"{' in '.join([*passed, name])}: a circle holds nothing.")
            return
        if not file.is_file():
            faults.note("region.toml within", f"there is no region {name!r}.{nearest(name, region_names())}")
            return
        passed.append(name)
        name = str(tomllib.loads(file.read_text(encoding="utf-8")).get("within", ""))


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
