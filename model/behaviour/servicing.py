"""Borrowers pay, or default (还本付息与违约).

Default has one rule: a yearly probability shifted by a factor of the city's year and one of the
sector's year (with both correlations zero, defaults are binomial; with one factor, Vasicek). To
close down owing is a part of it, not an addition: what closures are expected to bring is taken off
the hazard of those that live. Who is ninety days past due at the end defaults too.
"""

import numpy as np
from scipy.special import ndtr, ndtri

from model import chance
from model.accounts import Accounts, Stock
from model.arrays import OPEN, Codes, Floats, Rows
from model.behaviour.borrowing import default_probability
from model.behaviour.firm_life import ages, exit_odds
from model.month import Month
from model.parameters.finance import FinanceParameters
from model.parameters.innovation import InnovationParameters
from model.sectors import SECTORS
from model.tables.innovators import Innovators
from model.tables.loans import Loans


def performing(loans: Loans) -> Rows:
    """Loans owed and not in default."""
    return np.flatnonzero((loans.outstanding > 0.0) & (loans.defaulted == OPEN))


def instalment(owed: Floats, rate: Floats, months: Floats) -> Floats:
    """Monthly payment of interest and principal that clears a debt in ``months`` equal parts, CNY.

    ``rate`` is a share per year; without interest the parts are those of the principal.
    """
    monthly = rate / 12.0
    discount = -np.expm1(-months * np.log1p(monthly))
    plain = owed / months
    return np.divide(owed * monthly, discount, out=np.asarray(plain), where=discount > 0.0)


def service_loans(
    month: Month,
    loans: Loans,
    innovators: Innovators,
    accounts: Accounts,
    stock: Stock,
    *,
    rules: FinanceParameters,
) -> None:
    """Borrowers pay this month's interest and instalment; who lacks cash pays what there is.

    Banks pass principal back to their depositors, and the interest beyond their margin; on loans
    sold to a pool all of it goes to the investors. The public pays its part of the interest.
    """
    rows = performing(loans)
    rows = rows[loans.drawn[rows] < month.index]
    firm, owed, rate = loans.borrower[rows], loans.outstanding[rows], loans.rate[rows]
    left = np.maximum(loans.drawn[rows] + loans.term[rows] - month.index + 1, 1)
    interest = owed * rate / 12.0
    principal = np.where(loans.level[rows], instalment(owed, rate, left) - interest, owed / left)
    purse, own, share = means(loans, innovators, rows, principal + interest)
    early = (own >= owed) & (purse >= owed + interest)
    early &= month.happens("loans.prepay", loans.key[rows], rules.prepayment_rate / 12.0)
    principal, interest = np.where(early, owed, principal * share), interest * share
    weight = innovators.weight[firm]
    accounts.charge_firms("banks", firm, (principal + interest) / weight)
    public = owed * loans.subsidy[rows] / 12.0
    accounts.spend("interest_subsidy", "banks", float(np.sum(public)))
    passed = np.where(loans.sold[rows] == OPEN, 1.0 - rules.net_margin_share, 1.0)
    accounts.move("banks", "outside", float(np.sum(principal + passed * (interest + public))))
    loans.outstanding[rows] = np.where(early | ((left == 1) & (share >= 1.0)), 0.0, owed - principal)
    loans.repaid[rows] += principal
    loans.ended[rows[loans.outstanding[rows] == 0.0]] = month.index
    stock.lose("repaid", float(np.sum(principal)))
    renew(month, loans, rows, rules)


def renew(month: Month, loans: Loans, rows: Rows, rules: FinanceParameters) -> None:
    """At the end of the term a sound borrower short of cash may have its loan renewed (无还本续贷)."""
    rows = rows[(loans.outstanding[rows] > 0.0) & (loans.drawn[rows] + loans.term[rows] == month.index)]
    rows = rows[loans.renewed[rows] < round(rules.rollovers)]
    rows = rows[month.happens("loans.rollover", loans.key[rows], rules.rollover_share)]
    loans.term[rows] += round(rules.rollover_months)
    loans.renewed[rows] += 1


