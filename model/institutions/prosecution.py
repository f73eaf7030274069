"""Procuratorate and customs (检察机关、海关): early intervention and prosecution, seizure at the border."""

from typing import Any

import mesa
import numpy as np

from model.arrays import Rows
from model.dockets import Dockets, month_end
from model.institutions.mediation import take_up
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.tables.disputes import CRIMINAL, CUSTOMS, JUDGED_FOR_OWNER, NEVER, TRANSFERRED, WITHDRAWN, Disputes


class Procuratorate(mesa.Agent):
    """The procuratorate: joins criminal IP cases early, as far as ordered, and takes to court what holds.

    A criminal case of the register begins when the prosecutor decides on it: the investigation lies before.
    """

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.reviewed = self.prosecuted = 0
        """Cases decided on this month, and those taken to court."""

    def intervene(self, month: Month, dockets: Dockets) -> Rows:
        """Mark the criminal cases of this month in which prosecutors came in early. Returns all of them."""
        disputes = dockets.disputes
        rows = dockets.open_rows()
        rows = rows[(disputes.nature[rows] == CRIMINAL) & (disputes.ready[rows] >= NEVER)]
        share = month.policy.procuratorate_early_intervention
        disputes.intervened[rows] = month.happens("procuratorate.intervenes", disputes.key[rows], share)
        return rows

    def prosecute(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> Rows:
        """Send back the cases of this month that lack evidence, fewer where prosecutors came in early.

        Returns the rows that go to court.
        """
        disputes, rows = dockets.disputes, self.intervene(month, dockets)
        slight = 1.0 - about.prosecuted
        dropped = np.where(disputes.intervened[rows], slight * (1.0 - about.early_effect), slight)
        drops = month.happens("procuratorate.drops", disputes.key[rows], dropped)
        back = rows[drops]  # to the police: no court has them
        dockets.close(back, disputes.filed[back], TRANSFERRED)
        self.reviewed, self.prosecuted = rows.size, int(np.sum(~drops))
        return rows[~drops]


class Customs(mesa.Agent):
    """Customs: find goods by the records of rights and hold them until the owner confirms, or lets go."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.decided = self.confirmed = 0
        """Seizures decided this month, and those that the owner confirmed."""

    def confirm(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> Rows:
        """Close the seizures whose confirmation has come or whose time is over. Returns the rows closed."""
        disputes = dockets.disputes
        rows = dockets.open_with(CUSTOMS)
        new = rows[disputes.ready[rows] >= NEVER]
        if new.size:
            self._notify(month, disputes, new, about)
        done = rows[disputes.ready[rows] < month_end(month)]
        outcome = np.where(disputes.settles[done], WITHDRAWN, JUDGED_FOR_OWNER).astype(np.int8)
        dockets.close(done, disputes.ready[done], outcome)
        self.decided, self.confirmed = done.size, int(np.sum(outcome == JUDGED_FOR_OWNER))
        return done

    def _notify(self, month: Month, disputes: Disputes, new: Rows, about: BodyParameters) -> None:
        """Owners are told of new seizures; online they answer sooner and more often."""
        keys = disputes.key[new]
        online = month.happens("customs.online", keys, month.policy.customs_online_confirmation)
        days = np.where(online, about.customs_online_days, about.customs_days)
        answers = np.where(online, about.customs_online_confirmed, about.customs_confirmed)
        disputes.settles[new] = ~month.happens("customs.confirmed", keys, answers)
        take_up(month, disputes, new, days=days, hours=np.zeros(new.size), spread=about.clock_spread)
