"""Agencies in numbers (服务机构账簿): one row per IP service agency, read and decided for all at once.

Each row has a thin agent (institutions/agency.py). An agency that closed keeps its row.
"""

import numpy as np

from model.arrays import OPEN, Floats, Keys, Mask, Months
from model.tables.table import Table, column

SELF, OUTSIDE, PANEL = -1, -2, -3
"""Instead of an agency of the city: files itself, uses one elsewhere, tenders to several."""


class AgencyBook(Table):
    """One row per agency; rows never move. ``innovators.agency`` and ``patents.agency`` point here."""

    key: Keys = column(np.uint64, 0, "identity")
    born: Months = column(np.int32, 0, "month founded")
    closed: Months = column(np.int32, OPEN, "month closed down")
    attorneys: Floats = column(np.float64, 0.0, "patent attorneys, whole persons")
    staff: Floats = column(np.float64, 0.0, "other practitioners, whole persons")
    price: Floats = column(np.float64, 1.0, "fees against the market of 2019, ratio")
    own_quality: Floats = column(np.float64, 0.0, "drafting quality without programme, standard normal units")
    quality: Floats = column(np.float64, 0.0, "drafting quality now, standard normal units")
    credit: Floats = column(np.float64, 1.0, "credit standing, 0-1")
    listed: Months = column(np.int32, OPEN, "month last put on the negative list")
    brand: Mask = column(np.bool_, False, "brand agency of nation, province or city (品牌机构)")
    cluster: Mask = column(np.bool_, False, "sits in a service cluster zone (集聚区)")
    drafts: Floats = column(np.float64, 0.0, "invention-equivalent drafts a year, smoothed over a year")
    drafting: Floats = column(np.float64, 0.0, "drafting revenue, CNY a year, smoothed over a year")
    other: Floats = column(np.float64, 0.0, "revenue of other lines, CNY a year")

    def alive(self) -> Mask:
        """Agencies that have not closed down."""
        return self.closed == OPEN
