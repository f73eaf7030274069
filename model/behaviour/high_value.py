"""High-value inventions (高价值发明专利): the five official criteria, each a fact of the patent.

In force, and one of: in a strategic emerging field; with a family member granted abroad; kept over
ten years; pledged for a loan of a high amount; winner of a national science award or China Patent
Award. A pledge counts from its registration and stays a fact after the loan is repaid: the official
wording is that higher pledge financing was obtained, and names no end.
"""

import numpy as np

from model.arrays import OPEN, Mask, Rows
from model.month import Month
from model.tables.patents import INVENTION, Patents

KEPT_LONG_MONTHS = 120
"""'Kept over ten years' of the official definition, months from filing."""
CRITERIA = ("strategic", "overseas", "kept", "pledged", "award")
"""The five criteria, in the order of :func:`criteria`."""


def criteria(patents: Patents, rows: Rows, index: int) -> Mask:
    """Which of the five criteria hold at the end of a month, from dates; shape (5, n_rows)."""
    return np.stack(
        [
            patents.strategic[rows],
            patents.overseas[rows] <= index,
            patents.filed[rows] <= index - KEPT_LONG_MONTHS,
            patents.pledged[rows] <= index,
            patents.award[rows] <= index,
        ]
    )


def meets_criteria(patents: Patents, rows: Rows, index: int) -> Mask:
    """High value by any of the five criteria, shape of ``rows``."""
    meets = patents.strategic[rows] | (patents.overseas[rows] <= index)
    meets |= patents.filed[rows] <= index - KEPT_LONG_MONTHS
    meets |= patents.pledged[rows] <= index
    return np.asarray(meets | (patents.award[rows] <= index))


def name_high_value(
    month: Month, patents: Patents, *, due: Rows, ended: Rows, touched: tuple[Rows, ...]
) -> None:
    """Renew the high-value mark where something happened: granted, granted abroad, awarded, aged.

    Who reaches an age in force is among the rows ``due``, for fees are decided on anniversaries; who
    is pledged is marked by the register of pledges.
    """
    index = month.index
    aged = due.compress(patents.filed[due] == index - KEPT_LONG_MONTHS)
    rows = np.concatenate([*touched, aged])
    rows = rows.compress(patents.kind[rows] == INVENTION)
    rows = rows.compress((patents.granted[rows] <= index) & (patents.ended[rows] == OPEN))
    patents.high_value[rows] = meets_criteria(patents, rows, index)
    patents.high_value[ended] = False
