"""The story of one loan (一笔贷款的来龙去脉): why it was refused or granted, and what became of it.

Told from the kept rows alone, by key; nothing is simulated again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import OPEN
from model.errors import SimulationError
from model.institutions.bank import CITY, JOINT_STOCK, RURAL, STATE, Bank
from model.month import month_name
from model.tables.loans import (
    CASH_FLOW,
    COLLATERAL,
    FEE,
    GRANTED,
    NO_BANK,
    QUOTA,
    RISK,
    STANDING,
    Loans,
)

WAN = 1e4
"""CNY per 万元."""

REASONS = {
    NO_BANK: ("the firm knew no bank that lends on IP", "企业未找到受理知识产权质押的银行"),
    RISK: ("the loss it had to expect was too high", "预期损失超出可接受水平"),
    COLLATERAL: ("the right carries too little of what was wanted", "质物价值不足以覆盖所需金额"),
    QUOTA: ("its quota for IP loans was full", "知识产权贷款额度已用尽"),
    STANDING: ("the firm's credit standing is too low", "企业信用状况不合格"),
    CASH_FLOW: ("sales and cash cannot bear the instalments", "营收与现金不足以偿付"),
    FEE: ("the appraiser's fee was too dear", "评估费用过高"),
}
"""Why a request failed, in words, English and Chinese."""

KINDS = {
    STATE: ("state-owned", "国有大行"),
    JOINT_STOCK: ("joint-stock", "股份制银行"),
    CITY: ("city", "城商行"),
    RURAL: ("rural", "农商行"),
}


@dataclass(frozen=True)
class Event:
    """One dated fact of a loan."""

    month: int
    """Months since 2020-01."""
    en: str
    zh: str

    def line(self, chinese: bool = False) -> str:
        """Date and words."""
        return f"{month_name(self.month)}  {self.zh if chinese else self.en}"


def story(loans: Loans, key: int, banks: Sequence[Bank]) -> tuple[Event, ...]:
    """What happened to the loan with this key, in order of time.

    Raises
    ------
    SimulationError : no row of the table has this key
    """
    found = np.flatnonzero(loans.key == np.uint64(key))
    if not found.size:
        raise SimulationError(
            f"No loan has the key {key}; the table keeps {len(loans)} loans. "
            "Take a key from the column loans.key."
        )
    row = int(found[0])
    told = (*request(loans, row, banks), *grant(loans, row), *life(loans, row), *end(loans, row))
    return tuple(sorted((event for event in told if event.month < OPEN), key=lambda event: event.month))


def request(loans: Loans, row: int, banks: Sequence[Bank]) -> Iterator[Event]:
    """Need, decision of the firm, decisions of the banks."""
    needed, asked = int(loans.needed[row]), int(loans.asked[row])
    wanted = in_wan(loans.wanted[row] or loans.principal[row])
    right = ("a patent", "专利权") if loans.patent[row] >= 0 else ("a trademark", "商标权")
    start = needed if needed < OPEN else asked
    yield Event(start, f"needs {wanted[0]}, has {right[0]} to pledge", f"需融资{wanted[1]}，可质押{right[1]}")
    reason = int(loans.reason[row])
    if reason == FEE:
        yield Event(start, f"does not ask: {REASONS[FEE][0]}", f"未申请：{REASONS[FEE][1]}")
        return
    if reason not in (NO_BANK, STANDING):
        value, fee = in_wan(loans.collateral[row]), in_wan(loans.fee[row])
        yield Event(asked, f"appraised at {value[0]}, fee {fee[0]}", f"评估价值{value[1]}，评估费{fee[1]}")
    if loans.first_bank[row] >= 0:
        yield refusal(asked, banks[int(loans.first_bank[row])], int(loans.first_reason[row]))
    if reason == GRANTED:
        yield approval(loans, row, banks[int(loans.bank[row])])
    elif reason == NO_BANK:
        yield Event(asked, f"refused: {REASONS[NO_BANK][0]}", f"未获贷：{REASONS[NO_BANK][1]}")
    else:
        yield refusal(asked, banks[int(loans.bank[row])], reason)


def refusal(month: int, bank: Bank, reason: int) -> Event:
    """A bank says no, and why."""
    name, why = bank_name(bank), REASONS[reason]
    return Event(month, f"refused by {name[0]}: {why[0]}", f"{name[1]}拒贷：{why[1]}")


def approval(loans: Loans, row: int, bank: Bank) -> Event:
    """A bank says yes, and on which terms."""
    name, lent = bank_name(bank), in_wan(loans.principal[row])
    risk, rate = f"{100.0 * loans.risk[row]:.1f} %", f"{100.0 * loans.rate[row]:.2f} %"
    return Event(
        int(loans.approved[row]),
        f"granted {lent[0]} by {name[0]}: default seen at {risk} a year, interest {rate}",
        f"{name[1]}批准{lent[1]}：年违约概率判断{risk}，利率{rate}",
    )


def grant(loans: Loans, row: int) -> Iterator[Event]:
    """Registration and payment."""
    if loans.drawn[row] >= OPEN:
        return
    days, lent, term = loans.registration_days[row], in_wan(loans.principal[row]), int(loans.term[row])
    yield Event(
        int(loans.drawn[row]),
        f"pledge registered after {days:.1f} days; {lent[0]} drawn, due in {term} months",
        f"质押登记用时{days:.1f}天，放款{lent[1]}，期限{term}个月",
    )


def life(loans: Loans, row: int) -> Iterator[Event]:
    """Sale into a pool, default."""
    yield Event(int(loans.sold[row]), "sold into a securitised pool", "转入知识产权证券化资产池")
    yield Event(int(loans.defaulted[row]), "defaults", "违约")


def end(loans: Loans, row: int) -> Iterator[Event]:
    """How it ended."""
    if loans.defaulted[row] >= OPEN:
        renewed = " after a renewal" if loans.renewed[row] else ""
        paid = loans.drawn[row] < OPEN
        en = f"paid back{renewed}" if paid else "lapsed before it was drawn: the firm had closed down"
        yield Event(int(loans.ended[row]), en, "结清" if paid else "放款前企业已退出，未发放")
        return
    got, public, lost = (
        in_wan(column[row]) for column in (loans.recovered, loans.compensated, loans.written_off)
    )
    yield Event(
        int(loans.ended[row]),
        f"settled: recovered {got[0]}, public compensation {public[0]}, written off {lost[0]}",
        f"处置完毕：回收{got[1]}，财政代偿{public[1]}，核销{lost[1]}",
    )


def bank_name(bank: Bank) -> tuple[str, str]:
    """Number and kind of a bank, English and Chinese; banks of the model have no other name."""
    en, zh = KINDS[bank.kind]
    return f"bank {bank.index + 1} ({en})", f"{bank.index + 1}号银行（{zh}）"


def in_wan(amount: float) -> tuple[str, str]:
    """An amount in words, English and Chinese; given in CNY."""
    return f"{amount / WAN:,.1f} x 10,000 CNY", f"{amount / WAN:,.1f}万元"
