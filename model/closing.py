"""The end of the month: stocks of patents are booked and compared with a recount from dates.

The booking uses the rows that the rules say they moved; the recount reads only dates. A rule that
moves a right without telling is found here.
"""

import numpy as np

from model.accounts import Stock
from model.arrays import OPEN, Rows
from model.errors import AccountError
from model.kernels import weigh_rights
from model.month import Month, month_name
from model.tables.innovators import Innovators
from model.tables.patents import INVENTION, Patents

FORCE = ("inventions in force", "utility models in force", "designs in force")
PENDING = ("inventions pending", "utility models pending", "designs pending")
NONE: Rows = np.empty(0, dtype=np.intp)


def open_patent_stocks(patents: Patents) -> dict[str, Stock]:
    """Stocks of patents at the opening, by kind."""
    return {name: Stock(name, level) for name, level in recount(patents, -1).items()}


def recount(patents: Patents, index: int) -> dict[str, float]:
    """Weights in force and pending at the end of a month, from dates alone, by stock."""
    totals = weigh_rights(
        patents.kind, patents.weight, patents.filed, patents.granted, patents.ended, index, len(FORCE)
    )
    return {
        name: float(total)
        for names, by_kind in zip((FORCE, PENDING), totals, strict=True)
        for name, total in zip(names, by_kind, strict=True)
    }


def book_patents(
    stocks: dict[str, Stock],
    patents: Patents,
    *,
    filed: Rows = NONE,
    granted: Rows = NONE,
    refused: Rows = NONE,
    withdrawn: Rows = NONE,
    ended: Rows = NONE,
    invalidated: Rows = NONE,
) -> None:
    """Book this month's moves of patents: pending ones are filed and decided, those in force end."""
    for flow, rows, gaining, losing in (
        ("filed", filed, PENDING, ()),
        ("granted", granted, FORCE, PENDING),
        ("refused", refused, (), PENDING),
        ("withdrawn", withdrawn, (), PENDING),
        ("ended", ended, (), FORCE),
        ("invalidated", invalidated, (), FORCE),
    ):
        if not rows.size:
            continue
        totals = np.bincount(patents.kind[rows], weights=patents.weight[rows], minlength=len(FORCE))
        for name, total in zip(gaining, totals.tolist(), strict=False):
            stocks[name].gain(flow, total)
        for name, total in zip(losing, totals.tolist(), strict=False):
            stocks[name].lose(flow, total)


def carry_patents(stocks: dict[str, Stock]) -> None:
    """Book the month's moves without a recount."""
    for name in (*FORCE, *PENDING):
        stocks[name].carry()


def close_patents(month: Month, stocks: dict[str, Stock], patents: Patents, innovators: Innovators) -> None:
    """Compare booked stocks with the recount, and owners' counts with the table.

    Raises
    ------
    AccountError : a stock differs from its recount, or an owner's count from the table
    """
    for name, level in recount(patents, month.index).items():
        stocks[name].close(level, month_name(month.index))
    held = np.flatnonzero((patents.ended == OPEN) & (patents.kind == INVENTION))
    held = held.compress(patents.granted[held] <= month.index)
    counts = np.bincount(patents.owner[held], minlength=len(innovators))
    wrong = np.flatnonzero(counts != innovators.inventions)
    if wrong.size:
        raise AccountError(
            f"{month_name(month.index)}: {wrong.size} innovators hold another number of inventions than "
            f"their count says (rows {wrong[:5].tolist()}); whoever moves a patent must move the count."
        )
