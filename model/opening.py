"""The opening of the city's patents: what was in force and what was pending in January 2020.

Owners are drawn in proportion to inventive strength, ages from a growing past, values from the
tail that has survived its fees. The backlog keeps its filing dates: applications of 2017-19 whose
examination ends after 2019.
"""

import numpy as np
from scipy.optimize import brentq

from model import chance
from model.arrays import Floats, Rows
from model.behaviour.filing import KIND_NAMES, FilingRates, strength_of
from model.behaviour.renewal import meets_criteria, surviving_value
from model.institutions.patent_office import PatentOffice, next_fee
from model.month import month_number
from model.parameters import Parameters
from model.region import Opening
from model.sectors import sector_column
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL, Patents

YOUNGEST_YEARS = 1.6
"""A patent in force was filed at least this long ago (time to grant)."""
BACKLOG_START = month_number(2017, 1)
ROOM = 14
"""Rows of eleven years per row in force at the opening: a guess that saves copying."""
LAST = -1
"""December 2019."""


class Founding:
    """Builds the opening patents of one city from one seed."""

    def __init__(
        self,
        innovators: Innovators,
        opening: Opening,
        rates: FilingRates,
        parameters: Parameters,
        *,
        seed: int,
    ) -> None:
        self.innovators, self.opening, self.rates = innovators, opening, rates
        self.about, self.rules, self.seed = parameters.patents, parameters.innovation, seed
        self.strength = strength_of(innovators, self.rules)
        self.patents = Patents()
        counted = float(np.sum(self.strength * innovators.weight)) / float(np.sum(self.strength))
        self.patents.reserve(
            round(ROOM * (opening.valid_inventions + opening.valid_utility_models) / counted)
        )

    def build(self, office: PatentOffice) -> Patents:
        """The opening table: in force first, then the backlog by month of filing."""
        opening = self.opening
        long_share = opening.inventions_over_ten_years_share
        self._in_force(INVENTION, opening.valid_inventions, age_rate(long_share), 20.0)
        small_rate = 1.0 / self.about.opening_small_age
        self._in_force(UTILITY_MODEL, opening.valid_utility_models, small_rate, 10.0)
        self._in_force(DESIGN, opening.valid_designs, small_rate, 10.0)
        for month in range(BACKLOG_START, 0):
            for kind in (INVENTION, UTILITY_MODEL, DESIGN):
                self._pending(kind, month, office)
        self._count_inventions()
        return self.patents

    def _owners(self, total: float, expected: Floats, name: str, month: int) -> tuple[Rows, Rows]:
        """Owners of ``total`` rights spread like ``expected``: rows (repeated) and ordinals."""
        keys, weight = self.innovators.key, self.innovators.weight
        mean = expected * total / float(np.sum(expected * weight))
        counts = chance.poisson(chance.uniform(self.seed, name, keys, month), mean)
        owner = np.repeat(np.arange(counts.size), counts)
        ordinal = np.arange(owner.size) - np.repeat(np.cumsum(counts) - counts, counts)
        return owner, ordinal

    def _expected(self, kind: int) -> Floats:
        """Relative expectation of rights per innovator, shape (n_innovators,)."""
        plain = self.rates.level[kind][self.innovators.kind] * self.strength
        if kind != INVENTION:
            return np.asarray(plain)
        firm = self.innovators.kind == FIRM
        weighted = plain * self.innovators.weight
        now = float(np.sum(weighted[firm]) / np.sum(weighted))
        share = self.opening.invention_firm_share
        return np.asarray(plain * np.where(firm, share / now, (1.0 - share) / (1.0 - now)))

    def _in_force(self, kind: int, total: float, rate: float, term: float) -> None:
        name = "opening.force." + KIND_NAMES[kind]
        owner, ordinal = self._owners(total, self._expected(kind), name, LAST)
        keys = chance.children(self.innovators.key[owner], LAST, ordinal, name)
        youngest = YOUNGEST_YEARS if kind == INVENTION else YOUNGEST_YEARS / 2.0
        u = self._draw("opening.age", keys)
        span = term - youngest
        age = youngest - np.log1p(-u * -np.expm1(-rate * span)) / rate
        filed = -np.ceil(age * 12.0).astype(np.int32)
        granted = np.minimum(filed + round(youngest * 12.0), LAST)
        rows = self._append(kind, owner, keys, filed)
        patents = self.patents
        patents.granted[rows] = granted
        patents.due[rows] = next_fee(filed, LAST)
        patents.value[rows] = surviving_value(
            self._draw("opening.value", keys), patents.kind[rows], np.floor(age), self.about
        )
        if kind == INVENTION:
            self._families(rows)
            patents.high_value[rows] = meets_criteria(patents, rows, LAST)

    def _pending(self, kind: int, month: int, office: PatentOffice) -> None:
        name = "opening.pending." + KIND_NAMES[kind]
        total = self._applications(kind, month) / 12.0
        owner, ordinal = self._owners(
            total, self.rates.level[kind][self.innovators.kind] * self.strength, name, month
        )
        keys = chance.children(self.innovators.key[owner], month, ordinal, KIND_NAMES[kind])
        rows = self._append(kind, owner, keys, np.full(owner.size, month, dtype=np.int32))
        due = office.decision_month(self.seed, self.patents, rows)
        self.patents.due[rows] = due
        self.patents.keep_last(rows[due >= 0], rows.size)
        rows = rows[: int(np.count_nonzero(due >= 0))]
        if kind == INVENTION:
            self._families(rows)

    def _applications(self, kind: int, month: int) -> float:
        """Applications of the year of this month; before 2018 by the growth of 2018-19."""
        opening = self.opening
        growth = opening.invention_applications_2019 / opening.invention_applications_2018
        years_back = LAST // 12 - month // 12
        last = (
            opening.invention_applications_2019,
            opening.utility_model_applications_2019,
            opening.design_applications_2019,
        )[kind]
        return float(last / growth**years_back)

    def _append(self, kind: int, owner: Rows, keys: np.ndarray, filed: np.ndarray) -> Rows:
        innovators, about = self.innovators, self.about
        quality = about.opening_quality + chance.normal(self._draw("opening.quality", keys))
        median = (about.value_median_invention, about.value_median_utility, about.value_median_design)[kind]
        spread = about.value_spread * chance.normal(self._draw("opening.worth", keys))
        strategic = sector_column("strategic")[innovators.sector[owner]] * self.rates.strategic_factor
        return self.patents.append(
            owner.size,
            key=keys,
            owner=owner,
            kind=kind,
            sector=innovators.sector[owner],
            strategic=self._draw("opening.strategic", keys) < strategic,
            weight=innovators.weight[owner],
            value=median * np.exp(spread),
            quality=quality,
            filed=filed,
        )

    def _families(self, rows: Rows) -> None:
        """Families abroad of opening inventions, with the dates of their grants."""
        patents, about = self.patents, self.about
        chosen = rows[self._draw("opening.family", patents.key[rows]) < self.rates.overseas_level]
        keys = patents.key[chosen]
        delay = np.round(about.overseas_delay * (0.5 + self._draw("opening.delay", keys))).astype(np.int32)
        patents.overseas[chosen] = patents.filed[chosen] + delay
        more = chance.poisson(
            self._draw("opening.grants", keys), np.full(keys.size, about.overseas_per_family - 1.0)
        )
        patents.overseas_grants[chosen] = 1.0 + more

    def _count_inventions(self) -> None:
        held = np.flatnonzero(self.patents.in_force() & (self.patents.kind == INVENTION))
        count = np.bincount(self.patents.owner[held], minlength=len(self.innovators))
        self.innovators.inventions[:] = count

    def _draw(self, name: str, keys: np.ndarray) -> Floats:
        return chance.uniform(self.seed, name, keys, LAST)


def age_rate(long_share: float) -> float:
    """Rate of the truncated exponential age (years, to 20) with this share over ten years."""

    def excess(rate: float) -> float:
        span, late = 20.0 - YOUNGEST_YEARS, 10.0 - YOUNGEST_YEARS
        share = (np.exp(-rate * late) - np.exp(-rate * span)) / -np.expm1(-rate * span)
        return float(share - long_share)

    return float(brentq(excess, 0.01, 2.0))
