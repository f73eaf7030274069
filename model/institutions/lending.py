"""Banks decide on requests (贷款审批): which bank, what the collateral is worth, what may be lost.

All requests of a month are decided at once, in arrays; every refusal leaves its reason in the row.
``consider`` is the rule without quotas, so that the opening can be normalised with the same rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model import chance
from model.accounts import Accounts, Stock
from model.arrays import OPEN, Codes, Floats, Keys, Mask, Rows
from model.city import City
from model.institutions.bank import Bank, of_all
from model.institutions.insurer import Insurer
from model.institutions.pledge_window import PledgeWindow
from model.institutions.reserve_fund import ReserveFund
from model.institutions.risk_fund import RiskFund
from model.institutions.securitisation import Securitisation
from model.month import Month
from model.parameters.finance import FinanceParameters
from model.tables.innovators import Innovators
from model.tables.loans import COLLATERAL, GRANTED, NO_BANK, QUOTA, RISK, STANDING, Loans
from model.tables.patents import INVENTION, Patents
from model.tables.pledges import Pledges


@dataclass
class CreditMarket:
    """Who meets in IP finance: banks, the register of pledges, the funds that share the risk."""

    banks: list[Bank]
    window: PledgeWindow
    pledges: Pledges
    risk_fund: RiskFund
    reserve_fund: ReserveFund
    insurer: Insurer
    securitisation: Securitisation
    rules: FinanceParameters
    stock: Stock
    """Loans outstanding, CNY."""


@dataclass(frozen=True)
class Verdict:
    """What a bank makes of each request, shape (n_requests,) each."""

    bank: Rows
    appraised: Floats
    principal: Floats
    risk: Floats
    margin: Floats
    insured: Mask
    reason: Codes


def choose_banks(
    month: Month, requests: Keys, firms: Keys, banks: Sequence[Bank], search_share: float
) -> tuple[Rows, Mask]:
    """The bank that each firm ends at, and whether it lends on IP at all.

    A firm keeps its own bank for life; if that has no IP loans, some go on to a known lender.
    """
    size, reach = of_all(banks, "size"), of_all(banks, "reach")
    edges, known = np.cumsum(size), np.cumsum(size * reach)
    home = np.searchsorted(edges / edges[-1], chance.uniform(month.seed, "banks.home", firms, 0))
    offered = month.uniform("banks.branch", requests) < reach[home]
    goes_on = (month.uniform("banks.search", requests) < search_share) & (known[-1] > 0.0)
    other = np.searchsorted(known, month.uniform("banks.pick", requests) * known[-1])
    other = np.minimum(other, len(banks) - 1)
    return np.where(~offered & goes_on, other, home), offered | goes_on


def appraisal_noise(coverage: float, rules: FinanceParameters) -> float:
    """Spread of appraisals, log points, at this coverage of valuation data (0-1)."""
    return rules.appraisal_noise * (1.0 - rules.platform_cut * coverage)


def expected_loss(
    risk: Floats, appraised: Floats, principal: Floats, borne: Floats, recovery: float
) -> Floats:
    """Loss that the bank itself expects, share of principal a year, shape (n_requests,).

    ``recovery`` is what collateral brings of its appraised value, ``borne`` the share of a loss
    that neither the public nor an insurer pays.
    """
    owed = np.maximum(principal, 1.0)
    lost = np.maximum(1.0 - recovery * appraised / owed, 0.0)
    return np.asarray(risk * lost * borne)


def consider(
    month: Month, loans: Loans, rows: Rows, innovators: Innovators, market: CreditMarket, cover: float
) -> Verdict:
    """Appraise, rate, price and decide each request, quotas aside.

    On arrival ``loans.collateral`` holds the worth of the pledge without noise and ``loans.risk`` the
    default probability as it is; ``cover`` is the public share of losses that banks count on.
    """
    rules, banks, keys = market.rules, market.banks, loans.key[rows]
    firm = loans.borrower[rows]
    bank, found = choose_banks(month, keys, innovators.key[firm], banks, rules.search_share)
    noise = of_all(banks, "appraisal_noise")[bank]
    appraised = loans.collateral[rows] * np.exp(noise * month.normal("loans.appraisal", keys))
    ltv = np.where(loans.patent[rows] >= 0, rules.ltv_patent, rules.ltv_trademark)
    principal = np.minimum(loans.principal[rows], ltv * appraised)
    risk = seen_risk(loans.risk[rows], rules.risk_noise * month.normal("loans.rating", keys))
    taste = chance.uniform(month.seed, "insurance.taste", innovators.key[firm], 0)
    insured = market.insurer.takes_loan_cover(month, taste, loans.risk[rows])
    borne = (1.0 - cover) * np.where(insured, 1.0 - market.insurer.rules.insured_loss, 1.0)
    believed = risk * of_all(banks, "belief")[bank]
    loss = expected_loss(believed, appraised, principal, borne, rules.recovery_share)
    wary = beyond_tolerance(banks, rules)[bank] & (month.uniform("banks.caution", keys) < rules.kink_cut)
    reason = np.where((loss > rules.loss_budget) | wary, RISK, GRANTED).astype(np.int8)
    least = np.maximum(rules.least_cover * loans.principal[rows], rules.smallest_loan)
    reason[principal < least] = COLLATERAL
    reason[innovators.credit[firm] < rules.least_standing] = STANDING
    reason[~found] = NO_BANK
    margin = np.clip(loss - rules.standard_loss, 0.0, rules.margin_cap)
    return Verdict(bank, appraised, principal, risk, margin, insured, reason)


def seen_risk(risk: Floats, noise: Floats) -> Floats:
    """Default probability as seen through noise in log-odds, shape of ``risk``."""
    return np.asarray(1.0 / (1.0 + (1.0 - risk) / risk * np.exp(-noise)))


def beyond_tolerance(banks: Sequence[Bank], rules: FinanceParameters) -> Mask:
    """Banks whose bad IP loans, as far as they bear them, exceed their own ratio plus the tolerance."""
    book, bad = of_all(banks, "book"), of_all(banks, "bad") * of_all(banks, "loss_borne")
    ratio = (bad + rules.npl_own * rules.npl_cushion) / (book + rules.npl_cushion)
    return np.asarray(ratio > rules.npl_own + rules.npl_tolerance)


def ration(month: Month, keys: Keys, verdict: Verdict, headroom: Floats) -> Codes:
    """Reasons after each bank's quota: granted in order of arrival while there is room."""
    reason = verdict.reason.copy()
    granted = np.flatnonzero(reason == GRANTED)
    order = granted[np.lexsort((month.uniform("banks.queue", keys[granted]), verdict.bank[granted]))]
    bank, amount = verdict.bank[order], verdict.principal[order]
    running = np.cumsum(amount)
    first = np.searchsorted(bank, bank)  # bank is sorted: first place of each bank's group
    before = running[first] - amount[first]
    reason[order[running - before > headroom[bank]]] = QUOTA
    return reason


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


