"""The policy register (政策登记册): the documents, targets and measures that a region answers to.

A region's folder holds ``documents.toml``, ``targets.csv`` and ``measures.csv``. They are read
strictly: whatever is wrong (an unknown column, a lever that nobody declared, a clause of no document)
is collected and refused in one message with file and line. A target says what a document promises; a
measure is a clause of it and names the levers by which it acts. Listings: scenarios/listing.py.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from model.arrays import Floats, Mask
from model.errors import ScenarioError, nearest
from model.policy import LEVERS
from scenarios.reading import Faults, Row, check_keys, one_of, read_rows
from scenarios.readings import Reading, read_readings

DOCUMENT_KEYS = ("id", "number", "title_zh", "title_en", "issued", "region")
TARGET_COLUMNS = (
    *("id", "document", "clause", "indicator", "title_zh", "title_en"),
    *("comparison", "value", "unit", "due", "measured", "kind", "note"),
)
MEASURE_COLUMNS = (
    *("id", "document", "clause", "title_zh", "title_en", "lead"),
    *("due", "flagship", "levers", "indicators", "role"),
)
NEVER_EMPTY = frozenset({"id", "clause", "indicator", "title_zh", "title_en", "measured", "lead"})

COMPARISONS = {">=": np.greater_equal, ">": np.greater, "<=": np.less_equal, "<": np.less}
FRONT_GROUP = "front group"
OWN = "own:"
"""What the id of a target begins with that a planner set, and no plan (scenarios/own_targets.py)."""
KINDS = ("outcome", "output", "qualitative")
ROLES = ("lever", "context")
FLAGSHIP = "★"
ONGOING = "ongoing"
"""Due date of a clause that the document wants kept up (长期坚持)."""

NUMBER = re.compile(r"-?\d+(\.\d+)?")
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
RANGE = re.compile(r"(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Document:
    """A plan that somebody issued (文件)."""

    id: str
    number: str
    title_zh: str
    title_en: str
    issued: str
    """Year, month or day, as far as it is known."""
    region: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a document promises (政策目标): an indicator, a value, a date."""

    id: str
    document: str
    clause: str
    indicator: str
    title_zh: str
    title_en: str
    comparison: str
    """``>=``, ``>``, ``<=``, ``<``, a range ``a..b``, or ``front group`` (no number is given)."""
    value: float
    """In the target's unit; the lower end of a range; NaN for a front group."""
    unit: str
    due: str
    """Month by whose end it is to be met, YYYY-MM."""
    measured: str
    kind: str
    """``outcome``, ``output`` (a thing set up or done) or ``qualitative``."""
    note: str

    @property
    def own(self) -> bool:
        """Whether a planner set it, and no plan."""
        return self.id.startswith(OWN)

    @property
    def quantitative(self) -> bool:
        """Whether a number decides it."""
        return self.comparison != FRONT_GROUP

    @property
    def bounds(self) -> tuple[float, float]:
        """Both ends of a range target; other targets have none."""
        ends = RANGE.fullmatch(self.comparison)
        if ends is None:
            raise ScenarioError(f"{self.id} is {self.comparison!r}, not a range 'a..b'.")
        return float(ends[1]), float(ends[2])

    def met(self, values: Floats) -> Mask:
        """Which values meet it, in the target's unit, same shape; NaN meets nothing."""
        if not self.quantitative:
            raise ScenarioError(f"{self.id} gives no number ({self.comparison!r}): no value can meet it.")
        if self.comparison in COMPARISONS:
            return COMPARISONS[self.comparison](values, self.value)
        low, high = self.bounds
        return (values >= low) & (values <= high)


@dataclass(frozen=True, slots=True)
class Measure:
    """A clause of a document (措施): who leads, until when, which levers, for which indicators."""

    id: str
    document: str
    clause: str
    title_zh: str
    title_en: str
    lead: tuple[str, ...]
    due: str
    """Month, YYYY-MM, or ``ongoing``."""
    flagship: bool
    levers: tuple[str, ...]
    indicators: tuple[str, ...]
    role: str
    """``lever``, or ``context``: no mechanism can carry it."""


