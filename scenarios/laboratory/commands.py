"""What ``ipeco sweep`` does: says what a study will take, runs it, says what came of it."""

from pathlib import Path

from scenarios.engine import Engine
from scenarios.laboratory.design import MOST_POINTS
from scenarios.laboratory.pace import paced
from scenarios.laboratory.rules import rule_lines
from scenarios.laboratory.study import Study, read_study
from scenarios.laboratory.sweep import KILO, STUDIES, Estimate, Swept, check_room, estimate, sweep
from scenarios.output import say_error, write
from scenarios.store import Store

MINUTE = 60


def run_sweep(
    file: Path, out: Path, workers: int, *, dry: bool, engine: Engine | None = None, retry: bool = False
) -> None:
    """Run the study of a file; ``dry`` only says how much it is."""
    study = read_study(file)
    write(outline(study, file))
    if dry:
        return
    said = estimate(list(study.planned()), Store(out), workers)
    say_error(estimate_text(said, workers))
    check_room(said, out)
    with paced(study.title) as tell:
        swept = sweep(study, out, workers=workers, progress=tell, engine=engine, retry=retry)
    write("\n".join(summary(swept, study, out)))


def summary(swept: Swept, study: Study, out: Path) -> list[str]:
    """What came of a study, failures and damage included, and where it lies."""
    done = swept.runs - len(swept.failed)
    lines = [f"{done} of {swept.runs} runs kept, {swept.reused} from before; {len(swept.failed)} failed."]
    if swept.failed_before:
        lines.append(
            f"{swept.failed_before} of them failed before and were left alone; --retry tries them again."
        )
    if swept.failed:
        lines.append(f"Jobs and tracebacks: {Store(out).failed}. List: ipeco results {out} --failed")
    if swept.set_aside:
        lines.append(
            f"{len(swept.set_aside)} damaged parts were set aside in {swept.set_aside[0].parent} "
            "and run again."
        )
    lines.append(f"Design and list of runs: {out / STUDIES / study.name}. Tables: ipeco results {out}")
    return lines


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
    kept = f"{len(study.indicators)} indicators" if study.indicators else "all indicators"
    ruled = f" x {len(study.rules)} sets of rules" if len(study.rules) > 1 else ""
    size = (
        f"{len(study.points)} points ({study.method}) x {study.replicates} replicates "
        f"x {len(study.scenarios)} scenarios{ruled} = {study.size} runs at scale 1:{study.scale}, "
        f"{study.months} months, {kept} kept"
    )
    rules = [f"  {line}" for line in rule_lines(study.rules)]
    return "\n".join([study.title, f"  scenarios: {names}", *factors, *rules, f"  {size}"])


def estimate_text(said: Estimate, workers: int) -> str:
    """What is missing, in runs, minutes and disk."""
    if not said.missing:
        return "Everything is kept already, or failed before."
    return (
        f"{said.missing} of {said.runs} runs to go, about {said.seconds / MINUTE:.1f} min "
        f"with {workers} workers, "
        f"{said.kilobytes / KILO:.1f} MB ({said.kilobytes_each} kB a run)."
    )
