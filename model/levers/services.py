"""Levers on IP services (服务): agencies, attorneys, public nodes, bought services.

Declared in the unit a planner reads; the field holds code units (shares, CNY). Defaults are January
2020; the levels of 2020-2023 stand in scenarios/library/history.toml. No plan states amounts of money:
every cost is a prior, per declared unit. The line below a lever says whom it acts on and what it changes.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Cost, Declared, lever

GROUP = "services"


@dataclass(frozen=True)
class ServiceLevers(Declared):
    """What a government can set to change the service industry (服务类杠杆)."""

    agency_attraction: float = lever(
        20, 0, 500, plannable=(0, 200), unit="10k CNY/agency", group=GROUP,
        label="Incentive for incoming agencies", zh="高端机构引进奖励",
        source="expert prior", grade="C",
        moves="service_market.pull", sign=1, cost=Cost(basis="counted"),
    )
    """Agencies elsewhere: branches in the city after a while, paid to each that comes; saturates."""
    brand_agency_programme: float = lever(
        5, 0, 100, plannable=(0, 40), unit="agencies/yr", group=GROUP,
        label="Brand agency programme", zh="品牌机构培育",
        source="expert prior", grade="C",
        moves="agency_book.brand", sign=1, cost=Cost(100e3, 300e3, 1e6, "unit and year"),
    )
    """Agencies: the best of size, age and good credit are named; the name adds reputation and quality."""
    attorney_training: float = lever(
        100, 0, 2000, plannable=(50, 800), unit="places/yr", group=GROUP,
        label="Attorney training places", zh="专利代理师培养",
        source="expert prior: about as many places as the province needs to replace and grow", grade="C",
        moves="programmes.attorney_training.delivered", sign=1, cost=Cost(2e3, 6e3, 15e3, "unit and year"),
    )
    """Attorneys: more pass the summer examination; licensed a year or two later; saturates in candidates."""
    service_clusters_ordered: float = lever(
        1, 0, 20, plannable=(1, 8), unit="zones", group=GROUP,
        label="IP service cluster zones", zh="服务业集聚区",
        source="Hubei Daily, 20 April 2019: East Lake approved as a national cluster zone", grade="A",
        moves="programmes.service_clusters_ordered.standing", sign=1,
        cost=Cost(2e6, 5e6, 12e6, "unit and year"),
    )
    """Agencies: zones to settle in, productivity and learning by people near by; ordered, not standing."""
    agency_inspection_rate: float = lever(
        10, 0, 100, plannable=(5, 60), unit="% /yr", group=GROUP,
        label="Random inspection of agencies", zh="代理机构双随机检查比例",
        source="expert prior: the national Blue Sky campaign began in 2019", grade="C",
        moves="service_market.listed", sign=1, cost=Cost(5e3, 20e3, 50e3, "unit and year"),
    )
    """Agencies: probability that misconduct is found, fear of it, negative list."""
    public_service_nodes: float = lever(
        8, 0, 300, plannable=(5, 120), unit="nodes", group=GROUP,
        label="Public IP service nodes", zh="公共服务网点（TISC等）",
        source="expert prior: TISC and university information centres", grade="C",
        moves="programmes.public_service_nodes.standing", sign=1,
        cost=Cost(50e3, 200e3, 500e3, "unit and year"),
    )
    """Firms: awareness, and more agencies that a firm knows of; saturates."""
    service_vouchers: float = lever(
        200, 0, 50000, plannable=(0, 10000), unit="10k CNY/yr", group=GROUP,
        label="Government-purchased services for small firms", zh="政府购买服务",
        source="expert prior", grade="C",
        moves="clients.vouchers.served", sign=1, cost=Cost(basis="counted"),
    )
    """Small aware firms: a first step to an agency, as far as they apply; the rest stays unspent."""
