"""How far a thinned city is off: 1:20 against 1:1, per indicator, at the centre of the prior.

``python -m calibration.scale_bias --seeds 6`` runs one scenario at both scales with the same seeds and
compares yearly values. It writes docs/evidence/scale-bias.md and the list that board and
commands read when results are not at full scale, scenarios/full_scale_only.toml.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.arrays import Floats
from model.indicators import INDICATORS, yearly
from model.model import IPEcosystem
from model.month import FIRST_YEAR
from model.parameters import Parameters
from scenarios.dated import HORIZON
from scenarios.engine import cores, failures, run_many, runs
from scenarios.full_scale import LIST, write_list
from scenarios.region import load_region
from scenarios.run import Job, Run, fingerprint
from scenarios.scenario import load
from scenarios.writing import write_whole

THINNED = 20
"""The coarser of the two scales."""
YEAR = 2025
"""The last year that is run, and the one whose values the page shows."""
INTERVAL = 2.0 * 1.645
"""Width of a 90 % interval in standard deviations (normal)."""
SLIGHT = 0.01
"""A bias below this share of the value is not worth a note (of a change in per cent: 1 point)."""
PAGE = Path("docs/evidence/scale-bias.md")


@dataclass(frozen=True)
class Bias:
    """One indicator at both scales over the same seeds, shape (n_seeds,) each."""

    id: str
    full: Floats
    thinned: Floats

    @property
    def level(self) -> float:
        """Mean at 1:1."""
        return float(np.mean(self.full))

    @property
    def bias(self) -> float:
        """Mean difference of the thinned city, in the unit of the indicator."""
        return float(np.mean(self.thinned - self.full))

    @property
    def error(self) -> float:
        """Standard error of the bias: seeds are paired, so only what thinning changes counts."""
        return float(np.std(self.thinned - self.full, ddof=1) / np.sqrt(self.full.size))

    @property
    def spread(self) -> float:
        """Width of the 90 % interval over seeds at 1:1."""
        return INTERVAL * float(np.std(self.full, ddof=1))

    @property
    def noise(self) -> float:
        """Standard deviation over seeds at 1:20 against 1:1."""
        before = float(np.std(self.full, ddof=1))
        return float(np.std(self.thinned, ddof=1)) / before if before > 0.0 else np.nan

    @property
    def relative(self) -> float:
        """Bias over the level; for changes in per cent, points over 100."""
        if INDICATORS[self.id].kind == "change":
            return self.bias / 100.0
        return self.bias / abs(self.level) if self.level else (np.inf if self.bias else 0.0)

    @property
    def halves(self) -> float:
        """Bias over half the spread; infinite where chance moves nothing at 1:1 and thinning does."""
        if self.spread > 0.0:
            return self.bias / (0.5 * self.spread)
        return float(np.copysign(np.inf, self.bias)) if self.bias else 0.0

    @property
    def full_scale_only(self) -> bool:
        """Whether the indicator is to be shown at 1:1 only."""
        return abs(self.halves) > 1.0 and abs(self.relative) > SLIGHT


def run_centre(job: Job) -> Run:
    """The world of a job at the centre of all priors; ``job.pair`` is the seed alone."""
    region = load_region(job.scenario.region).centre()
    path = job.scenario.path(HORIZON)
    world = IPEcosystem(region, path, Parameters(), seed=job.pair, scale=job.scale)
    try:
        series = dict(world.run(job.months).series())
    finally:
        IPEcosystem.release(world)
    return Run(job, series)


def compare(full: Sequence[Run], thinned: Sequence[Run], year: int = YEAR) -> list[Bias]:
    """Every indicator that has a value in the year at both scales; runs stand in the order of seeds."""
    column = year - FIRST_YEAR
    one, other = ([yearly(run.series) for run in some] for some in (full, thinned))
    found = []
    for name in INDICATORS:
        pair = [np.array([values[name][column] for values in some]) for some in (one, other)]
        if all(np.isfinite(values).all() for values in pair):
            found.append(Bias(name, *pair))
    return found


def noted_in(full: Sequence[Run], thinned: Sequence[Run]) -> dict[str, dict[int, float]]:
    """Relative bias by indicator and year, wherever it is beyond both bounds."""
    noted: dict[str, dict[int, float]] = {}
    for year in range(FIRST_YEAR, YEAR + 1):
        for one in compare(full, thinned, year):
            if one.full_scale_only:
                noted.setdefault(one.id, {})[year] = one.relative
    return noted


def page(
    found: Sequence[Bias], noted: Mapping[str, Mapping[int, float]], scenario: str, seeds: int, mark: str
) -> str:
    """The page in Markdown."""
    now = [name for name, years in noted.items() if YEAR in years]
    before = [f"`{name}` ({told(years)})" for name, years in noted.items() if YEAR not in years]
    missing = [name for name in INDICATORS if name not in {one.id for one in found}]
    lines = [
        f"# Scale bias: 1:{THINNED} against 1:1",
        "",
        f"Written by `python -m calibration.scale_bias --seeds {seeds}`; not edited by hand. Scenario",
        f"`{scenario}` at the centre of the prior, {seeds} seeds at both scales, yearly values of {YEAR}.",
        f"Fingerprint {mark}.",
        "",
        "The same seed gives the largest firms and all institutions the same luck at both scales. *Bias*:",
        f"mean difference of 1:{THINNED} (with its standard error). *Spread*: width of the 90 % interval",
        "over seeds at 1:1, chance alone. *Bias / half spread* beyond 1, together with a bias beyond 1 %",
        "of the value, means: to be shown at 1:1 only. *Noise*: standard deviation over seeds at",
        f"1:{THINNED} over that at 1:1; it widens intervals and does not move their middle.",
        "",
        f"**{len(noted)} of {len(INDICATORS)} indicators are to be shown at 1:1 only.** By their values",
        f"of {YEAR}: "
        + (", ".join(f"`{name}`" for name in now) or "none")
        + ". By those of earlier years alone",
        "(bias in those years): " + (", ".join(before) or "none") + ".",
        "",
        "| Indicator | 1:1 | Bias (s.e.) | Bias, % | Spread | Bias / half spread | Noise | 1:1 only |",
        "|---|---:|---:|---:|---:|---:|---:|---|",
    ]
    lines += [row(one) for one in sorted(found, key=lambda one: -abs(one.relative))]
    lines += [
        "",
        f"Without a value in {YEAR}: " + (", ".join(f"`{name}`" for name in missing) or "none") + ".",
        "",
    ]
    return "\n".join(lines)


def told(years: Mapping[int, float]) -> str:
    """``2021 +89 %``."""
    return ", ".join(f"{year} {100.0 * bias:+.0f} %" for year, bias in years.items())


def row(one: Bias) -> str:
    """One indicator."""
    about = INDICATORS[one.id]
    ratio = "∞" if np.isinf(one.halves) else f"{one.halves:.1f}"
    noise = "–" if np.isnan(one.noise) else f"{one.noise:.1f}"
    return (
        f"| {about.label} `{one.id}` | {show(one.level)} | {show(one.bias)} ({show(one.error)}) "
        f"| {100 * one.relative:+.1f} | {show(one.spread)} | {ratio} | {noise} "
        f"| {'**yes**' if one.full_scale_only else ''} |"
    )


def show(value: float) -> str:
    """A number with three digits that count."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def jobs_of(scenario: str, seeds: int, scale: int, months: int) -> list[Job]:
    """One job per seed."""
    return [Job(load(scenario), seed, scale, months) for seed in range(seeds)]