@dataclass(frozen=True)
class Register:
    """All documents, targets and measures of a region, checked against each other and the levers."""

    documents: tuple[Document, ...]
    targets: tuple[Target, ...]
    measures: tuple[Measure, ...]
    readings: tuple[Reading, ...] = ()
    """What the wording of a target leaves open, shown beside it."""

    def readings_of(self, target: str) -> tuple[Reading, ...]:
        """The readings of a target."""
        return tuple(reading for reading in self.readings if reading.target == target)

    def clauses_of(self, lever: str) -> tuple[Measure, ...]:
        """The clauses that set a lever; empty for a lever that is for scenarios only."""
        if lever not in LEVERS:
            raise ScenarioError(f"There is no lever {lever!r}.{nearest(lever, list(LEVERS))}")
        return tuple(measure for measure in self.measures if lever in measure.levers)


def joined(registers: Iterable[Register]) -> Register:
    """Several registers as one, in their order."""
    those = list(registers)
    return Register(
        documents=tuple(document for one in those for document in one.documents),
        targets=tuple(target for one in those for target in one.targets),
        measures=tuple(measure for one in those for measure in one.measures),
        readings=tuple(reading for one in those for reading in one.readings),
    )


def read_register(folder: Path, indicators: Collection[str] | None = None) -> Register:
    """Read a region's register; all faults are refused in one message.

    Parameters
    ----------
    folder : the region's folder
    indicators : ids of the indicators that exist; without them indicator names go unchecked

    Raises
    ------
    ScenarioError : anything is wrong with any of the three files
    """
    faults = Faults(f"policy register of {folder.name!r}")
    register = note_register(folder, indicators, faults)
    faults.refuse()
    return register


def note_register(folder: Path, indicators: Collection[str] | None, faults: Faults) -> Register:
    """What can be read of a region's register; faults are noted, for a reader that has more to check."""
    documents = read_documents(folder / "documents.toml", faults)
    known = [document.id for document in documents]
    target_rows = read_rows(folder / "targets.csv", TARGET_COLUMNS, faults)
    measure_rows = read_rows(folder / "measures.csv", MEASURE_COLUMNS, faults)
    for rows in (target_rows, measure_rows):
        check_unique([(row.place, row.text("id")) for row in rows], faults)
        for row in rows:
            check_clause(row, known)
    targets = tuple(target_of(row, indicators) for row in target_rows)
    measures = tuple(measure_of(row, indicators) for row in measure_rows)
    readings = read_readings(folder, [(target.id, target.indicator) for target in targets], faults)
    return Register(tuple(documents), targets, measures, readings)


def read_documents(file: Path, faults: Faults) -> list[Document]:
    """The ``[[document]]`` tables of a TOML file; a fault names the line where its table begins."""
    try:
        text = file.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (OSError, ValueError) as error:
        faults.note(file.name, f"cannot be read as TOML: {error}.")
        return []
    check_keys(content, ["document"], file.name, "key", faults)
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[document]]"]
    places = [f"{file.name}, line {start}" for start in starts]
    tables = list(zip(places, content.get("document", []), strict=False))
    check_unique([(place, str(table.get("id"))) for place, table in tables], faults)
    found = [document_of(table, place, faults) for place, table in tables]
    return [document for document in found if document is not None]


def document_of(table: dict[str, Any], place: str, faults: Faults) -> Document | None:
    """One document; None if a key is missing or is no text."""
    check_keys(table, DOCUMENT_KEYS, place, "key", faults)
    cells = {key: table[key] for key in DOCUMENT_KEYS if key in table}
    for key, cell in cells.items():
        if not isinstance(cell, str) or not cell:
            faults.note(place, f"{key} = {cell!r} is not text in quotes.")
    if "issued" in cells and not DATE.fullmatch(str(cells["issued"])):
        faults.note(place, f"issued {cells['issued']!r} is not YYYY, YYYY-MM or YYYY-MM-DD.")
    return Document(**cells) if len(cells) == len(DOCUMENT_KEYS) else None


