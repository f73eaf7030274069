"""How the national office examines and how the centres pre-examine. Sources: evidence notes, section 1.

The nation's pendency and grant share by calendar year are inputs (paths of the region); what stands here
shapes the life of one application around them.
"""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

SHARE, MONTHS, LOG_ODDS = "share", "months", "log-odds"
PRIOR = "Expert prior"
CNIPA_2020 = "CNIPA annual report 2020 (summary of May 2021), national"


@dataclass(frozen=True)
class ExaminationParameters(Declared):
    """Formalities, substantive examination, re-examination, invalidation, pre-examination, registration."""

    # from filing to examination
    formalities_months: float = number(
        6.0, 3.0, 12.0, unit=MONTHS, label="Formalities and publication when early publication is asked",
        zh="初审与提前公布时间", grade="B",
        source="Publication by 18 months, early on request; ordinary track 3-12 months")
    late_publication: float = number(
        0.10, 0.03, 0.25, unit=SHARE, label="Inventions that do not ask for early publication",
        zh="不请求提前公布的比例", grade="C", source=PRIOR + "; published at 18 months (Patent Law 34)")
    late_request: float = number(
        0.05, 0.02, 0.12, unit=SHARE, label="Inventions whose examination is requested later than filing",
        zh="延后请求实审的比例", grade="C", source=PRIOR + "; within three years of filing (Patent Law 35)")
    never_request: float = number(
        0.03, 0.01, 0.08, unit=SHARE, label="Inventions whose examination is never requested",
        zh="逾期未请求实审的比例", grade="C", source=PRIOR + "; deemed withdrawn after three years")

    # substantive examination
    exam_spread: float = number(
        0.4, 0.3, 0.55, unit="log points", label="Spread of examination time", zh="审查时间离散度", grade="C",
        source="Log-normal or gamma around the published mean; spread is a prior")
    first_action_share: float = number(
        0.65, 0.5, 0.8, unit=SHARE, label="Of the examination time, passed before the first action",
        zh="一通前时间占比", grade="C", source=PRIOR + ": one or two rounds of four and two months follow")
    unanswered_months: float = number(
        5.0, 4.0, 7.0, unit=MONTHS, label="From an unanswered action to deemed withdrawal",
        zh="未答复视撤时间", grade="B", source="Four months to answer the first action, and the notice")
    withdrawn_of_failed: float = number(
        0.33, 0.18, 0.55, unit=SHARE, label="Withdrawn among examined applications that are not granted",
        zh="未授权案件中撤回占比", grade="C",
        source="Withdrawn .15 (.08-.25) of conclusions at a grant share of .55; no published figure")
    grant_quality: float = number(
        0.8, 0.4, 1.2, unit=LOG_ODDS, label="Grant odds per standard deviation of quality",
        zh="质量对授权的影响", grade="C", source=PRIOR)
    high_value_months_2020: float = number(
        14.0, 13.5, 14.5, unit=MONTHS, label="Examination time of the high-value class, 2020",
        zh="高价值专利审查周期（2020）", grade="A", source="CNIPA, January 2021; national input")
    high_value_months_2021: float = number(
        13.3, 13.0, 13.8, unit=MONTHS, label="Examination time of the high-value class, 2021",
        zh="高价值专利审查周期（2021）", grade="A", source="CNIPA, January 2022; national input")
    high_value_months_2022: float = number(
        13.0, 12.5, 13.5, unit=MONTHS, label="Examination time of the high-value class, 2022 and later",
        zh="高价值专利审查周期（2022起）", grade="A", source="CNIPA report 2022; national input, then held")
    high_value_share: float = number(
        0.25, 0.15, 0.40, unit=SHARE, label="National conclusions in the high-value class",
        zh="全国结案中高价值占比", grade="C", source=PRIOR + "; the rest is slower than the published mean")
    utility_months: float = number(
        7.0, 4.0, 10.0, unit=MONTHS, label="Time to grant of utility models", zh="实用新型审查时间",
        grade="B", source="2.9 months in 2015; 6-12 months around 2022")
    utility_grant: float = number(
        0.88, 0.78, 0.95, unit=SHARE, label="Grant share of utility models", zh="实用新型授权率", grade="C",
        source=PRIOR)
    design_months: float = number(
        5.0, 3.0, 6.0, unit=MONTHS, label="Time to grant of designs", zh="外观设计审查时间", grade="B",
        source="3 months in 2015; 4-6 months in practice guides")
    design_grant: float = number(
        0.92, 0.85, 0.97, unit=SHARE, label="Grant share of designs", zh="外观设计授权率", grade="C",
        source=PRIOR)

    # priority examination
    priority_strategic: float = number(
        0.16, 0.08, 0.28, unit=SHARE, label="Inventions in strategic fields with priority examination",
        zh="战略性领域优先审查比例", grade="B",
        source="74 000 of 1.586 million inventions (4.7 %) in 2021, over a strategic share near .29")
    priority_months: float = number(
        10.0, 8.0, 12.0, unit=MONTHS, label="Time of a priority examination", zh="优先审查结案时间",
        grade="B", source="Rules of 2017: concluded within 12 months")
    priority_action_months: float = number(
        1.5, 1.0, 2.0, unit=MONTHS, label="Time to the first action with priority", zh="优先审查一通时间",
        grade="B", source="Rules of 2017: first action within 45 days")

    # re-examination
    reexam_request: float = number(
        0.17, 0.10, 0.25, unit=SHARE, label="Refused inventions for which re-examination is asked",
        zh="驳回后请求复审比例", grade="B",
        source="55 000 requests in 2020, 76 000 in 2021, over refusals by the grant share: .14, .20")
    reexam_reversal: float = number(
        0.472, 0.42, 0.52, unit=SHARE, label="Re-examinations that reverse the refusal", zh="复审撤驳率",
        grade="B", source="CNIPA annual reports, national: .483 in 2020, .472 in 2021")
    reexam_months_2016: float = number(
        11.9, 11.0, 13.0, unit=MONTHS, label="Re-examination time, 2016", zh="复审周期（2016）", grade="A",
        source="CNIPA annual report, national input")
    reexam_months_2020: float = number(
        14.1, 13.5, 15.0, unit=MONTHS, label="Re-examination time, 2020", zh="复审周期（2020）", grade="A",
        source=CNIPA_2020 + " input")
    reexam_months_2021: float = number(
        16.4, 15.5, 17.0, unit=MONTHS, label="Re-examination time, 2021", zh="复审周期（2021）", grade="A",
        source="CNIPA annual report 2021, national input")
    reexam_months_2022: float = number(
        17.2, 16.0, 18.5, unit=MONTHS, label="Re-examination time, 2022 and later", zh="复审周期（2022起）",
        grade="A", source="CNIPA annual report 2022, national input; then held")
    returned_months: float = number(
        4.0, 2.0, 8.0, unit=MONTHS, label="From the reversal to the grant", zh="撤驳后授权时间", grade="C",
        source=PRIOR)

    # invalidation
    petition_rate_invention: float = number(
        5.8e-4, 4.5e-4, 7.5e-4, unit="share per year", label="Inventions in force petitioned against",
        zh="发明被请求无效的年比例", grade="B",
        source="1 387 petitions in 2018 and 26.5 % of 6 178 in 2020 over national patents in force")
    petition_rate_utility: float = number(
        4.5e-4, 3.2e-4, 5.5e-4, unit="share per year", label="Utility models in force petitioned against",
        zh="实用新型被请求无效的年比例", grade="B", source="2 166 petitions in 2018; 41.4 % of 6 178 in 2020")
    petition_rate_design: float = number(
        1.0e-3, 7.0e-4, 1.2e-3, unit="share per year", label="Designs in force petitioned against",
        zh="外观设计被请求无效的年比例", grade="B", source="1 682 petitions in 2018; 32.1 % of 6 178 in 2020")
    petition_value: float = number(
        0.5, 0.2, 0.8, unit="elasticity", label="Petitions over the value of the patent",
        zh="无效请求对专利价值的弹性", grade="C", source="Valuable patents are attacked more (sign known)")
    invalidation_months: float = number(
        5.7, 5.1, 6.2, unit=MONTHS, label="Time of an invalidation procedure", zh="无效案件周期", grade="B",
        source="CNIPA: 5.1 in 2016, 5.9 in 2020, 5.7 in 2022, national")
    void_invention: float = number(
        0.253, 0.20, 0.38, unit=SHARE, label="Petitions that void an invention", zh="发明全部无效比例",
        grade="B", source=CNIPA_2020 + "; .38 of decisions on the merits in 2016-18")
    void_utility: float = number(
        0.392, 0.33, 0.55, unit=SHARE, label="Petitions that void a utility model", zh="实用新型全部无效比例",
        grade="B", source=CNIPA_2020 + "; .54 of decisions on the merits in 2018")
    void_design: float = number(
        0.46, 0.40, 0.55, unit=SHARE, label="Petitions that void a design", zh="外观设计全部无效比例",
        grade="B", source=CNIPA_2020)
    partly_void_invention: float = number(
        0.149, 0.10, 0.20, unit=SHARE, label="Petitions that void an invention in part",
        zh="发明部分无效比例", grade="B", source=CNIPA_2020)
    partly_void_utility: float = number(
        0.182, 0.13, 0.23, unit=SHARE, label="Petitions that void a utility model in part",
        zh="实用新型部分无效比例", grade="B", source=CNIPA_2020)
    partly_void_design: float = number(
        0.011, 0.0, 0.03, unit=SHARE, label="Petitions that void a design in part", zh="外观设计部分无效比例",
        grade="B", source=CNIPA_2020)
    partial_loss: float = number(
        0.4, 0.2, 0.7, unit=SHARE, label="Value lost when a patent is voided in part",
        zh="部分无效的价值损失", grade="C", source=PRIOR)

    # pre-examination
    preexam_demand: float = number(
        0.35, 0.15, 0.6, unit=SHARE, label="Eligible filings for which the fast route is asked",
        zh="预审请求比例", grade="C", source=PRIOR)
    preexam_choice: float = number(
        0.5, 0.0, 1.0, unit=LOG_ODDS, label="Odds of asking per standard deviation of quality",
        zh="质量对预审请求的影响", grade="C", source=PRIOR + ": members bring what is ready")
    preexam_pass: float = number(
        0.75, 0.56, 0.89, unit=SHARE, label="Pre-examination requests passed", zh="预审合格率", grade="B",
        source="Sichuan .56 at the start, Dongying .89")
    preexam_screen: float = number(
        4.0, 2.0, 6.0, unit=LOG_ODDS, label="Odds of passing of what the office would grant, over the rest",
        zh="预审筛查能力", grade="C",
        source=PRIOR + ": with the pass share, gives most of the grant share of .86-.93 against .55")
    preexam_help: float = number(
        0.3, 0.0, 0.8, unit=LOG_ODDS, label="Grant odds gained by defects mended in pre-examination",
        zh="预审修改对授权的帮助", grade="C", source=PRIOR + "; the gap is mostly selection and screening")
    preexam_days: float = number(
        4.9, 3.4, 7.0, unit="working days", label="Pre-examination itself", zh="预审时间", grade="B",
        source="Shenzhen 4.9, Luoyang 3.4, Tianjin Binhai up to 7")
    preexam_months: float = number(
        3.0, 1.4, 6.0, unit=MONTHS, label="Time to grant after pre-examination", zh="预审后授权时间",
        grade="B", source="Shenzhen, Sichuan, Luoyang, Haikou centres")
    preexam_patience: float = number(
        2.0, 0.0, 5.0, unit=MONTHS, label="Wait for a slot before a request is given up",
        zh="预审排队容忍时间", grade="C", source=PRIOR + ": waiting risks the priority date")
    preexam_training: float = number(
        6.0, 3.0, 12.0, unit=MONTHS, label="Time in which new slots come to work", zh="预审产能形成时间",
        grade="C", source=PRIOR + ": pre-examiners are hired and trained")
    quick_centre_slots: float = number(
        0.15, 0.05, 0.3, unit=SHARE, label="Slots that the quick centre has of all pre-examination slots",
        zh="快维中心预审产能占比", grade="C",
        source="266 applications in 20 months against several hundred a year")

    # registration with the centres
    registration_apply: float = number(
        0.3, 0.12, 0.5, unit="share per year", label="Eligible firms that apply to be registered",
        zh="备案申请率", grade="C", source=PRIOR)
    registration_check: float = number(
        0.85, 0.7, 0.95, unit=SHARE, label="Applications to register that pass the check",
        zh="备案审核通过率", grade="C", source=PRIOR)
    registration_rate: float = number(
        0.35, 0.15, 0.8, unit="share per month", label="Free places of a centre filled in a month",
        zh="备案名额月填补率", grade="C",
        source=PRIOR + ": decided in batches; 541 (end of 2020) and 143 (August 2022) stood registered")
    registration_preference: float = number(
        3.0, 1.5, 6.0, unit="odds", label="Preference for high-tech and SRDI firms in registration",
        zh="备案对高企专精特新的偏好", grade="C", source="Annex 25 asks for half and half; expert prior")
