"""What ``ipeco attribute`` does: run the questions, print the parts."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from model.errors import ScenarioError
from model.indicators import INDICATORS, about_indicator
from model.month import FIRST_YEAR
from model.policy import LEVERS
from scenarios.answers import as_csv, effect_answer
from scenarios.asking import Size, scenarios_named
from scenarios.attribution.levers import LeaveOneOut, leave_one_out
from scenarios.attribution.parts import split
from scenarios.attribution.programmes import Attribution, attribute
from scenarios.board import number
from scenarios.compare import Effect
from scenarios.dated import Scenario
from scenarios.effects_table import DUE_YEAR, size_text, verdict_text
from scenarios.full_scale import thinned_notes
from scenarios.output import notes, table, write
from scenarios.provenance import stamp, stamped_rows
from scenarios.region import load_region
from scenarios.text import TEXT, Lang, say, unit_name

Found = Attribution | LeaveOneOut
COLUMNS = ("due to", "unit", "mean effect", "error", "improved", "distinguishable")


def attribute_plan(
    plan: str,
    against: str,
    size: Size,
    form: str,
    lang: Lang,
    *,
    by: str,
    indicators: Sequence[str],
    year: int | None,
    rounds: int,
) -> None:
    """Run and print what the difference between a plan and a base is due to."""
    base, other = scenarios_named([against, plan], size.region, size.shocks, size.targets)
    wanted = chosen_indicators(indicators, other)
    shown = shown_year(year, size)
    if rounds < 1:
        raise ScenarioError(f"--rounds gives {rounds}; at least 1 is needed.")
    scale = size.scale or load_region(base.region).default_scale
    found: Found
    if by in ("lever", "clause"):
        found = leave_one_out(base, other, wanted, shown, size, scale=scale)
    elif by == "mechanism":
        found = split(base, other, wanted, shown, size, scale=scale)
    else:
        found = attribute(base, other, wanted, shown, size, scale=scale, rounds=rounds)
    effects = found.by_clause if by == "clause" and isinstance(found, LeaveOneOut) else found.effects
    rows = [effect for name in wanted for effect in effects(name)]
    made = stamp(found.asked.keys, len(found.asked.pairs), region=base.region)
    if form == "table":
        print_parts(found, effects, lang, by=by, scale=scale, plans=(other, base))
    elif form == "csv":
        write(as_csv(stamped_rows([part_answer(effect) for effect in rows], made)))
    else:
        whole = answer(found, rows, by, scale) | {"provenance": made}
        write(json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False))


def chosen_indicators(names: Sequence[str], plan: Scenario) -> tuple[str, ...]:
    """The indicators asked for, else those of the outcome targets: the region's, and the planner's own.

    Raises
    ------
    DeclarationError : an indicator is unknown
    """
    if names:
        return tuple(dict.fromkeys(about_indicator(name).id for name in names))
    targets = (*load_region(plan.region).targets, *plan.all_targets())
    return tuple(
        dict.fromkeys(t.indicator for t in targets if t.kind == "outcome" and t.indicator in INDICATORS)
    )


def shown_year(year: int | None, size: Size) -> int:
    """The year asked for, else the one most targets are due in.

    Raises
    ------
    ScenarioError : it is not simulated
    """
    last = FIRST_YEAR + size.months // 12 - 1
    if year is not None and not FIRST_YEAR <= year <= last:
        raise ScenarioError(f"--year gives {year}; simulated are {FIRST_YEAR} to {last}.")
    return year or min(DUE_YEAR, last)


def print_parts(
    found: Found,
    effects: Callable[[str], list[Effect]],
    lang: Lang,
    *,
    by: str,
    scale: int,
    plans: tuple[Scenario, Scenario],
) -> None:
    """One table for each indicator, and what the numbers mean."""
    title = say("attribution", lang, plan=plans[0].name, base=plans[1].name, year=found.year)
    for name in found.indicators:
        about = INDICATORS[name]
        lines = [part_line(effect, lang) for effect in effects(name)]
        label = about.zh if lang == "zh" else about.label
        table(f"{label} · {title}", [say(column, lang) for column in COLUMNS], lines)
    adds_up = isinstance(found, Attribution)
    asked = found.asked
    counts = {"n": len(asked.pairs), "runs": asked.runs, "reused": asked.reused, "failed": asked.failed}
    lines_below = [
        say("parts add up" if adds_up else "levers need not add up", lang),
        say("attribution n", lang, scale=scale, **counts),
        say("information", lang),
        *thinned_notes(list(found.indicators), scale, lang),
    ]
    notes(lines_below)


def part_line(effect: Effect, lang: Lang) -> list[str]:
    """One part as text, in the order of COLUMNS."""
    about = INDICATORS[effect.indicator]
    places = about.decimals + 1
    improved = "–" if effect.share_improved is None or effect.equal else f"{effect.share_improved:.0%}"
    return [
        part_name(effect.scenario, lang),
        unit_name(about.unit, lang),
        size_text(effect, places, lang),
        f"± {number(effect.reach, places)}",
        improved,
        verdict_text(effect, lang),
    ]


def part_name(name: str, lang: Lang) -> str:
    """A group, a part of the mechanism, a lever or a clause as people read it."""
    if name in TEXT:
        return say(name, lang)
    if name in LEVERS:
        about = LEVERS[name]
        return f"{about.zh if lang == 'zh' else about.label} ({name})"
    return name


def part_answer(effect: Effect) -> dict[str, Any]:
    """One part as plain data."""
    cells = effect_answer(effect)
    return {"indicator": cells.pop("indicator"), "part": cells.pop("scenario")} | cells


def answer(found: Found, rows: Sequence[Effect], by: str, scale: int) -> dict[str, Any]:
    """Everything as plain data."""
    return {
        "plan": found.plan,
        "base": found.base,
        "by": by,
        "year": found.year,
        "scale": scale,
        "pairs": len(found.asked.pairs),
        "runs": found.asked.runs,
        "failed": found.asked.failed,
        "parts": [part_answer(effect) for effect in rows],
    }
