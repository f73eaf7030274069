"""Patents (专利): inventions, utility models and designs, from filing to their end.

One row per application. ``due`` is the month of the next decision on the row (first the decision
of the office, then the yearly fee), so a month touches only the rows that are due.
"""

import numpy as np

from model.arrays import OPEN, Codes, Floats, Keys, Mask, Months, Rows
from model.tables.table import Table, column

INVENTION, UTILITY_MODEL, DESIGN = 0, 1, 2
ORDINARY, PROTECTION_CENTRE, QUICK_CENTRE, PRIORITY = 0, 1, 2, 3
LIVE, REFUSED, LAPSED, EXPIRED, LEFT, INVALIDATED, WITHDRAWN = 0, 1, 2, 3, 4, 5, 6
DECISION, UNREQUESTED, FIRST_ACTION, UNANSWERED, REEXAMINATION, RETURNED = 0, 1, 2, 3, 4, 5
"""What comes due while an application is pending: the decision; the end of the time to request
examination; the first action; the end of the time to answer; the board's decision; the office's next."""


class Patents(Table):
    """One row per application or patent; rows never move. Weight is the owner's at filing."""

    key: Keys = column(np.uint64, 0, "identity: hash of owner, month, ordinal")
    owner: Rows = column(np.int32, -1, "row of innovators")
    kind: Codes = column(np.int8, INVENTION, "0 invention, 1 utility model, 2 design")
    sector: Codes = column(np.int8, 0, "field = sector of the first owner")
    strategic: Mask = column(np.bool_, False, "in a strategic emerging field (战略性新兴产业)")
    weight: Floats = column(np.float64, 1.0, "applications that the row stands for")
    value: Floats = column(np.float32, 0.0, "private value a year at grant, CNY")
    quality: Floats = column(np.float32, 0.0, "quality of drafting and novelty, standard normal units")
    abnormal: Mask = column(np.bool_, False, "filed without real invention (非正常申请)")
    agency: Months = column(np.int16, -1, "index of the agency that filed, -1 = none")
    route: Codes = column(np.int8, ORDINARY, "0 ordinary, 1 protection centre, 2 quick centre, 3 priority")
    twin: Rows = column(np.int32, -1, "row of the other application on the same idea and day, -1 = none")
    filed: Months = column(np.int32, OPEN, "month filed")
    due: Months = column(np.int32, OPEN, "month of the next decision on the row")
    stage: Codes = column(np.int8, DECISION, "what comes due while pending: 0 decision, 1-5 see above")
    published: Months = column(np.int32, OPEN, "month published, or set to be")
    entered: Months = column(np.int32, OPEN, "month of entry into substantive examination, or set to be")
    acted: Months = column(np.int32, OPEN, "month of the first office action, or set to be")
    refused: Months = column(np.int32, OPEN, "month first refused; re-examination may still reverse it")
    granted: Months = column(np.int32, OPEN, "month granted")
    ended: Months = column(
        np.int32, OPEN, "month refused for good, withdrawn, lapsed, expired, left, invalidated"
    )
    outcome: Codes = column(
        np.int8, LIVE, "0 live, 1 refused, 2 lapsed, 3 expired, 4 left, 5 invalidated, 6 withdrawn"
    )
    pct: Months = column(np.int32, OPEN, "month of the PCT application")
    overseas: Months = column(np.int32, OPEN, "month of the first grant abroad")
    overseas_grants: Floats = column(np.float32, 0.0, "grants abroad that will follow from the family")
    pledged: Months = column(np.int32, OPEN, "month last pledged at a high amount")
    award: Months = column(np.int32, OPEN, "month of a national or China Patent Award")
    provincial_award: Months = column(np.int32, OPEN, "month of a provincial award (no criterion)")
    licensed: Months = column(np.int32, OPEN, "month first licensed")
    open_licence: Mask = column(np.bool_, False, "offered under open licence (开放许可)")
    used: Mask = column(np.bool_, False, "put to use in products (产业化)")
    high_value: Mask = column(np.bool_, False, "meets one of the five official criteria and is in force")

    def pending(self) -> Mask:
        """Filed and not decided."""
        return (self.granted == OPEN) & (self.ended == OPEN)

    def in_force(self) -> Mask:
        """Granted and not ended."""
        return (self.granted != OPEN) & (self.ended == OPEN)
