"""Other rights (其他权利): registered works, plant varieties and geographical indications.

Works are brought by creators and registered within capacity; what does not fit waits. Support for
varieties and indications buys projects at a price; projects end after years, and not all succeed.
"""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.behaviour.marks import exporters, exporters_met, lasting_readiness, madrid_price
from model.month import Month
from model.parameters.marks import MarkParameters
from model.policy import Policy
from model.region import Region
from model.tables.entities import PROJECT_SLOTS, Cells, Entities, OtherRights, entity_sector_column


def opening_rights(
    region: Region, entities: Entities, mid_year: float, *, about: MarkParameters
) -> OtherRights:
    """Levels, flows and projects under way in January 2020, under the levers of that month."""
    opening, opening_policy = region.opening, Policy()
    met = exporters_met(
        opening_policy.overseas_training_courses, opening_policy.international_exchange, 0.0, about
    )
    ready = lasting_readiness(met, exporters(entities, about), about.readiness_memory)
    centres = opening_policy.copyright_service_centres_ordered
    monthly_works = opening.copyright_registrations_2019 / 12.0
    rights = OtherRights(
        readiness=ready,
        readiness_opening=ready,
        madrid_base=opening.madrid_applications_2019 / 12.0,
        madrid_price_opening=madrid_price(opening_policy.madrid_support, about),
        works_base=monthly_works / max(creators(entities) * mid_year, 1.0) / works_reach(centres, about),
        works_office=monthly_works * about.works_office,
        varieties=round(opening.plant_varieties),
        varieties_opening=round(opening.plant_varieties),
        indications=round(opening.geographical_indications),
        indication_candidates=round(about.indication_pool),
    )
    for month in range(-PROJECT_SLOTS, 0):
        start_projects(rights, opening_policy.plant_gi_support / 12.0, month, about=about)
    return rights


# ── works ────────────────────────────────────────────────────────────────────────────────────────


def creators(entities: Entities) -> float:
    """Entities weighted by the works that their sector makes."""
    return float(np.sum(entity_sector_column("works") * entities.counts.sum(axis=(1, 2, 3))))


def works_reach(centres: float, about: MarkParameters) -> float:
    """Works brought with so many service centres, against none: each centre adds less than the one before."""
    return float(1.0 - about.works_reach * np.expm1(-centres / about.works_reach_centres))


def register_works(month: Month, entities: Entities, centres: float, *, about: MarkParameters) -> None:
    """Creators bring works to registration (作品登记); the city registers what its capacity allows.

    ``centres`` are the copyright service centres that stand and are staffed. The rest waits, and a long
    queue sends creators elsewhere: the national centre registers works of every place.
    """
    rights = entities.rights
    years = month.index / 12.0
    office = rights.works_office * (1.0 + about.works_office_trend) ** years
    capacity = office + centres * about.works_centre / 12.0
    wanted = rights.works_base * creators(entities) * (1.0 + about.works_trend) ** years
    wanted *= month.economy.activity**about.filing_activity * works_reach(centres, about)
    wait = rights.works_waiting / capacity
    rights.works_brought = month.city_count("rights.works", wanted / (1.0 + wait / about.works_patience))
    rights.works_registered = min(rights.works_waiting + rights.works_brought, int(capacity))
    rights.works_waiting += rights.works_brought - rights.works_registered


# ── varieties and indications ────────────────────────────────────────────────────────────────────


def projects_bought(purse: float, cost: float, candidates: float) -> int:
    """Whole projects that a purse pays for, no more than there are candidates."""
    return int(min(purse // cost, candidates))


def start_projects(rights: OtherRights, support: float, month: int, *, about: MarkParameters) -> float:
    """Start breeding and indication projects with the support of one month; returns CNY paid.

    A rest smaller than a project waits in the purse; support that finds no local product is not paid.
    """
    rights.variety_purse += support * about.variety_share
    breeding = projects_bought(rights.variety_purse, about.variety_cost, np.inf)
    rights.variety_purse -= breeding * about.variety_cost
    rights.indication_purse += support * (1.0 - about.variety_share)
    local = projects_bought(rights.indication_purse, about.indication_cost, rights.indication_candidates)
    rights.indication_purse = min(
        rights.indication_purse - local * about.indication_cost, about.indication_cost
    )
    _due(rights.variety_projects, month, about.variety_months, breeding)
    if _due(rights.indication_projects, month, about.indication_months, local):
        rights.indication_candidates -= local
    return breeding * about.variety_cost + local * about.indication_cost


def _due(projects: Cells, month: int, months: float, count: int) -> bool:
    """Enter projects under the month of their end; those that ended before the opening are history."""
    ends = month + round(months)
    if ends < 0:
        return False
    projects[ends % PROJECT_SLOTS] += count
    return True


def _ended(projects: Cells, month: Month, decision: str, success: float) -> tuple[int, int]:
    """Projects that end this month: how many, and how many succeed, each by its own luck."""
    slot = month.index % PROJECT_SLOTS
    ended = int(projects[slot])
    projects[slot] = 0
    ordinals = np.arange(ended, dtype=np.uint64)
    return ended, int(np.count_nonzero(month.uniform(decision, ordinals) < success))


def support_varieties(month: Month, entities: Entities, accounts: Accounts, *, about: MarkParameters) -> None:
    """Projects end, with or without a right; old varieties lapse; support starts new projects."""
    rights = entities.rights
    _, bred = _ended(rights.variety_projects, month, "rights.variety", about.variety_success)
    unaided = about.variety_base * rights.varieties_opening / 12.0
    bred += month.city_count("rights.unaided_variety", unaided)
    u = month.uniform("rights.variety_lapse", np.zeros(1, dtype=np.uint64))
    lapsed = int(chance.binomial(u, np.array([rights.varieties]), about.variety_lapse / 12.0)[0])
    rights.varieties += bred - lapsed
    ended, named = _ended(rights.indication_projects, month, "rights.indication", about.indication_success)
    rights.indications += named
    rights.indication_candidates += ended - named  # the product can be tried again
    paid = start_projects(rights, month.policy.plant_gi_support / 12.0, month.index, about=about)
    accounts.spend("plant_gi_support", "outside", paid)
