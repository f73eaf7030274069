"""Government and opinion: orders become programmes; people judge what came of them."""

from typing import TYPE_CHECKING

from model.behaviour.opinion import Opinion, form_opinion
from model.institutions.government import Government
from model.institutions.navigation import Navigation
from model.institutions.programmes import build_all, build_programmes
from model.month import Month

if TYPE_CHECKING:
    from model.model import IPEcosystem


def found_government(world: "IPEcosystem", cost_draw: int) -> None:
    """Government with its ledger, what its programmes have built by January 2020, and opinion."""
    rules, policy = world.parameters.programmes, world.month.policy
    world.government = Government(world, policy, rules, cost_draw=cost_draw)
    world.programmes = build_programmes(world, policy, rules)
    world.navigation = Navigation(
        world, rules, reports_before=policy.navigation_reports, seed=world.seed_used
    )
    world.opening_aid = world.standing("protection_workstations_ordered")
    world.opinion = Opinion(
        world.region.opening.satisfaction_2019,
        campaigns=policy.awareness_campaigns,
        stations=world.standing("science_stations_ordered"),
        schools=world.standing("pilot_schools_ordered"),
    )


def govern(world: "IPEcosystem", month: Month) -> None:
    """Levers in force become orders; programmes build and deliver."""
    world.government.govern(month, world.programmes)
    build_all(month, world.programmes.values())
    world.navigation.analyse(month, world.delivered("navigation_reports"))


def opine(world: "IPEcosystem", month: Month) -> None:
    """Norms and perceived protection move; the survey asks."""
    form_opinion(
        month,
        world.city,
        world.opinion,
        rules=world.parameters.opinion,
        aid_stations=world.standing("protection_workstations_ordered"),
        opening_aid=world.opening_aid,
        campaigns=world.rate("awareness_campaigns"),
        science_stations=world.standing("science_stations_ordered"),
        schools=world.standing("pilot_schools_ordered"),
        infringement=world.infringement,
    )
