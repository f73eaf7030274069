"""Administration (知识产权行政部门): adjudication and enforcement, handover of crimes, the list of violators.

Mandate: patent infringement adjudication, trademark and copyright enforcement, campaigns, administrative
mediation, joint discipline. Limits: officers in post and their hours, the three months of adjudication,
suspension while a patent's validity is decided. It awards no damages; its fines leave the city.
"""

from typing import Any

import mesa
import numpy as np

from model.arrays import Rows
from model.dockets import Dockets
from model.institutions.adjudication import accept, decide
from model.institutions.appeal_board import AppealBoard
from model.institutions.appraisal import Appraisers
from model.institutions.discipline import ViolatorList
from model.institutions.hours import serve
from model.institutions.judgments import refile
from model.institutions.staff import Staff
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.tables.disputes import (
    ADMINISTRATIVE,
    BASIC_COURT,
    COPYRIGHT,
    CRIMINAL,
    INTERMEDIATE_COURT,
    NEVER,
    TRADEMARK,
    TRANSFERRED,
    Disputes,
)
from model.tables.innovators import Innovators
from model.tables.patents import Patents


class Administration(mesa.Agent):
    """The city's IP administration: officers, a docket, and the list of serious violators."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.officers = Staff()
        self.violators = ViolatorList()
        self.hours_used = 0.0
        self.hours_available = 0.0
        self.campaign_hours = 0.0
        """Officers' hours that campaigns took this month."""

    def hand_over(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> Rows:
        """Suspected crimes go to the prosecutor at once, as far as handover works."""
        disputes = dockets.disputes
        rows = new_cases(dockets, ADMINISTRATIVE)
        right = disputes.right[rows]
        marks = rows[(right == TRADEMARK) | (right == COPYRIGHT)]
        share = about.crime_suspected * month.policy.case_handover_share
        moved = marks[month.happens("admin.handover", disputes.key[marks], share)]
        dockets.close(moved, disputes.filed[moved], TRANSFERRED)
        court = BASIC_COURT if month.economy.basic_courts >= 1.0 else INTERMEDIATE_COURT
        body = np.full(moved.size, court)
        return refile(month, dockets, moved, body, filed=disputes.filed[moved], nature=CRIMINAL)

    def handle(
        self,
        month: Month,
        dockets: Dockets,
        *,
        about: BodyParameters,
        board: AppealBoard | None = None,
        patents: Patents | None = None,
        appraisers: Appraisers | None = None,
        campaigns: float = 0.0,
    ) -> Rows:
        """Take up new cases, work on the docket, decide what is done. Returns the rows closed.

        ``campaigns``: those carried out this month; officers on a campaign handle no cases.
        """
        disputes = dockets.disputes
        new = new_cases(dockets, ADMINISTRATIVE)
        accept(month, disputes, new, about, board=board, patents=patents, appraisers=appraisers)
        rows = dockets.open_with(ADMINISTRATIVE)
        hours = self.officers.hours(month, month.policy.adjudication_officers, about)
        self.campaign_hours = min(campaigns * about.campaign_hours, hours)
        self.hours_available = hours - self.campaign_hours
        done, days, used = serve(month, disputes, rows, np.array([self.hours_available]))
        self.hours_used = float(used[0])
        outcome = decide(month, disputes, done, about, patents)
        dockets.close(done, days, outcome)
        return done

    def list_violators(
        self, month: Month, disputes: Disputes, closed: Rows, innovators: Innovators, *, about: BodyParameters
    ) -> None:
        """Losers of serious cases lose credit standing for a time; those whose time is over regain it."""
        self.violators.update(month, disputes, closed, innovators, about)


def new_cases(dockets: Dockets, body: int) -> Rows:
    """Open cases of a body that nobody has taken up yet."""
    rows = dockets.open_with(body)
    return rows[dockets.disputes.ready[rows] >= NEVER]
