"""Which rules read a lever: files of the model that name it on a policy, or in a table of orders."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docs.writers.source import MODEL, shown, tree_of
from model.policy import LEVERS

DECLARED = ("levers", "policy.py")
"""Where levers are declared, not obeyed."""
TABLES_OF_ORDERS = ("institutions/programmes.py",)
"""Pages that read levers by name from a declared table (lead times, hiring, running costs)."""


@cache
def obeyed() -> dict[str, tuple[str, ...]]:
    """Files that read each lever, by lever."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(MODEL.rglob("*.py")):
        inside = path.relative_to(MODEL).as_posix()
        if inside.startswith(DECLARED):
            continue
        for lever in dict.fromkeys(read_in(path, inside in TABLES_OF_ORDERS)):
            found[lever].append(shown(path))
    return {lever: tuple(files) for lever, files in found.items()}


def read_in(path: Path, orders: bool) -> Iterator[str]:
    """Levers that a file reads."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and node.attr in LEVERS and on_policy(node.value):
            yield node.attr
        elif orders and isinstance(node, ast.Constant) and node.value in LEVERS:
            yield str(node.value)


def on_policy(node: ast.expr) -> bool:
    """Whether an expression is the policy of a month."""
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name == "policy" or name.endswith("_policy")
