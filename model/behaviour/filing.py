"""Innovators file patents (专利申请): how many, of what kind and quality, abroad or not.

Counts come from a knowledge production function with decreasing returns and overdispersion,
normalised once to the applications of 2019; quantity subsidies add filings of low quality.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import OPEN, Codes, Floats, Keys, Rows
from model.city import City
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.patents import PatentParameters
from model.region import Opening
from model.sectors import sector_column
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY, Innovators
from model.tables.patents import DESIGN, INVENTION, REFUSED, UTILITY_MODEL, Patents

KIND_NAMES = ("invention", "utility", "design")


@dataclass(frozen=True)
class FilingRates:
    """Yearly applications per unit of R&D**elasticity, by kind of patent and kind of owner, shape (3, 3).

    Set once from the applications of 2019 (grade F for 2019 and before; later years are tested).
    """

    level: Floats
    strategic_factor: float
    """Scales sector shares of strategic fields to the region's share."""
    pct_level: float
    """PCT applications per invention application in 2019."""
    overseas_level: float
    """Families with a grant abroad per invention application."""
    abroad_mean: float
    """Mean weight of going abroad over the inventions of 2019."""


def opening_rates(
    innovators: Innovators, opening: Opening, rules: InnovationParameters, patents: PatentParameters
) -> FilingRates:
    """Normalise the knowledge production function to 2019."""
    strength = strength_of(innovators, rules)
    firm, institute = rules.firm_share_2019, rules.institute_share_2019
    shares = np.array([firm, 1.0 - firm - institute, institute])
    others = rules.utility_university_share
    other_shares = np.array([1.0 - others, others * 0.8, others * 0.2])
    totals = (
        opening.invention_applications_2019 * shares,
        opening.utility_model_applications_2019 * other_shares,
        opening.design_applications_2019 * other_shares,
    )
    level = np.zeros((3, 3))
    for owner in (FIRM, UNIVERSITY, INSTITUTE):
        of_owner = innovators.kind == owner
        total = float(np.sum(strength[of_owner] * innovators.weight[of_owner]))
        for kind in (INVENTION, UTILITY_MODEL, DESIGN):
            level[kind, owner] = totals[kind][owner] / total
    plain = np.average(sector_column("strategic")[innovators.sector], weights=strength * innovators.weight)
    families = opening.overseas_grants_2019 / patents.overseas_per_family
    return FilingRates(
        level=level,
        strategic_factor=float(opening.strategic_share / plain),
        pct_level=opening.pct_applications_2019 / opening.invention_applications_2019,
        overseas_level=families / opening.invention_applications_2018,
        abroad_mean=_mean_abroad(innovators, level[INVENTION][innovators.kind] * strength, patents),
    )


def abroad_weight(innovators: Innovators, rows: Rows, about: PatentParameters) -> Floats:
    """Odds of going abroad before normalisation: exports and IP capability, shape of ``rows``."""
    drive = innovators.export_share[rows] + 0.5 * innovators.capability[rows]
    return np.asarray(0.5 + about.pct_export * drive)


def _mean_abroad(innovators: Innovators, filings: Floats, about: PatentParameters) -> float:
    weight = abroad_weight(innovators, np.arange(len(innovators)), about)
    return float(np.average(weight, weights=filings * innovators.weight))


def strength_of(innovators: Innovators, rules: InnovationParameters) -> Floats:
    """Inventive strength: productivity times R&D with decreasing returns, shape (n_innovators,).

    Between innovators the elasticity is ``kpf_elasticity``; R&D that moves away from what size and
    sector give counts with the smaller within-firm elasticity.
    """
    base = np.maximum(innovators.rd_base, 1.0)
    moved = np.where(innovators.rd > 0.0, innovators.rd / base, 0.0)
    powers = np.exp(rules.kpf_elasticity * np.log(base) + rules.kpf_within * np.log(np.maximum(moved, 1e-9)))
    powers *= innovators.productivity
    powers *= innovators.alive()
    return np.asarray(powers)


def subsidy_response(subsidy: float, norm: float, rules: PatentParameters) -> float:
    """Relative rise of filings under a quantity subsidy, CNY per grant, times the national tolerance."""
    return float(norm * rules.quantity_subsidy_gain * -np.expm1(-subsidy / rules.quantity_subsidy_scale))


def expected_filings(
    month: Month,
    innovators: Innovators,
    city: City,
    rates: FilingRates,
    *,
    rules: InnovationParameters,
    patents: PatentParameters,
    navigation: float,
) -> Floats:
    """Expected applications this month of one innovator per row, by kind, shape (3, n_innovators)."""
    opening = city.opening or city
    protection = city.felt("protection", "protection_rd", month.hold) / opening.protection
    mood = protection**patents.propensity_protection * month.economy.activity
    steered = -np.expm1(-navigation * patents.navigation_reach) * patents.navigation_gain
    strength = strength_of(innovators, rules)
    strength *= mood / 12.0
    response = subsidy_response(
        month.policy.filing_subsidy_quantity, month.economy.quantity_subsidy_norm, patents
    )
    rise = 1.0 + np.array([response * patents.quantity_subsidy_invention, response, response])
    rise[INVENTION] *= 1.0 + steered
    levels = rates.level * rise[:, None]
    expected = levels[:, FIRM, None] * strength
    others = np.flatnonzero(innovators.kind != FIRM)
    expected[:, others] = levels[:, innovators.kind[others]] * strength[others]
    return np.asarray(expected)


