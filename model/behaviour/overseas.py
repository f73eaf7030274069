"""Disputes abroad (海外纠纷): exporters are sued or copied there and lose money.

Guidance, training and insurance each carry a part of the loss. Guidance takes up what it has places for, in
the order of the month; training readies a share of exporters (the readiness that also moves Madrid filings);
a policy pays its share of the loss and costs a premium every January. Insurers of such risks and those who
win abroad are outside.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Floats, Keys, Rows
from model.behaviour.exposure import Exposure
from model.month import Month
from model.parameters.disputes import DisputeParameters
from model.tables.innovators import Innovators


@dataclass
class DisputesAbroad:
    """The disputes abroad of one month."""

    disputes: int = 0
    guided: int = 0
    trained: int = 0
    insured: int = 0
    loss: float = 0.0
    """Loss before help, CNY."""
    paid: float = 0.0
    """What exporters themselves paid in the end, CNY."""


def suffer_abroad(
    month: Month,
    exposure: Exposure,
    innovators: Innovators,
    accounts: Accounts,
    *,
    about: DisputeParameters,
    readiness: float = 0.0,
) -> DisputesAbroad:
    """Exporters meet disputes abroad and pay what help leaves them to pay.

    ``readiness``: share of exporters that training courses and exchanges have readied, 0-1.
    """
    if month.of_year == 1:
        pay_premiums(month, innovators, accounts, about)
    rows, keys = disputes_abroad(month, exposure, innovators, about)
    if not rows.size:
        return DisputesAbroad()
    guided = np.arange(rows.size) < month.policy.overseas_guidance_cases / 12.0
    trained = chance.uniform(month.seed, "overseas.trained", innovators.key[rows], 0) < readiness
    insured = is_insured(month, innovators, rows, about)
    loss = losses_abroad(month, innovators, rows, keys, about)
    left = loss * np.where(guided, 1.0 - about.guidance_saving, 1.0)
    left = left * np.where(trained, 1.0 - about.training_saving, 1.0)
    left = left * np.where(insured, 1.0 - about.overseas_cover, 1.0)
    counts = int(guided.sum()), int(trained.sum()), int(insured.sum())
    paid = pay_once(innovators, accounts, rows, left)
    return DisputesAbroad(rows.size, *counts, loss=float(loss.sum()), paid=paid)


def disputes_abroad(
    month: Month, exposure: Exposure, innovators: Innovators, about: DisputeParameters
) -> tuple[Rows, Keys]:
    """Firms that meet a dispute abroad this month, the more the larger their share of sales abroad; keys."""
    looked = month.city_count(
        "overseas.looked", exposure.firms(month, innovators) * about.overseas_disputes / 12.0
    )
    if not looked:
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.uint64)
    parent = np.full(looked, chance.name_key("overseas"), dtype=np.uint64)
    keys = chance.children(parent, month.index, np.arange(looked), "overseas")
    rows = exposure.pick_firms(month, innovators, month.uniform("overseas.firm", keys))
    shares = np.where(rows >= 0, innovators.export_share[rows], 0.0)
    hit = (rows >= 0) & month.happens("overseas.hit", keys, shares)
    return rows[hit], keys[hit]


def losses_abroad(
    month: Month, innovators: Innovators, rows: Rows, keys: Keys, about: DisputeParameters
) -> Floats:
    """Loss by each dispute abroad, CNY: log-normal, larger for larger exporters, shape of ``rows``."""
    size = relative_size(innovators, rows, about)
    return size * about.overseas_loss * np.exp(about.loss_spread * month.normal("overseas.loss", keys))


def relative_size(innovators: Innovators, rows: Rows, about: DisputeParameters) -> Floats:
    """Loss of each exporter over that of one with the reference sales abroad, shape of ``rows``."""
    sales = innovators.revenue[rows] * innovators.export_share[rows]
    return np.asarray(np.maximum(sales / about.overseas_sales, 1.0) ** about.overseas_size)


def is_insured(month: Month, innovators: Innovators, rows: Rows, about: DisputeParameters) -> np.ndarray:
    """Firms with a policy for disputes abroad; each has one taste for life, shape of ``rows``."""
    taste = chance.uniform(month.seed, "overseas.insured", innovators.key[rows], 0)
    return np.asarray(taste < about.overseas_insured)


def pay_premiums(month: Month, innovators: Innovators, accounts: Accounts, about: DisputeParameters) -> None:
    """Insured exporters pay a year's premium: the loss expected, with the insurer's costs."""
    rows = np.flatnonzero((innovators.export_share > 0.0) & (innovators.exited == OPEN))
    rows = rows[is_insured(month, innovators, rows, about)]
    mean = about.overseas_loss * np.exp(about.loss_spread**2 / 2.0)
    expected = about.overseas_disputes * innovators.export_share[rows] * mean
    expected = expected * relative_size(innovators, rows, about) * about.overseas_cover
    due = about.overseas_premium * expected
    accounts.charge_firms("outside", rows, np.minimum(due, np.maximum(innovators.cash[rows], 0.0)))


def pay_once(innovators: Innovators, accounts: Accounts, rows: Rows, owed: Floats) -> float:
    """Each firm still there pays its first dispute of the month, as far as it can; returns the sum, CNY."""
    firms, first = np.unique(rows, return_index=True)
    here = innovators.exited[firms] == OPEN
    firms, first = firms[here], first[here]
    paid = np.minimum(owed[first], np.maximum(innovators.cash[firms], 0.0))
    accounts.charge_firms("outside", firms, paid / innovators.weight[firms])
    return float(paid.sum())
