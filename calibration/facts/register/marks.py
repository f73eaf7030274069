"""Facts of trademarks, F37."""

import numpy as np

from calibration.facts.fact import Band, fact
from calibration.facts.recorder import Record
from model.tables.marks import PUBLICATION_MONTHS


@fact(
    "F37a",
    statement="A trademark is examined in 4 months",
    zh="商标审查周期4个月",
    unit="months, mean of 2022-23",
    bands=(Band(4.0, 4.5, "nation", "CNIPA 2020-2023", ("tm_exam_months",)),),
    label="input",
    reason="a stage of its own, but its length is an exogenous path (trademark_exam_months) less publication",
    room="Marks",
)
def examination_time(record: Record) -> float:
    """Mean months from filing to the decision on publication over 2022 and 2023."""
    path = [record.world.region.at(month).trademark_exam_months for month in range(24, record.months)]
    return float(np.mean(path)) - PUBLICATION_MONTHS


@fact(
    "F37b",
    statement="A trademark is registered 7 months after filing",
    zh="商标注册周期7个月",
    unit="months, mean of 2022-23",
    bands=(Band(6.5, 7.5, "nation", "CNIPA 2022-2023", ("tm_register_months",)),),
    label="input",
    reason="an exogenous path (trademark_exam_months)",
    room="Marks",
    decimals=1,
)
def registration_time(record: Record) -> float:
    """Mean of the path over 2022 and 2023."""
    path = [record.world.region.at(month).trademark_exam_months for month in range(24, record.months)]
    return float(np.mean(path))


@fact(
    "F37c",
    statement="After 2020, .52 to .61 of trademark applications pass; .68 in the city in 2020",
    zh="2020年后商标申请通过率52%—61%；本市2020年为68%",
    unit="share, 2020",
    bands=(
        Band(0.52, 0.61, "nation", "CNIPA: .61 (2020), .57 (2021), .52 (2022)",
             ("tm_publication_rate_2022", "tm_approval_ratio")),
        Band(0.61, 0.76, "city", "67 206 registrations over 98 544 applications in 2020",
             ("trademark_registrations", "trademark_applications")),
    ),
    label="input",
    reason="an exogenous path (trademark_register_share)",
    room="Marks",
)  # fmt: skip
def registered_share(record: Record) -> float:
    """Registrations of 2020 over applications of 2020: of one year, as the figure is published."""
    registered, filed = (record.yearly(f"trademark_{what}") for what in ("registrations", "applications"))
    return float(registered[0] / filed[0])


@fact(
    "F37d",
    statement="After the rules against hoarding, filings fall by 20 to 25 % in two years",
    zh="打击囤积后商标申请两年下降20%—25%",
    unit="relative change, 2023 against 2021",
    bands=(Band(-0.25, -0.20, "nation", "9.45 M (2021), 7.18 M (2023)", ("tm_apps_2021_2022",)),),
    label="input",
    reason="an exogenous path (trademark_propensity); entries of entities, an input too, make the rest",
    room="Marks",
)
def filings_after_the_rules(record: Record) -> float:
    """Trademark applications of 2023 over those of 2021, less 1."""
    filed = record.yearly("trademark_applications")
    return float(filed[3] / filed[1] - 1.0)
