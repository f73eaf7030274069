"""What the code of a month calls, in order, as the page docs/month.md tells it."""

import ast
from collections.abc import Iterator
from functools import cache

from tests.house.pages import ROOT, Page, pages

CHAPTER_PAGES = "model.chapters."


def page(name: str) -> Page:
    """A parsed page of the model."""
    return next(page for page in pages("model") if page.name == name)


@cache
def chapters() -> dict[str, tuple[str, ast.FunctionDef]]:
    """Every function of the chapters: its page and its tree."""
    return {
        node.name: (one.name, node)
        for one in pages("model")
        if one.name.startswith(CHAPTER_PAGES)
        for node in one.tree.body
        if isinstance(node, ast.FunctionDef)
    }


def method(name: str) -> ast.FunctionDef:
    """A method of the world."""
    world = next(node for node in page("model.model").tree.body if isinstance(node, ast.ClassDef))
    return next(node for node in world.body if isinstance(node, ast.FunctionDef) and node.name == name)


def story_of(function: ast.FunctionDef, where: str) -> Iterator[str]:
    """Names of the calls that do something, in order; a call within the page brings its own calls."""
    for name in calls(function.body):
        yield name
        home, inner = chapters().get(name, ("", None))
        if inner is not None and home == where and inner is not function:
            yield from story_of(inner, where)


def calls(body: list[ast.stmt]) -> Iterator[str]:
    """Calls that stand alone in a line, or that are handed the month."""
    for line in body:
        for inner in ("body", "orelse"):
            yield from calls(getattr(line, inner, []))
        call = line.value if isinstance(line, ast.Expr | ast.Assign) else None
        if not isinstance(call, ast.Call):
            continue
        told = any(isinstance(word, ast.Name) and word.id == "month" for word in call.args)
        if isinstance(line, ast.Expr) or told:
            yield call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def words_of_step() -> dict[str, str]:
    """The Chinese word beside every line of ``step``."""
    lines = (ROOT / "model" / "model.py").read_text(encoding="utf-8").splitlines()
    told = {}
    for node in ast.walk(method("step")):
        if isinstance(node, ast.Call):
            code, _, comment = lines[node.lineno - 1].partition("  # ")
            if comment:
                told[code.strip().split("(")[0].removeprefix("self.")] = comment.split()[0]
    return told
