"""Market entities (市场主体) at large, kept as cohort cells: sector, kind, age, reached by guidance or not.

About two million passive entities would fill three quarters of the running time if each had a row
(measured before the first line was written), so cells hold counts and exact draws move them. A cell
carries every covariate that two hazards share: exit and filing both look at age and kind, filing
and renewal both at guidance, so marks stand by kind, age and guidance of their owner and by their
own age; sector changes filing only, so marks have no sector.

The cells are the whole register. Innovators stand in it like everybody else and are described once
more, in detail, in their own table: nothing is counted from both, and their marks are only here.
Ages are calendar ages: 0 is "born (or registered) this year", and January moves everyone on.
"""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model import chance
from model.arrays import Floats, Keys
from model.month import Month

Cells = NDArray[np.int64]
"""Counts per cell."""

ENTERPRISE, SOLE_TRADER = 0, 1
KINDS = 2
AGES = 11
"""Entity ages 0, 1, ... 9 and ten years or more."""
UNREACHED, REACHED = 0, 1
GUIDANCE = 2
MARK_AGES = 11
"""Calendar ages of a mark since registration or last renewal: 0, 1, ... 10; renewal falls due at 10."""
SLOTS = 16
"""Months for which pending applications are kept, by month of decision (a ring)."""
PROJECT_SLOTS = 84
"""Months for which breeding and indication projects under way are kept (a ring)."""


@dataclass(frozen=True)
class EntitySector:
    """One sector of the register: share of entries, marks filed and works made per entity, relative."""

    id: str
    label: str
    zh: str
    share: float
    marks: float
    works: float


ENTITY_SECTORS: tuple[EntitySector, ...] = (
    # Shares: retail and catering are more than half of all market entities of the nation; the rest, and
    # all relative rates, are expert priors (grade C). Only ratios matter: totals are the region's.
    EntitySector("trade", "Trade, catering and lodging", "批发零售与住宿餐饮", 0.58, 1.0, 0.1),
    EntitySector("industry", "Industry and construction", "工业与建筑业", 0.12, 1.6, 0.3),
    EntitySector("technology", "Technology and business services", "科技与商务服务", 0.17, 1.8, 2.0),
    EntitySector("culture", "Culture, education and design", "文化教育与设计", 0.06, 1.5, 10.0),
    EntitySector("other", "Agriculture and other services", "农业与其他服务业", 0.07, 0.6, 0.1),
)


@lru_cache(maxsize=32)
def entity_sector_column(name: str) -> Floats:
    """One attribute of all sectors, shape (n_sectors,), not to be written to."""
    values = np.array([getattr(sector, name) for sector in ENTITY_SECTORS], dtype=np.float64)
    values.flags.writeable = False
    return values


def _nobody() -> Cells:
    return np.zeros((len(ENTITY_SECTORS), KINDS, AGES, GUIDANCE), dtype=np.int64)


def _no_marks() -> Cells:
    return np.zeros((KINDS, AGES, GUIDANCE, MARK_AGES + SLOTS), dtype=np.int64)


def _no_projects() -> Cells:
    return np.zeros(PROJECT_SLOTS, dtype=np.int64)


@dataclass
class OtherRights:
    """What the city's entities do abroad and beyond marks: Madrid, works, varieties, indications."""

    readiness: float = 0.0
    """Share of exporters that lately had training or guidance on rights abroad, 0-1."""
    readiness_opening: float = 0.0
    madrid_base: float = 0.0
    """Madrid applications a month in the year before the opening, at its price and readiness."""
    madrid_price_opening: float = 1.0
    """What a Madrid application cost its owner then, CNY."""
    madrid_filed: int = 0
    """Madrid applications of this month."""
    madrid_cumulative: int = 0
    """Madrid applications since the first month of the five-year plan (PLAN_START)."""
    works_base: float = 0.0
    """Works brought to registration per creator weight and month at the opening, without service centres."""
    works_office: float = 0.0
    """Works a month that the city registers without service centres."""
    works_brought: int = 0
    """Works brought to registration this month."""
    works_waiting: int = 0
    """Works brought and not yet registered."""
    works_registered: int = 0
    """Works registered this month."""
    varieties: int = 0
    """Plant varieties (植物新品种) in force."""
    varieties_opening: int = 0
    variety_projects: Cells = field(default_factory=_no_projects)
    """Breeding projects under way by month of their end, modulo PROJECT_SLOTS."""
    variety_purse: float = 0.0
    """Planned support for breeding not yet paid, CNY: less than one project."""
    indications: int = 0
    """Geographical indications (地理标志) registered."""
    indication_projects: Cells = field(default_factory=_no_projects)
    indication_candidates: int = 0
    """Local products that could still become an indication and that no project has in hand."""
    indication_purse: float = 0.0

    @property
    def projects_under_way(self) -> int:
        """Breeding and indication projects that have money and have not ended."""
        return int(self.variety_projects.sum() + self.indication_projects.sum())


