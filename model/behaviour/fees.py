"""Yearly fees of patents (专利年费): the official schedule, and who pays less.

The registration fee of a grant was dropped in August 2018; what is paid at grant is the fee of that
year of life, taken here as always paid. The six months of grace with a surcharge are left out.
"""

import numpy as np

from model import chance
from model.arrays import Codes, Floats, Keys, Rows
from model.month import month_number
from model.parameters.portfolio import PortfolioParameters
from model.tables.innovators import FIRM, Innovators

INVENTION_FEES = np.array([900, 900, 900, 1200, 1200, 1200, 2000, 2000, 2000, 4000, 4000, 4000,
                           6000, 6000, 6000, 8000, 8000, 8000, 8000, 8000], dtype=np.float64)  # fmt: skip
"""Yearly fee of an invention by year of life, CNY (official schedule in force)."""
SMALL_FEES = np.array([600, 600, 600, 900, 900, 1200, 1200, 1200, 2000, 2000, 3000, 3000, 3000, 3000, 3000],
                      dtype=np.float64)  # fmt: skip
"""Yearly fee of a utility model (10 years) or design (15 years), CNY."""
LAST_YEAR = INVENTION_FEES.size - 1
FEES = np.stack(
    [INVENTION_FEES, *(SMALL_FEES[np.minimum(np.arange(LAST_YEAR + 1), SMALL_FEES.size - 1)],) * 2]
)
"""Fee by kind and year of life (first = 0), CNY, shape (3, 20); beyond a schedule it stays as it was last."""
REDUCED_YEARS = 10
"""Fees are reduced in the year of grant and the nine years of life after it."""
TERM_YEARS = np.array([20, 10, 10])
"""Longest life by kind, years from filing; designs see LONG_DESIGNS."""
LONG_DESIGNS, LONG_DESIGN_YEARS = month_number(2021, 6), 15
"""Designs filed since the amended Patent Law of June 2021 may live fifteen years."""
ASKS, SHARED = "fees.asks", "fees.joint"
"""Decisions, once for life: whether a firm asks for the reduction; whether a right has joint owners."""
FULL, JOINT, SINGLE = 0, 1, 2
"""What an owner pays: the full fee, the reduced fee of joint owners, that of a single owner."""


def reductions(rules: PortfolioParameters) -> Floats:
    """Share of the fee that is remitted, by what an owner pays (FULL, JOINT, SINGLE), shape (3,)."""
    return np.array([0.0, rules.reduction_joint, rules.reduction_single])


def yearly_fee(kind: Codes, year_of_life: Rows, years_since_grant: Rows, reduction: Floats | float) -> Floats:
    """Fee due for a year of life (1 = first), CNY, shape of ``kind``.

    ``years_since_grant`` counts years of life after that of the grant (0 = the year of grant).
    """
    fee = FEES[kind, np.clip(year_of_life - 1, 0, LAST_YEAR)]
    return np.asarray(fee * (1.0 - reduction * (years_since_grant < REDUCED_YEARS)))


def what_owners_pay(
    seed: int, innovators: Innovators, owner: Rows, keys: Keys, rules: PortfolioParameters, margin: float
) -> Codes:
    """FULL, JOINT or SINGLE for rights of these keys and owners, shape of ``keys``.

    Eligible are public bodies, and firms whose taxable income (sales × ``margin``) is below the limit
    if they ask. Whether a right has joint owners, and a firm asks, is fixed for life.
    """
    public = innovators.kind[owner] != FIRM
    asks = chance.uniform(seed, ASKS, innovators.key[owner], 0) < rules.reduction_uptake
    small = innovators.revenue[owner] * margin < rules.reduction_income
    joint = chance.uniform(seed, SHARED, keys, 0) < rules.joint_share
    return np.where(public | (small & asks), np.where(joint, JOINT, SINGLE), FULL).astype(np.int8)
