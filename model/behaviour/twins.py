"""Two applications on one idea (一案双申): when the invention is granted, the utility model is given up."""

import numpy as np

from model.arrays import OPEN, Rows
from model.month import Month
from model.tables.patents import INVENTION, LAPSED, WITHDRAWN, Patents


def give_up_twins(month: Month, patents: Patents, granted: Rows) -> tuple[Rows, Rows]:
    """End the utility models of inventions granted (Patent Law Art. 9): those in force, and those pending.

    Run after the month's fees, so that a right ends once.
    """
    inventions = granted.compress(patents.kind[granted] == INVENTION)
    twins = patents.twin[inventions]
    twins = twins.compress(twins >= 0).astype(np.intp)
    twins = twins.compress(patents.ended[twins] == OPEN)
    patents.ended[twins] = month.index
    patents.due[twins] = OPEN
    in_force = patents.granted[twins] != OPEN
    patents.outcome[twins] = np.where(in_force, LAPSED, WITHDRAWN)
    return twins.compress(in_force), twins.compress(~in_force)
