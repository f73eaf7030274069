"""The life of an application: dates in order, competing risks, the nation's pace, the board."""

from functools import lru_cache

import mesa
import numpy as np
import pytest

from model import chance
from model.arrays import OPEN
from model.institutions.examining import HISTORY, Pace, concluded, mean_log_odds, pace_of, years_between
from model.institutions.examining_loops import GRANT, REFUSE, WITHDRAW, attacked, verdicts
from model.institutions.patent_office import PUBLICATION_MONTHS, REQUEST_MONTHS, PatentOffice
from model.month import Month
from model.parameters.examination import ExaminationParameters
from model.policy import Policy
from model.tables.innovators import Innovators
from model.tables.patents import (
    DESIGN,
    INVALIDATED,
    INVENTION,
    PRIORITY,
    REEXAMINATION,
    REFUSED,
    UTILITY_MODEL,
    WITHDRAWN,
    Patents,
)
from model.tables.petitions import MAINTAINED, MOOT, PARTLY_VOID, VOID
from tests.invariants.worlds import region, world

RULES = ExaminationParameters()
MANY = 20_000


@pytest.fixture
def office() -> PatentOffice:
    return PatentOffice(mesa.Model(rng=0), region(), RULES)


def month(index: int) -> Month:
    return Month(index, Policy(), region().at(max(index, 0)), 7)


def applications(kind: int = INVENTION, *, filed: int = 0, count: int = MANY) -> Patents:
    patents = Patents()
    keys = chance.children(np.full(count, 3, np.uint64), filed, np.arange(count), "test")
    quality = chance.normal(chance.uniform(5, "quality", keys, 0))
    strategic = chance.uniform(5, "field", keys, 0) < 0.3
    patents.append(
        count, key=keys, owner=0, kind=kind, filed=filed, quality=quality, strategic=strategic, value=1e4
    )
    return patents


@lru_cache(maxsize=1)
def lived(kind: int = INVENTION, months: int = 110) -> tuple[Patents, PatentOffice]:
    """One cohort of January 2020 and its life in a lonely office."""
    office = PatentOffice(mesa.Model(rng=0), region(), RULES)
    patents, owner = applications(kind), Innovators()
    owner.append(1)
    office.receive(month(0), patents, np.arange(MANY))
    for index in range(1, months):
        due = np.flatnonzero(patents.due == index)
        office.examine(month(index), patents, owner, due)
    return patents, office


def test_grant_refusal_and_withdrawal_are_all_that_can_happen_and_add_up_to_one():
    patents, rows = applications(), np.arange(MANY)
    u = (np.arange(MANY) + 0.5) / MANY
    patents.quality[:] = 0.4
    odds = np.log(np.array([0.55, 0.9, 0.9]) / (1.0 - np.array([0.55, 0.9, 0.9])))
    ends = verdicts(
        u,
        rows,
        patents.kind,
        patents.route,
        patents.quality,
        odds,
        0.8,
        np.zeros(4),
        RULES.withdrawn_of_failed,
    )
    granted = 1.0 / (1.0 + np.exp(-odds[0] - 0.32))
    shares = np.bincount(ends, minlength=3) / MANY
    failed = 1.0 - granted
    withdrawn = failed * RULES.withdrawn_of_failed
    assert shares.sum() == 1.0
    assert shares[[GRANT, REFUSE, WITHDRAW]] == pytest.approx(
        [granted, failed - withdrawn, withdrawn], abs=1e-4
    )


def test_the_mean_grant_share_is_the_nations_whatever_quality_means(office):
    rows = np.arange(MANY)
    share = np.mean(office.verdicts(month(18), applications(), rows) == GRANT)
    assert share == pytest.approx(region().at(18).grant_rate, abs=0.01)
    assert mean_log_odds(np.array([0.7]), 0.0)[0] == pytest.approx(np.log(0.7 / 0.3))


def test_better_applications_are_granted_more():
    patents, _ = lived()
    good, bad = patents.quality > 1.0, patents.quality < -1.0
    granted = patents.granted != OPEN
    assert granted[good].mean() > granted[bad].mean() + 0.2


