"""Norms, perceived protection, and the survey of satisfaction (社会满意度).

Perceived protection follows facts by partial adjustment; norms follow campaigns, stations, schools
and the infringement seen; once a year a survey asks right holders, the public and professionals.
The national drift of satisfaction is an input; only the rest is the city's own.
"""

import numpy as np

from model import chance
from model.arrays import Floats
from model.city import City
from model.month import Month
from model.parameters.opinion import OpinionParameters

SURVEY_MONTH = 12
GROUPS = np.arange(3, dtype=np.uint64) + np.uint64(chance.name_key("survey"))
"""Keys of right holders, public, professionals."""
LEAST_TIME = 1.0
"""Days below which nobody feels a case to be faster."""
LEAST_SHARE = 1e-3
"""Shares below this feel alike."""


class Opinion:
    """What people think of IP, beside the moods that the city shares with other rooms."""

    def __init__(self, satisfaction: float, *, campaigns: float, stations: float, schools: float) -> None:
        self.national = satisfaction
        """Satisfaction with the city's own doing unchanged, points."""
        self.answer = satisfaction
        """Last published survey, points."""
        self.groups: Floats = np.full(3, satisfaction)
        """Last answers of right holders, public, professionals, points."""
        self.schooled = 0.0
        """Share of the public taught about IP at school since the opening, beyond the opening pace."""
        self.campaigns, self.stations, self.schools = campaigns, stations, schools


def form_opinion(
    month: Month,
    city: City,
    opinion: Opinion,
    *,
    rules: OpinionParameters,
    aid_stations: float,
    opening_aid: float,
    campaigns: float,
    science_stations: float,
    schools: float,
    infringement: float,
) -> None:
    """Move perceived protection and norms for a month; hold the survey in December.

    ``aid_stations`` stand now, ``opening_aid`` at the opening; ``campaigns`` a year lately;
    ``infringement`` is incidence against the opening, 1 = unchanged.
    """
    opening = city.opening or city
    aim = protection_aim(city, opening, rules, aid_stations, opening_aid)
    city.protection += rules.protection_speed * (aim - city.protection)
    opinion.schooled += (schools - opinion.schools) / rules.schools / (12.0 * rules.school_years)
    aim = norm_aim(opening, opinion, rules, campaigns, science_stations, infringement)
    city.norms += rules.norm_speed * (aim - city.norms)
    opinion.national += month.economy.protection_norm / 12.0
    groups = satisfied(city, opening, opinion.national, rules)
    weights = group_weights(rules)
    city.satisfaction = float(np.sum(groups * weights))
    if month.of_year == SURVEY_MONTH:
        opinion.groups = groups + rules.survey_error * month.normal("opinion.survey", GROUPS)
        opinion.answer = float(np.sum(opinion.groups * weights))


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


def satisfied(city: City, opening: City, national: float, rules: OpinionParameters) -> Floats:
    """Points of right holders, public and professionals, shape (3,); each gain costs more than the last."""
    protection = rules.response_protection * np.log(city.protection / opening.protection)
    norms = rules.response_norms * np.log(city.norms / opening.norms)
    time = rules.response_time * log_change(city.court_days, opening.court_days, LEAST_TIME)
    moods = np.array([protection, rules.public_hearing * protection + norms, protection - time])
    return np.asarray(rules.ceiling - (rules.ceiling - national) * np.exp(-moods) + group_offsets(rules))


def group_weights(rules: OpinionParameters) -> Floats:
    """Weights of the three groups, sum to 1."""
    return np.array([
        rules.weight_holders, rules.weight_public, 1.0 - rules.weight_holders - rules.weight_public,
    ])  # fmt: skip


def group_offsets(rules: OpinionParameters) -> Floats:
    """Points by which the groups differ from the mean; the public's makes them cancel."""
    weights = group_weights(rules)
    holders, professionals = rules.holders_above, -rules.professionals_below
    public = -(weights[0] * holders + weights[2] * professionals) / weights[1]
    return np.array([holders, public, professionals])


def reach(number: float, scale: float) -> float:
    """Saturating reach of a number of things, 0-1."""
    return float(-np.expm1(-number / scale))


def log_change(now: float, then: float, least: float) -> float:
    """Log of a ratio, with both held above what can be felt."""
    return float(np.log(max(now, least) / max(then, least)))
