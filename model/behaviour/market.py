"""The market for rights (技术市场): how many offers meet a demand, how hard inventors try, who may buy.

Rates are set once from the deals and contracts of 2019 (grade F for 2019); later years follow the
stock of patents, the meetings and the effort of inventors.
"""

from dataclasses import dataclass, field

import numpy as np

from model import chance
from model.arrays import OPEN, Codes, Floats, Rows
from model.month import Month
from model.parameters.transfer import TransferParameters
from model.policy import Policy
from model.region import Opening
from model.tables.deals import Deals
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import Patents

NOBODY = -1
"""A party outside the table."""


def meeting_chance(platform: float, centres: float, rules: TransferParameters) -> float:
    """Chance that an offer and a demand that fit find each other in a year, 0-1.

    ``platform`` is the share of offers and demands listed, ``centres`` the operation centres that stand.
    """
    helped = rules.meeting_platform * platform + rules.meeting_centre * centres
    return float(-np.expm1(-(rules.meeting_alone + helped)))


def inventors_effort(title: float, ownership: float, years: float, rules: TransferParameters) -> float:
    """What inventors of a university stand to earn of a success, 0-1.

    ``title`` is the share of achievements covered; there they own a share, and use the rest for some
    years, discounted: two separate grants.
    """
    horizon = 1.0 - (1.0 - rules.inventor_discount) ** years
    return float(title * (rules.ownership_weight * ownership + (1.0 - rules.ownership_weight) * horizon))


@dataclass
class Buyers:
    """Firms that may take rights, by sector, in proportion to the inventions that they hold."""

    rows: Rows
    edges: Floats
    """Cumulative weight over ``rows``."""
    ends: Rows
    """Where each sector begins in ``rows``, shape (n_sectors + 1,)."""

    @classmethod
    def of(cls, innovators: Innovators, sectors: int) -> "Buyers":
        """Count the firms alive; done at the opening and every January."""
        firms = np.flatnonzero(innovators.alive() & (innovators.kind == FIRM))
        rows = firms[np.argsort(innovators.sector[firms], kind="stable")]
        weight = innovators.weight[rows] * (1.0 + innovators.inventions[rows])
        ends = np.searchsorted(innovators.sector[rows], np.arange(sectors + 1))
        return cls(rows, np.cumsum(weight), ends)

    def pick(self, sector: Codes, u: Floats) -> Rows:
        """One firm of each sector by uniforms, -1 where the sector has none, shape of ``u``."""
        if not self.rows.size:
            return np.full(u.size, NOBODY, dtype=np.intp)
        low, high = self.ends[sector], self.ends[sector.astype(np.intp) + 1]
        start = np.where(low > 0, self.edges[low - 1], 0.0)
        stop = np.where(high > 0, self.edges[high - 1], 0.0)
        place = np.searchsorted(self.edges, start + u * (stop - start))
        chosen = self.rows[np.minimum(place, self.rows.size - 1)]
        return np.where(high > low, chosen, NOBODY)


@dataclass
class TechnologyMarket:
    """The market for rights: rates set by 2019, what moves them now, and this month's sums."""

    deals: Deals
    buyers: Buyers
    sectors: int
    title: float
    """Share of service inventions with title or use right granted, as adopted, 0-1."""
    ownership: float
    """Ownership share in such grants, 0-1."""
    use_years: float
    """Term of the long-term use right in such grants, years."""
    meeting: float = 0.0
    """Chance that offer and demand meet in a year, 0-1."""
    effort: float = 0.0
    """What inventors stand to earn of a success, 0-1."""
    pools: float = 0.0
    """Patent pools at work."""
    opening_meeting: float = 0.0
    opening_effort: float = 0.0
    opening_pools: float = 0.0
    transfer_rate: float = 0.0
    """Transfers a year of a firm's patent in use, as in 2019."""
    licence_rate: float = 0.0
    """Licences a year of such a patent, as in 2019."""
    contract_rate: float = 0.0
    """Technology contracts over R&D, as in 2019."""
    contracts: float = 0.0
    """Technology contracts of this month, CNY."""
    void: dict[str, float] = field(default_factory=dict)
    """Deals that failed this month, by reason, full count."""

    @property
    def liveliness(self) -> float:
        """Meetings against those of the opening."""
        return self.meeting / self.opening_meeting


