"""Ideas and what becomes of them: secret, invention, utility model, both, design; abnormal filings.

Sources: evidence notes §4 and §6. Three classes of technology differ in how ideas are protected: discrete
(chemistry, medicine), complex (machines, electronics, cars), soft (software, services).
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
CNY = "CNY per application"
PRIOR = "Expert prior"
SURVEYS = "Arundel and Kabla 1998, Europe: 36 % of product and 25 % of process innovations; order as in " \
          "Cohen, Nelson and Walsh 2000; levels here are priors"
NATIONAL_FEES = "National fee schedule of 2018"


@dataclass(frozen=True)
class FilingParameters(Declared):
    """Ideas, their values, the choice of how to protect them, and filings without an idea."""

    # ideas
    yearly_luck: float = number(
        2.0, 1.0, 5.0, unit="gamma shape", label="Spread of ideas of one innovator from year to year",
        zh="创意数年度随机性形状参数", grade="C",
        source="Negative binomial within firms (form published), shape prior",
    )
    stoppage: float = number(
        0.30, 0.0, 0.80, unit="share", grade="C",
        label="Part of filing that stops where business stops", zh="停工时申请中断的比例",
        source="Expert prior: applications are filed electronically and drafted at home; laboratories close",
    )
    informal: float = number(
        0.05, 0.0, 0.15, unit="ratio", label="Ideas of a firm without R&D against one with usual R&D",
        zh="无研发企业创意比例", grade="C",
        source=PRIOR + "; weak link of R&D and utility models (sign published)",
    )
    discrete_value: float = number(
        0.3, 0.0, 0.6, unit="log points", label="Value of ideas in discrete against complex technology",
        zh="离散技术创意相对价值", grade="C",
        source="Patents in drugs and chemicals are worth most (sign published)",
    )
    soft_value: float = number(
        -0.2, -0.5, 0.1, unit="log points", label="Value of ideas in software and services against complex",
        zh="软件服务创意相对价值", grade="C", source=PRIOR,
    )

    # secret or patent
    open_discrete: float = number(
        0.45, 0.30, 0.65, unit=SHARE, label="Ideas not kept secret, discrete technology",
        zh="离散技术申请专利比例",
        grade="C", source=SURVEYS,
    )
    open_complex: float = number(
        0.40, 0.25, 0.55, unit=SHARE, label="Ideas not kept secret, complex technology",
        zh="复杂技术申请专利比例",
        grade="C", source=SURVEYS,
    )
    open_soft: float = number(
        0.25, 0.15, 0.40, unit=SHARE, label="Ideas not kept secret, software and services",
        zh="软件服务申请专利比例", grade="C", source=SURVEYS,
    )
    propensity_protection: float = number(
        0.10, 0.0, 0.30, unit="elasticity", label="Filing rather than secrecy as protection rises",
        zh="专利倾向对保护的弹性", grade="C", source="Enforcement raises filings 0-25 % (prior centre 8 %)",
    )
    propensity_capability: float = number(
        1.0, 0.3, 2.0, unit="log-odds", label="Filing rather than secrecy per unit of IP capability",
        zh="能力对专利倾向的影响", grade="C", source=PRIOR,
    )
    secrecy_contact: float = number(
        0.2, 0.0, 0.5, unit="log-odds", label="Secrecy rather than filing in a trade-secret contact firm",
        zh="商业秘密联系点对保密倾向的影响", grade="C", source=PRIOR,
    )

    # invention, utility model or both
    novelty_value: float = number(
        0.7, 0.3, 1.2, unit="normal units", label="Novelty per standard deviation of value",
        zh="新颖性与价值的关联", grade="C", source=PRIOR + ": valuable ideas are inventive more often",
    )
    shape_discrete: float = number(
        0.30, 0.10, 0.50, unit=SHARE, label="Ideas on the shape of a product, discrete technology",
        zh="离散技术产品构造创意占比", grade="C",
        source=PRIOR + "; utility models protect shape and structure only",
    )
    shape_complex: float = number(
        0.85, 0.70, 0.95, unit=SHARE, label="Ideas on the shape of a product, complex technology",
        zh="复杂技术产品构造创意占比", grade="C",
        source=PRIOR + "; utility models protect shape and structure only",
    )
    shape_soft: float = number(
        0.35, 0.15, 0.55, unit=SHARE, label="Ideas on the shape of a product, software and services",
        zh="软件服务产品构造创意占比", grade="C", source=PRIOR + "; methods get no utility model",
    )
    dual_use: float = number(
        0.22, 0.12, 0.35, unit=SHARE, label="Owners that file both on one day where it pays",
        zh="采用一案双申的申请人占比", grade="B",
        source="10-20 % of all applications in China are dual filings (EPO, November 2021): sized to it",
    )
    effort_invention: float = number(
        4000, 2000, 8000, unit=CNY, label="Own effort for an invention", zh="发明申请自身投入", grade="C",
        source=PRIOR,
    )
    effort_utility: float = number(
        1500, 700, 3000, unit=CNY, label="Own effort for a utility model", zh="实用新型申请自身投入",
        grade="C",
        source=PRIOR,
    )
    effort_design: float = number(
        800, 300, 1600, unit=CNY, label="Own effort for a design", zh="外观设计申请自身投入", grade="C",
        source=PRIOR,
    )
    official_invention: float = number(
        3450, 0.0, 10000, unit=CNY, label="Official fees of an invention", zh="发明申请官费", grade="A",
        source=NATIONAL_FEES + ": application 900, publication 50, substantive examination 2 500",
    )
    official_small: float = number(
        500, 0.0, 10000, unit=CNY, label="Official fees of a utility model or design",
        zh="实用新型和外观申请官费",
        grade="A", source=NATIONAL_FEES,
    )
    trouble: float = number(
        300, 100, 800, unit=CNY, label="Least trouble of an application that public money cannot pay",
        zh="申请的最低自付成本", grade="C", source=PRIOR,
    )
    public_cost: float = number(
        0.3, 0.1, 0.6, unit=SHARE, label="Cost of an application that a public body feels",
        zh="高校院所感受到的申请成本比例", grade="C", source=PRIOR + ": projects pay for applications",
    )
    known_value: float = number(
        0.6, 0.3, 0.8, unit="share of variance", label="Value of an idea that its owner knows at filing",
        zh="申请时已知的创意价值占比", grade="C",
        source="Pakes 1986 and Lanjouw 1998: much is learned in the years after filing (form); size prior",
    )
    value_protection: float = number(
        0.3, 0.0, 0.8, unit="elasticity", label="Return expected of a right over perceived protection",
        zh="权利预期收益对保护的弹性", grade="C",
        source=PRIOR + "; enforcement shifts filing toward inventions (sign published)",
    )

    # filings without an idea
    abnormal_supply: float = number(
        0.38, 0.28, 0.50, unit="ratio", label="Abnormal utility models per genuine one where it pays all",
        zh="非正常实用新型供给上限", grade="F",
        source="Set so that the subsidies of 2020 give the national share of 2021-22, 17-21 % of inventions "
               "and utility models flagged: that share is not a test any more",
    )
    abnormal_invention: float = number(
        0.35, 0.10, 0.60, unit="ratio", label="Abnormal inventions per genuine one, against utility models",
        zh="非正常发明相对实用新型供给", grade="C",
        source="Utility models respond most (sign published), size prior",
    )
    abnormal_owners: float = number(
        0.06, 0.02, 0.15, unit=SHARE, label="Firms that would file without an idea",
        zh="愿意非正常申请的企业占比",
        grade="C", source=PRIOR + ": campaigns name few owners with many filings each",
    )
    abnormal_cost: float = number(
        600, 300, 1200, unit=CNY, label="Cost of a filing without an idea", zh="非正常申请成本", grade="C",
        source=PRIOR + ": lowest tenders of mills, reduced official fees",
    )
    abnormal_status: float = number(
        600, 0.0, 2000, unit="CNY per grant", label="Worth of a patent without an idea besides subsidies",
        zh="非正常专利的资质收益", grade="C",
        source=PRIOR + ": titles, projects, high-tech points; flagged filings rose in 2022, after filing "
               "subsidies had ended",
    )
    abnormal_penalty: float = number(
        600, 200, 2000, unit=CNY, label="Loss when an abnormal filing is caught", zh="非正常申请查处损失",
        grade="C",
        source=PRIOR + ": reductions of fees and subsidies are lost; flagged filings rose in the year after",
    )
    abnormal_spread: float = number(
        0.8, 0.4, 1.2, unit="log points", label="Spread of costs among those who would file without an idea",
        zh="非正常申请成本离散度", grade="C", source=PRIOR,
    )
    abnormal_withdrawn: float = number(
        0.9, 0.7, 1.0, unit=SHARE, label="Screened abnormal filings that are caught and withdrawn",
        zh="筛查后撤回比例", grade="C", source="Withdrawal rates of flagged filings, national campaigns",
    )
    abnormal_quality: float = number(
        1.5, 0.8, 2.5, unit="standard deviations", label="Quality missing in an abnormal filing",
        zh="非正常申请的质量缺口", grade="C", source=PRIOR,
    )
    abnormal_value: float = number(
        0.02, 0.0, 0.10, unit="ratio", label="Return of an abnormal patent against a genuine one",
        zh="非正常专利相对收益", grade="C", source=PRIOR + ": no invention behind it",
    )
    abnormal_credit: float = number(
        0.2, 0.05, 0.4, unit="credit", label="Credit lost by an owner whose abnormal filings are caught",
        zh="非正常申请的信用扣减", grade="C", source=PRIOR + "; listed under the measures of 2021",
    )
    abnormal_memory: float = number(
        36, 12, 60, unit="months", label="Time after which credit lost so is restored", zh="信用修复时间",
        grade="C",
        source=PRIOR,
    )

    # navigation
    navigation_reach: float = number(
        0.004, 0.001, 0.012, unit="share per report", label="City R&D that a navigation report steers",
        zh="每份导航报告引导的研发比例", grade="C", source=PRIOR,
    )
    navigation_gain: float = number(
        0.2, 0.0, 0.5, unit="normal units", label="Novelty of ideas that navigation steers to open fields",
        zh="导航带来的新颖性提升", grade="C",
        source=PRIOR + "; duplicated work avoided; no causal study was found",
    )
    navigation_quality: float = number(
        0.15, 0.0, 0.4, unit="standard deviations", label="Quality of applications that navigation steers",
        zh="导航带来的质量提升", grade="C", source=PRIOR + "; prior art is known before drafting",
    )
