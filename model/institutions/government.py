"""The city government (市政府): reviews its targets, passes on money and pace, keeps the ledger.

Mandate: the plans. Limits: the yearly envelope; what stands already is a commitment and is paid
even when the envelope is spent, new orders wait. Money comes from outside (taxes and transfers) as
it is spent. No plan states amounts, so unit costs are one draw of declared priors.
"""

from collections.abc import Sequence
from typing import Any

import mesa
import numpy as np

from model.accounts import Accounts
from model.arrays import Floats
from model.chance import name_key, uniform
from model.errors import AccountError, nearest
from model.institutions.programmes import Programme, Schedule, pass_on
from model.institutions.reviews import NAMES, Reviews, levels_of
from model.month import Month
from model.parameters import PRIOR_SEED, triangular
from model.parameters.programmes import ProgrammeParameters
from model.policy import LEVERS, Policy
from model.region import Goal

AT_MODE = -1
"""Number of the cost draw at which every unit cost stands at its mode."""
GROUPS = tuple(dict.fromkeys(about.group for about in LEVERS.values()))
"""Programmes of the ledger: the groups of levers."""
OF_GROUP = {group: np.array([about.group == group for about in LEVERS.values()]) for group in GROUPS}
COLUMN = {name: column for column, name in enumerate(NAMES)}
KEY = np.array([name_key("government")], dtype=np.uint64)


def unit_costs(cost_draw: int) -> Floats:
    """Public cost of one declared unit of every lever, CNY, one draw of the priors, shape (n_levers,)."""
    costs = np.array([LEVERS[name].cost.mode for name in NAMES])
    if cost_draw == AT_MODE:
        return costs
    key = np.array([cost_draw], dtype=np.uint64)
    for column, name in enumerate(NAMES):
        about = LEVERS[name].cost
        u = float(uniform(PRIOR_SEED, "prior.cost." + name, key, 0)[0])
        costs[column] = triangular(u, about.low, about.mode, about.high)
    return costs


def review_speed(reviews: float, rules: ProgrammeParameters) -> float:
    """Speed of delivery at this many reviews a year, 1 at one review; saturates."""

    def gain(number: float) -> float:
        return float(1.0 - rules.review_gain * np.expm1(-number / rules.review_scale))

    return gain(reviews) / gain(1.0)


class Government(mesa.Agent):
    """Levers in force, reviews, the yearly envelope and the ledger of public money by lever."""

    def __init__(
        self,
        model: Any,
        policy: Policy,
        rules: ProgrammeParameters,
        *,
        cost_draw: int,
        goals: Sequence[Goal] = (),
    ) -> None:
        super().__init__(model)
        self.rules = rules
        self.unit_cost = unit_costs(cost_draw)
        self.review = Reviews(goals, self.unit_cost, rules)
        """What reviews see of the goals, and the money that they move."""
        self.by_year = np.array([LEVERS[name].cost.basis == "unit and year" for name in NAMES])
        self.when_added = np.array([LEVERS[name].cost.basis == "unit added" for name in NAMES])
        self.levels = levels_of(policy)
        self.month_cost = np.zeros(len(NAMES))
        """Public money of this month by lever, CNY, in the order of LEVERS."""
        self.year_cost = np.zeros(len(NAMES))
        self.total_cost = np.zeros(len(NAMES))
        self.ledger: list[Floats] = []
        """``month_cost`` of every month."""
        self.held = [policy.review_frequency / 12.0] * 12
        self.calendar, self.reporting = Schedule(), Schedule(start=0.0)
        self.reviews = self.reports = 0
        """Leadership reviews held and progress reports sent this month."""
        self.money = 1.0
        self.envelope = policy.annual_budget
        self.title_share = policy.inventor_ownership_share
        """Ownership that the rule in force grants to inventors, 0-1."""
        self.use_right_years = policy.use_right_years_ordered
        """Long-term use right that the rule in force grants, years."""

    @property
    def attention(self) -> float:
        """Reviews held in the last twelve months."""
        return float(sum(self.held))

    def cost_of(self, group: str) -> float:
        """Public money of this month for one group of levers, CNY."""
        return float(self.month_cost[OF_GROUP[group]].sum())

    def govern(self, month: Month, programmes: dict[str, Programme]) -> None:
        """Review, issue the rules in force, and tell programmes what money and pace allow."""
        self._review(month)
        self.title_share = month.policy.inventor_ownership_share
        self.use_right_years = month.policy.use_right_years_ordered
        self.envelope = month.policy.annual_budget
        if month.of_year == 1:
            self.year_cost[:] = 0.0
        self.money = affordable(self.envelope - float(self.year_cost.sum()), float(self.month_cost.sum()))
        pass_on(programmes, self.rules, self.money, review_speed(self.attention, self.rules))

    def _review(self, month: Month) -> None:
        """Hold the reviews that are due; send the monthly report, on time if reviews are near."""
        waiting = self.calendar.add(month.policy.review_frequency / 12.0)
        self.reviews = self.calendar.hold(month, "government.review", KEY, waiting, self.rules.held)
        if self.reviews:
            self.review.hold(month)
        self.held = [*self.held[1:], float(self.reviews)]
        # A government that reviews at least once a year has set monthly reporting.
        late = self.reporting.add(min(month.policy.review_frequency, 1.0))
        on_time = -np.expm1(-self.rules.report_discipline * self.attention)
        self.reports = self.reporting.hold(month, "government.report", KEY, late, float(on_time))

    def close_month(self, month: Month, accounts: Accounts, programmes: dict[str, Programme]) -> None:
        """Pay the unit costs of the month, book all public spending by lever, fund it from outside."""
        due = self._due(month, programmes)
        for column in np.flatnonzero(due):
            accounts.spend(NAMES[column], "outside", float(due[column]))
        self.month_cost = np.zeros(len(NAMES))
        for lever, amount in accounts.spent.items():
            if lever not in COLUMN:
                raise AccountError(
                    f"{amount:.0f} CNY are booked to {lever!r}, no lever.{nearest(lever, NAMES)}"
                )
            self.month_cost[COLUMN[lever]] = amount
        accounts.spent.clear()
        self.year_cost += self.month_cost
        self.total_cost += self.month_cost
        self.ledger.append(self.month_cost)
        accounts.move("outside", "government", max(-accounts.balances["government"], 0.0))

    def _due(self, month: Month, programmes: dict[str, Programme]) -> Floats:
        """Unit costs of this month by lever: of programmes what stands and was done, else the level."""
        levels = levels_of(month.policy)
        units = levels / 12.0
        for lever, programme in programmes.items():
            units[COLUMN[lever]] = programme.paid_units
        due = self.unit_cost * units * self.by_year
        due += self.unit_cost * np.maximum(levels - self.levels, 0.0) * self.when_added
        self.levels = levels
        return due


def affordable(left: float, monthly: float) -> float:
    """Share of new orders that the envelope can pay: all while a month's spending is left, 0-1."""
    if left <= 0.0:
        return 0.0
    return min(left / monthly, 1.0) if monthly > 0.0 else 1.0
