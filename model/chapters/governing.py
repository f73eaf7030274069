"""Government and opinion: orders become programmes; people judge what came of them."""

from typing import TYPE_CHECKING

from model.behaviour.opinion import Opinion, form_opinion
from model.behaviour.survey import own_experience
from model.indicators import chosen, measured
from model.institutions.government import Government
from model.institutions.navigation import Navigation
from model.institutions.programmes import build_all, build_programmes
from model.month import Month

if TYPE_CHECKING:
    from model.model import IPEcosystem


def found_government(world: "IPEcosystem", cost_draw: int) -> None:
    """Government with its ledger, what its programmes have built by January 2020, and opinion."""
    rules, policy = world.parameters.programmes, world.month.policy
    goals = world.region.goals
    world.government = Government(world, policy, rules, cost_draw=cost_draw, goals=goals)
    unasked = {goal.indicator for goal in goals} - {about.id for about in world.measures}
    world.unasked = chosen(unasked) if unasked else ()
    world.programmes = build_programmes(world, policy, rules)
    world.navigation = Navigation(
        world, rules, reports_before=policy.navigation_reports, seed=world.seed_used
    )
    world.opinion = Opinion(
        world.region.opening.satisfaction_2019,
        campaigns=policy.awareness_campaigns,
        stations=world.standing("science_stations_ordered"),
        schools=world.standing("pilot_schools_ordered"),
        aid=world.standing("protection_workstations_ordered"),
        nodes=world.standing("public_service_nodes"),
    )


def govern(world: "IPEcosystem", month: Month) -> None:
    """Levers in force become orders; programmes build and deliver."""
    world.government.govern(month, world.programmes)
    build_all(month, world.programmes.values())
    world.navigation.analyse(month, world.delivered("navigation_reports"))


def opine(world: "IPEcosystem", month: Month) -> None:
    """Norms and perceived protection move; the survey asks. The cases that ended are already registered."""
    beliefs = world.beliefs
    form_opinion(
        month,
        world.city,
        world.opinion,
        rules=world.parameters.opinion,
        aid_stations=world.standing("protection_workstations_ordered"),
        nodes=world.standing("public_service_nodes"),
        campaigns=world.rate("awareness_campaigns"),
        science_stations=world.standing("science_stations_ordered"),
        schools=world.standing("pilot_schools_ordered"),
        infringement=world.infringement,
        lived=own_experience(
            world.disputes, world.dockets.closed_last_month(), beliefs.usual_won(), beliefs.usual_days
        ),
    )


def report_goals(world: "IPEcosystem", month: Month) -> None:
    """Government is told this month's measures of its goals, also those that nobody asked this run for."""
    review = world.government.review
    follows = review.follows(month)
    more = measured(world, world.facts, world.unasked) if follows else {}
    review.note(world.rows[-1] | more if follows else {})
