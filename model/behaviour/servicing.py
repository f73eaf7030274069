"""Borrowers pay, or default (还本付息与违约).

Default has one rule: a yearly probability shifted by a factor of the city's year and one of the
sector's year (with both correlations zero, defaults are binomial; with one factor, Vasicek).
Who closes down owing, and who is ninety days past due, defaults too.
"""

import numpy as np
from scipy.special import ndtr, ndtri

from model import chance
from model.accounts import Accounts, Stock
from model.arrays import OPEN, Codes, Floats, Rows
from model.behaviour.borrowing import default_probability
from model.month import Month
from model.parameters.finance import FinanceParameters
from model.sectors import SECTORS
from model.tables.innovators import Innovators
from model.tables.loans import Loans


def performing(loans: Loans) -> Rows:
    """Loans owed and not in default."""
    return np.flatnonzero((loans.outstanding > 0.0) & (loans.defaulted == OPEN))


def service_loans(
    month: Month,
    loans: Loans,
    innovators: Innovators,
    accounts: Accounts,
    stock: Stock,
    *,
    rules: FinanceParameters,
) -> None:
    """Borrowers pay interest and an equal part of what is left; who lacks cash pays what there is.

    Banks pass principal back to their depositors, and the interest beyond their margin; on loans
    sold to a pool all of it goes to the investors. The public pays its part of the interest.
    """
    rows = performing(loans)
    rows = rows[loans.drawn[rows] < month.index]
    firm, owed = loans.borrower[rows], loans.outstanding[rows]
    left = np.maximum(loans.drawn[rows] + loans.term[rows] - month.index + 1, 1)
    principal, interest = owed / left, owed * loans.rate[rows] / 12.0
    share = affordable(innovators, firm, principal + interest)
    principal, interest = principal * share, interest * share
    weight = innovators.weight[firm]
    accounts.charge_firms("banks", firm, (principal + interest) / weight)
    public = owed * loans.subsidy[rows] / 12.0
    accounts.spend("interest_subsidy", "banks", float(np.sum(public)))
    passed = np.where(loans.sold[rows] == OPEN, 1.0 - rules.net_margin_share, 1.0)
    accounts.move("banks", "outside", float(np.sum(principal + passed * (interest + public))))
    loans.outstanding[rows] = np.where((left == 1) & (share >= 1.0), 0.0, owed - principal)
    loans.repaid[rows] += principal
    loans.ended[rows[loans.outstanding[rows] == 0.0]] = month.index
    stock.lose("repaid", float(np.sum(principal)))


def affordable(innovators: Innovators, firms: Rows, due: Floats) -> Floats:
    """Share of what is due that each borrower's cash allows, all its loans alike, shape of ``firms``."""
    total = np.zeros(len(innovators))
    np.add.at(total, firms, due)
    cash = np.maximum(innovators.cash[firms] * innovators.weight[firms], 0.0)
    owed = total[firms]
    share = np.divide(cash, owed, out=np.ones(firms.size), where=owed > 0.0)
    return np.asarray(np.minimum(share, 1.0))


def default_in_a_year(
    probability: Floats, city: float, sector: Floats, city_share: float, sector_share: float
) -> Floats:
    """Yearly default probability given the year's factors (standard normal; high = bad).

    Its mean over the factors is ``probability`` itself (the one-factor model of Vasicek, with two).
    """
    rest = np.sqrt(1.0 - city_share - sector_share)
    shifted = ndtri(probability) + np.sqrt(city_share) * city + np.sqrt(sector_share) * sector
    return np.asarray(ndtr(shifted / rest))


def year_factors(month: Month, sectors: Codes) -> tuple[float, Floats]:
    """Factors of the calendar year: the city's, and one per loan's sector, standard normal."""
    keys = np.arange(len(SECTORS) + 1, dtype=np.uint64)
    z = chance.normal(chance.uniform(month.seed, "loans.year_factor", keys, month.year))
    return float(z[-1]), z[sectors]


def default_on_loans(month: Month, loans: Loans, innovators: Innovators, *, rules: FinanceParameters) -> Rows:
    """Mark the loans that default this month; returns their rows."""
    rows = performing(loans)
    firm, keys = loans.borrower[rows], loans.key[rows]
    city, sector = year_factors(month, innovators.sector[firm])
    plain = default_probability(innovators, firm, month.index, rules)
    yearly = default_in_a_year(plain, city, sector, rules.city_factor, rules.sector_factor)
    fails = month.happens("loans.default", keys, -np.expm1(np.log1p(-yearly) / 12.0))
    closed = innovators.exited[firm] <= month.index
    fails |= closed & month.happens("loans.closed_owing", keys, rules.exit_default)
    overdue = month.index >= loans.drawn[rows] + loans.term[rows] + round(rules.overdue_months)
    defaulting = rows[fails | overdue]
    loans.defaulted[defaulting] = month.index
    return defaulting


def settle_on_closure(
    month: Month, loans: Loans, innovators: Innovators, accounts: Accounts, stock: Stock
) -> None:
    """Firms that close down in order pay back what they owe out of what their owners took out."""
    rows = performing(loans)
    rows = rows[innovators.exited[loans.borrower[rows]] <= month.index]
    owed = loans.outstanding[rows]
    total = float(np.sum(owed))
    accounts.move("outside", "banks", total)
    accounts.move("banks", "outside", total)  # and on to the depositors or investors
    loans.repaid[rows] += owed
    loans.outstanding[rows] = 0.0
    loans.ended[rows] = month.index
    stock.lose("repaid on closure", total)
