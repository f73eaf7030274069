"""One thread (单线程): libraries split sums over threads, and so move the last bits; here they may not."""

from collections.abc import Iterator
from contextlib import contextmanager

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside, linear algebra runs on one thread: the same inputs give the same bits."""
    with threadpool_limits(limits=1):
        yield
