"""What owners do about an infringement: the rule, the choice, talks, cases."""

from dataclasses import replace

import numpy as np
import pytest

from model.accounts import Accounts
from model.behaviour import route_rule as rule
from model.behaviour.cases import bring_cases, bring_outside_cases, serial_volume
from model.behaviour.infringement import Incidents
from model.behaviour.route_rule import Prospects, keep_to_habit, opening_shares, weigh_routes
from model.behaviour.routes import choose_routes, help_in_reach, pay_agreed, winning_chance_gained
from model.policy import Policy
from model.tables.disputes import COPYRIGHT, MEDIATION, OTHER_RIGHT, PATENT, SECRET, TRADEMARK
from tests.model.courtroom import docket, in_month, keys
from tests.model.incident_town import ABOUT, STAKE, believed, exposed, firms, incidents, patents
from tests.model.small_city import month_of, small_region

ROOM = 1e6
LOSSES = rule.usual_losses(ABOUT, STAKE, 1.0)
RIGHT_OF_LOSS = np.repeat(np.arange(rule.RIGHTS, dtype=np.int8), rule.NODES)


def prospects(stations: float = 0.0, evidence: float = 0.0, hold: frozenset[str] = frozenset()) -> Prospects:
    month = replace(in_month(0), hold=hold)
    return believed().expected(month, help_in_reach(evidence, stations, ABOUT), ABOUT)


def shares(of: Prospects, losses: np.ndarray = LOSSES) -> np.ndarray:
    """Shares by right, mean over the usual losses, shape (rights, choices)."""
    each = weigh_routes(RIGHT_OF_LOSS, losses.ravel(), of, ABOUT)
    return each.reshape(rule.RIGHTS, rule.NODES, rule.CHOICES).mean(axis=1)


def changed(name: str, route: int, factor: float) -> Prospects:
    """Prospects of the opening with one thing about one route multiplied."""
    usual = prospects()
    values = getattr(usual, name).copy()
    values[..., route] *= factor
    return replace(usual, **{name: values})


def test_the_shares_declared_for_the_opening_hold_on_average_over_the_stakes():
    found = shares(prospects())
    np.testing.assert_allclose(found, opening_shares(ABOUT), atol=1e-9)
    np.testing.assert_allclose(opening_shares(ABOUT).sum(axis=1), 1.0)
    assert (opening_shares(ABOUT) >= 0.0).all()


@pytest.mark.parametrize("route", [rule.NEGOTIATE, rule.MEDIATE, rule.ADMINISTER, rule.ARBITRATE, rule.SUE])
def test_a_route_is_chosen_less_when_slow_and_more_when_it_succeeds(route):
    usual = shares(prospects())[:, route]
    assert (shares(changed("days", route, 2.0))[:, route] < usual).all()
    assert (shares(changed("success", route, 0.5))[:, route] < usual).all()
    assert (shares(changed("success", route, 1.2))[:, route] > usual).all()


def test_longer_courts_send_owners_elsewhere_in_the_declared_elasticity():
    usual, slow = shares(prospects()), shares(changed("days", rule.SUE, 3.0))
    odds = (slow[:, rule.SUE] / slow[:, rule.ADMINISTER]) / (usual[:, rule.SUE] / usual[:, rule.ADMINISTER])
    assert odds == pytest.approx(3.0**-ABOUT.time_weight, rel=0.05)
    assert (slow[:, rule.ADMINISTER] > usual[:, rule.ADMINISTER]).all()


def test_awards_draw_owners_to_court():
    assert (shares(changed("recovery", rule.SUE, 2.0))[:, rule.SUE] > shares(prospects())[:, rule.SUE]).all()


def test_small_stakes_do_not_go_to_court():
    stakes = np.geomspace(500.0, 5e6, 40)
    sued = weigh_routes(np.full(40, TRADEMARK, dtype=np.int8), stakes, prospects(), ABOUT)[:, rule.SUE]
    assert (np.diff(sued) > 0.0).all()
    assert sued[0] < 0.4 * sued[-1]


def test_evidence_and_workstations_make_owners_act():
    nothing = shares(prospects())[:, rule.NOTHING]
    assert (shares(prospects(evidence=0.1))[:, rule.NOTHING] < nothing).all()
    assert (shares(prospects(stations=100.0))[:, rule.NOTHING] < nothing).all()


