"""Facts of R&D and patents, F10 to F13: how many per yuan, who holds any, elasticities, concentration."""

import numpy as np
from scipy.stats import spearmanr

from calibration.facts.estimators.counts import Elasticity, between, variance_over_mean, within
from calibration.facts.estimators.tails import counts_tail, top_share
from calibration.facts.fact import ANY, Band, Reading, details, fact
from calibration.facts.recorder import Record
from model.arrays import OPEN, Floats, Mask, Rows
from model.sectors import SECTORS
from model.tables.innovators import FIRM
from model.tables.patents import INVENTION

MILLION_PER_YI = 100.0
"""Million CNY in 100 million (亿元)."""
TEN_THOUSAND = 1e4
ABOVE_SCALE = 20e6
"""Sales of an above-scale industrial firm, CNY a year."""
INTENSITY_2012 = {
    "equipment": 1.55,
    "biomedicine": 1.63,
    "automobile": 1.12,
    "materials": 0.82,
    "consumer": 0.55,
}
"""R&D over sales of above-scale industry 2012, per cent, for the sectors that match: rail, ship and aero,
special, general and electrical equipment (mean); pharmaceuticals; automobiles; chemicals; food."""
TABLE = "NBS communique on R&D 2012, by industry"


@fact(
    "F10a",
    statement="Invention filings per million CNY of R&D: .34-.48 in the nation, .63 in the city (2020)",
    zh="每百万元研发经费发明申请：全国0.34—0.48件，本市0.63件（2020）",
    unit="filings per million CNY, 2020",
    bands=(
        Band(0.34, 0.48, "nation", "Economic census 2023 (high-tech .342); NBS and CNIPA 2022 (.476)",
             ("inv_apps_per_mrmb_hightech", "inv_apps_per_mrmb_national")),
        Band(0.57, 0.70, "city", "34 635 applications over 54.8 billion CNY in 2020: .632, 10 %",
             ("invention_applications", "rd_expenditure")),
    ),
    label="input",
    reason="filings and R&D of 2019 are both inputs of the opening; one year later little has moved",
    room="Innovators",
)  # fmt: skip
def filings_per_million(record: Record) -> float:
    """Inventions filed in 2020 over R&D spent in 2020."""
    filed, spent = record.yearly("invention_applications"), record.yearly("rd_expenditure")
    return float(filed[0] / (spent[0] * MILLION_PER_YI))


@fact(
    "F10b",
    statement="R&D over sales ranks sectors as in the national table of 2012",
    zh="各行业研发强度排序与2012年全国表一致",
    unit="rank correlation, 5 sectors",
    bands=(Band(0.89, 1.0, "nation", TABLE, ("rd_int_2012_pharma", "rd_int_2012_food")),),
    label="input",
    reason="R&D intensities by sector are a declared table (model/sectors.py)",
    room="Innovators",
)
def sector_order(record: Record) -> float:
    """Spearman's correlation of R&D over sales by sector of firms, December 2023, with the table."""
    innovators, now = record.innovators, record.snapshots[-1]
    firms = now.alive & (innovators.kind == FIRM)
    found = []
    for name in INTENSITY_2012:
        rows = firms & (innovators.sector == [sector.id for sector in SECTORS].index(name))
        weight = innovators.weight[rows]
        found.append(np.sum(weight * now.rd[rows]) / np.sum(weight * now.revenue[rows]))
    return float(spearmanr(found, list(INTENSITY_2012.values())).statistic)


@fact(
    "F11a",
    statement="Of above-scale industrial firms, .34 to .40 do R&D",
    zh="规模以上工业企业中有研发活动的占34%—40%",
    unit="share, end of 2023",
    bands=(Band(0.34, 0.40, "nation", "NBS innovation index 2022", ("share_industrial_rd_active",)),),
    label="input",
    reason="the share at the opening is a parameter (research.active_share), of innovators alone at that",
    room="Innovators",
)
def doing_rd(record: Record) -> float:
    """Industrial firms of the table above 20 million CNY of sales that do R&D, of all such, December 2023."""
    innovators = record.innovators
    industrial = np.array([sector.industrial for sector in SECTORS])[innovators.sector]
    firms = innovators.alive() & (innovators.kind == FIRM) & (innovators.revenue >= ABOVE_SCALE) & industrial
    return innovators.weigh(firms & innovators.does_rd) / innovators.weigh(firms)


