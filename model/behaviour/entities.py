"""Market entities register and deregister (市场主体的设立与注销), cell by cell.

Entry is an input of the city; exit follows age and kind, scaled so that the city's rate of the
month comes out. What becomes of the marks of an owner that leaves is told in mark_register.py.
"""

from functools import lru_cache

import numpy as np

from model.accounts import Stock
from model.arrays import Floats
from model.behaviour.firm_life import exit_hazard
from model.behaviour.mark_opening import open_book
from model.behaviour.mark_register import owners_leave
from model.behaviour.other_rights import opening_rights
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.parameters.rights import RightsParameters
from model.region import Economy, Region
from model.tables.cells import apportion, arrivals, per_owner, split, taken
from model.tables.entities import Entities, sectors_of_kinds
from model.tables.marks import (
    AGES,
    COOPERATIVE,
    ENTERPRISE,
    KINDS,
    MARK_AGES,
    REACHED,
    SOLE_TRADER,
    UNREACHED,
    MarkFlows,
)

AGE_YEARS = np.array([0.25, *range(1, AGES - 1), 12.0])
"""Mean age of each class in years: births are spread over their year; the last class is open."""
OLDEST = 40
"""Years back to which the opening register reaches."""


def opening_entities(
    region: Region, *, about: MarkParameters, rights: RightsParameters, rules: InnovationParameters
) -> Entities:
    """The register of January 2020: entities by age from a growing past, their marks and applications."""
    opening, entities = region.opening, Entities()
    ages, sectors = opening_ages(about, rules), sectors_of_kinds()
    others = opening.market_entities - opening.enterprises
    cooperatives = round(others * about.cooperative_share)
    totals = {ENTERPRISE: opening.enterprises, SOLE_TRADER: others - cooperatives, COOPERATIVE: cooperatives}
    for kind, total in totals.items():
        entities.counts[:, kind, :, UNREACHED] = apportion(total, sectors[:, [kind]] * ages[kind])
    mid_year = register_of_mid_year(region)
    open_book(entities, region, mid_year, about=about)
    entities.rights = opening_rights(region, entities, mid_year, about=rights)
    return entities


def register_of_mid_year(region: Region) -> float:
    """The register of mid 2019 over that of its end: the yearly flows of 2019 were made by the former."""
    economy = region.at(0)
    growth = 12.0 * (economy.entity_entries / region.opening.market_entities - economy.entity_exit_rate)
    return float(np.exp(-growth / 2.0))


@lru_cache(maxsize=8)
def exit_pattern(about: MarkParameters, rules: InnovationParameters) -> Floats:
    """Relative hazard of leaving the register by kind and age, shape (KINDS, AGES)."""
    by_age = exit_hazard(AGE_YEARS, np.ones(AGES), rules)
    by_kind = np.ones(KINDS)
    by_kind[SOLE_TRADER] = about.exit_sole
    return np.asarray(by_kind[:, None] * by_age)


def opening_ages(about: MarkParameters, rules: InnovationParameters) -> Floats:
    """Age structure of the opening by kind, shape (KINDS, AGES): growing entry times survival."""
    years = np.arange(OLDEST)
    hazard = exit_pattern(about, rules)[:, np.minimum(years, AGES - 1)]
    survival = np.cumprod(1.0 - hazard, axis=1) / (1.0 - hazard)
    living = survival * (1.0 + about.entry_history) ** -years
    ages = living[:, :AGES].copy()
    ages[:, -1] = living[:, AGES - 1 :].sum(axis=1)
    return np.asarray(ages)


def live_entities(
    month: Month,
    entities: Entities,
    register: Stock,
    trademarks: Stock,
    applications: Stock,
    *,
    about: MarkParameters,
    rules: InnovationParameters,
) -> None:
    """January moves everyone a year on; entities leave the register, and others enter it."""
    entities.book.flows = MarkFlows()
    if month.of_year == 1:
        grow_older(entities)
    leave_register(month, entities, register, trademarks, applications, about=about, rules=rules)
    enter_register(month, entities, register, about=about)


def grow_older(entities: Entities) -> None:
    """A calendar year passes: owners, applications and marks move to the next age; the last class is open."""
    book = entities.book
    _older(entities.counts, axis=2)
    _older(book.held, axis=1)
    # All marks of age 10 were renewed or let go by December, so the last class is empty before the step.
    _older(book.rows[:, :MARK_AGES], axis=1)


def _older(cells: np.ndarray, axis: int) -> None:
    """Move cells one class on along an axis, in place."""
    moved = np.moveaxis(cells, axis, 0)
    moved[-1] += moved[-2]
    moved[1:-1] = moved[:-2].copy()
    moved[0] = 0


def exit_probability(owners: np.ndarray, pattern: Floats, rate: float) -> Floats:
    """Probability of leaving this month by kind and age: the pattern, scaled to the city's rate.

    Parameters
    ----------
    owners : entities by kind, age and guidance, shape (KINDS, AGES, 2)
    pattern : relative hazard, shape (KINDS, AGES)
    rate : share of all entities that leave in the month, 0-1
    """
    by_age = owners.sum(axis=2)
    weighted = float(np.sum(by_age * pattern))
    return pattern * (rate * float(by_age.sum()) / weighted) if weighted else pattern * 0.0


def leave_register(
    month: Month,
    entities: Entities,
    register: Stock,
    trademarks: Stock,
    applications: Stock,
    *,
    about: MarkParameters,
    rules: InnovationParameters,
) -> None:
    """Entities deregister (注销). How many leave does not depend on who was guided, only who they are."""
    owners, counts = entities.owners(), entities.counts
    leaving = exit_probability(owners, exit_pattern(about, rules), month.economy.entity_exit_rate)
    everybody = counts.sum(axis=3)
    gone = taken(month, "entities.exit", everybody, leaving)
    reached = split(month, "entities.exit_guided", gone, counts[..., REACHED], everybody)
    counts[..., REACHED] -= reached
    counts[..., UNREACHED] -= gone - reached
    left = np.stack([(gone - reached).sum(axis=0), reached.sum(axis=0)], axis=-1)
    share = per_owner(left, owners)
    owners_leave(month, entities.book, share, trademarks, applications, about=about)
    entities.exited = int(gone.sum())
    register.lose("deregistered", entities.exited)


def kinds_of_entries(economy: Economy, about: MarkParameters) -> Floats:
    """Shares of kinds among new entities, shape (KINDS,)."""
    shares = np.empty(KINDS)
    others = 1.0 - economy.enterprise_entry_share
    shares[ENTERPRISE] = economy.enterprise_entry_share
    shares[COOPERATIVE] = others * about.cooperative_share
    shares[SOLE_TRADER] = others - shares[COOPERATIVE]
    return shares


def enter_register(month: Month, entities: Entities, register: Stock, *, about: MarkParameters) -> None:
    """Entities register (新设): Poisson by sector and kind, so the city's entries are Poisson too."""
    kinds = kinds_of_entries(month.economy, about)
    new = arrivals(month, "entities.entry", month.economy.entity_entries * sectors_of_kinds() * kinds)
    entities.counts[:, :, 0, UNREACHED] += new
    entities.entered = int(new.sum())
    register.gain("registered", entities.entered)
