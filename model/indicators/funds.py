"""Measures of funds, pools and insurance (资金池、基金、证券化、保险): what they hold, pay, owe and lose."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import OPEN
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.institutions.operation_fund import internal_rate
from model.tables.loans import GRANTED

if TYPE_CHECKING:
    from model.model import IPEcosystem

YI = 1e8
"""CNY per 亿元."""
WAN = 1e4
"""CNY per 万元."""


# ── balances ──────────────────────────────────────────────────────────────────────────────────────


@indicator(
    unit="亿元", label="Balance of the risk compensation fund", zh="风险补偿资金池余额",
    kind="stock", evidence="prior only", decimals=3,
)  # fmt: skip
def risk_fund_balance(world: "IPEcosystem", facts: Facts) -> float:
    """Money left to pay the public share of losses."""
    return float(world.credit.risk_fund.balance) / YI


@indicator(
    unit="亿元", label="Balance of the IP reserve fund", zh="知识产权收储基金余额",
    kind="stock", evidence="prior only", decimals=3,
)  # fmt: skip
def reserve_fund_balance(world: "IPEcosystem", facts: Facts) -> float:
    """Money left to buy collateral."""
    return float(world.credit.reserve_fund.balance) / YI


@indicator(
    unit="亿元", label="Money of the IP operation fund", zh="知识产权运营基金账面资金",
    kind="stock", evidence="prior only", better="none", decimals=2,
)  # fmt: skip
def operation_fund_balance(world: "IPEcosystem", facts: Facts) -> float:
    """Money that is not invested."""
    return float(world.operation_fund.balance) / YI


@indicator(
    unit="亿元", label="Reserve of IP insurers", zh="知识产权保险准备金余额",
    kind="stock", evidence="prior only", decimals=3,
)  # fmt: skip
def insurer_balance(world: "IPEcosystem", facts: Facts) -> float:
    """Money behind policies in force."""
    return float(world.credit.insurer.balance) / YI


breakdown(
    "fund_balances",
    label="Balances of funds and insurers",
    zh="各类基金与保险准备金余额",
    parts=("risk_fund_balance", "reserve_fund_balance", "operation_fund_balance", "insurer_balance"),
    note="Money alone: stakes of the operation fund and collateral of the reserve fund are not in it.",
    note_zh="仅为账面资金，不含运营基金所持股权与收储基金所持质物。",
)


# ── risk compensation ─────────────────────────────────────────────────────────────────────────────


@indicator(
    unit="万元", label="Compensation due", zh="应付风险补偿",
    kind="flow", evidence="prior only", better="lower", decimals=1,
)  # fmt: skip
def compensation_due(world: "IPEcosystem", facts: Facts) -> float:
    """Promised share of the losses settled in the month, whether the pool could pay it or not."""
    return world.credit.risk_fund.noted(facts.month, "due") / WAN


@indicator(
    unit="万元", label="Compensation paid, arrears included", zh="实付风险补偿（含补付）",
    kind="flow", evidence="prior only", better="lower", decimals=1,
)  # fmt: skip
def compensation_paid(world: "IPEcosystem", facts: Facts) -> float:
    """What the pool paid to banks in the month, claims of earlier months included."""
    return world.credit.risk_fund.noted(facts.month, "paid") / WAN


@indicator(
    unit="%", label="Promised cover that was paid at once", zh="风险补偿即时兑付率",
    kind="ratio", evidence="prior only", decimals=1,
)  # fmt: skip
def cover_paid_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the compensation due in the month, what the pool paid in the same month."""
    fund = world.credit.risk_fund
    return 100.0 * fund.noted(facts.month, "met"), fund.noted(facts.month, "due")


@indicator(
    unit="%", label="Share of a loss that banks count on the public for", zh="银行预期的财政分担比例",
    kind="mean", evidence="prior only", better="none", decimals=1,
)  # fmt: skip
def cover_expected(world: "IPEcosystem", facts: Facts) -> float:
    """The promise, as far as it was kept and the pool can bear a year's claims."""
    banks = world.credit.banks
    return 100.0 * (1.0 - sum(bank.loss_borne for bank in banks) / max(len(banks), 1))


