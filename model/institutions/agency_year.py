"""A year of an agency (服务机构的年度决策): hire, dismiss, close down, be named. For all agencies at once.

Every agency decides once a year, at the end of a quarter of its own; supply of attorneys is what the
pool holds.
"""

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Rows
from model.institutions.agency import LEAST, brand_score
from model.institutions.agency_terms import Terms
from model.month import Month
from model.parameters.services import ServiceParameters
from model.tables.agencies import AgencyBook

SMALLEST = 2.0
"""Persons of the smallest agencies, where exit is most likely."""
LARGEST_STEP = 0.3
"""No agency changes its staff by more than this share in one year (recruiting and notice)."""


def whole(exact: Floats, u: Floats) -> Floats:
    """Round up with the probability of the fraction, so that the mean is kept."""
    return np.asarray(np.floor(exact + u))


def hire_attorneys(
    month: Month, book: AgencyBook, rows: Rows, pool: float, terms: Terms, *, rules: ServiceParameters
) -> tuple[float, float]:
    """Move attorneys toward the work there is, as far as the pool goes; returns the pool left, and who left.

    Attorneys go where quality, brand and luck draw them first.
    """
    rows = rows[book.attorneys[rows] > 0.0]
    keys, have = book.key[rows], book.attorneys[rows]
    u = month.uniform("agencies.attorneys_leave", keys)
    stay = have - chance.binomial(u, have.astype(np.intp), rules.attorney_leave)
    each = terms.drafts_per_attorney * (1.0 + terms.gain[rows]) / book.care[rows]
    gap = book.drafts[rows] / (each * rules.opening_load) - stay
    u = month.uniform("agencies.attorneys_hire", keys)
    wish = whole(rules.hire_speed * np.maximum(gap, 0.0), u)
    hired = ration(wish, pool, book.quality[rows] + book.brand[rows] + chance.normal(u))
    dismissed = np.minimum(whole(rules.dismiss_speed * np.maximum(-gap, 0.0), u), stay - LEAST)
    dismissed = np.maximum(dismissed, 0.0)
    book.attorneys[rows] = stay + hired - dismissed
    kept = np.divide(stay, np.maximum(stay + hired, LEAST))
    book.experience[rows] = kept * (book.experience[rows] + 1.0)
    return float(pool - hired.sum() + dismissed.sum()), float(np.sum(have - stay))


def ration(wish: Floats, pool: float, appeal: Floats) -> Floats:
    """Who is hired where the pool does not reach: the most appealing employers first, shape of ``wish``."""
    order = np.argsort(-appeal, kind="stable")
    before = np.cumsum(wish[order]) - wish[order]
    hired = np.empty_like(wish)
    hired[order] = np.clip(np.floor(pool - before), 0.0, wish[order])
    return hired


def hire_staff(month: Month, book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters) -> None:
    """Grow or shrink other staff until a head brings in what it must."""
    staff = book.staff[rows]
    per_head = book.other()[rows] / np.maximum(staff, LEAST)
    gap = per_head / terms.revenue_per_head - 1.0
    step = staff * np.clip(rules.hire_speed * gap, -LARGEST_STEP, LARGEST_STEP)
    change = whole(step, month.uniform("agencies.staff", book.key[rows]))
    book.staff[rows] = np.maximum(staff + change, np.where(book.attorneys[rows] > 0.0, 0.0, LEAST))


def exit_hazard(
    month: Month, book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters
) -> Floats:
    """Yearly chance to close: the small, the young and those with losses first, shape of ``rows``.

    The declared rates are those of two persons, no losses, and ages as they were at the opening.
    """
    heads = book.heads()[rows]
    revenue = book.drafting[rows] + book.other()[rows]
    loses = revenue < heads * terms.revenue_per_head * (1.0 - rules.margin)
    years = (month.index - book.born[rows]) / 12.0
    young = 1.0 + rules.exit_young * np.exp(-years / rules.young_years)
    young /= 1.0 + rules.exit_young * rules.young_years / (rules.young_years + rules.mean_age)
    rate = np.where(book.attorneys[rows] > 0.0, rules.exit_patent, rules.exit_rate)
    size = np.maximum(heads / SMALLEST, 1.0)
    hazard = rate * size**-rules.exit_size * young * np.where(loses, rules.exit_weak, 1.0)
    return np.asarray(np.minimum(np.where(heads < LEAST, 1.0, hazard), 1.0))


def close_down(
    month: Month, book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters
) -> tuple[Rows, float]:
    """Some agencies close; returns them and their attorneys, who look for a place."""
    hazard = exit_hazard(month, book, rows, terms, rules=rules)
    closing = rows[month.happens("agencies.exit", book.key[rows], hazard)]
    set_free = float(book.attorneys[closing].sum())
    book.closed[closing] = month.index
    for column in (book.attorneys, book.staff, book.drafts, book.drafting, book.misconduct):
        column[closing] = 0.0
    for column in (book.marks, book.search, book.litigation, book.operation, book.consulting):
        column[closing] = 0.0
    book.brand[closing] = False
    return closing, set_free


def name_brands(month: Month, book: AgencyBook, places: float, *, rules: ServiceParameters) -> Rows:
    """The best settled agencies of size and good credit become brand agencies; returns them.

    Selection is not treatment: those named were better before; only what the name adds is the effect.
    """
    fit = book.alive() & ~book.brand & (book.credit >= rules.brand_credit) & (book.listed == OPEN)
    fit &= book.heads() >= rules.brand_people
    fit &= month.index - book.born >= 12.0 * rules.young_years
    free = np.flatnonzero(fit)
    best = free[np.argsort(-brand_score(book, free), kind="stable")][: int(places)]
    book.brand[best] = True
    return best
