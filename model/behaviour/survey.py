"""The yearly survey (满意度调查): who is asked, what they have lived through, what they answer.

Right holders, the public and professionals are sampled. An answer rests on one's own cases (how long they
took and how they ended, against what was usual in 2019), on enforcement as it is perceived, on services
close by, and on norms. Each further gain moves the answer less. The score of a group is a mean over the
people asked, so it carries their sampling error.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import Floats, Keys, Rows
from model.behaviour.sanction import ended_well, route_of
from model.city import City
from model.month import Month
from model.parameters.opinion import OpinionParameters
from model.tables.disputes import TRANSFERRED, Disputes

HOLDERS, PUBLIC, PROFESSIONALS = range(3)
NAMES = ("right holders", "public", "professionals")
LEAST_DAYS = 1.0
"""Days below which nobody feels a case to be faster."""


@dataclass
class Experience:
    """Own cases that ended, against what was usual before: one number per case."""

    better: Floats
    """1 or 0 for a case that ended well or not, less the usual share."""
    slower: Floats
    """Log of its days over the usual days of its route."""


def none_lived() -> Experience:
    """Nobody had a case."""
    return Experience(np.empty(0), np.empty(0))


def own_experience(disputes: Disputes, closed: Rows, usual_won: Floats, usual_days: Floats) -> Experience:
    """What owners of the city lived through in cases closed now.

    Parameters
    ----------
    usual_won : share that ended well by right and route at the opening, shape (rights, routes)
    usual_days : days by route at the opening, shape (routes,); 0 = takes no time
    """
    route = route_of(disputes, closed)
    ours = (route >= 0) & (disputes.outcome[closed] != TRANSFERRED)
    rows, route = closed[ours], route[ours]
    timed = usual_days[route] > 0.0
    rows, route = rows[timed], route[timed]
    better = ended_well(disputes, rows) - usual_won[disputes.right[rows], route]
    days = np.maximum(disputes.closed[rows] - disputes.filed[rows], LEAST_DAYS)
    return Experience(better, np.log(days / usual_days[route]))


@dataclass
class Moods:
    """What moves answers, against the opening: 0 = as in 2019, positive = better."""

    enforcement: float
    norms: float
    services: float
    experience: float
    """Mean over own cases lately ended."""

    def of_groups(self, rules: OpinionParameters) -> Floats:
        """Mean mood of right holders, public and professionals, shape (3,)."""
        own = np.array([rules.own_case_share, 0.0, 1.0]) * self.experience
        return shared_moods(self, rules) + own

    def parts(self) -> Floats:
        """Experience, enforcement, services, norms, shape (4,)."""
        return np.array([self.experience, self.enforcement, self.services, self.norms])


def shared_moods(moods: Moods, rules: OpinionParameters) -> Floats:
    """Mood of the three groups without their own cases: the public hears of some enforcement only."""
    heard = moods.enforcement + moods.services
    return np.array([heard, rules.public_hearing * moods.enforcement + moods.norms, heard])


def points(moods: Floats, national: float, rules: OpinionParameters) -> Floats:
    """Points of 100 for moods, same shape: 0 gives the national level, each gain costs more than the last."""
    return np.asarray(rules.ceiling - (rules.ceiling - national) * np.exp(-moods))


def felt(lived: Experience, rules: OpinionParameters) -> Floats:
    """Mood of each own case, shape (n_cases,)."""
    return rules.response_outcome * lived.better - rules.response_time * lived.slower


def group_weights(rules: OpinionParameters) -> Floats:
    """Weights of the three groups, sum to 1."""
    return np.array([
        rules.weight_holders, rules.weight_public, 1.0 - rules.weight_holders - rules.weight_public,
    ])  # fmt: skip


def group_offsets(rules: OpinionParameters) -> Floats:
    """Points by which the groups differ from the mean; the public's makes them cancel."""
    weights = group_weights(rules)
    holders, professionals = rules.holders_above, -rules.professionals_below
    public = -(weights[HOLDERS] * holders + weights[PROFESSIONALS] * professionals) / weights[PUBLIC]
    return np.array([holders, public, professionals])


def sample_sizes(rules: OpinionParameters) -> tuple[int, int, int]:
    """People asked: right holders, public, professionals."""
    return round(rules.asked_holders), round(rules.asked_public), round(rules.asked_professionals)


def standard_error(rules: OpinionParameters) -> float:
    """Sampling error of the whole score, points."""
    variance = rules.answer_spread**2 * group_weights(rules) ** 2 / np.array(sample_sizes(rules))
    return float(np.sqrt(np.sum(variance)))


def survey(
    month: Month, moods: Moods, lived: Experience, national: float, rules: OpinionParameters
) -> Floats:
    """Ask the three samples; mean answers of right holders, public and professionals, shape (3,)."""
    shared, offsets, own = shared_moods(moods, rules), group_offsets(rules), felt(lived, rules)
    means = np.empty(len(NAMES))
    for group, asked in enumerate(sample_sizes(rules)):
        people = people_asked(NAMES[group], asked)
        mood = np.full(asked, shared[group])
        if group != PUBLIC and own.size:
            share = 1.0 if group == PROFESSIONALS else rules.own_case_share
            went = month.happens("survey.own_case", people, share)
            case = (month.uniform("survey.which_case", people) * own.size).astype(np.intp)
            mood += went * own[case]
        answers = points(mood, national, rules) + rules.answer_spread * month.normal("survey.answer", people)
        means[group] = float(np.mean(answers)) + offsets[group]
    return means


def people_asked(group: str, count: int) -> Keys:
    """Identities of the people asked in a group, shape (count,)."""
    start = np.uint64(chance.name_key("survey " + group))
    return np.asarray(start + np.arange(count, dtype=np.uint64), dtype=np.uint64)


def enforcement_mood(city: City, opening: City, rules: OpinionParameters) -> float:
    """Mood from perceived protection."""
    return float(rules.response_protection * np.log(city.protection / opening.protection))


def norm_mood(city: City, opening: City, rules: OpinionParameters) -> float:
    """Mood from norms."""
    return float(rules.response_norms * np.log(city.norms / opening.norms))
