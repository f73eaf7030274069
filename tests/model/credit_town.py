"""A hand-made town of firms with patents, banks and funds: numbers for tests, none of them facts."""

from dataclasses import dataclass, field

import mesa
import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import Rows
from model.behaviour.borrowing import BestPatents, Demand, add_pledges, ask_for_loans, find_prospects
from model.behaviour.servicing import (
    default_on_loans,
    lose_what_was_borrowed,
    note_borrowed,
    service_loans,
    settle_on_closure,
)
from model.city import City
from model.institutions.bank import chance_of_finding, join_lending
from model.institutions.credit_market import CreditMarket
from model.institutions.lending import lend, pay_appraisers, pay_out
from model.institutions.settlement import learn_of_defaults, settle_defaults
from model.month import Month
from model.opening_credit import CreditOpening, close_loans
from model.parameters import Parameters
from model.tables.innovators import FIRM, Innovators
from model.tables.loans import Loans
from model.tables.patents import INVENTION, Patents
from tests.model.small_city import month_of, small_region

REGION = small_region(
    months=72,
    economy={"lending_rate": 0.05, "gdp": 1e11, "gdp_2019": 1e11, "patent_intensive_drift": 0.003},
    banks=12.0,
    pledge_loans_2019=3e8,
    pledge_loan_mean=3e6,
    operation_fund=1e7,
    patent_transfers_2019=120.0,
    patent_licences_2019=30.0,
    technology_turnover_2019=5e9,
    patent_intensive_share_2019=0.12,
)
RULES = Parameters().finance
BANKS = Parameters().banks
CLOSURES = Parameters().innovation
OBSOLESCENCE = Parameters().portfolio.obsolescence


def keys(count: int, name: str) -> np.ndarray:
    """Distinct identities."""
    return chance.children(np.full(count, chance.name_key(name), dtype=np.uint64), 0, np.arange(count), name)


def firms(count: int = 600, *, weight: float = 1.0, sales: float = 3e7) -> Innovators:
    """Firms of one size class with ten weeks of cash and one to three inventions each."""
    innovators = Innovators()
    innovators.append(
        count,
        key=keys(count, "firm"),
        kind=FIRM,
        sector=np.arange(count) % 5,
        weight=weight,
        born=-120,
        revenue=sales * np.exp(np.linspace(-1.0, 1.0, count)),
        cash=sales / 5.0,
        rd=sales / 30.0,
        awareness=0.3,
    )
    return innovators


def patents_of(innovators: Innovators, each: int = 2) -> Patents:
    """Inventions in force of every row, ``each`` per firm, filed over 2018."""
    patents = Patents()
    owner = np.repeat(np.arange(len(innovators)), each)
    patents.append(
        owner.size,
        key=keys(owner.size, "patent"),
        owner=owner,
        kind=INVENTION,
        sector=innovators.sector[owner],
        weight=innovators.weight[owner],
        value=1e5
        * np.exp(1.5 * chance.normal(chance.uniform(0, "town.value", keys(owner.size, "value"), 0))),
        filed=-13 - np.arange(owner.size) % 12,
        granted=-1,
    )
    innovators.inventions[:] = each
    return patents


@dataclass
class CreditTown:
    """The rooms of finance, wired as the month wires them."""

    seed: int = 0
    innovators: Innovators = field(default_factory=firms)
    levers: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.patents = patents_of(self.innovators)
        self.accounts = Accounts(self.innovators)
        self.accounts.open_account("government")
        self.city = City()
        opening = CreditOpening(
            mesa.Model(seed=0), REGION, self.month(0).policy, self.innovators, self.patents, self.accounts,
            Parameters(), self.seed,
        )  # fmt: skip
        self.demand: Demand = opening.build(self.city)
        self.market: CreditMarket = opening.market
        self.loans: Loans = opening.loans
        self.best: BestPatents = opening.best
        self.operation_fund = opening.operation_fund
        self.accounts.close("opening")

    def month(self, index: int) -> Month:
        """A month with the town's levers."""
        return month_of(REGION, index, seed=self.seed, **self.levers)

    def ask_and_lend(self, index: int) -> Rows:
        """Requests and decisions of one month; returns the rows of the requests."""
        month, market = self.month(index), self.market
        prospects = find_prospects(self.innovators, RULES)
        asked = ask_for_loans(
            month, self.innovators, self.patents, self.loans, self.best, self.demand,
            prospects=prospects, rules=RULES, obsolescence=OBSOLESCENCE,
        )  # fmt: skip
        lend(month, asked, self.loans, self.innovators, market, self.city)
        pay_appraisers(asked, self.loans, self.innovators, self.accounts)
        access = chance_of_finding(market.banks, market.known)
        add_pledges(
            month, self.innovators, self.patents, self.best, market.window, market.pledges, self.demand,
            prospects=prospects, access=access, rules=RULES,
        )  # fmt: skip
        pay_out(month, self.loans, self.innovators, self.patents, market, self.accounts)
        return asked

    def live(self, index: int, *, default: bool = True) -> None:
        """One month of finance; every stock and all money must close."""
        month, market, loans = self.month(index), self.market, self.loans
        market.window.follow_order(month)
        market.risk_fund.receive(month)
        market.reserve_fund.receive(month)
        join_lending(month, market.banks, outreach=10.0, rules=RULES)
        self.ask_and_lend(index)
        service_loans(month, loans, self.innovators, self.accounts, market.stock, rules=RULES)
        if default:
            failed = default_on_loans(month, loans, self.innovators, rules=RULES, closures=CLOSURES)
            lose_what_was_borrowed(loans, failed, self.innovators, self.accounts)
            settle_on_closure(month, loans, self.innovators, self.accounts, market.stock)
            learn_of_defaults(loans, failed, market)
            settle_defaults(month, loans, market, self.accounts)
        market.securitisation.issue(month, loans, market.banks, self.accounts)
        note_borrowed(loans, self.innovators)
        holders = find_prospects(self.innovators, RULES).rows
        self.operation_fund.work(month, self.innovators, holders)
        market.insurer.insure(month, self.innovators, holders)
        self.earn()
        close_loans(month, market.stock, loans)
        self.accounts.close(f"month {index}")

    def earn(self) -> None:
        """Customers pay every firm a twentieth of its monthly sales."""
        rows = np.arange(len(self.innovators))
        self.accounts.pay_firms("outside", rows, self.innovators.revenue / 12.0 / 20.0)
