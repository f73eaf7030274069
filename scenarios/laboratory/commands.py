"""What ``ipeco sweep`` does: says what a study will take, runs it, says what came of it."""

from pathlib import Path

from scenarios.laboratory.design import MOST_POINTS
from scenarios.laboratory.study import Study, read_study
from scenarios.laboratory.sweep import FOLDER, KILO, Estimate, estimate, sweep
from scenarios.output import progress, say_error, write
from scenarios.store import Store

MINUTE = 60


def run_sweep(file: Path, out: Path, workers: int, *, dry: bool) -> None:
    """Run the study of a file; ``dry`` only says how much it is."""
    study = read_study(file)
    write(outline(study, file))
    if dry:
        return
    planned = list(study.planned())
    said = estimate(planned, Store(out), workers)
    say_error(estimate_text(said, workers))
    with progress(study.title) as tell:
        swept = sweep(study, out, workers=workers, progress=tell)
    write(f"{swept.runs} runs: {swept.reused} kept from before, {len(swept.failed)} failed.")
    if swept.failed:
        write(f"Tracebacks: {out / 'failures.json'}. Run the same command to try the failed ones again.")
    write(f"Design and list of runs: {out / FOLDER}. Runs: {out / 'runs'}.")


def outline(study: Study, file: Path) -> str:
    """A study in a few lines: scenarios, factors with ranges, points, replicates, runs."""
    if study.size > MOST_POINTS:
        say_error(f"{file}: {study.size} runs are very many.")
    factors = [
        f"  {factor.id}: {factor.low:g} to {factor.high:g} {factor.unit}"
        + (f", {len(factor.levels)} levels" if factor.levels else "")
        for factor in study.factors
    ]
    names = ", ".join(scenario.name for scenario in study.scenarios)
    size = (
        f"{len(study.points)} points ({study.method}) x {study.replicates} replicates "
        f"x {len(study.scenarios)} scenarios = {study.size} runs at scale 1:{study.scale}, "
        f"{study.months} months"
    )
    return "\n".join([study.title, f"  scenarios: {names}", *factors, f"  {size}"])


def estimate_text(said: Estimate, workers: int) -> str:
    """What is missing, in runs, minutes and disk."""
    if not said.missing:
        return "Everything is kept already."
    return (
        f"{said.missing} of {said.runs} runs to go, about {said.seconds / MINUTE:.1f} min "
        f"with {workers} workers, {said.kilobytes / KILO:.1f} MB."
    )
