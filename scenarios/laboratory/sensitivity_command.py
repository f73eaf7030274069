"""What ``ipeco sensitivity`` does: design, run what is missing, analyse level and difference, print."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scenarios.answers import as_csv
from scenarios.engine import Runner
from scenarios.laboratory.commands import estimate_text, outline
from scenarios.laboratory.design import spread_out
from scenarios.laboratory.outcomes import (
    indicators_asked,
    levels_and_differences,
    read_outcomes,
    year_asked,
)
from scenarios.laboratory.rules import check_one_rule
from scenarios.laboratory.sensitivity import analyse
from scenarios.laboratory.sensitivity_design import (
    SENSITIVITY_METHODS,
    SensitivityDesign,
    SensitivityMethod,
    sensitivity_design,
)
from scenarios.laboratory.sensitivity_table import (
    Found,
    columns,
    footnotes,
    found_rows,
    legend,
    lines,
    sensitivity_answer,
)
from scenarios.laboratory.study import Planned, Study, read_study
from scenarios.laboratory.sweep import estimate, sweep
from scenarios.laboratory.words import outcome_name
from scenarios.output import notes, progress, say_error, table, write, write_json
from scenarios.run import fingerprint, run_once
from scenarios.store import Store
from scenarios.text import Lang


@dataclass(frozen=True)
class Asked:
    """What is to be known of a study; what is None is as the study says."""

    method: SensitivityMethod = SENSITIVITY_METHODS[0]
    indicators: tuple[str, ...] = ()
    year: int | None = None
    points: int | None = None
    """Trajectories or base samples."""
    replicates: int | None = None
    seed: int | None = None


def designed(study: Study, asked: Asked) -> tuple[Study, SensitivityDesign]:
    """The study at the points that the method asks for, keeping what is asked."""
    check_one_rule(study.rules)
    study = study.keeping(asked.indicators)
    seed = study.seed if asked.seed is None else asked.seed
    design = sensitivity_design(asked.method, len(study.factors), asked.points or study.count, seed)
    points = spread_out(study.factors, design.shares)
    return replace(
        study,
        chosen=tuple(tuple(row) for row in points.tolist()),
        replicates=asked.replicates or study.replicates,
        seed=seed,
        name=f"{study.name}-{asked.method}",
    ), design


def run_sensitivity(
    file: Path, out: Path, workers: int, asked: Asked, form: str, lang: Lang, *, dry: bool = False
) -> None:
    """Run what is missing of the design and print the indices of every outcome."""
    study, design = designed(read_study(file), asked)
    indicators_asked(study, asked.indicators)
    year_asked(study, asked.year)
    about = outline(study, file).replace(f"({study.method})", f"({asked.method})")
    if dry:
        write(about)
        return
    say_error(about)
    planned = list(study.planned())
    found = sensitivities(study, design, asked, out, workers=workers, planned=planned)
    name = fingerprint([one.job for one in planned])
    if form == "json":
        write_json(sensitivity_answer(found, asked.method, name))
    elif form == "csv":
        write(as_csv([row for one in found for row in found_rows(one)]))
    else:
        print_found(found, name, lang)


def sensitivities(
    study: Study,
    design: SensitivityDesign,
    asked: Asked,
    out: Path,
    *,
    workers: int = 1,
    runner: Runner = run_once,
    planned: Sequence[Planned] = (),
) -> list[Found]:
    """Sensitivity of every indicator asked: its level under each scenario, then paired differences.

    Parameters
    ----------
    study, design : from ``designed``
    asked : indicators and year
    out : folder where runs are kept; only what is missing is run
    workers : processes
    runner : what runs a job; the world, or a function in its place
    planned : the study's runs, if they are at hand
    """
    planned = planned or list(study.planned())
    said = estimate(planned, Store(out), workers, runner)
    say_error(estimate_text(said, workers))
    with progress(study.title) as tell:
        swept = sweep(study, out, workers=workers, progress=tell, runner=runner)
    if swept.failed:
        say_error(f"{len(swept.failed)} runs failed; tracebacks: {Store(out).failed}.")
    names, year = indicators_asked(study, asked.indicators), year_asked(study, asked.year)
    outcomes = read_outcomes(study, out, names, planned)
    return [
        Found(one, analyse(design, outcomes.of(one), seed=study.seed), study.factors, study.luck_alone)
        for name in names
        for one in levels_and_differences(study, name, year)
    ]


def print_found(found: Sequence[Found], name: str, lang: Lang) -> None:
    """A table for each outcome, with its footnotes."""
    for one in found:
        heads = columns(one.sensitivity.method, lang)
        table(outcome_name(one.outcome, lang), heads, lines(one, lang))
        notes(footnotes(one, name, lang))
    notes(legend(found[0].sensitivity.method, lang))
