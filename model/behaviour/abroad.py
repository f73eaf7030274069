"""Inventions go abroad (海外布局): through the PCT or directly, to some offices, granted after their time.

An invention filed at home may go abroad within a year (Paris Convention) or by a PCT application, whose
national phase comes at 30 months and is a second decision. Each office has its own time. Public money
pays part of the cost to those who claim it, as long as its budget lasts; what is claimed beyond is cut.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import OPEN, Floats, Mask, Rows
from model.month import Month
from model.parameters import Parameters
from model.parameters.abroad import AbroadParameters
from model.policy import Policy
from model.region import Region
from model.tables.foreign import DIRECT, PCT, US, ForeignGrants
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import INVENTION, WITHDRAWN, Patents

KEEP = 11.0 / 12.0
"""Weight of the past in claims that are smoothed over a year."""


@dataclass(frozen=True)
class AbroadRates:
    """What 2019 fixes about going abroad (grade F for 2019)."""

    pct: float
    """PCT applications per invention application."""
    direct: float
    """Families that go abroad directly, per invention application."""
    entry: float
    """Chance that a PCT application enters the national phase."""
    mean_pull: float
    """Mean pull abroad over the inventions of 2019."""
    price: float
    """Share of the cost that applicants bore in 2019."""
    home_grant: float
    """Inventions granted at home: families of those granted are more frequent by its inverse."""


def office_shares(about: AbroadParameters) -> Floats:
    """Grants abroad by office: US, EPO, Japan and Korea, elsewhere; shape (4,), sums to 1."""
    known = np.array([about.us_share, about.europe_share, about.asia_share])
    return np.append(known, max(1.0 - float(known.sum()), 0.0))


def office_months(about: AbroadParameters) -> Floats:
    """Mean examination time by office, months, shape (4,)."""
    return np.array([about.us_months, about.europe_months, about.asia_months, about.other_months])


def office_odds(about: AbroadParameters) -> Floats:
    """Chance that a family is filed at an office, shape (4,): those filed at no other one go to the US."""
    odds = np.minimum(about.offices * office_shares(about), 1.0)
    no_other = float(np.prod(1.0 - odds)) / (1.0 - odds[US]) if odds[US] < 1.0 else 0.0
    odds[US] = max(odds[US] - no_other, 0.0) / (1.0 - no_other)
    return odds


def entry_months(about: AbroadParameters) -> Floats:
    """Months from the first filing to filing abroad by route, shape (2,)."""
    return np.array([about.national_phase, about.direct_months])


def pull_abroad(innovators: Innovators, rows: Rows, about: AbroadParameters) -> Floats:
    """Odds of going abroad before normalisation: exports and IP capability, shape of ``rows``."""
    drive = innovators.export_share[rows] + about.capability_pull * innovators.capability[rows]
    return np.asarray(about.stay_home + about.export_pull * drive)


def opening_abroad(
    innovators: Innovators, inventions: Floats, region: Region, parameters: Parameters
) -> AbroadRates:
    """Rates of 2019; ``inventions``: genuine invention applications of a year expected of each innovator.

    The grants of 2019 come from applications of years before, when there were fewer.
    """
    about, opening = parameters.abroad, region.opening
    now = opening.invention_applications_2019
    growth = now / opening.invention_applications_2018
    exam = float(np.sum(office_shares(about) * office_months(about)))
    then = now / growth ** ((entry_months(about) + exam) / 12.0)
    families = opening.overseas_grants_2019 / (about.offices * about.grant) / then
    families *= np.array([1.0 - about.direct_share, about.direct_share])
    pct = opening.pct_applications_2019 / float(np.sum(inventions * innovators.weight))
    pull = pull_abroad(innovators, np.arange(len(innovators)), about)
    pull *= np.where(innovators.kind == FIRM, 1.0, parameters.patents.university_value**about.value_pull)
    mean = float(np.average(pull, weights=inventions * innovators.weight))
    price = own_share(Policy().overseas_filing_support, about)
    entry = min(float(families[PCT]) / pct, 1.0)
    return AbroadRates(pct, float(families[DIRECT]), entry, mean, price, region.at(0).grant_rate)


def own_share(support: float, about: AbroadParameters) -> float:
    """Mean share of the cost that applicants bear themselves."""
    return 1.0 - support * about.support_uptake


class Abroad:
    """Families on their way abroad, the grants they get, and what public money is claimed."""

    def __init__(self, rates: AbroadRates, parameters: Parameters) -> None:
        self.rates, self.parameters = rates, parameters
        self.grants = ForeignGrants()
        self.waiting: dict[int, list[tuple[int, Rows]]] = {}
        """By month of entry: route and rows of patents."""
        self.claims = 0.0
        """Support claimed, CNY a year, smoothed."""
        self.cut = 1.0
        """Part of claims that the budget pays."""
        self.paid = 0.0
        """Public money paid this month, CNY."""

    def wait(self, index: int, route: int, rows: Rows) -> None:
        """Families that will be filed abroad in a later month."""
        self.waiting.setdefault(index, []).append((route, rows))

    def price_pull(self, support: float) -> float:
        """Filing abroad against 2019 at this rate of support, as far as the budget pays it."""
        about = self.parameters.abroad
        price = own_share(support * self.cut, about) / self.rates.price
        return float(price**-about.price_elasticity)

    def before(self, seed: int, patents: Patents, rows: Rows, *, granted: bool) -> None:
        """Families of inventions filed before 2020; what has not entered yet waits for its month."""
        about, rates = self.parameters.abroad, self.rates
        more = 1.0 / rates.home_grant if granted else 1.0
        keys = patents.key[rows]
        u = chance.uniform(seed, "abroad.family", keys, 0)
        by_pct, by_direct = u < rates.pct * more, u >= 1.0 - rates.direct * more
        patents.pct[rows[by_pct]] = patents.filed[rows[by_pct]]
        for route, chosen in ((PCT, by_pct), (DIRECT, by_direct)):
            family = rows[chosen]
            entry = patents.filed[family] + round(float(entry_months(about)[route]))
            for index in np.unique(entry[entry >= 0]).tolist():
                self.wait(index, route, family[entry == index])
            past = entry < 0
            entered = past if route == DIRECT else past & self._enters(seed, patents, family, 1.0)
            routes = np.full(int(entered.sum()), route)
            self.plan(seed, patents, family[entered], entry[entered].astype(np.intp), routes)

    def _enters(self, seed: int, patents: Patents, rows: Rows, pull: float) -> Mask:
        """PCT applications that go on to the national phase."""
        u = chance.uniform(seed, "abroad.entry", patents.key[rows], 0)
        return np.asarray(u < self.rates.entry * pull)

    def plan(self, seed: int, patents: Patents, rows: Rows, entered: Rows, route: Rows) -> Floats:
        """Offices, and dates of the grants, of families filed abroad; returns offices per family."""
        about, months = self.parameters.abroad, office_months(self.parameters.abroad)
        likely = office_odds(about)
        office = np.tile(np.arange(likely.size), rows.size)
        keys = chance.children(np.repeat(patents.key[rows], likely.size), 0, office, "abroad")
        at = (chance.uniform(seed, "abroad.office", keys, 0) < likely[office]).reshape(rows.size, likely.size)
        at[:, US] |= ~at.any(axis=1)
        won = np.flatnonzero(at.ravel() & chance.happens(seed, "abroad.grant", keys, 0, about.grant))
        luck = chance.uniform(seed, "abroad.time", keys[won], 0)
        time = np.round(months[office[won]] * chance.lognormal(luck, about.delay_spread))
        place = won // likely.size
        family, entered = rows[place], entered[place]
        granted = (entered + time).astype(np.int32)
        self.grants.append(
            won.size, patent=family, office=office[won], route=route[place], entered=entered, granted=granted
        )
        patents.overseas_grants[rows] = 0.0
        np.add.at(patents.overseas_grants, family, 1.0)
        last_first = np.argsort(-granted, kind="stable")
        patents.overseas[family[last_first]] = granted[last_first]  # the earliest is written last
        return np.asarray(at.sum(axis=1), dtype=np.float64)

    def file(
        self, month: Month, innovators: Innovators, patents: Patents, filed: Rows, accounts: Accounts,
        *, readiness: float,
    ) -> None:  # fmt: skip
        """Some of this month's inventions set out; families whose time has come are filed abroad.

        ``readiness`` (0-1) is how far guidance and training reach exporters.
        """
        about, seed = self.parameters.abroad, month.seed
        support, self.paid = month.policy.overseas_filing_support, 0.0
        pull = self.price_pull(support)
        claimed = self._set_out(month, innovators, patents, filed, accounts, pull, readiness)
        rows, route = self._arriving(month, innovators, patents, pull)
        offices = self.plan(seed, patents, rows, np.full(rows.size, month.index), route)
        claimed += self._pay(month, patents, rows, offices * about.office_cost, accounts)
        self.claims = KEEP * self.claims + claimed
        budget = about.support_budget * month.economy.gdp / month.economy.gdp_2019
        self.cut = min(1.0, budget / self.claims) if self.claims > 0.0 else 1.0

    def _arriving(
        self, month: Month, innovators: Innovators, patents: Patents, pull: float
    ) -> tuple[Rows, Rows]:
        """Families that are filed abroad this month, and their routes: owner alive, national phase wanted."""
        waiting = self.waiting.pop(month.index, [])
        if not waiting:
            return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
        rows = np.concatenate([family for _, family in waiting])
        route = np.repeat([route for route, _ in waiting], [family.size for _, family in waiting])
        going = (innovators.exited[patents.owner[rows]] == OPEN) & (patents.outcome[rows] != WITHDRAWN)
        going &= (route == DIRECT) | self._enters(month.seed, patents, rows, pull)
        return rows.compress(going), route.compress(going)

    def _set_out(
        self, month: Month, innovators: Innovators, patents: Patents, filed: Rows, accounts: Accounts,
        price_pull: float, readiness: float,
    ) -> float:  # fmt: skip
        """PCT applications, and families that will go directly; returns the support claimed, CNY."""
        about, rates = self.parameters.abroad, self.rates
        inventions = filed.compress((patents.kind[filed] == INVENTION) & ~patents.abnormal[filed])
        pull = pull_abroad(innovators, patents.owner[inventions], about) / rates.mean_pull
        pull *= price_pull * (1.0 + about.readiness_gain * readiness)
        pull *= value_pull(patents.value[inventions], self.parameters)
        u = chance.uniform(month.seed, "abroad.family", patents.key[inventions], 0)
        by_pct, by_direct = u < rates.pct * pull, u >= 1.0 - rates.direct * pull
        by_direct &= ~by_pct
        applied = inventions[by_pct]
        patents.pct[applied] = month.index
        for route, rows in ((PCT, applied), (DIRECT, inventions[by_direct])):
            self.wait(month.index + round(float(entry_months(about)[route])), route, rows)
        return self._pay(month, patents, applied, np.full(applied.size, about.pct_cost), accounts)

    def _pay(self, month: Month, patents: Patents, rows: Rows, cost: Floats, accounts: Accounts) -> float:
        """Public money for those who claim it, passed on to offices and attorneys abroad; CNY claimed."""
        u = chance.uniform(month.seed, "abroad.claim", patents.key[rows], 0)
        claims = u < self.parameters.abroad.support_uptake
        owners = patents.owner[rows[claims]]
        asked = cost[claims] * month.policy.overseas_filing_support
        paid = asked * self.cut
        accounts.pay_firms("government", owners, paid, lever="overseas_filing_support")
        accounts.charge_firms("outside", owners, paid)
        weight = patents.weight[rows[claims]]
        self.paid += float(np.sum(paid * weight))
        return float(np.sum(asked * weight))


def value_pull(value: Floats, parameters: Parameters) -> Floats:
    """How much more often inventions of this value go abroad, mean about 1 over all, shape of ``value``."""
    about, patents = parameters.abroad, parameters.patents
    relative = np.maximum(value, 1.0) / patents.value_median_invention
    mean = np.exp(0.5 * (about.value_pull * patents.value_spread) ** 2)
    return np.asarray(relative**about.value_pull / mean)


def foreign_in(grants: ForeignGrants, index: int, route: int) -> Rows:
    """Grants abroad that come in a month by a route."""
    return np.flatnonzero((grants.granted == index) & (grants.route == route))
