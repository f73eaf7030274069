"""The protection rooms together, month by month, under any levers: identities that must hold."""

import mesa
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.accounts import Accounts
from model.behaviour.beliefs import form_beliefs
from model.behaviour.cases import bring_cases, bring_outside_cases
from model.behaviour.exposure import Exposure
from model.behaviour.infringement import RightsHeld, deterrence, infringe, opening_by_right, patent_base
from model.behaviour.noticing import notice
from model.behaviour.overseas import suffer_abroad
from model.behaviour.routes import choose_routes, help_in_reach, pay_agreed
from model.behaviour.sanction import learn_from_cases
from model.city import City
from model.dockets import BODIES, Dockets, month_end
from model.institutions.administration import Administration
from model.institutions.court import assign_judges, hold_hearings, open_courts
from model.institutions.judgments import bring_appeals, settle_awards
from model.institutions.mediation import Arbitration, Mediation
from model.institutions.notaries import Notaries
from model.institutions.prosecution import Customs, Procuratorate
from model.institutions.triage import accept_cases
from model.month import Month
from model.opening_dockets import open_dockets
from model.parameters import Parameters
from model.policy import LEVERS
from model.region import Region
from model.tables import Disputes, Innovators, Patents
from model.tables.disputes import NEVER
from tests.model.courtroom import keys
from tests.model.small_city import month_of, small_region

ABOUT = Parameters()
REGION = small_region(
    months=24,
    economy={"serial_suits": 30.0, "provincial_technical_cases": 5.0, "basic_courts": 3.0},
    court_cases_filed_2019=900.0,
    court_cases_pending=150.0,
    intermediate_share=0.2,
    administrative_cases_2019=100.0,
    aid_and_mediation_cases_2019=80.0,
    valid_trademarks=50e3,
    valid_inventions=8e3,
)
HELD = RightsHeld(marks=50e3, varieties=200.0, indications=60.0)
PROTECTION = [name for name, about in LEVERS.items() if about.group == "protection"]


class Rooms:
    """Everything that the protection rooms need, small."""

    def __init__(self, seed: int = 0) -> None:
        home = mesa.Model(seed=0)
        self.seed = seed
        self.firms, self.patents, self.city = Innovators(), Patents(), City()
        self.firms.append(500, key=keys(500, "firm"), cash=1e5, capability=0.4, export_share=0.2, born=-9)
        owner = np.arange(8_000) % 500
        self.patents.append(8_000, key=keys(8_000, "patent"), owner=owner, value=2e4, granted=-5, filed=-20)
        self.accounts, self.dockets = Accounts(self.firms), Dockets(Disputes())
        base = patent_base(ABOUT.disputes)
        self.exposure = Exposure(self.patents, self.firms, ABOUT.disputes, seed, base=base)
        record = open_dockets(
            month_of(REGION, 0, seed=seed), self.dockets, REGION.opening, self.city,
            disputes=ABOUT.disputes, court=ABOUT.court, bodies=ABOUT.bodies, investigators=4.0,
        )  # fmt: skip
        self.beliefs = form_beliefs(
            self.city, record, opening_by_right(self.exposure, HELD, 500.0, ABOUT.disputes),
            about=ABOUT.disputes, bodies=ABOUT.bodies, patent_stake=6e4, patent_spread=0.0,
        )  # fmt: skip
        self.city.remember()
        self.courts, self.administration = open_courts(home, REGION.economies), Administration(home)
        self.mediation, self.arbitration = Mediation(home), Arbitration(home)
        self.procuratorate, self.customs, self.notaries = Procuratorate(home), Customs(home), Notaries(home)
        self.accounts.close("opening")

    def live(self, month: Month, campaigns: float = 0.2) -> None:
        """One month."""
        disputes, dockets, about = self.dockets.disputes, self.dockets, ABOUT.disputes
        beliefs, exposure = self.beliefs, self.exposure
        room = self.mediation.room(month, dockets, about=ABOUT.bodies)
        felt = beliefs.felt(month, about)
        made = infringe(
            month, exposure, self.firms, self.patents, felt=felt,
            level=deterrence(felt, beliefs.opening_sanction, 0.0, about), held=HELD, about=about, care=0.5,
        )  # fmt: skip
        notice(month, made, exposure, self.firms, about=about, stations=20.0, campaigns=campaigns)
        prospects = beliefs.expected(month, help_in_reach(0.0, 20.0, about), about)
        choose_routes(month, made, prospects, exposure, self.patents, about=about, stations=20.0)
        pay_agreed(month, made, prospects, exposure, self.firms, self.accounts, about=about)
        brought = bring_cases(month, made, exposure, dockets, self.firms, about=about, room=room)
        bring_outside_cases(
            month, dockets, about=about, paid=beliefs.serial, paid_before=beliefs.serial_opening
        )
        self.notaries.serve(month, disputes, brought, 500.0, about=ABOUT.bodies)
        for body in (self.mediation, self.arbitration):
            body.hear(month, dockets, about=ABOUT.bodies)
        self.customs.confirm(month, dockets, about=ABOUT.bodies)
        self.administration.hand_over(month, dockets, about=ABOUT.bodies)
        self.administration.handle(month, dockets, about=ABOUT.bodies)
        bring_appeals(month, dockets, about=ABOUT.court)
        self.procuratorate.intervene(month, dockets)
        accept_cases(month, dockets, self.city, about=ABOUT.court, investigators=4.0)
        assign_judges(month, self.courts, dockets, about=ABOUT.court)
        hold_hearings(month, self.courts, dockets, about=ABOUT.court, won=0.0)
        closed = dockets.closed_rows()
        settle_awards(disputes, closed, self.firms, self.accounts)
        self.administration.list_violators(month, disputes, closed, self.firms, about=ABOUT.bodies)
        suffer_abroad(month, self.exposure, self.firms, self.accounts, about=about)
        learn_from_cases(month, disputes, dockets, made, self.city, self.beliefs, about=about)
        dockets.close_month(month)
        self.accounts.close("month")


