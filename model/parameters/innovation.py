"""How innovators live, learn, spend on R&D and invent. Sources: evidence notes §4-6 (literature)."""

from dataclasses import dataclass

from model.declare import Declared, number

YEAR = "share per year"


@dataclass(frozen=True)
class InnovationParameters(Declared):
    """Innovators: entry, growth, exit, learning, R&D, invention."""

    entry_rate: float = number(
        0.17,
        0.10,
        0.19,
        unit=YEAR,
        label="Entry rate of innovating firms",
        zh="创新企业进入率",
        grade="B",
        source="New private enterprises over stock, China 2023, .18 (.10-.19), shells included; .167 goes "
        "with the published exit hazards and a growth of entry of 12 % a year",
    )
    exit_year0: float = number(
        0.016,
        0.010,
        0.03,
        unit=YEAR,
        label="Exit hazard in the founding year",
        zh="创立当年退出率",
        grade="B",
        source="SAIC survival of enterprises 2013: 1.6 %",
    )
    exit_year1: float = number(
        0.063,
        0.045,
        0.08,
        unit=YEAR,
        label="Exit hazard in the second year",
        zh="第二年退出率",
        grade="B",
        source="SAIC survival of enterprises 2013: 6.3 %",
    )
    exit_peak: float = number(
        0.095,
        0.07,
        0.11,
        unit=YEAR,
        label="Exit hazard in the third year",
        zh="第三年退出率",
        grade="B",
        source="SAIC survival of enterprises 2013: 9.5 % in year 3",
    )
    exit_middle: float = number(
        0.083,
        0.08,
        0.095,
        unit=YEAR,
        label="Exit hazard in the fourth to seventh year",
        zh="第四至七年退出率",
        grade="B",
        source="SAIC survival of enterprises 2013: above 8 % to year 7, below afterwards",
    )
    exit_old: float = number(
        0.06,
        0.04,
        0.08,
        unit=YEAR,
        label="Exit hazard after the tenth year",
        zh="十年后退出率",
        grade="B",
        source="Aggregate exit .062-.093, falling after year 7",
    )
    exit_size: float = number(
        0.25,
        0.1,
        0.4,
        unit="elasticity",
        label="Fall of exit with size",
        zh="退出率的规模弹性",
        grade="C",
        source="Expert prior; survival rises with size (sign published)",
    )
    growth_spread: float = number(
        0.30,
        0.20,
        0.45,
        unit="log points per year",
        label="Spread of yearly growth of a median firm",
        zh="企业年增长离散度",
        grade="C",
        source="Literature on Laplace growth shocks; level is a prior",
    )
    growth_spread_size: float = number(
        0.19,
        0.14,
        0.21,
        unit="exponent",
        label="Fall of growth spread with size",
        zh="增长离散度的规模指数",
        grade="B",
        source="Growth-variance scaling in Chinese and US firms, .14-.21",
    )
    size_tail: float = number(
        1.25,
        1.0,
        1.5,
        unit="exponent",
        label="Pareto exponent of firm size (CDF)",
        zh="企业规模帕累托指数",
        grade="B",
        source="Size distribution of firms by Chinese province, 1.0-1.5",
    )
    size_median: float = number(
        6.0e6,
        2e6,
        2e7,
        unit="CNY per year",
        label="Smallest sales in the Pareto tail",
        zh="企业营收下限",
        grade="C",
        source="Expert prior; only ratios matter once R&D is normalised to the city",
    )
    entrant_size: float = number(
        0.4,
        0.2,
        0.7,
        unit="ratio",
        label="Sales of a median entrant over those of a grown median firm",
        zh="新进企业相对规模",
        grade="C",
        source="Expert prior; entrants are small",
    )
    entrant_spread: float = number(
        0.9,
        0.6,
        1.2,
        unit="log spread",
        label="Spread of sales over entrants",
        zh="新进企业规模离散度",
        grade="C",
        source="Expert prior; sizes at birth are less skewed than later (Cabral and Mata 2003, form)",
    )
    grown_age: float = number(
        10,
        7,
        12,
        unit="years",
        label="Age at which a survivor has caught up in size",
        zh="企业成熟年龄",
        grade="C",
        source="Expert prior; young survivors grow faster (Evans 1987; Haltiwanger, Jarmin and Miranda 2013)",
    )
    size_age: float = number(
        0.5,
        0.3,
        0.7,
        unit="correlation",
        label="Correlation of size and age in ranks at the opening",
        zh="企业规模与年龄秩相关",
        grade="C",
        source="Expert prior; survival and size rise together (sign published)",
    )
    price_growth: float = number(
        0.016,
        0.005,
        0.025,
        unit=YEAR,
        label="Growth of prices, which is no growth of firms",
        zh="价格总水平年增长率",
        grade="B",
        source="National GDP 2019-23: 98.7 to 126.1 trillion CNY at real growth of 2.2, 8.4, 3.0 and 5.2 %",
    )
    margin: float = number(
        0.06,
        0.03,
        0.09,
        unit="share of sales",
        label="Operating margin after R&D",
        zh="营业利润率",
        grade="B",
        source="Profit margin of above-scale industry, China 2019-2023, 5-7 %",
    )
    cash_months: float = number(
        2.5,
        1.0,
        5.0,
        unit="months of sales",
        label="Cash that a firm keeps",
        zh="现金保有月数",
        grade="C",
        source="Expert prior",
    )
    largest_kept: float = number(
        1500,
        1500,
        1500,
        unit="firms",
        label="Largest firms that stay one to one at every scale",
        zh="不随比例缩减的最大企业数",
        grade="A",
        source="Design of the scale (not a fact of the city)",
    )
    university_size: float = number(
        0.9,
        0.5,
        1.3,
        unit="log spread",
        label="Spread of R&D over universities",
        zh="高校研发规模离散度",
        grade="C",
        source="Expert prior: a handful of large universities holds most",
    )

    rd_price_elasticity: float = number(
        0.42,
        0.20,
        0.80,
        unit="elasticity",
        label="Response of R&D to its price",
        zh="研发价格弹性",
        grade="B",
        source="R&D tax incentive studies, China .34-.50; wider abroad",
    )
    rd_trend: float = number(
        0.045,
        0.02,
        0.07,
        unit=YEAR,
        label="National growth of R&D over sales",
        zh="全国研发强度增速",
        grade="B",
        source="R&D over GDP of China 2.23 % (2019) to 2.54 % (2022): 4.4 % a year",
    )
    rd_protection_elasticity: float = number(
        0.15,
        0.0,
        0.4,
        unit="elasticity",
        label="Response of R&D to perceived protection",
        zh="研发对保护感知的弹性",
        grade="C",
        source="Ang-Cheng-Wu; Fang-Lerner-Wu (sign published), size prior",
    )
    rd_finance_elasticity: float = number(
        0.03,
        0.0,
        0.10,
        unit="elasticity",
        label="Response of R&D to loan access",
        zh="研发对融资可得性的弹性",
        grade="C",
        source="Expert prior; loans reach few R&D firms",
    )
    rd_adjustment: float = number(
        0.08,
        0.04,
        0.2,
        unit="share per month",
        label="Speed at which R&D follows its target",
        zh="研发调整速度",
        grade="C",
        source="Expert prior: about a year",
    )

    kpf_elasticity: float = number(
        0.60,
        0.50,
        0.70,
        unit="elasticity",
        label="Inventions over R&D between firms",
        zh="知识生产函数弹性",
        grade="B",
        source="Count models of patents and R&D, .5-.7 between firms",
    )
    kpf_within: float = number(
        0.30,
        0.10,
        0.60,
        unit="elasticity",
        label="Inventions over R&D within a firm over time",
        zh="企业内知识生产弹性",
        grade="B",
        source="Within-firm estimates .3 (.1-.6)",
    )
    kpf_overdispersion: float = number(
        0.5,
        0.25,
        1.0,
        unit="gamma shape",
        label="Spread of invention productivity over firms",
        zh="发明效率离散形状参数",
        grade="C",
        source="Negative binomial with firm effects (form published), shape prior",
    )
    firm_share_2019: float = number(
        0.575,
        0.55,
        0.60,
        unit="share",
        label="Firms' share of invention applications in 2019",
        zh="企业发明申请占比",
        grade="B",
        source="Wuhan 51.6 % in 2016, 59.2 % in 2020, interpolated",
    )
    institute_share_2019: float = number(
        0.09,
        0.05,
        0.13,
        unit="share",
        label="Institutes' share of invention applications in 2019",
        zh="科研院所发明申请占比",
        grade="C",
        source="Expert prior",
    )
    utility_university_share: float = number(
        0.12,
        0.06,
        0.20,
        unit="share",
        label="Universities' and institutes' share of utility models and designs",
        zh="高校院所实用新型和外观占比",
        grade="C",
        source="Expert prior; universities 18 % of all grants, H1 2021",
    )

    capability_mean: float = number(
        0.4,
        0.4,
        0.4,
        unit="0-1",
        label="Mean IP management capability of firms at the opening",
        zh="企业知识产权管理能力均值",
        grade="A",
        source="Design: the unit of capability",
    )
    capability_range: float = number(
        0.2,
        0.1,
        0.3,
        unit="0-1",
        label="Half width of opening capability over firms",
        zh="企业知识产权管理能力半宽",
        grade="C",
        source="Expert prior",
    )
    capability_institution: float = number(
        0.6,
        0.45,
        0.75,
        unit="0-1",
        label="IP management capability of universities and institutes",
        zh="高校院所知识产权管理能力",
        grade="C",
        source="Expert prior: offices of their own, standards GB/T 33250 and 33251",
    )
    training_reach: float = number(
        0.35,
        0.1,
        0.8,
        unit="firms per trained person",
        label="Firms whose capability a trained person raises",
        zh="每名受训者带动企业数",
        grade="C",
        source="Expert prior",
    )
    training_gain: float = number(
        0.10,
        0.02,
        0.25,
        unit="capability",
        label="Capability gained by a firm reached by training",
        zh="培训带来的能力提升",
        grade="C",
        source="Expert prior",
    )
    capability_decay: float = number(
        0.12,
        0.05,
        0.25,
        unit=YEAR,
        label="Yearly loss of capability gained",
        zh="能力年衰减率",
        grade="C",
        source="Expert prior: staff turnover",
    )
    peer_learning: float = number(
        0.25,
        0.0,
        0.6,
        unit=YEAR,
        label="Speed of learning from peers of district and sector",
        zh="同行学习速度",
        grade="C",
        source="Expert prior; diffusion literature gives the form",
    )
    awareness_opening: float = number(
        0.25,
        0.1,
        0.4,
        unit="share",
        label="Awareness of IP finance and services at the opening",
        zh="初始知晓度",
        grade="C",
        source="Expert prior",
    )
    awareness_decay: float = number(
        0.15, 0.05, 0.3, unit=YEAR, label="Forgetting", zh="知晓度遗忘率", grade="C", source="Expert prior"
    )
    outreach_reach: float = number(
        60,
        20,
        150,
        unit="firms per event",
        label="Firms that an outreach event reaches",
        zh="每场活动覆盖企业数",
        grade="C",
        source="Expert prior",
    )
    node_reach: float = number(
        120,
        30,
        300,
        unit="firms per node and year",
        label="Firms that a public service node reaches a year",
        zh="公共服务网点年覆盖企业数",
        grade="C",
        source="Expert prior",
    )
    zone_pull: float = number(
        3.0,
        1.5,
        6.0,
        unit="ratio",
        label="Pull of a place on the sectors that it is built for",
        zh="园区对主导产业的吸引倍数",
        grade="C",
        source="Expert prior: zones concentrate their lead industries; totals of places and sectors are kept",
    )