def holders(record: Record) -> Rows:
    """Firms alive at the end that hold a valid invention."""
    innovators = record.innovators
    return np.flatnonzero(innovators.alive() & (innovators.kind == FIRM) & (innovators.inventions > 0.0))


@fact(
    "F11b",
    statement="Of all enterprises, about .008 hold a valid invention",
    zh="全部企业中约0.8%拥有有效发明专利",
    unit="share, end of 2023",
    bands=(
        Band(0.006, 0.009, "nation", "CNIPA 427 000 firms of about 56 M, 2023", ("firms_with_inv_share",)),
    ),
    label="emergent",
    reason="holders follow from filing, grant and exit; no parameter has the share",
    room="Innovators",
    decimals=4,
)
def holders_of_enterprises(record: Record) -> float:
    """Firms alive with a valid invention over enterprises of the register, December 2023."""
    enterprises = record.world.rows[-1]["enterprises"] * TEN_THOUSAND
    return float(np.sum(record.innovators.weight[holders(record)])) / enterprises


HOLDING = Band(
    6.0, 7.0, "nation", "CNIPA: 6.4 (2021), 6.8 (2023) valid inventions per holding firm",
    ("mean_inv_per_patenting_firm",),
)  # fmt: skip


@fact(
    "F11c",
    statement="Firms that hold an invention hold 6 to 7 on average (opening)",
    zh="期初户均有效发明6—7件",
    unit="inventions, opening",
    bands=(HOLDING,),
    label="input",
    reason="the mean of 2019 is a parameter (portfolio.opening_holding)",
    room="Portfolio",
    decimals=1,
)
def mean_holding_opening(record: Record) -> float:
    """Valid inventions of firms per firm that holds any, at the opening."""
    first = record.snapshots[0]
    firms = (record.innovators.kind[: first.inventions.size] == FIRM) & (first.inventions > 0.0)
    weight = record.innovators.weight[: first.inventions.size][firms]
    return float(np.average(first.inventions[firms], weights=weight))


@fact(
    "F11d",
    statement="Firms that hold an invention hold 6 to 7 on average four years later",
    zh="四年后户均有效发明仍为6—7件",
    unit="inventions, end of 2023",
    bands=(HOLDING,),
    label="emergent",
    reason="the mean of 2019 is an input; who is granted more, who is new and who lapses is not",
    room="Innovators",
    decimals=1,
)
def mean_holding(record: Record) -> float:
    """Valid inventions of living firms per firm that holds any, December 2023."""
    rows, innovators = holders(record), record.innovators
    return float(np.average(innovators.inventions[rows], weights=innovators.weight[rows]))


@fact(
    "F11e",
    statement="The median holding lies far below the mean",
    zh="持有量中位数远低于均值",
    unit="median over mean, end of 2023",
    bands=(Band(0.0, 0.5, "nation", "'very skewed' beside the means", ("mean_inv_per_patenting_firm",)),),
    label="emergent",
    reason="no parameter says how skewed holdings are; sizes, effects of firms and clusters do",
    room="Innovators",
)
def median_over_mean(record: Record) -> float:
    """Median over mean of valid inventions of living firms that hold any, December 2023; at full scale."""
    held = record.innovators.inventions[holders(record)]
    return float(np.median(held) / np.mean(held))


def panel(record: Record) -> tuple[Floats, Floats]:
    """Inventions filed and R&D (mean of both year ends) of firms alive throughout, shape (n_firms, years)."""
    first, innovators = record.snapshots[0], record.innovators
    size = first.rd.size
    firms: Mask = (innovators.kind[:size] == FIRM) & (innovators.exited[:size] == OPEN)
    spent = np.stack([snapshot.rd[:size] for snapshot in record.snapshots])
    spent = 0.5 * (spent[1:] + spent[:-1])
    firms = firms & (spent > 0.0).all(axis=0)
    counts = np.stack([record.filings(start, after)[:size] for _year, start, after in record.years()])
    return counts[:, firms].T, spent[:, firms].T


