"""Measures of infringement: what is infringed, who notices, what owners do, disputes abroad, leaks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from model.behaviour.infringement import INDICATION, LEAK, MARK, OTHER, VARIETY, WORK
from model.behaviour.route_rule import (
    ADMINISTER,
    ARBITRATE,
    AT_BORDER,
    MEDIATE,
    NEGOTIATE,
    NOTHING,
    REPORT_CRIME,
    SEEK_AID,
    SUE,
)
from model.indicators.breakdowns import breakdown
from model.indicators.facts import Facts
from model.indicators.registry import indicator
from model.tables.disputes import COPYRIGHT, OTHER_RIGHT, PATENT, SECOND_INSTANCE, SECRET, TRADEMARK
from model.tables.innovators import FIRM
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL

if TYPE_CHECKING:
    from model.model import IPEcosystem

PER_CENT = 100.0
PER_THOUSAND = 1000.0
CNY_10K = 1e4
WHOLE = "infringements"


# ── what is infringed ───────────────────────────────────────────────────────────────────────────


def _of_kind(kind: int, name: str, label: str, zh: str) -> str:
    """Declare the count of infringements of one kind; returns its id."""

    def measure(world: "IPEcosystem", facts: Facts) -> float:
        return float(world.incidents.by_kind[kind])

    measure.__name__ = f"infringed_{name}"
    measure.__doc__ = f"{label}, noticed or not."
    flow = indicator(unit="件", label=label, zh=zh, kind="flow", evidence="prior only", better="lower")
    flow(measure)
    return measure.__name__


KINDS = {
    kind: _of_kind(kind, name, label, zh)
    for kind, name, label, zh in (
        (INVENTION, "inventions", "Infringements of inventions", "发明专利侵权"),
        (UTILITY_MODEL, "utility_models", "Infringements of utility models", "实用新型侵权"),
        (DESIGN, "designs", "Infringements of designs", "外观设计侵权"),
        (MARK, "trademarks", "Infringements of trademarks", "商标侵权"),
        (WORK, "works", "Infringements of works", "著作权侵权"),
        (LEAK, "secrets", "Leaks of trade secrets", "商业秘密泄露"),
        (VARIETY, "varieties", "Infringements of plant varieties", "植物新品种侵权"),
        (INDICATION, "indications", "Infringements of geographical indications", "地理标志侵权"),
        (OTHER, "other", "Unfair competition and other infringements", "不正当竞争及其他侵权"),
    )
}
breakdown(
    "infringements_by_right",
    label="Infringements by kind of right",
    zh="侵权的权利类型构成",
    parts=tuple(KINDS.values()),
    whole=WHOLE,
)


@indicator(
    unit="%",
    label="Holders of inventions that met an infringement of a patent",
    zh="遭遇专利侵权的权利人比例",
    kind="stock",
    evidence="proxy",
    better="lower",
    decimals=1,
    december=True,
)
def holders_infringed(world: "IPEcosystem", facts: Facts) -> float:
    """Of holders of inventions in force, those that noticed one in the last twelve months."""
    innovators = world.innovators
    rows, times = np.unique(np.concatenate(world.exposure.encounters), return_counts=True)
    holds = (innovators.inventions > 0.0) & innovators.alive()
    times, rows = times[holds[rows]], rows[holds[rows]]
    weight = innovators.weight[rows]
    # of the w firms that a row stands for, those hit at least once when each time strikes one of them
    met = weight * (1.0 - (1.0 - 1.0 / weight) ** times)
    return PER_CENT * float(np.sum(met)) / max(innovators.weigh(holds), 1.0)


# ── what owners do ──────────────────────────────────────────────────────────────────────────────


@indicator(
    unit="%",
    label="Owners who act on an infringement noticed",
    zh="发现侵权后采取维权措施比例",
    kind="ratio",
    evidence="proxy",
    decimals=1,
)
def infringements_acted_on(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of infringements that owners noticed: talked, went to a body, asked for aid or had goods stopped."""
    incidents = world.incidents
    acted = incidents.noticed & ((incidents.route != NOTHING) | incidents.talked)
    return PER_CENT * float(np.sum(acted)), float(np.sum(incidents.noticed))


