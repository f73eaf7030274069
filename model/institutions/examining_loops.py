"""Compiled loops of examination: one pass over the rows that are due, no scratch arrays.

``rows`` are rows of patents, the columns are whole; luck comes in as uniforms, shape of ``rows``.
"""

import math

import numpy as np

from model.arrays import OPEN, Codes, Floats, Mask, Months, Rows
from model.kernels import compiled
from model.tables.patents import INVENTION, ORDINARY, PROTECTION_CENTRE, QUICK_CENTRE

GRANT, REFUSE, WITHDRAW = 0, 1, 2
"""How an examination ends: the competing risks."""
OUTCOMES, ROUTES, CLASSES = 3, 4, 2


@compiled
def verdicts(
    u: Floats,
    rows: Rows,
    kind: Codes,
    route: Codes,
    quality: Floats,
    odds: Floats,
    slope: float,
    mended: Floats,
    withdrawn: float,
) -> Codes:
    """Grant, refuse or withdraw by luck from 0 (grant) to 1 (withdrawal), shape of ``rows``.

    ``odds`` are log-odds of grant by kind, ``mended`` what a route adds to them, ``withdrawn`` the
    share of what is not granted that is withdrawn.
    """
    ends = np.empty(rows.size, np.int8)
    for i in range(rows.size):
        row = rows[i]
        z = odds[kind[row]] + slope * quality[row] + mended[route[row]]
        granted = 1.0 / (1.0 + math.exp(-z))
        if u[i] < granted:
            ends[i] = GRANT
        elif u[i] >= 1.0 - (1.0 - granted) * withdrawn:
            ends[i] = WITHDRAW
        else:
            ends[i] = REFUSE
    return ends


@compiled
def attacked(
    u: Floats,
    rows: Rows,
    kind: Codes,
    granted: Months,
    value: Floats,
    index: int,
    rate: Floats,
    slope: float,
    most: float,
) -> Mask:
    """Patents in force against which somebody petitions: ``rate`` by kind × value ** slope, to ``most``."""
    chosen = np.zeros(rows.size, np.bool_)
    for i in range(rows.size):
        if u[i] < most:
            row = rows[i]
            chosen[i] = granted[row] < index and u[i] < rate[kind[row]] * value[row] ** slope
    return chosen


@compiled
def tallies(
    rows: Rows,
    outcome: Rows,
    kind: Codes,
    route: Codes,
    strategic: Mask,
    weight: Floats,
    filed: Months,
    entered: Months,
    refused: Months,
    index: int,
    longest: int,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Weighted counts of a month's decisions by route, see ``decisions.Tally``."""
    first = np.zeros((ROUTES, OUTCOMES))
    grants = np.zeros((2, ROUTES))
    examined = np.zeros((2, CLASSES))
    ordinary = np.zeros(longest)
    for i in range(rows.size):
        row = rows[i]
        way = route[row]
        if kind[row] != INVENTION and way != QUICK_CENTRE:
            continue
        share = weight[row]
        if outcome[i] == GRANT:
            fast = way in (PROTECTION_CENTRE, QUICK_CENTRE)
            months = index - (entered[row] if fast else filed[row])
            grants[0, way] += share * months
            grants[1, way] += share
            if way == ORDINARY:
                ordinary[min(months, longest - 1)] += share
        if refused[row] != OPEN and outcome[i] != REFUSE:
            continue  # granted after re-examination: concluded before
        first[way, outcome[i]] += share
        if way == ORDINARY:
            quick = 1 if strategic[row] else 0
            examined[0, quick] += share * (index - entered[row])
            examined[1, quick] += share
    return first, grants, examined, ordinary
