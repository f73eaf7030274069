"""Services besides patent drafting: what in the city asks for them this month, and who meets it."""

from typing import TYPE_CHECKING

import numpy as np

from model.institutions.service_lines import Drivers, opening_drivers
from model.month import Month

if TYPE_CHECKING:
    from model.model import IPEcosystem


def serve_clients(world: "IPEcosystem", month: Month) -> None:
    """Agencies earn from marks, search, litigation, operation and consulting; vouchers are paid."""
    world.service_market.serve(
        month,
        world.city,
        world.accounts,
        drivers_of(world, month),
        exchange=world.rate("international_exchange"),
        vouchers=world.clients.vouchers.bought(world.parameters.services),
    )


def drivers_of(world: "IPEcosystem", month: Month) -> Drivers:
    """What asks for services, at the rate of a year; disputes, deals, loans, status as of last month."""
    reports, city = world.navigation.reports_in_use, world.city
    first = opening_drivers(world.region.opening, reports)
    if month.index == 0:
        return first
    deals, before = world.technology_market.deals, world.facts
    lately = np.arange(int(np.searchsorted(deals.month, month.index - 1)), len(deals))
    return Drivers(
        marks=12.0 * world.stocks["trademark applications"].inflows.get("filed", 0.0),
        rd=first.rd * city.firm_rd / (city.opening or city).firm_rd,
        reports=reports,
        cases=12.0 * before.cases_filed.size,
        deals=12.0 * (float(np.sum(deals.weight[lately])) + before.drawn.size),
        high_tech=float(np.sum(world.innovators.weight[before.high_tech])),
    )
