"""The queue of courts and bodies against theory: the serving code of the city with its extras off.

With one place per docket, no clocks and one class it is M/M/c and M/G/1 in order of arrival, with two
classes and one server the priority queue. Each of 200 benches is one seed.
"""

import ciw
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.chance import exponential, normal, uniform
from model.serving import work
from tests.model import courtroom

SEEDS, CASES, SETTLING = 200, 2500, 500
"""Benches, cases of each, and the first of them that are left out: the queue begins empty."""


def luck(name: str, cases: int = CASES, seeds: int = SEEDS) -> np.ndarray:
    """One number in (0, 1) per seed and case, shape (seeds, cases)."""
    return uniform(7, "queue." + name, courtroom.keys(seeds * cases, "queue"), 0).reshape(seeds, cases)


def arrivals(rate: float, **size: int) -> np.ndarray:
    """Poisson arrivals, days, shape (seeds, cases)."""
    return np.cumsum(exponential(luck("arrivals", **size)) / rate, axis=1)


def queue(arrived: np.ndarray, hours: np.ndarray, servers: int = 1, klass: np.ndarray | None = None):
    """Days from arrival to the beginning, and days done, shape (seeds, cases); an hour takes a day."""
    seeds, cases = arrived.shape
    done, begun, *_ = work(
        np.repeat(np.arange(seeds), cases),
        np.zeros(arrived.size, dtype=int) if klass is None else klass.ravel(),
        arrived.ravel(),
        arrived.ravel(),
        hours.ravel(),
        first=np.arange(seeds + 1) * servers,
        rate=np.ones(seeds * servers),
        limit=1,
        start=0.0,
        end=1e9,
    )
    return begun.reshape(arrived.shape) - arrived, done.reshape(arrived.shape)


def agrees(values: np.ndarray, expected: float) -> bool:
    """Whether the mean over seeds lies within three standard errors; one value per seed."""
    return bool(abs(values.mean() - expected) < 3.0 * values.std(ddof=1) / np.sqrt(values.size))


def test_many_judges_with_one_case_each_are_erlangs_queue():
    wait, _ = queue(arrivals(5.0), exponential(luck("hours")) / 2.0, servers=4)
    late = wait[:, SETTLING:]
    assert agrees(np.mean(late > 1e-12, axis=1), 0.319857)
    assert agrees(late.mean(axis=1), 0.106619)


@pytest.mark.parametrize("spread", [0.0, 0.6, 1.0])
def test_one_judge_with_any_effort_is_the_queue_of_pollaczek_and_khinchine(spread):
    load = 0.6
    z = normal(luck("hours").ravel()).reshape(SEEDS, CASES)
    hours = np.exp(spread * z - spread**2 / 2.0)
    wait, _ = queue(arrivals(load), hours)
    expected = load * np.exp(spread**2) / (2.0 * (1.0 - load))
    assert agrees(wait[:, SETTLING:].mean(axis=1), expected)


def test_two_classes_wait_as_in_a_priority_queue():
    load, urgent = 0.7, 0.4
    klass = (luck("class") > urgent).astype(int)
    wait, _ = queue(arrivals(load), exponential(luck("hours")), klass=klass)
    late, kind = wait[:, SETTLING:], klass[:, SETTLING:]
    first = np.array([w[k == 0].mean() for w, k in zip(late, kind, strict=True)])
    second = np.array([w[k == 1].mean() for w, k in zip(late, kind, strict=True)])
    residual = load  # of exponential efforts with mean 1
    assert agrees(first, residual / (1.0 - load * urgent))
    assert agrees(second, residual / ((1.0 - load * urgent) * (1.0 - load)))


def test_littles_law_holds_on_dates_that_were_computed_apart():
    arrived = arrivals(3.0, seeds=20)
    _, done = queue(arrived, exponential(luck("hours", seeds=20)), servers=4)
    for filed, closed in zip(arrived, done, strict=True):
        days = np.sort(np.concatenate([filed, closed]))
        middle = (days[1:] + days[:-1]) / 2.0
        pending = np.searchsorted(filed, middle) - np.searchsorted(np.sort(closed), middle)
        area = float(np.sum(pending * np.diff(days)))
        assert area == pytest.approx(float(np.sum(closed - filed)), rel=1e-9)


