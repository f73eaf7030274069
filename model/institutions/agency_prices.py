"""Fees, hours and quality (收费、工时与质量): mark-up over the cost of hours, bids below cost, thin drafts.

An agency whose attorneys have no work leaves its fixed cost out of the bid; a fee that pays fewer hours
buys fewer hours, and drafts on which fewer hours were spent are weaker. All fees are against the mean
of 2019, at which a draft of average care earned the opening margin.
"""

import numpy as np

from model.arrays import Floats, Rows
from model.institutions.agency import LEAST, bidding_habit
from model.institutions.agency_terms import Terms, load
from model.institutions.service_zones import spillover
from model.parameters.services import ServiceParameters
from model.tables.agencies import AgencyBook

LOAD_SHOWN = 2.0
"""Load beyond which a fee rises no faster: clients see no difference."""


def unit_cost(book: AgencyBook, terms: Terms, rules: ServiceParameters) -> Floats:
    """Cost of a draft with the hours spent on it, against the mean fee of 2019, shape (n_agencies,)."""
    return np.asarray((1.0 - rules.margin) * terms.wages * book.care / (1.0 + terms.gain))


def below_cost(book: AgencyBook, terms: Terms, rules: ServiceParameters) -> np.ndarray:
    """Agencies whose fee does not cover the hours they spend, shape (n_agencies,), bool."""
    return np.asarray(book.price < unit_cost(book, terms, rules))


def set_prices(book: AgencyBook, rows: Rows, terms: Terms, seed: int, *, rules: ServiceParameters) -> None:
    """Fees move toward cost plus margin, dearer with quality and work, never below what an hour costs."""
    rows = rows[book.attorneys[rows] > 0.0]
    cost = unit_cost(book, terms, rules)[rows]
    shown = np.minimum(load(book, terms)[rows], LOAD_SHOWN)
    markup = rules.price_quality * book.quality[rows] + rules.price_load * (shown - rules.opening_load)
    target = cost / (1.0 - rules.margin) * np.exp(markup + bidding_habit(book.key[rows], rules, seed))
    target = np.maximum(target, cost * (1.0 - rules.overhead))
    book.price[rows] *= (target / book.price[rows]) ** rules.price_speed


def take_care(book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters) -> None:
    """Hours per draft lie between what an agency thinks right and what its fee pays."""
    rows = rows[book.attorneys[rows] > 0.0]
    paid = np.log(book.price[rows] / terms.wages)
    target = (1.0 - rules.care_paid) * book.own_care[rows] + rules.care_paid * paid
    now = np.log(book.care[rows])
    book.care[rows] = np.maximum(np.exp(now + rules.price_speed * (target - now)), rules.care_least)


def invest(book: AgencyBook, rows: Rows, terms: Terms, *, rules: ServiceParameters) -> None:
    """Quality follows talent, hours, experience, brand and the neighbours in a zone."""
    usual = 1.0 / rules.attorney_inflow
    years = np.log((LEAST + book.experience[rows]) / (LEAST + usual))
    aim = book.own_quality[rows] + rules.quality_hours * np.log(book.care[rows])
    aim += rules.quality_experience * years * (book.attorneys[rows] > 0.0)
    aim += rules.brand_quality * book.brand[rows]
    near = spillover(book, rows, terms.zones, rules)
    book.quality[rows] += rules.quality_speed * (aim + near - book.quality[rows])
