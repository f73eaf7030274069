"""Disputes (纠纷): one row per case brought to a body, with dates in days.

Days are counted from 2020-01-01 (``Month.first_day``), months of equal length. A case that moves to
another body ends there and begins here as a new row with ``parent`` set to the key of the first.
"""

import numpy as np

from model.arrays import Codes, Floats, Keys, Mask, Rows
from model.tables.table import Table, column

NEVER = 1e9
"""A day that has not come."""

PATENT, TRADEMARK, COPYRIGHT, SECRET, OTHER_RIGHT = 0, 1, 2, 3, 4
BASIC_COURT, INTERMEDIATE_COURT, SECOND_INSTANCE, ADMINISTRATIVE, MEDIATION, ARBITRATION, CUSTOMS = range(7)
CIVIL, ADMIN, CRIMINAL = 0, 1, 2
SMALL_CLAIMS, SUMMARY, ORDINARY, TECHNICAL = 0, 1, 2, 3
OPEN_CASE, WITHDRAWN, MEDIATED, JUDGED_FOR_OWNER, JUDGED_AGAINST, TRANSFERRED, REMANDED = range(7)

NO_AWARD, STATUTORY, PROVEN, PUNITIVE = 0, 1, 2, 3


class Disputes(Table):
    """One row per case, at full count at every scale; rows never move."""

    key: Keys = column(np.uint64, 0, "identity")
    parent: Keys = column(np.uint64, 0, "key of the case that this one follows (appeal, transfer), else 0")
    right: Codes = column(np.int8, OTHER_RIGHT, "patent, trademark, copyright, secret, other")
    patent: Rows = column(np.int64, -1, "row of patents, -1 = another right")
    owner: Rows = column(np.int64, -1, "row of innovators, -1 = an owner outside the table")
    infringer: Rows = column(np.int64, -1, "row of innovators, -1 = outside the table")
    loss: Floats = column(np.float64, 0.0, "proven loss, CNY")
    body: Codes = column(np.int8, BASIC_COURT, "where the case is")
    court: Codes = column(np.int8, -1, "index of model.courts that has the case, -1 = no court yet")
    then: Codes = column(np.int8, -1, "body that takes the case if mediation fails, -1 = none")
    nature: Codes = column(np.int8, CIVIL, "civil, administrative, criminal")
    simple: Mask = column(np.bool_, False, "clear facts and law: eligible for the fast tracks")
    aid: Mask = column(np.bool_, False, "rights aid (维权援助) rather than mediation")
    track: Codes = column(np.int8, ORDINARY, "small claims, summary, ordinary, technical")
    serial: Mask = column(np.bool_, False, "mass suit of a serial plaintiff")
    outside: Mask = column(np.bool_, False, "technical case of a place outside the region")
    filed: Floats = column(np.float64, NEVER, "day filed")
    served: Floats = column(np.float64, NEVER, "day on which the defendant had the papers")
    ready: Floats = column(np.float64, NEVER, "day on which the procedural clocks have run")
    assigned: Floats = column(np.float64, NEVER, "day on which it came on the docket of its judge")
    judge: Codes = column(np.int16, -1, "place of its judge in the court, -1 = on no docket")
    heard: Floats = column(np.float64, NEVER, "day on which its judge began to work on it")
    hours: Floats = column(np.float64, 0.0, "judge or officer hours that the case takes")
    settles: Mask = column(np.bool_, False, "the parties will settle or withdraw before judgment")
    worked: Floats = column(np.float64, 0.0, "hours spent so far")
    closed: Floats = column(np.float64, NEVER, "day closed")
    stopped: Floats = column(np.float64, 0.0, "days for which the legal clock stood still")
    limit: Floats = column(np.float64, 0.0, "statutory trial time limit, legal days")
    outcome: Codes = column(np.int8, OPEN_CASE, "open, withdrawn, mediated, judged, transferred, remanded")
    reviewed: Codes = column(np.int8, OPEN_CASE, "of an appeal: outcome of the judgment below")
    award: Floats = column(np.float64, 0.0, "damages or fine, CNY")
    basis: Codes = column(np.int8, 0, "of damages awarded: none, statutory, proven loss, punitive")
    expert: Mask = column(np.bool_, False, "heard with an expert people's assessor")
    investigator: Mask = column(np.bool_, False, "with a technical investigator")
    intervened: Mask = column(np.bool_, False, "criminal case with early intervention of the procuratorate")
    mediation_offered: Mask = column(np.bool_, False, "administrative mediation was offered")

    def pending(self) -> Mask:
        """Filed and not closed."""
        return self.closed >= NEVER
