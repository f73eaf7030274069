"""All runs of one scenario together (样本): what boards, comparisons, reports and the window read.

A statistic is over pairs, never over months: the median and the 5 % and 95 % points of what was asked
for. The spread over pairs is the spread of the priors, of the region's uncertainty and of luck together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from model.arrays import Floats
from model.errors import StoreError
from model.indicators import yearly
from model.month import FIRST_YEAR
from scenarios.dated import INFORMATION_TO
from scenarios.register import Target
from scenarios.run import SHORT, Run, code_hash, fingerprint
from scenarios.store import Entry, Store

LEVEL = 0.9
"""Share of the pairs between the two ends of an interval."""
ENDS = (0.05, 0.95)


@dataclass(frozen=True)
class Spread:
    """Median and 90 % interval over pairs; NaN where nothing is known."""

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Sample:
    """The monthly series of every pair of one scenario."""

    name: str
    title: str
    zh: str
    region: str
    scale: int
    counterfactual: bool
    pairs: tuple[int, ...]
    fingerprint: str
    monthly: Mapping[str, Floats]
    """By measure, shape (n_pairs, n_months)."""
    inert_levers: tuple[str, ...] = ()
    """Levers that the scenario sets although no mechanism obeys them yet."""
    information_to: str = INFORMATION_TO
    targets: tuple[Target, ...] = ()
    """The planner's own targets."""

    @property
    def n(self) -> int:
        """Number of pairs."""
        return len(self.pairs)

    @property
    def months(self) -> int:
        """Months simulated from 2020-01."""
        return int(next(iter(self.monthly.values())).shape[1])

    @property
    def years(self) -> tuple[int, ...]:
        """Whole calendar years simulated."""
        return tuple(range(FIRST_YEAR, FIRST_YEAR + self.months // 12))

    @cached_property
    def yearly(self) -> dict[str, Floats]:
        """Yearly values by indicator, shape (n_pairs, n_years)."""
        rows = [
            yearly({name: series[pair] for name, series in self.monthly.items()}) for pair in range(self.n)
        ]
        return {name: np.array([row[name] for row in rows]) for name in rows[0]}

    def of_year(self, indicator: str, year: int) -> Floats:
        """One indicator in one year over pairs, shape (n_pairs,)."""
        return self.yearly[indicator][:, year - FIRST_YEAR]


def sample_of(runs: Sequence[Run]) -> Sample:
    """The sample of one scenario's runs."""
    jobs = [run.job for run in runs]
    scenario = jobs[0].scenario
    return Sample(
        name=scenario.name,
        title=scenario.title,
        zh=scenario.zh,
        region=scenario.region,
        scale=jobs[0].scale,
        counterfactual=scenario.counterfactual,
        pairs=tuple(job.pair for job in jobs),
        fingerprint=fingerprint(jobs),
        monthly=stacked([run.series for run in runs]),
        inert_levers=scenario.inert_levers(),
        targets=scenario.all_targets(),
    )


def of_this_code(entry: Entry) -> bool:
    """Whether a kept scenario was run by the code that is here now."""
    return code_hash(entry.region).startswith(entry.code_hash)


def kept_sample(store: Store, entry: Entry, *, any_code: bool = False) -> Sample:
    """The sample of a scenario from kept results; ``any_code`` takes what other code made, too.

    Raises
    ------
    StoreError : the results were made by other code, or a part is missing
    """
    if not any_code and not of_this_code(entry):
        raise StoreError(
            f"{store.folder} holds {entry.scenario!r} of other code ({entry.code_hash}, "
            f"now {code_hash(entry.region)[:SHORT]}). "
            f"Run it again: ipeco run {entry.scenario} --out {store.folder}."
        )
    return Sample(
        name=entry.scenario,
        title=entry.title,
        zh=entry.zh,
        region=entry.region,
        scale=entry.scale,
        counterfactual=entry.counterfactual,
        pairs=entry.pairs,
        fingerprint=entry.fingerprint,
        monthly=stacked(store.series(entry)),
        inert_levers=entry.inert_levers,
        information_to=entry.information_to,
        targets=entry.targets,
    )


def stacked(series: Sequence[Mapping[str, Floats]]) -> dict[str, Floats]:
    """Series of many pairs, one array per measure, shape (n_pairs, n_months)."""
    return {name: np.array([pair[name] for pair in series]) for name in series[0]}


def spread(values: Floats) -> Spread:
    """Median and interval of values over pairs, shape (n_pairs,); NaN values are left out."""
    known = values[np.isfinite(values)]
    if not known.size:
        return Spread(np.nan, np.nan, np.nan)
    low, middle, high = np.quantile(known, (ENDS[0], 0.5, ENDS[1]))
    return Spread(float(middle), float(low), float(high))
