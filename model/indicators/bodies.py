"""Measures of infringement and of the bodies beside the courts."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Floats, Rows
from model.dockets import month_end
from model.indicators.facts import Facts
from model.indicators.registry import declare_change, indicator
from model.institutions.judgments import legal_days
from model.month import DAYS_PER_MONTH
from model.tables.disputes import (
    ADMINISTRATIVE,
    ARBITRATION,
    CRIMINAL,
    CUSTOMS,
    JUDGED_FOR_OWNER,
    MEDIATED,
    MEDIATION,
    PATENT,
    TRADEMARK,
    TRANSFERRED,
)

if TYPE_CHECKING:
    from model.model import IPEcosystem

PER_CENT = 100.0
WAN = 1e4
MEDIAN, NINE_TENTHS = 0.5, 0.9


def _filed_with(world: "IPEcosystem", facts: Facts, body: int) -> Rows:
    rows = facts.cases_filed
    return rows[world.disputes.body[rows] == body]


def _closed_by(world: "IPEcosystem", facts: Facts, body: int) -> Rows:
    rows = facts.cases_closed
    return rows[world.disputes.body[rows] == body]


@indicator(
    unit="件", label="Infringements", zh="侵权发生数", kind="flow", evidence="prior only", better="lower"
)
def infringements(world: "IPEcosystem", facts: Facts) -> float:
    """Infringements of rights of the city's owners, noticed or not."""
    return float(len(world.incidents))


