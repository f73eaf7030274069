"""Measures of the IP service industry of the city; the targets of the province need the city's share."""

from typing import TYPE_CHECKING

import numpy as np

from model.indicators.facts import Facts
from model.indicators.registry import indicator

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
    """Brand agencies of nation, province and city level in the city."""
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
    """Drafting and other lines of the month."""
    return world.service_market.revenue / YI


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
