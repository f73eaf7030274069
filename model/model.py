"""The world, and one month of it as a story. START HERE.

``IPEcosystem`` builds the city from a region, a policy path and parameters, and tells the month.
The chapters (model/chapters/) introduce the rooms; rooms know tables, the month and their parameters.
"""

from collections.abc import Collection, Mapping
from copy import deepcopy

import mesa
import numpy as np

from model.accounts import Accounts, Stock
from model.arrays import Floats, Rows
from model.behaviour.abroad import Abroad
from model.behaviour.awards import Nominees
from model.behaviour.beliefs import Beliefs
from model.behaviour.borrowing import BestPatents, Demand
from model.behaviour.exposure import Exposure
from model.behaviour.filing import Desk
from model.behaviour.infringement import Incidents
from model.behaviour.market import TechnologyMarket
from model.behaviour.opinion import Opinion
from model.behaviour.overseas import DisputesAbroad
from model.behaviour.population import FirmTerms
from model.behaviour.research import RdTerms
from model.behaviour.services import Clients
from model.behaviour.use import PatentUse
from model.chapters.creating import examine, file, found_rights
from model.chapters.financing import finance, found_finance, transfer
from model.chapters.governing import found_government, govern, opine, report_goals
from model.chapters.living import ENTITY_STOCKS, found_population, live, research
from model.chapters.protecting import found_protection, protect
from model.city import City
from model.closing import carry_patents, close_patents
from model.dockets import Dockets
from model.errors import DeclarationError, SimulationError
from model.indicators import Indicator, chosen, measured
from model.indicators.facts import Facts
from model.institutions.administration import Administration
from model.institutions.appraisal import Appraisers
from model.institutions.centres import Centre
from model.institutions.court import Court
from model.institutions.credit_market import CreditMarket
from model.institutions.government import Government
from model.institutions.mediation import Arbitration, Mediation
from model.institutions.navigation import Navigation
from model.institutions.notaries import Notaries
from model.institutions.operation_fund import OperationFund
from model.institutions.patent_office import PatentOffice
from model.institutions.programmes import Delivery, Programme
from model.institutions.prosecution import Customs, Procuratorate
from model.institutions.service_market import ServiceMarket
from model.mechanisms import chosen_mechanisms, rules_of
from model.month import Month, month_name
from model.opening_credit import close_loans
from model.parameters import Parameters
from model.policy import PolicyPath
from model.region import Region
from model.tables import Disputes, Innovators, Loans, Patents
from model.tables.agencies import AgencyBook
from model.tables.calendar import FilingCalendar
from model.tables.entities import Entities

HOLDS = (
    "finance_rd",
    "protection_rd",
    "congestion_route",
    "sanction_infringement",
    "peers_awareness",
    "norms_marks",
    "review_money",
)
"""Feedback loops that can be held, so that an effect splits into its parts."""
CHAPTERS = (
    "govern",
    "live",
    "research",
    "file",
    "examine",
    "finance",
    "transfer",
    "protect",
    "opine",
)
"""The lines of ``step``, for those who time or explain the month."""


