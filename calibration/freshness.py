"""Whether a page of evidence was made by the mechanism that is here now (证据时效).

``python -m calibration.freshness`` names the pages that are behind and ends with 1 if there is one; so
does ``make evidence`` at its end. The mark of a mechanism is a hash of what the model does: comments,
docstrings and layout do not count.
"""

import ast
import hashlib
import re
from functools import cache
from pathlib import Path

from scenarios.dated import Scenario
from scenarios.run import SHORT

ROOT = Path(__file__).resolve().parents[1]
EVIDENCE = ROOT / "docs" / "evidence"
STATED = re.compile(r"(?:Mechanism `|,)([0-9a-f]{16})(?:`|$)", re.MULTILINE)
MARKED = ("first-moves.md", "clause-effects.csv")
"""Pages that state the mechanism they were made by."""


@cache
def mechanism() -> str:
    """A short name for what the model does: a hash of its code without docstrings and comments."""
    total = hashlib.sha256()
    for file in sorted((ROOT / "model").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        total.update(file.relative_to(ROOT).as_posix().encode())
        total.update(ast.dump(without_docstrings(tree)).encode())
    return total.hexdigest()[:SHORT]


def without_docstrings(tree: ast.Module) -> ast.Module:
    """The same code, its bare texts taken out."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [line for line in body if not is_text(line)] or [ast.Pass()]  # type: ignore[attr-defined]
    return tree


def is_text(line: ast.stmt) -> bool:
    """Whether a line is nothing but a text."""
    said = isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
    return said and isinstance(line.value.value, str)  # type: ignore[attr-defined]


def mark_of(*scenarios: Scenario) -> str:
    """A short name for the mechanism and these scenarios together."""
    text = mechanism() + "".join(scenario.hash for scenario in scenarios)
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]


def stated(text: str) -> str:
    """The mechanism that a page states; '' if it states none."""
    found = STATED.search(text)
    return found[1] if found else ""


def behind(folder: Path = EVIDENCE) -> list[str]:
    """Names of the marked pages that are missing, or that another mechanism made."""
    found = []
    for name in MARKED:
        page = folder / name
        if not page.exists() or stated(page.read_text(encoding="utf-8")) != mechanism():
            found.append(name)
    return found


def main() -> None:
    """Name what is behind."""
    names = behind()
    for name in names:
        print(f"docs/evidence/{name} was not made by the mechanism that is here now: run `make evidence`.")
    if names:
        raise SystemExit(1)
    print(f"{', '.join(MARKED)}: made by mechanism {mechanism()}, the one that is here now.")


if __name__ == "__main__":
    main()
