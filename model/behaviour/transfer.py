"""Rights change hands (专利转让与许可): offer and demand meet, firms buy, license, put to use.

A patent in force has its turn once a year, in the month of its filing, and makes at most one deal
then (members of a pool may license each other besides). What is pledged, or has a twin still
pending, is not sold; what is under exclusive licence is not licensed again. Of transfers across the
city's border one comes in for one that goes, but for a net share that leaves the table.
"""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Codes, Floats, Keys, Mask, Rows
from model.behaviour.bargain import able_to_pay, among, find_taker, note, pay_price, share_out, worth
from model.behaviour.market import TechnologyMarket, eagerness, university_eagerness
from model.behaviour.takers import NOBODY
from model.month import Month
from model.parameters.transfer import TransferParameters
from model.tables.deals import ASSIGNMENT, CROSS_LICENCE, EXCLUSIVE, LICENCE, OPEN_LICENCE, Deals
from model.tables.innovators import UNIVERSITY, Innovators
from model.tables.loans import Loans
from model.tables.patents import INVENTION, LEFT, Patents
from model.tables.pledges import Pledges

WITHIN, OUT, OUT_AND_IN = 0, 1, 2
"""Fates of a right that is sold: inside the city, out for good, out while a like one comes in."""


def trade(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    loans: Loans,
    pledges: Pledges,
    accounts: Accounts,
    *,
    turn: Rows,
    essential: Rows,
    rules: TransferParameters,
) -> Rows:
    """Sell and license what has its turn this month; returns the rows that left the city."""
    market.void.clear()
    cross_license(month, market, innovators, patents, essential, rules)
    rows, sale, agreed, posted = dealing(month, market, innovators, patents, turn, rules)
    pick = month.uniform("transfer.kind", patents.key[rows]) * (sale + agreed + posted)
    sold = np.flatnonzero(pick < sale)
    barred = bound_by_pledge(month, patents, rows[sold], loans, pledges, rules)
    note(market, "pledged or bound to a twin", patents.weight[rows[sold[barred]]])
    exclusive = (pick >= sale) & (pick < sale + rules.exclusive_share * agreed)
    agreement = np.where(exclusive, EXCLUSIVE, LICENCE)
    kind = np.where(pick >= sale + agreed, OPEN_LICENCE, agreement).astype(np.int8)
    taken = under_exclusive_licence(month, market.deals, rows, rules)
    note(market, "under exclusive licence", patents.weight[rows[taken & (pick >= sale)]])
    licensed = (pick >= sale) & ~taken
    grant_licences(month, market, innovators, patents, accounts, rows[licensed], kind[licensed], rules)
    return sell(month, market, innovators, patents, accounts, rows[sold[~barred]], rules)


def bound_by_pledge(
    month: Month, patents: Patents, rows: Rows, loans: Loans, pledges: Pledges, rules: TransferParameters
) -> Mask:
    """Rights that cannot be sold alone: pledged to a bank, or twins of an application still pending.

    Of pledges added to other credit the end is not recorded; they bar a sale for some years. A loan is
    one firm's: of a row of w rights it binds one, so that it bars the row's sale with chance 1/w.
    """
    secured = loans.patent[loans.outstanding > 0.0]
    since = month.index - 12.0 * rules.pledge_years
    added = pledges.patent[(pledges.registered > since) & (pledges.registered <= month.index)]
    twin = patents.twin[rows]
    waits = (twin >= 0) & (patents.granted[twin] == OPEN) & (patents.ended[twin] == OPEN)
    pledged = among(rows, np.concatenate([secured, added]))
    bound = month.happens("transfer.bound", patents.key[rows], 1.0 / patents.weight[rows])
    return np.asarray((pledged & bound) | waits)


def under_exclusive_licence(month: Month, deals: Deals, rows: Rows, rules: TransferParameters) -> Mask:
    """Rights that nobody else may be licensed now."""
    first = int(np.searchsorted(deals.month, month.index - 12.0 * rules.exclusive_years, side="right"))
    return among(rows, deals.patent[first:][deals.kind[first:] == EXCLUSIVE])


def dealing(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    turn: Rows,
    rules: TransferParameters,
) -> tuple[Rows, Floats, Floats, Floats]:
    """Patents that make a deal, with their yearly rates of sale, agreed licence and open licence.

    The uniforms come first: only patents below the highest possible rate are looked at.
    """
    lively = market.liveliness * month.economy.activity
    tight = lively * market.tightness(rules)
    sale_rate = market.transfer_rate * float(np.sum(fates(rules)))
    most = max(rules.idle_odds, 1.0) * max(1.0, university_eagerness(market, rules))
    posted_rate = rules.open_rate * market.liveliness * month.economy.activity
    bound = (sale_rate + market.licence_rate) * most * float(np.max(tight)) + posted_rate
    u = month.uniform("transfer.deal", patents.key[turn])
    likely = np.flatnonzero(u < bound)
    rows, u = turn[likely], u[likely]
    offer_openly(month, innovators, patents, rows)
    eager = eagerness(innovators, patents, rows, market, rules) * tight[patents.sector[rows]]
    sale, agreed = sale_rate * eager, market.licence_rate * eager
    posted = np.where(patents.open_licence[rows] & ~patents.used[rows], posted_rate, 0.0)
    hit = np.flatnonzero(u < -np.expm1(-(sale + agreed + posted)))
    return rows[hit], sale[hit], agreed[hit], posted[hit]


