"""Norms, perceived protection, and the survey of satisfaction (社会满意度).

Perceived protection follows facts by partial adjustment; norms follow campaigns, stations, schools
and the infringement seen; once a year a survey asks right holders, the public and professionals
(survey.py). The national drift of satisfaction is an input; only the rest is the city's own.
"""

import numpy as np

from model.arrays import Floats
from model.behaviour.survey import (
    Experience,
    Moods,
    enforcement_mood,
    felt,
    group_offsets,
    group_weights,
    norm_mood,
    points,
    survey,
)
from model.city import City
from model.month import Month
from model.parameters.opinion import OpinionParameters

SURVEY_MONTH = 12
LEAST_TIME = 1.0
"""Days below which nobody feels a case to be faster."""
LEAST_SHARE = 1e-3
"""Shares below this feel alike."""


class Opinion:
    """What people think of IP, beside the moods that the city shares with other rooms."""

    def __init__(
        self,
        satisfaction: float,
        *,
        campaigns: float,
        stations: float,
        schools: float,
        aid: float,
        nodes: float,
    ) -> None:
        self.national = satisfaction
        """Satisfaction with the city's own doing unchanged, points."""
        self.answer = satisfaction
        """Last published survey, points."""
        self.groups: Floats = np.full(3, satisfaction)
        """Last answers of right holders, public, professionals, points."""
        self.parts: Floats = np.full(4, satisfaction)
        """What experience, enforcement, services and norms alone would give now, points."""
        self.schooled = 0.0
        """Share of the public taught about IP at school since the opening, beyond the opening pace."""
        self.campaigns, self.stations, self.schools = campaigns, stations, schools
        self.aid, self.nodes = aid, nodes
        self.mean_felt = 0.0
        """Mean mood of own cases lately ended."""
        self.year: list[Experience] = []
        """What owners lived through since the last survey."""

    def hear(self, lived: Experience, rules: OpinionParameters) -> None:
        """Keep the cases that ended this month until the survey, and let their mood be talked about."""
        if lived.better.size:
            self.year.append(lived)
            self.mean_felt += rules.experience_speed * (float(np.mean(felt(lived, rules))) - self.mean_felt)

    def ask(self, month: Month, moods: Moods, rules: OpinionParameters) -> None:
        """Hold the survey over the cases of the year, and publish it."""
        lived = Experience(
            np.concatenate([one.better for one in self.year] or [np.empty(0)]),
            np.concatenate([one.slower for one in self.year] or [np.empty(0)]),
        )
        self.groups = survey(month, moods, lived, self.national, rules)
        self.answer = float(np.sum(self.groups * group_weights(rules)))
        self.year = []


def form_opinion(
    month: Month,
    city: City,
    opinion: Opinion,
    *,
    rules: OpinionParameters,
    aid_stations: float,
    nodes: float,
    campaigns: float,
    science_stations: float,
    schools: float,
    infringement: float,
    lived: Experience,
) -> None:
    """Move perceived protection and norms for a month; hold the survey in December.

    ``aid_stations`` and public ``nodes`` stand now; ``campaigns`` a year lately; ``infringement`` is
    incidence against the opening, 1 = unchanged; ``lived`` are own cases that ended this month.
    """
    opening = city.opening or city
    aim = protection_aim(city, opening, rules, aid_stations, opinion.aid)
    city.protection += rules.protection_speed * (aim - city.protection)
    opinion.schooled += (schools - opinion.schools) / rules.schools / (12.0 * rules.school_years)
    aim = norm_aim(opening, opinion, rules, campaigns, science_stations, infringement)
    city.norms += rules.norm_speed * (aim - city.norms)
    opinion.national += month.economy.protection_norm / 12.0
    opinion.hear(lived, rules)
    moods = Moods(
        enforcement=enforcement_mood(city, opening, rules),
        norms=norm_mood(city, opening, rules),
        services=service_mood(city, opening, opinion, rules, aid_stations, nodes),
        experience=opinion.mean_felt,
    )
    groups = points(moods.of_groups(rules), opinion.national, rules) + group_offsets(rules)
    city.satisfaction = float(np.sum(groups * group_weights(rules)))
    opinion.parts = points(moods.parts(), opinion.national, rules)
    if month.of_year == SURVEY_MONTH:
        opinion.ask(month, moods, rules)


def protection_aim(
    city: City, opening: City, rules: OpinionParameters, aid_stations: float, opening_aid: float
) -> float:
    """Protection that the facts deserve, 0-1: the opening's if nothing changed, logistic in the logs."""
    odds = np.log(opening.protection / (1.0 - opening.protection))
    odds += rules.weight_detection * log_change(city.detection, opening.detection, LEAST_SHARE)
    odds += rules.weight_sanction * log_change(city.sanction, opening.sanction, LEAST_SHARE)
    odds -= rules.weight_court * log_change(city.court_days, opening.court_days, LEAST_TIME)
    odds -= rules.weight_admin * log_change(city.admin_days, opening.admin_days, LEAST_TIME)
    odds += rules.weight_aid * (reach(aid_stations, rules.aid_scale) - reach(opening_aid, rules.aid_scale))
    return float(1.0 / (1.0 + np.exp(-odds)))


def norm_aim(
    opening: City,
    opinion: Opinion,
    rules: OpinionParameters,
    campaigns: float,
    science_stations: float,
    infringement: float,
) -> float:
    """Norm that campaigns, stations, schooling and what is seen lead to, 0-1."""
    gain = rules.campaign_gain * (
        reach(campaigns, rules.campaign_scale) - reach(opinion.campaigns, rules.campaign_scale)
    )
    gain += rules.station_gain * (
        reach(science_stations, rules.station_scale) - reach(opinion.stations, rules.station_scale)
    )
    gain += rules.school_gain * opinion.schooled
    gain -= rules.infringement_norm * float(np.log(max(infringement, LEAST_SHARE)))
    odds = np.log(opening.norms / (1.0 - opening.norms)) + gain / (opening.norms * (1.0 - opening.norms))
    return float(1.0 / (1.0 + np.exp(-odds)))


def service_mood(
    city: City, opening: City, opinion: Opinion, rules: OpinionParameters, aid_stations: float, nodes: float
) -> float:
    """Mood from services: rights aid and public nodes close by, and the time of the administration."""
    near = reach(aid_stations, rules.aid_scale) - reach(opinion.aid, rules.aid_scale)
    near += reach(nodes, rules.node_scale) - reach(opinion.nodes, rules.node_scale)
    time = log_change(city.admin_days, opening.admin_days, LEAST_TIME)
    return float(rules.response_services * (near - rules.service_time * time))


def reach(number: float, scale: float) -> float:
    """Saturating reach of a number of things, 0-1."""
    return float(-np.expm1(-number / scale))


def log_change(now: float, then: float, least: float) -> float:
    """Log of a ratio, with both held above what can be felt."""
    return float(np.log(max(now, least) / max(then, least)))
