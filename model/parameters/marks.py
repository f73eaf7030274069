"""How market entities live and what they register: marks, Madrid, works, varieties, indications."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

YEAR = "share per year"
SHARE = "share"
PRIOR = "Expert prior"


@dataclass(frozen=True)
class MarkParameters(Declared):
    """Entity cells, trademarks, Madrid applications, copyright registrations, varieties, indications."""

    # entities
    entry_history: float = number(
        0.08, 0.04, 0.13, unit=YEAR, label="Growth of entity entries before 2020",
        zh="2019年前新设主体年增速", grade="B",
        source="Nation 103 million entities in mid 2018, 159 million in May 2022: 12 % a year; city "
        "entries +5.2 % in 2018")
    exit_sole: float = number(
        1.2, 0.9, 1.8, unit="ratio", label="Exit of sole traders against enterprises", zh="个体户相对退出率",
        grade="C", source=PRIOR + "; smaller units close more often (sign published)")

    # trademarks: filing and guidance
    filing_sole: float = number(
        0.12, 0.04, 0.30, unit="ratio", label="Marks filed by a sole trader against an enterprise",
        zh="个体户相对商标申请率", grade="C", source=PRIOR)
    filing_young: float = number(
        2.0, 1.2, 3.5, unit="ratio", label="Marks filed in the founding year against old age",
        zh="新设主体相对商标申请率", grade="C", source=PRIOR + "; names are protected at the start")
    filing_young_years: float = number(
        3.0, 1.5, 5.0, unit="years", label="Years over which early filing fades", zh="新设期商标申请衰减年数",
        grade="C", source=PRIOR)
    filing_norms: float = number(
        0.10, 0.0, 0.30, unit="elasticity", label="Marks filed over public norms",
        zh="商标申请对社会规范的弹性", grade="C", source=PRIOR + "; enforcement raises filings 0-25 %")
    filing_activity: float = number(
        0.5, 0.1, 1.0, unit="elasticity", label="Filing of marks and works over business activity",
        zh="商标与版权申请对经济活动的弹性", grade="C",
        source=PRIOR + "; filing is online, business was closed")
    station_reach: float = number(
        300, 80, 800, unit="entities per station and year", label="Entities that a guidance station reaches",
        zh="每个指导站年覆盖主体数", grade="C", source=PRIOR)
    station_preference: float = number(
        6.0, 2.0, 15.0, unit="odds", label="Enterprises before sole traders in guidance",
        zh="指导站对企业的偏好", grade="C", source=PRIOR)
    guidance_memory: float = number(
        3.0, 1.5, 6.0, unit="years", label="Years for which guidance is remembered", zh="指导效果持续年数",
        grade="C", source=PRIOR)
    guidance_filing: float = number(
        0.5, 0.1, 1.0, unit=SHARE, label="More marks filed by entities that guidance reached",
        zh="指导对商标申请的提升", grade="C", source=PRIOR + "; no causal study was found")
    guidance_renewal: float = number(
        0.15, 0.0, 0.35, unit=SHARE, label="Marks saved by guidance, of those let go otherwise",
        zh="指导挽回的未续展比例", grade="C", source=PRIOR)

    # trademarks: stock and renewal
    mark_history: float = number(
        0.22, 0.17, 0.28, unit=YEAR, label="Growth of trademark registrations before 2020",
        zh="2019年前商标注册年增速", grade="B",
        source="Nation 838 thousand registrations in 2009, 6.406 million in 2019: 22.6 % a year")
    renewal: float = number(
        0.55, 0.45, 0.68, unit=SHARE, label="Marks renewed after ten years", zh="商标十年续展率", grade="B",
        source="National stocks and registrations: 3.2 % of the stock left in 2020, 2.1 % in 2023, the "
        "larger part marks ten years old that were not renewed")
    exit_mark_loss: float = number(
        0.12, 0.05, 0.25, unit=SHARE, label="Marks that leave the register when their owner does",
        zh="主体注销时商标灭失比例", grade="B",
        source="The rest of that national outflow, about .9 % of the stock, over exits of 8 %; other marks "
        "are assigned or stay until renewal")

    # Madrid
    madrid_cost: float = number(
        20000, 12000, 35000, unit="CNY per application", label="Fees and agent of a Madrid application",
        zh="马德里申请费用", grade="C", source="Basic fee of 653-903 CHF, 100 CHF or more per country; agent")
    madrid_own_cost: float = number(
        4000, 1500, 8000, unit="CNY per application",
        label="Own effort in a Madrid application, never refunded", zh="马德里申请自有成本", grade="C",
        source=PRIOR)
    madrid_elasticity: float = number(
        0.5, 0.2, 1.0, unit="elasticity", label="Madrid applications over their price",
        zh="马德里申请价格弹性", grade="C", source=PRIOR + "; elasticity of patent filings to fees .15-.6")
    madrid_trend: float = number(
        0.0, -0.03, 0.03, unit=YEAR, label="National drift of Madrid applications", zh="全国马德里申请趋势",
        grade="B", source="Nation 6 339 in 2019, 6 196 in 2023, with 7 553 and 5 827 between")
    exporter_share: float = number(
        0.010, 0.005, 0.020, unit=SHARE, label="Enterprises that export", zh="出口企业占比", grade="C",
        source=PRIOR + ": some thousands of the city's enterprises")
    course_firms: float = number(
        40, 20, 80, unit="firms per course", label="Exporters in a course on rights abroad",
        zh="每期海外培训企业数", grade="C", source=PRIOR)
    exchange_firms: float = number(
        15, 5, 40, unit="firms per project", label="Exporters that an exchange project readies",
        zh="每个国际合作项目带动企业数", grade="C", source=PRIOR)
    readiness_memory: float = number(
        2.0, 1.0, 4.0, unit="years", label="Years for which readiness abroad lasts", zh="海外能力持续年数",
        grade="C", source=PRIOR)
    readiness_gain: float = number(
        0.6, 0.1, 1.2, unit=SHARE, label="More Madrid applications by exporters that are ready",
        zh="海外能力对马德里申请的提升", grade="C", source=PRIOR)

    # works
    works_trend: float = number(
        0.06, 0.0, 0.12, unit=YEAR, label="National drift of works registered per creator",
        zh="全国人均作品登记趋势", grade="B",
        source="Nation 1.60 million works in 2016, 2.70 in 2019 (19 % a year), entities 12 % a year")
    works_office: float = number(
        1.1, 1.0, 1.5, unit="ratio to works of 2019", label="Registration capacity without service centres",
        zh="登记机构自有产能", grade="C", source=PRIOR)
    works_office_trend: float = number(
        0.10, 0.0, 0.18, unit=YEAR, label="Growth of that capacity", zh="登记机构产能年增速", grade="C",
        source=PRIOR + "; the nation registered 19 % more works a year in 2016-19 without a known queue")
    works_patience: float = number(
        2.0, 0.5, 6.0, unit="months", label="Wait that turns half of the creators away", zh="登记等待耐心",
        grade="C", source=PRIOR + "; the national centre is open to all")
    works_centre: float = number(
        30000, 10000, 70000, unit="works per centre and year",
        label="Registration capacity of a service centre", zh="每个版权服务中心年产能", grade="C",
        source=PRIOR)
    works_reach: float = number(
        0.4, 0.1, 0.8, unit=SHARE, label="Full effect of service centres on works brought",
        zh="版权服务中心对登记需求的提升", grade="C", source=PRIOR)
    works_reach_centres: float = number(
        3.0, 1.0, 6.0, unit="centres", label="Centres that bring 63 % of that effect", zh="服务中心效应尺度",
        grade="C", source=PRIOR)

    # varieties and indications
    variety_share: float = number(
        0.6, 0.4, 0.8, unit=SHARE, label="Support for varieties, of that for varieties and indications",
        zh="扶持资金中育种占比", grade="C", source=PRIOR)
    variety_cost: float = number(
        600000, 300000, 1200000, unit="CNY per project", label="Support for a breeding project",
        zh="育种项目资助额", grade="C", source=PRIOR)
    variety_success: float = number(
        0.5, 0.3, 0.7, unit=SHARE, label="Breeding projects that end in a protected variety",
        zh="育种项目成功率", grade="C", source=PRIOR)
    variety_months: float = number(
        42, 30, 66, unit="months", label="From support to the protected variety", zh="育种到授权时滞",
        grade="C", source=PRIOR + "; field tests take two seasons or more")
    variety_base: float = number(
        0.10, 0.04, 0.18, unit=YEAR, label="New varieties without support, over the opening stock",
        zh="无资助新品种产出率", grade="C", source=PRIOR)
    variety_lapse: float = number(
        0.04, 0.02, 0.08, unit=YEAR, label="Plant varieties that lapse", zh="植物新品种失效率", grade="C",
        source=PRIOR + "; protected for 15-20 years")
    indication_cost: float = number(
        1000000, 400000, 2500000, unit="CNY per project",
        label="Support for a geographical indication project", zh="地理标志培育项目资助额", grade="C",
        source=PRIOR)
    indication_success: float = number(
        0.25, 0.10, 0.50, unit=SHARE, label="Indication projects that end in registration",
        zh="地理标志培育成功率", grade="C", source=PRIOR)
    indication_months: float = number(
        24, 12, 48, unit="months", label="From support to the registered indication", zh="地理标志注册时滞",
        grade="C", source=PRIOR)
    indication_pool: float = number(
        20, 8, 40, unit="products", label="Local products that could still become an indication",
        zh="可培育地理标志产品数", grade="C", source=PRIOR + "; origin is given, not made")