def cross_license(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    essential: Rows,
    rules: TransferParameters,
) -> None:
    """Members of a pool license each other their best patent free of charge (交叉许可).

    ``essential`` is that patent of every member, -1 = none left.
    """
    rows = essential[essential >= 0]
    yearly = rules.pool_licences / 12.0
    rows = rows[month.happens("transfer.cross", patents.key[rows], -float(np.expm1(-yearly)))]
    rows = rows[~under_exclusive_licence(month, market.deals, rows, rules)]
    rows = rows[market.alliances.joined(patents.owner[rows])]
    if not rows.size:
        return
    owner, pools = patents.owner[rows], market.alliances
    u = month.uniform("transfer.cross_taker", patents.key[rows])
    taker = pools.partner(owner, innovators.sector[owner].astype(np.intp), u)
    fit = (taker >= 0) & (innovators.exited[taker] == OPEN) & (innovators.exited[owner] == OPEN)
    note(market, "no partner", patents.weight[rows[~fit]])
    rows, owner, taker = rows[fit], owner[fit], taker[fit]
    record(
        month, market, innovators, patents, rows, CROSS_LICENCE, owner, taker, np.zeros(rows.size), "cross"
    )
    patents.licensed[rows] = np.minimum(patents.licensed[rows], month.index)
    start = month.happens("transfer.cross_use", patents.key[rows], rules.use_licensed)
    put_into_products(innovators, patents, rows[start], taker[start], market, rules)


def fates(rules: TransferParameters) -> Floats:
    """Rows sold per transfer counted, by fate; a pair out and in is one row and counts twice."""
    across = 1.0 - rules.within_city
    pairs = (1.0 - rules.leaving_share) / 2.0
    return np.array([rules.within_city, across * rules.leaving_share, across * pairs])


def offer_openly(month: Month, innovators: Innovators, patents: Patents, rows: Rows) -> None:
    """Universities put the ordered share of their patents under open licence (开放许可), the same first.

    A patent is listed when a possible taker looks at it; the others make no difference.
    """
    university = rows[innovators.kind[patents.owner[rows]] == UNIVERSITY]
    u = chance.uniform(month.seed, "transfer.open_licence", patents.key[university], 0)
    patents.open_licence[university] = u < month.policy.open_licensing_share


def sell(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    accounts: Accounts,
    rows: Rows,
    rules: TransferParameters,
) -> Rows:
    """Assignments (转让), each by its fate; returns the rows that left the city."""
    edges = np.cumsum(fates(rules))
    fate = np.searchsorted(edges, month.uniform("transfer.fate", patents.key[rows]) * edges[-1], side="right")
    hand_over(month, market, innovators, patents, accounts, rows[fate == WITHIN], rules)
    exchange(month, market, innovators, patents, accounts, rows[fate == OUT_AND_IN], rules)
    gone = rows[fate == OUT]
    sell_abroad(month, market, innovators, patents, accounts, gone, rules)
    leave(month, innovators, patents, gone)
    return np.asarray(gone)


def sell_abroad(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    accounts: Accounts,
    rows: Rows,
    rules: TransferParameters,
) -> None:
    """A buyer outside the city pays: money comes in, for the owner and the inventors."""
    seller, price = patents.owner[rows], worth(patents, rows, rules) * rules.price_share
    record(month, market, innovators, patents, rows, ASSIGNMENT, seller, NOBODY, price, "out")
    share_out(accounts, market, innovators, "outside", seller, price * patents.weight[rows])


def exchange(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    accounts: Accounts,
    rows: Rows,
    rules: TransferParameters,
) -> None:
    """One right goes out and a like one, of the same field, age and value, comes in to a firm of the city.

    The row stands for the right that comes in from here on; the stock in force stays as it is.
    """
    buyer = find_taker(month, market, innovators, patents, rows, rules)
    price = worth(patents, rows, rules) * rules.price_share * market.buyers.fit[buyer]
    ready = able_to_pay(innovators, patents, rows, buyer, price, market)
    rows, buyer, price = rows[ready], buyer[ready], price[ready]
    sell_abroad(month, market, innovators, patents, accounts, rows, rules)
    record(month, market, innovators, patents, rows, ASSIGNMENT, NOBODY, buyer, price, "in")
    accounts.charge_firms("outside", buyer, price * patents.weight[rows] / innovators.weight[buyer])
    take_over(month, market, innovators, patents, rows, buyer, rules)


def leave(month: Month, innovators: Innovators, patents: Patents, rows: Rows) -> None:
    """Patents sold out of the city end here."""
    patents.ended[rows], patents.outcome[rows], patents.due[rows] = month.index, LEFT, OPEN
    patents.high_value[rows] = False
    inventions = rows[patents.kind[rows] == INVENTION]
    np.subtract.at(innovators.inventions, patents.owner[inventions], 1.0)


