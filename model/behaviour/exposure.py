"""Which patents draw infringers, and when each is next looked at (侵权暴露).

A newcomer's mistake: looking at every patent every month. Each patent carries the month in which it is
next looked at, drawn from its own key; only those are weighed: by value, kind, field, use and portfolio,
and by what an infringer gains against the sanction that it expects.
"""

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Rows
from model.month import Month
from model.parameters.disputes import DisputeParameters
from model.sectors import sector_column
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import DESIGN, UTILITY_MODEL, Patents

NOT_DUE = np.iinfo(np.int16).max
SAMPLE = 50_000
"""Patents from which the mean visibility of the opening stock is taken."""
LEAST = 1e-6
"""A sanction below this is none."""


def visibility(patents: Patents, rows: Rows, holdings: Floats, about: DisputeParameters) -> Floats:
    """How much each patent draws infringers, relative, shape of ``rows``.

    Worth, seen on the market, easily copied; the more rights beside it, the less.
    """
    value = np.maximum(patents.value[rows], 1.0).astype(np.float64)
    drawn = about.value_exponent * np.log(value) - about.portfolio_exponent * np.log1p(holdings)
    kind = np.zeros(max(UTILITY_MODEL, DESIGN) + 1)
    kind[UTILITY_MODEL], kind[DESIGN] = np.log(about.utility_hazard), np.log(about.design_hazard)
    drawn += kind[patents.kind[rows]]
    drawn += np.log(about.goods_hazard) * sector_column("industrial")[patents.sector[rows]]
    drawn += np.log(about.use_hazard) * patents.used[rows]
    return np.exp(drawn)


def temptation(
    stake: Floats, sanction: float, about: DisputeParameters, *, usual_stake: float, usual_sanction: float
) -> Floats:
    """Infringement over that of a usual stake at the usual sanction, shape of ``stake``.

    The sanction expected is a share of the gain that falls as the gain rises; what is felt even where
    nobody is sanctioned does not.
    """
    felt = sanction * (np.maximum(stake, 1.0) / usual_stake) ** -about.award_lag + about.residual_sanction
    usual = usual_sanction + about.residual_sanction
    return np.asarray((np.maximum(felt, LEAST) / max(usual, LEAST)) ** about.sanction_elasticity)


