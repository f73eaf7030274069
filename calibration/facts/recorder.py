"""The recorder (记录器): steps a world and keeps the yearly columns that tables do not remember.

Patents, agencies and innovators keep dates, so most facts are read from the tables at the end; sales,
R&D and people move without a trace, so they are copied every December and once at the opening.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from model.arrays import OPEN, Floats, Mask, Rows
from model.model import IPEcosystem
from model.month import FIRST_YEAR
from model.tables.agencies import AgencyBook
from model.tables.innovators import Innovators
from model.tables.patents import INVENTION, REFUSED, WITHDRAWN, Patents

OPENING = -1
"""Month number of the opening: December 2019."""


@dataclass(frozen=True)
class Snapshot:
    """Columns as they stood at the end of a month; rows never move, later tables are only longer."""

    month: int
    revenue: Floats
    rd: Floats
    inventions: Floats
    alive: Mask
    attorneys: Floats
    agency_open: Mask

    @classmethod
    def of(cls, world: IPEcosystem, month: int) -> "Snapshot":
        """Copies of the columns now."""
        innovators, book = world.innovators, world.agency_book
        return cls(
            month,
            revenue=innovators.revenue.copy(),
            rd=innovators.rd.copy(),
            inventions=innovators.inventions.copy(),
            alive=innovators.alive(),
            attorneys=book.attorneys.copy(),
            agency_open=book.alive(),
        )


@dataclass
class Record:
    """A world that has been stepped to the end of some months, and what was kept on the way."""

    world: IPEcosystem
    months: int
    snapshots: list[Snapshot] = field(default_factory=list)
    """The opening, then every December."""
    unserved: list[float] = field(default_factory=list)
    """Requests for pre-examination without a slot at the end of each month, both centres."""
    drafted: list[float] = field(default_factory=list)
    """Inventions that agencies of the city drafted in each month, tenders included."""
    filers: list[Rows] = field(default_factory=list)
    """Owners of the inventions filed in each month, as often as they filed: rights change hands later."""

    @property
    def patents(self) -> Patents:
        """The table of patents at the end."""
        return self.world.patents

    @property
    def innovators(self) -> Innovators:
        """The table of innovators at the end."""
        return self.world.innovators

    @property
    def agencies(self) -> AgencyBook:
        """The book of agencies at the end."""
        return self.world.agency_book

    @property
    def last(self) -> int:
        """The last month."""
        return self.months - 1

    def years(self) -> Iterator[tuple[int, int, int]]:
        """Calendar year, its first month and the month after its last."""
        for start in range(0, self.months - 11, 12):
            yield FIRST_YEAR + start // 12, start, start + 12

    def yearly(self, name: str) -> Floats:
        """Sum of a monthly series by year, shape (n_years,)."""
        return np.asarray(np.array([row[name] for row in self.world.rows]).reshape(-1, 12).sum(axis=1))

    def filings(self, start: int, after: int) -> Floats:
        """Inventions that each innovator filed from a month to before another, shape (n_innovators,)."""
        owners = np.concatenate(self.filers[start:after])
        return np.bincount(owners, minlength=len(self.innovators)).astype(np.float64)

    def kept(self, *kinds: int) -> Rows:
        """Rows of patents of these kinds in force at the end."""
        patents = self.patents
        of_kind = np.isin(patents.kind, kinds)
        return np.flatnonzero(of_kind & (patents.granted <= self.last) & (patents.ended > self.last))

    def weigh(self, rows: Rows) -> float:
        """Sum of weights of rows of patents."""
        return float(np.sum(self.patents.weight[rows]))

    def by_year(self, dates: np.ndarray, weight: Floats) -> Floats:
        """Sum of weights by the year of a date, shape (n_years,); other dates count nowhere."""
        inside = (dates >= 0) & (dates < self.months)
        years = dates[inside] // 12
        return np.bincount(years, weights=weight[inside], minlength=self.months // 12).astype(np.float64)


def recorded(world: IPEcosystem, months: int) -> Record:
    """Step a new world and keep its yearly columns."""
    record = Record(world, months, [Snapshot.of(world, OPENING)])
    for month in range(months):
        world.step()
        record.unserved.append(world.protection_centre.unserved + world.quick_centre.unserved)
        record.drafted.append(world.service_market.inventions)
        filed = world.filed.compress(world.patents.kind[world.filed] == INVENTION)
        record.filers.append(world.patents.owner[filed].copy())
        if (month + 1) % 12 == 0:
            record.snapshots.append(Snapshot.of(world, month))
    return record


def summary(record: Record) -> dict[str, Floats]:
    """What worlds are compared by: filings, grants, refusals and worth by kind and year, shape (n_years,).

    Names: ``filed.K``, ``granted.K``, ``failed.K``, ``abnormal.K``, ``worth.K`` for kinds K = 0, 1, 2,
    and ``lent``, loans drawn, CNY.
    """
    patents, yearly = record.patents, {}
    failed = np.isin(patents.outcome, (REFUSED, WITHDRAWN)) & (patents.granted == OPEN)
    for kind in range(3):
        weight = patents.weight * (patents.kind == kind)
        yearly[f"filed.{kind}"] = record.by_year(patents.filed, weight)
        yearly[f"granted.{kind}"] = record.by_year(patents.granted, weight)
        yearly[f"failed.{kind}"] = record.by_year(patents.ended, weight * failed)
        yearly[f"abnormal.{kind}"] = record.by_year(patents.filed, weight * patents.abnormal)
        yearly[f"worth.{kind}"] = record.by_year(patents.filed, weight * patents.value)
    loans = record.world.loans
    yearly["lent"] = record.by_year(loans.drawn, loans.principal)
    return yearly
