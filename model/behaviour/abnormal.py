"""Filings without an idea (非正常申请): whom subsidies tempt, who is caught, and what that costs them.

Two sources: a few firms that would, when it pays; and agencies in misconduct, which write more for their
clients. Screening catches a share; what is caught is withdrawn, and its owner loses credit for a time.
"""

import numpy as np
from scipy.special import expit, logit, ndtr

from model import chance
from model.arrays import OPEN, Codes, Floats, Keys, Rows
from model.month import Month
from model.parameters import Parameters
from model.parameters.filing import FilingParameters
from model.policy import Policy
from model.tables.innovators import Innovators
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL, WITHDRAWN, Patents

KINDS = (INVENTION, UTILITY_MODEL)
NAMES = ("abnormal invention", "abnormal utility")


def caught_share(policy: Policy, about: FilingParameters) -> float:
    """Chance that an abnormal filing is caught: screened, flagged and withdrawn."""
    return float(policy.abnormal_filing_control * about.abnormal_withdrawn)


def temptation(policy: Policy, tolerance: float, parameters: Parameters) -> float:
    """Share of those who would file without an idea for whom it pays, 0-1.

    The subsidy comes with the grant of a filing of poor quality, if it is not caught, and with it some worth
    of the title; ``tolerance`` is the national one of subsidies (0-1). Who is caught loses the penalty.
    """
    about, exam = parameters.filing, parameters.examination
    caught = caught_share(policy, about)
    granted = float(expit(logit(exam.utility_grant) - exam.grant_quality * about.abnormal_quality))
    gain = policy.filing_subsidy_quantity * tolerance + about.abnormal_status
    gain *= granted * (1.0 - caught)
    if gain <= 0.0:
        return 0.0
    cost = about.abnormal_cost + caught * about.abnormal_penalty
    return float(ndtr(np.log(gain / cost) / about.abnormal_spread))


def supply(about: FilingParameters) -> Floats:
    """Abnormal filings per genuine one of firms when it pays all who would, by kind, shape (3,)."""
    return about.abnormal_supply * np.array([about.abnormal_invention, 1.0, 0.0])


def by_owners(
    month: Month, innovators: Innovators, willing: Rows, rates: Floats, tempted: float
) -> list[tuple[Rows, Keys]]:
    """Abnormal filings of firms by kind: owners (repeated) and keys; those of little credit file less.

    ``rates``: filings a month of one willing firm when it pays, by kind.
    """
    drawn = []
    means = (
        tempted * month.economy.activity * innovators.credit[willing] * (innovators.exited[willing] == OPEN)
    )
    for kind, name in zip(KINDS, NAMES, strict=True):
        u = month.uniform("filing.count." + name, innovators.key[willing])
        owner, ordinal = chance.those_who_do(willing, u, means * rates[kind])
        drawn.append((owner, chance.children(innovators.key[owner], month.index, ordinal, name)))
    return drawn


def by_agencies(
    month: Month, keys: Keys, kind: Codes, agency: Rows, misconduct: Floats, tempted: float
) -> Rows:
    """Places of genuine filings to which an agency in misconduct adds one without an idea.

    ``misconduct`` is the share of an agency's filings that are abnormal beyond those of others.
    """
    written = np.flatnonzero((agency >= 0) & (kind != DESIGN))
    if not misconduct.size or not written.size:
        return written[:0]
    share = misconduct[agency[written]]
    more = month.happens("filing.written", keys[written], tempted * share / (1.0 - share))
    return np.asarray(written[more])


class Reprimands:
    """Credit that owners lost for abnormal filings, and when each gets it back."""

    def __init__(self) -> None:
        self.until: dict[int, tuple[Rows, Floats]] = {}

    def restore(self, month: Month, innovators: Innovators) -> None:
        """Give back what was lost long enough ago."""
        if month.index in self.until:
            owners, lost = self.until.pop(month.index)
            np.add.at(innovators.credit, owners, lost)

    def reprimand(self, month: Month, innovators: Innovators, owners: Rows, about: FilingParameters) -> None:
        """Owners lose credit once a month, never below none."""
        owners = np.unique(owners)
        lost = np.minimum(about.abnormal_credit, innovators.credit[owners])
        innovators.credit[owners] -= lost
        self.until[month.index + round(about.abnormal_memory)] = owners, lost


def withdraw_caught(
    month: Month,
    patents: Patents,
    innovators: Innovators,
    filed: Rows,
    reprimands: Reprimands,
    *,
    about: FilingParameters,
) -> Rows:
    """Screened abnormal filings that are caught are withdrawn at once; returns their rows."""
    reprimands.restore(month, innovators)
    abnormal = filed.compress(patents.abnormal[filed])
    p = caught_share(month.policy, about)
    caught = abnormal.compress(month.happens("filing.caught", patents.key[abnormal], p))
    patents.ended[caught] = month.index
    patents.outcome[caught] = WITHDRAWN
    patents.due[caught] = OPEN
    reprimands.reprimand(month, innovators, patents.owner[caught], about)
    return caught