def lived(months: int = 14, seed: int = 0, *, region: Region = REGION, **levers: float) -> Rooms:
    """Some months under levers that stand still (code units)."""
    rooms = Rooms(seed)
    for index in range(months):
        rooms.live(month_of(region, index, seed=seed, **levers))
    return rooms


@settings(max_examples=12)
@given(st.data(), st.integers(0, 2**32 - 1))
def test_registers_and_money_close_under_any_levers(data, seed):
    levers = {}
    for name in PROTECTION:
        about = LEVERS[name]
        share = data.draw(st.floats(0, 1), label=name)
        levers[name] = (about.low + share * (about.high - about.low)) * about.factor
    rooms = lived(seed=seed, **levers)
    disputes = rooms.dockets.disputes
    closed = disputes.closed < NEVER
    assert (disputes.closed[closed] >= disputes.filed[closed]).all()
    assert (disputes.closed[closed] < month_end(month_of(REGION, 13))).all()
    assert (disputes.outcome[closed] > 0).all()
    assert (disputes.outcome[~closed] == 0).all()
    assert (disputes.worked <= disputes.hours + 1e-6).all()
    assert np.unique(disputes.key).size == len(disputes)
    for name in ("loss", "award", "hours", "stopped", "limit"):
        column = getattr(disputes, name)
        assert np.isfinite(column).all()
        assert (column >= 0.0).all()
    assert (rooms.firms.cash >= 0.0).all()
    assert ((rooms.firms.credit >= 0.0) & (rooms.firms.credit <= 1.0)).all()
    assert 0.0 <= rooms.city.sanction <= 1.0
    assert rooms.city.court_days > 0.0


def test_the_same_seed_gives_the_same_cases():
    one, two = lived(6).dockets.disputes, lived(6).dockets.disputes
    for name in Disputes.COLUMNS:
        assert (getattr(one, name) == getattr(two, name)).all()


def test_judges_change_no_infringement_and_no_infringers_luck_at_first():
    few, many = lived(1, judges=10.0).dockets.disputes, lived(1, judges=60.0).dockets.disputes
    opened = few.filed < 0.0
    assert (few.key == many.key).all()
    assert (few.loss == many.loss).all()
    assert np.sum(opened) > 0


def test_more_judges_leave_fewer_cases_pending_through_all_feedback():
    busy = small_region(months=24, economy={"serial_suits": 250.0, "basic_courts": 3.0})
    pending = [
        lived(18, judges=count, region=busy).dockets.open_with(0, 1, 2).size for count in (10.0, 14.0, 40.0)
    ]
    assert pending[0] >= pending[1] >= pending[2]


def test_every_body_is_used():
    rooms = lived(12)
    filed = np.bincount(rooms.dockets.disputes.body, minlength=len(BODIES))
    assert (filed > 0).all(), dict(zip(BODIES, filed.tolist(), strict=True))


@pytest.mark.parametrize("lever", ["judges", "adjudication_officers", "mediators", "arbitration_capacity"])
def test_staff_never_works_more_hours_than_it_has(lever):
    low = LEVERS[lever].low * LEVERS[lever].factor
    rooms = lived(6, **{lever: low})
    staffed = [*rooms.courts, rooms.administration, rooms.mediation, rooms.arbitration]
    assert all(one.hours_used <= one.hours_available + 1e-6 for one in staffed)
