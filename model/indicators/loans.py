"""Measures of pledge loans: their size, who lends, who is refused and why, what goes bad.

A refusal is counted once, by the last bank that was asked; who finds the appraiser too dear never asked.
"""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import OPEN
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.finance import YI, first_of_year
from model.indicators.registry import indicator
from model.institutions.bank import CITY, JOINT_STOCK, RURAL, STATE
from model.tables.loans import CASH_FLOW, COLLATERAL, FEE, NO_BANK, QUOTA, RISK, STANDING

if TYPE_CHECKING:
    from model.model import IPEcosystem

WAN = 1e4
"""CNY per 万元."""
SMALL_TICKET = 1e7
"""Largest inclusive loan (普惠) of the national statistics, CNY."""


def lent_by(world: "IPEcosystem", facts: Facts, kind: str) -> float:
    """Loans drawn in the month from banks of a kind, 100 million CNY."""
    loans = world.loans
    of_kind = np.array([bank.kind == kind for bank in world.credit.banks])
    drawn = facts.drawn
    return float(np.sum(loans.principal[drawn] * of_kind[loans.bank[drawn]])) / YI


def refused(world: "IPEcosystem", facts: Facts, reason: int) -> float:
    """Requests of the month refused for this reason."""
    return float(np.count_nonzero(world.loans.reason[facts.asked] == reason))


