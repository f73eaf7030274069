"""The register kept one by one: every entity and every mark a row of its own.

The same rules as the cells, told about individuals, with luck of its own: the yardstick that says
whether a cell carries what it must (speed of the full scale is bought with cells, not with truth).
"""

import numpy as np

from model import chance
from model.behaviour.entities import exit_pattern, exit_probability
from model.behaviour.marks import age_filing, kind_filing, renewal_probability
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.tables.entities import (
    AGES,
    ENTERPRISE,
    GUIDANCE,
    KINDS,
    MARK_AGES,
    Entities,
    entity_sector_column,
)

FLOWS = ("entered", "exited", "filed", "registered", "renewed", "not_renewed")


class Individuals:
    """Entities as rows (sector, kind, age, reached, alive) and holdings as rows (owner, age or due month)."""

    def __init__(
        self, cells: Entities, about: MarkParameters, rules: InnovationParameters, seed: int
    ) -> None:
        self.about, self.rules, self.seed, self.base = about, rules, seed, cells.filing_base
        place = np.repeat(np.arange(cells.counts.size), cells.counts.ravel())
        self.sector, self.kind, self.age, self.reached = np.unravel_index(place, cells.counts.shape)
        self.alive = np.ones(place.size, dtype=bool)
        self.flows = dict.fromkeys(FLOWS, 0)
        held = np.repeat(np.arange(cells.held.size), cells.held.ravel())
        kind, age, reached, column = np.unravel_index(held, cells.held.shape)
        self.mark_age = np.where(column < MARK_AGES, column, -1)
        self.due = np.where(column < MARK_AGES, -1, column - MARK_AGES)  # the opening counts from month 0
        self.owner = self._somebody(kind, age, reached, self._luck("opening", held.size, -1))

    def _luck(self, name: str, count: int, month: int) -> np.ndarray:
        return chance.uniform(self.seed, "individual." + name, np.arange(count, dtype=np.uint64), month)

    def _cell(self) -> np.ndarray:
        return (self.kind * AGES + self.age) * GUIDANCE + self.reached

    def _somebody(self, kind: np.ndarray, age: np.ndarray, reached: np.ndarray, u: np.ndarray) -> np.ndarray:
        """A living entity of each cell at random; an empty cell keeps nobody (-1)."""
        wanted = (kind * AGES + age) * GUIDANCE + reached
        living = np.flatnonzero(self.alive)
        living = living[np.argsort(self._cell()[living], kind="stable")]
        size = np.bincount(self._cell()[living], minlength=KINDS * AGES * GUIDANCE)
        first = np.cumsum(size) - size
        pick = first[wanted] + (u * size[wanted]).astype(np.intp)
        return np.where(size[wanted] > 0, living[np.minimum(pick, living.size - 1)], -1)

    def live(self, month: Month, stations: float) -> None:
        """One month: older, out, in, guided, decided, renewed, filed."""
        if month.of_year == 1:
            self.age = np.minimum(self.age + 1, AGES - 1)
            self.mark_age = np.where(self.mark_age >= 0, self.mark_age + 1, -1)
        self._leave(month)
        self._enter(month)
        self._guide(month, stations)
        self._decide(month)
        self._renew(month)
        self._file(month)

    def _leave(self, month: Month) -> None:
        owners = np.bincount(self._cell()[self.alive], minlength=KINDS * AGES * GUIDANCE)
        pattern = exit_pattern(self.about, self.rules)
        by_cell = owners.reshape(KINDS, AGES, GUIDANCE)
        leaving = exit_probability(by_cell, pattern, month.economy.entity_exit_rate)
        hazard = leaving[self.kind, self.age]
        gone = self.alive & (self._luck("exit", self.alive.size, month.index) < hazard)
        self.alive &= ~gone
        self.flows["exited"] += int(gone.sum())
        orphans = np.flatnonzero((self.owner >= 0) & gone[self.owner])
        lost = self._luck("lost", orphans.size, month.index) < self.about.exit_mark_loss
        kept = orphans[~lost]
        was = self.owner[kept]
        u = self._luck("assigned", kept.size, month.index)
        self.owner[kept] = self._somebody(self.kind[was], self.age[was], self.reached[was], u)
        self._drop(orphans[lost])

    def _drop(self, rows: np.ndarray) -> None:
        for name in ("owner", "mark_age", "due"):
            setattr(self, name, np.delete(getattr(self, name), rows))

    def _enter(self, month: Month) -> None:
        u = self._luck("entries", 1, month.index)
        count = int(chance.poisson(u, np.array([month.economy.entity_entries]))[0])
        shares = entity_sector_column("share")
        edges = np.cumsum(shares) / shares.sum()
        sector = np.searchsorted(edges, self._luck("sector", count, month.index))
        sole = self._luck("kind", count, month.index) >= month.economy.enterprise_entry_share
        for name, new in (("sector", sector), ("kind", sole), ("age", 0), ("reached", 0), ("alive", True)):
            column = getattr(self, name)
            fresh = np.broadcast_to(np.asarray(new), count).astype(column.dtype)
            setattr(self, name, np.concatenate([column, fresh]))
        self.flows["entered"] += count

    def _guide(self, month: Month, stations: float) -> None:
        about = self.about
        forgets = self._luck("forgets", self.age.size, month.index) < 1.0 / (12.0 * about.guidance_memory)
        self.reached = np.where(forgets, 0, self.reached)
        preference = np.where(self.kind == ENTERPRISE, about.station_preference, 1.0)
        visits = stations * about.station_reach / 12.0
        meets = 1.0 - np.exp(-visits * preference / preference[self.alive].sum())
        met = self.alive & (self._luck("met", self.age.size, month.index) < meets)
        self.reached = np.where(met, 1, self.reached)

    def _decide(self, month: Month) -> None:
        due = np.flatnonzero(self.due == month.index)
        passed = self._luck("passed", due.size, month.index) < month.economy.trademark_register_share
        self.mark_age[due[passed]], self.due[due[passed]] = 0, -1
        self.flows["registered"] += int(passed.sum())
        self._drop(due[~passed])

    def _renew(self, month: Month) -> None:
        ten = np.flatnonzero(self.mark_age == MARK_AGES - 1)
        due = ten[self._luck("due", ten.size, month.index) < 1.0 / (13 - month.of_year)]
        probability = renewal_probability(self.about)[self.reached[self.owner[due]]]
        renews = self._luck("renews", due.size, month.index) < probability
        self.mark_age[due[renews]] = 0
        self.flows["renewed"] += int(renews.sum())
        self.flows["not_renewed"] += int((~renews).sum())
        self._drop(due[~renews])

    def _file(self, month: Month) -> None:
        about = self.about
        guided = np.where(self.reached == 1, 1.0 + about.guidance_filing, 1.0)
        weight = entity_sector_column("marks")[self.sector] * kind_filing(about)[self.kind]
        mean = weight * age_filing(about)[self.age] * guided * self.alive * self.base
        counts = chance.poisson(self._luck("files", self.age.size, month.index), mean)
        owner = np.repeat(np.arange(counts.size), counts)
        wait = month.economy.trademark_exam_months
        later = self._luck("later", owner.size, month.index) < wait - int(wait)
        self.owner = np.concatenate([self.owner, owner])
        self.mark_age = np.concatenate([self.mark_age, np.full(owner.size, -1)])
        self.due = np.concatenate([self.due, month.index + int(wait) + later])
        self.flows["filed"] += owner.size

    def counted(self) -> dict[str, float]:
        """What both versions are compared on."""
        return {
            "entities": float(self.alive.sum()),
            "enterprises": float((self.alive & (self.kind == ENTERPRISE)).sum()),
            "reached": float((self.alive & (self.reached == 1)).sum()),
            "born this year": float((self.alive & (self.age == 0)).sum()),
            "trademarks": float((self.mark_age >= 0).sum()),
            "applications waiting": float((self.due >= 0).sum()),
            **{name: float(value) for name, value in self.flows.items()},
        }
