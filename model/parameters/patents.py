"""How rights are filed, examined, kept and lost. Sources: evidence notes §1-3 and §6."""

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"


@dataclass(frozen=True)
class PatentParameters(Declared):
    """Patents: filing, examination, pre-examination, renewal, high value."""

    quality_capability: float = number(
        0.5,
        0.2,
        0.8,
        unit="standard deviations",
        label="Quality gained per unit of IP capability",
        zh="能力对质量的影响",
        grade="C",
        source="Expert prior",
    )
    quality_agency: float = number(
        0.3,
        0.1,
        0.5,
        unit="standard deviations",
        label="Quality gained per unit of agency quality",
        zh="代理质量的影响",
        grade="C",
        source="Attorney quality matters for grant (sign published), size prior",
    )
    quality_cultivation: float = number(
        0.4,
        0.1,
        0.8,
        unit="standard deviations",
        label="Quality gained in a cultivation centre",
        zh="培育中心的质量提升",
        grade="C",
        source="Expert prior; no causal study was found",
    )
    cultivation_capacity: float = number(
        12,
        5,
        30,
        unit="organisations per centre",
        label="Organisations that a cultivation centre serves",
        zh="每个培育中心服务单位数",
        grade="C",
        source="Expert prior",
    )
    cultivation_strategic: float = number(
        0.10,
        0.0,
        0.25,
        unit=SHARE,
        label="More filings in strategic fields when cultivated",
        zh="培育后战略性领域申请增量",
        grade="C",
        source="Expert prior",
    )
    quality_award_scale: float = number(
        20000,
        8000,
        50000,
        unit="CNY per patent",
        label="Award that brings 63 % of its full effect",
        zh="奖补效应尺度",
        grade="C",
        source="Expert prior",
    )
    quality_award_gain: float = number(
        0.15,
        0.0,
        0.4,
        unit="standard deviations",
        label="Full quality effect of awards per high-value patent",
        zh="高价值奖补的质量效应",
        grade="C",
        source="Award effects positive through subsidies; size prior",
    )
    quantity_subsidy_scale: float = number(
        2500,
        1000,
        6000,
        unit="CNY per grant",
        label="Subsidy that brings 63 % of its full effect",
        zh="数量资助效应尺度",
        grade="C",
        source="Expert prior",
    )
    quantity_subsidy_gain: float = number(
        0.30,
        0.20,
        0.40,
        unit=SHARE,
        label="Full effect of quantity subsidies on filings",
        zh="数量资助对申请量的效应",
        grade="B",
        source="Provincial patent subsidies raise filings about 30 %",
    )
    quantity_subsidy_invention: float = number(
        0.35,
        0.1,
        0.6,
        unit=SHARE,
        label="Part of that effect for inventions",
        zh="其中对发明的效应比例",
        grade="C",
        source="Utility models respond most (sign published), size prior",
    )
    abnormal_share: float = number(
        0.6,
        0.3,
        0.8,
        unit=SHARE,
        label="Abnormal among the filings that subsidies add",
        zh="资助新增申请中非正常占比",
        grade="C",
        source="Abnormal 17-21 % of filings under subsidies",
    )
    abnormal_quality: float = number(
        1.5,
        0.8,
        2.5,
        unit="standard deviations",
        label="Quality missing in an abnormal filing",
        zh="非正常申请的质量缺口",
        grade="C",
        source="Expert prior",
    )
    abnormal_deterrence: float = number(
        0.5,
        0.2,
        0.8,
        unit=SHARE,
        label="Abnormal filings deterred when all are screened",
        zh="全面筛查的威慑比例",
        grade="C",
        source="Expert prior; flagged filings fell after the campaigns of 2021-23",
    )
    propensity_protection: float = number(
        0.10,
        0.0,
        0.30,
        unit="elasticity",
        label="Filing rather than secrecy as protection rises",
        zh="专利倾向对保护的弹性",
        grade="C",
        source="Enforcement raises filings 0-25 % (prior centre 8 %)",
    )
    navigation_reach: float = number(
        0.004,
        0.001,
        0.012,
        unit="share per report",
        label="City R&D that a navigation report steers",
        zh="每份导航报告引导的研发比例",
        grade="C",
        source="Expert prior",
    )
    navigation_gain: float = number(
        0.08,
        0.0,
        0.2,
        unit=SHARE,
        label="Inventions gained on R&D that navigation steers",
        zh="导航带来的发明增量",
        grade="C",
        source="Expert prior; duplicated work avoided",
    )

    formalities_months: float = number(
        6.0,
        3.0,
        12.0,
        unit="months",
        label="Formalities and publication before examination",
        zh="初审与公布时间",
        grade="B",
        source="Publication by 18 months, early on request; ordinary track 3-12 months",
    )
    exam_spread: float = number(
        0.4,
        0.3,
        0.55,
        unit="log points",
        label="Spread of examination time",
        zh="审查时间离散度",
        grade="C",
        source="Log-normal or gamma around the published mean; spread is a prior",
    )
    grant_quality: float = number(
        0.8,
        0.4,
        1.2,
        unit="log-odds",
        label="Grant odds per standard deviation of quality",
        zh="质量对授权的影响",
        grade="C",
        source="Expert prior",
    )
    utility_months: float = number(
        7.0,
        4.0,
        10.0,
        unit="months",
        label="Time to grant of utility models",
        zh="实用新型审查时间",
        grade="B",
        source="2.9 months in 2015; 6-12 months around 2022",
    )
    utility_grant: float = number(
        0.88,
        0.78,
        0.95,
        unit=SHARE,
        label="Grant share of utility models",
        zh="实用新型授权率",
        grade="C",
        source="Expert prior",
    )
    design_months: float = number(
        5.0,
        3.0,
        6.0,
        unit="months",
        label="Time to grant of designs",
        zh="外观设计审查时间",
        grade="B",
        source="3 months in 2015; 4-6 months in practice guides",
    )
    design_grant: float = number(
        0.92,
        0.85,
        0.97,
        unit=SHARE,
        label="Grant share of designs",
        zh="外观设计授权率",
        grade="C",
        source="Expert prior",
    )
    abnormal_withdrawn: float = number(
        0.9,
        0.7,
        1.0,
        unit=SHARE,
        label="Caught abnormal filings that are withdrawn",
        zh="查处后撤回比例",
        grade="C",
        source="Withdrawal rates of flagged filings, national campaigns",
    )

    preexam_pass: float = number(
        0.75,
        0.56,
        0.89,
        unit=SHARE,
        label="Pre-examination requests passed",
        zh="预审合格率",
        grade="B",
        source="Sichuan .56 at the start, Dongying .89",
    )
    preexam_months: float = number(
        3.0,
        1.4,
        6.0,
        unit="months",
        label="Time to grant after pre-examination",
        zh="预审后授权时间",
        grade="B",
        source="Shenzhen, Sichuan, Luoyang, Haikou centres",
    )
    preexam_log_odds: float = number(
        1.6,
        1.2,
        2.2,
        unit="log-odds",
        label="Grant odds of what passed pre-examination",
        zh="预审案件授权优势",
        grade="B",
        source="Grant rate .86-.93 against .55; selection and help together",
    )
    preexam_demand: float = number(
        0.35,
        0.15,
        0.6,
        unit=SHARE,
        label="Eligible filings for which the fast route is asked",
        zh="预审请求比例",
        grade="C",
        source="Expert prior",
    )
    quick_centre_slots: float = number(
        0.15,
        0.05,
        0.3,
        unit="share",
        label="Slots that the quick centre has of all pre-examination slots",
        zh="快维中心预审产能占比",
        grade="C",
        source="266 applications in 20 months against several hundred a year",
    )
    registration_rate: float = number(
        0.06,
        0.02,
        0.15,
        unit="share per month",
        label="Free places of a centre taken up in a month",
        zh="备案名额月填补率",
        grade="C",
        source="541 entities after a first year; expert prior",
    )
    registration_preference: float = number(
        3.0,
        1.5,
        6.0,
        unit="odds",
        label="Preference for high-tech and SRDI firms in registration",
        zh="备案对高企专精特新的偏好",
        grade="C",
        source="Annex 25 asks for half and half; expert prior",
    )

    value_median_invention: float = number(
        28000,
        12000,
        60000,
        unit="CNY per year",
        label="Median yearly return of an invention at grant",
        zh="发明年收益中位数",
        grade="C",
        source="Set by reasoning from fees and the national lapse of 2.5-4.5 % a year",
    )
    value_median_utility: float = number(
        5000,
        2000,
        9000,
        unit="CNY per year",
        label="Median yearly return of a utility model",
        zh="实用新型年收益中位数",
        grade="C",
        source="More than half lapsed by year 5 (2013 cohort); later cohorts less",
    )
    value_median_design: float = number(
        900,
        200,
        2500,
        unit="CNY per year",
        label="Median yearly return of a design",
        zh="外观设计年收益中位数",
        grade="C",
        source="91 % lapsed by year 5 (2013 cohort); later cohorts less",
    )
    value_spread: float = number(
        1.8,
        1.5,
        2.1,
        unit="log points",
        label="Spread of patent value",
        zh="专利价值离散度",
        grade="B",
        source="Log-normal, 1.6-2 puts 50-64 % of value in the top 5 %",
    )
    value_quality: float = number(
        0.3,
        0.1,
        0.5,
        unit="log points",
        label="Value per standard deviation of quality",
        zh="质量对价值的影响",
        grade="C",
        source="Expert prior",
    )
    obsolescence: float = number(
        0.13,
        0.10,
        0.20,
        unit="share per year",
        label="Yearly loss of a patent's return",
        zh="专利价值年折旧",
        grade="B",
        source="Renewal studies, 10-20 % a year",
    )
    fee_reduction: float = number(
        0.5,
        0.3,
        0.8,
        unit=SHARE,
        label="Mean reduction of yearly fees",
        zh="年费平均减免",
        grade="C",
        source="85 % for eligible small applicants in the first ten years; share of eligible is a prior",
    )

    opening_small_age: float = number(
        3.0,
        2.0,
        4.5,
        unit="years",
        label="Mean age of utility models and designs in force at the opening",
        zh="初始实用新型和外观平均年龄",
        grade="C",
        source="Stock of 58 532 in 2017 and grants of 2018-19; prior",
    )
    opening_quality: float = number(
        0.3,
        0.0,
        0.6,
        unit="standard deviations",
        label="Mean quality of what was granted before 2020",
        zh="初始有效专利平均质量",
        grade="C",
        source="Expert prior: selection by grant",
    )

    university_value: float = number(
        0.6,
        0.3,
        1.0,
        unit="ratio",
        label="Return of university patents against firms'",
        zh="高校专利相对收益",
        grade="C",
        source="Expert prior; universities use 3-4 % of theirs",
    )
    pct_export: float = number(
        2.0,
        1.0,
        4.0,
        unit="odds",
        label="Filing abroad: weight of exports and capability",
        zh="出口对海外布局的影响",
        grade="C",
        source="Expert prior",
    )
    overseas_price_elasticity: float = number(
        0.5,
        0.2,
        1.0,
        unit="elasticity",
        label="Filing abroad over its price",
        zh="海外申请价格弹性",
        grade="C",
        source="Expert prior",
    )
    overseas_readiness: float = number(
        0.10,
        0.0,
        0.25,
        unit=SHARE,
        label="Full effect of guidance and training on filing abroad",
        zh="海外指导培训的效应",
        grade="C",
        source="Expert prior",
    )
    overseas_delay: float = number(
        30,
        22,
        40,
        unit="months",
        label="From first filing to the grant abroad",
        zh="海外授权时滞",
        grade="B",
        source="PCT national phase at 30 months, direct routes faster; US pendency about two years",
    )
    overseas_per_family: float = number(
        1.6,
        1.2,
        2.4,
        unit="grants",
        label="Grants abroad of a family that gets any",
        zh="每个海外同族授权数",
        grade="C",
        source="East Lake firms: 1 001 of 1 313 grants in the US",
    )
    overseas_cost: float = number(
        40000,
        20000,
        80000,
        unit="CNY per application",
        label="Cost of filing abroad",
        zh="海外申请费用",
        grade="C",
        source="Expert prior: PCT and national phase with agency",
    )
    awards_per_year: float = number(
        25,
        10,
        45,
        unit="patents per year",
        label="Patents of the city that win a national award a year",
        zh="年获奖专利数",
        grade="C",
        source="Expert prior from national award lists",
    )
