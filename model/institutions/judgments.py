"""How court cases end (裁判结果): settlement, judgment, damages, appeal, and the money that follows.

Damages are statutory mostly, proven sometimes, punitive rarely. An award that the infringer cannot
pay stays on paper.
"""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Codes, Floats, Rows
from model.dockets import Dockets, month_end
from model.month import DAYS_PER_MONTH, Month, month_number
from model.parameters.court import CourtParameters
from model.tables.disputes import (
    ADMINISTRATIVE,
    BASIC_COURT,
    CRIMINAL,
    INTERMEDIATE_COURT,
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    MEDIATED,
    ORDINARY,
    PROVEN,
    PUNITIVE,
    REMANDED,
    SECOND_INSTANCE,
    SMALL_CLAIMS,
    STATUTORY,
    TECHNICAL,
    WITHDRAWN,
    Disputes,
)
from model.tables.innovators import Innovators

PATENT_LAW_IN_FORCE = month_number(2021, 6)
"""Since then higher statutory damages, and punitive ones in patent cases."""
KEPT_WHEN_REFILED = (
    *("right", "patent", "owner", "infringer", "loss"),
    *("nature", "serial", "outside", "simple", "mediation_offered"),
)


def decide(
    month: Month, disputes: Disputes, rows: Rows, about: CourtParameters, *, won: float, load: float = 1.0
) -> Codes:
    """Outcome of each case that is done, shape of ``rows``; writes awards and expert assessors.

    Parameters
    ----------
    load : open cases per judge over the usual docket: haste shows as reversals
    """
    if not rows.size:
        return np.empty(0, dtype=np.int8)
    keys, settles, second = disputes.key[rows], disputes.settles[rows], disputes.body[rows] == SECOND_INSTANCE
    mediated = month.happens("court.mediated", keys, about.mediated_share)
    wins = month.happens("court.wins", keys, about.win_rate + won)
    judged = np.where(wins | (disputes.nature[rows] == CRIMINAL), JUDGED_FOR_OWNER, JUDGED_AGAINST)
    judged = np.where(second, on_appeal(month, disputes, rows, about, load), judged)
    outcome = np.where(settles, np.where(mediated, MEDIATED, WITHDRAWN), judged).astype(np.int8)
    disputes.award[rows] = payments(month, disputes, rows, outcome, about)
    disputes.basis[rows] *= outcome == JUDGED_FOR_OWNER
    first_technical = (disputes.track[rows] == TECHNICAL) & ~second
    heard = first_technical & (outcome != WITHDRAWN)
    disputes.expert[rows] = heard & month.happens("court.expert", keys, month.policy.expert_assessor_share)
    return outcome


def on_appeal(
    month: Month, disputes: Disputes, rows: Rows, about: CourtParameters, load: float = 1.0
) -> Codes:
    """What a judged appeal ends in: the judgment below upheld, turned round, or sent back."""
    u = month.uniform("court.review", disputes.key[rows])
    below = np.where(disputes.reviewed[rows] == JUDGED_AGAINST, JUDGED_AGAINST, JUDGED_FOR_OWNER)
    other = np.where(below == JUDGED_AGAINST, JUDGED_FOR_OWNER, JUDGED_AGAINST)
    faults = load**about.haste
    sent_back, turned = u < about.remand * faults, u < (about.remand + about.reversal) * faults
    return np.select([sent_back, turned], [REMANDED, other], below).astype(np.int8)


def payments(month: Month, disputes: Disputes, rows: Rows, outcome: Codes, about: CourtParameters) -> Floats:
    """What the infringer owes by settlement or judgment, CNY.

    An appeal that is withdrawn or upheld leaves the award below, one that is settled half-way does too.
    """
    loss, below = disputes.loss[rows], disputes.award[rows]
    awarded = damages(month, disputes, rows, about)
    second = disputes.body[rows] == SECOND_INSTANCE
    stands = second & ((outcome == WITHDRAWN) | (outcome == MEDIATED) | (outcome == JUDGED_FOR_OWNER))
    stands &= disputes.reviewed[rows] == JUDGED_FOR_OWNER
    return np.select(
        [
            stands,
            second & (outcome != JUDGED_FOR_OWNER),
            outcome == MEDIATED,
            outcome == WITHDRAWN,
            outcome == JUDGED_FOR_OWNER,
        ],
        [below, 0.0, about.mediated_payment * loss, about.withdrawn_payment * loss, awarded],
        0.0,
    )