@settings(max_examples=30)
@given(st.integers(1, 6), st.integers(1, 4), st.floats(0.3, 6.0))
def test_one_more_judge_never_makes_a_case_begin_later_in_order_of_arrival(servers, more, rate):
    arrived, hours = arrivals(rate, cases=300, seeds=3), exponential(luck("hours", cases=300, seeds=3))
    few, _ = queue(arrived, hours, servers)
    many, _ = queue(arrived, hours, servers + more)
    assert (many <= few + 1e-9).all()


def test_the_queue_agrees_with_ciw_on_the_same_arrivals_and_efforts():
    arrived, hours = arrivals(4.5, cases=600, seeds=1), exponential(luck("hours", cases=600, seeds=1)) / 1.5
    gaps = np.diff(arrived[0], prepend=0.0).tolist()
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*gaps, 1e9])],
        service_distributions=[ciw.dists.Sequential([*hours[0].tolist(), 1.0])],
        number_of_servers=[4],
    )
    ciw.seed(0)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(600, method="Finish")
    records = sorted(simulation.get_all_records(), key=lambda one: one.arrival_date)[:600]
    wait, _ = queue(arrived, hours, servers=4)
    np.testing.assert_allclose([one.waiting_time for one in records], wait[0], atol=1e-9)


def test_months_cut_the_work_of_a_court_and_change_nothing():
    arrived, hours = arrivals(3.0, cases=400, seeds=1)[0], exponential(luck("hours", cases=400, seeds=1))[0]
    at_once = queue(arrived[None], hours[None], servers=4)[1][0]
    left, server = hours.copy(), np.full(400, -1)
    done = np.full(400, np.inf)
    for month in range(40):
        rows = np.flatnonzero(np.isinf(done) & (arrived < (month + 1) * 10.0))
        days, _, judge, _, worked = work(
            np.zeros(rows.size, dtype=int), np.zeros(rows.size, dtype=int), arrived[rows], arrived[rows],
            left[rows], first=np.array([0, 4]), rate=np.ones(4), limit=1, start=month * 10.0,
            end=(month + 1) * 10.0, server=server[rows], begun=left[rows] < hours[rows],
        )  # fmt: skip
        done[rows], server[rows] = days, judge
        left[rows] -= worked
    np.testing.assert_allclose(done, at_once, atol=1e-6)


def test_a_judge_interleaves_cases_while_their_clocks_run():
    ready = np.array([50.0, 5.0, 8.0])
    done, begun, judge, dealt, _ = _one_judge(ready, limit=3)
    assert dealt.tolist() == [0.0, 1.0, 2.0]
    assert begun.tolist() == [50.0, 5.0, 8.0]
    assert done.tolist() == [52.0, 7.0, 10.0]
    assert judge.tolist() == [0, 0, 0]


def test_a_full_docket_makes_a_case_wait_for_its_judge():
    _, begun, _, dealt, _ = _one_judge(np.array([50.0, 5.0, 8.0]), limit=2)
    assert dealt.tolist() == [0.0, 1.0, 7.0]
    assert begun.tolist() == [50.0, 5.0, 8.0]


def test_a_judge_who_is_away_gets_no_case_and_closes_none():
    none = np.zeros(3, dtype=int)
    entered, ready = np.arange(3.0), np.arange(3.0)
    done, _, judge, *_ = work(
        none, none, entered, ready, np.full(3, 2.0), first=np.array([0, 2]), rate=np.array([0.0, 1.0]),
        limit=9, start=0.0, end=30.0, server=np.array([0, -1, -1]),
    )  # fmt: skip
    assert np.isinf(done[0])
    assert judge.tolist() == [0, 1, 1]


def _one_judge(ready: np.ndarray, limit: int):
    none = np.zeros(3, dtype=int)
    return work(
        none, none, np.arange(3.0), ready, np.full(3, 2.0), first=np.array([0, 1]), rate=np.ones(1),
        limit=limit, start=0.0, end=100.0,
    )  # fmt: skip
