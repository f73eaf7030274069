"""A region as values: the city as it stood at the end of 2019, and the outside world month by month.

The files of a region pack (scenarios/regions/NAME/) are read and checked by scenarios/region.py,
which also draws what is uncertain; the model sees only these frozen values. All money is nominal
CNY, shares are 0-1, counts are full counts at every scale.
"""

from dataclasses import dataclass, field

import numpy as np

from model.arrays import Floats


@dataclass(frozen=True)
class Opening:
    """Opening stocks at the end of 2019 and yearly flows of 2018-19 that fill the pipelines."""

    # innovators
    firms: float
    """Firms that do R&D or file patents now and then (taken out of the entity cells)."""
    universities: float
    institutes: float
    high_tech_firms: float
    """High-tech enterprises (高新技术企业), end of 2019."""
    rd_2019: float
    """R&D expenditure of the city in 2019, CNY."""
    rd_firm_share: float
    rd_university_share: float
    # patents
    valid_inventions: float
    inventions_over_ten_years_share: float
    """Of the valid stock, filed more than ten years ago."""
    strategic_share: float
    """Of valid inventions, in a strategic emerging field."""
    invention_firm_share: float
    """Of valid inventions, owned by firms."""
    invention_applications_2018: float
    invention_applications_2019: float
    invention_grants_2019: float
    valid_utility_models: float
    valid_designs: float
    utility_model_applications_2019: float
    design_applications_2019: float
    pct_applications_2019: float
    overseas_grants_2019: float
    # marks and other rights
    valid_trademarks: float
    trademark_applications_2019: float
    trademark_registrations_2019: float
    madrid_applications_2019: float
    copyright_registrations_2019: float
    plant_varieties: float
    geographical_indications: float
    market_entities: float
    enterprises: float
    """Enterprises among the market entities (the rest: sole traders and cooperatives)."""
    # services
    agencies: float
    attorneys: float
    service_practitioners: float
    service_revenue_2019: float
    """Revenue of the city's IP service industry in 2019, CNY."""
    brand_agencies: float
    # finance
    banks: float
    pledge_loans_2019: float
    """Pledge loans granted in 2019, CNY."""
    pledge_loan_mean: float
    """Mean pledge loan, CNY."""
    operation_fund: float
    """IP operation fund, public and social capital together, CNY."""
    # transfer and use
    patent_transfers_2019: float
    patent_licences_2019: float
    technology_turnover_2019: float
    patent_intensive_share_2019: float
    """Value added of patent-intensive industries over GDP."""
    # courts and other bodies
    court_cases_filed_2019: float
    court_cases_pending: float
    intermediate_share: float
    """Of court cases, filed with the intermediate court (technical and second instance)."""
    administrative_cases_2019: float
    aid_and_mediation_cases_2019: float
    satisfaction_2019: float
    """Satisfaction with IP protection, points of 100."""


@dataclass(frozen=True)
class Economy:
    """The outside world in one month."""

    population: float
    """Residents at the coming year end, persons."""
    population_base: float
    """Residents at the previous year end, persons: the likely denominator of per-10 000 figures."""
    gdp: float
    """GDP of the month without what the model adds, CNY."""
    gdp_2019: float
    """GDP of a month of 2019, CNY: the unit of nominal growth."""
    activity: float
    """Business activity, 1 = normal; the lockdown of early 2020 lies below."""
    entity_entries: float
    """Market entities that register in the month."""
    entity_exit_rate: float
    """Share of market entities that deregister in the month."""
    enterprise_entry_share: float
    exam_months: float
    """National mean time of substantive examination of inventions, months."""
    grant_rate: float
    """National share of concluded inventions that are granted."""
    trademark_exam_months: float
    """National time from filing to registration of an ordinary mark, publication included, months."""
    trademark_register_share: float
    """Of trademark applications, registered in the end."""
    lending_rate: float
    """Rate of new loans to small firms, per year."""
    serial_suits: float
    """Mass copyright suits of outside serial plaintiffs in the month, before supervision."""
    provincial_technical_cases: float
    """Technical cases of places outside the region that its intermediate court hears."""
    basic_courts: float
    """Basic courts with IP jurisdiction; below 1 all first instances are the intermediate court's."""
    quantity_subsidy_norm: float
    """National tolerance of quantity subsidies, 1 before the phase-out and 0 after."""
    patent_intensive_drift: float
    """National growth of the patent-intensive share over GDP, per year."""
    protection_norm: float
    """National drift of satisfaction with IP protection, points per year."""
    trademark_propensity: float = 1.0
    """National trademark applications per market entity, 2019 = 1; rules against hoarding came after 2021."""
    # shocks: 1 in every region; only the assumptions of a scenario move them
    rd_appetite: float = 1.0
    """R&D that firms want, over what they would want otherwise."""
    rd_cost: float = 1.0
    """Price of R&D after national support, over what it is otherwise."""
    loan_risk: float = 1.0
    """Odds that a borrower fails, over what they are otherwise."""


SHOCKS = ("rd_appetite", "rd_cost", "loan_risk")
"""Fields of ``Economy`` that no region has a path of."""


@dataclass(frozen=True)
class Goal:
    """What a plan of the region promises, as its government follows it up in reviews."""

    id: str
    indicator: str
    """The measure that is read; for a change against a baseline year, the measure that changes."""
    kind: str
    """How months of it make a year: stock, flow, ratio or mean."""
    required: float
    sign: float
    """1 if more is better, -1 if less is."""
    issued: int
    """Month of the plan, months since 2020-01: the schedule begins there."""
    begins: int
    """First month in which reviews may move money for it: what was observed holds what reviews did."""
    due: int
    levers: tuple[str, ...]
    """Levers by which the plan wants it reached."""
    baseline: int = -1
    """First month of the baseline year of a change; -1 for what is no change."""
    turn: float = 1.0
    """-1 where a reduction counts as positive change."""


@dataclass(frozen=True)
class Region:
    """One city or province, one draw of what is uncertain about it."""

    id: str
    title: str
    zh: str
    opening: Opening
    economies: tuple[Economy, ...]
    """One per month from 2020-01."""
    districts: tuple[str, ...]
    district_shares: Floats
    """Share of innovators per district, shape (n_districts,), sums to 1."""
    district_pulls: tuple[tuple[str, ...], ...] = ()
    """Ids of the sectors that each district draws more than others do (none: all alike)."""
    counted_apart: tuple[int, ...] = ()
    """Districts that indicators count apart, by their number in ``districts``, in the pack's order."""
    parameters: dict[str, float] = field(default_factory=dict)
    """Numbers of the model that are another in this region, by full name (what a city counts in tens, a
    province counts in hundreds)."""
    goals: tuple[Goal, ...] = ()
    """What its plans promise, for reviews that move money; none = reviews move none."""

    def at(self, index: int) -> Economy:
        """The outside world of a month since 2020-01."""
        return self.economies[index]

    @property
    def months(self) -> int:
        """Months for which exogenous paths exist."""
        return len(self.economies)


def yearly(region: Region, name: str) -> Floats:
    """Mean of an exogenous path by calendar year, shape (n_years,)."""
    values = np.array([getattr(economy, name) for economy in region.economies])
    return values[: len(values) // 12 * 12].reshape(-1, 12).mean(axis=1)
