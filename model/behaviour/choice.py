"""What becomes of an idea that is not kept secret (申请类型选择): nothing, utility model, invention, both.

An owner compares what a right brings (return, life, time to grant, chance of grant, protection) with what
it costs (own effort, agency, fees, less public money), and knows only a part of the value. Ideas are
taken together in classes of value, of equal chance; cells are sector by kind of owner. Only novel ideas
can become inventions, only those on the shape of a product utility models. Both may be filed on one day
(Patent Law Art. 9); the utility model is given up when the invention is granted.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from model.arrays import Floats, Keys, Mask, Rows
from model.behaviour.fees import TERM_YEARS
from model.behaviour.ideas import CLASSES, OWNERS
from model.kernels import compiled
from model.month import Month
from model.parameters import Parameters
from model.sectors import SECTORS, sector_column
from model.tables.innovators import FIRM
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL

ONLY_INVENTION, ONLY_UTILITY, BOTH, ONLY_DESIGN = 0, 1, 2, 3
STREAMS = ("invention", "utility", "both", "design")
"""Ways in which ideas are filed; each has a luck of its own."""
CELLS = len(SECTORS) * OWNERS
STEPS = 32
"""Classes of value, each with the same share of ideas."""
MERIT = ndtri((np.arange(STEPS) + 0.5) / STEPS)
"""Merit of the middle idea of each class, standard normal units, ascending."""
NEVER = 1e3
"""A threshold, in log points, that no idea passes."""
SECTOR_OF = np.repeat(np.arange(len(SECTORS)), OWNERS)
OWNER_OF = np.tile(np.arange(OWNERS), len(SECTORS))


@dataclass(frozen=True)
class Scale:
    """What the opening fixes about ideas, so that filings of 2019 have the declared values and kinds."""

    returns: Floats
    """Yearly return of the median idea by kind of right as owners judge it, CNY, shape (3,)."""
    drawn: Floats
    """The same as it turns out, so that rights filed in 2019 have the declared medians, shape (3,)."""
    spread: float
    """Spread of the value of ideas, log points per unit of merit."""
    novelty: Floats
    """Novelty of the median idea by kind of owner, normal units, shape (3,)."""


@dataclass(frozen=True)
class Offer:
    """What rights cost and bring this month."""

    cost: Floats
    """Net cost of an application by kind and cell, CNY, shape (3, n_cells)."""
    worth: Floats
    """Present value of one CNY a year under a right by kind, times the chance of grant, shape (3,)."""
    early: float
    """The same of a utility model that protects until the invention is granted, or instead of it."""
    steered: Floats
    """Share of ideas that navigation steers, by cell, shape (n_cells,)."""


@dataclass(frozen=True)
class Choice:
    """Chance of each way of filing by value of the idea, shape (n_streams, n_cells, STEPS)."""

    chance: Floats

    @property
    def share(self) -> Floats:
        """Ideas filed in each way, share of those not kept secret, shape (n_streams, n_cells)."""
        return np.asarray(self.chance.mean(axis=2))

    def merit(self, stream: Rows, cell: Rows, u: Floats) -> Floats:
        """Merit of filed ideas, standard normal units, monotone in ``u``; shape of all three."""
        rising = np.cumsum(self.chance.reshape(-1, STEPS), axis=1)
        return np.asarray(ndtri(_place_in(rising, stream * CELLS + cell, u)))


@compiled
def _place_in(rising: Floats, row: Rows, u: Floats) -> Floats:
    """Where each ``u`` falls among equal steps of unequal weight, 0-1; ``rising`` sums weights by row."""
    steps = rising.shape[1]
    place = np.empty(u.size)
    for i in range(u.size):
        sums = rising[row[i]]
        sought = u[i] * sums[steps - 1]
        low, high = 0, steps - 1
        while low < high:
            middle = (low + high) // 2
            if sums[middle] < sought:
                low = middle + 1
            else:
                high = middle
        before = sums[low - 1] if low > 0 else 0.0
        weight = sums[low] - before
        inside = (sought - before) / weight if weight > 0.0 else 0.5
        place[i] = (low + min(max(inside, 1e-9), 1.0 - 1e-9)) / steps
    return place


def navigated(reports: float, focus: float, reach: float) -> Floats:
    """Share of R&D that reports in use steer, by cell: saturating, tilted to strategic chains by focus."""
    strategic = sector_column("strategic")
    tilt = (1.0 - focus) + focus * strategic / float(np.mean(strategic))
    return np.asarray(-np.expm1(-reports * reach * tilt))[SECTOR_OF]


def present_value(start: float, end: float, parameters: Parameters) -> float:
    """Present value of one CNY a year, lost with age and discounted, between two ages in years."""
    fall = parameters.portfolio.obsolescence + parameters.portfolio.discount
    return float((np.exp(-fall * start) - np.exp(-fall * end)) / fall) if end > start else 0.0


def offer(
    month: Month, parameters: Parameters, *, price: float, reports: float, strategic_factor: float
) -> Offer:
    """What an owner sees this month; ``price`` is the mean fee of agencies against 2019."""
    exam, economy = parameters.examination, month.economy
    wait = np.array([exam.formalities_months + economy.exam_months, exam.utility_months, exam.design_months])
    wait /= 12.0
    grant = np.array([economy.grant_rate, exam.utility_grant, exam.design_grant])
    life = [present_value(w, float(t), parameters) for w, t in zip(wait, TERM_YEARS, strict=True)]
    until = present_value(wait[UTILITY_MODEL], wait[INVENTION], parameters)
    instead = present_value(wait[INVENTION], float(TERM_YEARS[UTILITY_MODEL]), parameters)
    insured = until + (1.0 - grant[INVENTION]) * instead
    about, focus = parameters.filing, month.policy.industry_focus_share
    return Offer(
        cost=net_cost(month, parameters, grant, price, strategic_factor),
        worth=grant * np.array(life),
        early=float(grant[UTILITY_MODEL] * insured),
        steered=navigated(reports, focus, about.navigation_reach),
    )


def net_cost(
    month: Month, parameters: Parameters, grant: Floats, price: float, strategic_factor: float
) -> Floats:
    """Effort and fees less the public money expected at grant, CNY, shape (3, n_cells)."""
    about, services, fees = parameters.filing, parameters.services, parameters.portfolio
    paid = 1.0 - fees.reduction_single * fees.reduction_uptake
    effort = np.array([about.effort_invention, about.effort_utility, about.effort_design])
    agency = np.array([services.fee_invention, services.fee_utility, services.fee_design])
    official = np.array([about.official_invention, about.official_small, about.official_small])
    subsidy = month.policy.filing_subsidy_quantity * month.economy.quantity_subsidy_norm
    money = (grant * subsidy)[:, None] * np.ones(CELLS)
    likely = np.minimum(sector_column("strategic") * strategic_factor, 1.0)[SECTOR_OF]
    money[INVENTION] += grant[INVENTION] * month.policy.quality_award * likely
    felt = np.where(OWNER_OF == FIRM, 1.0, about.public_cost)
    gross = (effort + agency * price + official * paid)[:, None]
    return np.asarray(np.maximum((gross - money) * felt, about.trouble * felt))


def choose(terms: Offer, scale: Scale, parameters: Parameters, protection: float) -> Choice:
    """The chance of each way of filing; ``protection`` is perceived protection over that of the opening."""
    about = parameters.filing
    worth = scale.returns * terms.worth * protection**about.value_protection
    early = scale.returns[UTILITY_MODEL] * terms.early * protection**about.value_protection
    expected, error = foreseen(scale, parameters)

    def pays(threshold: Floats) -> Floats:
        return np.asarray(ndtr((expected - threshold[:, None]) / error))

    alone = [np.log(terms.cost[kind] / worth[kind]) for kind in (INVENTION, UTILITY_MODEL, DESIGN)]
    more, dearer = worth[INVENTION] - worth[UTILITY_MODEL], terms.cost[INVENTION] - terms.cost[UTILITY_MODEL]
    step = np.log(np.maximum(dearer, about.trouble) / more) if more > 0.0 else np.full(CELLS, NEVER)
    better = np.maximum(alone[INVENTION], step)
    second = np.log(terms.cost[UTILITY_MODEL] / early) if early > 0.0 else np.full(CELLS, NEVER)
    shape = np.array([about.shape_discrete, about.shape_complex, about.shape_soft])
    shaped = shape[CLASSES][SECTOR_OF][:, None]
    novel = novelty(terms, scale, parameters)
    invention = pays(better)
    both = about.dual_use * pays(np.maximum(second, better))
    utility = pays(alone[UTILITY_MODEL])
    lesser = np.maximum(utility - invention, 0.0)
    return Choice(
        np.stack([
            novel * (shaped * (invention - both) + (1.0 - shaped) * pays(alone[INVENTION])),
            shaped * (novel * lesser + (1.0 - novel) * utility),
            shaped * novel * both,
            pays(alone[DESIGN]),
        ])
    )  # fmt: skip


def log_value(scale: Scale, parameters: Parameters) -> Floats:
    """Log value of ideas against the median idea of a complex technology, shape (n_cells, STEPS)."""
    return np.asarray(shift(parameters)[:, None] + scale.spread * MERIT)


def foreseen(scale: Scale, parameters: Parameters) -> tuple[Floats, float]:
    """What owners expect of an idea of some merit at filing, log points, (n_cells, STEPS), and its spread.

    They know a part of the variance of value; what they do not know adds to the mean, as values are skewed.
    """
    known, spread = parameters.filing.known_value, scale.spread
    unknown = 0.5 * (1.0 - known) * spread**2
    expected = shift(parameters)[:, None] + unknown + known * spread * MERIT
    return np.asarray(expected), float(spread * np.sqrt(known * (1.0 - known)))


def class_means(spread: float) -> Floats:
    """Mean of exp(spread x merit) in each class of value, shape (STEPS,): most of it lies in the last."""
    edges = ndtri(np.linspace(0.0, 1.0, STEPS + 1))
    return np.asarray(np.exp(0.5 * spread**2) * np.diff(ndtr(edges - spread)) * STEPS)


def shift(parameters: Parameters) -> Floats:
    """Log points by which a cell's ideas are worth more: technology, and what public bodies make of them."""
    about = parameters.filing
    classes = np.array([about.discrete_value, 0.0, about.soft_value])[CLASSES]
    public = np.log(parameters.patents.university_value) * (OWNER_OF != FIRM)
    return np.asarray(classes[SECTOR_OF] + public)


def novelty(terms: Offer, scale: Scale, parameters: Parameters) -> Floats:
    """Chance that an idea is novel enough for an invention, shape (n_cells, STEPS)."""
    about = parameters.filing
    middle = scale.novelty[OWNER_OF] + about.navigation_gain * terms.steered
    return np.asarray(ndtr(middle[:, None] + about.novelty_value * MERIT))


def steered_ones(month: Month, terms: Offer, keys: Keys, cell: Rows) -> Mask:
    """Which filings come from R&D that navigation steers."""
    return month.happens("filing.steered", keys, terms.steered[cell])
