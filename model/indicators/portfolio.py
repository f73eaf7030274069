"""Measures of the portfolio: what is in force, how old, whose, why of high value, how fast it lapses.

Distributions are taken in December (census.py looks once at all inventions in force).
"""

from typing import TYPE_CHECKING

import numpy as np

from model.closing import FORCE
from model.indicators.breakdowns import breakdown
from model.indicators.census import share_of_top
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY

if TYPE_CHECKING:
    from model.model import IPEcosystem

PIECES, PER_CENT, CNY, INDEX = "件", "%", "元", "指数"
TOP = 0.05
"""The top of a distribution: five in a hundred."""


@indicator(
    unit=PIECES,
    label="High-value inventions: strategic emerging field",
    zh="高价值发明：战略性新兴产业",
    kind="stock",
    evidence="prior only",
    december=True,
)
def high_value_by_strategic(world: "IPEcosystem", facts: Facts) -> float:
    """In a strategic emerging field."""
    return facts.census.weigh(facts.census.by_criterion["strategic"])


@indicator(
    unit=PIECES,
    label="High-value inventions: family granted abroad",
    zh="高价值发明：海外有同族专利权",
    kind="stock",
    evidence="prior only",
    december=True,
)
def high_value_by_overseas(world: "IPEcosystem", facts: Facts) -> float:
    """With a member of the family granted abroad."""
    return facts.census.weigh(facts.census.by_criterion["overseas"])


@indicator(
    unit=PIECES,
    label="High-value inventions: kept over ten years",
    zh="高价值发明：维持年限超过10年",
    kind="stock",
    evidence="prior only",
    december=True,
)
def high_value_by_kept(world: "IPEcosystem", facts: Facts) -> float:
    """Filed more than ten years ago and in force."""
    return facts.census.weigh(facts.census.by_criterion["kept"])


@indicator(
    unit=PIECES,
    label="High-value inventions: pledged at a high amount",
    zh="高价值发明：实现较高质押融资金额",
    kind="stock",
    evidence="prior only",
    december=True,
)
def high_value_by_pledged(world: "IPEcosystem", facts: Facts) -> float:
    """Once pledged for a loan of a high amount; the fact stays when the loan is repaid."""
    return facts.census.weigh(facts.census.by_criterion["pledged"])


@indicator(
    unit=PIECES,
    label="High-value inventions: national award",
    zh="高价值发明：获国家科技奖或中国专利奖",
    kind="stock",
    evidence="prior only",
    december=True,
)
def high_value_by_award(world: "IPEcosystem", facts: Facts) -> float:
    """With a national science award or a China Patent Award."""
    return facts.census.weigh(facts.census.by_criterion["award"])


breakdown(
    "high_value_by",
    label="High-value inventions by criterion",
    zh="高价值发明按认定标准",
    parts=(
        "high_value_by_strategic",
        "high_value_by_overseas",
        "high_value_by_kept",
        "high_value_by_pledged",
        "high_value_by_award",
    ),
    note="The five criteria overlap: an invention counts under each that it meets, so parts add to more.",
    note_zh="五项标准有重叠，一件专利可同时计入多项，合计大于总量。",
)


