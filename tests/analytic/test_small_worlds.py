"""Whole small worlds in which theory says what must come out."""

from dataclasses import replace

import numpy as np
import pytest

from model.arrays import OPEN
from model.behaviour.option import understood
from model.dockets import pending_by_body
from model.model import IPEcosystem
from model.month import DAYS_PER_MONTH
from model.policy import PolicyPath
from model.tables.disputes import (
    ADMINISTRATIVE,
    ARBITRATION,
    MEDIATION,
    NEVER,
    OPEN_CASE,
    SECOND_INSTANCE,
    TRANSFERRED,
)
from model.tables.patents import EXPIRED, INVENTION, LAPSED, ORDINARY, PRIORITY, Patents
from tests.invariants.worlds import SCALE, founded, region, world

TERM_MONTHS = np.array([240, 120, 120])
"""Longest life by kind, from filing."""
FORTUNE = 1e12
"""CNY a year that a patent brings where nobody minds a fee."""


def test_where_the_nation_grants_nothing_only_the_board_lets_anything_through():
    nation = tuple(replace(month, grant_rate=1e-12) for month in region().economies)
    place = replace(region(), economies=nation)
    city = IPEcosystem(place, PolicyPath.constant(24), scale=SCALE).run(24)
    patents, series = city.patents, city.series()
    granted = np.flatnonzero((patents.granted >= 0) & (patents.granted < 24) & (patents.kind == INVENTION))
    assert np.all(patents.refused[granted] < patents.granted[granted])  # reversed by the board
    assert series["grant_share_by_route_ordinary.numerator"].sum() == 0.0
    assert series["invention_applications"].sum() > 0.0
    lost = series["valid_invention_patents"][-1] - series["valid_invention_patents"][0]
    assert lost < series["invention_grants"].sum()


def test_without_slots_nothing_takes_the_fast_route():
    city = world(18, preexam_capacity=0.0, protection_centre_quota=5000.0, quick_centre_quota=2000.0)
    assert len(city.patents) > 0
    assert np.all((city.patents.route == ORDINARY) | (city.patents.route == PRIORITY))
    assert city.protection_centre.unserved > 0.0


@pytest.mark.parametrize(
    ("lever", "body"),
    [
        ("adjudication_officers", ADMINISTRATIVE),
        ("mediators", MEDIATION),
        ("arbitration_capacity", ARBITRATION),
    ],
)
def test_a_body_without_staff_keeps_every_case(lever, body):
    city = world(12, **{lever: 0.0})
    disputes = city.disputes
    here = disputes.body == body
    assert np.count_nonzero(here) > 0
    assert set(disputes.outcome[here]) <= {OPEN_CASE, TRANSFERRED}  # crimes are passed on unheard
    kept = here & (disputes.outcome == OPEN_CASE)
    end = 12 * DAYS_PER_MONTH
    assert pending_by_body(disputes, end)[body] == np.count_nonzero(kept & (disputes.filed < end))


def test_where_a_filing_without_an_idea_brings_nothing_there_is_none():
    idle = {"filing.abnormal_status": 0.0}
    free = world(24, parameters=idle, filing_subsidy_quantity=0.0, abnormal_filing_control=0.0).patents
    assert not free.abnormal[free.filed >= 0].any()
    paid = world(24, parameters=idle, filing_subsidy_quantity=2500.0).patents
    assert paid.abnormal[paid.filed >= 0].any()


def age_of_pending(city: IPEcosystem, day: float) -> float:
    """Days that the court cases pending on a day have waited by then, together."""
    disputes = city.disputes
    here = (disputes.body <= SECOND_INSTANCE) & (disputes.filed < day) & (disputes.closed >= day)
    return float(np.sum(day - disputes.filed[here]))


def test_cases_pending_over_time_are_the_days_that_cases_spend_in_court():
    """Little's law on a path: the area under the docket is the time of those closed, ends set right."""
    city, first = founded(PolicyPath.constant(60)).run(60), 12
    disputes, end = city.disputes, 60 * DAYS_PER_MONTH
    level = city.series()["court_cases_pending"][first - 1 :]
    area = float(np.sum(0.5 * (level[1:] + level[:-1]))) * DAYS_PER_MONTH
    closed = (disputes.body <= SECOND_INSTANCE) & (disputes.closed < end)
    closed &= disputes.closed >= first * DAYS_PER_MONTH
    spent = float(np.sum(disputes.closed[closed] - disputes.filed[closed]))
    spent += age_of_pending(city, end) - age_of_pending(city, first * DAYS_PER_MONTH)
    assert disputes.closed[closed].max() < NEVER
    assert area == pytest.approx(spent, rel=0.02)  # the docket is read at month ends only


def age_at_end(patents: Patents, rows: np.ndarray) -> np.ndarray:
    return patents.ended[rows] - patents.filed[rows]


def test_a_patent_that_brings_a_fortune_is_kept_until_it_expires():
    city = founded(PolicyPath.constant(36))
    for _ in range(36):
        city.patents.value[:] = FORTUNE
        city.step()
    patents = city.patents
    lapsed = np.flatnonzero((patents.outcome == LAPSED) & ~patents.abnormal)
    twin = patents.twin[lapsed] >= 0  # given up when the invention was granted
    orphaned = city.innovators.exited[patents.owner[lapsed]] != OPEN  # given up by a liquidator
    years = (patents.ended[lapsed] - patents.filed[lapsed]) // 12
    told = understood(city.seed_used, patents.key[lapsed], years, city.parameters.portfolio)
    assert np.all(twin | orphaned | ~told)
    expired = np.flatnonzero(patents.outcome == EXPIRED)
    assert expired.size
    assert np.all(age_at_end(patents, expired) >= TERM_MONTHS[patents.kind[expired]])
    alive = np.flatnonzero(patents.in_force() & (patents.kind == INVENTION))
    assert np.all(35 - patents.filed[alive] < TERM_MONTHS[INVENTION])
