"""Conduct of agencies (机构执业行为): misconduct under pressure, inspection, negative list, repair.

Mandate: Measures for patent agencies, the campaign against abnormal filings. Misconduct here is writing
applications without an invention; who does so more than others is told by ``book.misconduct``.
"""

import numpy as np

from model.arrays import OPEN, Floats, Mask, Rows
from model.institutions.agency_terms import Terms, load
from model.month import Month
from model.parameters.services import ServiceParameters
from model.tables.agencies import AgencyBook


def chance_of_being_found(terms: Terms, rules: ServiceParameters) -> float:
    """Yearly chance that misconduct is found: by inspection of the agency, or through its filings."""
    inspected = terms.inspection * rules.detection
    return float(1.0 - (1.0 - inspected) * (1.0 - terms.control * rules.control_detection))


def temptation(book: AgencyBook, rows: Rows, terms: Terms, rules: ServiceParameters) -> Floats:
    """Yearly chance of misconduct: low credit, idle attorneys, little fear; shape of ``rows``."""
    idle = np.clip(1.0 - load(book, terms)[rows] / rules.opening_load, 0.0, 1.0)
    idle *= book.attorneys[rows] > 0.0
    fear = np.exp(-rules.deterrence * chance_of_being_found(terms, rules))
    rate = rules.misconduct * (1.0 - book.credit[rows]) * (1.0 + rules.misconduct_pressure * idle) * fear
    return np.asarray(np.minimum(rate, 1.0))


def behave(month: Month, book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters) -> Rows:
    """A year's conduct: who misbehaves, who is found, listed, repaired; returns those found."""
    keys = book.key[rows]
    bad = month.happens("agencies.misconduct", keys, temptation(book, rows, terms, rules))
    found = bad & month.happens("agencies.inspection", keys, chance_of_being_found(terms, rules))
    writes = bad & ~found & (book.attorneys[rows] > 0.0)
    book.misconduct[rows] = np.where(writes, rules.misconduct_filings, 0.0)
    credit = book.credit[rows]
    better = credit + rules.credit_recovery * (1.0 - credit) * ~bad
    book.credit[rows] = np.where(found, np.maximum(credit - rules.listing_penalty, 0.0), better)
    repair_credit(month, book, rows[~bad], rules=rules)
    book.listed[rows[found]] = month.index
    named = book.brand[rows] & month.happens("agencies.brand_loss", keys, rules.brand_loss)
    book.brand[rows[found | named]] = False
    return np.asarray(rows[found])


def repair_credit(month: Month, book: AgencyBook, rows: Rows, *, rules: ServiceParameters) -> None:
    """After a year without fault some leave the list early; all leave it in the end."""
    rows = rows[book.listed[rows] != OPEN]
    stay = month.index - book.listed[rows]
    repaired = (stay >= 12) & month.happens("agencies.repair", book.key[rows], rules.credit_repair)
    book.listed[rows[repaired | (stay >= rules.listing_months)]] = OPEN


def on_list(book: AgencyBook) -> Mask:
    """Agencies that stand on the negative list, shape (n_agencies,)."""
    return np.asarray((book.listed != OPEN) & book.alive())
