"""Firms look for loans on their IP (质押融资需求): who asks, for how much, on which right.

A request needs a valid invention, a financing gap and knowledge of the product. The rates are set
once, so that the opening year brings the loans of 2019 (grade F for 2019 and before).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Keys, Mask, Rows
from model.behaviour.renewal import yearly_return
from model.chance import those_who_do
from model.month import Month
from model.parameters.finance import FinanceParameters
from model.tables.innovators import FIRM, Innovators
from model.tables.loans import FEE, GRANTED, Loans
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL, Patents
from model.tables.pledges import Pledges

if TYPE_CHECKING:
    from model.institutions.pledge_window import PledgeWindow

NO_PATENT = -1
NO_LOAN = -1
YOUNG_MONTHS = 36
"""Firms below three years of age (start-ups of the default rule)."""


@dataclass
class Demand:
    """How often firms ask and for how much, normalised to 2019."""

    requests: float
    """Requests a month of a fully aware firm of middling sales without a loan."""
    need: float
    """Financing gap of a firm with sales of 1 CNY, before spread, CNY."""
    added: float
    """Pledges added to other credit a month, of such a firm, per chance of finding a bank."""
    price: float
    """Price of a loan in the opening month, share per year."""


@dataclass
class BestPatents:
    """The patent in force on which every innovator could borrow most: what it would pledge first.

    Kept by this month's grants and the patents whose turn it is, so an owner that lost its best
    finds the next best within a year.
    """

    row: Rows
    """Row of patents, -1 = none; may be longer than the table of innovators."""
    value: Floats
    """Its return at grant, a utility model's at ``utility`` of it, CNY a year."""
    utility: float = 0.0
    """Loan to value of a utility model over that of an invention; 0 = banks take inventions only."""

    @classmethod
    def of_opening(cls, patents: Patents, count: int, utility: float = 0.0) -> "BestPatents":
        """Look at all patents in force."""
        best = cls(np.empty(0, dtype=np.intp), np.empty(0), utility)
        best.follow(OPEN - 1, patents, np.flatnonzero(patents.in_force()), count)
        return best

    def follow(self, index: int, patents: Patents, rows: Rows, count: int) -> None:
        """Compare these rows with what was there; every twelfth month forget what is gone."""
        self._make_room(count)
        if index % 12 == 0:
            gone = self.row != self.of(patents, np.arange(self.row.size))
            self.row[gone], self.value[gone] = NO_PATENT, 0.0
        rows = rows.compress(patents.value[rows] > self.value[patents.owner[rows]])
        kind = patents.kind[rows]
        rows = rows.compress(kind != DESIGN if self.utility > 0.0 else kind == INVENTION)
        rows = rows.compress(patents.ended[rows] == OPEN)
        worth = patents.value[rows] * np.where(patents.kind[rows] == INVENTION, 1.0, self.utility)
        better = worth > self.value[patents.owner[rows]]
        rows, value = rows.compress(better), worth.compress(better)
        owner = patents.owner[rows]
        np.maximum.at(self.value, owner, value)
        best = value >= self.value[owner]
        self.row[owner[best]] = rows[best]

    def _make_room(self, count: int) -> None:
        missing = count - self.row.size
        if missing > 0:
            new = missing + count // 3
            self.row = np.append(self.row, np.full(new, NO_PATENT, dtype=np.intp))
            self.value = np.append(self.value, np.zeros(new))

    def of(self, patents: Patents, owners: Rows) -> Rows:
        """Best patent of these owners if it is still theirs and in force, else -1, shape of ``owners``."""
        rows = self.row[owners]
        valid = (rows >= 0) & (patents.ended[rows] == OPEN) & (patents.owner[rows] == owners)
        return np.where(valid, rows, NO_PATENT)


@dataclass(frozen=True)
class Prospects:
    """Firms that may pledge this month, and how readily they ask."""

    rows: Rows
    """Firms alive that hold a valid invention."""
    readiness: Floats
    """Against a fully aware firm of middling sales, shape of ``rows``."""


