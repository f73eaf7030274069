"""Public money for patents granted (授权资助与高价值奖补), paid to their owners and booked to the lever."""

import numpy as np

from model.accounts import Accounts
from model.arrays import Rows
from model.month import Month
from model.tables.patents import INVENTION, Patents


def pay_grant_subsidies(
    month: Month, patents: Patents, granted: Rows, accounts: Accounts, barred: Rows | None = None
) -> None:
    """Per grant as far as the nation still tolerates it; per new high-value patent.

    ``barred``: innovators on the list of serious violators, who get nothing.
    """
    policy, tolerated = month.policy, month.economy.quantity_subsidy_norm
    if barred is not None and barred.size:
        granted = granted[~np.isin(patents.owner[granted], barred)]
    each = policy.filing_subsidy_quantity * tolerated
    if each > 0.0:
        amounts = np.full(granted.size, each)
        accounts.pay_firms("government", patents.owner[granted], amounts, lever="filing_subsidy_quantity")
    if policy.quality_award > 0.0:
        high = granted[(patents.kind[granted] == INVENTION) & patents.high_value[granted]]
        award = np.full(high.size, policy.quality_award)
        accounts.pay_firms("government", patents.owner[high], award, lever="quality_award")
