"""The comparison on the report (报告中的比较): what changed, its paired effects, what it cost."""

from collections.abc import Callable, Sequence
from functools import partial

from scenarios.compare import Effect, changed_inert_levers, effects
from scenarios.dated import Scenario
from scenarios.effects_table import EFFECT_COLUMNS, cost_text, effect_line, years_shown
from scenarios.markup import both, html_table, note_list, said
from scenarios.own_targets import indicators_aimed_at
from scenarios.sample import Sample
from scenarios.text import Lang
from scenarios.unit_cost import cost_difference, unit_cost
from scenarios.what_changed import CHANGED_COLUMNS, change_line, changed_notes, lever_changes


def effects_part(asked: Sequence[Scenario], samples: Sequence[Sample], stamp: str) -> str:
    """Changes, and effects on the targets' indicators in the year most are due and in the last."""
    base, others = samples[0], list(samples[1:])
    wanted = indicators_aimed_at(base)
    found = [e for e in effects(base, others) if e.indicator in wanted]
    parts = [f"<h2>{said('comparison', base=base.name)}</h2>"]
    parts += [changes_part(asked[0], one, years_shown(base)[0]) for one in asked[1:]]
    for year in years_shown(base):
        rows = [effect_row(e, base, others) for e in found if e.year == year]
        parts += [f"<h3>{year}</h3>", html_table([said(key) for key in EFFECT_COLUMNS], rows)]
        parts.append(note_list([cost_note(base, other, year) for other in others]))
    notes = [stamp, said("pairs note"), said("unit cost note")]
    if inert := changed_inert_levers(asked[0], list(asked[1:])):
        notes.append(said("inert", levers=", ".join(inert)))
    return "\n".join([*parts, note_list(notes)])


def effect_row(effect: Effect, base: Sample, others: Sequence[Sample]) -> list[str]:
    """One effect in both languages."""
    other = next(sample for sample in others if sample.name == effect.scenario)
    cost = unit_cost(base, other, effect.indicator, effect.year)
    return in_both(lambda lang: effect_line(effect, lang, cost))


def cost_note(base: Sample, other: Sample, year: int) -> str:
    """Public money beyond the base in both languages."""
    spent = cost_difference(base, other, year)
    return both(cost_text(spent, base.name, "en"), cost_text(spent, base.name, "zh"))


def changes_part(base: Scenario, other: Scenario, year: int) -> str:
    """The levers and assumptions in which a scenario differs from the base, folded away."""
    changed = lever_changes(base, other, year)
    words = {"scenario": other.name, "base": base.name, "count": len(changed), "year": year}
    rows = [in_both(partial(change_line, change)) for change in changed]
    inside = html_table([said(key) for key in CHANGED_COLUMNS], rows)
    notes = note_list(in_both(lambda lang: changed_notes(base, other, changed, lang)))
    return f"<details><summary>{said('what changed', **words)}</summary>{inside}{notes}</details>"


def in_both(cells: Callable[[Lang], list[str]]) -> list[str]:
    """Cells in both languages beside each other."""
    return [both(*pair) for pair in zip(cells("en"), cells("zh"), strict=True)]