def _route_share(route: int, name: str, label: str, zh: str) -> str:
    """Declare the share of infringements found that end up on one route; returns its id."""

    def measure(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
        ways = world.incidents.by_route
        return PER_CENT * float(ways[route]), float(ways.sum())

    measure.__name__ = f"route_{name}"
    measure.__doc__ = f"Of infringements noticed or found by a campaign: {label[0].lower()}{label[1:]}."
    share = indicator(
        unit="%", label=label, zh=zh, kind="ratio", evidence="prior only", better="none", decimals=1
    )
    share(measure)
    return measure.__name__


ROUTES = {
    route: _route_share(route, name, label, zh)
    for route, name, label, zh in (
        (NOTHING, "nothing", "Nothing is done, or talks failed", "未维权或协商未成"),
        (NEGOTIATE, "agreement", "Settled between the parties", "协商和解"),
        (MEDIATE, "mediation", "Taken to a mediation body", "调解组织"),
        (SEEK_AID, "aid", "Rights aid of a workstation", "维权援助"),
        (ADMINISTER, "administration", "Taken to the administration", "行政途径"),
        (ARBITRATE, "arbitration", "Taken to arbitration", "仲裁"),
        (SUE, "court", "Taken to court", "民事诉讼"),
        (REPORT_CRIME, "police", "Reported as a crime", "刑事报案"),
        (AT_BORDER, "border", "Stopped at the border", "海关查扣"),
    )
}
breakdown(
    "routes_of_owners",
    label="What is done about an infringement that was noticed",
    zh="发现侵权后的维权途径",
    parts=tuple(ROUTES.values()),
    note="Shares of infringements noticed, by where they end up; they add up to 100.",
    note_zh="占已发现侵权的比例，按最终途径计，合计为100。",
)


@indicator(
    unit="%", label="Talks that end in an agreement", zh="协商成功率", kind="ratio", evidence="prior only",
    decimals=1,
)  # fmt: skip
def talks_agreed(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of talks between owners and infringers."""
    incidents = world.incidents
    agreed = incidents.talked & (incidents.route == NEGOTIATE)
    return PER_CENT * float(np.sum(agreed)), float(np.sum(incidents.talked))


@indicator(
    unit="万元", label="Paid by agreement between the parties", zh="协商和解金额", kind="flow",
    evidence="prior only", better="none",
)  # fmt: skip
def paid_by_agreement(world: "IPEcosystem", facts: Facts) -> float:
    """What infringers paid owners without any body, in ten thousand yuan."""
    return float(np.sum(world.incidents.paid)) / CNY_10K


@indicator(
    unit="%",
    label="Sanction that infringers expect, over their gain",
    zh="侵权人预期制裁占获利比例",
    kind="stock",
    evidence="prior only",
    decimals=2,
)
def sanction_expected(world: "IPEcosystem", facts: Facts) -> float:
    """Detection x action x success x payment over the gain, as believed, over all infringements."""
    return PER_CENT * world.city.sanction


def _sanction_on(right: int, name: str, label: str, zh: str) -> str:
    """Declare the sanction that infringers of one right expect; returns its id."""

    def measure(world: "IPEcosystem", facts: Facts) -> float:
        return PER_CENT * float(world.beliefs.sanction(world.parameters.disputes)[right])

    measure.__name__ = f"sanction_{name}"
    measure.__doc__ = f"{label}: news and public memory, over the gain."
    stock = indicator(
        unit="%", label=label, zh=zh, kind="stock", evidence="prior only", decimals=2, december=True
    )
    stock(measure)
    return measure.__name__


breakdown(
    "sanction_by_right",
    label="Sanction that infringers expect, by right",
    zh="侵权人预期制裁（按权利类型）",
    parts=tuple(
        _sanction_on(right, name, label, zh)
        for right, name, label, zh in (
            (PATENT, "patents", "Sanction expected on patents", "专利侵权预期制裁"),
            (TRADEMARK, "trademarks", "Sanction expected on trademarks", "商标侵权预期制裁"),
            (COPYRIGHT, "works", "Sanction expected on works", "著作权侵权预期制裁"),
            (SECRET, "secrets", "Sanction expected on leaks of secrets", "泄露商业秘密预期制裁"),
            (OTHER_RIGHT, "other", "Sanction expected on other infringements", "其他侵权预期制裁"),
        )
    ),
    note="Per cent of the infringer's gain; unnoticed infringements count with nothing.",
    note_zh="占侵权获利的百分比；未被发现的侵权按零计。",
)


# ── outside plaintiffs ──────────────────────────────────────────────────────────────────────────


@indicator(
    unit="件", label="Mass suits of serial plaintiffs", zh="批量维权诉讼", kind="flow", evidence="prior only",
    better="lower",
)  # fmt: skip
def serial_suits(world: "IPEcosystem", facts: Facts) -> float:
    """First-instance suits of serial plaintiffs filed."""
    disputes, rows = world.disputes, facts.court_filed
    return float(np.sum(disputes.serial[rows] & (disputes.body[rows] < SECOND_INSTANCE)))


@indicator(
    unit="%", label="Mass suits among first-instance court cases", zh="批量维权诉讼占一审收案比例",
    kind="ratio", evidence="prior only", better="lower", decimals=1,
)  # fmt: skip
def serial_suit_share(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of first-instance cases filed with the courts of the city."""
    disputes, rows = world.disputes, facts.court_filed
    first = rows[disputes.body[rows] < SECOND_INSTANCE]
    return PER_CENT * float(np.sum(disputes.serial[first])), float(first.size)


# ── abroad ──────────────────────────────────────────────────────────────────────────────────────


def _abroad(name: str, unit: str, label: str, zh: str, measure: Callable[["IPEcosystem"], float]) -> None:
    """Declare a measure of the disputes abroad of the month."""

    def measured(world: "IPEcosystem", facts: Facts) -> float:
        return float(measure(world))

    measured.__name__, measured.__doc__ = name, f"{label}: exporters of the city."
    flow = indicator(unit=unit, label=label, zh=zh, kind="flow", evidence="prior only", better="none")
    flow(measured)


_abroad(
    "overseas_disputes", "件", "Disputes abroad", "海外知识产权纠纷", lambda w: w.disputes_abroad.disputes
)
_abroad(
    "overseas_disputes_guided",
    "件",
    "Disputes abroad with guidance",
    "获指导的海外纠纷",
    lambda w: w.disputes_abroad.guided,
)
_abroad(
    "overseas_disputes_insured",
    "件",
    "Disputes abroad with an insurance",
    "投保的海外纠纷",
    lambda w: w.disputes_abroad.insured,
)
_abroad(
    "overseas_losses_avoided",
    "万元",
    "Losses abroad that help or poverty left unpaid",
    "海外纠纷减少的损失",
    lambda w: (w.disputes_abroad.loss - w.disputes_abroad.paid) / CNY_10K,
)


# ── secrets ─────────────────────────────────────────────────────────────────────────────────────


def _leaks(world: "IPEcosystem", *, enrolled: bool) -> tuple[float, float]:
    """Leaks per thousand firms with R&D and year, of contact firms or of the others."""
    innovators, incidents = world.innovators, world.incidents
    owner = incidents.owner[incidents.kind == LEAK]
    cared = innovators.contact <= world.month.index
    leaked = float(np.sum(cared[owner[owner >= 0]] == enrolled))
    firms = (innovators.kind == FIRM) & (innovators.rd > 0.0) & innovators.alive() & (cared == enrolled)
    return 12.0 * PER_THOUSAND * leaked, innovators.weigh(firms)


@indicator(
    unit="‰", label="Leaks per thousand contact firms and year", zh="联系点企业年泄密率", kind="ratio",
    evidence="prior only", better="lower", decimals=2,
)  # fmt: skip
def leaks_of_contact_firms(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of firms enrolled with trade-secret stations."""
    return _leaks(world, enrolled=True)


@indicator(
    unit="‰", label="Leaks per thousand other firms with R&D and year", zh="其他研发企业年泄密率",
    kind="ratio", evidence="prior only", better="lower", decimals=2,
)  # fmt: skip
def leaks_of_other_firms(world: "IPEcosystem", facts: Facts) -> tuple[float, float]:
    """Of firms with R&D that are not enrolled."""
    return _leaks(world, enrolled=False)
