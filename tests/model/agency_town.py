"""A small town of agencies and clients for tests of the service rooms: made by hand, no fact of any city."""

import mesa
import numpy as np

from model.accounts import Accounts
from model.behaviour.services import Clients, choose_agencies
from model.institutions.agency_terms import Terms
from model.institutions.service_market import ServiceMarket
from model.institutions.service_zones import Zones
from model.parameters.services import ServiceParameters
from model.policy import Policy
from model.tables.agencies import AgencyBook
from model.tables.innovators import Innovators
from tests.model.small_city import month_of, small_region

RULES = ServiceParameters()
OPENING = {
    "agencies": 600.0, "attorneys": 430.0, "service_practitioners": 11_000.0,
    "service_revenue_2019": 2.9e9, "brand_agencies": 25.0, "invention_applications_2019": 33_201.0,
    "utility_model_applications_2019": 37_700.0, "design_applications_2019": 6_200.0,
}  # fmt: skip
REGION = small_region(months=132, **OPENING)
DECEMBER = month_of(REGION, 11)
NO_ZONES = Zones(np.zeros(1, dtype=bool), np.zeros(1), np.zeros(1))


def market(**levers: float) -> ServiceMarket:
    """The service market of January 2020."""
    return ServiceMarket(mesa.Model(), REGION, RULES, Policy(**levers), seed=0, zones=1.0, reports=10.0)


def accounts() -> Accounts:
    """Books with a government and no firms."""
    books = Accounts(Innovators())
    books.open_account("government")
    return books


def book_of(count: int, **columns) -> AgencyBook:
    """Agencies that are alike but for the columns given."""
    book = AgencyBook()
    book.append(count, key=np.arange(1, count + 1, dtype=np.uint64) * np.uint64(977), **columns)
    return book


def terms(
    book: AgencyBook, *, inspection: float = 0.1, control: float = 0.0, zones: Zones = NO_ZONES
) -> Terms:
    """Terms without gain from nearness."""
    return Terms(60.0, 1e5, 1.0, inspection, control, zones, np.zeros(len(book)))


def firms(count: int, **columns) -> Innovators:
    """Small firms, a twelfth of which take stock each month."""
    innovators = Innovators()
    keys = np.arange(1, count + 1, dtype=np.uint64)
    innovators.append(count, key=keys, turn=keys % np.uint64(12), **({"revenue": 1e7} | columns))
    return innovators


def choose(innovators: Innovators, book: AgencyBook, clients: Clients, month=DECEMBER, nodes=0.0):
    """One month of choices; nobody is full."""
    load = np.full(len(book), RULES.opening_load)
    return choose_agencies(
        month, innovators, book, clients, services=RULES, nodes=nodes, load=load, wages=1.0
    )