@indicator(
    unit="月", label="Months with compensation unpaid", zh="风险补偿资金池亏空月数",
    kind="flow", evidence="prior only", better="lower",
)  # fmt: skip
def risk_fund_empty_months(world: "IPEcosystem", facts: Facts) -> float:
    """1 in a month that ends with claims waiting for money: the pool is ruined."""
    return float(bool(world.credit.risk_fund.waiting))


@indicator(
    unit="%", label="Risk compensation fund was ruined", zh="风险补偿资金池曾亏空",
    kind="stock", evidence="prior only", better="lower",
)  # fmt: skip
def risk_fund_ruined(world: "IPEcosystem", facts: Facts) -> float:
    """100 once a claim met an empty pool: the mean over runs is the probability of ruin by then."""
    return 100.0 * (world.credit.risk_fund.ruined <= facts.month.index)


@indicator(
    unit="倍", label="Covered loans over the risk compensation fund", zh="风险补偿资金池放大倍数",
    kind="ratio", evidence="proxy", better="none", decimals=1,
)  # fmt: skip
def risk_fund_leverage(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Owed on loans with a promised share and on the banks' books, per CNY in the pool."""
    loans = world.loans
    covered = np.flatnonzero((loans.outstanding > 0.0) & (loans.promised > 0.0) & (loans.sold == OPEN))
    return float(np.sum(loans.outstanding[covered])), world.credit.risk_fund.balance


@indicator(
    unit="万元", label="Compensation recovered from borrowers", zh="代偿追偿收回",
    kind="flow", evidence="prior only", decimals=1,
)  # fmt: skip
def compensation_recovered(world: "IPEcosystem", facts: Facts) -> float:
    """What flowed back to the pool in the month."""
    return world.credit.risk_fund.noted(facts.month, "recovered") / WAN


@indicator(
    unit="%", label="Default risk of loans approved", zh="获批贷款平均违约风险",
    kind="ratio", evidence="prior only", better="lower", decimals=2,
)  # fmt: skip
def approved_loan_risk(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Yearly default probability as the bank saw it, mean over loans approved: higher = less screening."""
    loans = world.loans
    granted = facts.asked[loans.reason[facts.asked] == GRANTED]
    return 100.0 * float(np.sum(loans.risk[granted])), float(granted.size)


@indicator(
    unit="万元", label="Loss of the reserve fund on collateral", zh="收储处置损失",
    kind="flow", evidence="prior only", better="lower", decimals=1,
)  # fmt: skip
def reserve_fund_loss(world: "IPEcosystem", facts: Facts) -> float:
    """Price paid less price obtained, of collateral sold on in the month."""
    return world.credit.reserve_fund.noted(facts.month, "lost") / WAN


# ── operation fund ────────────────────────────────────────────────────────────────────────────────


@indicator(
    unit="亿元", label="IP operation fund size", zh="知识产权运营基金规模",
    kind="stock", evidence="prior only", decimals=2,
)  # fmt: skip
def operation_fund_size(world: "IPEcosystem", facts: Facts) -> float:
    """Money and shares at cost, public and social capital together."""
    return float(world.operation_fund.size) / YI


@indicator(
    unit="亿元", label="Social capital raised by the operation fund", zh="运营基金募集社会资本",
    kind="flow", evidence="prior only", decimals=2,
)  # fmt: skip
def operation_fund_social(world: "IPEcosystem", facts: Facts) -> float:
    """Paid in beside public money in the month."""
    return world.operation_fund.noted(facts.month, "social") / YI


@indicator(
    unit="亿元", label="Investments of the operation fund", zh="运营基金投资额",
    kind="flow", evidence="prior only", decimals=2,
)  # fmt: skip
def operation_fund_invested(world: "IPEcosystem", facts: Facts) -> float:
    """Paid to firms in the month."""
    return world.operation_fund.noted(facts.month, "invested") / YI


@indicator(
    unit="亿元", label="Proceeds of exits of the operation fund", zh="运营基金退出回收",
    kind="flow", evidence="prior only", decimals=2,
)  # fmt: skip
def operation_fund_returned(world: "IPEcosystem", facts: Facts) -> float:
    """Received for stakes sold in the month."""
    return world.operation_fund.noted(facts.month, "returned") / YI


@indicator(
    unit="亿元", label="Investments lost by the operation fund", zh="运营基金投资损失",
    kind="flow", evidence="prior only", better="lower", decimals=2,
)  # fmt: skip
def operation_fund_lost(world: "IPEcosystem", facts: Facts) -> float:
    """Stakes written off in the month, at cost."""
    return world.operation_fund.noted(facts.month, "lost") / YI


@indicator(
    unit="%", label="Internal rate of return of the operation fund", zh="运营基金内部收益率",
    kind="stock", evidence="prior only", decimals=1, december=True,
)  # fmt: skip
def operation_fund_return(world: "IPEcosystem", facts: Facts) -> float:
    """Yearly return at which what was paid in gives money and stakes at cost of today."""
    fund = world.operation_fund
    return 100.0 * internal_rate(np.array(fund.paid_in), fund.size)


# ── securitisation ────────────────────────────────────────────────────────────────────────────────


@indicator(
    unit="亿元", label="IP loans securitised", zh="知识产权证券化发行规模",
    kind="flow", evidence="prior only", decimals=2,
)  # fmt: skip
def securitised(world: "IPEcosystem", facts: Facts) -> float:
    """Principal of loans pooled in the month."""
    return world.credit.securitisation.noted(facts.month) / YI


@indicator(
    unit="万元", label="Losses of investors in loan pools", zh="证券化投资者损失",
    kind="flow", evidence="prior only", better="lower", decimals=1,
)  # fmt: skip
def securitised_losses(world: "IPEcosystem", facts: Facts) -> float:
    """Given up on pooled loans settled in the month."""
    loans = world.loans
    settled = np.flatnonzero((loans.ended == facts.month.index) & (loans.sold != OPEN))
    return float(np.sum(loans.written_off[settled])) / WAN


# ── insurance ─────────────────────────────────────────────────────────────────────────────────────


@indicator(
    unit="万元", label="Premiums of IP insurance", zh="知识产权保险保费收入",
    kind="flow", evidence="prior only", decimals=1,
)  # fmt: skip
def insurance_premiums(world: "IPEcosystem", facts: Facts) -> float:
    """Premiums of the month, subsidy included, infringement and loan insurance together."""
    return world.credit.insurer.noted(facts.month, "premium") / WAN


@indicator(
    unit="万元", label="Claims paid by IP insurance", zh="知识产权保险赔款支出",
    kind="flow", evidence="prior only", better="none", decimals=1,
)  # fmt: skip
def insurance_claims(world: "IPEcosystem", facts: Facts) -> float:
    """Claims paid in the month, for suits of owners and for losses of banks."""
    return world.credit.insurer.noted(facts.month, "claims") / WAN


@indicator(
    unit="倍", label="Loss ratio of IP insurance", zh="知识产权保险赔付率",
    kind="ratio", evidence="prior only", better="none", decimals=2,
)  # fmt: skip
def insurance_loss_ratio(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Claims due over premiums of the same months; beyond 1 in a bad year."""
    insurer = world.credit.insurer
    return insurer.noted(facts.month, "due"), insurer.noted(facts.month, "premium")


@indicator(
    unit="件", label="Infringement policies in force", zh="专利侵权保险有效保单",
    kind="stock", evidence="prior only",
)  # fmt: skip
def insurance_policies(world: "IPEcosystem", facts: Facts) -> float:
    """Policies sold in the last twelve months."""
    return world.credit.insurer.policies


@indicator(
    unit="元", label="Premium of an infringement policy", zh="专利侵权保险单均保费",
    kind="stock", evidence="prior only", better="lower",
)  # fmt: skip
def insurance_premium(world: "IPEcosystem", facts: Facts) -> float:
    """Premium of one policy, before subsidy."""
    return world.credit.insurer.premium
