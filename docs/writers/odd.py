"""docs/odd.md: the tables between marks are written, the prose around them is kept."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable

from docs.writers.source import ROOT, first_sentence, table, tree_of
from docs.writers.state import PLURAL, TABLES, agents, loops
from model.indicators import INDICATORS
from model.model import CHAPTERS
from model.parameters import PARAMETERS
from model.policy import INERT, LEVERS

PAGE = ROOT / "docs" / "odd.md"
MARKED = re.compile(r"(<!-- written: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def entities() -> str:
    """The many: what a row is, and its state variables."""
    rows = [
        (
            f"{one.__name__} {PLURAL[one]}",
            first_sentence(one.__doc__),
            ", ".join(f"`{c}`" for c in one.COLUMNS),
        )
        for one in TABLES
    ]
    return table(("table", "a row", "state variables"), rows)


def institutions() -> str:
    """The few: agents with their mandates."""
    return table(
        ("agent", "mandate", "file"), [(name, about, f"`{file}`") for name, about, _, file in agents()]
    )


def chapters() -> str:
    """The lines of a month with what they bring together."""
    said = {}
    for path in (ROOT / "model" / "chapters").glob("*.py"):
        for node in tree_of(path).body:
            if isinstance(node, ast.FunctionDef):
                said[node.name] = (first_sentence(ast.get_docstring(node)), f"`model/chapters/{path.name}`")
    return table(("line", "what happens", "file"), [(f"`{name}`", *said[name]) for name in CHAPTERS])


def numbers() -> str:
    """How many declarations there are, and on what they rest."""
    grades = counts(about.grade for about in PARAMETERS.values())
    evidence = counts(about.evidence for about in INDICATORS.values())
    rows = [
        ("levers", len(LEVERS), f"{len(INERT)} of them inert", "[levers.md](levers.md)"),
        ("parameters", len(PARAMETERS), grades, "[parameters.md](parameters.md)"),
        ("indicators", len(INDICATORS), evidence, "[indicators.md](indicators.md)"),
    ]
    return table(("declared", "number", "of which", "page"), [(a, str(b), c, d) for a, b, c, d in rows])


def counts(words: Iterable[str]) -> str:
    """``3 fitted, 5 proxy``."""
    return ", ".join(f"{number} {word}" for word, number in sorted(Counter(words).items()))


def feedback() -> str:
    """The loops that can be held."""
    return table(("loop",), loops())


BLOCKS: dict[str, Callable[[], str]] = {
    "entities": entities,
    "institutions": institutions,
    "chapters": chapters,
    "numbers": numbers,
    "loops": feedback,
}


def page() -> str:
    """The page as it stands, with the marked tables written anew."""
    text = PAGE.read_text(encoding="utf-8")
    return MARKED.sub(lambda found: found[1] + BLOCKS[found[2]]() + found[3], text)
