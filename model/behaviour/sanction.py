"""What infringers and owners come to believe from what happened (预期制裁与办案时间认知).

The sanction expected is detection x action x what an infringer brought to court ends up paying, as a
share of the sum at stake. Beliefs adjust slowly towards the month's experience.
"""

import numpy as np

from model.arrays import Floats, Rows
from model.behaviour.infringement import Incidents
from model.behaviour.routes import NOTHING, SEEK_AID
from model.city import City
from model.dockets import Dockets
from model.month import DAYS_PER_MONTH, Month
from model.parameters.disputes import DisputeParameters
from model.tables.disputes import ADMINISTRATIVE, CIVIL, SECOND_INSTANCE, TRANSFERRED, Disputes


def share_of_stake(award: Floats, loss: Floats) -> Floats:
    """What the infringer pays over all that is at stake, 0-1: near 1 for punitive awards, 0 if it wins."""
    return np.divide(award, award + loss, out=np.zeros_like(award), where=award > 0.0)


def own_court_cases(disputes: Disputes, rows: Rows) -> Rows:
    """Civil first-instance cases, mass suits left out: those that others learn from."""
    court = disputes.body[rows] < SECOND_INSTANCE
    return rows[court & (disputes.nature[rows] == CIVIL) & ~disputes.serial[rows]]


def learn_from_cases(
    month: Month,
    disputes: Disputes,
    dockets: Dockets,
    incidents: Incidents,
    city: City,
    *,
    about: DisputeParameters,
) -> None:
    """Move the city's detection, expected sanction and perceived times of courts and administration.

    Payments are counted per case filed, so that a court that closes nothing deters nobody.
    """
    closed = dockets.closed_rows()
    learn_times(month, disputes, dockets, closed, city, about)
    if not len(incidents):
        return
    seen = float(np.mean(incidents.noticed))
    city.detection += about.sanction_speed * (seen - city.detection)
    noticed = incidents.noticed
    acted = noticed & (incidents.route != NOTHING) & (incidents.route != SEEK_AID)
    filed = own_court_cases(disputes, filed_this_month(month, disputes, dockets, closed)).size
    if not noticed.any() or not filed:
        return
    over = own_court_cases(disputes, closed)
    paid = float(np.sum(share_of_stake(disputes.award[over], disputes.loss[over]))) / filed
    experience = seen * float(np.sum(acted)) / float(np.sum(noticed)) * paid
    city.sanction += about.sanction_speed * (experience - city.sanction)


def filed_this_month(month: Month, disputes: Disputes, dockets: Dockets, closed: Rows) -> Rows:
    """Cases filed this month, open or closed already."""
    rows = np.concatenate([dockets.open_rows(), closed])
    return rows[disputes.filed[rows] >= month.first_day]


def learn_times(
    month: Month, disputes: Disputes, dockets: Dockets, closed: Rows, city: City, about: DisputeParameters
) -> None:
    """Owners learn how long cases take from those closed, or from those waiting where none is closed."""
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
