"""The centres: places and slots with weights, the line of requests, selection, the ordinary queue."""

import mesa
import numpy as np
import pytest

from model import chance
from model.arrays import OPEN
from model.institutions.centres import STRATEGIC, Centre
from model.institutions.patent_office import PatentOffice
from model.month import Month
from model.parameters.examination import ExaminationParameters
from model.policy import Policy
from model.tables.innovators import Innovators
from model.tables.patents import INVENTION, ORDINARY, PRIORITY, PROTECTION_CENTRE, Patents
from tests.invariants.worlds import region, world

RULES = ExaminationParameters()
FIELD = int(np.flatnonzero(STRATEGIC)[0])


def month(index: int, seed: int = 7, **levers: float) -> Month:
    return Month(index, Policy(**levers), region().at(max(index, 0)), seed)


def firms(count: int, weight: float) -> Innovators:
    innovators = Innovators()
    keys = chance.children(np.full(count, 9, np.uint64), 0, np.arange(count), "firm")
    innovators.append(count, key=keys, sector=FIELD, weight=weight, turn=np.arange(count) % 12)
    return innovators


def registered(weight: float, quota: float, seed: int, months: int = 36) -> float:
    """Entities after some months when 6000 firms of the field stand in rows of this weight."""
    innovators, centre = firms(round(6000 / weight), weight), Centre(mesa.Model(rng=0), RULES, quick=False)
    for index in range(months):
        centre.register(month(index, seed, protection_centre_quota=quota), innovators)
    return innovators.weigh(centre.members(innovators))


@pytest.mark.parametrize("quota", [50.0, 143.0, 541.0])
def test_rows_of_twenty_fill_the_same_places_as_single_firms(quota):
    one = np.mean([registered(1.0, quota, seed) for seed in range(4)])
    twenty = np.array([registered(20.0, quota, seed) for seed in range(60)])
    error = twenty.std(ddof=1) / np.sqrt(twenty.size)
    assert one == pytest.approx(quota, abs=1.0)
    assert abs(twenty.mean() - one) < 4.0 * error + 0.02 * quota


def test_registrations_saturate_when_few_firms_apply():
    innovators, centre = firms(300, 1.0), Centre(mesa.Model(rng=0), RULES, quick=False)
    levels = []
    for index in range(60):
        centre.register(month(index, protection_centre_quota=5000.0), innovators)
        levels.append(centre.entities)
    assert levels[-1] < 300
    assert levels[11] > levels[59] - levels[47] > 0.0


def line(count: int, weight: float) -> tuple[Innovators, Patents]:
    innovators, patents = firms(1, weight), Patents()
    innovators.registered[:] = 0
    keys = chance.children(np.full(count, 4, np.uint64), 1, np.arange(count), "line")
    quality = chance.normal(chance.uniform(5, "quality", keys, 0))
    patents.append(count, key=keys, owner=0, kind=INVENTION, quality=quality, weight=weight)
    return innovators, patents


def served_of(weight: float, slots: float, months: int, each: int) -> tuple[list[float], Centre]:
    """Weighted requests served by month when ``each`` applications a month are filed by members."""
    office, centre = (
        PatentOffice(mesa.Model(rng=0), region(), RULES),
        Centre(mesa.Model(rng=0), RULES, quick=False),
    )
    innovators, patents = line(round(each / weight) * months, weight)
    served = []
    for index, filed in enumerate(np.split(np.arange(len(patents)), months)):
        patents.filed[filed] = index
        now = month(index, preexam_capacity=slots / (1.0 - RULES.quick_centre_slots))
        office.receive(now, patents, filed)
        centre.preexamine(now, innovators, patents, filed, office)
        served.append(centre.served)
    return served, centre


def test_no_more_is_served_than_there_are_slots_and_the_rest_waits():
    served, centre = served_of(1.0, 20.0, 24, 200)
    assert max(served) <= 20.0
    assert sum(served) == 20.0 * 24
    assert centre.unserved > 0.0
    assert centre.given_up > 0.0


def test_half_slots_add_up():
    served, _ = served_of(1.0, 7.5, 24, 200)
    assert sum(served) == pytest.approx(7.5 * 24, abs=1.0)