def test_the_dates_of_an_application_are_in_order():
    patents, _ = lived()
    entered = np.flatnonzero(patents.entered != OPEN)
    assert np.all(patents.filed[entered] < patents.published[entered])
    assert np.all(patents.published[entered] <= patents.entered[entered])
    assert np.all(patents.entered[entered] < patents.acted[entered])
    for decided in (patents.granted, patents.refused, patents.ended):
        rows = entered.compress(decided[entered] != OPEN)
        assert rows.size
        assert np.all(patents.acted[rows] < decided[rows])
    assert np.all(patents.published - patents.filed <= PUBLICATION_MONTHS)
    asked = patents.entered[entered] - patents.filed[entered]
    assert asked.max() <= REQUEST_MONTHS


def test_who_never_asks_for_examination_is_out_after_three_years():
    patents, _ = lived()
    never = np.flatnonzero(patents.entered == OPEN)
    assert never.size / MANY == pytest.approx(
        RULES.never_request * (1 - 0.3 * RULES.priority_strategic), abs=0.005
    )
    assert np.all(patents.ended[never] == REQUEST_MONTHS)
    assert np.all(patents.outcome[never] == WITHDRAWN)


def test_withdrawn_is_kept_apart_from_refused():
    patents, _ = lived()
    withdrawn, refused = patents.outcome == WITHDRAWN, patents.outcome == REFUSED
    assert np.all(patents.refused[withdrawn] == OPEN)
    assert np.all(patents.refused[refused] != OPEN)
    examined = withdrawn & (patents.entered != OPEN)
    failed = examined.sum() + np.count_nonzero(patents.refused != OPEN)
    assert examined.sum() / failed == pytest.approx(RULES.withdrawn_of_failed, abs=0.02)


def test_the_published_pendency_is_met_in_the_year_of_conclusion():
    pace = pace_of(region(), RULES)
    entered = np.repeat(np.arange(-50, 40), 400).astype(np.int32)
    u = (np.arange(entered.size) * 0.618034) % 1.0
    work = chance.lognormal(np.clip(u, 1e-6, 1 - 1e-6), RULES.exam_spread)
    quick = (np.arange(entered.size) % 4) == 0
    end = concluded(pace, quick, entered, work)
    for year, mean, high_value in ((2021, 18.5, 13.3), (2022, 16.5, 13.0)):
        here = (end >= 12 * (year - 2020)) & (end < 12 * (year - 2019))
        time = end - entered
        assert time[here].mean() == pytest.approx(mean, abs=0.8)
        assert time[here & quick].mean() == pytest.approx(high_value, abs=0.8)


def test_newtons_steps_solve_the_time_of_conclusion():
    level = np.array([np.linspace(22.0, 14.0, 200)] * 2)
    fall = np.diff(level, append=level[:, -1:])
    pace = Pace(level, level - fall * np.arange(200), fall)
    entered, work = np.arange(0, 60, 6), np.linspace(0.3, 2.5, 10)
    end = concluded(pace, np.zeros(10, bool), entered, work)
    assert end - entered == pytest.approx(np.interp(end + HISTORY, np.arange(200), level[0]) * work, abs=1e-9)


def test_a_priority_examination_ends_within_a_year_of_entry():
    patents, _ = lived()
    rows = np.flatnonzero(patents.route == PRIORITY)
    assert rows.size / MANY == pytest.approx(0.3 * RULES.priority_strategic, abs=0.005)
    assert np.all(patents.strategic[rows])
    first = np.minimum(patents.granted[rows], patents.refused[rows])
    concluded_rows = first != OPEN
    assert np.max((first - patents.entered[rows])[concluded_rows]) <= 12
    assert np.all(patents.acted[rows] - patents.entered[rows] <= 2)


def test_refusals_are_re_examined_and_about_half_are_reversed():
    patents, _ = lived()
    refused = np.flatnonzero(patents.refused != OPEN)
    appealed = refused.compress(patents.stage[refused] >= REEXAMINATION)
    assert appealed.size / refused.size == pytest.approx(RULES.reexam_request, abs=0.02)
    assert np.all(
        patents.ended[np.setdiff1d(refused, appealed)] == patents.refused[np.setdiff1d(refused, appealed)]
    )
    decided = appealed.compress((patents.granted[appealed] != OPEN) | (patents.ended[appealed] != OPEN))
    won = patents.granted[decided] != OPEN
    assert won.mean() == pytest.approx(RULES.reexam_reversal, abs=0.05)
    assert np.all(patents.granted[decided[won]] > patents.refused[decided[won]])


