"""Banks: who lends on IP, what they see and expect, whom they refuse and why, what they learn."""

import mesa
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.institutions.bank import (
    Bank,
    chance_of_finding,
    found_banks,
    join_lending,
    learn_from_losses,
    of_all,
)
from model.institutions.credit_desk import (
    Verdict,
    appraisal_noise,
    beyond_tolerance,
    consider,
    expected_loss,
    ration,
    seen_risk,
)
from model.institutions.lending import prepare_banks
from model.tables.loans import COLLATERAL, GRANTED, NO_BANK, QUOTA, STANDING, Loans
from tests.model.credit_town import BANKS, REGION, RULES, CreditTown, keys
from tests.model.small_city import month_of


@given(st.floats(0.0, 0.9), st.floats(0.0, 0.9))
def test_more_compensation_lowers_the_loss_that_a_bank_expects(first: float, second: float):
    low, high = sorted((first, second))
    risk, appraised, principal = np.full(2, 0.03), np.full(2, 4e6), np.full(2, 1e6)
    loss = expected_loss(risk, appraised, principal, 1.0 - np.array([low, high]), 0.1)
    assert loss[0] == pytest.approx(0.03 * 0.6 * (1.0 - low))
    assert loss[1] <= loss[0]


def test_more_compensation_grants_more_of_the_same_requests():
    town = CreditTown()
    rows = np.arange(len(town.loans))
    fresh = Loans()
    fresh.append(
        rows.size, key=town.loans.key, borrower=town.loans.borrower, patent=town.loans.patent,
        ltv=0.25,
        principal=2e6, collateral=2e7, risk=0.06,
    )  # fmt: skip
    granted = [
        int(
            np.sum(
                consider(town.month(0), fresh, rows, town.innovators, town.market, cover).reason == GRANTED
            )
        )
        for cover in (0.0, 0.4, 0.8)
    ]
    assert granted[0] < granted[1] < granted[2]


def test_one_bank_leads_ip_lending_at_the_opening():
    banks = found_banks(mesa.Model(seed=0), 35, RULES, BANKS)
    known = of_all(banks, "size") * of_all(banks, "reach")
    assert of_all(banks, "size").sum() == pytest.approx(1.0)
    assert known.max() / known.sum() == pytest.approx(RULES.lender_share)
    assert np.count_nonzero(known) == 1 + RULES.other_lenders


def test_more_firms_find_a_bank_when_more_banks_have_started():
    banks = found_banks(mesa.Model(seed=0), 35, RULES, BANKS)
    found = chance_of_finding(banks, RULES.search_share)
    for index in range(60):
        join_lending(month_of(REGION, index), banks, outreach=40.0, rules=RULES)
        later = chance_of_finding(banks, RULES.search_share)
        assert later >= found
        found = later
    assert found > 0.5


def test_outreach_brings_banks_in_sooner():
    def started(outreach: float) -> int:
        banks = found_banks(mesa.Model(seed=0), 35, RULES, BANKS)
        for index in range(24):
            join_lending(month_of(REGION, index), banks, outreach=outreach, rules=RULES)
        return int(np.count_nonzero(of_all(banks, "reach")))

    assert started(100.0) > started(0.0)


def test_belief_follows_losses_and_fades():
    bank = Bank(mesa.Model(seed=0), 0, 1.0, 1.0, 0.1)
    learn_from_losses([bank], np.array([0.5]), np.array([6.0]), rules=RULES)
    shocked = bank.belief
    for _ in range(240):
        learn_from_losses([bank], np.array([0.5]), np.array([0.5]), rules=RULES)
    assert shocked > 1.5
    assert bank.belief == pytest.approx(1.0, abs=0.01)


def test_a_bank_that_sees_what_it_expected_keeps_its_belief():
    bank = Bank(mesa.Model(seed=0), 0, 1.0, 1.0, 0.1)
    for _ in range(50):
        learn_from_losses([bank], np.array([0.3]), np.array([0.3]), rules=RULES)
        assert bank.belief == pytest.approx(1.0)


def test_bad_loans_matter_as_far_as_the_bank_bears_them():
    bank = Bank(mesa.Model(seed=0), 0, 1.0, 1.0, 0.1)
    bank.book, bank.bad = 1e9, 1e8
    bank.loss_borne = 1.0
    assert beyond_tolerance([bank], RULES)[0]
    bank.loss_borne = 0.2
    assert not beyond_tolerance([bank], RULES)[0]


def test_a_quota_is_filled_in_order_of_arrival_and_never_passed():
    amounts = np.full(40, 1e6)
    bank = np.arange(40) % 2
    verdict = Verdict(
        bank, amounts, amounts, amounts * 0, amounts * 0, amounts < 0, np.zeros(40, dtype=np.int8)
    )
    month = month_of(REGION, 0)
    reason = ration(month, keys(40, "request"), verdict, np.array([5.5e6, 1e9]))
    assert np.count_nonzero((reason == GRANTED) & (bank == 0)) == 5
    assert np.count_nonzero(reason == QUOTA) == 15
    arrival = month.uniform("banks.queue", keys(40, "request"))
    mine = bank == 0
    assert arrival[mine & (reason == GRANTED)].max() < arrival[mine & (reason == QUOTA)].min()


def test_each_refusal_has_its_reason():
    town = CreditTown()
    loans, month = Loans(), town.month(0)
    rows = loans.append(
        300,
        key=keys(300, "request"),
        borrower=np.arange(300),
        patent=-1,
        principal=2e6,
        collateral=1e8,
        ltv=0.5,
        risk=1e-4,
    )
    for bank in town.market.banks:
        bank.reach = 1.0
    prepare_banks(month, town.market, loans)

    def reasons() -> np.ndarray:
        return consider(month, loans, rows, town.innovators, town.market, 0.3).reason

    assert np.all(reasons() == GRANTED)
    town.innovators.credit[:] = 0.0
    assert np.all(reasons() == STANDING)
    town.innovators.credit[:] = 1.0
    loans.collateral[:] = 1e4
    assert np.all(reasons() == COLLATERAL)
    for bank in town.market.banks:
        bank.reach = 0.0
    assert np.all(reasons() == NO_BANK)


def test_valuation_data_takes_noise_out_of_appraisals():
    assert appraisal_noise(0.0, RULES) == RULES.appraisal_noise
    assert appraisal_noise(1.0, RULES) == pytest.approx(RULES.appraisal_noise * (1.0 - RULES.platform_cut))


def test_without_noise_a_bank_sees_the_risk_as_it_is():
    risk = np.array([0.001, 0.03, 0.6])
    assert seen_risk(risk, np.zeros(3)) == pytest.approx(risk)