def open_market(
    policy: Policy,
    innovators: Innovators,
    patents: Patents,
    opening: Opening,
    *,
    centres: float,
    rules: TransferParameters,
    sectors: int,
) -> TechnologyMarket:
    """The market of January 2020; call it when use is known, for idle patents are offered more."""
    market = TechnologyMarket(
        Deals(), Buyers.of(innovators, sectors), sectors,
        policy.title_grant_share, policy.inventor_ownership_share, policy.use_right_years_ordered,
    )  # fmt: skip
    market.meeting = market.opening_meeting = meeting_chance(policy.matching_platform, centres, rules)
    market.effort = inventors_effort(market.title, market.ownership, market.use_years, rules)
    market.opening_effort = market.effort
    market.pools = market.opening_pools = policy.patent_pools
    rows = np.flatnonzero(patents.in_force())
    offered = patents.weight[rows] * eagerness(innovators, patents, rows, market, rules)
    market.transfer_rate = opening.patent_transfers_2019 / float(np.sum(offered))
    market.licence_rate = opening.patent_licences_2019 / float(np.sum(offered))
    rd = float(np.sum(innovators.rd * innovators.weight))
    market.contract_rate = opening.technology_turnover_2019 / rd
    return market


def adopt_rules(month: Month, market: TechnologyMarket, *, centres: float, rules: TransferParameters) -> None:
    """Universities adopt the rules of title step by step; platforms and centres set how many meet."""
    policy, step = month.policy, rules.adoption
    market.title = _toward(market.title, policy.title_grant_share, step)
    market.ownership = _toward(market.ownership, policy.inventor_ownership_share, step)
    market.use_years = _toward(market.use_years, policy.use_right_years_ordered, step * rules.longest_right)
    market.effort = inventors_effort(market.title, market.ownership, market.use_years, rules)
    market.meeting = meeting_chance(policy.matching_platform, centres, rules)
    market.pools = policy.patent_pools


def _toward(now: float, goal: float, step: float) -> float:
    """Move toward a goal by at most a step."""
    return goal if abs(goal - now) <= step else now + step * float(np.sign(goal - now))


def university_eagerness(market: TechnologyMarket, rules: TransferParameters) -> float:
    """How readily a public body offers a patent against a firm: habit, and the effort of its inventors."""
    gain = (1.0 + rules.effort_gain * market.effort) / (1.0 + rules.effort_gain * market.opening_effort)
    return rules.university_odds * gain


def eagerness(
    innovators: Innovators, patents: Patents, rows: Rows, market: TechnologyMarket, rules: TransferParameters
) -> Floats:
    """How readily each right is offered against a firm's patent in use, shape of ``rows``.

    What closed owners left behind is not offered.
    """
    owner = patents.owner[rows]
    public = np.where(innovators.kind[owner] == FIRM, 1.0, university_eagerness(market, rules))
    idle = np.where(patents.used[rows], 1.0, rules.idle_odds)
    return np.asarray(idle * public * (innovators.exited[owner] == OPEN))


def register_contracts(
    month: Month, market: TechnologyMarket, innovators: Innovators, *, rules: TransferParameters
) -> None:
    """Technology contracts (技术合同): they grow with the city's R&D and a little more; amounts vary.

    A lockdown puts signatures off within the year and cancels none. The number of contracts is
    Poisson; the sum of that many gamma amounts is gamma again.
    """
    rd = float(np.sum(innovators.rd * innovators.weight)) / 12.0
    trend = (1.0 + rules.contract_trend) ** ((month.index + 1) / 12.0)
    expected = market.contract_rate * rd * trend
    count = month.city_count("transfer.contracts", expected / rules.contract_mean)
    u = month.uniform("transfer.contract_sum", np.zeros(1, dtype=np.uint64))
    spread = float(chance.gamma(u, rules.contract_shape * count)[0]) if count else 0.0
    market.contracts = count * rules.contract_mean * spread
