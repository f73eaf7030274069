"""Infringement, noticing and the owner's choice on small hand-made tables."""

from dataclasses import replace

import numpy as np
import pytest

from model.accounts import Accounts
from model.arrays import OPEN
from model.behaviour import infringement, routes, sanction
from model.behaviour.infringement import Exposure, Incidents, deterrence, infringed_patents
from model.behaviour.overseas import suffer_abroad
from model.behaviour.routes import Reach
from model.city import City
from model.parameters.disputes import DisputeParameters
from model.policy import Policy
from model.tables import Innovators, Patents
from model.tables.disputes import COPYRIGHT, MEDIATION, OTHER_RIGHT, PATENT, SECRET, TRADEMARK
from tests.model.courtroom import REGION, docket, in_month, keys, town
from tests.model.small_city import month_of, small_region

ABOUT = DisputeParameters()
ALIKE = replace(ABOUT, value_exponent=0.1, portfolio_exponent=0.0)
NO_HELP = Reach(stations=0.0, campaigns=0.0, mediation_room=1e6)


def firms(count: int = 200, **columns) -> Innovators:
    table = Innovators()
    table.append(count, key=keys(count, "firm"), **{"cash": 1e6, "capability": 0.4, "born": -50, **columns})
    return table


def patents(count: int, **columns) -> Patents:
    table = Patents()
    table.append(
        count, key=keys(count, "patent"), **{"owner": 0, "value": 1e4, "granted": -5, "filed": -20, **columns}
    )
    return table


def counted(
    table: Patents, months: int = 24, about: DisputeParameters = ALIKE, level: float = 1.0
) -> np.ndarray:
    """Infringements of each patent over some months, shape (n_patents,)."""
    owners = firms()
    exposure = Exposure(table, owners, about, seed=0)
    total = np.zeros(len(table))
    for index in range(months):
        rows, _ = infringed_patents(in_month(index), exposure, owners, table, level, about)
        np.add.at(total, rows, 1.0)
    return total


def test_suits_per_patent_follow_the_published_rate():
    total = counted(patents(40_000), months=24).sum()
    expected = 40_000 * 2 * ABOUT.patent_suits / infringement.expected_chain(ABOUT)
    assert abs(total - expected) < 4 * np.sqrt(expected)


def test_a_row_of_weight_twenty_is_infringed_as_often_as_twenty_patents():
    heavy = counted(patents(2_000, weight=20.0)).sum()
    expected = 40_000 * 2 * ABOUT.patent_suits / infringement.expected_chain(ABOUT)
    assert abs(heavy - expected) < 5 * np.sqrt(expected)


def test_valuable_patents_are_infringed_more():
    value = np.where(np.arange(40_000) % 2 == 0, 1e4, 1e6)
    total = counted(patents(40_000, value=value), about=replace(ABOUT, value_exponent=0.3))
    ratio = total[1::2].sum() / total[::2].sum()
    assert ratio == pytest.approx(100**0.3, rel=0.15)


def test_new_patents_change_no_others_luck():
    small = counted(patents(5_000))
    exposed = patents(5_000)
    exposed.append(2_000, key=keys(2_000, "newcomer"), owner=0, value=1e4, granted=-5, filed=-20)
    assert (counted(exposed)[:5_000] == small).all()


def test_patents_pending_or_ended_are_not_infringed():
    assert counted(patents(20_000, granted=OPEN)).sum() == 0
    assert counted(patents(20_000, ended=-1)).sum() == 0


def test_infringement_answers_to_the_sanction_expected():
    city = town()
    about = replace(ABOUT, residual_sanction=0.0, sanction_elasticity=-0.5)
    city.sanction *= 4.0
    assert deterrence(in_month(0), city, about) == pytest.approx(0.5)
    held = replace(in_month(0), hold=frozenset({"sanction_infringement"}))
    assert deterrence(held, city, about) == 1.0


def test_better_norms_reduce_infringement():
    city = town()
    city.norms += 0.2
    assert deterrence(in_month(0), city, ABOUT) == pytest.approx(np.exp(-0.2 * ABOUT.norm_effect))


def some_incidents(count: int, right: int, **columns) -> Incidents:
    made = {
        "key": keys(count, "incident"),
        "right": np.full(count, right, dtype=np.int8),
        "patent": np.full(count, -1),
        "owner": np.full(count, -1),
        "noticed": np.zeros(count, dtype=bool),
        "route": np.zeros(count, dtype=np.int8),
    }
    return Incidents(**{**made, **columns})


def share_noticed(stations: float, capability: float = 0.4) -> float:
    made = some_incidents(20_000, PATENT, owner=np.zeros(20_000, dtype=int))
    infringement.notice(in_month(0), made, firms(capability=capability), about=ABOUT, stations=stations)
    return float(np.mean(made.noticed))


