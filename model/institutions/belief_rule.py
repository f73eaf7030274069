"""The rule by which banks believe in default (银行信念规则): one pure function, and others of its signature.

``expected`` and ``defaults`` are what each bank rated and saw so far, fading with its memory. The
belief is defaults over what a bank's own rating expects, 1 = the rating is right.
"""

from collections.abc import Callable

import numpy as np

from model.arrays import Floats
from model.parameters.finance import FinanceParameters

BeliefRule = Callable[[Floats, Floats, FinanceParameters], Floats]
"""Beliefs of all banks: (expected, defaults, rules) -> shape (n_banks,)."""


def believe_self_and_peers(expected: Floats, defaults: Floats, rules: FinanceParameters) -> Floats:
    """A weighted mean of own and all banks' experience, each drawn to 1 by a prior."""
    prior = rules.memory_strength
    peers = (defaults.sum() + prior) / (expected.sum() + prior)
    return np.asarray(
        (1.0 - rules.peer_weight) * believe_self(expected, defaults, rules) + rules.peer_weight * peers
    )


def believe_self(expected: Floats, defaults: Floats, rules: FinanceParameters) -> Floats:
    """Own experience alone."""
    return np.asarray((defaults + rules.memory_strength) / (expected + rules.memory_strength))


def believe_ratings(expected: Floats, defaults: Floats, rules: FinanceParameters) -> Floats:
    """Ratings are right, whatever happens: no one learns."""
    return np.ones_like(expected)