@dataclass
class Entities:
    """The register of market entities and their marks, in cells; all counts are full counts."""

    counts: Cells = field(default_factory=_nobody)
    """Entities, shape (n_sectors, KINDS, AGES, GUIDANCE)."""
    held: Cells = field(default_factory=_no_marks)
    """Marks and applications side by side, shape (KINDS, AGES, GUIDANCE, MARK_AGES + SLOTS): what moves
    with its owner moves in one draw."""
    filing_base: float = 0.0
    """Applications per unit of filing weight and month, set by the year before the opening."""
    entered: int = 0
    """Entities registered this month."""
    exited: int = 0
    """Entities deregistered this month."""
    filed: int = 0
    """Trademark applications of this month."""
    registered: int = 0
    """Trademarks registered this month."""
    renewed: int = 0
    """Trademarks renewed this month."""
    not_renewed: int = 0
    """Trademarks that fell due this month and were let go."""
    rights: OtherRights = field(default_factory=OtherRights)

    @property
    def marks(self) -> Cells:
        """Registered marks by owner and own age, shape (KINDS, AGES, GUIDANCE, MARK_AGES); a view."""
        return self.held[..., :MARK_AGES]

    @property
    def pending(self) -> Cells:
        """Applications by month of decision modulo SLOTS, shape (KINDS, AGES, GUIDANCE, SLOTS); a view."""
        return self.held[..., MARK_AGES:]

    def owners(self) -> Cells:
        """Entities by kind, age and guidance, all sectors together, shape (KINDS, AGES, GUIDANCE)."""
        return np.asarray(self.counts.sum(axis=0))


def recount_entities(entities: Entities) -> float:
    """Market entities on the register, added up over the cells."""
    return float(entities.counts.sum())


def recount_trademarks(entities: Entities) -> float:
    """Valid registered marks: the integral over marks by owner and own age."""
    return float(entities.marks.sum())


def recount_applications(entities: Entities) -> float:
    """Trademark applications that await their decision."""
    return float(entities.pending.sum())


@lru_cache(maxsize=32)
def cell_keys(shape: tuple[int, ...]) -> Keys:
    """Identities of cells: their place, flat. A cell is the same in every scenario."""
    keys = np.arange(int(np.prod(shape)), dtype=np.uint64)
    keys.flags.writeable = False
    return keys


def taken(month: Month, decision: str, cells: Cells, share: Floats | float) -> Cells:
    """How many of each cell the event takes: exact binomial, keyed per cell, shape of ``cells``.

    ``share`` is the probability for one of the cell, 0-1, broadcast to the shape of ``cells``.
    """
    flat, shares = cells.ravel(), np.broadcast_to(share, cells.shape).ravel()
    counts = np.zeros_like(flat)
    rows = np.flatnonzero((flat > 0) & (shares > 0.0))
    if rows.size:
        u = month.uniform(decision, cell_keys(cells.shape)[rows])
        counts[rows] = chance.binomial(u, flat[rows], shares[rows])
    return counts.reshape(cells.shape)


def split_by_guidance(month: Month, decision: str, gone: Cells, cells: Cells) -> Cells:
    """Divide what left (..., without guidance) among unreached and reached, shape of ``cells``.

    Exact (hypergeometric): how many leave does not depend on who was guided, only who they are.
    """
    left, reached = gone.ravel(), cells[..., REACHED].ravel()
    of_reached = np.zeros_like(left)
    rows = np.flatnonzero((left > 0) & (reached > 0))
    if rows.size:
        u = month.uniform(decision, cell_keys(gone.shape)[rows])
        part, whole = (x[rows].astype(np.float64) for x in (reached, cells.sum(axis=-1).ravel()))
        of_reached[rows] = chance.hypergeometric(u, part, whole, left[rows].astype(np.float64))
    parts = np.stack([left - of_reached, of_reached], axis=-1)
    return parts.reshape(cells.shape)


def per_owner(moved: Cells, owners: Cells) -> Floats:
    """Share of owners that moved, per cell; nobody there: 0. Marks move with their owners."""
    return np.divide(moved, owners, out=np.zeros(owners.shape), where=owners > 0)


def apportion(total: float, weights: Floats) -> Cells:
    """Whole numbers that add up to ``round(total)`` in proportion to weights, shape of ``weights``.

    Largest remainders take what rounding down leaves.
    """
    wanted = np.asarray(weights, dtype=np.float64).ravel() / float(np.sum(weights)) * round(total)
    counts = np.floor(wanted).astype(np.int64)
    short = round(total) - int(counts.sum())
    counts[np.argsort(counts - wanted, kind="stable")[:short]] += 1
    return counts.reshape(np.shape(weights))
