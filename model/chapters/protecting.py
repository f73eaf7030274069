"""Rights are infringed; owners notice and choose; courts and other bodies decide; beliefs follow."""

from typing import TYPE_CHECKING

from model.behaviour.beliefs import form_beliefs
from model.behaviour.cases import bring_cases, bring_outside_cases
from model.behaviour.exposure import Exposure
from model.behaviour.infringement import RightsHeld, deterrence, infringe, opening_by_right, patent_base
from model.behaviour.noticing import notice
from model.behaviour.overseas import suffer_abroad
from model.behaviour.routes import choose_routes, help_in_reach, pay_agreed, winning_chance_gained
from model.behaviour.sanction import learn_from_cases
from model.dockets import Dockets
from model.institutions.administration import Administration
from model.institutions.appraisal import Appraisers
from model.institutions.court import assign_judges, hold_hearings, open_courts
from model.institutions.judgments import bring_appeals, final, settle_awards
from model.institutions.mediation import Arbitration, Mediation
from model.institutions.notaries import Notaries
from model.institutions.prosecution import Customs, Procuratorate
from model.institutions.trade_secrets import care_reach
from model.institutions.triage import accept_cases
from model.month import Month
from model.opening_dockets import open_dockets
from model.tables import Disputes
from model.tables.disputes import PATENT

if TYPE_CHECKING:
    from model.model import IPEcosystem


def found_protection(world: "IPEcosystem") -> None:
    """Courts and other bodies with their dockets of January 2020; who may be infringed."""
    about = world.parameters
    world.disputes = Disputes()
    world.dockets = Dockets(world.disputes)
    record = open_dockets(
        world.month,
        world.dockets,
        world.region.opening,
        world.city,
        disputes=about.disputes,
        court=about.court,
        bodies=about.bodies,
        investigators=world.standing("technical_investigators_ordered"),
    )
    base = patent_base(about.disputes)
    world.exposure = Exposure(world.patents, world.innovators, about.disputes, world.seed_used, base=base)
    firms = world.exposure.firms(world.month, world.innovators)
    world.beliefs = form_beliefs(
        world.city,
        record,
        opening_by_right(world.exposure, rights_held(world), firms, about.disputes),
        about=about.disputes,
        bodies=about.bodies,
        patent_stake=world.exposure.usual_stake,
        patent_spread=world.exposure.stake_spread,
    )
    world.exposure.expect(float(world.beliefs.opening_sanction[PATENT]))
    world.courts = open_courts(world, world.region.economies)
    world.administration, world.mediation = Administration(world), Mediation(world)
    world.arbitration, world.procuratorate = Arbitration(world), Procuratorate(world)
    world.customs, world.notaries = Customs(world), Notaries(world)
    court = about.court
    world.appraisers = Appraisers(world, days=court.appraisal_days, elsewhere=court.appraisal_elsewhere)


def protect(world: "IPEcosystem", month: Month) -> None:
    """One month of protection, from infringement to belief."""
    meet_infringement(world, month)
    choose_and_file(world, month)
    hear(world, month)
    settle(world, month)


def rights_held(world: "IPEcosystem") -> RightsHeld:
    """Rights in force of which only counts are kept."""
    rights = world.entities.rights
    return RightsHeld(
        marks=world.stocks["trademarks"].level,
        varieties=float(rights.varieties.sum()),
        indications=float(rights.indications),
    )


def meet_infringement(world: "IPEcosystem", month: Month) -> None:
    """Infringements happen; owners, customs and campaigns notice some of them."""
    about, beliefs, city = world.parameters.disputes, world.beliefs, world.city
    norms = city.norms - (city.opening or city).norms
    felt = beliefs.felt(month, about)
    level = deterrence(felt, beliefs.opening_sanction, norms, about)
    world.infringement = beliefs.weighted(level)
    secret_stations = world.standing("trade_secret_stations_ordered")
    world.incidents = infringe(
        month,
        world.exposure,
        world.innovators,
        world.patents,
        felt=felt,
        level=level,
        held=rights_held(world),
        about=about,
        care=care_reach(month, world.innovators, secret_stations, about),
    )
    notice(
        month,
        world.incidents,
        world.exposure,
        world.innovators,
        about=about,
        stations=world.standing("protection_workstations_ordered"),
        campaigns=world.delivered("enforcement_campaigns_ordered"),
    )
    seen = world.incidents.noticed & (world.incidents.patent >= 0)
    world.exposure.remember(month, world.incidents.owner[seen])


