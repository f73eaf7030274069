"""High-tech enterprises and SRDI firms (高新技术企业、专精特新): apply, certified for three years, renew.

Who may: a year old, R&D over sales above a threshold that falls with size, IP of its own, a
supported field. Firms just below the threshold report more R&D than they do: reported R&D is
``rd / (1 - relabelled)``; what is relabelled invents nothing.
"""

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Keys, Mask, Rows
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.status import StatusParameters
from model.sectors import sector_column
from model.tables.innovators import FIRM, Innovators

BEFORE = -1


def threshold(revenue: Floats, status: StatusParameters) -> Floats:
    """R&D over sales that the rule asks for, shape of ``revenue``."""
    small, middle = revenue <= status.sales_small, revenue <= status.sales_middle
    large = np.where(middle, status.threshold_middle, status.threshold_large)
    return np.where(small, status.threshold_small, large)


def shortfall(rd: Floats, revenue: Floats, books: float, status: StatusParameters) -> Floats:
    """Part of the R&D asked for that a firm does not do, 1 = all; negative above the threshold.

    ``books``: the city's R&D over what sales and sector give; sales in the table fix ratios only.
    """
    asked = threshold(revenue, status) * np.maximum(revenue, 1.0) * books
    return np.asarray(1.0 - rd / asked)


def reach(seed: int, keys: Keys, status: StatusParameters) -> Floats:
    """The largest shortfall that a firm relabels away: if gaps are even, its mean is the published share."""
    willing = chance.uniform(seed, "status.willing", keys, BEFORE) < status.willing
    return np.asarray(2.0 * status.relabelled * willing)


def other_conditions(
    innovators: Innovators, firms: Rows, seed: int, index: int, status: StatusParameters
) -> Mask:
    """Age, a supported field (drawn for life) and IP of its own: an invention, or others got for the purpose.

    Who was certified before has shown its IP.
    """
    keys = innovators.key[firms]
    field = sector_column("high_tech_field")[innovators.sector[firms]]
    fits = chance.uniform(seed, "status.field", keys, BEFORE) < field
    other = chance.uniform(seed, "status.other_ip", keys, index) < status.other_ip
    owns = other | (innovators.inventions[firms] > 0.0) | innovators.high_tech[firms]
    old = index - innovators.born[firms] >= status.youngest
    return np.asarray(fits & owns & old)


def opening_status(
    innovators: Innovators, count: float, books: float, seed: int, status: StatusParameters
) -> None:
    """High-tech enterprises of 2020: who meets the rule, by inventive R&D, up to the known count."""
    firms = np.flatnonzero(innovators.kind == FIRM)
    keys, rd = innovators.key[firms], innovators.rd[firms]
    gap = shortfall(rd, innovators.revenue[firms], books, status)
    meets = (gap <= reach(seed, keys, status)) & other_conditions(innovators, firms, seed, BEFORE, status)
    z = chance.normal(chance.uniform(seed, "innovators.status", keys, BEFORE))
    score = np.log(rd * innovators.productivity[firms] + 1.0) + z
    order = firms[np.lexsort((-score, ~meets))]
    chosen = order[np.cumsum(innovators.weight[order]) <= count]
    innovators.high_tech[chosen] = True
    years = np.floor(
        chance.uniform(seed, "status.certified", innovators.key[chosen], BEFORE) * status.term / 12.0
    )
    innovators.certified[chosen] = innovators.turn[chosen] - 12 - 12 * years.astype(np.int32)
    u = chance.uniform(seed, "innovators.srdi", innovators.key[chosen], BEFORE)
    innovators.srdi[chosen[u < status.srdi_share]] = True
    relabel(innovators, firms, gap, seed, status)


def relabel(innovators: Innovators, firms: Rows, gap: Floats, seed: int, status: StatusParameters) -> None:
    """Holders of the status report up to the threshold if the gap is within reach (虚列研发)."""
    within = (gap > 0.0) & (gap <= reach(seed, innovators.key[firms], status))
    innovators.relabelled[firms] = np.where(within & innovators.high_tech[firms], gap, 0.0)


def change_status(
    month: Month,
    innovators: Innovators,
    firms: Rows,
    books: float,
    *,
    rules: InnovationParameters,
    status: StatusParameters,
) -> None:
    """Firms whose month it is apply, renew after three years or lose the status; some relabel R&D.

    Only those that do R&D or hold the status have anything to decide.
    """
    firms = firms[innovators.does_rd[firms] | innovators.high_tech[firms]]
    keys, held = innovators.key[firms], innovators.high_tech[firms]
    gap = shortfall(innovators.rd[firms], innovators.revenue[firms], books, status)
    meets = gap <= reach(month.seed, keys, status)
    meets &= other_conditions(innovators, firms, month.seed, month.index, status)
    due = held & (month.index - innovators.certified[firms] >= status.term)
    keen = np.minimum(status.applies * innovators.capability[firms] / rules.capability_mean, 1.0)
    asks = ~held & month.happens("status.application", keys, keen)
    asks &= month.happens("status.examination", keys, status.passes)
    passed = meets & (asks | due)
    granted, lost = firms[passed], firms[due & ~passed]
    innovators.high_tech[granted] = True
    innovators.certified[granted] = month.index
    innovators.high_tech[lost] = False
    innovators.certified[lost] = OPEN
    relabel(innovators, firms, gap, month.seed, status)
    name_srdi(month, innovators, firms, status)


def name_srdi(month: Month, innovators: Innovators, firms: Rows, status: StatusParameters) -> None:
    """High-tech SMEs with inventions become SRDI firms at a rate; the title goes with the status."""
    fit = innovators.high_tech[firms] & (innovators.inventions[firms] > 0.0)
    fit &= innovators.revenue[firms] < status.srdi_sales
    named = fit & month.happens("status.srdi", innovators.key[firms], status.srdi_rate)
    innovators.srdi[firms[named]] = True
    innovators.srdi[firms[~innovators.high_tech[firms]]] = False
