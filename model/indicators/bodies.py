"""Measures of infringement and of the bodies beside the courts."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Rows
from model.indicators.facts import Facts
from model.indicators.registry import declare_change, indicator
from model.tables.disputes import (
    ADMINISTRATIVE,
    CRIMINAL,
    CUSTOMS,
    MEDIATION,
    PATENT,
    TRADEMARK,
    TRANSFERRED,
)

if TYPE_CHECKING:
    from model.model import IPEcosystem

PER_CENT = 100.0


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
