"""A lever leaves all unrelated luck as it was."""

import numpy as np

from model.model import HOLDS
from tests.invariants.worlds import world

HELD = frozenset(HOLDS)


def test_more_judges_change_no_patent_and_no_loan_when_feedback_is_held():
    few, many = world(12, hold=HELD, judges=20), world(12, hold=HELD, judges=60)
    for table in ("patents", "loans", "innovators"):
        for name in ("key",):
            one, two = getattr(getattr(few, table), name), getattr(getattr(many, table), name)
            assert np.array_equal(one, two), table
    assert np.array_equal(few.patents.granted, many.patents.granted)


def test_an_open_lending_window_changes_no_case_of_copyright():
    shut = world(12, hold=HELD, risk_compensation_share=0.0)
    wide = world(12, hold=HELD, risk_compensation_share=0.8)
    one, two = shut.disputes, wide.disputes
    assert np.array_equal(one.key[one.right == 2], two.key[two.right == 2])
