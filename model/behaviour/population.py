"""Innovators are born, grow and close down (创新主体的进入、成长与退出).

``opening_innovators`` lays out the city of January 2020; ``found_and_close`` is the month.
At scale s the largest firms stay one to one, of the rest every s-th stands for s firms, so the
same firms have the same keys and luck at every scale.
"""

import numpy as np

from model import chance
from model.accounts import Accounts
from model.arrays import Floats, Keys, Rows
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.region import Region
from model.sectors import pick_sector, sector_column
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY, Innovators

BEFORE = -1
"""Month number of the opening: draws that made the city as it stood."""


def opening_innovators(region: Region, rules: InnovationParameters, seed: int, scale: int) -> Innovators:
    """The innovators of January 2020, R&D normalised to the city's total of 2019."""
    innovators = Innovators()
    opening = region.opening
    for kind, count in ((UNIVERSITY, opening.universities), (INSTITUTE, opening.institutes)):
        add_institutions(innovators, kind, round(count), region, rules, seed)
    add_firms(innovators, _opening_keys("firm", round(opening.firms)), region, rules, seed, BEFORE, scale)
    firms = innovators.kind == FIRM
    _normalise(innovators, firms, opening.rd_2019 * opening.rd_firm_share)
    _normalise(innovators, innovators.kind == UNIVERSITY, opening.rd_2019 * opening.rd_university_share)
    rest = opening.rd_2019 * (1.0 - opening.rd_firm_share - opening.rd_university_share)
    _normalise(innovators, innovators.kind == INSTITUTE, rest)
    _opening_ages(innovators, seed)
    _opening_status(innovators, opening.high_tech_firms, rules, seed)
    innovators.awareness[:] = rules.awareness_opening
    return innovators


def _opening_keys(kind: str, count: int) -> Keys:
    parent = np.full(count, chance.name_key(kind), dtype=np.uint64)
    return chance.children(parent, BEFORE, np.arange(count), kind)


def add_institutions(
    innovators: Innovators, kind: int, count: int, region: Region, rules: InnovationParameters, seed: int
) -> None:
    """Universities or institutes, one to one at every scale, log-normal in R&D."""
    keys = _opening_keys("university" if kind == UNIVERSITY else "institute", count)
    z = chance.normal(chance.uniform(seed, "innovators.size", keys, BEFORE))
    innovators.append(
        count,
        key=keys,
        turn=turn_of(keys),
        kind=kind,
        sector=pick_sector(chance.uniform(seed, "innovators.sector", keys, BEFORE)),
        district=_pick_district(region, chance.uniform(seed, "innovators.district", keys, BEFORE)),
        rd_base=np.exp(rules.university_size * z),
        rd=0.0,
        capability=0.6,
        productivity=_productivity(keys, rules, seed),
    )


