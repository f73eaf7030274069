"""The opening of the city's patents: what was in force and what was pending in January 2020.

Owners are drawn in proportion to inventive strength, ages from a growing past, values from the
tail that has survived its fees. The backlog is made by the office's own rules: applications of the
years before are worked on month by month, and what is pending at the end of 2019 stays, with its dates.
"""

import numpy as np

from model import chance
from model.arrays import Floats, Keys, Months, Rows
from model.behaviour.abroad import Abroad
from model.behaviour.awards import award_before
from model.behaviour.fees import TERM_YEARS
from model.behaviour.filing import KIND_NAMES
from model.behaviour.high_value import meets_criteria
from model.behaviour.ideas import strength_of
from model.behaviour.normalise import FilingRates
from model.behaviour.renewal import opening_values
from model.institutions.patent_office import PatentOffice, next_fee
from model.month import month_number
from model.opening_holdings import LAST, clustered_counts, grant_rate, opening_dates
from model.parameters import Parameters
from model.region import Opening
from model.sectors import sector_column
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL, Patents

BACKLOG_START = month_number(2016, 1)
"""First applications that may still be pending in 2020: late requests and re-examination take years."""
SMALL_START = month_number(2018, 1)
"""The same for utility models and designs, which are decided within months."""
ROOM = 14
"""Rows of eleven years per row in force at the opening: a guess that saves copying."""


