"""Stakes of the operation fund (股权投资): one row per investment in a firm, from money in to money back."""

import numpy as np

from model.arrays import OPEN, Floats, Keys, Months, Rows
from model.tables.table import Table, column


class Stakes(Table):
    """One row per investment, at full count at every scale; rows never move."""

    key: Keys = column(np.uint64, 0, "identity: hash of fund, month, ordinal")
    firm: Rows = column(np.int64, -1, "row of innovators")
    cost: Floats = column(np.float64, 0.0, "money invested, CNY")
    bought: Months = column(np.int32, OPEN, "month of the investment")
    ended: Months = column(np.int32, OPEN, "month of exit or loss")
    proceeds: Floats = column(np.float64, 0.0, "paid at the exit, CNY; 0 = lost")
