"""Rights change hands (专利转让与许可): offer and demand meet, firms buy, license, put to use.

A patent in force has its turn once a year, in the month of its filing, and makes at most one deal
then. Of transfers across the city's border one comes in for one that goes, but for a net share that
leaves the table.
"""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Codes, Floats, Keys, Mask, Rows
from model.behaviour.market import NOBODY, Buyers, TechnologyMarket, eagerness, university_eagerness
from model.month import Month
from model.parameters.transfer import TransferParameters
from model.tables.deals import ASSIGNMENT, EXCLUSIVE, LICENCE, OPEN_LICENCE
from model.tables.innovators import FIRM, UNIVERSITY, Innovators
from model.tables.loans import Loans
from model.tables.patents import INVENTION, LEFT, Patents

WITHIN, OUT, OUT_AND_IN = 0, 1, 2
"""Fates of a right that is sold: inside the city, out for good, out while a like one comes in."""


def trade(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    loans: Loans,
    accounts: Accounts,
    *,
    turn: Rows,
    rules: TransferParameters,
) -> Rows:
    """Sell and license what has its turn this month; returns the rows that left the city."""
    if month.of_year == 1:
        market.buyers = Buyers.of(innovators, market.sectors)
    market.void.clear()
    rows, sale, agreed, posted = dealing(month, market, innovators, patents, turn, rules)
    pick = month.uniform("transfer.kind", patents.key[rows]) * (sale + agreed + posted)
    sold = np.flatnonzero(pick < sale)
    sold = sold[~np.isin(rows[sold], loans.patent[loans.outstanding > 0.0])]
    exclusive = (pick >= sale) & (pick < sale + rules.exclusive_share * agreed)
    agreement = np.where(exclusive, EXCLUSIVE, LICENCE)
    kind = np.where(pick >= sale + agreed, OPEN_LICENCE, agreement).astype(np.int8)
    licensed = pick >= sale
    grant_licences(month, market, innovators, patents, accounts, rows[licensed], kind[licensed], rules)
    return sell(month, market, innovators, patents, accounts, rows[sold], rules)


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
    sale_rate = market.transfer_rate * float(np.sum(fates(rules))) * lively
    pools = (1.0 + rules.pool_licences * market.pools) / (1.0 + rules.pool_licences * market.opening_pools)
    most = max(rules.idle_odds, 1.0) * max(1.0, university_eagerness(market, rules))
    bound = (sale_rate + market.licence_rate * lively * max(pools, 1.0)) * most + rules.open_rate * lively
    u = month.uniform("transfer.deal", patents.key[turn])
    likely = np.flatnonzero(u < bound)
    rows, u = turn[likely], u[likely]
    offer_openly(month, innovators, patents, rows)
    eager = eagerness(innovators, patents, rows, market, rules)
    firm_owned = innovators.kind[patents.owner[rows]] == FIRM
    sale, agreed = sale_rate * eager, market.licence_rate * lively * np.where(firm_owned, pools, 1.0) * eager
    posted = np.where(patents.open_licence[rows], rules.open_rate * lively, 0.0)
    hit = np.flatnonzero(u < -np.expm1(-(sale + agreed + posted)))
    return rows[hit], sale[hit], agreed[hit], posted[hit]


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


