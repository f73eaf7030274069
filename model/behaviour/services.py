"""Innovators choose who files for them (选择代理机构): themselves, an agency they know, one elsewhere.

A logit over few options with tastes keyed for life, so that a client changes its mind only when
something changed. A firm decides again once a year, and when it is new or its agency closed.
Universities, institutes and large holders tender to several agencies (PANEL).
"""

import numpy as np

from model import chance, kernels
from model.arrays import OPEN, Floats, Keys, Mask, Rows
from model.behaviour.known_agencies import NOBODY, Directory, directory, known_sets
from model.behaviour.vouchers import Vouchers, small_firms, take_vouchers
from model.month import Month
from model.parameters.services import ServiceParameters
from model.tables.agencies import OUTSIDE, PANEL, SELF, AgencyBook
from model.tables.innovators import FIRM, Innovators

LOAD_FELT = 3.0
"""Load beyond which an agency is simply full."""
TASTE = "services.taste"
"""The one decision about which clients and options draw, for life (month 0 of any seed)."""
ROUNDS = 40
"""Rounds in which the worth of the two other ways is fitted to the shares of 2019."""


class Clients:
    """What clients of the city have in common: the directory, the worth of other ways, vouchers."""

    def __init__(self, local: float) -> None:
        self.local = local
        """Of what goes to agencies at the opening, share that stays in the city."""
        self.seen = 0
        """Innovators that have chosen before."""
        self.alone = self.elsewhere = float("nan")
        """Worth of filing oneself and of an agency elsewhere, log-odds; fitted at the opening."""
        self.vouchers = Vouchers()
        self._listing: tuple[Floats, Directory] | None = None

    def listing(self, book: AgencyBook, seed: int, districts: int) -> Directory:
        """The rings of agencies, made anew when attorneys moved or a new place has clients."""
        kept = self._listing
        grown = kept is None or len(kept[1].district) < districts  # the first firm of a place without any
        if kept is None or grown or not np.array_equal(kept[0], book.attorneys):
            kept = self._listing = book.attorneys.copy(), directory(book, seed, districts)
        return kept[1]

    def asked(self, month: Month, innovators: Innovators, book: AgencyBook) -> tuple[Rows, Rows]:
        """Who decides: those who take stock this month, and those who are new or whose agency closed."""
        mine = innovators.taking_stock(month.of_year)
        new = np.arange(self.seen, len(innovators))
        self.seen = len(innovators)
        others = np.concatenate([new, _deserted(month, innovators, book)])
        other_turn = innovators.turn[others] != month.of_year - 1
        return mine, others.compress(other_turn & (innovators.exited[others] == OPEN))


def choose_agencies(
    month: Month,
    innovators: Innovators,
    book: AgencyBook,
    clients: Clients,
    *,
    services: ServiceParameters,
    nodes: float,
    load: Floats,
    wages: float,
) -> Rows:
    """Set ``innovators.agency`` of those who decide; returns their rows.

    ``nodes`` stand; ``load`` of each agency; ``wages`` is the cost of an hour against 2019.
    """
    first = clients.seen
    mine, others = clients.asked(month, innovators, book)
    rows = np.concatenate([mine, others])
    served = np.zeros(rows.size, dtype=bool)
    small = small_firms(innovators, mine, services)
    served[: mine.size] = take_vouchers(month, innovators, mine, small, services)
    appeal = attraction(book, services, load, wages)
    listing = clients.listing(book, month.seed, int(innovators.district.max(initial=0)) + 1)
    known = known_sets(month, innovators, rows, listing, services=services, nodes=nodes)
    tenders = (innovators.kind[rows] != FIRM) | (innovators.inventions[rows] >= services.panel_size)
    if not first:
        worth = worth_of(innovators, book, rows, known, appeal, services)
        weight = innovators.weight[rows] * ~tenders
        clients.alone, clients.elsewhere = fit_other_ways(worth, weight, services.self_share, clients.local)
    present = np.where(rows < first, innovators.agency[rows], NOBODY)
    best, least = best_agency(innovators, book, rows, known, present, appeal, month.seed, services)
    choice, brought = weigh_ways(
        innovators.key[rows], best, least, present, served, clients, month.seed, services
    )
    innovators.agency[rows] = np.where(tenders, PANEL, choice)
    weight = innovators.weight[mine]
    firms, added = (float(weight.compress(m[: mine.size]).sum()) for m in (served, brought & ~tenders))
    clients.vouchers.note(firms, added, float(weight.compress(small).sum()), services)
    return rows


def _deserted(month: Month, innovators: Innovators, book: AgencyBook) -> Rows:
    """Innovators whose agency closed this month (agencies decide before their clients)."""
    closing = book.closed == month.index
    if not closing.any():
        return np.empty(0, dtype=np.intp)
    agency = innovators.agency
    return np.flatnonzero(closing[np.maximum(agency, 0)] & (agency >= 0))


