"""Marks (商标): guidance reaches owners, who file; hoarders file to sell. What the office does: mark_office.

All in cells, for every market entity, innovators included: there is one system of marks. The nation's
applications per entity are an input of the city; the nation's rules against hoarding are law. How much
of the fall is hoarding, and who still files, comes from the rules here.
"""

from functools import lru_cache

import numpy as np

from model.accounts import Stock
from model.arrays import Floats
from model.city import City
from model.errors import SimulationError
from model.month import Month, month_number
from model.parameters.marks import MarkParameters
from model.tables.cells import Cells, arrivals, per_owner, taken
from model.tables.entities import Entities, entity_sector_column
from model.tables.marks import (
    AGES,
    COOPERATIVE,
    EXAM_SLOTS,
    EXAMINED,
    GUIDANCE,
    HOARDERS,
    KINDS,
    LIVING,
    PUBLICATION_MONTHS,
    REACHED,
    ROWS,
    SOLE_TRADER,
    UNREACHED,
)

HOARDING_RULES = month_number(2021, 3)
"""The special action against bad-faith filing; the law forbade it from November 2019."""


# ── guidance ─────────────────────────────────────────────────────────────────────────────────────


def guide_entities(month: Month, entities: Entities, stations: float, *, about: MarkParameters) -> None:
    """Guidance stations (商标品牌指导站) reach entities at random, enterprises first; guidance is forgotten.

    A visit to an entity that was reached lately changes nothing: that is the saturation.
    """
    _move_guidance(month, entities, REACHED, UNREACHED, np.full(KINDS, 1.0 / (12.0 * about.guidance_memory)))
    visits = stations * about.station_reach / 12.0
    if visits <= 0.0:
        return
    preference = np.full(KINDS, about.station_preference)
    preference[SOLE_TRADER] = 1.0
    pool = float(np.sum(entities.counts.sum(axis=(0, 2, 3)) * preference))
    if pool > 0.0:
        _move_guidance(month, entities, UNREACHED, REACHED, -np.expm1(-visits * preference / pool))


def _move_guidance(month: Month, entities: Entities, before: int, after: int, share: Floats) -> None:
    """Move a share of each kind from one state of guidance to the other, with marks and applications."""
    if not entities.counts[..., before].any():
        return
    name = "marks.reached" if after == REACHED else "marks.forgotten"
    owners = entities.counts[..., before].sum(axis=0)
    moved = taken(month, name, entities.counts[..., before], share[:, None])
    entities.counts[..., before] -= moved
    entities.counts[..., after] += moved
    held = entities.book.held
    of_owners = per_owner(moved.sum(axis=0), owners)[..., None]
    along = taken(month, name + ".held", held[:, :, before], of_owners)
    held[:, :, before] -= along
    held[:, :, after] += along


# ── who files how much ───────────────────────────────────────────────────────────────────────────


def kind_filing(about: MarkParameters) -> Floats:
    """Marks filed per entity by kind, enterprise = 1, shape (KINDS,)."""
    by_kind = np.ones(KINDS)
    by_kind[SOLE_TRADER] = about.filing_sole
    by_kind[COOPERATIVE] = about.filing_cooperative
    return by_kind


def age_filing(about: MarkParameters) -> Floats:
    """Marks filed per entity by age, old age = 1, shape (AGES,)."""
    return np.asarray(1.0 + (about.filing_young - 1.0) * np.exp(-np.arange(AGES) / about.filing_young_years))


@lru_cache(maxsize=8)
def _cell_filing(about: MarkParameters) -> Floats:
    """Marks filed per entity by kind and age, shape (KINDS, AGES, 1)."""
    return np.asarray(kind_filing(about)[:, None, None] * age_filing(about)[:, None])


def filing_weight(entities: Entities, about: MarkParameters) -> Floats:
    """Weight of each cell in filing without guidance: sector, kind, age; shape (KINDS, AGES, GUIDANCE)."""
    marks = entity_sector_column("marks")[:, None, None, None]
    return np.asarray(np.sum(marks * entities.counts, axis=0) * _cell_filing(about))


