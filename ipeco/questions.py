"""What can be asked (提问接口): run, compare, targets, sweep; and what there is to ask about.

Runs are kept in ``out`` as those of the shell are, so a question is never simulated twice. Nothing is
printed. Mistakes raise model.errors.SimulationError with what is allowed.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import pandas as pd

from ipeco.frames import PROVENANCE, effects_frame, monthly_frame, signed, targets_frame, yearly_frame
from model.errors import ScenarioError
from model.indicators import INDICATORS, about_indicator
from model.mechanisms import chosen_mechanisms
from model.month import month_name
from scenarios.asking import PAIRS, Answers, Size, ask, frozen_of, months_until, scenarios_named
from scenarios.attainment import attainments
from scenarios.compare import effects
from scenarios.engine import cores
from scenarios.laboratory.study import Study, read_study
from scenarios.laboratory.sweep import frame as study_frame
from scenarios.laboratory.sweep import sweep as run_study
from scenarios.provenance import stamp
from scenarios.scenario import library, load
from scenarios.store import RESULTS

Place = str | Path
LAST = "2030-12"
NONE: Mapping[str, str] = {}


def run(
    scenario: Place,
    *,
    pairs: int = PAIRS,
    scale: int | None = None,
    until: str = LAST,
    by: Literal["year", "month"] = "year",
    indicators: Sequence[str] = (),
    out: Place = RESULTS,
    workers: int | None = None,
    shocks: Sequence[str] = (),
    mechanisms: Mapping[str, str] = NONE,
) -> pd.DataFrame:
    """Run one scenario over paired draws.

    Parameters
    ----------
    scenario : str or Path
        Library name or ``.toml`` file.
    pairs : int
        Draws of parameters, region and luck together.
    scale : int, optional
        1: every firm; 20: small firms thinned to one in twenty. The region's own if not given.
    until : str
        Last month simulated, ``"YYYY-MM"``.
    by : {"year", "month"}
        Yearly values, as targets read them, or monthly ones.
    indicators : sequence of str
        Which to give; all if none is named.
    out : str or Path
        Folder where runs are kept and found again.
    workers : int, optional
        Processes; all cores if not given.
    shocks : sequence of str
        Changes of the outside world, names or files.
    mechanisms : mapping
        Rules other than the usual, by mechanism.

    Returns
    -------
    pandas.DataFrame
        ``scenario``, ``pair``, ``year`` or ``month``, ``indicator``, ``unit``, ``value`` (NaN: not known).

    Raises
    ------
    SimulationError : the question cannot be asked, or no pair came through

    Examples
    --------
    >>> values = run("plan-2024", pairs=1, scale=400, until="2020-12", workers=1)
    """
    if by not in ("year", "month"):
        raise ScenarioError(f"by gives {by!r}; allowed are 'year' and 'month'.")
    wanted = named_indicators(indicators)
    size = size_of(pairs, scale, until, out, workers, shocks, mechanisms)
    sample = answered([scenario], size).samples[0]
    made = yearly_frame if by == "year" else monthly_frame
    return signed(made(sample, wanted), [sample])


def compare(
    base: Place,
    *others: Place,
    pairs: int = PAIRS,
    scale: int | None = None,
    until: str = LAST,
    indicators: Sequence[str] = (),
    out: Place = RESULTS,
    workers: int | None = None,
    shocks: Sequence[str] = (),
    mechanisms: Mapping[str, str] = NONE,
) -> pd.DataFrame:
    """Compare scenarios with a base, pair by pair, so that they differ by policy alone.

    Parameters
    ----------
    base, *others : str or Path
        Names in the library, or ``.toml`` files.
    pairs, scale, until, indicators, out, workers, shocks, mechanisms
        As in :func:`run`.

    Returns
    -------
    pandas.DataFrame
        ``scenario``, ``against``, ``indicator``, ``unit``, ``year``, ``effect`` (mean paired difference),
        ``low`` and ``high`` (5 % and 95 % points over pairs), ``pairs``, ``share_improved``,
        ``distinguishable``, ``equal``, ``mean_reach`` (half the 90 % t-interval of the mean).

    Examples
    --------
    >>> found = compare("frozen-2021", "plan-2024", pairs=1, scale=400, until="2020-12", workers=1)
    >>> set(found["against"])
    {'frozen-2021'}
    """
    if not others:
        raise ScenarioError("A comparison needs two scenarios or more, the base first.")
    wanted = set(named_indicators(indicators))
    size = size_of(pairs, scale, until, out, workers, shocks, mechanisms)
    first, *rest = answered([base, *others], size).samples
    found = [effect for effect in effects(first, rest) if effect.indicator in wanted]
    return effects_frame(first, rest, found)


def targets(
    scenario: Place,
    *,
    pairs: int = PAIRS,
    scale: int | None = None,
    until: str = LAST,
    out: Place = RESULTS,
    workers: int | None = None,
    shocks: Sequence[str] = (),
    mechanisms: Mapping[str, str] = NONE,
) -> pd.DataFrame:
    """Say of each target of a scenario's region what is projected, and how probably it is met.

    Parameters
    ----------
    scenario, pairs, scale, until, out, workers, shocks, mechanisms
        As in :func:`run`.

    Returns
    -------
    pandas.DataFrame
        A row per target: ``required`` and ``due``, ``median``, ``low``, ``high``, ``probability`` (NaN
        below 30 pairs), ``status`` and ``evidence`` (docs/json.md).

    Examples
    --------
    >>> board = targets("plan-2024", pairs=2, scale=400, until="2025-12")  # doctest: +SKIP
    """
    size = size_of(pairs, scale, until, out, workers, shocks, mechanisms)
    answers = answered([scenario], size, reference=True)
    sample = answers.samples[0]
    return targets_frame(sample, attainments(sample, answers.frozen))


def sweep(study: Place | Study, *, out: Place = RESULTS, workers: int | None = None) -> pd.DataFrame:
    """Run what is missing of a study and give its yearly values.

    Parameters
    ----------
    study : str, Path or Study
        A ``.toml`` file (docs/howto/sweep.md), or a study made in Python.
    out : str or Path
        Folder of results.
    workers : int, optional
        Processes; all cores if not given.

    Returns
    -------
    pandas.DataFrame
        ``point``, ``replicate``, ``scenario``, a column per factor, ``indicator``, ``unit``, ``year``,
        ``value``. Runs that failed are left out; ``attrs["failed"]`` counts them.

    Examples
    --------
    >>> values = sweep("study.toml", out="results/study", workers=2)  # doctest: +SKIP
    """
    asked = study if isinstance(study, Study) else read_study(Path(study))
    swept = run_study(asked, Path(out), workers=workers or cores())
    frame = study_frame(asked, Path(out))
    keys = [planned.job.key for planned in asked.planned()]
    frame.attrs["failed"] = len(swept.failed)
    frame.attrs[PROVENANCE] = stamp(keys, asked.replicates, region=asked.scenarios[0].region)
    return frame


def scenarios() -> pd.DataFrame:
    """List the scenarios of the library.

    Returns
    -------
    pandas.DataFrame
        ``scenario``, ``region``, ``title``, ``zh``, ``start``.

    Examples
    --------
    >>> "plan-2024" in set(scenarios()["scenario"])
    True
    """
    found = [load(name) for name in library()]
    rows = [(one.name, one.region, one.title, one.zh, month_name(one.start)) for one in found]
    return pd.DataFrame(rows, columns=["scenario", "region", "title", "zh", "start"])


def indicators() -> pd.DataFrame:
    """List what is measured.

    Returns
    -------
    pandas.DataFrame
        ``indicator``, ``unit``, ``label``, ``zh``, ``kind``, ``better``.

    Examples
    --------
    >>> "patent_attorneys" in set(indicators()["indicator"])
    True
    """
    rows = [(one.id, one.unit, one.label, one.zh, one.kind, one.better) for one in INDICATORS.values()]
    return pd.DataFrame(rows, columns=["indicator", "unit", "label", "zh", "kind", "better"])


# ── asking ─────────────────────────────────────────────────────────────────────────────────────


def size_of(
    pairs: int,
    scale: int | None,
    until: str,
    out: Place,
    workers: int | None,
    shocks: Sequence[str],
    mechanisms: Mapping[str, str],
) -> Size:
    """How much is run and where it is kept; wrong numbers are refused."""
    return Size(
        pairs,
        scale,
        months_until(until),
        workers or cores(),
        Path(out),
        shocks=tuple(shocks),
        mechanisms=chosen_mechanisms(mechanisms),
    )


def answered(names: Sequence[Place], size: Size, *, reference: bool = False) -> Answers:
    """The answers of scenarios; with a ``reference`` the region's frozen one beside them."""
    asked = scenarios_named([str(name) for name in names], None, size.shocks)
    return ask(asked + (frozen_of(asked, size.shocks) if reference else []), size, quiet=True)


def named_indicators(names: Sequence[str]) -> tuple[str, ...]:
    """The indicators of these names, all if there are none."""
    return tuple(about_indicator(name).id for name in names) or tuple(INDICATORS)
