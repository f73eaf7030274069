"""The opening of filing (期初标定): ideas are scaled once to the applications of 2019 by kind and owner.

Grade F for 2019: these counts are never tests. Two facts per kind of owner, inventions and utility
models, set two numbers, ideas per unit of strength and their novelty. Owners judge an idea by the returns of
the rights they know, the declared medians; what rights turn out to bring has these medians among firms (means
of logs), and the declared spread among the inventions of all. Filings without an idea under the levers of
January 2020 are taken out first.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from model.behaviour.abnormal import supply, temptation
from model.behaviour.choice import (
    BOTH,
    CELLS,
    ONLY_DESIGN,
    ONLY_INVENTION,
    ONLY_UTILITY,
    OWNER_OF,
    STEPS,
    STREAMS,
    Choice,
    Offer,
    Scale,
    choose,
    class_means,
    log_value,
    offer,
    shift,
)
from model.behaviour.ideas import OWNERS, cells_of, openness, strength_of
from model.month import Month
from model.parameters import Parameters
from model.parameters.innovation import InnovationParameters
from model.policy import Policy
from model.region import Opening, Region
from model.sectors import sector_column
from model.tables.agencies import AgencyBook
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY, Innovators
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL

ROUNDS, STEP = 40, 0.6
"""Rounds of the search for the scale, and the part of the gap closed in each."""
NOVEL_BOUND = 4.0
"""Novelty of the median idea stays within these normal units."""
USUAL_SPREAD = 0.85
"""Where the search begins: spread of merit among filed inventions."""


@dataclass(frozen=True)
class FilingRates:
    """What 2019 fixes about filing."""

    level: Floats
    """Yearly applications per unit of strength, by kind of right and kind of owner, shape (3, 3)."""
    ideas: Floats
    """Yearly ideas per unit of strength that are filed in each way if all were, shape (n_streams, 3)."""
    scale: Scale
    strategic_factor: float
    """Scales sector shares of strategic fields to the region's share."""
    abnormal: Floats
    """Abnormal filings a month of one willing firm when it pays, by kind, shape (3,)."""
    mean_value: float
    """Mean yearly return of a filing in 2019, CNY: the unit of the value index."""
    genuine: float
    """Share of invention applications of 2019 with an idea behind them."""


def mean_price(book: AgencyBook) -> float:
    """Mean fee of agencies by attorneys against 2019, ratio; 1 where there are none."""
    heads = float(np.sum(book.attorneys))
    return float(np.sum(book.attorneys * book.price)) / heads if heads > 0.0 else 1.0


def usual_inventions(innovators: Innovators, rates: FilingRates, parameters: Parameters) -> Floats:
    """Invention applications of 2019 with an idea, expected of each innovator, shape (n_innovators,)."""
    everyone, informal = np.arange(len(innovators)), parameters.filing.informal
    strength = strength_of(innovators, everyone, parameters.innovation, informal)
    return np.asarray(rates.genuine * rates.level[INVENTION][innovators.kind] * strength)


def opening_rates(
    innovators: Innovators, region: Region, parameters: Parameters, *, price: float, reports: float
) -> FilingRates:
    """Scale ideas to 2019 under the levers of January 2020, whatever the scenario sets from then on."""
    about, rules = parameters.filing, parameters.innovation
    month = Month(index=0, policy=Policy(), economy=region.at(0), seed=0)
    everyone = np.arange(len(innovators))
    strength = strength_of(innovators, everyone, rules, about.informal) * innovators.weight
    totals = applications_2019(region.opening, rules)
    by_owner = np.bincount(innovators.kind, weights=strength, minlength=OWNERS)
    level = np.divide(totals, by_owner, out=np.zeros_like(totals), where=by_owner > 0.0)
    plain = float(np.sum(strength * sector_column("strategic")[innovators.sector])) / float(np.sum(strength))
    factor = float(region.opening.strategic_share / plain)
    kept_open = openness(innovators, everyone, 1.0, about=about, rules=rules)
    cell = cells_of(innovators, everyone)
    reach = np.bincount(cell, weights=strength * kept_open, minlength=CELLS).astype(np.float64)
    terms = offer(month, parameters, price=price, reports=reports, strategic_factor=factor)
    tempted = temptation(month.policy, month.economy.quantity_subsidy_norm, parameters)
    genuine = totals.copy()
    genuine[:, FIRM] /= 1.0 + supply(about) * tempted
    scale = fit_scale(terms, reach, genuine, parameters)
    choice = choose(terms, scale, parameters, 1.0)
    ideas = idea_levels(choice, reach, genuine)
    firms = float(np.sum(innovators.weight * (innovators.kind == FIRM))) * about.abnormal_owners
    abnormal = supply(about) * genuine[:, FIRM] / 12.0 / max(firms, 1.0)
    mean = total_value(choice, ideas, reach, scale, parameters) / float(np.sum(totals))
    honest = float(genuine[INVENTION].sum() / totals[INVENTION].sum())
    return FilingRates(level, ideas, scale, factor, abnormal, mean, honest)


def applications_2019(opening: Opening, rules: InnovationParameters) -> Floats:
    """Applications of 2019 by kind of right and kind of owner, shape (3, 3)."""
    firm, institute = rules.firm_share_2019, rules.institute_share_2019
    university = 1.0 - firm - institute
    others = rules.utility_university_share
    public = others * np.array([0.0, university, institute]) / (university + institute)
    shares = np.zeros((3, OWNERS))
    shares[INVENTION, [FIRM, UNIVERSITY, INSTITUTE]] = firm, university, institute
    shares[[UTILITY_MODEL, DESIGN]] = public
    shares[[UTILITY_MODEL, DESIGN], FIRM] = 1.0 - others
    totals = np.zeros(3)
    totals[INVENTION] = opening.invention_applications_2019
    totals[UTILITY_MODEL] = opening.utility_model_applications_2019
    totals[DESIGN] = opening.design_applications_2019
    return np.asarray(totals[:, None] * shares)