def hand_over(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    accounts: Accounts,
    rows: Rows,
    rules: TransferParameters,
) -> None:
    """A firm of the field buys: money and owner change, identity and weight stay; some put it to use."""
    buyer = find_taker(month, market, innovators, patents, rows, rules)
    price = worth(patents, rows, rules) * rules.price_share * market.buyers.fit[buyer]
    ready = able_to_pay(innovators, patents, rows, buyer, price, market)
    rows, buyer, price = rows[ready], buyer[ready], price[ready]
    seller = patents.owner[rows]
    pay_price(accounts, market, innovators, patents, rows, seller, buyer, price)
    record(month, market, innovators, patents, rows, ASSIGNMENT, seller, buyer, price, "within")
    take_over(month, market, innovators, patents, rows, buyer, rules)


def take_over(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    rows: Rows,
    buyer: Rows,
    rules: TransferParameters,
) -> None:
    """The owner changes, and some idle rights come into use.

    A row of w firms that buys a single right takes it over with chance 1/w, for the row would count it
    w times; the sale and what the buyer earns are booked in full. What stays with the seller's row stays
    idle there: it is the buyer who uses it. At full scale the owner always changes.
    """
    keys = patents.key[rows]
    taken = month.happens("transfer.taken", keys, patents.weight[rows] / innovators.weight[buyer])
    change_owner(innovators, patents, rows[taken], buyer[taken])
    start = month.happens("transfer.use", keys, rules.use_transferred) & ~patents.used[rows]
    raise_sales(innovators, patents, rows[start], buyer[start], market, rules)
    patents.used[rows[start & taken]] = True


def change_owner(innovators: Innovators, patents: Patents, rows: Rows, buyer: Rows) -> None:
    """The row of the owner changes, and the counts of inventions with it."""
    invention = rows[patents.kind[rows] == INVENTION]
    np.subtract.at(innovators.inventions, patents.owner[invention], 1.0)
    np.add.at(innovators.inventions, buyer[patents.kind[rows] == INVENTION], 1.0)
    patents.owner[rows] = buyer


def grant_licences(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    accounts: Accounts,
    rows: Rows,
    kind: Codes,
    rules: TransferParameters,
) -> None:
    """Licences (许可): a firm of the field pays, as agreed or posted; idle patents come into use."""
    taker = find_taker(month, market, innovators, patents, rows, rules)
    share = np.where(kind == OPEN_LICENCE, rules.posted_share, rules.licence_share * market.buyers.fit[taker])
    price = worth(patents, rows, rules) * share
    ready = able_to_pay(innovators, patents, rows, taker, price, market)
    rows, kind, taker, price = rows[ready], kind[ready], taker[ready], price[ready]
    owner = patents.owner[rows]
    pay_price(accounts, market, innovators, patents, rows, owner, taker, price)
    record(month, market, innovators, patents, rows, kind, owner, taker, price, "licence")
    patents.licensed[rows] = np.minimum(patents.licensed[rows], month.index)
    start = month.happens("transfer.licensed_use", patents.key[rows], rules.use_licensed)
    put_into_products(innovators, patents, rows[start], taker[start], market, rules)


def put_into_products(
    innovators: Innovators,
    patents: Patents,
    rows: Rows,
    user: Rows,
    market: TechnologyMarket,
    rules: TransferParameters,
) -> None:
    """Idle patents come into use by another than the inventor, whose sales rise as it can use them."""
    idle = ~patents.used[rows]
    rows, user = rows[idle], user[idle]
    patents.used[rows] = True
    raise_sales(innovators, patents, rows, user, market, rules)


def raise_sales(
    innovators: Innovators,
    patents: Patents,
    rows: Rows,
    user: Rows,
    market: TechnologyMarket,
    rules: TransferParameters,
) -> None:
    """Sales of firms rise by the return of the patents that they begin to use, as far as they can."""
    fit = market.buyers.fit[user]
    gain = patents.value[rows] * rules.use_sales * fit * patents.weight[rows] / innovators.weight[user]
    np.add.at(innovators.revenue, user, gain)


def deal_keys(month: Month, patents: Patents, rows: Rows, kind: str) -> Keys:
    """Identities of deals: one of a kind per patent and month."""
    return chance.children(patents.key[rows], month.index, np.zeros(rows.size, dtype=np.intp), "deal " + kind)


def record(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    rows: Rows,
    kind: Codes | int,
    giver: Rows | int,
    taker: Rows | int,
    price: Floats,
    name: str,
) -> None:
    """Write deals down: one row each; ``name`` tells deals on one patent in one month apart."""
    market.deals.append(
        rows.size,
        key=deal_keys(month, patents, rows, name),
        patent=rows,
        kind=kind,
        giver=giver,
        taker=taker,
        weight=patents.weight[rows],
        price=price,
        month=month.index,
        public=innovators.kind[patents.owner[rows]] == UNIVERSITY if isinstance(giver, np.ndarray) else False,
    )
