"""Insurance of rights and of loans: loss ratio by hand, who insures, what claims do to the price."""

from dataclasses import replace

import mesa
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN
from model.institutions.insurer import Insurer
from model.parameters import Parameters
from model.parameters.funds import FundParameters
from model.tables.innovators import Innovators
from tests.model.credit_town import REGION, firms, keys
from tests.model.small_city import month_of

ABOUT = Parameters().funds
EAGER = replace(ABOUT, takeup=0.05, selection=1.0)


def office(innovators: Innovators, rules: FundParameters = ABOUT) -> Insurer:
    """An insurer with an account beside the government's."""
    accounts = Accounts(innovators)
    accounts.open_account("government")
    insurer = Insurer(mesa.Model(seed=0), accounts, rules, 0.0)
    accounts.close("opening")
    return insurer


def holders_of(innovators: Innovators) -> np.ndarray:
    """All rows."""
    return np.arange(len(innovators))


def infringed(insurer: Insurer, innovators: Innovators, index: int, owners: np.ndarray) -> float:
    """Suits of these owners about last month's infringements; returns the claims that were due."""
    month, count = month_of(REGION, index), owners.size
    yes = np.ones(count, dtype=np.bool_)
    insurer.meet(month, innovators, keys(count, f"incident {index}"), owners, yes, yes)
    return insurer.noted(month, "due")


@given(st.floats(0.0, 0.9), st.floats(0.0, 0.9))
def test_cheaper_insurance_is_taken_up_more(first: float, second: float):
    low, high = sorted((first, second))
    insurer, one = office(Innovators()), np.ones(1)
    wanted = [float(insurer.wanted(subsidy, one, 0.0 * one)[0]) for subsidy in (low, high)]
    assert 0.0 < wanted[0] <= wanted[1] < 1.0


def test_who_has_more_at_stake_or_was_infringed_insures_more():
    insurer = office(Innovators())
    exposure, scared = np.array([0.5, 1.0, 2.0, 2.0]), np.array([0.0, 0.0, 0.0, 1.0])
    assert np.all(np.diff(insurer.wanted(0.1, exposure, scared)) > 0.0)


def test_the_expected_loss_ratio_is_that_of_the_hand():
    innovators = firms(6000)
    innovators.inventions[:] = 1.0
    about = replace(EAGER, premium=50_000.0, claim_cost=1e5, claim_spread=0.4)
    insurer = office(innovators, about)
    premiums = due = 0.0
    for index in range(36):
        insurer.insure(month_of(REGION, index), innovators, holders_of(innovators))
        premiums += insurer.policies * about.premium / 12.0
        insurer.premium = about.premium
        hit = holders_of(innovators)[index % 50 :: 50]  # a fiftieth is infringed and sues in every month
        due += infringed(insurer, innovators, index + 1, hit)
        insurer._scared_until[:] = -1
    assert due / premiums == pytest.approx(12.0 * about.claim_cost / 50.0 / about.premium, rel=0.2)


def test_the_insured_are_worse_risks_than_the_others():
    innovators = firms(6000)
    innovators.inventions[:] = np.where(holders_of(innovators) % 2, 1.0, 9.0)
    for selection, worse in ((0.0, False), (1.0, True)):
        insurer = office(innovators, replace(EAGER, selection=selection, scare=0.0))
        month = month_of(REGION, 0)
        for index in range(12):
            month = month_of(REGION, index)
            insurer.insure(month, innovators, holders_of(innovators))
        insured = insurer._until > month.index
        mean = innovators.inventions[insured].mean()
        assert mean > 6.0 if worse else mean == pytest.approx(5.0, abs=0.8)


def test_a_policy_pays_for_no_more_rights_than_it_names():
    innovators = firms(400)
    innovators.inventions[:] = 30.0
    insurer = office(innovators, replace(EAGER, claim_spread=0.4))
    insurer.insure(month_of(REGION, 0), innovators, holders_of(innovators))
    insurer._until[:] = 10
    due = infringed(insurer, innovators, 1, np.repeat(holders_of(innovators), 5))
    assert due == pytest.approx(2000 * EAGER.rights_covered / 30.0 * EAGER.claim_cost, rel=0.2)


