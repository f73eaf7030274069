"""Facts of portfolios, F06 to F09: survival, lapse, high value, who owns."""

import numpy as np

from calibration.facts.estimators.survival import hazards, survival
from calibration.facts.fact import ANY, Band, Measure, Reading, details, fact, unmeasured
from calibration.facts.recorder import OPENING, Record
from model.arrays import Floats, Mask
from model.behaviour.high_value import CRITERIA, criteria
from model.tables.innovators import FIRM
from model.tables.patents import DESIGN, EXPIRED, INVENTION, LAPSED, UTILITY_MODEL

AGES = 15
YEARS = 5
"""Lapse is told by the end of the fifth year after grant."""
YOUNG, MIDDLE, OLD = 3, 8, 13
"""Ages between which survival is compared, years from filing."""
OVER_TEN = 120
"""Months from filing."""


def still_kept(record: Record, mask: Mask, *, since_grant: bool) -> Floats:
    """Share of rights kept to the end of each year of age, of those in ``mask``, by what lapsed in 2020-23.

    Expired, sold across the border or invalidated is lost from sight, not lapsed.
    """
    patents = record.patents
    rows = np.flatnonzero(mask & (patents.granted <= record.last))
    start = patents.granted[rows] if since_grant else patents.filed[rows]
    rights = hazards(
        start,
        patents.ended[rows],
        patents.outcome[rows] == LAPSED,
        patents.weight[rows],
        window=(0, record.months),
        ages=AGES,
        entered=patents.granted[rows],
    )
    return survival(rights)


def five_years(record: Record) -> list[float]:
    """Share kept five years after grant: inventions, utility models, designs."""
    kind = record.patents.kind
    kinds = (INVENTION, UTILITY_MODEL, DESIGN)
    return [float(still_kept(record, kind == k, since_grant=True)[YEARS - 1]) for k in kinds]


@fact(
    "F06a",
    statement="Within five years of grant designs lapse more than utility models, these more than inventions",
    zh="授权五年内失效：外观设计>实用新型>发明",
    unit="smallest gap, share",
    bands=(
        Band(
            0.01, 1.0, "nation", "2013 cohort: .91, above .50, .37 (the last unsourced)",
            ("design_lapse_5y", "um_lapse_5y", "inv_lapse_5y"),
        ),
    ),
    label="fitted",
    reason="the three medians of value were set with these shares in view (patents.value_median_*)",
    room="Portfolio",
)  # fmt: skip
def lapse_order(record: Record) -> Reading:
    """Life table of 2020-23 by age since grant; the smaller of the two gaps in what is kept to year five."""
    invention, utility, design = five_years(record)
    lost = details(invention=1.0 - invention, utility=1.0 - utility, design=1.0 - design)
    return Reading(min(invention - utility, utility - design), {f"lapsed_{k}": v for k, v in lost.items()})


@fact(
    "F06b",
    statement="Survival of inventions is convex: fewer are lost in later years than in earlier ones",
    zh="发明存续曲线为凸：早期失效多于后期",
    unit="share, difference",
    bands=(Band(0.0, ANY, "nation", "Weibull form for China, 1985-2005 grants", ("weibull_hazard_form",)),),
    label="emergent",
    reason="fees step up with age, returns shrink and weak rights leave first: their balance is not set",
    room="Portfolio",
)
def convexity(record: Record) -> Reading:
    """Share of a cohort lost between the ends of years 3 and 8 after filing, less that between 8 and 13."""
    kept = still_kept(record, record.patents.kind == INVENTION, since_grant=False)
    early, late = kept[YOUNG - 1] - kept[MIDDLE - 1], kept[MIDDLE - 1] - kept[OLD - 1]
    return Reading(float(early - late), details(lost_3_to_8=early, lost_8_to_13=late))


@fact(
    "F06c",
    statement="Firms keep inventions longer than public bodies",
    zh="企业发明维持时间长于高校院所",
    unit="share kept to year ten, difference",
    bands=(Band(0.0, ANY, "nation", "Hazard models, Liu, Cao and Song 2014", ("weibull_hazard_form",)),),
    label="input",
    reason="the sign is a prior: public bodies' return falls once no project pays (portfolio.public_return)",
    room="Portfolio",
)
def firms_keep_longer(record: Record) -> float:
    """Share of a cohort kept ten years from filing, firms less universities and institutes."""
    patents = record.patents
    firm = record.innovators.kind[patents.owner] == FIRM
    inventions = patents.kind == INVENTION
    kept = [still_kept(record, inventions & own, since_grant=False)[9] for own in (firm, ~firm)]
    return float(kept[0] - kept[1])


unmeasured(
    "F06d",
    statement="Foreign owners keep inventions longer than domestic ones",
    zh="国外权利人发明维持时间长于国内",
    unit="years",
    bands=(Band(0.0, ANY, "nation", "SIPO valid-patent report 2011", ("mean_life_expired_domestic_2011",)),),
    label="out of scope",
    reason="the table holds rights of the city's innovators only",
    room="Portfolio",
)


