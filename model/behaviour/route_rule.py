"""The rule by which an owner who was infringed picks a way (维权途径选择规则).

A discrete choice with declared utilities: chance of success, award, time, cost over the stake, help in
reach. Tastes are what remains: they are found once, so that owners who believe what was believed at the
opening choose in the declared shares. ``weigh_routes`` is one pure function of arrays; another of the same
signature may take its place (``RouteRule``).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Codes, Floats
from model.chance import normal
from model.parameters.disputes import DisputeParameters
from model.tables.disputes import COPYRIGHT, PATENT, SECRET, TRADEMARK

NOTHING, NEGOTIATE, MEDIATE, ADMINISTER, ARBITRATE, SUE, REPORT_CRIME, AT_BORDER, SEEK_AID = range(9)
"""Routes; the last two are not chosen in the logit: customs stop goods, stations give aid."""
ROUTES = 9
CHOICES = 7
RIGHTS = 5
TECHNICAL_RIGHTS = (PATENT, SECRET)
NODES = 16
"""Stakes at which the opening shares are met on average: quantiles of the losses of a right."""
ROUNDS = 60
"""Most rounds of the search for tastes; each brings shares closer by a factor."""
CLOSE = 1e-12
LEAST = 1e-6
"""Shares below which an award counts as none."""


@dataclass(frozen=True)
class Prospects:
    """What owners believe of each route this month."""

    success: Floats
    """Chance that the case ends in the owner's favour, 0-1, shape (rights, choices)."""
    recovery: Floats
    """Mean sum received over the loss, shape (rights, choices); 0 = a route that pays nothing."""
    days: Floats
    """Days to the end, shape (choices,); of no weight where 0."""
    help: Floats
    """Log-odds that help and evidence in reach add, shape (choices,)."""
    usual: Floats
    """Shares declared for the opening, shape (rights, choices), rows sum to 1."""
    taste: Floats
    """What else speaks for a route, log-odds, shape (rights, choices); minus infinity = not open."""
    court_before: Floats
    """Success of a suit as believed at the opening, shape (rights,)."""


RouteRule = Callable[[Codes, Floats, Prospects, DisputeParameters], Floats]
"""Shares of routes for each infringement noticed: (right, loss, prospects, about) -> (n, choices)."""


def weigh_routes(right: Codes, loss: Floats, prospects: Prospects, about: DisputeParameters) -> Floats:
    """Chance that each owner picks each route first, shape (n, choices), rows sum to 1.

    Parameters
    ----------
    right : code of the right infringed, shape (n,)
    loss : what is at stake, CNY, shape (n,)

    Notes
    -----
    Log-odds: success counts in itself, award, time and cost over the stake as elasticities. Cost enters as
    (1 + cost / stake), so that it weighs on small stakes only.
    """
    pays, takes = prospects.recovery > LEAST, prospects.days > 0.0
    odds = prospects.taste + prospects.help + about.proof_weight * prospects.success
    odds = odds + about.award_weight * np.log(np.where(pays, prospects.recovery, 1.0))
    odds = odds - about.time_weight * np.log(np.where(takes, prospects.days, 1.0))
    cost = fees(about)[right] / np.maximum(loss, 1.0)[:, None]
    weights = np.exp(odds)[right] * (1.0 + cost) ** -about.cost_weight
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def keep_to_habit(right: Codes, loss: Floats, prospects: Prospects, about: DisputeParameters) -> Floats:
    """The opening shares whatever is believed: an alternative to :func:`weigh_routes`, same signature."""
    return np.asarray(prospects.usual[right])


def fees(about: DisputeParameters) -> Floats:
    """Cost of each route to the owner, CNY, shape (rights, choices)."""
    route = np.zeros(CHOICES)
    route[NEGOTIATE], route[MEDIATE], route[ADMINISTER] = (
        about.fee_talks, about.fee_mediation, about.fee_administration,
    )  # fmt: skip
    route[ARBITRATE], route[SUE], route[REPORT_CRIME] = (
        about.fee_arbitration,
        about.fee_court,
        about.fee_report,
    )
    dearer = np.ones(RIGHTS)
    dearer[list(TECHNICAL_RIGHTS)] = about.fee_technical
    return np.asarray(route * dearer[:, None])


