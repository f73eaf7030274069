"""Facts of pledge loans, F20 to F24, read from the yearly measures of a world."""

from collections.abc import Mapping

import numpy as np

from calibration.facts.fact import Band, Reading, fact, unmeasured
from calibration.facts.recorder import Record
from calibration.facts.worlds import FUND_HIGH, FUND_LOW, HIGH_LOSSES, LOW_LOSSES
from model.arrays import Floats
from model.indicators import yearly

Summary = Mapping[str, Floats]
PER_CENT = 100.0
LAST = 3
"""Place of 2023 among the years."""


def of_years(record: Record, indicator: str) -> Floats:
    """Yearly values of an indicator, shape (n_years,)."""
    return yearly(record.world.series())[indicator]


def growth(values: Floats) -> Floats:
    """Relative change from each year to the next."""
    return np.asarray(values[1:] / values[:-1] - 1.0)


@fact(
    "F20a",
    statement="Registered pledge financing grows by 40 to 65 % a year",
    zh="质押登记金额年增40%—65%",
    unit="relative change per year",
    bands=(
        Band(0.40, 0.65, "nation", "CNIPA: 218, 310, 487 bn CNY (2020-22)", ("pledge_amount_growth",)),
        Band(0.45, 0.75, "city", "Loans granted 16.1, 26.1, 41.97 (100 M CNY, 2021-23): +62, +61 %",
             ("pledge_financing",)),
    ),
    label="emergent",
    reason="banks join, learn and saturate; no parameter has the growth",
    room="Credit",
)  # fmt: skip
def registered_growth(record: Record) -> float:
    """Yearly growth of registered pledges from 2021 to 2023."""
    return float(growth(record.yearly("pledge_registered"))[-2:].mean())


@fact(
    "F20b",
    statement="The mean ticket falls",
    zh="单笔金额均值下降",
    unit="relative change per year",
    bands=(Band(-0.30, -0.01, "nation", "12.6-24 M CNY per project, falling", ("pledge_mean_size",)),),
    label="emergent",
    reason="who asks later is smaller; no parameter has the fall",
    room="Credit",
)
def ticket_growth(record: Record) -> float:
    """Yearly growth of the mean loan from 2020 to 2023."""
    tickets = of_years(record, "mean_pledge_loan")
    return float((tickets[-1] / tickets[0]) ** (1.0 / (tickets.size - 1)) - 1.0)


@fact(
    "F20c",
    statement="Of tickets, .70 (.03) are of at most 10 million CNY",
    zh="1000万元以下项目占70%±3%",
    unit="share",
    bands=(Band(0.67, 0.73, "nation", "CNIPA", ("pledge_inclusive_share",)),),
    label="fitted",
    reason="the spread of needs was set with this share in view (finance.need_spread)",
    room="Credit",
)
def small_tickets(record: Record) -> float:
    """Share of loans of 2021-23 of at most 10 million CNY."""
    return float(of_years(record, "small_pledge_loans")[-3:].mean()) / PER_CENT


@fact(
    "F21",
    statement="Loans are .10 to .50 of the appraised value, higher for trademarks",
    zh="贷款额为评估值的10%—50%，商标更高",
    unit="ratio",
    bands=(Band(0.10, 0.50, "nation", "Bank rules and practice", ("ltv_invention", "ltv_tm")),),
    label="input",
    reason="parameters (finance.ltv_patent, finance.ltv_trademark)",
    room="Credit",
)
def loan_over_value(record: Record) -> float:
    """Loans of 2021-23 over what was appraised."""
    return float(of_years(record, "loan_to_value")[-3:].mean()) / PER_CENT


@fact(
    "F22a",
    statement="Of firms that hold inventions, .03 to .08 pledge in a year",
    zh="持有发明企业中年质押比例3%—8%",
    unit="share per year",
    bands=(Band(0.03, 0.08, "nation", "Derived from CNIPA", ("pledge_firm_penetration",)),),
    label="emergent",
    reason="the rate of 2019 is normalised to the city's loans; its later level is not set",
    room="Credit",
)
def incidence(record: Record) -> float:
    """Holders that pledged for the first time in the year, over holders, 2021-23."""
    return float(of_years(record, "pledge_incidence")[-3:].mean()) / PER_CENT


unmeasured(
    "F22b",
    statement="Of technology firms, .45 to .57 have a bank loan",
    zh="科技型企业获贷率45%—57%",
    unit="share",
    bands=(Band(0.45, 0.57, "nation", "PBOC 2023", ("tech_sme_loan_access", "hightech_loan_access")),),
    label="out of scope",
    reason="only loans against IP are simulated; a firm's other credit is not",
    room="Credit",
)


@fact(
    "F23a",
    statement="Bad IP loans lie between the bank's own ratio and 3 points above it",
    zh="知识产权贷款不良率介于银行自身不良率与其上3个百分点之间",
    unit="share",
    bands=(Band(0.016, 0.046, "nation", "No published figure; supervisory band", ("npl_tolerance",)),),
    label="input",
    reason="the default of a middling borrower is a prior with this very band (finance.default_rate)",
    room="Credit",
)
def bad_loans(record: Record) -> float:
    """Loans in default and not settled over loans owed, Decembers of 2021-23."""
    return float(of_years(record, "loan_npl_ratio")[-3:].mean()) / PER_CENT


@fact(
    "F23b",
    statement="Lending falls when losses pass the tolerance, less so with a fund share of .8 than of .4",
    zh="不良超过容忍度后放贷下降，补偿比例高时降幅较小",
    unit="difference of relative changes",
    bands=(Band(0.0, 1.0, "nation", "Threshold studies (sign)", ("npl_lending_nonlinear",)),),
    label="emergent",
    reason="the kink is a rule; how much a fund softens it follows from expected losses",
    room="Credit",
    worlds=(FUND_LOW, LOW_LOSSES, FUND_HIGH, HIGH_LOSSES),
)
def fall_softened(low: Summary, low_losses: Summary, high: Summary, high_losses: Summary) -> Reading:
    """Loans of 2023 after a wave of losses from 2022 over those without, fund share .8 less .4."""
    fell_low, fell_high = (
        float(hit["lent"][LAST] / calm["lent"][LAST] - 1.0)
        for calm, hit in ((low, low_losses), (high, high_losses))
    )
    return Reading(fell_high - fell_low, {"share .4": fell_low, "share .8": fell_high})


unmeasured(
    "F24",
    statement="Guaranteed firms grow more (assets +7 to +35 %, jobs +8 to +30 %) and default less",
    zh="获担保企业资产增7%—35%、就业增8%—30%，违约较低",
    unit="relative change after 2-5 years",
    bands=(Band(0.07, 0.35, "elsewhere", "EU guarantee studies", ("guarantee_assets",)),),
    label="out of scope",
    reason="a loan does not change the growth of the borrower, jobs are not counted, and a guarantee is not "
    "a status of a firm: the fund stands behind the bank",
    room="Credit",
)