def test_owners_notice_the_declared_share_without_help():
    assert share_noticed(0.0) == pytest.approx(ABOUT.detection, abs=0.015)


def test_workstations_and_capability_help_owners_to_notice():
    assert share_noticed(0.0) < share_noticed(100.0) < share_noticed(400.0)
    assert share_noticed(0.0, capability=0.9) > share_noticed(0.0)


def test_routes_at_the_opening_have_the_declared_shares():
    shares = routes.route_shares(in_month(0), town(), ABOUT, stations=0.0, won=0.0, award=1.0)
    np.testing.assert_allclose(shares, routes.opening_shares(ABOUT))
    np.testing.assert_allclose(shares.sum(axis=1), 1.0)
    assert (shares >= 0.0).all()
    assert shares[PATENT, routes.SUE] == pytest.approx(ABOUT.act_share * ABOUT.court_choice)


def test_slow_courts_send_owners_elsewhere_unless_the_loop_is_held():
    city = town()
    city.court_days *= 2.0
    args = {"stations": 0.0, "won": 0.0, "award": 1.0}
    before = routes.opening_shares(ABOUT)
    now = routes.route_shares(in_month(0), city, ABOUT, **args)
    assert (now[:, routes.SUE] < before[:, routes.SUE]).all()
    assert (now[:, routes.ADMINISTER] > before[:, routes.ADMINISTER]).all()
    held = replace(in_month(0), hold=frozenset({"congestion_route"}))
    np.testing.assert_allclose(routes.route_shares(held, city, ABOUT, **args), before)


def test_the_policy_of_january_2020_gains_nothing():
    assert routes.award_gained(Policy(), 0.003) == 1.0
    assert routes.winning_chance_gained(Policy(), 0.0, proof=0.1, notary=0.03) == 0.0


def chosen(right: int, *, reach: Reach = NO_HELP, noticed: bool = True, **levers: float) -> Incidents:
    made = some_incidents(20_000, right, noticed=np.full(20_000, noticed))
    routes.choose_routes(in_month(0, **levers), made, town(), about=ABOUT, reach=reach, won=0.0, award=1.0)
    return made


def test_routes_are_chosen_in_their_shares():
    route = chosen(PATENT).route
    share = ABOUT.act_share * ABOUT.court_choice
    assert np.mean(route == routes.SUE) == pytest.approx(share, abs=4 * np.sqrt(share / 20_000))


def test_campaigns_find_what_owners_did_not_notice():
    quiet = chosen(TRADEMARK, noticed=False)
    busy = chosen(TRADEMARK, noticed=False, reach=replace(NO_HELP, campaigns=2.0))
    assert not np.any(quiet.route == routes.ADMINISTER)
    assert np.mean(busy.route == routes.ADMINISTER) == pytest.approx(2 * ABOUT.campaign_reach, rel=0.25)


def test_online_confirmation_stops_more_goods_at_the_border():
    paper = np.sum(
        chosen(TRADEMARK, noticed=False, customs_online_confirmation=0.0).route == routes.AT_BORDER
    )
    online = np.sum(
        chosen(TRADEMARK, noticed=False, customs_online_confirmation=1.0).route == routes.AT_BORDER
    )
    assert 0 < paper < online


def test_workstations_bring_rights_aid():
    alone = np.sum(chosen(OTHER_RIGHT).route == routes.SEEK_AID)
    helped = np.sum(chosen(OTHER_RIGHT, reach=replace(NO_HELP, stations=150.0)).route == routes.SEEK_AID)
    assert 0 < alone < helped


def filed(right: int, reach: Reach = NO_HELP, **levers: float):
    made = chosen(right, **levers)
    table = patents(10)
    if right == PATENT:
        made.patent[:] = np.arange(len(made)) % 10
        made.owner[:] = 0
    owners = firms()
    dockets, _ = docket(0)
    exposure = Exposure(table, owners, ABOUT, seed=0)
    rows = routes.bring_cases(
        in_month(0, **levers), made, exposure, dockets, owners, table, about=ABOUT, reach=reach
    )
    return dockets.disputes, rows, made


def test_every_decision_to_go_to_a_body_becomes_one_case():
    disputes, rows, made = filed(COPYRIGHT)
    assert rows.size == np.sum(made.route >= routes.MEDIATE)
    assert np.unique(disputes.key).size == rows.size
    assert ((disputes.filed >= 0.0) & (disputes.filed < 31.0)).all()
    assert (disputes.loss > 0.0).all()


def test_patent_disputes_are_technical_and_go_to_the_intermediate_court():
    disputes, rows, made = filed(PATENT, pre_suit_mediation_share=0.0, admin_mediation_offer_share=0.0)
    assert np.sum(disputes.body[rows] == 1) == np.sum(made.route == routes.SUE)


