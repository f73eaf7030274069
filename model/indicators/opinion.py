"""Measures of opinion: the survey of satisfaction, perceived protection, norms."""

from typing import TYPE_CHECKING

from model.indicators.facts import Facts
from model.indicators.registry import indicator

if TYPE_CHECKING:
    from model.model import IPEcosystem


@indicator(
    unit="分",
    label="Social satisfaction with IP protection",
    zh="知识产权保护社会满意度",
    kind="stock",
    evidence="proxy",
    decimals=2,
)
def protection_satisfaction(world: "IPEcosystem", facts: Facts) -> float:
    """Answer of the last survey (each December), with its sampling error."""
    return world.opinion.answer


@indicator(
    unit="0-1", label="Perceived protection", zh="保护感知", kind="mean", evidence="prior only", decimals=3
)
def perceived_protection(world: "IPEcosystem", facts: Facts) -> float:
    """Protection as owners perceive it, 0.5 at the opening by construction."""
    return world.city.protection


@indicator(
    unit="0-1",
    label="Norm against infringement",
    zh="反侵权社会规范",
    kind="mean",
    evidence="prior only",
    decimals=3,
)
def social_norms(world: "IPEcosystem", facts: Facts) -> float:
    """Public norm against infringement, 0.5 at the opening by construction."""
    return world.city.norms
