"""Scenario files (情景文件): read and checked, every fault at once, each with place and what is allowed.

``load`` gives a Scenario by the name of a library file or by path; ``check`` tells the faults and
the warnings of a file without raising. A fault makes a scenario unusable; a warning is a planner's
choice (a value outside the plannable range, a measure taken before its document was issued).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from model.errors import ScenarioError, nearest
from model.month import month_name
from scenarios.cells import Cells
from scenarios.conflicts import conflicts
from scenarios.dated import HORIZON, Assumption, Entry, Scenario, as_toml
from scenarios.entries import read_assumption, read_entry
from scenarios.own_targets import read_own
from scenarios.reading import Faults, check_keys
from scenarios.region import load_region, region_names
from scenarios.register import Register

__all__ = [
    "Assumption",
    "Entry",
    "Findings",
    "Scenario",
    "as_toml",
    "check",
    "frozen_name",
    "library",
    "load",
    "register_of",
    "root_of",
]

LIBRARY = Path(__file__).parent / "library"
TOP_NEEDS = ("title", "zh", "region", "from")
TOP_MAY = (
    *("description", "description_zh", "based_on", "freeze", "postpone", "sunset"),
    *("combine", "policy", "assumption", "target"),
)
HEADER = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")


@dataclass(frozen=True)
class Findings:
    """What a check found: the scenario unless it has faults, the faults, the warnings."""

    file: Path
    scenario: Scenario | None
    faults: tuple[str, ...]
    warnings: tuple[str, ...]


def library() -> list[str]:
    """Names of the library's scenarios, those of the first city before those named after their region."""
    names = [file.stem for file in LIBRARY.glob("*.toml")]
    return sorted(names, key=lambda name: (name != "history", name))


def register_of(region: str) -> Register:
    """What binds in a region: its own plans, and the measures of the regions that it lies in."""
    return load_region(region).binding


@cache
def root_of(region: str) -> Scenario:
    """The library's history of a region: the scenario of it that stands on no other.

    Raises
    ------
    ScenarioError : the library has none
    """
    for name in library():
        scenario = load(name)
        if scenario.region == region and scenario.base is None:
            return scenario
    raise ScenarioError(f"The library has no root scenario (without based_on) of region {region!r}.")


@cache
def frozen_name(region: str) -> str | None:
    """The library's scenario that stands for 'without the plans' in a region; None if there is none."""
    return next((n for n in library() if (one := load(n)).region == region and one.freeze), None)


def load(name_or_file: str | Path) -> Scenario:
    """A scenario of the library by name, or any scenario file by path.

    Raises
    ------
    ScenarioError : there is none, or it has faults; all of them are told
    """
    found = check(name_or_file)
    if found.scenario is None:
        count = f"{len(found.faults)} fault" + ("s" if len(found.faults) > 1 else "")
        raise ScenarioError(f"{found.file} cannot be used, {count}:\n  " + "\n  ".join(found.faults))
    return found.scenario


def check(name_or_file: str | Path) -> Findings:
    """Read a scenario and say everything that is wrong with it."""
    return read_file(find(name_or_file), heirs=())


def find(name_or_file: str | Path, near: Path | None = None) -> Path:
    """The file of a scenario: a path, a name in the library, or a name beside the file in ``near``.

    Raises
    ------
    ScenarioError : there is no such file; the nearest name is told
    """
    given = str(name_or_file)
    candidates = [Path(given)] if given.endswith(".toml") else [LIBRARY / f"{given}.toml"]
    if near is not None:
        candidates += [near / given, near / f"{given}.toml"]
    for file in candidates:
        if file.is_file():
            return file
    raise ScenarioError(
        f"There is no scenario {given!r}.{nearest(given, library())} "
        f"Give a file ending in .toml, or one of: {', '.join(library())}."
    )


def read_file(file: Path, heirs: tuple[Path, ...]) -> Findings:
    """Read one file; ``heirs`` are the files that stand on it, to notice a circle."""
    faults, warnings = Faults(f"scenario {file.stem}"), Faults(f"scenario {file.stem}")
    scenario = None
    try:
        text = file.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.note("file", f"it is not TOML that can be read: {error}.")
    else:
        scenario = build(file, raw, header_lines(text), (*heirs, file.resolve()), faults, warnings)
    usable = scenario if not faults.found else None
    return Findings(file, usable, tuple(faults.found), tuple(warnings.found))


