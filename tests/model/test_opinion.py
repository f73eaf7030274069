"""Norms, perceived protection and the survey: partial adjustment, saturation, groups."""

from dataclasses import replace

import numpy as np
import pytest

from model.behaviour.opinion import Opinion, form_opinion, protection_aim
from model.behaviour.survey import (
    HOLDERS,
    PROFESSIONALS,
    PUBLIC,
    Experience,
    Moods,
    group_offsets,
    group_weights,
    none_lived,
    own_experience,
    points,
    standard_error,
    survey,
)
from model.city import City
from model.parameters.opinion import OpinionParameters
from model.tables.disputes import BASIC_COURT, JUDGED_FOR_OWNER, TRADEMARK
from tests.model.courtroom import docket
from tests.model.small_city import month_of, small_region

RULES = OpinionParameters()
STILL = small_region(months=132, economy={"protection_norm": 0.0})
AT_HOME = {
    "aid_stations": 3.0, "nodes": 9.0, "lived": none_lived(), "campaigns": 20.0,
    "science_stations": 0.0, "schools": 10.0, "infringement": 1.0,
}  # fmt: skip


def town() -> tuple[City, Opinion]:
    city = City(satisfaction=80.0)
    city.remember()
    return city, Opinion(80.0, campaigns=20.0, stations=0.0, schools=10.0, aid=3.0, nodes=9.0)


def live(months: int, *, seed: int = 0, region=STILL, change=None, **given: float) -> tuple[City, Opinion]:
    city, opinion = town()
    for name, value in (change or {}).items():
        setattr(city, name, value)
    for index in range(months):
        form_opinion(month_of(region, index, seed=seed), city, opinion, rules=RULES, **(AT_HOME | given))
    return city, opinion


def test_where_nothing_changes_nobody_changes_their_mind():
    city, _ = live(120)
    assert city.protection == pytest.approx(0.5)
    assert city.norms == pytest.approx(0.5)
    assert city.satisfaction == pytest.approx(80.0)


def test_the_nation_carries_the_city_along():
    city, _ = live(24, region=small_region(months=24, economy={"protection_norm": 0.6}))
    assert city.satisfaction == pytest.approx(81.2)


@pytest.mark.parametrize(
    ("mood", "better", "worse"),
    [
        ("detection", 0.5, 0.2),
        ("sanction", 0.2, 0.05),
        ("court_days", 60.0, 240.0),
        ("admin_days", 30.0, 90.0),
    ],
)
def test_faster_and_surer_protection_is_felt(mood, better, worse):
    assert (
        live(24, change={mood: better})[0].satisfaction
        > 80.0
        > live(24, change={mood: worse})[0].satisfaction
    )


def test_opinion_follows_facts_slowly():
    gaps = [live(months, change={"detection": 0.6})[0].protection for months in (1, 12, 120)]
    city, _ = town()
    aim = protection_aim(replace(city, detection=0.6), city, RULES, 3.0, 3.0)
    assert 0.5 < gaps[0] < gaps[1] < gaps[2] <= aim
    assert gaps[2] == pytest.approx(aim, rel=1e-3)


def test_each_point_of_satisfaction_costs_more_than_the_one_before():
    gains = np.diff(points(np.array([0.0, 0.1, 0.2, 0.3]), 80.0, RULES))
    assert np.all(gains > 0)
    assert np.all(np.diff(gains) < 0)
    assert points(np.array([50.0]), 80.0, RULES)[0] <= RULES.ceiling


def test_campaigns_and_stations_lift_norms_and_schools_need_decades():
    plain = live(60)[0].norms
    assert live(60, campaigns=60.0)[0].norms > plain
    assert live(60, science_stations=10.0)[0].norms > plain
    taught = live(60, schools=60.0)[0].norms
    assert plain < taught < plain + 0.005


def test_more_infringement_wears_norms_down():
    assert live(60, infringement=1.5)[0].norms < live(60, infringement=0.7)[0].norms


def test_groups_differ_but_their_mean_is_the_score():
    assert group_offsets(RULES) @ group_weights(RULES) == pytest.approx(0.0)
    assert group_weights(RULES).sum() == pytest.approx(1.0)


def test_the_survey_is_published_each_december_with_the_error_of_its_samples():
    _, early = live(11)
    assert early.answer == 80.0
    answers = np.array([live(12, seed=seed)[1].answer for seed in range(200)])
    error = standard_error(RULES)
    assert abs(answers.mean() - 80.0) < 4 * error / np.sqrt(200)
    assert answers.std() == pytest.approx(error, rel=0.2)


def test_more_people_asked_means_less_error():
    asked = replace(RULES, asked_holders=1200.0, asked_public=1600.0, asked_professionals=600.0)
    assert standard_error(asked) == pytest.approx(standard_error(RULES) / np.sqrt(2.0))


def test_own_cases_move_those_who_had_one_and_not_the_public():
    still = Moods(enforcement=0.0, norms=0.0, services=0.0, experience=0.0)
    month = month_of(STILL, 11)
    bad = Experience(np.full(50, -1.0), np.full(50, 1.0))
    before = survey(month, still, none_lived(), 80.0, RULES)
    after = survey(month, still, bad, 80.0, RULES)
    assert after[PUBLIC] == before[PUBLIC]
    assert after[HOLDERS] < before[HOLDERS]
    assert after[PROFESSIONALS] - before[PROFESSIONALS] < after[HOLDERS] - before[HOLDERS]


def test_slow_lost_cases_lower_satisfaction_and_quick_won_ones_raise_it():
    bad = Experience(np.full(5, -0.8), np.full(5, 0.7))
    good = Experience(np.full(5, 0.2), np.full(5, -0.7))
    assert live(24, lived=good)[0].satisfaction > 80.0 > live(24, lived=bad)[0].satisfaction


def test_stations_and_nodes_close_by_are_felt_as_service():
    assert live(24, nodes=40.0)[0].satisfaction > 80.0
    assert live(24, nodes=40.0)[1].parts[2] > 80.0


def test_experience_is_counted_against_what_was_usual_and_leaves_mass_suits_out():
    columns = {"body": BASIC_COURT, "right": TRADEMARK, "outcome": JUDGED_FOR_OWNER, "closed": 240.0}
    dockets, rows = docket(4, serial=np.array([False, False, False, True]), **columns)
    usual_won, usual_days = np.full((5, 9), 0.75), np.full(9, 120.0)
    lived = own_experience(dockets.disputes, rows, usual_won, usual_days)
    assert lived.better.tolist() == pytest.approx([0.25] * 3)
    assert lived.slower.tolist() == pytest.approx([np.log(2.0)] * 3)
