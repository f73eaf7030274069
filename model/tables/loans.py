"""Pledge loans (知识产权质押贷款): one row per request, from need to end."""

import numpy as np

from model.arrays import OPEN, Codes, Floats, Keys, Mask, Months, Rows
from model.tables.table import Table, column

GRANTED, NO_BANK, RISK, COLLATERAL, QUOTA, STANDING, CASH_FLOW, FEE = range(8)
"""Why a request was granted or refused; ``FEE``: the firm itself gave up before it asked."""
NEVER = -1
"""No bank."""


class Loans(Table):
    """One row per loan request, at full count at every scale; rows never move."""

    key: Keys = column(np.uint64, 0, "identity: hash of borrower, month, ordinal")
    needed: Months = column(np.int32, OPEN, "month in which the firm looked for money")
    borrower: Rows = column(np.int64, -1, "row of innovators")
    bank: Months = column(np.int32, -1, "index of model.banks")
    patent: Rows = column(np.int64, -1, "row of patents pledged; -1 = a trademark")
    ltv: Floats = column(np.float64, 0.0, "loan over appraised value that banks grant for this kind of right")
    wanted: Floats = column(np.float64, 0.0, "financing gap of the firm, CNY")
    fee: Floats = column(np.float64, 0.0, "fee of the appraiser, asked and then paid, CNY")
    first_bank: Months = column(np.int32, NEVER, "bank that refused first; -1 = only one was asked")
    first_reason: Codes = column(np.int8, GRANTED, "why the first bank refused")
    collateral: Floats = column(np.float64, 0.0, "appraised value, CNY")
    principal: Floats = column(np.float64, 0.0, "amount asked, then granted, CNY")
    outstanding: Floats = column(np.float64, 0.0, "amount owed now, CNY")
    rate: Floats = column(np.float64, 0.0, "interest per year, paid by the firm")
    subsidy: Floats = column(np.float64, 0.0, "interest per year that the public pays beside the firm")
    term: Months = column(np.int32, 12, "months from drawdown to the last instalment")
    level: Mask = column(np.bool_, False, "instalments of interest and principal are equal (等额本息)")
    renewed: Months = column(np.int32, 0, "times the loan was renewed at its end")
    risk: Floats = column(np.float64, 0.0, "yearly default probability as the bank saw it")
    insured: Mask = column(np.bool_, False, "loan insurance taken")
    promised: Floats = column(np.float64, 0.0, "public share of a loss, as promised at approval")
    asked: Months = column(np.int32, OPEN, "month of the request")
    reason: Codes = column(np.int8, GRANTED, "0 granted, else why refused")
    approved: Months = column(np.int32, OPEN, "month approved")
    registration_days: Floats = column(np.float64, 0.0, "days from approval to registered pledge")
    drawn: Months = column(np.int32, OPEN, "month drawn: the loan is granted")
    sold: Months = column(np.int32, OPEN, "month sold into a securitisation pool")
    repaid: Floats = column(np.float64, 0.0, "principal repaid, CNY")
    defaulted: Months = column(np.int32, OPEN, "month of default")
    recovered: Floats = column(np.float64, 0.0, "recovered after default, CNY")
    compensated: Floats = column(np.float64, 0.0, "paid by the public fund, CNY")
    written_off: Floats = column(np.float64, 0.0, "principal given up by the bank, CNY")
    ended: Months = column(np.int32, OPEN, "month repaid or settled")
