"""Owners who noticed answer (维权): nothing, talks, mediation, administration, arbitration, court, police.

They choose by the rule of route_rule.py. Talks end within the month: in an agreement and a payment, or in a
second choice among the other answers. Stations give aid to those who would stay alone.
"""

import numpy as np

from model.accounts import Accounts
from model.arrays import OPEN, Floats, Rows
from model.behaviour.exposure import Exposure
from model.behaviour.infringement import Incidents
from model.behaviour.noticing import station_reach
from model.behaviour.route_rule import (
    ADMINISTER,
    ARBITRATE,
    CHOICES,
    MEDIATE,
    NEGOTIATE,
    NOTHING,
    REPORT_CRIME,
    SEEK_AID,
    SUE,
    Prospects,
    RouteRule,
    weigh_routes,
    without_talks,
)
from model.month import Month
from model.parameters.disputes import DisputeParameters
from model.policy import Policy
from model.tables.disputes import COPYRIGHT, PATENT, SECRET
from model.tables.innovators import Innovators
from model.tables.patents import Patents

BEFORE = Policy()
"""The policy of January 2020, at which the opening shares hold."""
KEPT = 1.0 - 1e-12
"""Part of its cash that a payer can give in several cases without rounding below zero."""


def winning_chance_gained(policy: Policy, notarised: float, *, proof: float, notary: float) -> float:
    """Chance to win gained since the opening, by evidence rules and notarised evidence."""
    return proof * (policy.evidence_rules - BEFORE.evidence_rules) + notary * notarised


def help_in_reach(evidence: float, stations: float, about: DisputeParameters) -> Floats:
    """Log-odds that evidence at hand and workstations add to each route, shape (choices,).

    ``evidence``: chance to win gained since the opening.
    """
    odds = np.zeros(CHOICES)
    odds[[MEDIATE, ADMINISTER, ARBITRATE, SUE, REPORT_CRIME]] = about.proof_weight * evidence
    odds[NOTHING] = -about.aid_weight * station_reach(stations, about)
    return odds


def pick(shares: Floats, u: Floats) -> Rows:
    """Route of each owner by inversion, shape of ``u``; ``shares`` has one row per owner."""
    return np.asarray((u[:, None] >= np.cumsum(shares, axis=1)[:, :-1]).sum(axis=1))


def choose_routes(
    month: Month,
    incidents: Incidents,
    prospects: Prospects,
    exposure: Exposure,
    patents: Patents,
    *,
    about: DisputeParameters,
    stations: float,
    rule: RouteRule = weigh_routes,
) -> None:
    """Each owner who noticed weighs its loss and answers; failed talks lead to a second answer.

    What customs and campaigns found has its route already.
    """
    asking = np.flatnonzero(incidents.noticed | (incidents.route != NOTHING))
    incidents.loss[asking] = losses(month, incidents, exposure, patents, asking, about)
    open_ones = asking[incidents.route[asking] == NOTHING]
    keys, right = incidents.key[open_ones], incidents.right[open_ones]
    shares = rule(right, incidents.loss[open_ones], prospects, about)
    chosen = pick(shares, month.uniform("route.choice", keys))
    alone = chosen <= NEGOTIATE
    helped = about.aid_base + about.aid_request * station_reach(stations, about)
    aided = alone & month.happens("route.aid", keys, helped)
    chosen[aided] = SEEK_AID
    talks = np.flatnonzero(chosen == NEGOTIATE)
    agreed = month.happens("talks.agreed", keys[talks], talks_agreed(prospects, about)[right[talks]])
    failed = talks[~agreed]
    second = without_talks(shares[failed])
    chosen[failed] = pick(second, month.uniform("route.after_talks", keys[failed]))
    incidents.talked[open_ones[talks]] = True
    incidents.route[open_ones] = chosen


def talks_agreed(prospects: Prospects, about: DisputeParameters) -> Floats:
    """Share of talks that end in an agreement, by right: more where the owner would win in court."""
    odds = np.log(about.talks_agreed / (1.0 - about.talks_agreed))
    gained = prospects.success[:, SUE] - prospects.court_before
    return np.asarray(1.0 / (1.0 + np.exp(-odds - about.proof_weight * gained)))


def losses(
    month: Month,
    incidents: Incidents,
    exposure: Exposure,
    patents: Patents,
    rows: Rows,
    about: DisputeParameters,
) -> Floats:
    """Loss by each infringement, CNY, shape of ``rows``: years of a patent's return, log-normal by right."""
    right, patent = incidents.right[rows], incidents.patent[rows]
    median = np.full(rows.size, about.mark_loss)
    median[right == COPYRIGHT] = about.copyright_loss
    median[right == SECRET] = about.secret_loss
    known = np.flatnonzero((right == PATENT) & (patent >= 0))
    median[known] = exposure.stakes(patents, patent[known])
    return median * np.exp(about.loss_spread * month.normal("infringement.loss", incidents.key[rows]))


def owners(
    month: Month,
    incidents: Incidents,
    exposure: Exposure,
    innovators: Innovators,
    rows: Rows,
    about: DisputeParameters,
) -> Rows:
    """Owners of marks and works, some of them innovators of the city; patents and secrets name theirs."""
    known = incidents.owner[rows]
    u = month.uniform("infringement.owner", incidents.key[rows])
    drawn = exposure.pick_some(month, innovators, u, about.owner_in_city)
    return np.where(known >= 0, known, np.where(incidents.right[rows] == SECRET, -1, drawn))


def infringers(
    month: Month,
    incidents: Incidents,
    exposure: Exposure,
    innovators: Innovators,
    rows: Rows,
    about: DisputeParameters,
) -> Rows:
    """Who infringed, -1 = outside the table, shape of ``rows``."""
    u = month.uniform("infringement.infringer", incidents.key[rows])
    return exposure.pick_some(month, innovators, u, about.infringer_in_city)


def pay_agreed(
    month: Month,
    incidents: Incidents,
    prospects: Prospects,
    exposure: Exposure,
    innovators: Innovators,
    accounts: Accounts,
    *,
    about: DisputeParameters,
) -> float:
    """Infringers pay what was agreed, as far as they can; returns the sum paid, CNY.

    Talks are held in the shadow of the court: the sum is what both expect it to award, as the costs that
    each saves cancel out. A party outside the table pays from, or is paid into, the outside account.
    """
    rows = np.flatnonzero(incidents.talked & (incidents.route == NEGOTIATE))
    if not rows.size:
        return 0.0
    payer = _present(innovators, infringers(month, incidents, exposure, innovators, rows, about))
    payee = _present(innovators, owners(month, incidents, exposure, innovators, rows, about))
    paid = prospects.recovery[incidents.right[rows], SUE] * incidents.loss[rows]
    inside, got = payer >= 0, payee >= 0
    cases = np.bincount(payer[inside], minlength=1)
    purse = np.maximum(innovators.cash[payer[inside]], 0.0) * KEPT / cases[payer[inside]]
    paid[inside] = np.minimum(paid[inside], purse)
    incidents.paid[rows] = paid
    accounts.charge_firms("outside", payer[inside], paid[inside] / innovators.weight[payer[inside]])
    accounts.pay_firms("outside", payee[got], paid[got] / innovators.weight[payee[got]])
    return float(paid.sum())


def _present(innovators: Innovators, rows: Rows) -> Rows:
    """Rows of innovators that still exist, else -1."""
    return np.where((rows >= 0) & (innovators.exited[rows] == OPEN), rows, -1)
