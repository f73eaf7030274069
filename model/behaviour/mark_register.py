"""What ends a registered mark: ten years without renewal, non-use, invalidity, an owner that is gone.

Owners that leave the register give some marks up at once and assign others; the rest stay valid, with
nobody to renew or to defend them. The share renewed of all marks due is published; the share that
living owners renew is set so that both agree at the opening.
"""

from functools import lru_cache

import numpy as np

from model.accounts import Stock
from model.arrays import Floats
from model.month import Month
from model.parameters.marks import MarkParameters
from model.tables.cells import Cells, taken
from model.tables.marks import (
    AGES,
    GONE,
    GRACE_MONTHS,
    GUIDANCE,
    HOARDERS,
    KINDS,
    LIVING,
    MARK_AGES,
    NONUSE_YEARS,
    REACHED,
    ROWS,
    MarkBook,
    owner_totals,
)

TEN = MARK_AGES - 1
"""The age at which a term ends."""


def renewal_of_living(gone: float, hoarded: float, about: MarkParameters) -> float:
    """Share that living owners renew, so that ``about.renewal`` of all marks due is renewed.

    ``gone`` and ``hoarded`` are shares of the marks due at the opening.
    """
    renewing = 1.0 - gone - hoarded * (1.0 - about.hoarding_renewal)
    return min(about.renewal / renewing, 1.0)


def renewal_probability(renewal: float, about: MarkParameters) -> Floats:
    """Probability of renewal by row of the book, shape (ROWS,); who is gone renews nothing."""
    by_guidance = np.full(GUIDANCE, renewal)
    by_guidance[REACHED] += (1.0 - renewal) * about.guidance_renewal
    shares = np.zeros(ROWS)
    shares[:LIVING] = np.tile(by_guidance, KINDS * AGES)
    shares[HOARDERS] = renewal * about.hoarding_renewal
    return shares


def renew_marks(month: Month, book: MarkBook, trademarks: Stock, *, about: MarkParameters) -> None:
    """Marks registered ten calendar years ago fall due, evenly over the year; owners renew or let go.

    A mark that is let go is valid until its six months of grace are over; who renews late has renewed.
    """
    slot = month.index % GRACE_MONTHS
    expired = int(book.grace[:, slot].sum())
    due = taken(month, "marks.due", book.rows[:, TEN], 1.0 / (12 - month.of_year + 1))
    renewed = taken(month, "marks.renewed", due, renewal_probability(book.renewal, about))
    book.rows[:, TEN] -= due
    book.rows[:, 0] += renewed
    book.grace[:, slot] = owner_totals(due - renewed)
    flows = book.flows
    flows.expired, flows.due, flows.renewed = expired, int(due.sum()), int(renewed.sum())
    flows.let_go = flows.due - flows.renewed
    trademarks.lose("not renewed", expired)


@lru_cache(maxsize=8)
def attack_probability(about: MarkParameters) -> Floats:
    """Probability a month that a mark is cancelled or declared invalid, shape (ROWS, MARK_AGES)."""
    nonuse = np.full((ROWS, MARK_AGES), about.nonuse_requests * about.nonuse_success)
    nonuse[:, :NONUSE_YEARS] = 0.0
    nonuse[[HOARDERS, GONE]] *= about.nonuse_idle
    return np.asarray((nonuse + about.invalidated) / 12.0)


def cancel_marks(month: Month, book: MarkBook, trademarks: Stock, *, about: MarkParameters) -> None:
    """Others attack marks: for non-use after three years (撤三), or as wrongly registered (无效宣告)."""
    marks = book.valid
    gone = taken(month, "marks.cancelled", marks, attack_probability(about))
    marks -= gone
    book.flows.cancelled = int(gone.sum())
    trademarks.lose("cancelled", book.flows.cancelled)


def owners_leave(
    month: Month,
    book: MarkBook,
    share: Floats,
    trademarks: Stock,
    applications: Stock,
    *,
    about: MarkParameters,
) -> None:
    """A share of the owners leaves, by kind, age and guidance; part of their marks stays without an owner.

    Applications that nobody takes over end: who is gone answers no letter of the office.
    """
    untaken = without_taker(about)
    held = book.held
    pending = book.pending.sum(axis=0)
    moved = taken(month, "marks.owner_left", held, share[..., None] * untaken)
    held -= moved
    by_column: Cells = moved.sum(axis=(0, 1, 2))
    marks = by_column[:MARK_AGES]
    given_up = taken(month, "marks.given_up", marks, about.exit_mark_loss / untaken)
    book.rows[GONE, :MARK_AGES] += marks - given_up
    left = 1.0 - np.divide(by_column[MARK_AGES:], pending, out=np.zeros(pending.size), where=pending > 0)
    book.since[MARK_AGES:] *= left
    book.flows.orphaned = int((marks - given_up).sum())
    trademarks.lose("left with their owner", int(given_up.sum()))
    applications.lose("left with their applicant", int(by_column[MARK_AGES:].sum()))


def without_taker(about: MarkParameters) -> float:
    """Of the marks of an owner that leaves, the share that nobody takes over: given up or ownerless."""
    return about.exit_mark_loss + (1.0 - about.exit_mark_loss) * about.orphaned
