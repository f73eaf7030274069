"""Facts of agencies, F19."""

import numpy as np

from calibration.facts.fact import ANY, Band, Reading, details, fact
from calibration.facts.recorder import Record, Snapshot
from model.arrays import Rows

REPORT = "CNIPA agency report 2021"
SMALL = 10.0
"""Attorneys."""
YOUNG = 36
"""Months."""
SIZES = Band(0.80, 0.90, "nation", REPORT + ": .853", ("agency_size_dist",))
AGES = Band(0.41, 0.51, "nation", REPORT + ": .464", ("agency_age_lt3",))


def patent_agencies(snapshot: Snapshot) -> Rows:
    """Agencies with attorneys that are open."""
    return np.flatnonzero(snapshot.agency_open & (snapshot.attorneys > 0.0))


def small_share(snapshot: Snapshot) -> float:
    """Agencies of at most ten attorneys, of those with any."""
    return float(np.mean(snapshot.attorneys[patent_agencies(snapshot)] <= SMALL))


def young_share(record: Record, snapshot: Snapshot) -> float:
    """Agencies younger than three years, of those with attorneys."""
    born = record.agencies.born[patent_agencies(snapshot)]
    return float(np.mean(snapshot.month - born < YOUNG))


@fact(
    "F19a",
    statement="Of patent agencies, .85 have at most ten attorneys (opening)",
    zh="期初85%的专利代理机构不超过10名代理师",
    unit="share, opening",
    bands=(SIZES,),
    label="input",
    reason="the tail of opening sizes is a parameter sourced with these shares (services.size_tail)",
    room="Agencies",
)
def small_at_opening(record: Record) -> float:
    """Agencies with one to ten attorneys, of those with any, at the opening."""
    return small_share(record.snapshots[0])


@fact(
    "F19b",
    statement="Of patent agencies, .85 have at most ten attorneys four years later",
    zh="四年后85%的专利代理机构不超过10名代理师",
    unit="share, end of 2023",
    bands=(SIZES,),
    label="emergent",
    reason="four years of hiring, entry and exit renew about half of the agencies",
    room="Agencies",
)
def small_at_end(record: Record) -> float:
    """Agencies with one to ten attorneys, of those with any, December 2023."""
    return small_share(record.snapshots[-1])


@fact(
    "F19c",
    statement="Of patent agencies, .46 are younger than three years (opening)",
    zh="期初46%的专利代理机构成立不满三年",
    unit="share, opening",
    bands=(AGES,),
    label="input",
    reason="the mean age of opening agencies is a parameter sourced with this share",
    room="Agencies",
)
def young_at_opening(record: Record) -> float:
    """Agencies with attorneys younger than three years, at the opening."""
    return young_share(record, record.snapshots[0])


@fact(
    "F19d",
    statement="Of patent agencies, .46 are younger than three years at the end of 2021",
    zh="2021年末46%的专利代理机构成立不满三年",
    unit="share, end of 2021",
    bands=(AGES,),
    label="emergent",
    reason="entry and exit are priors of other sources; the share follows from both and the ages of 2019",
    room="Agencies",
)
def young_at_end(record: Record) -> Reading:
    """Agencies with attorneys younger than three years, December 2021; December 2023 is told beside."""
    return Reading(
        young_share(record, record.snapshots[2]),
        details(end_of_2023=young_share(record, record.snapshots[-1])),
    )


@fact(
    "F19e",
    statement="Agencies draft 37 to 50 inventions per attorney and year",
    zh="每名代理师年均代理发明37—50件",
    unit="inventions per attorney, 2023",
    bands=(
        Band(37.0, 50.0, "nation", "CNIPA 2023: 48.8 filings per attorney, .75-.85 through agencies",
             ("inv_apps_per_attorney", "agency_share_old")),
    ),
    label="input",
    reason="drafts per attorney are a parameter sourced with this number (services.drafts_per_attorney)",
    room="Agencies",
    decimals=1,
)  # fmt: skip
def inventions_per_attorney(record: Record) -> float:
    """Inventions drafted by agencies of the city in 2023 over attorneys of December 2023."""
    return float(np.sum(record.drafted[-12:]) / np.sum(record.snapshots[-1].attorneys))


@fact(
    "F19f",
    statement="Fees differ between agencies",
    zh="代理费存在离散",
    unit="standard deviation of log fees, end of 2023",
    bands=(
        Band(0.1, ANY, "city", "Wuhan market: 3 000-6 000 CNY an invention; bids from 1 500",
             ("fee_inv_market", "fee_inv_cost")),
    ),
    label="input",
    reason="the spread of fees at the opening is a parameter",
    room="Agencies",
)  # fmt: skip
def fee_dispersion(record: Record) -> float:
    """Standard deviation of the logarithm of fees over open agencies with attorneys, December 2023."""
    return float(np.std(np.log(record.agencies.price[patent_agencies(record.snapshots[-1])])))


@fact(
    "F19g",
    statement="Some agencies bid below the computed cost of a careful draft",
    zh="存在低于测算成本的报价",
    unit="share of agencies, end of 2023",
    bands=(
        Band(0.05, 1.0, "city", "Fees of 3 000-6 000 against a cost of 8 200-11 800 CNY",
             ("fee_inv_market", "fee_inv_cost")),
    ),
    label="input",
    reason="the fee of an invention and its computed cost are parameters",
    room="Agencies",
)  # fmt: skip
def bids_below_cost(record: Record) -> float:
    """Open agencies with attorneys whose fee for an invention is below the computed cost, December 2023."""
    about = record.world.parameters.services
    fees = about.fee_invention * record.agencies.price[patent_agencies(record.snapshots[-1])]
    return float(np.mean(fees < about.draft_cost))