@indicator(
    unit=PIECES,
    label="Valid inventions aged 0-3 years",
    zh="有效发明：维持0-3年",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def valid_inventions_by_age_to_3(world: "IPEcosystem", facts: Facts) -> float:
    """In force, filed 0 to less than 4 full years ago."""
    return facts.census.aged(0, 4)


@indicator(
    unit=PIECES,
    label="Valid inventions aged 4-6 years",
    zh="有效发明：维持4-6年",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def valid_inventions_by_age_4_to_6(world: "IPEcosystem", facts: Facts) -> float:
    """In force, filed 4 to less than 7 full years ago."""
    return facts.census.aged(4, 7)


@indicator(
    unit=PIECES,
    label="Valid inventions aged 7-10 years",
    zh="有效发明：维持7-10年",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def valid_inventions_by_age_7_to_10(world: "IPEcosystem", facts: Facts) -> float:
    """In force, filed 7 to less than 10 full years ago."""
    return facts.census.aged(7, 10)


@indicator(
    unit=PIECES,
    label="Valid inventions aged over ten years",
    zh="有效发明：维持超过10年",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def valid_inventions_by_age_over_10(world: "IPEcosystem", facts: Facts) -> float:
    """In force, filed at least ten full years ago."""
    return facts.census.aged(10, 21)


breakdown(
    "valid_inventions_by_age",
    label="Valid inventions by age since filing",
    zh="有效发明按维持年限",
    parts=(
        "valid_inventions_by_age_to_3",
        "valid_inventions_by_age_4_to_6",
        "valid_inventions_by_age_7_to_10",
        "valid_inventions_by_age_over_10",
    ),
    whole="valid_invention_patents",
    note="The tenth year of life ends the third group: over ten years means ten full years since filing.",
    note_zh="按申请日起满年计：满10年起计入最后一组。",
)


@indicator(
    unit=PER_CENT,
    label="Value held in the top 5 % of valid inventions",
    zh="前5%发明价值占比",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=1,
    december=True,
)
def value_top_share(world: "IPEcosystem", facts: Facts) -> float:
    """Concentration of present private returns among inventions in force."""
    return 100.0 * share_of_top(facts.census.value, facts.census.weight, TOP)


@indicator(
    unit=PER_CENT,
    label="Valid inventions older than ten years",
    zh="维持超过10年有效发明占比",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=1,
    december=True,
)
def inventions_over_ten_years_share(world: "IPEcosystem", facts: Facts) -> float:
    """Share of the valid stock filed over ten years ago."""
    return 100.0 * facts.census.aged(10, 21) / max(facts.census.total, 1.0)


@indicator(
    unit=PER_CENT,
    label="Valid inventions owned by firms",
    zh="有效发明中企业占比",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=1,
    december=True,
)
def valid_inventions_firms_share(world: "IPEcosystem", facts: Facts) -> float:
    """Share of firms in inventions in force."""
    return 100.0 * facts.census.weigh(facts.census.owner_kind == FIRM) / max(facts.census.total, 1.0)


@indicator(
    unit=PER_CENT,
    label="Valid inventions owned by universities",
    zh="有效发明中高校占比",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=1,
    december=True,
)
def valid_inventions_universities_share(world: "IPEcosystem", facts: Facts) -> float:
    """Share of universities in inventions in force."""
    return 100.0 * facts.census.weigh(facts.census.owner_kind == UNIVERSITY) / max(facts.census.total, 1.0)


@indicator(
    unit=PER_CENT,
    label="Valid inventions owned by institutes",
    zh="有效发明中科研院所占比",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=1,
    december=True,
)
def valid_inventions_institutes_share(world: "IPEcosystem", facts: Facts) -> float:
    """Share of institutes in inventions in force."""
    return 100.0 * facts.census.weigh(facts.census.owner_kind == INSTITUTE) / max(facts.census.total, 1.0)


breakdown(
    "valid_inventions_by_owner",
    label="Valid inventions by owner",
    zh="有效发明按权利人",
    parts=(
        "valid_inventions_firms_share",
        "valid_inventions_universities_share",
        "valid_inventions_institutes_share",
    ),
)


@indicator(
    unit=PER_CENT,
    label="High-value inventions owned by firms",
    zh="高价值发明中企业占比",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=1,
    december=True,
)
def high_value_firms_share(world: "IPEcosystem", facts: Facts) -> float:
    """Share of firms in high-value inventions."""
    census = facts.census
    return 100.0 * census.weigh(census.high & (census.owner_kind == FIRM)) / max(facts.high_value, 1.0)


def mean_value(facts: Facts) -> float:
    """Present yearly return of an invention in force, mean, CNY."""
    return float(np.sum(facts.census.value * facts.census.weight) / max(facts.census.total, 1.0))


@indicator(
    unit=CNY,
    label="Present yearly return of a valid invention, mean",
    zh="有效发明平均当前年收益",
    kind="stock",
    evidence="prior only",
    december=True,
)
def invention_value_mean(world: "IPEcosystem", facts: Facts) -> float:
    """Private return after obsolescence; nominal and without growth of prices."""
    return mean_value(facts)


@indicator(
    unit=INDEX,
    label="Mean value of a valid invention, opening = 100",
    zh="有效发明平均价值指数",
    kind="stock",
    evidence="prior only",
    decimals=1,
    december=True,
)
def invention_value_index(world: "IPEcosystem", facts: Facts) -> float:
    """Beside counts of high value: more high-value patents at a falling index are not more value."""
    opening = world.rows[0] if world.rows else None
    return 100.0 * mean_value(facts) / opening["invention_value_mean"] if opening else 100.0


def lapse_rate(world: "IPEcosystem", facts: Facts, kind: int) -> tuple[float, float]:
    """Rights of a kind whose fee was not paid this month × 12, over those in force; per cent a year."""
    return 100.0 * 12.0 * float(facts.lapsed[kind]), world.stocks[FORCE[kind]].level


@indicator(
    unit=PER_CENT,
    label="Yearly lapse of inventions",
    zh="发明年失效率",
    kind="ratio",
    evidence="proxy",
    better="lower",
    decimals=2,
)
def inventions_lapse_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Fees not paid, over inventions in force."""
    return lapse_rate(world, facts, 0)


@indicator(
    unit=PER_CENT,
    label="Yearly lapse of utility models",
    zh="实用新型年失效率",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=2,
)
def utility_models_lapse_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Fees not paid, over utility models in force."""
    return lapse_rate(world, facts, 1)


@indicator(
    unit=PER_CENT,
    label="Yearly lapse of designs",
    zh="外观设计年失效率",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=2,
)
def designs_lapse_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Fees not paid, over designs in force."""
    return lapse_rate(world, facts, 2)


@indicator(
    unit=PIECES,
    label="National patent awards won",
    zh="获国家级专利奖",
    kind="flow",
    evidence="prior only",
)
def patent_awards_national(world: "IPEcosystem", facts: Facts) -> float:
    """China Patent Awards and national science awards to inventions of the city."""
    return float(np.sum(world.patents.weight[facts.awarded]))
