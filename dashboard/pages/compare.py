"""情景对比 Compare: scenarios beside each other on one indicator, and their paired differences."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.components.controls import MOST, choice, choices, grouped_choice, set_choice
from dashboard.components.marks import evidence_mark, graph, key
from dashboard.components.notes import badges, nothing_kept, small_print, source, title, trouble
from dashboard.components.paths import aims_on, captions, dots_on
from dashboard.figures.fan import fan_chart, fan_of, fan_of_effects
from dashboard.kept import Found, Kept
from dashboard.pages.board import place
from dashboard.state import State, View
from dashboard.theme import colours, indicator_name
from dashboard.words import tell
from model.errors import ScenarioError
from model.indicators import INDICATORS
from scenarios.attainment import ENOUGH
from scenarios.board import per_cent
from scenarios.compare import Effect, check_paired, effect_of
from scenarios.effects_table import size_text, verdict_text, year_shown
from scenarios.region import load_region
from scenarios.sample import Sample
from scenarios.text import say, unit_name

LEAST = 2


def view(state: State, found: Found) -> View:
    """The comparison that the address names."""
    if not found.sets:
        return View(nothing_kept(found, state))
    kept = found.chosen(state.among("set", found.ids))
    base = state.among("base", sorted(kept.names, key=lambda name: name != kept.frozen))
    others = [name for name in kept.names if name != base]
    chosen = state.several("scenarios", others, others[: MOST - 1])
    samples = [kept.sample(name) for name in (base, *chosen)]
    indicator = state.among("indicator", [name for names in groups(samples[0]).values() for name in names])
    shown = {"set": kept.id, "base": base, "scenarios": chosen, "indicator": indicator}
    content = html.Main(
        [
            html.Div(controls(state, found, kept, shown, samples[0]), className="controls"),
            html.Div(badges(state, found, kept, samples), className="badges"),
            *comparison(state, samples, indicator),
        ]
    )
    return View(content, shown, place(samples[0], state))


def groups(sample: Sample) -> dict[str, list[str]]:
    """Indicators that a plan names, in the plans' order; then all others."""
    named = dict.fromkeys(
        t.indicator
        for t in (*load_region(sample.region).targets, *sample.targets)
        if t.indicator in INDICATORS
    )
    return {"of_targets": list(named), "others": [name for name in INDICATORS if name not in named]}


def controls(state: State, found: Found, kept: Kept, shown: dict[str, Any], sample: Sample) -> list[Any]:
    """Which scenarios, against which, on which indicator."""
    titles = [(name, title(kept.sample(name), state)) for name in kept.names]
    against = [(name, label) for name, label in titles if name != shown["base"]]
    options = {
        tell(group, state.lang): [(name, indicator_name(name, state.lang)) for name in names]
        for group, names in groups(sample).items()
    }
    return [
        grouped_choice("indicator", state, shown["indicator"], options),
        choice("base", state, shown["base"], titles, width=170),
        choices("scenarios", state, shown["scenarios"], against),
        *set_choice(state, found, kept),
    ]


def comparison(state: State, samples: Sequence[Sample], indicator: str) -> list[Any]:
    """Sentence, figures, table; or why there is none."""
    base, others = samples[0], samples[1:]
    if len(samples) < LEAST:
        return [trouble(tell("need_two", state.lang))]
    try:
        for other in others:
            check_paired(base, other)
    except ScenarioError as error:
        return [trouble(tell("unpaired", state.lang, reason=error))]
    found = [effects(base, other, indicator) for other in others]
    return [
        headline(state, samples, indicator, found),
        html.Div(
            [levels(state, samples, indicator), differences(state, samples, indicator, found)],
            className="two",
        ),
        effect_table(state, samples, indicator, found),
        small_print(
            [
                say("pairs note", state.lang),
                tell("chance_note", state.lang),
                *[source(sample, state) for sample in samples],
            ]
        ),
    ]


def effects(base: Sample, other: Sample, indicator: str) -> list[Effect]:
    """What one scenario changes, by year."""
    return [
        effect_of(indicator, other.name, year, other.of_year(indicator, year) - base.of_year(indicator, year))
        for year in base.years
    ]


def headline(
    state: State, samples: Sequence[Sample], indicator: str, found: Sequence[Sequence[Effect]]
) -> Any:
    """What is to be said of the year most targets are due in, in a sentence for each scenario."""
    base, lang = samples[0], state.lang
    year = year_shown(base, None)
    inks = colours(state.theme, len(samples))[1:]
    lines = [
        html.Li([key("", ink), sentence(state, one[base.years.index(year)], base, other)])
        for ink, one, other in zip(inks, found, samples[1:], strict=True)
    ]
    name = html.H2([indicator_name(indicator, lang), evidence_mark(INDICATORS[indicator].evidence, lang)])
    return html.Section([name, html.Ul(lines, className="sentences")])


