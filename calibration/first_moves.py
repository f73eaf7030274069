"""First moves of all levers (杠杆的首要作用), measured with every feedback loop held.

``python -m calibration.first_moves --seeds 64`` runs pairs of small worlds with the same luck that differ
in one lever, its lowest plannable level against its highest, and reads the variable that the lever is
declared to move first. It writes docs/evidence/first-moves.md and first-moves.csv. Nothing is tuned here.
tests/invariants/test_first_moves.py tries the same on one seed.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field, fields
from functools import lru_cache
from pathlib import Path

import numpy as np
from scipy.stats import t

from calibration.freshness import mechanism
from calibration.probing import probe
from model.arrays import Floats
from model.model import HOLDS, IPEcosystem
from model.parameters import Parameters
from model.policy import LEVERS, PolicyPath
from model.region import Region
from scenarios.engine import cores, workshop
from scenarios.region import load_region
from scenarios.writing import write_whole

REFORM = 1
"""Month from which the levels differ; January is the same in all worlds."""
SCALE = 400
COVERAGE = 0.95
"""Of every interval."""
SEEDS = 64
PAGE = Path("docs/evidence/first-moves.md")


@dataclass(frozen=True)
class Trial:
    """How long and in what surroundings a lever is tried."""

    months: int = 12
    also: dict[str, float] = field(default_factory=dict)
    """Other levers of both worlds, code units."""
    why: str = ""


ORDINARY = Trial()
TRIALS = {
    "preexam_capacity": Trial(
        also={"protection_centre_quota": 5000.0},
        why="too few places for anybody to stand in line at the pre-examination of 2020",
    ),
    "contact_firm_enrolment": Trial(
        also={"trade_secret_stations_ordered": 100.0},
        why="contact firms need stations that look after them",
    ),
    "service_clusters_ordered": Trial(36, why="two years from the order to the zone"),
    "punitive_damages_multiple": Trial(36, why="three judgments in a thousand"),
}
"""What does not show in a year of the ordinary small world, and why."""


@lru_cache(maxsize=1)
def city() -> Region:
    """The centre of Wuhan."""
    return load_region("wuhan").centre()


def value(lever: str, level: float, seed: int) -> float:
    """The lever's first variable at this level (declared unit), mean of the month ends."""
    about, trial = LEVERS[lever], TRIALS.get(lever, ORDINARY)
    path = PolicyPath.constant(trial.months + 1, **trial.also)
    path.of(lever)[REFORM:] = level * about.factor
    held = frozenset(HOLDS)
    world = IPEcosystem(
        city(), path, Parameters(), seed=seed, scale=SCALE, hold=held, audit=False, measures=("gdp",)
    )
    try:
        values = []
        for _ in range(trial.months):
            world.step()
            values.append(probe(world, about.moves))
    finally:
        IPEcosystem.release(world)
    return float(np.mean(values))


def pair(lever: str, seed: int) -> tuple[float, float]:
    """The variable at the lowest and at the highest plannable level, under the same luck."""
    low, high = (value(lever, level, seed) for level in LEVERS[lever].plannable)
    return low, high


def pair_of(question: tuple[str, int]) -> tuple[float, float]:
    """:func:`pair` of one question, for a process of its own."""
    return pair(*question)


@dataclass(frozen=True)
class Move:
    """What one lever does to its first variable, over pairs of worlds."""

    lever: str
    variable: str
    declared: int
    at_low: float
    """Mean at the lowest plannable level."""
    at_high: float
    effect: float
    low: float
    """Ends of the t interval of the mean difference; NaN from one pair."""
    high: float
    wrong: float
    """Share of pairs that move against the declaration."""
    unmoved: float
    """Share of pairs that do not move at all."""
    pairs: int
    months: int

    @property
    def measured(self) -> int:
        """The sign that is sure: 0 where the interval holds 0, or where there is none."""
        return int(self.low > 0.0) - int(self.high < 0.0)


def move_of(lever: str, values: Sequence[tuple[float, float]]) -> Move:
    """The figures of one lever from its pairs of values."""
    about = LEVERS[lever]
    before, after = np.array(values).T
    difference = after - before
    half = half_width(difference)
    mean = float(difference.mean())
    return Move(
        lever=lever,
        variable=about.moves,
        declared=about.sign,
        at_low=float(before.mean()),
        at_high=float(after.mean()),
        effect=mean,
        low=mean - half,
        high=mean + half,
        wrong=float(np.mean(difference * about.sign < 0.0)),
        unmoved=float(np.mean(difference == 0.0)),
        pairs=difference.size,
        months=TRIALS.get(lever, ORDINARY).months,
    )