def opening_shares(about: DisputeParameters) -> Floats:
    """Shares of first answers of owners who noticed, at the opening, shape (rights, choices)."""
    admin = np.full(RIGHTS, about.admin_per_other_suit)
    admin[PATENT], admin[TRADEMARK] = about.admin_per_patent_suit, about.admin_per_trademark_suit
    crime = np.zeros(RIGHTS)
    crime[[TRADEMARK, COPYRIGHT, SECRET]] = about.crime_per_suit
    shares = np.zeros((RIGHTS, CHOICES))
    shares[:, MEDIATE] = about.mediation_choice
    shares[:, ARBITRATE] = about.arbitration_choice
    shares[:, SUE] = about.court_choice
    shares[:, ADMINISTER] = about.court_choice * admin
    shares[:, REPORT_CRIME] = about.court_choice * crime
    shares[:, NEGOTIATE] = 1.0 - shares.sum(axis=1)
    shares *= about.act_share
    shares[:, NOTHING] = 1.0 - about.act_share
    return shares


def without_talks(shares: Floats) -> Floats:
    """Shares of those whose talks failed: the same odds among all other answers, shape of ``shares``."""
    rest = shares.copy()
    rest[:, NEGOTIATE] = 0.0
    return np.asarray(rest / rest.sum(axis=1, keepdims=True))


def final_shares(shares: Floats, agreed: float) -> Floats:
    """Shares of answers once talks have ended; those that agreed stay with ``NEGOTIATE``."""
    failed = shares[:, [NEGOTIATE]] * (1.0 - agreed)
    final = shares + failed * without_talks(shares)
    final[:, NEGOTIATE] = shares[:, NEGOTIATE] * agreed
    return np.asarray(final)


def detection(about: DisputeParameters) -> Floats:
    """Share of infringements that a usual owner notices by itself, by right, shape (rights,)."""
    odds = np.full(RIGHTS, np.log(about.detection / (1.0 - about.detection)))
    odds[SECRET] -= about.secrecy
    return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def expected_chain(about: DisputeParameters) -> Floats:
    """Suits per infringement at the opening, by right: noticed x sued at once or after talks that failed."""
    return np.asarray(detection(about) * final_shares(opening_shares(about), about.talks_agreed)[:, SUE])


def usual_losses(about: DisputeParameters, patent_stake: float, patent_spread: float) -> Floats:
    """Losses at equal steps of probability, by right, CNY, shape (rights, nodes)."""
    median = np.full(RIGHTS, about.mark_loss)
    median[COPYRIGHT], median[SECRET], median[PATENT] = about.copyright_loss, about.secret_loss, patent_stake
    spread = np.full(RIGHTS, about.loss_spread)
    spread[PATENT] = np.hypot(about.loss_spread, patent_spread)
    z = normal((np.arange(NODES) + 1.0 / 2.0) / NODES)
    return np.asarray(median[:, None] * np.exp(spread[:, None] * z))


def find_tastes(prospects: Prospects, losses: Floats, about: DisputeParameters) -> Prospects:
    """The same prospects with tastes by which the opening shares hold on average over the stakes.

    Each round adds the log of wanted over predicted shares (the contraction of Berry 1994).
    """
    right = np.repeat(np.arange(RIGHTS, dtype=np.int8), NODES)
    with np.errstate(divide="ignore"):
        wanted = np.log(prospects.usual)
    found = replace(prospects, taste=wanted.copy())
    for _ in range(ROUNDS):
        shares = (
            weigh_routes(right, losses.ravel(), found, about).reshape(RIGHTS, NODES, CHOICES).mean(axis=1)
        )
        gap = np.where(prospects.usual > 0.0, wanted - np.log(np.where(shares > 0.0, shares, 1.0)), 0.0)
        found = replace(found, taste=found.taste + gap)
        if float(np.abs(gap).max()) < CLOSE:
            break
    return found