def fit_scale(terms: Offer, reach: Floats, genuine: Floats, parameters: Parameters) -> Scale:
    """Returns, spread and novelty at which filings of 2019 have the declared values and kinds.

    ``reach``: strength of ideas not kept secret, by cell; ``genuine``: applications by kind and owner.
    """
    about = parameters.patents
    declared = np.array([about.value_median_invention, about.value_median_utility, about.value_median_design])
    spread, middle = about.value_spread / USUAL_SPREAD, np.zeros(OWNERS)
    wanted, small = np.ones(OWNERS), genuine[UTILITY_MODEL]
    np.divide(genuine[INVENTION], small, out=wanted, where=small > 0.0)
    for _ in range(ROUNDS):
        scale = Scale(declared, declared, spread, middle)
        choice = choose(terms, scale, parameters, 1.0)
        sums = by_owner(choice, reach)
        inventions, utilities = sums[ONLY_INVENTION] + sums[BOTH], sums[ONLY_UTILITY] + sums[BOTH]
        known = (inventions > 0.0) & (utilities > 0.0) & (wanted > 0.0)
        gap = np.zeros(OWNERS)
        gap[known] = np.log(wanted[known] * utilities[known] / inventions[known])
        value, kinds = log_value(scale, parameters), kinds_of(choice) * reach[:, None]
        means = mean_of_firms(value, kinds)
        found = spread_of_inventions(value, kinds[INVENTION], genuine[INVENTION], about.value_quality)
        middle = np.clip(middle + STEP * gap, -NOVEL_BOUND, NOVEL_BOUND)
        spread *= (about.value_spread / found) ** STEP
    return Scale(declared, declared * np.exp(-means), spread, middle)


def by_owner(choice: Choice, reach: Floats) -> Floats:
    """Strength of ideas filed in each way by kind of owner, shape (n_streams, 3)."""
    return np.stack(
        [np.bincount(OWNER_OF, weights=reach * share, minlength=OWNERS) for share in choice.share]
    )


def kinds_of(choice: Choice) -> Floats:
    """Chance of an application of each kind by value of the idea, shape (3, n_cells, STEPS)."""
    both = choice.chance[BOTH]
    return np.stack([
        choice.chance[ONLY_INVENTION] + both, choice.chance[ONLY_UTILITY] + both, choice.chance[ONLY_DESIGN]
    ])  # fmt: skip


def mean_of_firms(value: Floats, kinds: Floats) -> Floats:
    """Mean log value of firms' filings by kind, shape (3,); ``kinds``: filings by kind, cell and class."""
    weight = kinds * (OWNER_OF == FIRM)[:, None]
    total = np.maximum(weight.sum(axis=(1, 2)), np.finfo(float).tiny)
    return np.asarray((weight * value).sum(axis=(1, 2)) / total)


def spread_of_inventions(value: Floats, filed: Floats, genuine: Floats, of_quality: float) -> float:
    """Spread of log values over the inventions of all owners, with what drafting adds to it."""
    owners = np.bincount(OWNER_OF, weights=filed.sum(axis=1), minlength=OWNERS)
    per = np.divide(genuine, owners, out=np.zeros(OWNERS), where=owners > 0.0)
    weight = filed * per[OWNER_OF][:, None]
    weight = weight / float(weight.sum())
    mean = float((weight * value).sum())
    return float(np.sqrt((weight * (value - mean) ** 2).sum() + of_quality**2))


def idea_levels(choice: Choice, reach: Floats, genuine: Floats) -> Floats:
    """Yearly filings in each way per unit of strength of ideas, by kind of owner, shape (n_streams, 3)."""
    sums = by_owner(choice, reach)

    def per(totals: Floats, strength: Floats) -> Floats:
        return np.divide(totals, strength, out=np.zeros(OWNERS), where=strength > 0.0)

    levels = np.zeros((len(STREAMS), OWNERS))
    levels[ONLY_INVENTION] = levels[BOTH] = per(genuine[INVENTION], sums[ONLY_INVENTION] + sums[BOTH])
    rest = np.maximum(genuine[UTILITY_MODEL] - levels[BOTH] * sums[BOTH], 0.0)
    levels[ONLY_UTILITY] = per(rest, sums[ONLY_UTILITY])
    levels[ONLY_DESIGN] = per(genuine[DESIGN], sums[ONLY_DESIGN])
    return levels


def total_value(choice: Choice, ideas: Floats, reach: Floats, scale: Scale, parameters: Parameters) -> float:
    """Yearly return of all genuine filings of a year, CNY."""
    worth = np.exp(shift(parameters))[:, None] * class_means(scale.spread)
    strength = (ideas[:, OWNER_OF] * reach)[:, :, None]
    returns = [kind_returns * stream for kind_returns, stream in zip(
        (scale.drawn[INVENTION], scale.drawn[UTILITY_MODEL],
         scale.drawn[INVENTION] + scale.drawn[UTILITY_MODEL], scale.drawn[DESIGN]),
        (choice.chance * strength), strict=True,
    )]  # fmt: skip
    drafting = np.exp(0.5 * parameters.patents.value_quality**2)
    return float(sum((filed * worth).sum() for filed in returns) / STEPS * drafting)
