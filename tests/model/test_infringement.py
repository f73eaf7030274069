"""Who is infringed and who notices, on small hand-made tables."""

from dataclasses import replace

import numpy as np
import pytest

from model.accounts import Accounts
from model.arrays import OPEN
from model.behaviour import infringement
from model.behaviour.exposure import temptation
from model.behaviour.infringement import (
    KINDS,
    LEAK,
    RightsHeld,
    deterrence,
    infringe,
    infringed_patents,
    opening_by_right,
    patent_base,
)
from model.behaviour.noticing import notice
from model.behaviour.overseas import relative_size, suffer_abroad
from model.behaviour.route_rule import ADMINISTER, AT_BORDER, RIGHTS, detection, expected_chain
from model.institutions.trade_secrets import care_reach
from model.parameters.disputes import DisputeParameters
from model.tables import Innovators, Patents
from model.tables.disputes import COPYRIGHT, OTHER_RIGHT, PATENT, SECRET, TRADEMARK
from model.tables.patents import DESIGN, INVENTION
from tests.model.courtroom import in_month, keys
from tests.model.incident_town import ABOUT, exposed, firms, incidents, patents

ALIKE = replace(ABOUT, value_exponent=0.1, portfolio_exponent=0.0, award_lag=0.0)
HELD = RightsHeld(marks=50_000.0, varieties=2_000.0, indications=400.0)
ONES = np.ones(RIGHTS)


def counted(
    table: Patents,
    months: int = 24,
    about: DisputeParameters = ALIKE,
    sanction: float = 0.03,
    owners: Innovators | None = None,
) -> np.ndarray:
    """Infringements of each patent over some months, shape (n_patents,); sanctions were .03 at first."""
    owners = owners or firms()
    exposure = exposed(table, owners, about, 0.03)
    total = np.zeros(len(table))
    for index in range(months):
        rows, _ = infringed_patents(in_month(index), exposure, owners, table, sanction=sanction, norm=1.0)
        np.add.at(total, rows, 1.0)
    return total


def test_suits_per_patent_follow_the_published_rate():
    total = counted(patents(40_000), months=24).sum()
    expected = 40_000 * 2 * ABOUT.patent_suits / expected_chain(ABOUT)[PATENT]
    assert abs(total - expected) < 4 * np.sqrt(expected)


def test_a_row_of_weight_twenty_is_infringed_as_often_as_twenty_patents():
    heavy = counted(patents(2_000, weight=20.0)).sum()
    expected = 40_000 * 24 * patent_base(ABOUT)
    assert abs(heavy - expected) < 5 * np.sqrt(expected)


@pytest.mark.parametrize(
    ("column", "low", "high", "ratio"),
    [
        ("value", 1e4, 1e6, 100**0.3),
        ("kind", INVENTION, DESIGN, ABOUT.design_hazard),
        ("used", False, True, ABOUT.use_hazard),
        ("sector", 9, 0, ABOUT.goods_hazard),
    ],
)
def test_what_is_worth_more_seen_more_and_copied_easily_is_infringed_more(column, low, high, ratio):
    table = patents(60_000, **{column: np.where(np.arange(60_000) % 2 == 0, low, high)})
    total = counted(table, about=replace(ALIKE, value_exponent=0.3))
    assert total[1::2].sum() / total[::2].sum() == pytest.approx(ratio, rel=0.2)


def test_rights_in_a_large_portfolio_are_infringed_less():
    owners = firms(2, inventions=np.array([1.0, 200.0]))
    table = patents(60_000, owner=np.arange(60_000) % 2)
    total = counted(table, about=replace(ALIKE, portfolio_exponent=0.3), owners=owners)
    assert total[1::2].sum() < 0.5 * total[::2].sum()


def test_an_infringer_weighs_its_gain_against_a_sanction_that_lags_behind_it():
    about = replace(ABOUT, residual_sanction=0.0, award_lag=0.5, sanction_elasticity=-0.4)
    usual = {"usual_stake": 1e4, "usual_sanction": 0.03}
    drawn = temptation(np.array([1e4, 1e6]), 0.03, about, **usual)
    assert drawn == pytest.approx([1.0, 100 ** (0.5 * 0.4)])
    assert temptation(np.array([1e4]), 0.12, about, **usual)[0] == pytest.approx(4**-0.4)


def test_a_higher_sanction_leaves_fewer_infringements_of_patents():
    table = patents(60_000)
    counts = [counted(table, sanction=level).sum() for level in (0.01, 0.03, 0.3)]
    assert counts[0] > counts[1] > counts[2]


def test_new_patents_change_no_others_luck():
    small = counted(patents(5_000))
    table = patents(5_000)
    table.append(2_000, key=keys(2_000, "newcomer"), owner=0, value=1e4, granted=-5, filed=-20)
    assert (counted(table)[:5_000] == small).all()