def file_patents(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    city: City,
    rates: FilingRates,
    *,
    rules: InnovationParameters,
    about: PatentParameters,
    agency_quality: Floats,
    navigation: float,
) -> Rows:
    """File this month's applications; returns their rows."""
    expected = expected_filings(
        month, innovators, city, rates, rules=rules, patents=about, navigation=navigation
    )
    everybody = np.arange(len(innovators))
    owners, keys = [], []
    for name, mean in zip(KIND_NAMES, expected, strict=True):
        u = month.uniform("filing.count." + name, innovators.key)
        owner, ordinal = chance.those_who_do(everybody, u, mean)
        owners.append(owner)
        keys.append(chance.children(innovators.key[owner], month.index, ordinal, name))
    kind = np.repeat(np.arange(len(KIND_NAMES), dtype=np.int8), [owner.size for owner in owners])
    return add_applications(
        month,
        innovators,
        patents,
        rates,
        np.concatenate(keys),
        np.concatenate(owners),
        kind,
        about=about,
        agency_quality=agency_quality,
    )


def add_applications(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    rates: FilingRates,
    keys: Keys,
    owner: Rows,
    kind: Codes,
    *,
    about: PatentParameters,
    agency_quality: Floats,
) -> Rows:
    """Append applications with what is drawn at filing: quality, value, field, abnormal or not."""
    shares = np.array([abnormal_share(month, k, about) for k in (INVENTION, UTILITY_MODEL, DESIGN)])
    abnormal = month.happens("filing.abnormal", keys, shares[kind])
    quality = draft_quality(month, innovators, keys, owner, about, agency_quality)
    quality -= about.abnormal_quality * abnormal
    medians = np.array([about.value_median_invention, about.value_median_utility, about.value_median_design])
    value = medians[kind] * np.exp(
        about.value_spread * month.normal("filing.value", keys) + about.value_quality * quality
    )
    value *= np.where(innovators.kind[owner] == FIRM, 1.0, about.university_value)
    cultivated = innovators.cultivated[owner] * about.cultivation_strategic
    strategic = sector_column("strategic")[innovators.sector[owner]] * rates.strategic_factor + cultivated
    return patents.append(
        owner.size,
        key=keys,
        owner=owner,
        kind=kind,
        sector=innovators.sector[owner],
        strategic=month.happens("filing.strategic", keys, strategic),
        weight=innovators.weight[owner],
        value=value,
        quality=quality,
        abnormal=abnormal,
        agency=innovators.agency[owner],
        filed=month.index,
    )


def abnormal_share(month: Month, kind: int, about: PatentParameters) -> float:
    """Share of filings without real invention: part of what quantity subsidies add."""
    rise = subsidy_response(month.policy.filing_subsidy_quantity, month.economy.quantity_subsidy_norm, about)
    rise *= about.quantity_subsidy_invention if kind == INVENTION else 1.0
    deterred = about.abnormal_deterrence * month.policy.abnormal_filing_control
    return about.abnormal_share * rise / (1.0 + rise) * (1.0 - deterred)


def withdraw_caught(month: Month, patents: Patents, filed: Rows, *, about: PatentParameters) -> Rows:
    """Screened abnormal filings that are caught are withdrawn at once; returns their rows."""
    abnormal = filed[patents.abnormal[filed]]
    p = month.policy.abnormal_filing_control * about.abnormal_withdrawn
    caught = abnormal[month.happens("filing.caught", patents.key[abnormal], p)]
    patents.ended[caught] = month.index
    patents.outcome[caught] = REFUSED
    patents.due[caught] = OPEN
    return caught


def draft_quality(
    month: Month,
    innovators: Innovators,
    keys: Keys,
    owner: Rows,
    about: PatentParameters,
    agency_quality: Floats,
) -> Floats:
    """Quality of applications, standard normal units around an average applicant of 2019."""
    agency = innovators.agency[owner]
    drafted = np.where(agency >= 0, agency_quality[agency], 0.0) if agency_quality.size else 0.0
    award = -np.expm1(-month.policy.quality_award / about.quality_award_scale) * about.quality_award_gain
    return np.asarray(
        month.normal("filing.quality", keys)
        + about.quality_capability * (innovators.capability[owner] - 0.4)
        + about.quality_agency * drafted
        + about.quality_cultivation * innovators.cultivated[owner]
        + award
    )
