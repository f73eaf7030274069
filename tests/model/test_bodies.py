"""Administration, mediation, arbitration, customs, procuratorate, notaries, and the register of cases."""

import mesa
import numpy as np
import pytest

from model.accounts import Accounts
from model.behaviour.subsidies import pay_grant_subsidies
from model.dockets import Dockets, pending_by_body
from model.errors import AccountError
from model.institutions.adjudication import accept, decide
from model.institutions.administration import Administration
from model.institutions.appeal_board import AppealBoard
from model.institutions.appraisal import Appraisers
from model.institutions.mediation import Arbitration, Mediation, success
from model.institutions.notaries import Notaries, whole_places
from model.institutions.prosecution import Customs, Procuratorate
from model.institutions.staff import Staff
from model.month import DAYS_PER_MONTH
from model.parameters import Parameters
from model.tables import Disputes, Innovators, Patents
from model.tables.disputes import (
    ADMINISTRATIVE,
    ARBITRATION,
    BASIC_COURT,
    CRIMINAL,
    CUSTOMS,
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    MEDIATED,
    MEDIATION,
    NEVER,
    PATENT,
    TRADEMARK,
    TRANSFERRED,
)
from model.tables.patents import INVALIDATED, INVENTION
from tests.model.courtroom import docket, in_month, keys

ABOUT = Parameters().bodies
HOME = mesa.Model(seed=0)


def run(body, dockets: Dockets, months: int, **levers: float) -> Disputes:
    """Some months of one body, with its books closed."""
    for index in range(months):
        month = in_month(index, **levers)
        getattr(body, "handle" if isinstance(body, Administration) else "hear")(month, dockets, about=ABOUT)
        dockets.close_month(month)
    return dockets.disputes


def test_a_mediation_that_fails_goes_on_to_the_body_the_parties_wanted():
    dockets, rows = docket(400, body=MEDIATION, then=BASIC_COURT, simple=np.arange(400) % 2 == 0)
    disputes = run(Mediation(HOME), dockets, 12, mediators=100.0)
    assert (disputes.closed[rows] < NEVER).all()
    failed = rows[disputes.outcome[rows] == TRANSFERRED]
    again = np.flatnonzero(disputes.parent != 0)
    assert (disputes.body[again] == BASIC_COURT).all()
    assert sorted(disputes.parent[again]) == sorted(disputes.key[failed])
    assert sorted(disputes.filed[again]) == sorted(disputes.closed[failed])
    kept = ABOUT.mediation_success * (1.0 - ABOUT.broken * (1.0 - ABOUT.confirmed))
    assert np.mean(disputes.outcome[rows] == MEDIATED) == pytest.approx(kept, abs=0.09)


def test_simple_cases_settle_more_easily_and_what_drags_on_settles_less():
    dockets, rows = docket(2, body=MEDIATION, simple=np.array([True, False]))
    quick = success(dockets.disputes, rows, np.full(2, 10.0), ABOUT)
    slow = success(dockets.disputes, rows, np.full(2, 300.0), ABOUT)
    assert quick[0] > quick[1]
    assert (slow < quick).all()


def test_a_settlement_that_is_kept_is_paid_and_some_unconfirmed_ones_are_broken():
    dockets, rows = docket(300, body=MEDIATION, loss=1e5)
    mediation, settled, broken, confirmed = Mediation(HOME), 0, 0, 0
    for index in range(12):
        mediation.hear(in_month(index, mediators=100.0), dockets, about=ABOUT)
        assert mediation.confirmed <= mediation.settled <= mediation.ended
        settled, broken = settled + mediation.settled, broken + mediation.broken
        confirmed += mediation.confirmed
    disputes = dockets.disputes
    kept = rows[disputes.outcome[rows] == MEDIATED]
    assert kept.size == settled
    assert (disputes.award[kept] == ABOUT.agreed_payment * 1e5).all()
    assert np.sum(disputes.award[rows] > 0.0) == settled
    assert broken == pytest.approx((settled + broken - confirmed) * ABOUT.broken, abs=12)


