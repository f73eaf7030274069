"""Patents are put to use (产业化), and use adds value (专利密集型产业增加值).

Use is decided at grant by who owns the patent, and later by late starts, ends of products, sale and
licence (transfer.py). The stock of patents in use, weighted by value, raises patent-intensive value
added by as much as it outgrows the nation's: what the national growth brings is in the national
drift already.
"""

from dataclasses import dataclass, field

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Rows
from model.behaviour.takers import rates_by_size, size_class
from model.city import City
from model.month import Month
from model.parameters.transfer import TransferParameters
from model.region import Region
from model.sectors import SECTORS
from model.tables.innovators import FIRM, INSTITUTE, Innovators
from model.tables.patents import DESIGN, UTILITY_MODEL, Patents

LAST_KNOWN_YEAR = 2023
"""The nation's growth of patents in use is known to this year; after it, it slows."""
ALIKE = np.ones(4)
"""Status makes no difference to the mean of any of the four sizes of firms."""
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
    national_rate: float = 1.0
    """How often the nation's firms put inventions to use now, against 2023."""
    usual: Floats = field(default_factory=ALIKE.copy)
    """Mean effect of status on use by size of firm at the opening, shape (4,)."""

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
    innovators: Innovators,
    patents: Patents,
    rows: Rows,
    rules: TransferParameters,
    freed: Floats,
    usefulness: float = 1.0,
    usual: Floats = ALIKE,
    rate: float = 1.0,
) -> Floats:
    """Chance that the owner puts a granted patent to use, 0-1, shape of ``rows``.

    Medium firms most, micro firms least, high-tech firms more than others; universities hardly.
    ``freed`` is the share of blocked uses that pools free, by sector; ``usefulness`` the gain of
    inventions of universities by the effort of their inventors; ``usual`` the mean effect of status in
    each size, shape (4,), which the rates by size hold already; ``rate`` that of the nation's firms now
    against the survey of 2023, from which the rates by size are.
    """
    owner = patents.owner[rows]
    size = size_class(innovators.revenue[owner], rules)
    status = np.where(innovators.high_tech[owner], rules.use_high_tech, rules.use_ordinary)
    of_firm = (rates_by_size(rules) / usual)[size] * status * rate
    of_firm = np.minimum(of_firm, 1.0)
    of_firm = of_firm + (1.0 - of_firm) * freed[patents.sector[rows]]
    holder = innovators.kind[owner]
    public = np.where(holder == INSTITUTE, rules.use_institute, rules.use_university) * usefulness
    base = np.where(holder == FIRM, of_firm, public)
    factor = np.ones(3)
    factor[UTILITY_MODEL], factor[DESIGN] = rules.use_utility, rules.use_design
    return np.asarray(np.clip(base * factor[patents.kind[rows]], 0.0, 1.0))


def usual_status(innovators: Innovators, rules: TransferParameters) -> Floats:
    """Mean effect of high-tech status on use by size of firm, over inventions held, shape (4,)."""
    firms = np.flatnonzero(innovators.alive() & (innovators.kind == FIRM))
    held = innovators.weight[firms] * innovators.inventions[firms]
    size = size_class(innovators.revenue[firms], rules)
    status = np.where(innovators.high_tech[firms], rules.use_high_tech, rules.use_ordinary)
    whole = np.bincount(size, weights=held, minlength=ALIKE.size)
    mean = np.bincount(size, weights=held * status, minlength=ALIKE.size)
    return np.divide(mean, whole, out=np.ones(ALIKE.size), where=whole > 0.0)


def open_use(seed: int, patents: Patents, innovators: Innovators, rules: TransferParameters) -> PatentUse:
    """Which patents were in use in January 2020; returns the stock by calendar month of filing."""
    rows = np.flatnonzero(patents.in_force())
    u = chance.uniform(seed, "use.opening", patents.key[rows], 0)
    none, usual = np.zeros(len(SECTORS)), usual_status(innovators, rules)
    then = rules.use_opening
    likely = use_probability(innovators, patents, rows, rules, none, usual=usual, rate=then)
    patents.used[rows] = u < likely
    used = rows[patents.used[rows]]
    amounts = patents.value[used] * patents.weight[used]
    stock = np.bincount(patents.filed[used] % 12, weights=amounts, minlength=12).astype(np.float64)
    return PatentUse(stock, stock.copy(), np.zeros(12), national_rate=then, usual=usual)


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
    freed: Floats,
    usefulness: float,
    usual: Floats = ALIKE,
    rate: float = 1.0,
    rules: TransferParameters,
) -> None:
    """Owners decide which of this month's grants they put to use; firms as often as the nation's by now."""
    likely = use_probability(innovators, patents, granted, rules, freed, usefulness, usual, rate)
    patents.used[granted] = month.happens("use.at_grant", patents.key[granted], likely)


def renew_products(
    month: Month, patents: Patents, innovators: Innovators, *, turn: Rows, rules: TransferParameters
) -> None:
    """Once a year products end, and idle patents of firms come into use late."""
    u = month.uniform("use.products", patents.key[turn])
    likely = np.flatnonzero(u < max(rules.late_start, rules.product_end))
    rows, u = turn[likely], u[likely]
    used, firm = patents.used[rows], innovators.kind[patents.owner[rows]] == FIRM
    patents.used[rows] = np.where(used, u >= rules.product_end, firm & (u < rules.late_start))


def add_value(
    month: Month, city: City, use: PatentUse, patents: Patents, *, turn: Rows, rules: TransferParameters
) -> None:
    """Use beyond the nation's pace adds value; the national drift moves the base share.

    ``turn`` are the patents in force that were filed in this calendar month. Value added and GDP get
    the same amount.
    """
    slowing = max(month.year - LAST_KNOWN_YEAR, 0)
    more = rules.nation_growth * (1.0 - rules.nation_slowing) ** slowing
    oftener = rules.nation_use * (1.0 - rules.nation_use_slowing) ** slowing
    use.reference += float(np.log1p(more) + np.log1p(oftener)) / 12.0
    use.national_rate *= float((1.0 + oftener) ** (1.0 / 12.0))
    use.count(month.index, in_use(patents, turn[patents.ended[turn] == OPEN]))
    city.patent_intensive_share += month.economy.patent_intensive_drift / 12.0
    base = city.patent_intensive_share * month.economy.gdp
    city.use_value_added = rules.use_elasticity * base * use.lead


def opening_share(region: Region) -> float:
    """Patent-intensive share at the end of 2019: the mean of 2019 and half a year of drift."""
    drift = region.at(0).patent_intensive_drift
    return region.opening.patent_intensive_share_2019 + HALF_YEAR * drift
