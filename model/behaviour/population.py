"""The population of innovators (创新主体): who is there at the opening, and who enters.

``opening_innovators`` lays out the city of January 2020; ``found_and_close`` is the month. Every firm
of the city is drawn first, and a thinned city keeps some of them (model/behaviour/thinning.py), so
the same firms have the same keys and luck at every scale.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtr

from model import chance
from model.accounts import Accounts
from model.arrays import Codes, Floats, Keys, Mask, Months, Rows
from model.behaviour.firm_life import close_down, crowding, earn, grow, prices, typical_sales
from model.behaviour.rd_start import bents, is_small, leaning, opening_bars, settled
from model.behaviour.research import intensity_trend
from model.behaviour.siting import pick_district, place_edges
from model.behaviour.status import change_status, opening_status
from model.behaviour.thinning import Thinning
from model.city import City
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.research import ResearchParameters
from model.parameters.status import StatusParameters
from model.region import Region
from model.sectors import pick_sector, sector_column
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY, Innovators

BEFORE = -1
"""Month number of the opening: draws that made the city as it stood."""
AGE_RANKS, AGE_YEARS = (0.0, 0.494, 0.823, 1.0), (0.0, 5.0, 10.0, 25.0)
"""Half of firms under five years, a third from five to ten (SAIC 2013): share of firms below an age."""


@dataclass(frozen=True)
class FirmTerms:
    """What the opening fixes about firms for good."""

    thinning: Thinning
    places: Floats
    """Cumulative shares of places by sector, shape (n_sectors, n_districts)."""
    bar: float
    """Leaning to R&D from which a firm does it (model/behaviour/rd_start.py)."""
    selected: float
    """How much further to R&D firms lean that were small when they came into the table."""
    intensity: float
    """R&D of a firm that does it over what sales, sector and its own bent give."""
    books: float
    """R&D of all firms over sales times sector intensity: the unit of R&D intensity."""
    rd: float
    """R&D of all firms at the opening, CNY a year."""


@dataclass(frozen=True)
class Newcomers:
    """Firms of the whole city as drawn, before thinning; arrays of one shape."""

    keys: Keys
    born: Months
    sector: Codes
    revenue: Floats
    rd_base: Floats
    """R&D that size, sector and own bent give, before it is scaled to the city's total."""
    productivity: Floats
    bent: Floats
    lean: Floats
    small: Mask


def opening_innovators(
    region: Region,
    rules: InnovationParameters,
    research: ResearchParameters,
    status: StatusParameters,
    seed: int,
    scale: int,
) -> tuple[Innovators, FirmTerms]:
    """The innovators of January 2020, reported R&D normalised to the city's total of 2019."""
    innovators, opening = Innovators(), region.opening
    places = place_edges(region, rules.zone_pull)
    public = 1.0 - opening.rd_firm_share - opening.rd_university_share
    totals = {UNIVERSITY: opening.rd_university_share, INSTITUTE: public}
    for kind, count in ((UNIVERSITY, opening.universities), (INSTITUTE, opening.institutes)):
        add_institutions(innovators, kind, round(count), opening.rd_2019 * totals[kind], places, rules, seed)
    firms = opening_firms(_opening_keys("firm", round(opening.firms)), rules, research, seed)
    total = opening.rd_2019 * opening.rd_firm_share
    terms, doing = opening_terms(firms, total, places, rules, research, seed, scale)
    add_firms(innovators, firms, doing, terms, rules, seed, BEFORE)
    opening_status(innovators, opening.high_tech_firms, terms.books, seed, status)
    terms = _report_known_total(innovators, terms, total)
    innovators.awareness[:] = rules.awareness_opening
    return innovators, terms


def _opening_keys(kind: str, count: int) -> Keys:
    parent = np.full(count, chance.name_key(kind), dtype=np.uint64)
    return chance.children(parent, BEFORE, np.arange(count), kind)


def add_institutions(
    innovators: Innovators,
    kind: int,
    count: int,
    total: float,
    places: Floats,
    rules: InnovationParameters,
    seed: int,
) -> None:
    """Universities or institutes, one to one at every scale, log-normal in R&D that adds up to ``total``."""
    keys = _opening_keys("university" if kind == UNIVERSITY else "institute", count)
    z = chance.normal(chance.uniform(seed, "innovators.size", keys, BEFORE))
    sector = pick_sector(chance.uniform(seed, "innovators.sector", keys, BEFORE))
    share = np.exp(rules.university_size * z)
    rd = total * share / max(float(np.sum(share)), 1.0)
    innovators.append(
        count,
        key=keys,
        turn=turn_of(keys),
        kind=kind,
        sector=sector,
        district=pick_district(places, sector, chance.uniform(seed, "innovators.district", keys, BEFORE)),
        born=-40 * 12,
        does_rd=True,
        rd_base=rd,
        rd=rd,
        capability=rules.capability_institution,
        productivity=_productivity(keys, rules, seed),
    )


