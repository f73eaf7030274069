"""Facts of examination, F01 to F05."""

import numpy as np

from calibration.facts.fact import ANY, Band, Reading, details, fact, unmeasured
from calibration.facts.recorder import Record
from model.arrays import OPEN, Floats, Rows
from model.tables.patents import (
    INVENTION,
    ORDINARY,
    PRIORITY,
    PROTECTION_CENTRE,
    QUICK_CENTRE,
    REFUSED,
    WITHDRAWN,
)
from model.tables.petitions import UNDECIDED

CNIPA = "CNIPA annual reports and releases, 2020-2023"
PUBLISHED = np.array([20.0, 18.5, 16.5, 16.0])
"""Mean months of examination of inventions, China 2020-2023."""
FAST = (PROTECTION_CENTRE, QUICK_CENTRE)


def concluded(record: Record, rows: Rows) -> np.ndarray:
    """Month of the first conclusion of applications (grant, refusal, withdrawal), shape of ``rows``."""
    patents = record.patents
    dates = np.stack([patents.granted[rows], patents.refused[rows], patents.ended[rows]])
    return np.asarray(dates.min(axis=0))


def examined(record: Record) -> Rows:
    """Inventions of the national queue that entered examination."""
    patents = record.patents
    queue = np.isin(patents.route, (ORDINARY, PRIORITY)) & (patents.entered != OPEN)
    return np.flatnonzero((patents.kind == INVENTION) & queue)


def mean_months(record: Record, rows: Rows) -> Floats:
    """Mean months from entry into examination to the conclusion, by year of conclusion."""
    patents = record.patents
    end = concluded(record, rows)
    weight = patents.weight[rows]
    total = record.by_year(end, weight * (end - patents.entered[rows]))
    return np.asarray(total / record.by_year(end, weight))


NATIONAL_TIME = (
    *("pendency_inv_2020", "pendency_inv_2021"),
    *("pendency_inv_2022", "pendency_inv_2023"),
)


@fact(
    "F01a",
    statement="Mean examination time of inventions follows 20.0, 18.5, 16.5, 16.0 months (2020-23)",
    zh="发明平均审查周期2020—2023年依次为20.0、18.5、16.5、16.0个月",
    unit="months, largest gap of a year",
    bands=(Band(0.0, 1.0, "nation", CNIPA, NATIONAL_TIME),),
    label="input",
    reason="the national path of examination time is exogenous (exam_months)",
    room="Examination",
)
def gap_to_national_time(record: Record) -> Reading:
    """Entry into examination to first conclusion, by year of conclusion, against the published means."""
    months = mean_months(record, examined(record))
    return Reading(
        float(np.max(np.abs(months - PUBLISHED))),
        details(**{f"months_{2020 + i}": value for i, value in enumerate(months)}),
    )


@fact(
    "F01b",
    statement="Mean examination time of inventions falls every year",
    zh="发明平均审查周期逐年下降",
    unit="months, largest yearly change",
    bands=(Band(-ANY, 0.0, "nation", CNIPA, NATIONAL_TIME),),
    label="input",
    reason="the national path of examination time is exogenous (exam_months)",
    room="Examination",
)
def largest_rise(record: Record) -> float:
    """The largest change from one year to the next of the mean time of F01a."""
    return float(np.max(np.diff(mean_months(record, examined(record)))))


@fact(
    "F02",
    statement="High-value applications are examined 3 to 6 months faster than the average",
    zh="高价值专利审查比平均快3—6个月",
    unit="months, mean of 2020-22",
    bands=(Band(3.0, 6.5, "nation", CNIPA, ("pendency_hv_2020", "pendency_hv_2021", "pendency_hv_2022")),),
    label="input",
    reason="the time of the high-value class is a parameter by year (examination.high_value_months_*)",
    room="Examination",
)
def faster_class(record: Record) -> float:
    """Mean time of all less that of strategic fields on the ordinary route, conclusions of 2020 to 2022."""
    patents, rows = record.patents, examined(record)
    fast = rows[patents.strategic[rows] & (patents.route[rows] == ORDINARY)]
    return float(np.mean((mean_months(record, rows) - mean_months(record, fast))[:3]))


def grant_share(record: Record, rows: Rows) -> float:
    """Granted, of applications concluded within the months that ran."""
    patents = record.patents
    rows = rows[(patents.filed[rows] <= record.last) & (patents.entered[rows] != OPEN)]
    granted = rows[(patents.granted[rows] >= 0) & (patents.granted[rows] <= record.last)]
    failed = np.isin(patents.outcome[rows], (REFUSED, WITHDRAWN)) & (patents.granted[rows] == OPEN)
    failed &= (patents.ended[rows] >= 0) & (patents.ended[rows] <= record.last)
    won, lost = record.weigh(granted), record.weigh(rows[failed])
    return won / (won + lost)


@fact(
    "F03a",
    statement="Of concluded inventions, .55 are granted",
    zh="发明结案授权率约55%",
    unit="share, 2020-23",
    bands=(Band(0.48, 0.62, "nation", "CNIPA annual report 2021", ("grant_rate_2021",)),),
    label="input",
    reason="the national grant share is exogenous (grant_rate); only quality moves it for the city",
    room="Examination",
)
def ordinary_grant_share(record: Record) -> float:
    """Grants over grants, refusals and withdrawals of inventions examined in the national queue."""
    return grant_share(record, examined(record))


