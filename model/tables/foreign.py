"""Rights abroad (海外专利): one row per grant that an office abroad gives, or will give, to a family."""

import numpy as np

from model.arrays import OPEN, Codes, Months, Rows
from model.tables.table import Table, column

US, EUROPE, ASIA, ELSEWHERE = 0, 1, 2, 3
PCT, DIRECT = 0, 1


class ForeignGrants(Table):
    """One row per grant abroad; rows never move. The first of a family is also a date of its patent."""

    patent: Rows = column(np.int64, 0, "row of patents")
    office: Codes = column(np.int8, US, "0 US, 1 EPO, 2 Japan and Korea, 3 elsewhere")
    route: Codes = column(np.int8, PCT, "0 through the PCT, 1 direct (Paris Convention)")
    entered: Months = column(np.int32, OPEN, "month filed at the office")
    granted: Months = column(np.int32, OPEN, "month granted there, or set to be")
