"""Shapley values of games whose answer is known; parts add up in every pair."""

from itertools import permutations

import numpy as np
import pytest

from model.arrays import Floats
from scenarios.attribution.shapley import Team, gains, orders_of, teams_of

PLAYERS = ("creation", "finance", "protection")
ALONE = {"creation": 3.0, "finance": -1.0, "protection": 0.5}


def additive(team: Team) -> Floats:
    return np.array([sum(ALONE[player] for player in team)])


def together(team: Team) -> Floats:
    """Two of them are worth 6 only together; the third adds 1 whatever the others do."""
    return np.array([6.0 * ({"creation", "finance"} <= team) + 1.0 * ("protection" in team)])


def test_without_interaction_every_order_gives_each_its_own() -> None:
    for pair in range(5):
        parts = gains(PLAYERS, orders_of(PLAYERS, pair), additive)
        assert np.allclose(np.ravel(parts), [3.0, -1.0, 0.5])


def test_all_orders_give_the_exact_value() -> None:
    parts = gains(PLAYERS, list(permutations(PLAYERS)), together)
    assert np.allclose(np.ravel(parts), [3.0, 3.0, 1.0])


def test_an_order_and_its_reverse_share_a_pair_of_complements_evenly() -> None:
    for pair in range(5):
        assert np.allclose(np.ravel(gains(PLAYERS, orders_of(PLAYERS, pair), together)), [3.0, 3.0, 1.0])


@pytest.mark.parametrize("rounds", [1, 3])
def test_parts_add_up_to_the_whole_in_every_pair(rounds: int) -> None:
    lot = {}

    def worth(team: Team) -> Floats:
        return lot.setdefault(team, np.array([hash_of(team)]))

    for pair in range(10):
        parts = gains(PLAYERS, orders_of(PLAYERS, pair, rounds), worth)
        assert np.isclose(sum(parts), worth(frozenset(PLAYERS)) - worth(frozenset())).all()


def hash_of(team: Team) -> float:
    """Some number that has no structure."""
    return float(sum(ord(letter) for letter in "".join(sorted(team))) % 97)


def test_orders_are_the_same_whenever_they_are_drawn_and_differ_between_pairs() -> None:
    assert orders_of(PLAYERS, 3) == orders_of(PLAYERS, 3)
    assert len({orders_of(PLAYERS, pair)[0] for pair in range(40)}) == len(list(permutations(PLAYERS)))


def test_only_teams_that_an_order_builds_are_asked() -> None:
    teams = teams_of(orders_of(PLAYERS, 0))
    assert teams[0] == frozenset()
    assert teams[-1] == frozenset(PLAYERS)
    assert len(teams) == 6


def test_one_programme_alone_has_the_whole_effect() -> None:
    assert orders_of(("finance",), 0, rounds=4) == [("finance",)]
