"""Rights come to life: filed, examined, granted, kept or dropped, recognised as high value."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Rows
from model.behaviour.abnormal import withdraw_caught
from model.behaviour.abroad import Abroad, opening_abroad
from model.behaviour.awards import Nominees
from model.behaviour.filing import Desk, file_patents
from model.behaviour.high_value import name_high_value
from model.behaviour.madrid import file_madrid
from model.behaviour.mark_office import examine_marks
from model.behaviour.mark_register import cancel_marks, renew_marks
from model.behaviour.marks import file_marks, guide_entities
from model.behaviour.normalise import mean_price, opening_rates, usual_inventions
from model.behaviour.option import medians
from model.behaviour.other_rights import support_varieties
from model.behaviour.renewal import renew
from model.behaviour.subsidies import pay_grant_subsidies
from model.behaviour.twins import give_up_twins
from model.behaviour.works import register_works
from model.chapters.serving import serve_clients
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
    world.patent_office = PatentOffice(world, world.region, about.examination)
    world.protection_centre = Centre(world, about.examination, quick=False)
    world.quick_centre = Centre(world, about.examination, quick=True)
    price, reports = mean_price(world.agency_book), world.navigation.reports_in_use
    rates = opening_rates(world.innovators, world.region, about, price=price, reports=reports)
    world.desk = Desk(rates)
    inventions = usual_inventions(world.innovators, rates, about)
    world.abroad = Abroad(opening_abroad(world.innovators, inventions, world.region, about), about)
    founding = Founding(
        world.innovators, opening, rates, world.abroad, about,
        seed=world.seed_used, exam_months=world.region.at(0).exam_months,
    )  # fmt: skip
    world.patents = founding.build(world.patent_office)
    world.stocks |= open_patent_stocks(world.patents)
    world.nominees = Nominees()


def file(world: "IPEcosystem", month: Month) -> None:
    """Patents at home and abroad, marks, works, varieties; agencies draft and are paid."""
    about, patents, innovators = world.parameters, world.patents, world.innovators
    world.filed = file_patents(
        month,
        innovators,
        patents,
        world.city,
        world.desk,
        world.agency_book,
        parameters=about,
        reports=world.navigation.reports_in_use,
    )
    readiness = world.entities.rights.readiness
    world.abroad.file(month, innovators, patents, world.filed, world.accounts, readiness=readiness)
    world.service_market.bill(month, patents, world.filed, world.city)
    file_other_rights(world, month)
    serve_clients(world, month)


def file_other_rights(world: "IPEcosystem", month: Month) -> None:
    """Trademarks, Madrid marks, works, plant varieties and geographical indications."""
    entities, about, rights = world.entities, world.parameters.marks, world.parameters.rights
    book, stocks = entities.book, world.stocks
    trademarks, applications = stocks["trademarks"], stocks["trademark applications"]
    guide_entities(month, entities, world.standing("trademark_guidance_stations_ordered"), about=about)
    examine_marks(month, book, trademarks, applications, about=about)
    renew_marks(month, book, trademarks, about=about)
    cancel_marks(month, book, trademarks, about=about)
    file_marks(month, entities, world.city, applications, about=about)
    file_madrid(month, entities, world.accounts, about=rights)
    register_works(month, entities, world.standing("copyright_service_centres_ordered"), about=rights)
    support_varieties(month, entities, world.accounts, about=rights)


def examine(world: "IPEcosystem", month: Month) -> None:
    """Pre-examination, grant, fees, high value: what happens to patents this month."""
    about, patents, innovators, filed = world.parameters.patents, world.patents, world.innovators, world.filed
    office = world.patent_office
    office.receive(month, patents, filed)
    for centre in (world.protection_centre, world.quick_centre):
        centre.register(month, innovators)
        centre.preexamine(month, innovators, patents, filed, office)
    desk, filing = world.desk, world.parameters.filing
    caught = withdraw_caught(month, patents, innovators, filed, desk.reprimands, about=filing)
    desk.caught = float(np.sum(patents.weight[caught]))
    due = np.flatnonzero(patents.due == month.index)
    decided = office.examine(month, patents, innovators, due)
    granted = decided.granted
    ended = renew(
        month, patents, innovators, due,
        about=about, rules=world.parameters.portfolio, margin=world.parameters.innovation.margin,
        rule=world.rules["renewal"],
    )  # fmt: skip
    invalidated = settle_petitions(world, month, due)
    abandoned, dropped = give_up_twins(month, patents, granted)
    ended = np.concatenate([ended, abandoned])
    awarded = award(world, month, granted)
    facts = Facts(world, month, filed=filed, granted=granted, ended=ended, awarded=awarded)
    world.facts = facts
    touched = (granted, facts.granted_abroad, awarded)
    name_high_value(month, patents, due=due, ended=np.concatenate([ended, invalidated]), touched=touched)
    listed = world.administration.violators.firms
    pay_grant_subsidies(month, patents, granted, world.accounts, listed)
    book_patents(
        world.stocks, patents, filed=filed, granted=granted, refused=decided.refused, ended=ended,
        withdrawn=np.concatenate([caught, decided.withdrawn, dropped]), invalidated=invalidated,
    )  # fmt: skip


def settle_petitions(world: "IPEcosystem", month: Month, due: Rows) -> Rows:
    """The board takes petitions against patents in force and decides those due; returns what it voids."""
    board, about, patents = world.patent_office.board, world.parameters.patents, world.patents
    board.challenge(month, patents, due, usual=medians(about), spread=about.value_spread)
    return board.invalidate(month, patents, world.innovators)


def award(world: "IPEcosystem", month: Month, granted: Rows) -> Rows:
    """The best of this month's grants are nominated; once a year juries choose."""
    rules, nominees = world.parameters.portfolio, world.nominees
    nominees.nominate(month.seed, world.patents, granted, rules)
    return nominees.award(month, world.patents, rules)