@fact(
    "F07a",
    statement="Of the stock of inventions, .025 to .045 lapse in a year",
    zh="有效发明年失效率2.5%—4.5%",
    unit="share per year, 2021-23",
    bands=(
        Band(
            0.025, 0.045, "nation", "CNIPA stocks and grants, 2021-23",
            ("lapse_rate_stock_2021", "lapse_rate_stock_2022", "lapse_rate_stock_2023"),
        ),
    ),
    label="fitted",
    reason="the median value of an invention was set by reasoning from this rate (value_median_invention)",
    room="Portfolio",
    decimals=3,
)  # fmt: skip
def yearly_lapse(record: Record) -> float:
    """Inventions lapsed or expired in a year over those in force at its start, mean of 2021 to 2023."""
    patents, rates = record.patents, []
    inventions = patents.kind == INVENTION
    gone = inventions & np.isin(patents.outcome, (LAPSED, EXPIRED))
    for _year, start, after in list(record.years())[1:]:
        stock = inventions & (patents.granted < start) & (patents.ended >= start)
        ended = gone & (patents.ended >= start) & (patents.ended < after)
        rates.append(np.sum(patents.weight[ended]) / np.sum(patents.weight[stock]))
    return float(np.mean(rates))


def older_than(record: Record, month: int, age: int) -> float:
    """Share of inventions in force at the end of a month that were filed more than ``age`` months before."""
    patents = record.patents
    kept = (patents.kind == INVENTION) & (patents.granted <= month) & (patents.ended > month)
    old = kept & (patents.filed < month - age)
    return float(np.sum(patents.weight[old]) / np.sum(patents.weight[kept]))


@fact(
    "F07b",
    statement="Of valid inventions, .12 to .16 are older than ten years",
    zh="有效发明中维持十年以上占12%—16%",
    unit="share, end of 2023",
    bands=(
        Band(
            0.12, 0.16, "nation", "CNIPA: .123 (2020), .135 (2022)",
            ("share_valid_ge10_2020", "share_valid_ge10_2022"),
        ),
    ),
    label="emergent",
    reason="the share of 2019 is an input; four years of ageing, lapse and new grants are not",
    room="Portfolio",
    decimals=3,
)  # fmt: skip
def over_ten_years(record: Record) -> Reading:
    """Inventions in force filed more than ten years before, of all in force, December 2023."""
    return Reading(
        older_than(record, record.last, OVER_TEN), details(opening=older_than(record, OPENING, OVER_TEN))
    )


@fact(
    "F07c",
    statement="The share of valid inventions older than ten years rises",
    zh="维持十年以上占比上升",
    unit="share, change in four years",
    bands=(Band(0.005, ANY, "nation", "CNIPA: .123 (2020) to .135 (2022)", ("share_valid_ge10_2022",)),),
    label="emergent",
    reason="the share of 2019 is an input; four years of ageing, lapse and new grants are not",
    room="Portfolio",
    decimals=3,
)
def rise_of_the_old(record: Record) -> float:
    """The share of F07b in December 2023 less that at the opening; half a point is the least."""
    return older_than(record, record.last, OVER_TEN) - older_than(record, OPENING, OVER_TEN)


@fact(
    "F07d",
    statement="Of valid inventions at the opening, .56 to .72 had been kept over five years",
    zh="期初有效发明中维持五年以上占56%—72%",
    unit="share, opening",
    bands=(
        Band(
            0.56, 0.72, "city", "CNIPA monthly statistics: .591 (October 2018), .686 (September 2019)",
            ("valid_inventions_over_5y_share",),
        ),
    ),
    label="emergent",
    reason="opening ages follow one rate set by the ten-year share; the five-year share is not used",
    room="Portfolio",
)  # fmt: skip
def over_five_years(record: Record) -> float:
    """Inventions in force filed more than five years before, of all in force, December 2019."""
    return older_than(record, OPENING, 60)


@fact(
    "F08a",
    statement="Of valid inventions, .40 to .43 are of high value",
    zh="高价值发明占有效发明40%—43%",
    unit="share, end of 2023",
    bands=(
        Band(0.40, 0.43, "nation", "CNIPA: 1.324 of 3.28 M (2022), 1.66 of 4.015 M (2023)",
             ("hv_share_2022", "hv_share_2023")),
    ),
    label="emergent",
    reason="the strategic share of the stock is an input; how far the five criteria overlap is not",
    room="Portfolio",
)  # fmt: skip
def high_value_share(record: Record) -> float:
    """High-value inventions over inventions in force, December 2023."""
    rows = record.kept(INVENTION)
    return record.weigh(rows[record.patents.high_value[rows]]) / record.weigh(rows)


