"""Levers on governing itself (治理): reviews of the targets and the yearly envelope.

Declared in the unit a planner reads; the field holds code units (shares, CNY). Defaults are January
2020; the levels of 2020-2023 stand in scenarios/library/history.toml. No plan states amounts of money:
every cost is a prior, per declared unit. The line below a lever says whom it acts on and what it changes.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Cost, Declared, lever

GROUP = "governance"


@dataclass(frozen=True)
class GovernanceLevers(Declared):
    """What a government can set for its own conduct (治理类杠杆)."""

    review_frequency: float = lever(
        1, 0, 12, plannable=(1, 12), unit="reviews/yr", group=GROUP,
        label="Progress reviews of the targets", zh="考核督导频次",
        source="expert prior: one yearly review", grade="C",
        moves="government.attention", sign=1, cost=Cost(20e3, 50e3, 150e3, "unit and year"),
    )
    """Government: how often the government compares indicators with their target paths and moves budget to
    those that lag."""
    annual_budget: float = lever(
        700000, 0, 5000000, plannable=(50000, 3000000), unit="10k CNY/yr", group=GROUP,
        label="Annual fiscal envelope", zh="财政资金上限",
        source="expert prior: an envelope, R&D support included, that does not bind in 2020-2023", grade="C",
        moves="government.money", sign=1, cost=Cost(basis="none"),
    )
    """Government: everything with a cost is rationed when the envelope is spent."""
