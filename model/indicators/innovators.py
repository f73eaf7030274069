"""Measures of innovators: R&D, high-tech status, registration with the centres, population."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import OPEN, Rows
from model.behaviour.research import running_share
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import declare_change, indicator
from model.institutions.centres import count_registered_firms
from model.sectors import sector_column
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY

if TYPE_CHECKING:
    from model.model import IPEcosystem

YI = 1e8
"""CNY per 亿元."""
PER_CENT = 100.0
YOUNG = 5 * 12
"""Months of age below which a closure is an early one."""


@indicator(
    unit="亿元", label="R&D expenditure", zh="研发经费支出", kind="flow", evidence="fitted", decimals=1
)
def rd_expenditure(world: "IPEcosystem", facts: Facts) -> float:
    """R&D that all innovators report for the month, relabelled R&D of high-tech enterprises included."""
    return _reported(world, facts)


@indicator(
    unit="亿元",
    label="R&D of firms",
    zh="企业研发经费",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=1,
)
def rd_by_owner_firms(world: "IPEcosystem", facts: Facts) -> float:
    """R&D that firms report for the month."""
    return _reported(world, facts) - _rd_of(world, facts, UNIVERSITY) - _rd_of(world, facts, INSTITUTE)


@indicator(
    unit="亿元",
    label="R&D of universities",
    zh="高校研发经费",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=1,
)
def rd_by_owner_universities(world: "IPEcosystem", facts: Facts) -> float:
    """R&D of universities in the month."""
    return _rd_of(world, facts, UNIVERSITY)


@indicator(
    unit="亿元",
    label="R&D of institutes",
    zh="科研院所研发经费",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=1,
)
def rd_by_owner_institutes(world: "IPEcosystem", facts: Facts) -> float:
    """R&D of research institutes in the month."""
    return _rd_of(world, facts, INSTITUTE)


breakdown(
    "rd_by_owner",
    label="R&D by who does it",
    zh="研发经费执行主体构成",
    parts=("rd_by_owner_firms", "rd_by_owner_universities", "rd_by_owner_institutes"),
    whole="rd_expenditure",
)


@indicator(
    unit="%",
    label="Relabelled part of reported R&D",
    zh="申报研发经费中的虚列比例",
    kind="stock",
    evidence="prior only",
    better="lower",
    decimals=2,
    december=True,
)
def rd_relabelled_share(world: "IPEcosystem", facts: Facts) -> float:
    """Of all R&D reported by innovators at month end."""
    innovators = world.innovators
    done = float(np.sum(innovators.rd * innovators.weight))
    return PER_CENT * (1.0 - done / float(np.sum(innovators.reported_rd() * innovators.weight)))


@indicator(
    unit="%",
    label="Above-scale industrial innovators that do R&D",
    zh="规上工业创新企业有研发活动占比",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=1,
    december=True,
)
def rd_active_share(world: "IPEcosystem", facts: Facts) -> float:
    """Of firms of industrial sectors with sales above the scale of the statistics."""
    innovators, scale = world.innovators, world.parameters.research.above_scale
    counted = innovators.alive() & (innovators.kind == FIRM) & (innovators.revenue >= scale)
    counted &= sector_column("industrial")[innovators.sector] > 0.0
    return PER_CENT * innovators.weigh(counted & innovators.does_rd) / max(innovators.weigh(counted), 1.0)


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
    unit="家",
    label="Innovating firms that closed down",
    zh="创新企业退出数",
    kind="flow",
    evidence="prior only",
    better="none",
)
def firm_closures(world: "IPEcosystem", facts: Facts) -> float:
    """Firms that closed down in the month."""
    return float(np.sum(world.innovators.weight[_closed(world, facts)]))


@indicator(
    unit="%",
    label="Closures before the age of five",
    zh="五年内退出企业占比",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def young_closure_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the firms that closed down."""
    innovators, rows = world.innovators, _closed(world, facts)
    young = rows[facts.month.index - innovators.born[rows] < YOUNG]
    return PER_CENT * float(np.sum(innovators.weight[young])), float(np.sum(innovators.weight[rows]))


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


def _reported(world: "IPEcosystem", facts: Facts) -> float:
    """R&D reported for the month, 亿元."""
    innovators = world.innovators
    yearly = float(np.sum(innovators.reported_rd() * innovators.weight))
    return yearly / 12.0 * running_share(facts.month, world.parameters.research) / YI


def _rd_of(world: "IPEcosystem", facts: Facts, kind: int) -> float:
    """R&D of universities or institutes in the month, 亿元; they relabel nothing and stand one to one."""
    innovators = world.innovators
    rows = np.flatnonzero(innovators.kind == kind)
    return (
        float(np.sum(innovators.rd[rows])) / 12.0 * running_share(facts.month, world.parameters.research) / YI
    )


def _closed(world: "IPEcosystem", facts: Facts) -> Rows:
    """Firms that closed down in the month, rows."""
    return np.flatnonzero(world.innovators.exited == facts.month.index)


def _entities(world: "IPEcosystem", facts: Facts, *, quick: bool) -> float:
    """Entities registered with one centre and alive, weighted."""
    innovators = world.innovators
    centre = world.quick_centre if quick else world.protection_centre
    rows = facts.registered[centre.registered(innovators)[facts.registered] != OPEN]
    return float(np.sum(innovators.weight[rows]))


def _share(world: "IPEcosystem", facts: Facts, status: np.ndarray) -> float:
    firms, entities = count_registered_firms(world.innovators, facts.registered, status)
    return 100.0 * firms / entities if entities else 0.0
