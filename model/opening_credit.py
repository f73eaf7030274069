"""The opening of IP finance: banks, funds, the loans of 2019 still owed, and rates that gave them.

How often firms ask and for how much is set once, with the very rules of the month applied to every
holder, so that the opening year has the loans of 2019 in number and amount (grade F for 2019).
"""

from typing import Any

import numpy as np

from model import chance
from model.accounts import Accounts, Stock
from model.arrays import Floats, Keys, Rows
from model.behaviour.borrowing import (
    BestPatents,
    Demand,
    added_amounts,
    find_prospects,
    write_requests,
)
from model.behaviour.servicing import note_borrowed
from model.chance import repeated
from model.city import City
from model.errors import AccountError
from model.institutions.bank import chance_of_finding, found_banks, known_share
from model.institutions.credit_desk import Verdict, consider, consider_again
from model.institutions.credit_market import CollateralMarket, CreditMarket
from model.institutions.insurer import Insurer
from model.institutions.lending import mark_portfolios, prepare_banks, write_terms
from model.institutions.operation_fund import OperationFund
from model.institutions.pledge_window import PledgeWindow
from model.institutions.reserve_fund import ReserveFund
from model.institutions.risk_fund import RiskFund
from model.institutions.securitisation import Securitisation
from model.month import Month, month_name
from model.parameters import Parameters
from model.policy import Policy
from model.region import Region
from model.tables.innovators import Innovators
from model.tables.loans import FEE, GRANTED, Loans
from model.tables.patents import Patents
from model.tables.pledges import Pledges

BEFORE = -1
"""December 2019."""
TRIALS = 4
"""Requests tried per holder when rates are set."""
ROUNDS = 8
"""Corrections of the financing gap when rates are set."""
FIRST_NEED = 500.0
"""Financing gap of a firm with sales of 1 CNY from which the corrections start, CNY."""
STEPS = (0.3, 3.0)
"""Smallest and largest correction in one round."""


