"""Goals (督导目标): the targets of a region's plans in the form in which its government reviews them.

Money moves for a goal by the levers of the clauses that name its indicator. Where one of these orders
exactly what the goal counts (stations by stations), it alone serves the goal.
"""

from functools import lru_cache

from model.indicators import INDICATORS
from model.indicators.registry import BASELINE_YEAR
from model.month import month_number
from model.region import Goal
from scenarios.register import Document, Register, Target

BASELINE = month_number(BASELINE_YEAR, 1)
ORDERED = "_ordered"
"""What the name of a lever ends with that orders what stands or is done."""


@lru_cache(maxsize=8)
def goals_of(register: Register, information_to: int) -> tuple[Goal, ...]:
    """The goals of a region's own plans that are not due before the observed past ends.

    Levels of the observed past are what was done, money moved or not: reviews move none before
    January of the year after ``information_to``.
    """
    documents = {document.id: document for document in register.documents}
    begins = month_number(information_to + 1, 1)
    made = [goal_of(target, documents[target.document], register, begins) for target in register.targets]
    return tuple(goal for goal in made if goal is not None and goal.due >= begins)


def goal_of(target: Target, document: Document, register: Register, begins: int) -> Goal | None:
    """One target as a goal; None if no monthly measure of the model can say how it stands."""
    about = INDICATORS.get(target.indicator)
    if about is None or not target.quantitative or about.december:
        return None
    change = about.kind == "change"
    read = INDICATORS[about.of] if change else about
    issued = month_of(document.issued)
    return Goal(
        id=target.id,
        indicator=read.id,
        kind=read.kind,
        required=target.value,
        sign=-1.0 if target.comparison.startswith("<") else 1.0,
        issued=issued,
        begins=max(begins, issued),
        due=month_of(target.due),
        levers=levers_of(target.indicator, register),
        baseline=BASELINE if change else -1,
        turn=about.sign,
    )


def levers_of(indicator: str, register: Register) -> tuple[str, ...]:
    """The levers that serve an indicator by the register's measures, sorted."""
    named = {lever for one in register.measures if indicator in one.indicators for lever in one.levers}
    exact = named & {indicator, indicator + ORDERED}
    return tuple(sorted(exact or named))


def month_of(date: str) -> int:
    """Months since 2020-01 of a year, month or day; a year alone is its first month."""
    year, month, *_ = [*map(int, date.split("-")), 1]
    return month_number(year, month)
