"""Rights beyond the home trademark: Madrid applications, works, plant varieties, indications."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

YEAR = "share per year"
SHARE = "share"
PRIOR = "Expert prior"


@dataclass(frozen=True)
class RightsParameters(Declared):
    """Madrid applications, copyright registrations of works, varieties, geographical indications."""

    # Madrid
    madrid_basic: float = number(
        11000, 8000, 18000, unit="CNY per application", label="Basic fee and agent of a Madrid application",
        zh="马德里申请基本费用与代理费", grade="C", source=PRIOR + "; basic fee of 653-903 CHF, and an agent")
    madrid_country: float = number(
        1800, 800, 3000, unit="CNY per country", label="Fee of a Madrid application for each country",
        zh="马德里指定国费用", grade="C",
        source=PRIOR + "; 100 CHF, or more where a country sets its own fee")
    madrid_countries: float = number(
        5.0, 3.0, 9.0, unit="countries per application", label="Countries named in a Madrid application",
        zh="马德里申请指定国数", grade="C", source=PRIOR)
    madrid_own_cost: float = number(
        4000, 1500, 8000, unit="CNY per application",
        label="Own effort in a Madrid application, never refunded", zh="马德里申请自有成本", grade="C",
        source=PRIOR)
    madrid_elasticity: float = number(
        0.5, 0.2, 1.0, unit="elasticity", label="Madrid applications over their price",
        zh="马德里申请价格弹性", grade="C", source=PRIOR + "; elasticity of patent filings to fees .15-.6")
    madrid_envelope: float = number(
        1000000, 400000, 3000000, unit="CNY per year",
        label="Yearly limit of support for Madrid applications", zh="马德里资助年度限额", grade="C",
        source=PRIOR + "; such support ends when the year's money is spent")
    madrid_activity: float = number(
        0.5, 0.1, 1.0, unit="elasticity", label="Madrid applications over business activity",
        zh="马德里申请对经济活动的弹性", grade="C", source=PRIOR)
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
    works_activity: float = number(
        0.5, 0.1, 1.0, unit="elasticity", label="Works brought over business activity",
        zh="作品登记对经济活动的弹性", grade="C", source=PRIOR)
    works_office: float = number(
        1.1, 1.0, 1.5, unit="ratio to works of 2019", label="Registration capacity without service centres",
        zh="登记机构自有产能", grade="C", source=PRIOR)
    works_office_trend: float = number(
        0.06, 0.0, 0.14, unit=YEAR, label="Growth of that capacity without electronic works",
        zh="登记机构产能年增速(不含电子作品)", grade="C",
        source=PRIOR + "; the nation registered 19 % more works a year in 2016-19 without a known queue; "
        "about .10 a year with what electronic works save")
    works_electronic: float = number(
        0.35, 0.15, 0.60, unit=SHARE, label="Works brought electronically at the opening",
        zh="期初电子作品登记占比", grade="C", source=PRIOR)
    works_electronic_years: float = number(
        5.0, 2.0, 10.0, unit="years", label="Time in which creators turn to electronic works",
        zh="电子登记普及时间", grade="C", source=PRIOR)
    works_electronic_effort: float = number(
        0.5, 0.3, 0.8, unit="ratio", label="Effort for an electronic work against a paper one",
        zh="电子作品相对登记工时", grade="C", source=PRIOR)
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

    # varieties
    variety_share: float = number(
        0.6, 0.4, 0.8, unit=SHARE, label="Support for varieties, of that for varieties and indications",
        zh="扶持资金中育种占比", grade="C", source=PRIOR)
    variety_cost: float = number(
        600000, 300000, 1200000, unit="CNY per project", label="Support for a breeding project",
        zh="育种项目资助额", grade="C", source=PRIOR)
    variety_months: float = number(
        18, 6, 36, unit="months", label="From support to the application for a variety", zh="育种到申请时滞",
        grade="C", source=PRIOR + "; support comes late in breeding")
    variety_success: float = number(
        0.6, 0.4, 0.8, unit=SHARE, label="Breeding projects that end in an application", zh="育种项目申请率",
        grade="C", source=PRIOR)
    variety_public: float = number(
        0.55, 0.40, 0.75, unit=SHARE, label="Variety applications by universities and institutes",
        zh="科研教学单位品种权申请占比", grade="C", source=PRIOR + "; the rest: seed firms")
    variety_test_months: float = number(
        30, 24, 42, unit="months", label="From a variety application to its decision",
        zh="品种权审查与DUS测试周期", grade="C",
        source=PRIOR + "; tests of distinctness, uniformity and stability (DUS) take two seasons or more")
    variety_test_spread: float = number(
        0.2, 0.1, 0.4, unit="share either way", label="Spread of that time between varieties",
        zh="品种权审查周期离散度", grade="C", source=PRIOR)
    variety_grant: float = number(
        0.80, 0.70, 0.88, unit=SHARE, label="Decided variety applications that are granted",
        zh="品种权授权率", grade="B",
        source="Maize of the nation 1999-2018: 3 609 granted, 901 withdrawn, 3 060 of 7 570 under way")
    variety_base: float = number(
        0.10, 0.04, 0.18, unit=YEAR, label="New varieties without support, over the opening stock",
        zh="无资助新品种产出率", grade="C", source=PRIOR)
    variety_lapse: float = number(
        0.04, 0.02, 0.08, unit=YEAR, label="Plant varieties that lapse", zh="植物新品种失效率", grade="C",
        source=PRIOR + "; protected for 15-20 years; 1 161 of 3 609 maize rights had ended by 2018")

    # indications
    indication_cost: float = number(
        1000000, 400000, 2500000, unit="CNY per project",
        label="Support for a geographical indication project", zh="地理标志培育项目资助额", grade="C",
        source=PRIOR)
    indication_months: float = number(
        12, 6, 24, unit="months", label="From support to the application for an indication",
        zh="地理标志培育到申请时滞", grade="C", source=PRIOR)
    indication_filing: float = number(
        0.5, 0.3, 0.75, unit=SHARE, label="Indication projects that end in an application",
        zh="地理标志项目申请率", grade="C", source=PRIOR)
    indication_review_months: float = number(
        12, 8, 24, unit="months", label="From the application to the decision on an indication",
        zh="地理标志审查周期", grade="C", source=PRIOR)
    indication_recognised: float = number(
        0.5, 0.3, 0.7, unit=SHARE, label="Indication applications that are recognised",
        zh="地理标志认定率", grade="C",
        source=PRIOR + "; nation 10 products applied for and 6 recognised in eight months of 2023")
    indication_pool: float = number(
        20, 8, 40, unit="products", label="Local products that could still become an indication",
        zh="可培育地理标志产品数", grade="C", source=PRIOR + "; origin is given, not made")
    users_opening: float = number(
        2.4, 1.0, 5.0, unit="users per indication", label="Users of the special sign at the opening",
        zh="期初每件地理标志用标主体", grade="B",
        source="Nation, September 2021: 22 158 users on 9 196 indications")
    users_ceiling: float = number(
        15, 6, 30, unit="users per indication", label="Producers that could use the special sign",
        zh="每件地理标志可用标主体上限", grade="C", source=PRIOR)
    users_joining: float = number(
        0.06, 0.02, 0.15, unit=YEAR, label="Producers without the sign that join by themselves",
        zh="未用标主体自发用标率", grade="C",
        source=PRIOR + "; nation 4 744 approved in ten months of 2022, over some 100 000 possible")
    users_share: float = number(
        0.25, 0.10, 0.50, unit=SHARE, label="Support for users, of that for indications",
        zh="地理标志资金中用标扶持占比", grade="C", source=PRIOR)
    users_cost: float = number(
        20000, 8000, 50000, unit="CNY per user", label="Support for a producer that joins the special sign",
        zh="每个用标主体资助额", grade="C", source=PRIOR + "; traceability, quality control, packaging")
