"""Facts of courts and other bodies, F25 to F33: to be measured with the issue that deepens protection."""

from calibration.facts.fact import ANY, Band, unmeasured

unmeasured(
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
unmeasured(
    "F26a",
    statement="Patent suits: 2 to 3 per 1 000 valid patents a year; trademarks 2.5 to 3",
    zh="每千件有效专利年诉讼2—3件；商标2.5—3件",
    unit="suits per 1 000 rights and year",
    bands=(Band(2.0, 3.0, "nation", "SPC and CNIPA 2023", ("lit_per_patent", "lit_per_trademark")),),
    label="input",
    reason="parameters (disputes.patent_suits, disputes.trademark_suits)",
    room="Protection",
)
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
unmeasured(
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
unmeasured(
    "F27b",
    statement="Owners win .80 (.03) of judged cases",
    zh="判决案件权利人胜诉率80%±3%",
    unit="share",
    bands=(Band(0.77, 0.83, "nation", "China 2014: .802; Beijing 2014-17: .817", ("win_rate_judged",)),),
    label="input",
    reason="a parameter (court.win_rate)",
    room="Protection",
)
unmeasured(
    "F27c",
    statement="Appeals are .08 to .11 of first-instance conclusions",
    zh="上诉占一审结案8%—11%",
    unit="share",
    bands=(Band(0.08, 0.11, "nation", "SPC", ("appeal_rate_civil",)),),
    label="fitted",
    reason="the appeal rate of judgments was derived from this share (court.appeals)",
    room="Protection",
)
unmeasured(
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
unmeasured(
    "F28b",
    statement="Duration rises convexly when inflow per judge passes capacity",
    zh="收案超过产能后审理期限凸性上升",
    unit="difference of slopes, days",
    bands=(Band(0.0, ANY, "nation", "SPC tribunal: 121 to 179 days", ("dur_spc_2020", "dur_spc_2022")),),
    label="emergent",
    reason="waiting follows from dockets; no parameter has the shape",
    room="Protection",
)
unmeasured(
    "F29",
    statement="Durations are right-skewed with a slow tail: mean above 1.3 times the median",
    zh="审理期限右偏：均值超过中位数1.3倍",
    unit="mean over median",
    bands=(Band(1.3, ANY, "elsewhere", "Disposition times", ("court_duration_tail",)),),
    label="fitted",
    reason="the spread of procedural clocks was set with this ratio in view (court.clock_spread)",
    room="Protection",
)
unmeasured(
    "F30",
    statement="A fast track cuts simple cases by 40 to 70 % and the mean by 10 to 30 % only",
    zh="繁简分流使简案缩短40%—70%，总体均值仅10%—30%",
    unit="relative change of the mean",
    bands=(Band(-0.30, -0.10, "nation", "Luzhou; national reform", ("triage_luzhou", "triage_national")),),
    label="emergent",
    reason="clocks of tracks are priors; the mean follows from who is eligible and from the docket",
    room="Protection",
)
unmeasured(
    "F31",
    statement="Technical appeals: upheld .35-.41, withdrawn .26, mediated .12-.13, reversed .18",
    zh="二审技术类案件：维持35%—41%、撤诉26%、调解12%—13%、改判18%",
    unit="share reversed",
    bands=(Band(0.15, 0.21, "nation", "SPC tribunal 2022", ("appeal_outcome_2022",)),),
    label="input",
    reason="parameters (court.reversal, court.settle_second); technical appeals leave the city besides",
    room="Protection",
)
unmeasured(
    "F32",
    statement="Administrative patent cases are 1.2 to 1.8 times court patent cases, and faster",
    zh="专利行政案件为法院专利案件的1.2—1.8倍，且更快",
    unit="ratio",
    bands=(Band(1.2, 1.8, "nation", "CNIPA and SPC 2020-2023", ("adm_cases", "adm_conc")),),
    label="input",
    reason="the ratio at the opening is a parameter, lower for this place (disputes.admin_per_patent_suit)",
    room="Protection",
)
unmeasured(
    "F33a",
    statement="Infringement met by patentees falls from .108 (2020) to .067 (2023)",
    zh="遭遇侵权的专利权人比例由10.8%（2020）降至6.7%（2023）",
    unit="share, change",
    bands=(Band(-0.06, -0.02, "nation", "China Patent Survey", ("infringed_2020", "infringed_2023")),),
    label="emergent",
    reason="sanctions as felt and norms move it; no path is given",
    room="Protection",
)
unmeasured(
    "F33b",
    statement="Victims who act rise from .74 to .83",
    zh="被侵权后采取维权措施的比例由74%升至83%",
    unit="share, change",
    bands=(Band(0.05, 0.13, "nation", "China Patent Survey 2020, 2023", ("enforce_share_2023",)),),
    label="emergent",
    reason="the level of 2020 is a parameter (disputes.act_share); its rise is not",
    room="Protection",
)
