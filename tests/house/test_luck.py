"""Chance belongs to a named decision of an entity: no shared streams, no name used for two decisions.

Bits belong to the inputs alone: no sum whose last bits depend on the number of threads.
"""

import ast
from collections import defaultdict

import pytest

from tests.house.pages import Page, pages

THREADED = {"dot", "vdot", "inner", "matmul", "tensordot", "einsum", "linalg"}
"""Names by which NumPy hands a sum of products to a library that splits it over threads."""
DRAWS = {"uniform", "normal", "happens", "poisson", "city_count"}


def decisions(page: Page) -> list[tuple[str, str]]:
    """Literal names of decisions that a page draws on ``month``, with the function that draws them."""
    return [
        (node.args[0].value, f"{page.shown}:{function.name}")
        for function in ast.walk(page.tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if is_draw(node)
    ]


def is_draw(node: ast.AST) -> bool:
    """Whether a node reads ``month.uniform("room.decision", ...)`` or a relative of it."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in DRAWS
        and getattr(node.func.value, "id", "") == "month"
        and bool(node.args)
        and isinstance(node.args[0], ast.Constant)
    )


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.shown)
def test_no_page_draws_from_a_shared_stream(page):
    for node in ast.walk(page.tree):
        if isinstance(node, ast.Import):
            assert all(alias.name.split(".")[0] != "random" for alias in node.names), page.shown
        elif isinstance(node, ast.ImportFrom):
            assert node.module not in {"random", "numpy.random", "secrets"}, page.shown
        elif isinstance(node, ast.Attribute):
            of_numpy = isinstance(node.value, ast.Name) and node.value.id in {"np", "numpy"}
            assert not (of_numpy and node.attr == "random"), f"{page.shown}, line {node.lineno}: np.random"


@pytest.mark.parametrize("page", pages("model"), ids=lambda page: page.shown)
def test_rules_do_not_touch_the_generators_of_mesa(page):
    for node in ast.walk(page.tree):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"rng", "shuffle_do", "shuffle"}, f"{page.shown}, line {node.lineno}"


@pytest.mark.parametrize("page", pages("model"), ids=lambda page: page.shown)
def test_no_sum_of_the_model_depends_on_the_number_of_threads(page):
    for node in ast.walk(page.tree):
        where = f"{page.shown}, line {getattr(node, 'lineno', 0)}: write np.sum(a * b)"
        assert not (isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.MatMult)), where
        assert not (isinstance(node, ast.Attribute) and node.attr in THREADED), where


def test_two_decisions_never_share_a_name():
    places = defaultdict(list)
    for page in pages("model"):
        for name, place in decisions(page):
            places[name].append(place)
    twice = {name: found for name, found in places.items() if len(found) > len(set(found))}
    apart = {name: found for name, found in places.items() if len({p.split(":")[0] for p in found}) > 1}
    assert not twice | apart, f"One name is one draw; give each decision its own: {twice | apart}"


def test_a_decision_is_named_after_its_room():
    for page in pages("model"):
        for name, place in decisions(page):
            assert "." in name, f"{place}: {name!r}; write room.decision"