def damages(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> Floats:
    """Damages if the owner wins, CNY: statutory below the legal cap, the proven loss, or a multiple of it.

    Writes what they rest on.
    """
    keys, loss = disputes.key[rows], disputes.loss[rows]
    z = month.normal("court.damages", keys)
    spread = about.award_spread
    cap = about.statutory_cap if month.index >= PATENT_LAW_IN_FORCE else about.statutory_cap_before
    statutory = np.minimum(loss * about.award_share * np.exp(spread * z - spread**2 / 2.0), cap)
    u = month.uniform("court.base", keys)
    awarded = np.where(u < about.statutory_share, statutory, loss)
    punitive = is_punitive(month, u, about)
    disputes.basis[rows] = np.where(
        punitive, PUNITIVE, np.where(u < about.statutory_share, STATUTORY, PROVEN)
    )
    return np.where(punitive, loss * month.policy.punitive_damages_multiple, awarded)


def is_punitive(month: Month, u: Floats, about: CourtParameters) -> np.ndarray:
    """Wilful, serious, with a proven base: the rarest of the cases with a proven loss."""
    rarely = month.policy.punitive_damages_multiple > 1.0
    return rarely & (u >= 1.0 - about.punitive_share)


def extend_limits(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> None:
    """Late cases whose extension was approved have the longer limit."""
    late = rows[legal_days(disputes, rows, disputes.closed[rows]) > disputes.limit[rows]]
    approved = late[month.happens("court.extended", disputes.key[late], about.extension_share)]
    disputes.limit[approved] *= about.extension_factor


def legal_days(disputes: Disputes, rows: Rows, until: Floats | float) -> Floats:
    """Days on the legal clock: calendar days since filing without those for which it stood still."""
    calendar = until - disputes.filed[rows]
    return calendar - np.minimum(disputes.stopped[rows], np.maximum(calendar, 0.0))


def bring_appeals(month: Month, dockets: Dockets, *, about: CourtParameters) -> Rows:
    """Judgments of the basic courts of last month are appealed; others leave the city. Returns the rows.

    What the second instance sent back last month begins anew at a basic court.
    """
    disputes = dockets.disputes
    closed = dockets.closed_last_month()
    back = closed[disputes.outcome[closed] == REMANDED]
    refile(month, dockets, back, np.full(back.size, BASIC_COURT), filed=_passed_on(month, disputes, back))
    rows = appealable(disputes, closed)
    rows = rows[appealed(month, disputes, rows, about)]
    return refile(
        month,
        dockets,
        rows,
        np.full(rows.size, SECOND_INSTANCE),
        filed=_passed_on(month, disputes, rows),
        award=disputes.award[rows],
        reviewed=disputes.outcome[rows],
    )


def _passed_on(month: Month, disputes: Disputes, rows: Rows) -> Floats:
    """The period of appeal and the passing on of the file take a month; the month's end is the next's."""
    last = np.nextafter(month_end(month), 0.0)
    return np.clip(disputes.closed[rows] + DAYS_PER_MONTH, month.first_day, last)


def appealable(disputes: Disputes, rows: Rows) -> Rows:
    """Judgments whose appeal stays in the city: those of the basic courts, save small claims.

    Small claims are final at first instance. Source: Civil Procedure Law.
    """
    outcome = disputes.outcome[rows]
    judged = (outcome == JUDGED_FOR_OWNER) | (outcome == JUDGED_AGAINST)
    return rows[judged & (disputes.body[rows] == BASIC_COURT) & (disputes.track[rows] != SMALL_CLAIMS)]


def appealed(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> np.ndarray:
    """Which of these judgments of last month are appealed, shape of ``rows``."""
    chances = about.appeals * (1.0 - about.expert_appeal_effect * disputes.expert[rows])
    return month.happens("court.appeal", disputes.key[rows], chances.astype(np.float64))


def final(month: Month, dockets: Dockets, *, about: CourtParameters) -> Rows:
    """Cases whose outcome became final this month: what can be appealed waits for a month."""
    disputes, closed = dockets.disputes, dockets.closed_rows()
    open_to_appeal = np.isin(closed, appealable(disputes, closed), assume_unique=True)
    before = appealable(disputes, dockets.closed_last_month())
    unappealed = before[~appealed(month, disputes, before, about)]
    return np.concatenate([closed[~open_to_appeal], unappealed])


def refile(
    month: Month, dockets: Dockets, rows: Rows, body: Rows, *, filed: Floats, **changes: object
) -> Rows:
    """Begin a case anew at another body, with the first as its parent. Returns the new rows."""
    disputes = dockets.disputes
    if not rows.size:
        return rows
    copied = {name: getattr(disputes, name)[rows] for name in KEPT_WHEN_REFILED}
    technical = (disputes.track[rows] == TECHNICAL) & (body == INTERMEDIATE_COURT)
    return dockets.file(
        rows.size,
        **{**copied, **changes},
        key=chance.children(disputes.key[rows], month.index, np.zeros(rows.size, dtype=np.intp), "refiled"),
        parent=disputes.key[rows],
        body=body,
        track=np.where(technical, TECHNICAL, ORDINARY),
        filed=filed,
    )


def settle_awards(disputes: Disputes, rows: Rows, innovators: Innovators, accounts: Accounts) -> float:
    """Infringers pay owners what they can; fines leave the city. Returns the sum paid, CNY.

    A party outside the table pays from, or is paid into, the outside account.
    """
    owed = disputes.award[rows]
    rows, owed = rows[owed > 0.0], owed[owed > 0.0]
    payer = _present(innovators, disputes.infringer[rows])
    compensates = (disputes.nature[rows] != CRIMINAL) & (disputes.body[rows] != ADMINISTRATIVE)
    payee = np.where(compensates, _present(innovators, disputes.owner[rows]), -1)
    paid = np.minimum(owed, purses(innovators, payer))
    inside = payer >= 0
    accounts.charge_firms("outside", payer[inside], paid[inside] / innovators.weight[payer[inside]])
    got = payee >= 0
    accounts.pay_firms("outside", payee[got], paid[got] / innovators.weight[payee[got]])
    return float(paid.sum())


def purses(innovators: Innovators, payer: Rows) -> Floats:
    """What each payer can pay for each of its cases, CNY; without bound outside the table."""
    inside = payer >= 0
    cases = np.bincount(payer[inside], minlength=1)
    purse = np.full(payer.shape, np.inf)
    one = payer[inside]
    purse[inside] = np.maximum(innovators.cash[one], 0.0) / cases[one]
    return purse


def _present(innovators: Innovators, rows: Rows) -> Rows:
    """Rows of innovators that still exist, else -1."""
    return np.where((rows >= 0) & (innovators.exited[rows] == OPEN), rows, -1)
