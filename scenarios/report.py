"""The report (报告): one self-contained page with boards, trajectories, effects and the levers set.

Figures are SVG text, style and script are inside: the page needs no network and prints well. Both
languages are in the page; a button chooses. What numbers say is formed in scenarios/board.py.
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import numpy as np

from model.arrays import Floats
from model.indicators import INDICATORS
from model.month import FIRST_YEAR, month_name
from model.policy import INERT, LEVERS
from scenarios.at_risk import RISK_COLUMNS, at_risk, risk_line
from scenarios.attainment import Attainment, attainments, observed
from scenarios.board import COLUMNS, board, footnotes, number, required, spread_text
from scenarios.composition_part import composition_part
from scenarios.dated import Entry, Scenario, parse_month
from scenarios.drawing import Aim, Band, Dot, drawing
from scenarios.effects_part import effects_part
from scenarios.markup import both, html_table, note_list, said
from scenarios.provenance import short_stamp, stamp_of
from scenarios.region import load_region
from scenarios.sample import Sample, Spread, spread
from scenarios.target_values import trajectory
from scenarios.text import LANGUAGES, Lang, unit_name

HERE = Path(__file__).parent


def report_page(
    asked: Sequence[Scenario],
    samples: Sequence[Sample],
    frozen: Sample | None,
    *,
    boards: Sequence[str],
    lang: Lang,
) -> str:
    """The whole page as text; ``boards`` names the scenarios whose boards are shown."""
    reached = {sample.name: attainments(sample, frozen) for sample in samples}
    parts = [head(asked, samples, lang)]
    for sample in samples:
        if sample.name in boards:
            parts.append(board_part(sample, reached[sample.name]))
    parts.append(trajectory_part(samples, [reached[sample.name] for sample in samples]))
    parts.append(composition_part(samples))
    if len(samples) > 1:
        parts.append(effects_part(asked, samples, short_stamp(samples)))
    parts += [lever_part(asked), foot(samples)]
    return "\n".join(parts)


# ── head and foot ──────────────────────────────────────────────────────────────────────────────


def head(asked: Sequence[Scenario], samples: Sequence[Sample], lang: Lang) -> str:
    """Title, badges, switches, legend."""
    pack = load_region(samples[0].region)
    style, title = (HERE / "report.css").read_text(encoding="utf-8"), f"{pack.title} {pack.zh}"
    badges = [said("information")]
    badges += [f"{escape(s.name)}: {said('counterfactual')}" for s in samples if s.counterfactual]
    root = f'<html lang="{"zh-CN" if lang == "zh" else "en"}" data-lang="{lang}">'
    return "\n".join(
        [
            f'<!doctype html>\n{root}<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}: {escape(', '.join(s.name for s in samples))}</title>",
            f"<style>{style}</style></head><body>",
            f"<header><h1>{said('report')}: {both(pack.title, pack.zh)}</h1>",
            f'<button id="lang">{said("language")}</button>',
            f'<button id="theme">{said("theme")}</button></header>',
            "<p>" + " ".join(f'<span class="badge">{badge}</span>' for badge in badges) + "</p>",
            legend(samples),
            *[f"<p>{both(f'{s.title}: {s.description}', f'{s.zh}：{s.description_zh}')}</p>" for s in asked],
        ]
    )


def legend(samples: Sequence[Sample]) -> str:
    """Which colour is which scenario."""
    keys = [
        f'<span><span class="key s{place}"></span> {both(s.title, s.zh)} ({escape(s.name)})</span>'
        for place, s in enumerate(samples)
    ]
    return f'<div class="legend">{"".join(keys)}</div>'


def foot(samples: Sequence[Sample]) -> str:
    """Date, fingerprints, sizes, code, environment; then the script."""
    script, made = (HERE / "report.js").read_text(encoding="utf-8"), stamp_of(samples)
    lines = [
        f"{escape(s.name)}: {said('n', n=s.n, scale=s.scale, fingerprint=s.fingerprint)}" for s in samples
    ]
    code = ", ".join(f"{name} {made[name]}" for name in ("fingerprint", "commit", "code", "data"))
    return (
        f"<footer><p>{said('made', date=made['date'])} · {said('information')}</p><p>{'<br>'.join(lines)}</p>"
        f"<p>{escape(code)}<br>{escape(made['environment'])}</p></footer><script>{script}</script></body></html>"
    )


# ── boards ─────────────────────────────────────────────────────────────────────────────────────


def board_part(sample: Sample, found: Sequence[Attainment]) -> str:
    """One scenario's board in both languages."""
    parts = [f"<h2>{said('board')}: {both(sample.title, sample.zh)} ({escape(sample.name)})</h2>"]
    columns = [said(column) for column in COLUMNS]
    english, chinese = board(found, "en"), board(found, "zh")
    for en, zh in zip(english, chinese, strict=True):
        rows = [
            [both(*cells) for cells in zip(*lines, strict=True)]
            for lines in zip(en.lines, zh.lines, strict=True)
        ]
        marks = [status_class(a) for a in en.found]
        parts += [f"<h3>{said(en.key)}</h3>", html_table(columns, rows, marks, COLUMNS.index("probability"))]
    if risky := at_risk(found):
        lines = [[both(*cells) for cells in zip(*pair, strict=True)] for pair in both_risk_lines(risky)]
        parts += [f"<h3>{said('at risk')}</h3>", html_table([said(column) for column in RISK_COLUMNS], lines)]
    notes = zip(footnotes(sample, found, "en"), footnotes(sample, found, "zh"), strict=True)
    return "\n".join([*parts, note_list([short_stamp([sample]), *[both(*note) for note in notes]])])


