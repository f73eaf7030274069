"""Protection centre and quick rights centre (保护中心、快维中心): registration and pre-examination.

Mandate: rapid coordinated protection for registered entities of the centre's field. Limits: the
quota of entities, the slots per month, the field. Requests that find no slot wait, and after a while
are given up; what the screen refuses stays on the ordinary route. What passes leaves the ordinary
queue, and the national queue does not get faster for it.

The screen finds what the office would grant anyway: the high grant share of pre-examined cases is
mostly selection and screening, a little is defects mended in time.
"""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Keys, Mask, Months, Rows
from model.institutions.examining_loops import GRANT
from model.institutions.patent_office import PatentOffice
from model.month import Month
from model.parameters.examination import ExaminationParameters
from model.sectors import SECTORS
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import DECISION, INVENTION, PROTECTION_CENTRE, QUICK_CENTRE, Patents

AUTOMOBILE = np.array([sector.automobile for sector in SECTORS])
STRATEGIC = np.array([sector.strategic >= 0.5 for sector in SECTORS])
WORKING_DAYS = 21
"""Working days of a month."""
THIS: Keys = np.zeros(1, dtype=np.uint64)
"""The key of a centre: there is one of each."""
NOBODY: Rows = np.empty(0, dtype=np.intp)


class Centre(mesa.Agent):
    """One centre: who may register, and which filings take its fast route."""

    def __init__(self, model: Any, rules: ExaminationParameters, *, quick: bool) -> None:
        super().__init__(model)
        self.rules, self.quick = rules, quick
        self.name = "quick" if quick else "protection"
        self.entities = 0.0
        """Entities registered and alive, weighted."""
        self.applied = 0.0
        """Applications to register that passed the check this month, weighted."""
        self.capacity = -1.0
        """Slots a month that work: new ones need training; below 0 before the first month."""
        self.credit = 0.0
        """Slots of coming months that are used already, as a number not above 0."""
        self.waiting = NOBODY
        """Requests without a slot (rows of patents), oldest first."""
        self.requests = self.served = self.passed = self.given_up = 0.0
        """Of this month, weighted."""
        self.unserved = 0.0
        """Requests waiting for a slot at month end, weighted."""

    def registered(self, innovators: Innovators) -> Months:
        """The column of registration months that this centre keeps."""
        return innovators.quick_registered if self.quick else innovators.registered

    def members(self, innovators: Innovators) -> Mask:
        """Entities registered and alive."""
        return np.asarray((self.registered(innovators) != OPEN) & innovators.alive())

    def register(self, month: Month, innovators: Innovators) -> None:
        """Fill free places with firms of the field that apply and pass the check; status is preferred.

        A row that stands for many firms takes the last places with the chance of its part that fits,
        so that expected registrations do not depend on the scale.
        """
        quota = month.policy.quick_centre_quota if self.quick else month.policy.protection_centre_quota
        self.entities = innovators.weigh(self.members(innovators))
        applicants = self._applicants(month, innovators)
        self.applied = float(np.sum(innovators.weight[applicants]))
        free = quota - self.entities
        if free <= 0.0:
            return
        places = free * self.rules.registration_rate
        weight = innovators.weight[applicants]
        before = np.cumsum(weight) - weight
        now = month.uniform("centre.places." + self.name, THIS)
        ever = chance.uniform(month.seed, "centre.margin." + self.name, THIS, 0)
        fits = (before + now * weight <= places) & (before + ever * weight <= free)
        self.registered(innovators)[applicants.compress(fits)] = month.index
        self.entities += float(np.sum(weight.compress(fits)))

    def _applicants(self, month: Month, innovators: Innovators) -> Rows:
        """Firms of the field that apply this month and pass the check, those preferred first."""
        rows = innovators.taking_stock(month.of_year)
        field = (AUTOMOBILE if self.quick else STRATEGIC)[innovators.sector[rows]]
        rows = rows.compress(field & (self.registered(innovators)[rows] == OPEN))
        chances = self.rules.registration_apply * self.rules.registration_check
        rows = rows.compress(month.happens("centre.interest." + self.name, innovators.key[rows], chances))
        preferred = innovators.high_tech[rows] * 1.0 + innovators.srdi[rows]
        holder = innovators.inventions[rows] > 0.0
        odds = self.rules.registration_preference ** (preferred + holder)
        wait = chance.exponential(month.uniform("centre.apply." + self.name, innovators.key[rows]))
        return rows[np.argsort(wait / odds, kind="stable")]

    def preexamine(
        self, month: Month, innovators: Innovators, patents: Patents, filed: Rows, office: PatentOffice
    ) -> Rows:
        """Screen requests of registered entities as far as slots go; returns the rows passed."""
        weight = patents.weight
        self.capacity = self._trained(self.slots(month))
        requests = self._requests(month, innovators, patents, filed)
        line = np.concatenate([self._still_waiting(patents), requests])
        taken = self._taken(weight[line])
        served, left = line[:taken], line[taken:]
        impatient = month.index - patents.filed[left] >= round(self.rules.preexam_patience)
        self.waiting = left.compress(~impatient)
        sound = office.verdicts(month, patents, served) == GRANT
        passed = served.compress(
            month.happens("centre.screen." + self.name, patents.key[served], self._pass(sound))
        )
        self._send(month, patents, passed)
        self.requests, self.served, self.passed, self.given_up, self.unserved = (
            float(np.sum(weight[rows]))
            for rows in (requests, served, passed, left.compress(impatient), self.waiting)
        )
        return passed

    def slots(self, month: Month) -> float:
        """Applications a month that are ordered to be pre-examined here; the quick centre has its share."""
        share = self.rules.quick_centre_slots
        return month.policy.preexam_capacity * (share if self.quick else 1.0 - share)

    def _trained(self, ordered: float) -> float:
        """Slots that work now: new ones come with training, what is cut is gone at once."""
        if self.capacity < 0.0 or ordered < self.capacity:
            return ordered
        return self.capacity + (ordered - self.capacity) / self.rules.preexam_training

    def _requests(self, month: Month, innovators: Innovators, patents: Patents, filed: Rows) -> Rows:
        """Filings of members for which the fast route is asked, in keyed order; the better ask more."""
        invention = patents.kind[filed] == INVENTION
        rows = filed.compress(~invention if self.quick else invention)
        owner = patents.owner[rows]
        member = (self.registered(innovators)[owner] != OPEN) & (innovators.exited[owner] == OPEN)
        rows = rows.compress(member)
        odds = log_odds(self.rules.preexam_demand) + self.rules.preexam_choice * patents.quality[rows]
        asked = rows.compress(
            month.happens("centre.ask." + self.name, patents.key[rows], 1.0 / (1.0 + np.exp(-odds)))
        )
        order = month.uniform("centre.queue." + self.name, patents.key[asked])
        return asked[np.argsort(order, kind="stable")]

    def _still_waiting(self, patents: Patents) -> Rows:
        """Requests in the line that are still pending on the ordinary route."""
        here = self.waiting
        return here.compress((patents.granted[here] == OPEN) & (patents.ended[here] == OPEN))

    def _taken(self, weight: Floats) -> int:
        """How many of the line find slots.

        The last may stand for more applications than were left: it is served on credit, for at full
        scale they would have come one after another.
        """
        budget = self.credit + self.capacity
        used = np.cumsum(weight)
        taken = int(np.searchsorted(used - weight, budget, side="left"))
        self.credit = min(budget - (float(used[taken - 1]) if taken else 0.0), 0.0)
        return taken

    def _pass(self, sound: Mask) -> Floats:
        """Chance to pass of what the office would grant (``sound``) and of the rest."""
        odds = log_odds(self.rules.preexam_pass) + self.rules.preexam_screen * (sound - 0.5)
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))

    def _send(self, month: Month, patents: Patents, passed: Rows) -> None:
        """What passed goes to the office's fast lane: published, examined and decided within months."""
        patents.route[passed] = QUICK_CENTRE if self.quick else PROTECTION_CENTRE
        wait = chance.lognormal(
            month.uniform("centre.wait." + self.name, patents.key[passed]), self.rules.exam_spread
        )
        months = self.rules.preexam_days / WORKING_DAYS + self.rules.preexam_months * wait
        due = month.index + np.maximum(np.round(months), 1).astype(np.int32)
        patents.due[passed], patents.stage[passed] = due, DECISION
        patents.entered[passed] = month.index
        inventions = patents.kind[passed] == INVENTION
        patents.published[passed.compress(inventions)] = month.index
        patents.acted[passed.compress(inventions)] = due.compress(inventions)


def log_odds(share: float) -> float:
    """Logarithm of the odds of a share."""
    return float(np.log(share / (1.0 - share)))


def count_registered_firms(innovators: Innovators, members: Rows, status: Mask) -> tuple[float, float]:
    """Registered firms with a status, and all registered entities, both weighted."""
    firms = members[(innovators.kind[members] == FIRM) & status[members]]
    return float(np.sum(innovators.weight[firms])), float(np.sum(innovators.weight[members]))
