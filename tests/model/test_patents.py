"""From filing to the first fee on small hand-made tables."""

import numpy as np

from model.arrays import OPEN
from model.institutions.patent_office import next_fee
from model.tables.patents import Patents


def test_a_fee_falls_due_on_the_next_anniversary_of_filing():
    assert next_fee(np.array([-24, -23, -13, 0]), 0).tolist() == [12, 1, 11, 12]


def test_a_new_application_is_pending_and_not_in_force():
    patents = Patents()
    patents.append(2, filed=0)
    patents.granted[1] = 3
    assert patents.pending().tolist() == [True, False]
    assert patents.in_force().tolist() == [False, True]
    assert patents.ended.tolist() == [OPEN, OPEN]
