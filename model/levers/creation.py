"""Levers on creation (创造): what is invented, filed, drafted and examined faster.

Declared in the unit a planner reads; the field holds code units (shares, CNY). Defaults are January
2020; the levels of 2020-2023 stand in scenarios/library/history.toml. No plan states amounts of money:
every cost is a prior, per declared unit. The line below a lever says whom it acts on and what it changes.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Cost, Declared, lever

GROUP = "creation"


@dataclass(frozen=True)
class CreationLevers(Declared):
    """What a government can set to change the creation of rights (创造类杠杆)."""

    rd_subsidy_rate: float = lever(
        3, 0, 20, plannable=(0, 10), unit="% of R&D", group=GROUP,
        label="Public share of business R&D", zh="研发投入补助率",
        source="expert prior: direct public money is 2-5 % of what firms spend on R&D", grade="C",
        moves="innovators.rd", sign=1, cost=Cost(basis="counted"),
    )
    """Firms: lowers the price of R&D a firm pays; R&D responds with an elasticity."""
    filing_subsidy_quantity: float = lever(
        2500, 0, 10000, plannable=(0, 3000), unit="CNY/grant", group=GROUP,
        label="Per-grant filing subsidy (quantity based)", zh="数量型专利资助",
        source="expert prior: per-grant subsidies of large cities before the national phase-out of 2021",
        grade="C",
        moves="patents.abnormal", sign=1, cost=Cost(basis="counted"),
    )
    """Firms and agencies: ideas of little value become worth filing, and filing without an idea pays;
    counts as far as the nation still tolerates it."""
    quality_award: float = lever(
        3000, 0, 50000, plannable=(0, 20000), unit="CNY/patent", group=GROUP,
        label="Award per high-value patent", zh="高价值专利奖补",
        source="expert prior: awards of 1-10 thousand CNY for few patents, spread over all high-value ones",
        grade="C",
        moves="patents.quality", sign=1, cost=Cost(basis="counted"),
    )
    """Firms: paid at grant for high-value inventions; raises the effort put into inventions and their pull
    against utility models."""
    cultivation_centres_ordered: float = lever(
        0, 0, 100, plannable=(0, 60), unit="centres", group=GROUP,
        label="High-value patent cultivation centres", zh="高价值专利培育中心",
        source="expert prior: none known before the 14 started in 2022", grade="B",
        moves="programmes.cultivation_centres_ordered.standing", sign=1,
        cost=Cost(200e3, 500e3, 1e6, "unit and year"),
    )
    """Firms and universities: a centre serves a limited number of organisations; those served draft and
    select better inventions; an order, not what stands."""
    navigation_reports: float = lever(
        5, 0, 200, plannable=(0, 60), unit="reports/yr", group=GROUP,
        label="Patent navigation analyses", zh="专利导航分析",
        source="expert prior: a few chains a year; H22B-03 asks 10 chains of the province", grade="C",
        moves="programmes.navigation_reports.delivered", sign=1,
        cost=Cost(100e3, 250e3, 500e3, "unit and year"),
    )
    """Firms: steers R&D of the industry chains it covers toward open fields and away from duplicated work:
    more of its ideas are novel, their drafts are better; each report reaches less than the one before."""
    industry_focus_share: float = lever(
        50, 0, 100, plannable=(20, 90), unit="%", group=GROUP,
        label="Share of support aimed at the key industry clusters", zh="重点产业（965/51020）集中度",
        source="expert prior: half of the support goes to named clusters", grade="C",
        moves="city.strategic_rd", sign=1, cost=Cost(basis="none"),
    )
    """Firms: who receives support: key-sector firms or everyone."""
    overseas_filing_support: float = lever(
        15, 0, 80, plannable=(0, 50), unit="% of cost", group=GROUP,
        label="Support rate for overseas filings", zh="海外布局资助率",
        source="expert prior: fixed subsidies of a PCT filing are 10-25 % of its cost", grade="C",
        moves="patents.pct", sign=1, cost=Cost(basis="counted"),
    )
    """Firms: lowers the cost of a PCT application and of filing at an office abroad for those who claim it;
    what is claimed beyond the budget is cut."""
    preexam_capacity: float = lever(
        50, 0, 600, plannable=(20, 400), unit="applications/month", group=GROUP,
        label="Pre-examination slots of the protection centre", zh="预审产能",
        source="National IP Strategy Network, 18 December 2020: 318 grants in the trial year, grant rate 0.9",
        grade="B",
        moves="protection_centre.capacity", sign=1, cost=Cost(20e3, 45e3, 90e3, "unit and year"),
    )
    """Protection and quick centre: new slots need training; they take eligible applications of registered
    entities out of the ordinary examination queue, first come, first served."""
    protection_centre_quota: float = lever(
        50, 0, 10000, plannable=(500, 5000), unit="entities", group=GROUP,
        label="Entities that may register with the protection centre", zh="保护中心备案主体名额",
        source="expert prior: the centre began its trial year at the turn of 2020", grade="C",
        moves="protection_centre.entities", sign=1, cost=Cost(200, 600, 2e3, "unit and year"),
    )
    """Firms: who is eligible for pre-examination and rapid rights protection."""
    quick_centre_quota: float = lever(
        0, 0, 5000, plannable=(100, 2000), unit="entities", group=GROUP,
        label="Entities that may register with the quick rights centre (automobile and parts)",
        zh="快维中心备案主体名额",
        source="notice of the quick centre: it opened on 21 December 2020", grade="A",
        moves="quick_centre.entities", sign=1, cost=Cost(200, 600, 2e3, "unit and year"),
    )
    """Firms: the same for the automobile cluster."""
    trademark_guidance_stations_ordered: float = lever(
        0, 0, 300, plannable=(0, 120), unit="stations", group=GROUP,
        label="Trademark and brand guidance stations", zh="商标品牌指导站",
        source="expert prior: the national programme of stations is later", grade="C",
        moves="programmes.trademark_guidance_stations_ordered.standing", sign=1,
        cost=Cost(50e3, 120e3, 250e3, "unit and year"),
    )
    """Market entities: each reaches a limited number of entities a year; those reached file and renew more;
    an order, not what stands."""
    madrid_support: float = lever(
        5000, 0, 20000, plannable=(0, 15000), unit="CNY/application", group=GROUP,
        label="Support per Madrid application", zh="马德里注册资助",
        source="expert prior: about half of the basic fee of a Madrid application", grade="C",
        moves="entities.rights.madrid_filed", sign=1, cost=Cost(basis="counted"),
    )
    """Exporting firms: lowers the cost of a Madrid filing."""
    copyright_service_centres_ordered: float = lever(
        1, 0, 20, plannable=(1, 8), unit="centres", group=GROUP,
        label="Copyright service centres", zh="版权服务中心",
        source="expert prior: one body takes registrations; W24-T15 counts 2 by 2025", grade="C",
        moves="programmes.copyright_service_centres_ordered.standing", sign=1,
        cost=Cost(500e3, 1e6, 2e6, "unit and year"),
    )
    """Creators: registration capacity and reach; an order, not what stands."""
    plant_gi_support: float = lever(
        1000, 0, 20000, plannable=(0, 6000), unit="10k CNY/yr", group=GROUP,
        label="Support for plant varieties and geographical indications", zh="植物新品种与地理标志培育",
        source="expert prior: some tens of breeding and GI projects a year", grade="C",
        moves="entities.rights.projects_under_way", sign=1, cost=Cost(basis="counted"),
    )
    """Breeders and associations: number of breeding and GI projects funded."""
    abnormal_filing_control: float = lever(
        20, 0, 100, plannable=(20, 100), unit="% of applications screened", group=GROUP,
        label="Control of abnormal filings", zh="非正常申请整治强度",
        source="expert prior: before the national rules on abnormal filings of 2021", grade="C",
        moves="patents.abnormal", sign=-1, cost=Cost(20e3, 60e3, 150e3, "unit and year"),
    )
    """Firms and agencies: probability that an abnormal filing is caught and withdrawn; its owner loses
    credit, so fewer are tempted; agencies fear to be found."""
