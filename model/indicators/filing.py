"""Measures of filing: kinds, secrets, dual and abnormal filings, value per filing, grants abroad by route."""

from typing import TYPE_CHECKING

import numpy as np

from model.behaviour.abroad import foreign_in
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.patents import weigh
from model.indicators.registry import indicator
from model.tables.foreign import DIRECT, PCT
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL

if TYPE_CHECKING:
    from model.model import IPEcosystem

INDEX = 100.0


@indicator(
    unit="件", label="Utility model applications", zh="实用新型专利申请量", kind="flow",
    evidence="prior only", better="none",
)  # fmt: skip
def utility_model_applications(world: "IPEcosystem", facts: Facts) -> float:
    """Utility models filed by the city's innovators."""
    return weigh(world, facts.filed, world.patents.kind[facts.filed] == UTILITY_MODEL)


@indicator(
    unit="%", label="Inventions among patent applications", zh="专利申请中发明占比", kind="ratio",
    evidence="proxy", decimals=1,
)  # fmt: skip
def invention_share_of_filings(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Invention applications over applications of all kinds."""
    inventions = weigh(world, facts.filed, world.patents.kind[facts.filed] == INVENTION)
    return 100.0 * inventions, weigh(world, facts.filed)


@indicator(
    unit="对", label="Dual filings: invention and utility model on one day", zh="一案双申量", kind="flow",
    evidence="prior only", better="none",
)  # fmt: skip
def dual_filings(world: "IPEcosystem", facts: Facts) -> float:
    """Pairs of applications on one idea, filed by one owner on one day."""
    return world.desk.pairs


@indicator(
    unit="%", label="Ideas worth filing that are kept secret", zh="以商业秘密保护的创意占比", kind="ratio",
    evidence="prior only", better="none", decimals=1,
)  # fmt: skip
def ideas_kept_secret(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Expected, for ideas are not drawn: secret ones over all technical ideas that a right would pay for."""
    return 100.0 * world.desk.secret, world.desk.worth_filing


@indicator(
    unit="%", label="Abnormal filings among inventions and utility models", zh="非正常专利申请占比（真实）",
    kind="ratio", evidence="prior only", better="lower", decimals=1,
)  # fmt: skip
def abnormal_filing_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Applications without an idea behind them, found or not."""
    return 100.0 * weigh(world, facts.filed, world.patents.abnormal[facts.filed]), _examinable(world, facts)


@indicator(
    unit="%", label="Abnormal filings caught, of inventions and utility models", 
    zh="查处的非正常专利申请占比",
    kind="ratio", evidence="proxy", better="none", decimals=1,
)  # fmt: skip
def abnormal_caught_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Applications flagged and withdrawn: rises with screening, falls with what there is to find."""
    return 100.0 * world.desk.caught, _examinable(world, facts)


@indicator(
    unit="2019=100", label="Mean value of a filing", zh="专利申请平均价值指数", kind="ratio",
    evidence="prior only", decimals=1,
)  # fmt: skip
def mean_value_per_filing(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Mean yearly return at grant that this month's filings promise, against the mean of 2019.

    Half of all value lies in one filing of twenty, so a month says little; read years.
    """
    patents, filed = world.patents, facts.filed
    worth = float(np.sum(patents.weight[filed] * patents.value[filed].astype(np.float64)))
    return INDEX * worth / world.desk.rates.mean_value, weigh(world, filed)


@indicator(
    unit="件", label="Grants abroad through the PCT", zh="经PCT途径的海外授权量", kind="flow",
    evidence="prior only",
)  # fmt: skip
def foreign_grants_by_route_pct(world: "IPEcosystem", facts: Facts) -> float:
    """Grants of national phases at offices abroad."""
    return _granted_abroad(world, facts, PCT)


@indicator(
    unit="件", label="Grants abroad by direct filing", zh="经巴黎公约途径的海外授权量", kind="flow",
    evidence="prior only",
)  # fmt: skip
def foreign_grants_by_route_direct(world: "IPEcosystem", facts: Facts) -> float:
    """Grants at offices abroad of what was filed there within a year."""
    return _granted_abroad(world, facts, DIRECT)


def _examinable(world: "IPEcosystem", facts: Facts) -> float:
    return weigh(world, facts.filed, world.patents.kind[facts.filed] != DESIGN)


def _granted_abroad(world: "IPEcosystem", facts: Facts, route: int) -> float:
    grants = world.abroad.grants
    rows = foreign_in(grants, facts.month.index, route)
    return float(np.sum(world.patents.weight[grants.patent[rows]]))


breakdown(
    "foreign_grants_by_route",
    label="Grants abroad by route",
    zh="海外授权途径构成",
    parts=("foreign_grants_by_route_pct", "foreign_grants_by_route_direct"),
    whole="overseas_patent_grants",
)
