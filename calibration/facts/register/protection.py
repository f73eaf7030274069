"""Facts of courts, F25 to F31: read from the dates and outcomes that cases keep."""

import numpy as np

from calibration.facts.fact import ANY, Band, Reading, details, fact, unmeasured
from calibration.facts.recorder import Record
from model.arrays import Floats, Rows
from model.month import DAYS_PER_MONTH
from model.tables.disputes import (
    CIVIL,
    COPYRIGHT,
    JUDGED_AGAINST,
    JUDGED_FOR_OWNER,
    MEDIATED,
    ORDINARY,
    PATENT,
    REMANDED,
    SECOND_INSTANCE,
    TRADEMARK,
    TRANSFERRED,
    WITHDRAWN,
    Disputes,
)

YEARS = 3
"""The last years of history are read: 2021-23, when the basic courts came in."""


def disputes_of(record: Record) -> Disputes:
    """The table of disputes at the end."""
    return record.world.disputes


def since(record: Record) -> float:
    """First day of the years that are read."""
    return (record.months - 12 * YEARS) * DAYS_PER_MONTH


def first_filed(record: Record) -> Rows:
    """Civil first instances filed in the years that are read."""
    disputes = disputes_of(record)
    first = (disputes.body < SECOND_INSTANCE) & (disputes.nature == CIVIL)
    return np.flatnonzero(first & (disputes.filed >= since(record)))


def closed(record: Record, *, second: bool = False) -> Rows:
    """Court cases closed in the years that are read, of first instance or of the second."""
    disputes = disputes_of(record)
    instance = disputes.body == SECOND_INSTANCE if second else disputes.body < SECOND_INSTANCE
    ended = (disputes.closed >= since(record)) & (disputes.closed < record.months * DAYS_PER_MONTH)
    return np.flatnonzero(instance & ended & (disputes.outcome != TRANSFERRED))


def days(record: Record, rows: Rows) -> Floats:
    """Days from filing to closing."""
    disputes = disputes_of(record)
    return np.asarray(disputes.closed[rows] - disputes.filed[rows])


def mean(values: np.ndarray) -> float:
    """Mean; nothing can be said of none."""
    return float(np.mean(values)) if values.size else float("nan")


@fact(
    "F25",
    statement="Civil IP cases: copyright .54, trademark .28, patent .10",
    zh="民事案件构成：著作权54%、商标28%、专利10%",
    unit="share of copyright",
    bands=(
        Band(0.49, 0.59, "nation", "SPC white paper 2023", ("share_patent_first",)),
        Band(0.70, 0.78, "city", "Hongshan court: 74 % copyright", ()),
    ),
    label="input",
    reason="suits per right and serial suits are parameters and an exogenous path",
    room="Protection",
)
def mix_of_rights(record: Record) -> Reading:
    """Copyright among civil first instances filed in 2021-23; details: trademark, patent."""
    right = disputes_of(record).right[first_filed(record)]
    return Reading(
        mean(right == COPYRIGHT), details(trademark=mean(right == TRADEMARK), patent=mean(right == PATENT))
    )


@fact(
    "F26a",
    statement="Patent suits: 2 to 3 per 1 000 valid patents a year; trademarks 2.5 to 3",
    zh="每千件有效专利年诉讼2—3件；商标2.5—3件",
    unit="suits per 1 000 rights and year",
    bands=(Band(2.0, 3.0, "nation", "SPC and CNIPA 2023", ("lit_per_patent", "lit_per_trademark")),),
    label="input",
    reason="parameters (disputes.patent_suits, disputes.trademark_suits)",
    room="Protection",
)
def suits_per_right(record: Record) -> Reading:
    """Own patent suits of 2023 per 1 000 patents in force at its end; detail: the same of trademarks."""
    disputes, year = disputes_of(record), (record.months - 12) * DAYS_PER_MONTH
    rows = first_filed(record)
    right = disputes.right[rows[(disputes.filed[rows] >= year) & ~disputes.outside[rows]]]
    patents, marks = record.weigh(record.kept(0, 1, 2)), record.world.stocks["trademarks"].level
    suits = float(np.sum(right == PATENT))
    return Reading(1000.0 * suits / patents, details(marks=1000.0 * np.sum(right == TRADEMARK) / marks))


