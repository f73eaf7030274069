"""A firm's life (企业生命周期): it earns, grows, ages and closes down.

One profile of size by age stands behind the opening, growth and exit: entrants are small, and
survivors catch up by ``grown_age``. Sales of all firms together follow the city's GDP: what newcomers
and the young win, net of what leavers leave, is taken from everybody's growth (``crowding``).
"""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Floats, Months, Rows
from model.kernels import compiled
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.tables.innovators import FIRM, Innovators


def prices(index: int, rules: InnovationParameters) -> float:
    """The price level of a month, January 2020 = 1: nominal growth that makes no firm larger."""
    return float((1.0 + rules.price_growth) ** (index / 12.0))


def maturity(age_years: Floats, rules: InnovationParameters) -> Floats:
    """Typical sales at an age over those of a grown firm, entrant_size to 1, shape of ``age_years``."""
    young = 1.0 - np.minimum(age_years / rules.grown_age, 1.0)
    return np.asarray(rules.entrant_size**young)


def typical_sales(age_years: Floats, index: int, rules: InnovationParameters) -> Floats:
    """Sales of a median firm of that age, CNY a year, shape of ``age_years``."""
    median = rules.size_median * np.exp(np.log(2.0) / rules.size_tail)
    return np.asarray(median * prices(index, rules) * maturity(age_years, rules))


def catching_up(age_years: Floats, rules: InnovationParameters) -> Floats:
    """A year's growth that brings the young to the size of the grown, log points."""
    return np.where(age_years < rules.grown_age, -np.log(rules.entrant_size) / rules.grown_age, 0.0)


def ages(innovators: Innovators, firms: Rows, index: int) -> Floats:
    """Years since founding, shape of ``firms``."""
    return np.asarray((index - innovators.born[firms]) / 12.0)


def growth_spread(revenue: Floats, index: int, rules: InnovationParameters) -> Floats:
    """Standard deviation of a year's log growth; falls with size, at most 1, shape of ``revenue``."""
    relative = revenue / typical_sales(np.array(rules.grown_age), index, rules)
    return np.minimum(rules.growth_spread * relative**-rules.growth_spread_size, 1.0)


def grow(
    month: Month, innovators: Innovators, rows: Rows, rules: InnovationParameters, crowding: float
) -> None:
    """A year of growth: the city's, less crowding, plus a Laplace shock; R&D scales with sales.

    Universities and institutes grow with GDP here; their own trend stands in model/behaviour/research.py.
    """
    drift = 12.0 * month.gdp_growth
    firms = rows[innovators.kind[rows] == FIRM]
    spread = growth_spread(innovators.revenue[firms], month.index, rules)
    shock = chance.laplace(month.uniform("innovators.growth", innovators.key[firms]))
    young = catching_up(ages(innovators, firms, month.index), rules)
    factor = np.exp(drift - crowding + young + spread * shock)
    factor *= 1.0 - 0.5 * spread**2  # mean of a Laplace growth factor
    others = rows[innovators.kind[rows] != FIRM]
    innovators.revenue[firms] *= factor
    for rd in (innovators.rd_base, innovators.rd):
        rd[firms] *= factor
        rd[others] *= np.exp(drift)


def crowding(innovators: Innovators, index: int, entries: float, rules: InnovationParameters) -> float:
    """Share of all sales that entrants and the young win in a year beyond what leavers leave, log points.

    ``entries`` firms enter a year. Expected values only: nobody's luck becomes another's growth.
    """
    firms = np.flatnonzero(innovators.alive() & (innovators.kind == FIRM))
    revenue, age = innovators.revenue[firms], ages(innovators, firms, index)
    sales = revenue * innovators.weight[firms]
    total = float(np.sum(sales))
    if not total > 0.0:
        return 0.0
    caught = float(np.sum(sales * catching_up(age, rules)))
    left = float(np.sum(sales * exit_odds(revenue, age, index, rules)))
    newborn = float(typical_sales(np.array(0.0), index, rules)) * np.exp(0.5 * rules.entrant_spread**2)
    return float((entries * newborn + caught - left) / total)


def earn(month: Month, innovators: Innovators, accounts: Accounts, rules: InnovationParameters) -> None:
    """Operating surplus comes in from customers; cash beyond what a firm keeps goes out to owners."""
    yearly = rules.margin - (1.0 - month.economy.activity)
    change = net_earnings(
        innovators.revenue, innovators.cash, innovators.borrowed, innovators.exited, yearly, rules.cash_months
    )
    accounts.settle_with_all("outside", change)


@compiled
def net_earnings(
    revenue: Floats, cash: Floats, borrowed: Floats, exited: Months, margin: float, kept: float
) -> Floats:
    """Change of cash in a month, CNY, shape of ``revenue``: the margin on sales, less what is not kept.

    A loss takes what is there and no more; ``kept`` is in months of sales, and what is borrowed stays
    beside it; who has closed earns nothing.
    """
    change = np.zeros(revenue.size)
    for row in range(revenue.size):
        if exited[row] == OPEN and revenue[row] > 0.0:
            monthly, held = revenue[row] / 12.0, cash[row]
            after = held + margin * monthly
            if margin < 0.0:
                after = max(after, min(held, 0.0))
            change[row] = min(after, kept * monthly + borrowed[row]) - held
    return change


def exit_hazard(age_years: Floats, relative_size: Floats, rules: InnovationParameters) -> Floats:
    """Yearly hazard of closing down by completed years of age: its peak is the third year.

    ``relative_size`` is sales over those of a typical firm of that age: the large close down less.
    """
    hazards = [rules.exit_year0, rules.exit_year1, rules.exit_peak, rules.exit_middle, rules.exit_middle]
    known = [0.0, 1.0, 2.0, 3.0, 6.0, 10.0]
    by_age = np.interp(np.floor(age_years), known, [*hazards, rules.exit_old])
    return np.minimum(by_age * relative_size**-rules.exit_size, 1.0)


def exit_odds(revenue: Floats, age: Floats, index: int, rules: InnovationParameters) -> Floats:
    """Yearly hazard of firms with these sales and ages, shape of ``revenue``."""
    return exit_hazard(age, revenue / typical_sales(age, index, rules), rules)


def close_down(month: Month, innovators: Innovators, firms: Rows, rules: InnovationParameters) -> None:
    """Firms close down by age and size; what they own stays in the table until it lapses."""
    age = ages(innovators, firms, month.index)
    hazard = exit_odds(innovators.revenue[firms], age, month.index, rules)
    closing = firms[month.happens("innovators.exit", innovators.key[firms], hazard)]
    innovators.exited[closing] = month.index
    innovators.rd[closing] = 0.0
    for status in (innovators.does_rd, innovators.high_tech, innovators.srdi):
        status[closing] = False
