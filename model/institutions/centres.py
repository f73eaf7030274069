"""Protection centre and quick rights centre (保护中心、快维中心): registration and pre-examination.

Mandate: rapid coordinated protection for registered entities of the centre's field. Limits: the
quota of entities, the slots per month, the field. What passes the screen leaves the ordinary
queue; the ordinary national queue does not get faster for it.
"""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Mask, Months, Rows
from model.month import Month
from model.parameters.patents import PatentParameters
from model.sectors import SECTORS
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import INVENTION, PROTECTION_CENTRE, QUICK_CENTRE, Patents

AUTOMOBILE = np.array([sector.automobile for sector in SECTORS])
STRATEGIC = np.array([sector.strategic >= 0.5 for sector in SECTORS])


class Centre(mesa.Agent):
    """One centre: who may register, and which filings take its fast route."""

    def __init__(self, model: Any, rules: PatentParameters, *, quick: bool) -> None:
        super().__init__(model)
        self.rules, self.quick = rules, quick
        self.name = "quick" if quick else "protection"
        self.requests = 0
        self.entities = 0.0
        """Entities registered and alive, weighted."""
        self.passed = 0

    def registered(self, innovators: Innovators) -> Months:
        """The column of registration months that this centre keeps."""
        return innovators.quick_registered if self.quick else innovators.registered

    def members(self, innovators: Innovators) -> Mask:
        """Entities registered and alive."""
        return (self.registered(innovators) != OPEN) & innovators.alive()

    def register(self, month: Month, innovators: Innovators) -> None:
        """Fill free places: firms of the field, high-tech and SRDI firms preferred, by keyed luck."""
        policy = month.policy
        quota = policy.quick_centre_quota if self.quick else policy.protection_centre_quota
        taken = innovators.weigh(self.members(innovators))
        self.entities = taken
        places = (quota - taken) * self.rules.registration_rate
        if places <= 0.0:
            return
        field = AUTOMOBILE if self.quick else STRATEGIC
        rows = innovators.taking_stock(month.of_year)
        candidates = rows[(self.registered(innovators)[rows] == OPEN) & field[innovators.sector[rows]]]
        chosen = candidates[self._order(month, innovators, candidates, int(places) + 1)]
        weight = innovators.weight[chosen]
        u = month.uniform("centre.places." + self.name, np.zeros(1, dtype=np.uint64))
        fits = np.cumsum(weight) <= np.floor(places + u[0])
        self.registered(innovators)[chosen[fits]] = month.index

    def _order(self, month: Month, innovators: Innovators, candidates: Rows, most: int) -> Rows:
        """The first ``most`` by keyed luck, with better odds for status and for holders of inventions."""
        preferred = innovators.high_tech[candidates] * 1.0 + innovators.srdi[candidates]
        holder = innovators.inventions[candidates] > 0.0
        odds = self.rules.registration_preference ** (preferred + holder)
        wait = chance.exponential(month.uniform("centre.apply." + self.name, innovators.key[candidates]))
        turn = wait / odds
        first = np.argpartition(turn, most)[:most] if most < turn.size else np.arange(turn.size)
        return first[np.argsort(turn[first], kind="stable")]

    def preexamine(self, month: Month, innovators: Innovators, patents: Patents, filed: Rows) -> Rows:
        """Screen requests of registered entities within the month's slots; returns the rows passed."""
        eligible = self._eligible(innovators, patents, filed)
        asked = eligible[
            month.happens("centre.ask." + self.name, patents.key[eligible], self.rules.preexam_demand)
        ]
        order = asked[
            np.argsort(month.uniform("centre.queue." + self.name, patents.key[asked]), kind="stable")
        ]
        slots = self.slots(month)
        taken = order[np.cumsum(patents.weight[order]) <= slots]
        passed = taken[
            month.happens("centre.screen." + self.name, patents.key[taken], self._pass(patents, taken))
        ]
        patents.route[passed] = QUICK_CENTRE if self.quick else PROTECTION_CENTRE
        wait = chance.lognormal(
            month.uniform("centre.wait." + self.name, patents.key[passed]), self.rules.exam_spread
        )
        months = np.maximum(np.round(self.rules.preexam_months * wait), 1).astype(np.int32)
        patents.due[passed] = np.minimum(patents.due[passed], month.index + months)
        self.requests, self.passed = asked.size, passed.size
        return passed

    def slots(self, month: Month) -> float:
        """Applications that the centre can pre-examine this month; the quick centre has its share."""
        share = self.rules.quick_centre_slots
        return month.policy.preexam_capacity * (share if self.quick else 1.0 - share)

    def _eligible(self, innovators: Innovators, patents: Patents, filed: Rows) -> Rows:
        invention = patents.kind[filed] == INVENTION
        rows = filed.compress(~invention if self.quick else invention)
        owner = patents.owner[rows]
        return rows[(self.registered(innovators)[owner] != OPEN) & (innovators.exited[owner] == OPEN)]

    def _pass(self, patents: Patents, rows: Rows) -> Floats:
        """Better applications pass: the screen leans on quality, mean pass rate at mean quality."""
        rate = self.rules.preexam_pass
        odds = np.log(rate / (1.0 - rate)) + self.rules.grant_quality * patents.quality[rows]
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def count_registered_firms(innovators: Innovators, members: Rows, status: Mask) -> tuple[float, float]:
    """Registered firms with a status, and all registered entities, both weighted."""
    firms = members[(innovators.kind[members] == FIRM) & status[members]]
    return float(np.sum(innovators.weight[firms])), float(np.sum(innovators.weight[members]))