unmeasured(
    "F26b",
    statement="Suits per patent fall with the size of the portfolio",
    zh="单件专利涉诉率随组合规模下降",
    unit="elasticity",
    bands=(Band(-ANY, 0.0, "elsewhere", "Lanjouw and Schankerman 2004", ("lit_portfolio_effect",)),),
    label="input",
    reason="the sign is a prior (disputes.portfolio_exponent)",
    room="Protection",
)


@fact(
    "F27a",
    statement="Of first-instance cases, .60 to .85 end by mediation or withdrawal",
    zh="一审案件60%—85%以调解或撤诉结案",
    unit="share",
    bands=(
        Band(0.60, 0.85, "nation", "Courts 2014-2020", ("settle_first_2014",)),
        Band(0.76, 0.93, "city", "Hongshan court: .847, mostly mass suits", ("mediation_withdrawal_rate",)),
    ),
    label="input",
    reason="parameters by track (court.settle_*)",
    room="Protection",
)
def settled_share(record: Record) -> float:
    """First instances closed in 2021-23 that ended by mediation or withdrawal."""
    outcome = disputes_of(record).outcome[closed(record)]
    return mean((outcome == MEDIATED) | (outcome == WITHDRAWN))


@fact(
    "F27b",
    statement="Owners win .80 (.03) of judged cases",
    zh="判决案件权利人胜诉率80%±3%",
    unit="share",
    bands=(Band(0.77, 0.83, "nation", "China 2014: .802; Beijing 2014-17: .817", ("win_rate_judged",)),),
    label="input",
    reason="a parameter (court.win_rate)",
    room="Protection",
)
def won_share(record: Record) -> float:
    """Of civil first instances judged in 2021-23, those for the owner."""
    disputes, rows = disputes_of(record), closed(record)
    rows = rows[disputes.nature[rows] == CIVIL]
    outcome = disputes.outcome[rows]
    judged = outcome[(outcome == JUDGED_FOR_OWNER) | (outcome == JUDGED_AGAINST)]
    return mean(judged == JUDGED_FOR_OWNER)


@fact(
    "F27c",
    statement="Appeals are .08 to .11 of first-instance conclusions",
    zh="上诉占一审结案8%—11%",
    unit="share",
    bands=(Band(0.08, 0.11, "nation", "SPC", ("appeal_rate_civil",)),),
    label="fitted",
    reason="the appeal rate of judgments was derived from this share (court.appeals)",
    room="Protection",
)
def appeals_over_conclusions(record: Record) -> float:
    """Second instances filed in the city in 2021-23 over first instances closed; technical appeals leave."""
    disputes = disputes_of(record)
    filed = np.sum((disputes.body == SECOND_INSTANCE) & (disputes.filed >= since(record)))
    return float(filed) / max(closed(record).size, 1)


@fact(
    "F28a",
    statement="A judge's output saturates: 240 to 330 mixed cases a year",
    zh="法官人均结案饱和：每年240—330件",
    unit="cases per judge and year",
    bands=(Band(240.0, 330.0, "nation", "City courts", ("judge_load_2022", "judge_load_gz_ip")),),
    label="input",
    reason="hours per case and per judge were set from these loads (court.hours_*)",
    room="Protection",
    decimals=0,
)
def output_per_judge(record: Record) -> float:
    """Cases closed in 2021-23, all instances, per judge at work and year."""
    cases = float(record.yearly("cases_closed_per_judge.numerator")[-YEARS:].sum())
    return cases / float(record.yearly("cases_closed_per_judge.denominator")[-YEARS:].sum())


unmeasured(
    "F28b",
    statement="Duration rises convexly when inflow per judge passes capacity",
    zh="收案超过产能后审理期限凸性上升",
    unit="difference of slopes, days",
    bands=(Band(0.0, ANY, "nation", "SPC tribunal: 121 to 179 days", ("dur_spc_2020", "dur_spc_2022")),),
    label="emergent",
    reason="waiting follows from dockets; judges hardly vary in history: calibration/one_more_judge.py",
    room="Protection",
)