def header_lines(text: str) -> dict[str, list[int]]:
    """Line numbers of the ``[[table]]`` headers, by table."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            lines.setdefault(header[1], []).append(number)
    return lines


def build(
    file: Path,
    raw: dict[str, Any],
    lines: dict[str, list[int]],
    chain: tuple[Path, ...],
    faults: Faults,
    warnings: Faults,
) -> Scenario:
    """The scenario, as far as it can be read; what is wrong is noted on the way."""
    top = Cells(raw, "top", faults)
    check_keys(raw, TOP_NEEDS, "top", "key", faults, optional=TOP_MAY)
    region = region_of(raw.get("region"), file, faults) if "region" in raw else ""
    register = register_in(region, faults)
    base, start = base_of(top, file, chain), top.month("from")
    check_branch(base, top, start, region)
    policy = tables(raw, "policy", lines, faults)
    own = tuple(read_entry(cells, start, register, warnings) for cells in policy)
    check_order(own, policy)
    combined = combined_of(top, file, chain, base, start)
    for conflict in conflicts(combined, file.stem, own):
        warnings.note("top, combine", conflict)
    borrowed = tuple(entry for one in combined for entry in one.entries)
    changes = tuple(read_assumption(cells) for cells in tables(raw, "assumption", lines, faults))
    aims = read_own(tables(raw, "target", lines, faults), register.targets if register else ())
    return Scenario(
        name=file.stem,
        title=top.text("title"),
        zh=top.text("zh"),
        region=region,
        start=start,
        entries=borrowed + own,
        assumptions=changes,
        base=base,
        freeze=top.flag("freeze"),
        postpone=top.count("postpone", HORIZON),
        sunset=top.later("sunset", start),
        combined=top.texts("combine"),
        borrowed=len(borrowed),
        description=top.text("description"),
        description_zh=top.text("description_zh"),
        targets=aims,
    )


def region_of(given: object, file: Path, faults: Faults) -> str:
    """A region by name, or the folder of a pack: beside the scenario's file, or by its full path."""
    folder = file.parent / str(given)
    if given not in region_names() and (folder / "region.toml").is_file():
        return str(folder.resolve())
    if given not in region_names():
        known = region_names()
        guess = nearest(str(given), known)
        faults.note(
            "top, region",
            f"{given!r} is not one of {', '.join(known)}, nor a pack's folder beside this file.{guess}",
        )
    return str(given)


def register_in(region: str, faults: Faults) -> Register | None:
    """What binds in a region; None where the region cannot be read, which is then a fault."""
    if region not in region_names() and not Path(region).is_absolute():
        return None
    try:
        return register_of(region)
    except ScenarioError as error:
        faults.note("top, region", str(error))
        return None


def tables(raw: Mapping[str, Any], name: str, lines: dict[str, list[int]], faults: Faults) -> list[Cells]:
    """The ``[[name]]`` tables with their places: number and, where it is known, line."""
    found = raw.get(name, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        faults.note(name, f"must be written as [[{name}]] tables.")
        return []
    known = lines.get(name, [])
    places = [f" (line {known[n]})" if len(known) == len(found) else "" for n in range(len(found))]
    numbered = enumerate(zip(found, places, strict=True), 1)
    return [Cells(table, f"[[{name}]] {n}{line}", faults) for n, (table, line) in numbered]


def base_of(top: Cells, file: Path, chain: tuple[Path, ...]) -> Scenario | None:
    """The scenario that this one stands on; its faults are told as one."""
    name = top.text("based_on")
    if not name:
        return None
    try:
        base = find(name, near=file.parent)
    except ScenarioError as error:
        top.note(str(error), "based_on")
        return None
    if base.resolve() in chain:
        top.note(f"{name!r} stands on this scenario itself: a circle has no root.", "based_on")
        return None
    found = read_file(base, chain)
    if found.faults:
        top.note(f"{name!r} has faults of its own ({len(found.faults)}): check it first.", "based_on")
    return found.scenario


def combined_of(
    top: Cells, file: Path, chain: tuple[Path, ...], base: Scenario | None, start: int
) -> tuple[Scenario, ...]:
    """The scenarios whose entries this one takes together, all on its own base."""
    found = []
    for name in top.texts("combine"):
        try:
            one = read_file(find(name, near=file.parent), chain).scenario
        except ScenarioError as error:
            top.note(str(error), "combine")
            continue
        if one is None:
            top.note(f"{name!r} has faults of its own: check it first.", "combine")
        elif base is None or one.base is None or one.base.hash != base.hash:
            on = one.base.name if one.base else "nothing"
            top.note(f"{name!r} stands on {on!r}: only scenarios on the same base combine.", "combine")
        elif one.freeze or one.postpone or one.sunset is not None or one.assumptions or one.targets:
            top.note(
                f"{name!r} freezes, postpones, ends, assumes or has targets: only dated levels combine.",
                "combine",
            )
        elif one.start < start:
            top.note(f"{name!r} begins in {month_name(one.start)}, before this scenario.", "combine")
        else:
            found.append(one)
    return tuple(found)


def check_branch(base: Scenario | None, top: Cells, start: int, region: str) -> None:
    """A scenario begins with its base or after it, in the same region; a root begins in 2020-01."""
    if base is None:
        if "based_on" not in top.raw and start != 0:
            top.note("a scenario without based_on begins in 2020-01.", "from")
        if "based_on" not in top.raw and "freeze" in top.raw:
            top.note("there is no path to freeze without based_on.", "freeze")
        return
    if top.raw.get("freeze") is True and "postpone" in top.raw:
        top.note("what is frozen does not come later: give freeze or postpone.", "postpone")
    moves_base = top.raw.get("freeze") is True or "postpone" in top.raw or "sunset" in top.raw
    if start < base.start or (moves_base and start == 0):
        first = month_name(max(base.start, 1))
        top.note(f"{month_name(start)} is before what it can branch from: {base.name!r}, {first}.", "from")
    if region and region != base.region:
        top.note(f"{top.raw['region']!r}, but its base {base.name!r} is {base.region!r}.", "region")


def check_order(entries: tuple[Entry, ...], policy: list[Cells]) -> None:
    """Entries of one lever follow in time, so that the last one written is the last in force."""
    latest: dict[str, int] = {}
    for entry, cells in zip(entries, policy, strict=True):
        if entry.start <= latest.get(entry.lever, -1):
            before = month_name(latest[entry.lever])
            cells.note(f"{month_name(entry.start)} is not after {entry.lever!r} of {before} above.", "from")
        latest[entry.lever] = entry.start
