"""The worlds that facts are measured in: history, and history with one policy switched.

Pair i is the same draw of parameters, region and luck in every world (scenarios/run.py), so worlds
of one pair differ by the switch alone. All end in December 2023.
"""

from dataclasses import replace
from functools import cache

from calibration.facts.fact import HISTORY, Fact
from model.month import month_number
from scenarios.dated import Assumption, Entry, Scenario
from scenarios.run import Job
from scenarios.scenario import load

MONTHS = month_number(2024, 1)
"""History ends in December 2023."""
STOP = month_number(2021, 7)
"""Filing subsidies had to end by June 2021 (national notice of January 2021)."""
SUBSIDY = 2500.0
"""CNY per grant: the declared level of January 2020."""
KEPT, NONE, STOPPED = "subsidies-kept", "no-subsidies", "subsidies-stopped"
REFORM = "court-reform"
FUND_LOW, FUND_HIGH = "fund-share-40", "fund-share-80"
LOW_LOSSES, HIGH_LOSSES = "fund-share-40-losses", "fund-share-80-losses"
POOL = 50_000.0
"""A pool that can keep the promise of a fund, 10k CNY."""
LOSSES = month_number(2022, 1)
"""Month from which the odds of default are ``WAVE`` times what they are."""
WAVE = 5.0
COURT = {
    "judges": 60,
    "technical_investigators_ordered": 60,
    "expert_assessor_share": 50,
    "evidence_rules": 60,
    "electronic_service_share": 90,
    "punitive_damages_multiple": 3,
}
"""A specialised IP court from the first month, in declared units: judges, experts, evidence, damages."""


@cache
def worlds() -> dict[str, Scenario]:
    """Every world by name."""
    history = load(HISTORY)
    tolerated = Assumption(
        "the nation goes on tolerating quantity subsidies", path="quantity_subsidy_norm", value=1.0
    )

    def subsidies(name: str, *levels: tuple[int, float]) -> Scenario:
        entries = tuple(Entry("filing_subsidy_quantity", start, value) for start, value in levels)
        return replace(
            history,
            name=name,
            entries=history.entries + entries,
            assumptions=(*history.assumptions, tolerated),
        )

    def fund(name: str, share: float, *wave: Assumption) -> Scenario:
        entries = (Entry("risk_compensation_share", 0, share), Entry("risk_compensation_fund", 0, POOL))
        assumptions = (*history.assumptions, *wave)
        return replace(history, name=name, entries=history.entries + entries, assumptions=assumptions)

    losses = Assumption("a wave of loan losses", path="loan_risk", factor=WAVE, start=LOSSES)
    reform = tuple(Entry(lever, 0, float(value)) for lever, value in COURT.items())
    found = (
        history,
        subsidies(KEPT, (0, SUBSIDY)),
        subsidies(NONE, (0, 0.0)),
        subsidies(STOPPED, (0, SUBSIDY), (STOP, 0.0)),
        replace(history, name=REFORM, entries=history.entries + reform),
        fund(FUND_LOW, 40.0),
        fund(LOW_LOSSES, 40.0, losses),
        fund(FUND_HIGH, 80.0),
        fund(HIGH_LOSSES, 80.0, losses),
    )
    return {world.name: world for world in found}


def jobs_of(facts: list[Fact], pairs: int, scale: int) -> list[Job]:
    """One job per pair and per world that these facts ask for; pair by pair."""
    names = [name for name in worlds() if any(name in fact.worlds for fact in facts if fact.measure)]
    return [Job(worlds()[name], pair, scale, MONTHS) for pair in range(pairs) for name in names]
