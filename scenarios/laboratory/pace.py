"""Telling how a long study goes (进度): how many runs are done, how many a minute, how long it will be."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from scenarios.engine import Progress as Tell
from scenarios.output import say_error

MINUTE = 60.0
EVERY = 60.0
"""Seconds between two lines where there is no terminal to draw a bar on."""
Clock = Callable[[], float]


class Pace:
    """The speed of what is being done, counted from the first word on: what was kept before is no speed."""

    def __init__(self, clock: Clock = monotonic) -> None:
        self.clock = clock
        self.began = clock()
        self.kept: int | None = None

    def words(self, done: int, total: int) -> str:
        """Runs a minute and minutes left; empty before the first run is done."""
        if self.kept is None:
            self.kept = done
        fresh, seconds = done - self.kept, self.clock() - self.began
        if fresh <= 0 or seconds <= 0:
            return ""
        rate = fresh / seconds * MINUTE
        return f"{rate:.0f} runs a minute, {(total - done) / rate:.1f} min left"


@contextmanager
def paced(label: str) -> Iterator[Tell]:
    """A bar with rate and time left on a terminal, a line a minute where there is none."""
    pace = Pace()
    if not sys.stderr.isatty():
        yield lines(label, pace)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, pace="")
        yield lambda done, total: bar.update(task, completed=done, total=total, pace=pace.words(done, total))


def lines(label: str, pace: Pace) -> Tell:
    """Tells a line a minute, and one when all is done."""
    told = pace.clock()

    def tell(done: int, total: int) -> None:
        nonlocal told
        words = pace.words(done, total)
        if words and (done == total or pace.clock() - told >= EVERY):
            say_error(f"{label}: {done} of {total} runs, {words}")
            told = pace.clock()

    return tell