def test_a_route_that_is_not_open_is_never_chosen():
    each = weigh_routes(RIGHT_OF_LOSS, LOSSES.ravel(), prospects(), ABOUT)
    assert (each[RIGHT_OF_LOSS == PATENT, rule.REPORT_CRIME] == 0.0).all()
    np.testing.assert_allclose(each.sum(axis=1), 1.0)


def test_habit_keeps_the_opening_shares_whatever_is_believed():
    slow = changed("days", rule.SUE, 50.0)
    kept = keep_to_habit(RIGHT_OF_LOSS, LOSSES.ravel(), slow, ABOUT)
    np.testing.assert_array_equal(kept, opening_shares(ABOUT)[RIGHT_OF_LOSS])


def test_failed_talks_spread_over_the_other_answers_and_lose_nobody():
    first = opening_shares(ABOUT)
    final = rule.final_shares(first, 0.4)
    np.testing.assert_allclose(final.sum(axis=1), 1.0)
    assert final[:, rule.NEGOTIATE] == pytest.approx(0.4 * first[:, rule.NEGOTIATE])
    assert (final[:, rule.SUE] > first[:, rule.SUE]).all()


def test_the_policy_of_january_2020_gains_nothing():
    assert winning_chance_gained(Policy(), 0.0, proof=0.1, notary=0.03) == 0.0


# ── the choice ──────────────────────────────────────────────────────────────────────────────────


def chosen(right: int, *, stations: float = 0.0, count: int = 20_000, by=weigh_routes, **levers) -> Incidents:
    made, table = incidents(count, right), patents(10)
    if right == PATENT:
        made.patent[:] = np.arange(count) % 10
        made.owner[:] = 0
    choose_routes(
        in_month(0, **levers), made, prospects(stations), exposed(table, firms()), table,
        about=ABOUT, stations=stations, rule=by,
    )  # fmt: skip
    return made


@pytest.mark.parametrize("right", [PATENT, TRADEMARK, COPYRIGHT, SECRET, OTHER_RIGHT])
def test_every_infringement_is_unnoticed_left_alone_or_goes_one_way(right):
    made = chosen(right)
    made.noticed[::3] = False
    made.route[::3] = rule.NOTHING
    ways = np.bincount(made.route[made.noticed], minlength=rule.ROUTES)
    assert np.sum(~made.noticed) + ways.sum() == len(made)
    assert (made.loss[made.noticed] > 0.0).all()


def test_by_habit_routes_are_chosen_in_their_declared_shares():
    count = 40_000
    route = chosen(TRADEMARK, count=count, by=keep_to_habit).route
    first = opening_shares(ABOUT)[[TRADEMARK]].copy()
    aided = ABOUT.aid_base * first[0, rule.NEGOTIATE]
    first[0, rule.NEGOTIATE] -= aided
    share = rule.final_shares(first / first.sum(), ABOUT.talks_agreed)[0, rule.SUE]
    assert np.mean(route == rule.SUE) == pytest.approx(share, abs=4 * np.sqrt(share / count))


def test_workstations_bring_rights_aid():
    alone = np.sum(chosen(OTHER_RIGHT).route == rule.SEEK_AID)
    helped = np.sum(chosen(OTHER_RIGHT, stations=150.0).route == rule.SEEK_AID)
    assert 0 < alone < helped


def test_talks_agree_in_the_declared_share_and_more_often_where_suits_succeed():
    made = chosen(OTHER_RIGHT)
    agreed = np.mean(made.route[made.talked] == rule.NEGOTIATE)
    assert agreed == pytest.approx(ABOUT.talks_agreed, abs=0.025)
    better = incidents(20_000, OTHER_RIGHT)
    choose_routes(
        in_month(0), better, changed("success", rule.SUE, 1.3), exposed(patents(1), firms()), patents(1),
        about=ABOUT, stations=0.0,
    )  # fmt: skip
    assert np.mean(better.route[better.talked] == rule.NEGOTIATE) > agreed + 0.02


