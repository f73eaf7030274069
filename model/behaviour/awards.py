"""Patent awards (中国专利奖、省专利奖): rare, once a year, by value, quality and use.

The best of each month's grants become nominees; in July juries choose among those granted at least
a year ago. Only a national award is a criterion of high value; a provincial one is a fact beside it.
"""

from dataclasses import dataclass, field

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Rows
from model.month import Month
from model.parameters.portfolio import PortfolioParameters
from model.tables.patents import INVENTION, Patents

AWARD_MONTH = 7
"""Month of the year in which awards are given."""

TRIED = 0.25
"""Part of a month's grants, by value, for which owners think of an award at all."""


@dataclass
class Nominees:
    """Inventions that owners would send to a jury."""

    rows: Rows = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    """Rows of patents, not awarded yet."""

    def nominate(self, seed: int, patents: Patents, granted: Rows, about: PortfolioParameters) -> None:
        """The best of this month's granted inventions join."""
        inventions = granted.compress(patents.kind[granted] == INVENTION)
        places = np.ceil((about.awards_per_year + about.provincial_awards) / 12.0 * about.nominees)
        inventions = most_valuable(patents, inventions, TRIED)
        score = jury_score(seed, patents, inventions, about)
        best = inventions[np.argsort(-score, kind="stable")[: int(places)]]
        self.rows = np.append(self.rows, best)

    def award(self, month: Month, patents: Patents, about: PortfolioParameters) -> Rows:
        """Give the awards of the year; returns the rows that win a national one."""
        if month.of_year != AWARD_MONTH:
            return np.empty(0, dtype=np.intp)
        self.rows = self.rows.compress(patents.ended[self.rows] == OPEN)
        ready = self.rows.compress(patents.granted[self.rows] <= month.index - 12)
        score = jury_score(month.seed, patents, ready, about)
        order = ready[np.argsort(-score, kind="stable")]
        national = month.city_count("awards.national", about.awards_per_year)
        provincial = month.city_count("awards.provincial", about.provincial_awards)
        winners, runners_up = order[:national], order[national : national + provincial]
        won = winners[month.happens("awards.counts", patents.key[winners], 1.0 / patents.weight[winners])]
        patents.award[won] = month.index
        patents.provincial_award[runners_up] = month.index
        self.rows = np.setdiff1d(self.rows, winners)
        return np.asarray(won)


def most_valuable(patents: Patents, rows: Rows, share: float) -> Rows:
    """Rows in the top ``share`` by value, with ties."""
    value = patents.value[rows]
    place = int((1.0 - share) * rows.size)
    return rows.compress(value >= np.partition(value, place)[place]) if rows.size else rows


def jury_score(seed: int, patents: Patents, rows: Rows, about: PortfolioParameters) -> Floats:
    """What a jury makes of inventions, log points, shape of ``rows``.

    A row that stands for w inventions has the luck of the best of w; if it wins, it is marked with
    chance 1/w, so that awards keep their number at every scale.
    """
    luck = chance.uniform(seed, "awards.jury", patents.key[rows], 0) ** (1.0 / patents.weight[rows])
    return np.asarray(
        np.log(np.maximum(patents.value[rows], 1.0))
        + about.award_quality * patents.quality[rows]
        + about.award_use * patents.used[rows]
        + about.award_noise * chance.normal(np.minimum(luck, 1.0 - 1e-12))
    )


def award_before(seed: int, patents: Patents, rows: Rows, last: int, about: PortfolioParameters) -> None:
    """Awards of the years before the opening, to the best of the inventions then in force."""
    years = round(about.award_opening_years)
    order = rows[np.argsort(-jury_score(seed, patents, rows, about), kind="stable")]
    winners = order[: round(years * about.awards_per_year)]
    u = chance.uniform(seed, "awards.before", patents.key[winners], last)
    date = np.maximum(last - np.floor(u * years * 12.0).astype(np.int32), patents.granted[winners])
    counts = chance.uniform(seed, "awards.before_counts", patents.key[winners], last)
    marked = counts < 1.0 / patents.weight[winners]
    patents.award[winners[marked]] = date[marked]
