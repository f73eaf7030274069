"""One more judge: what a post does to the time of a court case, with all feedback, and how surely.

``python -m calibration.one_more_judge --pairs 40 --until 2027-12`` runs the same worlds (same draw of
priors, same luck) with the posts of a scenario, with one more, and with a range of others, and writes
docs/evidence/one-more-judge.md. Nothing is tuned here. Keyed luck pairs the worlds, but a judge changes
which cases are heard when, so a single pair can have the wrong sign: its share is part of the answer.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.stats import t

from model.arrays import Floats
from model.indicators import INDICATORS, yearly
from model.month import month_name, month_number
from scenarios.asking import months_until
from scenarios.dated import Entry, Scenario
from scenarios.engine import cores, failures, run_many, runs
from scenarios.run import Run, fingerprint, pairs_of
from scenarios.scenario import load
from scenarios.writing import write_whole

LEVER = "judges"
START = month_number(2024, 1)
"""Month in which the posts are added: the first after history."""
STEPS = (-8, -4, 0, 1, 4, 8)
"""Posts added to those of the scenario; 0 is the base, 1 the question, all of them the curve."""
COVERAGE = 0.95
"""Of every interval."""
SCALE = 20
PAGE = Path("docs/evidence/one-more-judge.md")
MEASURES = (
    "mean_closing_days",
    "cohort_days_median",
    "court_cases_pending",
    "backlog_over_limit",
    "within_limit_closing_rate",
    "court_cases_filed",
    "court_reversal_rate",
)
"""What is compared, in the last year that is run."""


@dataclass(frozen=True)
class Effect:
    """Paired values of one measure in the last year, shape (n_pairs,)."""

    before: Floats
    after: Floats
    better: str

    @property
    def difference(self) -> Floats:
        """After less before, of pairs in which both are known."""
        change = self.after - self.before
        return change[np.isfinite(change)]

    @property
    def interval(self) -> tuple[float, float, float]:
        """Mean difference and the ends of its interval (Student)."""
        change = self.difference
        mean = float(np.mean(change)) if change.size else float("nan")
        if change.size < 2:
            return mean, float("nan"), float("nan")
        half = t.ppf(0.5 + COVERAGE / 2.0, change.size - 1) * np.std(change, ddof=1) / np.sqrt(change.size)
        return mean, mean - float(half), mean + float(half)

    @property
    def wrong(self) -> float:
        """Share of pairs that move away from what is better; not a number where nothing is better."""
        if self.better == "none" or not self.difference.size:
            return float("nan")
        worse = self.difference < 0.0 if self.better == "higher" else self.difference > 0.0
        return float(np.mean(worse))


def worlds(name: str) -> dict[int, Scenario]:
    """The scenario with so many posts more than it orders, from 2024 on."""
    base = load(name)
    ordered = base.levels()[LEVER][START:].tolist()
    changed = [i for i, value in enumerate(ordered) if not i or value != ordered[i - 1]]
    found = {}
    for step in STEPS:
        own = tuple(Entry(LEVER, START + i, ordered[i] + step) for i in changed)
        title = f"{base.title}, {step:+d} judges"
        label = f"{base.name}-judges{step:+d}"
        found[step] = replace(base, name=label, title=title, entries=(*base.entries, *own)) if step else base
    return found


def compared(before: Sequence[Run], after: Sequence[Run], measure: str) -> Effect:
    """The last year of a measure in both worlds, pair by pair."""
    values = [np.array([yearly(run.series)[measure][-1] for run in some]) for some in (before, after)]
    return Effect(values[0], values[1], INDICATORS[measure].better)


def page(done: dict[int, list[Run]], scenario: str, last: str, mark: str) -> str:
    """The page as Markdown."""
    pairs = len(done[0])
    effect = compared(done[0], done[1], "mean_closing_days")
    mean, low, high = effect.interval
    lines = [
        "# One more judge",
        "",
        f"*Written by `python -m calibration.one_more_judge --pairs {pairs} --until {last}`; do not edit.* "
        f"Scenario {scenario}, 1:{SCALE}, {pairs} pairs, runs {mark}.",
        "",
        f"One judge post more from {month_name(START)} on changes the mean time of the court cases closed in "
        f"{last[:4]} by **{mean:+.2f} days** ({100 * COVERAGE:.0f} % interval {low:+.2f} to {high:+.2f}); "
        f"{100 * effect.wrong:.0f} % of single pairs have the wrong sign. The effect is net of all feedback: "
        "a post is filled with delay, judges under less pressure give a case more hours, and shorter waits "
        "bring cases in.",
        "",
        f"## One more judge, {last[:4]}",
        "",
        f"| Measure | Before | Change | {100 * COVERAGE:.0f} % interval | Wrong sign |",
        "|---|---:|---:|---:|---:|",
        *(row(name, compared(done[0], done[1], name)) for name in MEASURES),
        "",
        "## More and fewer",
        "",
        "Time against the number of posts: convex if each further judge saves less.",
        "",
        "| Posts | Mean days | Change | Interval | Days saved per judge | Wrong sign |",
        "|---:|---:|---:|---:|---:|---:|",
        *(curve(step, compared(done[0], done[step], "mean_closing_days")) for step in STEPS if step),
        "",
    ]
    return "\n".join(lines)


def row(name: str, effect: Effect) -> str:
    """One measure as a line of the table."""
    mean, low, high = effect.interval
    wrong = f"{100 * effect.wrong:.0f} %" if np.isfinite(effect.wrong) else "–"
    about = INDICATORS[name]
    return (
        f"| {about.label}, {about.unit} `{name}` | {np.nanmean(effect.before):.1f} | {mean:+.2f} "
        f"| {low:+.2f} to {high:+.2f} | {wrong} |"
    )


def curve(step: int, effect: Effect) -> str:
    """One number of posts as a line of the table."""
    mean, low, high = effect.interval
    wrong = effect.wrong if step > 0 else float(np.mean(effect.difference < 0.0))
    return (
        f"| {step:+d} | {np.nanmean(effect.after):.1f} | {mean:+.1f} | {low:+.1f} to {high:+.1f} "
        f"| {-mean / step:.2f} | {100 * wrong:.0f} % |"
    )


def main(given: Sequence[str] | None = None) -> None:
    """Run the worlds and write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=40)
    options.add_argument("--until", default="2027-12")
    options.add_argument("--scenario", default="plan-2024")
    options.add_argument("--workers", type=int, default=cores())
    options.add_argument("--to", type=Path, default=PAGE)
    chosen = options.parse_args(given)
    months = months_until(chosen.until)
    if months < START + 12 or months % 12:
        raise SystemExit(f"--until gives {chosen.until}; give a December after {month_name(START)}.")
    about = worlds(chosen.scenario)
    jobs = pairs_of(list(about.values()), chosen.pairs, scale=SCALE, months=months)
    outcomes = run_many(jobs, workers=chosen.workers)
    for failure in failures(outcomes):
        raise SystemExit(f"pair {failure.job.pair} of {failure.job.scenario.name} failed: {failure.message}")
    found = runs(outcomes)
    done = {
        step: sorted((run for run in found if run.job.scenario.name == world.name), key=lambda r: r.job.pair)
        for step, world in about.items()
    }
    chosen.to.parent.mkdir(parents=True, exist_ok=True)
    write_whole(chosen.to, page(done, chosen.scenario, chosen.until, fingerprint(jobs)))
    mean, low, high = compared(done[0], done[1], "mean_closing_days").interval
    print(f"{chosen.to}: one more judge {mean:+.2f} days ({low:+.2f} to {high:+.2f})")


if __name__ == "__main__":
    main()
