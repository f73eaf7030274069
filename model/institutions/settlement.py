"""After default (违约处置): collateral is sold, insurer and public pay their shares, the rest is lost.

Settlement comes some months after default, so bad loans stand on the books in between. Loans sold to
a pool are the investors' loss: no bank, no public fund pays for them.
"""

import numpy as np

from model.accounts import Accounts
from model.arrays import OPEN, Floats, Rows
from model.institutions.bank import learn_from_losses
from model.institutions.belief_rule import BeliefRule, believe_self_and_peers
from model.institutions.credit_market import CreditMarket
from model.month import Month
from model.tables.loans import Loans


def settle_defaults(month: Month, loans: Loans, market: CreditMarket, accounts: Accounts) -> None:
    """Settle what defaulted long enough ago: recover, claim insurance and compensation, write off."""
    since = round(market.rules.settlement_months)
    rows = np.flatnonzero((loans.defaulted == month.index - since) & (loans.outstanding > 0.0))
    if rows.size == 0:
        return
    owed = loans.outstanding[rows]
    kept = loans.sold[rows] == OPEN
    proceeds = sell_collateral(loans, rows, market, accounts, kept)
    lost = (owed - proceeds) * kept
    insured = market.insurer.pay_loan_losses(month, lost * loans.insured[rows])
    paid = market.risk_fund.compensate(month, lost - insured, loans.promised[rows])
    loans.recovered[rows], loans.compensated[rows] = proceeds + insured, paid
    loans.written_off[rows] = owed - (proceeds + insured) - paid
    loans.outstanding[rows], loans.ended[rows] = 0.0, month.index
    _book(market, rows, loans, accounts, owed, kept)


def sell_collateral(
    loans: Loans, rows: Rows, market: CreditMarket, accounts: Accounts, kept: np.ndarray
) -> Floats:
    """Proceeds of each pledge, at most what is owed, CNY: from the reserve fund if it pays more."""
    owed, value = loans.outstanding[rows], loans.collateral[rows]
    plain = np.minimum(value * market.collateral.price(), owed)
    market.collateral.note_sale(float(np.sum(value)))
    supported = np.minimum(value * market.reserve_fund.rules.reserve_price, owed)
    offer = np.where(kept & (supported > plain), supported, 0.0)
    bought = market.reserve_fund.buy(offer, np.where(offer > 0.0, plain, 0.0))
    proceeds = np.where(bought > 0.0, bought, plain)
    accounts.move("outside", "banks", float(np.sum(proceeds - bought)))
    return np.asarray(proceeds)


def _book(
    market: CreditMarket, rows: Rows, loans: Loans, accounts: Accounts, owed: Floats, kept: np.ndarray
) -> None:
    """Depositors get their principal back from the bank's own money; losses go to each bank's record."""
    to_investors = float(np.sum(loans.recovered[rows][~kept]))
    accounts.move("banks", "outside", float(np.sum(owed[kept])) + to_investors)
    market.stock.lose("recovered", float(np.sum(loans.recovered[rows])))
    market.stock.lose("compensated", float(np.sum(loans.compensated[rows])))
    market.stock.lose("written off", float(np.sum(loans.written_off[rows])))
    own = loans.written_off[rows] * kept
    losses = np.bincount(loans.bank[rows], weights=own, minlength=len(market.banks))
    for bank, loss in zip(market.banks, losses.tolist(), strict=True):
        bank.losses += loss


def learn_of_defaults(
    loans: Loans, defaulting: Rows, market: CreditMarket, rule: BeliefRule = believe_self_and_peers
) -> None:
    """Banks compare this month's defaults with what their ratings led them to expect."""
    owed = np.flatnonzero((loans.outstanding > 0.0) & (loans.defaulted == OPEN))
    count = len(market.banks)
    at_risk = np.concatenate([owed, defaulting])
    hoped = np.bincount(loans.bank[at_risk], weights=loans.risk[at_risk] / 12.0, minlength=count)
    seen = np.bincount(loans.bank[defaulting], minlength=count)
    counts = (hoped.astype(np.float64), seen.astype(np.float64))
    learn_from_losses(market.banks, *counts, rules=market.rules, rule=rule)
