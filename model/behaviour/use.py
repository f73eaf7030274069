"""Patents are put to use (产业化), and use adds value (专利密集型产业增加值).

Use is decided at grant by who owns the patent, and later by sale and licence (transfer.py). The
stock of patents in use, weighted by value, raises patent-intensive value added by as much as it
outgrows the nation's: what the national growth brings is in the national drift already.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Rows
from model.city import City
from model.month import Month
from model.parameters.transfer import TransferParameters
from model.policy import Policy
from model.region import Region
from model.tables.innovators import FIRM, INSTITUTE, Innovators
from model.tables.patents import DESIGN, UTILITY_MODEL, Patents

LAST_KNOWN_YEAR = 2023
"""The nation's growth of patents in use is known to this year; after it, it slows."""
HALF_YEAR = 0.5
"""The mean of a year stands at its middle, half a year before the next opening."""


@dataclass
class PatentUse:
    """Patents in use against the nation's pace, in twelve groups by calendar month of filing.

    A group is recounted when it has its turn, so each of its numbers is at most a year old.
    """

    opening: Floats
    """Sum of value x weight over patents in force and in use at the opening, CNY a year, shape (12,)."""
    stock: Floats
    """The same when last counted, shape (12,)."""
    ahead: Floats
    """Log growth beyond the nation's when last counted, shape (12,)."""
    reference: float = 0.0
    """Log growth of the nation's patents in use since the opening."""

    @property
    def lead(self) -> float:
        """Log growth beyond the nation's since the opening, mean of the groups by opening stock."""
        total = float(np.sum(self.opening))
        return float(np.sum(self.opening * self.ahead)) / total if total > 0.0 else 0.0

    def count(self, index: int, amount: float) -> None:
        """Take down a group's stock in its turn."""
        place = index % 12
        self.stock[place] = amount
        if amount > 0.0 and self.opening[place] > 0.0:
            self.ahead[place] = np.log(amount / self.opening[place]) - self.reference


def use_probability(
    innovators: Innovators, patents: Patents, rows: Rows, rules: TransferParameters, pools: float
) -> Floats:
    """Chance that the owner puts a granted patent to use, 0-1, shape of ``rows``.

    Medium firms most, micro firms least, universities hardly; pools free uses that others block.
    """
    owner = patents.owner[rows]
    sales, holder = innovators.revenue[owner], innovators.kind[owner]
    limits = np.array([rules.micro_sales, rules.small_sales, rules.medium_sales])
    by_size = np.array([rules.use_micro, rules.use_small, rules.use_medium, rules.use_large])
    of_firm = by_size[np.searchsorted(limits, sales, side="right")]
    freed = -np.expm1(-pools / rules.pool_scale) * rules.pool_use
    of_firm = of_firm + (1.0 - of_firm) * freed
    public = np.where(holder == INSTITUTE, rules.use_institute, rules.use_university)
    base = np.where(holder == FIRM, of_firm, public)
    factor = np.ones(3)
    factor[UTILITY_MODEL], factor[DESIGN] = rules.use_utility, rules.use_design
    return np.asarray(np.minimum(base * factor[patents.kind[rows]], 1.0))


def open_use(
    seed: int, policy: Policy, patents: Patents, innovators: Innovators, rules: TransferParameters
) -> PatentUse:
    """Which patents were in use in January 2020; returns the stock by calendar month of filing."""
    rows = np.flatnonzero(patents.in_force())
    u = chance.uniform(seed, "use.opening", patents.key[rows], 0)
    patents.used[rows] = u < use_probability(innovators, patents, rows, rules, policy.patent_pools)
    used = rows[patents.used[rows]]
    amounts = patents.value[used] * patents.weight[used]
    stock = np.bincount(patents.filed[used] % 12, weights=amounts, minlength=12).astype(np.float64)
    return PatentUse(stock, stock.copy(), np.zeros(12))


def in_use(patents: Patents, rows: Rows) -> float:
    """Sum of value x weight over those of these rows that are in use, CNY a year."""
    used = rows.compress(patents.used[rows])
    return float(np.sum(patents.value[used] * patents.weight[used]))


def put_to_use(
    month: Month,
    patents: Patents,
    innovators: Innovators,
    *,
    granted: Rows,
    pools: float,
    rules: TransferParameters,
) -> None:
    """Owners decide which of this month's grants they put to use."""
    likely = use_probability(innovators, patents, granted, rules, pools)
    patents.used[granted] = month.happens("use.at_grant", patents.key[granted], likely)


def add_value(
    month: Month, city: City, use: PatentUse, patents: Patents, *, turn: Rows, rules: TransferParameters
) -> None:
    """Use beyond the nation's pace adds value; the national drift moves the base share.

    ``turn`` are the patents in force that were filed in this calendar month. Value added and GDP get
    the same amount.
    """
    slowing = max(month.year - LAST_KNOWN_YEAR, 0)
    use.reference += float(np.log1p(rules.nation_growth * (1.0 - rules.nation_slowing) ** slowing)) / 12.0
    use.count(month.index, in_use(patents, turn[patents.ended[turn] == OPEN]))
    city.patent_intensive_share += month.economy.patent_intensive_drift / 12.0
    base = city.patent_intensive_share * month.economy.gdp
    city.use_value_added = rules.use_elasticity * base * use.lead


def opening_share(region: Region) -> float:
    """Patent-intensive share at the end of 2019: the mean of 2019 and half a year of drift."""
    drift = region.at(0).patent_intensive_drift
    return region.opening.patent_intensive_share_2019 + HALF_YEAR * drift
