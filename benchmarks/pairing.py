"""``python -m benchmarks.pairing``: how much pairing by keyed chance sharpens a difference.

For two levers: the variance of the effect over pairs with the same luck against pairs with
different luck, at 1:20. A ratio of 20 means that unpaired runs would need twenty times as many seeds.
"""

import statistics
from collections.abc import Sequence

from model.indicators import yearly
from model.model import IPEcosystem
from model.month import FIRST_YEAR
from model.policy import PolicyPath
from scenarios.region import load_region

SCALE, SEEDS, MONTHS = 20, 12, 60
YEAR = FIRST_YEAR + MONTHS // 12 - 1
TRIALS = (
    ("judges", 26.0, 30.0, ("mean_closing_days", "court_cases_filed", "invention_applications")),
    (
        "risk_compensation_share",
        0.3,
        0.5,
        ("pledge_financing", "loans_outstanding", "valid_invention_patents"),
    ),
)
"""Lever, low and high value (code units), measures: the first meant to move, the last hardly related."""


def last_year(lever: str, value: float, seed: int, measures: Sequence[str]) -> dict[str, float]:
    """Yearly values at the end of one run."""
    region = load_region("wuhan").centre()
    world = IPEcosystem(region, PolicyPath.constant(MONTHS, **{lever: value}), seed=seed, scale=SCALE)
    try:
        years = yearly(world.run(MONTHS).series())
    finally:
        IPEcosystem.release(world)
    return {name: float(years[name][-1]) for name in measures}


def ratio(low: list[float], high: list[float]) -> str:
    """Variance of the difference with other luck over that with the same luck."""
    paired = [b - a for a, b in zip(low, high, strict=True)]
    if not any(paired):
        return "exact (no difference in any bit)"
    crossed = [b - a for a, b in zip(low, high[1:] + high[:1], strict=True)]
    return f"{statistics.variance(crossed) / statistics.variance(paired):,.1f}"


def main() -> None:
    """Print the table."""
    print(f"variance ratio, other luck over same luck; 1:{SCALE}, {SEEDS} seeds, {YEAR}")
    for lever, low, high, measures in TRIALS:
        runs = [[last_year(lever, value, seed, measures) for seed in range(SEEDS)] for value in (low, high)]
        for name in measures:
            columns = [[run[name] for run in side] for side in runs]
            print(f"{lever:26s} {low:g} -> {high:g}  {name:26s} {ratio(*columns)}")


if __name__ == "__main__":
    main()
