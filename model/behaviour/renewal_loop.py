"""The decision on a yearly fee, compiled: one pass over the rights that are due (see renewal.py).

Most owners pay without a thought, for the return is far above any fee; luck is drawn and reductions
are looked up only for the rest. tests/model/test_portfolio_renewal.py tells the same rule slowly.
"""

import numpy as np

from model.arrays import Codes, Floats, Keys, Mask, Months, Rows
from model.behaviour.fees import FULL, JOINT, SINGLE
from model.kernels import compiled, uniform
from model.tables.innovators import FIRM
from model.tables.patents import DESIGN

PENDING, KEPT, DROPPED, AT_TERM = 0, 1, 2, 3
"""Not granted before this month; fee paid; fee not paid; longest life reached."""
SHADOW, POOR, LIQUIDATION, LIQUIDATION_MONTHS, SUCCESSOR, INCOME, UPTAKE, JOINTLY, COUNT = range(9)
"""Places in ``numbers``; INCOME is a limit of sales, COUNT the worth of a mere count, CNY."""
UNDERSTOOD, HEIR, ASKS, SHARED = range(4)
"""Places in ``luck``: what kernels.uniform takes beside a key."""
REDUCED, LONG_FROM, LONG_YEARS = range(3)
"""Places in ``law``: years of reduction, month since which designs live longer, and how long."""


@compiled
def class_of(eligible: bool, joint: bool) -> int:
    """What an owner pays; helpers take numbers only, for whole columns are slow to hand on."""
    if not eligible:
        return FULL
    return JOINT if joint else SINGLE


@compiled
def price_of_money(firm: bool, cash: float, least: float, shadow: float) -> float:
    """What a yuan counts to the owner: more than one if a living firm is short of money."""
    return shadow if firm and cash < least else 1.0


@compiled
def longest(kind: int, filed: int, years: int, since: int, longer: int) -> int:
    """Longest life in years: that of its kind, longer for designs filed ``since`` then."""
    return longer if kind == DESIGN and filed >= since else years


@compiled
def verdicts(
    index: int, due: Rows,
    key: Keys, owner: Rows, kinds: Codes, filed: Months, granted: Months, value: Floats, abnormal: Mask,
    owner_key: Keys, owner_kind: Codes, exited: Months, cash: Floats, revenue: Floats,
    fees: Floats, remains: Floats, terms: Rows, left: Floats, told: Floats, share: Floats, waits: Mask,
    law: Rows, numbers: Floats, luck: Keys,
) -> Codes:  # fmt: skip
    """PENDING, KEPT, DROPPED or AT_TERM for each row due.

    ``fees`` by kind and age, what ``remains`` of them by reduction class, what is ``left`` of a return
    and the chance that it is ``told`` by age, the owner's ``share`` and whether one ``waits`` by owner.
    """
    codes = np.zeros(due.size, np.int8)
    shadow = numbers[SHADOW]
    for i in range(due.size):
        row = due[i]
        if granted[row] >= index:
            continue  # PENDING
        kind, age, who = kinds[row], (index - filed[row]) // 12, owner[row]
        if age >= longest(kind, filed[row], terms[kind], law[LONG_FROM], law[LONG_YEARS]):
            codes[i] = AT_TERM
            continue
        public, alive = int(owner_kind[who] != FIRM), exited[who] > index
        worth = (numbers[COUNT] if abnormal[row] else value[row] * left[age]) * share[public, age]
        fee = fees[kind, age]
        if alive and worth >= fee * shadow and waits[public, FULL, kind, age]:
            codes[i] = KEPT  # so do nearly all, whoever they are
            continue
        closed = not alive and uniform(owner_key[who], luck[HEIR, 0], luck[HEIR, 1]) >= numbers[SUCCESSOR]
        worth *= numbers[LIQUIDATION] if closed else 1.0
        fee *= price_of_money(alive and not public, cash[who], revenue[who] * numbers[POOR], shadow)
        eligible = bool(public) or (
            revenue[who] < numbers[INCOME]
            and uniform(owner_key[who], luck[ASKS, 0], luck[ASKS, 1]) < numbers[UPTAKE]
        )
        joint = uniform(key[row], luck[SHARED, 0], luck[SHARED, 1]) < numbers[JOINTLY]
        paid = class_of(eligible, joint)
        if age - (granted[row] - filed[row]) // 12 < law[REDUCED]:
            fee *= remains[paid]
        known = abnormal[row] or closed
        if not known:
            known = uniform(key[row], luck[UNDERSTOOD, 0], luck[UNDERSTOOD, 1]) < told[age]
        pays = worth >= fee if known else waits[public, paid, kind, age]
        given_up = closed and index - exited[who] > numbers[LIQUIDATION_MONTHS]
        codes[i] = KEPT if pays and not given_up else DROPPED
    return codes