def test_re_examination_became_slower_between_2016_and_2022():
    values = (11.9, 14.1, 16.4, 17.2)
    years = (2016, 2020, 2021, 2022)
    path = [years_between(index, years, values) for index in range(-60, 60)]
    assert path[0] < path[-1] == 17.2
    assert np.all(np.diff(path) >= 0.0)


@pytest.mark.parametrize(
    ("kind", "share"), [(UTILITY_MODEL, RULES.utility_grant), (DESIGN, RULES.design_grant)]
)
def test_small_rights_are_decided_once_and_their_share_granted_is_kept(office, kind, share):
    patents, owner = applications(kind), Innovators()
    owner.append(1)
    office.receive(month(0), patents, np.arange(MANY))
    for index in range(1, 60):
        office.examine(month(index), patents, owner, np.flatnonzero(patents.due == index))
    assert np.mean(patents.granted != OPEN) == pytest.approx(share, abs=0.015)
    assert not np.any(patents.pending())
    assert np.all(patents.entered == OPEN)


def in_force(count: int = MANY, kind: int = UTILITY_MODEL) -> Patents:
    patents = applications(kind, filed=-40, count=count)
    patents.granted[:] = -20
    patents.due[:] = 8
    return patents


def test_a_petition_is_decided_after_months_by_the_nations_shares(office):
    patents, owner, board = in_force(), Innovators(), office.board
    owner.append(1, inventions=1.0)
    assert board.petition(month(3), patents, np.arange(MANY)).size == MANY
    assert board.petition(month(4), patents, np.arange(MANY)).size == 0
    gone = np.concatenate([board.invalidate(month(index), patents, owner) for index in range(4, 40)])
    outcome = board.petitions.outcome
    assert np.mean(outcome == VOID) == pytest.approx(RULES.void_utility, abs=0.015)
    assert np.mean(outcome == PARTLY_VOID) == pytest.approx(RULES.partly_void_utility, abs=0.015)
    assert set(outcome) == {VOID, PARTLY_VOID, MAINTAINED}
    assert np.mean(board.petitions.due - 3) == pytest.approx(RULES.invalidation_months, abs=0.2)
    assert np.all(patents.outcome[gone] == INVALIDATED)
    assert np.all(patents.due[gone] == OPEN)
    assert np.all(patents.value[outcome == PARTLY_VOID] < 1e4)


def test_a_petition_against_what_has_lapsed_meanwhile_is_moot(office):
    patents, owner, board = in_force(50), Innovators(), office.board
    owner.append(1)
    board.petition(month(3), patents, np.array([4, 4, 9]))
    patents.ended[4] = 4
    for index in range(4, 40):
        board.invalidate(month(index), patents, owner)
    assert board.petitions.outcome[board.petitions.patent == 4].tolist() == [MOOT]
    assert board.petitions.outcome[board.petitions.patent == 9].tolist() != [MOOT]


def test_only_patents_in_force_are_petitioned_against():
    patents = applications()
    patents.granted[:10] = -5
    u, rate = np.full(MANY, 1e-9), np.full(3, 1e-3)
    chosen = attacked(u, np.arange(MANY), patents.kind, patents.granted, patents.value, 0, rate, 0.0, 0.05)
    assert np.flatnonzero(chosen).tolist() == list(range(10))


def test_the_opening_backlog_has_dates_that_its_stages_allow():
    patents = world(1).patents
    rows = np.flatnonzero((patents.filed < 0) & (patents.kind == INVENTION) & (patents.entered != OPEN))
    assert np.all(patents.published[rows] <= patents.entered[rows])
    before = rows.compress((patents.ended[rows] != OPEN) | (patents.granted[rows] != OPEN))
    assert np.all(np.minimum(patents.ended[before], patents.granted[before]) >= 0)
    waiting = np.flatnonzero(patents.pending() & (patents.filed < 0))
    assert np.all(patents.due[waiting] > 0)
    assert np.any(patents.stage[waiting] == REEXAMINATION)
