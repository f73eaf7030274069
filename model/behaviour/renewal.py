"""Owners keep or drop their patents (专利维持): expected return against the yearly fee.

A patent falls due once a year, on the anniversary of filing. Returns shrink with age and fees step
up; owners who do not know the return yet wait (option.py). Public bodies lose interest when no
project pays, firms short of money count a fee more, a liquidator keeps what he may still sell, and
what was filed without invention is held only as long as subsidies make it look like something.
"""

from collections.abc import Callable

import numpy as np
from scipy.special import ndtr

from model import chance
from model.arrays import OPEN, Codes, Floats, Keys, Months, Rows
from model.behaviour.fees import (
    ASKS,
    FEES,
    LAST_YEAR,
    LONG_DESIGN_YEARS,
    LONG_DESIGNS,
    REDUCED_YEARS,
    SHARED,
    TERM_YEARS,
    reductions,
    what_owners_pay,
    yearly_fee,
)
from model.behaviour.option import (
    LEARNS,
    medians,
    owners_share,
    returns_left,
    told_by,
    understood,
    worth_waiting,
)
from model.behaviour.renewal_loop import AT_TERM, DROPPED, PENDING, verdicts
from model.month import Month
from model.parameters.patents import PatentParameters
from model.parameters.portfolio import PortfolioParameters
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import EXPIRED, INVENTION, LAPSED, Patents

RenewalRule = Callable[..., Codes]
"""What decides yearly fees: takes what :func:`decide` takes, gives its codes."""
HAS_HEIR = "renewal.successor"
"""Decision: whether the rights of a closed firm go on with a successor; per firm, once."""


def yearly_return(value: Floats, age_years: Floats, obsolescence: float) -> Floats:
    """What the patent still brings a year, CNY."""
    return np.asarray(value * (1.0 - obsolescence) ** age_years)


def full_years(filed: Months, index: Months | int) -> Rows:
    """Full years from filing to a month, shape of ``filed``."""
    return np.asarray((index - filed) // 12, dtype=np.intp)


def renew(
    month: Month,
    patents: Patents,
    innovators: Innovators,
    due: Rows,
    *,
    about: PatentParameters,
    rules: PortfolioParameters,
    margin: float,
    rule: RenewalRule | None = None,
) -> Rows:
    """Decide the yearly fees among the rows due; returns the rows that end.

    ``margin`` is the taxable income of firms over sales (who may pay less); ``rule`` decides, else
    :func:`decide` (model/mechanisms.py knows others).
    """
    codes = (rule or decide)(month, patents, innovators, due, about=about, rules=rules, margin=margin)
    patents.due[due.compress(codes != PENDING)] = month.index + 12
    ends = codes >= DROPPED
    ended = due.compress(ends)
    outcome = np.where(codes.compress(ends) == AT_TERM, EXPIRED, LAPSED)
    end_rights(month, patents, innovators, ended, outcome)
    return ended


def decide(
    month: Month,
    patents: Patents,
    innovators: Innovators,
    due: Rows,
    *,
    about: PatentParameters,
    rules: PortfolioParameters,
    margin: float,
    told: Floats | None = None,
) -> Codes:
    """PENDING, KEPT, DROPPED or AT_TERM for each row due.

    ``told`` is the chance that an owner knows the return by age, if not that of the parameters.
    """
    ages = np.arange(LAST_YEAR + 1)
    told = told_by(ages, rules) if told is None else told
    numbers = np.array([
        rules.fee_shadow_price, rules.poor_months / 12.0, rules.liquidation_share, rules.liquidation_months,
        rules.successor_share, rules.reduction_income / margin, rules.reduction_uptake, rules.joint_share,
        worth_of_a_count(month, rules),
    ])  # fmt: skip
    luck = np.array([chance.words(month.seed, name, 0) for name in (LEARNS, HAS_HEIR, ASKS, SHARED)])
    return np.asarray(verdicts(
        month.index, due,
        patents.key, patents.owner, patents.kind, patents.filed, patents.granted, patents.value,
        patents.abnormal,
        innovators.key, innovators.kind, innovators.exited, innovators.cash, innovators.revenue,
        FEES, 1.0 - reductions(rules), TERM_YEARS, returns_left(ages, rules), told,
        owners_share(ages, rules), worth_waiting(about, rules),
        np.array([REDUCED_YEARS, LONG_DESIGNS, LONG_DESIGN_YEARS]), numbers, luck,
    ))  # fmt: skip


def end_rights(month: Month, patents: Patents, innovators: Innovators, rows: Rows, outcome: Rows) -> None:
    """Rights end for good, and the counts of inventions follow."""
    patents.due[rows] = OPEN
    patents.ended[rows] = month.index
    patents.outcome[rows] = outcome
    inventions = rows.compress(patents.kind[rows] == INVENTION)
    np.subtract.at(innovators.inventions, patents.owner[inventions], 1.0)


def worth_of_a_count(month: Month, rules: PortfolioParameters) -> float:
    """What a year of holding a patent without invention brings, CNY: subsidies, as far as tolerated."""
    return month.policy.filing_subsidy_quantity * month.economy.quantity_subsidy_norm * rules.abnormal_return


def break_even(
    kind: Codes, public: Rows, paid: Codes, age: Rows, since_grant: Rows, rules: PortfolioParameters
) -> Floats:
    """Return at grant from which the fee at this age is worth paying, CNY a year, shape of ``kind``."""
    fee = yearly_fee(kind, age + 1, since_grant, reductions(rules)[paid])
    share = owners_share(age, rules)[public, np.arange(age.size)] * returns_left(age, rules)
    return np.asarray(fee / share)


def surviving_value(u: Floats, median: Floats, needed: Floats, spread: float) -> Floats:
    """Return at grant of patents known to be worth at least ``needed``: the log-normal tail, CNY a year.

    ``needed`` 0 = nothing is known.
    """
    with np.errstate(divide="ignore"):
        below = ndtr(np.log(needed / median) / spread)
    z = chance.normal(below + u * (1.0 - below) * (1.0 - 1e-12))
    return np.asarray(np.maximum(median * np.exp(spread * z), needed))


def opening_values(
    seed: int,
    patents: Patents,
    innovators: Innovators,
    rows: Rows,
    *,
    about: PatentParameters,
    rules: PortfolioParameters,
    margin: float,
    u: Floats,
) -> Floats:
    """Returns at grant of rights in force at the opening, shape of ``rows``: they survived their fees.

    Only a fee that fell due after the grant, and a return that its owner knew, tell anything.
    """
    kind, owner, last = patents.kind[rows], patents.owner[rows], -1
    keys: Keys = patents.key[rows]
    age = full_years(patents.filed[rows], last)
    since_grant = age - full_years(patents.filed[rows], patents.granted[rows])
    public = (innovators.kind[owner] != FIRM).astype(np.intp)
    paid = what_owners_pay(seed, innovators, owner, keys, rules, margin)
    needed = break_even(kind, public, paid, age, since_grant, rules)
    told = (since_grant > 0) & understood(seed, keys, age, rules) & ~patents.abnormal[rows]
    median = medians(about)[kind] * np.where(public, about.university_value, 1.0)
    median *= np.exp(about.value_quality * patents.quality[rows])
    return surviving_value(u, median, np.where(told, needed, 0.0), about.value_spread)
