"""R&D and what moves it (研发投入): price, protection as perceived, access to finance, activity."""

import numpy as np

from model.accounts import Accounts
from model.arrays import Floats
from model.city import City
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.sectors import sector_column
from model.tables.innovators import FIRM, Innovators


def subsidised_share(month: Month, innovators: Innovators) -> Floats:
    """Public share of each innovator's R&D, 0-1, shape (n_innovators,).

    ``industry_focus_share`` moves the money toward strategic sectors at equal total reach: with
    focus 1 only they receive, with focus 0 all alike.
    """
    strategic = sector_column("strategic")[innovators.sector]
    focus = month.policy.industry_focus_share
    mean = float(np.mean(strategic)) if len(innovators) else 1.0
    tilt = (1.0 - focus) + focus * strategic / mean
    return np.where(innovators.kind == FIRM, np.minimum(month.policy.rd_subsidy_rate * tilt, 0.5), 0.0)


def spend_on_rd(
    month: Month, innovators: Innovators, accounts: Accounts, city: City, *, rules: InnovationParameters
) -> None:
    """R&D moves toward its target; the public share is paid out to firms."""
    share = subsidised_share(month, innovators)
    target = innovators.rd_base * rd_response(month, share, city, rules)
    innovators.rd += rules.rd_adjustment * (target - innovators.rd)
    innovators.rd[~innovators.alive()] = 0.0
    city.strategic_rd = float(
        np.sum(innovators.rd * innovators.weight * sector_column("strategic")[innovators.sector])
    )
    receiving = np.flatnonzero((share > 0.0) & innovators.alive())
    paid = share[receiving] * innovators.rd[receiving] / 12.0 * month.economy.activity
    accounts.pay_firms("government", receiving, paid, lever="rd_subsidy_rate")
    accounts.charge_firms("outside", receiving, paid)  # spent on R&D staff and equipment


def rd_response(month: Month, share: Floats, city: City, rules: InnovationParameters) -> Floats:
    """R&D relative to what size and sector alone give, shape (n_innovators,)."""
    price = (1.0 - share) ** -rules.rd_price_elasticity
    trend = (1.0 + rules.rd_trend) ** ((month.index + 1) / 12.0)
    opening = city.opening or city
    protection = city.felt("protection", "protection_rd", month.hold) / opening.protection
    finance = city.felt("finance_access", "finance_rd", month.hold) / opening.finance_access
    moods = protection**rules.rd_protection_elasticity * finance**rules.rd_finance_elasticity
    return np.asarray(price * trend * moods)
