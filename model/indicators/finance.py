"""Measures of IP finance: loans granted, pledges registered, funds, defaults.

Loans granted (the plan's target) and pledges registered are two series: most registered pledges are
added to other credit.
"""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import OPEN
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.loans import GRANTED

if TYPE_CHECKING:
    from model.arrays import Months, Rows
    from model.model import IPEcosystem

YI = 1e8
"""CNY per 亿元."""


def registered_now(world: "IPEcosystem", facts: Facts) -> "Rows":
    """Rows of pledges registered this month."""
    return np.flatnonzero(world.credit.pledges.registered == facts.month.index)


def first_of_year(world: "IPEcosystem", dates: "Months", owners: "Rows", index: int) -> float:
    """Firms that do something for the first time in the calendar year this month, full count.

    Of a row that stands for w firms, each earlier one of the year makes a w-th less likely to be new.
    """
    january = index - index % 12
    this_year = np.flatnonzero((dates >= january) & (dates <= index))
    this_year = this_year[np.argsort(dates[this_year], kind="stable")]
    owner = owners[this_year]
    order = np.argsort(owner, kind="stable")
    first = np.searchsorted(owner[order], owner[order])
    earlier = np.empty(order.size)
    earlier[order] = np.arange(order.size) - first
    new = np.maximum(1.0 - earlier / world.innovators.weight[owner], 0.0)
    return float(np.sum(new[dates[this_year] == index]))


@indicator(
    unit="亿元",
    label="IP pledge financing (loans granted)",
    zh="知识产权质押融资金额",
    kind="flow",
    evidence="fitted",
    decimals=2,
)
def pledge_financing(world: "IPEcosystem", facts: Facts) -> float:
    """Loans drawn in the month, principal."""
    return float(np.sum(world.loans.principal[facts.drawn])) / YI


@indicator(
    unit="亿元",
    label="Pledges registered, amount",
    zh="知识产权质押登记金额",
    kind="flow",
    evidence="proxy",
    decimals=2,
)
def pledge_registered(world: "IPEcosystem", facts: Facts) -> float:
    """Amount secured by pledges registered in the month, IP loans and other credit together."""
    return float(np.sum(world.credit.pledges.amount[registered_now(world, facts)])) / YI


@indicator(unit="家", label="Firms with a pledge loan", zh="质押贷款企业数", kind="flow", evidence="fitted")
def pledge_loan_firms(world: "IPEcosystem", facts: Facts) -> float:
    """Borrowers whose first loan of the calendar year is drawn this month."""
    return first_of_year(world, world.loans.drawn, world.loans.borrower, facts.month.index)


@indicator(
    unit="笔", label="Pledge loans granted, number", zh="质押贷款笔数", kind="flow", evidence="prior only"
)
def pledge_loans(world: "IPEcosystem", facts: Facts) -> float:
    """Loans drawn in the month."""
    return float(facts.drawn.size)


@indicator(
    unit="%",
    label="Loan requests granted",
    zh="贷款申请获批率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def loan_requests_granted(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the requests of the month, those approved."""
    granted = np.count_nonzero(world.loans.reason[facts.asked] == GRANTED)
    return 100.0 * granted, float(facts.asked.size)


@indicator(
    unit="天",
    label="Pledge registration time",
    zh="专利权、商标权质押登记办理时限",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=2,
)
def pledge_registration_days(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Mean days from request to registration, over pledges registered in the month."""
    rows = registered_now(world, facts)
    return float(np.sum(world.credit.pledges.days[rows])), float(rows.size)


@indicator(
    unit="亿元",
    label="Pledge loans outstanding",
    zh="质押贷款余额",
    kind="stock",
    evidence="prior only",
    decimals=2,
)
def loans_outstanding(world: "IPEcosystem", facts: Facts) -> float:
    """Principal owed at month end, loans in default and sold to pools included."""
    return float(np.sum(world.loans.outstanding)) / YI


@indicator(
    unit="%",
    label="Default rate of pledge loans",
    zh="质押贷款违约率",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=2,
)
def loan_default_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Owed on loans that defaulted, over what was owed on sound loans, per year."""
    loans = world.loans
    owed = np.flatnonzero(loans.outstanding > 0.0)
    failed = loans.defaulted[owed]
    now = float(np.sum(loans.outstanding[owed[failed == facts.month.index]]))
    sound = float(np.sum(loans.outstanding[owed[failed == OPEN]]))
    return 100.0 * now, (sound + now) / 12.0


@indicator(
    unit="%",
    label="Largest lender's share of pledge loans",
    zh="最大贷款行占比",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def largest_lender_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of what is owed on pledge loans, with the bank that has most."""
    loans = world.loans
    by_bank = np.bincount(np.maximum(loans.bank, 0), weights=loans.outstanding, minlength=1)
    return 100.0 * float(by_bank.max()), float(by_bank.sum())


@indicator(
    unit="家",
    label="Banks that lend on IP",
    zh="开展知识产权贷款的银行数",
    kind="stock",
    evidence="prior only",
)
def ip_lending_banks(world: "IPEcosystem", facts: Facts) -> float:
    """Banks that have started IP lending."""
    return float(sum(bank.reach > 0.0 for bank in world.credit.banks))