def find_prospects(innovators: Innovators, rules: FinanceParameters) -> Prospects:
    """Firms alive with a valid invention; awareness and size make them ask more."""
    rows = np.flatnonzero((innovators.inventions > 0.0) & (innovators.kind == FIRM))
    rows = rows[innovators.exited[rows] == OPEN]
    size = np.exp(rules.ask_size * np.log(innovators.revenue[rows] / rules.middling_sales))
    return Prospects(rows, innovators.awareness[rows] * size)


def default_probability(innovators: Innovators, firms: Rows, index: int, rules: FinanceParameters) -> Floats:
    """Yearly default probability of borrowers as it is, 0-1, shape of ``firms``.

    Log-odds fall with size and with own cash over sales, and are higher for the young.
    """
    sales = np.maximum(innovators.revenue[firms], 1.0)
    own = innovators.cash[firms] - innovators.borrowed[firms]
    months = np.maximum(own, 0.0) / sales * 12.0
    odds = np.log(rules.default_rate / (1.0 - rules.default_rate))
    odds = odds - rules.default_size * np.log(sales / rules.middling_sales)
    odds = odds + rules.default_young * (index - innovators.born[firms] < YOUNG_MONTHS)
    odds = odds - rules.default_cash * np.log((months + 1.0) / (rules.middling_cash + 1.0))
    return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def request_rate(
    month: Month,
    prospects: Prospects,
    weight: Floats,
    engaged: Floats,
    demand: Demand,
    rules: FinanceParameters,
) -> Floats:
    """Requests expected this month from each row, full count, shape of ``prospects.rows``.

    ``engaged`` of the ``weight`` firms of a row have a loan already. Requests fall as the price of a
    loan rises.
    """
    price = month.economy.lending_rate - month.policy.interest_subsidy
    dearer = (price - demand.price) / demand.price
    free = np.maximum(weight - engaged, 0.0)
    mood = float(np.exp(-rules.price_elasticity * dearer)) * month.economy.activity
    return np.asarray(demand.requests * mood * prospects.readiness * free)


def financing_gap(sales: Floats, z: Floats, need: float, rules: FinanceParameters) -> Floats:
    """Amount that a firm looks for, at most what its sales can bear, CNY."""
    gap = need * sales**rules.need_size * np.exp(rules.need_spread * z)
    return np.asarray(np.minimum(np.minimum(gap, rules.largest_loan * sales), rules.loan_ceiling))


def engaged_firms(loans: Loans, count: int) -> Floats:
    """Firms of each row that have a loan or an approval in hand, shape (count,)."""
    waiting = (loans.approved != OPEN) & (loans.drawn == OPEN) & (loans.ended == OPEN)
    busy = np.flatnonzero((loans.outstanding > 0.0) | waiting)
    return np.bincount(loans.borrower[busy], minlength=count).astype(np.float64)


def ask_for_loans(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    loans: Loans,
    best: BestPatents,
    demand: Demand,
    *,
    prospects: Prospects,
    rules: FinanceParameters,
    obsolescence: float,
) -> Rows:
    """Firms ask for loans; returns the rows of those who do not shrink from the appraiser's fee."""
    firms = prospects.rows
    engaged = engaged_firms(loans, len(innovators))[firms]
    mean = request_rate(month, prospects, innovators.weight[firms], engaged, demand, rules)
    firm, ordinal = those_who_do(firms, month.uniform("loans.requests", innovators.key[firms]), mean)
    rows = write_requests(
        month,
        innovators,
        patents,
        loans,
        best,
        firm,
        ordinal,
        need=demand.need,
        rules=rules,
        obsolescence=obsolescence,
    )
    return rows.compress(loans.reason[rows] == GRANTED)


