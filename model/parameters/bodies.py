"""How administration, mediation, arbitration, customs and notaries work. Sources: evidence notes §10."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE = "share"
DAYS = "days"
PRIOR = "Expert prior"


@dataclass(frozen=True)
class BodyParameters(Declared):
    """Bodies other than courts: time, effort, outcomes."""

    staff_hours: float = number(
        125, 110, 140, unit="hours per person and month", label="Hours of an officer or mediator for cases",
        zh="月办案工时", grade="C", source=PRIOR)

    # people in post: officers, mediators, arbitrators
    hiring: float = number(
        0.2, 0.1, 0.4, unit="share per month", label="Vacant posts filled in a month", zh="空缺岗位月补充率",
        grade="C", source="Expert prior: officers are recruited by examination, a vacancy lasts five months")
    leaving: float = number(
        0.06, 0.02, 0.12, unit="share per year", label="Officers and mediators who leave",
        zh="办案人员年离岗率", grade="C", source=PRIOR)
    training: float = number(
        5, 2, 9, unit="months", label="Months until a newcomer handles cases in full", zh="新进人员培训期",
        grade="C", source=PRIOR)
    newcomer_output: float = number(
        0.4, 0.2, 0.7, unit=SHARE, label="Hours of a newcomer for cases, over those of the trained",
        zh="新进人员办案工时比例", grade="C", source=PRIOR)

    # administration
    admin_simple: float = number(
        0.7, 0.5, 0.85, unit=SHARE, label="Simple administrative cases", zh="简单行政案件比例", grade="B",
        source="Most administrative patent cases are e-commerce files")
    admin_hours_simple: float = number(
        8, 4, 14, unit="hours per case", label="Simple administrative case", zh="简单行政案件工时",
        grade="C", source=PRIOR)
    admin_hours_complex: float = number(
        45, 25, 70, unit="hours per case", label="Complex administrative case", zh="复杂行政案件工时",
        grade="C", source="30-40 cases a year per adjudication officer; expert prior")
    admin_fast_effort: float = number(
        0.6, 0.4, 0.8, unit="ratio", label="Effort and time on the fast track", zh="行政快速办理工时比例",
        grade="C", source="Adjudication time was cut by a third nationally in 2019-21")
    admin_online_effort: float = number(
        0.75, 0.6, 0.9, unit="ratio", label="Effort and time when handled online or in writing",
        zh="网上办理工时比例", grade="C", source=PRIOR)
    admin_days_simple: float = number(
        29, 15, 40, unit=DAYS, label="Procedure of a simple administrative case", zh="简单行政案件程序天数",
        grade="B", source="29 days in quick centres 2017, about 10 for e-commerce files 2019-21")
    admin_days_complex: float = number(
        75, 50, 100, unit=DAYS, label="Procedure of a complex administrative case",
        zh="复杂行政案件程序天数", grade="B", source="Limit of three months, one or two more if complex")
    invalidity_share: float = number(
        0.15, 0.05, 0.3, unit=SHARE, label="Complex patent cases suspended for an invalidity request",
        zh="因无效请求中止比例", grade="C", source=PRIOR)
    invalidity_days: float = number(
        165, 150, 185, unit=DAYS, label="Invalidity procedure", zh="无效审理天数", grade="B",
        source="Invalidation takes 5-6 months")
    joint_hearing_effect: float = number(
        0.6, 0.3, 0.8, unit=SHARE, label="Suspension saved by a joint hearing",
        zh="联合审理节省中止时间比例", grade="C", source=PRIOR)
    admin_appraisal: float = number(
        0.06, 0.02, 0.15, unit=SHARE, label="Complex patent and secret cases with a forensic appraisal",
        zh="复杂行政案件鉴定比例", grade="C", source=PRIOR)
    campaign_hours: float = number(
        120, 40, 300, unit="officer hours per campaign", label="Officers' hours that a campaign takes",
        zh="专项行动占用工时", grade="C", source=PRIOR)
    admin_limit: float = number(
        3, 3, 3, unit="months", label="Limit of administrative adjudication", zh="行政裁决期限", grade="A",
        source="Measures on administrative adjudication")
    admin_found: float = number(
        0.55, 0.4, 0.7, unit=SHARE, label="Administrative cases that find infringement", zh="认定侵权比例",
        grade="B", source="90 % end with an infringement opinion or a mediation agreement")
    admin_mediated: float = number(
        0.35, 0.2, 0.45, unit=SHARE, label="Administrative cases that end by mediation",
        zh="行政调解结案比例", grade="B",
        source="90 % end with an infringement opinion or a mediation agreement")
    fine: float = number(
        10e3, 5e3, 20e3, unit="CNY", label="Median fine", zh="罚款中位数", grade="B",
        source="Hubei 2022: 16.5 M in 989 cases, a mean of 17 000")
    fine_spread: float = number(
        1.0, 0.6, 1.4, unit="log points", label="Spread of fines", zh="罚款离散度", grade="C", source=PRIOR)
    crime_suspected: float = number(
        0.06, 0.02, 0.12, unit=SHARE, label="Trademark and copyright cases that may be crimes",
        zh="涉嫌犯罪比例", grade="C", source="Wuhan 2020: 3 of 30 copyright cases moved to the police")
    clock_spread: float = number(
        0.6, 0.3, 0.9, unit="log points", label="Spread of the procedures", zh="程序时间离散度", grade="C",
        source=PRIOR)

    prosecuted: float = number(
        0.75, 0.6, 0.9, unit=SHARE, label="Criminal IP cases that prosecutors take to court",
        zh="知识产权刑事案件起诉率", grade="C", source="Expert prior: the rest lacks evidence or is slight")
    early_effect: float = number(
        0.5, 0.2, 0.8, unit=SHARE, label="Cases not prosecuted that early intervention saves",
        zh="提前介入减少不起诉比例", grade="C", source=PRIOR)

    # mediation, rights aid, arbitration
    mediation_hours: float = number(
        20, 10, 35, unit="hours per case", label="Mediation", zh="调解工时", grade="C",
        source="115 mostly part-time mediators closed 360 cases in Hubei in 2021; expert prior")
    aid_hours: float = number(
        6, 3, 12, unit="hours per case", label="Rights aid", zh="维权援助工时", grade="C", source=PRIOR)
    mediation_days: float = number(
        25, 15, 40, unit=DAYS, label="Procedure of a mediation", zh="调解程序天数", grade="C", source=PRIOR)
    aid_days: float = number(
        8, 3, 15, unit=DAYS, label="Procedure of rights aid", zh="维权援助程序天数", grade="C", source=PRIOR)
    mediation_success: float = number(
        0.75, 0.65, 0.85, unit=SHARE, label="Mediations that succeed", zh="调解成功率", grade="B",
        source="Nearly .80 of court-referred mediations nationally; .70-.85")
    mediation_simple: float = number(
        0.4, 0.0, 0.9, unit="log-odds", label="Success of a simple case over a complex one",
        zh="简单案件调解成功优势", grade="C", source="Pre-suit mediation takes the easy cases; size prior")
    mediation_simple_share: float = number(
        0.5, 0.3, 0.8, unit=SHARE, label="Simple cases among those mediated, at which the mean success holds",
        zh="调解案件中简单案件比例", grade="C", source=PRIOR)
    mediation_stale: float = number(
        0.2, 0.0, 0.5, unit="log-odds per log point", label="Success lost when a mediation takes longer",
        zh="调解拖延对成功率的影响", grade="C", source=PRIOR)
    agreed_payment: float = number(
        0.3, 0.15, 0.5, unit="share of the loss", label="Paid in a mediated settlement out of court",
        zh="庭外调解支付比例", grade="C", source="Expert prior, as in court (court.mediated_payment)")
    confirmed: float = number(
        0.4, 0.15, 0.7, unit=SHARE, label="Settlements that parties have confirmed by a court",
        zh="调解协议司法确认比例", grade="C", source=PRIOR)
    broken: float = number(
        0.15, 0.05, 0.3, unit=SHARE, label="Unconfirmed settlements that are not kept",
        zh="未确认协议违约比例", grade="C", source=PRIOR)
    mediation_queue: float = number(
        1.5, 0.5, 3.0, unit="months of work", label="Queue beyond which mediators take no referrals",
        zh="调解最大积压", grade="C", source=PRIOR)
    arbitration_hours: float = number(
        40, 20, 70, unit="hours per case", label="Arbitration", zh="仲裁工时", grade="C", source=PRIOR)
    arbitration_days: float = number(
        75, 45, 120, unit=DAYS, label="Procedure of an arbitration", zh="仲裁程序天数", grade="C",
        source=PRIOR)
    arbitration_mediated: float = number(
        0.4, 0.25, 0.6, unit=SHARE, label="Arbitrations that end by agreement", zh="仲裁调解比例", grade="C",
        source=PRIOR)

    arbitration_won: float = number(
        0.7, 0.55, 0.85, unit=SHARE, label="Arbitral awards for the owner", zh="仲裁权利人胜诉率", grade="C",
        source="Expert prior: somewhat below courts (.80), contracts are argued about")
    arbitration_award: float = number(
        0.5, 0.25, 0.8, unit="share of the loss", label="Arbitral award", zh="仲裁裁决支付比例", grade="C",
        source=PRIOR)

    # customs, notaries, credit
    customs_days: float = number(
        12, 6, 20, unit=DAYS, label="Customs confirmation on paper", zh="海关纸面确权天数", grade="C",
        source=PRIOR)
    customs_online_days: float = number(
        3, 1, 6, unit=DAYS, label="Customs confirmation online", zh="海关线上确权天数", grade="C",
        source=PRIOR)
    customs_confirmed: float = number(
        0.75, 0.5, 0.9, unit=SHARE, label="Seizures that the owner confirms in time on paper",
        zh="海关纸面确权率", grade="C", source="Expert prior: three working days to answer and give security")
    customs_online_confirmed: float = number(
        0.9, 0.75, 0.98, unit=SHARE, label="Seizures that the owner confirms in time online",
        zh="海关线上确权率", grade="C", source=PRIOR)
    notary_request: float = number(
        0.2, 0.1, 0.4, unit=SHARE, label="Cases brought whose owner wants notarised evidence",
        zh="公证取证需求比例", grade="C", source=PRIOR)
    notary_deposits: float = number(
        0.05, 0.02, 0.1, unit="services per firm and year", label="Notarised deposits of secrets and works",
        zh="企业存证公证需求", grade="C", source=PRIOR)
    serious_award: float = number(
        300e3, 100e3, 1e6, unit="CNY", label="Award above which a violation is serious", zh="严重失信判赔额",
        grade="C", source="Expert prior; crimes and punitive cases are serious too")
    listing_loss: float = number(
        0.5, 0.2, 0.8, unit="credit standing", label="Credit standing lost when listed",
        zh="失信惩戒信用扣减", grade="C", source=PRIOR)
    listing_months: float = number(
        24, 12, 36, unit="months", label="Time on the list", zh="失信惩戒期限", grade="B",
        source="National rules on the list of serious dishonesty in IP, one to three years")
