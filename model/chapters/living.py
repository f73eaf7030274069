"""The population: market entities, innovators, what they learn and spend on R&D, whom they hire."""

from typing import TYPE_CHECKING

from model.accounts import Accounts, Stock
from model.behaviour.entities import live_entities, opening_entities
from model.behaviour.learning import cultivate, learn
from model.behaviour.madrid import ready_exporters
from model.behaviour.population import found_and_close, opening_innovators
from model.behaviour.research import opening_rd, spend_on_rd
from model.behaviour.services import Clients, choose_agencies
from model.institutions.programmes import Enrolment
from model.institutions.service_market import ServiceMarket
from model.institutions.trade_secrets import enrol_contact_firms, name_demo_firms
from model.month import Month
from model.tables.entities import recount_applications, recount_entities, recount_trademarks

if TYPE_CHECKING:
    from model.model import IPEcosystem

ENTITY_STOCKS = {
    "market entities": recount_entities,
    "trademarks": recount_trademarks,
    "trademark applications": recount_applications,
}
"""Stocks of the cells, and how each is recounted."""


def found_population(world: "IPEcosystem") -> None:
    """Innovators, market entities and agencies of January 2020; the accounts are opened."""
    about, region, seed = world.parameters, world.region, world.seed_used
    world.innovators, world.firm_terms = opening_innovators(
        region, about.innovation, about.research, about.status, seed, world.scale
    )
    terms = world.firm_terms
    world.rd_terms = opening_rd(world.month, world.innovators, world.city, terms.bar, terms.intensity)
    world.city.awareness = about.innovation.awareness_opening
    world.accounts = Accounts(world.innovators)
    world.accounts.open_account("government")
    world.entities = opening_entities(region, about=about.marks, rights=about.rights, rules=about.innovation)
    for name, recount in ENTITY_STOCKS.items():
        world.stocks[name] = Stock(name, recount(world.entities))
    zones = world.standing("service_clusters_ordered")
    policy = world.month.policy
    reports = world.navigation.reports_in_use
    world.service_market = ServiceMarket(
        world, region, about.services, policy, seed=seed, zones=zones, reports=reports
    )
    world.clients = Clients(world.service_market.opening_local)


def live(world: "IPEcosystem", month: Month) -> None:
    """Entities and innovators enter, grow and leave; innovators learn and are served."""
    about, stocks, innovators = world.parameters, world.stocks, world.innovators
    register, trademarks, applications = (stocks[name] for name in ENTITY_STOCKS)
    live_entities(
        month, world.entities, register, trademarks, applications, about=about.marks, rules=about.innovation
    )
    found_and_close(
        month,
        innovators,
        world.accounts,
        world.city,
        world.region,
        world.firm_terms,
        rules=about.innovation,
        research=about.research,
        status=about.status,
    )
    learn(
        month,
        innovators,
        world.city,
        rules=about.innovation,
        trained=world.rate("trainees_ordered"),
        outreach_events=world.rate("bank_outreach_events"),
        nodes=world.standing("public_service_nodes"),
    )
    cultivate(month, innovators, world.standing("cultivation_centres_ordered"), rules=about.patents)
    courses, exchanges = (
        world.delivered("overseas_training_courses"),
        world.delivered("international_exchange"),
    )
    ready_exporters(month, world.entities, courses, exchanges, world.guided_abroad, about=about.rights)
    keep_secrets(world, month)


def keep_secrets(world: "IPEcosystem", month: Month) -> None:
    """Firms are enrolled as trade-secret contact firms as far as stations can look after them."""
    rules, enrolment = world.parameters.programmes, world.programmes["contact_firm_enrolment"]
    assert isinstance(enrolment, Enrolment)
    stations = world.standing("trade_secret_stations_ordered")
    enrol_contact_firms(month, world.innovators, enrolment, stations, rules=rules)
    name_demo_firms(month, world.innovators, rules=rules)


def research(world: "IPEcosystem", month: Month) -> None:
    """R&D follows its price, protection and finance; agencies take stock, innovators choose among them."""
    rules = world.parameters
    spend_on_rd(
        month,
        world.innovators,
        world.accounts,
        world.city,
        world.rd_terms,
        rules=rules.innovation,
        research=rules.research,
    )
    market = world.service_market
    market.train(month, world.delivered("attorney_training"), world.delivered("talent_programme"))
    market.decide(month, world.standing("service_clusters_ordered"))
    market.enter(month, world.accounts)
    choose_agencies(
        month,
        world.innovators,
        market.book,
        world.clients,
        services=world.parameters.services,
        nodes=world.standing("public_service_nodes"),
        load=market.load(month),
        wages=market.terms(month).wages,
    )
