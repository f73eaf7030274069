"""The book of marks in January 2020: marks by age and owner, applications by stage, the base of filing."""

import numpy as np

from model.arrays import Floats
from model.behaviour.mark_office import by_row, odds_of
from model.behaviour.mark_register import TEN, renewal_of_living
from model.behaviour.marks import age_filing, filing_weight, kind_filing
from model.parameters.marks import MarkParameters
from model.region import Region
from model.tables.cells import Cells, apportion
from model.tables.entities import Entities, entity_sector_column
from model.tables.marks import (
    AGES,
    EXAM_SLOTS,
    EXAMINED,
    GONE,
    GRACE_MONTHS,
    GUIDANCE,
    HOARDERS,
    LIVING,
    OPPOSED,
    PUBLICATION_MONTHS,
    PUBLICATION_SLOTS,
    PUBLISHED,
    REVIEWED,
    ROWS,
    UNREACHED,
    MarkBook,
    owner_totals,
)


def open_book(entities: Entities, region: Region, mid_year: float, *, about: MarkParameters) -> None:
    """Fill the book of an opening register; ``mid_year`` is the register of mid 2019 over this one."""
    opening = region.opening
    set_filing_base(entities, opening.trademark_applications_2019, mid_year, about=about)
    open_marks(entities, region, about=about)
    open_applications(entities, region, about=about)


def set_filing_base(
    entities: Entities, applications: float, mid_year: float, *, about: MarkParameters
) -> None:
    """Set the level of filing so that the register of mid 2019 files the applications of that year."""
    plain = applications * (1.0 - about.hoarding_share) / 12.0
    entities.book.filing_base = plain / (mid_year * float(filing_weight(entities, about).sum()))


def ownerless(years: Floats, exits: float, about: MarkParameters) -> Floats:
    """Share of marks whose owner is gone, by years since registration; ``exits`` is the rate a year."""
    return -np.expm1(-exits * (1.0 - about.exit_mark_loss) * about.orphaned * years)


def open_marks(entities: Entities, region: Region, *, about: MarkParameters) -> None:
    """Spread the valid marks over ages (growing registrations), owners old enough, hoarders, owners gone.

    Marks due in the second half of 2019 and let go are in grace: valid for some months more.
    """
    book, years = entities.book, np.arange(TEN + 1.0)
    share = about.hoarding_share * about.hoarding_registered
    hoarded = share / (share + 1.0 - about.hoarding_share)
    gone = (1.0 - hoarded) * ownerless(years, 12.0 * region.at(0).entity_exit_rate, about)
    book.renewal = renewal_of_living(float(gone[TEN]), hoarded, about)
    size = np.asarray((1.0 + about.mark_history) ** -years)
    size[TEN] *= (1.0 - about.renewal) * GRACE_MONTHS / 12.0
    cohorts = apportion(region.opening.valid_trademarks, size)
    for years_ago, marks in enumerate(cohorts):
        owners = _old_enough(entities, years_ago, about)
        weight = np.zeros(ROWS)
        weight[:LIVING] = owners / owners.sum() * (1.0 - hoarded - gone[years_ago])
        weight[HOARDERS], weight[GONE] = hoarded, gone[years_ago]
        if years_ago < TEN:
            book.rows[:, years_ago] = apportion(marks, weight)
        else:
            _open_grace(book, marks, weight, hoarded, about)


def _open_grace(book: MarkBook, marks: float, weight: Floats, hoarded: float, about: MarkParameters) -> None:
    """Marks in grace by owner group, evenly over the months of their end."""
    let_go = weight * (1.0 - book.renewal)
    let_go[HOARDERS] = hoarded * (1.0 - book.renewal * about.hoarding_renewal)
    let_go[GONE] = weight[GONE]
    totals = owner_totals(apportion(marks, let_go))
    book.grace[:] = apportion(marks, np.repeat(totals[:, None], GRACE_MONTHS, axis=1))


def _old_enough(entities: Entities, years_ago: int, about: MarkParameters) -> Floats:
    """Weight of living owners that were there so many years ago, shape (LIVING,)."""
    marks = entity_sector_column("marks")[:, None, None]
    owners = np.sum(marks * entities.counts[..., UNREACHED], axis=0)
    filed_at = np.maximum(np.arange(AGES) - years_ago, 0)
    weight = owners * kind_filing(about)[:, None] * age_filing(about)[filed_at]
    both = np.zeros((*weight.shape, GUIDANCE))
    both[..., UNREACHED] = weight * (np.arange(AGES) >= years_ago)
    return both.ravel()


def open_applications(entities: Entities, region: Region, *, about: MarkParameters) -> None:
    """Applications of 2019 that are under way: in examination, published, opposed, under review."""
    book, economy = entities.book, region.at(0)
    monthly = region.opening.trademark_applications_2019 / 12.0
    exam = economy.trademark_exam_months - PUBLICATION_MONTHS
    plain = filing_weight(entities, about).ravel()
    filed = np.zeros(ROWS)
    filed[:LIVING] = monthly * (1.0 - about.hoarding_share) * plain / plain.sum()
    filed[HOARDERS] = monthly * about.hoarding_share
    passed = by_row(odds_of(economy, 0, about), about)
    published, refused = filed * passed, filed * (1.0 - passed)
    for slot in range(round(exam)):
        _enter(book, EXAMINED + slot % EXAM_SLOTS, filed, 1.0, slot - exam)
    for slot in range(PUBLICATION_MONTHS):
        _enter(book, PUBLISHED + slot % PUBLICATION_SLOTS, published, 1.0, slot - exam - PUBLICATION_MONTHS)
    waits = about.opposition_months
    _enter(book, OPPOSED, published, about.opposed * waits, -(exam + PUBLICATION_MONTHS + waits))
    waits = about.review_months
    _enter(book, REVIEWED, refused, about.refusal_reviews * waits, -(exam + waits))


def _enter(book: MarkBook, column: int, rate: Floats, months: float, filed: float) -> None:
    """Put so many months of a flow (ROWS,) into a stage, filed in a month before the opening."""
    marks: Cells = apportion(float(rate.sum()) * months, rate)
    book.enter(column, marks, filed * int(marks.sum()))
