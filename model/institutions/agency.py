"""IP service agencies (知识产权服务机构): how they stand at the opening, and a thin agent for each.

Mandate: Regulation on patent agency. The numbers of all agencies stand in one book
(model/tables/agencies.py), so that yearly decisions are made for all at once; an ``Agency`` is a
view of its row. About one in eight has patent attorneys, the others serve marks, law, data.
"""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import Codes, Floats, Keys, Rows
from model.parameters.services import ServiceParameters
from model.region import Opening, Region
from model.sectors import pick_sector
from model.tables.agencies import LINES, AgencyBook

BEFORE = -1
"""Month number of the opening."""
LEAST = 1.0
"""No agency has less than one person."""


class Agency(mesa.Agent):
    """One agency: drafts, prices, hires, invests in quality, is inspected; limited by its people."""

    def __init__(self, model: Any, book: AgencyBook, row: int) -> None:
        super().__init__(model)
        self.book, self.row = book, row

    @property
    def attorneys(self) -> float:
        """Patent attorneys."""
        return float(self.book.attorneys[self.row])

    @property
    def staff(self) -> float:
        """Other practitioners."""
        return float(self.book.staff[self.row])

    @property
    def price(self) -> float:
        """Fees against the market of 2019."""
        return float(self.book.price[self.row])

    @property
    def quality(self) -> float:
        """Drafting quality, standard normal units."""
        return float(self.book.quality[self.row])

    @property
    def credit(self) -> float:
        """Credit standing, 0-1."""
        return float(self.book.credit[self.row])

    @property
    def brand(self) -> bool:
        """Brand agency of nation, province or city."""
        return bool(self.book.brand[self.row])

    @property
    def in_cluster(self) -> bool:
        """Sits in a service cluster zone."""
        return bool(self.book.cluster[self.row])

    @property
    def revenue(self) -> float:
        """All lines, CNY a year."""
        book, row = self.book, self.row
        return float(book.drafting[row] + sum(getattr(book, line)[row] for line in LINES))


def agency_keys(month: int, count: int) -> Keys:
    """Identities of agencies founded in a month."""
    parent = np.full(count, chance.name_key("agency"), dtype=np.uint64)
    return chance.children(parent, month, np.arange(count), "agency")


def sizes(u: Floats, total: float, tail: float) -> Floats:
    """Whole persons by agency that add up to a total: one each, the rest by a Pareto of the second kind."""
    if not u.size:
        return np.zeros(0)
    weight = (1.0 - u) ** (-1.0 / tail) - 1.0
    exact = LEAST + max(round(total) - LEAST * u.size, 0.0) * weight / weight.sum()
    whole = np.floor(exact)
    short = round(max(round(total), LEAST * u.size) - whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:short]] += 1.0  # largest remainders
    return np.asarray(whole)


def mixed_effort(opening: Opening, rules: ServiceParameters) -> tuple[float, float]:
    """Applications of 2019: invention-equivalent drafts a year, and fees per such draft, CNY."""
    counts = np.array([
        opening.invention_applications_2019,
        opening.utility_model_applications_2019,
        opening.design_applications_2019,
    ])  # fmt: skip
    drafts = float(np.sum(counts * efforts(rules)))
    return drafts, float(np.sum(counts * fees(rules))) / drafts


def efforts(rules: ServiceParameters) -> Floats:
    """Invention equivalents of one application by kind, shape (3,)."""
    return np.array([1.0, rules.utility_effort, rules.design_effort])


def fees(rules: ServiceParameters) -> Floats:
    """Fee of one application by kind, CNY, shape (3,)."""
    return np.array([rules.fee_invention, rules.fee_utility, rules.fee_design])


def line_shares(rules: ServiceParameters) -> Floats:
    """Shares of the lines besides patent drafting in 2019, shape (n_lines,), sum 1."""
    named = [rules.share_marks, rules.share_search, rules.share_litigation, rules.share_operation]
    shares = np.array([*named, max(1.0 - sum(named), 0.0)])
    return np.asarray(shares / shares.sum())  # where a draw names more than all, they share what there is


def pick(u: Floats, weights: Floats) -> Codes:
    """Places drawn in proportion to weights, shape of ``u``."""
    edges = np.cumsum(weights)
    return np.searchsorted(edges / edges[-1], u).astype(np.int8)


