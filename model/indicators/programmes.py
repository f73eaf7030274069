"""Measures of programmes: what stands, what was delivered, who is looked after. Outputs, not outcomes."""

from typing import TYPE_CHECKING

from model.arrays import OPEN, Months
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.institutions.programmes import places_with_node

if TYPE_CHECKING:
    from model.model import IPEcosystem


def _weight_since(world: "IPEcosystem", since: Months) -> float:
    """Innovators alive whose month has come, weighted."""
    innovators = world.innovators
    return innovators.weigh((since != OPEN) & innovators.alive())


@indicator(
    unit="家",
    label="IP protection workstations",
    zh="知识产权保护工作站",
    kind="stock",
    evidence="prior only",
)
def protection_workstations(world: "IPEcosystem", facts: Facts) -> float:
    """Workstations that stand and are staffed."""
    return world.programmes["protection_workstations_ordered"].standing


@indicator(
    unit="家",
    label="Trademark and brand guidance stations",
    zh="商标品牌指导站",
    kind="stock",
    evidence="prior only",
)
def trademark_guidance_stations(world: "IPEcosystem", facts: Facts) -> float:
    """Guidance stations that stand and are staffed."""
    return world.programmes["trademark_guidance_stations_ordered"].standing


@indicator(
    unit="家", label="Trade-secret service stations", zh="商业秘密服务站", kind="stock", evidence="prior only"
)
def trade_secret_stations(world: "IPEcosystem", facts: Facts) -> float:
    """Service stations that stand and are staffed."""
    return world.programmes["trade_secret_stations_ordered"].standing


@indicator(
    unit="家", label="Copyright service centres", zh="版权服务中心", kind="stock", evidence="prior only"
)
def copyright_service_centres(world: "IPEcosystem", facts: Facts) -> float:
    """Centres that stand and are staffed."""
    return world.programmes["copyright_service_centres_ordered"].standing


@indicator(
    unit="家",
    label="High-value patent cultivation centres",
    zh="高价值专利培育中心",
    kind="stock",
    evidence="prior only",
)
def cultivation_centres(world: "IPEcosystem", facts: Facts) -> float:
    """Centres that stand and are staffed."""
    return world.programmes["cultivation_centres_ordered"].standing


@indicator(
    unit="家", label="IP popular-science stations", zh="知识产权科普驿站", kind="stock", evidence="prior only"
)
def science_stations(world: "IPEcosystem", facts: Facts) -> float:
    """Stations that stand and are staffed."""
    return world.programmes["science_stations_ordered"].standing


@indicator(
    unit="家",
    label="Pilot schools for IP education",
    zh="中小学知识产权教育试点示范学校",
    kind="stock",
    evidence="prior only",
)
def pilot_schools(world: "IPEcosystem", facts: Facts) -> float:
    """Schools named."""
    return world.programmes["pilot_schools_ordered"].standing


@indicator(
    unit="人", label="Technical investigators in post", zh="技术调查官", kind="stock", evidence="prior only"
)
def technical_investigators(world: "IPEcosystem", facts: Facts) -> float:
    """Specialists in post."""
    return world.programmes["technical_investigators_ordered"].standing


@indicator(
    unit="个",
    label="IP service cluster zones",
    zh="知识产权服务业集聚示范区",
    kind="stock",
    evidence="prior only",
)
def service_clusters(world: "IPEcosystem", facts: Facts) -> float:
    """Zones that stand."""
    return world.programmes["service_clusters_ordered"].standing


@indicator(unit="人次", label="Persons trained", zh="知识产权培训人次", kind="flow", evidence="prior only")
def trainees(world: "IPEcosystem", facts: Facts) -> float:
    """Attendances of this month."""
    return world.programmes["trainees_ordered"].delivered


@indicator(
    unit="期", label="Overseas-IP training courses", zh="海外知识产权培训", kind="flow", evidence="prior only"
)
def overseas_trainings(world: "IPEcosystem", facts: Facts) -> float:
    """Courses held this month."""
    return world.programmes["overseas_training_courses"].delivered


@indicator(
    unit="份",
    label="Overseas navigation and early-warning reports",
    zh="海外知识产权导航预警分析报告",
    kind="flow",
    evidence="prior only",
)
def overseas_warning_reports(world: "IPEcosystem", facts: Facts) -> float:
    """Reports of this month that warn of risks abroad."""
    return float(world.navigation.warnings)


@indicator(
    unit="个",
    label="Key industry chains with patent navigation",
    zh="专利导航重点产业链",
    kind="stock",
    evidence="prior only",
)
def navigated_chains(world: "IPEcosystem", facts: Facts) -> float:
    """Key industry chains of the region with a report still of use."""
    return float(world.navigation.navigated_chains)


@indicator(
    unit="次",
    label="Order-style enforcement campaigns",
    zh="“订单式”打假专项行动",
    kind="flow",
    evidence="prior only",
)
def enforcement_campaigns(world: "IPEcosystem", facts: Facts) -> float:
    """Campaigns carried out this month."""
    return world.programmes["enforcement_campaigns_ordered"].delivered


@indicator(
    unit="家",
    label="Trade-secret contact firms",
    zh="商业秘密保护联系点企业",
    kind="stock",
    evidence="prior only",
)
def trade_secret_contact_firms(world: "IPEcosystem", facts: Facts) -> float:
    """Firms enrolled and alive, demonstration firms among them."""
    return _weight_since(world, world.innovators.contact)


@indicator(
    unit="家",
    label="Trade-secret demonstration firms",
    zh="商业秘密保护示范点企业",
    kind="stock",
    evidence="prior only",
)
def trade_secret_demo_firms(world: "IPEcosystem", facts: Facts) -> float:
    """Demonstration firms named and alive."""
    return _weight_since(world, world.innovators.demo)


@indicator(
    unit="%",
    label="Places with a public IP service body",
    zh="公共服务机构覆盖率",
    kind="stock",
    evidence="prior only",
    decimals=1,
)
def public_service_coverage(world: "IPEcosystem", facts: Facts) -> float:
    """Places of the region (districts of a city, prefectures of a province) with a node."""
    nodes, shares = world.programmes["public_service_nodes"].standing, world.region.district_shares
    spread = world.parameters.programmes.node_spread
    return 100.0 * places_with_node(nodes, shares, world.seed_used, spread) / shares.size


@indicator(
    unit="个",
    label="Regional IP protection centres",
    zh="区域性知识产权保护中心",
    kind="stock",
    evidence="prior only",
)
def regional_protection_centres(world: "IPEcosystem", facts: Facts) -> float:
    """Centres that the province opens outside its capital: planned, dates uncertain, moved by no lever."""
    rules = world.parameters.programmes
    first = rules.regional_centre_first
    return float(sum(facts.month.index >= date for date in (first, first + rules.regional_centre_gap)))