def both_risk_lines(risky: Sequence[Attainment]) -> list[tuple[list[str], list[str]]]:
    """Lines of the targets that are not certain, English and Chinese."""
    return [(risk_line(a, "en"), risk_line(a, "zh")) for a in risky]


def status_class(a: Attainment) -> str:
    """How a status is coloured."""
    if a.status == "observed":
        return "met" if a.share else "missed"
    return a.status if a.status in ("met", "missed", "uncertain") else "quiet"


# ── trajectories ───────────────────────────────────────────────────────────────────────────────


def trajectory_part(samples: Sequence[Sample], reached: Sequence[Sequence[Attainment]]) -> str:
    """A figure for each indicator of the region's modelled targets."""
    groups: dict[str, list[Attainment]] = {}
    for a in reached[0]:
        if a.met is not None:
            groups.setdefault(a.target.indicator, []).append(a)
    figures = [figure(those, samples) for those in groups.values()]
    return "\n".join(
        [
            f"<h2>{said('trajectories')}</h2><p>{said('trajectory note')}</p>{legend(samples)}",
            f'<div class="figures">{"".join(figures)}</div>',
        ]
    )


def figure(those: Sequence[Attainment], samples: Sequence[Sample]) -> str:
    """One indicator: drawing, what it is, and its numbers."""
    first = those[0]
    about = INDICATORS[first.target.indicator]
    tables = [trajectory(first.target, sample) for sample in samples]
    bands = [band(sample.title, values) for sample, values in zip(samples, tables, strict=True)]
    aims = [Aim(f"{a.target.id} {required(a.target, 'en')}", a.target.value, due_position(a)) for a in those]
    pack = load_region(samples[0].region)
    seen = [
        Dot(o.year, o.value, f"{o.year}: {o.value:g} ({o.use}, {o.grade})")
        for o in observed(first.target, pack)
        if o.year >= FIRST_YEAR
    ]
    years = samples[0].years
    unit = both(*(unit_name(first.target.unit, lang) for lang in LANGUAGES))
    evidence = said(first.evidence) if first.evidence else ""
    ids = ", ".join(a.target.id for a in those)
    quiet = " · ".join([unit, evidence, short_stamp(samples), said("information")])
    caption = (
        f"<figcaption><b>{both(about.label, about.zh)}</b> {escape(ids)}<br>"
        f'<span class="quiet">{quiet}</span></figcaption>'
    )
    return (
        f"<figure>{caption}{drawing(about.label, years, bands, aims, seen)}"
        f"{year_table(samples, tables, about.decimals)}</figure>"
    )


def band(label: str, values: Floats) -> Band:
    """Median and interval by year of values of shape (n_pairs, n_years)."""
    spreads = [spread(values[:, year]) for year in range(values.shape[1])]
    columns = [np.array([getattr(s, name) for s in spreads]) for name in ("median", "low", "high")]
    return Band(label, *columns)


def due_position(a: Attainment) -> float:
    """Where the due date stands on an axis whose whole numbers are year ends."""
    month = parse_month(a.target.due)
    return FIRST_YEAR + (month + 1) / 12 - 1


def year_table(samples: Sequence[Sample], tables: Sequence[Floats], places: int) -> str:
    """The numbers behind a drawing, folded away."""
    rows = []
    for place, year in enumerate(samples[0].years):
        spreads: list[Spread] = [spread(values[:, place]) for values in tables]
        rows.append([str(year), *[escape(spread_text(s, places)) for s in spreads]])
    columns = [said("year"), *[escape(sample.name) for sample in samples]]
    return f"<details><summary>{said('data table')}</summary>{html_table(columns, rows)}</details>"


# ── levers ─────────────────────────────────────────────────────────────────────────────────────


def lever_part(asked: Sequence[Scenario]) -> str:
    """What each scenario sets, with clause and whether the level is stated or assumed."""
    parts = [f"<h2>{said('levers')}</h2>"]
    keys = ("lever", "unit", "from", "level", "clause", "evidence")
    for scenario in asked:
        rows = [lever_row(entry) for entry in scenario.entries]
        if rows:
            title = f"{both(scenario.title, scenario.zh)} ({escape(scenario.name)}): {len(rows)}"
            inside = html_table([said(key) for key in keys], rows)
            parts.append(f"<details><summary>{title}</summary>{inside}</details>")
    return "\n".join(parts)


def lever_row(entry: Entry) -> list[str]:
    """One entry of a scenario."""
    about = LEVERS[entry.lever]
    inert = f" · {said('inert mark')}" if entry.lever in INERT else ""
    until = f" → {month_name(entry.ramp_to)}" if entry.ramp_to is not None else ""
    end = f" (… {month_name(entry.until)})" if entry.until is not None else ""
    return [
        f"{both(about.label, about.zh)}{inert}",
        escape(about.unit),
        f"{month_name(entry.start)}{until}{end}",
        number(entry.value, 0 if entry.value.is_integer() else 1),
        escape(entry.clause or "–"),
        f"{said(entry.level)}, {entry.grade}",
    ]
