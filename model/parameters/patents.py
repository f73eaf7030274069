"""What rights are worth and how well they are drafted. Sources: evidence notes §1-4 and §6."""

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"


@dataclass(frozen=True)
class PatentParameters(Declared):
    """Patents: quality of applications and value of rights at filing."""

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
