"""Marks (商标): guidance reaches owners, who file; the office decides; ten years later they renew or not.

All in cells, for every market entity, innovators included: there is one system of marks. Applications
wait in a ring by month of decision. Madrid applications are few, so the city draws them as one count.
"""

import numpy as np

from model import chance
from model.accounts import Accounts, Stock
from model.arrays import Floats
from model.city import City
from model.errors import SimulationError
from model.month import Month, month_number
from model.parameters.marks import MarkParameters
from model.region import Region
from model.tables.entities import (
    AGES,
    ENTERPRISE,
    GUIDANCE,
    KINDS,
    MARK_AGES,
    REACHED,
    SLOTS,
    SOLE_TRADER,
    UNREACHED,
    Cells,
    Entities,
    apportion,
    cell_keys,
    entity_sector_column,
    per_owner,
    taken,
)

PLAN_START = month_number(2021, 1)
"""First month of the five-year plan: a cumulative reading of its Madrid target counts from here."""


# ── the opening ──────────────────────────────────────────────────────────────────────────────────


def set_filing_base(
    entities: Entities, applications: float, mid_year: float, *, about: MarkParameters
) -> None:
    """Set the level of filing so that the register of mid 2019 files the applications of that year.

    ``mid_year`` is that register over the one of the opening.
    """
    entities.filing_base = applications / 12.0 / (mid_year * float(filing_weight(entities, about).sum()))


def opening_marks(entities: Entities, total: float, *, about: MarkParameters) -> None:
    """Spread the valid marks over ages (growing registrations) and over owners old enough to hold them."""
    years = np.arange(MARK_AGES - 1)
    cohorts = apportion(total, np.asarray((1.0 + about.mark_history) ** -years))
    owners = _owner_weight(entities)[:, :, UNREACHED]
    age_weight = age_filing(about)
    for years_ago, marks in enumerate(cohorts):
        filed_at = np.maximum(np.arange(AGES) - years_ago, 0)
        old_enough = np.arange(AGES) >= years_ago
        weight = owners * kind_filing(about)[:, None] * age_weight[filed_at] * old_enough
        entities.marks[:, :, UNREACHED, years_ago] = apportion(marks, weight)


def opening_applications(entities: Entities, region: Region, *, about: MarkParameters) -> None:
    """Applications of late 2019 that the office decides in the first months of 2020."""
    weight = filing_weight(entities, about)
    monthly = region.opening.trademark_applications_2019 / 12.0
    for slot in range(round(region.at(0).trademark_exam_months)):
        entities.pending[..., slot] = apportion(monthly, weight)


# ── who files how much ───────────────────────────────────────────────────────────────────────────


def kind_filing(about: MarkParameters) -> Floats:
    """Marks filed per entity by kind, enterprise = 1, shape (KINDS,)."""
    by_kind = np.ones(KINDS)
    by_kind[SOLE_TRADER] = about.filing_sole
    return by_kind


def age_filing(about: MarkParameters) -> Floats:
    """Marks filed per entity by age, old age = 1, shape (AGES,)."""
    return np.asarray(1.0 + (about.filing_young - 1.0) * np.exp(-np.arange(AGES) / about.filing_young_years))


def _owner_weight(entities: Entities) -> Floats:
    """Entities weighted by how much their sector files, shape (KINDS, AGES, GUIDANCE)."""
    marks = entity_sector_column("marks")[:, None, None, None]
    return np.asarray(np.sum(marks * entities.counts, axis=0))


def filing_weight(entities: Entities, about: MarkParameters) -> Floats:
    """Weight of each cell in filing, shape (KINDS, AGES, GUIDANCE): sector, kind, age, guidance."""
    guidance = np.ones(GUIDANCE)
    guidance[REACHED] = 1.0 + about.guidance_filing
    relative = kind_filing(about)[:, None, None] * age_filing(about)[:, None] * guidance
    return np.asarray(_owner_weight(entities) * relative)


def filing_climate(month: Month, city: City, about: MarkParameters) -> float:
    """What moves the filing of the whole city, 1 at the opening: nation, norms, activity."""
    opening = city.opening or city
    norms = city.felt("norms", "norms_marks", month.hold) / opening.norms
    economy = month.economy
    climate = norms**about.filing_norms * economy.activity**about.filing_activity
    return float(economy.trademark_propensity * climate)


# ── the month ────────────────────────────────────────────────────────────────────────────────────


def guide_entities(month: Month, entities: Entities, stations: float, *, about: MarkParameters) -> None:
    """Guidance stations (商标品牌指导站) reach entities at random, enterprises first; guidance is forgotten.

    A visit to an entity that was reached lately changes nothing: that is the saturation.
    """
    _move_guidance(month, entities, REACHED, UNREACHED, np.full(KINDS, 1.0 / (12.0 * about.guidance_memory)))
    preference = np.ones(KINDS)
    preference[ENTERPRISE] = about.station_preference
    pool = float(np.sum(entities.owners().sum(axis=(1, 2)) * preference))
    visits = stations * about.station_reach / 12.0
    if visits > 0.0 and pool > 0.0:
        _move_guidance(month, entities, UNREACHED, REACHED, 1.0 - np.exp(-visits * preference / pool))


def _move_guidance(month: Month, entities: Entities, before: int, after: int, share: Floats) -> None:
    """Move a share of each kind from one state of guidance to the other, with marks and applications."""
    if not entities.counts[..., before].any():
        return
    name = "marks.reached" if after == REACHED else "marks.forgotten"
    owners = entities.counts[..., before].sum(axis=0)
    moved = taken(month, name, entities.counts[..., before], share[:, None])
    entities.counts[..., before] -= moved
    entities.counts[..., after] += moved
    of_owners = per_owner(moved.sum(axis=0), owners)[..., None]
    held = entities.held
    along = taken(month, name + ".held", held[:, :, before], of_owners)
    held[:, :, before] -= along
    held[:, :, after] += along


