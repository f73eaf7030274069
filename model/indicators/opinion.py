"""Measures of opinion: the survey of satisfaction, perceived protection, norms."""

from typing import TYPE_CHECKING

from model.behaviour.survey import HOLDERS, PROFESSIONALS, PUBLIC, standard_error
from model.indicators.breakdowns import breakdown
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


# ── the survey: who answered, and what moved the answers ────────────────────────────────────────


def _of_group(group: int, name: str, label: str, zh: str) -> str:
    """Declare the last score of one group of those asked; returns its id."""

    def measure(world: "IPEcosystem", facts: Facts) -> float:
        return float(world.opinion.groups[group])

    measure.__name__ = f"satisfaction_{name}"
    measure.__doc__ = f"{label}: mean answer of those asked in the last survey, with its sampling error."
    indicator(unit="分", label=label, zh=zh, kind="stock", evidence="prior only", decimals=2)(measure)
    return measure.__name__


def _of_part(part: int, name: str, label: str, zh: str) -> str:
    """Declare the score that one reason alone would give; returns its id."""

    def measure(world: "IPEcosystem", facts: Facts) -> float:
        return float(world.opinion.parts[part])

    measure.__name__ = f"satisfaction_by_{name}"
    measure.__doc__ = f"{label}: the score if nothing else had changed since 2019 but this and the nation."
    indicator(unit="分", label=label, zh=zh, kind="stock", evidence="prior only", decimals=2)(measure)
    return measure.__name__


GROUPS = (
    _of_group(HOLDERS, "of_right_holders", "Satisfaction of right holders", "权利人满意度"),
    _of_group(PUBLIC, "of_public", "Satisfaction of the public", "社会公众满意度"),
    _of_group(PROFESSIONALS, "of_professionals", "Satisfaction of professionals", "专业人士满意度"),
)
PARTS = tuple(
    _of_part(part, name, label, zh)
    for part, (name, label, zh) in enumerate((
        ("experience", "Satisfaction: own cases", "满意度构成：办案体验"),
        ("enforcement", "Satisfaction: perceived enforcement", "满意度构成：保护感知"),
        ("services", "Satisfaction: services close by", "满意度构成：公共服务"),
        ("norms", "Satisfaction: norms", "满意度构成：社会规范"),
    ))
)  # fmt: skip
breakdown(
    "satisfaction_by_group",
    label="Satisfaction by group asked",
    zh="分群体满意度",
    parts=GROUPS,
    note="The score is their weighted mean; each carries its own sampling error.",
    note_zh="总分为各群体加权平均；各自含抽样误差。",
)
breakdown(
    "satisfaction_by_reason",
    label="Satisfaction by reason",
    zh="满意度构成",
    parts=PARTS,
    note="Each is the score that this reason alone would give; they do not add up.",
    note_zh="各项为仅该因素变化时的得分，不可相加。",
)


@indicator(
    unit="分",
    label="Sampling error of the satisfaction survey",
    zh="满意度抽样误差",
    kind="stock",
    evidence="prior only",
    better="none",
    decimals=2,
)
def satisfaction_error(world: "IPEcosystem", facts: Facts) -> float:
    """Standard error of the score, from the declared numbers of people asked and spread of answers."""
    return standard_error(world.parameters.opinion)