class CreditOpening:
    """Lays out IP finance as it stood at the end of 2019."""

    def __init__(
        self,
        model: Any,
        region: Region,
        policy: Policy,
        innovators: Innovators,
        patents: Patents,
        accounts: Accounts,
        parameters: Parameters,
        seed: int,
    ) -> None:
        self.opening, self.rules = region.opening, parameters.finance
        self.obsolescence = parameters.portfolio.obsolescence
        self.innovators, self.patents, self.accounts = innovators, patents, accounts
        self.month = Month(index=BEFORE, policy=policy, economy=region.at(0), seed=seed)
        self.best = BestPatents.of_opening(
            patents, len(innovators), self.rules.ltv_utility_model / self.rules.ltv_patent
        )
        self.loans = Loans()
        accounts.open_account("banks", self.rules.capital_share * self.rules.tech_book)
        accounts.open_account("technology_market")
        funds = parameters.funds
        self.operation_fund = OperationFund(model, accounts, region.opening.operation_fund, funds)
        self.market = CreditMarket(
            banks=found_banks(model, round(region.opening.banks), self.rules, parameters.banks),
            window=PledgeWindow(model, self.rules, policy.pledge_registration_days_ordered),
            pledges=Pledges(),
            risk_fund=RiskFund(model, accounts, policy.risk_compensation_fund, funds),
            reserve_fund=ReserveFund(model, accounts, policy.ip_reserve_fund, funds),
            insurer=Insurer(model, accounts, funds, policy.insurance_premium_subsidy),
            securitisation=Securitisation(model, funds),
            rules=self.rules,
            stock=Stock("loans outstanding", 0.0),
            collateral=CollateralMarket(self.rules),
            known=known_share(policy.bank_outreach_events, self.rules),
        )
        self.demand = Demand(0.0, FIRST_NEED, 0.0, region.at(0).lending_rate - policy.interest_subsidy)

    def build(self, city: City) -> Demand:
        """Set the rates, lend the loans of 2019, tell the city how easy finance was; returns the rates."""
        prospects = find_prospects(self.innovators, self.rules)
        holders = prospects.rows
        pull = prospects.readiness * self.innovators.weight[holders]
        granted, mean = self._set_need(holders, pull)
        needs_a_year = self.opening.pledge_loans_2019 / mean / granted
        self.demand.requests = needs_a_year / 12.0 / float(np.sum(pull))
        added = self.opening.pledge_loans_2019 * (1.0 / self.rules.lent_share - 1.0) / self.rules.added_mean
        access = chance_of_finding(self.market.banks, self.market.known)
        self.demand.added = added / 12.0 / access / float(np.sum(pull))
        self._lend_2019(holders, pull)
        self._add_2019(holders, access * pull)
        asked = self.loans.reason != FEE
        won = self.loans.reason == GRANTED
        city.finance_access = float(np.sum(won)) / max(float(np.sum(asked)), 1.0)
        return self.demand

    def _set_need(self, holders: Rows, pull: Floats) -> tuple[float, float]:
        """Scale the financing gap to the mean loan of 2019; returns share of needs met, mean loan."""
        firm, ordinal = repeated(holders, np.full(holders.size, TRIALS, dtype=np.intp))
        weight = np.repeat(pull, TRIALS)
        granted, mean = self._try(firm, ordinal, weight)
        for _ in range(ROUNDS):
            step = self.opening.pledge_loan_mean / mean if mean > 0.0 else STEPS[1]
            self.demand.need *= float(np.clip(step, *STEPS))
            granted, mean = self._try(firm, ordinal, weight)
        return granted, mean

    def _try(self, firm: Rows, ordinal: Rows, weight: Floats) -> tuple[float, float]:
        """Share of needs met and mean loan if these firms came with the present financing gap."""
        loans = Loans()
        rows = self._write(loans, firm, ordinal)
        asking = rows.compress(loans.reason == GRANTED)
        verdict = self._consider(loans, asking)
        won = weight[asking] * (verdict.reason == GRANTED)
        total = float(np.sum(won))
        if total <= 0.0:
            return 0.0, 0.0
        return total / float(np.sum(weight)), float(np.sum(won * verdict.principal)) / total

    def _consider(self, loans: Loans, rows: Rows) -> Verdict:
        """The rule of the month, quotas aside."""
        about = (self.month, loans, rows, self.innovators, self.market)
        cover = prepare_banks(self.month, self.market, loans)
        return consider_again(*about, cover, consider(*about, cover))[0]

    def _write(self, loans: Loans, firm: Rows, ordinal: Rows) -> Rows:
        return write_requests(
            self.month, self.innovators, self.patents, loans, self.best, firm, ordinal,
            need=self.demand.need, rules=self.rules, obsolescence=self.obsolescence,
        )  # fmt: skip

    def _lend_2019(self, holders: Rows, pull: Floats) -> None:
        """Requests of 2019, those granted with what is still owed of them."""
        loans, market = self.loans, self.market
        u = chance.uniform(self.month.seed, "opening.loans", self.innovators.key[holders], BEFORE)
        firm, ordinal = repeated(holders, chance.poisson(u, 12.0 * self.demand.requests * pull))
        rows = self._write(loans, firm, ordinal)
        rows = rows.compress(loans.reason == GRANTED)
        verdict = self._consider(loans, rows)
        write_terms(self.month, loans, rows, verdict)
        loans.subsidy[rows], loans.rate[rows] = 0.0, self.month.economy.lending_rate + verdict.margin
        when = chance.uniform(self.month.seed, "opening.drawn", loans.key, BEFORE)
        loans.needed[:] = -1 - np.floor(when * 12.0).astype(np.int32)
        loans.asked[rows] = loans.needed[rows]
        won = rows[verdict.reason == GRANTED]
        loans.approved[won] = loans.drawn[won] = loans.asked[won]
        left = loans.term[won] + loans.drawn[won] - BEFORE
        loans.outstanding[won] = loans.principal[won] * left / loans.term[won]
        loans.repaid[won] = loans.principal[won] - loans.outstanding[won]
        market.stock.level = float(np.sum(loans.outstanding))
        self._register(won)
        self._keep_borrowed(won)
        prepare_banks(self.month, market, loans)

    def _keep_borrowed(self, won: Rows) -> None:
        """What was borrowed in 2019 and is still owed is in the business, beside the firm's own cash."""
        firm = self.loans.borrower[won]
        note_borrowed(self.loans, self.innovators)
        each = self.loans.outstanding[won] / self.innovators.weight[firm]
        self.accounts.pay_firms("outside", firm, each)

    def _register(self, won: Rows) -> None:
        """Enter the pledges of 2019 in the register; high ones mark their patents."""
        loans, market = self.loans, self.market
        loans.registration_days[won] = market.window.days
        market.pledges.append(
            won.size,
            key=loans.key[won],
            owner=loans.borrower[won],
            loan=won,
            patent=loans.patent[won],
            amount=loans.principal[won],
            asked=loans.asked[won],
            days=market.window.days,
            registered=loans.drawn[won],
        )
        self._mark(loans.patent[won], loans.key[won], loans.principal[won])

    def _add_2019(self, holders: Rows, pull: Floats) -> None:
        """Pledges of 2019 added to other credit, by the rule of the month; high ones mark their patents."""
        seed, owners = self.month.seed, self.innovators.key[holders]
        u = chance.uniform(seed, "opening.added", owners, BEFORE)
        firm, ordinal = repeated(holders, chance.poisson(u, 12.0 * self.demand.added * pull))
        keys = chance.children(self.innovators.key[firm], BEFORE, ordinal, "pledge")
        amounts, patent = added_amounts(self.month, keys, self.rules), self.best.of(self.patents, firm)
        when = -1 - np.floor(12.0 * chance.uniform(seed, "opening.added_month", keys, BEFORE)).astype(
            np.int32
        )
        days = self.market.window.days
        self.market.pledges.append(
            firm.size, key=keys, owner=firm, patent=patent, amount=amounts, asked=when, days=days,
            registered=when,
        )  # fmt: skip
        self._mark(patent, keys, amounts)

    def _mark(self, patent: Rows, keys: Keys, amounts: Floats) -> None:
        """Pledges of patents at a high amount meet the fourth criterion of high value."""
        high = np.flatnonzero((patent >= 0) & (amounts >= self.rules.high_pledge))
        mark_portfolios(self.month, self.patents, self.market, patent[high], keys[high], amounts[high])


def close_loans(month: Month, stock: Stock, loans: Loans) -> None:
    """Compare the booked stock of loans with two recounts: what is owed, and drawn less all that ended it.

    Raises
    ------
    AccountError : the stock or any single loan does not close
    """
    drawn = np.flatnonzero(loans.drawn <= month.index)
    gone = loans.repaid[drawn] + loans.recovered[drawn] + loans.compensated[drawn] + loans.written_off[drawn]
    left = loans.principal[drawn] - gone
    wrong = np.flatnonzero(np.abs(left - loans.outstanding[drawn]) > 1e-9 * loans.principal[drawn] + 1e-3)
    if wrong.size:
        raise AccountError(
            f"{month_name(month.index)}: {wrong.size} loans owe another amount than drawn less repaid, "
            f"recovered, compensated and written off (rows {drawn[wrong[:5]].tolist()})."
        )
    stock.close(float(np.sum(left)), month_name(month.index))
