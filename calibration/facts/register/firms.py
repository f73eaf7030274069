"""Facts of firms, F14 and F15: sizes, growth, exit by age."""

import numpy as np

from calibration.facts.estimators.growth import laplace_or_normal, spread_slope, standardised
from calibration.facts.estimators.survival import hazards
from calibration.facts.estimators.tails import pareto_from
from calibration.facts.fact import ANY, Band, Reading, details, fact
from calibration.facts.recorder import Record, Snapshot
from model.arrays import OPEN, Floats
from model.tables.innovators import FIRM

ABOVE_SCALE = 20e6
"""Sales of an above-scale industrial firm, CNY a year: the population of the published estimates."""
BINS = 10
"""Size classes for the spread of growth."""
DEAD_YOUNG = 60
"""Months: before age five."""
SAIC = "SAIC survival of enterprises, 2008-2012 (report of 2013)"


def tail_of_sizes(record: Record, snapshot: Snapshot) -> Reading:
    """Pareto exponent of sales of firms alive in a snapshot."""
    size = snapshot.revenue.size
    firms = snapshot.alive & (record.innovators.kind[:size] == FIRM)
    tail = pareto_from(snapshot.revenue[firms], ABOVE_SCALE, record.innovators.weight[:size][firms])
    return Reading(tail.exponent, details(x_min_million=tail.start / 1e6, firms=tail.size))


SIZES = Band(
    2.0, 2.5, "nation", "Heinrich and Dai 2016: industrial firms by province 1998-2008", ("size_exponent_cn",)
)


@fact(
    "F14a",
    statement="Firm sizes have a density exponent of 2.0 to 2.5 (opening)",
    zh="期初企业规模密度指数2.0—2.5",
    unit="exponent, opening",
    bands=(SIZES,),
    label="input",
    reason="the tail of opening sizes is a parameter (innovation.size_tail)",
    room="Innovators",
)
def sizes_at_opening(record: Record) -> Reading:
    """Hill's estimator on sales above 20 million CNY (the above-scale threshold), at the opening."""
    return tail_of_sizes(record, record.snapshots[0])


@fact(
    "F14b",
    statement="Firm sizes keep a density exponent of 2.0 to 2.5 through entry, growth and exit",
    zh="经进入、成长、退出后企业规模密度指数仍为2.0—2.5",
    unit="exponent, end of 2023",
    bands=(SIZES,),
    label="input",
    reason="after four years the tail is still mostly that of the opening, which is a parameter",
    room="Innovators",
)
def sizes_at_end(record: Record) -> Reading:
    """Hill's estimator on sales above 20 million CNY (the above-scale threshold), December 2023."""
    return tail_of_sizes(record, record.snapshots[-1])


def growth(record: Record) -> tuple[Floats, Floats]:
    """Yearly log growth of sales and sales before, firms above scale that live on; four years pooled.

    The median growth of each year is taken off: what all firms share is not their own.
    """
    rates, sizes = [], []
    for before, after in zip(record.snapshots[:-1], record.snapshots[1:], strict=True):
        size = before.revenue.size
        firms = before.alive & after.alive[:size] & (record.innovators.kind[:size] == FIRM)
        firms &= (before.revenue >= ABOVE_SCALE) & (after.revenue[:size] > 0.0)
        rate = np.log(after.revenue[:size][firms] / before.revenue[firms])
        rates.append(rate - np.median(rate))
        sizes.append(before.revenue[firms])
    return np.concatenate(rates), np.concatenate(sizes)


@fact(
    "F14c",
    statement="Growth rates of firms look like a Laplace distribution, not like a normal one",
    zh="企业增长率服从拉普拉斯分布而非正态分布",
    unit="log-likelihood ratio per firm and year",
    bands=(Band(0.0, ANY, "nation", "Zou 2019: more than 100 000 firms, 1998-2008", ("growth_dist",)),),
    label="input",
    reason="growth shocks are drawn from a Laplace distribution",
    room="Innovators",
    decimals=3,
)
def laplace_growth(record: Record) -> Reading:
    """Laplace over normal likelihood of growth standardised in ten size classes, firms above scale."""
    found = laplace_or_normal(standardised(*growth(record), BINS))
    return Reading(found.ratio, details(vuong=found.vuong, growth_rates=found.size))


