"""The project's own files, as the house tests read them: Python pages parsed, text pages as they are."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("model", "scenarios", "ipeco", "calibration", "dashboard")
NOT_OURS = {"results", "build", "dist", "__pycache__"}
TEXT = {".py", ".md", ".toml", ".csv", ".cff", ".lock", ".txt", ".json", ".css", ".js", ".html", ".yaml", ""}


@dataclass(frozen=True)
class Page:
    """One Python file: its dotted name, where it lies, its text and its syntax tree."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def shown(self) -> str:
        """Path from the root of the project, for messages."""
        return self.path.relative_to(ROOT).as_posix()


def files() -> Iterator[Path]:
    """Every file of the project that could be committed; hidden folders and results are left out."""
    yield from _walk(ROOT)
    yield from (ROOT / ".ci").iterdir()
    yield ROOT / ".gitignore"


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def texts() -> Iterator[tuple[str, str]]:
    """Every text file: path from the root, and what it says."""
    for path in files():
        if path.suffix in TEXT:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


@cache
def pages(*rooms: str) -> tuple[Page, ...]:
    """The parsed Python files of some folders (all packages if none is named)."""
    found = sorted(path for room in rooms or ROOMS for path in (ROOT / room).rglob("*.py"))
    return tuple(map(_page, found))


def _page(path: Path) -> Page:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Page(name, path, text, ast.parse(text, filename=str(path)))
