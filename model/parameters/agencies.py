"""IP service agencies at work: size, hours, fees, quality, attorneys. Sources: evidence notes §7."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
YEARLY = "share per year"
PRIOR = "Expert prior"


@dataclass(frozen=True)
class AgencyParameters(Declared):
    """Agencies: what they are at the opening, how they draft, price and hire."""

    attorneys_per_agency: float = number(
        6.0, 5.0, 8.0, unit="attorneys", label="Attorneys of a patent agency", zh="每家专利代理机构代理师数",
        grade="B", source="34 396 attorneys in 5 269 agencies, China 2023",
    )
    size_tail: float = number(
        2.5, 2.0, 3.5, unit="exponent", label="Tail of agency size (Pareto of the second kind)",
        zh="机构规模分布尾指数", grade="B",
        source="Shares above 10, 20 and 50 attorneys .147, .047, .011 and a mean of 6.5, China 2021-23",
    )
    mean_age: float = number(
        4.8, 3.5, 7.0, unit="years", label="Mean age of agencies", zh="机构平均年龄", grade="B",
        source=".464 of agencies younger than three years, China 2021; exponential ages",
    )
    cluster_share: float = number(
        0.40, 0.30, 0.50, unit=SHARE, label="Agencies in the first cluster zone at the opening",
        zh="期初集聚区机构占比", grade="C",
        source="240 organisations in East Lake at the end of 2018; the city's total is a prior",
    )

    drafts_per_attorney: float = number(
        60, 45, 90, unit="invention drafts per year", label="Drafts per attorney with assisting engineers",
        zh="人均年代理量（折合发明）", grade="B",
        source="China 2021: 59 inventions and twice as many others per attorney, .77 through agencies",
    )
    drafts_trend: float = number(
        0.08, 0.03, 0.12, unit=YEARLY, label="Fall of drafts per attorney as licences replace engineers",
        zh="人均代理量年降幅", grade="B",
        source="59 (2021) to 48.8 (2023) inventions per attorney, China: 9 % a year; wider down",
    )
    drafts_floor: float = number(
        0.6, 0.5, 0.8, unit="ratio", label="Lowest drafts per attorney against the opening",
        zh="人均代理量下限", grade="C", source=PRIOR,
    )
    utility_effort: float = number(
        0.40, 0.25, 0.60, unit="inventions", label="Effort of a utility model against an invention",
        zh="实用新型折合系数", grade="C", source="Expert prior; fees stand as 1 to 3",
    )
    design_effort: float = number(
        0.15, 0.08, 0.30, unit="inventions", label="Effort of a design against an invention",
        zh="外观设计折合系数", grade="C", source=PRIOR,
    )
    opening_load: float = number(
        0.85, 0.7, 1.0, unit=SHARE, label="Load of agencies at the opening", zh="期初产能利用率", grade="C",
        source=PRIOR,
    )
    load_spread: float = number(
        0.3, 0.1, 0.6, unit="log points", label="Spread of load over agencies at the opening",
        zh="期初产能利用率离散度", grade="C", source=PRIOR,
    )

    fee_invention: float = number(
        5000, 3000, 6000, unit="CNY per application", label="Fee of an invention application",
        zh="发明代理费", grade="B", source="Fee overview of the Wuhan market",
    )
    fee_utility: float = number(
        1500, 1000, 3600, unit="CNY per application", label="Fee of a utility model application",
        zh="实用新型代理费", grade="B", source="National practice guides",
    )
    fee_design: float = number(
        800, 400, 1500, unit="CNY per application", label="Fee of a design application", zh="外观设计代理费",
        grade="C", source=PRIOR,
    )
    draft_cost: float = number(
        11_000, 8_200, 11_800, unit="CNY per application", label="Computed cost of a careful invention draft",
        zh="精心撰写一件发明的测算成本", grade="B",
        source="Beijing association above 10 000 (2018), Hunan guidance 11 800, Tianjin University 8 200",
    )
    margin: float = number(
        0.10, 0.04, 0.20, unit=SHARE, label="Margin of an agency at the opening", zh="机构利润率", grade="C",
        source=PRIOR,
    )
    overhead: float = number(
        0.45, 0.3, 0.6, unit=SHARE, label="Cost that an idle agency leaves out of its bid",
        zh="低价竞标时不计入的固定成本占比", grade="C", source=PRIOR,
    )
    wage_growth: float = number(
        0.01, 0.0, 0.03, unit=YEARLY, label="Growth of revenue per head that staff costs ask for",
        zh="人均营收要求增速", grade="B", source="289-305 thousand CNY per head in 2021-23, China: flat",
    )
    care_spread: float = number(
        0.25, 0.1, 0.5, unit="log points", label="Spread of hours per draft over agencies",
        zh="撰写工时离散度", grade="C", source=PRIOR,
    )
    care_paid: float = number(
        0.5, 0.2, 0.8, unit="elasticity", label="Hours per draft over what the fee pays",
        zh="撰写工时对收费的弹性", grade="C",
        source="Expert prior; prices below cost imply few drafting hours and weaker claims",
    )
    care_least: float = number(
        0.3, 0.2, 0.45, unit="ratio", label="Fewest hours per draft against the mean of 2019",
        zh="最低撰写工时", grade="B", source="Lowest bids of 1 500 CNY over market fees of 5 000",
    )
    price_spread: float = number(
        0.25, 0.1, 0.5, unit="log points", label="Spread of fees over agencies", zh="代理费离散度", grade="C",
        source="Bids from 1 500 to above 10 000 for one invention; spread within a city is a prior",
    )
    price_quality: float = number(
        0.10, 0.0, 0.25, unit="log points", label="Fee asked per standard deviation of quality",
        zh="质量溢价", grade="C", source=PRIOR,
    )
    price_load: float = number(
        0.4, 0.1, 0.8, unit="log points", label="Fee response to load", zh="代理费对利用率的响应", grade="C",
        source=PRIOR,
    )
    price_speed: float = number(
        0.5, 0.25, 0.9, unit=YEARLY, label="Part of the gap to its target that a fee closes in a year",
        zh="代理费年调整率", grade="C", source=PRIOR,
    )

    quality_hours: float = number(
        0.8, 0.3, 1.5, unit="standard deviations per log point",
        label="Quality gained by more hours per draft", zh="工时对质量的作用", grade="C", source=PRIOR,
    )
    quality_experience: float = number(
        0.2, 0.0, 0.5, unit="standard deviations per log point", label="Quality gained by years of practice",
        zh="经验对质量的作用", grade="C", source="Expert prior; sign from studies of attorneys and grant",
    )
    quality_speed: float = number(
        0.3, 0.1, 0.6, unit=YEARLY, label="Speed at which quality follows investment", zh="质量调整速度",
        grade="C", source=PRIOR,
    )

    hire_speed: float = number(
        0.5, 0.25, 0.8, unit=YEARLY, label="Gap in staff that an agency closes in a year",
        zh="用工缺口年调整率", grade="C", source=PRIOR,
    )
    dismiss_speed: float = number(
        0.15, 0.05, 0.4, unit=YEARLY, label="Surplus of attorneys that an agency sheds in a year",
        zh="代理师富余年裁减率", grade="C",
        source="Expert prior: agencies keep attorneys through a slack year",
    )
    attorney_inflow: float = number(
        0.15, 0.10, 0.20, unit=YEARLY, label="Qualified people who could be hired, over attorneys",
        zh="可招代理师年供给率", grade="B",
        source="Practising attorneys grew 9.7-16.8 % a year net of leavers, China 2020-23",
    )
    attorney_leave: float = number(
        0.04, 0.02, 0.08, unit=YEARLY, label="Attorneys who leave the profession or the city",
        zh="代理师年流失率", grade="C", source=PRIOR,
    )
    exam_pass: float = number(
        0.15, 0.10, 0.20, unit=SHARE, label="Pass rate of the attorney examination", zh="代理师考试通过率",
        grade="C", source="Expert prior: 10-20 %",
    )
    sit_load: float = number(
        0.5, 0.0, 1.0, unit="elasticity", label="People who sit the examination over the load of attorneys",
        zh="报考人数对行业景气的弹性", grade="C", source=PRIOR,
    )
    training_pass: float = number(
        0.12, 0.05, 0.25, unit=SHARE, label="Passes that a training place adds", zh="培训提高的通过率",
        grade="C", source="Expert prior: as much again as the pass rate of the examination",
    )
    talent_attorneys: float = number(
        0.3, 0.1, 0.6, unit=SHARE, label="Talents of the programme who are attorneys",
        zh="人才计划中代理师占比", grade="C", source=PRIOR,
    )