def meeting(criterion: str) -> Measure:
    """The measure of one criterion of high value."""

    def of_high_value(record: Record) -> float:
        """Part of high-value inventions that meet this criterion, December 2023; criteria overlap."""
        rows = record.kept(INVENTION)
        rows = rows[record.patents.high_value[rows]]
        met = criteria(record.patents, rows, record.last)[CRITERIA.index(criterion)]
        return record.weigh(rows[met]) / record.weigh(rows)

    return of_high_value


def composition(name: str, criterion: str, statement: str, zh: str, band: Band, reason: str) -> None:
    """Declare the part of one criterion."""
    declared = fact(
        name, statement=statement, zh=zh, unit="share, end of 2023", bands=(band,), label="emergent",
        reason=reason, room="Portfolio", decimals=3,
    )  # fmt: skip
    declared(meeting(criterion))


composition(
    "F08b",
    "strategic",
    "Of high-value inventions, .68 to .72 are in strategic fields",
    "高价值发明中战略性新兴产业占68%—72%",
    Band(0.68, 0.72, "nation", "CNIPA 2022: .719, 2023: .70", ("hv_comp_sei",)),
    "the strategic share of the stock is an input; its part of high value depends on the other four",
)
composition(
    "F08c",
    "kept",
    "Of high-value inventions, .33 to .37 are kept over ten years",
    "高价值发明中维持十年以上占33%—37%",
    Band(0.33, 0.37, "nation", "CNIPA 2022: .335", ("hv_comp_age10",)),
    "the share of 2019 is an input; ageing, lapse and the other criteria are not",
)
composition(
    "F08d",
    "pledged",
    "Of high-value inventions, about .06 are pledged",
    "高价值发明中质押约占6%",
    Band(0.05, 0.07, "nation", "CNIPA 2023: 104 000 of 1.66 M; wording ambiguous", ("hv_comp_pledged",)),
    "follows from who asks for loans, what is pledged and the amount that counts as high",
)
composition(
    "F08e",
    "overseas",
    "Of high-value inventions, .06 to .12 have a family abroad",
    "高价值发明中有海外同族占6%—12%",
    Band(0.06, 0.12, "nation", "SCIO: about .065; range of the compiler", ("hv_comp_overseas",)),
    "the flow of families abroad is an input of the opening; what is kept and counted is not",
)


@fact(
    "F09a",
    statement="Enterprises own most valid inventions (nation .68 to .75)",
    zh="企业拥有多数有效发明（全国68%—75%）",
    unit="share, end of 2023",
    bands=(
        Band(0.68, 0.75, "nation", "CNIPA", ("enterprise_share_inv",)),
        Band(
            0.48, 0.57, "city",
            "derived: .43-.54 of the stock of 2019, .489, .52, .549, .614 of grants of 2020-23",
            ("invention_grants_firm_share", "invention_grants"),
        ),
    ),
    label="emergent",
    reason="the share of 2019 is an input; grants and lapses of four years are not",
    room="Portfolio",
)  # fmt: skip
def firms_share(record: Record) -> float:
    """Inventions in force whose owner is a firm, of all in force, December 2023."""
    rows = record.kept(INVENTION)
    firm = record.innovators.kind[record.patents.owner[rows]] == FIRM
    return record.weigh(rows[firm]) / record.weigh(rows)


@fact(
    "F09b",
    statement="Enterprises own .73 to .77 of high-value inventions",
    zh="企业拥有73%—77%的高价值发明",
    unit="share, end of 2023",
    bands=(Band(0.73, 0.77, "nation", "CNIPA 2022: .731", ("hv_firm_share",)),),
    label="emergent",
    reason="no parameter says who owns high value; the city's universities are an input of the opening",
    room="Portfolio",
)
def firms_share_of_high_value(record: Record) -> float:
    """High-value inventions whose owner is a firm, of all high-value ones, December 2023."""
    rows = record.kept(INVENTION)
    rows = rows[record.patents.high_value[rows]]
    firm = record.innovators.kind[record.patents.owner[rows]] == FIRM
    return record.weigh(rows[firm]) / record.weigh(rows)


@fact(
    "F09c",
    statement="Firms' share of invention grants rises by .10 to .15 from 2020 to 2023",
    zh="企业发明授权占比2020—2023年上升10—15个百分点",
    unit="share, change",
    bands=(
        Band(
            0.10, 0.15, "city", "48.93 % (2020), 61.35 % (2023); 3 and 2 % of measurement",
            ("invention_grants_firm_share",),
        ),
    ),
    label="emergent",
    reason="the share of 2019 filings is an input; its rise is not",
    room="Innovators",
    decimals=3,
)  # fmt: skip
def rise_of_firms(record: Record) -> Reading:
    """Firms' share of inventions granted in 2023 less that of 2020."""
    firm = record.yearly("invention_grants_firm_share.numerator")
    share = firm / record.yearly("invention_grants_firm_share.denominator") / 100.0
    return Reading(float(share[3] - share[0]), details(share_2020=share[0], share_2023=share[3]))