def test_vacancies_fill_month_by_month_and_newcomers_learn():
    staff = Staff()
    assert staff.working(in_month(0), 10.0, ABOUT) == 10.0
    people = [(staff.working(in_month(index), 30.0, ABOUT), staff.in_post) for index in range(1, 60)]
    working, in_post = np.array(people).T
    assert in_post[0] == pytest.approx(10.0 + 20.0 * ABOUT.hiring, rel=0.02)
    assert (np.diff(in_post) >= 0.0).all()
    assert (working[:10] < in_post[:10]).all()
    assert working[-1] == pytest.approx(30.0, rel=0.05)
    assert staff.working(in_month(59), 99.0, ABOUT) == working[-1]


def test_officers_on_a_campaign_handle_no_cases():
    dockets, _ = docket(0)
    office = Administration(HOME)
    office.handle(in_month(0, adjudication_officers=10.0), dockets, about=ABOUT, campaigns=2.0)
    assert office.hours_available == pytest.approx(10.0 * ABOUT.staff_hours - 2.0 * ABOUT.campaign_hours)


def patent_town() -> tuple[Patents, AppealBoard]:
    """Five hundred inventions in force, and the national board."""
    patents = Patents()
    patents.append(500, key=keys(500, "patent"), granted=-20, filed=-60, value=1e4)
    return patents, AppealBoard(HOME, Parameters().examination)


def test_a_patent_case_waits_for_the_national_board_and_falls_with_the_patent():
    patents, board = patent_town()
    dockets, rows = docket(500, body=ADMINISTRATIVE, right=PATENT, patent=np.arange(500))
    disputes = dockets.disputes
    month = in_month(0, joint_invalidation_hearing_share=0.0)
    accept(month, disputes, rows, ABOUT, board=board, patents=patents)
    waiting = np.flatnonzero(disputes.stopped > 0.0)
    assert sorted(board.petitions.patent) == waiting.tolist()
    due = board.petitions.due[np.argsort(board.petitions.patent)]
    assert disputes.stopped[waiting] == pytest.approx((due + 0.5) * DAYS_PER_MONTH)
    patents.outcome[:] = INVALIDATED
    assert (decide(month, disputes, rows, ABOUT, patents) == JUDGED_AGAINST).all()


def test_appraisals_wait_in_one_line_and_leave_when_elsewhere_is_sooner():
    month, needed = in_month(0, appraisal_capacity=120.0), np.ones(60, dtype=np.bool_)
    line = Appraisers(HOME, days=60.0, elsewhere=2.0)
    days = line.take(month, needed)
    assert (days[:11] == 60.0).all()
    assert (np.diff(days) >= 0.0).all()
    assert days.max() == 120.0
    assert line.asked == 60
    assert line.elsewhere == np.sum(days == 120.0) > 0
    waiting = line.waiting
    line.open_month(in_month(1, appraisal_capacity=120.0))
    assert line.waiting == pytest.approx(waiting - 10.0)
    roomy = Appraisers(HOME, days=60.0, elsewhere=2.0)
    assert (roomy.take(in_month(0, appraisal_capacity=5000.0), needed) == 60.0).all()
    assert roomy.waiting == 0.0


def test_arbitrators_agree_award_or_dismiss_and_awards_are_paid():
    dockets, rows = docket(400, body=ARBITRATION, loss=1e5)
    disputes = run(Arbitration(HOME), dockets, 24, arbitration_capacity=100.0)
    outcome, award = disputes.outcome[rows], disputes.award[rows]
    assert set(outcome.tolist()) == {MEDIATED, JUDGED_FOR_OWNER, JUDGED_AGAINST}
    assert (award[outcome == JUDGED_AGAINST] == 0.0).all()
    assert (award[outcome == JUDGED_FOR_OWNER] == ABOUT.arbitration_award * 1e5).all()


def test_without_mediators_nothing_is_mediated_and_there_is_no_room():
    dockets, rows = docket(50, body=MEDIATION)
    disputes = run(Mediation(HOME), dockets, 6, mediators=0.0)
    assert (disputes.closed[rows] == NEVER).all()
    assert Mediation(HOME).room(in_month(0, mediators=0.0), dockets, about=ABOUT) == 0.0


