"""Beliefs move by what happened (预期调整): cases of the month, talks, times.

Payments and successes are counted per case brought, so a court that closes nothing deters nobody.
"""

import numpy as np

from model.arrays import Floats, Mask, Rows
from model.behaviour.beliefs import (
    BROUGHT,
    RECOVERED,
    STAKED,
    WON,
    Beliefs,
    CourtRecord,
    share_of_stake,
    share_with_city,
)
from model.behaviour.infringement import Incidents, by_right
from model.behaviour.route_rule import (
    ADMINISTER,
    ARBITRATE,
    AT_BORDER,
    MEDIATE,
    NEGOTIATE,
    NOTHING,
    REPORT_CRIME,
    RIGHTS,
    ROUTES,
    SEEK_AID,
    SUE,
)
from model.city import City
from model.dockets import Dockets
from model.month import DAYS_PER_MONTH, Month
from model.parameters.disputes import DisputeParameters
from model.tables.disputes import (
    ADMINISTRATIVE,
    ARBITRATION,
    BASIC_COURT,
    CIVIL,
    CRIMINAL,
    CUSTOMS,
    INTERMEDIATE_COURT,
    JUDGED_FOR_OWNER,
    MEDIATED,
    MEDIATION,
    SECOND_INSTANCE,
    TRANSFERRED,
    Disputes,
)

ROUTE_OF_BODY = np.full(max(CUSTOMS, MEDIATION, ARBITRATION) + 1, -1)
ROUTE_OF_BODY[[BASIC_COURT, INTERMEDIATE_COURT]] = SUE
ROUTE_OF_BODY[[ADMINISTRATIVE, MEDIATION]] = ADMINISTER, MEDIATE
ROUTE_OF_BODY[[ARBITRATION, CUSTOMS]] = ARBITRATE, AT_BORDER
PAYS_OWNER = np.isin(np.arange(ROUTES), (NEGOTIATE, MEDIATE, ARBITRATE, SUE))
"""Routes whose awards are the owner's; fines of the others are the state's."""
REGISTERED = np.arange(ROUTES) != NEGOTIATE
"""Routes whose cases somebody registers."""
Brought = tuple[Rows, Rows]
"""Rows of disputes and the route by which each was brought."""


def own_court_cases(disputes: Disputes, rows: Rows) -> Rows:
    """Civil first-instance cases, mass suits left out: those that others learn from."""
    court = disputes.body[rows] < SECOND_INSTANCE
    return rows[court & (disputes.nature[rows] == CIVIL) & ~disputes.serial[rows]]


def ended_well(disputes: Disputes, rows: Rows) -> Mask:
    """Cases that ended in the owner's favour: agreed, won, or paid for."""
    outcome = disputes.outcome[rows]
    return np.asarray((outcome == MEDIATED) | (outcome == JUDGED_FOR_OWNER) | (disputes.award[rows] > 0.0))


def court_record(past: Disputes, usual_days: Floats) -> CourtRecord:
    """What past cases, decided, tell owners and infringers; rights without a case take the mean of all.

    ``usual_days`` of each case, shape of the table.
    """
    rows = own_court_cases(past, np.arange(len(past)))
    right, award, loss = past.right[rows], past.award[rows], np.maximum(past.loss[rows], 1.0)
    count = np.maximum(by_right(right), 1.0)

    def mean(values: Floats) -> Floats:
        told = np.bincount(right, weights=values, minlength=RIGHTS) / count
        return np.where(by_right(right) > 0.0, told, values.mean() if values.size else 0.0)

    mass = np.flatnonzero(past.serial)
    serial = past.award[mass] / np.maximum(past.loss[mass], 1.0)
    all_days = float(np.mean(usual_days)) if usual_days.size else 1.0
    return CourtRecord(
        won=mean(ended_well(past, rows).astype(np.float64)),
        recovered=mean(award / loss),
        staked=mean(share_of_stake(award, loss)),
        days=float(np.mean(usual_days[rows])) / all_days if rows.size else 1.0,
        serial=float(np.mean(serial)) if serial.size else 0.0,
    )


