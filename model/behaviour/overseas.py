"""Disputes abroad (海外纠纷): exporters lose money in them, less with guidance."""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN
from model.behaviour.infringement import Exposure
from model.month import Month
from model.parameters.disputes import DisputeParameters
from model.tables.innovators import Innovators


def suffer_abroad(
    month: Month, exposure: Exposure, innovators: Innovators, accounts: Accounts, *, about: DisputeParameters
) -> tuple[int, int]:
    """Exporters meet disputes abroad and pay; guidance takes up what it can. Returns disputes, guided."""
    looked = month.city_count(
        "overseas.looked", exposure.firms(month, innovators) * about.overseas_disputes / 12.0
    )
    if not looked:
        return 0, 0
    parent = np.full(looked, chance.name_key("overseas"), dtype=np.uint64)
    keys = chance.children(parent, month.index, np.arange(looked), "overseas")
    rows = exposure.pick_firms(month, innovators, month.uniform("overseas.firm", keys))
    hit = (rows >= 0) & month.happens(
        "overseas.hit", keys, np.where(rows >= 0, innovators.export_share[rows], 0.0)
    )
    rows, keys = rows[hit], keys[hit]
    guided = np.arange(rows.size) < month.policy.overseas_guidance_cases / 12.0
    loss = about.overseas_loss * np.exp(about.loss_spread * month.normal("overseas.loss", keys))
    loss = loss * np.where(guided, 1.0 - about.guidance_saving, 1.0)
    firms, first = np.unique(rows, return_index=True)
    firms, first = firms[innovators.exited[firms] == OPEN], first[innovators.exited[firms] == OPEN]
    paid = np.minimum(loss[first], np.maximum(innovators.cash[firms], 0.0))
    accounts.charge_firms("outside", firms, paid / innovators.weight[firms])
    return rows.size, int(np.sum(guided))
