"""What ``ipeco enough`` does: a pilot, then how many pairs each wanted width takes."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from model.errors import ScenarioError
from model.indicators import INDICATORS
from scenarios.answers import as_csv, known
from scenarios.asking import Size, ask, scenarios_named
from scenarios.board import number
from scenarios.board_output import tell_failures
from scenarios.laboratory.width import Verdict, Width, verdicts
from scenarios.laboratory.words import indicator_name, told
from scenarios.output import notes, table, write, write_json
from scenarios.sample import Sample
from scenarios.text import Lang, say, unit_name

USUAL_WIDTHS = ("10%", "5%", "2%", "1%")
COLUMNS = ("indicator", "year", "scenario")
MORE = ("effect mean", "deviation", "half width", "needed")


def run_enough(
    names: Sequence[str],
    size: Size,
    indicators: Sequence[str],
    widths: Sequence[str],
    form: str,
    lang: Lang,
    *,
    year: int | None,
) -> None:
    """Run the pilot and print how many pairs each indicator and width takes."""
    if len(names) < 2:
        raise ScenarioError(f"{names[0]!r} alone: an effect needs two scenarios or more, the base first.")
    if not indicators:
        raise ScenarioError("No indicator is named. Give --indicator ID (ids: docs/indicators.md).")
    wanted = [Width(name, text, year) for name in indicators for text in widths or USUAL_WIDTHS]
    answers = ask(scenarios_named(names, size.region, size.shocks), size)
    tell_failures(answers, lang)
    found = [(width, one) for width in wanted for one in verdicts(answers.samples, width)]
    rows = [row(width, one, answers.samples) for width, one in found]
    if form == "json":
        write_json({"schema": "ipeco.enough/1", "pilot": answers.samples[0].n, "widths": rows})
    elif form == "csv":
        write(as_csv(rows))
    else:
        heads = [*(say(key, lang) for key in COLUMNS), *(told(key, lang) for key in MORE)]
        table(told("enough", lang), heads, [line(cells, lang) for cells in rows])
        base = answers.samples[0]
        size_note = say("n", lang, n=base.n, scale=base.scale, fingerprint=base.fingerprint)
        notes([size_note, told("enough note", lang, pilot=base.n)])


def row(width: Width, one: Verdict, samples: Sequence[Sample]) -> dict[str, Any]:
    """One wanted width as plain data."""
    base = samples[0]
    other = next(sample for sample in samples if sample.name == one.scenario)
    differences = other.of_year(width.indicator, one.year) - base.of_year(width.indicator, one.year)
    return {
        "indicator": width.indicator,
        "unit": INDICATORS[width.indicator].unit,
        "year": one.year,
        "scenario": one.scenario,
        "against": base.name,
        "pilot": one.plan.pilot,
        "effect": known(float(np.nanmean(differences))),
        "deviation": one.plan.spread,
        "width": width.text,
        "half_width": one.plan.half_width,
        "level": one.plan.level,
        "needed": one.plan.needed,
    }


def line(cells: dict[str, Any], lang: Lang) -> list[str]:
    """One wanted width as text."""
    places = INDICATORS[cells["indicator"]].decimals + 2
    name, unit = indicator_name(cells["indicator"], lang), unit_name(cells["unit"], lang)
    effect = cells["effect"]
    return [
        f"{name} ({unit})",
        str(cells["year"]),
        cells["scenario"],
        number(np.nan if effect is None else effect, places),
        number(cells["deviation"], places),
        f"± {number(cells['half_width'], places)} ({cells['width']})",
        f"{cells['needed']:,}",
    ]