def write_requests(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    loans: Loans,
    best: BestPatents,
    firm: Rows,
    ordinal: Rows,
    *,
    need: float,
    rules: FinanceParameters,
    obsolescence: float,
) -> Rows:
    """One row per need: the gap, the right offered, its worth and the risk as they are.

    The best right stands for what is pledged; of it no more is appraised than carries the loan. Who
    finds the appraiser too dear gives up before it asks.
    """
    keys = chance.children(innovators.key[firm], month.index, ordinal, "loan")
    gap = financing_gap(innovators.revenue[firm], month.normal("loans.gap", keys), need, rules)
    patent = best.of(patents, firm)
    patent = np.where(month.happens("loans.trademark", keys, rules.trademark_share), NO_PATENT, patent)
    longer = month.uniform("loans.term", keys)
    term = 12 * (1 + (longer < rules.longer_share) + (longer < rules.longest_share))
    ltv = loan_to_value(patents, patent, rules)
    best_worth = pledge_worth(month, innovators, patents, firm, patent, rules, obsolescence)
    worth = np.minimum(best_worth, gap / ltv)  # nobody has more appraised than carries the loan
    dear = give_up(ltv, term, month.uniform("loans.fee", keys), month.economy.lending_rate, rules)
    return loans.append(
        firm.size,
        key=keys,
        needed=month.index,
        borrower=firm,
        patent=patent,
        ltv=ltv,
        wanted=gap,
        fee=rules.appraisal_fee * worth * ~dear,
        level=month.happens("loans.level", keys, rules.annuity_share),
        principal=gap,
        collateral=worth,
        risk=default_probability(innovators, firm, month.index, rules),
        term=term,
        asked=np.where(dear, OPEN, month.index),
        reason=np.where(dear, FEE, GRANTED),
    )


def loan_to_value(patents: Patents, patent: Rows, rules: FinanceParameters) -> Floats:
    """Largest loan over appraised value by kind of right; ``patent`` is -1 for a trademark."""
    utility = patents.kind[patent] == UTILITY_MODEL
    of_patent = np.where(utility, rules.ltv_utility_model, rules.ltv_patent)
    return np.where(patent >= 0, of_patent, rules.ltv_trademark)


def give_up(ltv: Floats, term: Rows, u: Floats, lending_rate: float, rules: FinanceParameters) -> Mask:
    """Who finds the appraiser's fee too dear, shape of ``u``.

    The fee is paid on the value that carries the loan, so it weighs more where little is lent on it.
    """
    fee_a_year = rules.appraisal_fee / ltv / (term / 12.0)
    return np.asarray(u > np.exp(-rules.fee_deterrence * fee_a_year / lending_rate))


def pledge_worth(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    firms: Rows,
    patent: Rows,
    rules: FinanceParameters,
    obsolescence: float,
) -> Floats:
    """What an appraiser without noise writes for a patent, or for the brand where it is -1, CNY."""
    age = (month.index - patents.filed[patent]) / 12.0
    income = yearly_return(patents.value[patent], age, obsolescence)
    brand = rules.brand_worth * innovators.revenue[firms]
    return np.where(patent >= 0, income * rules.appraisal_multiple, brand)


def add_pledges(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    best: BestPatents,
    window: "PledgeWindow",
    pledges: Pledges,
    demand: Demand,
    *,
    prospects: Prospects,
    access: float,
    rules: FinanceParameters,
) -> None:
    """Firms add a pledge to credit that they have anyway; most registered pledges are of this kind.

    ``access`` is the chance of finding a bank that takes IP.
    """
    rate = demand.added * access * month.economy.activity
    mean = rate * prospects.readiness * innovators.weight[prospects.rows]
    u = month.uniform("pledges.added", innovators.key[prospects.rows])
    firm, ordinal = those_who_do(prospects.rows, u, mean)
    keys = chance.children(innovators.key[firm], month.index, ordinal, "pledge")
    amounts, none = added_amounts(month, keys, rules), np.full(firm.size, NO_LOAN, dtype=np.intp)
    window.register(month, pledges, keys, firm, best.of(patents, firm), amounts, none)


def added_amounts(month: Month, keys: Keys, rules: FinanceParameters) -> Floats:
    """Amounts of pledges added to other credit, CNY, shape of ``keys``."""
    spread = rules.need_spread * month.normal("pledges.amount", keys) - 0.5 * rules.need_spread**2
    return np.asarray(rules.added_mean * np.exp(spread))