def choose_and_file(world: "IPEcosystem", month: Month) -> None:
    """Owners choose a route or nothing; talks are settled; cases are filed, those of outside parties too."""
    about, court, bodies = world.parameters.disputes, world.parameters.court, world.parameters.bodies
    dockets, incidents, exposure, beliefs = world.dockets, world.incidents, world.exposure, world.beliefs
    world.won = winning_chance_gained(
        month.policy, world.notaries.gained, proof=court.proof_effect, notary=court.notary_effect
    )
    beliefs.evidence = world.won
    stations = world.standing("protection_workstations_ordered")
    prospects = beliefs.expected(month, help_in_reach(world.won, stations, about), about)
    rule = world.rules["route_choice"]
    choose_routes(
        month, incidents, prospects, exposure, world.patents, about=about, stations=stations, rule=rule
    )
    pay_agreed(month, incidents, prospects, exposure, world.innovators, world.accounts, about=about)
    room = world.mediation.room(month, dockets, about=bodies)
    brought = bring_cases(month, incidents, exposure, dockets, world.innovators, about=about, room=room)
    bring_outside_cases(month, dockets, about=about, paid=beliefs.serial, paid_before=beliefs.serial_opening)
    firms = exposure.firms(month, world.innovators)
    world.notaries.serve(month, world.disputes, brought, firms, about=bodies)


def hear(world: "IPEcosystem", month: Month) -> None:
    """All bodies work on their dockets."""
    bodies, court, dockets = world.parameters.bodies, world.parameters.court, world.dockets
    world.mediation.hear(month, dockets, about=bodies)
    world.arbitration.hear(month, dockets, about=bodies)
    world.customs.confirm(month, dockets, about=bodies)
    world.administration.hand_over(month, dockets, about=bodies)
    world.appraisers.open_month(month)
    world.administration.handle(
        month,
        dockets,
        about=bodies,
        board=world.patent_office.board,
        patents=world.patents,
        appraisers=world.appraisers,
        campaigns=world.delivered("enforcement_campaigns_ordered"),
    )
    bring_appeals(month, dockets, about=court)
    world.procuratorate.prosecute(month, dockets, about=bodies)
    investigators = world.standing("technical_investigators_ordered")
    accept_cases(
        month,
        dockets,
        world.city,
        about=court,
        investigators=investigators,
        appraisers=world.appraisers,
        load=world.courts[0].bench.load,
    )
    assign_judges(month, world.courts, dockets, about=court)
    hold_hearings(month, world.courts, dockets, about=court, won=world.won)


def settle(world: "IPEcosystem", month: Month) -> None:
    """Awards and fines move money, violators are listed, beliefs follow, the register is recounted."""
    about, closed = world.parameters, world.dockets.closed_rows()
    paid = final(month, world.dockets, about=about.court)
    settle_awards(world.disputes, paid, world.innovators, world.accounts)
    world.administration.list_violators(month, world.disputes, closed, world.innovators, about=about.bodies)
    world.disputes_abroad = suffer_abroad(
        month,
        world.exposure,
        world.innovators,
        world.accounts,
        about=about.disputes,
        readiness=world.entities.rights.readiness,
    )
    world.guided_abroad = world.disputes_abroad.guided
    learn_from_cases(
        month,
        world.disputes,
        world.dockets,
        world.incidents,
        world.city,
        world.beliefs,
        about=about.disputes,
        evidence=world.won,
    )
    world.dockets.close_month(month)
