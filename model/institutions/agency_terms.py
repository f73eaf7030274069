"""What the market tells every agency this month, and who decides now."""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, Rows
from model.institutions.service_zones import Zones
from model.month import Month
from model.tables.agencies import AgencyBook

QUARTERS, MONTHS_OF_QUARTER = 4, 3


@dataclass(frozen=True)
class Terms:
    """What the market tells agencies this month."""

    drafts_per_attorney: float
    """Drafts of the care of 2019 that an attorney with engineers makes in a year."""
    revenue_per_head: float
    """CNY a year that a person must bring in."""
    wages: float
    """Cost of an hour against 2019, ratio."""
    inspection: float
    """Share of agencies inspected in a year, 0-1."""
    control: float
    """Screening of abnormal filings, 0-1."""
    zones: Zones
    """Service cluster zones that stand."""
    gain: Floats
    """Productivity gained by nearness, share, shape (n_agencies,)."""


def deciding(month: Month, book: AgencyBook) -> Rows:
    """Agencies that decide this month: a quarter of them at the end of each quarter."""
    if month.of_year % MONTHS_OF_QUARTER:
        return np.empty(0, dtype=np.intp)
    turn = book.key % np.uint64(QUARTERS) == np.uint64(month.of_year // MONTHS_OF_QUARTER - 1)
    return np.flatnonzero(turn & book.alive())


def room(book: AgencyBook, terms: Terms) -> Floats:
    """Drafts a year that the attorneys can make with the care they take, shape (n_agencies,)."""
    return np.asarray(book.attorneys * terms.drafts_per_attorney * (1.0 + terms.gain) / book.care)


def load(book: AgencyBook, terms: Terms) -> Floats:
    """Drafts over room, shape (n_agencies,); 0 without attorneys."""
    space = room(book, terms)
    return np.divide(book.drafts, space, out=np.zeros(len(book)), where=space > 0.0)
