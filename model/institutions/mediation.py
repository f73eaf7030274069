"""Mediation and arbitration (调解、仲裁): mediation bodies with rights aid, and the arbitration commission.

Mandate: settle what parties bring, or what courts and the administration refer; a settlement that a
court confirms is enforceable. Limits: mediators, arbitrators, their hours. A mediation that fails
goes on to the body that the parties would have taken.
"""

from typing import Any

import mesa
import numpy as np

from model.arrays import Floats, Rows
from model.dockets import Dockets
from model.institutions.hours import lengths, serve
from model.institutions.judgments import refile
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.tables.disputes import (
    ARBITRATION,
    JUDGED_FOR_OWNER,
    MEDIATED,
    MEDIATION,
    NEVER,
    TRANSFERRED,
    WITHDRAWN,
    Disputes,
)


def take_up(
    month: Month, disputes: Disputes, rows: Rows, *, days: Floats, hours: Floats, spread: float
) -> None:
    """Set clock and effort of cases that a body takes up."""
    wait = lengths(month, "body.clock", disputes.key[rows], spread)
    disputes.hours[rows] = hours
    disputes.ready[rows] = disputes.filed[rows] + days * wait


class Mediation(mesa.Agent):
    """The mediation bodies of the city, together."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.hours_used = 0.0
        self.hours_available = 0.0

    def hours(self, month: Month, about: BodyParameters) -> float:
        """Hours of all mediators in the month."""
        return month.policy.mediators * about.staff_hours * min(1.0, month.economy.activity)

    def room(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> float:
        """Referrals that mediators can take up this month without too long a queue, cases."""
        disputes = dockets.disputes
        rows = dockets.open_with(MEDIATION)
        queue = float(np.sum(disputes.hours[rows] - disputes.worked[rows]))
        return max(0.0, self.hours(month, about) * about.mediation_queue - queue) / about.mediation_hours

    def hear(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> Rows:
        """Mediate and give aid; what fails goes on to another body. Returns the rows closed."""
        disputes = dockets.disputes
        rows = dockets.open_with(MEDIATION)
        new = rows[disputes.ready[rows] >= NEVER]
        aid = disputes.aid[new]
        days = np.where(aid, about.aid_days, about.mediation_days)
        hours = np.where(aid, about.aid_hours, about.mediation_hours)
        take_up(month, disputes, new, days=days, hours=hours, spread=about.clock_spread)
        self.hours_available = self.hours(month, about)
        done, day, used = serve(month, disputes, rows, np.array([self.hours_available]))
        self.hours_used = float(used[0])
        works = disputes.aid[done] | month.happens(
            "mediation.works", disputes.key[done], about.mediation_success
        )
        goes_on = ~works & (disputes.then[done] >= 0)
        dockets.close(
            done, day, np.where(works, MEDIATED, np.where(goes_on, TRANSFERRED, WITHDRAWN)).astype(np.int8)
        )
        failed = done[goes_on]
        refile(month, dockets, failed, disputes.then[failed], filed=disputes.closed[failed])
        return done


class Arbitration(mesa.Agent):
    """The arbitration commission's IP court."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.hours_used = 0.0
        self.hours_available = 0.0

    def hear(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> Rows:
        """Arbitrate; returns the rows closed."""
        disputes = dockets.disputes
        rows = dockets.open_with(ARBITRATION)
        new = rows[disputes.ready[rows] >= NEVER]
        days, hours = np.full(new.size, about.arbitration_days), np.full(new.size, about.arbitration_hours)
        take_up(month, disputes, new, days=days, hours=hours, spread=about.clock_spread)
        self.hours_available = month.policy.arbitration_capacity * about.staff_hours
        done, day, used = serve(month, disputes, rows, np.array([self.hours_available]))
        self.hours_used = float(used[0])
        agreed = month.happens("arbitration.agreed", disputes.key[done], about.arbitration_mediated)
        dockets.close(done, day, np.where(agreed, MEDIATED, JUDGED_FOR_OWNER).astype(np.int8))
        return done
