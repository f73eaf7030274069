"""Innovators (创新主体): firms, universities and institutes that do R&D or hold IP."""

import numpy as np

from model.arrays import OPEN, Codes, Floats, Keys, Mask, Months, Rows
from model.tables.table import Table, column

FIRM, UNIVERSITY, INSTITUTE = 0, 1, 2


class Innovators(Table):
    """One row per innovator; rows never move. A thinned firm stands for ``weight`` firms."""

    key: Keys = column(np.uint64, 0, "identity")
    turn: Codes = column(
        np.int8, 0, "month of the year, 0-11, in which it takes stock: grows, learns, decides"
    )
    kind: Codes = column(np.int8, FIRM, "0 firm, 1 university, 2 institute")
    sector: Codes = column(np.int8, 0, "industry, 0..n_sectors-1 (parameters.innovators)")
    district: Codes = column(np.int8, 0, "place, index of region.districts")
    weight: Floats = column(np.float64, 1.0, "innovators that the row stands for")
    born: Months = column(np.int32, 0, "month founded")
    exited: Months = column(np.int32, OPEN, "month closed down")
    revenue: Floats = column(np.float64, 0.0, "sales, CNY per year")
    does_rd: Mask = column(np.bool_, False, "does R&D (a firm may start and stop)")
    rd: Floats = column(np.float64, 0.0, "true R&D spending, CNY per year, annual rate of this month")
    rd_base: Floats = column(np.float64, 0.0, "R&D that size and sector alone would give, CNY per year")
    rd_bent: Floats = column(np.float64, 0.0, "bent for or against doing R&D, for life, normal units")
    relabelled: Floats = column(np.float64, 0.0, "part of reported R&D that is not R&D, 0-1")
    liquidity: Floats = column(np.float64, 1.0, "R&D that cash at hand allows over what is wanted, 0-1")
    productivity: Floats = column(np.float64, 1.0, "firm effect on inventions, mean 1")
    capability: Floats = column(np.float64, 0.0, "IP management capability, 0-1")
    awareness: Floats = column(np.float64, 0.0, "knows of pledge loans and services, 0-1")
    cash: Floats = column(np.float64, 0.0, "money at hand, CNY, of one innovator of the row")
    borrowed: Floats = column(
        np.float64, 0.0, "owed on IP loans, CNY, of one innovator of the row; not for its owners to take"
    )
    credit: Floats = column(np.float64, 1.0, "credit standing, 0 (listed) to 1")
    export_share: Floats = column(np.float64, 0.0, "share of sales abroad, 0-1")
    high_tech: Mask = column(np.bool_, False, "high-tech enterprise status (高新技术企业)")
    certified: Months = column(np.int32, OPEN, "month in which the high-tech status was last certified")
    srdi: Mask = column(np.bool_, False, "specialised, refined, distinctive, innovative (专精特新)")
    registered: Months = column(np.int32, OPEN, "month registered with the protection centre")
    quick_registered: Months = column(np.int32, OPEN, "month registered with the quick rights centre")
    cultivated: Mask = column(np.bool_, False, "served by a high-value cultivation centre")
    agency: Months = column(np.int32, -1, "index of the agency used, -1 = does it itself")
    contact: Months = column(np.int32, OPEN, "month enrolled as trade-secret contact firm")
    demo: Months = column(np.int32, OPEN, "month named trade-secret demonstration firm")
    inventions: Floats = column(np.float64, 0.0, "valid inventions of one innovator of the row")

    def __init__(self) -> None:
        super().__init__()
        self._turns: dict[int, tuple[int, Rows]] = {}
        """By month of the year: rows looked at so far, and those of them whose turn it is, for life."""

    def taking_stock(self, of_year: int) -> Rows:
        """Living innovators whose month it is (1 to 12): a twelfth of all, the same every year."""
        seen, rows = self._turns.get(of_year, (0, np.empty(0, dtype=np.intp)))
        if seen < len(self):
            rows = np.append(rows, seen + np.flatnonzero(self.turn[seen:] == of_year - 1))
            self._turns[of_year] = len(self), rows
        return np.asarray(rows.compress(self.exited[rows] == OPEN))

    def reported_rd(self) -> Floats:
        """R&D as reported to the statistics, CNY per year: true R&D and what is relabelled."""
        return np.asarray(self.rd / (1.0 - self.relabelled))

    def alive(self) -> Mask:
        """Innovators that have not closed down."""
        return np.asarray(self.exited == OPEN)

    def weigh(self, mask: Mask) -> float:
        """Sum of weights of the rows in a mask (``compress``: a mask as index is far slower)."""
        return float(np.sum(self.weight.compress(mask)))
