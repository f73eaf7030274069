"""How market entities live, file trademarks and keep them; what the national office does with them."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

YEAR = "share per year"
SHARE = "share"
RATIO = "ratio"
PRIOR = "Expert prior"
REPORT_2022 = "Annual report of the national office for 2022"


@dataclass(frozen=True)
class MarkParameters(Declared):
    """Entity cells, trademark filing, examination, renewal and cancellation."""

    # entities
    entry_history: float = number(
        0.08, 0.04, 0.13, unit=YEAR, label="Growth of entity entries before 2020",
        zh="2019年前新设主体年增速", grade="B",
        source="Nation 103 million entities in mid 2018, 159 million in May 2022: 12 % a year; city "
        "entries +5.2 % in 2018")
    exit_sole: float = number(
        1.2, 0.9, 1.8, unit=RATIO, label="Exit of sole traders against enterprises", zh="个体户相对退出率",
        grade="C", source=PRIOR + "; smaller units close more often (sign published)")
    cooperative_share: float = number(
        0.010, 0.004, 0.018, unit=SHARE, label="Cooperatives among entities that are no enterprises",
        zh="非企业主体中合作社占比", grade="C",
        source=PRIOR + "; nation about 2 million of 100 million, fewer in a city")

    # filing and guidance
    filing_sole: float = number(
        0.12, 0.04, 0.30, unit=RATIO, label="Marks filed by a sole trader against an enterprise",
        zh="个体户相对商标申请率", grade="C", source=PRIOR)
    filing_cooperative: float = number(
        0.4, 0.15, 0.8, unit=RATIO, label="Marks filed by a cooperative against an enterprise",
        zh="合作社相对商标申请率", grade="C", source=PRIOR)
    filing_young: float = number(
        2.0, 1.2, 3.5, unit=RATIO, label="Marks filed in the founding year against old age",
        zh="新设主体相对商标申请率", grade="C", source=PRIOR + "; names are protected at the start")
    filing_young_years: float = number(
        3.0, 1.5, 5.0, unit="years", label="Years over which early filing fades", zh="新设期商标申请衰减年数",
        grade="C", source=PRIOR)
    filing_norms: float = number(
        0.10, 0.0, 0.30, unit="elasticity", label="Marks filed over public norms",
        zh="商标申请对社会规范的弹性", grade="C", source=PRIOR + "; enforcement raises filings 0-25 %")
    filing_activity: float = number(
        0.5, 0.1, 1.0, unit="elasticity", label="Filing of marks over business activity",
        zh="商标申请对经济活动的弹性", grade="C", source=PRIOR + "; filing is online, business was closed")
    station_reach: float = number(
        300, 80, 800, unit="entities per station and year", label="Entities that a guidance station reaches",
        zh="每个指导站年覆盖主体数", grade="C", source=PRIOR)
    station_preference: float = number(
        6.0, 2.0, 15.0, unit="odds", label="Enterprises and cooperatives before sole traders in guidance",
        zh="指导站对企业的偏好", grade="C", source=PRIOR)
    guidance_memory: float = number(
        3.0, 1.5, 6.0, unit="years", label="Years for which guidance is remembered", zh="指导效果持续年数",
        grade="C", source=PRIOR)
    guidance_filing: float = number(
        0.5, 0.1, 1.0, unit=SHARE, label="More marks filed by entities that guidance reached",
        zh="指导对商标申请的提升", grade="C", source=PRIOR + "; no causal study was found")
    guidance_refusal: float = number(
        0.15, 0.0, 0.35, unit=SHARE, label="Refusals avoided by guidance (search before filing)",
        zh="指导避免的驳回比例", grade="C", source=PRIOR)
    guidance_renewal: float = number(
        0.15, 0.0, 0.35, unit=SHARE, label="Marks saved by guidance, of those let go otherwise",
        zh="指导挽回的未续展比例", grade="C", source=PRIOR)

    # hoarding
    hoarding_share: float = number(
        0.08, 0.046, 0.18, unit=SHARE, label="Applications filed to hoard before the rules",
        zh="规制前囤积申请占比", grade="C",
        source=PRIOR + "; no less than what was struck as bad faith in 2021: 482 000 of 10.57 million "
        "examined (4.6 %); 372 100 of 7.06 million in 2022 (5.3 %)")
    hoarding_floor: float = number(
        0.35, 0.15, 0.70, unit=RATIO, label="Hoarding that the rules leave in the end",
        zh="规制后囤积残余比例", grade="C",
        source=PRIOR + "; 249 000 bad-faith filings struck in half of 2023")
    hoarding_response: float = number(
        12, 6, 24, unit="months", label="Time in which hoarders answer to the rules", zh="囤积者响应时间",
        grade="C",
        source=PRIOR + "; national filings fell by a fifth in the second year (9.45 to 7.52 million)")
    hoarding_norms: float = number(
        0.3, 0.0, 0.8, unit="elasticity", label="Fall of hoarding over public norms",
        zh="囤积对社会规范的弹性", grade="C", source=PRIOR)
    hoarding_registered: float = number(
        0.35, 0.15, 0.70, unit=RATIO, label="Registration of hoarded against other applications",
        zh="囤积申请相对注册率", grade="C", source=PRIOR + "; part is not recognised")
    hoarding_renewal: float = number(
        0.3, 0.1, 0.6, unit=RATIO, label="Renewal of hoarded against other marks", zh="囤积商标相对续展率",
        grade="C", source=PRIOR)

    # the national office
    refusal_reviews: float = number(
        0.09, 0.06, 0.14, unit=SHARE, label="Refusals taken to review", zh="驳回复审申请比例", grade="B",
        source="298 171 reviews asked in 2020 over about 3.3 million refusals (9 million examined)")
    review_success: float = number(
        0.34, 0.28, 0.40, unit=SHARE, label="Reviews of refusal that succeed in full or in part",
        zh="驳回复审成功率", grade="B", source=REPORT_2022 + ": .233 in full and .109 in part")
    review_months: float = number(
        5.5, 5.0, 7.5, unit="months", label="Time of a review of refusal", zh="驳回复审周期", grade="B",
        source="National office, January 2022: 5.5 months in 2021")
    opposed: float = number(
        0.023, 0.017, 0.030, unit=SHARE, label="Published applications that are opposed", zh="异议申请比例",
        grade="B", source="170 000 oppositions decided in 2021 over 7.4 to 7.7 million published")
    opposition_success: float = number(
        0.57, 0.45, 0.62, unit=SHARE, label="Oppositions that the opponent wins", zh="异议成立率", grade="B",
        source="Nation 2022: .57")
    opposition_months: float = number(
        11.0, 10.0, 13.0, unit="months", label="Time of an opposition", zh="异议审查周期", grade="B",
        source="National office, January 2022: 11 months in 2021")
    published_partly: float = number(
        0.22, 0.16, 0.26, unit=SHARE, label="Published applications that are refused in part",
        zh="初步审定中部分驳回占比", grade="B",
        source=REPORT_2022 + ": .520 published in full, .144 in part, .336 refused")

    # the register
    mark_history: float = number(
        0.22, 0.17, 0.28, unit=YEAR, label="Growth of trademark registrations before 2020",
        zh="2019年前商标注册年增速", grade="B",
        source="Nation 838 thousand registrations in 2009, 6.406 million in 2019: 22.6 % a year")
    renewal: float = number(
        0.55, 0.45, 0.68, unit=SHARE, label="Marks renewed after ten years, of all that fall due",
        zh="商标十年续展率", grade="B",
        source="National stocks and registrations: 3.2 % of the stock left in 2020, 2.1 % in 2023, the "
        "larger part marks ten years old that were not renewed")
    exit_mark_loss: float = number(
        0.07, 0.03, 0.15, unit=SHARE, label="Marks given up when their owner leaves the register",
        zh="主体注销时商标放弃比例", grade="B",
        source="The rest of that national outflow, about .9 % of the stock, less cancellations and "
        "invalidations (about .3 %), over exits of 8 %")
    orphaned: float = number(
        0.5, 0.25, 0.75, unit=SHARE, label="Marks of owners gone that nobody takes over",
        zh="注销主体商标无人承接比例", grade="C", source=PRIOR + "; the others are assigned before or after")
    nonuse_requests: float = number(
        0.006, 0.003, 0.010, unit=YEAR, label="Marks over three years old attacked for non-use",
        zh="撤三申请率", grade="C",
        source=PRIOR + "; first-stage requests are not published; 12 615 reviews of them were asked in 2020")
    nonuse_success: float = number(
        0.72, 0.65, 0.80, unit=SHARE, label="Non-use attacks that succeed", zh="撤三成功率", grade="B",
        source="National office: .716 in the first half of 2019; reviews .73 and .80 in 2020-21")
    nonuse_idle: float = number(
        3.0, 1.0, 6.0, unit="odds", label="Non-use attacks on hoarded and ownerless marks against others",
        zh="闲置商标被撤相对风险", grade="C", source=PRIOR + "; who does not use cannot prove use")
    invalidated: float = number(
        0.0012, 0.0008, 0.0016, unit=YEAR, label="Valid marks declared invalid", zh="商标无效宣告率",
        grade="B",
        source="42 778 rulings in 2020, .75 of them in full or in part, over 27.7 million marks")
