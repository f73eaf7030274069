"""How patents change hands and are put to use. Sources: evidence notes §11-12 (literature)."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"


@dataclass(frozen=True)
class TransferParameters(Declared):
    """Meeting, sale, licence, effort of inventors, use, value added."""

    # meeting
    meeting_alone: float = number(
        0.35, 0.15, 0.70, unit="hazard of a meeting", label="Meetings of offer and demand without help",
        zh="自发对接强度", grade="C", source="Expert prior")
    meeting_platform: float = number(
        0.5, 0.1, 1.2, unit="hazard of a meeting", label="Meetings that full coverage of platforms adds",
        zh="平台对接强度", grade="C", source="Expert prior")
    meeting_centre: float = number(
        0.02, 0.005, 0.06, unit="hazard of a meeting", label="Meetings that an operation centre adds",
        zh="运营中心对接强度", grade="C", source="Expert prior")
    platform_building: float = number(
        0.03, 0.01, 0.08, unit="share per month", label="Listings that a platform wins in a month",
        zh="平台覆盖月增幅", grade="C", source="Expert prior: a year or two to list half of a city's demand")
    match_offers: float = number(
        0.6, 0.4, 0.8, unit="elasticity", label="Deals over offers, demand unchanged",
        zh="成交对供给的弹性", grade="C",
        source="Matching functions of labour markets .5-.7; constant returns with demand")
    other_field: float = number(
        0.15, 0.05, 0.35, unit=SHARE, label="Takers of another field", zh="跨领域承接占比", grade="C",
        source="Expert prior")

    # demand of firms
    demand_size: float = number(
        0.4, 0.2, 0.7, unit="elasticity", label="Rights that a firm looks for over its sales",
        zh="需求对企业规模的弹性", grade="C", source="Expert prior: less than in proportion")
    absorb_intensity: float = number(
        0.04, 0.02, 0.08, unit="R&D over sales", label="Own R&D that brings 63 % of its part of absorption",
        zh="吸收能力研发强度尺度", grade="C", source="Expert prior; own R&D as absorptive capacity (1990)")
    absorb_rd: float = number(
        0.6, 0.4, 0.8, unit=SHARE, label="Own R&D against IP capability in absorption",
        zh="研发在吸收能力中的权重", grade="C", source="Expert prior")
    absorb_least: float = number(
        0.3, 0.1, 0.5, unit=SHARE, label="Absorption without R&D and capability", zh="最低吸收能力",
        grade="C", source="Expert prior")
    idle_odds: float = number(
        2.0, 1.0, 4.0, unit="ratio", label="Idle patents offered against those in use",
        zh="闲置专利转让倾向", grade="C", source="Expert prior")
    university_odds: float = number(
        0.6, 0.3, 1.0, unit="ratio", label="University patents offered against firms'",
        zh="高校专利转让倾向", grade="B",
        source="Universities: 12 % of transfers and licences, a fifth to a quarter of the stock")
    within_city: float = number(
        0.45, 0.25, 0.65, unit=SHARE, label="Transfers with both parties in the city", zh="市内转让占比",
        grade="C", source="Expert prior")
    leaving_share: float = number(
        0.10, 0.0, 0.30, unit=SHARE, label="Transfers across the border that leave without one coming in",
        zh="净流出占比", grade="C",
        source="Expert prior: the rest is balanced, one comes in for one that goes")

    # effort of inventors
    effort_gain: float = number(
        1.0, 0.2, 2.5, unit="ratio", label="More offers of a university whose inventors own all",
        zh="赋权对转化的效应", grade="C",
        source="Expert prior; sign published for inventor ownership reforms")
    ownership_weight: float = number(
        0.6, 0.3, 0.8, unit=SHARE, label="Title against the long-term use right in effort",
        zh="所有权激励权重", grade="C", source="Expert prior: two separate grants")
    inventor_discount: float = number(
        0.12, 0.05, 0.25, unit="share per year", label="Discount rate of inventors", zh="成果完成人贴现率",
        grade="C", source="Expert prior")
    effort_curve: float = number(
        1.5, 0.5, 3.0, unit="curvature", label="Diminishing returns of effort in what inventors earn",
        zh="激励边际递减度", grade="C", source="Expert prior; the easiest achievements are covered first")
    effort_use: float = number(
        0.15, 0.0, 0.4, unit="ratio", label="More useful inventions of a university at full effort",
        zh="赋权对发明实用性的效应", grade="C", source="Expert prior, small")
    adoption: float = number(
        0.08, 0.03, 0.2, unit="share of the full range per month",
        label="Speed at which universities adopt a rule of title", zh="高校赋权落实速度", grade="C",
        source="Expert prior: about a year of contracts for the full range")
    longest_right: float = number(
        20, 20, 20, unit="years", label="Longest use right that can be granted", zh="长期使用权最长年限",
        grade="A", source="Term of an invention patent")

    # price
    price_years: float = number(
        4.0, 2.5, 6.0, unit="years of return", label="Worth of a patent over its yearly return",
        zh="专利价值年数", grade="C", source="Discount rate .12 and obsolescence .13")
    price_share: float = number(
        0.5, 0.2, 0.8, unit=SHARE, label="Part of a user's worth that it pays", zh="转让价占价值比",
        grade="C", source="Expert prior: equal bargaining")
    licence_share: float = number(
        0.15, 0.05, 0.40, unit=SHARE, label="Part of that worth which a licensee pays", zh="许可费占价值比",
        grade="C", source="Expert prior")
    posted_share: float = number(
        0.05, 0.0, 0.15, unit=SHARE, label="The same at the posted price of an open licence",
        zh="开放许可费占价值比", grade="C", source="Expert prior: most open licences are cheap or free")
    open_rate: float = number(
        0.04, 0.01, 0.20, unit="licences per patent and year",
        label="Licences of a patent under open licence", zh="开放许可成交率", grade="C",
        source="National trial of open licensing 2022-23, much of it free; discounted")
    pool_licences: float = number(
        1.0, 0.3, 3.0, unit="licences per member and year", label="Cross licences of a pool's member",
        zh="专利池成员交叉许可", grade="C", source="Expert prior: few of them are recorded")
    pool_members: float = number(
        10, 5, 20, unit="firms", label="Members that a pool needs", zh="专利池成员数", grade="C",
        source="Expert prior: industry alliances of ten to a few dozen firms")
    pool_least: float = number(
        5, 3, 10, unit="inventions", label="Inventions of a firm that a pool admits", zh="入池最低发明数",
        grade="C", source="Expert prior")
    pool_founding: float = number(
        0.25, 0.1, 0.6, unit="pools per month", label="Pools that a city can found in a month",
        zh="专利池组建速度", grade="C", source="Expert prior: three a year")
    exclusive_share: float = number(
        0.3, 0.1, 0.5, unit=SHARE, label="Exclusive licences among licences", zh="独占许可占比", grade="C",
        source="Expert prior")
    exclusive_years: float = number(
        5, 3, 10, unit="years", label="Term of an exclusive licence", zh="独占许可年限", grade="C",
        source="Expert prior: recorded licences run five years or a little more")
    pledge_years: float = number(
        2, 1, 3, unit="years", label="Time for which a pledge bars a sale", zh="质押限制转让年限", grade="C",
        source="Civil Code: no sale without the bank's consent; loans of one to three years")

    # use
    use_micro: float = number(
        0.34, 0.28, 0.37, unit=SHARE, label="Inventions of micro firms put to use", zh="微型企业产业化率",
        grade="B", source="National patent survey 2023-24: .338, .367")
    use_small: float = number(
        0.53, 0.46, 0.58, unit=SHARE, label="Inventions of small firms put to use", zh="小型企业产业化率",
        grade="B", source="National patent survey 2023-24: .539, .578")
    use_medium: float = number(
        0.57, 0.50, 0.62, unit=SHARE, label="Inventions of medium firms put to use", zh="中型企业产业化率",
        grade="B", source="National patent survey 2023-24: .579, .614")
    use_large: float = number(
        0.50, 0.44, 0.54, unit=SHARE, label="Inventions of large firms put to use", zh="大型企业产业化率",
        grade="B", source="National patent survey 2023: .510")
    use_university: float = number(
        0.037, 0.030, 0.042, unit=SHARE, label="Inventions of universities put to use", zh="高校产业化率",
        grade="B", source="National patent survey 2020-22: .038, .030, .039")
    use_institute: float = number(
        0.13, 0.08, 0.20, unit=SHARE, label="Inventions of institutes put to use", zh="科研院所产业化率",
        grade="C", source="Expert prior between universities and firms")
    use_utility: float = number(
        1.12, 1.05, 1.25, unit="ratio", label="Use of utility models against inventions",
        zh="实用新型相对产业化率", grade="B",
        source="National patent survey 2023: .571 against .513 of firms' inventions")
    use_design: float = number(
        1.29, 1.15, 1.40, unit="ratio", label="Use of designs against inventions",
        zh="外观设计相对产业化率", grade="B",
        source="National patent survey 2023: .660 against .513 of firms' inventions")
    use_high_tech: float = number(
        1.12, 1.08, 1.18, unit="ratio", label="Use by high-tech enterprises against all firms",
        zh="高新技术企业相对产业化率", grade="B",
        source="National patent survey 2023: .576 against .513 of firms' inventions")
    use_ordinary: float = number(
        0.74, 0.68, 0.85, unit="ratio", label="Use by other firms against all firms",
        zh="非高新企业相对产业化率", grade="B",
        source="National patent survey 2023: .381 against .513 of firms' inventions")
    use_opening: float = number(
        0.875, 0.85, 0.92, unit="ratio", label="Use by firms in 2020 against 2023",
        zh="2020年相对产业化率", grade="B", source="National patent survey: .449 (2020), .513 (2023)")
    late_start: float = number(
        0.03, 0.01, 0.06, unit="share per year", label="Idle patents of firms that come into use late",
        zh="滞后产业化年率", grade="C", source="Expert prior")
    product_end: float = number(
        0.03, 0.01, 0.06, unit="share per year", label="Patents in use whose product ends",
        zh="产品退市年率", grade="C", source="Expert prior")
    product_sales: float = number(
        30, 15, 60, unit="CNY per CNY of return", label="Sales of the product over a patent's return",
        zh="产品收入与专利收益比", grade="C", source="Royalties of 2-5 % of sales; not fitted to the survey")
    use_transferred: float = number(
        0.40, 0.20, 0.60, unit=SHARE, label="Idle patents put to use by who buys them", zh="受让后产业化率",
        grade="C", source="Expert prior below firms' own use")
    use_licensed: float = number(
        0.50, 0.30, 0.70, unit=SHARE, label="Idle patents put to use by who takes a licence",
        zh="许可后产业化率", grade="C", source="Expert prior about firms' own use")
    pool_use: float = number(
        0.05, 0.0, 0.15, unit=SHARE, label="Blocked uses that pools free, full effect",
        zh="专利池解除封锁效应", grade="C", source="Expert prior")
    pool_scale: float = number(
        10, 4, 30, unit="pools", label="Pools that bring 63 % of that effect", zh="专利池效应尺度",
        grade="C", source="Expert prior")
    micro_sales: float = number(
        3e6, 3e6, 3e6, unit="CNY per year", label="Sales below which a firm is micro",
        zh="微型企业营收上限", grade="A", source="National classification of enterprises by size, industry")
    small_sales: float = number(
        2e7, 2e7, 2e7, unit="CNY per year", label="Sales below which a firm is small",
        zh="小型企业营收上限", grade="A", source="National classification of enterprises by size, industry")
    medium_sales: float = number(
        4e8, 4e8, 4e8, unit="CNY per year", label="Sales below which a firm is medium",
        zh="中型企业营收上限", grade="A", source="National classification of enterprises by size, industry")
    use_sales: float = number(
        1.0, 0.3, 3.0, unit="CNY per CNY of return",
        label="Sales gained by who puts another's patent to use", zh="受让实施的营收增量", grade="C",
        source="Expert prior: the private return and its cost")

    # value added
    use_elasticity: float = number(
        0.03, 0.01, 0.06, unit="elasticity", label="Patent-intensive value added over patents in use",
        zh="增加值对专利实施的弹性", grade="C", source="Elasticity of the patent stock .01-.06 (prior)")
    nation_growth: float = number(
        0.20, 0.16, 0.23, unit="share per year", label="National growth of patents in force to 2023",
        zh="全国有效专利增速", grade="B",
        source="Valid domestic inventions 2019-2023: 21 % a year; utility models 23 %")
    nation_slowing: float = number(
        0.10, 0.05, 0.16, unit="share per year", label="Yearly slowing of that growth after 2023",
        zh="全国增速年递减率", grade="C", source="Expert prior")

    nation_use: float = number(
        0.045, 0.02, 0.05, unit="share per year", label="National growth of the rate of use to 2023",
        zh="全国产业化率增速", grade="B",
        source="National patent survey: firms' inventions .449 (2020), .513 (2023)")
    nation_use_slowing: float = number(
        0.35, 0.1, 0.6, unit="share per year", label="Yearly slowing of that growth after 2023",
        zh="产业化率增速年递减率", grade="C", source="National patent survey: .533 (2024), .540 (2025)")

    # technology contracts
    contract_trend: float = number(
        0.05, 0.0, 0.10, unit="share per year", label="Growth of technology contracts above R&D",
        zh="技术合同超研发增速", grade="C",
        source="City 2016-18: 13 % a year, little above R&D; nation 23 against 12 %")
    contract_mean: float = number(
        3.9e6, 2.5e6, 5.0e6, unit="CNY", label="Mean technology contract", zh="技术合同平均额", grade="B",
        source="Hubei 2022: 302 billion CNY in 76 719 contracts; sets the noise only")
    contract_shape: float = number(
        0.3, 0.1, 0.6, unit="gamma shape", label="Spread of contract amounts", zh="合同额离散形状参数",
        grade="C", source="Expert prior: a few very large contracts")