@fact(
    "F29",
    statement="Durations are right-skewed with a slow tail: mean above 1.3 times the median",
    zh="审理期限右偏：均值超过中位数1.3倍",
    unit="mean over median",
    bands=(Band(1.3, ANY, "elsewhere", "Disposition times", ("court_duration_tail",)),),
    label="fitted",
    reason="the spread of procedural clocks was set with this ratio in view (court.clock_spread)",
    room="Protection",
)
def skew_of_durations(record: Record) -> Reading:
    """Mean over median days of cases closed in 2021-23, all instances; detail: 90 % quantile over median."""
    taken = days(record, np.concatenate([closed(record), closed(record, second=True)]))
    middle = float(np.median(taken))
    return Reading(mean(taken) / middle, details(tail=np.quantile(taken, 0.9) / middle))


@fact(
    "F30a",
    statement="A fast track cuts simple cases by 40 to 70 %",
    zh="繁简分流使简案缩短40%—70%",
    unit="relative change of the mean",
    bands=(
        Band(-0.70, -0.40, "nation", "Luzhou; Beijing IP Court", ("triage_luzhou", "triage_jurisdiction")),
    ),
    label="fitted",
    reason="the clock of the summary procedure was set with this cut in view (court.prepare_summary)",
    room="Protection",
)
def cut_of_simple_cases(record: Record) -> float:
    """Days of simple civil cases on fast tracks over those of simple ones that luck left off, less 1."""
    fast, slow = fast_and_slow(record)
    return mean(fast) / mean(slow) - 1.0


@fact(
    "F30b",
    statement="A fast track for all simple cases cuts the mean by 10 to 30 % only",
    zh="简案全部快审使总体均值缩短10%—30%",
    unit="relative change of the mean",
    bands=(Band(-0.30, -0.10, "nation", "National reform to 2022", ("triage_national", "triage_caution")),),
    label="emergent",
    reason="clocks of tracks are priors; the mean follows from who is eligible and from the docket",
    room="Protection",
)
def cut_of_the_mean(record: Record) -> float:
    """Mean days of first instances with all simple ones on a fast track, over those with none, less 1."""
    fast, slow = fast_and_slow(record)
    rest = days(record, closed(record)).sum() - fast.sum() - slow.sum()
    count = fast.size + slow.size
    return float((rest + count * mean(fast)) / (rest + count * mean(slow)) - 1.0)


def fast_and_slow(record: Record) -> tuple[Floats, Floats]:
    """Days of simple civil first instances on fast tracks, and on the ordinary one."""
    disputes, rows = disputes_of(record), closed(record)
    rows = rows[disputes.simple[rows] & (disputes.nature[rows] == CIVIL)]
    fast = disputes.track[rows] < ORDINARY
    return days(record, rows[fast]), days(record, rows[~fast])


@fact(
    "F31",
    statement="Technical appeals: upheld .35-.41, withdrawn .26, mediated .12-.13, reversed .18",
    zh="二审技术类案件：维持35%—41%、撤诉26%、调解12%—13%、改判18%",
    unit="share reversed",
    bands=(Band(0.15, 0.21, "nation", "SPC tribunal 2022", ("appeal_outcome_2022",)),),
    label="input",
    reason="parameters (court.reversal, .remand, .settle_second), moved by haste; technical appeals leave",
    room="Protection",
)
def reversed_share(record: Record) -> Reading:
    """Second instances closed in 2021-23 that changed the result; details: upheld, settled, sent back."""
    disputes, rows = disputes_of(record), closed(record, second=True)
    rows = rows[disputes.reviewed[rows] > 0]
    outcome, below = disputes.outcome[rows], disputes.reviewed[rows]
    judged = (outcome == JUDGED_FOR_OWNER) | (outcome == JUDGED_AGAINST)
    return Reading(
        mean(judged & (outcome != below)),
        details(
            upheld=mean(judged & (outcome == below)),
            settled=mean((outcome == MEDIATED) | (outcome == WITHDRAWN)),
            sent_back=mean(outcome == REMANDED),
        ),
    )