def test_what_is_agreed_is_paid_by_those_who_can_and_no_money_is_lost():
    made, owners = chosen(TRADEMARK), firms(200, cash=5e3)
    accounts = Accounts(owners)
    accounts.close("opening")
    paid = pay_agreed(
        in_month(0), made, prospects(), exposed(patents(1), owners), owners, accounts, about=ABOUT
    )
    accounts.close("after")
    agreed = made.talked & (made.route == rule.NEGOTIATE)
    assert paid == pytest.approx(made.paid.sum())
    assert (made.paid[~agreed] == 0.0).all()
    assert (made.paid[agreed] <= prospects().recovery[TRADEMARK, rule.SUE] * made.loss[agreed] + 1e-6).all()
    assert (owners.cash >= 0.0).all()


# ── cases ───────────────────────────────────────────────────────────────────────────────────────


def filed(right: int, room: float = ROOM, **levers: float):
    made, owners = chosen(right, **levers), firms()
    dockets, _ = docket(0)
    rows = bring_cases(
        in_month(0, **levers), made, exposed(patents(10), owners), dockets, owners, about=ABOUT, room=room
    )
    return dockets.disputes, rows, made


def test_every_decision_to_go_to_a_body_becomes_one_case_with_its_loss():
    disputes, rows, made = filed(COPYRIGHT)
    assert rows.size == np.sum(made.route >= rule.MEDIATE)
    assert np.unique(disputes.key).size == rows.size
    assert ((disputes.filed >= 0.0) & (disputes.filed < 31.0)).all()
    assert (disputes.loss[rows] == made.loss[made.route >= rule.MEDIATE]).all()


def test_patent_disputes_are_technical_and_go_to_the_intermediate_court():
    disputes, rows, made = filed(PATENT, pre_suit_mediation_share=0.0, admin_mediation_offer_share=0.0)
    assert np.sum(disputes.body[rows] == 1) == np.sum(made.route == rule.SUE)


def test_all_patent_disputes_can_be_offered_administrative_mediation():
    disputes, rows, made = filed(PATENT, admin_mediation_offer_share=1.0)
    offered = disputes.mediation_offered[rows]
    wanted = np.isin(made.route[made.route >= rule.MEDIATE], (rule.SUE, rule.ADMINISTER))
    assert (offered == wanted).all()


def test_pre_suit_mediation_takes_simple_cases_and_no_more_than_mediators_have_room_for():
    free, rows, _ = filed(COPYRIGHT, pre_suit_mediation_share=0.0)
    many, _, _ = filed(COPYRIGHT, pre_suit_mediation_share=1.0)
    referred = (many.body == MEDIATION) & (many.then >= 0) & (free.body != MEDIATION)
    assert referred.sum() > 0
    assert many.simple[referred].all()
    none, _, _ = filed(COPYRIGHT, 0.0, pre_suit_mediation_share=1.0)
    assert (none.body == free.body).all()


def outside(supervision: float, paid: float = 0.5):
    region = small_region(economy={"serial_suits": 300.0, "provincial_technical_cases": 40.0})
    dockets, _ = docket(0)
    month = month_of(region, 0, malicious_suit_supervision=supervision)
    bring_outside_cases(month, dockets, about=ABOUT, paid=paid, paid_before=0.5)
    serial = dockets.disputes.serial
    return int(serial.sum()), dockets.disputes.key[~serial].tolist()


def test_supervision_and_lower_awards_cut_mass_suits_and_nothing_else():
    (free, technical), (screened, also), (poor, too) = outside(0.0), outside(1.0), outside(0.0, 0.1)
    assert screened < 0.6 * free
    assert poor < 0.7 * free
    assert technical == also == too
    assert len(technical) > 0


def test_mass_suits_follow_their_return_in_the_declared_elasticity():
    assert serial_volume(0.0, 0.5, 0.5, ABOUT) == 1.0
    assert serial_volume(0.0, 1.0, 0.5, ABOUT) == pytest.approx(2.0**ABOUT.serial_supply)
    assert serial_volume(1.0, 0.5, 0.5, ABOUT) == pytest.approx(1.0 - ABOUT.serial_screened)


def test_marks_have_owners_in_the_city_in_the_declared_share():
    disputes, rows, _ = filed(TRADEMARK)
    assert np.mean(disputes.owner[rows] >= 0) == pytest.approx(ABOUT.owner_in_city, abs=0.02)
    assert np.mean(disputes.infringer[rows] >= 0) == pytest.approx(ABOUT.infringer_in_city, abs=0.02)
    assert keys(3).size == 3
