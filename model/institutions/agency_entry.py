"""New agencies (新设与引进机构): free entry of tiny firms, and branches of agencies from elsewhere.

Attorneys without a place found agencies where there is work; others need no attorney. Branches bring
their own attorneys. An incentive brings more branches after a while and is paid to each that comes,
those that would have come anyway included.
"""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import Codes, Floats, Keys, Mask, Rows
from model.institutions.agency import LEAST, agency_keys, character, pick
from model.institutions.agency_terms import MONTHS_OF_QUARTER, QUARTERS
from model.institutions.attorneys import AttorneySupply
from model.month import Month
from model.parameters.services import ServiceParameters
from model.policy import Policy
from model.tables.agencies import LINES, AgencyBook


class Entry:
    """Who enters, and how strongly an incentive draws branches by now."""

    def __init__(self, policy: Policy, per_head: float, rules: ServiceParameters, seed: int) -> None:
        self.rules, self.per_head, self.seed = rules, per_head, seed
        self.pull = self.opening_pull = self.aim(policy)
        """Entry of branches against no incentive."""
        self.entered = self.branches = 0
        """Agencies founded this month, and branches among them."""

    def aim(self, policy: Policy) -> float:
        """Pull that an incentive has once it is known; saturates."""
        push = -np.expm1(-policy.agency_attraction / self.rules.attraction_scale)
        return float(1.0 + self.rules.attraction_gain * push)

    def enter(
        self,
        month: Month,
        book: AgencyBook,
        supply: AttorneySupply,
        busy: float,
        shares: Floats,
        accounts: Accounts,
    ) -> Rows:
        """Found the agencies of a quarter at its end; returns their rows. ``busy``: load against 2019."""
        rules = self.rules
        self.pull += (self.aim(month.policy) - self.pull) / rules.attraction_lag
        self.entered = self.branches = 0
        if month.of_year % MONTHS_OF_QUARTER:
            return np.empty(0, dtype=np.intp)
        plain, founded, branches = self.counts(month, book, supply, busy)
        count = plain + founded + branches
        accounts.spend("agency_attraction", "outside", float(month.policy.agency_attraction * branches))
        keys, order = agency_keys(month.index, count), np.arange(count)
        branch = order >= plain + founded
        attorneys = np.where(order < plain, 0.0, rules.founders) * np.where(branch, rules.branch_size, 1.0)
        attorneys = np.round(attorneys)
        supply.pool -= float(attorneys[~branch].sum())
        supply.stock.gain("came with a branch", float(attorneys[branch].sum()))
        self.entered, self.branches = count, branches
        return self.found(month, book, keys, branch, attorneys, shares)

    def counts(
        self, month: Month, book: AgencyBook, supply: AttorneySupply, busy: float
    ) -> tuple[int, int, int]:
        """Agencies without attorneys, founded by attorneys, and branches, that enter this quarter."""
        rules, drafting = self.rules, book.attorneys > 0.0
        speed = np.exp(-rules.entry_slowing * month.index / 12.0) * month.economy.activity / QUARTERS
        others = float(np.count_nonzero(book.alive() & ~drafting)) * rules.entry_rate * speed
        patent = float(np.count_nonzero(drafting)) * rules.entry_patent * speed
        patent *= busy**rules.entry_profit
        here, there = 1.0 - rules.branch_share, rules.branch_share * self.pull / self.opening_pull
        plain = month.city_count("agencies.entry", others)
        founded = month.city_count("agencies.entry_founded", patent * here)
        founded = min(founded, int(supply.pool // rules.founders))
        return plain, founded, month.city_count("agencies.entry_branches", patent * there)

    def found(
        self, month: Month, book: AgencyBook, keys: Keys, branch: Mask, attorneys: Floats, shares: Floats
    ) -> Rows:
        """Write the new agencies into the book."""
        rules = self.rules
        staff = rules.entrant_staff * chance.exponential(month.uniform("agencies.staff0", keys))
        staff = 1.0 + np.round(staff * np.where(branch, rules.branch_size, 1.0))
        born = character(keys, rules, self.seed)
        born["own_quality"] = born["own_quality"] + rules.branch_quality * branch
        born["quality"] = born["quality"] + rules.branch_quality * branch
        district = self.settle(month, book, keys, shares)
        zone = np.bincount(book.district, weights=book.cluster, minlength=shares.size)
        all_there = np.maximum(np.bincount(book.district, minlength=shares.size), LEAST)
        joins = month.happens("agencies.place", keys, (zone / all_there)[district])
        rows = book.append(
            keys.size,
            key=keys,
            born=month.index,
            branch=branch,
            attorneys=attorneys,
            staff=staff,
            district=district,
            cluster=joins,
            **born,
        )
        for code, line in enumerate(LINES):
            getattr(book, line)[rows] = staff * self.per_head * (book.line[rows] == code)
        return np.asarray(rows)

    def settle(self, month: Month, book: AgencyBook, keys: Keys, shares: Floats) -> Codes:
        """District of each: near other agencies (more people, more draw) or near innovators."""
        people = np.bincount(book.district, weights=book.heads(), minlength=shares.size)
        near = self.rules.entry_near * people / max(float(people.sum()), LEAST)
        return pick(month.uniform("agencies.settle", keys), near + (1.0 - self.rules.entry_near) * shares)
