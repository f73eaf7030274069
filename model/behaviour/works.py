"""Registered works (作品登记): creators bring them, service centres and electronic filing make room.

Registration costs effort, and an electronic work costs less of it; what does not fit waits.
"""

import numpy as np

from model.month import Month
from model.parameters.rights import RightsParameters
from model.tables.entities import Entities, entity_sector_column


def creators(entities: Entities) -> float:
    """Entities weighted by the works that their sector makes."""
    return float(np.sum(entity_sector_column("works") * entities.counts.sum(axis=(1, 2, 3))))


def works_reach(centres: float, about: RightsParameters) -> float:
    """Works brought with so many service centres, against none: each centre adds less than the one before."""
    return float(1.0 - about.works_reach * np.expm1(-centres / about.works_reach_centres))


def electronic_share(years: float, about: RightsParameters) -> float:
    """Works brought electronically (电子作品), 0-1: those on paper turn at a rate."""
    return float(1.0 - (1.0 - about.works_electronic) * np.exp(-years / about.works_electronic_years))


def effort_per_work(years: float, about: RightsParameters) -> float:
    """Mean effort of a registration, 1 at the opening."""
    saved = 1.0 - about.works_electronic_effort
    now, opening = (1.0 - saved * electronic_share(t, about) for t in (years, 0.0))
    return now / opening


def register_works(month: Month, entities: Entities, centres: float, *, about: RightsParameters) -> None:
    """Creators bring works to registration; the city registers what its capacity allows.

    ``centres`` are the copyright service centres that stand and are staffed. The rest waits, and a long
    queue sends creators elsewhere: the national centre registers works of every place.
    """
    rights = entities.rights
    years = month.index / 12.0
    office = rights.works_office * (1.0 + about.works_office_trend) ** years
    capacity = (office + centres * about.works_centre / 12.0) / effort_per_work(years, about)
    wanted = rights.works_base * creators(entities) * (1.0 + about.works_trend) ** years
    wanted *= month.economy.activity**about.works_activity * works_reach(centres, about)
    wait = rights.works_waiting / capacity
    rights.works_brought = month.city_count("rights.works", wanted / (1.0 + wait / about.works_patience))
    rights.works_registered = min(rights.works_waiting + rights.works_brought, int(capacity))
    rights.works_waiting += rights.works_brought - rights.works_registered