@indicator(
    unit="万元",
    label="Mean pledge loan",
    zh="单笔质押贷款平均额",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def mean_pledge_loan(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Principal over number of loans drawn."""
    return float(np.sum(world.loans.principal[facts.drawn])) / WAN, float(facts.drawn.size)


@indicator(
    unit="%",
    label="Pledge loans of at most 10 million CNY",
    zh="1000万元及以下质押贷款占比",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def small_pledge_loans(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the loans drawn, by number."""
    small = np.count_nonzero(world.loans.principal[facts.drawn] <= SMALL_TICKET)
    return 100.0 * small, float(facts.drawn.size)


@indicator(
    unit="%",
    label="Loan over appraised value",
    zh="质押率（贷款额/评估值）",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=1,
)
def loan_to_value(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Principal over the appraised value of what carries it, loans drawn."""
    loans, drawn = world.loans, facts.drawn
    return 100.0 * float(np.sum(loans.principal[drawn])), float(np.sum(loans.collateral[drawn]))


@indicator(
    unit="%",
    label="Invention-holding firms that pledge in a year",
    zh="持有发明专利企业年度质押比例",
    kind="ratio",
    evidence="proxy",
    better="none",
    decimals=2,
)
def pledge_incidence(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Firms whose first pledge of the year is registered this month, over holders (a twelfth a month)."""
    pledges = world.credit.pledges
    first = first_of_year(world, pledges.registered, pledges.owner, facts.month.index)
    return 100.0 * first, world.credit.holders / 12.0


@indicator(
    unit="%",
    label="Bad pledge loans (NPL ratio)",
    zh="知识产权质押贷款不良率",
    kind="mean",
    evidence="proxy",
    better="lower",
    decimals=2,
)
def loan_npl_ratio(world: "IPEcosystem", facts: Facts) -> float:
    """In default and not settled, over all that is owed on pledge loans at month end."""
    loans = world.loans
    owed = np.flatnonzero(loans.outstanding > 0.0)
    amounts = loans.outstanding[owed]
    total = float(np.sum(amounts))
    bad = float(np.sum(amounts[loans.defaulted[owed] != OPEN]))
    return 100.0 * bad / total if total > 0.0 else 0.0


@indicator(
    unit="%",
    label="Recovered of what was owed at default",
    zh="违约贷款回收率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def loan_recovery_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """From collateral and insurance, of defaulted loans settled in the month; public money not counted."""
    loans = world.loans
    rows = np.flatnonzero((loans.ended == facts.month.index) & (loans.defaulted != OPEN))
    got = float(np.sum(loans.recovered[rows]))
    rest = float(np.sum(loans.compensated[rows] + loans.written_off[rows]))
    return 100.0 * got, got + rest


@indicator(
    unit="%",
    label="Loan requests that found no bank",
    zh="无银行受理的申请占比",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def requests_without_bank(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the requests of the month, those whose firm knew no bank that lends on IP."""
    return 100.0 * refused(world, facts, NO_BANK), float(facts.asked.size)


@indicator(
    unit="笔",
    label="Needs given up because of the appraiser's fee",
    zh="因评估费放弃的融资需求",
    kind="flow",
    evidence="prior only",
    better="lower",
)
def loans_given_up(world: "IPEcosystem", facts: Facts) -> float:
    """Needs of the month that never became a request."""
    loans = world.loans
    return float(np.count_nonzero((loans.needed == facts.month.index) & (loans.reason == FEE)))


@indicator(
    unit="笔",
    label="Pledge loans renewed",
    zh="质押贷款续贷笔数",
    kind="stock",
    evidence="prior only",
    better="none",
)
def loans_renewed(world: "IPEcosystem", facts: Facts) -> float:
    """Loans owed at month end that were renewed at their end."""
    return float(np.count_nonzero((world.loans.renewed > 0) & (world.loans.outstanding > 0.0)))


@indicator(
    unit="亿元",
    label="Pledge loans of large state-owned banks",
    zh="国有大行质押贷款",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def loans_by_state(world: "IPEcosystem", facts: Facts) -> float:
    """Loans drawn in the month from large state-owned banks."""
    return lent_by(world, facts, STATE)


@indicator(
    unit="亿元",
    label="Pledge loans of joint-stock banks",
    zh="股份制银行质押贷款",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def loans_by_joint_stock(world: "IPEcosystem", facts: Facts) -> float:
    """Loans drawn in the month from joint-stock banks."""
    return lent_by(world, facts, JOINT_STOCK)


@indicator(
    unit="亿元",
    label="Pledge loans of city banks",
    zh="城商行质押贷款",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def loans_by_city(world: "IPEcosystem", facts: Facts) -> float:
    """Loans drawn in the month from city banks."""
    return lent_by(world, facts, CITY)


@indicator(
    unit="亿元",
    label="Pledge loans of rural banks",
    zh="农商行质押贷款",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=2,
)
def loans_by_rural(world: "IPEcosystem", facts: Facts) -> float:
    """Loans drawn in the month from rural banks."""
    return lent_by(world, facts, RURAL)


breakdown(
    "loans_by",
    label="Pledge loans by kind of bank",
    zh="按银行类型的质押贷款",
    parts=tuple(f"loans_by_{kind}" for kind in (STATE, JOINT_STOCK, CITY, RURAL)),
    whole="pledge_financing",
)


@indicator(
    unit="笔",
    label="Refused: no bank known that lends on IP",
    zh="拒贷：无银行受理",
    kind="flow",
    evidence="prior only",
    better="lower",
)
def refusals_no_bank(world: "IPEcosystem", facts: Facts) -> float:
    """Requests of the month refused because the firm knew no bank that lends on IP."""
    return refused(world, facts, NO_BANK)


@indicator(
    unit="笔", label="Refused: risk", zh="拒贷：风险过高", kind="flow", evidence="prior only", better="lower"
)
def refusals_risk(world: "IPEcosystem", facts: Facts) -> float:
    """Requests of the month refused because of the loss expected, or of bad loans beyond the tolerance."""
    return refused(world, facts, RISK)


@indicator(
    unit="笔",
    label="Refused: collateral too small",
    zh="拒贷：质物价值不足",
    kind="flow",
    evidence="prior only",
    better="lower",
)
def refusals_collateral(world: "IPEcosystem", facts: Facts) -> float:
    """Requests of the month refused because the right carries too little."""
    return refused(world, facts, COLLATERAL)


@indicator(
    unit="笔",
    label="Refused: quota of the bank full",
    zh="拒贷：额度用尽",
    kind="flow",
    evidence="prior only",
    better="lower",
)
def refusals_quota(world: "IPEcosystem", facts: Facts) -> float:
    """Requests of the month refused because the bank had no room left."""
    return refused(world, facts, QUOTA)


@indicator(
    unit="笔",
    label="Refused: credit standing",
    zh="拒贷：信用不良",
    kind="flow",
    evidence="prior only",
    better="lower",
)
def refusals_standing(world: "IPEcosystem", facts: Facts) -> float:
    """Requests of the month refused because the firm is listed or close to it."""
    return refused(world, facts, STANDING)


@indicator(
    unit="笔",
    label="Refused: debt service beyond cash flow",
    zh="拒贷：偿债能力不足",
    kind="flow",
    evidence="prior only",
    better="lower",
)
def refusals_cash_flow(world: "IPEcosystem", facts: Facts) -> float:
    """Requests of the month refused because sales and cash cannot bear the instalments."""
    return refused(world, facts, CASH_FLOW)


breakdown(
    "refusals",
    label="Loan requests refused, by reason",
    zh="按原因的拒贷申请",
    parts=tuple(
        f"refusals_{reason}" for reason in ("no_bank", "risk", "collateral", "quota", "standing", "cash_flow")
    ),
)
