"""Public funds, securitisation and IP insurance. Sources: evidence notes §8 (literature); most are priors."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"


@dataclass(frozen=True)
class FundParameters(Declared):
    """Compensation, reserve, operation fund, pools of loans, insurance of rights and of loans."""

    # risk compensation
    trust_halflife: float = number(
        24, 6, 48, unit="months", label="Half-life of what banks remember of cover paid",
        zh="银行对代偿记录的记忆半衰期", grade="C", source="Expert prior: as their memory of losses")
    trust_prior: float = number(
        5e6, 1e6, 2e7, unit="CNY of claims", label="Claims met that a bank takes for granted at first",
        zh="对代偿承诺的初始信任", grade="C", source="Expert prior: a few claims")
    pursuit_share: float = number(
        0.10, 0.03, 0.30, unit="share of compensation", label="Compensation later recovered from borrowers",
        zh="代偿后追偿回收率", grade="C", source="Expert prior; public guarantee funds report some 10-30 %")
    pursuit_months: float = number(
        24, 12, 48, unit="months", label="Mean time to recover after compensation", zh="追偿平均时间",
        grade="C", source="Expert prior: suit and enforcement")

    # reserve fund
    reserve_price: float = number(
        0.25, 0.12, 0.50, unit="share of appraised value",
        label="Price that the reserve fund pays for collateral", zh="收储价格比例", grade="C",
        source="Expert prior: about the loan itself")
    reserve_months: float = number(
        18, 6, 36, unit="months", label="Mean time for which the reserve fund holds collateral",
        zh="收储平均持有时间", grade="C", source="Expert prior: few buyers")

    # operation fund
    social_leverage: float = number(
        2.0, 0.5, 4.0, unit="CNY per public CNY",
        label="Social capital that follows public money into the fund", zh="社会资本配比", grade="C",
        source="Guidance funds ask for 1 to 4; expert prior")
    invest_rate: float = number(
        0.02, 0.01, 0.05, unit="share per month", label="Idle money that the operation fund invests",
        zh="运营基金投资速度", grade="C", source="Expert prior")
    ticket: float = number(
        1e7, 3e6, 3e7, unit="CNY", label="Investment of the operation fund", zh="单笔投资额", grade="C",
        source="Expert prior")
    hold_years: float = number(
        5.0, 3.0, 8.0, unit="years", label="Time from investment to exit", zh="投资持有年限", grade="C",
        source="Expert prior: terms of guidance funds are seven to ten years with three to invest")
    exit_multiple: float = number(
        1.6, 0.8, 2.4, unit="ratio", label="Mean proceeds of an exit over the money invested",
        zh="退出平均回报倍数", grade="C",
        source="Expert prior: stakes in firms that live; with a third lost the fund about keeps its money")
    exit_spread: float = number(
        1.0, 0.6, 1.5, unit="log points", label="Spread of exit multiples", zh="退出回报离散度", grade="C",
        source="Expert prior: venture returns are skewed")
    stake_loss: float = number(
        0.04, 0.01, 0.08, unit="share per year", label="Stakes written off while the firm lives",
        zh="投资年核销率", grade="C", source="Expert prior; stakes in firms that close are lost besides")
    fund_fee: float = number(
        0.015, 0.005, 0.02, unit="share of cost held per year", label="Fee of the fund manager",
        zh="基金管理费率", grade="C", source="Common practice .01-.02 of the money at work; expert prior")

    # securitisation
    least_issue: float = number(
        5e7, 2e7, 2e8, unit="CNY", label="Smallest pool that is issued", zh="证券化最小发行额", grade="C",
        source="Expert prior: below it legal and rating cost eats the gain")
    issue_fixed: float = number(
        1.2e6, 5e5, 3e6, unit="CNY per issue", label="Legal and rating cost of an issue",
        zh="单次发行法律评级费用", grade="C", source="Expert prior")
    issue_share: float = number(
        0.005, 0.002, 0.012, unit="share of the issue", label="Placement cost", zh="承销费率", grade="C",
        source="Expert prior")
    issue_public: float = number(
        0.5, 0.0, 1.0, unit=SHARE, label="Public part of the cost of an issue", zh="发行费用财政补贴比例",
        grade="C", source="Expert prior: cities refund part of the cost")
    least_remaining: float = number(
        6, 3, 12, unit="months", label="Time that a pooled loan has still to run", zh="入池贷款最短剩余期限",
        grade="C", source="Expert prior")

    # infringement insurance
    premium: float = number(
        15000, 5000, 50000, unit="CNY per policy and year", label="First premium of infringement insurance",
        zh="侵权保险初始年保费", grade="C", source="Expert prior")
    takeup: float = number(
        0.02, 0.005, 0.05, unit=SHARE, label="Middling holders insured at the full first premium",
        zh="无补贴投保率", grade="C", source="Expert prior")
    takeup_elasticity: float = number(
        1.0, 0.5, 2.0, unit="elasticity", label="Take-up over the price of insurance", zh="投保的价格弹性",
        grade="C", source="Expert prior")
    selection: float = number(
        0.5, 0.0, 1.0, unit="elasticity", label="Take-up over the rights at risk", zh="投保的风险弹性",
        grade="C", source="Expert prior: who has more at stake insures more; 0 = no adverse selection")
    scare: float = number(
        1.1, 0.0, 1.8, unit="log points", label="Readiness to insure added by an infringement met",
        zh="遇侵权后投保意愿增幅", grade="C", source="Expert prior: up to six times as likely")
    scare_months: float = number(
        36, 12, 60, unit="months", label="Time for which an infringement is remembered",
        zh="侵权经历记忆时间", grade="C", source="Expert prior")
    rights_covered: float = number(
        3, 1, 10, unit="rights per policy", label="Rights that a policy covers", zh="单张保单承保专利数",
        grade="C", source="Expert prior: policies name patents, one to a bundle of some")
    claim_cost: float = number(
        4e5, 1e5, 1e6, unit="CNY", label="Cost of a suit that a policy pays", zh="单次维权费用赔付",
        grade="C", source="Expert prior: cost of a suit (lawyer, notary, expert)")
    claim_spread: float = number(
        0.8, 0.4, 1.2, unit="log points", label="Spread of the cost of action", zh="维权费用离散度",
        grade="C", source="Expert prior")
    expense_share: float = number(
        0.30, 0.20, 0.40, unit="share of premium", label="Expenses of the insurer", zh="保险费用率",
        grade="C", source="Expert prior: property insurance in China has expense ratios of .25-.40")
    experience_policies: float = number(
        2000, 500, 8000, unit="policy years", label="Experience that moves a premium half way",
        zh="费率经验可信度", grade="C", source="Expert prior: credibility of a small line")
    premium_step: float = number(
        0.25, 0.10, 0.50, unit="share per year", label="Largest change of the premium in a year",
        zh="保费年最大调幅", grade="C", source="Expert prior: filed rates move slowly")
    insurer_capital: float = number(
        5e7, 2e7, 2e8, unit="CNY", label="Money behind IP insurance at the opening",
        zh="知识产权保险准备金", grade="C", source="Expert prior")
    solvency: float = number(
        1.0, 0.5, 2.0, unit="years of claims", label="Reserve below which no policy is sold",
        zh="停售准备金倍数", grade="C", source="Expert prior: solvency rule")

    # insurance of pledge loans
    insured_loss: float = number(
        0.20, 0.10, 0.30, unit="share of loss", label="Loss of an insured loan that the insurer pays",
        zh="贷款保险赔付比例", grade="B", source="Risk sharing of Zhongshan .16, Deyang .30")
    loan_premium: float = number(
        0.012, 0.006, 0.025, unit="share of principal", label="Premium of loan insurance",
        zh="贷款保险费率", grade="C", source="Expert prior")
    loan_takeup: float = number(
        0.02, 0.005, 0.10, unit=SHARE, label="Middling borrowers insured at the full premium",
        zh="贷款保险投保率", grade="C", source="Expert prior")
    middling_risk: float = number(
        0.03, 0.016, 0.046, unit="share per year", label="Default risk of a middling borrower",
        zh="中等借款人违约率", grade="C",
        source="As finance.default_rate: between a bank's own ratio and 3 points above it")