def check_unique(places_and_ids: Sequence[tuple[str, str]], faults: Faults) -> None:
    """No id is used twice in a file."""
    first: dict[str, str] = {}
    for place, name in places_and_ids:
        if name in first:
            faults.note(place, f"id {name!r} was already used at {first[name]}.")
        first.setdefault(name, place)


def check_clause(row: Row, documents: Collection[str]) -> None:
    """A target or measure belongs to a document that exists, and its id says so."""
    check_known(row, "document", row.text("document"), documents)
    document, name = row.text("document"), row.text("id")
    if not name.startswith(f"{document}-"):
        row.faults.note(row.place, f"id {name!r} does not begin with its document, '{document}-'.")
    for column in NEVER_EMPTY & row.cells.keys():
        row.needed(column)


def check_known(row: Row, kind: str, name: str, known: Collection[str]) -> None:
    """A name is among the known ones; else it is noted with the nearest."""
    if name not in known:
        row.faults.note(row.place, f"there is no {kind} {name!r}.{nearest(name, list(known))}")


def check_due(row: Row, words: Sequence[str] = ()) -> str:
    """A month, or one of a few words."""
    due = row.text("due")
    if not MONTH.fullmatch(due) and due not in words:
        row.faults.note(row.place, f"due {due!r} is none of {', '.join(['YYYY-MM', *words])}.")
    return due


def target_of(row: Row, indicators: Collection[str] | None) -> Target:
    """One target; what is wrong with it is noted."""
    if indicators is not None and row.text("kind") != "qualitative":
        check_known(row, "indicator", row.text("indicator"), indicators)
    check_due(row)
    parsed = {"value": target_value(row), "kind": row.choice("kind", KINDS)}
    return Target(**{**row.cells, **parsed})  # type: ignore[arg-type]


def target_value(row: Row) -> float:
    """The number that a target compares with; NaN if it gives none, or a wrong one (then noted)."""
    comparison, cell = row.text("comparison"), row.text("value")
    ends = RANGE.fullmatch(comparison)
    if comparison == FRONT_GROUP:
        if cell:
            row.faults.note(row.place, f"value {cell!r} with {FRONT_GROUP!r}, which takes none.")
        return float("nan")
    if not ends:
        one_of(comparison, [*COMPARISONS, "a..b", FRONT_GROUP], f"{row.place}, comparison", row.faults)
    if not NUMBER.fullmatch(cell):
        row.faults.note(row.place, f"value {cell!r} is not a plain number such as 28 or 83.5.")
        return float("nan")
    if ends and not float(cell) == float(ends[1]) < float(ends[2]):
        row.faults.note(row.place, f"range {comparison!r} must rise from value {cell!r}.")
    return float(cell)


def measure_of(row: Row, indicators: Collection[str] | None) -> Measure:
    """One measure; what is wrong with it is noted."""
    levers, named = listed(row, "levers"), listed(row, "indicators")
    for lever in levers:
        check_known(row, "lever", lever, LEVERS)
    if indicators is not None:
        for indicator in named:
            check_known(row, "indicator", indicator, indicators)
    if (row.choice("role", ROLES) == "context") == bool(levers):
        row.faults.note(
            row.place, f"role {row.text('role')!r} with levers {levers}: only 'context' has none."
        )
    parsed = {
        "lead": tuple(row.text("lead").split("、")),
        "due": check_due(row, [ONGOING]),
        "flagship": bool(row.choice("flagship", ["", FLAGSHIP])),
    }
    return Measure(**{**row.cells, **parsed, "levers": levers, "indicators": named})  # type: ignore[arg-type]


def listed(row: Row, column: str) -> tuple[str, ...]:
    """The ids in a cell, separated by semicolons."""
    return tuple(row.text(column).split(";")) if row.text(column) else ()