def test_room_for_referrals_shrinks_with_the_queue():
    empty, _ = docket(0)
    month = in_month(0, mediators=20.0)
    room = Mediation(HOME).room(month, empty, about=ABOUT)
    queued, _ = docket(10, body=MEDIATION, hours=ABOUT.mediation_hours)
    assert Mediation(HOME).room(month, queued, about=ABOUT) == pytest.approx(room - 10)


def test_rights_aid_always_helps_and_takes_less_work():
    dockets, rows = docket(100, body=MEDIATION, aid=True)
    disputes = run(Mediation(HOME), dockets, 12, mediators=50.0)
    assert (disputes.outcome[rows] == MEDIATED).all()
    assert (disputes.hours[rows] == ABOUT.aid_hours).all()


def test_arbitrators_are_limited_by_their_hours():
    few, rows = docket(60, body=ARBITRATION)
    many, _ = docket(60, body=ARBITRATION)
    slow = run(Arbitration(HOME), few, 12, arbitration_capacity=1.0).closed[rows]
    fast = run(Arbitration(HOME), many, 12, arbitration_capacity=20.0).closed[rows]
    assert (fast <= slow + 1e-9).all()
    assert (slow == NEVER).any()


def administered(**levers: float) -> np.ndarray:
    dockets, rows = docket(300, body=ADMINISTRATIVE, right=TRADEMARK)
    return run(Administration(HOME), dockets, 24, adjudication_officers=80.0, **levers).closed[rows]


def test_online_handling_and_the_fast_track_shorten_administrative_cases():
    plain = administered(online_adjudication_share=0.0, admin_fast_track_share=0.0)
    online = administered(online_adjudication_share=1.0, admin_fast_track_share=0.0)
    fast = administered(online_adjudication_share=0.0, admin_fast_track_share=1.0)
    assert np.mean(online) < np.mean(plain)
    assert np.mean(fast) < np.mean(plain)
    assert (online <= plain + 1e-9).all()


def test_joint_hearings_shorten_suspensions_of_patent_cases():
    stopped = []
    for share in (0.0, 1.0):
        dockets, _ = docket(500, body=ADMINISTRATIVE, right=PATENT)
        month = in_month(0, joint_invalidation_hearing_share=share)
        Administration(HOME).handle(month, dockets, about=ABOUT)
        stopped.append(dockets.disputes.stopped.sum())
    assert stopped[1] == pytest.approx(stopped[0] * (1.0 - ABOUT.joint_hearing_effect))


def test_suspected_crimes_are_handed_over_and_begin_as_criminal_cases():
    dockets, rows = docket(3000, body=ADMINISTRATIVE, right=TRADEMARK)
    new = Administration(HOME).hand_over(in_month(0, case_handover_share=1.0), dockets, about=ABOUT)
    disputes = dockets.disputes
    assert np.sum(disputes.outcome[rows] == TRANSFERRED) == new.size
    assert new.size == pytest.approx(3000 * ABOUT.crime_suspected, rel=0.3)
    assert (disputes.nature[new] == CRIMINAL).all()
    dockets.close_month(in_month(0))


def test_nothing_is_handed_over_where_handover_does_not_work():
    dockets, _ = docket(500, body=ADMINISTRATIVE, right=TRADEMARK)
    assert (
        Administration(HOME).hand_over(in_month(0, case_handover_share=0.0), dockets, about=ABOUT).size == 0
    )


def test_violators_lose_credit_standing_for_a_time_and_regain_it():
    firms = Innovators()
    firms.append(3, key=keys(3), credit=np.array([1.0, 0.3, 1.0]))
    dockets, rows = docket(
        3, infringer=np.array([0, 1, 2]), award=np.array([1e6, 1e6, 10.0]), outcome=JUDGED_FOR_OWNER
    )
    office = Administration(HOME)
    none = np.empty(0, dtype=np.intp)
    office.list_violators(in_month(0, credit_discipline=1.0), dockets.disputes, rows, firms, about=ABOUT)
    assert firms.credit.tolist() == pytest.approx([1.0 - ABOUT.listing_loss, 0.0, 1.0])
    over = round(ABOUT.listing_months)
    office.list_violators(in_month(over - 1), dockets.disputes, none, firms, about=ABOUT)
    assert firms.credit[0] < 1.0
    office.list_violators(in_month(over), dockets.disputes, none, firms, about=ABOUT)
    assert firms.credit.tolist() == pytest.approx([1.0, 0.3, 1.0])


