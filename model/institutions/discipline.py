"""Credit discipline (信用惩戒): the list of serious violators, who loses what, and for how long.

Who is listed gets no loans (its credit standing falls below what banks ask for) and no grants of public
money, until its time on the list is over.
"""

import numpy as np

from model.arrays import OPEN, Floats, Mask, Months, Rows
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.tables.disputes import CRIMINAL, JUDGED_FOR_OWNER, Disputes
from model.tables.innovators import Innovators


class ViolatorList:
    """Innovators on the list of serious violators, each until its month."""

    def __init__(self) -> None:
        self.firms: Rows = np.empty(0, dtype=np.intp)
        """Rows of innovators on the list."""
        self.until: Months = np.empty(0, dtype=np.int32)
        self.lost: Floats = np.empty(0)
        """Credit standing that each lost when it was listed."""
        self.added = self.ended = 0
        """Listed this month, and let go."""

    def update(
        self, month: Month, disputes: Disputes, closed: Rows, innovators: Innovators, about: BodyParameters
    ) -> None:
        """Losers of serious cases are listed, as far as ordered; those whose time is over are let go."""
        self._let_go(month, innovators)
        rows = closed[serious(disputes, closed, about)]
        self.added = 0
        if not rows.size:
            return
        rows = rows[month.happens("credit.listed", disputes.key[rows], month.policy.credit_discipline)]
        firms = disputes.infringer[rows]
        firms = firms[(firms >= 0) & (innovators.exited[firms] == OPEN)]
        firms = np.unique(firms[~np.isin(firms, self.firms)])
        self.added = firms.size
        if not firms.size:
            return
        lost = np.minimum(about.listing_loss, innovators.credit[firms])
        innovators.credit[firms] -= lost
        until = np.full(firms.size, month.index + round(about.listing_months), dtype=np.int32)
        self.firms = np.concatenate([self.firms, firms])
        self.until = np.concatenate([self.until, until])
        self.lost = np.concatenate([self.lost, lost])

    def _let_go(self, month: Month, innovators: Innovators) -> None:
        """Give back credit standing to those whose time on the list is over."""
        over = self.until <= month.index
        self.ended = int(np.sum(over))
        if self.ended:
            back = self.firms[over]
            innovators.credit[back] = np.minimum(1.0, innovators.credit[back] + self.lost[over])
            self.firms, self.until, self.lost = self.firms[~over], self.until[~over], self.lost[~over]


def serious(disputes: Disputes, closed: Rows, about: BodyParameters) -> Mask:
    """Lost cases that are crimes, or whose award is large, shape of ``closed``."""
    lost = disputes.outcome[closed] == JUDGED_FOR_OWNER
    return lost & ((disputes.nature[closed] == CRIMINAL) | (disputes.award[closed] >= about.serious_award))
