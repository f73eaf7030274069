"""Plant varieties (植物新品种): breeders apply, field tests take seasons, rights are granted and lapse.

Universities and institutes breed beside seed firms. Support buys whole breeding projects; each ends in
an application, or not.
"""

import numpy as np

from model.arrays import Floats
from model.month import Month
from model.parameters.rights import RightsParameters
from model.tables.cells import Cells, apportion, cell_keys, taken
from model.tables.rights import BREEDERS, PROJECT_SLOTS, PUBLIC, SEED_FIRM, OtherRights


def breeder_shares(about: RightsParameters) -> Floats:
    """Shares of applications by kind of breeder, shape (BREEDERS,)."""
    shares = np.empty(BREEDERS)
    shares[PUBLIC], shares[SEED_FIRM] = about.variety_public, 1.0 - about.variety_public
    return shares


def unaided_applications(rights: OtherRights, about: RightsParameters) -> float:
    """Applications a month without support: what it takes for the base of new rights."""
    return about.variety_base * rights.varieties_opening / about.variety_grant / 12.0


def projects_bought(purse: float, cost: float, candidates: float) -> int:
    """Whole projects that a purse pays for, no more than there are candidates."""
    return int(min(purse // cost, candidates))


def put_due(ring: Cells, month: int, months: float, count: int) -> bool:
    """Enter a count under the month of its end; what ended before the opening is history (False)."""
    ends = month + round(months)
    if ends < 0:
        return False
    ring[ends % PROJECT_SLOTS] += count
    return True


def take_due(ring: Cells, month: Month) -> int:
    """Take out what ends this month."""
    slot = month.index % PROJECT_SLOTS
    ended = int(ring[slot])
    ring[slot] = 0
    return ended


def successes(month: Month, decision: str, count: int, share: float) -> int:
    """How many of so many succeed, each by its own luck."""
    return int(np.count_nonzero(month.uniform(decision, cell_keys((count,))) < share)) if count else 0


def start_breeding(rights: OtherRights, support: float, month: int, *, about: RightsParameters) -> float:
    """Start breeding projects with the support of one month; returns CNY paid. A rest waits in the purse."""
    rights.variety_purse += support
    count = projects_bought(rights.variety_purse, about.variety_cost, np.inf)
    paid = count * about.variety_cost
    rights.variety_purse -= paid
    put_due(rights.variety_projects, month, about.variety_months, count)
    return paid


def open_varieties(rights: OtherRights, stock: float, support: float, *, about: RightsParameters) -> None:
    """Rights in force, projects under way and applications in test under a constant past."""
    shares = breeder_shares(about)
    rights.varieties[:] = apportion(stock, shares)
    rights.varieties_opening = round(stock)
    for month in range(-PROJECT_SLOTS, 0):
        start_breeding(rights, support, month, about=about)
    monthly = support / about.variety_cost * about.variety_success + unaided_applications(rights, about)
    months = round(about.variety_test_months)
    total = apportion(monthly * months, shares)
    for breeder, count in enumerate(total):
        rights.variety_tests[breeder, :months] = apportion(count, np.ones(months))


def breed(month: Month, rights: OtherRights, support: float, *, about: RightsParameters) -> float:
    """Tests end, old rights lapse, breeders apply, support starts projects; returns CNY paid."""
    _decide(month, rights, about)
    ended = take_due(rights.variety_projects, month)
    ready = successes(month, "rights.variety", ended, about.variety_success)
    ready += month.city_count("rights.unaided_variety", unaided_applications(rights, about))
    _apply(month, rights, ready, about)
    return start_breeding(rights, support, month.index, about=about)


def _decide(month: Month, rights: OtherRights, about: RightsParameters) -> None:
    """Decisions due this month, and rights that lapse or expire."""
    slot = month.index % PROJECT_SLOTS
    due = rights.variety_tests[:, slot].copy()
    rights.variety_tests[:, slot] = 0
    granted = taken(month, "rights.variety_granted", due, about.variety_grant)
    lapsed = taken(month, "rights.variety_lapse", rights.varieties, about.variety_lapse / 12.0)
    rights.varieties += granted - lapsed
    rights.varieties_granted, rights.varieties_lapsed = int(granted.sum()), int(lapsed.sum())
    rights.varieties_refused = int((due - granted).sum())


def _apply(month: Month, rights: OtherRights, count: int, about: RightsParameters) -> None:
    """Enter applications for test; each gets its breeder and the month of its decision."""
    rights.varieties_applied = count
    if not count:
        return
    keys = cell_keys((count,))
    firm = month.uniform("rights.variety_breeder", keys) >= about.variety_public
    spread = about.variety_test_spread * (2.0 * month.uniform("rights.variety_test", keys) - 1.0)
    months = np.rint(about.variety_test_months * (1.0 + spread)).astype(np.intp)
    np.add.at(rights.variety_tests, (firm.astype(np.intp), (month.index + months) % PROJECT_SLOTS), 1)
