"""Deals in rights (专利转让与许可): one row per transfer or licence, a fact with its date.

A deal across the city's border has one party outside the table (-1).
"""

import numpy as np

from model.arrays import OPEN, Codes, Floats, Keys, Mask, Months, Rows
from model.tables.table import Table, column

ASSIGNMENT, LICENCE, EXCLUSIVE, OPEN_LICENCE, CROSS_LICENCE = 0, 1, 2, 3, 4
"""Sale of the right; ordinary, exclusive and open licence; licence between members of a pool."""


class Deals(Table):
    """One row per deal; ``weight`` is that of the patent. Rows never move."""

    key: Keys = column(np.uint64, 0, "identity: hash of patent, month, ordinal")
    patent: Rows = column(np.int64, -1, "row of patents")
    kind: Codes = column(np.int8, ASSIGNMENT, "0 assignment, 1 licence, 2 exclusive, 3 open, 4 cross licence")
    giver: Rows = column(np.int64, -1, "row of innovators that sells or licenses; -1 = outside the city")
    taker: Rows = column(np.int64, -1, "row of innovators that buys or uses; -1 = outside the city")
    weight: Floats = column(np.float64, 1.0, "deals that the row stands for")
    price: Floats = column(np.float64, 0.0, "price of one right, CNY")
    public: Mask = column(np.bool_, False, "given by a university")
    month: Months = column(np.int32, OPEN, "month of the deal")
