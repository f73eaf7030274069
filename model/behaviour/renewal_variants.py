"""Other rules of renewal (维持规则的其他设定), to see what an answer owes to the usual one (renewal.py).

They take what ``renewal.decide`` takes and give its codes. Swapped by name in model/mechanisms.py.
"""

import numpy as np

from model.arrays import Codes, Months, Rows
from model.behaviour.fees import LAST_YEAR, LONG_DESIGN_YEARS, LONG_DESIGNS, TERM_YEARS
from model.behaviour.renewal import decide, full_years
from model.behaviour.renewal_loop import AT_TERM, DROPPED, KEPT, PENDING
from model.month import Month
from model.parameters.patents import PatentParameters
from model.parameters.portfolio import PortfolioParameters
from model.tables.innovators import Innovators
from model.tables.patents import DESIGN, Patents


def see_no_further(
    month: Month,
    patents: Patents,
    innovators: Innovators,
    due: Rows,
    *,
    about: PatentParameters,
    rules: PortfolioParameters,
    margin: float,
) -> Codes:
    """Owners know their return at once and weigh it against this year's fee alone: no one waits."""
    known = np.ones(LAST_YEAR + 1)
    return decide(month, patents, innovators, due, about=about, rules=rules, margin=margin, told=known)


def lapse_by_kind(
    month: Month,
    patents: Patents,
    innovators: Innovators,
    due: Rows,
    *,
    about: PatentParameters,
    rules: PortfolioParameters,
    margin: float,
) -> Codes:
    """A constant chance to lapse by kind, as the nation's stocks tell: worth and means do not matter."""
    kind, filed = patents.kind[due], patents.filed[due]
    hazard = np.array([rules.lapse_invention, rules.lapse_utility_model, rules.lapse_design])[kind]
    lapses = month.happens("renewal.plain_lapse", patents.key[due], hazard)
    codes = np.where(lapses, DROPPED, KEPT)
    old = full_years(filed, month.index) >= longest_lives(kind, filed)
    codes = np.where(old, AT_TERM, codes)
    return np.where(patents.granted[due] >= month.index, PENDING, codes).astype(np.int8)


def longest_lives(kind: Codes, filed: Months) -> Rows:
    """Longest life in full years, shape of ``kind``; designs filed since June 2021 live longer."""
    longer = (kind == DESIGN) & (filed >= LONG_DESIGNS)
    return np.where(longer, LONG_DESIGN_YEARS, TERM_YEARS[kind])
