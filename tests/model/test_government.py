"""Reviews, the envelope and the ledger of public money."""

import mesa
import numpy as np
import pytest

from model.accounts import Accounts
from model.errors import AccountError
from model.institutions.government import (
    AT_MODE,
    COLUMN,
    Government,
    affordable,
    review_speed,
    unit_costs,
)
from model.institutions.programmes import build_programmes
from model.parameters.programmes import ProgrammeParameters
from model.policy import LEVERS, Policy
from model.tables.innovators import Innovators
from tests.model.small_city import month_of, small_region

RULES = ProgrammeParameters()
REGION = small_region(months=132)


class Town:
    """A government with its programmes and accounts, and nothing else."""

    def __init__(self, **levers: float) -> None:
        self.levers = levers
        model, policy = mesa.Model(), Policy(**levers)
        self.programmes = build_programmes(model, policy, RULES)
        self.government = Government(model, policy, RULES, cost_draw=AT_MODE)
        self.accounts = Accounts(Innovators())
        self.accounts.open_account("government")
        self.accounts.close("opening")

    def live(self, months: int, *, first: int = 0, spent: float = 0.0) -> "Town":
        for index in range(first, first + months):
            month = month_of(REGION, index, **self.levers)
            self.government.govern(month, self.programmes)
            for programme in self.programmes.values():
                programme.build(month)
            if spent:
                self.accounts.spend("rd_subsidy_rate", "outside", spent)
            self.government.close_month(month, self.accounts, self.programmes)
            self.accounts.close("test")
        return self


def test_a_year_of_a_lever_costs_its_unit_cost_times_its_level():
    town = Town(judges=30.0).live(12)
    paid = town.government.total_cost[COLUMN["judges"]]
    assert paid == pytest.approx(30 * LEVERS["judges"].cost.mode)


def test_a_share_is_paid_per_point_of_its_declared_unit():
    town = Town(evidence_rules=0.4).live(12)
    paid = town.government.total_cost[COLUMN["evidence_rules"]]
    assert paid == pytest.approx(40 * LEVERS["evidence_rules"].cost.mode)


def test_stations_are_paid_for_when_they_are_built_not_when_they_are_wished_for():
    town = Town(science_stations_ordered=10.0)
    town.programmes["science_stations_ordered"].standing = 0.0
    town.levers = {"science_stations_ordered": 0.0}
    assert town.live(1).government.month_cost[COLUMN["science_stations_ordered"]] == 0.0


def test_the_ledger_holds_what_other_rooms_spent_and_the_month_begins_empty():
    town = Town().live(3, spent=5e6)
    column = COLUMN["rd_subsidy_rate"]
    assert [month[column] for month in town.government.ledger] == [5e6] * 3
    assert town.accounts.spent == {}


def test_government_spends_what_comes_in_and_keeps_nothing():
    town = Town().live(24, spent=1e6)
    assert town.accounts.balances["government"] == pytest.approx(0.0, abs=1e-3)
    assert -town.accounts.balances["outside"] == pytest.approx(0.0, abs=1e-3)


def test_spending_on_something_that_is_no_lever_is_refused_with_the_nearest_name():
    town = Town()
    town.accounts.spend("judge", "outside", 1.0)
    with pytest.raises(AccountError, match="Did you mean 'judges'"):
        town.government.close_month(month_of(REGION, 0), town.accounts, town.programmes)


def test_without_a_budget_nothing_new_is_begun():
    town = Town(annual_budget=0.0, trainees_ordered=2000.0).live(12)
    assert town.government.money == 0.0
    assert town.programmes["trainees_ordered"].delivered == 0.0


def test_a_new_year_brings_a_new_envelope():
    town = Town(annual_budget=120e6, trainees_ordered=1200.0).live(12, spent=15e6)
    assert town.government.money < 1.0
    town.live(1, first=12, spent=15e6)
    assert town.government.money == 1.0


@pytest.mark.parametrize(
    ("left", "monthly", "share"), [(-1, 5, 0), (0, 0, 0), (10, 5, 1), (2, 5, 0.4), (1, 0, 1)]
)
def test_the_last_money_of_the_year_is_shared_out(left, monthly, share):
    assert affordable(left, monthly) == pytest.approx(share)


@pytest.mark.parametrize("yearly", [1, 2, 4, 12])
def test_as_many_reviews_are_held_in_five_years_as_are_set(yearly):
    town, held = Town(review_frequency=float(yearly)), 0
    for index in range(60):
        town.live(1, first=index)
        held += town.government.reviews
    assert abs(held - 5 * yearly) <= 2


def test_reports_go_out_every_month_only_where_targets_are_reviewed():
    town, sent = Town(review_frequency=4.0), 0
    for index in range(36):
        town.live(1, first=index)
        sent += town.government.reports
    assert 34 <= sent <= 36
    assert Town(review_frequency=0.0).live(36).government.reports == 0


def test_reviews_speed_up_delivery_less_and_less():
    speeds = [review_speed(number, RULES) for number in (0, 1, 2, 3, 4, 12)]
    assert speeds[1] == 1.0
    assert np.all(np.diff(speeds) > 0)
    assert np.all(np.diff(speeds[:5], 2) < 0)


def test_a_cost_draw_lies_in_its_prior_and_the_mode_is_the_mode():
    for draw in (0, 1, 2):
        for cost, about in zip(unit_costs(draw), LEVERS.values(), strict=True):
            assert about.cost.low <= cost <= about.cost.high
    assert np.array_equal(unit_costs(AT_MODE), [about.cost.mode for about in LEVERS.values()])
    assert not np.array_equal(unit_costs(0), unit_costs(1))
