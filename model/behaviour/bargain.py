"""Two parties agree (议价与支付): who takes a right, what it pays, who gets the money, what fails.

Nothing here changes a right: deals are made in transfer.py.
"""

import numpy as np

from model.accounts import Accounts
from model.arrays import OPEN, Floats, Mask, Rows
from model.behaviour.market import TechnologyMarket
from model.month import Month
from model.parameters.transfer import TransferParameters
from model.tables.innovators import UNIVERSITY, Innovators
from model.tables.patents import Patents


def note(market: TechnologyMarket, reason: str, weights: Floats) -> None:
    """Count deals that failed this month under their reason."""
    market.void[reason] = market.void.get(reason, 0.0) + float(np.sum(weights))


def worth(patents: Patents, rows: Rows, rules: TransferParameters) -> Floats:
    """Worth of patents in the best hands, CNY, shape of ``rows``."""
    return patents.value[rows].astype(np.float64) * rules.price_years


def find_taker(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    patents: Patents,
    rows: Rows,
    rules: TransferParameters,
) -> Rows:
    """Who takes each right: of two firms met, mostly of its field, the one that can pay and gains more."""
    keys, sector = patents.key[rows], patents.sector[rows]
    home = ~month.happens("transfer.other_field", keys, rules.other_field)
    first = market.buyers.pick(sector, month.uniform("transfer.taker", keys), home)
    second = market.buyers.pick(sector, month.uniform("transfer.rival", keys), home)
    price = worth(patents, rows, rules) * rules.price_share

    def gain(firm: Rows) -> Floats:
        fit = market.buyers.fit[firm]
        return np.asarray(
            fit * (innovators.cash[firm] * innovators.weight[firm] >= price * fit * patents.weight[rows])
        )

    return np.where(gain(second) > gain(first), second, first)


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
    note(market, "no partner", weight[~real])
    note(market, "no money", weight[real & ~solvent])
    return np.asarray(real & solvent)


def pay_price(
    accounts: Accounts,
    market: TechnologyMarket,
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
    share_out(accounts, market, innovators, "technology_market", giver, amount)


def share_out(
    accounts: Accounts,
    market: TechnologyMarket,
    innovators: Innovators,
    payer: str,
    giver: Rows,
    amount: Floats,
) -> None:
    """The owner gets the price; of a university's, its inventors get what the rule of title gives them."""
    theirs = np.where(innovators.kind[giver] == UNIVERSITY, market.title * market.ownership, 0.0)
    accounts.pay_firms(payer, giver, amount * (1.0 - theirs) / innovators.weight[giver])
    accounts.move(payer, "outside", float(np.sum(amount * theirs)))


def among(rows: Rows, others: Rows) -> Mask:
    """Which of a few rows are among many others, shape of ``rows``; only the few are sorted."""
    if not rows.size:
        return np.zeros(0, dtype=np.bool_)
    order = np.argsort(rows, kind="stable")
    in_order = rows[order]
    place = np.minimum(np.searchsorted(in_order, others), rows.size - 1)
    found = np.zeros(rows.size, dtype=np.bool_)
    found[order[place[in_order[place] == others]]] = True
    return found
