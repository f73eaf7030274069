"""The book of marks (商标簿): marks and applications by owner group, in one array of counts.

Rows are groups of owners: kind, age and guidance of the entity, as in the register, then two groups
that are no entities: hoarders (囤积者), who file to sell, and the marks whose owner is gone (无主商标).
Columns are what the law can say of a mark: valid, by calendar age since registration or last renewal;
or applied for, by the stage it has reached. Stages of fixed length are rings by month of their end;
oppositions and reviews end at a rate, so each is one column.

A newcomer's mistake: a mark that was let go is still valid for six months (``grace``).
"""

from dataclasses import dataclass, field

import numpy as np

from model.arrays import Floats
from model.tables.cells import Cells

ENTERPRISE, SOLE_TRADER, COOPERATIVE = 0, 1, 2
KINDS = 3
AGES = 11
"""Entity ages 0, 1, ... 9 and ten years or more."""
UNREACHED, REACHED = 0, 1
GUIDANCE = 2
LIVING = KINDS * AGES * GUIDANCE
"""Rows of living owners."""
HOARDERS, GONE = LIVING, LIVING + 1
ROWS = LIVING + 2
OWNERS = ("enterprises", "sole_traders", "cooperatives", "hoarders", "gone")
"""Owner groups that are published: the kinds, hoarders, owners gone."""

MARK_AGES = 11
"""Calendar ages of a mark since registration or last renewal: 0, 1, ... 10; renewal falls due at 10."""
NONUSE_YEARS = 3
"""Trademark Law Art. 49: a mark can be cancelled after three years without use."""
PUBLICATION_MONTHS = 3
"""Trademark Law Art. 33: three months of publication for opposition."""
GRACE_MONTHS = 6
"""Trademark Law Art. 40: six months after the term in which a mark can still be renewed."""
EXAM_SLOTS = 13
"""Months for which applications in examination are kept, by month of decision (a ring)."""
PUBLICATION_SLOTS = PUBLICATION_MONTHS + 1
EXAMINED = MARK_AGES
"""First column of the ring of applications in examination."""
PUBLISHED = EXAMINED + EXAM_SLOTS
"""First column of the ring of applications published for opposition."""
OPPOSED = PUBLISHED + PUBLICATION_SLOTS
REVIEWED = OPPOSED + 1
COLUMNS = REVIEWED + 1


@dataclass
class MarkFlows:
    """What happened to marks this month, in marks."""

    filed: int = 0
    """Applications (商标申请)."""
    hoarded: int = 0
    """Of them, filed to hoard (恶意囤积)."""
    examined: int = 0
    """Substantive examinations that ended."""
    published: int = 0
    """Of them, published (初步审定) in full or in part."""
    published_partly: int = 0
    refused: int = 0
    """Of them, refused in full (驳回)."""
    reviews: int = 0
    """Reviews of refusal (驳回复审) asked for."""
    reviews_won: int = 0
    opposed: int = 0
    """Oppositions (异议) filed."""
    oppositions_ended: int = 0
    oppositions_won: int = 0
    """Of them, won by the opponent: no registration."""
    registered: int = 0
    """Trademarks registered; renewals are not registrations."""
    waited: float = 0.0
    """Months from filing to registration, summed over those registered."""
    failed: int = 0
    """Applications that ended without a mark, owner's exit not counted."""
    due: int = 0
    """Marks whose ten years ended."""
    renewed: int = 0
    """Of them, renewed (续展), in time or in grace."""
    let_go: int = 0
    """Of them, let go; they leave six months later."""
    expired: int = 0
    """Marks that left when their grace ended."""
    cancelled: int = 0
    """Marks cancelled for non-use (撤三) or declared invalid (无效)."""
    orphaned: int = 0
    """Marks whose owner left the register and that nobody took over."""


def _rows(columns: int) -> Cells:
    return np.zeros((ROWS, columns), dtype=np.int64)


@dataclass
class MarkBook:
    """Marks and applications of all owners; full counts."""

    rows: Cells = field(default_factory=lambda: _rows(COLUMNS))
    """Marks by own age and applications by stage, shape (ROWS, COLUMNS)."""
    grace: Cells = field(default_factory=lambda: np.zeros((len(OWNERS), GRACE_MONTHS), dtype=np.int64))
    """Marks let go and still in grace by month of their end, shape (OWNERS, GRACE_MONTHS), a ring."""
    since: Floats = field(default_factory=lambda: np.zeros(COLUMNS))
    """Month of filing summed over the applications of a column: for pendency."""
    filing_base: float = 0.0
    """Applications per unit of filing weight and month without hoarding, set by the year before 2020."""
    renewal: float = 0.0
    """Share of due marks that a living owner without guidance renews, set at the opening."""
    flows: MarkFlows = field(default_factory=MarkFlows)

    @property
    def held(self) -> Cells:
        """What living owners hold, shape (KINDS, AGES, GUIDANCE, COLUMNS); a view."""
        return self.rows[:LIVING].reshape(KINDS, AGES, GUIDANCE, COLUMNS)

    @property
    def valid(self) -> Cells:
        """Registered marks by owner and own age without those in grace, shape (ROWS, MARK_AGES); a view."""
        return self.rows[:, :MARK_AGES]

    @property
    def pending(self) -> Cells:
        """Applications by owner and stage, shape (ROWS, COLUMNS - MARK_AGES); a view."""
        return self.rows[:, MARK_AGES:]

    def by_owner(self) -> Cells:
        """Valid marks of each owner group, those in grace included, shape (OWNERS,)."""
        totals = owner_totals(self.valid.sum(axis=1))
        return np.asarray(totals + self.grace.sum(axis=1))

    def leave(self, column: int, moved: Cells) -> float:
        """Take applications (ROWS,) out of a stage; returns the sum of their months of filing.

        Which of the column they are is not kept: they take its mean month of filing along.
        """
        total, part = int(self.rows[:, column].sum()), int(moved.sum())
        since = float(self.since[column]) * part / total if part else 0.0
        self.rows[:, column] -= moved
        self.since[column] -= since
        return since

    def enter(self, column: int, moved: Cells, since: float) -> None:
        """Put applications (ROWS,) with this sum of months of filing into a stage."""
        self.rows[:, column] += moved
        self.since[column] += since


def owner_totals(rows: Cells) -> Cells:
    """Sums of counts per row (ROWS,) by owner group, shape (OWNERS,)."""
    totals = np.empty(len(OWNERS), dtype=np.int64)
    totals[:KINDS] = rows[:LIVING].reshape(KINDS, -1).sum(axis=1)
    totals[KINDS:] = rows[LIVING:]
    return totals