def opening_firms(
    keys: Keys, rules: InnovationParameters, research: ResearchParameters, seed: int
) -> Newcomers:
    """All firms of January 2020: a Pareto tail of sizes; the large are older, in ranks."""
    u = chance.uniform(seed, "innovators.size", keys, BEFORE)
    other = chance.normal(chance.uniform(seed, "innovators.age", keys, BEFORE))
    tied = rules.size_age * chance.normal(u) + np.sqrt(1.0 - rules.size_age**2) * other
    years = np.interp(ndtr(tied), AGE_RANKS, AGE_YEARS)
    revenue = firm_revenue(u, rules)
    return newcomers(keys, -np.ceil(years * 12.0).astype(np.int32), revenue, rules, research, seed, BEFORE)


def entering_firms(
    keys: Keys, month: Month, rules: InnovationParameters, research: ResearchParameters
) -> Newcomers:
    """Firms that enter this month: small, log-normal in sales."""
    z = month.normal("innovators.entrant_size", keys)
    revenue = typical_sales(np.zeros(keys.size), month.index, rules) * np.exp(rules.entrant_spread * z)
    born = np.full(keys.size, month.index, dtype=np.int32)
    return newcomers(keys, born, revenue, rules, research, month.seed, month.index)


def newcomers(
    keys: Keys,
    born: Months,
    revenue: Floats,
    rules: InnovationParameters,
    research: ResearchParameters,
    seed: int,
    month: int,
) -> Newcomers:
    """Firms of these keys, ages and sales: sector, bent toward R&D and productivity are drawn."""
    sector = pick_sector(chance.uniform(seed, "innovators.sector", keys, month))
    own = chance.lognormal(
        chance.uniform(seed, "innovators.rd_intensity", keys, month), research.intensity_spread
    )
    rd_base = revenue * sector_column("rd_intensity")[sector] * own
    bent, index = bents(seed, keys), max(month, 0)
    lean = bent + leaning(revenue, rd_base / revenue, index, rules, research)
    small = is_small(revenue, index, rules, research)
    productivity = _productivity(keys, rules, seed)
    return Newcomers(keys, born, sector, revenue, rd_base, productivity, bent, lean, small)


def opening_terms(
    firms: Newcomers,
    total: float,
    places: Floats,
    rules: InnovationParameters,
    research: ResearchParameters,
    seed: int,
    scale: int,
) -> tuple[FirmTerms, Mask]:
    """What the opening fixes for good, and which of its firms do R&D."""
    bar, selected = opening_bars(firms.lean, firms.sector, firms.small, research)
    doing = settled(seed, firms.keys, BEFORE, firms.lean + selected * firms.small - bar, research)
    intensity = total / float(np.sum(firms.rd_base[doing]))
    books = total / float(np.sum(firms.revenue * sector_column("rd_intensity")[firms.sector]))
    rd = intensity * firms.rd_base * doing
    thinning = Thinning.of_opening(scale, round(rules.largest_kept), rd, _strength(firms, rd, rules))
    return FirmTerms(thinning, places, bar, selected, intensity, books, total), doing


def _strength(firms: Newcomers, rd: Floats, rules: InnovationParameters) -> Floats:
    return np.asarray(firms.productivity * rd**rules.kpf_elasticity)


def add_firms(
    innovators: Innovators,
    firms: Newcomers,
    doing: Mask,
    terms: FirmTerms,
    rules: InnovationParameters,
    seed: int,
    month: int,
) -> Rows:
    """Add firms, thinned below the largest; returns their rows."""
    rd = terms.intensity * firms.rd_base * doing
    strength = _strength(firms, rd, rules)
    kept, weight = terms.thinning.choose(seed, month, firms.keys, rd, strength, firms.revenue)
    keys, sector, revenue = firms.keys[kept], firms.sector[kept], firms.revenue[kept]
    spread = 2.0 * chance.uniform(seed, "innovators.capability", keys, BEFORE) - 1.0
    return innovators.append(
        keys.size,
        key=keys,
        turn=turn_of(keys),
        sector=sector,
        district=pick_district(
            terms.places, sector, chance.uniform(seed, "innovators.district", keys, month)
        ),
        weight=weight,
        born=firms.born[kept],
        revenue=revenue,
        cash=revenue / 12.0 * rules.cash_months,
        does_rd=doing[kept],
        rd_base=terms.intensity * firms.rd_base[kept],
        rd=rd[kept],
        rd_bent=firms.bent[kept] + terms.selected * firms.small[kept],
        productivity=firms.productivity[kept],
        capability=rules.capability_mean + rules.capability_range * spread,
        export_share=_export_share(keys, sector, seed),
    )


