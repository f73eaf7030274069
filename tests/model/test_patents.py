"""Filing, examination, renewal and high value on small hand-made tables."""

import numpy as np
import pytest

from model.arrays import OPEN
from model.behaviour.renewal import meets_criteria, surviving_value, yearly_fee, yearly_return
from model.chance import uniform
from model.institutions.patent_office import next_fee
from model.opening import YOUNGEST_YEARS, age_rate
from model.parameters.patents import PatentParameters
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL, Patents

ABOUT = PatentParameters()


def test_ten_years_of_fees_add_up_to_the_official_sum():
    years = np.arange(1, 11)
    fees = yearly_fee(np.full(10, INVENTION), years, reduction=0.0)
    assert fees.sum() == 16_300  # cumulative yearly fees of years 1-10
    twenty = yearly_fee(np.full(20, INVENTION), np.arange(1, 21), reduction=0.0)
    assert twenty.sum() == 82_300


def test_fee_reductions_end_after_the_tenth_year():
    fees = yearly_fee(np.full(2, INVENTION), np.array([10, 11]), reduction=0.85)
    assert fees.tolist() == pytest.approx([600.0, 4000.0])


def test_small_rights_pay_the_small_schedule():
    fees = yearly_fee(np.array([UTILITY_MODEL, UTILITY_MODEL, DESIGN]), np.array([1, 9, 15]), reduction=0.0)
    assert fees.tolist() == [600.0, 2000.0, 3000.0]


def test_returns_shrink_with_age():
    worth = yearly_return(np.full(3, 1000.0), np.array([0.0, 1.0, 2.0]), 0.1)
    assert worth.tolist() == pytest.approx([1000.0, 900.0, 810.0])


def test_a_fee_falls_due_on_the_next_anniversary_of_filing():
    assert next_fee(np.array([-24, -23, -13, 0]), 0).tolist() == [12, 1, 11, 12]


def test_survivors_are_worth_their_fee():
    keys = np.arange(2000, dtype=np.uint64)
    kind = np.tile([INVENTION, UTILITY_MODEL], 1000)
    age = np.repeat(np.arange(10.0), 200)
    value = surviving_value(uniform(1, "v", keys, 0), kind, age, ABOUT)
    worth = yearly_return(value, age, ABOUT.obsolescence)
    assert np.all(worth >= yearly_fee(kind, age.astype(int) + 1, ABOUT.fee_reduction) * (1 - 1e-9))


@pytest.mark.parametrize("share", [0.08, 0.12, 0.2])
def test_the_opening_age_has_the_asked_share_over_ten_years(share):
    rate = age_rate(share)
    u = (np.arange(200_000) + 0.5) / 200_000
    span = 20.0 - YOUNGEST_YEARS
    age = YOUNGEST_YEARS - np.log1p(-u * -np.expm1(-rate * span)) / rate
    assert np.mean(age > 10) == pytest.approx(share, abs=1e-3)


def test_each_of_the_five_criteria_makes_high_value():
    patents = Patents()
    rows = patents.append(6, filed=np.array([0, 0, -100, 0, 0, 0]), granted=5)
    patents.strategic[0] = True
    patents.overseas[1] = 20
    patents.pledged[3] = 20
    patents.award[4] = 20
    assert meets_criteria(patents, rows, 20).tolist() == [True, True, True, True, True, False]
    assert meets_criteria(patents, rows, 19).tolist() == [True, False, False, False, False, False]


def test_a_new_application_is_pending_and_not_in_force():
    patents = Patents()
    patents.append(2, filed=0)
    patents.granted[1] = 3
    assert patents.pending().tolist() == [True, False]
    assert patents.in_force().tolist() == [False, True]
    assert patents.ended.tolist() == [OPEN, OPEN]