def worth(patents: Patents, rows: Rows, rules: TransferParameters) -> Floats:
    """Worth of patents to a user, CNY, shape of ``rows``."""
    return patents.value[rows].astype(np.float64) * rules.price_years


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
    for kind in (OUT, OUT_AND_IN):
        gone = rows[fate == kind]
        seller, price = patents.owner[gone], worth(patents, gone, rules) * rules.price_share
        record(month, market, patents, gone, ASSIGNMENT, seller, NOBODY, price, "out")
        if kind == OUT_AND_IN:
            record(month, market, patents, gone, ASSIGNMENT, NOBODY, seller, price, "in")
        else:
            accounts.pay_firms("outside", seller, price * patents.weight[gone] / innovators.weight[seller])
            leave(month, innovators, patents, gone)
    return np.asarray(rows[fate == OUT])


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
    """A firm of the field buys: money and owner change, identity and weight stay; some put it to use.

    A row of w firms that buys a single right takes it over with chance 1/w, for the row would count it
    w times; the sale is booked in full. At full scale the owner always changes.
    """
    keys = patents.key[rows]
    buyer = market.buyers.pick(patents.sector[rows], month.uniform("transfer.buyer", keys))
    price = worth(patents, rows, rules) * rules.price_share
    ready = able_to_pay(innovators, patents, rows, buyer, price, market)
    rows, keys, buyer, price = rows[ready], keys[ready], buyer[ready], price[ready]
    seller = patents.owner[rows]
    pay_price(accounts, innovators, patents, rows, seller, buyer, price)
    record(month, market, patents, rows, ASSIGNMENT, seller, buyer, price, "within")
    taken = month.happens("transfer.taken", keys, patents.weight[rows] / innovators.weight[buyer])
    change_owner(innovators, patents, rows[taken], buyer[taken])
    start = month.happens("transfer.use", keys, rules.use_transferred)
    put_into_products(innovators, patents, rows[start], buyer[start], rules)


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
    keys = patents.key[rows]
    taker = market.buyers.pick(patents.sector[rows], month.uniform("transfer.licensee", keys))
    share = np.where(kind == OPEN_LICENCE, rules.posted_share, rules.licence_share)
    price = worth(patents, rows, rules) * share
    ready = able_to_pay(innovators, patents, rows, taker, price, market)
    rows, keys, kind, taker, price = rows[ready], keys[ready], kind[ready], taker[ready], price[ready]
    owner = patents.owner[rows]
    pay_price(accounts, innovators, patents, rows, owner, taker, price)
    record(month, market, patents, rows, kind, owner, taker, price, "licence")
    patents.licensed[rows] = np.minimum(patents.licensed[rows], month.index)
    start = month.happens("transfer.licensed_use", keys, rules.use_licensed)
    put_into_products(innovators, patents, rows[start], taker[start], rules)


def able_to_pay(
    innovators: Innovators, patents: Patents, rows: Rows, buyer: Rows, price: Floats, market: TechnologyMarket
) -> Mask:
    """Deals that can be closed: another firm, alive, with the money for all its deals; the rest are void."""
    weight = patents.weight[rows]
    real = (buyer >= 0) & (buyer != patents.owner[rows]) & (innovators.exited[buyer] == OPEN)
    due = price * weight / innovators.weight[buyer] * real
    who, place = np.unique(buyer, return_inverse=True)
    total = np.bincount(place, weights=due, minlength=who.size)
    solvent = innovators.cash[buyer] >= total[place]
    for reason, failed in (("no partner", ~real), ("no money", real & ~solvent)):
        market.void[reason] = market.void.get(reason, 0.0) + float(np.sum(weight[failed]))
    return np.asarray(real & solvent)


def pay_price(
    accounts: Accounts,
    innovators: Innovators,
    patents: Patents,
    rows: Rows,
    giver: Rows,
    taker: Rows,
    price: Floats,
) -> None:
    """The taker pays the giver; ``price`` is of one right, a row stands for ``weight`` of them."""
    amount = price * patents.weight[rows]
    accounts.charge_firms("technology_market", taker, amount / innovators.weight[taker])
    accounts.pay_firms("technology_market", giver, amount / innovators.weight[giver])


def put_into_products(
    innovators: Innovators, patents: Patents, rows: Rows, user: Rows, rules: TransferParameters
) -> None:
    """Idle patents come into use by another than the inventor, whose sales rise with it."""
    idle = ~patents.used[rows]
    rows, user = rows[idle], user[idle]
    patents.used[rows] = True
    gain = patents.value[rows] * rules.use_sales * patents.weight[rows] / innovators.weight[user]
    np.add.at(innovators.revenue, user, gain)


def deal_keys(month: Month, patents: Patents, rows: Rows, kind: str) -> Keys:
    """Identities of deals: one of a kind per patent and month."""
    return chance.children(patents.key[rows], month.index, np.zeros(rows.size, dtype=np.intp), "deal " + kind)


def record(
    month: Month,
    market: TechnologyMarket,
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
    )
