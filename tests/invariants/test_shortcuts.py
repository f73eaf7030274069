"""What was made fast gives what the plain way gives."""

import numpy as np
import pytest

from model import chance
from model.accounts import Accounts
from model.behaviour.high_value import meets_criteria
from model.behaviour.learning import most_inventive
from model.tables import Innovators
from model.tables.patents import INVENTION
from tests.invariants.worlds import world

KEYS = chance.children(np.full(40_000, 3, dtype=np.uint64), 0, np.arange(40_000), "shortcut")


def test_one_entity_has_the_luck_that_it_has_in_a_crowd():
    crowd = chance.uniform(2, "a", KEYS, 7)
    for row in (0, 1, 16_384, KEYS.size - 1):
        assert chance.uniform(2, "a", KEYS[row : row + 1], 7)[0] == crowd[row]
        assert chance.uniform_of_one(2, "a", int(KEYS[row]), 7) == crowd[row]


@pytest.mark.parametrize("mean", [0.0, 0.02, 1.0, 9.5, 40.0, 3000.0])
def test_one_poisson_count_is_that_of_a_crowd(mean):
    u = chance.uniform(3, "p", KEYS[:500], 0)
    crowd = chance.poisson(u, np.full(u.size, mean))
    assert [chance.poisson_of_one(one, mean) for one in u.tolist()] == crowd.tolist()


def test_who_files_is_found_without_looking_at_everybody():
    u = chance.uniform(4, "q", KEYS, 0)
    mean = 0.3 * chance.uniform(4, "mean", KEYS, 0)
    rows, ordinals = chance.those_who_do(np.arange(u.size), u, mean)
    assert np.array_equal(np.bincount(rows, minlength=u.size), chance.poisson(u, mean))
    assert np.all((ordinals == 0) | (np.diff(rows, prepend=-1) == 0))


def test_only_those_who_can_be_served_are_sorted_and_none_is_missed():
    innovators = Innovators()
    rows = innovators.append(400, inventions=KEYS[:400] % np.uint64(9), weight=1.0 + np.arange(400) % 3)

    def served(candidates, places):
        order = candidates[np.argsort(-innovators.inventions[candidates], kind="stable")]
        return order[np.cumsum(innovators.weight[order]) <= places]

    for places in (0.5, 1.0, 30.0, 250.0, 5000.0):
        near = most_inventive(innovators, rows, places)
        assert np.array_equal(served(near, places), served(rows, places))


def test_innovators_that_come_later_take_stock_too():
    innovators = Innovators()
    innovators.append(24, turn=np.arange(24) % 12)
    assert innovators.taking_stock(3).tolist() == [2, 14]
    innovators.append(12, turn=np.arange(12))
    innovators.exited[14] = 0
    assert innovators.taking_stock(3).tolist() == [2, 26]


def test_money_that_firms_hand_on_at_once_moves_between_accounts_and_is_booked():
    innovators = Innovators()
    rows = innovators.append(3, weight=2.0, cash=5.0)
    accounts = Accounts(innovators)
    accounts.open_account("government", 100.0)
    accounts.pass_through_firms("government", "outside", rows, np.ones(3), lever="rd_subsidy_rate")
    assert accounts.balances == {"outside": -94.0, "government": 94.0}
    assert accounts.spent == {"rd_subsidy_rate": 6.0}
    assert innovators.cash.tolist() == [5.0, 5.0, 5.0]


def test_the_mark_of_high_value_is_that_of_a_recount_from_dates():
    patents, index = world(25).patents, 24
    rows = np.flatnonzero(patents.in_force() & (patents.kind == INVENTION))
    assert np.array_equal(patents.high_value[rows], meets_criteria(patents, rows, index))
    assert not patents.high_value[~(patents.in_force() & (patents.kind == INVENTION))].any()
