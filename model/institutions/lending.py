"""Banks lend on IP (放款): books are recounted, requests decided, pledges entered, loans drawn.

All requests of a month are decided at once, in arrays; every refusal leaves its reason in the row. How
a bank makes up its mind stands in credit_desk.py.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Codes, Floats, Keys, Mask, Rows
from model.city import City
from model.institutions.bank import Bank, of_all
from model.institutions.collateral import rights_pledged
from model.institutions.credit_desk import Verdict, appraisal_noise, consider, consider_again, ration
from model.institutions.credit_market import CreditMarket
from model.month import Month
from model.parameters.finance import FinanceParameters
from model.tables.innovators import Innovators
from model.tables.loans import GRANTED, NEVER, NO_BANK, STANDING, Loans
from model.tables.patents import INVENTION, Patents


def quota_left(month: Month, banks: Sequence[Bank], rules: FinanceParameters) -> Floats:
    """IP loans that each bank is still ready to take on its books, CNY, shape (n_banks,)."""
    technology = rules.tech_book * month.economy.gdp / month.economy.gdp_2019
    room = of_all(banks, "appetite") * of_all(banks, "size") * technology - of_all(banks, "book")
    return np.maximum(room, 0.0)


def prepare_banks(month: Month, market: CreditMarket, loans: Loans) -> float:
    """Recount books and bad loans, take note of data and public cover; returns the cover, 0-1."""
    owed = np.flatnonzero(loans.outstanding > 0.0)
    bad = loans.defaulted[owed] != OPEN
    kept = loans.sold[owed] == OPEN
    count, bank = len(market.banks), loans.bank[owed]
    amounts = loans.outstanding[owed] * kept
    book = np.bincount(bank, weights=amounts, minlength=count)
    spoiled = np.bincount(bank, weights=amounts * bad, minlength=count)
    covered = amounts * loans.promised[owed]
    claims = float(np.sum(covered * np.where(bad, 1.0, loans.risk[owed])))
    market.risk_fund.commitments = float(np.sum(covered))
    cover = market.risk_fund.cover(month, claims)
    noise = appraisal_noise(month.policy.valuation_platform, market.rules)
    for own, held, lost in zip(market.banks, book.tolist(), spoiled.tolist(), strict=True):
        own.book, own.bad, own.loss_borne, own.appraisal_noise = held, lost, 1.0 - cover, noise
    return cover


def decide(
    month: Month, loans: Loans, rows: Rows, innovators: Innovators, market: CreditMarket, cover: float
) -> Verdict:
    """Verdicts of the first bank and, after a refusal, of the second, within the quotas of both.

    The row keeps which bank refused first, and why.
    """
    keys, room = loans.key[rows], quota_left(month, market.banks, market.rules)
    first = consider(month, loans, rows, innovators, market, cover)
    first = replace(first, reason=ration(month, keys, first, room))
    verdict, again = consider_again(month, loans, rows, innovators, market, cover, first)
    if not again.any():
        return verdict
    loans.first_bank[rows] = np.where(again, first.bank, NEVER)
    loans.first_reason[rows] = np.where(again, first.reason, GRANTED)
    won = first.reason == GRANTED
    room -= np.bincount(first.bank[won], weights=first.principal[won], minlength=room.size)
    return replace(verdict, reason=_ration_second(month, keys, verdict, again, room))


def _ration_second(month: Month, keys: Keys, verdict: Verdict, again: Mask, room: Floats) -> Codes:
    """Second requests take the room that the first left."""
    of_second = replace(verdict, reason=np.where(again, verdict.reason, NO_BANK).astype(np.int8))
    return np.where(again, ration(month, keys, of_second, room), verdict.reason).astype(np.int8)


def lend(
    month: Month, rows: Rows, loans: Loans, innovators: Innovators, market: CreditMarket, city: City
) -> None:
    """Decide this month's requests; what is approved goes to the registration window."""
    market.collateral.fade()
    cover = prepare_banks(month, market, loans)
    verdict = decide(month, loans, rows, innovators, market, cover)
    write_terms(month, loans, rows, verdict)
    approved = rows[verdict.reason == GRANTED]
    loans.approved[approved] = month.index
    pledged = market.window.register(
        month, market.pledges, loans.key[approved], loans.borrower[approved], loans.patent[approved],
        loans.principal[approved], approved,
    )  # fmt: skip
    loans.registration_days[approved] = market.pledges.days[pledged]
    if rows.size:
        share = approved.size / rows.size
        city.finance_access += market.rules.access_memory * (share - city.finance_access)


