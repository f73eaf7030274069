"""Petitions to declare a patent invalid (无效宣告请求), one row each."""

import numpy as np

from model.arrays import OPEN, Codes, Months, Rows
from model.tables.table import Table, column

UNDECIDED, MAINTAINED, PARTLY_VOID, VOID, MOOT = 0, 1, 2, 3, 4


class Petitions(Table):
    """Petitions brought; a patent has one at a time."""

    patent: Rows = column(np.int32, -1, "row of patents")
    filed: Months = column(np.int32, OPEN, "month brought")
    due: Months = column(np.int32, OPEN, "month of the decision")
    outcome: Codes = column(
        np.int8, UNDECIDED, "0 undecided, 1 maintained, 2 void in part, 3 void, 4 the patent had ended"
    )
