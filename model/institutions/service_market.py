"""The service market (知识产权服务市场): work comes in, attorneys are found, agencies come and go.

Agencies earn from drafting (facts of the patents table) and from other lines with drivers of their own.
Fees are part of the operating costs that firms have paid before their surplus is booked, so the accounts
see only the public money of vouchers and incentives.
"""

from typing import Any

import numpy as np

from model.accounts import Accounts
from model.arrays import Floats, Rows
from model.city import City
from model.institutions import agency_conduct, agency_prices, agency_year
from model.institutions.agency import LEAST, Agency, efforts, fees, mixed_effort, open_book
from model.institutions.agency_entry import Entry
from model.institutions.agency_terms import Terms, deciding, load, room
from model.institutions.attorneys import EXAM_MONTH, AttorneySupply
from model.institutions.service_lines import KEEP, Drivers, ServiceLines, export_of, extra, opening_drivers
from model.institutions.service_zones import agglomeration, settle_in_zones, survey_zones
from model.month import Month, month_name
from model.parameters.services import ServiceParameters
from model.policy import Policy
from model.region import Region
from model.tables.agencies import PANEL
from model.tables.patents import INVENTION, Patents

NAMING_MONTH = 12
"""Brand agencies are named once a year, in December."""


class ServiceMarket:
    """The book of agencies, the attorneys of the city, and the demand for services."""

    def __init__(
        self,
        model: Any,
        region: Region,
        rules: ServiceParameters,
        policy: Policy,
        *,
        seed: int,
        zones: float,
        reports: float,
    ) -> None:
        self.model, self.rules, self.seed = model, rules, seed
        self.shares = region.district_shares
        self.book = book = open_book(region, rules, seed)
        self.agencies = [Agency(model, book, row) for row in range(len(book))]
        self.lines = ServiceLines(book, opening_drivers(region.opening, reports), rules)
        self.per_head = float(book.other().sum()) / max(float(book.staff.sum()), LEAST)
        self.zones = survey_zones(book, self.shares, zones)
        self.mean_quality = self._mean_quality()
        drafts = mixed_effort(region.opening, rules)[0] * (1.0 - rules.self_share)
        # Some applications always leave the city, at least as many as are filed without an agency.
        self.opening_local = min(float(book.drafts.sum()) / drafts, 1.0 - rules.self_share)
        self.attorneys = AttorneySupply(float(book.attorneys.sum()), policy.attorney_training, rules)
        self.entry = Entry(policy, self.per_head, rules, seed)
        self.listed = self.left = 0
        """Agencies found in misconduct, and closed down, this month."""
        self.drafting = self.revenue = 0.0
        """Revenue of patent drafting, and of all lines, this month, CNY."""
        self.drafted = self.filed = self.inventions = 0.0
        """Invention equivalents drafted in the city and filed, and inventions drafted, this month."""
        self.dear = 0.0
        """Invention equivalents drafted this month for a fee that covers their cost."""
        self._terms: tuple[int, Terms] | None = None

    @property
    def pull(self) -> float:
        """Entry of branches against no incentive."""
        return self.entry.pull

    @property
    def entered(self) -> int:
        """Agencies founded this month."""
        return self.entry.entered

    def terms(self, month: Month) -> Terms:
        """What agencies are told this month; the same for all who ask."""
        if self._terms is None or self._terms[0] != month.index or self._terms[1].gain.size != len(self.book):
            self._terms = month.index, self._survey(month)
        return self._terms[1]

    def _survey(self, month: Month) -> Terms:
        rules, years = self.rules, (month.index + 1) / 12.0
        fewer = max((1.0 - rules.drafts_trend) ** years, rules.drafts_floor)
        wages = (1.0 + rules.wage_growth) ** years
        return Terms(
            drafts_per_attorney=rules.drafts_per_attorney * fewer,
            revenue_per_head=self.per_head * wages,
            wages=wages,
            inspection=month.policy.agency_inspection_rate,
            control=month.policy.abnormal_filing_control,
            zones=self.zones,
            gain=agglomeration(self.book, self.zones, rules),
        )

    def load(self, month: Month) -> Floats:
        """Drafts over room of every agency, shape (n_agencies,)."""
        return load(self.book, self.terms(month))

    def busy(self, month: Month) -> float:
        """Load of all attorneys of the city against that of the opening, ratio."""
        space = float(room(self.book, self.terms(month)).sum())
        return float(self.book.drafts.sum()) / space / self.rules.opening_load if space > 0.0 else 0.0

    def local_share(self, month: Month) -> float:
        """Of tenders, those won by agencies of the city: room and quality draw them."""
        crowded = (self.busy(month) - 1.0) * self.rules.opening_load
        better = self._mean_quality() - self.mean_quality
        odds = np.log(self.opening_local / (1.0 - self.opening_local))
        odds += self.rules.choice_quality * better - self.rules.choice_crowding * crowded
        return float(1.0 / (1.0 + np.exp(-odds)))

    def bill(self, month: Month, patents: Patents, filed: Rows, city: City) -> None:
        """Agencies draft what was filed this month; tenders go to all by size, quality and fee."""
        book, count, rules = self.book, len(self.book), self.rules
        agency, kind, weight = patents.agency[filed], patents.kind[filed], patents.weight[filed]
        drafts, value = efforts(rules)[kind] * weight, fees(rules)[kind] * weight
        chosen, tender = agency >= 0, agency == PANEL
        part = book.attorneys * np.exp(rules.choice_quality * book.quality) / book.price**rules.choice_price
        part *= self.local_share(month) / max(float(part.sum()), LEAST)
        with_one = agency.compress(chosen).astype(np.intp)

        def done_by(amounts: Floats) -> Floats:
            alone = np.bincount(with_one, amounts.compress(chosen), count)
            return np.asarray(alone + part * amounts.compress(tender).sum())

        done, paid = done_by(drafts), done_by(value) * book.price
        book.drafts[:] = KEEP * book.drafts + done
        book.drafting[:] = KEEP * book.drafting + paid
        self.drafting, self.drafted, self.filed = float(paid.sum()), float(done.sum()), float(drafts.sum())
        self.inventions = float(done_by(weight * (kind == INVENTION)).sum())
        cheap = agency_prices.below_cost(book, self.terms(month), rules)
        self.dear = self.drafted - float(np.sum(done * cheap))
        if self.drafted > 0.0:
            city.agency_quality = float(np.sum(done * book.quality) / self.drafted)

    def serve(
        self,
        month: Month,
        city: City,
        accounts: Accounts,
        drivers: Drivers,
        *,
        exchange: float,
        vouchers: tuple[float, float],
    ) -> None:
        """Other lines of the month; ``vouchers``: public money, and its part that is new demand, CNY."""
        rules = self.rules
        aware = (city.awareness / (city.opening or city).awareness) ** rules.demand_awareness
        accounts.spend("service_vouchers", "outside", vouchers[0])
        wages = self.terms(month).wages
        wanted = self.lines.demand / 12.0 * self.lines.growth(drivers) * aware * wages
        wanted = wanted + extra(export_of(exchange, rules) / 12.0 + vouchers[1])
        income = self.lines.serve(self.book, self.terms(month).gain, wanted, month.economy.activity)
        self.revenue = self.drafting + income

    def train(self, month: Month, trained: float, talents: float) -> None:
        """Attorneys study, practise and look for a place; talents come from elsewhere."""
        busy = self.busy(month) if month.of_year == EXAM_MONTH else 1.0
        self.attorneys.advance(month, float(self.book.attorneys.sum()), trained, talents, busy)

    def decide(self, month: Month, zones: float) -> None:
        """The agencies whose month it is hire, price, behave, invest, move, close; brands are named."""
        rules, book = self.rules, self.book
        self.listed = self.left = 0
        rows = deciding(month, book)
        if not rows.size:
            return
        self.zones, self._terms = survey_zones(book, self.shares, zones), None
        terms = self.terms(month)
        closing, set_free = agency_year.close_down(month, book, rows, terms, rules=rules)
        for row in closing:
            self.agencies[row].remove()
        rows = rows[book.closed[rows] != month.index]
        supply = self.attorneys
        supply.pool, gone = agency_year.hire_attorneys(
            month, book, rows, supply.pool + set_free, terms, rules=rules
        )
        supply.stock.lose("left the profession or the city", gone)
        agency_year.hire_staff(month, book, rows, terms, rules=rules)
        agency_prices.set_prices(book, rows, terms, self.seed, rules=rules)
        agency_prices.take_care(book, rows, terms, rules=rules)
        self.listed = agency_conduct.behave(month, book, rows, terms, rules=rules).size
        agency_prices.invest(book, rows, terms, rules=rules)
        settle_in_zones(month, book, rows, terms.zones, rules=rules)
        self.left, self._terms = closing.size, None
        if month.of_year == NAMING_MONTH:
            agency_year.name_brands(month, book, month.policy.brand_agency_programme, rules=rules)

    def enter(self, month: Month, accounts: Accounts) -> None:
        """A quarter's new agencies open at its end; attorneys are recounted."""
        rows = self.entry.enter(month, self.book, self.attorneys, self.busy(month), self.shares, accounts)
        self.agencies += [Agency(self.model, self.book, row) for row in rows]
        self.attorneys.close(month_name(month.index), float(self.book.attorneys.sum()))

    def _mean_quality(self) -> float:
        attorneys = self.book.attorneys
        return float(np.sum(attorneys * self.book.quality) / max(float(attorneys.sum()), LEAST))
