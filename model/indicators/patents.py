"""Measures of patents: applications, grants, stocks, high value, abroad, pendency."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Mask, Rows
from model.closing import FORCE, PENDING
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.innovators import FIRM
from model.tables.patents import INVENTION

if TYPE_CHECKING:
    from model.model import IPEcosystem

PER = 1e4
"""Residents of a per-10 000 figure."""


def weigh(world: "IPEcosystem", rows: Rows, mask: Mask | None = None) -> float:
    """Sum of weights of patent rows, of those in ``mask`` if given."""
    chosen = rows if mask is None else rows.compress(mask)
    return float(np.sum(world.patents.weight[chosen]))


@indicator(unit="件", label="Invention applications", zh="发明专利申请量", kind="flow", evidence="fitted")
def invention_applications(world: "IPEcosystem", facts: Facts) -> float:
    """Inventions filed by the city's innovators."""
    return weigh(world, facts.filed, world.patents.kind[facts.filed] == INVENTION)


@indicator(unit="件", label="Invention grants", zh="发明专利授权量", kind="flow", evidence="fitted")
def invention_grants(world: "IPEcosystem", facts: Facts) -> float:
    """Inventions granted to the city's innovators."""
    return weigh(world, facts.inventions_granted)


@indicator(
    unit="%",
    label="Firms' share of invention grants",
    zh="发明授权中企业占比",
    kind="ratio",
    evidence="fitted",
    decimals=1,
)
def invention_grants_firm_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Grants whose owner is a firm, of all invention grants."""
    patents = world.patents
    inventions = facts.inventions_granted
    firms = world.innovators.kind[patents.owner[inventions]] == FIRM
    return 100.0 * weigh(world, inventions, firms), weigh(world, inventions)


@indicator(unit="件", label="Patent grants, all kinds", zh="专利授权总量", kind="flow", evidence="fitted")
def patent_grants_total(world: "IPEcosystem", facts: Facts) -> float:
    """Inventions, utility models and designs granted."""
    return weigh(world, facts.granted)


@indicator(unit="件", label="Valid invention patents", zh="有效发明专利量", kind="stock", evidence="fitted")
def valid_invention_patents(world: "IPEcosystem", facts: Facts) -> float:
    """Inventions in force at month end."""
    return world.stocks[FORCE[0]].level


@indicator(unit="件", label="Valid utility models", zh="有效实用新型量", kind="stock", evidence="fitted")
def valid_utility_models(world: "IPEcosystem", facts: Facts) -> float:
    """Utility models in force at month end."""
    return world.stocks[FORCE[1]].level


@indicator(
    unit="件",
    label="Inventions pending",
    zh="在审发明申请量",
    kind="stock",
    evidence="prior only",
    better="none",
)
def inventions_pending(world: "IPEcosystem", facts: Facts) -> float:
    """Invention applications filed and not decided."""
    return world.stocks[PENDING[0]].level


@indicator(
    unit="件/万人",
    label="High-value invention patents per 10 000 residents",
    zh="每万人口高价值发明专利拥有量",
    kind="stock",
    evidence="fitted",
    decimals=2,
)
def high_value_patents_per_10k(world: "IPEcosystem", facts: Facts) -> float:
    """High-value inventions in force per 10 000 residents of the previous year end."""
    return facts.high_value / (world.month.economy.population_base / PER)


@indicator(
    unit="件/万人",
    label="High-value patents per 10 000, own year's population",
    zh="每万人口高价值发明专利（当年人口）",
    kind="stock",
    evidence="fitted",
    decimals=2,
)
def high_value_patents_per_10k_own_base(world: "IPEcosystem", facts: Facts) -> float:
    """The other reading of the definition: residents of the same year end."""
    return facts.high_value / (world.month.economy.population / PER)


@indicator(
    unit="%",
    label="High-value share of valid inventions",
    zh="高价值发明占有效发明比例",
    kind="stock",
    evidence="prior only",
    decimals=1,
)
def high_value_share(world: "IPEcosystem", facts: Facts) -> float:
    """High-value inventions over inventions in force."""
    return 100.0 * facts.high_value / max(world.stocks[FORCE[0]].level, 1.0)


@indicator(unit="件", label="PCT applications", zh="PCT国际专利申请量", kind="flow", evidence="fitted")
def pct_applications(world: "IPEcosystem", facts: Facts) -> float:
    """International applications filed."""
    return weigh(world, facts.filed, world.patents.pct[facts.filed] == facts.month.index)


@indicator(
    unit="件",
    label="Overseas invention patents granted",
    zh="海外发明专利授权量",
    kind="flow",
    evidence="proxy",
)
def overseas_patent_grants(world: "IPEcosystem", facts: Facts) -> float:
    """Grants of this month at offices abroad, each office counted."""
    grants = world.abroad.grants
    return weigh(world, grants.patent[grants.granted == facts.month.index])