def test_listed_firms_get_no_grants_of_public_money():
    firms = Innovators()
    firms.append(2, key=keys(2), cash=np.zeros(2), weight=1.0)
    patents = Patents()
    patents.append(2, key=keys(2, "patent"), owner=np.array([0, 1]), kind=INVENTION)
    accounts = Accounts(firms)
    accounts.open_account("government")
    month = in_month(0, filing_subsidy_quantity=2500.0)
    pay_grant_subsidies(month, patents, np.arange(2), accounts, barred=np.array([1]))
    assert firms.cash.tolist() == [2500.0, 0.0]


def test_early_intervention_saves_prosecutions():
    sent = []
    for share in (0.0, 1.0):
        dockets, rows = docket(2000, nature=CRIMINAL)
        month = in_month(0, procuratorate_early_intervention=share)
        sent.append(Procuratorate(HOME).prosecute(month, dockets, about=ABOUT).size)
        assert np.sum(dockets.disputes.outcome[rows] == TRANSFERRED) == 2000 - sent[-1]
        dockets.close_month(month)
    assert sent[0] == pytest.approx(2000 * ABOUT.prosecuted, rel=0.05)
    assert sent[1] > sent[0]


def test_prosecutors_join_the_ordered_share_of_criminal_cases():
    dockets, rows = docket(1000, nature=np.where(np.arange(1000) < 500, CRIMINAL, 0))
    Procuratorate(HOME).intervene(in_month(0, procuratorate_early_intervention=1.0), dockets)
    assert (dockets.disputes.intervened[rows] == (np.arange(1000) < 500)).all()


def test_online_confirmation_at_customs_is_quicker_and_confirms_more():
    days, held = [], []
    for share in (0.0, 1.0):
        dockets, _ = docket(200, body=CUSTOMS)
        customs = Customs(HOME)
        for index in range(12):
            customs.confirm(in_month(index, customs_online_confirmation=share), dockets, about=ABOUT)
            dockets.close_month(in_month(index))
        days.append(dockets.disputes.closed.mean())
        held.append(np.sum(dockets.disputes.outcome == JUDGED_FOR_OWNER))
    assert days[1] < days[0] < NEVER
    assert 0 < held[0] < held[1]


def test_notaries_serve_the_smaller_of_demand_and_capacity():
    disputes, rows = docket(1000)[0].disputes, np.arange(1000)
    notaries = Notaries(HOME)
    notaries.serve(in_month(0, notary_capacity=240.0), disputes, rows, 0.0, about=ABOUT)
    assert notaries.services == 20
    assert notaries.gained < 0.0
    notaries.serve(in_month(0, notary_capacity=20_000.0), disputes, rows, 0.0, about=ABOUT)
    assert notaries.services == pytest.approx(1000 * ABOUT.notary_request, rel=0.25)
    assert notaries.gained > 0.0


def test_twelve_months_of_notaries_make_the_years_capacity():
    assert sum(whole_places(601.0, month) for month in range(1, 13)) == 601


def test_a_case_closed_behind_the_registers_back_is_found():
    dockets, rows = docket(10)
    dockets.disputes.closed[rows[0]] = 3.0
    with pytest.raises(AccountError, match="basic courts does not close"):
        dockets.close_month(in_month(0))


def test_pending_is_recounted_from_dates_alone():
    disputes = docket(4, filed=np.array([0.0, 10.0, 40.0, 5.0]), body=np.array([0, 0, 0, 3]))[0].disputes
    disputes.closed[0] = 20.0
    assert pending_by_body(disputes, DAYS_PER_MONTH).tolist() == [1, 0, 0, 1, 0, 0, 0]
    assert pending_by_body(disputes, 15.0).tolist() == [2, 0, 0, 1, 0, 0, 0]
