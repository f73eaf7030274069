"""What the city's entities do abroad and beyond marks: Madrid, works, varieties, indications."""

from dataclasses import dataclass, field

import numpy as np

from model.tables.cells import Cells

PROJECT_SLOTS = 84
"""Months for which projects, tests and reviews under way are kept (a ring)."""
PUBLIC, SEED_FIRM = 0, 1
BREEDERS = 2
"""Kinds of breeders: universities and institutes; seed firms."""


def _ring() -> Cells:
    return np.zeros(PROJECT_SLOTS, dtype=np.int64)


@dataclass
class OtherRights:
    """Levels, flows and projects of other rights; full counts."""

    readiness: float = 0.0
    """Share of exporters that lately had training or guidance on rights abroad, 0-1."""
    readiness_opening: float = 0.0
    """The same in January 2020."""
    madrid_base: float = 0.0
    """Madrid applications a month in the year before the opening, at its price and readiness."""
    madrid_price_opening: float = 1.0
    """What a Madrid application cost its owner then, CNY."""
    madrid_filed: int = 0
    """Madrid applications of this month."""
    madrid_designated: int = 0
    """Countries that they name."""
    madrid_supported: float = 0.0
    """Support for Madrid applications paid this year, CNY."""
    madrid_cumulative: int = 0
    """Madrid applications since the first month of the five-year plan (PLAN_START)."""
    works_base: float = 0.0
    """Works brought to registration per creator weight and month at the opening, without service centres."""
    works_office: float = 0.0
    """Works a month that the city registers without service centres, at the effort of the opening."""
    works_brought: int = 0
    """Works brought to registration this month."""
    works_waiting: int = 0
    """Works brought and not yet registered."""
    works_registered: int = 0
    """Works registered this month."""
    varieties: Cells = field(default_factory=lambda: np.zeros(BREEDERS, dtype=np.int64))
    """Plant varieties (植物新品种) in force by kind of breeder."""
    varieties_opening: int = 0
    """The same in January 2020, all breeders."""
    variety_projects: Cells = field(default_factory=_ring)
    """Supported breeding projects under way by month of their end, modulo PROJECT_SLOTS."""
    variety_tests: Cells = field(default_factory=lambda: np.zeros((BREEDERS, PROJECT_SLOTS), dtype=np.int64))
    """Applications in examination and field tests (DUS) by breeder and month of decision, a ring."""
    varieties_applied: int = 0
    """Applications for variety rights of this month."""
    varieties_granted: int = 0
    """Rights granted this month."""
    varieties_refused: int = 0
    """Applications refused or withdrawn this month."""
    varieties_lapsed: int = 0
    """Rights that ended this month."""
    variety_purse: float = 0.0
    """Planned support for breeding not yet paid, CNY: less than one project."""
    indications: int = 0
    """Geographical indications (地理标志) registered."""
    indication_candidates: int = 0
    """Local products that could still become an indication and that no project has in hand."""
    indication_projects: Cells = field(default_factory=_ring)
    """Products in preparation (history, quality, boundaries) by month of their end, a ring."""
    indication_reviews: Cells = field(default_factory=_ring)
    """Products applied for and under review by month of decision, a ring."""
    indications_applied: int = 0
    """Applications for recognition of this month."""
    indication_purse: float = 0.0
    """Planned support for indications not yet paid, CNY: less than one project."""
    indication_users: int = 0
    """Producers entitled to use the special sign (专用标志使用主体)."""
    user_purse: float = 0.0
    """Planned support for users of the sign not yet paid, CNY."""

    @property
    def projects_under_way(self) -> int:
        """Breeding and indication projects that have money and have not ended."""
        return int(self.variety_projects.sum() + self.indication_projects.sum())
