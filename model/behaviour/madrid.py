"""Marks abroad (马德里国际注册): exporters get ready, weigh the price, and apply; public money pays a part.

Applications are few, so the city draws them as one count. Refusals abroad are outside.
"""

import numpy as np

from model.accounts import Accounts
from model.month import Month, month_number
from model.parameters.rights import RightsParameters
from model.tables.entities import Entities
from model.tables.marks import ENTERPRISE

PLAN_START = month_number(2021, 1)
"""First month of the five-year plan: a cumulative reading of its Madrid target counts from here."""


def exporters_met(courses: float, exchanges: float, guided: float, about: RightsParameters) -> float:
    """Exporters that training courses, exchange projects and guided disputes meet."""
    return courses * about.course_firms + exchanges * about.exchange_firms + guided


def exporters(entities: Entities, about: RightsParameters) -> float:
    """Enterprises that export."""
    return float(entities.counts[:, ENTERPRISE].sum()) * about.exporter_share


def lasting_readiness(met: float, pool: float, memory: float) -> float:
    """Readiness at which learning and forgetting balance, 0-1.

    Parameters
    ----------
    met : exporters met a year
    pool : exporters
    memory : years for which readiness lasts
    """
    learned = met / max(pool, 1.0) * memory
    return learned / (1.0 + learned)


def ready_exporters(
    month: Month,
    entities: Entities,
    courses: float,
    exchanges: float,
    guided: float,
    *,
    about: RightsParameters,
) -> None:
    """Courses, exchange projects and guided disputes of the month ready exporters; what is learned fades.

    A meeting with an exporter that is ready already adds nothing.
    """
    rights = entities.rights
    rate = exporters_met(courses, exchanges, guided, about) / max(exporters(entities, about), 1.0)
    fading = rights.readiness / (12.0 * about.readiness_memory)
    rights.readiness += (1.0 - rights.readiness) * -np.expm1(-rate) - fading


def madrid_cost(about: RightsParameters) -> float:
    """Fees and agent of a Madrid application with the usual number of countries, CNY."""
    return about.madrid_basic + about.madrid_countries * about.madrid_country


def madrid_refund(support: float, about: RightsParameters) -> float:
    """Support paid for one application, CNY: never more than it cost."""
    return min(support, madrid_cost(about))


def madrid_price(support: float, about: RightsParameters) -> float:
    """What a Madrid application costs its owner, CNY: never less than the own effort."""
    return madrid_cost(about) - madrid_refund(support, about) + about.madrid_own_cost


def support_left(month: Month, supported: float, about: RightsParameters) -> float:
    """Support that an applicant can count on this month, CNY: none once the year's money is spent."""
    support = month.policy.madrid_support
    return support if supported + madrid_refund(support, about) <= about.madrid_envelope else 0.0


def file_madrid(month: Month, entities: Entities, accounts: Accounts, *, about: RightsParameters) -> None:
    """Exporters apply for marks abroad by the Madrid system; part of the cost is public, to a limit.

    The pool of applicants drifts with the nation, not with the register: Madrid applications of the
    nation were flat while its entities grew by half.
    """
    rights = entities.rights
    if month.of_year == 1:
        rights.madrid_supported = 0.0
    support = support_left(month, rights.madrid_supported, about)
    price = madrid_price(support, about) / rights.madrid_price_opening
    gain = about.readiness_gain
    ready = (1.0 + gain * rights.readiness) / (1.0 + gain * rights.readiness_opening)
    drift = (1.0 + about.madrid_trend) ** (month.index / 12.0)
    activity = month.economy.activity**about.madrid_activity
    mean = rights.madrid_base * drift * activity * ready * price**-about.madrid_elasticity
    rights.madrid_filed = month.city_count("marks.madrid", mean)
    more = rights.madrid_filed * (about.madrid_countries - 1.0)  # each names one country or more
    rights.madrid_designated = rights.madrid_filed + month.city_count("marks.madrid_countries", more)
    if month.index >= PLAN_START:
        rights.madrid_cumulative += rights.madrid_filed
    room = about.madrid_envelope - rights.madrid_supported
    paid = min(rights.madrid_filed * madrid_refund(support, about), room)
    rights.madrid_supported += paid
    accounts.spend("madrid_support", "outside", paid)
