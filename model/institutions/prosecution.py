"""Procuratorate and customs (检察机关、海关): early intervention in crimes, seizure at the border."""

import mesa
import numpy as np

from model.dockets import Dockets, month_end
from model.institutions.mediation import take_up
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.tables.disputes import CRIMINAL, CUSTOMS, JUDGED_FOR_OWNER, NEVER


class Procuratorate(mesa.Agent):
    """The procuratorate: joins criminal IP cases early, as far as ordered, before a court takes them up."""

    def intervene(self, month: Month, dockets: Dockets) -> None:
        """Mark the criminal cases of this month in which prosecutors come in early."""
        disputes = dockets.disputes
        rows = dockets.open_rows()
        rows = rows[(disputes.nature[rows] == CRIMINAL) & (disputes.ready[rows] >= NEVER)]
        share = month.policy.procuratorate_early_intervention
        disputes.intervened[rows] = month.happens("procuratorate.intervenes", disputes.key[rows], share)


class Customs(mesa.Agent):
    """Customs: hold goods until the owner confirms; online confirmation is quicker."""

    def confirm(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> None:
        """Close the seizures whose confirmation has come."""
        disputes = dockets.disputes
        rows = dockets.open_with(CUSTOMS)
        new = rows[disputes.ready[rows] >= NEVER]
        online = month.happens("customs.online", disputes.key[new], month.policy.customs_online_confirmation)
        days = np.where(online, about.customs_online_days, about.customs_days)
        take_up(month, disputes, new, days=days, hours=np.zeros(new.size), spread=about.clock_spread)
        done = rows[disputes.ready[rows] < month_end(month)]
        dockets.close(done, disputes.ready[done], JUDGED_FOR_OWNER)
