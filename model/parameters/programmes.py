"""How orders become things that stand and work that is delivered (programmes), and how government governs."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

MONTHS = "months"
SHARE = "share"
MONTHLY = "share per month"
PRIOR = "Expert prior"


@dataclass(frozen=True)
class ProgrammeParameters(Declared):
    """Programmes: lead times, limits to building, hiring, delivery, reviews, reach."""

    station_lead: float = number(
        3, 1, 6, unit=MONTHS, label="Lead time of a station", zh="站点筹建时间", grade="C",
        source="Three protection workstations within 50 days at the turn of 2020; wider for later ones",
    )
    station_limit: float = number(
        8, 4, 15, unit="stations per month", label="Stations of a kind that can be set up in a month",
        zh="每月可建站点数", grade="C", source=PRIOR,
    )
    centre_lead: float = number(
        5, 3, 10, unit=MONTHS, label="Lead time of a centre or node", zh="中心筹建时间", grade="C",
        source="Expert prior: one round of calls for bids",
    )
    centre_limit: float = number(
        3, 1.5, 6, unit="centres per month", label="Centres of a kind that can be set up in a month",
        zh="每月可建中心数", grade="C",
        source="14 cultivation centres were started in 2022; the limit is a prior",
    )
    zone_lead: float = number(
        18, 10, 30, unit=MONTHS, label="Lead time of a service cluster zone", zh="集聚区筹建时间", grade="C",
        source="Expert prior: approval and build-up of a zone",
    )
    zone_limit: float = number(
        0.25, 0.1, 0.5, unit="zones per month", label="Zones that can be set up in a month",
        zh="每月可建集聚区数", grade="C", source=PRIOR,
    )
    school_lead: float = number(
        5, 3, 10, unit=MONTHS, label="Lead time of a pilot school", zh="试点学校评定时间", grade="C",
        source="Expert prior: schools are named once or twice a year",
    )
    school_limit: float = number(
        4, 2, 8, unit="schools per month", label="Schools that can be named in a month",
        zh="每月可评定学校数", grade="C", source=PRIOR,
    )
    staff_lead: float = number(
        3, 1, 6, unit=MONTHS, label="Time to recruit a specialist", zh="专业人员招聘时间", grade="C",
        source=PRIOR,
    )
    staff_limit: float = number(
        4, 2, 8, unit="persons per month", label="Specialists that can be recruited in a month",
        zh="每月可招聘人数", grade="C", source=PRIOR,
    )
    staff_turnover: float = number(
        0.04, 0.0, 0.10, unit="share per year", label="Specialists who leave", zh="专业人员年流失率",
        grade="C", source=PRIOR,
    )
    opening_staffed: float = number(
        0.85, 0.7, 1.0, unit=SHARE, label="Part of the orders of January 2020 that stood",
        zh="期初在运营比例", grade="C",
        source="2 of 3 workstations stood at the end of 2019; others are a prior",
    )
    staffing: float = number(
        0.6, 0.35, 0.9, unit=MONTHLY, label="Chance that what is ready is staffed and opens",
        zh="每月配员开业概率", grade="C", source="Expert prior: hiring takes one to three months",
    )
    closure: float = number(
        0.15, 0.05, 0.4, unit=MONTHLY, label="Excess over the order that is wound up", zh="超额部分月裁撤率",
        grade="C", source=PRIOR,
    )
    talent_gain: float = number(
        0.4, 0.0, 1.0, unit=SHARE, label="Full gain in hiring speed from the talent programme",
        zh="人才引进对招聘速度的最大提升", grade="C", source=PRIOR,
    )
    talent_scale: float = number(
        60, 20, 150, unit="persons per year", label="Talents that bring 63 % of that gain",
        zh="人才引进效应尺度", grade="C", source=PRIOR,
    )

    held: float = number(
        0.85, 0.6, 0.97, unit=MONTHLY, label="Chance that an event that is due takes place",
        zh="到期活动当月举办概率", grade="C", source="Expert prior; the rest waits for the next month",
    )
    attendance: float = number(
        1.0, 0.9, 1.15, unit="persons per place", label="Persons who come per place ordered", zh="实到率",
        grade="C", source="Expert prior: empty places and overbooked courses",
    )

    review_gain: float = number(
        0.25, 0.0, 0.5, unit=SHARE, label="Full gain in speed of delivery from reviews",
        zh="督导对进度的最大提升", grade="C", source="Expert prior; target-setting literature gives the sign",
    )
    review_scale: float = number(
        2, 1, 4, unit="reviews per year", label="Reviews beyond one that bring 63 % of that gain",
        zh="督导效应尺度", grade="C", source=PRIOR,
    )
    report_discipline: float = number(
        2.5, 1.5, 5.0, unit="per review", label="How reviews keep monthly reports on time",
        zh="督导对按时报送的作用", grade="C", source=PRIOR,
    )
    review_lag_margin: float = number(
        0.05, 0.02, 0.15, unit="share of the way",
        label="Behind schedule from which a goal counts as lagging",
        zh="认定目标滞后的序时差距", grade="C", source=PRIOR,
    )
    review_safe_margin: float = number(
        0.10, 0.05, 0.30, unit="share of the way", label="Ahead of schedule from which a goal counts as safe",
        zh="认定目标有余的序时差距", grade="C", source=PRIOR,
    )
    review_least_way: float = number(
        0.10, 0.05, 0.20, unit="share of the value required",
        label="Least way by which lags are measured, for goals that were nearly met at issue",
        zh="衡量滞后的最小进程", grade="C", source=PRIOR,
    )
    review_step: float = number(
        0.08, 0.02, 0.15, unit="share of a lever's money", label="Money that one review takes at most",
        zh="单次督导最大调减比例", grade="C",
        source="Expert prior: adjustments of a budget within the year (预算调剂) are small",
    )
    review_most: float = number(
        0.25, 0.10, 0.40, unit="share of a lever's money",
        label="Money that all reviews together take at most",
        zh="督导累计最大调减比例", grade="C", source=PRIOR,
    )
    review_decay: float = number(
        0.5, 0.25, 1.0, unit="share per review", label="Moved money that goes back once its reason has gone",
        zh="调剂事由消失后的回调比例", grade="C", source=PRIOR,
    )

    chains: float = number(
        20, 20, 20, unit="chains", label="Key industry chains of the city", zh="重点产业链数", grade="A",
        source="The 965 industry clusters: 9 pillar, 6 emerging, 5 future",
    )
    overseas_reports: float = number(
        0.333, 0.2, 0.45, unit=SHARE, label="Navigation reports that warn of overseas risks",
        zh="导航报告中海外预警占比", grade="C",
        source="Clause W24-46: 5 beside about 10 for chains; range is a prior",
    )
    report_life: float = number(
        36, 24, 60, unit=MONTHS, label="Months for which a navigation report stays of use",
        zh="导航报告有效期", grade="C", source=PRIOR,
    )
    node_spread: float = number(
        0.5, 0.2, 0.8, unit=SHARE, label="Public nodes placed evenly rather than where innovators are",
        zh="公共服务网点均衡布局比例", grade="C", source=PRIOR,
    )

    contact_base: float = number(
        150, 60, 300, unit="firms", label="Contact firms looked after without a station",
        zh="无站点可联系企业数", grade="C",
        source="141 firms of 2022 preceded the stations; the limit is a prior",
    )
    firms_per_station: float = number(
        60, 25, 120, unit="firms per station", label="Contact firms that a station can look after",
        zh="每站可联系企业数", grade="C",
        source="Plan of 2024: 3 000 firms beside 50 stations; range is a prior",
    )
    contact_preference: float = number(
        2.0, 1.0, 4.0, unit="odds", label="Preference for high-tech firms in enrolment",
        zh="入库对高企的偏好", grade="C", source=PRIOR,
    )
    demo_wait: float = number(
        6, 3, 12, unit=MONTHS, label="Months as contact firm before it can be a demonstration firm",
        zh="示范点评定前联系月数", grade="C", source=PRIOR,
    )
    demo_share: float = number(
        0.25, 0.10, 0.45, unit="share per round", label="Eligible contact firms named demonstration firms",
        zh="每轮评定示范点比例", grade="C",
        source="About 55 demonstration firms by mid-2022 or mid-2023 beside 141-180 contact firms",
    )
    demo_places: float = number(
        60, 30, 120, unit="firms per round", label="Demonstration firms that a round can name",
        zh="每轮示范点名额", grade="C", source="About 55 firms on the first list; range is a prior",
    )

    regional_centre_first: float = number(
        66, 42, 100, unit="months since 2020-01", label="Month in which the first regional centre opens",
        zh="首个区域保护中心设立月", grade="C",
        source="Exogenous plan of the province (H22S): 'promote'; no lever of a city moves it",
    )
    regional_centre_gap: float = number(
        10, 0, 36, unit=MONTHS, label="Months from the first regional centre to the second",
        zh="第二个区域保护中心间隔", grade="C", source="As the first",
    )
