"""Innovators choose who files for them (选择代理机构): themselves, an agency of the city, or one elsewhere.

A firm decides again once a year, and when it is new or its agency closed. It knows few agencies. Its
tastes are keyed for life, so that it changes its mind only when something changed. Universities,
institutes and large holders tender to several agencies (PANEL).
"""

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Keys, Rows
from model.month import Month
from model.parameters.services import ServiceParameters
from model.tables.agencies import OUTSIDE, PANEL, SELF, AgencyBook
from model.tables.innovators import FIRM, Innovators

LOAD_FELT = 3.0
"""Load beyond which an agency is simply full."""


class Clients:
    """In which month of the year each innovator decides, and how many are known."""

    def __init__(self) -> None:
        self.turn = np.empty(0, dtype=np.int8)
        self.firms = 1.0
        """Innovators alive at the beginning of the year, weighted."""
        self.served = 0.0
        """Firms that vouchers serve in a year, share of all."""

    def meet(self, keys: Keys) -> Rows:
        """Take note of new innovators; returns their rows."""
        known = self.turn.size
        new = keys[known:]
        self.turn = np.append(self.turn, (new % np.uint64(12)).astype(np.int8))
        return np.arange(known, known + new.size)


def choose_agencies(
    month: Month,
    innovators: Innovators,
    book: AgencyBook,
    clients: Clients,
    *,
    services: ServiceParameters,
    nodes: float,
    local_share: float,
    drafts_per_attorney: float,
) -> Rows:
    """Set ``innovators.agency`` of those whose turn it is; returns their rows.

    ``nodes`` stand; ``local_share`` of what goes to agencies stays in the city.
    """
    mine = np.flatnonzero(clients.turn == month.of_year - 1)
    new = clients.meet(innovators.key)
    rows = np.concatenate([mine, new, _deserted(month, innovators, book)])
    rows = rows[innovators.exited[rows] == OPEN]
    small = innovators.revenue[rows] < services.small_revenue
    if month.of_year == 1 or new.size == len(innovators):
        clients.firms = innovators.weigh(innovators.alive())
    clients.served = voucher_reach(month, clients.firms, services)
    alone = np.where(small, self_share(nodes, clients.served, services), services.self_share)
    keys, seed = innovators.key[rows], month.seed
    u = chance.uniform(seed, "services.self", keys, 0)
    elsewhere = chance.uniform(seed, "services.elsewhere", keys, 0) >= local_share
    choice = np.where(u < alone, SELF, OUTSIDE)
    local = np.flatnonzero((u >= alone) & ~elsewhere)
    choice[local] = pick_agency(innovators, book, rows[local], month, services, drafts_per_attorney)
    tenders = (innovators.kind[rows] != FIRM) | (innovators.inventions[rows] >= services.panel_size)
    innovators.agency[rows] = np.where(tenders, PANEL, choice)
    return rows


def _deserted(month: Month, innovators: Innovators, book: AgencyBook) -> Rows:
    """Innovators whose agency closed this month (agencies decide before their clients)."""
    closing = book.closed == month.index
    if not closing.any():
        return np.empty(0, dtype=np.intp)
    agency = innovators.agency
    return np.flatnonzero(closing[np.maximum(agency, 0)] & (agency >= 0))


def voucher_reach(month: Month, firms: float, services: ServiceParameters) -> float:
    """Share of firms whose drafting public money buys in a year, 0-1."""
    return min(month.policy.service_vouchers / services.voucher_value / max(firms, 1.0), 1.0)


def self_share(nodes: float, served: float, services: ServiceParameters) -> float:
    """Share of small firms that file without an agency, less what nodes and vouchers bring to one."""
    shown = 1.0 + services.node_gain * np.expm1(-nodes / services.node_scale)
    return float(services.self_share * shown * (1.0 - served))


def pick_agency(
    innovators: Innovators,
    book: AgencyBook,
    rows: Rows,
    month: Month,
    services: ServiceParameters,
    drafts_per_attorney: float,
) -> Rows:
    """The best of the agencies that each firm knows, shape of ``rows``; OUTSIDE if there are none."""
    open_for_work = book.alive() & (book.attorneys > 0.0)
    drafting = np.flatnonzero(open_for_work)
    if not drafting.size:
        return np.full(rows.size, OUTSIDE)
    seen = np.cumsum(book.attorneys[drafting])
    appeal = attraction(book, services, drafts_per_attorney)
    keys = innovators.key[rows]
    present = innovators.agency[rows].astype(np.intp)
    best, score = np.full(rows.size, OUTSIDE), np.full(rows.size, -np.inf)
    for ordinal in range(round(services.known)):
        u = chance.uniform(month.seed, "services.known", keys, ordinal)
        option = drafting[np.searchsorted(seen, u * seen[-1])]
        best, score = _better(best, score, option, appeal[option] + taste(month.seed, keys, book.key[option]))
    stay = np.flatnonzero(present >= 0)
    stay = stay[open_for_work[present[stay]]]
    worth = appeal[present[stay]] + taste(month.seed, keys[stay], book.key[present[stay]])
    best[stay], _ = _better(best[stay], score[stay], present[stay], worth + services.choice_loyalty)
    return best


def _better(best: Rows, score: Floats, option: Rows, worth: Floats) -> tuple[Rows, Floats]:
    return np.where(worth > score, option, best), np.maximum(worth, score)


def attraction(book: AgencyBook, services: ServiceParameters, drafts_per_attorney: float) -> Floats:
    """What all clients see alike: fee, quality, reputation, room; log-odds, shape (n_agencies,)."""
    room = book.attorneys * drafts_per_attorney
    load = np.divide(book.drafts, room, out=np.full(len(book), LOAD_FELT), where=room > 0.0)
    reputation = book.credit - 1.0 + services.brand_reputation * book.brand
    return np.asarray(
        services.choice_quality * book.quality
        - services.choice_price * np.log(book.price)
        + services.choice_credit * reputation
        - services.choice_crowding * np.clip(load - services.opening_load, 0.0, LOAD_FELT)
    )


def taste(seed: int, clients: Keys, agencies: Keys) -> Floats:
    """What one client likes about one agency, for life: Gumbel, shape of both."""
    u = chance.uniform(seed, "services.taste", clients ^ agencies, 0)
    return np.asarray(-np.log(-np.log(u)))
