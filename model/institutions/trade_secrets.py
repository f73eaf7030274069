"""Care for trade secrets (商业秘密保护): which firms become contact and demonstration firms.

Selection is not treatment: firms with R&D are enrolled by keyed rank, high-tech firms preferred, as
many as are ordered and as standing stations can look after.
"""

import numpy as np

from model import chance
from model.arrays import OPEN, Rows
from model.institutions.programmes import Enrolment
from model.month import Month
from model.parameters.disputes import DisputeParameters
from model.parameters.programmes import ProgrammeParameters
from model.tables.innovators import FIRM, Innovators

BATCH_MONTHS = (3, 6, 9, 12)
"""Firms are enrolled in batches at the end of a quarter."""
NAMING_MONTHS = (6, 12)
"""Demonstration firms are named in two rounds a year (the one known list is of June)."""


def care_capacity(stations: float, rules: ProgrammeParameters) -> float:
    """Contact firms that can be looked after."""
    return rules.contact_base + stations * rules.firms_per_station


def care_reach(month: Month, innovators: Innovators, stations: float, about: DisputeParameters) -> float:
    """Share of contact firms that stations look after so closely that less leaks, 0-1."""
    cared = innovators.weigh((innovators.contact <= month.index) & innovators.alive())
    return min(1.0, stations * about.secret_station_reach / cared) if cared else 0.0


def enrol_contact_firms(
    month: Month, innovators: Innovators, enrolment: Enrolment, stations: float, *, rules: ProgrammeParameters
) -> Rows:
    """Enrol the quarter's contact firms; returns their rows."""
    if month.of_year not in BATCH_MONTHS or enrolment.due < 1.0:
        return np.empty(0, dtype=np.intp)
    alive = innovators.alive()
    cared = innovators.weigh(alive & (innovators.contact != OPEN))
    places = min(enrolment.due, care_capacity(stations, rules) - cared)
    free = alive & (innovators.contact == OPEN) & (innovators.kind == FIRM) & (innovators.rd > 0.0)
    chosen = _first_by_rank(month, innovators, np.flatnonzero(free), places, rules)
    innovators.contact[chosen] = month.index
    enrolment.deliver(float(np.sum(innovators.weight[chosen])))
    return chosen


def _first_by_rank(
    month: Month, innovators: Innovators, rows: Rows, places: float, rules: ProgrammeParameters
) -> Rows:
    """The first firms by a rank that each keeps for life, as many as fit the places."""
    most = int(places)
    if most <= 0:
        return rows[:0]
    odds = np.where(innovators.high_tech[rows], rules.contact_preference, 1.0)
    u = chance.uniform(month.seed, "trade_secrets.rank", innovators.key[rows], 0)
    rank = chance.exponential(u) / odds
    if most < rows.size:
        near = np.argpartition(rank, most - 1)[:most]
        rows, rank = rows[near], rank[near]
    rows = rows[np.argsort(rank, kind="stable")]
    return rows[np.cumsum(innovators.weight[rows]) <= places]


def name_demo_firms(month: Month, innovators: Innovators, *, rules: ProgrammeParameters) -> Rows:
    """Name demonstration firms among contact firms of some standing, by luck, within the places."""
    if month.of_year not in NAMING_MONTHS:
        return np.empty(0, dtype=np.intp)
    waited = innovators.contact <= month.index - rules.demo_wait  # OPEN lies far ahead
    rows = np.flatnonzero(waited & (innovators.demo == OPEN) & innovators.alive())
    u = month.uniform("trade_secrets.demo", innovators.key[rows])
    order = np.argsort(u, kind="stable")
    order = order[u[order] < rules.demo_share]
    named = rows[order[np.cumsum(innovators.weight[rows[order]]) <= rules.demo_places]]
    innovators.demo[named] = month.index
    return named
