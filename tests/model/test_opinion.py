"""Norms, perceived protection and the survey: partial adjustment, saturation, groups."""

from dataclasses import replace

import numpy as np
import pytest

from model.behaviour.opinion import (
    Opinion,
    form_opinion,
    group_offsets,
    group_weights,
    protection_aim,
    satisfied,
)
from model.city import City
from model.parameters.opinion import OpinionParameters
from tests.model.small_city import month_of, small_region

RULES = OpinionParameters()
STILL = small_region(months=132, economy={"protection_norm": 0.0})
AT_HOME = {
    "aid_stations": 3.0, "opening_aid": 3.0, "campaigns": 20.0, "science_stations": 0.0, "schools": 10.0,
    "infringement": 1.0,
}  # fmt: skip


def town() -> tuple[City, Opinion]:
    city = City(satisfaction=80.0)
    city.remember()
    return city, Opinion(80.0, campaigns=20.0, stations=0.0, schools=10.0)


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
    city, _ = town()
    points = [
        satisfied(replace(city, protection=protection), city, 80.0, RULES) @ group_weights(RULES)
        for protection in (0.5, 0.55, 0.605, 0.6655)
    ]
    gains = np.diff(points)
    assert np.all(gains > 0)
    assert np.all(np.diff(gains) < 0)
    assert points[-1] < RULES.ceiling


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


def test_the_survey_is_published_each_december_with_its_error():
    _, early = live(11)
    assert early.answer == 80.0
    answers = np.array([live(12, seed=seed)[1].answer for seed in range(400)])
    spread = RULES.survey_error * np.sqrt(np.sum(group_weights(RULES) ** 2))
    assert abs(answers.mean() - 80.0) / (spread / 20.0) < 4
    assert answers.std() == pytest.approx(spread, rel=0.15)