class Founding:
    """Builds the opening patents of one city from one seed."""

    def __init__(
        self,
        innovators: Innovators,
        opening: Opening,
        rates: FilingRates,
        abroad: Abroad,
        parameters: Parameters,
        *,
        seed: int,
        exam_months: float,
    ) -> None:
        self.innovators, self.opening, self.rates, self.abroad = innovators, opening, rates, abroad
        self.about, self.rules, self.seed = parameters.patents, parameters.innovation, seed
        self.portfolio, self.examination = parameters.portfolio, parameters.examination
        self.exam_months = exam_months
        everyone, informal = np.arange(len(innovators)), parameters.filing.informal
        self.strength = strength_of(innovators, everyone, self.rules, informal)
        self.patents = Patents()
        counted = float(np.sum(self.strength * innovators.weight)) / float(np.sum(self.strength))
        self.patents.reserve(
            round(ROOM * (opening.valid_inventions + opening.valid_utility_models) / counted)
        )

    def build(self, office: PatentOffice) -> Patents:
        """The opening table: in force first, then the backlog by month of filing."""
        opening = self.opening
        for kind, total in (
            (INVENTION, opening.valid_inventions),
            (UTILITY_MODEL, opening.valid_utility_models),
            (DESIGN, opening.valid_designs),
        ):
            self._in_force(kind, total)
        self._backlog(office)
        self._count_inventions()
        return self.patents

    def _owners(self, total: float, expected: Floats, name: str, month: int) -> tuple[Rows, Rows]:
        """Owners of ``total`` rights spread like ``expected``: rows (repeated) and ordinals."""
        keys, weight = self.innovators.key, self.innovators.weight
        mean = expected * total / float(np.sum(expected * weight))
        counts = chance.poisson(chance.uniform(self.seed, name, keys, month), mean)
        return self._repeat(counts)

    def _holders(self, kind: int, total: float, name: str) -> tuple[Rows, Rows]:
        """Owners of rights in force: firms' inventions come in clusters."""
        innovators, expected = self.innovators, self._expected(kind)
        owners = self._owners(total, expected, name, LAST)
        if kind != INVENTION:
            return owners
        mean = expected * total / float(np.sum(expected * innovators.weight))
        counts = np.bincount(owners[0], minlength=mean.size)
        firms = np.flatnonzero(innovators.kind == FIRM)
        counts[firms] = clustered_counts(
            self.seed, name + ".cluster", innovators.key[firms], mean[firms], innovators.weight[firms],
            self.portfolio.opening_holding,
        )  # fmt: skip
        return self._repeat(counts)

    @staticmethod
    def _repeat(counts: Rows) -> tuple[Rows, Rows]:
        """Each row as often as its count, and the ordinal within its row."""
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

    def _in_force(self, kind: int, total: float) -> None:
        """Rights granted before 2020 and kept: owners, dates, what they must be worth, families, awards."""
        name = "opening.force." + KIND_NAMES[kind]
        owner, ordinal = self._holders(kind, total, name)
        keys = chance.children(self.innovators.key[owner], LAST, ordinal, name)
        filed, granted = self._dates(kind, keys)
        rows = self._append(kind, owner, keys, filed)
        patents = self.patents
        patents.granted[rows] = granted
        patents.due[rows] = next_fee(filed, LAST)
        if kind != INVENTION:
            patents.abnormal[rows] = self._draw("opening.abnormal", keys) < self.portfolio.opening_abnormal
        patents.value[rows] = opening_values(
            self.seed, patents, self.innovators, rows, about=self.about, rules=self.portfolio,
            margin=self.rules.margin, u=self._draw("opening.value", keys),
        )  # fmt: skip
        if kind == INVENTION:
            self.abroad.before(self.seed, patents, rows, granted=True)
            award_before(self.seed, patents, rows, LAST, self.portfolio)
            patents.high_value[rows] = meets_criteria(patents, rows, LAST)

    def _dates(self, kind: int, keys: Keys) -> tuple[Months, Months]:
        """Months of filing and grant of rights in force: the office's time, then a growing past."""
        office, term = self.examination, float(TERM_YEARS[kind])
        fixed = office.formalities_months if kind == INVENTION else 0.0
        exam = (self.exam_months, office.utility_months, office.design_months)[kind]
        lag = fixed + exam * chance.lognormal(self._draw("opening.exam", keys), office.exam_spread)
        if kind == INVENTION:
            long_share = self.opening.inventions_over_ten_years_share
            rate = grant_rate(long_share, fixed / 12.0, exam / 12.0, office.exam_spread, term)
        else:
            rate = 1.0 / (self.portfolio.opening_small_age - exam / 12.0)
        return opening_dates(self._draw("opening.age", keys), lag, rate, term)

    def _backlog(self, office: PatentOffice) -> None:
        """What was filed before 2020, examined month by month; what is pending at the end stays."""
        patents = self.patents
        start = len(patents)
        for index in range(BACKLOG_START, 0):
            month = office.before(index, self.seed)
            kinds = (INVENTION, UTILITY_MODEL, DESIGN) if index >= SMALL_START else (INVENTION,)
            office.receive(month, patents, np.concatenate([self._filed(kind, index) for kind in kinds]))
            due = start + np.flatnonzero(patents.due[start:] == index)
            office.examine(month, patents, self.innovators, due)
        patents.keep_last(start + np.flatnonzero(patents.pending()[start:]), len(patents) - start)
        rows = np.arange(start, len(patents))
        inventions = rows.compress(patents.kind[rows] == INVENTION)
        self.abroad.before(self.seed, patents, inventions, granted=False)

    def _filed(self, kind: int, month: int) -> Rows:
        """Applications of a month before 2020: not selected by grant, unlike what was in force."""
        name = "opening.pending." + KIND_NAMES[kind]
        total = self._applications(kind, month) / 12.0
        owner, ordinal = self._owners(
            total, self.rates.level[kind][self.innovators.kind] * self.strength, name, month
        )
        keys = chance.children(self.innovators.key[owner], month, ordinal, KIND_NAMES[kind])
        return self._append(kind, owner, keys, np.full(owner.size, month, dtype=np.int32), selected=False)

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

    def _append(
        self, kind: int, owner: Rows, keys: np.ndarray, filed: np.ndarray, *, selected: bool = True
    ) -> Rows:
        innovators, about = self.innovators, self.about
        quality = chance.normal(self._draw("opening.quality", keys))
        quality += self.portfolio.opening_quality if selected else 0.0
        median = (about.value_median_invention, about.value_median_utility, about.value_median_design)[kind]
        spread = about.value_spread * chance.normal(self._draw("opening.worth", keys))
        spread += about.value_quality * quality
        spread += np.log(np.where(innovators.kind[owner] == FIRM, 1.0, about.university_value))
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

    def _count_inventions(self) -> None:
        held = np.flatnonzero(self.patents.in_force() & (self.patents.kind == INVENTION))
        count = np.bincount(self.patents.owner[held], minlength=len(self.innovators))
        self.innovators.inventions[:] = count

    def _draw(self, name: str, keys: np.ndarray) -> Floats:
        return chance.uniform(self.seed, name, keys, LAST)