def told(found: Elasticity) -> Reading:
    """An elasticity with its dispersion and number of firms."""
    return Reading(found.value, details(dispersion=found.dispersion, firms=found.size))


@fact(
    "F12a",
    statement="Elasticity of inventions over R&D between firms is .5 to .7",
    zh="企业间发明对研发的弹性为0.5—0.7",
    unit="elasticity",
    bands=(Band(0.5, 0.7, "elsewhere", "US firms, Hausman, Hall, Griliches 1984", ("kpf_elasticity_us",)),),
    label="input",
    reason="a parameter (innovation.kpf_elasticity)",
    room="Innovators",
)
def elasticity_between(record: Record) -> Reading:
    """Poisson regression of a firm's filings of 2020-23 on its mean R&D, firms alive throughout."""
    counts, spent = panel(record)
    return told(between(counts.sum(axis=1), spent.mean(axis=1)))


@fact(
    "F12b",
    statement="Within firms over time the elasticity is lower (about .3)",
    zh="企业内（时间维度）弹性更低（约0.3）",
    unit="elasticity",
    bands=(Band(0.1, 0.6, "elsewhere", "Count models; unsourced", ("kpf_elasticity_cn", "kpf_family")),),
    label="input",
    reason="a parameter (innovation.kpf_within)",
    room="Innovators",
)
def elasticity_within(record: Record) -> Reading:
    """Poisson regression of yearly filings on R&D with effects of firms and years, 2020-23."""
    return told(within(*panel(record)))


@fact(
    "F12c",
    statement="Counts are overdispersed: variance far above the mean",
    zh="计数过度离散：方差远大于均值",
    unit="variance over mean, 2023",
    bands=(Band(3.0, ANY, "elsewhere", "Hausman, Hall and Griliches 1984", ("kpf_family",)),),
    label="input",
    reason="gamma effects of firms are declared (innovation.kpf_overdispersion) on top of Pareto sizes",
    room="Innovators",
    decimals=1,
)
def overdispersion(record: Record) -> float:
    """Variance over mean of filings of firms in 2023, firms alive throughout."""
    return variance_over_mean(panel(record)[0][:, -1])


def per_applicant(record: Record) -> Floats:
    """Inventions filed in 2020-23 of every owner that filed any."""
    counts = record.filings(0, record.months)
    return counts[counts > 0.0]


@fact(
    "F13a",
    statement="Patents per applicant follow a power law with a density exponent of 1.7 to 2.4",
    zh="每申请人专利数服从幂律，密度指数1.7—2.4",
    unit="exponent",
    bands=(
        Band(1.7, 2.4, "elsewhere", "O'Neale and Hendy 2012: 1.66 (Japan) to 2.37 (Poland)",
             ("patents_applicant_exponent",)),
    ),
    label="emergent",
    reason="sizes, the decreasing return of R&D and effects of firms make it; no parameter has the exponent",
    room="Innovators",
)  # fmt: skip
def applicants_tail(record: Record) -> Reading:
    """Discrete maximum likelihood on filings of 2020-23; the tail starts where the fit is best."""
    tail = counts_tail(per_applicant(record))
    return Reading(tail.exponent, details(x_min=tail.start, applicants=tail.size))


@fact(
    "F13b",
    statement="The top 5 % of patents hold about half of the value",
    zh="价值最高的5%专利约占总价值一半",
    unit="share of value",
    bands=(Band(0.4, 0.6, "elsewhere", "Pakes and Schankerman 1986, as cited", ("patent_value_top5",)),),
    label="input",
    reason="value is log-normal with a declared spread, sourced with this share (patents.value_spread)",
    room="Filing",
)
def value_of_the_top(record: Record) -> float:
    """Share of the return at grant that the best 5 % of inventions granted in 2020-23 have."""
    patents = record.patents
    granted = (patents.kind == INVENTION) & (patents.granted >= 0) & (patents.granted <= record.last)
    return top_share(patents.value[granted].astype(np.float64), 0.05)
