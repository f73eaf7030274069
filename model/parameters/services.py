"""IP service agencies: size, prices, quality, hiring, entry, misconduct. Sources: evidence notes §7."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
YEARLY = "share per year"
PRIOR = "Expert prior"
SURVEY = "National survey of IP services"


@dataclass(frozen=True)
class ServiceParameters(Declared):
    """Agencies: what they are at the opening, how clients choose them, how they decide each year."""

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
    price_spread: float = number(
        0.25, 0.1, 0.5, unit="log points", label="Spread of fees over agencies", zh="代理费离散度", grade="C",
        source="Bids from 1 500 to above 10 000 for one invention; spread within a city is a prior",
    )
    price_quality: float = number(
        0.10, 0.0, 0.25, unit="log points", label="Fee asked per standard deviation of quality",
        zh="质量溢价", grade="C", source=PRIOR,
    )
    price_speed: float = number(
        0.10, 0.0, 0.3, unit="log points per year", label="Fee response to load", zh="代理费对利用率的响应",
        grade="C", source=PRIOR,
    )

    self_share: float = number(
        0.23, 0.17, 0.30, unit=SHARE, label="Applicants who file themselves", zh="自行申请占比", grade="B",
        source="76.8 % of patent applications through agencies, China 2020",
    )
    panel_size: float = number(
        50, 20, 150, unit="inventions held", label="Holdings above which a firm tenders to several agencies",
        zh="多机构招标的持有量门槛", grade="C", source=PRIOR,
    )
    known: float = number(
        3, 2, 5, unit="agencies", label="Agencies that a firm knows of beside its own", zh="企业知晓机构数",
        grade="C", source="Expert prior; search frictions (form from the literature)",
    )
    choice_price: float = number(
        1.5, 0.5, 3.0, unit="log-odds per log point", label="Weight of the fee in the choice",
        zh="选择中的价格权重", grade="C", source=PRIOR,
    )
    choice_quality: float = number(
        0.4, 0.1, 0.8, unit="log-odds", label="Weight of quality in the choice", zh="选择中的质量权重",
        grade="C", source=PRIOR,
    )
    choice_credit: float = number(
        1.5, 0.5, 3.0, unit="log-odds", label="Weight of credit and brand in the choice",
        zh="选择中的信誉权重", grade="C", source=PRIOR,
    )
    brand_reputation: float = number(
        0.5, 0.1, 1.0, unit="credit", label="What a brand adds to reputation", zh="品牌的信誉加成", grade="C",
        source=PRIOR,
    )
    choice_crowding: float = number(
        1.5, 0.5, 3.0, unit="log-odds", label="Aversion to agencies without room", zh="对满负荷机构的回避",
        grade="C", source=PRIOR,
    )
    choice_loyalty: float = number(
        2.0, 1.0, 4.0, unit="log-odds", label="Advantage of the present agency", zh="现有机构优势", grade="C",
        source="Expert prior: switching costs",
    )
    small_revenue: float = number(
        2e7, 1e7, 4e7, unit="CNY per year", label="Sales below which a firm is small", zh="小企业营收上限",
        grade="B", source="Official size classes: small industrial firms up to 20 million CNY",
    )
    voucher_value: float = number(
        3000, 1500, 8000, unit="CNY", label="Public money per small firm served", zh="每户购买服务金额",
        grade="C", source=PRIOR,
    )
    node_gain: float = number(
        0.10, 0.0, 0.25, unit=SHARE, label="Small firms that nodes bring to agencies, full effect",
        zh="公共网点引导使用机构的最大效应", grade="C", source=PRIOR,
    )
    node_scale: float = number(
        60, 20, 150, unit="nodes", label="Nodes that bring 63 % of that effect", zh="公共网点效应尺度",
        grade="C", source=PRIOR,
    )

    income_elasticity: float = number(
        1.05, 0.7, 1.4, unit="elasticity", label="Demand for other services over GDP",
        zh="服务需求的收入弹性", grade="B",
        source="Revenue of IP services grew 8.2 % a year, China 2020-23, GDP about 7.5 %",
    )
    demand_awareness: float = number(
        0.10, 0.0, 0.3, unit="elasticity", label="Demand for other services over awareness",
        zh="服务需求对知晓度的弹性", grade="C", source=PRIOR,
    )
    postponed: float = number(
        0.7, 0.4, 0.9, unit=SHARE, label="Work that a lockdown only postpones",
        zh="停工期间延后而非消失的业务比例", grade="C",
        source="National revenue of IP services still grew in 2020 (4.5 %); share is a prior",
    )
    catch_up: float = number(
        6, 3, 12, unit="months", label="Time over which postponed work is made up", zh="延后业务补做月数",
        grade="C", source=PRIOR,
    )
    export_per_project: float = number(
        2e6, 0.5e6, 5e6, unit="CNY per project", label="Export revenue that an exchange project brings",
        zh="每个国际合作项目带来的服务出口", grade="C", source=PRIOR,
    )
    wage_growth: float = number(
        0.01, 0.0, 0.03, unit=YEARLY, label="Growth of revenue per head that staff costs ask for",
        zh="人均营收要求增速", grade="B", source="289-305 thousand CNY per head in 2021-23, China: flat",
    )
    margin: float = number(
        0.10, 0.04, 0.20, unit=SHARE, label="Margin of an agency at the opening", zh="机构利润率", grade="C",
        source=PRIOR,
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
    training_pass: float = number(
        0.12, 0.05, 0.25, unit=SHARE, label="Training places that become attorneys of the city",
        zh="培训转化为代理师比例", grade="C",
        source="Expert prior: pass rates of the national examination of 10-20 %, repeated",
    )
    training_lag: float = number(
        18, 12, 30, unit="months", label="From training place to practice", zh="培训到执业时间", grade="C",
        source="Expert prior: examination and a year of practice",
    )
    talent_attorneys: float = number(
        0.3, 0.1, 0.6, unit=SHARE, label="Talents of the programme who are attorneys",
        zh="人才计划中代理师占比", grade="C", source=PRIOR,
    )

    entry_rate: float = number(
        0.10, 0.05, 0.16, unit=YEARLY, label="Entry of agencies", zh="机构进入率", grade="B",
        source="Organisations grew 2.9-15.1 % a year net, China 2020-23; new patent agencies 16-19 %",
    )
    entry_slowing: float = number(
        0.08, 0.0, 0.15, unit=YEARLY, label="Yearly fall of the entry rate", zh="进入率年降幅", grade="C",
        source=SURVEY + ": net growth fell from 15.1 % (2021) to 2.9 % (2022-23)",
    )
    entrant_staff: float = number(
        5, 2, 10, unit="persons", label="Staff of a new agency", zh="新机构从业人数", grade="C", source=PRIOR,
    )
    attraction_gain: float = number(
        0.4, 0.0, 1.0, unit=SHARE, label="More entry at full incentive", zh="引进奖励对进入的最大提升",
        grade="C", source=PRIOR,
    )
    attraction_scale: float = number(
        8e5, 3e5, 2e6, unit="CNY per agency", label="Incentive that brings 63 % of that",
        zh="引进奖励效应尺度", grade="C", source=PRIOR,
    )
    exit_rate: float = number(
        0.06, 0.03, 0.10, unit=YEARLY, label="Exit of a sound agency of two persons", zh="机构退出率",
        grade="B",
        source="Patent agencies 1.5-2.3 % a year, China 2022-23; other firms more",
    )
    exit_size: float = number(
        0.5, 0.2, 0.8, unit="elasticity", label="Fall of exit with size", zh="机构退出率的规模弹性",
        grade="C",
        source="Expert prior; sign as for firms, the young and tiny close",
    )
    exit_weak: float = number(
        3.0, 1.5, 5.0, unit="ratio", label="Exit of an agency that makes losses, against a sound one",
        zh="亏损机构退出倍数", grade="C", source=PRIOR,
    )

    misconduct: float = number(
        0.15, 0.05, 0.3, unit=YEARLY, label="Misconduct of agencies of no credit", zh="低信用机构违规率",
        grade="C", source=PRIOR,
    )
    deterrence: float = number(
        1.5, 0.0, 4.0, unit="per inspection rate", label="How inspection deters misconduct",
        zh="检查对违规的威慑", grade="C", source=PRIOR,
    )
    listing_penalty: float = number(
        0.3, 0.1, 0.5, unit="credit", label="Credit lost when misconduct is found", zh="违规查处的信用扣减",
        grade="C", source=PRIOR,
    )
    credit_recovery: float = number(
        0.10, 0.03, 0.25, unit=YEARLY, label="Credit regained in a good year", zh="信用年恢复率", grade="C",
        source=PRIOR,
    )
    credit_spread: float = number(
        0.4, 0.2, 0.6, unit="credit", label="Range of credit standing at the opening", zh="期初信用差距",
        grade="C", source=PRIOR,
    )
    brand_credit: float = number(
        0.7, 0.5, 0.85, unit="credit", label="Credit that a brand agency needs", zh="品牌机构信用门槛",
        grade="C", source=PRIOR,
    )
    brand_quality: float = number(
        0.4, 0.1, 0.8, unit="standard deviations", label="Quality that a brand agency reaches beyond its own",
        zh="品牌机构质量提升", grade="C", source=PRIOR,
    )
    brand_loss: float = number(
        0.03, 0.0, 0.08, unit=YEARLY, label="Brand agencies that lose the name", zh="品牌年摘牌率", grade="C",
        source=PRIOR,
    )
    quality_speed: float = number(
        0.3, 0.1, 0.6, unit=YEARLY, label="Speed at which quality follows investment", zh="质量调整速度",
        grade="C", source=PRIOR,
    )
    cluster_gain: float = number(
        0.08, 0.0, 0.20, unit=SHARE, label="Productivity gained in a cluster zone", zh="集聚区生产率提升",
        grade="C", source="Agglomeration literature: 3-8 % per doubling of density; wider",
    )
    cluster_move: float = number(
        0.06, 0.02, 0.15, unit=YEARLY, label="Agencies outside that join clusters, per zone beyond the first",
        zh="新增集聚区年入驻率", grade="C", source=PRIOR,
    )