def means(loans: Loans, innovators: Innovators, rows: Rows, due: Floats) -> tuple[Floats, Floats, Floats]:
    """Of each loan's borrower: cash, cash of its own, and the share of what is due that it can pay.

    A row that stands for w firms keeps one average cash, but each of its loans is that of one firm,
    which holds the row's own cash and what it has borrowed itself. All loans of a firm are paid alike.
    """
    firms, place, loans_of = np.unique(loans.borrower[rows], return_inverse=True, return_counts=True)
    weight, cash = innovators.weight[firms], np.maximum(innovators.cash[firms], 0.0)
    owing = np.minimum(loans_of, weight)
    borrowed = np.bincount(place, weights=loans.outstanding[rows], minlength=firms.size)
    total = np.bincount(place, weights=due, minlength=firms.size)
    own = np.maximum(cash - borrowed / weight, 0.0)
    purse = np.minimum(cash - borrowed / weight + borrowed / owing, cash * weight / owing)
    share = np.divide(purse * owing, total, out=np.ones(firms.size), where=total > 0.0)
    return purse[place], own[place], np.clip(share, 0.0, 1.0)[place]


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


def with_risk(probability: Floats, ratio: float) -> Floats:
    """Probability after its odds are multiplied by ``ratio`` (1 = as it is), shape of ``probability``."""
    return np.asarray(probability * ratio / (1.0 + probability * (ratio - 1.0)))


def split_by_closure(yearly: Floats, closing: Floats, owing: float) -> tuple[Floats, Floats]:
    """Yearly default of firms that live, and chance that one that closes down defaults.

    ``closing`` is the yearly chance of closing down, ``owing`` the share of closures that leave debts,
    less where closures would bring more than ``yearly`` itself: both together are ``yearly`` again.
    """
    expected = np.minimum(closing * owing, yearly)
    share = np.divide(expected, closing, out=np.full(yearly.size, owing), where=closing > 0.0)
    return (yearly - expected) / (1.0 - expected), share


def chance_of_closing(
    month: Month, innovators: Innovators, firms: Rows, closures: InnovationParameters | None
) -> Floats:
    """Yearly chance that each borrower closes down, shape of ``firms``; without a rule nobody does."""
    if closures is None:
        return np.zeros(firms.size)
    return exit_odds(innovators.revenue[firms], ages(innovators, firms, month.index), month.index, closures)


def default_on_loans(
    month: Month,
    loans: Loans,
    innovators: Innovators,
    *,
    rules: FinanceParameters,
    closures: InnovationParameters | None = None,
) -> Rows:
    """Mark the loans that default this month; returns their rows.

    ``closures`` is the rule by which firms close down. A risk beyond the ordinary (``loan_risk`` of the
    month) comes, as a bad year does, as a surprise: banks rate what is ordinary and learn from losses.
    """
    rows = performing(loans)
    firm, keys = loans.borrower[rows], loans.key[rows]
    city, sector = year_factors(month, innovators.sector[firm])
    plain = default_probability(innovators, firm, month.index, rules)
    risky = with_risk(plain, month.economy.loan_risk)
    yearly = default_in_a_year(risky, city, sector, rules.city_factor, rules.sector_factor)
    closing = chance_of_closing(month, innovators, firm, closures)
    living, owing = split_by_closure(yearly, closing, rules.exit_default)
    fails = month.happens("loans.default", keys, -np.expm1(np.log1p(-living) / 12.0))
    closed = innovators.exited[firm] <= month.index
    fails = np.where(closed, month.happens("loans.closed_owing", keys, owing), fails)
    overdue = month.index >= loans.drawn[rows] + loans.term[rows] + round(rules.overdue_months)
    defaulting = rows[fails | overdue]
    loans.defaulted[defaulting] = month.index
    return defaulting


def lose_what_was_borrowed(
    loans: Loans, defaulting: Rows, innovators: Innovators, accounts: Accounts
) -> None:
    """What a borrower in default had borrowed is gone in its business, as far as the cash was still there."""
    firm = loans.borrower[defaulting]
    _, place, times = np.unique(firm, return_inverse=True, return_counts=True)
    there = np.maximum(innovators.cash[firm], 0.0) / times[place]
    accounts.charge_firms(
        "outside", firm, np.minimum(loans.outstanding[defaulting] / innovators.weight[firm], there)
    )


def note_borrowed(loans: Loans, innovators: Innovators) -> None:
    """Write into the innovators what they owe on IP loans, CNY of one innovator of the row."""
    rows = performing(loans)
    owed = np.bincount(loans.borrower[rows], weights=loans.outstanding[rows], minlength=len(innovators))
    innovators.borrowed[:] = owed / innovators.weight


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