def half_width(difference: Floats) -> float:
    """Half the t interval of a mean; NaN from one pair."""
    n = difference.size
    if n < 2:
        return float("nan")
    return float(t.ppf(0.5 + COVERAGE / 2.0, n - 1) * np.std(difference, ddof=1) / np.sqrt(n))


def measured(levers: Iterable[str], seeds: int, workers: int) -> list[Move]:
    """Every lever over so many pairs, in several processes."""
    names = list(levers)
    asked = [(lever, seed) for seed in range(seeds) for lever in names]
    found: dict[str, list[tuple[float, float]]] = {lever: [] for lever in names}
    with workshop(workers) as pool:
        for done, (question, values) in enumerate(zip(asked, pool.map(pair_of, asked), strict=True), 1):
            found[question[0]].append(values)
            if done % len(names) == 0:
                print(f"{done // len(names)} of {seeds} seeds", file=sys.stderr, flush=True)
    return [move_of(lever, values) for lever, values in found.items()]


def page(moves: Sequence[Move], mark: str) -> str:
    """The page in Markdown."""
    seeds = moves[0].pairs
    sure = [one for one in moves if one.measured == one.declared]
    against = [f"`{one.lever}`" for one in moves if one.measured == -one.declared]
    unsure = [f"`{one.lever}`" for one in moves if not one.measured]
    lines = [
        "# First moves: what every lever does before anybody answers",
        "",
        f"Written by `python -m calibration.first_moves --seeds {seeds}`; not edited by hand. Wuhan at the",
        f"centre of the prior, 1:{SCALE}, {seeds} pairs of worlds with the same luck and every feedback loop",
        "held. A pair differs in one lever from February 2020 on: its lowest plannable level against its",
        "highest. *Moves* is the variable that the lever is declared to move first, mean of the month ends.",
        f"Mechanism `{mark}`.",
        "",
        f"**{len(sure)} of {len(moves)} levers surely move it as declared.** "
        f"Surely against it: {', '.join(against) or 'none'}. Not sure: {', '.join(unsure) or 'none'}.",
        "",
        f"| Lever | Moves | Declared | Measured | Lowest | Highest | Change [{100 * COVERAGE:.0f} %] "
        "| Wrong sign | Unmoved |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
        *map(row, moves),
        "",
        "*Measured*: + or − where the interval of the mean leaves out 0. Longer or elsewhere tried:",
        "",
        *(f"- `{name}`: {trial.months} months; {trial.why}." for name, trial in TRIALS.items()),
        "",
    ]
    return "\n".join(lines)


def row(one: Move) -> str:
    """One lever as a line of the table."""
    signs = {1: "+", -1: "−", 0: "0"}
    return (
        f"| `{one.lever}` | `{one.variable}` | {signs[one.declared]} | {signs[one.measured]} "
        f"| {one.at_low:.4g} | {one.at_high:.4g} | {one.effect:+.3g} [{one.low:+.3g}, {one.high:+.3g}] "
        f"| {100 * one.wrong:.0f} % | {100 * one.unmoved:.0f} % |"
    )


def as_csv(moves: Sequence[Move], mark: str) -> str:
    """The same as data, one row per lever."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*(one.name for one in fields(Move)), "measured", "mechanism"])
    for one in moves:
        cells = [f"{cell:.6g}" if isinstance(cell, float) else cell for cell in astuple(one)]
        writer.writerow([*cells, one.measured, mark])
    return out.getvalue()


def main(given: Sequence[str] | None = None) -> None:
    """Try all levers, or some, and write page and table."""
    options = argparse.ArgumentParser(prog="python -m calibration.first_moves", description=__doc__)
    options.add_argument("--seeds", type=int, default=SEEDS)
    options.add_argument("--levers", default="", help="comma separated; else all that move something")
    options.add_argument("--workers", type=int, default=cores())
    options.add_argument("--to", type=Path, help=f"the page; the table lies beside it (default {PAGE})")
    chosen = options.parse_args(given)
    every = [name for name, about in LEVERS.items() if about.moves]
    names = chosen.levers.split(",") if chosen.levers else every
    unknown = sorted({*names} - {*every})
    if unknown or chosen.seeds < 1:
        options.error(f"--levers names {unknown}, --seeds gives {chosen.seeds}; levers: docs/levers.md.")
    moves = measured(names, chosen.seeds, chosen.workers)
    to = chosen.to or (None if chosen.levers else PAGE)
    print("\n".join(map(row, moves)) if to is None else f"{to}: {len(moves)} levers")
    if to is not None:
        to.parent.mkdir(parents=True, exist_ok=True)
        write_whole(to, page(moves, mechanism()))
        write_whole(to.with_suffix(".csv"), as_csv(moves, mechanism()))


if __name__ == "__main__":
    main()
