"""Procedural clocks of courts (程序期间): what takes days and no judge.

Service, defence, evidence and calendar, objections, appraisal, a missing investigator. Two clocks run:
calendar days, and the legal clock of the trial limit, which stands still for some of them.
"""

import numpy as np

from model.arrays import Floats, Rows
from model.institutions.appraisal import Appraisers
from model.institutions.hours import lengths
from model.month import Month
from model.parameters.court import CourtParameters
from model.tables.disputes import SECOND_INSTANCE, TECHNICAL, Disputes


def by_track(
    disputes: Disputes, rows: Rows, values: tuple[float, float, float, float], second: float
) -> Floats:
    """One declared number per case: by track in first instance, another in second."""
    return np.where(disputes.body[rows] == SECOND_INSTANCE, second, np.array(values)[disputes.track[rows]])


def set_clocks(
    month: Month,
    disputes: Disputes,
    rows: Rows,
    about: CourtParameters,
    investigators: float,
    appraisers: Appraisers | None = None,
) -> None:
    """Days until a case is ready for its judge, and the part for which the legal clock stands still."""
    appraised = appraisal_days(month, disputes, rows, about, appraisers)
    stopped = objection_days(month, disputes, rows, about) + appraised
    stopped += investigator_days(month, disputes, rows, about, investigators)
    served = disputes.filed[rows] + service_days(month, disputes, rows, about)
    disputes.served[rows], disputes.stopped[rows] = served, stopped
    disputes.ready[rows] = served + about.answer + preparation_days(month, disputes, rows, about) + stopped


def service_days(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> Floats:
    """Service of documents: electronic or on paper; longer across cities unless coordinated."""
    keys, policy = disputes.key[rows], month.policy
    electronic = month.happens("court.electronic", keys, policy.electronic_service_share)
    mean = np.where(electronic, about.service_electronic, about.service_paper)
    far = month.happens("court.cross_city", keys, about.cross_city * (1.0 - policy.metro_coordination))
    spread = lengths(month, "court.service", keys, about.clock_spread)
    return mean * spread + far * about.cross_city_days


def preparation_days(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> Floats:
    """Evidence, calendar, and the writing of the judgment where one is written."""
    tracks = (
        about.prepare_small_claims,
        about.prepare_summary,
        about.prepare_ordinary,
        about.prepare_technical,
    )
    mean = by_track(disputes, rows, tracks, about.prepare_second)
    part = np.where(disputes.settles[rows], about.settled_share_of_clock, 1.0 + about.deliberation)
    days = mean * part * lengths(month, "court.prepare", disputes.key[rows], about.clock_spread)
    return np.maximum(days - about.intervention_days * disputes.intervened[rows], 0.0)


def objection_days(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> Floats:
    """Objections to jurisdiction stop the clock; appeals have none."""
    first = disputes.body[rows] != SECOND_INSTANCE
    return about.objection_days * (
        first & month.happens("court.objection", disputes.key[rows], about.objection_share)
    )


def appraisal_days(
    month: Month,
    disputes: Disputes,
    rows: Rows,
    about: CourtParameters,
    appraisers: Appraisers | None = None,
) -> Floats:
    """Forensic appraisal: each waits for the city's appraisers, or goes elsewhere if that is sooner.

    Before the opening there are no appraisers to queue for: a month's room in the city, the rest elsewhere.
    """
    keys = disputes.key[rows]
    technical = disputes.track[rows] == TECHNICAL
    share = np.where(technical, about.appraisal_technical, about.appraisal_other)
    needed = month.happens("court.appraisal", keys, np.where(disputes.settles[rows], 0.0, share))
    if appraisers is not None:
        return appraisers.take(month, needed)
    room = month.policy.appraisal_capacity / 12.0
    here = np.cumsum(needed) <= room
    return needed * about.appraisal_days * np.where(here, 1.0, about.appraisal_elsewhere)


def investigator_days(
    month: Month, disputes: Disputes, rows: Rows, about: CourtParameters, investigators: float
) -> Floats:
    """Technical cases that need an investigator and find none wait; those who find one are marked."""
    technical = disputes.track[rows] == TECHNICAL
    needed = technical & month.happens("court.investigator", disputes.key[rows], about.investigator_need)
    room = investigators * about.investigator_cases / 12.0
    found = needed & (np.cumsum(needed) <= room)
    disputes.investigator[rows[found]] = True
    return about.investigator_delay * (needed & ~found)
