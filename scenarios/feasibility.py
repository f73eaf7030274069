"""Can it be paid and staffed in time (可行性)? Warnings of ``ipeco check``, found without a run.

Costs are levels times modal unit costs, plus money that is known before a run: appropriations, yearly
budgets, and R&D support at the R&D that the centre of the region's paths implies. What is paid per
grant, loan or case is not known before a run and left out. Staffing follows the declared rates of
hiring and training, building the declared limits; all at the centre of their priors.
"""

from collections.abc import Iterator

import numpy as np

from model.arrays import Floats
from model.institutions.programmes import CENTRES, SCHOOLS, STAFF, STATIONS, ZONES
from model.institutions.staff import Staff, StaffRules
from model.month import FIRST_YEAR, Month, month_name
from model.parameters import Parameters
from model.policy import LEVERS, Policy
from model.region import Region
from scenarios.dated import HORIZON, Scenario
from scenarios.money import WAN, wan_text
from scenarios.region import load_region

DEAREST = 3
"""Levers named with a year that exceeds its envelope."""
ENOUGH = 0.9
"""Part of the posts ordered that counts as in post: some always stand empty."""
PATIENCE = 9
"""Months after the order within which nobody is surprised that it does not stand yet."""
BUDGETS = ("operation_fund_injection", "plant_gi_support", "service_vouchers")
"""Levers that are a yearly sum of public money."""
APPROPRIATIONS = ("ip_reserve_fund", "risk_compensation_fund")
"""Levers that are all public money so far: a rise is paid once."""


def pools(rates: Parameters) -> dict[str, StaffRules]:
    """Levers that order posts, and how these are filled."""
    court, bodies = rates.court, rates.bodies
    names = ("adjudication_officers", "mediators", "arbitration_capacity")
    return {"judges": court} | dict.fromkeys(names, bodies)


def paces(rates: Parameters) -> dict[str, tuple[float, float]]:
    """Levers that order things or specialists: months until one stands, and how many begin in a month."""
    about = rates.programmes
    kinds = (
        (STATIONS, about.station_lead, about.station_limit),
        (CENTRES, about.centre_lead, about.centre_limit),
        (ZONES, about.zone_lead, about.zone_limit),
        (SCHOOLS, about.school_lead, about.school_limit),
        (STAFF, about.staff_lead, about.staff_limit),
    )
    wait = 1.0 / about.staffing
    return {name: (lead + wait, limit) for names, lead, limit in kinds for name in names}


def feasibility(scenario: Scenario) -> list[str]:
    """What cannot be paid or cannot stand in time, one warning each; empty if nothing."""
    levels, start = scenario.levels(), scenario.start
    region = load_region(scenario.region).centre()
    rates = Parameters().of_place(region.parameters)
    posts, things = pools(rates), paces(rates)
    found = list(over_budget(levels, region, rates, start))
    for name in sorted({entry.lever for entry in scenario.entries}):
        if name in posts:
            found += late_posts(name, levels[name], start, working(levels[name], region, posts[name]))
        elif name in things:
            found += late_things(name, levels[name], start, *things[name])
    return found


# ── money ─────────────────────────────────────────────────────────────────────────────────────────


def yearly_costs(levels: dict[str, Floats], region: Region, rates: Parameters) -> dict[str, Floats]:
    """Public money by lever and calendar year as far as it is known before a run, CNY, (n_years,) each."""
    costs = {name: cost_by_year(name, values) for name, values in levels.items()}
    share = levels["rd_subsidy_rate"] * LEVERS["rd_subsidy_rate"].factor
    costs["rd_subsidy_rate"] = by_year(share * firm_rd(region, rates)).sum(axis=1) / 12
    return costs