@fact(
    "F03b",
    statement="Of pre-examined inventions, .86 to .92 are granted",
    zh="预审发明授权率86%—92%",
    unit="share, 2020-23",
    bands=(
        Band(0.86, 0.93, "nation", "Centres of Shenzhen (.923) and Luoyang (.86)", ("preexam_grant_rate",)),
        Band(0.85, 0.95, "city", "Wuhan's centre in its trial year: grant rate 0.9", ("preexam_capacity",)),
    ),
    label="fitted",
    reason="the prior of examination.preexam_screen was set so that screening gives most of this share",
    room="Examination",
)
def preexamined_grant_share(record: Record) -> float:
    """The same for inventions of the protection centre's route."""
    patents = record.patents
    fast = np.isin(patents.route, FAST) & (patents.kind == INVENTION)
    return grant_share(record, np.flatnonzero(fast))


@fact(
    "F03c",
    statement="Grants of 2020-22 over applications two years earlier",
    zh="2020—2022年发明授权量与两年前申请量之比",
    unit="ratio",
    bands=(
        Band(
            0.53, 0.65, "city", "56 877 grants of 2020-22 over 96 931 applications of 2018-20: .587, 10 %",
            ("invention_grants", "invention_applications"),
        ),
    ),
    label="emergent",
    reason="filings, grant share and time trade off; no parameter contains their combination",
    room="Examination",
)  # fmt: skip
def grants_per_application(record: Record) -> float:
    """Invention grants of 2020 to 2022 over applications of 2018, 2019 (opening) and 2020 (simulated)."""
    opening = record.world.region.opening
    filed = opening.invention_applications_2018 + opening.invention_applications_2019
    filed += record.yearly("invention_applications")[0]
    return float(record.yearly("invention_grants")[:3].sum() / filed)


def grant_months(record: Record, rows: Rows) -> float:
    """Mean months from filing to grant of what was granted while months ran."""
    patents = record.patents
    rows = rows[(patents.granted[rows] >= 0) & (patents.granted[rows] <= record.last)]
    weight = patents.weight[rows]
    return float(np.sum(weight * (patents.granted[rows] - patents.filed[rows])) / np.sum(weight))


@fact(
    "F04a",
    statement="Pre-examined inventions take at most .20 of the ordinary time to grant",
    zh="预审发明授权时间不超过普通途径的20%",
    unit="ratio",
    bands=(
        Band(0.0, 0.20, "nation", "Centres of Shenzhen, Sichuan, Luoyang", ("preexam_to_grant_invention",)),
    ),
    label="input",
    reason="both times are parameters or exogenous (examination.preexam_months, exam_months)",
    room="Examination",
)
def fast_over_ordinary(record: Record) -> float:
    """Mean months from filing to grant, pre-examined over ordinary route, grants of 2020 to 2023."""
    patents = record.patents
    inventions = patents.kind == INVENTION
    fast = np.flatnonzero(inventions & np.isin(patents.route, FAST))
    ordinary = np.flatnonzero(inventions & (patents.route == ORDINARY))
    return grant_months(record, fast) / grant_months(record, ordinary)


@fact(
    "F04b",
    statement="Pre-examination is rationed: requests wait for a slot",
    zh="预审产能受限：有申请等待名额",
    unit="share of months, 2021-23",
    bands=(Band(0.5, 1.0, "nation", "Caps of centres: 0.4-3.7 thousand a year", ("preexam_cap_example",)),),
    label="emergent",
    reason="whether slots bind follows from registration, eligibility and demand against the ordered slots",
    room="Examination",
)
def rationed_months(record: Record) -> Reading:
    """Months of 2021 to 2023 at whose end a request had no slot."""
    waiting = np.array(record.unserved[12:])
    return Reading(float(np.mean(waiting > 0.0)), details(mean_waiting=np.mean(waiting)))


@fact(
    "F05a",
    statement="Of re-examinations, .47 reverse the refusal",
    zh="复审撤驳率约47%",
    unit="share",
    bands=(Band(0.42, 0.52, "nation", "CNIPA annual report 2021", ("reexam_reversal_rate",)),),
    label="input",
    reason="a parameter (examination.reexam_reversal)",
    room="Examination",
)
def reversals(record: Record) -> float:
    """Refused and granted after all, of those refused whose re-examination ended; refusals up to mid 2022.

    Who did not ask for re-examination ended in the month of the refusal.
    """
    patents = record.patents
    rows = np.flatnonzero((patents.kind == INVENTION) & (patents.refused <= record.last - 18))
    asked = rows[patents.ended[rows] != patents.refused[rows]]
    done = (patents.granted[asked] != OPEN) | (patents.ended[asked] <= record.last)
    asked = asked[done]
    return record.weigh(asked[patents.granted[asked] != OPEN]) / record.weigh(asked)


@fact(
    "F05b",
    statement="Invalidation takes 5 to 6 months",
    zh="无效宣告案件周期5—6个月",
    unit="months",
    bands=(Band(5.0, 6.0, "nation", "CNIPA 2016: 5.1, 2022: 5.7", ("invalidation_pendency",)),),
    label="input",
    reason="a parameter (examination.invalidation_months)",
    room="Examination",
    decimals=1,
)
def invalidation_time(record: Record) -> float:
    """Mean months from petition to decision of petitions brought before mid 2022 and decided."""
    petitions = record.world.patent_office.board.petitions
    old = (petitions.filed <= record.last - 18) & (petitions.outcome != UNDECIDED)
    return float(np.mean(petitions.due[old] - petitions.filed[old]))


unmeasured(
    "F05c",
    statement="Re-examination grew longer (11.9 to 17.2 months) while examination grew shorter",
    zh="复审周期由11.9个月延长至17.2个月，而审查周期缩短",
    unit="months",
    bands=(Band(16.0, 18.0, "nation", "CNIPA 2016, 2021, 2022", ("reexam_pendency",)),),
    label="input",
    reason="parameters by year (examination.reexam_months_*); nothing is left to measure",
    room="Examination",
)
