"""What each command of the shell does (命令): ask, then print. scenarios/cli.py declares the options."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model.errors import ScenarioError
from model.month import month_name
from scenarios.answers import as_csv, run_answer, target_answer
from scenarios.asking import Size, ask, frozen_of, scenarios_named
from scenarios.attainment import attainments
from scenarios.board_output import print_board, tell_failures
from scenarios.dated import Scenario, differing_levers
from scenarios.feasibility import feasibility
from scenarios.listing import register_rows
from scenarios.output import say_error, table, write, write_json
from scenarios.provenance import stamp_of, stamped_rows
from scenarios.region import load_region, region_names
from scenarios.register import joined
from scenarios.report import report_page
from scenarios.scenario import check, library, load
from scenarios.text import Lang, say
from scenarios.writing import write_whole

REGISTER_COLUMNS = {
    "targets": ("id", "title", "comparison", "value", "unit", "due", "kind", "indicator"),
    "levers": ("id", "title", "unit", "plannable", "baseline_2023", "grade_2023", "inert", "clauses"),
    "measures": ("id", "title", "lead", "due", "flagship", "levers"),
    "documents": ("id", "number", "title", "issued", "region"),
}
"""What a table shows of each listing; JSON and CSV show everything."""


def run_scenario(name: str, size: Size, form: str, lang: Lang, *, reference: bool) -> None:
    """Run one scenario and print its board; the frozen scenario runs beside it as a reference."""
    asked = scenarios_named([name], size.region, size.shocks, size.targets)
    answers = ask(asked + (frozen_of(asked, size.shocks) if reference else []), size)
    tell_failures(answers, lang)
    sample = answers.samples[0]
    found = attainments(sample, answers.frozen)
    if form == "json":
        write_json(run_answer(sample, found))
    elif form == "csv":
        write(as_csv(stamped_rows([target_answer(a) for a in found], stamp_of([sample]))))
    else:
        print_board(sample, found, lang)


def write_report(names: Sequence[str], size: Size, to: Path, lang: Lang, *, boards: Sequence[str]) -> None:
    """Run scenarios and write one self-contained page."""
    asked = scenarios_named(names, size.region, size.shocks, size.targets)
    answers = ask(asked + frozen_of(asked, size.shocks), size)
    tell_failures(answers, lang)
    samples = answers.samples[: len(asked)]
    page = report_page(asked, samples, answers.frozen, boards=boards or [samples[-1].name], lang=lang)
    try:
        write_whole(to, page)
    except OSError as error:
        raise ScenarioError(f"--to {str(to)!r} cannot be written: {error.strerror}.") from error
    say_error(f"{to}: {len(page) // 1000} kB")


def list_register(
    what: str, region: str | None, form: str, lang: Lang, *, filters: dict[str, str | None]
) -> None:
    """Print documents, targets, levers or measures, filtered; of all regions if none is named."""
    regions = region_names() if region is None else [region]
    register = joined([load_region(name).register for name in regions])
    rows = register_rows(register, what, regions=regions, **filters)
    if form == "json":
        write_json(rows)
        return
    if form == "csv":
        write(as_csv(rows))
        return
    columns = REGISTER_COLUMNS[what]
    title = "title_zh" if lang == "zh" else "title_en"
    lines = [[row[title if column == "title" else column] for column in columns] for row in rows]
    table(f"{what}: {len(rows)}", columns, lines)


def check_files(names: Sequence[str], lang: Lang) -> bool:
    """Print every fault and warning of scenario files; whether none has a fault."""
    sound = True
    for name in names:
        found = check(name)
        for fault in found.faults:
            write(f"{found.file}: {say('fault', lang)}: {fault}")
        can = feasibility(found.scenario) if found.scenario else []
        for warning in (*found.warnings, *can):
            write(f"{found.file}: {say('warning', lang)}: {warning}")
        if not found.faults:
            write(f"{found.file}: {say('no faults', lang)}")
        sound = sound and not found.faults
    return sound


def list_scenarios(form: str, lang: Lang) -> None:
    """Print the library."""
    rows = [scenario_row(load(name), lang) for name in library()]
    if form == "json":
        write_json(rows)
    elif form == "csv":
        write(as_csv(rows))
    else:
        keys = ("scenario", "region", "title", "based_on", "from", "levers changed")
        lines = [[str(row[key]) for key in keys] for row in rows]
        table(say("scenario", lang), [say(key, lang) for key in keys], lines)


def scenario_row(scenario: Scenario, lang: Lang) -> dict[str, Any]:
    """One scenario of the library."""
    base = scenario.base
    changed = len({entry.lever for entry in scenario.entries})
    return {
        "scenario": scenario.name,
        "region": load_region(scenario.region).id,
        "title": scenario.zh if lang == "zh" else scenario.title,
        "based_on": base.name if base else "",
        "from": month_name(scenario.start),
        "levers changed": len(differing_levers(scenario, base)) if base else changed,
        "counterfactual": scenario.counterfactual,
    }


# ── printing ───────────────────────────────────────────────────────────────────────────────────