@fact(
    "F14d",
    statement="The spread of growth falls with size with an exponent of -.19 (.04)",
    zh="增长率离散度随规模下降，指数约-0.19（±0.04）",
    unit="exponent",
    bands=(
        Band(-0.23, -0.15, "elsewhere", "Amaral et al. 1997; Riccaboni et al. 2008", ("growth_var_scaling",)),
    ),
    label="input",
    reason="a parameter (innovation.growth_spread_size)",
    room="Innovators",
)
def spread_over_size(record: Record) -> float:
    """Slope of the log standard deviation of growth over log sales in ten size classes, above scale."""
    return spread_slope(*growth(record), BINS)


def exit_by_age(record: Record, ages: int = 10) -> Floats:
    """Exits of firms per year lived, by age in full years, 2020-23."""
    innovators = record.innovators
    firms = innovators.kind == FIRM
    return hazards(
        innovators.born[firms],
        innovators.exited[firms],
        innovators.exited[firms] != OPEN,
        innovators.weight[firms],
        window=(0, record.months),
        ages=ages,
    )


def declare_hazard(name: str, year: int, rate: float, slack: float, label: str, zh: str, row: str) -> None:
    """One point of the hazard by age."""

    def exit_at_age(record: Record) -> float:
        """Exits per year lived at this age, firms of the table, 2020-23 (life table)."""
        return float(exit_by_age(record)[year])

    fact(
        name,
        statement=f"Of firms {label}, {rate} close a year",
        zh=f"{zh}企业年退出率约{100 * rate:.1f}%",
        unit="share per year",
        bands=(Band(rate - slack, rate + slack, "nation", SAIC, (row,)),),
        label="input",
        reason="hazards by age are parameters (innovation.exit_*)",
        room="Innovators",
        decimals=3,
    )(exit_at_age)


declare_hazard("F15a", 0, 0.016, 0.008, "in their founding year", "创立当年", "hazard_year0")
declare_hazard("F15b", 1, 0.063, 0.015, "in their second year", "第二年", "hazard_year2")
declare_hazard("F15c", 2, 0.095, 0.02, "in their third year", "第三年", "hazard_year3")


@fact(
    "F15d",
    statement="Exit peaks in the third year, stays above .08 to year seven and falls below afterwards",
    zh="退出率第三年最高，至第七年高于8%，其后低于8%",
    unit="share per year, years 4-7 less years 8-10",
    bands=(Band(0.005, 0.03, "nation", SAIC, ("hazard_year4_7",)),),
    label="input",
    reason="hazards by age are parameters (innovation.exit_*)",
    room="Innovators",
    decimals=3,
)
def exit_after_the_peak(record: Record) -> Reading:
    """Mean exits per year lived at ages 3-6 less those at ages 7-9, 2020-23; the peak is told beside."""
    rates = exit_by_age(record)
    middle, late = float(np.mean(rates[3:7])), float(np.mean(rates[7:10]))
    return Reading(
        middle - late,
        details(peak_year=int(np.argmax(rates)) + 1, years_4_to_7=middle, years_8_to_10=late),
    )


@fact(
    "F15e",
    statement="Of firms that close, .59 do so before age five",
    zh="退出企业中59%不满五年",
    unit="share of exits, 2020-23",
    bands=(Band(0.54, 0.64, "nation", SAIC, ("exit_before5",)),),
    label="emergent",
    reason="hazards, entry and the ages of 2019 are inputs; the age of those who close follows from them",
    room="Innovators",
)
def exits_before_five(record: Record) -> float:
    """Firms that closed in 2020-23 before their fifth birthday, of all that closed."""
    innovators = record.innovators
    closed = (innovators.kind == FIRM) & (innovators.exited <= record.last)
    young = closed & (innovators.exited - innovators.born < DEAD_YOUNG)
    return innovators.weigh(young) / innovators.weigh(closed)
