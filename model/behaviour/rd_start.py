"""Who does R&D at all (研发的广延边际): firms start when it pays clearly and stop when it clearly does not.

A firm compares the R&D that its size and sector would give with a fixed cost that grows with
prices. Starting costs more than going on, so between the two bars a firm stays what it was
(hysteresis). The bar is set once, so that the share of above-scale industrial firms with R&D is
the published one; later shares follow.
"""

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr

from model import chance
from model.arrays import Codes, Floats, Keys, Mask, Rows
from model.behaviour.firm_life import prices
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.research import ResearchParameters
from model.sectors import sector_column
from model.tables.innovators import Innovators

FAR = 20.0
"""Normal units beyond any firm: the bar lies within."""


def leaning(
    revenue: Floats, intensity: Floats, index: int, rules: InnovationParameters, research: ResearchParameters
) -> Floats:
    """How far size and sector speak for R&D, normal units, shape of ``revenue``.

    ``intensity``: R&D over sales that sector and bent give. Below the scale of the statistics size does
    not count: the small stand in the table because they innovate at times.
    """
    size = np.maximum(revenue / prices(index, rules), research.above_scale)
    return np.asarray(research.size_gradient * np.log(size * intensity))


def is_small(revenue: Floats, index: int, rules: InnovationParameters, research: ResearchParameters) -> Mask:
    """Firms below the scale from which the statistics of industry count, shape of ``revenue``."""
    return np.asarray(revenue / prices(index, rules) < research.above_scale)


def bents(seed: int, keys: Keys) -> Floats:
    """A firm's own bent for R&D, for life, standard normal, shape of ``keys``."""
    return chance.normal(chance.uniform(seed, "innovators.rd_bent", keys, -1))


def start_odds(distance: Floats, research: ResearchParameters) -> Floats:
    """Chance that a firm starts R&D within a year, by its distance above the bar; below it, that it stops."""
    return np.asarray(ndtr((distance - research.band) / research.news))


def settled_share(distance: Floats, research: ResearchParameters) -> Floats:
    """Share of firms at this distance that do R&D once starts and stops balance."""
    start, stop = start_odds(distance, research), start_odds(-distance, research)
    return np.asarray(start / (start + stop))


def bar_for(lean: Floats, share: float, research: ResearchParameters) -> float:
    """The bar at which this share of firms does R&D once starts and stops balance."""

    def excess(bar: float) -> float:
        return float(np.mean(settled_share(lean - bar, research))) - share

    middle = float(np.mean(lean))
    return float(brentq(excess, middle - FAR, middle + FAR, xtol=1e-6))


def opening_bars(
    lean: Floats, sector: Codes, small: Mask, research: ResearchParameters
) -> tuple[float, float]:
    """The bar of all firms, and how much further the small of the table lean to R&D (selection).

    The bar gives the published share of above-scale industrial firms, the selection that of smaller ones.
    """
    counted = ~small & (sector_column("industrial")[sector] > 0.0)
    bar = bar_for(lean[counted] if counted.any() else lean, research.active_share, research)
    if not small.any():
        return bar, 0.0
    return bar, bar - bar_for(lean[small], research.active_small, research)


def start_and_stop(
    month: Month,
    innovators: Innovators,
    firms: Rows,
    response: Floats,
    bar: float,
    intensity: float,
    *,
    rules: InnovationParameters,
    research: ResearchParameters,
) -> None:
    """Firms whose month it is start or stop R&D; ``response``: R&D wanted over the opening, per firm.

    ``intensity``: R&D of the table over that of the unit in which the bar was solved.
    """
    revenue = np.maximum(innovators.revenue[firms], 1.0)
    own = np.maximum(innovators.rd_base[firms], 1.0) / revenue / intensity * response
    lean = innovators.rd_bent[firms] + leaning(revenue, own, month.index, rules, research)
    doing = innovators.does_rd[firms]
    away = np.where(doing, bar - lean, lean - bar)  # from the firm's present state
    odds = start_odds(away, research)
    innovators.does_rd[firms] = doing ^ month.happens("research.start_or_stop", innovators.key[firms], odds)


def settled(seed: int, keys: Keys, month: int, distance: Floats, research: ResearchParameters) -> Mask:
    """Which firms do R&D when they are first seen: as if starts and stops had balanced."""
    return chance.uniform(seed, "innovators.does_rd", keys, month) < settled_share(distance, research)