def lend(
    month: Month, rows: Rows, loans: Loans, innovators: Innovators, market: CreditMarket, city: City
) -> None:
    """Decide this month's requests; what is approved goes to the registration window."""
    cover = prepare_banks(month, market, loans)
    verdict = consider(month, loans, rows, innovators, market, cover)
    reason = ration(month, loans.key[rows], verdict, quota_left(month, market.banks, market.rules))
    granted = reason == GRANTED
    price = month.economy.lending_rate + verdict.margin
    subsidy = np.minimum(month.policy.interest_subsidy, price)
    loans.bank[rows], loans.reason[rows] = verdict.bank, reason
    loans.collateral[rows], loans.risk[rows] = verdict.appraised, verdict.risk
    loans.rate[rows], loans.subsidy[rows] = price - subsidy, subsidy
    loans.insured[rows] = verdict.insured & granted
    loans.promised[rows] = month.policy.risk_compensation_share
    approved = rows[granted]
    loans.principal[approved] = verdict.principal[granted]
    loans.approved[approved] = month.index
    pledged = market.window.register(
        month, market.pledges, loans.key[approved], loans.borrower[approved], loans.patent[approved],
        loans.principal[approved], approved,
    )  # fmt: skip
    loans.registration_days[approved] = market.pledges.days[pledged]
    if rows.size:
        share = approved.size / rows.size
        city.finance_access += market.rules.access_memory * (share - city.finance_access)


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
    mark_pledged(month, patents, pledges.patent[entered[high]], pledges.key[entered[high]])
    behind = pledges.loan[entered]
    loans.ended[behind[~alive & (behind >= 0)]] = month.index
    drawn = behind[alive & (behind >= 0)]
    principal, borrower = loans.principal[drawn], loans.borrower[drawn]
    loans.drawn[drawn], loans.outstanding[drawn] = month.index, principal
    total = float(np.sum(principal))
    accounts.move("outside", "banks", total)
    accounts.pay_firms("banks", borrower, principal / innovators.weight[borrower])
    market.stock.gain("drawn", total)
    market.insurer.insure_loans(month, innovators, borrower, principal, loans.insured[drawn])


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
