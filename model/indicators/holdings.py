"""Measures of holdings: how many innovators hold how many valid inventions, and how skewed that is.

Taken in December. A row of w innovators counts w times, each with the inventions of one.
"""

from typing import TYPE_CHECKING

import numpy as np

from model.indicators.breakdowns import breakdown
from model.indicators.census import share_of_top, weighted_median
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.innovators import FIRM

if TYPE_CHECKING:
    from model.model import IPEcosystem

PIECES, HOLDERS, PER_CENT = "件", "家", "%"
TOP = 0.05
"""The top of a distribution: five in a hundred."""


@indicator(
    unit=HOLDERS,
    label="Innovators holding one valid invention",
    zh="拥有有效发明1件的主体",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def holders_with_1(world: "IPEcosystem", facts: Facts) -> float:
    """Innovators with one valid invention."""
    return facts.census.held_by(1, 1)


@indicator(
    unit=HOLDERS,
    label="Innovators holding 2-5 valid inventions",
    zh="拥有有效发明2-5件的主体",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def holders_with_2_to_5(world: "IPEcosystem", facts: Facts) -> float:
    """Innovators with 2-5 valid inventions."""
    return facts.census.held_by(2, 5)


@indicator(
    unit=HOLDERS,
    label="Innovators holding 6-20 valid inventions",
    zh="拥有有效发明6-20件的主体",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def holders_with_6_to_20(world: "IPEcosystem", facts: Facts) -> float:
    """Innovators with 6-20 valid inventions."""
    return facts.census.held_by(6, 20)


@indicator(
    unit=HOLDERS,
    label="Innovators holding 21-100 valid inventions",
    zh="拥有有效发明21-100件的主体",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def holders_with_21_to_100(world: "IPEcosystem", facts: Facts) -> float:
    """Innovators with 21-100 valid inventions."""
    return facts.census.held_by(21, 100)


@indicator(
    unit=HOLDERS,
    label="Innovators holding more than 100 valid inventions",
    zh="拥有有效发明100件以上的主体",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def holders_with_over_100(world: "IPEcosystem", facts: Facts) -> float:
    """Innovators with more than 100 valid inventions."""
    return facts.census.held_by(101, float("inf"))


@indicator(
    unit=HOLDERS,
    label="Innovators holding valid inventions",
    zh="拥有有效发明的主体",
    kind="stock",
    evidence="prior only",
    december=True,
)
def invention_holders(world: "IPEcosystem", facts: Facts) -> float:
    """Innovators with at least one valid invention; a closed firm counts while its rights live."""
    return float(np.sum(facts.census.holders))


breakdown(
    "holders_with",
    label="Innovators by number of valid inventions",
    zh="按有效发明数量的持有主体分布",
    parts=(
        "holders_with_1",
        "holders_with_2_to_5",
        "holders_with_6_to_20",
        "holders_with_21_to_100",
        "holders_with_over_100",
    ),
    whole="invention_holders",
)


@indicator(
    unit=PIECES,
    label="Valid inventions per holder, mean",
    zh="户均有效发明",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=2,
    december=True,
)
def inventions_per_holder(world: "IPEcosystem", facts: Facts) -> float:
    """Mean over all holders, universities and institutes included."""
    census = facts.census
    return float(np.sum(census.holding * census.holders) / max(np.sum(census.holders), 1.0))


@indicator(
    unit=PIECES,
    label="Valid inventions per firm that holds any",
    zh="企业户均有效发明",
    kind="stock",
    evidence="proxy",
    better="none",
    decimals=2,
    december=True,
)
def inventions_per_firm(world: "IPEcosystem", facts: Facts) -> float:
    """Mean over firms with at least one: the published national figure."""
    innovators = world.innovators
    firms = np.flatnonzero((innovators.kind == FIRM) & (innovators.inventions > 0.0))
    weight = innovators.weight[firms]
    return float(np.sum(innovators.inventions[firms] * weight) / max(np.sum(weight), 1.0))


@indicator(
    unit=PIECES,
    label="Valid inventions of the median holder",
    zh="有效发明中位数",
    kind="stock",
    evidence="prior only",
    better="none",
    december=True,
)
def inventions_median_holder(world: "IPEcosystem", facts: Facts) -> float:
    """Half of all holders hold no more."""
    return weighted_median(facts.census.holding, facts.census.holders)


@indicator(
    unit=PER_CENT,
    label="Valid inventions held by the top 5 % of holders",
    zh="前5%主体持有有效发明占比",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=1,
    december=True,
)
def holdings_top_share(world: "IPEcosystem", facts: Facts) -> float:
    """Concentration of holdings."""
    return 100.0 * share_of_top(facts.census.holding, facts.census.holders, TOP)
