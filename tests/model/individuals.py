"""The register kept one by one: every entity and every mark a row of its own.

The same rules as the cells, told about individuals, with luck of its own: the yardstick that says
whether a cell carries what it must (speed of the full scale is bought with cells, not with truth).
"""

import numpy as np

from model import chance
from model.behaviour.entities import exit_pattern, exit_probability, kinds_of_entries
from model.behaviour.mark_office import by_row, odds_of
from model.behaviour.mark_register import attack_probability, renewal_probability
from model.behaviour.marks import age_filing, exam_months, hoarding_left, kind_filing, plain_propensity
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.marks import MarkParameters
from model.tables.entities import Entities, entity_sector_column, sectors_of_kinds
from model.tables.marks import (
    AGES,
    EXAMINED,
    GONE,
    GRACE_MONTHS,
    GUIDANCE,
    HOARDERS,
    KINDS,
    LIVING,
    MARK_AGES,
    OPPOSED,
    PUBLICATION_MONTHS,
    PUBLISHED,
    REVIEWED,
    SOLE_TRADER,
)

FLOWS = ("filed", "hoarded", "published", "opposed", "registered", "failed", "renewed", "let_go", "cancelled")
NOBODY, HOARDER, OWNERLESS = -1, -2, -3
MARK, EXAM, PUBLIC, DISPUTED, REVIEW, GRACE = range(6)
"""What a holding is: a mark, or an application at a stage, or a mark in grace."""


