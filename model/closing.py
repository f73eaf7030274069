"""The end of the month: stocks of patents are booked and compared with a recount from dates.

The booking uses the rows that the rules say they moved; the recount reads only dates. A rule that
moves a right without telling is found here.
"""

import numpy as np

from model.accounts import Stock
from model.arrays import OPEN, Rows
from model.errors import AccountError
from model.month import Month, month_name
from model.tables.innovators import Innovators
from model.tables.patents import INVENTION, Patents

FORCE = ("inventions in force", "utility models in force", "designs in force")
PENDING = ("inventions pending", "utility models pending", "designs pending")


def open_patent_stocks(patents: Patents) -> dict[str, Stock]:
    """Stocks of patents at the opening, by kind."""
    levels = {**recount(patents, FORCE, -1), **recount(patents, PENDING, -1)}
    return {name: Stock(name, level) for name, level in levels.items()}


def recount(patents: Patents, names: tuple[str, str, str], index: int) -> dict[str, float]:
    """Weights in force (or pending) at the end of a month, from dates alone, by kind."""
    if names is FORCE:
        mask = (patents.granted <= index) & (patents.ended > index)
    else:
        mask = (patents.filed <= index) & (patents.granted > index) & (patents.ended > index)
    rows = np.flatnonzero(mask)
    totals = np.bincount(patents.kind[rows], weights=patents.weight[rows], minlength=len(names))
    return dict(zip(names, map(float, totals), strict=True))


def book_patents(
    stocks: dict[str, Stock], patents: Patents, *, filed: Rows, granted: Rows, refused: Rows, ended: Rows
) -> None:
    """Book this month's moves of patents: filed, granted, refused, and ended while in force."""
    for names, verb, flow, rows in (
        (PENDING, Stock.gain, "filed", filed),
        (PENDING, Stock.lose, "granted", granted),
        (PENDING, Stock.lose, "refused", refused),
        (FORCE, Stock.gain, "granted", granted),
        (FORCE, Stock.lose, "ended", ended),
    ):
        totals = np.bincount(patents.kind[rows], weights=patents.weight[rows], minlength=len(names))
        for name, total in zip(names, totals, strict=True):
            verb(stocks[name], flow, float(total))


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
    for names in (FORCE, PENDING):
        for name, level in recount(patents, names, month.index).items():
            stocks[name].close(level, month_name(month.index))
    held = np.flatnonzero(
        (patents.granted <= month.index) & (patents.ended == OPEN) & (patents.kind == INVENTION)
    )
    counts = np.bincount(patents.owner[held], minlength=len(innovators))
    wrong = np.flatnonzero(counts != innovators.inventions)
    if wrong.size:
        raise AccountError(
            f"{month_name(month.index)}: {wrong.size} innovators hold another number of inventions than "
            f"their count says (rows {wrong[:5].tolist()}); whoever moves a patent must move the count."
        )
