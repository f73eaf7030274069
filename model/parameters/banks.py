"""How kinds of banks differ: how many, how willing, how cautious, how quick to join, how long they remember.

Sources: evidence notes §8; what is not published for a kind of bank is a prior with an honest range.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

RATIO = "ratio to finance.appetite"
BUDGET = "ratio to finance.loss_budget"
JOINING = "ratio to the hazard of all"
MEMORY = "ratio to finance.memory_halflife"
KIND = "Expert prior; no figure by kind of bank is published"


@dataclass(frozen=True)
class BankParameters(Declared):
    """Kinds of banks."""

    state_banks: float = number(
        6, 6, 6, unit="banks", label="Large state-owned banks", zh="国有大型银行数", grade="A",
        source="Six large state-owned commercial banks, present in every big city")
    joint_stock_banks: float = number(
        12, 12, 12, unit="banks", label="National joint-stock banks", zh="股份制银行数", grade="A",
        source="Twelve national joint-stock commercial banks")
    city_share: float = number(
        0.5, 0.3, 0.7, unit="share", label="City banks among the local ones; the others are rural",
        zh="地方银行中城商行占比", grade="C", source="Expert prior")

    state_appetite: float = number(
        0.8, 0.4, 1.2, unit=RATIO, label="Appetite of state banks", zh="国有大行偏好", grade="C",
        source=KIND)
    joint_stock_appetite: float = number(
        1.0, 0.6, 1.5, unit=RATIO, label="Appetite of joint-stock banks", zh="股份行偏好", grade="C",
        source=KIND)
    city_appetite: float = number(
        1.5, 0.8, 2.5, unit=RATIO, label="Appetite of city banks", zh="城商行偏好", grade="C", source=KIND)
    rural_appetite: float = number(
        1.2, 0.6, 2.0, unit=RATIO, label="Appetite of rural banks", zh="农商行偏好", grade="C", source=KIND)

    state_budget: float = number(
        0.85, 0.6, 1.1, unit=BUDGET, label="Expected loss that state banks accept", zh="国有大行可接受损失",
        grade="C", source=KIND)
    joint_stock_budget: float = number(
        1.0, 0.8, 1.2, unit=BUDGET, label="Expected loss that joint-stock banks accept",
        zh="股份行可接受损失", grade="C", source=KIND)
    city_budget: float = number(
        1.1, 0.9, 1.4, unit=BUDGET, label="Expected loss that city banks accept", zh="城商行可接受损失",
        grade="C", source=KIND)
    rural_budget: float = number(
        1.1, 0.9, 1.4, unit=BUDGET, label="Expected loss that rural banks accept", zh="农商行可接受损失",
        grade="C", source=KIND)

    state_joining: float = number(
        1.2, 0.6, 2.0, unit=JOINING, label="Speed at which state banks join", zh="国有大行开办速度",
        grade="C", source="Expert prior: supervisors ask the large banks first")
    joint_stock_joining: float = number(
        1.0, 0.6, 1.5, unit=JOINING, label="Speed at which joint-stock banks join", zh="股份行开办速度",
        grade="C", source=KIND)
    city_joining: float = number(
        1.2, 0.7, 2.0, unit=JOINING, label="Speed at which city banks join", zh="城商行开办速度", grade="C",
        source=KIND)
    rural_joining: float = number(
        0.7, 0.3, 1.2, unit=JOINING, label="Speed at which rural banks join", zh="农商行开办速度",
        grade="C", source=KIND)

    state_memory: float = number(
        1.3, 0.8, 2.0, unit=MEMORY, label="Memory of losses of state banks", zh="国有大行损失记忆",
        grade="C", source="Expert prior: rules and accountability outlast people")
    joint_stock_memory: float = number(
        1.0, 0.7, 1.4, unit=MEMORY, label="Memory of losses of joint-stock banks", zh="股份行损失记忆",
        grade="C", source=KIND)
    city_memory: float = number(
        0.9, 0.5, 1.3, unit=MEMORY, label="Memory of losses of city banks", zh="城商行损失记忆", grade="C",
        source=KIND)
    rural_memory: float = number(
        0.9, 0.5, 1.3, unit=MEMORY, label="Memory of losses of rural banks", zh="农商行损失记忆", grade="C",
        source=KIND)

    def of_kind(self, kind: str, trait: str) -> float:
        """One trait (appetite, budget, joining, memory) of one kind of bank."""
        return float(getattr(self, f"{kind}_{trait}"))
