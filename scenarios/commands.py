"""What each command of the shell does (命令): ask, then print. scenarios/cli.py declares the options."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model.errors import ScenarioError
from model.month import month_name
from scenarios.answers import as_csv, compare_answer, effect_answer, run_answer, target_answer
from scenarios.asking import Answers, Size, ask, frozen_of, scenarios_named
from scenarios.attainment import Attainment, attainments
from scenarios.board import COLUMNS, board, footnotes, heading
from scenarios.compare import Effect, changed_inert_levers, effects
from scenarios.dated import Scenario, differing_levers
from scenarios.effects_table import EFFECT_COLUMNS, effect_line, year_shown
from scenarios.full_scale import thinned_notes
from scenarios.laboratory.width import Width, tell_verdicts, widened, width_answer
from scenarios.listing import register_rows
from scenarios.output import notes, say_error, table, write
from scenarios.region import load_region, region_names
from scenarios.register import joined
from scenarios.report import report_page
from scenarios.sample import Sample
from scenarios.scenario import check, library, load
from scenarios.shocks import calm_name
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
    asked = scenarios_named([name], size.region, size.shocks)
    answers = ask(asked + (frozen_of(asked, size.shocks) if reference else []), size)
    tell_failures(answers, lang)
    sample = answers.samples[0]
    found = attainments(sample, answers.frozen)
    if form == "json":
        write_json(run_answer(sample, found))
    elif form == "csv":
        write(as_csv([target_answer(a) for a in found]))
    else:
        print_board(sample, found, lang)


def compare_scenarios(
    names: Sequence[str],
    size: Size,
    form: str,
    lang: Lang,
    *,
    boards: Sequence[str],
    year: int | None,
    everything: bool,
    width: Width | None = None,
) -> None:
    """Run several scenarios over the same pairs and print what differs from the first; end with boards.

    With a ``width`` as many pairs are run as it takes, after a pilot of the size given.
    """
    if len(names) < 2:
        raise ScenarioError(f"{names[0]!r} alone: a comparison needs two scenarios or more, the base first.")
    asked = scenarios_named(names, size.region, size.shocks)
    for name in boards:
        if name not in [calm_name(scenario.name) for scenario in asked]:
            among = ", ".join(calm_name(scenario.name) for scenario in asked)
            raise ScenarioError(f"--board gives {name!r}, which is not compared. Compared: {among}.")
    size, verdicts = widened(asked, size, width)
    tell_verdicts(verdicts, lang)
    answers = ask(asked + (frozen_of(asked, size.shocks) if boards else []), size)
    tell_failures(answers, lang)
    base, others = answers.samples[0], answers.samples[1 : len(asked)]
    found = effects(base, others)
    inert = changed_inert_levers(asked[0], asked[1:])
    wanted = [answers.sample(name) for name in boards]
    seen = [(sample, attainments(sample, answers.frozen)) for sample in wanted if sample]
    if form == "json":
        more = ({"board": run_answer(*seen[0])} if seen else {}) | width_answer(verdicts)
        write_json(compare_answer(base, others, found) | {"inert_levers": list(inert)} | more)
    elif form == "csv":
        write(as_csv([effect_answer(effect) for effect in found]))
    else:
        print_effects(base, found, lang, year=year_shown(base, year), everything=everything, inert=inert)
        for sample, reached in seen:
            print_board(sample, reached, lang)


def write_report(names: Sequence[str], size: Size, to: Path, lang: Lang, *, boards: Sequence[str]) -> None:
    """Run scenarios and write one self-contained page."""
    asked = scenarios_named(names, size.region, size.shocks)
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
        for warning in found.warnings:
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


def print_board(sample: Sample, found: Sequence[Attainment], lang: Lang) -> None:
    """The board of one scenario: outcomes, outputs, footnotes."""
    write(heading(sample, lang))
    columns = [say(column, lang) for column in COLUMNS]
    for section in board(found, lang):
        table(say(section.key, lang), columns, section.lines)
    notes(footnotes(sample, found, lang))


def print_effects(
    base: Sample,
    found: Sequence[Effect],
    lang: Lang,
    *,
    year: int,
    everything: bool,
    inert: Sequence[str],
) -> None:
    """The paired effects of one year, on the targets' indicators or on all."""
    targets = {target.indicator for target in load_region(base.region).targets}
    chosen = [e for e in found if e.year == year and (everything or e.indicator in targets)]
    title = f"{say('comparison', lang, base=base.name)}, {year} · {say('information', lang)}"
    table(title, [say(key, lang) for key in EFFECT_COLUMNS], [effect_line(e, lang) for e in chosen])
    lines = [
        say("n", lang, n=base.n, scale=base.scale, fingerprint=base.fingerprint),
        say("pairs note", lang),
        *thinned_notes([effect.indicator for effect in chosen], base.scale, lang),
    ]
    if inert:
        lines.append(say("inert", lang, levers=", ".join(inert)))
    notes(lines)


def tell_failures(answers: Answers, lang: Lang) -> None:
    """Say on standard error what failed; the rest goes on."""
    if answers.failed:
        say_error(say("failures", lang, count=len(answers.failed)))
        for failure in answers.failed:
            say_error(f"  {failure.job.scenario.name}, pair {failure.job.pair}: {failure.message}")


def write_json(answer: object) -> None:
    """One JSON document on standard output."""
    write(json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False))
