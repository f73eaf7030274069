"""Why facts fail (未通过原因), one honest line each, by id; written by hand after looking at the rooms.

A line says what mechanism is missing, too strong or too weak, or why the band does not suit. It stands
only as long as the fact is not inside: the page names lines that are no longer needed. A failure
without a line is shown as not explained.
"""

WHY: dict[str, str] = {
    "F01a": "the pace is the nation's, the mix is the city's: more of its applications are in the faster "
    "strategic class or under priority, and while filings grow, a year's conclusions hold more quick ones.",
    "F06b": "fees step up at years 7, 10 and 13 and fee reductions end, while returns shrink steadily: most "
    "lapses come late. The published convexity is of cohorts of 1985-2005 under other fees.",
    "F06c": "rights of firms that close lapse with them, about as many as public bodies drop when no project "
    "pays; on the prior's range the two cannot be told apart.",
    "F07a": "the median return of an invention is a C prior; closures of firms without a successor and the "
    "end of project money come on top of fees, and together they end too many.",
    "F07b": "the high lapse of F07a falls on the old: the fee of year ten ends many before they count.",
    "F07c": "the same as F07b: what ages past ten years is less than what lapses and what is newly granted.",
    "F07d": "opening ages follow one exponential rate set by the ten-year share (.105); the city's stock had "
    "a hump at five to ten years that no single rate gives.",
    "F08a": "too few old inventions (F07b) and too few pledged ones (F08d) besides the strategic ones.",
    "F08b": "the mirror of F08c: where the old are missing, the strategic weigh more.",
    "F08c": "the mirror of F07b: too few inventions reach their tenth year.",
    "F08d": "pledges of 2018 and before are not in the opening, rights bought later are not pledged along; "
    "the official wording of what is counted is ambiguous.",
    "F09b": "universities and institutes hold more than two fifths of the city's stock (an input); the band "
    "is the nation's, no figure of the city is published.",
    "F09c": "R&D of firms grows little faster than that of universities; what made the city's firms catch up "
    "by twelve points in three years is not in the model.",
    "F10a": "simulated R&D of 2020 lies below the estimate from the published intensity, filings do not.",
    "F11a": "the share is set at the opening, among innovators; small ones without R&D close more often.",
    "F11b": "the band is the nation's; the city has three times the nation's inventions per resident and no "
    "published count of holders.",
    "F11c": "how firms' holdings cluster at the opening is a prior; its middle lies at the lower edge of "
    "the band.",
    "F11d": "new holders start with one; whether old ones gain as much is left to draws.",
    "F15e": "arithmetic: the published hazards on the published ages of firms give .49, not .59; the three "
    "figures of one report do not fit each other in a population that is near its balance.",
    "F16a": "history tightens control of filings to 60 and 80 % in 2021-22, which takes most of the abnormal "
    "part away; genuine filings respond little, for the subsidy is small against own cost and value.",
    "F16c": "as F16a: under tight control little is left to lose when the subsidy ends; the national fall "
    "includes the clamp-down, which here is in both worlds.",
    "F17a": "the supply was set at the lax control of 2020 (see the share of 2020 beside); the control of "
    "2021-22 in history deters most, while the nation flagged as many in those years.",
    "F18a": "court, sanction, perceived protection and propensity are a chain of small elasticities (priors "
    ".10 to .15); the published 22.6 % is the upper end of that literature.",
    "F18c": "perceived protection moves by a few per cent, so that few owners change the kind of right.",
    "F19c": "ages of the opening are exponential; the range of their mean, 3.5-7 years, reaches too high.",
    "F19d": "entry slows by a prior of 8 % a year and the youngest close first: too few are young.",
    "F19e": "part of the city's filings go to agencies elsewhere, so that its attorneys draft fewer.",
    "F20b": "need follows sales, and those who ask later are hardly smaller: outreach does not reach "
    "down enough.",
    "F20c": "debt service and what the collateral carries cap the large needs, so that few loans pass "
    "10 M CNY.",
    "F22a": "pledges added to other credit grow with every bank that joins; nothing tires of them.",
    "F23a": "closing down owing is part of the declared default rate, whose prior (1 to 5.5 %) reaches "
    "below the supervisory band; few loans make its years swing.",
    "F25": "the band is one basic court's; mass copyright suits fall with supervision and with what they "
    "lately paid, and the intermediate court's technical cases count here too.",
    "F27a": "the band is one basic court's, with mostly mass suits; the share of the whole city lies "
    "inside the nation's.",
    "F27c": "many first instances settle or are final at once (small claims), so that few judgments are "
    "left to appeal.",
    "F29": "what cases wait for is much the same for all; the long tail of service abroad, appraisal and "
    "stays is thin here.",
    "F31": "reversals are .30 of judged appeals by an input and a little more where judges are pressed: "
    "the upper edge.",
    "F32a": "the officers' office and its platform cases are priors of a small office; the nation's count "
    "includes very many cases from online platforms.",
    "F32b": "success falls with the wait before the first meeting; in busy years mediation waits.",
    "F33a": "what infringers expect hardly changes in three years, while value and visibility of rights "
    "grow; the band is of surveyed owners, the measure of rights.",
    "F33b": "perceived success and help rise slowly; the simulated rise lies at the lower edge of the "
    "nation's.",
    "F35a": "sampling error of one yearly survey; the middle lies at the upper edge.",
    "F34a": "new grants follow the survey, which is of the stock: inventions of earlier years keep the lower "
    "rate at which they were put to use, so the stock rises more slowly than the survey.",
    "F34c": "what a product earns per patent is a C prior from royalties, paid for all patents of a product "
    "together; the survey probably reports whole products with each (not sourced). Its skew is right.",
    "F36": "the city's share of 2019 is a prior above the nation's, and the drift multiplies it.",
    "F37d": "the band is the nation's; registrations of market entities (an input) grow faster in the city, "
    "and filings with them. No figure of the city after 2020 is published.",
}
"""One line per fact that failed when it was run."""
