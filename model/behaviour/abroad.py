"""Inventions go abroad (海外布局): PCT applications and families that will be granted abroad."""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import Rows
from model.behaviour.filing import FilingRates, abroad_weight
from model.month import Month
from model.parameters.patents import PatentParameters
from model.tables.innovators import Innovators
from model.tables.patents import INVENTION, Patents

EARLIEST_SHARE = 0.7
"""No grant abroad comes before this share of the mean delay (shape of the delay, not a level)."""


def file_abroad(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    filed: Rows,
    rates: FilingRates,
    accounts: Accounts,
    *,
    about: PatentParameters,
    readiness: float,
) -> None:
    """Some of this month's inventions go abroad; part of the cost is public.

    ``readiness`` (0-1) is how far guidance and training reach exporters. The month of the PCT
    application and of the first grant abroad are facts of the row.
    """
    inventions = filed.compress(patents.kind[filed] == INVENTION)
    support = month.policy.overseas_filing_support
    push = abroad_weight(innovators, patents.owner[inventions], about) / rates.abroad_mean
    push *= (1.0 - support) ** -about.overseas_price_elasticity * (1.0 + about.overseas_readiness * readiness)
    pct = month.happens("abroad.pct", patents.key[inventions], np.minimum(rates.pct_level * push, 1.0))
    patents.pct[inventions[pct]] = month.index
    family = month.happens(
        "abroad.family", patents.key[inventions], np.minimum(rates.overseas_level * push, 1.0)
    )
    plan_grants(month, patents, inventions[family], about)
    owners = patents.owner[inventions[pct]]
    paid = np.full(owners.size, about.overseas_cost * support)
    accounts.pay_firms("government", owners, paid, lever="overseas_filing_support")
    accounts.charge_firms("outside", owners, paid)  # goes to foreign offices and attorneys


def plan_grants(month: Month, patents: Patents, families: Rows, about: PatentParameters) -> None:
    """Dates and numbers of the grants abroad that these families will get."""
    keys = patents.key[families]
    spread = EARLIEST_SHARE + (1.0 - EARLIEST_SHARE) * chance.exponential(month.uniform("abroad.delay", keys))
    patents.overseas[families] = month.index + np.round(about.overseas_delay * spread).astype(np.int32)
    more = month.poisson("abroad.grants", keys, about.overseas_per_family - 1.0)
    patents.overseas_grants[families] = 1.0 + more
