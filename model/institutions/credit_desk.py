"""The credit desk of a bank (授信审批): which bank, what the collateral is worth, what may be lost.

A firm goes to its own bank; refused there, it may go to another lender that it knows. One appraisal
serves both, each bank makes up its own mind about the firm. ``decide`` is the rule without quotas, so
that the opening can be normalised with the same rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from model import chance
from model.arrays import Codes, Floats, Keys, Mask, Months, Rows
from model.institutions.bank import Bank, of_all
from model.institutions.credit_market import CreditMarket
from model.month import Month
from model.parameters.finance import FinanceParameters
from model.tables.innovators import Innovators
from model.tables.loans import (
    CASH_FLOW,
    COLLATERAL,
    GRANTED,
    NO_BANK,
    QUOTA,
    RISK,
    STANDING,
    Loans,
)


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


@dataclass(frozen=True)
class Hearing:
    """A request before a bank, shape (n_requests,) each."""

    bank: Rows
    found: Mask
    """The bank lends on IP at all."""
    appraised: Floats
    rating: Floats
    """Noise of the bank's view of risk, standard normal."""
    caution: Floats
    """Luck with a bank beyond its tolerance of bad loans, uniform."""


def choose_banks(
    month: Month, requests: Keys, firms: Keys, banks: Sequence[Bank], known_share: float
) -> tuple[Rows, Mask]:
    """The bank that each firm goes to first, and whether it lends on IP at all.

    A firm keeps its own bank for life; if that has no IP loans, some go on to a known lender.
    """
    size, reach = of_all(banks, "size"), of_all(banks, "reach")
    edges, known = np.cumsum(size), np.cumsum(size * reach)
    home = np.searchsorted(edges / edges[-1], chance.uniform(month.seed, "banks.home", firms, 0))
    offered = month.uniform("banks.branch", requests) < reach[home]
    goes_on = (month.uniform("banks.search", requests) < known_share) & (known[-1] > 0.0)
    other = pick_lender(banks, month.uniform("banks.pick", requests))
    return np.where(~offered & goes_on, other, home), offered | goes_on


def pick_lender(banks: Sequence[Bank], u: Floats) -> Rows:
    """A lender met by chance, more likely where more branches lend on IP, shape of ``u``."""
    known = np.cumsum(of_all(banks, "size") * of_all(banks, "reach"))
    return np.asarray(np.minimum(np.searchsorted(known, u * known[-1]), len(banks) - 1))


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


def seen_risk(risk: Floats, noise: Floats) -> Floats:
    """Default probability as seen through noise in log-odds, shape of ``risk``."""
    return np.asarray(1.0 / (1.0 + (1.0 - risk) / risk * np.exp(-noise)))


def beyond_tolerance(banks: Sequence[Bank], rules: FinanceParameters) -> Mask:
    """Banks whose bad IP loans, as far as they bear them, exceed their own ratio plus the tolerance."""
    book, bad = of_all(banks, "book"), of_all(banks, "bad") * of_all(banks, "loss_borne")
    ratio = (bad + rules.npl_own * rules.npl_cushion) / (book + rules.npl_cushion)
    return np.asarray(ratio > rules.npl_own + rules.npl_tolerance)


def debt_capacity(innovators: Innovators, firms: Rows, term: Months, rules: FinanceParameters) -> Floats:
    """Largest loan that the firm can serve: from sales over the term and its own cash, CNY."""
    own = np.maximum(innovators.cash[firms] - innovators.borrowed[firms], 0.0)
    return np.asarray(rules.debt_service * innovators.revenue[firms] * term / 12.0 + own)


def consider(
    month: Month, loans: Loans, rows: Rows, innovators: Innovators, market: CreditMarket, cover: float
) -> Verdict:
    """The first bank appraises, rates, prices and decides each request, quotas aside.

    On arrival ``loans.collateral`` holds the worth of the pledge without noise and ``loans.risk`` the
    default probability as it is; ``cover`` is the public share of losses that banks count on.
    """
    keys = loans.key[rows]
    bank, found = choose_banks(month, keys, innovators.key[loans.borrower[rows]], market.banks, market.known)
    noise = of_all(market.banks, "appraisal_noise")[bank]
    appraised = loans.collateral[rows] * np.exp(noise * month.normal("loans.appraisal", keys))
    rating, caution = month.normal("loans.rating", keys), month.uniform("banks.caution", keys)
    hearing = Hearing(bank, found, appraised, rating, caution)
    return judge(month, loans, rows, innovators, market, cover, hearing)


def consider_again(
    month: Month,
    loans: Loans,
    rows: Rows,
    innovators: Innovators,
    market: CreditMarket,
    cover: float,
    first: Verdict,
) -> tuple[Verdict, Mask]:
    """Firms refused for what a bank thinks or can take go to a second lender if they know one.

    Returns the verdicts, those of the first bank where no second was asked, and who asked a second.
    """
    keys = loans.key[rows]
    bank = pick_lender(market.banks, month.uniform("banks.second", keys))
    knows = month.uniform("banks.second_known", keys) < market.known
    again = ((first.reason == RISK) | (first.reason == QUOTA)) & knows & (bank != first.bank)
    at = np.flatnonzero(again)
    if not at.size:
        return first, again
    rating, caution = month.normal("loans.second_rating", keys), month.uniform("banks.second_caution", keys)
    hearing = Hearing(bank[at], again[at], first.appraised[at], rating[at], caution[at])
    second = judge(month, loans, rows[at], innovators, market, cover, hearing)
    merged = {name: getattr(first, name).copy() for name in Verdict.__dataclass_fields__}
    for name, values in merged.items():
        values[at] = getattr(second, name)
    return replace(first, **merged), again


def judge(
    month: Month,
    loans: Loans,
    rows: Rows,
    innovators: Innovators,
    market: CreditMarket,
    cover: float,
    hearing: Hearing,
) -> Verdict:
    """What a bank makes of each request that is before it."""
    rules, banks, bank, firm = market.rules, market.banks, hearing.bank, loans.borrower[rows]
    wanted, lendable = loans.principal[rows], loans.ltv[rows] * hearing.appraised
    bearable = debt_capacity(innovators, firm, loans.term[rows], rules)
    principal = np.minimum(np.minimum(wanted, lendable), bearable)
    risk = seen_risk(loans.risk[rows], rules.risk_noise * hearing.rating)
    taste = chance.uniform(month.seed, "insurance.taste", innovators.key[firm], 0)
    insured = market.insurer.takes_loan_cover(month, taste, loans.risk[rows])
    borne = (1.0 - cover) * np.where(insured, 1.0 - market.insurer.rules.insured_loss, 1.0)
    believed = risk * of_all(banks, "belief")[bank]
    loss = expected_loss(believed, hearing.appraised, principal, borne, market.collateral.price())
    wary = beyond_tolerance(banks, rules)[bank] & (hearing.caution < rules.kink_cut)
    risky = (loss > of_all(banks, "loss_budget")[bank]) | wary
    reason = np.where(risky, RISK, GRANTED).astype(np.int8)
    least = np.maximum(rules.least_cover * wanted, rules.smallest_loan)
    reason[bearable < least] = CASH_FLOW
    reason[lendable < least] = COLLATERAL
    reason[innovators.credit[firm] < rules.least_standing] = STANDING
    reason[~hearing.found] = NO_BANK
    margin = np.clip(loss - rules.standard_loss, 0.0, rules.margin_cap)
    return Verdict(bank, hearing.appraised, principal, risk, margin, insured, reason)


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
