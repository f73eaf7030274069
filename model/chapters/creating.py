"""Rights come to life: filed, examined, granted, kept or dropped, recognised as high value."""

from typing import TYPE_CHECKING

import numpy as np

from model.behaviour.abroad import file_abroad
from model.behaviour.filing import file_patents, opening_rates, withdraw_caught
from model.behaviour.marks import decide_marks, file_madrid, file_marks, guide_entities, renew_marks
from model.behaviour.other_rights import register_works, support_varieties
from model.behaviour.renewal import give_awards, name_high_value, renew
from model.behaviour.subsidies import pay_grant_subsidies
from model.closing import book_patents, open_patent_stocks
from model.indicators.facts import Facts
from model.institutions.centres import Centre
from model.institutions.patent_office import PatentOffice
from model.month import Month
from model.opening import Founding

if TYPE_CHECKING:
    from model.model import IPEcosystem


def found_rights(world: "IPEcosystem") -> None:
    """The office, the centres, and the patents of January 2020 with their backlog."""
    about, opening = world.parameters, world.region.opening
    world.patent_office = PatentOffice(world, world.region, about.patents)
    world.protection_centre = Centre(world, about.patents, quick=False)
    world.quick_centre = Centre(world, about.patents, quick=True)
    world.rates = opening_rates(world.innovators, opening, about.innovation, about.patents)
    founding = Founding(world.innovators, opening, world.rates, about, seed=world.seed_used)
    world.patents = founding.build(world.patent_office)
    world.stocks |= open_patent_stocks(world.patents)


def file(world: "IPEcosystem", month: Month) -> None:
    """Patents at home and abroad, marks, works, varieties; agencies draft and are paid."""
    about, patents, innovators = world.parameters, world.patents, world.innovators
    world.filed = file_patents(
        month,
        innovators,
        patents,
        world.city,
        world.rates,
        rules=about.innovation,
        about=about.patents,
        agency_quality=world.agency_book.quality,
        navigation=world.navigation.reports_in_use,
    )
    readiness = world.entities.rights.readiness
    file_abroad(
        month, innovators, patents, world.filed, world.rates, world.accounts,
        about=about.patents, readiness=readiness,
    )  # fmt: skip
    market = world.service_market
    market.bill(month, patents, world.filed, world.city)
    zones, exchange = world.standing("service_clusters_ordered"), world.rate("international_exchange")
    market.serve(month, world.city, world.accounts, exchange=exchange, zones=zones)
    file_other_rights(world, month)


def file_other_rights(world: "IPEcosystem", month: Month) -> None:
    """Trademarks, Madrid marks, works, plant varieties and geographical indications."""
    entities, about, stocks = world.entities, world.parameters.marks, world.stocks
    trademarks, applications = stocks["trademarks"], stocks["trademark applications"]
    guide_entities(month, entities, world.standing("trademark_guidance_stations_ordered"), about=about)
    decide_marks(month, entities, trademarks, applications)
    renew_marks(month, entities, trademarks, about=about)
    file_marks(month, entities, world.city, applications, about=about)
    file_madrid(month, entities, world.accounts, about=about)
    register_works(month, entities, world.standing("copyright_service_centres_ordered"), about=about)
    support_varieties(month, entities, world.accounts, about=about)


def examine(world: "IPEcosystem", month: Month) -> None:
    """Pre-examination, grant, fees, high value: what happens to patents this month."""
    about, patents, innovators, filed = world.parameters.patents, world.patents, world.innovators, world.filed
    world.patent_office.receive(month, patents, filed)
    for centre in (world.protection_centre, world.quick_centre):
        centre.register(month, innovators)
        centre.preexamine(month, innovators, patents, filed)
    caught = withdraw_caught(month, patents, filed, about=about)
    due = np.flatnonzero(patents.due == month.index)
    granted, refused = world.patent_office.examine(month, patents, innovators, due)
    give_awards(month, patents, granted, about=about)
    ended = renew(month, patents, innovators, due, about=about)
    facts = world.facts = Facts(world, month, filed=filed, granted=granted)
    touched = (granted, facts.granted_abroad, world.loans.patent[facts.pledged_lately])
    name_high_value(month, patents, due=due, ended=ended, touched=touched)
    pay_grant_subsidies(month, patents, granted, world.accounts)
    refused = np.concatenate([refused, caught])
    book_patents(world.stocks, patents, filed=filed, granted=granted, refused=refused, ended=ended)
