"""What ``ipeco compare`` does (情景比较命令): what changed, what it did over the same pairs, what it cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.errors import ScenarioError
from scenarios.answers import as_csv, compare_answer, effect_answer, four_answers, run_answer
from scenarios.asking import Answers, Size, ask, frozen_of, scenarios_named
from scenarios.attainment import Attainment, attainments
from scenarios.board_output import print_board, tell_failures
from scenarios.compare import Effect, changed_inert_levers, effects
from scenarios.dated import Scenario
from scenarios.effects_table import EFFECT_COLUMNS, cost_text, effect_line, year_shown
from scenarios.four_lines import (
    DIFFERENCE_COLUMNS,
    FOUR_COLUMNS,
    FourLines,
    difference_line,
    four_lines,
    four_titles,
    level_line,
)
from scenarios.full_scale import thinned_notes
from scenarios.laboratory.width import Width, tell_verdicts, widened, width_answer
from scenarios.output import notes, table, write, write_json
from scenarios.own_targets import indicators_aimed_at
from scenarios.provenance import stamp_of, stamped_rows
from scenarios.sample import Sample
from scenarios.shocks import calm_name
from scenarios.text import Lang, say
from scenarios.unit_cost import cost_difference, unit_cost
from scenarios.what_changed import CHANGED_COLUMNS, SHOWN, change_line, changed_notes, lever_changes


@dataclass(frozen=True)
class Shown:
    """What of a comparison is shown."""

    year: int
    everything: bool
    """All indicators and all levers, not only the targets' and those that move most."""
    four: bool


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
    four: bool = False,
) -> None:
    """Run several scenarios over the same pairs and print what differs from the first; end with boards.

    With a ``width`` as many pairs are run as it takes, after a pilot of the size given; with ``four``
    the calm world is run beside the shocked one.
    """
    asked = checked(names, size, boards, four=four)
    size, verdicts = widened(asked, size, width)
    tell_verdicts(verdicts, lang)
    calm = scenarios_named(names, size.region, (), size.targets) if four else []
    answers = ask(asked + calm + (frozen_of(asked, size.shocks) if boards else []), size)
    tell_failures(answers, lang)
    base, others = answers.samples[0], answers.samples[1 : len(asked)]
    shown = Shown(year_shown(base, year), everything, four)
    found = effects(base, others)
    lines = four_of(answers, len(asked), shown.year) if four else []
    seen = boards_of(answers, boards)
    if form == "json":
        more = ({"board": run_answer(*seen[0])} if seen else {}) | width_answer(verdicts)
        more |= {"four_lines": four_answers(lines)} if four else {}
        inert = {"inert_levers": list(changed_inert_levers(asked[0], asked[1:]))}
        write_json(compare_answer(asked, base, others, found, shown.year) | inert | more)
    elif form == "csv":
        write(as_csv(stamped_rows([effect_answer(effect) for effect in found], stamp_of([base, *others]))))
    else:
        print_comparison(asked, base, others, found, lang, shown=shown)
        print_four(lines, base, lang, everything=everything)
        for sample, reached in seen:
            print_board(sample, reached, lang)


def checked(names: Sequence[str], size: Size, boards: Sequence[str], *, four: bool) -> list[Scenario]:
    """The scenarios to compare, the base first.

    Raises
    ------
    ScenarioError : there are too few, a board is not compared, or four lines lack a shock
    """
    if len(names) < 2:
        raise ScenarioError(f"{names[0]!r} alone: a comparison needs two scenarios or more, the base first.")
    if four and not size.shocks:
        raise ScenarioError("--four-lines needs a shocked world beside the calm one: give --shock NAME, too.")
    asked = scenarios_named(names, size.region, size.shocks, size.targets)
    for name in boards:
        if name not in [calm_name(scenario.name) for scenario in asked]:
            among = ", ".join(calm_name(scenario.name) for scenario in asked)
            raise ScenarioError(f"--board gives {name!r}, which is not compared. Compared: {among}.")
    return asked


def boards_of(answers: Answers, names: Sequence[str]) -> list[tuple[Sample, list[Attainment]]]:
    """The samples whose boards are wanted, with their attainments."""
    wanted = [answers.sample(name) for name in names]
    return [(sample, attainments(sample, answers.frozen)) for sample in wanted if sample]


def four_of(answers: Answers, count: int, year: int) -> list[FourLines]:
    """Four lines of each plan: the shocked samples come first, then as many calm ones."""
    hit, calm = answers.samples[:count], answers.samples[count : 2 * count]
    return [
        line
        for place in range(1, count)
        for line in four_lines((calm[0], calm[place]), (hit[0], hit[place]), year)
    ]


# ── printing ───────────────────────────────────────────────────────────────────────────────────


def print_comparison(
    asked: Sequence[Scenario],
    base: Sample,
    others: Sequence[Sample],
    found: Sequence[Effect],
    lang: Lang,
    *,
    shown: Shown,
) -> None:
    """What changed, what it did in one year, what it cost."""
    for scenario in asked[1:]:
        print_changes(asked[0], scenario, lang, shown=shown)
    by_name = {sample.name: sample for sample in others}
    wanted = indicators_aimed_at(base)
    chosen = [e for e in found if e.year == shown.year and (shown.everything or e.indicator in wanted)]
    lines = [effect_line(e, lang, unit_cost(base, by_name[e.scenario], e.indicator, e.year)) for e in chosen]
    title = f"{say('comparison', lang, base=base.name)}, {shown.year} · {say('information', lang)}"
    table(title, [say(key, lang) for key in EFFECT_COLUMNS], lines)
    notes(
        [
            say("n", lang, n=base.n, scale=base.scale, fingerprint=base.fingerprint),
            *[cost_text(cost_difference(base, other, shown.year), base.name, lang) for other in others],
            say("pairs note", lang),
            say("unit cost note", lang),
            say("levers by attribute", lang, plan=calm_name(asked[-1].name), base=calm_name(asked[0].name)),
            *thinned_notes([effect.indicator for effect in chosen], base.scale, lang),
            *inert_notes(asked, lang),
        ]
    )


def inert_notes(asked: Sequence[Scenario], lang: Lang) -> list[str]:
    """Levers that were changed and that no mechanism obeys."""
    inert = changed_inert_levers(asked[0], list(asked[1:]))
    return [say("inert", lang, levers=", ".join(inert))] if inert else []


def print_changes(base: Scenario, other: Scenario, lang: Lang, *, shown: Shown) -> None:
    """The levers and assumptions in which one scenario differs from the base."""
    changed = lever_changes(base, other, shown.year)
    listed = changed if shown.everything else changed[:SHOWN]
    words = {"scenario": other.name, "base": base.name, "count": len(changed), "year": shown.year}
    lines = [change_line(change, lang) for change in listed]
    table(say("what changed", lang, **words), [say(key, lang) for key in CHANGED_COLUMNS], lines)
    notes(changed_notes(base, other, listed, lang))


def print_four(found: Sequence[FourLines], base: Sample, lang: Lang, *, everything: bool) -> None:
    """The four lines of each plan, and their paired differences."""
    wanted = indicators_aimed_at(base)
    for plan in dict.fromkeys(line.scenario for line in found):
        those = [line for line in found if line.scenario == plan and (everything or line.indicator in wanted)]
        levels, differences = four_titles(those, lang)
        table(levels, [say(key, lang) for key in FOUR_COLUMNS], [level_line(line, lang) for line in those])
        lines = [difference_line(line, lang) for line in those]
        table(differences, [say(key, lang) for key in DIFFERENCE_COLUMNS], lines)