def decide_marks(month: Month, entities: Entities, trademarks: Stock, applications: Stock) -> None:
    """The national office registers or refuses the applications that are due this month."""
    slot = month.index % SLOTS
    due: Cells = entities.pending[..., slot].copy()
    registered = taken(month, "marks.registered", due, month.economy.trademark_register_share)
    entities.pending[..., slot] = 0
    entities.marks[..., 0] += registered
    entities.registered = int(registered.sum())
    applications.lose("decided", int(due.sum()))
    trademarks.gain("registered", entities.registered)


def renew_marks(month: Month, entities: Entities, trademarks: Stock, *, about: MarkParameters) -> None:
    """Marks registered ten calendar years ago fall due, evenly over the year; owners renew or let go."""
    last = MARK_AGES - 1
    due = taken(month, "marks.due", entities.marks[..., last], 1.0 / (12 - month.of_year + 1))
    renewed = taken(month, "marks.renewed", due, renewal_probability(about))
    entities.marks[..., last] -= due
    entities.marks[..., 0] += renewed
    entities.renewed = int(renewed.sum())
    entities.not_renewed = int(due.sum()) - entities.renewed
    trademarks.lose("not renewed", entities.not_renewed)


def renewal_probability(about: MarkParameters) -> Floats:
    """Probability of renewal without and with guidance, shape (GUIDANCE,)."""
    probability = np.full(GUIDANCE, about.renewal)
    probability[REACHED] += (1.0 - about.renewal) * about.guidance_renewal
    return probability


def file_marks(
    month: Month, entities: Entities, city: City, applications: Stock, *, about: MarkParameters
) -> None:
    """Entities apply for trademarks (商标申请); each application gets its month of decision."""
    mean = filing_weight(entities, about) * entities.filing_base * filing_climate(month, city, about)
    filed = chance.poisson(month.uniform("marks.filed", cell_keys(mean.shape)), mean.ravel())
    filed = filed.reshape(mean.shape).astype(np.int64)
    wait = month.economy.trademark_exam_months
    if not 1.0 <= wait < SLOTS - 1:
        raise SimulationError(
            f"trademark_exam_months = {wait!r} is outside [1, {SLOTS - 1}) months (month {month.index}); "
            "correct the path of the region, or SLOTS in model/tables/entities.py."
        )
    later = taken(month, "marks.later", filed, wait - int(wait))  # 7.2 months: one in five waits 8
    slot = (month.index + int(wait)) % SLOTS
    entities.pending[..., slot] += filed - later
    entities.pending[..., (slot + 1) % SLOTS] += later
    entities.filed = int(filed.sum())
    applications.gain("filed", entities.filed)


# ── abroad ───────────────────────────────────────────────────────────────────────────────────────


def exporters_met(courses: float, exchanges: float, guided: float, about: MarkParameters) -> float:
    """Exporters that training courses, exchange projects and guided disputes meet."""
    return courses * about.course_firms + exchanges * about.exchange_firms + guided


def exporters(entities: Entities, about: MarkParameters) -> float:
    """Enterprises that export."""
    return float(entities.counts[:, ENTERPRISE].sum()) * about.exporter_share


def lasting_readiness(met: float, pool: float, memory: float) -> float:
    """Readiness at which learning and forgetting balance, 0-1.

    Parameters
    ----------
    met : exporters met a year
    pool : exporters
    memory : years for which readiness lasts
    """
    learned = met / max(pool, 1.0) * memory
    return learned / (1.0 + learned)


def ready_exporters(
    month: Month,
    entities: Entities,
    courses: float,
    exchanges: float,
    guided: float,
    *,
    about: MarkParameters,
) -> None:
    """Courses, exchange projects and guided disputes of the month ready exporters; what is learned fades.

    A meeting with an exporter that is ready already adds nothing.
    """
    rights = entities.rights
    rate = exporters_met(courses, exchanges, guided, about) / max(exporters(entities, about), 1.0)
    fading = rights.readiness / (12.0 * about.readiness_memory)
    rights.readiness += (1.0 - rights.readiness) * -np.expm1(-rate) - fading


def madrid_price(support: float, about: MarkParameters) -> float:
    """What a Madrid application costs its owner, CNY: never less than the own effort."""
    return about.madrid_cost - madrid_refund(support, about) + about.madrid_own_cost


def madrid_refund(support: float, about: MarkParameters) -> float:
    """Support paid for one application, CNY: never more than it cost."""
    return min(support, about.madrid_cost)


def file_madrid(month: Month, entities: Entities, accounts: Accounts, *, about: MarkParameters) -> None:
    """Exporters apply for marks abroad by the Madrid system (马德里国际注册); part of the cost is public.

    The pool of applicants drifts with the nation, not with the register: Madrid applications of the
    nation were flat while its entities grew by half.
    """
    rights = entities.rights
    support = month.policy.madrid_support
    price = madrid_price(support, about) / rights.madrid_price_opening
    gain = about.readiness_gain
    ready = (1.0 + gain * rights.readiness) / (1.0 + gain * rights.readiness_opening)
    drift = (1.0 + about.madrid_trend) ** (month.index / 12.0)
    activity = month.economy.activity**about.filing_activity
    mean = rights.madrid_base * drift * activity * ready * price**-about.madrid_elasticity
    rights.madrid_filed = month.city_count("marks.madrid", mean)
    if month.index >= PLAN_START:
        rights.madrid_cumulative += rights.madrid_filed
    accounts.spend("madrid_support", "outside", rights.madrid_filed * madrid_refund(support, about))
