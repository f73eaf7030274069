"""R&D and what moves it (研发投入): price, protection as perceived, access to finance, activity."""

import numpy as np

from model.accounts import Accounts
from model.arrays import OPEN, Floats
from model.city import City
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.sectors import sector_column
from model.tables.innovators import FIRM, Innovators


def subsidised_share(month: Month, strategic: Floats) -> Floats:
    """Public share of a firm's R&D by sector, 0-1, shape (n_sectors,); others get none.

    ``strategic`` is the strategic share of the sector of each innovator.

    ``industry_focus_share`` moves the money toward strategic sectors at equal total reach: with
    focus 1 only they receive, with focus 0 all alike.
    """
    focus = month.policy.industry_focus_share
    mean = float(np.mean(strategic)) if strategic.size else 1.0
    tilt = (1.0 - focus) + focus * sector_column("strategic") / mean
    return np.minimum(month.policy.rd_subsidy_rate * tilt, 0.5)


def spend_on_rd(
    month: Month, innovators: Innovators, accounts: Accounts, city: City, *, rules: InnovationParameters
) -> None:
    """R&D moves toward its target; the public share is paid out to firms."""
    sector = innovators.sector.astype(np.intp)
    strategic = sector_column("strategic")[sector]
    shares = np.append(subsidised_share(month, strategic), 0.0)  # by sector; last: not a firm
    group = np.where(innovators.kind == FIRM, sector, shares.size - 1)
    target = innovators.rd_base * rd_response(month, shares, city, rules)[group]
    innovators.rd += rules.rd_adjustment * (target - innovators.rd)
    innovators.rd[innovators.exited != OPEN] = 0.0
    city.strategic_rd = float(np.sum(innovators.rd * innovators.weight * strategic))
    receiving = np.flatnonzero((innovators.rd > 0.0) & (group < shares.size - 1))
    paid = shares[group[receiving]] * innovators.rd[receiving] / 12.0 * month.economy.activity
    # spent at once on R&D staff and equipment
    accounts.pass_through_firms("government", "outside", receiving, paid, lever="rd_subsidy_rate")


def rd_response(month: Month, share: Floats, city: City, rules: InnovationParameters) -> Floats:
    """R&D relative to what size and sector alone give, shape of ``share``."""
    price = (1.0 - share) ** -rules.rd_price_elasticity
    trend = (1.0 + rules.rd_trend) ** ((month.index + 1) / 12.0)
    opening = city.opening or city
    protection = city.felt("protection", "protection_rd", month.hold) / opening.protection
    finance = city.felt("finance_access", "finance_rd", month.hold) / opening.finance_access
    moods = protection**rules.rd_protection_elasticity * finance**rules.rd_finance_elasticity
    return np.asarray(price * trend * moods)