@pytest.mark.parametrize("slots", [7.5, 15.0, 42.5])
def test_rows_of_twenty_use_scarce_slots_neither_more_nor_less(slots):
    served, _ = served_of(20.0, slots, 120, 400)
    assert sum(served) == pytest.approx(slots * 120, abs=20.0)


def test_rows_of_twenty_find_slots_where_single_ones_do():
    one, thinned = served_of(1.0, 30.0, 130, 40)[0], served_of(20.0, 30.0, 130, 40)[0]
    assert sum(thinned) == pytest.approx(sum(one), rel=0.15)


def test_new_slots_take_time_and_cut_ones_are_gone_at_once():
    centre = Centre(mesa.Model(rng=0), RULES, quick=False)
    centre.capacity = 10.0
    assert centre._trained(70.0) == pytest.approx(10.0 + 60.0 / RULES.preexam_training)
    assert centre._trained(4.0) == 4.0


def test_what_passes_is_granted_far_more_often_and_mostly_because_it_would_have_been():
    office, centre = (
        PatentOffice(mesa.Model(rng=0), region(), RULES),
        Centre(mesa.Model(rng=0), RULES, quick=False),
    )
    innovators, patents = line(40_000, 1.0)
    patents.filed[:] = 0
    rows, now = np.arange(40_000), month(0)
    centre.credit = 1e6  # slots for all
    office.receive(now, patents, rows)
    before = office.verdicts(now, patents, rows) == 0
    passed = centre.preexamine(now, innovators, patents, rows, office)
    after = office.verdicts(now, patents, passed) == 0
    assert 0.84 < after.mean() < 0.93
    assert before[passed].mean() > 0.8  # selection and screening
    assert 0.0 < after.mean() - before[passed].mean() < 0.06  # mended
    assert np.all(patents.route[passed] == PROTECTION_CENTRE)
    assert np.all(patents.published[passed] <= patents.acted[passed])


def test_the_ordinary_queue_does_not_notice_the_centres():
    shut = world(30, preexam_capacity=0.0, scale=100)
    wide = world(30, preexam_capacity=600.0, protection_centre_quota=5000.0, scale=100)
    one, two = shut.patents, wide.patents
    same = np.intersect1d(one.key, two.key, return_indices=True)
    a, b = same[1], same[2]
    ordinary = (two.route[b] == ORDINARY) | (two.route[b] == PRIORITY)
    assert np.count_nonzero(~ordinary) > 50
    a, b = a[ordinary], b[ordinary]
    for name in ("route", "published", "entered", "acted"):
        assert np.array_equal(getattr(one, name)[a], getattr(two, name)[b]), name
    # firms that learned from faster grants draft otherwise; a utility model falls with its twin's grant
    alike = (one.quality[a] == two.quality[b]) & (one.kind[a] == INVENTION)
    assert np.count_nonzero(alike) > 10_000
    for name in ("refused", "granted"):
        assert np.array_equal(getattr(one, name)[a[alike]], getattr(two, name)[b[alike]]), name


def test_a_wide_centre_pulls_grants_forward():
    shut = world(30, preexam_capacity=0.0, protection_centre_quota=5000.0, scale=100)
    wide = world(30, preexam_capacity=600.0, protection_centre_quota=5000.0, scale=100)
    fast = np.flatnonzero(wide.patents.route == PROTECTION_CENTRE)
    done = fast.compress(wide.patents.granted[fast] != OPEN)
    usual = shut.patents.granted - shut.patents.filed
    usual = usual[
        (shut.patents.granted != OPEN) & (shut.patents.filed >= 0) & (shut.patents.kind == INVENTION)
    ]
    assert np.mean(wide.patents.granted[done] - wide.patents.filed[done]) < 0.35 * np.mean(usual)


def test_a_registered_entity_is_eligible_only_while_it_is_alive():
    office, centre = (
        PatentOffice(mesa.Model(rng=0), region(), RULES),
        Centre(mesa.Model(rng=0), RULES, quick=False),
    )
    innovators, patents = line(50, 1.0)
    innovators.exited[:] = 0
    now = month(1, preexam_capacity=100.0)
    patents.filed[:] = 1
    assert centre.preexamine(now, innovators, patents, np.arange(50), office).size == 0
    assert centre.requests == 0.0
