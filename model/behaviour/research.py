"""R&D and what moves it (研发投入): price, cash, protection as perceived, access to finance, activity.

Firms decide whether to do R&D (model/behaviour/rd_start.py) and how much. Universities and institutes
spend what the public gives them, which follows GDP with a trend of its own, and what firms pay
them for projects.
"""

from dataclasses import dataclass

import numpy as np

from model.accounts import Accounts
from model.arrays import Floats, Rows
from model.behaviour.rd_start import start_and_stop
from model.city import City
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.research import ResearchParameters
from model.sectors import SECTORS, sector_column
from model.tables.innovators import FIRM, UNIVERSITY, Innovators


@dataclass(frozen=True)
class RdTerms:
    """What the opening fixes about R&D: against it later months are measured."""

    bar: float
    """Leaning to R&D from which a firm does it."""
    intensity: float
    """R&D in the table over that of the unit in which the bar was solved."""
    firm_rd: float
    """R&D of all firms at the opening, CNY a year."""
    share: Floats
    """Public share of R&D by sector at the opening, shape (n_sectors,)."""


def subsidised_share(month: Month, mean: float) -> Floats:
    """Public share of a firm's R&D by sector, 0-1, shape (n_sectors,); universities get none of it.

    ``mean`` is the mean strategic share of firms' R&D. ``industry_focus_share`` moves the money toward
    strategic sectors at equal total reach: with focus 1 only they receive, with focus 0 all alike.
    """
    focus = month.policy.industry_focus_share
    tilt = (1.0 - focus) + focus * sector_column("strategic") / mean
    return np.minimum(month.policy.rd_subsidy_rate * tilt, 0.5)


def rd_by_sector(innovators: Innovators, rows: Rows | None = None) -> Floats:
    """R&D spent by sector, CNY a year, shape (n_sectors,); of these rows, or of all."""
    spent = (
        innovators.rd * innovators.weight if rows is None else innovators.rd[rows] * innovators.weight[rows]
    )
    sector = innovators.sector if rows is None else innovators.sector[rows]
    return np.asarray(np.bincount(sector, weights=spent, minlength=len(SECTORS)), dtype=np.float64)


def opening_rd(month: Month, innovators: Innovators, city: City, bar: float, intensity: float) -> RdTerms:
    """The state of January 2020, by which the response to policy is measured."""
    firms = np.flatnonzero(innovators.kind == FIRM)
    by_sector = rd_by_sector(innovators, firms)
    city.firm_rd, city.strategic_mean = float(np.sum(by_sector)), strategic_mean(by_sector)
    return RdTerms(bar, intensity, city.firm_rd, subsidised_share(month, city.strategic_mean))


def strategic_mean(by_sector: Floats) -> float:
    """Mean strategic share of R&D, 0-1; of all sectors alike where there is none."""
    total = float(np.sum(by_sector))
    if not total > 0.0:
        return float(np.mean(sector_column("strategic")))
    return float(np.sum(by_sector * sector_column("strategic"))) / total


def spend_on_rd(
    month: Month,
    innovators: Innovators,
    accounts: Accounts,
    city: City,
    terms: RdTerms,
    *,
    rules: InnovationParameters,
    research: ResearchParameters,
) -> None:
    """R&D moves toward its target; the public share is paid out to firms.

    R&D grows with sales and the nation's trend at once; it answers to price, cash and moods with delay.
    """
    others = np.flatnonzero(innovators.kind != FIRM)
    share = subsidised_share(month, city.strategic_mean)
    response = rd_response(month, share, terms.share, city, rules)
    reconsider(month, innovators, response, terms, rules=rules, research=research)
    target = (response * intensity_trend(month.index, rules))[innovators.sector]
    target *= innovators.rd_base
    target *= innovators.liquidity
    target *= innovators.does_rd
    asked = city.firm_rd / terms.firm_rd
    target[others] = institution_budget(month, innovators, others, asked, research)
    # the nation's trend is foreseen and followed at once; only answers take time
    innovators.rd *= (1.0 - rules.rd_adjustment) * (1.0 + rules.rd_trend) ** (1.0 / 12.0)
    target *= rules.rd_adjustment
    innovators.rd += target
    spent = rd_by_sector(innovators)
    city.strategic_rd = float(np.sum(spent * sector_column("strategic")))
    firms = spent - rd_by_sector(innovators, others)
    city.firm_rd, city.strategic_mean = float(np.sum(firms)), strategic_mean(firms)
    paid = float(np.sum(share * firms)) / 12.0 * running_share(month, research)
    accounts.spend("rd_subsidy_rate", "outside", paid)  # spent at once on R&D staff and equipment