def guided_filing(about: MarkParameters) -> Floats:
    """Marks filed by guidance, none = 1, shape (GUIDANCE,)."""
    gain = np.ones(GUIDANCE)
    gain[REACHED] += about.guidance_filing
    return gain


# ── what moves filing ────────────────────────────────────────────────────────────────────────────


def hoarding_left(month: int, about: MarkParameters) -> float:
    """Hoarding under the nation's rules against none: hoarders answer with a delay, and not all of them."""
    gone = -np.expm1(-max(month - HOARDING_RULES, 0) / about.hoarding_response)
    return float(1.0 - (1.0 - about.hoarding_floor) * gone)


def hoarding_of_nation(propensity: float, left: float, about: MarkParameters) -> float:
    """Share of hoarding in the nation's applications, 0-1; ``propensity`` counts all, 2019 = 1."""
    return min(about.hoarding_share * left / propensity, 1.0)


def plain_propensity(propensity: float, left: float, about: MarkParameters) -> float:
    """Applications per entity without hoarding, 2019 = 1: the nation's, less what its hoarders filed."""
    share = about.hoarding_share
    return max(propensity - share * left, 0.0) / (1.0 - share)


def closed_business(month: Month, about: MarkParameters) -> float:
    """What business activity leaves of filing, 1 when normal."""
    return float(month.economy.activity**about.filing_activity)


def norms_over_opening(month: Month, city: City) -> float:
    """Public norms over those of the opening; 1 with the loop held."""
    return city.felt("norms", "norms_marks", month.hold) / (city.opening or city).norms


# ── the month ────────────────────────────────────────────────────────────────────────────────────


def file_marks(
    month: Month, entities: Entities, city: City, applications: Stock, *, about: MarkParameters
) -> None:
    """Entities apply for trademarks (商标申请), hoarders too; each application gets its month of decision."""
    book, norms = entities.book, norms_over_opening(month, city)
    left = hoarding_left(month.index, about)
    weight = filing_weight(entities, about) * (book.filing_base * closed_business(month, about))
    plain = plain_propensity(month.economy.trademark_propensity, left, about) * norms**about.filing_norms
    filed = np.zeros(ROWS, dtype=np.int64)
    filed[:LIVING] = arrivals(month, "marks.filed", weight * guided_filing(about) * plain).ravel()
    per_plain = about.hoarding_share / (1.0 - about.hoarding_share)
    hoarding = float(weight.sum()) * per_plain * left * norms**-about.hoarding_norms
    filed[HOARDERS] = month.city_count("marks.hoarded", hoarding)
    _await_decision(month, entities, filed)
    book.flows.filed, book.flows.hoarded = int(filed.sum()), int(filed[HOARDERS])
    applications.gain("filed", book.flows.filed)


def _await_decision(month: Month, entities: Entities, filed: Cells) -> None:
    """Enter applications (ROWS,) under the month in which the office decides."""
    wait = exam_months(month)
    later = taken(month, "marks.later", filed, wait - int(wait))  # 4.2 months: one in five waits 5
    for extra, part in ((0, filed - later), (1, later)):
        slot = (month.index + int(wait) + extra) % EXAM_SLOTS
        entities.book.enter(EXAMINED + slot, part, float(month.index * part.sum()))


def exam_months(month: Month) -> float:
    """Months of formal and substantive examination: the nation's time to registration less publication.

    Raises
    ------
    SimulationError : the time does not fit the ring of applications
    """
    wait = month.economy.trademark_exam_months - PUBLICATION_MONTHS
    if not 1.0 <= wait < EXAM_SLOTS - 1:
        raise SimulationError(
            f"trademark_exam_months = {month.economy.trademark_exam_months!r} is outside "
            f"[{PUBLICATION_MONTHS + 1}, {PUBLICATION_MONTHS + EXAM_SLOTS - 1}) (month {month.index}); "
            "correct the path of the region, or EXAM_SLOTS in model/tables/marks.py."
        )
    return wait
