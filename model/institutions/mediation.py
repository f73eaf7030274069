"""Mediation and arbitration (调解、仲裁): mediation bodies with rights aid, and the arbitration commission.

Mandate: settle what parties bring, or what courts and the administration refer. A settlement moves money;
one that a court confirms (司法确认) is enforceable, of the others some are not kept. Limits: mediators,
arbitrators, their hours. A mediation that fails, or whose settlement is broken, goes on to the body that
the parties would have taken. Rights aid (维权援助) advises and compensates nobody.
"""

from typing import Any

import mesa
import numpy as np

from model.arrays import Floats, Mask, Rows
from model.dockets import Dockets
from model.institutions.hours import lengths, serve
from model.institutions.judgments import refile
from model.institutions.staff import Staff
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.tables.disputes import (
    ARBITRATION,
    JUDGED_AGAINST,
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
    """The mediation bodies of the city, together: mediators, with the workstations' rights aid."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.mediators = Staff()
        self.hours_used = 0.0
        self.hours_available = 0.0
        self.ended = self.settled = self.confirmed = self.broken = 0
        """Mediations that ended this month, of them settled and kept, confirmed by a court, not kept."""

    def hours(self, month: Month, about: BodyParameters) -> float:
        """Hours of all mediators in the month."""
        return self.mediators.hours(month, month.policy.mediators, about)

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
        works = disputes.aid[done] | self.settle(month, disputes, done, day, about)
        goes_on = ~works & (disputes.then[done] >= 0)
        dockets.close(
            done, day, np.where(works, MEDIATED, np.where(goes_on, TRANSFERRED, WITHDRAWN)).astype(np.int8)
        )
        failed = done[goes_on]
        refile(month, dockets, failed, disputes.then[failed].astype(np.intp), filed=disputes.closed[failed])
        return done

    def settle(
        self, month: Month, disputes: Disputes, done: Rows, day: Floats, about: BodyParameters
    ) -> Mask:
        """Which mediations end in a settlement that is kept, shape of ``done``; writes what is paid."""
        keys, mediated = disputes.key[done], ~disputes.aid[done]
        agreed = mediated & month.happens("mediation.works", keys, success(disputes, done, day, about))
        confirmed = agreed & month.happens("mediation.confirmed", keys, about.confirmed)
        broken = agreed & ~confirmed & month.happens("mediation.broken", keys, about.broken)
        kept = agreed & ~broken
        disputes.award[done] = about.agreed_payment * disputes.loss[done] * kept
        self.ended, self.settled = int(np.sum(mediated)), int(np.sum(kept))
        self.confirmed, self.broken = int(np.sum(confirmed)), int(np.sum(broken))
        return kept


def success(disputes: Disputes, rows: Rows, day: Floats, about: BodyParameters) -> Floats:
    """Chance that each mediation ends in a settlement, 0-1, shape of ``rows``.

    Simple cases settle more easily; quick ones too, and what takes longer than usual settles less.
    """
    odds = np.log(about.mediation_success / (1.0 - about.mediation_success))
    late = np.log(np.maximum(day - disputes.filed[rows], 1.0) / about.mediation_days)
    easy = about.mediation_simple * (disputes.simple[rows] - about.mediation_simple_share)
    return np.asarray(1.0 / (1.0 + np.exp(-odds - easy + about.mediation_stale * late)))


class Arbitration(mesa.Agent):
    """The arbitration commission's IP court."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.arbitrators = Staff()
        self.hours_used = 0.0
        self.hours_available = 0.0

    def hear(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> Rows:
        """Arbitrate; returns the rows closed."""
        disputes = dockets.disputes
        rows = dockets.open_with(ARBITRATION)
        new = rows[disputes.ready[rows] >= NEVER]
        days, hours = np.full(new.size, about.arbitration_days), np.full(new.size, about.arbitration_hours)
        take_up(month, disputes, new, days=days, hours=hours, spread=about.clock_spread)
        self.hours_available = self.arbitrators.hours(month, month.policy.arbitration_capacity, about)
        done, day, used = serve(month, disputes, rows, np.array([self.hours_available]))
        self.hours_used = float(used[0])
        keys = disputes.key[done]
        agreed = month.happens("arbitration.agreed", keys, about.arbitration_mediated)
        won = ~agreed & month.happens("arbitration.won", keys, about.arbitration_won)
        paid = np.where(agreed, about.agreed_payment, about.arbitration_award * won)
        disputes.award[done] = paid * disputes.loss[done]
        outcome = np.where(agreed, MEDIATED, np.where(won, JUDGED_FOR_OWNER, JUDGED_AGAINST))
        dockets.close(done, day, outcome.astype(np.int8))
        return done