def running_share(month: Month, research: ResearchParameters) -> float:
    """Part of R&D that goes on this month, 1 = all: a closure stops trials, not salaries."""
    return 1.0 - research.stoppage * (1.0 - month.economy.activity)


def intensity_trend(index: int, rules: InnovationParameters) -> float:
    """The nation's R&D over sales at the end of a month, end of 2019 = 1."""
    return float((1.0 + rules.rd_trend) ** ((index + 1) / 12.0))


def reconsider(
    month: Month,
    innovators: Innovators,
    response: Floats,
    terms: RdTerms,
    *,
    rules: InnovationParameters,
    research: ResearchParameters,
) -> None:
    """Firms whose month it is look at their cash, and start or stop R&D."""
    rows = innovators.taking_stock(month.of_year)
    firms = rows[innovators.kind[rows] == FIRM]
    wanted = response[innovators.sector[firms]]
    if "finance_rd" not in month.hold:
        cash, monthly = innovators.cash[firms], np.maximum(innovators.revenue[firms], 1.0) / 12.0
        innovators.liquidity[firms] = internal_finance(cash / monthly, rules, research)
        wanted = wanted * innovators.liquidity[firms]
    start_and_stop(
        month, innovators, firms, wanted, terms.bar, terms.intensity, rules=rules, research=research
    )


def internal_finance(months: Floats, rules: InnovationParameters, research: ResearchParameters) -> Floats:
    """R&D that cash allows over what is wanted: 1 with the usual reserve, less when cash runs short.

    ``months`` of sales at hand, shape of the result; owing money counts as having none.
    """
    held = np.clip(months, 0.0, rules.cash_months)
    return np.asarray(((1.0 + held) / (1.0 + rules.cash_months)) ** research.cash_elasticity)


def institution_budget(
    month: Month, innovators: Innovators, rows: Rows, firm_rd: float, research: ResearchParameters
) -> Floats:
    """R&D of universities and institutes, CNY a year: public money by GDP and trend, projects by firms' R&D.

    ``firm_rd`` is firms' R&D over that of the opening. No price elasticity: a budget is a budget.
    """
    university = innovators.kind[rows] == UNIVERSITY
    trend = np.where(university, research.university_trend, research.institute_trend)
    projects = np.where(university, research.university_projects, research.institute_projects)
    public = (1.0 + trend) ** ((month.index + 1) / 12.0)
    asked = firm_rd / (month.economy.gdp / month.economy.gdp_2019)
    return np.asarray(innovators.rd_base[rows] * ((1.0 - projects) * public + projects * asked))


def rd_response(
    month: Month, share: Floats, opening_share: Floats, city: City, rules: InnovationParameters
) -> Floats:
    """R&D that firms want over what size, sector and the nation's trend give, shape of ``share``."""
    price = (month.economy.rd_cost * (1.0 - share) / (1.0 - opening_share)) ** -rules.rd_price_elasticity
    opening = city.opening or city
    protection = city.felt("protection", "protection_rd", month.hold) / opening.protection
    finance = city.felt("finance_access", "finance_rd", month.hold) / opening.finance_access
    moods = protection**rules.rd_protection_elasticity * finance**rules.rd_finance_elasticity
    return np.asarray(price * moods * month.economy.rd_appetite)
