"""Courts on small hand-made dockets: the queue against theory, clocks, triage, outcomes, appeals."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.accounts import Accounts
from model.chance import uniform
from model.city import City
from model.dockets import month_end
from model.institutions import bench as posts
from model.institutions import court, judgments, triage
from model.institutions.clocks import appraisal_days, investigator_days
from model.institutions.hours import serve
from model.month import DAYS_PER_MONTH, month_number
from model.opening_dockets import open_dockets
from model.parameters import Parameters
from model.tables import Innovators
from model.tables.disputes import (
    BASIC_COURT,
    INTERMEDIATE_COURT,
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    NEVER,
    ORDINARY,
    REMANDED,
    SECOND_INSTANCE,
    SMALL_CLAIMS,
    SUMMARY,
    TECHNICAL,
    WITHDRAWN,
    Disputes,
)
from tests.model import courtroom
from tests.model.courtroom import REGION, docket, in_month, town
from tests.model.small_city import month_of, small_region

ABOUT = Parameters().court
ALL = Parameters()
SPAN = 24 * DAYS_PER_MONTH


def arrivals(count: int) -> np.ndarray:
    return np.sort(SPAN * 0.8 * uniform(1, "test.arrivals", courtroom.keys(count), 0))


def efforts(count: int) -> np.ndarray:
    return 1.0 + 9.0 * uniform(1, "test.efforts", courtroom.keys(count), 0)


def served(
    ready: np.ndarray, hours: np.ndarray, a_month: float, months: int = 60
) -> tuple[np.ndarray, float]:
    """Closing days and hours used, month by month."""
    dockets, rows = docket(ready.size, ready=ready, hours=hours, filed=ready)
    disputes, used = dockets.disputes, 0.0
    for index in range(months):
        waiting = rows[disputes.closed[rows] >= NEVER]
        done, days, worked = serve(in_month(index), disputes, waiting, np.array([a_month]))
        disputes.closed[done] = days
        used += float(worked[0])
    return disputes.closed.copy(), used


def test_work_on_a_case_begins_when_it_is_ready_and_all_before_it_are_done():
    closed, _ = served(
        np.array([0.0, 1.0, 10.0]), np.array([2.0, 1.0, 1.0]), a_month=DAYS_PER_MONTH, months=1
    )
    np.testing.assert_allclose(closed, [2.0, 3.0, 11.0])


def test_cases_of_one_desk_do_not_hold_up_those_of_another():
    dockets, rows = docket(4, ready=np.array([0.0, 1.0, 0.0, 1.0]), hours=np.array([9.0, 9.0, 2.0, 2.0]))
    hours = np.full(5, DAYS_PER_MONTH)
    done, days, _ = serve(in_month(0), dockets.disputes, rows, hours, np.array([0, 0, 4, 4]))
    np.testing.assert_allclose(days[np.argsort(done)], [9.0, 18.0, 2.0, 4.0])


def test_all_hours_of_cases_are_worked_once():
    hours = efforts(400)
    _, used = served(arrivals(400), hours, a_month=120.0)
    assert used == pytest.approx(hours.sum())


def test_littles_law_holds_on_dates():
    closed, _ = served(ready := arrivals(500), efforts(500), a_month=130.0)
    grid = np.arange(0.0, closed.max() + 1.0, 0.01)
    pending = np.searchsorted(ready, grid, side="right") - np.searchsorted(
        np.sort(closed), grid, side="right"
    )
    horizon = grid[-1]
    arrival_rate, mean_days = ready.size / horizon, float(np.mean(closed - ready))
    assert pending.mean() == pytest.approx(arrival_rate * mean_days, rel=1e-3)


def test_evenly_spaced_cases_below_capacity_never_wait():
    ready = np.arange(100) * 2.0
    closed, _ = served(ready, np.full(100, 4.0), a_month=4.0 * DAYS_PER_MONTH, months=12)
    np.testing.assert_allclose(closed - ready, 1.0)


def test_an_idle_court_keeps_every_case():
    closed, used = served(arrivals(50), efforts(50), a_month=0.0, months=12)
    assert (closed >= NEVER).all()
    assert used == 0.0


@given(st.floats(20, 400), st.floats(0, 400))
def test_more_hours_never_lengthen_any_case(hours, more):
    slow, used = served(arrivals(120), efforts(120), a_month=hours, months=24)
    fast, _ = served(arrivals(120), efforts(120), a_month=hours + more, months=24)
    assert (fast <= slow + 1e-6).all()
    assert used <= 24 * hours + 1e-6


def accepted(dockets, **levers):
    rows = triage.accept_cases(in_month(0, **levers), dockets, town(), about=ABOUT, investigators=99.0)
    return dockets.disputes, rows


def test_triage_sends_small_simple_claims_to_the_small_track():
    dockets, _ = docket(200, simple=True, loss=np.tile([10e3, 90e3], 100))
    disputes, rows = accepted(dockets, fast_track_share=1.0, small_claims_limit=50e3)
    assert (disputes.track[rows] == np.tile([SMALL_CLAIMS, SUMMARY], 100)).all()


def test_without_a_fast_track_every_case_takes_the_ordinary_procedure():
    disputes, rows = accepted(docket(200, simple=True)[0], fast_track_share=0.0)
    assert (disputes.track[rows] == ORDINARY).all()


def test_a_wider_fast_track_moves_no_case_that_was_on_it_already():
    few, rows = accepted(docket(400, simple=True)[0], fast_track_share=0.3)
    many, _ = accepted(docket(400, simple=True)[0], fast_track_share=0.6)
    fast = few.track[rows] == SUMMARY
    assert fast.sum() < (many.track[rows] == SUMMARY).sum()
    assert (many.track[rows][fast] == SUMMARY).all()


def test_electronic_service_never_delays_a_case():
    paper, rows = accepted(docket(300)[0], electronic_service_share=0.0)
    online, _ = accepted(docket(300)[0], electronic_service_share=1.0)
    assert (online.ready[rows] < paper.ready[rows]).all()
    saved = np.mean(paper.ready[rows] - online.ready[rows])
    assert saved == pytest.approx(ABOUT.service_paper - ABOUT.service_electronic, rel=0.2)


def test_coordination_across_cities_saves_the_delay_of_cross_city_cases():
    apart, rows = accepted(docket(500)[0], metro_coordination=0.0)
    together, _ = accepted(docket(500)[0], metro_coordination=1.0)
    saved = apart.ready[rows] - together.ready[rows]
    assert np.allclose(np.unique(saved.round(6)), [0.0, ABOUT.cross_city_days])


def test_early_intervention_shortens_criminal_cases_only_where_it_happened():
    plain, rows = accepted(docket(100, nature=2)[0])
    joined, _ = accepted(docket(100, nature=2, intervened=np.arange(100) < 50)[0])
    saved = plain.ready[rows] - joined.ready[rows]
    assert (saved[:50] > 0.0).all()
    assert (saved[50:] == 0.0).all()


def test_appraisals_beyond_the_citys_capacity_take_longer():
    about = replace(ABOUT, appraisal_technical=0.3, settle_technical=0.35)
    dockets, rows = courtroom.technical(1000)
    roomy = appraisal_days(in_month(0, appraisal_capacity=5000.0), dockets.disputes, rows, about)
    short = appraisal_days(in_month(0, appraisal_capacity=120.0), dockets.disputes, rows, about)
    assert (short >= roomy).all()
    assert np.sum(short == about.appraisal_days) == 10
    assert set(np.unique(roomy)) == {0.0, about.appraisal_days}


def test_technical_cases_wait_when_investigators_are_short():
    dockets, rows = courtroom.technical(500)
    none = investigator_days(in_month(0), dockets.disputes, rows, ABOUT, 0.0)
    assert not dockets.disputes.investigator.any()
    many = investigator_days(in_month(0), dockets.disputes, rows, ABOUT, 1000.0)
    assert many.sum() == 0.0
    assert dockets.disputes.investigator.sum() == np.sum(none > 0.0)


def test_judges_sit_somewhere_and_follow_the_work():
    dockets, _ = docket(300, body=np.repeat([BASIC_COURT, INTERMEDIATE_COURT], [200, 100]))
    accepted(dockets)
    bench = courtroom.courts()
    for _ in range(2):
        court.assign_judges(in_month(0, judges=30.0), bench, dockets, about=ABOUT)
    assert sum(one.judges for one in bench) == pytest.approx(30.0)
    assert bench[triage.APPEALS].judges == 0.0


def heard(months: int, count: int = 400, **levers):
    """A docket of basic-court cases heard for some months."""
    dockets, _ = docket(count)
    bench, city = courtroom.courts(), town()
    for index in range(months):
        month = in_month(index, **levers)
        triage.accept_cases(month, dockets, city, about=ABOUT, investigators=9.0)
        court.assign_judges(month, bench, dockets, about=ABOUT)
        court.hold_hearings(month, bench, dockets, about=ABOUT, won=0.0)
        dockets.close_month(month)
    return dockets


def test_cases_filed_are_closed_or_pending_and_dates_agree():
    dockets = heard(6, judges=10.0)
    disputes = dockets.disputes
    assert 0 < dockets.open_rows().size < len(disputes)
    closed = disputes.closed < NEVER
    assert (disputes.closed[closed] > disputes.ready[closed]).all()
    assert (disputes.outcome[closed] > 0).all()


def test_more_judges_shorten_the_mean_case_though_not_every_one():
    few, many = heard(36, judges=10.0).disputes, heard(36, judges=40.0).disputes
    assert many.closed.mean() < few.closed.mean()


def test_a_case_is_filed_served_assigned_heard_and_closed_in_this_order():
    disputes = heard(12, judges=20.0).disputes
    rows = np.flatnonzero(disputes.closed < NEVER)
    assert rows.size > 300
    steps = [getattr(disputes, name)[rows] for name in ("filed", "served", "ready", "heard", "closed")]
    assert all((later >= earlier - 1e-9).all() for earlier, later in zip(steps, steps[1:], strict=False))
    assert (disputes.assigned[rows] <= disputes.heard[rows]).all()
    assert (disputes.judge[rows] >= 0).all()


def test_a_post_is_not_a_judge():
    bench = posts.Bench(7)
    bench.judges(in_month(0, judges=20.0), 0, ABOUT)
    first = bench.judges(in_month(1, judges=40.0), 0, ABOUT)
    assert 20.0 < first < 25.0
    for index in range(2, 48):
        late = bench.judges(in_month(index, judges=40.0), 0, ABOUT)
    assert 37.0 < late < 40.0


def test_full_dockets_borrow_judges_up_to_a_limit_and_shorten_cases():
    bench = posts.Bench(7)
    for index in range(36):
        judges = bench.judges(in_month(index, judges=20.0), 4000, ABOUT)
    assert bench.load > 2.0
    assert 0.0 < bench.borrowed < ABOUT.borrowed_most * bench.in_post
    assert judges == pytest.approx(bench.in_post + bench.borrowed)
    assert posts.hurried(np.array([8.0]), 2.0, ABOUT)[0] == pytest.approx(8.0 * 2.0**-ABOUT.effort_pressure)
    assert posts.hurried(np.array([8.0]), 1.0, ABOUT)[0] == 8.0


@given(st.floats(0.0, 1.0), st.floats(1.0, 10.0))
def test_pressure_puts_more_simple_cases_on_fast_tracks_and_never_more_than_all(ordered, load):
    share = posts.fast_share(ordered, load, ABOUT)
    assert ordered - 1e-12 <= share <= 1.0


def test_pressure_puts_no_other_than_simple_cases_on_fast_tracks():
    dockets, rows = docket(200, simple=False)
    assert (triage.track_of(in_month(0), dockets.disputes, rows, ABOUT, load=9.0) == ORDINARY).all()


def test_dockets_open_and_close_with_whole_judges_only():
    assert posts.seats_for(0.0, 3) == 0
    assert posts.seats_for(0.3, 0) == 1
    assert [posts.seats_for(judges, 4) for judges in (3.3, 4.7, 4.8, 3.2)] == [4, 4, 5, 3]


def test_december_clears_what_is_nearly_ready():
    dockets, rows = docket(3, ready=np.array([366.0, 400.0, 500.0]), filed=np.array([300.0, 300.0, 450.0]))
    dockets.disputes.served[rows] = [310.0, 320.0, 470.0]
    court.bring_forward(dockets.disputes, rows, 365.25, ABOUT)
    assert dockets.disputes.ready[0] == 310.0 + ABOUT.answer
    assert dockets.disputes.ready[1] == 400.0 - ABOUT.december_pull
    assert dockets.disputes.ready[2] == 500.0


def test_congestion_makes_parties_settle_and_can_be_held():
    city = town()
    city.court_days *= 2.0
    month = in_month(0)
    assert triage.congestion(month, city) == pytest.approx(np.log(2.0))
    assert triage.congestion(replace(month, hold=frozenset({"congestion_route"})), city) == 0.0
    dockets, rows = docket(1)
    calm = triage.settling_chance(dockets.disputes, rows, ABOUT, 0.0)
    busy = triage.settling_chance(dockets.disputes, rows, ABOUT, np.log(2.0))
    assert calm[0] == pytest.approx(ABOUT.settle_other)
    assert calm[0] < busy[0] < 1.0


def decided(count: int, index: int = 24, settles: bool = False, **levers):
    dockets, rows = docket(count, settles=settles, loss=1e5)
    outcome = judgments.decide(in_month(index, **levers), dockets.disputes, rows, ABOUT, won=0.0)
    dockets.disputes.outcome[rows] = outcome
    return dockets.disputes, outcome


def test_owners_win_four_judgments_in_five():
    _, outcome = decided(20_000)
    share = np.mean(outcome == JUDGED_FOR_OWNER)
    assert abs(share - ABOUT.win_rate) < 4 * np.sqrt(0.8 * 0.2 / 20_000)


def test_statutory_damages_stop_at_the_cap_of_their_time():
    dockets, rows = docket(2000, loss=1e9)
    july_2021, july_2020 = month_number(2021, 7), month_number(2020, 7)
    about = replace(ABOUT, statutory_share=0.97, punitive_share=0.001)
    new = judgments.damages(in_month(july_2021), dockets.disputes, rows, about)
    old = judgments.damages(in_month(july_2020), dockets.disputes, rows, about)
    assert np.mean(new == about.statutory_cap) > 0.9
    assert np.mean(old == about.statutory_cap_before) > 0.9


def test_punitive_damages_are_rare_and_a_multiple_of_the_proven_loss():
    plain, _ = decided(50_000, punitive_damages_multiple=1.0)
    heavy, _ = decided(50_000, punitive_damages_multiple=5.0)
    changed = plain.award != heavy.award
    assert np.allclose(heavy.award[changed], 5e5)
    won = np.sum(heavy.outcome == JUDGED_FOR_OWNER)
    assert abs(changed.sum() / won - ABOUT.punitive_share) < 4 * np.sqrt(ABOUT.punitive_share / won)


def test_expert_assessors_sit_in_technical_cases_that_are_heard():
    dockets, rows = courtroom.technical(200, settles=np.arange(200) < 100)
    outcome = judgments.decide(
        in_month(24, expert_assessor_share=1.0), dockets.disputes, rows, ABOUT, won=0.0
    )
    assert (dockets.disputes.expert[rows] == (outcome != WITHDRAWN)).all()


def test_the_legal_clock_stands_still_for_objections_and_appraisal():
    dockets, rows = docket(2, stopped=np.array([0.0, 60.0]))
    legal = judgments.legal_days(dockets.disputes, rows, 200.0)
    assert legal.tolist() == [200.0, 140.0]


def appealed(**columns):
    dockets, rows = docket(3000, **columns)
    dockets.close(rows, np.full(rows.size, 5.0), JUDGED_AGAINST)
    dockets.close_month(in_month(0))
    return dockets, judgments.bring_appeals(in_month(1), dockets, about=ABOUT)


def test_judgments_of_basic_courts_are_appealed_in_the_next_month():
    dockets, rows = appealed()
    assert abs(rows.size / 3000 - ABOUT.appeals) < 4 * np.sqrt(ABOUT.appeals / 3000)
    disputes = dockets.disputes
    assert (disputes.body[rows] == SECOND_INSTANCE).all()
    assert np.allclose(disputes.filed[rows], 5.0 + DAYS_PER_MONTH)
    assert np.isin(disputes.parent[rows], disputes.key[:3000]).all()


def test_small_claims_are_final_at_first_instance():
    assert appealed(track=SMALL_CLAIMS)[1].size == 0


def test_technical_appeals_leave_the_city():
    assert appealed(body=INTERMEDIATE_COURT, track=TECHNICAL)[1].size == 0


def second_instance(below: int, **columns):
    dockets, rows = docket(5000, body=SECOND_INSTANCE, reviewed=below, award=7e3, **columns)
    outcome = judgments.decide(in_month(24), dockets.disputes, rows, ABOUT, won=0.0)
    return dockets, rows, outcome


@pytest.mark.parametrize(
    ("below", "other"), [(JUDGED_FOR_OWNER, JUDGED_AGAINST), (JUDGED_AGAINST, JUDGED_FOR_OWNER)]
)
def test_an_appeal_upholds_turns_round_or_sends_back_the_judgment_below(below, other):
    _, _, outcome = second_instance(below)
    assert set(np.unique(outcome)) == {below, other, REMANDED}
    for code, share in ((other, ABOUT.reversal), (REMANDED, ABOUT.remand)):
        assert abs(np.mean(outcome == code) - share) < 4 * np.sqrt(share / 5000)


def test_an_appeal_leaves_the_award_below_or_lifts_it():
    dockets, rows, outcome = second_instance(JUDGED_FOR_OWNER)
    award = dockets.disputes.award[rows]
    assert (award[outcome == JUDGED_FOR_OWNER] == 7e3).all()
    assert (award[outcome != JUDGED_FOR_OWNER] == 0.0).all()


def test_haste_shows_as_reversals():
    dockets, rows = docket(5000, body=SECOND_INSTANCE, reviewed=JUDGED_FOR_OWNER)
    calm = judgments.on_appeal(in_month(24), dockets.disputes, rows, ABOUT, load=1.0)
    busy = judgments.on_appeal(in_month(24), dockets.disputes, rows, ABOUT, load=3.0)
    assert np.sum(busy != JUDGED_FOR_OWNER) > np.sum(calm != JUDGED_FOR_OWNER)
    assert (busy[calm == JUDGED_AGAINST] != JUDGED_FOR_OWNER).all()


def test_what_is_sent_back_begins_anew_at_a_basic_court_with_its_parent():
    dockets, rows, outcome = second_instance(JUDGED_FOR_OWNER)
    dockets.close(rows, np.full(rows.size, 9.0), outcome)
    dockets.close_month(in_month(0))
    judgments.bring_appeals(in_month(1), dockets, about=ABOUT)
    disputes = dockets.disputes
    new = np.arange(rows.size, len(disputes))
    assert new.size == np.sum(outcome == REMANDED) > 0
    assert (disputes.body[new] == BASIC_COURT).all()
    assert (disputes.parent[new] == disputes.key[rows[outcome == REMANDED]]).all()
    assert (disputes.award[new] == 0.0).all()


def test_an_award_is_paid_once_when_nobody_can_appeal_any_more():
    dockets, rows = docket(3000)
    dockets.close(rows, np.full(rows.size, 5.0), JUDGED_FOR_OWNER)
    assert judgments.final(in_month(0), dockets, about=ABOUT).size == 0
    dockets.close_month(in_month(0))
    month = in_month(1)
    second = judgments.bring_appeals(month, dockets, about=ABOUT)
    due = judgments.final(month, dockets, about=ABOUT)
    assert due.size + second.size == 3000
    assert not np.isin(dockets.disputes.key[due], dockets.disputes.parent[second]).any()


def test_awards_move_money_and_never_make_it():
    firms = Innovators()
    firms.append(
        4,
        key=courtroom.keys(4),
        cash=np.array([100.0, 50.0, 0.0, 1e6]),
        weight=np.array([1.0, 20.0, 1.0, 1.0]),
    )
    accounts = Accounts(firms)
    accounts.close("opening")
    dockets, rows = docket(
        5,
        owner=np.array([0, 1, -1, 0, 3]),
        infringer=np.array([1, 0, 2, -1, 1]),
        award=np.array([30.0, 500.0, 70.0, 40.0, 60.0]),
    )
    paid = judgments.settle_awards(dockets.disputes, rows, firms, accounts)
    accounts.close("after")
    assert (firms.cash >= 0.0).all()
    assert paid == pytest.approx(25.0 + 100.0 + 0.0 + 40.0 + 25.0)


def test_the_opening_docket_is_the_regions_and_closes_its_books():
    region = small_region(
        economy={"serial_suits": 140.0, "provincial_technical_cases": 16.0, "basic_courts": 1.0},
        court_cases_filed_2019=4700.0,
        court_cases_pending=750.0,
        intermediate_share=0.2,
        administrative_cases_2019=500.0,
        aid_and_mediation_cases_2019=400.0,
        valid_trademarks=276e3,
        valid_inventions=47e3,
        valid_utility_models=87e3,
        valid_designs=11e3,
    )
    dockets, city = docket(0)[0], City()
    month = month_of(region, 0)
    record = open_dockets(
        month, dockets, region.opening, city,
        disputes=ALL.disputes, court=ABOUT, bodies=ALL.bodies, investigators=8.0,
    )  # fmt: skip
    disputes = dockets.disputes
    assert np.sum(disputes.body <= SECOND_INSTANCE) == 750
    assert (disputes.filed < 0.0).all()
    assert dockets.stocks["cases pending: basic courts"].level > 0
    assert 60.0 < city.court_days < 180.0
    assert ((record.staked > 0.0) & (record.staked < record.won) & (record.won < 1.0)).all()
    dockets.close_month(month)


def test_hours_of_february_and_of_a_lockdown_are_fewer():
    ordinary = court.hours_per_judge(in_month(4), ABOUT)
    assert court.hours_per_judge(in_month(1), ABOUT) == pytest.approx(ordinary * ABOUT.february_hours)
    assert court.hours_per_judge(in_month(11), ABOUT) == pytest.approx(ordinary * ABOUT.december_hours)
    assert REGION.at(0).activity == 1.0


def test_a_case_closed_at_the_last_instant_is_passed_on_within_the_month():
    """Adding a month to the last day before a month's end must not land on the next month's first."""
    for index in range(1, 48):
        month = in_month(index)
        disputes = Disputes()
        end = month.first_day
        disputes.append(2, closed=np.array([np.nextafter(end, 0.0), end - DAYS_PER_MONTH]))
        filed = judgments._passed_on(month, disputes, np.arange(2))
        assert (filed < month_end(month)).all()
        assert (filed >= month.first_day).all()