def cost_by_year(name: str, values: Floats) -> Floats:
    """Public money of one lever by calendar year, CNY, shape (n_years,); zero if only a run can tell."""
    about = LEVERS[name]
    if about.cost.basis == "unit and year":
        return by_year(values).mean(axis=1) * about.cost.mode
    if name in BUDGETS:
        return by_year(values).mean(axis=1) * about.factor
    if name in APPROPRIATIONS:
        rises = np.maximum(np.diff(values, prepend=values[0]), 0.0)
        return by_year(rises).sum(axis=1) * about.factor
    return np.zeros(values.size // 12)


def firm_rd(region: Region, rates: Parameters) -> Floats:
    """R&D of firms by month at the rate of a year, CNY: of 2019, grown with GDP and the nation's trend."""
    opening, months = region.opening, np.arange(1, HORIZON + 1)
    growth = np.array([economy.gdp / economy.gdp_2019 for economy in region.economies[:HORIZON]])
    trend = (1.0 + rates.innovation.rd_trend) ** (months / 12)
    return np.asarray(opening.rd_2019 * opening.rd_firm_share * growth * trend)


def by_year(months: Floats) -> Floats:
    """Months as a table, shape (n_years, 12)."""
    return np.asarray(months).reshape(-1, 12)


def over_budget(levels: dict[str, Floats], region: Region, rates: Parameters, start: int) -> Iterator[str]:
    """One warning for the first year whose known costs exceed its envelope, with what the others are."""
    costs = yearly_costs(levels, region, rates)
    total = np.sum(list(costs.values()), axis=0)
    envelope = by_year(levels["annual_budget"])[:, -1] * WAN
    over = [year for year in range(start // 12, total.size) if total[year] > envelope[year]]
    if not over:
        return
    year = over[0]
    dearest = sorted(costs, key=lambda name: -costs[name][year])[:DEAREST]
    named = ", ".join(f"{name} {wan_text(costs[name][year])}" for name in dearest)
    others = ", ".join(str(FIRST_YEAR + other) for other in over[1:])
    yield (
        f"the levers of {FIRST_YEAR + year} cost about {wan_text(total[year])}, more than its annual_budget "
        f"of {wan_text(envelope[year])}: new orders will wait. Dearest: {named}."
        + (f" Exceeded too in {others}." if others else "")
    )


# ── people and things ─────────────────────────────────────────────────────────────────────────────


def late_posts(name: str, values: Floats, start: int, at_work: Floats) -> Iterator[str]:
    """A warning if posts are filled with trained people much later than they are ordered."""
    month = last_rise(values, start)
    if month is None:
        return
    number = values[month]
    stands = next((m for m in range(month, HORIZON) if at_work[m] >= ENOUGH * number), HORIZON)
    if stands - month > PATIENCE:
        yield (
            f"{name} reaches {number:g} {LEVERS[name].unit} in {month_name(month)}, but hiring and training "
            f"let about {at_work[month]:.0f} work then; {ENOUGH:.0%} of them {when(stands)}."
        )


def working(values: Floats, region: Region, rules: StaffRules) -> Floats:
    """People at work by month, as trained people would count, where posts are ordered so, (n_months,)."""
    staff, calm = Staff(), Policy()
    months = [Month(index=m, policy=calm, economy=region.at(m), seed=0) for m in range(HORIZON)]
    return np.array([staff.working(month, float(values[month.index]), rules) for month in months])


def late_things(name: str, values: Floats, start: int, lead: float, limit: float) -> Iterator[str]:
    """A warning if what is ordered stands much later, because only so many can be begun in a month."""
    month = last_rise(values, start)
    if month is None:
        return
    number, now = values[month], start
    begun = float(values[max(start - 1, 0)])
    while begun < np.floor(number) and now < HORIZON:
        begun = min(begun + limit, max(float(values[now]), begun))
        now += 1
    stands = now + round(lead)
    if now - month > PATIENCE:
        yield (
            f"{name} reaches {number:g} {LEVERS[name].unit} in {month_name(month)}, but {limit:g} can be "
            f"begun in a month, and each takes about {lead:.0f} months: all of them stand {when(stands)}."
        )


def last_rise(values: Floats, start: int) -> int | None:
    """The last month, from a start on, in which a level rises to where it then stays or falls from."""
    rises = np.flatnonzero(np.diff(values) > 0.0) + 1
    rises = rises[rises >= start]
    return int(rises[-1]) if rises.size else None


def when(month: int) -> str:
    """``in 2026-03``, or that it is beyond what is simulated."""
    return f"in {month_name(month)}" if month < HORIZON else f"after {month_name(HORIZON - 1)}"
