"""A file is a room, a function is a paragraph. These are the hard limits; the aims are far below."""

import ast

import pytest

from tests.house.pages import pages

LINES_PER_FILE = 500
LINES_PER_FUNCTION = 60

EXCEPTIONS: dict[str, str] = {}
"""What may be longer (`path` or `path:function`), and why."""

EVERYWHERE = pages("model", "scenarios", "ipeco", "calibration", "dashboard", "tests", "benchmarks")


@pytest.mark.parametrize("page", EVERYWHERE, ids=lambda page: page.shown)
def test_a_file_fits_in_a_few_screens(page):
    lines = page.text.count("\n")
    assert lines <= LINES_PER_FILE or page.shown in EXCEPTIONS, (
        f"{page.shown} has {lines} lines, {LINES_PER_FILE} are allowed: which noun inside wants its own room?"
    )


@pytest.mark.parametrize("page", EVERYWHERE, ids=lambda page: page.shown)
def test_a_function_fits_on_a_screen(page):
    for node in ast.walk(page.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        known = f"{page.shown}:{node.name}" in EXCEPTIONS
        assert lines <= LINES_PER_FUNCTION or known, f"{page.shown}: {node.name} has {lines} lines."


@pytest.mark.parametrize("page", EVERYWHERE, ids=lambda page: page.shown)
def test_a_page_says_what_it_is(page):
    empty = page.path.name == "__init__.py" and not page.text
    assert empty or ast.get_docstring(page.tree), (
        f"{page.shown} has no door: say in a docstring what lives here."
    )


def test_there_is_no_room_for_odds_and_ends():
    homeless = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert not [page.shown for page in EVERYWHERE if page.name.split(".")[-1] in homeless]


def test_an_exception_still_exists_and_has_a_reason():
    shown = {page.shown for page in EVERYWHERE}
    assert all(name.split(":")[0] in shown and reason for name, reason in EXCEPTIONS.items())