def test_patents_pending_or_ended_are_not_infringed():
    assert counted(patents(20_000, granted=OPEN)).sum() == 0
    assert counted(patents(20_000, ended=-1)).sum() == 0


def test_each_right_answers_to_its_own_sanction_and_all_to_the_norm():
    about = replace(ABOUT, residual_sanction=0.0, sanction_elasticity=-0.5)
    then = np.full(RIGHTS, 0.05)
    now = then.copy()
    now[TRADEMARK] *= 4.0
    level = deterrence(now, then, 0.0, about)
    assert level[TRADEMARK] == pytest.approx(0.5)
    assert np.delete(level, TRADEMARK) == pytest.approx(1.0)
    assert deterrence(then, then, 0.2, about) == pytest.approx(np.exp(-0.2 * about.norm_effect))


def month_of_incidents(level: np.ndarray = ONES, care: float = 0.0, owners: Innovators | None = None):
    owners, table = owners or firms(), patents(20_000)
    return infringe(
        in_month(0), exposed(table, owners), owners, table,
        felt=np.zeros(RIGHTS), level=level, held=HELD, about=ABOUT, care=care,
    )  # fmt: skip


def test_a_month_of_infringements_keeps_its_parts_apart():
    made = month_of_incidents(owners=firms(20_000))
    assert np.unique(made.key).size == len(made)
    assert ((made.patent >= 0) == (made.right == PATENT)).all()
    assert (made.owner[made.right == SECRET] >= 0).all()
    assert set(np.unique(made.right)) == {PATENT, TRADEMARK, COPYRIGHT, OTHER_RIGHT, SECRET}
    assert set(np.unique(made.kind)) >= set(range(3, KINDS))


def test_infringements_of_each_right_meet_the_opening_rate():
    owners, table = firms(20_000), patents(20_000)
    exposure = exposed(table, owners)
    expected = opening_by_right(exposure, HELD, exposure.firms(in_month(0), owners), ABOUT)
    total = np.zeros(RIGHTS)
    for index in range(24):
        made = infringe(
            in_month(index), exposure, owners, table,
            felt=np.zeros(RIGHTS), level=ONES, held=HELD, about=ABOUT, care=0.0,
        )  # fmt: skip
        total += infringement.by_right(made.right)
    assert (np.abs(total - 24 * expected) < 4.5 * np.sqrt(24 * expected)).all()


def test_a_level_of_one_right_changes_no_other():
    usual, fewer = (
        month_of_incidents(),
        month_of_incidents(np.where(np.arange(RIGHTS) == COPYRIGHT, 0.3, 1.0)),
    )
    assert np.sum(fewer.right == COPYRIGHT) < 0.5 * np.sum(usual.right == COPYRIGHT)
    for right in (PATENT, TRADEMARK, SECRET):
        assert (usual.key[usual.right == right] == fewer.key[fewer.right == right]).all()


# ── secrets ─────────────────────────────────────────────────────────────────────────────────────


def leaks_kept(care: float, **columns) -> int:
    owners = firms(**columns)
    exposure = exposed(patents(1), owners)
    kinds = np.full(5_000, LEAK, dtype=np.int8)
    return infringement.kept_secrets(in_month(0), exposure, owners, keys(5_000, "leak"), kinds, ABOUT, care)[
        0
    ].size


def test_enrolled_firms_in_the_care_of_a_station_leak_less_and_demonstration_firms_least():
    assert leaks_kept(1.0) == 5_000
    assert leaks_kept(0.0, contact=-1) == 5_000
    assert leaks_kept(1.0, contact=-1) == pytest.approx(5_000 * (1 - ABOUT.secret_protection), rel=0.05)
    least = (1 - ABOUT.secret_protection) * (1 - ABOUT.demo_protection)
    assert leaks_kept(1.0, contact=-1, demo=-1) == pytest.approx(5_000 * least, rel=0.06)


def test_stations_reach_the_firms_that_they_can_look_after():
    owners = firms(200, contact=-1)
    assert care_reach(in_month(0), owners, 0.0, ABOUT) == 0.0
    assert care_reach(in_month(0), owners, 1.0, ABOUT) == pytest.approx(ABOUT.secret_station_reach / 200)
    assert care_reach(in_month(0), owners, 100.0, ABOUT) == 1.0
    assert care_reach(in_month(0), firms(200), 100.0, ABOUT) == 0.0


def test_firms_with_more_to_hide_leak_more_and_those_without_research_nothing():
    owners = firms(3_000, rd=np.repeat([0.0, 1e6, 1e8], 1_000))
    exposure = exposed(patents(1), owners)
    u = (np.arange(4_000) + 0.5) / 4_000
    from_whom = exposure.pick_secrets(in_month(0), owners, u) // 1_000
    assert np.sum(from_whom == 0) == 0
    ratio = np.sum(from_whom == 2) / np.sum(from_whom == 1)
    assert ratio == pytest.approx(100**ABOUT.secret_value_exponent, rel=0.02)


