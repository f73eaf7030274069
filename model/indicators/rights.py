"""Measures of rights beyond the home trademark: Madrid, works, plant varieties, indications."""

from typing import TYPE_CHECKING

from model.indicators.facts import Facts
from model.indicators.registry import indicator

if TYPE_CHECKING:
    from model.model import IPEcosystem


@indicator(
    unit="件",
    label="Madrid international trademark applications",
    zh="马德里商标国际注册申请量",
    kind="flow",
    evidence="fitted",
)
def madrid_applications(world: "IPEcosystem", facts: Facts) -> float:
    """Madrid applications of the month: the yearly reading of the target."""
    return world.entities.rights.madrid_filed


@indicator(
    unit="件",
    label="Madrid applications since 2021, cumulative",
    zh="马德里商标国际注册申请累计量(2021年起)",
    kind="stock",
    evidence="fitted",
)
def madrid_cumulative(world: "IPEcosystem", facts: Facts) -> float:
    """Madrid applications since January 2021: the cumulative reading of the target."""
    return world.entities.rights.madrid_cumulative


@indicator(
    unit="国次",
    label="Countries named in Madrid applications",
    zh="马德里申请指定国家次数",
    kind="flow",
    evidence="prior only",
)
def madrid_designations(world: "IPEcosystem", facts: Facts) -> float:
    """Countries that the Madrid applications of the month name."""
    return world.entities.rights.madrid_designated


@indicator(
    unit="件",
    label="Copyright registrations of works",
    zh="年度版权登记数",
    kind="flow",
    evidence="fitted",
)
def copyright_registrations(world: "IPEcosystem", facts: Facts) -> float:
    """Works registered; software is another register and not counted."""
    return world.entities.rights.works_registered


@indicator(
    unit="件",
    label="Works waiting for registration",
    zh="待登记作品量",
    kind="stock",
    evidence="prior only",
    better="lower",
)
def works_waiting(world: "IPEcosystem", facts: Facts) -> float:
    """Works brought to registration and not yet registered."""
    return world.entities.rights.works_waiting


@indicator(
    unit="件",
    label="Plant varieties in force",
    zh="有效植物新品种权",
    kind="stock",
    evidence="prior only",
)
def plant_varieties(world: "IPEcosystem", facts: Facts) -> float:
    """Plant varieties protected and not lapsed."""
    return float(world.entities.rights.varieties.sum())


@indicator(
    unit="件",
    label="Plant variety applications",
    zh="植物新品种权申请量",
    kind="flow",
    evidence="prior only",
)
def plant_variety_applications(world: "IPEcosystem", facts: Facts) -> float:
    """Applications for plant variety rights."""
    return world.entities.rights.varieties_applied


@indicator(
    unit="件",
    label="Plant varieties in examination and field tests",
    zh="在审(测试)植物新品种",
    kind="stock",
    evidence="prior only",
    better="none",
)
def plant_varieties_in_test(world: "IPEcosystem", facts: Facts) -> float:
    """Applications in examination and tests of distinctness, uniformity and stability (DUS)."""
    return float(world.entities.rights.variety_tests.sum())


@indicator(
    unit="件",
    label="Geographical indications",
    zh="地理标志",
    kind="stock",
    evidence="prior only",
)
def geographical_indications(world: "IPEcosystem", facts: Facts) -> float:
    """Products and collective marks registered as geographical indications."""
    return world.entities.rights.indications


@indicator(
    unit="件",
    label="Geographical indications in preparation or review",
    zh="培育与在审地理标志",
    kind="stock",
    evidence="prior only",
    better="none",
)
def indications_under_way(world: "IPEcosystem", facts: Facts) -> float:
    """Local products that are prepared for an application or under review."""
    rights = world.entities.rights
    return float(rights.indication_projects.sum() + rights.indication_reviews.sum())


@indicator(
    unit="家",
    label="Users of the special sign of geographical indications",
    zh="地理标志专用标志使用主体",
    kind="stock",
    evidence="prior only",
)
def indication_users(world: "IPEcosystem", facts: Facts) -> float:
    """Producers entitled to use the special sign."""
    return world.entities.rights.indication_users