def turn_of(keys: Keys) -> Codes:
    """The month of the year in which an innovator takes stock, 0-11, for life."""
    return np.asarray((keys % np.uint64(12)).astype(np.int8))


def firm_revenue(u: Floats, rules: InnovationParameters) -> Floats:
    """Sales of grown firms from a uniform: Pareto, capped at the 1-in-100 000 firm, CNY a year."""
    return np.asarray(rules.size_median * np.maximum(1.0 - u, 1e-5) ** (-1.0 / rules.size_tail))


def _productivity(keys: Keys, rules: InnovationParameters, seed: int) -> Floats:
    u = chance.uniform(seed, "innovators.productivity", keys, BEFORE)
    return chance.gamma(u, rules.kpf_overdispersion)


def _export_share(keys: Keys, sector: Codes, seed: int) -> Floats:
    u = chance.uniform(seed, "innovators.exports", keys, BEFORE)
    return np.minimum(sector_column("export_share")[sector] * chance.exponential(u), 0.95)


def _report_known_total(innovators: Innovators, terms: FirmTerms, total: float) -> FirmTerms:
    """Scale R&D so that what firms report, relabelled R&D included, adds up to the city's figure."""
    firms = innovators.kind == FIRM
    reported = innovators.reported_rd()[firms] * innovators.weight[firms]
    factor = total / float(np.sum(reported))
    innovators.rd[firms] *= factor
    innovators.rd_base[firms] *= factor
    done = float(np.sum(innovators.rd[firms] * innovators.weight[firms]))
    return replace(terms, intensity=terms.intensity * factor, rd=done)


def found_and_close(
    month: Month,
    innovators: Innovators,
    accounts: Accounts,
    city: City,
    region: Region,
    terms: FirmTerms,
    *,
    rules: InnovationParameters,
    research: ResearchParameters,
    status: StatusParameters,
) -> None:
    """Firms earn; in their own month of the year they grow, change status or close; some enter."""
    earn(month, innovators, accounts, rules)
    entries = entries_of_year(month, region, rules)
    if month.of_year == 1:
        city.crowding = crowding(innovators, month.index, entries, rules)
    rows = innovators.taking_stock(month.of_year)
    firms = rows[innovators.kind[rows] == FIRM]
    grow(month, innovators, rows, rules, city.crowding)
    change_status(month, innovators, firms, terms.books, rules=rules, status=status)
    close_down(month, innovators, firms, rules)
    found(month, innovators, accounts, entries / 12.0, terms, rules=rules, research=research)


def entries_of_year(month: Month, region: Region, rules: InnovationParameters) -> float:
    """Firms that would enter in a year like this month: those of 2019 times real growth since."""
    growth = month.economy.gdp / month.economy.gdp_2019 / prices(month.index, rules)
    return region.opening.firms * rules.entry_rate * growth


def found(
    month: Month,
    innovators: Innovators,
    accounts: Accounts,
    mean: float,
    terms: FirmTerms,
    *,
    rules: InnovationParameters,
    research: ResearchParameters,
) -> None:
    """New firms enter, ``mean`` of them expected; some do R&D from the start."""
    count = month.city_count("innovators.entry", mean)
    if not count:
        return
    parent = np.full(count, chance.name_key("firm"), dtype=np.uint64)
    keys = chance.children(parent, month.index, np.arange(count), "firm")
    firms = entering_firms(keys, month, rules, research)
    doing = settled(
        month.seed, keys, month.index, firms.lean + terms.selected * firms.small - terms.bar, research
    )
    rows = add_firms(innovators, firms, doing, terms, rules, month.seed, month.index)
    innovators.awareness[rows] = rules.awareness_opening
    innovators.rd[rows] *= intensity_trend(month.index, rules)
    accounts.found_firms(rows)
