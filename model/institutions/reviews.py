"""Reviews that move money (考核督导): from goals that are ahead of schedule to goals that lag.

At a review the government compares each goal of its plans with a straight path from the value when
the plan was issued to the value required when due (序时进度). Levers that serve lagging goals alone
or among others get money; levers that serve only goals that are safely ahead give it. What
stands and who is in post is a commitment and gives nothing. Orders move, never measures; the
government reads its own past measures only, a month late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Floats, Mask
from model.institutions.programmes import CENTRES, SCHOOLS, STAFF, STATIONS, ZONES
from model.month import Month
from model.parameters.programmes import ProgrammeParameters
from model.policy import LEVERS, Policy
from model.region import Goal

LOOP = "review_money"
"""Name of this feedback loop in HOLDS."""
NAMES = list(LEVERS)
FACTORS = np.array([about.factor for about in LEVERS.values()])
LOW = np.array([about.plannable[0] for about in LEVERS.values()])
HIGH = np.array([about.plannable[1] for about in LEVERS.values()])
BY_YEAR = np.array([about.cost.basis == "unit and year" for about in LEVERS.values()])
GOVERNING = np.array([about.group == "governance" for about in LEVERS.values()])
"""A government does not pay for its goals with its reviews."""
POSTS = ("judges", "adjudication_officers", "mediators", "arbitration_capacity")
COMMITTED = np.isin(NAMES, (*STATIONS, *CENTRES, *ZONES, *SCHOOLS, *STAFF, *POSTS))
"""Levers that order what stands or who is in post: they may get money and give none."""
HUNDRED = 100.0
"""Per cent in one."""


def levels_of(policy: Policy) -> Floats:
    """Every lever in the unit in which its cost is declared, shape (n_levers,)."""
    return np.array([getattr(policy, name) for name in NAMES]) / FACTORS


# ── what a review sees ────────────────────────────────────────────────────────────────────────────


def reading(window: Floats, kinds: Sequence[str]) -> Floats:
    """Goals as a year ending with a window reads them, shape (n_goals,).

    Parameters
    ----------
    window : months of measures, shape (n_months, n_goals, 2): value and 1, or numerator and denominator
    kinds : stocks are read at the end, flows as a year, ratios as quotient of sums, others as mean
    """
    top, bottom = np.nansum(window[:, :, 0], axis=0), np.nansum(window[:, :, 1], axis=0)
    known = np.isfinite(window[:, :, 0]).sum(axis=0)
    ratio = np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom != 0)
    mean = np.divide(top, known, out=np.full(top.shape, np.nan), where=known != 0)
    kind = np.array(kinds)
    answer = np.where(kind == "flow", 12.0 * mean, np.where(kind == "ratio", ratio, mean))
    return np.where(kind == "stock", window[-1, :, 0], answer)


def lags(now: Floats, base: Floats, goals: Sequence[Goal], index: int, least: float) -> Floats:
    """How far goals are behind their straight paths, as share of the way; negative is ahead, NaN unknown."""
    sign = np.array([goal.sign for goal in goals])
    required = np.array([goal.required for goal in goals])
    past = np.array([(index - goal.issued) / max(goal.due - goal.issued, 1) for goal in goals])
    way = np.maximum((required - base) * sign, 0.0)
    ahead = (now - required) * sign + way * (1.0 - np.clip(past, 0.0, 1.0))
    length = np.maximum(way, least * np.abs(required))
    return np.divide(-ahead, length, out=np.full(way.shape, np.nan), where=length > 0.0)


# ── what a review does ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Verdict:
    """What a review concludes for levers."""

    wants: Floats
    """How much each lever is needed: lags of the goals that it serves, shared among their levers."""
    spare: Mask
    """Levers that serve goals in force, and only safe ones, and that are no commitments."""
    lagging: int
    safe: int


def judge(lag: Floats, live: Mask, serves: Mask, rules: ProgrammeParameters) -> Verdict:
    """Which levers are needed and which can spare money; ``serves`` has shape (n_goals, n_levers)."""
    late = live & (lag > rules.review_lag_margin)
    safe = live & (lag < -rules.review_safe_margin)
    each = np.where(late, np.minimum(lag, 1.0), 0.0) / np.maximum(serves.sum(axis=1), 1)
    involved = np.any(serves & live[:, None], axis=0)
    spare = involved & ~np.any(serves & (live & ~safe)[:, None], axis=0) & ~COMMITTED
    return Verdict((serves * each[:, None]).sum(axis=0), spare, int(late.sum()), int(safe.sum()))


def balanced(shift: Floats) -> Floats:
    """The shift with its larger side scaled down, so that it sums to zero."""
    up, down = np.maximum(shift, 0.0), np.maximum(-shift, 0.0)
    total = min(float(up.sum()), float(down.sum()))
    if total <= 0.0:
        return np.zeros(shift.size)
    return up * (total / float(up.sum())) - down * (total / float(down.sum()))


def moved(
    shift: Floats, verdict: Verdict, levels: Floats, cost: Floats, rules: ProgrammeParameters
) -> Floats:
    """The shift of yearly money by lever after a review, CNY, shape (n_levers,); it sums to zero.

    What no longer has its reason decays. A review takes at most a declared share of what a lever
    costs, all reviews together at most another, and nothing that a receiver cannot use.
    """
    reason = np.where(shift > 0.0, verdict.wants > 0.0, verdict.spare)
    kept = shift * np.where(reason, 1.0, 1.0 - rules.review_decay)
    money = levels * cost
    most = np.minimum(rules.review_most * money, np.maximum(levels - LOW, 0.0) * cost)
    gives = np.clip(most + np.minimum(kept, 0.0), 0.0, rules.review_step * money) * verdict.spare
    room = np.maximum(np.maximum(HIGH - levels, 0.0) * cost - np.maximum(kept, 0.0), 0.0)
    wants = verdict.wants * (room > 0.0)
    pot, asked = float(gives.sum()), float(wants.sum())
    if pot <= 0.0 or asked <= 0.0:
        return balanced(kept)
    takes = np.minimum(pot * wants / asked, room)
    return balanced(kept + takes - gives * (float(takes.sum()) / pot))


def fitted(shift: Floats, levels: Floats, cost: Floats) -> Floats:
    """The part of a shift that levels of this month allow within their plannable ranges, CNY a year."""
    up, down = np.maximum(HIGH - levels, 0.0) * cost, np.maximum(levels - LOW, 0.0) * cost
    return balanced(np.clip(shift, -down, up))


class Reviews:
    """The goals of the plans, what the government saw of them, and the money that it moved."""

    def __init__(self, goals: Sequence[Goal], unit_cost: Floats, rules: ProgrammeParameters) -> None:
        self.goals, self.rules = tuple(goals), rules
        movable = BY_YEAR & (unit_cost > 0.0) & ~GOVERNING
        self.cost = np.where(movable, unit_cost, 0.0)
        self.serves = np.array([np.isin(NAMES, goal.levers) & movable for goal in goals], dtype=bool)
        self.seen: list[Floats] = []
        """Measures of every month, shape (n_goals, 2): value and 1, or numerator and denominator."""
        starts = [goal.baseline if goal.baseline >= 0 else goal.issued - 12 for goal in goals]
        self.first, self.last = min(starts, default=0), max((goal.due for goal in goals), default=-1)
        """Months from which and until which goals are followed."""
        self.shift = np.zeros(len(NAMES))
        """Money that reviews want moved to a lever (negative: from it), CNY a year; sums to zero."""
        self.applied = np.zeros(len(NAMES))
        """What of it the levels of this month allow."""
        self.lagging = self.safe = 0
        """Goals found lagging, and safely ahead, at the last review."""

    def follows(self, month: Month) -> bool:
        """Whether measures of this month may ever be read in a review."""
        return self.first <= month.index <= self.last and LOOP not in month.hold

    def note(self, row: Mapping[str, float]) -> None:
        """Keep this month's measures of the goals' indicators; an empty row is not looked at."""
        blind = np.full((len(self.goals), 2), np.nan)
        self.seen.append(np.array([seen_of(goal, row) for goal in self.goals]) if row else blind)

    def redirect(self, month: Month) -> Month:
        """The month with orders as reviews of earlier months moved them."""
        self.applied = np.zeros(len(NAMES))
        if LOOP in month.hold or not self.shift.any():
            return month
        live = np.any(self.serves & self._live(month.index)[:, None], axis=0)
        self.shift = balanced(np.where(live, self.shift, 0.0))
        levels = levels_of(month.policy)
        self.applied = fitted(self.shift, levels, self.cost)
        changed = np.flatnonzero(self.applied)
        orders = levels[changed] + self.applied[changed] / self.cost[changed]
        values = (orders * FACTORS[changed]).tolist()
        levers = {NAMES[column]: value for column, value in zip(changed, values, strict=True)}
        return replace(month, policy=replace(month.policy, **levers))

    def hold(self, month: Month) -> None:
        """Judge the goals in force, move money. A yearly look back moves none: budgets are yearly."""
        live = self._live(month.index) if self.goals else np.zeros(0, dtype=bool)
        if LOOP in month.hold or month.policy.review_frequency <= 1.0 or not live.any():
            self.lagging = self.safe = 0
            return
        verdict = judge(self.lags(month.index), live, self.serves, self.rules)
        self.lagging, self.safe = verdict.lagging, verdict.safe
        moves = np.divide(self.applied, self.cost, out=np.zeros(self.cost.size), where=self.cost > 0.0)
        planned = levels_of(month.policy) - moves
        self.shift = moved(self.shift, verdict, planned, self.cost, self.rules)

    def lags(self, index: int) -> Floats:
        """How far each goal is behind at the beginning of a month, by what was seen until then."""
        now = self._value(np.full(len(self.goals), index))
        base = self._value(np.array([goal.issued for goal in self.goals]))
        return lags(now, base, self.goals, index, self.rules.review_least_way)

    def _live(self, index: int) -> Mask:
        """Goals for which money moves this month."""
        return np.array([goal.begins <= index <= goal.due for goal in self.goals], dtype=bool)

    def _value(self, ends: np.ndarray) -> Floats:
        """Every goal as read at the beginning of a month of its own, shape (n_goals,)."""
        value = self._level(ends)
        starts = np.array([goal.baseline for goal in self.goals])
        level = self._level(np.maximum(starts, 0) + 12)
        turn = np.array([goal.turn for goal in self.goals])
        growth = np.divide(value, level, out=np.full(value.shape, np.nan), where=level != 0) - 1.0
        return np.where(starts >= 0, turn * HUNDRED * growth, value)

    def _level(self, ends: np.ndarray) -> Floats:
        kinds, answer = [goal.kind for goal in self.goals], np.full(len(self.goals), np.nan)
        for end in np.unique(ends).tolist():
            window = np.array(self.seen[max(min(end, len(self.seen)) - 12, 0) : max(end, 1)])
            answer = np.where(ends == end, reading(window, kinds), answer)
        return answer


def seen_of(goal: Goal, row: Mapping[str, float]) -> tuple[float, float]:
    """Value and 1 of a goal's indicator, or numerator and denominator of a ratio."""
    if goal.kind == "ratio":
        return row[goal.indicator + ".numerator"], row[goal.indicator + ".denominator"]
    return row[goal.indicator], 1.0
