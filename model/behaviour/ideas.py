"""Ideas from R&D (创意产生): a knowledge production function with decreasing returns, lag and luck.

Between innovators ideas rise with the elasticity ``kpf_elasticity`` of what R&D size and sector give;
R&D that moves away from it counts with the smaller within-firm elasticity. A firm effect for life and the
luck of each research year make counts negative binomial. Ideas themselves are never rows:
only what is filed is drawn.
"""

from functools import lru_cache

import numpy as np
from scipy.special import gammainc, gammaincinv

from model import chance
from model.arrays import OPEN, Codes, Floats, Months, Rows
from model.kernels import compiled
from model.month import Month
from model.parameters.filing import FilingParameters
from model.parameters.innovation import InnovationParameters
from model.sectors import SECTORS
from model.tables.ideas import Ideas
from model.tables.innovators import FIRM, Innovators

OWNERS = 3
"""Kinds of owners: firms, universities, institutes."""
DISCRETE, COMPLEX, SOFT = 0, 1, 2
DISCRETE_SECTORS, SOFT_SECTORS = ("biomedicine", "materials"), ("software", "services")
CLASSES = np.array([
    DISCRETE if sector.id in DISCRETE_SECTORS else SOFT if sector.id in SOFT_SECTORS else COMPLEX
    for sector in SECTORS
])  # fmt: skip
"""Class of technology by sector, shape (n_sectors,)."""
LUCK_STEPS = 1024
"""Steps of the table of luck; each holds the mean of its step, so that the mean of all is 1."""


def strength_of(innovators: Innovators, rows: Rows, rules: InnovationParameters, informal: float) -> Floats:
    """Ideas a year before luck, up to one factor for all: shape of ``rows``; the dead have none."""
    return _strength(
        rows, innovators.rd, innovators.rd_base, innovators.productivity, innovators.exited,
        rules.kpf_elasticity, rules.kpf_within, informal,
    )  # fmt: skip


@compiled
def _strength(
    rows: Rows, rd: Floats, base: Floats, productivity: Floats, exited: Months,
    between: float, within: float, informal: float,
) -> Floats:  # fmt: skip
    """Productivity times base R&D and moved R&D, each to its power; without R&D a small part of the base."""
    strength = np.zeros(rows.size)
    for k in range(rows.size):
        i = rows[k]
        if exited[i] != OPEN:
            continue
        size = np.log(max(base[i], 1.0))
        if rd[i] > 1.0:
            strength[k] = productivity[i] * np.exp((between - within) * size + within * np.log(rd[i]))
        elif informal > 0.0:
            strength[k] = productivity[i] * informal * np.exp(between * size)
    return strength


@lru_cache(maxsize=64)
def luck_table(shape: float) -> Floats:
    """Means of the steps of a gamma distribution with mean 1, shape (LUCK_STEPS,)."""
    edges = gammaincinv(shape, np.linspace(0.0, 1.0, LUCK_STEPS + 1)[:-1])
    below = np.append(gammainc(shape + 1.0, edges), 1.0)
    table = np.diff(below) * LUCK_STEPS
    table.flags.writeable = False
    return np.asarray(table)


def cells_of(innovators: Innovators, rows: Rows) -> Codes:
    """Cell of each innovator, sector by kind of owner: all in a cell see the same choice."""
    return np.asarray(innovators.sector[rows].astype(np.int8) * OWNERS + innovators.kind[rows], dtype=np.int8)


def openness(
    innovators: Innovators,
    rows: Rows,
    protection: float,
    *,
    about: FilingParameters,
    rules: InnovationParameters,
) -> Floats:
    """Share of ideas that are not kept secret, 0-1, shape of ``rows``.

    ``protection`` is perceived protection over that of the opening. Firms weigh secrecy against filing by
    technology, protection, IP capability and help with trade secrets; universities and institutes publish.
    """
    usual = np.array([about.open_discrete, about.open_complex, about.open_soft])
    usual = usual[CLASSES[innovators.sector[rows]]]
    odds = np.log(usual / (1.0 - usual))
    odds += about.propensity_protection / (1.0 - usual) * np.log(protection)
    odds += about.propensity_capability * (innovators.capability[rows] - rules.capability_mean)
    odds -= about.secrecy_contact * (innovators.contact[rows] != OPEN)
    weighed = 1.0 / (1.0 + np.exp(-odds))
    return np.asarray(np.where(innovators.kind[rows] == FIRM, weighed, usual))


def bear_ideas(
    month: Month,
    ideas: Ideas,
    innovators: Innovators,
    protection: float,
    *,
    about: FilingParameters,
    rules: InnovationParameters,
) -> None:
    """Some innovators begin a research year: its ideas come from the R&D, the luck and the care of now.

    So ideas follow R&D half a year later on average, which is the lag found for filing.
    """
    new = np.arange(len(ideas), len(innovators))
    would = chance.uniform(month.seed, "filing.willing", innovators.key[new], 0) < about.abnormal_owners
    would &= innovators.kind[new] == FIRM
    ideas.append(new.size, cell=cells_of(innovators, new), willing=would)
    everyone = new.size == len(ideas)
    rows = new if everyone else np.concatenate([innovators.taking_stock(month.of_year), new])
    u = month.uniform("filing.luck", innovators.key[rows])
    luck = luck_table(about.yearly_luck)[(u * LUCK_STEPS).astype(np.intp)]
    luck[innovators.kind[rows] != FIRM] = 1.0  # the luck of their many groups evens out
    strength = luck * strength_of(innovators, rows, rules, about.informal)
    ideas.strength[rows] = strength
    ideas.disclosed[rows] = strength * openness(innovators, rows, protection, about=about, rules=rules)
    ideas.busy[rows] = innovators.rd[rows] > 1.0
    gone = np.flatnonzero(innovators.exited == month.index)
    ideas.strength[gone] = ideas.disclosed[gone] = 0.0
    ideas.busy[gone] = False
