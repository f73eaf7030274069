"""Breakdowns in the report (报告中的构成与分布): bars of the last year, numbers of two."""

from collections.abc import Sequence
from html import escape

from model.indicators.breakdowns import Breakdown
from scenarios.board import spread_text
from scenarios.composition import breakdowns_in, evidence_in, note_of, parts_in, years_apart
from scenarios.drawing import Bar, bar_list
from scenarios.markup import both, html_table, said
from scenarios.provenance import short_stamp
from scenarios.sample import Sample
from scenarios.text import LANGUAGES, unit_name


def composition_part(samples: Sequence[Sample]) -> str:
    """A figure and a table for each breakdown: what high value is made of, how agencies differ in size."""
    figures = [composition(about, samples) for about in breakdowns_in(samples)]
    note = said("composition note", year=samples[0].years[-1])
    return "\n".join(
        [f"<h2>{said('composition')}</h2><p>{note}</p>", f'<div class="figures">{"".join(figures)}</div>']
    )


def composition(about: Breakdown, samples: Sequence[Sample]) -> str:
    """One breakdown: bars of the last year, and the numbers of two years."""
    unit = both(*(unit_name(about.unit, lang) for lang in LANGUAGES))
    evidence = ", ".join(said(one) for one in evidence_in(about))
    note = [both(note_of(about, "en"), note_of(about, "zh"))] if note_of(about, "en") else []
    said_of_it = " · ".join([unit, evidence, short_stamp(samples), *note])
    caption = (
        f"<figcaption><b>{both(about.label, about.zh)}</b><br>"
        f'<span class="quiet">{said_of_it}</span></figcaption>'
    )
    years = years_apart(samples[0])
    shown = parts_in(about, samples, years[-1])
    bars = [
        Bar(both(part.name("en"), part.name("zh")), [(s.median, s.low, s.high) for s in part.spreads])
        for part in shown
    ]
    columns = [said("part"), *[f"{escape(s.name)} {year}" for s in samples for year in years]]
    tables = [parts_in(about, samples, year) for year in years]
    rows = [
        [both(part.name("en"), part.name("zh"))]
        + [
            escape(spread_text(tables[y][row].spreads[s], part.about.decimals))
            for s in range(len(samples))
            for y in range(len(years))
        ]
        for row, part in enumerate(shown)
    ]
    folded = f"<details><summary>{said('data table')}</summary>{html_table(columns, rows)}</details>"
    return f"<figure>{caption}{bar_list(bars)}{folded}</figure>"
