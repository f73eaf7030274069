"""How an administrative case runs (行政裁决程序): triage, procedure, validity, decision, fine.

Simple cases may take the fast track, all may be handled online or in writing. In a complex patent case the
infringer may ask the national board to declare the patent invalid; the case then waits for the board, less
long if both are heard jointly, and falls with the patent.
"""

import numpy as np

from model.arrays import Codes, Floats, Mask, Rows
from model.institutions.appeal_board import AppealBoard
from model.institutions.appraisal import Appraisers
from model.institutions.hours import lengths
from model.month import DAYS_PER_MONTH, Month
from model.parameters.bodies import BodyParameters
from model.tables.disputes import (
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    MEDIATED,
    ORDINARY,
    PATENT,
    SECRET,
    SUMMARY,
    Disputes,
)
from model.tables.patents import INVALIDATED, Patents
from model.tables.petitions import UNDECIDED


def accept(
    month: Month,
    disputes: Disputes,
    rows: Rows,
    about: BodyParameters,
    *,
    board: AppealBoard | None = None,
    patents: Patents | None = None,
    appraisers: Appraisers | None = None,
) -> None:
    """Triage, effort and clock of new administrative cases; without a board its national mean time runs."""
    keys, policy = disputes.key[rows], month.policy
    simple = month.happens("admin.simple", keys, about.admin_simple)
    fast = simple & month.happens("admin.fast", keys, policy.admin_fast_track_share)
    online = month.happens("admin.online", keys, policy.online_adjudication_share)
    factor = np.where(fast, about.admin_fast_effort, 1.0) * np.where(online, about.admin_online_effort, 1.0)
    hours = np.where(simple, about.admin_hours_simple, about.admin_hours_complex)
    days = np.where(simple, about.admin_days_simple, about.admin_days_complex)
    stopped = suspension_days(month, disputes, rows, simple, about, board, patents)
    if appraisers is not None:
        stopped += appraisal_days(month, disputes, rows, simple, about, appraisers)
    clock = lengths(month, "admin.clock", keys, about.clock_spread)
    disputes.simple[rows] = simple
    disputes.track[rows] = np.where(fast, SUMMARY, ORDINARY)
    disputes.hours[rows] = hours * factor
    disputes.stopped[rows] = stopped
    disputes.limit[rows] = about.admin_limit * DAYS_PER_MONTH
    disputes.ready[rows] = disputes.filed[rows] + days * factor * clock + stopped


def suspension_days(
    month: Month,
    disputes: Disputes,
    rows: Rows,
    simple: Mask,
    about: BodyParameters,
    board: AppealBoard | None = None,
    patents: Patents | None = None,
) -> Floats:
    """Complex patent cases wait for the decision on validity; joint hearings shorten it."""
    days = np.zeros(rows.size)
    complex_ones = np.flatnonzero((disputes.right[rows] == PATENT) & ~simple)
    keys = disputes.key[rows[complex_ones]]
    asked = complex_ones[month.happens("admin.invalidity", keys, about.invalidity_share)]
    if not asked.size:
        return days
    here = rows[asked]
    wait = np.full(here.size, float(about.invalidity_days))
    if board is not None and patents is not None:
        known = disputes.patent[here] >= 0
        board.petition(month, patents, disputes.patent[here[known]])
        wait[known] = until_decided(board, disputes, here[known], otherwise=about.invalidity_days)
    share = month.policy.joint_invalidation_hearing_share
    joint = month.happens("admin.joint", disputes.key[here], share)
    days[asked] = wait * np.where(joint, 1.0 - about.joint_hearing_effect, 1.0)
    return days


def until_decided(board: AppealBoard, disputes: Disputes, rows: Rows, *, otherwise: float) -> Floats:
    """Days from filing until the board decides on each case's patent, in mid-month, shape of ``rows``.

    A patent that is not in force is under no petition: ``otherwise`` holds.
    """
    waiting = np.flatnonzero(board.petitions.outcome == UNDECIDED)
    if not waiting.size:
        return np.full(rows.size, otherwise)
    waiting = waiting[np.argsort(board.petitions.patent[waiting], kind="stable")]
    patents, wanted = board.petitions.patent[waiting], disputes.patent[rows]
    place = np.minimum(np.searchsorted(patents, wanted), waiting.size - 1)
    decided = (board.petitions.due[waiting[place]] + 1.0) * DAYS_PER_MONTH - DAYS_PER_MONTH / 2.0
    days = np.maximum(decided - disputes.filed[rows], 0.0)
    return np.where(patents[place] == wanted, days, otherwise)


def appraisal_days(
    month: Month, disputes: Disputes, rows: Rows, simple: Mask, about: BodyParameters, appraisers: Appraisers
) -> Floats:
    """Complex technical cases that need an appraisal wait for one, behind those of the courts."""
    right = disputes.right[rows]
    needed = ~simple & ((right == PATENT) | (right == SECRET))
    technical = np.flatnonzero(needed)
    needed[technical] = month.happens("admin.appraisal", disputes.key[rows[technical]], about.admin_appraisal)
    return appraisers.take(month, needed)


def decide(
    month: Month, disputes: Disputes, rows: Rows, about: BodyParameters, patents: Patents | None = None
) -> Codes:
    """Infringement found, mediated, or dismissed, shape of ``rows``; writes the fines."""
    u = month.uniform("admin.outcome", disputes.key[rows])
    found = u < about.admin_found
    outcome = np.where(
        found,
        JUDGED_FOR_OWNER,
        np.where(u < about.admin_found + about.admin_mediated, MEDIATED, JUDGED_AGAINST),
    )
    void = is_void(disputes, rows, patents)
    outcome = np.where(void, JUDGED_AGAINST, outcome)
    fined = found & ~void & (disputes.right[rows] != PATENT)  # adjudication orders to stop and fines nobody
    z = month.normal("admin.fine", disputes.key[rows])
    disputes.award[rows] = np.where(fined, about.fine * np.exp(about.fine_spread * z), 0.0)
    return outcome.astype(np.int8)


def is_void(disputes: Disputes, rows: Rows, patents: Patents | None) -> Mask:
    """Cases whose patent was declared invalid meanwhile, shape of ``rows``."""
    void = np.zeros(rows.size, dtype=np.bool_)
    patent = disputes.patent[rows]
    known = np.flatnonzero(patent >= 0)
    if patents is not None and known.size:
        void[known] = patents.outcome[patent[known]] == INVALIDATED
    return void
