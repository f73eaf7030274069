"""How courts work: clocks, hours, outcomes, law. Sources: evidence notes §9 and the procedural laws."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
DAYS = "days"
HOURS = "judge hours per case"
PRIOR = "Expert prior"
LAW = "Civil Procedure Law"


@dataclass(frozen=True)
class CourtParameters(Declared):
    """Courts: time, effort, outcomes, appeals."""

    # judges
    judge_hours: float = number(
        110, 90, 130, unit="hours per judge and month", label="Hours of a judge that go into cases",
        zh="法官月办案工时", grade="C",
        source="About 1 700 hours a year less training, meetings and other duties")
    overtime: float = number(
        0.2, 0.05, 0.35, unit=SHARE, label="Longest overtime when the docket is full", zh="最大加班比例",
        grade="C",
        source="Output follows incoming cases more than judges (Dimitrova-Grajzl et al.); size is a prior")
    february_hours: float = number(
        0.7, 0.55, 0.85, unit="ratio", label="Hours of February (Spring Festival)", zh="二月办案工时比例",
        grade="C", source=PRIOR)
    december_hours: float = number(
        1.2, 1.05, 1.4, unit="ratio", label="Hours of December (year-end clearing)", zh="十二月办案工时比例",
        grade="C", source=PRIOR)
    december_pull: float = number(
        45, 20, 70, unit=DAYS, label="Hearings brought forward in December", zh="年末清案提前天数",
        grade="C", source="Expert prior; year-end stocks are the low of the year")
    secondment: float = number(
        0.25, 0.1, 0.5, unit="share per month", label="Speed at which judges follow the work between courts",
        zh="法官调配速度", grade="C", source=PRIOR)
    hiring: float = number(
        0.15, 0.06, 0.3, unit="share per month", label="Vacant judge posts filled in a month",
        zh="法官空缺员额月补充率", grade="C",
        source="Expert prior: posts of the quota are filled by selection, once or twice a year")
    leaving: float = number(
        0.05, 0.02, 0.1, unit="share per year", label="Judges who leave the bench or the field",
        zh="法官年离岗率", grade="C", source=PRIOR)
    training: float = number(
        6, 3, 12, unit="months", label="Months until a new IP judge hears cases in full",
        zh="新任知识产权法官培训期", grade="C", source=PRIOR)
    newcomer_output: float = number(
        0.5, 0.3, 0.8, unit=SHARE, label="Hours of a new judge for cases, over those of the trained",
        zh="新任法官办案工时比例", grade="C", source=PRIOR)
    absence: float = number(
        0.04, 0.01, 0.08, unit="share of months", label="Months in which a judge is away (leave, other duty)",
        zh="法官缺勤月份比例", grade="C", source=PRIOR)
    docket_limit: float = number(
        150, 90, 250, unit="open cases", label="Open cases that one judge holds at most",
        zh="法官在办案件上限", grade="C",
        source="Expert prior: two to three times the usual docket; what is above waits to be assigned")
    usual_docket: float = number(
        60, 45, 80, unit="open cases", label="Open cases of a judge under no pressure",
        zh="法官常态在办案件数", grade="B",
        source="Little's law: 240-330 cases a year at 72 (Wuhan 2023, derived) to 90 days")
    effort_pressure: float = number(
        0.2, 0.0, 0.4, unit="elasticity", label="Fall of hours per case with the docket per judge",
        zh="在办案件压力对单案工时的弹性", grade="C",
        source="Output follows incoming cases, hardly judges (Dimitrova-Grajzl et al.); size is a prior")
    triage_pressure: float = number(
        0.4, 0.0, 1.0, unit="log-odds per log of docket",
        label="More simple cases on the fast tracks under pressure",
        zh="压力下简案快审倾向", grade="C",
        source="Fast tracks were the courts' answer to rising dockets (pilot of 2020-21); size is a prior")
    haste: float = number(
        0.2, 0.0, 0.5, unit="elasticity", label="Rise of reversals with the docket per judge",
        zh="审理压力对改判率的弹性", grade="C", source="Expert prior: hours saved are missed somewhere")
    borrowed_most: float = number(
        0.12, 0.0, 0.25, unit="share of judges", label="Judges borrowed from other divisions at most",
        zh="跨庭室借调法官上限", grade="C",
        source="Expert prior: a court moves its judges between divisions when dockets differ")
    hours_small_claims: float = number(
        3.0, 2.0, 4.5, unit=HOURS, label="Small claims", zh="小额诉讼工时", grade="C",
        source="Relative to summary cases; expert prior")
    hours_summary: float = number(
        5.0, 3.5, 7.0, unit=HOURS, label="Summary procedure", zh="简易程序工时", grade="B",
        source="240-330 mixed first-instance cases a year per judge")
    hours_ordinary: float = number(
        8.0, 6.0, 11.0, unit=HOURS, label="Ordinary procedure", zh="普通程序工时", grade="B",
        source="240-330 mixed first-instance cases a year per judge, most of them settled")
    hours_technical: float = number(
        15.0, 11.0, 18.0, unit=HOURS, label="Technical cases", zh="技术类案件工时", grade="B",
        source="82-84 technical appeals a year per judge of the Supreme Court's tribunal")
    hours_second: float = number(
        6.0, 4.0, 9.0, unit=HOURS, label="Second instance, not technical", zh="二审工时", grade="C",
        source=PRIOR)
    hours_spread: float = number(
        0.6, 0.3, 0.9, unit="log points", label="Spread of hours of one track", zh="工时离散度", grade="C",
        source="Disposition times have a slow-decay tail; size is a prior")
    settled_effort: float = number(
        0.5, 0.3, 0.7, unit="ratio", label="Hours of a case that settles over one that is judged",
        zh="调撤案件工时比例", grade="C", source=PRIOR)
    serial_effort: float = number(
        0.4, 0.2, 0.6, unit="ratio", label="Hours of a mass suit over a single one", zh="批量案件工时比例",
        grade="C", source=PRIOR)

    # procedural clocks
    service_paper: float = number(
        30, 18, 45, unit=DAYS, label="Service of documents on paper", zh="纸质送达天数", grade="C",
        source="Expert prior; notice by publication included")
    service_electronic: float = number(
        7, 3, 12, unit=DAYS, label="Electronic service", zh="电子送达天数", grade="C", source=PRIOR)
    answer: float = number(
        15, 15, 15, unit=DAYS, label="Period of defence", zh="答辩期", grade="A", source=LAW)
    prepare_small_claims: float = number(
        10, 5, 20, unit=DAYS, label="Evidence and calendar, small claims", zh="小额诉讼准备天数", grade="C",
        source=PRIOR)
    prepare_summary: float = number(
        25, 12, 40, unit=DAYS, label="Evidence and calendar, summary procedure", zh="简易程序准备天数",
        grade="C", source="Fast tracks cut simple cases by 40-70 %")
    prepare_ordinary: float = number(
        52, 35, 80, unit=DAYS, label="Evidence and calendar, ordinary procedure", zh="普通程序准备天数",
        grade="C",
        source="120-130 days in all in one court (Luzhou 2018); lower as the docket of 2020 was short")
    prepare_technical: float = number(
        110, 75, 160, unit=DAYS, label="Evidence and calendar, technical cases", zh="技术类案件准备天数",
        grade="B", source="First-instance patent cases took 6-12 months in all (about 2015)")
    prepare_second: float = number(
        40, 25, 60, unit=DAYS, label="Evidence and calendar, second instance", zh="二审准备天数", grade="C",
        source=PRIOR)
    settled_share_of_clock: float = number(
        0.7, 0.4, 0.9, unit="ratio", label="Part of the preparation that a case sees before it settles",
        zh="调撤案件准备时间比例", grade="C", source=PRIOR)
    deliberation: float = number(
        0.4, 0.2, 0.6, unit="ratio", label="Writing of the judgment over preparation", zh="判决撰写时间比例",
        grade="C", source=PRIOR)
    clock_spread: float = number(
        0.7, 0.4, 1.0, unit="log points", label="Spread of the procedural clocks", zh="程序时间离散度",
        grade="B", source="Durations are right-skewed: mean above 1.3 times the median")
    objection_share: float = number(
        0.08, 0.03, 0.15, unit=SHARE, label="Objections to jurisdiction", zh="管辖权异议比例", grade="C",
        source=PRIOR)
    objection_days: float = number(
        27, 14, 45, unit=DAYS, label="Time of an objection", zh="管辖权异议天数", grade="B",
        source="Beijing IP Court 2019: 27 days, 14 with a fast group")
    appraisal_technical: float = number(
        0.15, 0.05, 0.3, unit=SHARE, label="Technical cases with a forensic appraisal",
        zh="技术类案件鉴定比例", grade="C", source=PRIOR)
    appraisal_other: float = number(
        0.02, 0.005, 0.05, unit=SHARE, label="Other cases with a forensic appraisal", zh="其他案件鉴定比例",
        grade="C", source=PRIOR)
    appraisal_days: float = number(
        60, 40, 90, unit=DAYS, label="Appraisal in the city", zh="本地鉴定天数", grade="C", source=PRIOR)
    appraisal_elsewhere: float = number(
        2.0, 1.3, 3.0, unit="ratio", label="Time of an appraisal elsewhere, when the city has no room",
        zh="外地鉴定时间倍数", grade="C", source=PRIOR)
    investigator_need: float = number(
        0.3, 0.14, 0.5, unit=SHARE, label="Technical cases that need an investigator", zh="需技术调查官比例",
        grade="B", source="Beijing IP Court: used in about .14 of technical cases; need above use is a prior")
    investigator_cases: float = number(
        6, 2, 15, unit="cases per investigator and year", label="Cases of a part-time investigator",
        zh="技术调查官年参案数", grade="B",
        source="Beijing IP Court: about 450 a year with 306 appointed, few active")
    investigator_delay: float = number(
        35, 0, 70, unit=DAYS, label="Delay of a technical case that lacks its investigator",
        zh="缺技术调查官的延迟", grade="C",
        source="Change of duration with an investigator -.15 [-.30, .05]: an unsourced prior")
    cross_city: float = number(
        0.25, 0.1, 0.4, unit=SHARE, label="Cases with a party of another city", zh="跨城案件比例", grade="C",
        source=PRIOR)
    cross_city_days: float = number(
        12, 4, 25, unit=DAYS, label="Delay of a cross-city case", zh="跨城案件延迟", grade="C", source=PRIOR)
    intervention_days: float = number(
        15, 0, 30, unit=DAYS, label="Saved in a criminal case by early intervention", zh="提前介入节省天数",
        grade="C", source=PRIOR)

    # legal clock
    limit_small_claims: float = number(
        2, 2, 2, unit="months", label="Trial limit, small claims", zh="小额诉讼审限", grade="A", source=LAW)
    limit_summary: float = number(
        3, 3, 3, unit="months", label="Trial limit, summary procedure", zh="简易程序审限", grade="A",
        source=LAW)
    limit_ordinary: float = number(
        6, 6, 6, unit="months", label="Trial limit, first instance", zh="一审普通程序审限", grade="A",
        source=LAW)
    limit_second: float = number(
        3, 3, 3, unit="months", label="Trial limit, second instance", zh="二审审限", grade="A", source=LAW)
    extension_share: float = number(
        0.75, 0.5, 0.95, unit=SHARE, label="Late cases with an approved extension", zh="获准延长审限比例",
        grade="C", source="Extendable by the president of the court; share is a prior")
    extension_factor: float = number(
        2.0, 2.0, 2.0, unit="ratio", label="Limit with the extension over the limit", zh="延长后审限倍数",
        grade="A", source="Six months more in ordinary procedure (Civil Procedure Law)")

    # triage and outcomes
    settle_serial: float = number(
        0.85, 0.75, 0.92, unit=SHARE, label="Mass suits that end by mediation or withdrawal",
        zh="批量案件调撤率", grade="B",
        source="First-instance cases .66-.85; upper end where mass suits prevail")
    settle_other: float = number(
        0.65, 0.5, 0.75, unit=SHARE, label="Other cases that end by mediation or withdrawal",
        zh="一般案件调撤率", grade="B", source="First-instance IP cases 2014: .66")
    settle_technical: float = number(
        0.5, 0.35, 0.7, unit=SHARE, label="Technical cases that end by mediation or withdrawal",
        zh="技术类案件调撤率", grade="B",
        source="Beijing IP Court 2014-17: .78 by ruling, jurisdiction included")
    settle_second: float = number(
        0.38, 0.3, 0.45, unit=SHARE, label="Appeals that end by mediation or withdrawal", zh="二审调撤率",
        grade="B", source="Supreme Court's tribunal 2022: withdrawn .261, mediated .130")
    settle_pressure: float = number(
        0.3, 0.0, 0.8, unit="log-odds per log of time", label="Settling under congestion",
        zh="案件积压对调撤的影响", grade="C",
        source="Settlement rises with filings per judge (Dimitrova-Grajzl et al.); size is a prior")
    mediated_share: float = number(
        0.4, 0.25, 0.6, unit="share of those", label="Of settled cases, by a mediation record",
        zh="调解结案占调撤比例", grade="C", source=PRIOR)
    win_rate: float = number(
        0.81, 0.80, 0.82, unit=SHARE, label="Judged cases that the owner wins", zh="判决胜诉率", grade="B",
        source="China 2014 .802; Beijing IP Court 2014-17 .817")
    reversal: float = number(
        0.30, 0.25, 0.36, unit=SHARE, label="Judged appeals that change the result", zh="二审改判率",
        grade="B",
        source="Supreme Court's tribunal 2022: .181 of conclusions, .601 of them judged")
    remand: float = number(
        0.0115, 0.005, 0.03, unit=SHARE, label="Judged appeals that send the case back", zh="发回重审率",
        grade="B", source="Supreme Court's tribunal 2022: .007 of civil conclusions, .601 of them judged")
    proof_effect: float = number(
        0.1, 0.0, 0.2, unit=SHARE, label="Winning chance gained with evidence orders in all cases",
        zh="证据规则对胜诉的提升", grade="C", source=PRIOR)
    notary_effect: float = number(
        0.03, 0.0, 0.08, unit=SHARE, label="Winning chance gained when all evidence sought is notarised",
        zh="公证证据对胜诉的提升", grade="C", source=PRIOR)
    award_share: float = number(
        0.5, 0.25, 0.8, unit="share of the loss", label="Mean award over the loss", zh="平均判赔占损失比例",
        grade="C", source="Expert prior: statutory damages fall short of losses")
    award_spread: float = number(
        0.8, 0.5, 1.2, unit="log points", label="Spread of statutory awards", zh="法定赔偿离散度", grade="C",
        source=PRIOR)
    statutory_share: float = number(
        0.95, 0.9, 0.97, unit=SHARE, label="Awards set as statutory damages", zh="法定赔偿比例", grade="B",
        source="Four provinces 2014-2020: .95")
    statutory_cap: float = number(
        5e6, 5e6, 5e6, unit="CNY", label="Statutory damages, highest", zh="法定赔偿上限", grade="A",
        source="Patent Law since June 2021")
    statutory_cap_before: float = number(
        1e6, 1e6, 1e6, unit="CNY", label="Statutory damages, highest, before June 2021",
        zh="法定赔偿上限(2021年6月前)", grade="A", source="Patent Law of 2008")
    punitive_share: float = number(
        0.003, 0.001, 0.01, unit="share of won judgments", label="Wilful, serious, with a proven base",
        zh="适用惩罚性赔偿比例", grade="B",
        source="319-460 cases a year: .001 of civil conclusions, a third of them won")
    mediated_payment: float = number(
        0.3, 0.15, 0.5, unit="share of the loss", label="Paid in a settlement", zh="调解支付比例", grade="C",
        source=PRIOR)
    withdrawn_payment: float = number(
        0.15, 0.0, 0.3, unit="share of the loss", label="Paid before a withdrawal", zh="撤诉前支付比例",
        grade="C", source=PRIOR)
    appeals: float = number(
        0.28, 0.22, 0.36, unit="share of judgments", label="Judgments that are appealed", zh="判决上诉率",
        grade="B",
        source="Second-instance filings over first-instance conclusions .081-.108, a third of these judged")
    expert_appeal_effect: float = number(
        0.2, 0.0, 0.4, unit=SHARE, label="Fewer appeals with an expert assessor", zh="专家陪审减少上诉比例",
        grade="C", source=PRIOR)

    # opening
    opening_window: float = number(
        720, 720, 720, unit=DAYS, label="Filings before 2020 that are looked at for the opening docket",
        zh="期初案件回溯天数", grade="A", source="Design: two years")