class IPEcosystem(mesa.Model):
    """A city's IP ecosystem: the many in tables, the few as agents, one month at a time.

    Parameters
    ----------
    region : opening stocks and exogenous paths of one city, one draw
    path : every lever over all months
    parameters : one point of the prior (or posterior)
    seed : non-negative; 0 is a seed
    scale : 1 = every firm; s = small firms thinned to one in s, with weights
    hold : feedback loops that read opening values (HOLDS)
    audit : recount patents every month instead of every December
    cost_draw : draw of the priors of public costs that the government pays, -1 = their modes
    mechanisms : rules other than the usual, by mechanism (model/mechanisms.py)
    measures : ids of the measures to take (model.indicators), none named = all; they change nothing else
    """

    # who lives here: the many
    innovators: Innovators
    entities: Entities
    patents: Patents
    loans: Loans
    disputes: Disputes
    # the few
    government: Government
    programmes: dict[str, Programme]
    navigation: Navigation
    service_market: ServiceMarket
    patent_office: PatentOffice
    protection_centre: Centre
    quick_centre: Centre
    credit: CreditMarket
    operation_fund: OperationFund
    courts: list[Court]
    administration: Administration
    mediation: Mediation
    arbitration: Arbitration
    procuratorate: Procuratorate
    customs: Customs
    notaries: Notaries
    appraisers: Appraisers
    # what they share
    accounts: Accounts
    dockets: Dockets
    clients: Clients
    opinion: Opinion
    desk: Desk
    abroad: Abroad
    nominees: Nominees
    calendar: FilingCalendar
    best: BestPatents
    demand: Demand
    technology_market: TechnologyMarket
    patent_use: PatentUse
    exposure: Exposure
    beliefs: Beliefs
    # of this month
    facts: Facts
    incidents: Incidents
    disputes_abroad: DisputesAbroad
    filed: Rows
    turn: Rows
    unasked: tuple[Indicator, ...]
    firm_terms: FirmTerms
    rd_terms: RdTerms
    won: float

    def __init__(
        self,
        region: Region,
        path: PolicyPath,
        parameters: Parameters | None = None,
        *,
        seed: int = 0,
        scale: int = 1,
        hold: frozenset[str] = frozenset(),
        audit: bool = False,
        cost_draw: int = -1,
        measures: Collection[str] = (),
        mechanisms: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(rng=0)  # Mesa's own generator is never used: chance is keyed
        if unknown := hold - set(HOLDS):
            raise DeclarationError(f"There is no feedback loop {min(unknown)!r}. Loops: {', '.join(HOLDS)}.")
        self.region, self.path, self.audit = region, path, audit
        self.parameters = (parameters or Parameters()).of_place(region.parameters)
        self.seed_used, self.scale, self.hold = seed, scale, hold
        self.rows: list[dict[str, float]] = []
        self.measures = chosen(measures)
        self.mechanisms = chosen_mechanisms(mechanisms or {})
        self.rules = rules_of(self.mechanisms)
        self.city = City(satisfaction=region.opening.satisfaction_2019)
        self.stocks: dict[str, Stock] = {}
        self.infringement, self.guided_abroad = 1.0, 0
        self.month = self._month(0)
        found_government(self, cost_draw)
        found_population(self)
        found_rights(self)
        found_finance(self)
        found_protection(self)
        self.city.remember()

    def step(self) -> None:
        """One month. The order of these lines is part of the model; docs/month.md says why."""
        month = self.open_month()

        govern(self, month)  # 政策 orders, reviews, what stands and is delivered
        live(self, month)  # 主体 entities and firms enter, grow, learn, close down
        research(self, month)  # 研发 R&D is spent, agencies are chosen
        file(self, month)  # 申请 patents, marks and other rights are filed
        examine(self, month)  # 审查 pre-examination, grant, fees, high value

        finance(self, month)  # 金融 loans asked, granted, serviced, lost; funds
        transfer(self, month)  # 转化 rights are sold, licensed and put to use

        protect(self, month)  # 保护 rights are infringed; owners choose; bodies decide
        opine(self, month)  # 民意 norms, perceived protection, the survey

        self.close_month(month)  # 结账 accounts must balance; measures are taken

    def open_month(self) -> Month:
        """Policy in force and the outside world of this month; Mesa counts steps from 1.

        Orders are those of the path, with the money that earlier reviews moved between them.
        """
        self.month = self.government.review.redirect(self._month(self.steps - 1))
        return self.month

    def _month(self, index: int) -> Month:
        now = max(index, 1)
        growth = np.log(self.region.at(now).gdp / self.region.at(now - 1).gdp)
        return Month(
            index=index,
            policy=self.path.at(index),
            economy=self.region.at(index),
            seed=self.seed_used,
            gdp_growth=float(growth),
            hold=self.hold,
        )

    def close_month(self, month: Month) -> None:
        """The ledger is paid, identities must hold, measures are taken."""
        name = month_name(month.index)
        self.government.close_month(month, self.accounts, self.programmes)
        if self.audit or month.of_year == 12:
            close_patents(month, self.stocks, self.patents, self.innovators)
        else:
            carry_patents(self.stocks)
        for stock, recount in ENTITY_STOCKS.items():
            self.stocks[stock].close(recount(self.entities), name)
        close_loans(month, self.credit.stock, self.loans)
        self.accounts.close(name)
        self.facts.keep()
        self.rows.append(measured(self, self.facts, self.measures))
        report_goals(self, month)

    def run(self, months: int = 132) -> "IPEcosystem":
        """Run whole months from where the world stands; returns the world."""
        for _ in range(months):
            self.step()
        return self

    def branch(self, path: PolicyPath) -> "IPEcosystem":
        """A copy of this world that goes on under another path, equal to it so far.

        Raises
        ------
        SimulationError : the paths differ in a month that has passed
        """
        if not np.array_equal(path.values[: self.steps], self.path.values[: self.steps]):
            raise SimulationError("A world cannot branch to a path that differs in months that have passed.")
        shared = (self.region, self.parameters, self.measures, self.unasked, self.rows)
        copy = deepcopy(self, {id(one): one for one in shared})
        copy.path, copy.rows = path, list(self.rows)
        return copy

    def series(self) -> dict[str, Floats]:
        """Every measure by month, shape (n_months,) each."""
        return {name: np.array([row[name] for row in self.rows]) for name in self.rows[0]}

    @property
    def agency_book(self) -> AgencyBook:
        """The numbers of all agencies."""
        return self.service_market.book

    def standing(self, lever: str) -> float:
        """What stands because of an order."""
        return self.programmes[lever].standing

    def delivered(self, lever: str) -> float:
        """What was delivered this month because of an order."""
        return self.programmes[lever].delivered

    def rate(self, lever: str) -> float:
        """What is delivered a year because of an order, smoothed."""
        programme = self.programmes[lever]
        return programme.rate if isinstance(programme, Delivery) else 12.0 * programme.delivered

    @staticmethod
    def release(world: "IPEcosystem") -> None:
        """Let go of a finished world: Mesa 3.3.1 would keep it alive."""
        mesa.Agent._ids.pop(world, None)
