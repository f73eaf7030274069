"""Inventions abroad: routes, offices, delays, costs. Sources: East Lake grants of 2022, office reports."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
PRIOR = "Expert prior"
EAST_LAKE = "East Lake firms 2022: 1 313 grants abroad, 1 001 US, 62 JP, 28 EP, 15 KR"


@dataclass(frozen=True)
class AbroadParameters(Declared):
    """Filing abroad: who goes, by which route, to which offices, for how much."""

    # who goes
    export_pull: float = number(
        2.0, 1.0, 4.0, unit="odds", label="Filing abroad: weight of exports and capability",
        zh="出口对海外布局的影响", grade="C", source=PRIOR,
    )
    capability_pull: float = number(
        0.5, 0.2, 1.0, unit="ratio", label="Weight of IP capability against the export share",
        zh="能力相对出口的权重", grade="C", source=PRIOR,
    )
    stay_home: float = number(
        0.5, 0.2, 1.0, unit="odds", label="Filing abroad of those without exports", zh="无出口者海外布局权重",
        grade="C", source=PRIOR,
    )
    value_pull: float = number(
        0.3, 0.1, 0.5, unit="elasticity", label="Filing abroad over the value of the invention",
        zh="价值对海外布局的弹性", grade="C",
        source="Valuable inventions have larger families (sign published)",
    )
    price_elasticity: float = number(
        0.5, 0.2, 1.0, unit="elasticity", label="Filing abroad over its price", zh="海外申请价格弹性",
        grade="C",
        source=PRIOR,
    )
    readiness_gain: float = number(
        0.10, 0.0, 0.25, unit=SHARE, label="Full effect of guidance and training on filing abroad",
        zh="海外指导培训的效应", grade="C", source=PRIOR,
    )

    # routes and offices
    direct_share: float = number(
        0.40, 0.20, 0.60, unit=SHARE, label="Grants abroad by the direct (Paris) route",
        zh="巴黎公约途径占比",
        grade="C", source=PRIOR + ": about half of Chinese filings abroad enter through the PCT",
    )
    offices: float = number(
        1.25, 1.10, 1.30, unit="offices", label="Offices at which a family is filed", zh="每个同族进入国家数",
        grade="B", source=EAST_LAKE + ": at most 1.31, as a family gets one US grant",
    )
    us_share: float = number(
        0.763, 0.70, 0.85, unit=SHARE, label="Grants abroad given by the US", zh="美国授权占比", grade="B",
        source=EAST_LAKE,
    )
    europe_share: float = number(
        0.021, 0.01, 0.06, unit=SHARE, label="Grants abroad given by the EPO", zh="欧洲授权占比", grade="B",
        source=EAST_LAKE,
    )
    asia_share: float = number(
        0.059, 0.03, 0.12, unit=SHARE, label="Grants abroad given by Japan and Korea", zh="日韩授权占比",
        grade="B",
        source=EAST_LAKE,
    )
    grant: float = number(
        0.72, 0.60, 0.82, unit=SHARE, label="Filings abroad that are granted", zh="海外申请授权率", grade="C",
        source=PRIOR + "; allowance rates of large offices .6-.8",
    )
    direct_months: float = number(
        10, 6, 12, unit="months", label="From the first filing to filing abroad, direct route",
        zh="巴黎公约途径进入时间", grade="B", source="Paris Convention Art. 4: within 12 months",
    )
    national_phase: float = number(
        30, 30, 30, unit="months", label="From the first filing to the national phase",
        zh="PCT进入国家阶段期限",
        grade="A", source="PCT Art. 22 and 39: 30 months",
    )
    us_months: float = number(
        24, 20, 28, unit="months", label="Examination in the US", zh="美国审查时间", grade="B",
        source="US pendency about two years",
    )
    europe_months: float = number(
        34, 28, 45, unit="months", label="Examination by the EPO", zh="欧洲审查时间", grade="B",
        source="IP5 report of 2019: final action at 28.1 months (31.8 in 2018); formalities added",
    )
    asia_months: float = number(
        18, 12, 26, unit="months", label="Examination in Japan and Korea", zh="日韩审查时间", grade="C",
        source=PRIOR + ": about 15 months from the request",
    )
    other_months: float = number(
        30, 20, 45, unit="months", label="Examination elsewhere", zh="其他国家审查时间", grade="C",
        source=PRIOR,
    )
    delay_spread: float = number(
        0.3, 0.2, 0.5, unit="log points", label="Spread of examination abroad", zh="海外审查时间离散度",
        grade="C",
        source=PRIOR,
    )

    # money
    pct_cost: float = number(
        15000, 10000, 25000, unit="CNY per application", label="Cost of a PCT application", zh="PCT申请费用",
        grade="C", source=PRIOR + ": international fee, search fee, agency",
    )
    office_cost: float = number(
        40000, 25000, 70000, unit="CNY per office", label="Cost of filing at an office abroad",
        zh="进入单一国家费用", grade="C", source=PRIOR + ": official fees, translation, foreign attorney",
    )
    support_uptake: float = number(
        0.8, 0.5, 1.0, unit=SHARE, label="Filings abroad for which support is claimed", zh="海外资助申领比例",
        grade="C", source=PRIOR,
    )
    support_budget: float = number(
        2.0e7, 1.0e7, 4.0e7, unit="CNY per year", label="Budget of support for filing abroad at the opening",
        zh="海外布局资助年度预算", grade="C",
        source=PRIOR + "; claims beyond it are cut alike, it grows with GDP",
    )
