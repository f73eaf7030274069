"""A lever is obeyed by a rule, or listed as inert: the declaration must tell the truth about the code."""

import ast
from collections.abc import Iterator

import pytest

from model.policy import INERT, LEVERS
from tests.house.pages import Page, pages

RULES = [page for page in pages("model") if not page.name.startswith(("model.levers", "model.policy"))]
TABLES_OF_ORDERS = ("model.institutions.programmes",)
"""Pages that read levers by name from a declared table (lead times, hiring, running costs)."""


def levers_read(page: Page) -> Iterator[str]:
    """Levers that a page reads: ``<...>policy.name``, or a name in a declared table of orders."""
    for node in ast.walk(page.tree):
        if isinstance(node, ast.Attribute) and _is_policy(node.value):
            yield node.attr
        elif isinstance(node, ast.Constant) and page.name in TABLES_OF_ORDERS and node.value in LEVERS:
            yield str(node.value)


def _is_policy(node: ast.expr) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name == "policy" or name.endswith("_policy")


READ = {name: page.shown for page in RULES for name in levers_read(page)}


@pytest.mark.parametrize("name", LEVERS)
def test_a_lever_moves_something_exactly_if_a_rule_reads_it(name):
    declared, obeyed = bool(LEVERS[name].moves), name in READ
    assert declared == obeyed, (
        f"{name} is read in {READ[name]} but declares no `moves`."
        if obeyed
        else f"{name} declares moves={LEVERS[name].moves!r}, but no rule of the model reads it."
    )


def test_rules_read_only_declared_levers():
    methods = {"at", "of", "values", "constant"}
    unknown = {name: where for name, where in READ.items() if name not in LEVERS and name not in methods}
    assert not unknown


def test_the_inert_levers_are_those_without_a_first_move():
    assert set(INERT) == {name for name, about in LEVERS.items() if not about.moves}


def test_indicators_read_no_lever():
    readers = [
        page.shown for page in RULES if page.name.startswith("model.indicators") and {*levers_read(page)}
    ]
    assert not readers, "A lever never touches an indicator: count it from the state."
