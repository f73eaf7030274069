"""Money for rights and rights for money: pledge loans and funds, transfer, licence and use."""

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import Rows
from model.behaviour.borrowing import add_pledges, ask_for_loans, find_prospects
from model.behaviour.market import adopt_rules, open_market, register_contracts, usefulness_of_effort
from model.behaviour.route_rule import ARBITRATE, SUE
from model.behaviour.servicing import (
    default_on_loans,
    lose_what_was_borrowed,
    note_borrowed,
    service_loans,
    settle_on_closure,
)
from model.behaviour.transfer import trade
from model.behaviour.use import add_value, open_use, opening_share, put_to_use, renew_products
from model.closing import book_patents
from model.institutions.bank import chance_of_finding, join_lending, known_share
from model.institutions.lending import lend, pay_appraisers, pay_out
from model.institutions.settlement import learn_of_defaults, settle_defaults
from model.month import Month
from model.opening_credit import CreditOpening
from model.sectors import SECTORS
from model.tables.calendar import FilingCalendar

if TYPE_CHECKING:
    from model.model import IPEcosystem


def found_finance(world: "IPEcosystem") -> None:
    """Banks, funds, loans of 2019 still owed, the technology market, and which patents are in use."""
    about, policy, region = world.parameters, world.month.policy, world.region
    world.calendar = FilingCalendar.of(world.patents)
    world.patent_use = open_use(world.seed_used, world.patents, world.innovators, about.transfer)
    opening = CreditOpening(
        world, region, policy, world.innovators, world.patents, world.accounts, about, world.seed_used
    )
    world.demand = opening.build(world.city)
    world.loans, world.credit = opening.loans, opening.market
    world.best, world.operation_fund = opening.best, opening.operation_fund
    world.stocks["loans outstanding"] = world.credit.stock
    world.technology_market = open_market(
        policy,
        world.innovators,
        world.patents,
        region.opening,
        centres=world.standing("operation_centres"),
        rules=about.transfer,
        sectors=len(SECTORS),
    )
    world.city.patent_intensive_share = opening_share(region)


def finance(world: "IPEcosystem", month: Month) -> None:
    """Loans are asked for, granted, drawn, serviced, lost and settled; funds work."""
    patents, granted = world.patents, world.facts.granted
    world.turn = world.calendar.turn(month.index, patents, world.facts.filed)
    touched = np.concatenate([granted, world.turn])
    world.best.follow(month.index, patents, touched, len(world.innovators))
    holders = borrow(world, month)
    repay(world, month)
    world.operation_fund.work(month, world.innovators, holders)
    insure(world, month, holders)


def insure(world: "IPEcosystem", month: Month, holders: Rows) -> None:
    """Last month's infringements reach the insurer; this month's policies are sold."""
    insurer = world.credit.insurer
    if month.index > 0:
        met = world.incidents
        sued = (met.route == SUE) | (met.route == ARBITRATE)
        insurer.meet(month, world.innovators, met.key, met.owner, met.noticed, sued)
    insurer.insure(month, world.innovators, holders)


def borrow(world: "IPEcosystem", month: Month) -> Rows:
    """Requests, decisions, pledges and payment of loans; returns the firms that hold inventions."""
    about, innovators, patents, loans = world.parameters, world.innovators, world.patents, world.loans
    credit, rules = world.credit, about.finance
    prospects = find_prospects(innovators, rules)
    credit.holders = float(np.sum(innovators.weight[prospects.rows]))
    credit.window.follow_order(month)
    credit.risk_fund.receive(month)
    credit.reserve_fund.receive(month)
    outreach = world.rate("bank_outreach_events")
    credit.known = known_share(outreach, rules)
    join_lending(month, credit.banks, outreach=outreach, rules=rules)
    asked = ask_for_loans(
        month, innovators, patents, loans, world.best, world.demand,
        prospects=prospects, rules=rules, obsolescence=about.portfolio.obsolescence,
    )  # fmt: skip
    lend(month, asked, loans, innovators, credit, world.city)
    pay_appraisers(asked, loans, innovators, world.accounts)
    access = chance_of_finding(credit.banks, credit.known)
    add_pledges(
        month, innovators, patents, world.best, credit.window, credit.pledges, world.demand,
        prospects=prospects, access=access, rules=rules,
    )  # fmt: skip
    pay_out(month, loans, innovators, patents, credit, world.accounts)
    return prospects.rows


def repay(world: "IPEcosystem", month: Month) -> None:
    """Instalments, defaults, compensation, recovery and what banks learn from it."""
    loans, credit, accounts = world.loans, world.credit, world.accounts
    rules = world.parameters.finance
    service_loans(month, loans, world.innovators, accounts, credit.stock, rules=rules)
    closures = world.parameters.innovation
    defaulting = default_on_loans(month, loans, world.innovators, rules=rules, closures=closures)
    lose_what_was_borrowed(loans, defaulting, world.innovators, accounts)
    settle_on_closure(month, loans, world.innovators, accounts, credit.stock)
    learn_of_defaults(loans, defaulting, credit, world.rules["bank_belief"])
    settle_defaults(month, loans, credit, accounts)
    credit.securitisation.issue(month, loans, credit.banks, accounts)
    note_borrowed(loans, world.innovators)


def transfer(world: "IPEcosystem", month: Month) -> None:
    """Rights are sold, licensed and put to use; what use adds moves value added and GDP together."""
    rules, market, patents = world.parameters.transfer, world.technology_market, world.patents
    granted = world.facts.granted
    put_to_use(
        month, patents, world.innovators, granted=granted, freed=market.alliances.freed(rules),
        usefulness=usefulness_of_effort(market, rules), usual=world.patent_use.usual,
        rate=world.patent_use.national_rate, rules=rules,
    )  # fmt: skip
    renew_products(month, patents, world.innovators, turn=world.turn, rules=rules)
    adopt_rules(month, market, world.innovators, centres=world.standing("operation_centres"), rules=rules)
    left = trade(
        month, market, world.innovators, patents, world.loans, world.credit.pledges, world.accounts,
        turn=world.turn, essential=world.best.of(patents, market.alliances.rows), rules=rules,
    )  # fmt: skip
    none = left[:0]
    book_patents(world.stocks, patents, filed=none, granted=none, refused=none, ended=left)
    register_contracts(month, market, world.innovators, rules=rules)
    add_value(month, world.city, world.patent_use, patents, turn=world.turn, rules=rules)