def write_terms(month: Month, loans: Loans, rows: Rows, verdict: Verdict) -> None:
    """Write decision and price into the rows; a granted loan may be smaller than what was wanted."""
    granted = verdict.reason == GRANTED
    price = month.economy.lending_rate + verdict.margin
    subsidy = np.minimum(month.policy.interest_subsidy, price)
    loans.bank[rows], loans.reason[rows] = verdict.bank, verdict.reason
    loans.collateral[rows], loans.risk[rows] = verdict.appraised, verdict.risk
    loans.rate[rows], loans.subsidy[rows] = price - subsidy, subsidy
    loans.insured[rows] = verdict.insured & granted
    loans.promised[rows] = month.policy.risk_compensation_share
    loans.principal[rows[granted]] = verdict.principal[granted]


def pay_appraisers(rows: Rows, loans: Loans, innovators: Innovators, accounts: Accounts) -> None:
    """Who came before a bank has paid an appraiser, as far as its own cash goes; the others paid none."""
    appraised = (loans.reason[rows] != NO_BANK) & (loans.reason[rows] != STANDING)
    firm = loans.borrower[rows]
    own = np.maximum(innovators.cash[firm] - innovators.borrowed[firm], 0.0)
    _, place, times = np.unique(firm, return_inverse=True, return_counts=True)
    loans.fee[rows] = np.where(appraised, np.minimum(loans.fee[rows], own / times[place]), 0.0)
    accounts.charge_firms("outside", firm, loans.fee[rows] / innovators.weight[firm])


def pay_out(
    month: Month,
    loans: Loans,
    innovators: Innovators,
    patents: Patents,
    market: CreditMarket,
    accounts: Accounts,
) -> None:
    """Pledges that stand are entered, high ones mark the patent; loans behind them are drawn.

    Depositors outside fund what banks lend. Who closed down before the drawdown gets no loan.
    """
    pledges = market.pledges
    entered = np.flatnonzero(pledges.registered == month.index)
    alive = innovators.exited[pledges.owner[entered]] == OPEN
    high = alive & (pledges.patent[entered] >= 0) & (pledges.amount[entered] >= market.rules.high_pledge)
    entered_high = entered[high]
    about = pledges.patent[entered_high], pledges.key[entered_high], pledges.amount[entered_high]
    mark_portfolios(month, patents, market, *about)
    behind = pledges.loan[entered]
    loans.ended[behind[~alive & (behind >= 0)]] = month.index
    drawn = behind[alive & (behind >= 0)]
    principal, borrower = loans.principal[drawn], loans.borrower[drawn]
    loans.drawn[drawn], loans.outstanding[drawn] = month.index, principal
    total = float(np.sum(principal))
    accounts.move("outside", "banks", total)
    accounts.pay_firms("banks", borrower, principal / innovators.weight[borrower])
    np.add.at(innovators.borrowed, borrower, principal / innovators.weight[borrower])
    market.stock.gain("drawn", total)
    market.insurer.insure_loans(month, innovators, borrower, principal, loans.insured[drawn])


def mark_portfolios(
    month: Month, patents: Patents, market: CreditMarket, best: Rows, pledges: Keys, amounts: Floats
) -> None:
    """All rights of pledges at a high amount are marked: the best, and what the amount asks for besides."""
    counts = rights_pledged(month, pledges, amounts, market.rules)
    place, rows = market.holdings.portfolios(patents, best, counts, month.index)
    first = np.searchsorted(place, place)  # place is sorted: first row of each pledge
    ordinal = np.arange(place.size) - first
    more = chance.children(pledges[place], month.index, ordinal, "right")
    mark_pledged(month, patents, rows, np.where(ordinal == 0, pledges[place], more))


def mark_pledged(month: Month, patents: Patents, rows: Rows, pledges: Keys) -> None:
    """A pledge at a high amount is the fourth criterion of high value (inventions in force).

    Pledges come at full count, but a row may stand for w inventions of which this is one: it is marked
    with chance 1/w, so that inventions marked keep their number at every scale. A mark stays: the
    criterion asks that the money was once obtained.
    """
    rows = rows[month.happens("pledges.mark", pledges, 1.0 / patents.weight[rows])]
    patents.pledged[rows] = month.index
    counted = rows[(patents.kind[rows] == INVENTION) & (patents.ended[rows] == OPEN)]
    patents.high_value[counted] = True