def sentence(state: State, one: Effect, base: Sample, other: Sample) -> str:
    """One effect in plain words."""
    lang, about = state.lang, INDICATORS[one.indicator]
    words = {
        "year": one.year,
        "scenario": title(other, state),
        "base": title(base, state),
        "n": one.pairs,
        "size": size_text(one, about.decimals + 1, lang),
        "unit": unit_name(about.unit, lang),
    }
    if not one.pairs:
        return tell("says_nothing", lang, **words)
    if one.equal:
        return tell("says_equal", lang, **words)
    return tell("says_effect" if one.distinguishable else "says_noise", lang, **words)


def levels(state: State, samples: Sequence[Sample], indicator: str) -> Any:
    """Fans of all scenarios, with the region's targets and what was published."""
    about, lang, pack = INDICATORS[indicator], state.lang, load_region(samples[0].region)
    own = {target.id: target for sample in samples for target in sample.targets}
    drawn = fan_chart(
        samples[0].years,
        [fan_of(title(sample, state), sample.yearly[indicator]) for sample in samples],
        captions(about.unit, lang, about.decimals),
        theme=state.theme,
        drawn_in=colours(state.theme, len(samples)),
        aims=aims_on(indicator, pack, lang, own.values()),
        seen=dots_on(indicator, pack, lang),
    )
    return html.Div([html.H3(tell("levels", lang)), graph(drawn, indicator_name(indicator, lang))])


def differences(
    state: State, samples: Sequence[Sample], indicator: str, found: Sequence[Sequence[Effect]]
) -> Any:
    """Fans of the paired differences around zero."""
    about, lang = INDICATORS[indicator], state.lang
    base = title(samples[0], state)
    drawn = fan_chart(
        samples[0].years,
        [fan_of_effects(title(sample, state), one) for sample, one in zip(samples[1:], found, strict=True)],
        captions(about.unit, lang, about.decimals + 1, information=False),
        theme=state.theme,
        drawn_in=colours(state.theme, len(samples))[1:],
    )
    name = tell("differences", lang, base=base)
    return html.Div([html.H3(name), graph(drawn, f"{name}: {indicator_name(indicator, lang)}")])


def effect_table(
    state: State, samples: Sequence[Sample], indicator: str, found: Sequence[Sequence[Effect]]
) -> Any:
    """A row a year, two columns a scenario."""
    lang = state.lang
    unit = unit_name(INDICATORS[indicator].unit, lang)
    tops = [html.Th(tell("year", lang), scope="col", rowSpan=2)] + [
        html.Th(key(title(sample, state), ink), scope="colgroup", colSpan=3)
        for sample, ink in zip(samples[1:], colours(state.theme, len(samples))[1:], strict=True)
    ]
    columns = [tell("effect", lang, unit=unit), tell("improved", lang), tell("verdict", lang)] * len(found)
    heads = [
        html.Th(column, scope="col", className="number" if n % 3 < 2 else "")
        for n, column in enumerate(columns)
    ]
    rows = [
        html.Tr(
            [
                html.Th(str(year), scope="row"),
                *[cell for one in found for cell in effect_cells(state, one[n])],
            ]
        )
        for n, year in enumerate(samples[0].years)
    ]
    table = html.Table([html.Thead([html.Tr(tops), html.Tr(heads)]), html.Tbody(rows)], className="effects")
    return html.Div(table, className="wide")


def effect_cells(state: State, one: Effect) -> list[Any]:
    """Effect with interval, pairs improved, verdict; what noise hides is written faintly."""
    look = "" if one.distinguishable else " quiet"
    cells = [size_text(one, INDICATORS[one.indicator].decimals + 1, state.lang), improved(one)]
    numbers = [html.Td(cell, className=f"number{look}") for cell in cells]
    return [*numbers, html.Td(verdict_text(one, state.lang), className=look.strip())]


def improved(one: Effect) -> str:
    """Pairs that moved the better way: per cent, or counted where there are too few for it."""
    if one.share_improved is None or one.equal or not one.pairs:
        return "–"
    if one.pairs < ENOUGH:
        return f"{round(one.share_improved * one.pairs)} / {one.pairs}"
    return per_cent(one.share_improved)
