"""Compensation 0 against 80 % of losses: volume, screening, ruin of the pool.

``python -m calibration.compensation --pairs 20`` runs the same worlds (same draw of priors, same luck)
under three levels of risk sharing and writes docs/evidence/compensation.md. Nothing is tuned here.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.stats import beta, t

from model.arrays import Floats
from model.indicators import INDICATORS, yearly
from model.month import FIRST_YEAR, month_number
from scenarios.dated import HORIZON, Entry, Scenario
from scenarios.engine import cores, failures, run_many, runs
from scenarios.run import Run, fingerprint, pairs_of
from scenarios.scenario import load
from scenarios.writing import write_whole

SHARE, POOL = "risk_compensation_share", "risk_compensation_fund"
NONE, PROMISED, BACKED = "0 %", "80 %", "80 %, large pool"
PROMISE = 80.0
"""Public share of a loss, % (the most that plans can set)."""
LARGE = 50_000.0
"""A pool that stands behind the promise, 10k CNY (the most that plans can appropriate)."""
FIRST, LAST = 2021, 2030
"""Years that are compared; in 2020 the books are those of the opening."""
COVERAGE = 0.95
"""Of every interval."""
SCALE = 20
PAGE = Path("docs/evidence/compensation.md")

MEASURES = {
    "pledge_financing": "sum",
    "pledge_loans": "sum",
    "loan_requests_granted": "mean",
    "approved_loan_risk": "mean",
    "loan_default_rate": "mean",
    "compensation_paid": "sum",
    "cover_expected": "mean",
}
"""What is compared, and how the years are put together."""


@dataclass(frozen=True)
class Effect:
    """Paired differences of one measure, shape (n_pairs,)."""

    before: Floats
    after: Floats

    @property
    def difference(self) -> Floats:
        """After less before, of pairs in which both are known."""
        change = self.after - self.before
        return change[np.isfinite(change)]

    @property
    def interval(self) -> tuple[float, float, float]:
        """Mean difference, and the t interval of the mean."""
        change = self.difference
        if change.size < 2:
            return float(np.mean(change)) if change.size else np.nan, np.nan, np.nan
        half = t.ppf(0.5 + COVERAGE / 2.0, change.size - 1) * np.std(change, ddof=1) / np.sqrt(change.size)
        return float(np.mean(change)), float(np.mean(change) - half), float(np.mean(change) + half)

    @property
    def raised(self) -> float:
        """Share of pairs in which the measure is higher after."""
        return float(np.mean(self.difference > 0.0)) if self.difference.size else np.nan


def worlds(name: str) -> dict[str, Scenario]:
    """The scenario under three levels of risk sharing from the first month on."""
    base = load(name)

    def under(label: str, *entries: Entry) -> Scenario:
        return replace(base, name=f"{name}, {label}", entries=base.entries + entries)

    promise = Entry(SHARE, 0, PROMISE)
    return {
        NONE: under(NONE, Entry(SHARE, 0, 0.0)),
        PROMISED: under(PROMISED, promise),
        BACKED: under(BACKED, promise, Entry(POOL, 0, LARGE)),
    }


def put_together(run: Run) -> dict[str, float]:
    """Every measure of a run over the years compared."""
    years = yearly(run.series)
    span = slice(FIRST - FIRST_YEAR, LAST + 1 - FIRST_YEAR)
    found = {}
    for name, how in MEASURES.items():
        values = years[name][span]
        known = values[np.isfinite(values)]
        total = float(np.sum(known)) if how == "sum" else float(np.mean(known)) if known.size else np.nan
        found[name] = total
    return found


def effects(before: Sequence[Run], after: Sequence[Run]) -> dict[str, Effect]:
    """Paired effects; runs stand in the order of pairs."""
    one, other = ([put_together(run) for run in some] for some in (before, after))
    return {
        name: Effect(np.array([run[name] for run in one]), np.array([run[name] for run in other]))
        for name in MEASURES
    }


def probability(events: int, trials: int) -> tuple[float, float, float]:
    """Share of trials with its exact binomial interval (Clopper and Pearson)."""
    tail = (1.0 - COVERAGE) / 2.0
    low = float(beta.ppf(tail, events, trials - events + 1)) if events else 0.0
    high = float(beta.ppf(1.0 - tail, events + 1, trials - events)) if events < trials else 1.0
    return events / trials, low, high


def ruined_by(some: Sequence[Run], year: int) -> int:
    """Runs in which the pool met a claim that it could not pay, by the end of a year."""
    month = month_number(year + 1, 1) - 1
    return sum(bool(run.series["risk_fund_ruined"][month] > 0.0) for run in some)


def page(done: Mapping[str, Sequence[Run]], scenario: str, mark: str) -> str:
    """The page in Markdown."""
    pairs = len(done[NONE])
    lines = [
        "# Compensation 0 against 80 % of losses",
        "",
        f"Written by `python -m calibration.compensation --pairs {pairs}`; not edited by hand. Scenario",
        f"`{scenario}` at 1:{SCALE}, {pairs} pairs: each pair is one draw of the priors and one luck, the",
        f"same under every level. Levels hold from January {FIRST_YEAR}; compared are {FIRST} to {LAST}.",
        "Default, recovery and ruin are prior only: no loss of this city is published. Fingerprint",
        f"{mark}.",
        "",
    ]
    for label in (PROMISED, BACKED):
        lines += table(f"{label} against {NONE}", effects(done[NONE], done[label]))
    return "\n".join([*lines, *ruin(done)])


def table(title: str, found: Mapping[str, Effect]) -> list[str]:
    """One comparison; a percentage where the measure is an amount."""
    lines = [
        f"## {title}",
        "",
        f"| Measure | {NONE} | Change | {100 * COVERAGE:.0f} % interval | Pairs that rise |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, effect in found.items():
        about = INDICATORS[name]
        mean, low, high = effect.interval
        level = show(float(np.nanmean(effect.before)))
        lines.append(
            f"| {about.label}, {MEASURES[name]}, {about.unit} `{name}` | {level} "
            f"| {show(mean, True)} | {show(low, True)} to {show(high, True)} | {100 * effect.raised:.0f} % |"
        )
    return [*lines, ""]


def ruin(done: Mapping[str, Sequence[Run]]) -> list[str]:
    """Probability of ruin by year, with exact intervals."""
    lines = [
        "## Ruin of the pool",
        "",
        "A pool is ruined when a claim meets it empty. *Paid*: of what was due in all years and pairs.",
        "",
        f"| Level | By 2025 ({100 * COVERAGE:.0f} % interval) | By {LAST} | Paid, % |",
        "|---|---:|---:|---:|",
    ]
    for label in (PROMISED, BACKED):
        some = done[label]
        cells = [chance_of(ruined_by(some, year), len(some)) for year in (2025, LAST)]
        due = sum(float(np.sum(run.series["compensation_due"])) for run in some)
        paid = sum(float(np.sum(run.series["compensation_paid"])) for run in some)
        lines.append(f"| {label} | {cells[0]} | {cells[1]} | {100 * paid / due if due else np.nan:.0f} |")
    return [*lines, ""]


def chance_of(events: int, trials: int) -> str:
    """``45 % (23 to 68)``."""
    share, low, high = (100.0 * value for value in probability(events, trials))
    return f"{share:.0f} % ({low:.0f} to {high:.0f})"


def show(value: float, signed: bool = False) -> str:
    """A number with three digits that count."""
    sign = "+" if signed else ""
    return f"{value:{sign},.0f}" if abs(value) >= 1000 else f"{value:{sign}.3g}"


def main(given: Sequence[str] | None = None) -> None:
    """Run the worlds and write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=20)
    options.add_argument("--scenario", default="plan-2024")
    options.add_argument("--workers", type=int, default=cores())
    options.add_argument("--to", type=Path, default=PAGE)
    chosen = options.parse_args(given)
    about = worlds(chosen.scenario)
    jobs = pairs_of(list(about.values()), chosen.pairs, scale=SCALE, months=HORIZON)
    outcomes = run_many(jobs, workers=chosen.workers)
    for failure in failures(outcomes):
        raise SystemExit(f"pair {failure.job.pair} of {failure.job.scenario.name} failed: {failure.message}")
    found = runs(outcomes)
    done = {
        label: sorted((run for run in found if run.job.scenario.name == world.name), key=lambda r: r.job.pair)
        for label, world in about.items()
    }
    chosen.to.parent.mkdir(parents=True, exist_ok=True)
    write_whole(chosen.to, page(done, chosen.scenario, fingerprint(jobs)))
    by_last = chance_of(ruined_by(done[PROMISED], LAST), chosen.pairs)
    print(f"{chosen.to}: {chosen.pairs} pairs; a pool that promises 80 % is ruined by {LAST} in {by_last}")


if __name__ == "__main__":
    main()
