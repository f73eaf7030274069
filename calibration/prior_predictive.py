"""The prior-predictive page: what the model says before it is fitted, against every scored observation.

``python -m calibration.prior_predictive --draws 200 --to docs/evidence/prior-predictive.md`` runs
history over draws of the priors and writes simulated against observed. Nothing is tuned here; the
page only says which observations lie outside the 95 % band of the priors.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.arrays import Floats
from model.indicators import INDICATORS, yearly
from model.month import month_number
from scenarios.engine import cores, failures, run_many, runs
from scenarios.observations import Observation, by_year, simulated
from scenarios.region import load_region
from scenarios.run import fingerprint, pairs_of
from scenarios.scenario import root_of
from scenarios.writing import write_whole

LOW, HIGH = 2.5, 97.5
"""Per cent: the 95 % band."""
MONTHS = month_number(2024, 1)
"""History ends in December 2023."""


CAVEATS = (
    "What a reader must know:",
    "",
    "- Satisfaction and the patent-intensive share carry the national drift as an input: that they lie",
    "  inside is nearly by construction. Trademark registrations of 2020 rest partly on an input of 2020.",
    "- The series were known to those who wrote the rules; these choices were made after looking at runs:",
    "  technology contracts are delayed and not lost in the lockdown; banks may lose a cushion on IP loans",
    "  before they close the window; R&D and filing go on in a closure but for a part; closed firms' rights",
    "  pass to successors; attorneys' exits and candidates; temptation of abnormal filings (grade F);",
    "  registration with the protection centre (grade F); trademark applications of 2019 and the registered",
    "  share of 2021, mended as mistakes. What they touch is no clean test: turnover, R&D and applications",
    "  of 2020, pledge loans, lapses, agencies, utility models, entities registered, trademarks of 2020-22.",
    "- The opening of patent transfers is the number of 2023 carried back (grade F): that row tests only the",
    "  growth between, and falls short of it.",
    "- Technology turnover and licences of 2023 look like registration drives (see the region pack).",
)


@dataclass(frozen=True)
class Compared:
    """One observation and what the draws of the prior say it should have been."""

    seen: Observation
    draws: Floats

    @property
    def band(self) -> tuple[float, float]:
        """95 % band of the prior, widened by the observation's own spread."""
        low, high = np.nanpercentile(self.draws, [LOW, HIGH])
        median = self.median
        slack = 1.96 * self.seen.spread * abs(median)
        return (
            float(median - np.hypot(median - low, slack)),
            float(median + np.hypot(high - median, slack)),
        )

    @property
    def median(self) -> float:
        """Middle of the draws."""
        return float(np.nanmedian(self.draws))

    @property
    def inside(self) -> bool:
        """Whether the observation lies in the band."""
        low, high = self.band
        return low <= self.seen.value <= high


def compare(
    observations: Sequence[Observation], values: Sequence[dict[str, dict[int, float]]]
) -> list[Compared]:
    """Every scored observation against the yearly values of the draws."""
    return [
        Compared(seen, np.array([simulated(seen, value) for value in values]))
        for seen in observations
        if seen.scored
    ]


def page(compared: Sequence[Compared], draws: int, scale: int, mark: str) -> str:
    """The page in Markdown."""
    outside = [one for one in compared if not one.inside]
    lines = [
        "# Prior predictive: before anything is fitted",
        "",
        f"History 2020-2023 under {draws} draws of priors (parameters, opening, chance), scale 1:{scale}.",
        "Simulated against every observation of use `fit` (the city) and `proxy` (zone, province, nation,",
        "through its observation operator). The band holds 95 % of the draws, widened by the spread of the",
        "measurement. No constant was set by these rows (one that were would be graded F and its rows left",
        f"out). Information to the end of 2023. Fingerprint {mark}.",
        "",
        f"**{len(compared) - len(outside)} of {len(compared)} observations lie inside.**",
        "",
        *CAVEATS,
        "",
        "| Series | Place | Year | Use | Observed | Simulated median [95 %] | Unit | Inside |",
        "|---|---|---|---|---:|---:|---|---|",
    ]
    for one in compared:
        seen, (low, high) = one.seen, one.band
        label = INDICATORS[seen.series].label
        verdict = "yes" if one.inside else ("**above**" if seen.value > high else "**below**")
        lines.append(
            f"| {label} `{seen.series}` | {seen.region} | {seen.year} | {seen.use} | {show(seen.value)} "
            f"| {show(one.median)} [{show(low)}, {show(high)}] | {seen.unit} | {verdict} |"
        )
    lines += ["", "`above`: the city did more than the priors say; `below`: less.", ""]
    return "\n".join(lines)


def show(value: float) -> str:
    """A number with three to four digits that count."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def main(given: Sequence[str] | None = None) -> None:
    """Run the draws and write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--draws", type=int, default=200)
    options.add_argument("--scale", type=int, default=1)
    options.add_argument("--region", default="wuhan")
    options.add_argument("--workers", type=int, default=cores())
    options.add_argument("--to", type=Path, default=Path("docs/evidence/prior-predictive.md"))
    chosen = options.parse_args(given)
    jobs = pairs_of([root_of(chosen.region)], chosen.draws, scale=chosen.scale, months=MONTHS)
    outcomes = run_many(jobs, workers=chosen.workers)
    for failure in failures(outcomes):
        print(f"draw {failure.job.pair} failed: {failure.message}")
    values = [by_year(yearly(run.series)) for run in runs(outcomes)]
    compared = compare(load_region(chosen.region).observations, values)
    chosen.to.parent.mkdir(parents=True, exist_ok=True)
    write_whole(chosen.to, page(compared, len(values), chosen.scale, fingerprint(jobs)))
    print(f"{chosen.to}: {sum(one.inside for one in compared)} of {len(compared)} inside")


if __name__ == "__main__":
    main()
