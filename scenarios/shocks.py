"""Shocks (冲击): changes of the outside world that apply to all compared scenarios alike.

A shock file holds a title and ``[[assumption]]`` tables, no levers. A shocked scenario is named after
both, so that its results stand beside those of the calm one.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model.errors import ScenarioError, nearest
from scenarios.cells import Cells
from scenarios.dated import Assumption, Scenario
from scenarios.entries import read_assumption
from scenarios.reading import Faults, check_keys

FOLDER = Path(__file__).parent / "shocks"
WITH = " + "
"""Between the name of a scenario and that of a shock."""
NEEDS = ("title", "zh", "assumption")
MAY = ("description", "description_zh")


@dataclass(frozen=True)
class Shock:
    """A named change of the outside world."""

    name: str
    title: str
    zh: str
    assumptions: tuple[Assumption, ...]
    description: str = ""
    description_zh: str = ""


def shock_names() -> list[str]:
    """Names of the shocks that come with the project."""
    return sorted(file.stem for file in FOLDER.glob("*.toml"))


def load_shock(name_or_file: str) -> Shock:
    """A shock by name, or from a file ending in ``.toml``.

    Raises
    ------
    ScenarioError : there is none, or it has faults; all of them are told
    """
    file = Path(name_or_file) if name_or_file.endswith(".toml") else FOLDER / f"{name_or_file}.toml"
    if not file.is_file():
        known = shock_names()
        raise ScenarioError(
            f"There is no shock {name_or_file!r}.{nearest(name_or_file, known)} "
            f"Give a file ending in .toml, or one of: {', '.join(known)}."
        )
    faults = Faults(f"shock {file.stem}")
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScenarioError(f"{file}: it is not TOML that can be read: {error}.") from error
    check_keys(raw, NEEDS, "top", "key", faults, optional=MAY)
    top = Cells(raw, "top", faults)
    tables = raw.get("assumption", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.note("assumption", "must be written as [[assumption]] tables.")
        tables = []
    shock = Shock(
        file.stem,
        top.text("title"),
        top.text("zh"),
        tuple(read_assumption(Cells(t, f"[[assumption]] {n}", faults)) for n, t in enumerate(tables, 1)),
        top.text("description"),
        top.text("description_zh"),
    )
    if faults.found:
        raise ScenarioError(f"{file} cannot be used:\n  " + "\n  ".join(faults.found))
    return shock


def shocked(scenario: Scenario, shocks: Sequence[Shock]) -> Scenario:
    """The scenario in a world that shocks hit."""
    for shock in shocks:
        scenario = replace(
            scenario,
            name=f"{scenario.name}{WITH}{shock.name}",
            title=f"{scenario.title}{WITH}{shock.title}",
            zh=f"{scenario.zh}{WITH}{shock.zh}",
            assumptions=scenario.assumptions + shock.assumptions,
        )
    return scenario


def calm_name(name: str) -> str:
    """The name of the scenario without its shocks."""
    return name.split(WITH, maxsplit=1)[0]