def open_book(region: Region, rules: ServiceParameters, seed: int) -> AgencyBook:
    """The agencies of January 2020, with the city's attorneys, practitioners and revenue."""
    book, opening = AgencyBook(), region.opening
    count = round(opening.agencies)
    keys = agency_keys(BEFORE, count)
    drafting = min(max(round(opening.attorneys / rules.attorneys_per_agency), 1), count)
    attorneys = np.zeros(count)
    u = chance.uniform(seed, "agencies.size", keys, BEFORE)
    attorneys[:drafting] = sizes(u[:drafting], opening.attorneys, rules.size_tail)
    years = rules.mean_age * chance.exponential(chance.uniform(seed, "agencies.age", keys, BEFORE))
    shares = region.district_shares
    zone = chance.uniform(seed, "agencies.zone", keys, BEFORE) < rules.cluster_share
    place = pick(chance.uniform(seed, "agencies.district", keys, BEFORE), shares)
    book.append(
        count,
        key=keys,
        born=-np.ceil(12.0 * years).astype(np.int32),
        attorneys=attorneys,
        staff=sizes(u, opening.service_practitioners - attorneys.sum(), rules.size_tail),
        experience=np.minimum(years, 1.0 / rules.attorney_inflow),  # attorneys grow by that share a year
        district=np.where(zone, np.int8(np.argmax(shares)), place),
        cluster=zone,
        **character(keys, rules, seed),
    )
    _open_trade(book, opening, rules, seed)
    best = np.argsort(-brand_score(book, np.arange(count)), kind="stable")
    book.brand[best[: round(opening.brand_agencies)]] = True
    return book


def character(keys: Keys, rules: ServiceParameters, seed: int) -> dict[str, Any]:
    """What an agency is born with: talent, care, fees, credit, field and line; keyed for life."""
    talent = chance.normal(chance.uniform(seed, "agencies.quality", keys, BEFORE))
    care = rules.care_spread * chance.normal(chance.uniform(seed, "agencies.care", keys, BEFORE))
    quality = talent + rules.quality_hours * care
    line = chance.uniform(seed, "agencies.line", keys, BEFORE)
    return {
        "own_quality": talent,
        "quality": quality,
        "own_care": care,
        "care": np.exp(care),
        "price": np.exp(care + rules.price_quality * quality + bidding_habit(keys, rules, seed)),
        "credit": 1.0 - rules.credit_spread * chance.uniform(seed, "agencies.credit", keys, BEFORE),
        "field": pick_sector(chance.uniform(seed, "agencies.field", keys, BEFORE)),
        "line": pick(line, line_shares(rules)),
    }


def bidding_habit(keys: Keys, rules: ServiceParameters, seed: int) -> Floats:
    """How dear an agency bids by habit, for life, log points."""
    return rules.price_spread * chance.normal(chance.uniform(seed, "agencies.price", keys, BEFORE))


def _open_trade(book: AgencyBook, opening: Opening, rules: ServiceParameters, seed: int) -> None:
    """Drafts and revenue of 2019: agencies near the opening load, other lines make up the revenue."""
    spread = rules.load_spread * chance.normal(chance.uniform(seed, "agencies.load", book.key, BEFORE))
    load = np.minimum(rules.opening_load * np.exp(spread), LEAST)
    if book.attorneys.any():
        load *= rules.opening_load / float(np.average(load, weights=book.attorneys))
    book.drafts[:] = book.attorneys * rules.drafts_per_attorney * load / book.care
    book.price *= np.exp(rules.price_load * (load - rules.opening_load))
    book.price /= float(np.average(book.price, weights=book.drafts)) if book.drafts.any() else 1.0
    book.drafting[:] = book.drafts * mixed_effort(opening, rules)[1] * book.price
    rest = max(opening.service_revenue_2019 - float(book.drafting.sum()), 0.0)
    for code, (line, share) in enumerate(zip(LINES, line_shares(rules), strict=True)):
        people = at_work(book, code, rules)
        getattr(book, line)[:] = rest * share * people / max(float(people.sum()), LEAST)


def at_work(book: AgencyBook, line: int, rules: ServiceParameters) -> Floats:
    """Other staff of each agency who work in a line: most in the main one, the rest spread evenly."""
    rest = (1.0 - rules.line_focus) / (len(LINES) - 1)
    return np.asarray(book.staff * np.where(book.line == line, rules.line_focus, rest))


def brand_score(book: AgencyBook, rows: Rows) -> Floats:
    """What a jury of brand agencies looks at: quality and size, shape of ``rows``."""
    return np.asarray(book.quality[rows] + np.log(np.maximum(book.heads()[rows], LEAST)))
