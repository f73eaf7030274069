"""What infringers and owners learn from what happens."""

from dataclasses import replace

import numpy as np
import pytest

from model.behaviour import route_rule as rule
from model.behaviour.beliefs import STAKED, Beliefs, share_of_stake
from model.behaviour.routes import help_in_reach
from model.behaviour.sanction import learn_from_cases, route_of
from model.city import City
from model.dockets import Dockets
from model.tables.disputes import (
    ADMINISTRATIVE,
    CRIMINAL,
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    MEDIATION,
    PATENT,
    SECOND_INSTANCE,
    TRADEMARK,
)
from tests.model.courtroom import docket, in_month
from tests.model.incident_town import ABOUT, believed, incidents

NO_HELP = help_in_reach(0.0, 0.0, ABOUT)


def learned(beliefs: Beliefs, dockets: Dockets, months: int = 12, city: City | None = None, **extra) -> City:
    """The same month of cases told again and again."""
    city = city or City()
    for _ in range(months):
        made = incidents(300, TRADEMARK, noticed=False)
        made.noticed[:100] = True
        made.route[:60] = rule.SUE
        learn_from_cases(in_month(0), dockets.disputes, dockets, made, city, beliefs, about=ABOUT, **extra)
    return city


def suits(count: int = 60, award: float = 0.0, outcome: int = JUDGED_AGAINST, day: float = 20.0, **columns):
    """Trademark suits of this month, closed on a day."""
    dockets, rows = docket(count, right=TRADEMARK, loss=50e3, **columns)
    dockets.disputes.award[rows] = award
    dockets.close(rows, np.full(count, day), outcome)
    return dockets


def test_the_sanction_expected_is_detection_times_action_times_success_times_payment():
    beliefs = believed(won=0.7, staked=0.14)
    detected, acted = beliefs.counts[0, 1] / beliefs.counts[0, 0], beliefs.counts[0, 2] / beliefs.counts[0, 1]
    won = beliefs.cases[0, 1].sum(axis=1) / beliefs.counts[0, 2]
    paid = beliefs.cases[0, STAKED].sum(axis=1) / beliefs.cases[0, 1].sum(axis=1)
    np.testing.assert_allclose(beliefs.sanction(ABOUT), detected * acted * won * paid)
    np.testing.assert_allclose(acted, ABOUT.act_share)
    assert ((beliefs.opening_sanction > 0.0) & (beliefs.opening_sanction < ABOUT.detection)).all()


def test_infringers_of_a_right_learn_from_what_others_of_that_right_paid():
    strict, lax = believed(), believed()
    learned(strict, suits(award=200e3, outcome=JUDGED_FOR_OWNER))
    learned(lax, suits(award=1e3, outcome=JUDGED_FOR_OWNER))
    before = believed().opening_sanction
    assert strict.sanction(ABOUT)[TRADEMARK] > before[TRADEMARK] > lax.sanction(ABOUT)[TRADEMARK]
    assert strict.sanction(ABOUT)[PATENT] == pytest.approx(lax.sanction(ABOUT)[PATENT])


def test_the_public_memory_is_slower_than_the_news():
    beliefs = believed()
    learned(beliefs, suits(award=200e3, outcome=JUDGED_FOR_OWNER), months=6)
    paid = beliefs.cases[:, STAKED, TRADEMARK].sum(axis=1) / beliefs.counts[:, 0, TRADEMARK]
    assert paid[0] > paid[1] > beliefs.opening_sanction[TRADEMARK]


def test_a_court_that_closes_nothing_ends_by_deterring_nobody():
    beliefs = believed()
    dockets, _ = docket(60, right=TRADEMARK)
    learned(beliefs, dockets, months=240)
    assert beliefs.sanction(ABOUT)[TRADEMARK] < 0.2 * beliefs.opening_sanction[TRADEMARK]
    assert beliefs.expected(in_month(0), NO_HELP, ABOUT).success[TRADEMARK, rule.SUE] < 0.2


def test_the_held_loop_feels_the_sanction_of_the_opening():
    beliefs = believed()
    learned(beliefs, suits(award=200e3, outcome=JUDGED_FOR_OWNER))
    held = replace(in_month(0), hold=frozenset({"sanction_infringement"}))
    np.testing.assert_array_equal(beliefs.felt(held, ABOUT), beliefs.opening_sanction)
    assert (beliefs.felt(in_month(0), ABOUT) != beliefs.opening_sanction).any()


