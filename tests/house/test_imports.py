"""Who may import whom. The direction is what keeps the model readable on its own."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.pages import Page, pages

MAY_IMPORT = {
    "model": {"model", "numpy", "scipy", "mesa", "numba"},
    "scenarios": {"model", "scenarios"},
    "ipeco": {"model", "scenarios", "ipeco"},
    "calibration": {"model", "scenarios", "calibration"},
    "dashboard": {"model", "scenarios", "dashboard"},
}
ROOMS = set(MAY_IMPORT)

PURE = {"abc", "collections", "copy", "dataclasses", "difflib", "enum", "functools", "hashlib", "itertools"}
PURE |= {"math", "operator", "types", "typing"}
"""The standard library as far as a pure model needs it: no files, no clock, no processes, no luck."""

DOORS = ("scenarios.cli", "scenarios.cli_answers", "scenarios.cli_options")
"""What stands between the shell and the rooms."""

DECLARATIONS = (
    "model.arrays",
    "model.declare",
    "model.errors",
    "model.indicators",
    "model.parameters",
    "model.policy",
)
"""All that the window may know of the model: names, units, ranges, labels."""

FLOORS = (
    ("model.errors", "model.arrays"),
    ("model.kernels",),
    ("model.serving",),
    ("model.declare", "model.chance", "model.sectors"),
    ("model.levers", "model.parameters"),
    ("model.policy",),
    ("model.region",),
    ("model.month",),
    ("model.tables",),
    ("model.accounts",),
    ("model.city", "model.closing", "model.dockets", "model.opening_holdings"),
    ("model.behaviour", "model.institutions"),
    ("model.mechanisms",),
    ("model.opening", "model.opening_credit", "model.opening_dockets"),
    ("model.indicators",),
    ("model.chapters",),
    ("model.model",),
)
"""Inside the model each floor stands on those above it in this list; neighbours do not meet."""


def imports(page: Page) -> Iterator[str]:
    """Dotted names that a page imports when it runs (not those for type checkers alone)."""
    for node in running(page.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{page.shown}: line {node.lineno} imports relatively; name the room."
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def running(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes below one, without the blocks that only a type checker reads."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from running(child)


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


def floor(name: str) -> int:
    """The floor of a module of the model."""
    levels = [level for level, rooms in enumerate(FLOORS) for room in rooms if within(name, room)]
    assert levels, f"{name} has no floor yet: give it one in FLOORS."
    return levels[0]


def rooms_on(name: str) -> str:
    return next(room for room in FLOORS[floor(name)] if within(name, room))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.shown)
def test_a_room_imports_only_the_rooms_below_it(page):
    room = page.name.split(".")[0]
    if page.name == "scenarios.cli":
        return  # the door from the shell opens on every room
    met = {name.split(".")[0] for name in imports(page)} & ROOMS
    assert met <= MAY_IMPORT[room], f"{page.shown} imports {sorted(met - MAY_IMPORT[room])}."


@pytest.mark.parametrize("page", pages("model"), ids=lambda page: page.shown)
def test_the_model_stays_pure(page):
    met = {name.split(".")[0] for name in imports(page)}
    foreign = met - MAY_IMPORT["model"] - PURE
    assert not foreign, f"{page.shown} imports {sorted(foreign)}: the model has no files, clock or plots."


@pytest.mark.parametrize("page", pages("model"), ids=lambda page: page.shown)
def test_inside_the_model_each_floor_stands_on_those_before_it(page):
    if page.name == "model":
        return  # the public face stands above all floors
    for name in imports(page):
        if not within(name, "model") or name == "model":
            continue
        below = floor(name) < floor(page.name)
        at_home = rooms_on(name) == rooms_on(page.name)
        assert below or at_home, f"{page.shown} may not import {name}: model/model.py introduces them."


@pytest.mark.parametrize("page", pages("dashboard"), ids=lambda page: page.shown)
def test_the_window_sees_only_declarations_of_the_model(page):
    inside = [name for name in imports(page) if within(name, "model") and name != "model"]
    unknown = [name for name in inside if not any(within(name, known) for known in DECLARATIONS)]
    assert not unknown, f"{page.shown} imports {unknown}; only {DECLARATIONS} are for the window."


@pytest.mark.parametrize("page", pages("dashboard"), ids=lambda page: page.shown)
def test_figures_know_no_dash(page):
    if within(page.name, "dashboard.figures"):
        assert not [
            name for name in imports(page) if name.split(".")[0] in {"dash", "dash_mantine_components"}
        ]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.shown)
def test_nobody_imports_the_door_or_the_outbuildings(page):
    outside = ("scenarios.cli", "tests", "docs", "benchmarks")
    assert not [name for name in imports(page) if any(within(name, room) for room in outside)]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.shown)
def test_imports_stand_at_the_top_and_name_what_they_take(page):
    for node in ast.walk(page.tree):
        if isinstance(node, ast.ImportFrom):
            assert all(alias.name != "*" for alias in node.names), f"{page.shown} imports *."
    if page.name in DOORS:
        return  # opens rooms on demand, so that `ipeco --help` is quick
    for function in (n for n in ast.walk(page.tree) if isinstance(n, ast.FunctionDef)):
        inner = [n.lineno for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)]
        assert not inner, f"{page.shown}: {function.name} imports inside (line {inner[0]}): break the circle."
