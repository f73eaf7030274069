"""A year of an agency (服务机构的年度决策): hire, price, behave, invest, close. For all agencies at once.

Every agency decides once a year, at the end of a quarter of its own; supply of attorneys is what the
pool holds.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import Floats, Rows
from model.institutions.agency import LEAST, brand_score
from model.month import Month
from model.parameters.services import ServiceParameters
from model.tables.agencies import AgencyBook

QUARTERS, MONTHS_OF_QUARTER = 4, 3
SMALLEST = 2.0
"""Persons of the smallest agencies, where exit is most likely."""
LARGEST_STEP = 0.3
"""No agency changes its staff by more than this share in one year (recruiting and notice)."""
LOAD_SHOWN = 2.0
"""Load beyond which a fee rises no faster: clients see no difference."""


@dataclass(frozen=True)
class Terms:
    """What the market tells agencies this month."""

    drafts_per_attorney: float
    """Drafts that an attorney with engineers makes in a year."""
    revenue_per_head: float
    """CNY a year that a person must bring in."""
    inspection: float
    """Share of agencies inspected in a year, 0-1."""
    zones: float
    """Service cluster zones that stand."""


def deciding(month: Month, book: AgencyBook) -> Rows:
    """Agencies that decide this month: a quarter of them at the end of each quarter."""
    if month.of_year % MONTHS_OF_QUARTER:
        return np.empty(0, dtype=np.intp)
    turn = book.key % np.uint64(QUARTERS) == np.uint64(month.of_year // MONTHS_OF_QUARTER - 1)
    return np.flatnonzero(turn & book.alive())


def load(book: AgencyBook, drafts_per_attorney: float) -> Floats:
    """Drafts over what the attorneys can draft, shape (n_agencies,); 0 without attorneys."""
    room = book.attorneys * drafts_per_attorney
    return np.divide(book.drafts, room, out=np.zeros(len(book)), where=room > 0.0)


def whole(exact: Floats, u: Floats) -> Floats:
    """Round up with the probability of the fraction, so that the mean is kept."""
    return np.asarray(np.floor(exact + u))


def hire_attorneys(
    month: Month, book: AgencyBook, rows: Rows, pool: float, terms: Terms, *, rules: ServiceParameters
) -> float:
    """Move attorneys toward the work there is, as far as the pool goes; returns the pool that is left."""
    rows = rows[book.attorneys[rows] > 0.0]
    keys = book.key[rows]
    have = book.attorneys[rows]
    gone = chance.binomial(
        month.uniform("agencies.attorneys_leave", keys), have.astype(np.intp), rules.attorney_leave
    )
    wanted = book.drafts[rows] / (terms.drafts_per_attorney * rules.opening_load)
    gap = wanted - (have - gone)
    u = month.uniform("agencies.attorneys_hire", keys)
    wish = whole(rules.hire_speed * np.maximum(gap, 0.0), u)
    before = np.cumsum(wish) - wish  # first come, first served, in the order of the book
    hired = np.clip(np.floor(pool - before), 0.0, wish)
    dismissed = whole(rules.dismiss_speed * np.maximum(-gap, 0.0), u)
    dismissed = np.minimum(dismissed, have - gone - LEAST)
    dismissed = np.maximum(dismissed, 0.0)
    book.attorneys[rows] = np.maximum(have - gone + hired - dismissed, 0.0)
    return float(pool - hired.sum() + dismissed.sum())


def hire_staff(month: Month, book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters) -> None:
    """Grow or shrink other staff until a head brings in what it must."""
    staff = book.staff[rows]
    per_head = book.other[rows] / np.maximum(staff, LEAST)
    gap = per_head / terms.revenue_per_head - 1.0
    step = staff * np.clip(rules.hire_speed * gap, -LARGEST_STEP, LARGEST_STEP)
    change = whole(step, month.uniform("agencies.staff", book.key[rows]))
    book.staff[rows] = np.maximum(staff + change, np.where(book.attorneys[rows] > 0.0, 0.0, LEAST))


def set_prices(book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters) -> None:
    """Fees rise where work waits and fall where attorneys wait."""
    rows = rows[book.attorneys[rows] > 0.0]
    shown = np.minimum(load(book, terms.drafts_per_attorney)[rows], LOAD_SHOWN)
    book.price[rows] *= np.exp(rules.price_speed * (shown - rules.opening_load))


def behave(month: Month, book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters) -> Rows:
    """Misconduct of agencies of low credit; inspection finds some; returns those put on the list."""
    keys = book.key[rows]
    rate = rules.misconduct * (1.0 - book.credit[rows]) * np.exp(-rules.deterrence * terms.inspection)
    bad = month.happens("agencies.misconduct", keys, rate)
    found = bad & month.happens("agencies.inspection", keys, terms.inspection)
    credit = book.credit[rows]
    credit = np.where(
        found, credit - rules.listing_penalty, credit + rules.credit_recovery * (1.0 - credit) * ~bad
    )
    book.credit[rows] = np.maximum(credit, 0.0)
    book.listed[rows[found]] = month.index
    lost = found | month.happens("agencies.brand_loss", keys, rules.brand_loss)
    book.brand[rows[lost]] = False
    return rows[found]


def invest(month: Month, book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters) -> None:
    """Quality follows what an agency is and its brand; some move into new cluster zones."""
    aim = book.own_quality[rows] + rules.brand_quality * book.brand[rows]
    book.quality[rows] += rules.quality_speed * (aim - book.quality[rows])
    moving = rules.cluster_move * max(terms.zones - 1.0, 0.0)
    joins = month.happens("agencies.cluster", book.key[rows], moving)
    book.cluster[rows[joins]] = True


def close_down(
    month: Month, book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters
) -> tuple[Rows, float]:
    """Some agencies close, those with losses more often; returns them and their attorneys."""
    heads = book.attorneys[rows] + book.staff[rows]
    revenue = book.drafting[rows] + book.other[rows]
    loses = revenue < heads * terms.revenue_per_head * (1.0 - rules.margin)
    size = np.maximum(heads / SMALLEST, 1.0)
    hazard = rules.exit_rate * size**-rules.exit_size * np.where(loses, rules.exit_weak, 1.0)
    closing = rows[month.happens("agencies.exit", book.key[rows], hazard)]
    set_free = float(book.attorneys[closing].sum())
    book.closed[closing] = month.index
    for column in (book.attorneys, book.staff, book.drafts, book.drafting, book.other):
        column[closing] = 0.0
    book.brand[closing] = False
    return closing, set_free


def name_brands(book: AgencyBook, places: float, *, rules: ServiceParameters) -> Rows:
    """The best agencies of good credit without the name become brand agencies; returns them."""
    free = np.flatnonzero(book.alive() & ~book.brand & (book.credit >= rules.brand_credit))
    best = free[np.argsort(-brand_score(book, free), kind="stable")][: int(places)]
    book.brand[best] = True
    return best
