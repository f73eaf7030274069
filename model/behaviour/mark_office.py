"""The national office decides on marks (商标审查): examination, publication, opposition, review.

Four months of examination end in publication or refusal; refusals can be reviewed, publications opposed;
what stands three months unopposed is registered. How many reach registration in the end is an input of
the city's outside world (national); how many are published follows from it and from the odds of
oppositions and reviews. Guided applicants are refused less, hoarders more.
"""

from dataclasses import dataclass

import numpy as np

from model.accounts import Stock
from model.arrays import Floats
from model.behaviour.marks import hoarding_left, hoarding_of_nation
from model.month import Month
from model.parameters.marks import MarkParameters
from model.region import Economy
from model.tables.cells import Cells, taken
from model.tables.marks import (
    AGES,
    EXAM_SLOTS,
    EXAMINED,
    GUIDANCE,
    HOARDERS,
    KINDS,
    LIVING,
    OPPOSED,
    PUBLICATION_MONTHS,
    PUBLICATION_SLOTS,
    PUBLISHED,
    REACHED,
    REVIEWED,
    ROWS,
    MarkBook,
)


def published_share(registered: Floats | float, about: MarkParameters) -> Floats:
    """Share of examined applications that must be published so that this share is registered in the end.

    registered = (published + refused x reviewed x won) x (1 - opposed x lost)
    """
    stands = 1.0 - about.opposed * about.opposition_success
    saved = about.refusal_reviews * about.review_success
    return np.clip((np.asarray(registered) / stands - saved) / (1.0 - saved), 0.0, 1.0)


@dataclass(frozen=True)
class Odds:
    """Shares published of what is examined: honest applicants and hoarders."""

    plain: float
    hoarded: float


def odds_of(economy: Economy, index: int, about: MarkParameters) -> Odds:
    """The nation's odds in a month, hoarders taken out of the nation's share that is registered."""
    hoarded = hoarding_of_nation(economy.trademark_propensity, hoarding_left(index, about), about)
    share = economy.trademark_register_share
    plain = share / (1.0 - hoarded * (1.0 - about.hoarding_registered))
    published = published_share(np.array([plain, plain * about.hoarding_registered]), about)
    return Odds(float(published[0]), float(published[1]))


def by_row(odds: Odds, about: MarkParameters) -> Floats:
    """Share published by row of the book, shape (ROWS,): guidance avoids part of the refusals."""
    by_guidance = np.full(GUIDANCE, odds.plain)
    by_guidance[REACHED] += (1.0 - odds.plain) * about.guidance_refusal
    shares = np.full(ROWS, odds.plain)
    shares[:LIVING] = np.tile(by_guidance, KINDS * AGES)
    shares[HOARDERS] = odds.hoarded
    return shares


def examine_marks(
    month: Month, book: MarkBook, trademarks: Stock, applications: Stock, *, about: MarkParameters
) -> None:
    """Publications, oppositions and reviews end; the examinations due this month are decided."""
    _end_publication(month, book, about)
    _decide_oppositions(month, book, about)
    _decide_reviews(month, book, about)
    _examine(month, book, about)
    flows = book.flows
    applications.lose("registered", flows.registered)
    applications.lose("refused", flows.failed)
    trademarks.gain("registered", flows.registered)


def _end_publication(month: Month, book: MarkBook, about: MarkParameters) -> None:
    """Three months are over: what nobody opposed is registered."""
    column = PUBLISHED + month.index % PUBLICATION_SLOTS
    opposed = taken(month, "marks.opposed", book.rows[:, column], about.opposed)
    book.enter(OPPOSED, opposed, book.leave(column, opposed))
    book.flows.opposed = int(opposed.sum())
    _register(month, book, column, book.rows[:, column].copy())


def _decide_oppositions(month: Month, book: MarkBook, about: MarkParameters) -> None:
    """Oppositions end at a rate; the opponent wins or the mark is registered."""
    ended = taken(month, "marks.opposition_ends", book.rows[:, OPPOSED], 1.0 / about.opposition_months)
    won = taken(month, "marks.opposition_won", ended, about.opposition_success)
    book.flows.oppositions_ended, book.flows.oppositions_won = int(ended.sum()), int(won.sum())
    _refuse(book, OPPOSED, won)
    _register(month, book, OPPOSED, ended - won)


def _decide_reviews(month: Month, book: MarkBook, about: MarkParameters) -> None:
    """Reviews of refusal end at a rate; who wins is published after all."""
    ended = taken(month, "marks.review_ends", book.rows[:, REVIEWED], 1.0 / about.review_months)
    won = taken(month, "marks.review_won", ended, about.review_success)
    book.flows.reviews_won = int(won.sum())
    _refuse(book, REVIEWED, ended - won)
    _publish(month, book, REVIEWED, won)


def _examine(month: Month, book: MarkBook, about: MarkParameters) -> None:
    """The examinations due this month end in publication or refusal; part of the refused ask for review."""
    column = EXAMINED + month.index % EXAM_SLOTS
    due: Cells = book.rows[:, column].copy()
    published = taken(
        month, "marks.published", due, by_row(odds_of(month.economy, month.index, about), about)
    )
    refused = due - published
    reviewed = taken(month, "marks.reviewed", refused, about.refusal_reviews)
    flows = book.flows
    flows.examined, flows.published = int(due.sum()), int(published.sum())
    flows.refused, flows.reviews = int(refused.sum()), int(reviewed.sum())
    totals = np.array([flows.published], dtype=np.int64)
    flows.published_partly = int(taken(month, "marks.published_partly", totals, about.published_partly)[0])
    _publish(month, book, column, published)
    book.enter(REVIEWED, reviewed, book.leave(column, reviewed))
    _refuse(book, column, refused - reviewed)


def _publish(month: Month, book: MarkBook, column: int, marks: Cells) -> None:
    """Three months of publication begin."""
    slot = (month.index + PUBLICATION_MONTHS) % PUBLICATION_SLOTS
    book.enter(PUBLISHED + slot, marks, book.leave(column, marks))


def _register(month: Month, book: MarkBook, column: int, marks: Cells) -> None:
    """Applications become marks of age 0; how long they took is added up."""
    since, count = book.leave(column, marks), int(marks.sum())
    book.rows[:, 0] += marks
    book.flows.registered += count
    book.flows.waited += month.index * count - since


def _refuse(book: MarkBook, column: int, marks: Cells) -> None:
    """Applications end without a mark."""
    book.leave(column, marks)
    book.flows.failed += int(marks.sum())
