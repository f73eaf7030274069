"""Serving (办案): benches with dockets, in continuous time; the one queue of every body that handles cases.

A bench has servers (judges, officers). Each holds a docket of at most ``limit`` open cases and works on one
at a time, to its end: of those that are ready, the lowest class first, then the one that was ready first.
Cases without a place in a docket wait in the pool of the bench and are dealt out in the same order, to the
server with the fewest. With one place per docket, no clocks and one class this is M/M/c or M/G/1 in order
of arrival; with two classes and one server the priority queue (tests/model/test_queue.py).
"""

import numpy as np

from model.arrays import Codes, Floats, Mask, Rows
from model.kernels import compiled

NEVER = np.inf
"""A day that does not come within the span."""


def work(
    bench: Rows,
    klass: Rows,
    entered: Floats,
    ready: Floats,
    left: Floats,
    *,
    first: Rows,
    rate: Floats,
    limit: int,
    start: float,
    end: float,
    server: Rows | Codes | None = None,
    begun: Mask | None = None,
) -> tuple[Floats, Floats, Rows, Floats, Floats]:
    """Work on open cases from day ``start`` to day ``end``; nothing is changed in place.

    Parameters
    ----------
    bench : who handles the case, shape (n_cases,), as all that follow; order within ``entered`` is kept
    klass : 0, 1, ...: lower classes go first, none is broken off
    entered : day from which the case can be dealt out
    ready : day from which it can be worked on, not before ``entered``
    left : hours it still takes, > 0
    first : place of the first server of each bench in ``rate``, shape (n_benches + 1,)
    rate : hours a day of each server, shape (n_servers,); 0 = absent
    limit : cases in a docket at most
    server : on whose docket the case is already, within its bench; -1 = in the pool
    begun : its server was in the middle of it

    Returns
    -------
    Day done and day begun (``NEVER`` beyond the span), server, day dealt out (-1 = earlier), hours worked.
    """
    order = np.lexsort((entered, klass, bench))
    starts = np.searchsorted(bench[order], np.arange(first.size))
    held = np.full(bench.size, -1, dtype=np.int64) if server is None else server[order].astype(np.int64)
    midway = np.zeros(bench.size, dtype=np.bool_) if begun is None else begun[order]
    values = (klass[order].astype(np.int64), entered[order], ready[order], left[order])
    found = _work(
        starts.astype(np.int64), *values, held, midway, first.astype(np.int64), rate, limit, start, end
    )
    back = np.empty_like(order)
    back[order] = np.arange(order.size)
    done, opened, who, dealt, worked = found
    return done[back], opened[back], who[back], dealt[back], worked[back]


@compiled
def _work(
    starts: Rows, klass: Rows, entered: Floats, ready: Floats, left: Floats, held: Rows, midway: Mask,
    first: Rows, rate: Floats, limit: int, start: float, end: float,
) -> tuple[Floats, Floats, Rows, Floats, Floats]:  # fmt: skip
    n = klass.size
    done, opened = np.full(n, np.inf), np.full(n, np.inf)
    dealt, worked = np.full(n, -1.0), np.zeros(n)
    who = held.copy()
    for k in range(starts.size - 1):
        low, high = starts[k], starts[k + 1]
        if high > low and first[k + 1] > first[k]:
            _bench(
                low, high, klass, entered, ready, left, midway, rate[first[k] : first[k + 1]], limit, start,
                end, done, opened, who, dealt, worked,
            )  # fmt: skip
    return done, opened, who, dealt, worked


@compiled
def _bench(
    low: int, high: int, klass: Rows, entered: Floats, ready: Floats, left: Floats, midway: Mask,
    rate: Floats, limit: int, start: float, end: float,
    done: Floats, opened: Floats, who: Rows, dealt: Floats, worked: Floats,
) -> None:  # fmt: skip
    """One bench through the span, event by event; the last five columns are written."""
    servers = rate.size
    count = _held(low, high, who, servers)
    docket = np.empty((servers, max(limit, count.max())), np.int64)
    case = np.full(servers, -1, np.int64)
    since, finish, turn = np.full(servers, start), np.full(servers, np.inf), np.full(servers, np.inf)
    heads, tails = _classes(low, high, klass)
    _take_over(low, high, who, midway, ready, docket, count, case, turn)
    _go_on(case, rate, left, start, opened, finish)
    now = start
    while now < end:
        _deal(now, heads, tails, entered, ready, who, dealt, docket, count, case, turn, rate, limit)
        later = _begin(now, klass, ready, left, rate, docket, count, turn, case, since, finish, opened)
        if _has_room(rate, count, limit):
            later = min(later, _coming(heads, tails, entered, who))
        now = later
        if now < end:
            _finish(now, case, finish, turn, docket, count, ready, left, done, worked)
    for j in range(servers):
        if case[j] >= 0 and rate[j] > 0.0:
            worked[case[j]] = (end - since[j]) * rate[j]


@compiled
def _held(low: int, high: int, who: Rows, servers: int) -> Rows:
    """Cases on each docket; those of a server who has gone are put back into the pool."""
    count = np.zeros(servers, np.int64)
    for i in range(low, high):
        if who[i] >= servers:
            who[i] = -1
        if who[i] >= 0:
            count[who[i]] += 1
    return count


