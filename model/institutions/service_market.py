"""The service market (知识产权服务市场): work comes in, attorneys are found, agencies come and go.

Agencies earn from drafting (facts of the patents table) and from other lines, whose demand follows
the city's GDP. Fees are part of the operating costs that firms have paid before their surplus is
booked, so the accounts see only the public money of vouchers and incentives.
"""

from typing import Any

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import Floats, Rows
from model.city import City
from model.institutions import agency_year
from model.institutions.agency import (
    LEAST,
    Agency,
    agency_keys,
    character,
    efforts,
    fees,
    mixed_effort,
    open_book,
)
from model.institutions.agency_year import MONTHS_OF_QUARTER, QUARTERS, Terms
from model.month import Month
from model.parameters.services import ServiceParameters
from model.policy import Policy
from model.region import Region
from model.tables.agencies import PANEL
from model.tables.patents import Patents

NAMING_MONTH = 12
"""Brand agencies are named once a year, in December."""
KEEP = 11.0 / 12.0
"""Weight of the past in a level that is smoothed over a year."""


class ServiceMarket:
    """The book of agencies, the pool of attorneys, and the demand for services."""

    def __init__(
        self, model: Any, region: Region, rules: ServiceParameters, policy: Policy, *, seed: int, zones: float
    ) -> None:
        self.model, self.rules, self.seed = model, rules, seed
        self.book = open_book(region.opening, rules, seed)
        self.agencies = [Agency(model, self.book, row) for row in range(len(self.book))]
        book = self.book
        self.drafting_share = float(np.mean(book.attorneys > 0.0))
        self.demand = float(book.other.sum())
        """Demand for other lines in 2019, CNY a year."""
        self.per_head = self.demand / max(float(book.staff.sum()), LEAST)
        self.zones = zones
        self.productivity = self._productivity()
        self.mean_quality = self._mean_quality()
        drafts = mixed_effort(region.opening, rules)[0] * (1.0 - rules.self_share)
        # Some applications always leave the city, at least as many as are filed without an agency.
        self.opening_local = min(float(book.drafts.sum()) / drafts, 1.0 - rules.self_share)
        self.pool = float(book.attorneys.sum()) * rules.attorney_inflow / 12.0
        """Attorneys who could be hired now, persons."""
        self.in_training = [policy.attorney_training / 12.0] * round(rules.training_lag)
        self.opening_pull = self.pull = self._pull(policy)
        """Entry of agencies against no incentive."""
        self.listed = self.entered = self.left = 0
        self.waiting = 0.0
        """Work of other lines that a lockdown postponed, CNY."""
        self.revenue = self.drafting = 0.0
        """Revenue of all lines and of drafting this month, CNY."""
        self.drafted = self.filed = 0.0
        """Invention equivalents drafted in the city, and filed, this month."""

    def terms(self, month: Month) -> Terms:
        """What agencies are told this month."""
        rules, years = self.rules, (month.index + 1) / 12.0
        fewer = max((1.0 - rules.drafts_trend) ** years, rules.drafts_floor)
        return Terms(
            drafts_per_attorney=rules.drafts_per_attorney * fewer,
            revenue_per_head=self.per_head * (1.0 + rules.wage_growth) ** years,
            inspection=month.policy.agency_inspection_rate,
            zones=self.zones,
        )

    def local_share(self, month: Month) -> float:
        """Of applications through agencies, those with an agency of the city: room and quality draw them."""
        room = float(self.book.attorneys.sum()) * self.terms(month).drafts_per_attorney
        crowded = float(self.book.drafts.sum()) / room - self.rules.opening_load if room > 0.0 else 1.0
        better = self._mean_quality() - self.mean_quality
        odds = np.log(self.opening_local / (1.0 - self.opening_local))
        odds += self.rules.choice_quality * better - self.rules.choice_crowding * crowded
        return float(1.0 / (1.0 + np.exp(-odds)))

    def bill(self, month: Month, patents: Patents, filed: Rows, city: City) -> None:
        """Agencies draft what was filed this month; tenders go to all by size and quality."""
        book, count = self.book, len(self.book)
        agency, kind, weight = patents.agency[filed], patents.kind[filed], patents.weight[filed]
        drafts, value = efforts(self.rules)[kind] * weight, fees(self.rules)[kind] * weight
        chosen, tender = agency >= 0, agency == PANEL
        part = book.attorneys * np.exp(self.rules.choice_quality * book.quality)
        part *= self.local_share(month) / max(float(part.sum()), LEAST)
        with_one = agency.compress(chosen).astype(np.intp)
        done = np.bincount(with_one, drafts.compress(chosen), count) + part * drafts.compress(tender).sum()
        paid = np.bincount(with_one, value.compress(chosen), count) + part * value.compress(tender).sum()
        paid *= book.price
        book.drafts[:] = KEEP * book.drafts + done
        book.drafting[:] = KEEP * book.drafting + paid
        self.drafting = float(paid.sum())
        self.drafted, self.filed = float(done.sum()), float(drafts.sum())
        if done.sum() > 0.0:
            city.agency_quality = float(np.sum(done * book.quality) / done.sum())

    def serve(self, month: Month, city: City, accounts: Accounts, *, exchange: float, zones: float) -> None:
        """Other lines of the month: demand grows with GDP, awareness, exports and public purchases."""
        rules, book = self.rules, self.book
        self.zones = zones
        growth = (month.economy.gdp / month.economy.gdp_2019) ** rules.income_elasticity
        aware = (city.awareness / (city.opening or city).awareness) ** rules.demand_awareness
        vouchers = month.policy.service_vouchers / 12.0
        accounts.spend("service_vouchers", "outside", vouchers)
        demand = self.demand / 12.0 * growth * aware * self._productivity() / self.productivity
        demand = self._make_up(demand, month.economy.activity)
        demand += exchange * rules.export_per_project / 12.0 + vouchers
        part = book.staff * self._gain()
        income = demand * part / max(float(part.sum()), LEAST)
        book.other[:] = KEEP * book.other + income
        self.revenue = self.drafting + float(income.sum())

    def _make_up(self, demand: float, activity: float) -> float:
        """Work done now: a lockdown postpones most of what it stops, and that is made up later."""
        done = self.waiting / self.rules.catch_up * activity
        self.waiting += demand * max(1.0 - activity, 0.0) * self.rules.postponed - done
        return demand * activity + done

    def train(self, trained: float, talents: float) -> None:
        """Attorneys come out of training after a lag, by themselves and by the talent programme."""
        self.in_training.append(trained)
        rules = self.rules
        inflow = float(self.book.attorneys.sum()) * rules.attorney_inflow / 12.0
        inflow += self.in_training.pop(0) * rules.training_pass + talents * rules.talent_attorneys
        self.pool = KEEP * self.pool + inflow  # who finds no place in a year goes elsewhere

    def decide(self, month: Month) -> None:
        """The agencies whose month it is hire, price, behave, invest, close; brands are named."""
        rules, book, terms = self.rules, self.book, self.terms(month)
        rows = agency_year.deciding(month, book)
        self.listed = self.left = 0
        if not rows.size:
            return
        closing, set_free = agency_year.close_down(month, book, rows, terms, rules=rules)
        for row in closing:
            self.agencies[row].remove()
        rows = rows[book.closed[rows] != month.index]
        self.pool = agency_year.hire_attorneys(month, book, rows, self.pool + set_free, terms, rules=rules)
        agency_year.hire_staff(month, book, rows, terms, rules=rules)
        agency_year.set_prices(book, rows, terms, rules=rules)
        self.listed = agency_year.behave(month, book, rows, terms, rules=rules).size
        agency_year.invest(month, book, rows, terms, rules=rules)
        self.left = closing.size
        if month.of_year == NAMING_MONTH:
            agency_year.name_brands(book, month.policy.brand_agency_programme, rules=rules)

    def enter(self, month: Month, accounts: Accounts) -> None:
        """A quarter's new agencies open at its end; those that the incentive brought are paid it."""
        rules, self.entered = self.rules, 0
        self.pull = self._pull(month.policy)
        if month.of_year % MONTHS_OF_QUARTER:
            return
        rate = rules.entry_rate * np.exp(-rules.entry_slowing * month.index / 12.0)
        rate *= self.pull / self.opening_pull * month.economy.activity
        count = month.city_count("agencies.entry", float(np.sum(self.book.alive())) * rate / QUARTERS)
        keys = agency_keys(month.index, count)
        brought = month.happens("agencies.brought", keys, 1.0 - 1.0 / self.pull)
        amount = float(month.policy.agency_attraction * np.count_nonzero(brought))
        accounts.spend("agency_attraction", "outside", amount)
        drafts = month.happens("agencies.drafts", keys, self.drafting_share) & (self.pool >= count)
        staff = 1.0 + np.round(
            rules.entrant_staff * chance.exponential(month.uniform("agencies.staff0", keys))
        )
        first = len(self.book)
        self.book.append(
            count,
            key=keys,
            born=month.index,
            attorneys=drafts * LEAST,
            staff=staff * (1.0 + brought),  # branches of agencies from elsewhere come with twice the people
            cluster=month.happens("agencies.place", keys, float(np.mean(self.book.cluster))),
            other=staff * self.per_head,
            **character(keys, rules, self.seed),
        )
        self.pool -= float(np.count_nonzero(drafts))
        self.agencies += [Agency(self.model, self.book, row) for row in range(first, first + count)]
        self.entered = count

    def _pull(self, policy: Policy) -> float:
        push = -np.expm1(-policy.agency_attraction / self.rules.attraction_scale)
        return float(1.0 + self.rules.attraction_gain * push)

    def _gain(self) -> Floats:
        """Productivity of each agency: more in a cluster zone that stands."""
        return np.asarray(1.0 + self.rules.cluster_gain * self.book.cluster * min(self.zones, 1.0))

    def _productivity(self) -> float:
        staff = self.book.staff
        return float(np.sum(staff * self._gain()) / max(float(staff.sum()), LEAST))

    def _mean_quality(self) -> float:
        attorneys = self.book.attorneys
        return float(np.sum(attorneys * self.book.quality) / max(float(attorneys.sum()), LEAST))
