"""Market entities register and deregister (市场主体的设立与注销), cell by cell.

Entry is an input of the city; exit follows age and kind, scaled so that the city's rate of the
month comes out. An owner that leaves takes some of its marks off the register; the others are
assigned or stay, and are kept with the owner's cell.
"""

import numpy as np

from model import chance
from model.accounts import Stock
from model.arrays import Floats
from model.behaviour.marks import opening_applications, opening_marks, set_filing_base
from model.behaviour.other_rights import opening_rights
from model.behaviour.population import exit_hazard
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.region import Region
from model.tables.entities import (
    AGES,
    ENTERPRISE,
    KINDS,
    MARK_AGES,
    SOLE_TRADER,
    UNREACHED,
    Entities,
    apportion,
    cell_keys,
    entity_sector_column,
    per_owner,
    split_by_guidance,
    taken,
)

AGE_YEARS = np.array([0.25, *range(1, AGES - 1), 12.0])
"""Mean age of each class in years: births are spread over their year; the last class is open."""
OLDEST = 40
"""Years back to which the opening register reaches."""


def opening_entities(region: Region, *, about: MarkParameters, rules: InnovationParameters) -> Entities:
    """The register of January 2020: entities by age from a growing past, their marks and applications."""
    opening, entities = region.opening, Entities()
    ages = opening_ages(about, rules)
    sectors = entity_sector_column("share")
    totals = {ENTERPRISE: opening.enterprises, SOLE_TRADER: opening.market_entities - opening.enterprises}
    for kind, total in totals.items():
        entities.counts[:, kind, :, UNREACHED] = apportion(total, sectors[:, None] * ages[kind])
    mid_year = register_of_mid_year(region)
    set_filing_base(entities, opening.trademark_applications_2019, mid_year, about=about)
    opening_marks(entities, opening.valid_trademarks, about=about)
    opening_applications(entities, region, about=about)
    entities.rights = opening_rights(region, entities, mid_year, about=about)
    return entities


def register_of_mid_year(region: Region) -> float:
    """The register of mid 2019 over that of its end: the yearly flows of 2019 were made by the former."""
    economy = region.at(0)
    growth = 12.0 * (economy.entity_entries / region.opening.market_entities - economy.entity_exit_rate)
    return float(np.exp(-growth / 2.0))


def exit_pattern(about: MarkParameters, rules: InnovationParameters) -> Floats:
    """Relative hazard of leaving the register by kind and age, shape (KINDS, AGES)."""
    by_age = exit_hazard(AGE_YEARS, np.ones(AGES), rules)
    by_kind = np.ones(KINDS)
    by_kind[SOLE_TRADER] = about.exit_sole
    return by_kind[:, None] * by_age


def opening_ages(about: MarkParameters, rules: InnovationParameters) -> Floats:
    """Age structure of the opening by kind, shape (KINDS, AGES): growing entry times survival."""
    years = np.arange(OLDEST)
    hazard = exit_pattern(about, rules)[:, np.minimum(years, AGES - 1)]
    survival = np.cumprod(1.0 - hazard, axis=1) / (1.0 - hazard)
    living = survival * (1.0 + about.entry_history) ** -years
    ages = living[:, :AGES].copy()
    ages[:, -1] = living[:, AGES - 1 :].sum(axis=1)
    return ages


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
    if month.of_year == 1:
        grow_older(entities)
    leave_register(month, entities, register, trademarks, applications, about=about, rules=rules)
    enter_register(month, entities, register)


def grow_older(entities: Entities) -> None:
    """A calendar year passes: owners, applications and marks move to the next age; the last class is open."""
    entities.counts = _older(entities.counts, axis=2)
    entities.held = _older(entities.held, axis=1)
    # All marks of age 10 were renewed or let go by December, so the last class is empty before the step.
    entities.marks[:] = _older(entities.marks, axis=3)


def _older(cells: np.ndarray, axis: int) -> np.ndarray:
    moved = np.moveaxis(cells, axis, 0)
    older = np.zeros_like(moved)
    older[1:] = moved[:-1]
    older[-1] += moved[-1]
    return np.ascontiguousarray(np.moveaxis(older, 0, axis))


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
    """Entities deregister (注销); part of their marks and applications ends with them."""
    owners = entities.owners()
    leaving = exit_probability(owners, exit_pattern(about, rules), month.economy.entity_exit_rate)
    gone = taken(month, "entities.exit", entities.counts.sum(axis=3), leaving)
    gone = split_by_guidance(month, "entities.exit_guided", gone, entities.counts)
    entities.counts -= gone
    lost_share = per_owner(gone.sum(axis=0), owners)[..., None] * about.exit_mark_loss
    lost = taken(month, "marks.owner_left", entities.held, lost_share)
    entities.held -= lost
    entities.exited = int(gone.sum())
    register.lose("deregistered", entities.exited)
    trademarks.lose("left with their owner", int(lost[..., :MARK_AGES].sum()))
    applications.lose("left with their applicant", int(lost[..., MARK_AGES:].sum()))


def enter_register(month: Month, entities: Entities, register: Stock) -> None:
    """Entities register (新设): Poisson by sector and kind, so the city's entries are Poisson too."""
    economy = month.economy
    kinds = np.array([economy.enterprise_entry_share, 1.0 - economy.enterprise_entry_share])
    sectors = entity_sector_column("share")
    mean = economy.entity_entries * (sectors / sectors.sum())[:, None] * kinds
    new = chance.poisson(month.uniform("entities.entry", cell_keys(mean.shape)), mean.ravel())
    entities.counts[:, :, 0, UNREACHED] += new.reshape(mean.shape)
    entities.entered = int(new.sum())
    register.gain("registered", entities.entered)
