"""The two kinds of tables in a scenario file, read and checked: ``[[policy]]`` and ``[[assumption]]``."""

from dataclasses import fields

from model.declare import Number
from model.errors import nearest
from model.month import month_name
from model.parameters import PARAMETERS
from model.policy import LEVERS
from model.region import Economy
from scenarios.cells import Cells
from scenarios.dated import Assumption, Entry
from scenarios.reading import Faults, check_keys
from scenarios.register import Measure, Register

ENTRY_NEEDS = ("lever", "from", "value")
ENTRY_MAY = ("ramp_to", "until", "clause", "level", "grade", "source", "note")
ASSUMPTION_NEEDS = ("note",)
ASSUMPTION_MAY = ("parameter", "path", "value", "factor", "from")
PATHS = tuple(f.name for f in fields(Economy))
LIST_LEVERS = " All levers: ipeco register levers."


def read_entry(cells: Cells, branch: int, register: Register | None, warnings: Faults) -> Entry:
    """One ``[[policy]]`` table; ``branch`` is the first month that the scenario may set."""
    check_keys(cells.raw, ENTRY_NEEDS, cells.place, "key", cells.faults, optional=ENTRY_MAY)
    start, value = cells.month("from"), cells.number("value")
    entry = Entry(
        lever=cells.text("lever"),
        start=start,
        value=0.0 if value is None else value,
        ramp_to=cells.later("ramp_to", start),
        until=cells.later("until", start),
        clause=cells.text("clause"),
        level="stated" if cells.word("level", ("assumed", "stated")) == "stated" else "assumed",
        grade=cells.word("grade", ("C", "A", "B")),
        source=cells.text("source"),
        note=cells.text("note"),
    )
    if entry.lever and entry.lever not in LEVERS:
        cells.note(f"there is no lever {entry.lever!r}.{nearest(entry.lever, list(LEVERS))}{LIST_LEVERS}")
    elif value is not None and entry.lever:
        check_level(entry, cells, warnings)
    if "from" in cells.raw and start < branch:
        cells.note(f"{month_name(start)} is before the scenario's own from, {month_name(branch)}.", "from")
    if register is not None:
        check_clause(entry, register, cells, warnings)
    return entry


def check_level(entry: Entry, cells: Cells, warnings: Faults) -> None:
    """A value outside the possible range is a fault, one outside the plannable range a warning."""
    about = LEVERS[entry.lever]
    given = f"{entry.lever} = {entry.value:g}"
    if not about.low <= entry.value <= about.high:
        cells.note(f"{given} is outside {stretch(about.low, about.high, about)} ({about.label} {about.zh}).")
    elif not about.plannable[0] <= entry.value <= about.plannable[1]:
        usual = stretch(*about.plannable, about)
        warnings.note(cells.place, f"{given} is possible, but outside the plannable range {usual}.")


def check_clause(entry: Entry, register: Register, cells: Cells, warnings: Faults) -> None:
    """The clause exists and sets this lever; a stated level has a clause."""
    if not entry.clause:
        if entry.level == "stated":
            cells.note("'stated' needs the clause that states it; otherwise say 'assumed'.", "level")
        return
    measures = {measure.id: measure for measure in register.measures}
    if entry.clause not in measures:
        guess = nearest(entry.clause, list(measures))
        cells.note(f"measures.csv has no clause {entry.clause!r}.{guess}", "clause")
        return
    measure = measures[entry.clause]
    if entry.lever in LEVERS and entry.lever not in measure.levers:
        those = ", ".join(m.id for m in register.clauses_of(entry.lever)) or "none"
        sets = ", ".join(measure.levers) or "no lever"
        cells.note(
            f"{entry.clause!r} does not set {entry.lever!r}: it sets {sets}. Clauses that set it: {those}.",
            "clause",
        )
    check_issued(entry, measure, register, cells, warnings)


def check_issued(entry: Entry, measure: Measure, register: Register, cells: Cells, warnings: Faults) -> None:
    """Warn of a measure that is taken before its document was issued."""
    issued = next(d.issued for d in register.documents if d.id == measure.document)
    if month_name(entry.start) < issued[:7]:
        warnings.note(cells.place, f"from {month_name(entry.start)}, but {measure.document} is of {issued}.")


def read_assumption(cells: Cells) -> Assumption:
    """One ``[[assumption]]`` table."""
    check_keys(cells.raw, ASSUMPTION_NEEDS, cells.place, "key", cells.faults, optional=ASSUMPTION_MAY)
    change = Assumption(
        note=cells.text("note"),
        parameter=cells.text("parameter"),
        path=cells.text("path"),
        value=cells.number("value"),
        factor=cells.number("factor"),
        start=cells.month("from"),
    )
    if bool(change.parameter) == bool(change.path):
        cells.note("give either parameter or path.")
    if (change.value is None) == (change.factor is None):
        cells.note("give either value or factor.")
    if change.factor is not None and change.factor <= 0:
        cells.note(f"{change.factor:g} must be above 0.", "factor")
    if change.parameter and "from" in cells.raw:
        cells.note("a parameter holds for the whole run; only a path has a from.", "from")
    check_change(change, cells)
    return change


def check_change(change: Assumption, cells: Cells) -> None:
    """What is changed exists, and the new value of a parameter lies in its declared range."""
    if change.path and change.path not in PATHS:
        cells.note(f"there is no path {change.path!r}.{nearest(change.path, list(PATHS))}", "path")
    if change.parameter and change.parameter not in PARAMETERS:
        guess = nearest(change.parameter, list(PARAMETERS))
        cells.note(f"there is no parameter {change.parameter!r}.{guess}", "parameter")
    elif change.parameter and change.value is not None:
        about = PARAMETERS[change.parameter]
        if not about.low <= change.value <= about.high:
            cells.note(f"{change.value:g} is outside {stretch(about.low, about.high, about)}.", "value")


def stretch(low: float, high: float, about: Number) -> str:
    """A range with its unit."""
    return f"[{low:g}, {high:g}] {about.unit}"
