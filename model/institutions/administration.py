"""Administration (知识产权行政部门): adjudication and enforcement, handover of crimes, the list of violators.

Mandate: patent infringement adjudication, trademark and copyright enforcement, administrative
mediation, joint discipline. Limits: officers and their hours, the three months of adjudication,
suspension while a patent's validity is decided. It awards no damages; its fines leave the city.
"""

from typing import Any

import mesa
import numpy as np

from model.arrays import OPEN, Codes, Floats, Months, Rows
from model.dockets import Dockets
from model.institutions.hours import lengths, serve
from model.institutions.judgments import refile
from model.month import DAYS_PER_MONTH, Month
from model.parameters.bodies import BodyParameters
from model.tables.disputes import (
    ADMINISTRATIVE,
    BASIC_COURT,
    COPYRIGHT,
    CRIMINAL,
    INTERMEDIATE_COURT,
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    MEDIATED,
    NEVER,
    ORDINARY,
    PATENT,
    SUMMARY,
    TRADEMARK,
    TRANSFERRED,
    Disputes,
)
from model.tables.innovators import Innovators


class Administration(mesa.Agent):
    """The city's IP administration: officers, a docket, and the list of serious violators."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.hours_used = 0.0
        self.hours_available = 0.0
        self.listed: Rows = np.empty(0, dtype=np.intp)
        """Rows of innovators on the list of serious violators."""
        self.listed_until: Months = np.empty(0, dtype=np.int32)
        self.credit_lost: Floats = np.empty(0)

    def hand_over(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> Rows:
        """Suspected crimes go to the criminal court at once, as far as handover works."""
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

    def handle(self, month: Month, dockets: Dockets, *, about: BodyParameters) -> Rows:
        """Take up new cases, work on the docket, decide what is done. Returns the rows closed."""
        disputes = dockets.disputes
        accept(month, disputes, new_cases(dockets, ADMINISTRATIVE), about)
        rows = dockets.open_with(ADMINISTRATIVE)
        active = min(1.0, month.economy.activity)
        self.hours_available = month.policy.adjudication_officers * about.staff_hours * active
        done, days, used = serve(month, disputes, rows, np.array([self.hours_available]))
        self.hours_used = float(used[0])
        outcome = decide(month, disputes, done, about)
        dockets.close(done, days, outcome)
        return done

    def list_violators(
        self, month: Month, disputes: Disputes, closed: Rows, innovators: Innovators, *, about: BodyParameters
    ) -> None:
        """Losers of serious cases lose credit standing for a time; those whose time is over regain it."""
        self._let_go(month, innovators)
        rows = closed[serious(disputes, closed, about)]
        rows = rows[month.happens("credit.listed", disputes.key[rows], month.policy.credit_discipline)]
        firms = disputes.infringer[rows]
        firms = firms[(firms >= 0) & (innovators.exited[firms] == OPEN)]
        firms = firms[~np.isin(firms, self.listed)]
        if not firms.size:
            return
        firms = np.unique(firms)
        lost = np.minimum(about.listing_loss, innovators.credit[firms])
        innovators.credit[firms] -= lost
        until = np.full(firms.size, month.index + round(about.listing_months), dtype=np.int32)
        self.listed = np.concatenate([self.listed, firms])
        self.listed_until = np.concatenate([self.listed_until, until])
        self.credit_lost = np.concatenate([self.credit_lost, lost])

    def _let_go(self, month: Month, innovators: Innovators) -> None:
        """Give back credit standing to those whose time on the list is over."""
        over = self.listed_until <= month.index
        if over.any():
            back = self.listed[over]
            innovators.credit[back] = np.minimum(1.0, innovators.credit[back] + self.credit_lost[over])
            self.listed, self.listed_until = self.listed[~over], self.listed_until[~over]
            self.credit_lost = self.credit_lost[~over]


def new_cases(dockets: Dockets, body: int) -> Rows:
    """Open cases of a body that nobody has taken up yet."""
    rows = dockets.open_with(body)
    return rows[dockets.disputes.ready[rows] >= NEVER]


def accept(month: Month, disputes: Disputes, rows: Rows, about: BodyParameters) -> None:
    """Triage, effort and clock of new administrative cases."""
    keys, policy = disputes.key[rows], month.policy
    simple = month.happens("admin.simple", keys, about.admin_simple)
    fast = simple & month.happens("admin.fast", keys, policy.admin_fast_track_share)
    online = month.happens("admin.online", keys, policy.online_adjudication_share)
    factor = np.where(fast, about.admin_fast_effort, 1.0) * np.where(online, about.admin_online_effort, 1.0)
    hours = np.where(simple, about.admin_hours_simple, about.admin_hours_complex)
    days = np.where(simple, about.admin_days_simple, about.admin_days_complex)
    suspended = suspension_days(month, disputes, rows, simple, about)
    clock = lengths(month, "admin.clock", keys, about.clock_spread)
    disputes.simple[rows] = simple
    disputes.track[rows] = np.where(fast, SUMMARY, ORDINARY)
    disputes.hours[rows] = hours * factor
    disputes.stopped[rows] = suspended
    disputes.limit[rows] = about.admin_limit * DAYS_PER_MONTH
    disputes.ready[rows] = disputes.filed[rows] + days * factor * clock + suspended


def suspension_days(
    month: Month, disputes: Disputes, rows: Rows, simple: np.ndarray, about: BodyParameters
) -> Floats:
    """Complex patent cases wait for the decision on validity; joint hearings shorten it."""
    keys = disputes.key[rows]
    patent = (disputes.right[rows] == PATENT) & ~simple
    asked = patent & month.happens("admin.invalidity", keys, about.invalidity_share)
    joint = month.happens("admin.joint", keys, month.policy.joint_invalidation_hearing_share)
    return about.invalidity_days * asked * np.where(joint, 1.0 - about.joint_hearing_effect, 1.0)


def decide(month: Month, disputes: Disputes, rows: Rows, about: BodyParameters) -> Codes:
    """Infringement found, mediated, or dismissed, shape of ``rows``; writes the fines."""
    u = month.uniform("admin.outcome", disputes.key[rows])
    found = u < about.admin_found
    outcome = np.where(
        found,
        JUDGED_FOR_OWNER,
        np.where(u < about.admin_found + about.admin_mediated, MEDIATED, JUDGED_AGAINST),
    )
    fined = found & (disputes.right[rows] != PATENT)  # patent adjudication orders to stop and fines nobody
    z = month.normal("admin.fine", disputes.key[rows])
    disputes.award[rows] = np.where(fined, about.fine * np.exp(about.fine_spread * z), 0.0)
    return outcome.astype(np.int8)


def serious(disputes: Disputes, closed: Rows, about: BodyParameters) -> np.ndarray:
    """Lost cases that are crimes, or whose award is large, shape of ``closed``."""
    lost = disputes.outcome[closed] == JUDGED_FOR_OWNER
    return lost & ((disputes.nature[closed] == CRIMINAL) | (disputes.award[closed] >= about.serious_award))
