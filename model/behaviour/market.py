"""The market for rights (技术市场): how many offers meet a demand, how hard inventors try, who may buy.

Rates are set once from the deals and contracts of 2019 (grade F for 2019); later years follow the
stock of patents, the meetings and the effort of inventors.
"""

from dataclasses import dataclass, field

import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Rows
from model.behaviour.pools import Pools
from model.behaviour.takers import Buyers
from model.month import Month
from model.parameters.transfer import TransferParameters
from model.policy import Policy
from model.region import Opening
from model.tables.deals import Deals
from model.tables.innovators import FIRM, Innovators
from model.tables.patents import Patents


def meeting_chance(platform: float, centres: float, rules: TransferParameters) -> float:
    """Chance that an offer and a demand that fit find each other in a year, 0-1.

    ``platform`` is the share of offers and demands listed, ``centres`` the operation centres that stand.
    """
    helped = rules.meeting_platform * platform + rules.meeting_centre * centres
    return float(-np.expm1(-(rules.meeting_alone + helped)))


def inventors_stake(title: float, ownership: float, years: float, rules: TransferParameters) -> float:
    """What inventors of a university stand to earn of a success: their stake, 0-1.

    ``title`` is the share of achievements covered; there they own a share, and use the rest for some
    years, discounted: two separate grants.
    """
    horizon = 1.0 - (1.0 - rules.inventor_discount) ** years
    return float(title * (rules.ownership_weight * ownership + (1.0 - rules.ownership_weight) * horizon))


def effort_of(stake: float, rules: TransferParameters) -> float:
    """Effort of inventors against that of full owners, 0-1: it grows with their stake, less and less."""
    return float(np.expm1(-rules.effort_curve * stake) / np.expm1(-rules.effort_curve))


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
    platform: float
    """Share of offers and demands listed on platforms, 0-1."""
    alliances: Pools = field(default_factory=Pools)
    meeting: float = 0.0
    """Chance that offer and demand meet in a year, 0-1."""
    effort: float = 0.0
    """Effort of university inventors to see their inventions used, 0-1."""
    pools: float = 0.0
    """Patent pools at work."""
    opening_meeting: float = 0.0
    opening_effort: float = 0.0
    opening_demand: Floats = field(default_factory=lambda: np.ones(1))
    """Demand of firms by sector in 2019, shape (n_sectors,)."""
    opening_offers: Floats = field(default_factory=lambda: np.ones(1))
    """Valid inventions by sector of their owners in 2019, shape (n_sectors,)."""
    offers: Floats = field(default_factory=lambda: np.ones(1))
    """The same in January, shape (n_sectors,)."""
    demand: Floats = field(default_factory=lambda: np.ones(1))
    """Demand of firms by sector in January, shape (n_sectors,)."""
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

    def tightness(self, rules: TransferParameters) -> Floats:
        """Deals per patent against 2019 by sector, shape (n_sectors,): more offers crowd, more demand helps.

        Doubling offers and demand doubles deals.
        """
        share = 1.0 - rules.match_offers
        demand, offers = (
            share_of(self.demand, self.opening_demand),
            share_of(self.offers, self.opening_offers),
        )
        return np.asarray((demand / offers) ** share)

    def recount(self, innovators: Innovators, rules: TransferParameters) -> None:
        """Who looks for rights and who is in a pool, counted every January."""
        self.buyers = Buyers.of(innovators, self.sectors, rules)
        self.demand = self.buyers.demand()
        held = innovators.inventions * innovators.weight
        self.offers = np.bincount(innovators.sector, weights=held, minlength=self.sectors).astype(np.float64)
        self.alliances.enrol(innovators, self.sectors, rules)
        self.pools = self.alliances.working


def share_of(now: Floats, opening: Floats) -> Floats:
    """Now over opening, 1 where either is nothing."""
    both = (now > 0.0) & (opening > 0.0)
    return np.divide(now, opening, out=np.ones(now.size), where=both)


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
        Deals(), Buyers.of(innovators, sectors, rules), sectors, policy.title_grant_share,
        policy.inventor_ownership_share, policy.use_right_years_ordered, policy.matching_platform,
        Pools(founded=policy.patent_pools),
    )  # fmt: skip
    market.recount(innovators, rules)
    market.opening_demand, market.opening_offers = market.demand, market.offers
    market.meeting = market.opening_meeting = meeting_chance(market.platform, centres, rules)
    stake = inventors_stake(market.title, market.ownership, market.use_years, rules)
    market.effort = market.opening_effort = effort_of(stake, rules)
    rows = np.flatnonzero(patents.in_force())
    offered = float(np.sum(patents.weight[rows] * eagerness(innovators, patents, rows, market, rules)))
    crossed = rules.pool_licences * float(np.sum(innovators.weight[market.alliances.rows]))
    market.transfer_rate = opening.patent_transfers_2019 / offered
    market.licence_rate = max(opening.patent_licences_2019 - crossed, 0.0) / offered
    rd = float(np.sum(innovators.rd * innovators.weight))
    market.contract_rate = opening.technology_turnover_2019 / rd
    return market


def adopt_rules(
    month: Month,
    market: TechnologyMarket,
    innovators: Innovators,
    *,
    centres: float,
    rules: TransferParameters,
) -> None:
    """Universities adopt rules of title step by step; platforms list more and more; pools are founded."""
    policy, step = month.policy, rules.adoption
    market.title = _toward(market.title, policy.title_grant_share, step)
    market.ownership = _toward(market.ownership, policy.inventor_ownership_share, step)
    market.use_years = _toward(market.use_years, policy.use_right_years_ordered, step * rules.longest_right)
    market.platform = _toward(market.platform, policy.matching_platform, rules.platform_building)
    stake = inventors_stake(market.title, market.ownership, market.use_years, rules)
    market.effort = effort_of(stake, rules)
    market.meeting = meeting_chance(market.platform, centres, rules)
    changed = market.alliances.follow_order(policy.patent_pools, rules)
    if month.of_year == 1:
        market.recount(innovators, rules)
    elif changed:
        market.alliances.enrol(innovators, market.sectors, rules)
        market.pools = market.alliances.working


def _toward(now: float, goal: float, step: float) -> float:
    """Move toward a goal by at most a step."""
    return goal if abs(goal - now) <= step else now + step * float(np.sign(goal - now))


def university_eagerness(market: TechnologyMarket, rules: TransferParameters) -> float:
    """How readily a public body offers a patent against a firm: habit, and the effort of its inventors."""
    gain = (1.0 + rules.effort_gain * market.effort) / (1.0 + rules.effort_gain * market.opening_effort)
    return rules.university_odds * gain


def usefulness_of_effort(market: TechnologyMarket, rules: TransferParameters) -> float:
    """How much more often a university's inventions are useful than in 2019, about 1."""
    return (1.0 + rules.effort_use * market.effort) / (1.0 + rules.effort_use * market.opening_effort)


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
