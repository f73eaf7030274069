"""What a study's runs say of a few indicators (研究结果): yearly values by point, replicate and scenario.

Read from the parts that the sweep kept; what failed or is missing is NaN. A policy difference is taken
run by run, between scenarios at the same point and the same replicate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.arrays import Floats
from model.errors import ScenarioError, nearest
from model.indicators import INDICATORS, yearly
from model.month import FIRST_YEAR
from scenarios.effects_table import DUE_YEAR
from scenarios.laboratory.study import Planned, Study
from scenarios.run import Run
from scenarios.store import Store


@dataclass(frozen=True)
class Outcome:
    """One number of every run: an indicator in a year, of one scenario or between two."""

    indicator: str
    year: int
    scenario: str
    against: str = ""
    """The scenario it is a difference from; empty: a level."""


@dataclass(frozen=True)
class Outcomes:
    """Yearly values of a study, by indicator, shape (n_points, n_replicates, n_scenarios, n_years)."""

    scenarios: tuple[str, ...]
    values: dict[str, Floats]
    missing: int
    """Runs that failed or were not run."""

    def of(self, outcome: Outcome) -> Floats:
        """One outcome at every point and replicate, shape (n_points, n_replicates)."""
        table = self.values[outcome.indicator][..., outcome.year - FIRST_YEAR]
        level = table[..., self.scenarios.index(outcome.scenario)]
        if not outcome.against:
            return level
        return np.asarray(level - table[..., self.scenarios.index(outcome.against)])


def read_outcomes(
    study: Study, out: Path, indicators: Sequence[str], planned: Sequence[Planned] = ()
) -> Outcomes:
    """Yearly values of some indicators in all runs of a study; ``planned`` are its runs, if at hand."""
    store = Store(out)
    names = tuple(scenario.name for scenario in study.scenarios)
    shape = (len(study.points), study.replicates, len(names), study.months // 12)
    values = {name: np.full(shape, np.nan) for name in indicators}
    missing = 0
    for one in planned or study.planned():
        run = store.find(one.job)
        if run is None:
            missing += 1
            continue
        place = one.point, one.replicate, names.index(one.scenario)
        for name, years in yearly_of(run, indicators).items():
            values[name][place] = years
    return Outcomes(names, values, missing)


def yearly_of(run: Run, indicators: Sequence[str]) -> dict[str, Floats]:
    """Yearly values of some indicators of a run."""
    wanted = {part for name in indicators for part in columns_of(name)}
    years = yearly({name: series for name, series in run.series.items() if name in wanted})
    return {name: years[name] for name in indicators}


def columns_of(indicator: str) -> tuple[str, ...]:
    """Series that an indicator's yearly value is made of."""
    about = INDICATORS[indicator]
    source = about.of or indicator
    return source, f"{source}.numerator", f"{source}.denominator"


def indicators_asked(study: Study, given: Sequence[str]) -> tuple[str, ...]:
    """Indicators to analyse: as asked, else those of the study.

    Raises
    ------
    ScenarioError : one is unknown, or none is named anywhere
    """
    for name in given:
        check_indicator(name)
    found = tuple(dict.fromkeys(given)) or study.indicators
    if not found:
        raise ScenarioError(
            "No indicator is named. Give --indicator ID, or indicators = [..] in the study "
            "(ids: docs/indicators.md)."
        )
    return found


def check_indicator(name: str) -> None:
    """Refuse an indicator that does not exist, with the nearest name."""
    if name not in INDICATORS:
        raise ScenarioError(f"--indicator gives {name!r}.{nearest(name, list(INDICATORS))}")


def year_asked(study: Study, year: int | None) -> int:
    """The year to read: as asked, else the one most targets are due in, else the last simulated.

    Raises
    ------
    ScenarioError : the year is not simulated
    """
    last = FIRST_YEAR + study.months // 12 - 1
    if year is None:
        return min(DUE_YEAR, last)
    if not FIRST_YEAR <= year <= last:
        raise ScenarioError(f"--year gives {year}; the study simulates {FIRST_YEAR} to {last}.")
    return year


def levels_and_differences(study: Study, indicator: str, year: int) -> list[Outcome]:
    """The level under each scenario, then the difference that each makes to the first."""
    names = [scenario.name for scenario in study.scenarios]
    levels = [Outcome(indicator, year, name) for name in names]
    return levels + [Outcome(indicator, year, name, against=names[0]) for name in names[1:]]
