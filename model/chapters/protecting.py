"""Rights are infringed; owners notice and choose; courts and other bodies decide; beliefs follow."""

from typing import TYPE_CHECKING

from model.behaviour.infringement import Exposure, deterrence, infringe, notice
from model.behaviour.overseas import suffer_abroad
from model.behaviour.routes import (
    Reach,
    award_gained,
    bring_cases,
    bring_outside_cases,
    choose_routes,
    winning_chance_gained,
)
from model.behaviour.sanction import learn_from_cases
from model.dockets import Dockets
from model.institutions.administration import Administration
from model.institutions.court import accept_cases, assign_judges, hold_hearings, open_courts
from model.institutions.judgments import bring_appeals, settle_awards
from model.institutions.mediation import Arbitration, Mediation
from model.institutions.notaries import Notaries
from model.institutions.prosecution import Customs, Procuratorate
from model.month import Month
from model.opening_dockets import open_dockets
from model.tables import Disputes

if TYPE_CHECKING:
    from model.model import IPEcosystem


def found_protection(world: "IPEcosystem") -> None:
    """Courts and other bodies with their dockets of January 2020; who may be infringed."""
    about = world.parameters
    world.disputes = Disputes()
    world.dockets = Dockets(world.disputes)
    open_dockets(
        world.month,
        world.dockets,
        world.region.opening,
        world.city,
        disputes=about.disputes,
        court=about.court,
        bodies=about.bodies,
        investigators=world.standing("technical_investigators_ordered"),
    )
    world.exposure = Exposure(world.patents, world.innovators, about.disputes, world.seed_used)
    world.courts = open_courts(world, world.region.economies)
    world.administration, world.mediation = Administration(world), Mediation(world)
    world.arbitration, world.procuratorate = Arbitration(world), Procuratorate(world)
    world.customs, world.notaries = Customs(world), Notaries(world)


def protect(world: "IPEcosystem", month: Month) -> None:
    """One month of protection, from infringement to belief."""
    meet_infringement(world, month)
    choose_and_file(world, month)
    hear(world, month)
    settle(world, month)


def meet_infringement(world: "IPEcosystem", month: Month) -> None:
    """Infringements happen; owners notice some of them."""
    about = world.parameters.disputes
    world.infringement = deterrence(month, world.city, about)
    world.incidents = infringe(
        month,
        world.exposure,
        world.innovators,
        world.patents,
        world.city,
        about=about,
        marks=world.stocks["trademarks"].level,
        secret_stations=world.standing("trade_secret_stations_ordered"),
    )
    stations = world.standing("protection_workstations_ordered")
    notice(month, world.incidents, world.innovators, about=about, stations=stations)


def choose_and_file(world: "IPEcosystem", month: Month) -> None:
    """Owners choose a route or nothing; cases are filed, those of outside parties too."""
    about, court, bodies = world.parameters.disputes, world.parameters.court, world.parameters.bodies
    policy, dockets, incidents = month.policy, world.dockets, world.incidents
    world.won = winning_chance_gained(
        policy, world.notaries.gained, proof=court.proof_effect, notary=court.notary_effect
    )
    reach = Reach(
        stations=world.standing("protection_workstations_ordered"),
        campaigns=world.delivered("enforcement_campaigns_ordered"),
        mediation_room=world.mediation.room(month, dockets, about=bodies),
    )
    award = award_gained(policy, court.punitive_share)
    choose_routes(month, incidents, world.city, about=about, reach=reach, won=world.won, award=award)
    brought = bring_cases(
        month, incidents, world.exposure, dockets, world.innovators, world.patents, about=about, reach=reach
    )
    bring_outside_cases(month, dockets, about=about)
    firms = world.exposure.firms(month, world.innovators)
    world.notaries.serve(month, world.disputes, brought, firms, about=bodies)


def hear(world: "IPEcosystem", month: Month) -> None:
    """All bodies work on their dockets."""
    bodies, court, dockets = world.parameters.bodies, world.parameters.court, world.dockets
    world.mediation.hear(month, dockets, about=bodies)
    world.arbitration.hear(month, dockets, about=bodies)
    world.customs.confirm(month, dockets, about=bodies)
    world.administration.hand_over(month, dockets, about=bodies)
    world.administration.handle(month, dockets, about=bodies)
    bring_appeals(month, dockets, about=court)
    world.procuratorate.intervene(month, dockets)
    investigators = world.standing("technical_investigators_ordered")
    accept_cases(month, dockets, world.city, about=court, investigators=investigators)
    assign_judges(month, world.courts, dockets, about=court)
    hold_hearings(month, world.courts, dockets, about=court, won=world.won)


def settle(world: "IPEcosystem", month: Month) -> None:
    """Awards and fines move money, violators are listed, beliefs follow, the register is recounted."""
    about, closed = world.parameters, world.dockets.closed_rows()
    settle_awards(world.disputes, closed, world.innovators, world.accounts)
    world.administration.list_violators(month, world.disputes, closed, world.innovators, about=about.bodies)
    _, world.guided_abroad = suffer_abroad(
        month, world.exposure, world.innovators, world.accounts, about=about.disputes
    )
    learn_from_cases(month, world.disputes, world.dockets, world.incidents, world.city, about=about.disputes)
    world.dockets.close_month(month)
