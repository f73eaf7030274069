"""What infringers and owners believe of sanctions, routes and time (预期制裁与维权预期).

The sanction that an infringer expects is detection x action x success x payment over the gain: what
infringers of that kind of right lately paid, over all infringements of it, unnoticed ones included. Recent
news and a slower public memory both count. Owners of a right know how often each route succeeds and what it
pays, all owners how long it takes. Beliefs are ratios of flows that fade (sanction.py moves them): where few
cases end they move little.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from model.behaviour.infringement import LOOP as DETERRENCE
from model.behaviour.route_rule import (
    ADMINISTER,
    ARBITRATE,
    CHOICES,
    MEDIATE,
    NEGOTIATE,
    NOTHING,
    REPORT_CRIME,
    RIGHTS,
    ROUTES,
    SUE,
    Prospects,
    detection,
    final_shares,
    find_tastes,
    opening_shares,
    usual_losses,
)
from model.city import City
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.parameters.disputes import DisputeParameters
from model.tables.disputes import PATENT

LOOP = "congestion_route"
BROUGHT, WON, RECOVERED, STAKED = range(4)
"""Flows by right and route: cases brought, ended for the owner, sum of awards over losses, of sanctions."""
MET, NOTICED, ACTED = range(3)
"""Flows by right: infringements, those noticed, those on which somebody acted."""
LEAST_FLOW = 1e-9


@dataclass
class CourtRecord:
    """How civil first instances ended before the opening, by right, per case; mass suits apart."""

    won: Floats
    recovered: Floats
    staked: Floats
    days: float
    """Mean days of one's own cases over that of all."""
    serial: float
    """Mean award of a mass suit over its loss."""


class Beliefs:
    """What infringers and owners believe: fading flows of cases, and days by route."""

    def __init__(self) -> None:
        self.counts: Floats = np.zeros((2, 3, RIGHTS))
        """Flows by memory (recent, public), quantity and right, a month."""
        self.cases: Floats = np.zeros((2, 4, RIGHTS, ROUTES))
        """Flows by memory, quantity, right and route, a month."""
        self.days: Floats = np.zeros(ROUTES)
        """Days of a case by route as owners perceive them; 0 = takes no time."""
        self.evidence = 0.0
        """Chance to win gained since the opening by better evidence, which owners know of at once."""
        self.serial = self.serial_opening = 0.0
        """What a mass suit lately paid over its loss, now and at the opening."""
        self.usual = self.usual_days = np.zeros(0)
        self.opening_met: Floats = np.zeros(RIGHTS)
        self.opening_sanction: Floats = np.zeros(RIGHTS)
        self.opening_cases: Floats = np.zeros((4, RIGHTS, ROUTES))
        self.prospects: Prospects | None = None
        """Prospects of the opening, with the tastes by which the opening shares hold."""

    def sanction(self, about: DisputeParameters) -> Floats:
        """Sanction over gain that infringers expect, by right, shape (rights,)."""
        paid = self.cases[:, STAKED].sum(axis=2) / np.maximum(self.counts[:, MET], LEAST_FLOW)
        return np.asarray((1.0 - about.public_share) * paid[0] + about.public_share * paid[1])

    def felt(self, month: Month, about: DisputeParameters) -> Floats:
        """The sanction as the feedback loop sees it: that of the opening while the loop is held."""
        return self.opening_sanction if DETERRENCE in month.hold else self.sanction(about)

    def weighted(self, level: Floats) -> float:
        """Mean over all infringements at the opening of something by right."""
        met = self.opening_met
        return float(np.sum(level * met) / max(float(met.sum()), LEAST_FLOW))

    def chance(self, quantity: int, about: DisputeParameters) -> Floats:
        """A quantity per case brought, with hearsay from elsewhere at the opening rate, (rights, choices)."""
        now, then = self.cases[0], self.opening_cases
        usual = then[quantity] / np.maximum(then[BROUGHT], LEAST_FLOW)
        told = (now[quantity] + about.hearsay * usual) / (now[BROUGHT] + about.hearsay)
        return np.asarray(told[:, :CHOICES])

    def usual_won(self) -> Floats:
        """Share of cases brought that ended well at the opening, by right and route, (rights, routes)."""
        then = self.opening_cases
        return np.asarray(then[WON] / np.maximum(then[BROUGHT], LEAST_FLOW))

    def expected(self, month: Month, help_in_reach: Floats, about: DisputeParameters) -> Prospects:
        """Prospects of this month; perceived time stays at the opening while its loop is held."""
        assert self.prospects is not None, "Beliefs are formed in found_protection."
        days = self.usual_days if LOOP in month.hold else self.days
        return Prospects(
            success=np.minimum(self.chance(WON, about), 1.0),
            recovery=self.chance(RECOVERED, about),
            days=days[:CHOICES],
            help=help_in_reach,
            usual=self.prospects.usual,
            taste=self.prospects.taste,
            court_before=self.prospects.court_before,
        )


