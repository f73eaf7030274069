"""Firms that look for rights (技术需求方): by field, size and absorptive capacity (吸收能力).

A firm gains from another's patent as it can make it into a product (medium firms most, micro firms
least) and as it understands it (own R&D and IP capability). Larger firms look for more rights, less
than in proportion.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Codes, Floats, Mask, Rows
from model.parameters.transfer import TransferParameters
from model.tables.innovators import FIRM, Innovators

NOBODY = -1
"""A party outside the table."""


def rates_by_size(rules: TransferParameters) -> Floats:
    """Inventions of firms put to use by size: micro, small, medium, large, 0-1, shape (4,)."""
    return np.array([rules.use_micro, rules.use_small, rules.use_medium, rules.use_large])


def size_class(sales: Floats, rules: TransferParameters) -> Rows:
    """Size of firms by sales: 0 micro, 1 small, 2 medium, 3 large, shape of ``sales``."""
    limits = np.array([rules.micro_sales, rules.small_sales, rules.medium_sales])
    return np.searchsorted(limits, sales, side="right")


def absorption(innovators: Innovators, rows: Rows, rules: TransferParameters) -> Floats:
    """How much of another's invention a firm can make its own, 0-1: own R&D, less and less, and skill."""
    intensity = innovators.rd[rows] / np.maximum(innovators.revenue[rows], 1.0)
    own = -np.expm1(-intensity / rules.absorb_intensity)
    known = rules.absorb_rd * own + (1.0 - rules.absorb_rd) * innovators.capability[rows]
    return np.asarray(rules.absorb_least + (1.0 - rules.absorb_least) * known)


def usefulness(innovators: Innovators, rows: Rows, rules: TransferParameters) -> Floats:
    """What a right is worth in these firms' hands against the best hands, 0-1: an inverted U in size."""
    rates = rates_by_size(rules)
    by_size = rates[size_class(innovators.revenue[rows], rules)] / float(np.max(rates))
    return np.asarray(by_size * absorption(innovators, rows, rules))


@dataclass
class Buyers:
    """Firms that look for rights, by sector, in proportion to their demand."""

    rows: Rows
    edges: Floats
    """Cumulative demand over ``rows``, with a first 0, shape (n + 1,)."""
    ends: Rows
    """Where each sector begins in ``rows``, shape (n_sectors + 1,)."""
    fit: Floats
    """Usefulness of a right to every innovator when last counted, 0 for those that take none."""

    @classmethod
    def of(cls, innovators: Innovators, sectors: int, rules: TransferParameters) -> "Buyers":
        """Count the firms alive; done at the opening and every January."""
        firms = np.flatnonzero(innovators.alive() & (innovators.kind == FIRM))
        rows = firms[np.argsort(innovators.sector[firms], kind="stable")]
        fit = np.zeros(len(innovators))
        fit[rows] = usefulness(innovators, rows, rules)
        size = (innovators.revenue[rows] / rules.small_sales) ** rules.demand_size
        ends = np.searchsorted(innovators.sector[rows], np.arange(sectors + 1))
        edges = np.append(0.0, np.cumsum(innovators.weight[rows] * size * fit[rows]))
        return cls(rows, edges, ends, fit)

    def demand(self) -> Floats:
        """Demand by sector, shape (n_sectors,); its unit is a small firm of full absorption."""
        return np.asarray(np.diff(self.edges[self.ends]))

    def pick(self, sector: Codes, u: Floats, at_home: Mask | bool = True) -> Rows:
        """One firm of each sector by uniforms, -1 where there is none, shape of ``u``.

        Where not ``at_home`` the firm may be of any sector.
        """
        if not self.rows.size:
            return np.full(u.size, NOBODY, dtype=np.intp)
        low = np.where(at_home, self.ends[sector], 0)
        high = np.where(at_home, self.ends[sector.astype(np.intp) + 1], self.rows.size)
        start, stop = self.edges[low], self.edges[high]
        place = np.searchsorted(self.edges, start + u * (stop - start), side="right") - 1
        chosen = self.rows[np.minimum(place, np.maximum(high, 1) - 1)]
        return np.where(high > low, chosen, NOBODY)
