"""Clients of IP service agencies: whom they know and choose, and what they buy besides drafting."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
YEARLY = "share per year"
PRIOR = "Expert prior"


@dataclass(frozen=True)
class ClientParameters(Declared):
    """Innovators: which agencies they know, how they choose, who takes vouchers."""

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
    known_more: float = number(
        1.0, 0.3, 2.0, unit="agencies", label="Agencies more that a fully aware firm knows",
        zh="高知晓度企业多知晓的机构数", grade="C", source=PRIOR,
    )
    node_known: float = number(
        0.5, 0.1, 1.0, unit="agencies",
        label="Agencies more that a firm knows where there are many public nodes",
        zh="公共网点带来的知晓机构增量", grade="C", source=PRIOR,
    )
    node_scale: float = number(
        60, 20, 150, unit="nodes", label="Nodes that bring 63 % of that effect", zh="公共网点效应尺度",
        grade="C", source=PRIOR,
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
    choice_field: float = number(
        0.5, 0.1, 1.0, unit="log-odds", label="Advantage of an agency that knows the field",
        zh="专业领域匹配优势", grade="C", source=PRIOR,
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
    voucher_takeup: float = number(
        0.25, 0.1, 0.5, unit=YEARLY, label="Fully aware small firms that take a voucher on offer",
        zh="服务券申领率", grade="C", source=PRIOR,
    )


@dataclass(frozen=True)
class LineParameters(Declared):
    """Lines of service besides patent drafting: shares at the opening, what drives them."""

    share_marks: float = number(
        0.25, 0.15, 0.35, unit=SHARE,
        label="Marks and works in the revenue of 2019 besides patent drafting, the rest is consulting",
        zh="2019年专利代理以外营收中商标版权代理占比", grade="C", source=PRIOR,
    )
    share_search: float = number(
        0.15, 0.08, 0.25, unit=SHARE,
        label="Search and navigation in the revenue of 2019 besides patent drafting, the rest is consulting",
        zh="2019年专利代理以外营收中检索与导航占比", grade="C", source=PRIOR,
    )
    share_litigation: float = number(
        0.20, 0.10, 0.30, unit=SHARE,
        label="Litigation support in the revenue of 2019 besides patent drafting, the rest is consulting",
        zh="2019年专利代理以外营收中维权诉讼服务占比", grade="C", source=PRIOR,
    )
    share_operation: float = number(
        0.10, 0.05, 0.20, unit=SHARE,
        label="Transactions and pledges in that revenue, the rest is consulting",
        zh="2019年专利代理以外营收中运营交易服务占比", grade="C", source=PRIOR,
    )
    line_focus: float = number(
        0.6, 0.4, 0.8, unit=SHARE, label="Other staff of an agency in its main line", zh="主营业务人员占比",
        grade="C", source=PRIOR,
    )

    marks_elasticity: float = number(
        0.9, 0.7, 1.0, unit="elasticity", label="Revenue from marks over applications",
        zh="商标代理收入对申请量的弹性", grade="C", source=PRIOR,
    )
    search_elasticity: float = number(
        0.8, 0.4, 1.1, unit="elasticity", label="Revenue from search over R&D", zh="检索收入对研发的弹性",
        grade="C", source=PRIOR,
    )
    navigation_search: float = number(
        0.05, 0.0, 0.15, unit="elasticity", label="Revenue from search over navigation reports in use",
        zh="检索收入对导航报告的弹性", grade="C", source=PRIOR,
    )
    litigation_elasticity: float = number(
        0.6, 0.3, 1.0, unit="elasticity", label="Revenue from litigation over disputes filed",
        zh="维权收入对纠纷量的弹性", grade="C", source=PRIOR,
    )
    operation_elasticity: float = number(
        0.6, 0.3, 1.0, unit="elasticity", label="Revenue from operation over deals and pledge loans",
        zh="运营收入对交易量的弹性", grade="C", source=PRIOR,
    )
    consulting_elasticity: float = number(
        0.6, 0.3, 1.0, unit="elasticity", label="Revenue from consulting over high-tech firms",
        zh="咨询收入对高企数的弹性", grade="C", source=PRIOR,
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
    export_scale: float = number(
        40, 15, 100, unit="projects per year",
        label="Exchange projects that bring 63 % of the export that can be won", zh="国际合作出口效应尺度",
        grade="C", source=PRIOR,
    )
