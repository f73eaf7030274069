"""Shapley values by sampled orders (沙普利值): the mean gain of a programme when it joins those before it.

In every pair one order of the programmes is drawn by key, and taken forwards and backwards. Along an
order the gains add up to the whole effect, so the parts of every pair do, and their means, exactly; what
an interval states is how far each part is known from these pairs and orders.
"""

from collections.abc import Callable, Sequence

import numpy as np

from model.arrays import Floats
from model.chance import name_key, uniform

Team = frozenset[str]
Order = tuple[str, ...]
ORDERS_SEED = 0
"""Orders are no luck of the world: they are the same whatever its seeds."""


def orders_of(players: Sequence[str], pair: int, rounds: int = 1) -> list[Order]:
    """Orders of one pair: ``rounds`` drawn by key, each also reversed; one alone has one order."""
    if len(players) == 1:
        return [tuple(players)]
    drawn: list[Order] = []
    for turn in range(rounds):
        keys = np.array([name_key(f"{player}.{pair}.{turn}") for player in players], dtype=np.uint64)
        lot = uniform(ORDERS_SEED, "attribution.order", keys, 0)
        order = tuple(players[place] for place in np.argsort(lot, kind="stable"))
        drawn += [order, order[::-1]]
    return drawn


def teams_of(orders: Sequence[Order]) -> list[Team]:
    """Every team that some order builds up, the empty one first, each once."""
    teams = {frozenset(order[:size]): None for order in orders for size in range(len(order) + 1)}
    return sorted(teams, key=len)


def gains(players: Sequence[str], orders: Sequence[Order], worth: Callable[[Team], Floats]) -> list[Floats]:
    """Mean gain of every player over the orders, each of the shape that ``worth`` gives.

    Parameters
    ----------
    worth : what a team reaches, for every team of :func:`teams_of`
    """
    total = {player: np.zeros(np.shape(worth(frozenset()))) for player in players}
    for order in orders:
        for place, player in enumerate(order):
            total[player] += worth(frozenset(order[: place + 1])) - worth(frozenset(order[:place]))
    return [total[player] / len(orders) for player in players]
