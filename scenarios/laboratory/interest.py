"""Which runs are of interest (关注的运行): an outcome beyond a threshold, or a target that is missed."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from model.arrays import Floats, Mask, Rows
from model.errors import ScenarioError, nearest
from scenarios.laboratory.outcomes import Outcome, check_indicator, read_outcomes, year_asked
from scenarios.laboratory.rules import check_one_rule
from scenarios.laboratory.study import Study
from scenarios.region import load_region
from scenarios.register import Target
from scenarios.sample import sample_of
from scenarios.store import Store
from scenarios.target_values import due_values, meets

QUARTILES = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Interest:
    """What makes a run one of interest; exactly one of below, above and target is given."""

    scenario: str = ""
    """Empty: the study's last."""
    indicator: str = ""
    year: int | None = None
    against: str = ""
    """The scenario that a difference is taken from; empty: a level."""
    below: float | None = None
    above: float | None = None
    target: str = ""
    met: bool = False
    """Whether runs that meet the target are wanted, in place of those that miss it."""


@dataclass(frozen=True)
class Cases:
    """All runs of one scenario of a study that have a value."""

    factors: Floats
    """Shape (n_runs, n_factors), declared units."""
    points: Rows
    """Number of the point of each run, shape (n_runs,)."""
    values: Floats
    """Shape (n_runs,)."""
    wanted: Mask
    """Shape (n_runs,)."""

    @property
    def spread_text(self) -> str:
        """Where the values lie, for a message."""
        return ", ".join(f"{value:.4g}" for value in np.quantile(self.values, QUARTILES))


def checked(interest: Interest, study: Study) -> Interest:
    """The question with its scenario named, checked against the study.

    Raises
    ------
    ScenarioError : it is unclear, or asks for what the study does not hold
    """
    given = [interest.below is not None, interest.above is not None, bool(interest.target)]
    if sum(given) != 1:
        raise ScenarioError("Give exactly one of --below, --above and --target: which runs are of interest?")
    if interest.target:
        target_named(study, interest.target)
        if interest.against:
            raise ScenarioError("--against is for an indicator's difference; a target is read on a level.")
    else:
        if not interest.indicator:
            raise ScenarioError("--below and --above need --indicator ID (ids: docs/indicators.md).")
        check_indicator(interest.indicator)
        year_asked(study, interest.year)
    names = [scenario.name for scenario in study.scenarios]
    interest = replace(interest, scenario=interest.scenario or names[-1])
    for option, name in (("--scenario", interest.scenario), ("--against", interest.against)):
        if name and name not in names:
            raise ScenarioError(
                f"{option} gives {name!r}, which the study does not run. Scenarios: {', '.join(names)}."
            )
    if interest.against and interest.against == interest.scenario:
        raise ScenarioError(f"--against gives {interest.against!r}, the scenario itself.")
    return interest


def keeping(study: Study, interest: Interest) -> Study:
    """The study with what the question reads kept as well.

    Raises
    ------
    ScenarioError : the study compares rules, and the question reads one
    """
    check_one_rule(study.rules)
    if interest.target:
        return study.keeping([target_named(study, interest.target).indicator])
    return study.keeping([interest.indicator])


def target_named(study: Study, name: str) -> Target:
    """A target of the study's region that a number decides and the study reaches.

    Raises
    ------
    ScenarioError : there is none
    """
    plans = load_region(study.scenarios[0].region).targets
    own = [target for scenario in study.scenarios for target in scenario.all_targets()]
    targets = {target.id: target for target in (*plans, *own)}
    if name not in targets:
        raise ScenarioError(
            f"--target gives {name!r}.{nearest(name, list(targets))} All: ipeco register targets."
        )
    target = targets[name]
    if not target.quantitative:
        raise ScenarioError(
            f"Target {name} gives no number ({target.comparison}): no run meets or misses it."
        )
    return target


def cases(study: Study, out: Path, interest: Interest) -> Cases:
    """Runs of the interest's scenario, with their values, and which are wanted."""
    if interest.target:
        target = target_named(study, interest.target)
        table = target_table(study, out, target, interest.scenario)
        wanted = meets(target, table) == interest.met
    else:
        table = outcome_table(study, out, interest)
        wanted = (
            table < interest.below if interest.below is not None else table > float(interest.above or 0.0)
        )
    point, replicate = np.nonzero(np.isfinite(table))
    if not point.size:
        raise ScenarioError("No run of the study has a value for this question. Its year may be too late.")
    return Cases(study.points[point], point, table[point, replicate], wanted[point, replicate])


def outcome_table(study: Study, out: Path, interest: Interest) -> Floats:
    """The indicator's values, shape (n_points, n_replicates)."""
    year = year_asked(study, interest.year)
    outcome = Outcome(interest.indicator, year, interest.scenario, interest.against)
    return read_outcomes(study, out, [interest.indicator]).of(outcome)


def target_table(study: Study, out: Path, target: Target, scenario: str) -> Floats:
    """Values when the target is due, in its unit, shape (n_points, n_replicates)."""
    store = Store(out)
    table = np.full((len(study.points), study.replicates), np.nan)
    for planned in study.planned():
        run = store.find(planned.job) if planned.scenario == scenario else None
        if run is not None:
            table[planned.point, planned.replicate] = due_values(target, sample_of([run]))[0]
    return table
