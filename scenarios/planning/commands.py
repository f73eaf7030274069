"""What ``ipeco plan`` does: state the question, solve it, print the answer, write the plan as a scenario."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from model.errors import ScenarioError
from model.month import month_name
from model.policy import LEVERS
from scenarios.answers import as_csv
from scenarios.asking import Size, scenarios_named
from scenarios.board import number
from scenarios.dated import Scenario, as_toml
from scenarios.output import notes, say_error, table, write
from scenarios.own_targets import aims_of
from scenarios.planning.solving import Effort, Solution, Tried, solve
from scenarios.planning.world import plan_at, problem_of
from scenarios.provenance import stamp, stamped_rows
from scenarios.region import load_region
from scenarios.run import code_hash
from scenarios.sample import spread
from scenarios.text import Lang, say, unit_name
from scenarios.wilson import wilson
from scenarios.writing import write_whole

LEVER_COLUMNS = ("lever", "unit", "level now", "level found", "in the optimum", "clauses")
FRONT_COLUMNS = ("asked for", "predicted", "on fresh pairs", "cost", "levers moved")
TARGET_COLUMNS = ("target", "required", "due", "probability without", "probability with")


def find_plan(
    base: str,
    size: Size,
    form: str,
    lang: Lang,
    *,
    effort: Effort,
    probability: float,
    budget: float | None,
    start: int,
    targets: list[str],
    levers: list[str],
    to: Path | None,
) -> None:
    """Find the cheapest plan that meets targets together with a probability, and print it."""
    (standing,) = scenarios_named([base], size.region, size.shocks, size.targets)
    scale = size.scale or load_region(standing.region).default_scale
    problem = problem_of(
        standing,
        size,
        scale=scale,
        probability=probability,
        start=start,
        budget=np.inf if budget is None else budget,
        targets=targets,
        levers=levers,
    )
    count = effort.screening * (len(problem.dials) + 1) + (effort.points + 2) * effort.pairs
    say_error(say("plan begins", lang, runs=count, targets=len(problem.targets), levers=len(problem.dials)))
    found = solve(problem, effort)
    best = plan_of(standing, found, start)
    if to is not None:
        write_plan(best, to)
    made = stamp([standing.hash, best.hash, code_hash(standing.region)], effort.fresh, region=standing.region)
    if form == "json":
        whole = answer(found, standing) | {"provenance": made}
        write(json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False))
    elif form == "csv":
        rows = [tried_answer(tried, found) for tried in (found.base, *found.front)]
        write(as_csv(stamped_rows(rows, made)))
    else:
        print_solution(found, standing, lang, start=start, scale=scale, to=to)


def plan_of(base: Scenario, found: Solution, start: int) -> Scenario:
    """The best plan found as a scenario."""
    point = found.best.candidate.point
    plan = plan_at(base, found.problem.dials, point, start, "best-found")
    shown = tuple(replace(entry, value=round(entry.value, 6)) for entry in plan.entries)
    return replace(plan, title="Best found", zh="已找到的最优方案", entries=shown, targets=base.targets)


def write_plan(plan: Scenario, to: Path) -> None:
    """Write the plan as a scenario file.

    Raises
    ------
    ScenarioError : the file cannot be written
    """
    try:
        write_whole(to, as_toml(plan))
    except OSError as error:
        raise ScenarioError(f"--to {str(to)!r} cannot be written: {error.strerror}.") from error


def print_solution(
    found: Solution, base: Scenario, lang: Lang, *, start: int, scale: int, to: Path | None
) -> None:
    """The plan, the front, the targets, and what the numbers mean."""
    verdict = "plan reached" if found.reachable else "plan not reached"
    words = {"wanted": f"{found.problem.probability:.0%}", "base": base.name, "start": month_name(start)}
    write(say(verdict, lang, **words, reached=share_text(found.best)))
    if found.blocking:
        write(say("blocking", lang, targets=", ".join(found.blocking)))
    levers = [lever_line(name, level, found, base, lang) for name, level in found.best.levels.items()]
    table(say("levels found", lang), [say(c, lang) for c in LEVER_COLUMNS], levers)
    table(
        say("front", lang),
        [say(c, lang) for c in FRONT_COLUMNS],
        [front_line(tried) for tried in (found.base, *found.front)],
    )
    table(say("targets alone", lang), [say(c, lang) for c in TARGET_COLUMNS], target_lines(found, base, lang))
    n = found.best.met.size
    notes(
        [
            say("plan note", lang, n=n, scale=scale, runs=found.runs),
            say("plan pruned", lang, levers=", ".join(undecided(found)) or "–"),
            say("information", lang),
            *([str(to)] if to else []),
        ]
    )


def undecided(found: Solution) -> list[str]:
    """Levers that are in the optimum under some draws of the costs only."""
    return [lever for lever in found.inside if found.verdict(lever) == "undecided"]


def lever_line(name: str, level: float, found: Solution, base: Scenario, lang: Lang) -> list[str]:
    """One lever of the plan."""
    about = LEVERS[name]
    dial = next(dial for dial in found.problem.dials if dial.lever == name)
    clauses = load_region(base.region).binding.clauses_of(name)
    return [
        f"{about.zh if lang == 'zh' else about.label} ({name})",
        unit_name(about.unit, lang),
        number(dial.now, 1),
        number(level, 1),
        f"{say(found.verdict(name), lang)} ({found.inside[name]:.0%})",
        " ".join(clause.id for clause in clauses) or "–",
    ]


def front_line(tried: Tried) -> list[str]:
    """One point of the front: promised, kept, paid."""
    cost = spread(tried.costs)
    asked = tried.candidate.wanted
    return [
        f"{asked:.0%}" if asked else "–",
        f"{tried.candidate.probability:.0%}",
        share_text(tried),
        f"{number(cost.median, 2)} [{number(cost.low, 2)}, {number(cost.high, 2)}]",
        str(len(tried.levels)),
    ]


def share_text(tried: Tried) -> str:
    """Share of fresh pairs that meet everything, with its interval."""
    low, high = wilson(int(tried.met.sum()), tried.met.size)
    return f"{tried.probability:.0%} [{low:.0%}, {high:.0%}]"


def target_lines(found: Solution, base: Scenario, lang: Lang) -> list[list[str]]:
    """Each target without and with the plan."""
    aims = aims_of(load_region(base.region).targets, base.all_targets())
    known = {target.id: target for target in aims}
    lines = []
    for place, name in enumerate(found.problem.targets):
        target = known[name]
        title = target.title_zh if lang == "zh" else target.title_en
        required = f"{target.comparison} {number(target.value, 2)} {unit_name(target.unit, lang)}"
        without, with_ = found.base.by_target[place], found.best.by_target[place]
        lines.append([f"{name} {title}", required, target.due, f"{without:.0%}", f"{with_:.0%}"])
    return lines


def answer(found: Solution, base: Scenario) -> dict[str, Any]:
    """Everything as plain data."""
    return {
        "base": base.name,
        "probability_wanted": found.problem.probability,
        "reachable": found.reachable,
        "blocking": list(found.blocking),
        "best": tried_answer(found.best, found),
        "without": tried_answer(found.base, found),
        "front": [tried_answer(tried, found) for tried in found.front],
        "in_the_optimum": found.inside,
        "alone": found.help,
        "runs": found.runs,
    }


def tried_answer(tried: Tried, found: Solution) -> dict[str, Any]:
    """One point as plain data."""
    low, high = wilson(int(tried.met.sum()), tried.met.size)
    cost = spread(tried.costs)
    return {
        "asked_for": tried.candidate.wanted,
        "predicted": tried.candidate.probability,
        "probability": tried.probability,
        "probability_low": low,
        "probability_high": high,
        "pairs": int(tried.met.size),
        "cost": {"median": cost.median, "low": cost.low, "high": cost.high, "unit": "亿元"},
        "levels": tried.levels,
        "by_target": dict(zip(found.problem.targets, tried.by_target.tolist(), strict=True)),
    }
