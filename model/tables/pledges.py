"""The register of pledges (质押登记): one row per pledge, for an IP loan or added to other credit."""

import numpy as np

from model.arrays import OPEN, Floats, Keys, Months, Rows
from model.tables.table import Table, column


class Pledges(Table):
    """One row per pledge asked for, at full count at every scale; rows never move."""

    key: Keys = column(np.uint64, 0, "identity: that of the loan, or hash of owner, month, ordinal")
    owner: Rows = column(np.int64, -1, "row of innovators")
    loan: Rows = column(np.int64, -1, "row of loans; -1 = added to other credit")
    patent: Rows = column(np.int64, -1, "row of patents; -1 = a trademark")
    amount: Floats = column(np.float64, 0.0, "amount secured, CNY")
    asked: Months = column(np.int32, OPEN, "month of the request for registration")
    days: Floats = column(np.float64, 0.0, "days from request to registration")
    registered: Months = column(np.int32, OPEN, "month registered; known from the request on")
