"""Programmes (工程项目): an order with money behind it, and what stands or is delivered because of it.

Stations ordered are not stations standing: between them lie lead time, hiring, rationing and
closure. ``Facility`` is for what stands (stations, centres, zones, schools, specialists in post),
``Delivery`` for what is done (courses, campaigns, reports, places), ``Enrolment`` for firms that
another rule picks. Levers are read here only, by name from the tables below.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import Floats, Keys, Months
from model.month import Month
from model.parameters.programmes import ProgrammeParameters
from model.policy import Policy

STATIONS = (
    "protection_workstations_ordered",
    "trademark_guidance_stations_ordered",
    "trade_secret_stations_ordered",
    "science_stations_ordered",
)
CENTRES = (
    "cultivation_centres_ordered",
    "copyright_service_centres_ordered",
    "public_service_nodes",
    "operation_centres",
)
ZONES = ("service_clusters_ordered",)
SCHOOLS = ("pilot_schools_ordered",)
STAFF = ("technical_investigators_ordered",)
EVENTS = (
    "enforcement_campaigns_ordered",
    "overseas_training_courses",
    "navigation_reports",
    "bank_outreach_events",
    "awareness_campaigns",
    "international_exchange",
)
PLACES = ("trainees_ordered", "attorney_training", "talent_programme")
ENROLMENTS = ("contact_firm_enrolment",)

ROUNDING = 1e-9
"""Twelve twelfths make one in spite of rounding."""


def units_of(key: Keys, count: int) -> Keys:
    """Identities of the first units of a programme, shape (count,)."""
    return np.asarray(key + np.arange(count, dtype=np.uint64), dtype=np.uint64)


@dataclass(frozen=True)
class Pace:
    """How fast things of one kind come to stand, before money and reviews."""

    lead: float
    """Months from the order until the thing is ready."""
    limit: float
    """Things that can be started in a month."""
    opens: float
    """Chance a month that what is ready is staffed and opens."""
    leaves: float = 0.0
    """Share a year that leaves by itself (specialists)."""


class Programme(mesa.Agent):
    """One order and what came of it; ``money`` and ``speed`` are passed on by the government."""

    def __init__(self, model: Any, lever: str, rules: ProgrammeParameters, policy: Policy) -> None:
        super().__init__(model)
        self.lever, self.rules = lever, rules
        self.key: Keys = np.array([chance.name_key(lever)], dtype=np.uint64)
        self.ordered = float(getattr(policy, lever))
        self.standing = 0.0
        """Things that stand and are staffed at month end, whole numbers."""
        self.delivered = 0.0
        """Done this month."""
        self.money = 1.0
        """Share of new orders that the yearly envelope can pay, 0-1."""
        self.speed = 1.0
        """Speed of delivery against one review a year."""
        self.hiring = 1.0
        """Speed of hiring against no talent programme."""

    @property
    def paid_units(self) -> float:
        """Units whose yearly cost is due this month."""
        raise NotImplementedError

    def build(self, month: Month) -> None:
        """Read the order and work on it for a month."""
        raise NotImplementedError


class Facility(Programme):
    """Things that stand: ordered, built after a lead time, opened once staffed, closed if unwanted."""

    def __init__(
        self, model: Any, lever: str, rules: ProgrammeParameters, policy: Policy, pace: Pace
    ) -> None:
        super().__init__(model, lever, rules, policy)
        self.pace = pace
        self.standing = float(np.round(np.floor(self.ordered + ROUNDING) * rules.opening_staffed))
        self.ready: Months = np.empty(0, dtype=np.int32)
        """Month in which each thing of the pipeline is ready to open."""
        self.units: Keys = np.empty(0, dtype=np.uint64)
        self.started = 0
        self.room = 1.0
        """Starts that building capacity allows now."""
        self.opened = self.closed = self.left = 0.0

    @property
    def pipeline(self) -> int:
        """Things ordered that do not stand yet."""
        return int(self.ready.size)

    @property
    def paid_units(self) -> float:
        """What stands and what is being built costs a twelfth of its yearly cost."""
        return (self.standing + self.pipeline) / 12.0

    def build(self, month: Month) -> None:
        """Open what is ready and staffed, lose who leaves, start what is wanted, close what is not."""
        self.ordered = float(getattr(month.policy, self.lever))
        wanted = float(np.floor(self.ordered + ROUNDING))
        self._open(month)
        self._leave(month)
        self._start(month, wanted - self.standing - self.pipeline)
        self._close(self.standing + self.pipeline - wanted)

    def _open(self, month: Month) -> None:
        self.opened = 0.0
        if not self.pipeline:
            return
        staffed = month.happens("programmes.open", self.units, min(self.pace.opens * self.hiring, 1.0))
        opens = (self.ready <= month.index) & staffed
        self.opened = float(np.count_nonzero(opens))
        self.standing += self.opened
        self.ready, self.units = self.ready[~opens], self.units[~opens]

    def _leave(self, month: Month) -> None:
        self.left = 0.0
        if self.pace.leaves > 0.0 and self.standing > 0.0:
            posts = units_of(self.key, int(self.standing))
            leaves = month.happens("programmes.leave", posts, self.pace.leaves / 12.0)
            self.left = float(np.count_nonzero(leaves))
            self.standing -= self.left

    def _start(self, month: Month, missing: float) -> None:
        most = self.pace.limit * self.hiring
        self.room = min(self.room + most * self.money, max(most, 1.0))
        starts = int(min(missing, np.floor(self.room + ROUNDING)))
        if starts <= 0:
            return
        self.room -= starts
        ready = month.index + max(round(self.pace.lead / (self.speed * self.hiring)), 1)
        self.ready = np.append(self.ready, np.full(starts, ready, dtype=np.int32))
        self.units = np.append(self.units, units_of(self.key, self.started + starts)[self.started :])
        self.started += starts

    def _close(self, excess: float) -> None:
        self.closed = 0.0
        if excess <= 0.0:
            return
        cancelled = min(int(excess), self.pipeline)  # the youngest orders are called off first
        keep = self.pipeline - cancelled
        self.ready, self.units = self.ready[:keep], self.units[:keep]
        rest = excess - cancelled
        self.closed = float(min(np.ceil(rest * self.rules.closure), self.standing))
        self.standing -= self.closed


class Schedule:
    """Turns a yearly number into whole things due, so that a constant order gives exactly its count."""

    def __init__(self, start: float = 0.5) -> None:
        self.due = start
        """Due and not done yet; one half at the start puts a single yearly event in mid-year."""

    def add(self, amount: float) -> int:
        """Let an amount fall due; returns the whole things that wait."""
        self.due += amount
        return int(np.floor(self.due + ROUNDING))

    def hold(self, month: Month, decision: str, key: Keys, waiting: int, probability: float) -> int:
        """How many of the things that wait are done this month; the others wait on."""
        if waiting <= 0:
            return 0
        done = int(np.count_nonzero(month.happens(decision, units_of(key, waiting), probability)))
        self.due -= done
        return done


class Delivery(Programme):
    """Things done: whole events that are held or wait a month, or places that people take."""

    def __init__(
        self, model: Any, lever: str, rules: ProgrammeParameters, policy: Policy, *, places: bool
    ) -> None:
        super().__init__(model, lever, rules, policy)
        self.places = places
        self.schedule = Schedule()
        self.rate = self.ordered
        """Delivered a year, smoothed over about a year."""

    @property
    def paid_units(self) -> float:
        """What was done this month; an event ordered for a year is paid when it takes place."""
        return self.delivered

    def build(self, month: Month) -> None:
        """Deliver what falls due; gatherings that a lockdown forbids are lost."""
        self.ordered = float(getattr(month.policy, self.lever))
        due = self.ordered / 12.0 * self.money * min(month.economy.activity, 1.0)
        if self.places:
            done = self.schedule.add(due * self.rules.attendance)
            self.schedule.due -= done
        else:
            waiting = self.schedule.add(due)
            done = self.schedule.hold(month, "programmes.held", self.key, waiting, self.rules.held)
        self.delivered = float(done)
        self.rate += (12.0 * done - self.rate) / 12.0


class Enrolment(Programme):
    """A yearly number of firms to enrol; which firms, and how many fit, is decided by another rule."""

    def __init__(self, model: Any, lever: str, rules: ProgrammeParameters, policy: Policy) -> None:
        super().__init__(model, lever, rules, policy)
        self.due = 0.0

    @property
    def paid_units(self) -> float:
        """Firms enrolled this month."""
        return self.delivered

    def build(self, month: Month) -> None:
        """Let a month's share of the order fall due; no more than a year's order can wait."""
        self.ordered = float(getattr(month.policy, self.lever))
        self.delivered = 0.0
        self.due = min(self.due + self.ordered / 12.0 * self.money, self.ordered)

    def deliver(self, firms: float) -> None:
        """Book firms enrolled this month."""
        self.delivered += firms
        self.due = max(self.due - firms, 0.0)


def build_programmes(model: Any, policy0: Policy, rules: ProgrammeParameters) -> dict[str, Programme]:
    """Every programme by the id of its lever; what stands at the opening follows the orders of then."""
    station = Pace(rules.station_lead, rules.station_limit, rules.staffing)
    centre = Pace(rules.centre_lead, rules.centre_limit, rules.staffing)
    zone = Pace(rules.zone_lead, rules.zone_limit, rules.staffing)
    school = Pace(rules.school_lead, rules.school_limit, 1.0)  # a school that is named has its teachers
    staff = Pace(rules.staff_lead, rules.staff_limit, rules.staffing, rules.staff_turnover)
    built: list[Programme] = []
    for pace, levers in (
        (station, STATIONS), (centre, CENTRES), (zone, ZONES), (school, SCHOOLS), (staff, STAFF),
    ):  # fmt: skip
        built += [Facility(model, lever, rules, policy0, pace) for lever in levers]
    built += [Delivery(model, lever, rules, policy0, places=False) for lever in EVENTS]
    built += [Delivery(model, lever, rules, policy0, places=True) for lever in PLACES]
    built += [Enrolment(model, lever, rules, policy0) for lever in ENROLMENTS]
    return {programme.lever: programme for programme in built}


def pass_on(programmes: dict[str, Programme], rules: ProgrammeParameters, money: float, speed: float) -> None:
    """Tell every programme what the envelope and the reviews allow, and how fast specialists are found."""
    talents = programmes["talent_programme"]
    found = talents.rate if isinstance(talents, Delivery) else 0.0
    hiring = 1.0 - rules.talent_gain * np.expm1(-found / rules.talent_scale)
    for programme in programmes.values():
        programme.money, programme.speed = money, speed
    for lever in STAFF:
        programmes[lever].hiring = float(hiring)


def build_all(month: Month, programmes: Iterable[Programme]) -> None:
    """One month of work on every programme."""
    for programme in programmes:
        programme.build(month)


def places_with_node(nodes: float, shares: Floats, seed: int, spread: float) -> int:
    """Places that have a public node: each node has a place for life, by innovators or evenly."""
    keys = np.uint64(chance.name_key("public_service_nodes")) + np.arange(int(nodes), dtype=np.uint64)
    even = chance.uniform(seed, "programmes.node_even", keys, 0) < spread
    u = chance.uniform(seed, "programmes.node_place", keys, 0)
    edges = np.cumsum(shares) / np.sum(shares)
    place = np.where(even, (u * shares.size).astype(np.intp), np.searchsorted(edges, u))
    return int(np.unique(place).size)