def form_beliefs(
    city: City,
    record: CourtRecord,
    met: Floats,
    *,
    about: DisputeParameters,
    bodies: BodyParameters,
    patent_stake: float,
    patent_spread: float,
) -> Beliefs:
    """Beliefs of January 2020: bodies do as they then did, owners choose in the declared shares.

    ``met``: infringements a month at the opening by right, shape (rights,).
    """
    beliefs = Beliefs()
    losses = usual_losses(about, patent_stake, patent_spread)
    usual = opening_shares(about)
    noticed = met * detection(about)
    counts = np.stack([met, noticed, noticed * (1.0 - usual[:, NOTHING])])
    brought = np.zeros((RIGHTS, ROUTES))
    brought[:, :CHOICES] = noticed[:, None] * final_shares(usual, about.talks_agreed)
    brought[:, NEGOTIATE] = noticed * usual[:, NEGOTIATE]
    brought[:, NOTHING] = 0.0
    per_case = opening_rates(record, losses, about, bodies)
    beliefs.opening_cases = np.concatenate([brought[None], brought * per_case])
    beliefs.opening_met = met
    beliefs.counts[:], beliefs.cases[:] = counts, beliefs.opening_cases
    beliefs.opening_sanction = beliefs.sanction(about)
    beliefs.days[SUE] = city.court_days * record.days
    beliefs.days[[NEGOTIATE, MEDIATE, ADMINISTER]] = about.talks_days, bodies.mediation_days, city.admin_days
    beliefs.days[[ARBITRATE, REPORT_CRIME]] = bodies.arbitration_days, city.court_days
    beliefs.usual_days = beliefs.days.copy()
    beliefs.serial = beliefs.serial_opening = record.serial
    chances = beliefs.chance(WON, about), beliefs.chance(RECOVERED, about)
    blank = np.zeros(CHOICES)
    tastes = np.zeros((RIGHTS, CHOICES))
    first = Prospects(*chances, beliefs.days[:CHOICES].copy(), blank, usual, tastes, chances[0][:, SUE])
    beliefs.prospects = find_tastes(first, losses, about)
    share_with_city(beliefs, city, about)
    return beliefs


def opening_rates(
    record: CourtRecord, losses: Floats, about: DisputeParameters, bodies: BodyParameters
) -> Floats:
    """Won, recovered and staked per case brought, by right and route, shape (3, rights, routes)."""
    rates = np.zeros((3, RIGHTS, ROUTES))
    won, recovered, staked = rates
    won[:, SUE], recovered[:, SUE], staked[:, SUE] = record.won, record.recovered, record.staked
    paid = np.minimum(record.recovered, 1.0)
    won[:, NEGOTIATE], recovered[:, NEGOTIATE] = about.talks_agreed, about.talks_agreed * paid
    staked[:, NEGOTIATE] = about.talks_agreed * share_of_stake(paid, np.ones(RIGHTS))
    kept = bodies.mediation_success * (1.0 - bodies.broken * (1.0 - bodies.confirmed))
    agreed = bodies.arbitration_mediated
    awarded = (1.0 - agreed) * bodies.arbitration_won
    won[:, MEDIATE], won[:, ARBITRATE] = kept, agreed + awarded
    recovered[:, MEDIATE] = kept * bodies.agreed_payment
    recovered[:, ARBITRATE] = agreed * bodies.agreed_payment + awarded * bodies.arbitration_award
    one = np.ones(1)
    settled = share_of_stake(np.array([bodies.agreed_payment]), one)
    staked[:, MEDIATE] = kept * settled
    staked[:, ARBITRATE] = agreed * settled + awarded * share_of_stake(
        np.array([bodies.arbitration_award]), one
    )
    won[:, ADMINISTER] = bodies.admin_found + bodies.admin_mediated
    won[:, REPORT_CRIME] = about.success_elsewhere
    fined = share_of_stake(np.full(losses.shape, bodies.fine), losses).mean(axis=1)
    fined[PATENT] = 0.0  # patent adjudication orders to stop and fines nobody
    staked[:, ADMINISTER] = bodies.admin_found * fined
    return rates


def share_of_stake(award: Floats, loss: Floats) -> Floats:
    """What the infringer pays over all that is at stake, 0-1: near 1 for punitive awards, 0 if it wins."""
    return np.divide(award, award + loss, out=np.zeros_like(award), where=award > 0.0)


def share_with_city(beliefs: Beliefs, city: City, about: DisputeParameters) -> None:
    """Detection and sanction over all rights, as everybody in the city feels them."""
    met = beliefs.counts[0, MET]
    total = max(float(met.sum()), LEAST_FLOW)
    city.detection = float(beliefs.counts[0, NOTICED].sum()) / total
    city.sanction = float(np.sum(beliefs.sanction(about) * met)) / total
