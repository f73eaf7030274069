"""Ideas under way (创意), one row for each innovator, in the same order; what filing remembers of it.

Ideas themselves are never rows: only what is filed is drawn (model/behaviour/filing.py).
"""

import numpy as np

from model.arrays import Codes, Floats, Mask
from model.tables.table import Table, column


class Ideas(Table):
    """Row i is innovator i. A thinned innovator's ideas are those of one of the firms it stands for."""

    strength: Floats = column(
        np.float64, 0.0, "ideas of this research year up to one factor for all, with luck"
    )
    disclosed: Floats = column(np.float64, 0.0, "those of them that are not kept secret")
    busy: Mask = column(np.bool_, False, "does R&D, so files in any month; others when they take stock")
    cell: Codes = column(np.int8, 0, "sector by kind of owner: all in a cell see the same choice")
    willing: Mask = column(np.bool_, False, "would file without an idea where it pays, for life")