def test_claims_beyond_what_was_assumed_raise_the_premium_a_step_a_year():
    insurer = office(Innovators())
    insurer.experience[:] = 1e6, 1e6 * 2.0 * ABOUT.premium
    insurer.reprice()
    assert insurer.premium == pytest.approx(ABOUT.premium * (1.0 + ABOUT.premium_step))
    insurer.experience[:] = 0.0
    insurer.premium = ABOUT.premium
    insurer.reprice()
    assert insurer.premium == pytest.approx(ABOUT.premium)


def test_an_insurer_whose_reserve_is_gone_pays_in_part_and_sells_no_more():
    innovators = firms(1200)
    innovators.inventions[:] = 1.0
    insurer = office(innovators, EAGER)
    insurer.insure(month_of(REGION, 0), innovators, holders_of(innovators))
    insurer._until[:] = 99
    assert insurer.ruined == OPEN
    infringed(insurer, innovators, 1, holders_of(innovators))
    assert insurer.ruined == 1
    assert insurer.balance == pytest.approx(0.0, abs=1e-6)
    assert not insurer.selling
    insurer.insure(month_of(REGION, 1), innovators, holders_of(innovators))
    assert insurer.noted(month_of(REGION, 1), "premium") == 0.0
    insurer.accounts.close("ruin")


def test_subsidy_is_public_money_and_the_rest_is_the_holders():
    innovators = firms(1200)
    innovators.inventions[:] = 1.0
    insurer = office(innovators, EAGER)
    cash, month = innovators.cash.sum(), month_of(REGION, 0, insurance_premium_subsidy=0.6)
    insurer.insure(month, innovators, holders_of(innovators))
    premium = insurer.noted(month, "premium")
    assert premium > 0.0
    assert insurer.accounts.spent["insurance_premium_subsidy"] == pytest.approx(0.6 * premium)
    assert cash - innovators.cash.sum() == pytest.approx(0.4 * premium)
    assert insurer.balance == pytest.approx(ABOUT.insurer_capital + premium * (1.0 - ABOUT.expense_share))
    insurer.accounts.close("sold")


def test_policies_of_the_year_before_run_out_in_their_turn():
    innovators = firms(1200)
    innovators.inventions[:] = 1.0
    insurer = office(innovators, EAGER)
    month = month_of(REGION, 0)
    insurer.insure(month, innovators, holders_of(innovators))
    in_force = np.count_nonzero(insurer._until > 0)
    assert in_force == insurer.policies
    assert insurer._until.max() == 12
    later = month_of(REGION, 1, insurance_premium_subsidy=0.9)
    innovators.cash[:] = 0.0
    for index in range(1, 13):
        later = month_of(REGION, index)
        insurer.insure(later, innovators, holders_of(innovators))
    assert insurer.policies == 0.0


def test_riskier_borrowers_insure_their_loans_more():
    insurer = office(Innovators(), replace(ABOUT, loan_takeup=0.1))
    taste = chance.uniform(0, "test.taste", keys(20_000, "taste"), 0)
    shares = [
        insurer.takes_loan_cover(month_of(REGION, 0), taste, np.full(taste.size, risk)).mean()
        for risk in (0.01, 0.03, 0.1)
    ]
    assert shares[0] < shares[1] < shares[2]
    assert shares[1] == pytest.approx(-np.expm1(-0.1 * (ABOUT.middling_risk / 0.03) / 0.9), rel=0.05)


def test_an_insurer_pays_its_share_of_the_loss_of_a_bank_as_far_as_it_goes():
    insurer = office(Innovators())
    insurer.accounts.open_account("banks")
    paid = insurer.pay_loan_losses(month_of(REGION, 0), np.array([1e6, 0.0]))
    assert paid == pytest.approx([1e6 * ABOUT.insured_loss, 0.0])
    paid = insurer.pay_loan_losses(month_of(REGION, 0), np.array([1e9, 1e9]))
    assert paid.sum() == pytest.approx(ABOUT.insurer_capital - 1e6 * ABOUT.insured_loss)
    assert insurer.ruined == 0