def route_of(disputes: Disputes, rows: Rows) -> Rows:
    """Route by which each case was brought, shape of ``rows``; -1 = no business of the city's owners."""
    route = ROUTE_OF_BODY[disputes.body[rows]]
    route = np.where((route == SUE) & (disputes.nature[rows] == CRIMINAL), REPORT_CRIME, route)
    route = np.where((route == MEDIATE) & disputes.aid[rows], SEEK_AID, route)
    return np.where(disputes.serial[rows] | disputes.outside[rows], -1, route)


def learn_from_cases(
    month: Month,
    disputes: Disputes,
    dockets: Dockets,
    incidents: Incidents,
    city: City,
    beliefs: Beliefs,
    *,
    about: DisputeParameters,
    evidence: float = 0.0,
) -> None:
    """Move beliefs by what happened this month, and the moods that the whole city shares.

    ``evidence``: chance to win that better evidence gives; owners know it at once and do not learn it again.
    """
    closed = dockets.closed_rows()
    learn_times(month, disputes, dockets, closed, city, about)
    filed = of_owners(disputes, filed_this_month(month, disputes, dockets, closed))
    ended = of_owners(disputes, closed[disputes.outcome[closed] != TRANSFERRED])
    counts = count_incidents(incidents)
    cases = count_cases(disputes, filed, ended)
    cases[WON, :, SUE] -= np.minimum(evidence * judged(disputes, closed), cases[WON, :, SUE])
    count_talks(cases, incidents)
    for memory, speed in enumerate((about.sanction_speed, about.public_speed)):
        beliefs.counts[memory] += speed * (counts - beliefs.counts[memory])
        beliefs.cases[memory] += speed * (cases - beliefs.cases[memory])
    learn_days(month, disputes, dockets, ended, beliefs, about)
    mass = closed[disputes.serial[closed] & (disputes.body[closed] < SECOND_INSTANCE)]
    if mass.size:
        paid = float(np.mean(disputes.award[mass] / np.maximum(disputes.loss[mass], 1.0)))
        beliefs.serial += about.time_speed * (paid - beliefs.serial)
    share_with_city(beliefs, city, about)


def count_incidents(incidents: Incidents) -> Floats:
    """Infringements, those noticed (by campaigns too), those acted on, by right, shape (3, rights)."""
    found = incidents.noticed | (incidents.route == ADMINISTER)
    acted = found & ((incidents.route != NOTHING) & (incidents.route != SEEK_AID) | incidents.talked)
    right = incidents.right
    return np.stack([by_right(right), by_right(right, found), by_right(right, acted)])


def of_owners(disputes: Disputes, rows: Rows) -> Brought:
    """Those of the cases that owners of the city brought, with the route of each."""
    route = route_of(disputes, rows)
    ours = route >= 0
    return rows[ours], route[ours]


def count_cases(disputes: Disputes, filed: Brought, ended: Brought) -> Floats:
    """Brought this month; won, recovered and staked in those that ended: shape (4, rights, routes)."""
    cases = np.empty((4, RIGHTS, ROUTES))
    rows, route = filed
    cases[BROUGHT] = _table(disputes.right[rows] * ROUTES + route, None)
    rows, route = ended
    place = disputes.right[rows] * ROUTES + route
    award, loss = disputes.award[rows], np.maximum(disputes.loss[rows], 1.0)
    cases[WON] = _table(place[ended_well(disputes, rows)], None)
    cases[RECOVERED] = _table(
        place, np.where(route == ADMINISTER, 0.0, award / loss)
    )  # fines are the state's
    cases[STAKED] = _table(place, share_of_stake(award, loss))
    return cases