class Individuals:
    """Entities as rows (sector, kind, age, reached, alive), holdings as rows (owner, state, age, due)."""

    def __init__(
        self, cells: Entities, about: MarkParameters, rules: InnovationParameters, seed: int
    ) -> None:
        self.about, self.rules, self.seed, self.book = about, rules, seed, cells.book
        place = np.repeat(np.arange(cells.counts.size), cells.counts.ravel())
        self.sector, self.kind, self.age, self.reached = np.unravel_index(place, cells.counts.shape)
        self.alive = np.ones(place.size, dtype=bool)
        self.flows = dict.fromkeys((*FLOWS, "entered", "exited"), 0)
        held = np.repeat(np.arange(cells.book.rows.size), cells.book.rows.ravel())
        row, column = np.unravel_index(held, cells.book.rows.shape)
        self.state = np.zeros(held.size, dtype=int)
        for first, state in ((EXAMINED, EXAM), (PUBLISHED, PUBLIC), (OPPOSED, DISPUTED), (REVIEWED, REVIEW)):
            self.state[column >= first] = state
        self.mark_age = np.where(column < MARK_AGES, column, -1)
        due = np.where(self.state == EXAM, column - EXAMINED, column - PUBLISHED)
        self.due = np.where(np.isin(self.state, (EXAM, PUBLIC)), due, -1)  # the opening counts from month 0
        self.owner = np.where(row == HOARDERS, HOARDER, OWNERLESS)
        living = np.flatnonzero(row < LIVING)
        self.owner[living] = self._somebody(row[living], self._luck("opening", living.size, -1))
        self._open_grace(cells.book.grace.sum(axis=0))

    def _open_grace(self, ends: np.ndarray) -> None:
        self._hold(np.full(ends.sum(), OWNERLESS), GRACE, np.repeat(np.arange(GRACE_MONTHS), ends))

    def _luck(self, name: str, count: int, month: int) -> np.ndarray:
        return chance.uniform(self.seed, "individual." + name, np.arange(count, dtype=np.uint64), month)

    def _cell(self) -> np.ndarray:
        return (self.kind * AGES + self.age) * GUIDANCE + self.reached

    def _somebody(self, wanted: np.ndarray, u: np.ndarray) -> np.ndarray:
        """A living entity of each cell at random; an empty cell keeps nobody."""
        living = np.flatnonzero(self.alive)
        living = living[np.argsort(self._cell()[living], kind="stable")]
        size = np.bincount(self._cell()[living], minlength=LIVING)
        first = np.cumsum(size) - size
        pick = first[wanted] + (u * size[wanted]).astype(np.intp)
        return np.where(size[wanted] > 0, living[np.minimum(pick, living.size - 1)], NOBODY)

    def _row(self) -> np.ndarray:
        """Row of the book of every holding."""
        row = np.where(self.owner == HOARDER, HOARDERS, GONE)
        owned = self.owner >= 0
        row[owned] = self._cell()[self.owner[owned]]
        return row

    def _hold(self, owner: np.ndarray, state: int, due: np.ndarray) -> None:
        """New holdings."""
        for name, new in (("owner", owner), ("state", state), ("mark_age", -1), ("due", due)):
            column = getattr(self, name)
            fresh = np.broadcast_to(np.asarray(new, dtype=column.dtype), np.size(due))
            setattr(self, name, np.concatenate([column, fresh]))

    def _drop(self, rows: np.ndarray) -> None:
        for name in ("owner", "state", "mark_age", "due"):
            setattr(self, name, np.delete(getattr(self, name), rows))

    def live(self, month: Month, stations: float) -> None:
        """One month: older, out, in, guided, decided, renewed, attacked, filed."""
        if month.of_year == 1:
            self.age = np.minimum(self.age + 1, AGES - 1)
            self.mark_age = np.where(self.mark_age >= 0, self.mark_age + 1, -1)
        self._leave(month)
        self._enter(month)
        self._guide(month, stations)
        self._decide(month)
        self._renew(month)
        self._attack(month)
        self._file(month)

    def _leave(self, month: Month) -> None:
        owners = np.bincount(self._cell()[self.alive], minlength=LIVING)
        pattern = exit_pattern(self.about, self.rules)
        by_cell = owners.reshape(KINDS, AGES, GUIDANCE)
        leaving = exit_probability(by_cell, pattern, month.economy.entity_exit_rate)
        hazard = leaving[self.kind, self.age]
        gone = self.alive & (self._luck("exit", self.alive.size, month.index) < hazard)
        self.alive &= ~gone
        self.flows["exited"] += int(gone.sum())
        orphans = np.flatnonzero((self.owner >= 0) & gone[self.owner])
        u = self._luck("lost", orphans.size, month.index)
        stays = u >= self.about.exit_mark_loss
        taken_over = u >= self.about.exit_mark_loss + (1.0 - self.about.exit_mark_loss) * self.about.orphaned
        ownerless = stays & ~taken_over & (self.state[orphans] == MARK)
        self.owner[orphans[ownerless]] = OWNERLESS
        kept = orphans[taken_over]
        u = self._luck("assigned", kept.size, month.index)
        self.owner[kept] = self._somebody(self._cell()[self.owner[kept]], u)
        self._drop(orphans[~taken_over & ~ownerless])

    def _enter(self, month: Month) -> None:
        u = self._luck("entries", 1, month.index)
        count = int(chance.poisson(u, np.array([month.economy.entity_entries]))[0])
        shares = (sectors_of_kinds() * kinds_of_entries(month.economy, self.about)).ravel()
        place = np.searchsorted(np.cumsum(shares), self._luck("kind", count, month.index))
        sector, kind = np.divmod(np.minimum(place, shares.size - 1), KINDS)
        for name, new in (("sector", sector), ("kind", kind), ("age", 0), ("reached", 0), ("alive", True)):
            column = getattr(self, name)
            fresh = np.broadcast_to(np.asarray(new), count).astype(column.dtype)
            setattr(self, name, np.concatenate([column, fresh]))
        self.flows["entered"] += count

    def _guide(self, month: Month, stations: float) -> None:
        about = self.about
        forgets = self._luck("forgets", self.age.size, month.index) < 1.0 / (12.0 * about.guidance_memory)
        self.reached = np.where(forgets, 0, self.reached)
        preference = np.where(self.kind == SOLE_TRADER, 1.0, about.station_preference)
        visits = stations * about.station_reach / 12.0
        meets = 1.0 - np.exp(-visits * preference / preference[self.alive].sum())
        met = self.alive & (self._luck("met", self.age.size, month.index) < meets)
        self.reached = np.where(met, 1, self.reached)

    def _decide(self, month: Month) -> None:
        """Publication, oppositions, reviews, examination, in this order; each holding moves once."""
        about, states = self.about, self.state.copy()
        due = self.due == month.index
        first, second = (self._luck(name, states.size, month.index) for name in ("office", "appeal"))
        passed = by_row(odds_of(month.economy, month.index, about), about)[self._row()]
        public, exam = due & (states == PUBLIC), due & (states == EXAM)
        opposed = public & (first < about.opposed)
        ended = (states == DISPUTED) & (first < 1.0 / about.opposition_months)
        lost = ended & (second < about.opposition_success)
        heard = (states == REVIEW) & (first < 1.0 / about.review_months)
        won = heard & (second < about.review_success)
        published = exam & (first < passed)
        reviewed = exam & ~published & (second < about.refusal_reviews)
        self.state[opposed], self.state[reviewed] = DISPUTED, REVIEW
        self.state[published | won], self.due[published | won] = PUBLIC, month.index + PUBLICATION_MONTHS
        registered = (public & ~opposed) | (ended & ~lost)
        self.state[registered], self.mark_age[registered] = MARK, 0
        failed = lost | (heard & ~won) | (exam & ~published & ~reviewed)
        for name, mask in (("published", published), ("opposed", opposed), ("registered", registered)):
            self.flows[name] += int(mask.sum())
        self.flows["failed"] += int(failed.sum())
        self._drop(np.flatnonzero(failed))

    def _renew(self, month: Month) -> None:
        self._drop(np.flatnonzero((self.state == GRACE) & (self.due == month.index)))
        ten = np.flatnonzero((self.state == MARK) & (self.mark_age == MARK_AGES - 1))
        due = ten[self._luck("due", ten.size, month.index) < 1.0 / (13 - month.of_year)]
        probability = renewal_probability(self.book.renewal, self.about)[self._row()[due]]
        renews = self._luck("renews", due.size, month.index) < probability
        self.mark_age[due[renews]] = 0
        let_go = due[~renews]
        self.state[let_go], self.due[let_go] = GRACE, month.index + GRACE_MONTHS
        self.mark_age[let_go], self.owner[let_go] = -1, OWNERLESS
        self.flows["renewed"] += int(renews.sum())
        self.flows["let_go"] += let_go.size

    def _attack(self, month: Month) -> None:
        marks = np.flatnonzero(self.state == MARK)
        hazard = attack_probability(self.about)[self._row()[marks], self.mark_age[marks]]
        gone = marks[self._luck("attacked", marks.size, month.index) < hazard]
        self.flows["cancelled"] += gone.size
        self._drop(gone)

    def _file(self, month: Month) -> None:
        about, left = self.about, hoarding_left(month.index, self.about)
        plain = plain_propensity(month.economy.trademark_propensity, left, about)
        guided = np.where(self.reached == 1, 1.0 + about.guidance_filing, 1.0)
        weight = entity_sector_column("marks")[self.sector] * kind_filing(about)[self.kind]
        weight = weight * age_filing(about)[self.age] * self.alive * self.book.filing_base
        counts = chance.poisson(self._luck("files", self.age.size, month.index), weight * guided * plain)
        hoarding = weight.sum() * about.hoarding_share / (1.0 - about.hoarding_share) * left
        hoarded = int(chance.poisson(self._luck("hoards", 1, month.index), np.array([hoarding]))[0])
        owner = np.concatenate([np.repeat(np.arange(counts.size), counts), np.full(hoarded, HOARDER)])
        wait = exam_months(month)
        later = self._luck("later", owner.size, month.index) < wait - int(wait)
        self._hold(owner, EXAM, month.index + int(wait) + later)
        self.flows["filed"] += owner.size
        self.flows["hoarded"] += hoarded

    def counted(self) -> dict[str, float]:
        """What both versions are compared on."""
        valid = np.isin(self.state, (MARK, GRACE))
        return {
            "entities": float(self.alive.sum()),
            "enterprises": float((self.alive & (self.kind == 0)).sum()),
            "reached": float((self.alive & (self.reached == 1)).sum()),
            "born this year": float((self.alive & (self.age == 0)).sum()),
            "trademarks": float(valid.sum()),
            "ownerless marks": float(((self.state == MARK) & (self.owner == OWNERLESS)).sum()),
            "applications waiting": float((~valid).sum()),
            **{name: float(value) for name, value in self.flows.items()},
        }
