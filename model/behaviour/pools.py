"""Patent pools and alliances (专利池与产业联盟): firms of a field license each other.

A pool ordered is founded over months, and needs members: firms of one field that hold enough
inventions. The largest holders join first, so that a city runs out of pools worth having.
"""

from dataclasses import dataclass, field

import numpy as np

from model.arrays import Floats, Mask, Rows
from model.parameters.transfer import TransferParameters
from model.tables.innovators import FIRM, Innovators


@dataclass
class Pools:
    """Pools at work, and who is a member."""

    founded: float = 0.0
    """Pools founded of those ordered; some may lack members."""
    by_field: Floats = field(default_factory=lambda: np.zeros(0))
    """Pools at work by sector, shape (n_sectors,)."""
    seat: Rows = field(default_factory=lambda: np.full(1, -1))
    """Place in ``rows`` of every innovator when last counted, -1 = none; a last -1 for who came since."""
    rows: Rows = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    """Members, sorted by sector."""
    ends: Rows = field(default_factory=lambda: np.zeros(1, dtype=np.intp))
    """Where each sector begins in ``rows``, shape (n_sectors + 1,)."""

    def follow_order(self, ordered: float, rules: TransferParameters) -> bool:
        """Found or close pools toward the order, at most so many a month; True if any changed."""
        step = float(np.clip(ordered - self.founded, -rules.pool_founding, rules.pool_founding))
        self.founded += step
        return step != 0.0

    def enrol(self, innovators: Innovators, sectors: int, rules: TransferParameters) -> None:
        """Spread the pools over the fields by who could join; the largest holders of each field do."""
        held = innovators.inventions
        able = np.flatnonzero(innovators.alive() & (innovators.kind == FIRM) & (held >= rules.pool_least))
        sector = innovators.sector[able].astype(np.intp)
        count = np.bincount(sector, weights=innovators.weight[able], minlength=sectors)
        total = float(np.sum(count))
        seats = min(self.founded * rules.pool_members, total)
        self.by_field = np.asarray(count * (seats / total / rules.pool_members if total > 0.0 else 0.0))
        order = np.lexsort((innovators.key[able], -held[able], sector))
        able, sector = able[order], sector[order]
        ahead = np.cumsum(innovators.weight[able]) - innovators.weight[able]
        before = (np.cumsum(count) - count)[sector]
        self.rows = able[ahead - before < self.by_field[sector] * rules.pool_members]
        self.ends = np.searchsorted(innovators.sector[self.rows], np.arange(sectors + 1))
        self.seat = np.full(len(innovators) + 1, -1)
        self.seat[self.rows] = np.arange(self.rows.size)

    @property
    def working(self) -> float:
        """Pools at work in all fields."""
        return float(np.sum(self.by_field))

    def joined(self, owner: Rows) -> Mask:
        """Whether each owner is a member; firms founded since the last count are none."""
        return np.asarray(self.seat.take(owner, mode="clip") >= 0)

    def partner(self, owner: Rows, sector: Rows, u: Floats) -> Rows:
        """Another member of the field for each member, by uniforms; -1 where there is none."""
        first, count = self.ends[sector], self.ends[sector + 1] - self.ends[sector]
        step = 1 + (u * (count - 1)).astype(np.intp)
        place = first + (self.seat[owner] - first + step) % count
        return np.where(count > 1, self.rows[place], -1)

    def freed(self, rules: TransferParameters) -> Floats:
        """Blocked uses that the pools of each field free, 0-1, shape (n_sectors,), with saturation."""
        fields = self.by_field.size
        return np.asarray(-np.expm1(-self.by_field * fields / rules.pool_scale) * rules.pool_use)