def _table(place: Rows, values: Floats | None) -> Floats:
    table = np.bincount(place, weights=values, minlength=RIGHTS * ROUTES)
    return table.reshape(RIGHTS, ROUTES).astype(np.float64)


def count_talks(cases: Floats, incidents: Incidents) -> None:
    """Talks between the parties, which no body registers."""
    talked = np.flatnonzero(incidents.talked)
    agreed = talked[incidents.route[talked] == NEGOTIATE]
    right, paid, loss = incidents.right[agreed], incidents.paid[agreed], incidents.loss[agreed]
    cases[BROUGHT, :, NEGOTIATE] = by_right(incidents.right[talked])
    cases[WON, :, NEGOTIATE] = by_right(right)
    cases[RECOVERED, :, NEGOTIATE] = np.bincount(
        right, weights=paid / np.maximum(loss, 1.0), minlength=RIGHTS
    )
    cases[STAKED, :, NEGOTIATE] = np.bincount(right, weights=share_of_stake(paid, loss), minlength=RIGHTS)


def judged(disputes: Disputes, closed: Rows) -> Floats:
    """Own civil cases that went to judgment for the owner or against it, by right, shape (rights,)."""
    rows = own_court_cases(disputes, closed)
    decided = disputes.outcome[rows] >= JUDGED_FOR_OWNER
    decided &= (disputes.outcome[rows] != TRANSFERRED) & ~disputes.outside[rows]
    return by_right(disputes.right[rows], decided)


def filed_this_month(month: Month, disputes: Disputes, dockets: Dockets, closed: Rows) -> Rows:
    """Cases filed this month, open or closed already."""
    rows = np.concatenate([dockets.open_rows(), closed])
    return rows[disputes.filed[rows] >= month.first_day]


def learn_days(
    month: Month,
    disputes: Disputes,
    dockets: Dockets,
    ended: Brought,
    beliefs: Beliefs,
    about: DisputeParameters,
) -> None:
    """Owners learn how long each route takes from what ended, or from what waits where nothing ended."""
    rows, route = ended
    count, days = _mean_days(route, disputes.closed[rows] - disputes.filed[rows])
    silent = (count == 0.0) & (beliefs.usual_days > 0.0) & REGISTERED
    if silent.any():
        rows, route = of_owners(disputes, dockets.open_rows())
        waits, age = _mean_days(route, month.first_day + DAYS_PER_MONTH - disputes.filed[rows])
        days = np.where(silent, np.maximum(age, beliefs.days), days)
        count = count + silent * waits
    known = (count > 0.0) & (beliefs.usual_days > 0.0)
    beliefs.days += np.where(known, about.time_speed * (days - beliefs.days), 0.0)


def _mean_days(route: Rows, days: Floats) -> tuple[Floats, Floats]:
    """Cases and mean days by route, shape (routes,) each."""
    count = np.bincount(route, minlength=ROUTES).astype(np.float64)
    return count, np.bincount(route, weights=days, minlength=ROUTES) / np.maximum(count, 1.0)


def learn_times(
    month: Month, disputes: Disputes, dockets: Dockets, closed: Rows, city: City, about: DisputeParameters
) -> None:
    """The public learns how long courts and administration take, over all cases, as learn_days does."""
    here = closed[disputes.outcome[closed] != TRANSFERRED]
    for name, low, high in (
        ("court_days", 0, SECOND_INSTANCE),
        ("admin_days", ADMINISTRATIVE, ADMINISTRATIVE),
    ):
        body = disputes.body[here]
        rows = here[(body >= low) & (body <= high)]
        days = disputes.closed[rows] - disputes.filed[rows]
        if not rows.size:
            waiting = dockets.open_rows()
            body = disputes.body[waiting]
            waiting = waiting[(body >= low) & (body <= high)]
            days = month.first_day + DAYS_PER_MONTH - disputes.filed[waiting]
        if days.size:
            believed = getattr(city, name)
            setattr(city, name, believed + about.time_speed * (float(np.mean(days)) - believed))