class Exposure:
    """When each patent is next looked at, and who the firms are from which parties are drawn."""

    def __init__(
        self, patents: Patents, innovators: Innovators, about: DisputeParameters, seed: int, *, base: float
    ) -> None:
        """``base``: infringements per patent and month at the opening."""
        self.about, self.base = about, base
        self.look = min(base * about.candidate_factor, 0.5)
        """Chance per month that a patent of weight 1 is looked at."""
        self._due = np.empty(0, dtype=np.int16)
        self._seen = 0
        self._soon: Rows = np.empty(0, dtype=np.intp)
        """Patents that are due this year, or were."""
        self._soon_until = 0
        self._share = self._secret_share = np.empty(0)
        self._year = 0
        self.encounters: list[Rows] = [np.empty(0, dtype=np.intp)] * 12
        """Owners that noticed an infringement of a patent, by month of the year: the last twelve months."""
        self._take_sample(patents, innovators)
        u = chance.uniform(seed, "infringement.first", patents.key, -1)
        self._register(patents, u, after=-1)

    def _take_sample(self, patents: Patents, innovators: Innovators) -> None:
        """Means of the opening stock, by weight: what a usual patent is like."""
        live = np.flatnonzero((patents.granted != OPEN) & (patents.ended == OPEN))
        step = max(1, live.size // SAMPLE)
        some = live[::step]
        owner, weight = patents.owner[some], patents.weight[some]
        self._sample = visibility(patents, some, innovators.inventions[owner], self.about), weight
        self._sample_stakes = self.stakes(patents, some)
        self.patents = step * float(np.sum(weight))
        """Patents in force at the opening."""
        self.usual_stake, self.stake_spread, self.usual_watch = 1.0, 0.0, 0.0
        if some.size:
            often = self._sample[0] * weight
            log_stake = np.log(np.maximum(self._sample_stakes, 1.0))
            middle = float(np.average(log_stake, weights=often))
            self.usual_stake = float(np.exp(middle))
            self.stake_spread = float(np.sqrt(np.average((log_stake - middle) ** 2, weights=often)))
            self.usual_watch = float(np.average(self.watch(innovators, owner), weights=often))
        self.expect(0.0)

    def expect(self, sanction: float) -> None:
        """Take this sanction over the gain as that of the opening, at which the base rate holds."""
        self.usual_sanction, self.mean_visibility = sanction, 1.0
        drawn, weight = self._sample
        if drawn.size:
            drawn = drawn * self.tempted(self._sample_stakes, sanction)
            self.mean_visibility = float(np.average(drawn, weights=weight))

    def stakes(self, patents: Patents, rows: Rows) -> Floats:
        """Median loss by an infringement of each patent, CNY: years of its return."""
        return np.asarray(self.about.loss_years * patents.value[rows].astype(np.float64))

    def tempted(self, stake: Floats, sanction: float) -> Floats:
        """:func:`temptation` against the usual stake and the opening sanction."""
        return temptation(
            stake, sanction, self.about, usual_stake=self.usual_stake, usual_sanction=self.usual_sanction
        )

    def watch(self, innovators: Innovators, rows: Rows) -> Floats:
        """Chance that each owner watches the market for copies, by its size, 0-1."""
        sales = innovators.revenue[rows]
        return np.asarray(sales / (sales + self.about.watch_half))

    def chance_of_look(self, weight: Floats) -> Floats:
        """Chance per month that at least one of the patents of a row is looked at."""
        return -np.expm1(weight * np.log1p(-self.look))

    def _register(self, patents: Patents, u: Floats, after: int) -> None:
        """Draw the first look for rows that are new, later than month ``after``."""
        first, total = self._seen, len(patents)
        if total > self._due.size:
            larger = np.full(max(total, self._due.size * 4 // 3), NOT_DUE, dtype=np.int16)
            larger[:first] = self._due[:first]
            self._due = larger
        self._due[first:total] = self._next(u, patents.weight[first:total], after)
        self._seen = total

    def _next(self, u: Floats, weight: Floats, after: int) -> np.ndarray:
        """Month of the next look: geometric waiting times by inversion."""
        wait = np.floor(np.log(u) / (weight * np.log1p(-self.look)))
        return np.minimum(after + 1 + wait, NOT_DUE).astype(np.int16)

    def looked_at(self, month: Month, patents: Patents) -> Rows:
        """Patents in force that are looked at this month; all are given their next look."""
        first = self._seen
        u = month.uniform("infringement.first", patents.key[first:])
        self._register(patents, u, after=month.index - 1)
        if month.index >= self._soon_until:
            self._soon_until = month.index + 12
            due = self._due[: self._seen]
            self._soon = np.flatnonzero((due >= month.index) & (due < self._soon_until))
        else:
            new = first + np.flatnonzero(self._due[first : self._seen] < self._soon_until)
            self._soon = np.append(self._soon, new)
        rows = self._soon[self._due[self._soon] == month.index]
        rows = rows[patents.ended[rows] == OPEN]
        u = month.uniform("infringement.next", patents.key[rows])
        self._due[rows] = self._next(u, patents.weight[rows], month.index)
        return rows[patents.granted[rows] <= month.index]

    def remember(self, month: Month, owners: Rows) -> None:
        """Note the owners that noticed an infringement of a patent this month; rows may repeat."""
        self.encounters[month.of_year - 1] = owners[owners >= 0]

    # ── parties ─────────────────────────────────────────────────────────────────────────────────

    def _count_firms(self, month: Month, innovators: Innovators) -> None:
        """Once a year: innovators alive, and those with secrets, cumulated by weight."""
        if self._year == month.year:
            return
        self._year = month.year
        here = innovators.weight * innovators.alive()
        self._share = np.cumsum(here)
        secrets = (innovators.kind == FIRM) & (innovators.rd > 0.0)
        worth = np.where(secrets, innovators.rd, 1.0) ** self.about.secret_value_exponent
        self._secret_share = np.cumsum(here * secrets * worth)

    def firms(self, month: Month, innovators: Innovators) -> float:
        """Innovators alive, weighted; counted once a year."""
        self._count_firms(month, innovators)
        return float(self._share[-1])

    def pick_firms(self, month: Month, innovators: Innovators, u: Floats) -> Rows:
        """Innovators drawn in proportion to their weight, shape of ``u``; -1 = closed down since January."""
        self._count_firms(month, innovators)
        return _pick(self._share, innovators, u)

    def pick_secrets(self, month: Month, innovators: Innovators, u: Floats) -> Rows:
        """Firms drawn by what they have to hide, shape of ``u``; -1 = closed down, or no firm does R&D."""
        self._count_firms(month, innovators)
        return _pick(self._secret_share, innovators, u)

    def pick_some(self, month: Month, innovators: Innovators, u: Floats, share: float) -> Rows:
        """Innovators for that share of the parties, shape of ``u``; -1 for the others, outside the table."""
        inside = np.flatnonzero(u < share)
        picked = np.full(u.shape, -1, dtype=np.intp)
        if inside.size:
            picked[inside] = self.pick_firms(month, innovators, u[inside] / share)
        return picked


def _pick(shares: Floats, innovators: Innovators, u: Floats) -> Rows:
    """Rows by inversion of cumulated shares; -1 = closed down, or nobody to pick from."""
    if not shares.size or shares[-1] <= 0.0:
        return np.full(u.shape, -1, dtype=np.intp)
    rows = np.searchsorted(shares, u * shares[-1], side="right")
    return np.where(innovators.exited[rows] == OPEN, rows, -1)
