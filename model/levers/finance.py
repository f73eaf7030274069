"""Levers on IP finance (金融): risk sharing, funds, registration, valuation, insurance.

Declared in the unit a planner reads; the field holds code units (shares, CNY). Defaults are January
2020; the levels of 2020-2023 stand in scenarios/library/history.toml. No plan states amounts of money:
every cost is a prior, per declared unit. The line below a lever says whom it acts on and what it changes.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Cost, Declared, lever

GROUP = "finance"


@dataclass(frozen=True)
class FinanceLevers(Declared):
    """What a government can set to change the finance of rights (金融类杠杆)."""

    risk_compensation_share: float = lever(
        30, 0, 90, plannable=(0, 80), unit="% of loss", group=GROUP,
        label="Public share of pledge-loan losses", zh="风险补偿分担比例",
        source="Hubei Daily, August 2010: not less than 30 % in the East Lake zone", grade="B",
        moves="credit.banks.loss_borne", sign=-1, cost=Cost(basis="counted"),
    )
    """Banks: expected loss that a bank bears."""
    risk_compensation_fund: float = lever(
        2000, 0, 100000, plannable=(0, 50000), unit="10k CNY", group=GROUP,
        label="Risk compensation fund", zh="风险补偿资金池",
        source="press, 17 July 2019: a pool of at least 20 million CNY is announced", grade="B",
        moves="credit.risk_fund.balance", sign=1, cost=Cost(basis="counted"),
    )
    """Banks and treasury: cumulative appropriation: only its increase is paid in; the balance pays the public
    share and can run empty."""
    interest_subsidy: float = lever(
        0, 0, 5, plannable=(0, 3), unit="percentage points", group=GROUP,
        label="Interest subsidy on pledge loans", zh="质押贷款贴息",
        source="no clause sets it; about 1.9 % of principal was once paid, to three firms in 2010", grade="C",
        moves="loans.rate", sign=-1, cost=Cost(basis="counted"),
    )
    """Borrowing firms: price of a loan to the firm; in no clause of the four plans, so for scenarios only."""
    pledge_registration_days_ordered: float = lever(
        7, 0.5, 30, plannable=(0.5, 10), unit="days", group=GROUP,
        label="Pledge registration time", zh="质押登记办理时限",
        source="expert prior: seven working days under the national rule then in force", grade="C",
        moves="credit.window.days", sign=1, cost=Cost(basis="none"),
    )
    """Loan pipeline: delay between approval and drawdown; an order, not the time that results."""
    bank_outreach_events: float = lever(
        10, 0, 200, plannable=(5, 120), unit="events/yr", group=GROUP,
        label="Bank-firm outreach events", zh="入园惠企活动",
        source="expert prior", grade="C",
        moves="programmes.bank_outreach_events.delivered", sign=1,
        cost=Cost(10e3, 30e3, 80e3, "unit and year"),
    )
    """Firms and banks: share of eligible firms that know of and apply for a pledge loan."""
    valuation_platform: float = lever(
        5, 0, 100, plannable=(0, 90), unit="% of collateral", group=GROUP,
        label="Coverage of valuation data and tools", zh="价值评估与大数据平台覆盖率",
        source="expert prior: appraisals were made one by one", grade="C",
        moves="credit.banks.appraisal_noise", sign=-1, cost=Cost(20e3, 80e3, 250e3, "unit and year"),
    )
    """Banks: noise of a bank's collateral valuation."""
    securitisation_quota: float = lever(
        0, 0, 500000, plannable=(0, 200000), unit="10k CNY/yr", group=GROUP,
        label="IP securitisation quota", zh="知识产权证券化额度",
        source="expert prior: W22-4.4 calls it a trial", grade="C",
        moves="credit.securitisation.room", sign=1, cost=Cost(basis="counted"),
    )
    """Banks and firms: refinancing that frees bank capacity."""
    insurance_premium_subsidy: float = lever(
        10, 0, 90, plannable=(0, 80), unit="% of premium", group=GROUP,
        label="IP insurance premium subsidy", zh="知识产权保险保费补贴",
        source="expert prior", grade="C",
        moves="credit.insurer.coverage", sign=1, cost=Cost(basis="counted"),
    )
    """Firms and insurers: take-up of infringement and pledge-loan insurance."""
    operation_fund_injection: float = lever(
        0, 0, 200000, plannable=(0, 50000), unit="10k CNY/yr", group=GROUP,
        label="Public injection into the IP operation fund", zh="运营基金财政出资",
        source="China Consumer News, July 2021: the fund started in the first half of 2021", grade="A",
        moves="operation_fund.size", sign=1, cost=Cost(basis="counted"),
    )
    """Fund: fund size; social capital follows with a leverage ratio."""
    ip_reserve_fund: float = lever(
        0, 0, 100000, plannable=(0, 50000), unit="10k CNY", group=GROUP,
        label="IP acquisition and reserve fund", zh="知识产权收储基金",
        source="expert prior: W22-4.4 asks to set it up", grade="C",
        moves="credit.reserve_fund.balance", sign=1, cost=Cost(basis="counted"),
    )
    """Banks: cumulative appropriation of the fund that buys collateral of defaulted loans: recovery."""
