"""Measures of the IP service industry of the region."""

from typing import TYPE_CHECKING

import numpy as np

from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.agencies import CONSULTING, LINES, LITIGATION, MARKS, OPERATION, SEARCH

if TYPE_CHECKING:
    from model.model import IPEcosystem

YI = 1e8
"""CNY per 亿元."""


@indicator(unit="人", label="Patent attorneys", zh="备案专利代理师", kind="stock", evidence="prior only")
def patent_attorneys(world: "IPEcosystem", facts: Facts) -> float:
    """Attorneys who practise with agencies of the city."""
    return float(world.agency_book.attorneys.sum())


@indicator(
    unit="人", label="IP service practitioners", zh="知识产权从业人员", kind="stock", evidence="prior only"
)
def service_practitioners(world: "IPEcosystem", facts: Facts) -> float:
    """Attorneys and all other people who work in service organisations of the city."""
    return float(world.agency_book.attorneys.sum() + world.agency_book.staff.sum())


@indicator(
    unit="家", label="IP service organisations", zh="知识产权服务机构数", kind="stock", evidence="prior only"
)
def service_organisations(world: "IPEcosystem", facts: Facts) -> float:
    """Agencies and other service organisations that have not closed."""
    return float(np.count_nonzero(world.agency_book.alive()))


@indicator(
    unit="家",
    label="Brand service agencies",
    zh="国家和省市规模品牌服务机构",
    kind="stock",
    evidence="prior only",
)
def brand_agencies(world: "IPEcosystem", facts: Facts) -> float:
    """Brand agencies of nation, province and city level."""
    return float(np.count_nonzero(world.agency_book.brand))


@indicator(
    unit="亿元",
    label="Revenue of the IP service industry",
    zh="知识产权服务业营收总规模",
    kind="flow",
    evidence="prior only",
    decimals=1,
)
def service_revenue(world: "IPEcosystem", facts: Facts) -> float:
    """Patent drafting and all other lines of the month."""
    return world.service_market.revenue / YI


@indicator(
    unit="亿元",
    label="Service revenue: patent drafting",
    zh="服务营收：专利代理",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def service_revenue_by_drafting(world: "IPEcosystem", facts: Facts) -> float:
    """Fees of agencies of the city for patent applications drafted this month."""
    return world.service_market.drafting / YI


def of_line(world: "IPEcosystem", line: int) -> float:
    """Revenue of one line this month, 亿元."""
    return float(world.service_market.lines.income[line]) / YI


@indicator(
    unit="亿元",
    label="Service revenue: marks and works",
    zh="服务营收：商标版权代理",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def service_revenue_by_marks(world: "IPEcosystem", facts: Facts) -> float:
    """Driven by trademark applications."""
    return of_line(world, MARKS)


@indicator(
    unit="亿元",
    label="Service revenue: search and navigation",
    zh="服务营收：检索与导航",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def service_revenue_by_search(world: "IPEcosystem", facts: Facts) -> float:
    """Driven by R&D and navigation reports in use."""
    return of_line(world, SEARCH)


@indicator(
    unit="亿元",
    label="Service revenue: litigation support",
    zh="服务营收：维权诉讼",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def service_revenue_by_litigation(world: "IPEcosystem", facts: Facts) -> float:
    """Driven by disputes filed with courts and bodies."""
    return of_line(world, LITIGATION)


@indicator(
    unit="亿元",
    label="Service revenue: transactions and pledges",
    zh="服务营收：运营交易",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def service_revenue_by_operation(world: "IPEcosystem", facts: Facts) -> float:
    """Driven by transfers, licences and pledge loans."""
    return of_line(world, OPERATION)


@indicator(
    unit="亿元",
    label="Service revenue: consulting",
    zh="服务营收：咨询",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def service_revenue_by_consulting(world: "IPEcosystem", facts: Facts) -> float:
    """Driven by high-tech enterprises, exchange projects and vouchers."""
    return of_line(world, CONSULTING)


breakdown(
    "service_revenue_by",
    label="Revenue of IP services by line",
    zh="知识产权服务业营收构成",
    parts=tuple(f"service_revenue_by_{line}" for line in ("drafting", *LINES)),
    whole="service_revenue",
    note="Shares of the opening are expert priors.",
    note_zh="期初构成为专家先验。",
)


@indicator(
    unit="%",
    label="Applications through agencies of the city",
    zh="市内代理机构代理率",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def local_agency_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Drafts of agencies of the city over applications filed, in invention equivalents."""
    return 100.0 * world.service_market.drafted, world.service_market.filed


@indicator(
    unit="家", label="Firms served with vouchers", zh="服务券惠及企业", kind="flow", evidence="prior only"
)
def voucher_firms(world: "IPEcosystem", facts: Facts) -> float:
    """Small firms served with bought services this month."""
    return world.clients.vouchers.firms


@indicator(
    unit="%",
    label="Voucher firms that would have used no agency",
    zh="服务券新增用户占比",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def voucher_additionality(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Firms that a voucher brought to an agency over firms served; the rest is deadweight."""
    return 100.0 * world.clients.vouchers.added, world.clients.vouchers.firms
