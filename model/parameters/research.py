"""Who does R&D, and where its money comes from: firms at the margin, universities, institutes."""

# Declarations read as a table:
# fmt: off

from dataclasses import dataclass

from model.declare import Declared, number

YEAR = "share per year"


@dataclass(frozen=True)
class ResearchParameters(Declared):
    """R&D: the extensive margin of firms, internal finance, budgets of universities and institutes."""

    active_share: float = number(
        0.37, 0.34, 0.40, unit="share", grade="B",
        label="Above-scale industrial innovators that do R&D in a year", zh="规上工业企业有研发活动占比",
        source="Nation 2022, .34-.40 (derived from the national innovation index): an input, not a result",
    )
    active_small: float = number(
        0.45, 0.30, 0.60, unit="share", grade="C",
        label="Smaller innovators that do R&D in a year", zh="规下创新企业有研发活动占比",
        source="Expert prior: they stand in the table because they innovate; a third are seen in one year "
               "(region pack), and 14 500 high-tech firms of 2023 all do R&D",
    )
    above_scale: float = number(
        20e6, 20e6, 20e6, unit="CNY per year", grade="A",
        label="Sales from which an industrial firm is above scale", zh="规模以上工业企业营收标准",
        source="NBS: main business revenue of 20 million CNY, since 2011",
    )
    size_gradient: float = number(
        0.35, 0.20, 0.50, unit="normal units per log point", grade="B",
        label="Pull of size toward doing R&D", zh="规模对开展研发的影响",
        source="28.3 % of large and medium firms (2010), 11.5 % of all above scale (2011): .8 units over "
               "about 2.3 log points",
    )
    band: float = number(
        0.8, 0.4, 1.2, unit="normal units", grade="C",
        label="Half width between starting and stopping R&D", zh="研发启停门槛半宽",
        source="Expert prior; starting costs about ten times what going on costs (Chen, Zhang, Zi 2021)",
    )
    news: float = number(
        0.5, 0.3, 0.8, unit="normal units", grade="C",
        label="Spread of a year's news on whether R&D pays", zh="研发收益年度冲击",
        source="Expert prior: a firm at the margin changes its mind once in about twenty years",
    )
    intensity_spread: float = number(
        0.7, 0.4, 1.0, unit="log spread", grade="C",
        label="Spread of R&D over sales within a sector", zh="行业内研发强度离散度",
        source="Expert prior; log-normal within industries (form published)",
    )
    cash_elasticity: float = number(
        0.15, 0.0, 0.40, unit="elasticity", grade="C",
        label="Response of R&D to a shortage of cash", zh="研发对现金不足的弹性",
        source="Brown, Fazzari and Petersen 2009 for young high-tech firms (sign published), size prior",
    )
    stoppage: float = number(
        0.30, 0.0, 0.80, unit="share", grade="C",
        label="Part of R&D that stops where business stops", zh="停工时研发中断的比例",
        source="Expert prior: staff stay on the payroll in a closure, material and trials stop",
    )
    university_trend: float = number(
        0.031, 0.01, 0.05, unit=YEAR, grade="B",
        label="Growth of university R&D over GDP", zh="高校研发经费占比增速",
        source="NBS: universities 179.7 to 241.2 billion CNY 2019-22, 10.3 % a year; GDP 7.1 %",
    )
    institute_trend: float = number(
        0.003, -0.015, 0.025, unit=YEAR, grade="B",
        label="Growth of institutes' R&D over GDP", zh="科研院所研发经费占比增速",
        source="NBS: government institutes 308.1 to 381.4 billion CNY 2019-22, 7.4 % a year; GDP 7.1 %",
    )
    university_projects: float = number(
        0.30, 0.20, 0.40, unit="share", grade="C",
        label="University R&D paid by firms", zh="高校研发经费企业资金占比",
        source="Expert prior: about a third, projects from firms",
    )
    institute_projects: float = number(
        0.05, 0.02, 0.12, unit="share", grade="C",
        label="Institutes' R&D paid by firms", zh="科研院所研发经费企业资金占比",
        source="Expert prior: institutes live on public money",
    )
