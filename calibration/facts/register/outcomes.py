"""Facts of use, opinion and value added, F34 to F36, and of delay, F38."""

from calibration.facts.fact import Band, Reading, fact, unmeasured
from calibration.facts.recorder import Record
from calibration.facts.register.money import PER_CENT, of_years

WAN_PER_MILLION = 100.0
"""万元 in a million CNY."""
FIVE = 5
"""Years of the published change."""


@fact(
    "F34a",
    statement="Enterprise inventions put to use: .45 (2020) to .53 (2023-24)",
    zh="企业发明产业化率由45%升至53%",
    unit="share, change",
    bands=(Band(0.04, 0.10, "nation", "China Patent Survey", ("indus_rate_inv_firm",)),),
    label="input",
    reason="grants are put to use at the surveyed rate of their year (transfer.nation_use)",
    room="Transfer",
)
def rise_of_use(record: Record) -> Reading:
    """Change of firms' inventions in use from 2020 to 2023; beside it the two shares."""
    share = of_years(record, "firm_industrialisation_rate") / PER_CENT
    return Reading(float(share[-1] - share[0]), {"2020": float(share[0]), "2023": float(share[-1])})


@fact(
    "F34b",
    statement="Use by size: medium > small > large > micro firms; universities .03-.04",
    zh="产业化率：中型>小型>大型>微型；高校3%—4%",
    unit="share of universities",
    bands=(Band(0.03, 0.04, "nation", "China Patent Survey 2023", ("indus_by_size_2023", "indus_univ")),),
    label="input",
    reason="parameters (transfer.use_*)",
    room="Transfer",
)
def use_of_universities(record: Record) -> Reading:
    """Universities' inventions in use at the end of 2023; beside it firms by size."""
    sizes = ("micro", "small", "medium", "large")
    by_size = {size: float(of_years(record, f"use_by_size_{size}")[-1]) / PER_CENT for size in sizes}
    return Reading(float(of_years(record, "university_industrialisation_rate")[-1]) / PER_CENT, by_size)


@fact(
    "F34c",
    statement="Income per invention in use: mean about 8.3 M CNY, the median far below",
    zh="产业化发明平均收益约830万元，中位数远低",
    unit="million CNY",
    bands=(Band(6.0, 10.0, "nation", "China Patent Survey", ("income_per_patent",)),),
    label="input",
    reason="the level is a parameter (transfer.product_sales); how it spreads over patents is not",
    room="Transfer",
    decimals=1,
)
def income_of_use(record: Record) -> Reading:
    """Mean yearly income of products per invention in use at the end of 2023; beside it the median."""
    mean, median = (
        float(of_years(record, "income_per_used_invention" + what)[-1]) / WAN_PER_MILLION
        for what in ("", "_median")
    )
    return Reading(mean, {"median": median})


@fact(
    "F36",
    statement="Patent-intensive industries rise from 11.6 to 13.0 % of GDP (2018-23)",
    zh="专利密集型产业占GDP由11.6%升至13.0%（2018—2023）",
    unit="points, change of five years",
    bands=(Band(1.2, 1.7, "nation", "NBS and CNIPA", ("pii_share_2018", "pii_share_2023")),),
    label="input",
    reason="the national drift is an exogenous path (patent_intensive_drift)",
    room="Accounts",
    decimals=1,
)
def rise_of_patent_intensive(record: Record) -> float:
    """Change of the share from the opening to 2023, as much as it is in five years."""
    opening = record.world.region.opening.patent_intensive_share_2019
    shares = of_years(record, "patent_intensive_gdp_share")
    return float((shares[-1] - PER_CENT * opening) * FIVE / shares.size)


unmeasured(
    "F38",
    statement="A late first patent lowers a start-up's growth (jobs +36 to +55 % for marginal grants)",
    zh="首件专利授权延迟降低初创企业成长（边际授权就业增36%—55%）",
    unit="relative change over five years",
    bands=(
        Band(0.36, 0.55, "elsewhere", "US start-ups, Farre-Mensa, Hegde and Ljungqvist; upper bound",
             ("first_patent_emp", "first_patent_sales")),
    ),
    label="out of scope",
    reason="a grant does not change the growth of its owner in the model",
    room="Innovators",
)  # fmt: skip
