"""Lines of service besides patent drafting (服务业务线): marks, search, litigation, operation, consulting.

Each line sells what something else in the city asks for. Revenue of a line stands to that of 2019 as its
driver stands to that of 2019, to a power below one; a lockdown postpones most of what it stops.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from model.institutions.agency import at_work
from model.parameters.services import ServiceParameters
from model.region import Opening
from model.tables.agencies import CONSULTING, LINES, SEARCH, AgencyBook

KEEP = 11.0 / 12.0
"""Weight of the past in a level that is smoothed over a year."""


@dataclass(frozen=True)
class Drivers:
    """What asks for services, at the rate of a year."""

    marks: float
    """Trademark applications."""
    rd: float
    """R&D, CNY."""
    reports: float
    """Navigation reports in use."""
    cases: float
    """Disputes filed with courts and bodies."""
    deals: float
    """Transfers, licences and pledge loans."""
    high_tech: float
    """High-tech enterprises."""

    def by_line(self) -> Floats:
        """What each line depends on, in the order of LINES, shape (n_lines,)."""
        return np.array([self.marks, self.rd, self.cases, self.deals, self.high_tech])


def opening_drivers(opening: Opening, reports: float) -> Drivers:
    """The drivers of 2019."""
    deals = opening.patent_transfers_2019 + opening.patent_licences_2019
    return Drivers(
        marks=opening.trademark_applications_2019,
        rd=opening.rd_2019,
        reports=reports,
        cases=opening.court_cases_filed_2019 + opening.administrative_cases_2019,
        deals=deals + opening.pledge_loans_2019 / opening.pledge_loan_mean,
        high_tech=opening.high_tech_firms,
    )


class ServiceLines:
    """Demand by line, and the agencies that meet it."""

    def __init__(self, book: AgencyBook, opening: Drivers, rules: ServiceParameters) -> None:
        self.rules = rules
        self.demand = np.array([getattr(book, line).sum() for line in LINES])
        """Revenue of 2019 by line, CNY a year."""
        self.opening, self.reports = opening.by_line(), opening.reports
        self.level = self.opening.copy()
        """Drivers smoothed over a year, in the order of LINES."""
        self.waiting = 0.0
        """Work that a lockdown postponed, CNY."""
        self.income = np.zeros(len(LINES))
        """Revenue of this month by line, CNY."""

    def growth(self, drivers: Drivers) -> Floats:
        """Demand of each line against 2019, shape (n_lines,)."""
        self.level = KEEP * self.level + drivers.by_line() / 12.0
        rules = self.rules
        powers = np.array([
            rules.marks_elasticity, rules.search_elasticity, rules.litigation_elasticity,
            rules.operation_elasticity, rules.consulting_elasticity,
        ])  # fmt: skip
        grown = (self.level / self.opening) ** powers
        grown[SEARCH] *= ((1.0 + drivers.reports) / (1.0 + self.reports)) ** rules.navigation_search
        return np.asarray(grown)

    def serve(self, book: AgencyBook, gain: Floats, wanted: Floats, activity: float) -> float:
        """Book a month of work, ``wanted`` CNY by line, with the agencies; returns the revenue."""
        total = float(wanted.sum())
        self.income = wanted * (self._make_up(total, activity) / max(total, 1.0))
        appeal = np.exp(self.rules.choice_quality * book.quality) * (1.0 + gain)
        for code, line in enumerate(LINES):
            part = at_work(book, code, self.rules) * appeal
            column = getattr(book, line)
            column[:] = KEEP * column + self.income[code] * part / max(float(part.sum()), 1.0)
        return float(self.income.sum())

    def _make_up(self, demand: float, activity: float) -> float:
        """Work done now: a lockdown postpones most of what it stops, and that is made up later."""
        done = self.waiting / self.rules.catch_up * activity
        self.waiting += demand * max(1.0 - activity, 0.0) * self.rules.postponed - done
        return demand * activity + done


def extra(consulting: float) -> Floats:
    """Demand of one line alone: public purchases and work abroad are consulting, (n_lines,)."""
    wanted = np.zeros(len(LINES))
    wanted[CONSULTING] = consulting
    return wanted


def export_of(projects: float, rules: ServiceParameters) -> float:
    """Revenue from abroad that exchange projects bring, CNY a year: less for each further one."""
    return float(-rules.export_per_project * rules.export_scale * np.expm1(-projects / rules.export_scale))
