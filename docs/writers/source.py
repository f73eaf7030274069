"""What the writers read in the code itself: docstrings under fields, first sentences, Markdown cells."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "model"


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one file of the project."""
    return ast.parse(path.read_text(encoding="utf-8"))


def files(*folders: str) -> list[Path]:
    """Python files of some folders of the model, in order of name, without the doors."""
    return [
        path for folder in folders for path in sorted((MODEL / folder).glob("*.py")) if path.stem[0] != "_"
    ]


def shown(path: Path) -> str:
    """Path from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def classes(path: Path) -> Iterator[ast.ClassDef]:
    """The classes of a file."""
    return (node for node in tree_of(path).body if isinstance(node, ast.ClassDef))


def said_below(one: ast.ClassDef) -> dict[str, str]:
    """Fields of a class and the docstring under each, '' where there is none."""
    found = {}
    for line, said in zip(one.body, [*one.body[1:], ast.Pass()], strict=True):
        if isinstance(line, ast.AnnAssign):
            told = isinstance(said, ast.Expr) and ast.literal_eval(said.value)
            found[ast.unparse(line.target)] = " ".join((told or "").split())
    return found


def set_on_self(function: ast.FunctionDef) -> list[str]:
    """Public attributes that a method sets on its object, in order."""
    nodes = [
        node
        for line in ast.walk(function)
        if isinstance(line, ast.Assign | ast.AnnAssign)
        for target in (line.targets if isinstance(line, ast.Assign) else [line.target])
        for node in (target.elts if isinstance(target, ast.Tuple) else [target])
    ]
    names = [
        node.attr for node in nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self"
    ]
    return [name for name in dict.fromkeys(names) if name[0] != "_"]


def first_sentence(text: str | None) -> str:
    """The first paragraph of a docstring on one line."""
    return " ".join((text or "").split("\n\n")[0].split())


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---" for _ in head], *rows]
    return "\n".join("| " + " | ".join(cell(text) for text in line) + " |" for line in lines) + "\n"


def cell(text: str) -> str:
    """Text that may stand in a cell."""
    return " ".join(text.split()).replace("|", "\\|").replace("``", "`")


def number(value: float) -> str:
    """A number without trailing zeros."""
    return f"{value:.10g}"