def main(given: Sequence[str] | None = None) -> None:
    """Run both scales and write page and list."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=6)
    options.add_argument("--scenario", default="plan-2024")
    options.add_argument("--workers", type=int, default=cores())
    options.add_argument("--to", type=Path, default=PAGE)
    options.add_argument("--list", type=Path, default=LIST)
    chosen = options.parse_args(given)
    months = 12 * (YEAR + 1 - FIRST_YEAR)
    jobs = [job for scale in (1, THINNED) for job in jobs_of(chosen.scenario, chosen.seeds, scale, months)]
    outcomes = run_many(jobs, workers=chosen.workers, runner=run_centre)
    for failure in failures(outcomes):
        raise SystemExit(f"seed {failure.job.pair} at 1:{failure.job.scale} failed: {failure.message}")
    done = runs(outcomes)
    found = compare(done[: chosen.seeds], done[chosen.seeds :])
    chosen.to.parent.mkdir(parents=True, exist_ok=True)
    noted = noted_in(done[: chosen.seeds], done[chosen.seeds :])
    text = page(found, noted, chosen.scenario, chosen.seeds, fingerprint(jobs))
    write_whole(chosen.to, text)
    worst = {name: max(years.values(), key=abs) for name, years in noted.items()}
    write_list(chosen.list, worst, scale=THINNED, until=YEAR, seeds=chosen.seeds, scenario=chosen.scenario)
    print(f"{chosen.to}: {len(noted)} of {len(INDICATORS)} indicators at 1:1 only")


if __name__ == "__main__":
    main()
