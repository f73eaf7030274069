"""Acceptance (立案与分流): a case filed gets its track, court, clocks, hours and limit.

Pressure acts here: full dockets put more of the simple cases on fast tracks and shorten each case, and
long waits make parties settle.
"""

import numpy as np

from model import chance
from model.arrays import Codes, Floats, Rows
from model.city import City
from model.dockets import Dockets
from model.institutions.appraisal import Appraisers
from model.institutions.bench import fast_share, hurried
from model.institutions.clocks import by_track, set_clocks
from model.institutions.hours import lengths
from model.month import DAYS_PER_MONTH, Month
from model.parameters.court import CourtParameters
from model.region import Economy
from model.tables.disputes import (
    BASIC_COURT,
    CRIMINAL,
    INTERMEDIATE_COURT,
    NEVER,
    ORDINARY,
    SECOND_INSTANCE,
    SMALL_CLAIMS,
    SUMMARY,
    TECHNICAL,
    Disputes,
)

INTERMEDIATE, APPEALS, FIRST_BASIC = 0, 1, 2
"""Places in the list of courts; the basic courts are the last."""
COURT_BODIES = (BASIC_COURT, INTERMEDIATE_COURT, SECOND_INSTANCE)


def basic_courts(economy: Economy) -> int:
    """Basic courts that hear IP cases in a month; one takes what the law leaves to that level."""
    return max(1, int(economy.basic_courts))


def track_of(
    month: Month, disputes: Disputes, rows: Rows, about: CourtParameters, load: float = 1.0
) -> Codes:
    """Procedure of each case: technical as filed, else by triage small claims, summary or ordinary."""
    keys, body = disputes.key[rows], disputes.body[rows]
    technical = (body == INTERMEDIATE_COURT) & (disputes.track[rows] == TECHNICAL)
    share = fast_share(month.policy.fast_track_share, load, about)
    fast = disputes.simple[rows] & month.happens("court.fast_track", keys, share)
    small = fast & (disputes.loss[rows] <= month.policy.small_claims_limit)
    civil = (disputes.nature[rows] != CRIMINAL) & (body != SECOND_INSTANCE)
    return np.select(
        [technical, civil & small, civil & fast], [TECHNICAL, SMALL_CLAIMS, SUMMARY], ORDINARY
    ).astype(np.int8)


def accept_cases(
    month: Month,
    dockets: Dockets,
    city: City,
    *,
    about: CourtParameters,
    investigators: float,
    appraisers: Appraisers | None = None,
    load: float = 1.0,
) -> Rows:
    """Take up what was filed with a court this month: triage, court, clocks, hours. Returns the rows.

    Parameters
    ----------
    investigators : technical investigators who stand and are staffed
    load : open cases per judge over the usual docket, at least 1
    """
    disputes = dockets.disputes
    rows = dockets.open_with(*COURT_BODIES)
    rows = rows[disputes.ready[rows] >= NEVER]
    if not rows.size:
        return rows
    disputes.track[rows] = track_of(month, disputes, rows, about, load)
    disputes.court[rows] = court_of(month, disputes, rows)
    pressure = congestion(month, city)
    chances = settling_chance(disputes, rows, about, pressure)
    disputes.settles[rows] = month.happens("court.settles", disputes.key[rows], chances)
    disputes.hours[rows] = hurried(effort(month, disputes, rows, about), load, about)
    disputes.limit[rows] = trial_limit(disputes, rows, about)
    set_clocks(month, disputes, rows, about, investigators, appraisers)
    return rows


def court_of(month: Month, disputes: Disputes, rows: Rows) -> np.ndarray:
    """Index of the court: first instances of the basic level are spread over the basic courts open."""
    u = chance.uniform(month.seed, "court.place", disputes.key[rows], 0)
    basic = FIRST_BASIC + np.floor(u * basic_courts(month.economy)).astype(np.int8)
    body = disputes.body[rows]
    return np.select([body == INTERMEDIATE_COURT, body == SECOND_INSTANCE], [INTERMEDIATE, APPEALS], basic)


def congestion(month: Month, city: City) -> float:
    """Time of a court case as owners perceive it over that of the opening, log."""
    opening = city.opening or city
    return float(np.log(city.felt("court_days", "congestion_route", month.hold) / opening.court_days))


def settling_chance(disputes: Disputes, rows: Rows, about: CourtParameters, pressure: float) -> Floats:
    """Chance that the parties settle or withdraw before judgment, more under congestion; crimes do not."""
    chances = np.select(
        [
            disputes.nature[rows] == CRIMINAL,
            disputes.body[rows] == SECOND_INSTANCE,
            disputes.serial[rows],
            disputes.track[rows] == TECHNICAL,
        ],
        [0.0, about.settle_second, about.settle_serial, about.settle_technical],
        about.settle_other,
    )
    kept = np.exp(-about.settle_pressure * pressure) * (1.0 - chances)
    return np.where(chances > 0.0, chances / (chances + kept), 0.0)


def effort(month: Month, disputes: Disputes, rows: Rows, about: CourtParameters) -> Floats:
    """Judge hours of each case, log-normal by track; less if it settles or is one of many."""
    tracks = (about.hours_small_claims, about.hours_summary, about.hours_ordinary, about.hours_technical)
    mean = by_track(disputes, rows, tracks, about.hours_second)
    mean = mean * np.where(disputes.settles[rows], about.settled_effort, 1.0)
    mean = mean * np.where(disputes.serial[rows], about.serial_effort, 1.0)
    return mean * lengths(month, "court.hours", disputes.key[rows], about.hours_spread)


def trial_limit(disputes: Disputes, rows: Rows, about: CourtParameters) -> Floats:
    """Statutory trial time limit, days."""
    months = (about.limit_small_claims, about.limit_summary, about.limit_ordinary, about.limit_ordinary)
    return by_track(disputes, rows, months, about.limit_second) * DAYS_PER_MONTH