def attraction(book: AgencyBook, services: ServiceParameters, load: Floats, wages: float) -> Floats:
    """What all clients see alike: fee, quality, reputation, room; log-odds, shape (n_agencies,)."""
    reputation = book.credit - 1.0 + services.brand_reputation * book.brand
    full = np.clip(load - services.opening_load, 0.0, LOAD_FELT)
    return np.asarray(
        services.choice_quality * book.quality
        - services.choice_price * np.log(book.price / wages)
        + services.choice_credit * reputation
        - services.choice_crowding * full
    )


def taste(seed: int, clients: Keys, options: Keys | np.uint64) -> Floats:
    """How little one client likes one option, for life: exponential with mean 1, shape of both.

    The option with the least distaste over odds is chosen with the probabilities of a logit.
    """
    return -np.log(chance.uniform(seed, TASTE, clients ^ options, 0))


def worth_of(
    innovators: Innovators,
    book: AgencyBook,
    rows: Rows,
    known: list[Rows],
    appeal: Floats,
    services: ServiceParameters,
) -> Floats:
    """Worth of each known agency without taste, shape (n_places, n_rows); -inf for nobody and repeats."""
    worth = np.full((len(known), rows.size), -np.inf)
    for place, option in enumerate(known):
        fresh = option != NOBODY
        for before in known[:place]:
            fresh &= option != before
        if fresh.any():
            seen = np.maximum(option, 0)
            fits = book.field[seen] == innovators.sector[rows]
            worth[place] = np.where(fresh, appeal[seen] + services.choice_field * fits, -np.inf)
    return worth


def probabilities(worth: Floats, alone: float, elsewhere: float) -> Floats:
    """Logit: chance of doing it oneself, of an agency elsewhere, of each known one; (2 + n, n_rows)."""
    ways = np.vstack([np.full(worth.shape[1], alone), np.full(worth.shape[1], elsewhere), worth])
    odds = np.exp(ways - ways.max(axis=0))
    return np.asarray(odds / odds.sum(axis=0))


def fit_other_ways(worth: Floats, weight: Floats, alone: float, local: float) -> tuple[float, float]:
    """Worth of the two other ways at which the shares of the opening come out (contraction of Berry)."""
    inside = np.exp(worth).sum(axis=0)
    share = weight / max(float(weight.sum()), 1.0)
    target = np.array([alone, (1.0 - alone) * (1.0 - local)])
    ways = np.zeros(2)
    for _ in range(ROUNDS):
        odds = np.exp(ways)
        now = odds * float(np.sum(share / (inside + odds.sum())))
        ways += np.log(np.maximum(target, np.finfo(float).tiny) / now)
    return float(ways[0]), float(ways[1])


def best_agency(
    innovators: Innovators,
    book: AgencyBook,
    rows: Rows,
    known: list[Rows],
    present: Rows,
    appeal: Floats,
    seed: int,
    services: ServiceParameters,
) -> tuple[Rows, Floats]:
    """The best of the agencies that each client knows, its present one among them, and its handicap."""
    handicap = np.where(book.alive() & (book.attorneys > 0.0), np.exp(-appeal), np.inf)
    best, least = kernels.least_handicap(
        innovators.key[rows],
        innovators.sector[rows],
        np.asarray(known, dtype=np.intp),
        present.astype(np.intp),
        book.key,
        book.field,
        handicap,
        float(np.exp(-services.choice_field)),
        float(np.exp(-services.choice_loyalty)),
        chance.name_key(TASTE),
        chance.name_key(f"{seed}/0"),
    )
    return np.where(best < 0, OUTSIDE, best), least


def weigh_ways(
    keys: Keys,
    best: Rows,
    least: Floats,
    present: Rows,
    served: Mask,
    clients: Clients,
    seed: int,
    services: ServiceParameters,
) -> tuple[Rows, Mask]:
    """The best agency against one elsewhere and against doing it oneself.

    Who is served with a voucher uses an agency; returns the choice, and whom a voucher brought to one.
    """

    def way(code: int, worth: float, name: str) -> Floats:
        loyal = services.choice_loyalty * (present == code)
        return np.asarray(taste(seed, keys, chance.name_key(name)) * np.exp(-worth - loyal))

    elsewhere = way(OUTSIDE, clients.elsewhere, "services.elsewhere")
    agency = np.where(elsewhere < least, OUTSIDE, best)
    alone = way(SELF, clients.alone, "services.alone") < np.minimum(elsewhere, least)
    return np.asarray(np.where(alone & ~served, SELF, agency)), np.asarray(alone & served)
