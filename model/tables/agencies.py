"""Agencies in numbers (服务机构账簿): one row per IP service agency, read and decided for all at once.

Each row has a thin agent (institutions/agency.py). An agency that closed keeps its row.
"""

import numpy as np

from model.arrays import OPEN, Codes, Floats, Keys, Mask, Months
from model.tables.table import Table, column

SELF, OUTSIDE, PANEL = -1, -2, -3
"""Instead of an agency of the city: files itself, uses one elsewhere, tenders to several."""

LINES = ("marks", "search", "litigation", "operation", "consulting")
"""Lines of service besides drafting of patents; ``line`` is a place in this tuple."""
MARKS, SEARCH, LITIGATION, OPERATION, CONSULTING = range(5)


class AgencyBook(Table):
    """One row per agency; rows never move. ``innovators.agency`` and ``patents.agency`` point here."""

    key: Keys = column(np.uint64, 0, "identity")
    born: Months = column(np.int32, 0, "month founded")
    closed: Months = column(np.int32, OPEN, "month closed down")
    district: Codes = column(np.int8, 0, "place, index of region.districts")
    field: Codes = column(np.int8, 0, "sector that it knows best, as innovators.sector")
    line: Codes = column(np.int8, 0, "main line of its other staff, place in LINES")
    branch: Mask = column(np.bool_, False, "branch of an agency from elsewhere")
    attorneys: Floats = column(np.float64, 0.0, "patent attorneys, whole persons")
    staff: Floats = column(np.float64, 0.0, "other practitioners, whole persons")
    experience: Floats = column(np.float64, 0.0, "mean years of practice of its attorneys")
    price: Floats = column(np.float64, 1.0, "fees against the market of 2019, ratio")
    own_care: Floats = column(np.float64, 0.0, "hours per draft that it thinks right, log of ratio to 2019")
    care: Floats = column(np.float64, 1.0, "hours per draft now, against the mean of 2019, ratio")
    own_quality: Floats = column(np.float64, 0.0, "drafting talent for life, standard normal units")
    quality: Floats = column(np.float64, 0.0, "drafting quality now, standard normal units")
    credit: Floats = column(np.float64, 1.0, "credit standing, 0-1")
    misconduct: Floats = column(
        np.float64, 0.0, "its filings that are abnormal beyond those of others, share"
    )
    listed: Months = column(np.int32, OPEN, "month put on the negative list, if it stands there")
    brand: Mask = column(np.bool_, False, "brand agency of nation, province or city (品牌机构)")
    cluster: Mask = column(np.bool_, False, "sits in a service cluster zone (集聚区)")
    drafts: Floats = column(np.float64, 0.0, "invention-equivalent drafts a year, smoothed over a year")
    drafting: Floats = column(np.float64, 0.0, "patent drafting revenue, CNY a year, smoothed over a year")
    marks: Floats = column(np.float64, 0.0, "revenue from filing marks and works, CNY a year, smoothed")
    search: Floats = column(np.float64, 0.0, "revenue from search and navigation, CNY a year, smoothed")
    litigation: Floats = column(np.float64, 0.0, "revenue from litigation support, CNY a year, smoothed")
    operation: Floats = column(np.float64, 0.0, "revenue from transactions and pledges, CNY a year, smoothed")
    consulting: Floats = column(np.float64, 0.0, "revenue from consulting, CNY a year, smoothed")

    def alive(self) -> Mask:
        """Agencies that have not closed down."""
        return self.closed == OPEN

    def heads(self) -> Floats:
        """Attorneys and other staff, persons, shape (n_agencies,)."""
        return self.attorneys + self.staff

    def other(self) -> Floats:
        """Revenue of all lines besides patent drafting, CNY a year, shape (n_agencies,)."""
        return self.marks + self.search + self.litigation + self.operation + self.consulting
