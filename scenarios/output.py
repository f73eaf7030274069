"""Printing (输出): tables for people on a terminal, plain aligned text in a pipe, progress on stderr."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from scenarios.engine import Progress as Tell

FIRST_WIDTH, FEW_COLUMNS = 24, 8
"""Least width of the first column, which names the line; above so many columns lines are ruled."""
QUARTERS = 4
"""Lines of progress where there is no terminal to draw a bar on."""


def write(text: str) -> None:
    """Text to standard output as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def write_json(answer: object) -> None:
    """One JSON document on standard output."""
    write(json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False))


def table(title: str, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """A table: drawn on a terminal, aligned in a pipe."""
    if sys.stdout.isatty():
        drawn = Table(title=Text(title), title_justify="left", title_style="bold", header_style="bold")
        drawn.show_lines = len(columns) > FEW_COLUMNS
        for place, column in enumerate(columns):
            drawn.add_column(Text(column), overflow="fold", min_width=None if place else FIRST_WIDTH)
        for line in lines:
            drawn.add_row(*map(Text, line))
        Console().print(drawn)
    else:
        write(plain(title, columns, lines))


def plain(title: str, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Columns padded to their width on screen, where a Chinese character is two wide."""
    widths = [max(cell_len(cell) for cell in cells) for cells in zip(columns, *lines, strict=True)]
    rows = [columns, ["-" * width for width in widths], *lines]

    def row(cells: Sequence[str]) -> str:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True))
        return "  ".join(padded).rstrip()

    return "\n".join([title, *map(row, rows), ""])


def notes(lines: Sequence[str]) -> None:
    """Footnotes under a table."""
    for line in lines:
        write(f"  {line}")
    write("")


def say_error(message: str) -> None:
    """One message to standard error."""
    sys.stderr.write(message.rstrip("\n") + "\n")


@contextmanager
def progress(label: str) -> Iterator[Tell]:
    """A bar on the terminal, or four lines where standard error is none; yields what tells it."""
    if not sys.stderr.isatty():
        yield quarters(label)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def quarters(label: str) -> Tell:
    """Tells each quarter of the work once; what was kept from earlier is not told."""
    told = -1

    def tell(done: int, total: int) -> None:
        nonlocal told
        quarter = done * QUARTERS // total
        if 0 <= told < quarter:
            say_error(f"{label}: {done} of {total}")
        told = max(told, quarter)

    return tell