def test_all_patent_disputes_can_be_offered_administrative_mediation():
    disputes, rows, made = filed(PATENT, admin_mediation_offer_share=1.0)
    offered = disputes.mediation_offered[rows]
    wanted = np.isin(made.route[made.route >= routes.MEDIATE], (routes.SUE, routes.ADMINISTER))
    assert (offered == wanted).all()


def test_pre_suit_mediation_takes_simple_cases_and_no_more_than_mediators_have_room_for():
    free, rows, _ = filed(COPYRIGHT, pre_suit_mediation_share=0.0)
    many, _, _ = filed(COPYRIGHT, pre_suit_mediation_share=1.0)
    referred = (many.body == MEDIATION) & (many.then >= 0) & (free.body != MEDIATION)
    assert referred.sum() > 0
    assert many.simple[referred].all()
    none, _, _ = filed(COPYRIGHT, replace(NO_HELP, mediation_room=0.0), pre_suit_mediation_share=1.0)
    assert (none.body == free.body).all()


def test_screening_serial_plaintiffs_reduces_mass_suits_and_nothing_else():
    region = small_region(economy={"serial_suits": 300.0, "provincial_technical_cases": 40.0})
    counts = []
    for share in (0.0, 1.0):
        dockets, _ = docket(0)
        month = month_of(region, 0, malicious_suit_supervision=share)
        routes.bring_outside_cases(month, dockets, about=ABOUT)
        serial = dockets.disputes.serial
        counts.append((serial.sum(), dockets.disputes.key[~serial].tolist()))
    assert counts[1][0] < 0.6 * counts[0][0]
    assert counts[0][1] == counts[1][1]
    assert len(counts[0][1]) > 0


def test_contact_firms_within_reach_of_a_station_leak_less():
    owners = firms(contact=-1)
    exposure = Exposure(patents(1), owners, ABOUT, seed=0)
    leaks = keys(5_000, "leak")
    right = np.full(5_000, SECRET, dtype=np.int8)

    def kept(stations: float) -> int:
        return infringement.kept_secrets(in_month(0), exposure, owners, leaks, right, ABOUT, stations)[0].size

    assert kept(0.0) == 5_000
    assert kept(1000.0) == pytest.approx(5_000 * (1 - ABOUT.secret_protection), rel=0.05)


def test_a_month_of_infringements_keeps_its_parts_apart():
    owners, table = firms(), patents(20_000)
    exposure = Exposure(table, owners, ABOUT, seed=0)
    made = infringement.infringe(
        in_month(0), exposure, owners, table, town(), about=ABOUT, marks=50_000.0, secret_stations=0.0
    )
    assert np.unique(made.key).size == len(made)
    assert ((made.patent >= 0) == (made.right == PATENT)).all()
    assert (made.owner[made.right == SECRET] >= 0).all()
    assert set(np.unique(made.right)) >= {PATENT, TRADEMARK, COPYRIGHT, OTHER_RIGHT}


def test_a_court_that_closes_nothing_ends_by_deterring_nobody():
    city, made = town(), chosen(TRADEMARK)
    dockets, _ = docket(100)
    for _ in range(12):
        sanction.learn_from_cases(in_month(0), dockets.disputes, dockets, made, city, about=ABOUT)
    assert city.sanction == pytest.approx(City().sanction * (1 - ABOUT.sanction_speed) ** 12)


def test_owners_learn_the_time_of_cases_slowly():
    city, made = town(), chosen(TRADEMARK)
    dockets, rows = docket(50)
    dockets.close(rows, np.full(50, 20.0), 3)
    sanction.learn_from_cases(in_month(0), dockets.disputes, dockets, made, city, about=ABOUT)
    before = City().court_days
    assert city.court_days == pytest.approx(before + ABOUT.time_speed * (20.0 - before))


def test_what_an_infringer_pays_is_a_share_of_the_stake():
    share = sanction.share_of_stake(np.array([0.0, 50.0, 300.0]), np.array([100.0, 50.0, 100.0]))
    assert share.tolist() == [0.0, 0.5, 0.75]


def test_guidance_abroad_saves_exporters_money():
    about = replace(ABOUT, overseas_disputes=0.01, guidance_saving=0.5)
    left = []
    for places in (0.0, 1000.0):
        owners = firms(50_000, export_share=0.5, cash=1e9)
        accounts = Accounts(owners)
        accounts.close("opening")
        exposure = Exposure(patents(1), owners, about, seed=0)
        month = in_month(0, overseas_guidance_cases=places)
        met, guided = suffer_abroad(month, exposure, owners, accounts, about=about)
        accounts.close("after")
        assert (guided > 0) == (places > 0)
        assert met > 0
        left.append(1e9 * 50_000 - owners.cash.sum())
    assert left[1] == pytest.approx(0.5 * left[0])
    assert REGION.months == 60