# ── noticing ────────────────────────────────────────────────────────────────────────────────────


def share_noticed(right: int = PATENT, stations: float = 0.0, **columns) -> float:
    owners, table = firms(2, **columns), patents(10, owner=1)
    made = incidents(20_000, right, noticed=False, owner=0)
    notice(in_month(0), made, exposed(table, owners), owners, about=ABOUT, stations=stations, campaigns=0.0)
    return float(np.mean(made.noticed))


def test_owners_notice_the_declared_share_without_help():
    assert share_noticed() == pytest.approx(ABOUT.detection, abs=0.015)
    assert share_noticed(SECRET) == pytest.approx(detection(ABOUT)[SECRET], abs=0.015)
    assert detection(ABOUT)[SECRET] < ABOUT.detection


def test_workstations_capability_and_size_help_owners_to_notice():
    assert share_noticed(stations=0.0) < share_noticed(stations=100.0) < share_noticed(stations=400.0)
    assert share_noticed(capability=0.9) > share_noticed()
    large, small = np.array([1e10, 1e7]), np.array([1e6, 1e7])
    assert share_noticed(revenue=large) > share_noticed() >= share_noticed(revenue=small)


def noticed_by_others(campaigns: float = 0.0, **levers: float) -> np.ndarray:
    made, owners = incidents(20_000, TRADEMARK, noticed=False), firms()
    about = replace(ABOUT, detection=0.15)
    notice(
        in_month(0, **levers), made, exposed(patents(1), owners), owners,
        about=about, stations=0.0, campaigns=campaigns,
    )  # fmt: skip
    return made.route


def test_campaigns_find_what_owners_did_not_notice():
    assert not np.any(noticed_by_others() == ADMINISTER)
    found = np.mean(noticed_by_others(2.0) == ADMINISTER)
    assert found == pytest.approx(2 * ABOUT.campaign_reach * 0.85, rel=0.25)


def test_online_confirmation_stops_more_goods_at_the_border():
    paper = np.sum(noticed_by_others(customs_online_confirmation=0.0) == AT_BORDER)
    online = np.sum(noticed_by_others(customs_online_confirmation=1.0) == AT_BORDER)
    assert 0 < paper < online


# ── abroad ──────────────────────────────────────────────────────────────────────────────────────


def test_guidance_abroad_saves_exporters_money():
    about = replace(ABOUT, overseas_disputes=0.01, guidance_saving=0.5, overseas_insured=0.005)
    left = []
    for places in (0.0, 1000.0):
        owners = firms(50_000, export_share=0.5, cash=1e9)
        accounts = Accounts(owners)
        accounts.close("opening")
        exposure = exposed(patents(1), owners)
        month = in_month(1, overseas_guidance_cases=places)
        abroad = suffer_abroad(month, exposure, owners, accounts, about=about)
        accounts.close("after")
        assert (abroad.guided > 0) == (places > 0)
        assert abroad.disputes > 0
        left.append(1e9 * 50_000 - owners.cash.sum())
    assert left[1] == pytest.approx(0.5 * left[0])


def lost_abroad(readiness: float = 0.0, month: int = 1, **parameters: float):
    about = replace(ABOUT, overseas_disputes=0.01, **parameters)
    owners = firms(50_000, export_share=0.5, cash=1e9)
    accounts = Accounts(owners)
    accounts.close("opening")
    exposure = exposed(patents(1), owners)
    abroad = suffer_abroad(in_month(month), exposure, owners, accounts, about=about, readiness=readiness)
    accounts.close("after")
    return abroad, 1e9 * 50_000 - owners.cash.sum()


def test_training_and_insurance_each_save_their_part_of_a_loss_abroad():
    plain, _ = lost_abroad(overseas_insured=0.005)
    ready, _ = lost_abroad(readiness=1.0, overseas_insured=0.005)
    assert ready.trained == ready.disputes == plain.disputes
    assert ready.paid == pytest.approx(plain.paid * (1.0 - ABOUT.training_saving))
    some, covered = lost_abroad(overseas_insured=0.05, overseas_cover=0.5)
    assert some.loss == plain.loss
    assert (some.paid < plain.paid) == (some.insured > plain.insured)
    assert covered == pytest.approx(some.paid)


def test_insured_exporters_pay_a_premium_in_january_only():
    abroad, spent = lost_abroad(month=0, overseas_insured=0.05)
    assert spent > abroad.paid
    abroad, spent = lost_abroad(month=1, overseas_insured=0.05)
    assert spent == pytest.approx(abroad.paid)


def test_larger_exporters_lose_more():
    assert relative_size(firms(1, revenue=1e10, export_share=0.5), np.zeros(1, dtype=int), ABOUT)[0] > 2.0
    assert relative_size(firms(1, revenue=1e6, export_share=0.5), np.zeros(1, dtype=int), ABOUT)[0] == 1.0
