"""Rights are infringed and owners notice (侵权与发现).

Suits per right are published; infringements are not. The chain noticed x acted x sued, at its opening
values, turns the first into the second. After the opening, infringement answers to the sanction that
infringers expect and to the public norm, and each link of the chain to policy.

A newcomer's mistake: looking at every patent every month. Each patent carries the month in which it is
next looked at (``Exposure``), drawn from its own key; only those are weighed by value and portfolio.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import OPEN, Codes, Floats, Keys, Mask, Rows
from model.city import City
from model.month import Month
from model.parameters.disputes import DisputeParameters
from model.tables.disputes import COPYRIGHT, OTHER_RIGHT, PATENT, SECRET, TRADEMARK
from model.tables.innovators import Innovators
from model.tables.patents import Patents

LOOP = "sanction_infringement"
RIGHTS = 5
CITY_RIGHTS = (TRADEMARK, COPYRIGHT, OTHER_RIGHT, SECRET)
"""Rights of which only counts are kept; secrets last."""
NOT_DUE = np.iinfo(np.int16).max
SAMPLE = 50_000
"""Patents from which the mean visibility of the opening stock is taken."""


@dataclass
class Incidents:
    """The infringements of one month, shape (n_incidents,)."""

    key: Keys
    right: Codes
    patent: Rows
    """Row of patents, -1 = another right."""
    owner: Rows
    """Row of innovators, -1 = outside the table or not known."""
    noticed: Mask
    route: Codes
    """What the owner does about it (model/behaviour/routes.py)."""

    def __len__(self) -> int:
        return self.key.size


def expected_chain(about: DisputeParameters) -> float:
    """Suits per infringement at the opening: noticed x acted x sued."""
    return about.detection * about.act_share * about.court_choice


def visibility(value: Floats, holdings: Floats, about: DisputeParameters) -> Floats:
    """How much a patent draws infringers, relative; its mean over the opening stock is taken out."""
    drawn = about.value_exponent * np.log(np.maximum(value, 1.0)) - about.portfolio_exponent * np.log1p(
        holdings
    )
    return np.exp(drawn)


class Exposure:
    """When each patent is next looked at, and who the firms are from which infringers are drawn."""

    def __init__(self, patents: Patents, innovators: Innovators, about: DisputeParameters, seed: int) -> None:
        self.about = about
        base = about.patent_suits * about.local_suits / 12.0 / expected_chain(about)
        self.look = min(base * about.candidate_factor, 0.5)
        """Chance per month that a patent of weight 1 is looked at."""
        self._due = np.empty(0, dtype=np.int16)
        self._seen = 0
        live = np.flatnonzero((patents.granted != OPEN) & (patents.ended == OPEN))
        some = live[:: max(1, live.size // SAMPLE)]
        drawn = visibility(patents.value[some], innovators.inventions[patents.owner[some]], about)
        self.mean_visibility = float(np.average(drawn, weights=patents.weight[some])) if some.size else 1.0
        self._share: Floats = np.empty(0)
        self._year = 0
        u = chance.uniform(seed, "infringement.first", patents.key, -1)
        self._register(patents, u, after=-1)

    def chance_of_look(self, weight: Floats) -> Floats:
        """Chance per month that at least one of the patents of a row is looked at."""
        return -np.expm1(weight * np.log1p(-self.look))

    def _register(self, patents: Patents, u: Floats, after: int) -> None:
        """Draw the first look for rows that are new, later than month ``after``."""
        total = len(patents)
        if total > self._due.size:
            larger = np.full(max(total, self._due.size * 4 // 3), NOT_DUE, dtype=np.int16)
            larger[: self._seen] = self._due[: self._seen]
            self._due = larger
        new = np.arange(self._seen, total)
        self._due[new] = self._next(u, patents.weight[new], after)
        self._seen = total

    def _next(self, u: Floats, weight: Floats, after: int) -> np.ndarray:
        """Month of the next look: geometric waiting times by inversion."""
        wait = np.floor(np.log(u) / (weight * np.log1p(-self.look)))
        return np.minimum(after + 1 + wait, NOT_DUE).astype(np.int16)

    def looked_at(self, month: Month, patents: Patents) -> Rows:
        """Patents in force that are looked at this month; all are given their next look."""
        new = np.arange(self._seen, len(patents))
        self._register(patents, month.uniform("infringement.first", patents.key[new]), after=month.index - 1)
        rows = np.flatnonzero(self._due[: self._seen] == month.index)
        rows = rows[patents.ended[rows] == OPEN]
        u = month.uniform("infringement.next", patents.key[rows])
        self._due[rows] = self._next(u, patents.weight[rows], month.index)
        return rows[patents.granted[rows] <= month.index]

    def firms(self, month: Month, innovators: Innovators) -> float:
        """Innovators alive, weighted; counted once a year."""
        if self._year != month.year:
            self._year = month.year
            self._share = np.cumsum(innovators.weight * innovators.alive())
        return float(self._share[-1])

    def pick_firms(self, month: Month, innovators: Innovators, u: Floats) -> Rows:
        """Innovators drawn in proportion to their weight, shape of ``u``; -1 = closed down since January."""
        rows = np.searchsorted(self._share, u * self.firms(month, innovators), side="right")
        return np.where(innovators.exited[rows] == OPEN, rows, -1)

    def pick_some(self, month: Month, innovators: Innovators, u: Floats, share: float) -> Rows:
        """Innovators for that share of the parties, shape of ``u``; -1 for the others, outside the table."""
        inside = np.flatnonzero(u < share)
        picked = np.full(u.shape, -1, dtype=np.intp)
        picked[inside] = self.pick_firms(month, innovators, u[inside] / share)
        return picked


def deterrence(month: Month, city: City, about: DisputeParameters) -> float:
    """Infringement relative to the opening, by expected sanction and public norm (1 = as then)."""
    opening = city.opening or city
    felt = city.felt("sanction", LOOP, month.hold) + about.residual_sanction
    ratio = felt / (opening.sanction + about.residual_sanction)
    return float(ratio**about.sanction_elasticity * np.exp(-about.norm_effect * (city.norms - opening.norms)))


def infringe(
    month: Month,
    exposure: Exposure,
    innovators: Innovators,
    patents: Patents,
    city: City,
    *,
    about: DisputeParameters,
    marks: float,
    secret_stations: float,
) -> Incidents:
    """Infringements of this month, of all rights.

    Parameters
    ----------
    marks : valid trademarks of the city; works and other rights follow them
    secret_stations : trade-secret stations that stand
    """
    level = deterrence(month, city, about)
    monthly = level * about.local_suits / 12.0 / expected_chain(about)
    patent_rows, ordinals = infringed_patents(month, exposure, innovators, patents, level, about)
    suits = (
        marks
        * about.trademark_suits
        * np.array([1.0, about.copyright_per_trademark, about.other_per_trademark])
    )
    leaks = exposure.firms(month, innovators) * about.secret_suits
    keys, right = city_incidents(month, np.append(suits, leaks) * monthly)
    keys, right, leaked_from = kept_secrets(month, exposure, innovators, keys, right, about, secret_stations)
    count = patent_rows.size + keys.size
    nobody = np.full(count, -1, dtype=np.intp)
    incidents = Incidents(
        key=np.append(chance.children(patents.key[patent_rows], month.index, ordinals, "infringement"), keys),
        right=np.append(np.full(patent_rows.size, PATENT, dtype=np.int8), right),
        patent=nobody,
        owner=nobody.copy(),
        noticed=np.zeros(count, dtype=np.bool_),
        route=np.zeros(count, dtype=np.int8),
    )
    incidents.patent[: patent_rows.size] = patent_rows
    incidents.owner[: patent_rows.size] = patents.owner[patent_rows]
    incidents.owner[count - leaked_from.size :] = leaked_from
    return incidents


def infringed_patents(
    month: Month,
    exposure: Exposure,
    innovators: Innovators,
    patents: Patents,
    level: float,
    about: DisputeParameters,
) -> tuple[Rows, Rows]:
    """Patents infringed this month and the ordinal of each infringement; a row of weight w counts w times."""
    rows = exposure.looked_at(month, patents)
    drawn = visibility(patents.value[rows], innovators.inventions[patents.owner[rows]], about)
    weight = patents.weight[rows]
    base = exposure.look / about.candidate_factor
    mean = level * base * weight * drawn / exposure.mean_visibility / exposure.chance_of_look(weight)
    whole = np.floor(mean)
    extra = month.happens("infringement.patent", patents.key[rows], mean - whole)
    counts = (whole + extra).astype(np.intp)
    repeated = np.repeat(rows, counts)
    first = np.cumsum(counts) - counts
    return repeated, np.arange(repeated.size) - np.repeat(first, counts)


def city_incidents(month: Month, means: Floats) -> tuple[Keys, Codes]:
    """Infringements of rights that are not kept one by one: keys and rights, in the order of CITY_RIGHTS."""
    parents = np.array([chance.name_key(f"right.{right}") for right in CITY_RIGHTS], dtype=np.uint64)
    counts = month.poisson("infringement.city", parents, means)
    ordinals = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    keys = chance.children(np.repeat(parents, counts), month.index, ordinals, "infringement")
    return keys, np.repeat(np.array(CITY_RIGHTS, dtype=np.int8), counts)


def kept_secrets(
    month: Month,
    exposure: Exposure,
    innovators: Innovators,
    keys: Keys,
    right: Codes,
    about: DisputeParameters,
    stations: float,
) -> tuple[Keys, Codes, Rows]:
    """Leaks less those that contact firms within reach of a standing station avoid; and whose leaks they are.

    Secrets stand last in ``keys``, and last in what is returned.
    """
    first = int(np.searchsorted(right == SECRET, True))
    leaks = keys[first:]
    owner = exposure.pick_firms(month, innovators, month.uniform("secrets.owner", leaks))
    enrolled = innovators.contact <= month.index
    cared = float(np.sum(innovators.weight[enrolled]))
    reach = min(1.0, stations * about.secret_station_reach / cared) if cared else 0.0
    avoided = (owner >= 0) & enrolled[owner]
    avoided &= month.happens("secrets.avoided", leaks, about.secret_protection * reach)
    keep = np.append(np.ones(first, dtype=np.bool_), ~avoided)
    return keys[keep], right[keep], owner[~avoided]


def station_reach(stations: float, about: DisputeParameters) -> float:
    """Share of owners within reach of a workstation, saturating."""
    return stations / (stations + about.station_half)


def notice(
    month: Month, incidents: Incidents, innovators: Innovators, *, about: DisputeParameters, stations: float
) -> None:
    """Owners notice by themselves, better with IP capability and a workstation in reach."""
    odds = np.full(len(incidents), np.log(about.detection / (1.0 - about.detection)))
    odds += about.station_effect * station_reach(stations, about)
    known = np.flatnonzero(incidents.owner >= 0)
    capability = innovators.capability[incidents.owner[known]]
    odds[known] += about.capability_effect * (capability - about.capability_reference)
    incidents.noticed |= month.happens("infringement.noticed", incidents.key, 1.0 / (1.0 + np.exp(-odds)))