@indicator(
    unit="%", label="Infringements noticed", zh="侵权发现率", kind="ratio", evidence="prior only", decimals=1
)
def infringements_noticed(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Infringements that owners or customs notice, over all."""
    return PER_CENT * float(np.sum(world.incidents.noticed)), float(len(world.incidents))


@indicator(
    unit="件",
    label="Administrative IP cases",
    zh="知识产权行政案件",
    kind="flow",
    evidence="prior only",
    better="none",
)
def admin_cases(world: "IPEcosystem", facts: Facts) -> float:
    """Cases filed with the IP administration."""
    return float(_filed_with(world, facts, ADMINISTRATIVE).size)


@indicator(
    unit="件",
    label="Administrative trademark cases",
    zh="商标侵权案件查处",
    kind="flow",
    evidence="fitted",
    better="none",
)
def admin_trademark_cases(world: "IPEcosystem", facts: Facts) -> float:
    """Trademark cases filed with the administration."""
    rows = _filed_with(world, facts, ADMINISTRATIVE)
    return float(np.sum(world.disputes.right[rows] == TRADEMARK))


@indicator(
    unit="天",
    label="Mean administrative case cycle",
    zh="行政案件平均办理周期",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def admin_case_days(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Days from filing to closing over administrative cases closed; cases handed over are left out."""
    disputes = world.disputes
    rows = _closed_by(world, facts, ADMINISTRATIVE)
    rows = rows[disputes.outcome[rows] != TRANSFERRED]
    return float(np.sum(disputes.closed[rows] - disputes.filed[rows])), float(rows.size)


declare_change(
    "admin_case_cycle_reduction",
    of="admin_case_days",
    label="Reduction of the administrative case cycle",
    zh="行政案件办理周期压减",
    evidence="prior only",
    sign=-1.0,
)


@indicator(
    unit="件",
    label="Rights-aid and mediation cases",
    zh="维权援助和调解案件",
    kind="flow",
    evidence="prior only",
)
def aid_and_mediation_cases(world: "IPEcosystem", facts: Facts) -> float:
    """Cases that mediation bodies and workstations finished, by settlement or not."""
    return float(_closed_by(world, facts, MEDIATION).size)


@indicator(
    unit="%",
    label="Patent disputes offered administrative mediation",
    zh="专利纠纷行政调解覆盖率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def patent_dispute_mediation_coverage(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of the patent disputes that owners of the city brought to a court, the administration or a mediator."""
    disputes, rows = world.disputes, facts.cases_filed
    ours = (disputes.right[rows] == PATENT) & ~disputes.outside[rows] & (disputes.parent[rows] == 0)
    rows = rows[ours & ~disputes.aid[rows]]
    return PER_CENT * float(np.sum(disputes.mediation_offered[rows])), float(rows.size)


@indicator(
    unit="%",
    label="Criminal IP cases with early intervention of the procuratorate",
    zh="检察机关介入率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def procuratorate_intervention_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of criminal IP cases filed."""
    disputes, rows = world.disputes, facts.cases_filed
    crimes = rows[disputes.nature[rows] == CRIMINAL]
    return PER_CENT * float(np.sum(disputes.intervened[crimes])), float(crimes.size)


@indicator(
    unit="件",
    label="Customs seizures of infringing goods",
    zh="海关查扣侵权案件",
    kind="flow",
    evidence="prior only",
    better="none",
)
def customs_cases(world: "IPEcosystem", facts: Facts) -> float:
    """Seizures at the border."""
    return float(_filed_with(world, facts, CUSTOMS).size)


@indicator(unit="件", label="Notarised IP cases", zh="知识产权公证服务", kind="flow", evidence="prior only")
def notarised_ip_cases(world: "IPEcosystem", facts: Facts) -> float:
    """Notarisations of IP evidence and deposits."""
    return float(world.notaries.services)


# ── administration ──────────────────────────────────────────────────────────────────────────────


def _administered(world: "IPEcosystem", start: int, after: int, *, closed: bool) -> Floats:
    """Days of administrative cases filed (or closed) from a month to before another, handovers left out.

    A case still open counts the days so far.
    """
    disputes = world.disputes
    day = disputes.closed if closed else disputes.filed
    first, end = start * DAYS_PER_MONTH, after * DAYS_PER_MONTH
    rows = np.flatnonzero((day >= first) & (day < end) & (disputes.body == ADMINISTRATIVE))
    rows = rows[disputes.outcome[rows] != TRANSFERRED]
    now = month_end(world.month)
    return np.minimum(disputes.closed[rows], now) - disputes.filed[rows]


def _quantile(days: Floats, share: float) -> float:
    return float(np.quantile(days, share)) if days.size else float("nan")


def _closed_this_year(world: "IPEcosystem", facts: Facts) -> Floats:
    """Days of the administrative cases closed in the calendar year so far."""
    month = facts.month
    return _administered(world, month.index + 1 - month.of_year, month.index + 1, closed=True)


@indicator(
    unit="天",
    label="Median administrative case cycle",
    zh="行政案件办理周期中位数",
    kind="stock",
    evidence="prior only",
    better="lower",
    decimals=1,
    december=True,
)
def admin_case_days_median(world: "IPEcosystem", facts: Facts) -> float:
    """Over administrative cases closed in the year."""
    return _quantile(_closed_this_year(world, facts), MEDIAN)


@indicator(
    unit="天",
    label="Nine tenths of administrative cases are closed within",
    zh="行政案件办理周期90分位",
    kind="stock",
    evidence="prior only",
    better="lower",
    decimals=1,
    december=True,
)
def admin_case_days_p90(world: "IPEcosystem", facts: Facts) -> float:
    """Over administrative cases closed in the year."""
    return _quantile(_closed_this_year(world, facts), NINE_TENTHS)


@indicator(
    unit="天",
    label="Administrative case cycle of last year's filings",
    zh="上年受理行政案件平均周期",
    kind="stock",
    evidence="prior only",
    better="lower",
    decimals=1,
    december=True,
)
def admin_case_days_by_filing(world: "IPEcosystem", facts: Facts) -> float:
    """Mean over cases filed in the year before, closed or not: clearing a backlog does not raise it."""
    start = facts.month.index + 1 - facts.month.of_year - 12
    if start < 0:  # of the filings of 2019 only those still open are known
        return float("nan")
    days = _administered(world, start, start + 12, closed=False)
    return float(np.mean(days)) if days.size else float("nan")


@indicator(
    unit="件",
    label="Administrative cases pending",
    zh="行政案件存量",
    kind="stock",
    evidence="prior only",
    better="lower",
)
def admin_cases_pending(world: "IPEcosystem", facts: Facts) -> float:
    """Administrative cases open at month end."""
    return float(world.dockets.open_with(ADMINISTRATIVE).size)


@indicator(
    unit="%",
    label="Pending administrative cases beyond the time limit",
    zh="超期未结行政案件占比",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def admin_cases_overdue(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of administrative cases pending, those whose legal clock has passed the limit."""
    disputes, rows = world.disputes, world.dockets.open_with(ADMINISTRATIVE)
    late = legal_days(disputes, rows, month_end(facts.month)) > disputes.limit[rows]
    return PER_CENT * float(np.sum(late)), float(rows.size)


@indicator(
    unit="FTE",
    label="Adjudication officers in post",
    zh="在岗行政裁决人员",
    kind="stock",
    evidence="prior only",
    decimals=1,
)
def adjudication_officers_in_post(world: "IPEcosystem", facts: Facts) -> float:
    """Officers in post, newcomers among them."""
    return world.administration.officers.in_post


@indicator(
    unit="%",
    label="Use of adjudication officers' hours",
    zh="行政裁决工时利用率",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def admin_hours_used(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Hours worked on cases, over hours that officers have for cases."""
    office = world.administration
    return PER_CENT * office.hours_used, office.hours_available


@indicator(
    unit="万元",
    label="Administrative fines",
    zh="行政罚款",
    kind="flow",
    evidence="prior only",
    better="none",
    decimals=1,
)
def admin_fines(world: "IPEcosystem", facts: Facts) -> float:
    """Fines imposed in administrative cases closed."""
    return float(np.sum(world.disputes.award[_closed_by(world, facts, ADMINISTRATIVE)])) / WAN


@indicator(
    unit="家",
    label="Firms on the list of serious violators",
    zh="知识产权严重违法失信主体",
    kind="stock",
    evidence="prior only",
    better="lower",
)
def violators_listed(world: "IPEcosystem", facts: Facts) -> float:
    """Innovators on the list at month end: no loans, no grants of public money."""
    return float(world.administration.violators.firms.size)


# ── mediation, arbitration, appraisal, customs, prosecution ─────────────────────────────────────


@indicator(
    unit="%",
    label="Mediations that end in a settlement",
    zh="调解成功率",
    kind="ratio",
    evidence="proxy",
    decimals=1,
)
def mediation_success_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of mediations that ended, rights aid left out; settlements that are not kept count too."""
    mediation = world.mediation
    return PER_CENT * (mediation.settled + mediation.broken), float(mediation.ended)


@indicator(
    unit="%",
    label="Settlements confirmed by a court",
    zh="调解协议司法确认率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def judicial_confirmation_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of settlements reached in mediation, broken ones among them."""
    mediation = world.mediation
    return PER_CENT * mediation.confirmed, float(mediation.settled + mediation.broken)


@indicator(
    unit="%",
    label="Success of administrative cases for the owner",
    zh="行政案件权利人获支持率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def admin_success_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Infringement found or settled, over administrative cases closed; handovers are left out."""
    disputes = world.disputes
    rows = _closed_by(world, facts, ADMINISTRATIVE)
    outcome = disputes.outcome[rows]
    for_owner = (outcome == JUDGED_FOR_OWNER) | (outcome == MEDIATED)
    return PER_CENT * float(np.sum(for_owner)), float(np.sum(outcome != TRANSFERRED))


@indicator(
    unit="件",
    label="Arbitration cases closed",
    zh="知识产权仲裁结案",
    kind="flow",
    evidence="prior only",
    better="none",
)
def arbitration_cases(world: "IPEcosystem", facts: Facts) -> float:
    """Cases that arbitrators closed, by agreement or award."""
    return float(_closed_by(world, facts, ARBITRATION).size)


@indicator(
    unit="件",
    label="Forensic appraisals waiting",
    zh="知识产权鉴定排队数",
    kind="stock",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def appraisals_waiting(world: "IPEcosystem", facts: Facts) -> float:
    """Appraisals asked for in the city that the capacity of the month could not begin."""
    return world.appraisers.waiting


@indicator(
    unit="%",
    label="Appraisals that go elsewhere",
    zh="外送鉴定比例",
    kind="ratio",
    evidence="prior only",
    better="lower",
    decimals=1,
)
def appraisals_elsewhere(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of appraisals asked for, those for which the queue in the city was too long."""
    return PER_CENT * world.appraisers.elsewhere, float(world.appraisers.asked)


@indicator(
    unit="%",
    label="Seizures that the owner confirms",
    zh="海关确权成功率",
    kind="ratio",
    evidence="prior only",
    decimals=1,
)
def customs_confirmation_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of seizures decided."""
    return PER_CENT * world.customs.confirmed, float(world.customs.decided)


@indicator(
    unit="%",
    label="Criminal IP cases prosecuted",
    zh="知识产权刑事案件起诉率",
    kind="ratio",
    evidence="prior only",
    better="none",
    decimals=1,
)
def prosecution_rate(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of criminal cases that prosecutors decided on."""
    return PER_CENT * world.procuratorate.prosecuted, float(world.procuratorate.reviewed)