def add_firms(
    innovators: Innovators,
    keys: Keys,
    region: Region,
    rules: InnovationParameters,
    seed: int,
    month: int,
    scale: int,
) -> Rows:
    """Add firms of these keys, thinned below the largest; returns their rows."""
    revenue = firm_revenue(chance.uniform(seed, "innovators.size", keys, month), rules)
    revenue *= 1.0 if month == BEFORE else rules.entrant_size
    order = np.argsort(-revenue, kind="stable")
    kept = min(round(rules.largest_kept), keys.size) if month == BEFORE else 0
    thinned = order[kept:][scale // 2 :: scale]
    rows = np.concatenate([order[:kept], thinned])
    rest = keys.size - kept
    weight = np.concatenate([np.ones(kept), np.full(thinned.size, rest / max(thinned.size, 1))])
    keys, revenue = keys[rows], revenue[rows]
    sector = pick_sector(chance.uniform(seed, "innovators.sector", keys, month))
    return innovators.append(
        keys.size,
        key=keys,
        turn=turn_of(keys),
        sector=sector,
        district=_pick_district(region, chance.uniform(seed, "innovators.district", keys, month)),
        weight=weight,
        born=month,
        revenue=revenue,
        cash=revenue / 12.0 * rules.cash_months,
        rd_base=revenue * sector_column("rd_intensity")[sector],
        productivity=_productivity(keys, rules, seed),
        capability=0.2 + 0.4 * chance.uniform(seed, "innovators.capability", keys, BEFORE),
        export_share=_export_share(keys, sector, seed),
    )


def turn_of(keys: Keys) -> np.ndarray:
    """The month of the year in which an innovator takes stock, 0-11, for life."""
    return (keys % np.uint64(12)).astype(np.int8)


def firm_revenue(u: Floats, rules: InnovationParameters) -> Floats:
    """Sales from a uniform: Lomax with a Pareto tail, capped at the 1-in-100 000 firm, CNY a year."""
    return np.asarray(rules.size_median * np.maximum(1.0 - u, 1e-5) ** (-1.0 / rules.size_tail))


def _productivity(keys: Keys, rules: InnovationParameters, seed: int) -> Floats:
    u = chance.uniform(seed, "innovators.productivity", keys, BEFORE)
    return chance.gamma(u, rules.kpf_overdispersion)


def _export_share(keys: Keys, sector: np.ndarray, seed: int) -> Floats:
    u = chance.uniform(seed, "innovators.exports", keys, BEFORE)
    return np.minimum(sector_column("export_share")[sector] * chance.exponential(u), 0.95)


def _pick_district(region: Region, u: Floats) -> np.ndarray:
    edges = np.cumsum(region.district_shares)
    return np.searchsorted(edges / edges[-1], u).astype(np.int8)


def _normalise(innovators: Innovators, mask: np.ndarray, total: float) -> None:
    """Scale the R&D of a group so that it adds up to the city's figure."""
    now = float(np.sum(innovators.rd_base[mask] * innovators.weight[mask]))
    innovators.rd_base[mask] *= total / now
    innovators.rd[mask] = innovators.rd_base[mask]


def _opening_ages(innovators: Innovators, seed: int) -> None:
    """Ages of 2020: half of firms under five years, a third to ten (age structure of firms, 2013)."""
    firms = np.flatnonzero(innovators.kind == FIRM)
    u = chance.uniform(seed, "innovators.age", innovators.key[firms], BEFORE)
    years = np.interp(u, [0.0, 0.494, 0.823, 1.0], [0.0, 5.0, 10.0, 25.0])
    innovators.born[firms] = -np.ceil(years * 12.0).astype(np.int32)
    others = np.flatnonzero(innovators.kind != FIRM)
    innovators.born[others] = -480


def _opening_status(
    innovators: Innovators, high_tech_firms: float, rules: InnovationParameters, seed: int
) -> None:
    """High-tech enterprises of 2020: firms ranked by R&D intensity with noise, up to the known count."""
    firms = np.flatnonzero(innovators.kind == FIRM)
    z = chance.normal(chance.uniform(seed, "innovators.status", innovators.key[firms], BEFORE))
    score = np.log(innovators.rd_base[firms] * innovators.productivity[firms] + 1.0) + z
    order = firms[np.argsort(-score, kind="stable")]
    chosen = order[np.cumsum(innovators.weight[order]) <= high_tech_firms]
    innovators.high_tech[chosen] = True
    u = chance.uniform(seed, "innovators.srdi", innovators.key[chosen], BEFORE)
    innovators.srdi[chosen[u < rules.srdi_share]] = True


def found_and_close(
    month: Month,
    innovators: Innovators,
    accounts: Accounts,
    region: Region,
    *,
    rules: InnovationParameters,
    scale: int,
    intensity: float,
) -> None:
    """Firms earn; in their own month of the year they grow, change status or close; some enter."""
    earn(month, innovators, accounts, rules)
    rows = innovators.taking_stock(month.of_year)
    firms = rows[innovators.kind[rows] == FIRM]
    grow(month, innovators, rows, rules)
    change_status(month, innovators, firms, rules)
    close_down(month, innovators, firms, rules)
    found(month, innovators, accounts, region, rules=rules, scale=scale, intensity=intensity)


def grow(month: Month, innovators: Innovators, rows: Rows, rules: InnovationParameters) -> None:
    """A year's nominal growth of the city plus a Laplace shock whose spread falls with size."""
    drift = 12.0 * month.gdp_growth
    firms = rows[innovators.kind[rows] == FIRM]
    relative = np.maximum(innovators.revenue[firms] / rules.size_median, 1.0)
    spread = rules.growth_spread * relative**-rules.growth_spread_size
    shock = chance.laplace(month.uniform("innovators.growth", innovators.key[firms]))
    factor = np.exp(drift + spread * shock) * (1.0 - 0.5 * spread**2)  # mean of a Laplace growth factor
    innovators.revenue[firms] *= factor
    innovators.rd_base[firms] *= factor
    others = rows[innovators.kind[rows] != FIRM]
    innovators.rd_base[others] *= np.exp(drift)


def earn(month: Month, innovators: Innovators, accounts: Accounts, rules: InnovationParameters) -> None:
    """Operating surplus comes in from customers; cash beyond what a firm keeps goes out to owners."""
    firms = np.flatnonzero(innovators.alive() & (innovators.kind == FIRM))
    revenue = innovators.revenue[firms]
    surplus = revenue / 12.0 * (rules.margin - (1.0 - month.economy.activity))
    accounts.pay_firms("outside", firms, np.maximum(surplus, 0.0))
    losing = np.flatnonzero(surplus < 0.0)
    loss = np.minimum(-surplus[losing], np.maximum(innovators.cash[firms[losing]], 0.0))
    accounts.charge_firms("outside", firms[losing], loss)
    spare = np.maximum(innovators.cash[firms] - revenue / 12.0 * rules.cash_months, 0.0)
    accounts.charge_firms("outside", firms, spare)


def change_status(month: Month, innovators: Innovators, firms: Rows, rules: InnovationParameters) -> None:
    """Innovating firms become high-tech enterprises, holders of inventions sooner; some lose the status."""
    eligible = firms[~innovators.high_tech[firms]]
    holders = firms[innovators.high_tech[firms]]
    holder = innovators.inventions[eligible] > 0.0
    rate = rules.high_tech_rate * np.where(holder, rules.high_tech_holder, 1.0)
    gained = month.happens("innovators.high_tech", innovators.key[eligible], rate)
    new = eligible[gained]
    innovators.high_tech[new] = True
    innovators.srdi[new] = month.happens("innovators.srdi", innovators.key[new], rules.srdi_share)
    lost = holders[month.happens("innovators.high_tech_loss", innovators.key[holders], rules.high_tech_loss)]
    innovators.high_tech[lost] = False
    innovators.srdi[lost] = False


def exit_hazard(age_years: Floats, relative_size: Floats, rules: InnovationParameters) -> Floats:
    """Yearly hazard of closing down: rises to its peak in the third year, then falls; less for the large."""
    late = 0.5 * (rules.exit_peak + rules.exit_old)
    hazards = [rules.exit_year0, rules.exit_year0, rules.exit_peak, late, rules.exit_old]
    by_age = np.interp(age_years, [0.0, 1.0, 3.0, 7.0, 10.0], hazards)
    return np.asarray(by_age * np.maximum(relative_size, 1.0) ** -rules.exit_size)


def close_down(month: Month, innovators: Innovators, firms: Rows, rules: InnovationParameters) -> None:
    """Firms close down by age and size; what they own stays in the table until it lapses."""
    age = (month.index - innovators.born[firms]) / 12.0
    hazard = exit_hazard(age, innovators.revenue[firms] / rules.size_median, rules)
    closing = firms[month.happens("innovators.exit", innovators.key[firms], hazard)]
    innovators.exited[closing] = month.index
    innovators.high_tech[closing] = False
    innovators.srdi[closing] = False


def found(
    month: Month,
    innovators: Innovators,
    accounts: Accounts,
    region: Region,
    *,
    rules: InnovationParameters,
    scale: int,
    intensity: float,
) -> None:
    """New firms enter: the rate of 2019 on the firms of 2019, growing with the city's GDP."""
    growth = month.economy.gdp / month.economy.gdp_2019
    mean = region.opening.firms * rules.entry_rate / 12.0 * growth
    count = month.city_count("innovators.entry", mean)
    if not count:
        return
    parent = np.full(count, chance.name_key("firm"), dtype=np.uint64)
    keys = chance.children(parent, month.index, np.arange(count), "firm")
    rows = add_firms(innovators, keys, region, rules, month.seed, month.index, scale)
    innovators.rd_base[rows] *= intensity
    innovators.rd[rows] = innovators.rd_base[rows]
    innovators.awareness[rows] = rules.awareness_opening
    accounts.found_firms(rows)


def intensity_of_city(innovators: Innovators) -> float:
    """How the city's firms' R&D compares with sales times sector intensity, at the opening."""
    old = np.flatnonzero(innovators.kind == FIRM)
    plain = innovators.revenue[old] * sector_column("rd_intensity")[innovators.sector[old]]
    weight = innovators.weight[old]
    return float(np.sum(innovators.rd_base[old] * weight) / np.sum(plain * weight))