def test_owners_learn_time_and_success_of_courts_unless_congestion_is_held():
    beliefs = believed(City(court_days=120.0))
    learned(beliefs, suits(day=20.0, award=30e3, outcome=JUDGED_FOR_OWNER), months=1)
    assert beliefs.days[rule.SUE] == pytest.approx(120.0 + ABOUT.time_speed * (20.0 - 120.0))
    told = beliefs.expected(in_month(0), NO_HELP, ABOUT)
    assert told.success[TRADEMARK, rule.SUE] > 0.7
    held = replace(in_month(0), hold=frozenset({"congestion_route"}))
    assert beliefs.expected(held, NO_HELP, ABOUT).days[rule.SUE] == 120.0


def test_with_the_loop_held_congestion_changes_no_choice():
    slow = believed(City(court_days=120.0))
    learned(slow, docket(60, right=TRADEMARK, filed=-900.0)[0], months=24)
    assert slow.days[rule.SUE] > 240.0
    right, loss = np.full(50, TRADEMARK, dtype=np.int8), np.geomspace(1e3, 1e6, 50)
    free, held = (
        rule.weigh_routes(
            right,
            loss,
            replace(
                slow.expected(replace(in_month(0), hold=hold), NO_HELP, ABOUT),
                success=believed().expected(in_month(0), NO_HELP, ABOUT).success,
                recovery=believed().expected(in_month(0), NO_HELP, ABOUT).recovery,
            ),
            ABOUT,
        )
        for hold in (frozenset(), frozenset({"congestion_route"}))
    )
    usual = rule.weigh_routes(right, loss, believed().expected(in_month(0), NO_HELP, ABOUT), ABOUT)
    assert (free[:, rule.SUE] < usual[:, rule.SUE]).all()
    np.testing.assert_allclose(held, usual)


def test_better_evidence_is_known_at_once_and_not_learned_again():
    once, twice = believed(), believed()
    cases = suits(award=30e3, outcome=JUDGED_FOR_OWNER)
    learned(once, cases, evidence=0.1)
    learned(twice, cases)
    successes = [b.expected(in_month(0), NO_HELP, ABOUT).success[TRADEMARK, rule.SUE] for b in (once, twice)]
    assert 0.0 < successes[1] - successes[0] < 0.1


def test_mass_suits_teach_their_plaintiffs_only():
    beliefs = believed()
    learned(beliefs, suits(award=5e3, outcome=JUDGED_FOR_OWNER, serial=True), months=24)
    assert beliefs.serial == pytest.approx(0.1, abs=0.02)
    assert beliefs.days[rule.SUE] == City().court_days


def test_beliefs_move_less_where_little_happens():
    few, many = believed(met=1.0), believed(met=1000.0)
    for beliefs in (few, many):
        learned(beliefs, suits(count=4, award=200e3, outcome=JUDGED_FOR_OWNER), months=3)
    moved = [b.expected(in_month(0), NO_HELP, ABOUT).success[TRADEMARK, rule.SUE] - 0.7 for b in (few, many)]
    assert moved[0] > moved[1] >= 0.0


def test_cases_are_counted_under_the_route_that_brought_them():
    dockets, rows = docket(
        6,
        body=np.array([0, 1, ADMINISTRATIVE, MEDIATION, MEDIATION, SECOND_INSTANCE]),
        nature=np.array([0, CRIMINAL, 0, 0, 0, 0]),
        aid=np.array([False, False, False, False, True, False]),
    )
    wanted = [rule.SUE, rule.REPORT_CRIME, rule.ADMINISTER, rule.MEDIATE, rule.SEEK_AID, -1]
    assert route_of(dockets.disputes, rows).tolist() == wanted


def test_the_city_feels_the_mean_over_all_infringements():
    beliefs, city = believed(), City()
    learned(beliefs, suits(), months=1, city=city)
    assert city.detection == pytest.approx(beliefs.counts[0, 1].sum() / beliefs.counts[0, 0].sum(), rel=1e-12)
    assert 0.0 < city.sanction < city.detection


def test_what_an_infringer_pays_is_a_share_of_the_stake():
    share = share_of_stake(np.array([0.0, 50.0, 300.0]), np.array([100.0, 50.0, 100.0]))
    assert share.tolist() == [0.0, 0.5, 0.75]