@compiled
def _go_on(case: Rows, rate: Floats, left: Floats, start: float, opened: Floats, finish: Floats) -> None:
    """Servers go on with what they were in the middle of."""
    for j in range(case.size):
        if case[j] >= 0 and rate[j] > 0.0:
            opened[case[j]], finish[j] = start, start + left[case[j]] / rate[j]


@compiled
def _begin(
    now: float, klass: Rows, ready: Floats, left: Floats, rate: Floats, docket: Rows, count: Rows,
    turn: Floats, case: Rows, since: Floats, finish: Floats, opened: Floats,
) -> float:  # fmt: skip
    """Whoever is free begins the case whose turn it is; the day on which a server is next done or called."""
    later = np.inf
    for j in range(rate.size):
        if rate[j] > 0.0:
            if case[j] < 0 and turn[j] <= now:
                one = _next(docket[j], count[j], klass, ready, now)
                case[j], since[j], finish[j] = one, now, now + left[one] / rate[j]
                opened[one] = now
            later = min(later, finish[j] if case[j] >= 0 else turn[j])
    return later


@compiled
def _has_room(rate: Floats, count: Rows, limit: int) -> bool:
    """Whether anybody present has a place in the docket."""
    return bool(np.any((rate > 0.0) & (count < limit)))


@compiled
def _finish(
    now: float, case: Rows, finish: Floats, turn: Floats, docket: Rows, count: Rows, ready: Floats,
    left: Floats, done: Floats, worked: Floats,
) -> None:  # fmt: skip
    """Take what is done now off the dockets."""
    for j in range(case.size):
        if finish[j] <= now:
            one = case[j]
            done[one], worked[one] = finish[j], left[one]
            case[j], finish[j] = -1, np.inf
            turn[j] = _remove(docket[j], count[j], one, ready)
            count[j] -= 1


@compiled
def _classes(low: int, high: int, klass: Rows) -> tuple[Rows, Rows]:
    """First case of each class and the one after its last: cases are sorted by class."""
    most = klass[high - 1] + 1
    heads, tails = np.full(most, high, np.int64), np.full(most, high, np.int64)
    for i in range(high - 1, low - 1, -1):
        heads[klass[i]] = i
    for c in range(most - 2, -1, -1):
        if heads[c] == high:
            heads[c] = heads[c + 1]
        tails[c] = heads[c + 1]
    return heads, tails


@compiled
def _take_over(
    low: int, high: int, who: Rows, midway: Mask, ready: Floats,
    docket: Rows, count: Rows, case: Rows, turn: Floats,
) -> None:  # fmt: skip
    """Dockets as they stand at the beginning."""
    count[:] = 0
    for i in range(low, high):
        j = who[i]
        if j >= 0:
            docket[j, count[j]] = i
            count[j] += 1
            turn[j] = min(turn[j], ready[i])
            if midway[i] and case[j] < 0:
                case[j] = i


@compiled
def _coming(heads: Rows, tails: Rows, entered: Floats, who: Rows) -> float:
    """Day on which the next case of the pool comes."""
    soon = np.inf
    for c in range(heads.size):
        while heads[c] < tails[c] and who[heads[c]] >= 0:
            heads[c] += 1
        if heads[c] < tails[c]:
            soon = min(soon, entered[heads[c]])
    return soon


@compiled
def _deal(
    now: float, heads: Rows, tails: Rows, entered: Floats, ready: Floats, who: Rows, dealt: Floats,
    docket: Rows, count: Rows, case: Rows, turn: Floats, rate: Floats, limit: int,
) -> None:  # fmt: skip
    """Deal out what has come, to the server with the fewest cases, while there is a place."""
    for c in range(heads.size):
        while True:
            while heads[c] < tails[c] and who[heads[c]] >= 0:
                heads[c] += 1
            if heads[c] >= tails[c] or entered[heads[c]] > now:
                break
            best = -1
            for j in range(rate.size):
                if rate[j] > 0.0 and count[j] < limit and (best < 0 or count[j] < count[best]):
                    best = j
            if best < 0:
                return
            i = heads[c]
            who[i], dealt[i] = best, now
            docket[best, count[best]] = i
            count[best] += 1
            turn[best] = min(turn[best], ready[i])
            heads[c] += 1


@compiled
def _next(docket: Rows, count: int, klass: Rows, ready: Floats, now: float) -> int:
    """The case whose turn it is: lowest class, then ready first."""
    best = -1
    for place in range(count):
        i = docket[place]
        if ready[i] <= now and (
            best < 0
            or klass[i] < klass[best]
            or (klass[i] == klass[best] and (ready[i], i) < (ready[best], best))
        ):
            best = i
    return best


@compiled
def _remove(docket: Rows, count: int, gone: int, ready: Floats) -> float:
    """Take a case off a docket; the day on which the first of the others is ready."""
    place, first = 0, np.inf
    for at in range(count):
        i = docket[at]
        if i != gone:
            docket[place] = i
            place += 1
            first = min(first, ready[i])
    return first
