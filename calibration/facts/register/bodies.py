"""Facts of bodies beside the courts, of infringement met, and of opinion: F32, F33, F35."""

import numpy as np

from calibration.facts.fact import ANY, Band, Reading, fact
from calibration.facts.recorder import Record
from calibration.facts.register.money import PER_CENT, of_years
from model.tables.disputes import (
    ADMINISTRATIVE,
    BASIC_COURT,
    INTERMEDIATE_COURT,
    MEDIATION,
    NEVER,
    PATENT,
    TRANSFERRED,
)


def days_of(record: Record, *bodies: int) -> float:
    """Mean days of first cases closed with these bodies in the years simulated."""
    disputes = record.world.disputes
    done = (disputes.closed < NEVER) & (disputes.filed >= 0.0) & (disputes.outcome != TRANSFERRED)
    rows = np.flatnonzero(done & np.isin(disputes.body, bodies) & ~disputes.aid)
    return float(np.mean(disputes.closed[rows] - disputes.filed[rows]))


def patent_cases(record: Record, *bodies: int) -> float:
    """Patent cases of the city's owners that were first brought to these bodies."""
    disputes = record.world.disputes
    ours = (disputes.right == PATENT) & ~disputes.outside & (disputes.filed >= 0.0)
    return float(np.sum(ours & np.isin(disputes.body, bodies)))


@fact(
    "F32a",
    statement="Administrative patent cases are 1.2 to 1.8 times court patent cases",
    zh="专利行政案件为法院专利案件的1.2—1.8倍",
    unit="ratio",
    bands=(Band(1.2, 1.8, "nation", "CNIPA and SPC 2020-2023", ("adm_cases", "adm_conc")),),
    label="input",
    reason="the shares of routes at the opening are parameters, lower for this place",
    room="Protection",
)
def administrative_over_court(record: Record) -> Reading:
    """Patent cases brought to the administration over those brought to court, 2020 to 2023."""
    office, court = (
        patent_cases(record, ADMINISTRATIVE),
        patent_cases(record, BASIC_COURT, INTERMEDIATE_COURT),
    )
    return Reading(office / court, {"administration": office, "court": court})


@fact(
    "F32b",
    statement="Mediation succeeds in .75 to .85 of cases",
    zh="调解成功率75%—85%",
    unit="share",
    bands=(Band(0.75, 0.85, "nation", "Court-referred mediations", ("med_success",)),),
    label="input",
    reason="a parameter (bodies.mediation_success); simple cases and delay move it little",
    room="Protection",
)
def mediations_that_succeed(record: Record) -> float:
    """Settlements reached over mediations ended, mean of the years."""
    return float(np.mean(of_years(record, "mediation_success_rate"))) / PER_CENT


@fact(
    "F32c",
    statement="The administration takes far less time than a court",
    zh="行政办理时间远短于法院审理",
    unit="ratio of mean days",
    bands=(Band(0.0, 0.6, "nation", "About 10 to 90 days against 120 to 180", ("adm_fast_days",)),),
    label="fitted",
    reason="procedures of both are parameters; waiting for officers and judges is not",
    room="Protection",
)
def administrative_time(record: Record) -> Reading:
    """Mean days of administrative cases over those of first-instance court cases."""
    office, court = days_of(record, ADMINISTRATIVE), days_of(record, BASIC_COURT, INTERMEDIATE_COURT)
    mediation = days_of(record, MEDIATION)
    return Reading(office / court, {"administration": office, "court": court, "mediation": mediation})


@fact(
    "F33a",
    statement="Infringements per right fall by a quarter to a half from 2020 to 2023",
    zh="2020—2023年单位权利侵权发生率下降四分之一到一半",
    unit="relative change",
    bands=(Band(-0.5, -0.25, "nation", "Patent Survey: .108 to .067", ("infringed_2020", "infringed_2023")),),
    label="emergent",
    reason="sanctions as felt and norms move it; no path is given",
    room="Protection",
)
def fall_of_infringement(record: Record) -> float:
    """Infringements of inventions over valid inventions, 2023 against 2020."""
    met, valid = of_years(record, "infringed_inventions"), of_years(record, "valid_invention_patents")
    rate = met / valid
    return float(rate[-1] / rate[0] - 1.0)


@fact(
    "F33b",
    statement="Victims who act rise from .74 to .83",
    zh="被侵权后采取维权措施的比例由74%升至83%",
    unit="share, change",
    bands=(Band(0.05, 0.13, "nation", "China Patent Survey 2020, 2023", ("enforce_share_2023",)),),
    label="emergent",
    reason="the level of 2020 is a parameter; its rise is not",
    room="Protection",
)
def rise_of_action(record: Record) -> Reading:
    """Change from 2020 to 2023 of infringements noticed on which somebody acted."""
    share = of_years(record, "infringements_acted_on") / PER_CENT
    return Reading(float(share[-1] - share[0]), {"2020": float(share[0]), "2023": float(share[-1])})


@fact(
    "F35a",
    statement="Satisfaction rises by 1.5 to 2.5 points from 2020 to 2023",
    zh="满意度2020—2023年提高1.5—2.5分",
    unit="points, change",
    bands=(Band(1.5, 2.5, "nation", "CNIPA survey: 80.05 (2020), 82.04 (2023)", ("satisfaction_2023",)),),
    label="input",
    reason="the national drift is an exogenous path (protection_norm); the city's own part is not",
    room="Opinion",
    decimals=1,
)
def rise_of_satisfaction(record: Record) -> float:
    """Change of the published score from December 2020 to December 2023, with its sampling error."""
    score = of_years(record, "protection_satisfaction")
    return float(score[-1] - score[0])


@fact(
    "F35b",
    statement="Right holders are more satisfied than the public",
    zh="权利人满意度高于社会公众",
    unit="points",
    bands=(
        Band(0.0, ANY, "nation", "79.89 against 78.98 for all, China 2019", ("satisfaction_groups_2019",)),
    ),
    label="input",
    reason="the gap of 2019 is a parameter (opinion.holders_above); own cases may close it",
    room="Opinion",
    decimals=1,
)
def holders_over_public(record: Record) -> float:
    """Right holders less the public, mean of the surveys."""
    holders = of_years(record, "satisfaction_of_right_holders")
    return float(np.mean(holders - of_years(record, "satisfaction_of_public")))
