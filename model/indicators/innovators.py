"""Measures of innovators: R&D, high-tech status, registration with the centres, population."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import OPEN
from model.indicators.facts import Facts
from model.indicators.registry import declare_change, indicator
from model.institutions.centres import count_registered_firms
from model.tables.innovators import FIRM

if TYPE_CHECKING:
    from model.model import IPEcosystem

YI = 1e8
"""CNY per 亿元."""


@indicator(
    unit="亿元", label="R&D expenditure", zh="研发经费支出", kind="flow", evidence="fitted", decimals=1
)
def rd_expenditure(world: "IPEcosystem", facts: Facts) -> float:
    """R&D spent in the month by all innovators."""
    innovators = world.innovators
    yearly = float(np.sum(innovators.rd * innovators.weight))
    return yearly / 12.0 * facts.month.economy.activity / YI


@indicator(unit="家", label="High-tech enterprises", zh="高新技术企业数", kind="stock", evidence="fitted")
def high_tech_enterprises(world: "IPEcosystem", facts: Facts) -> float:
    """Firms with high-tech status at month end."""
    return float(np.sum(world.innovators.weight[facts.high_tech]))


@indicator(unit="家", label="Innovating firms", zh="创新企业数", kind="stock", evidence="prior only")
def innovating_firms(world: "IPEcosystem", facts: Facts) -> float:
    """Firms that do R&D or file patents, alive at month end."""
    innovators = world.innovators
    return innovators.weigh(innovators.alive() & (innovators.kind == FIRM))


@indicator(
    unit="万人",
    label="Residents at year end",
    zh="年末常住人口",
    kind="stock",
    evidence="fitted",
    better="none",
    decimals=1,
)
def population(world: "IPEcosystem", facts: Facts) -> float:
    """Residents at the coming year end (exogenous)."""
    return facts.month.economy.population / 1e4


@indicator(
    unit="家",
    label="Entities registered with the protection centre",
    zh="保护中心备案主体",
    kind="stock",
    evidence="prior only",
)
def protection_centre_entities(world: "IPEcosystem", facts: Facts) -> float:
    """Entities registered and alive."""
    return _entities(world, facts, quick=False)


@indicator(
    unit="家",
    label="Entities registered with the quick centre",
    zh="快维中心备案主体",
    kind="stock",
    evidence="prior only",
)
def quick_centre_entities(world: "IPEcosystem", facts: Facts) -> float:
    """Entities registered and alive."""
    return _entities(world, facts, quick=True)


declare_change(
    "quick_centre_entities_growth",
    of="quick_centre_entities",
    label="Growth of entities registered with the quick centre",
    zh="快维中心备案主体增长",
    evidence="prior only",
)


@indicator(
    unit="%",
    label="High-tech enterprises among registered entities",
    zh="备案主体中高新技术企业占比",
    kind="stock",
    evidence="prior only",
    decimals=1,
)
def registered_high_tech_share(world: "IPEcosystem", facts: Facts) -> float:
    """Of the entities of both centres."""
    return _share(world, facts, world.innovators.high_tech)


@indicator(
    unit="%",
    label="SRDI firms among registered entities",
    zh="备案主体中专精特新企业占比",
    kind="stock",
    evidence="prior only",
    decimals=1,
)
def registered_srdi_share(world: "IPEcosystem", facts: Facts) -> float:
    """Of the entities of both centres."""
    return _share(world, facts, world.innovators.srdi)


def _entities(world: "IPEcosystem", facts: Facts, *, quick: bool) -> float:
    """Entities registered with one centre and alive, weighted."""
    innovators = world.innovators
    centre = world.quick_centre if quick else world.protection_centre
    rows = facts.registered[centre.registered(innovators)[facts.registered] != OPEN]
    return float(np.sum(innovators.weight[rows]))


def _share(world: "IPEcosystem", facts: Facts, status: np.ndarray) -> float:
    firms, entities = count_registered_firms(world.innovators, facts.registered, status)
    return 100.0 * firms / entities if entities else 0.0
