"""Regret across futures (后悔值): how much a scenario falls short of the best one, future by future.

``ipeco regret A B C --indicator X`` or ``--targets``. A future is one pair: a draw of what nobody knows,
and luck; with ``--shock`` the same pairs are also run under each shock. The best is the best of the
scenarios compared, nothing more.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import stats

from model.arrays import Floats
from model.chance import uniform
from model.errors import ScenarioError
from model.indicators import INDICATORS, about_indicator
from scenarios.answers import as_csv, known
from scenarios.asking import Size, ask, scenarios_named
from scenarios.attainment import attainments
from scenarios.board import number, per_cent
from scenarios.board_output import tell_failures
from scenarios.effects_table import year_shown
from scenarios.full_scale import thinned_notes
from scenarios.output import notes, table, write
from scenarios.papers_words import told
from scenarios.sample import ENDS, LEVEL, Sample
from scenarios.shocks import calm_name
from scenarios.text import Lang, say
from scenarios.wilson import wilson

REGRET_SCHEMA = "ipeco.regret/1"
RESAMPLES = 1000
TIE = 1e-9
"""By how much, relative to the best, a value may fall short and still be best."""
COLUMNS = ("scenario", "mean value", "mean regret", "max regret", "share best", "smallest")


@dataclass(frozen=True)
class Regret:
    """One scenario against the best of all, over futures."""

    scenario: str
    mean_value: float
    mean: float
    """Mean regret, in the unit of the measure."""
    reach: float
    """Half the 90 % t-interval of the mean; pairs are what is independent, not futures of one pair."""
    largest: float
    largest_low: float
    largest_high: float
    """90 % interval of the largest over resampled pairs; its upper end cannot exceed what was seen."""
    best: float
    """Share of futures in which it is best, ties included."""
    best_low: float
    best_high: float


@dataclass(frozen=True)
class Futures:
    """Values of some scenarios in the same futures."""

    scenarios: tuple[str, ...]
    values: Floats
    """The higher the better, shape (n_scenarios, n_pairs, n_worlds)."""

    @property
    def whole(self) -> "Futures":
        """Without the pairs in which a value is missing."""
        complete = np.isfinite(self.values).all(axis=(0, 2))
        return replace(self, values=self.values[:, complete])

    @property
    def regret(self) -> Floats:
        """Best value of the future less one's own, same shape, 0 or more."""
        return self.values.max(axis=0) - self.values


def regrets(futures: Futures, *, lower_is_better: bool = False) -> list[Regret]:
    """Every scenario, in the order asked.

    Raises
    ------
    ScenarioError : no future has all values
    """
    whole = futures.whole
    if not whole.values.size:
        raise ScenarioError(
            "No future has a value under every scenario: another year or indicator is needed."
        )
    lots = resampled(whole.values.shape[1])
    best = whole.values.max(axis=0)
    near = whole.values >= best - TIE * np.maximum(np.abs(best), 1.0)
    found = []
    for place, name in enumerate(whole.scenarios):
        regret = whole.regret[place]
        by_pair = regret.max(axis=1)
        ends = np.quantile(by_pair[lots].max(axis=1), ENDS)
        share, pairs = float(near[place].mean()), by_pair.size
        low, high = wilson(round(share * pairs), pairs)
        value = float(whole.values[place].mean())
        found.append(
            Regret(
                name,
                -value if lower_is_better else value,
                float(regret.mean()),
                reach_of(regret.mean(axis=1)),
                float(by_pair.max()),
                float(ends[0]),
                float(ends[1]),
                share,
                min(low, share),
                max(high, share),
            )
        )
    return found


def resampled(pairs: int) -> np.ndarray:
    """Pairs drawn with replacement, by key; shape (RESAMPLES, pairs)."""
    keys = np.arange(RESAMPLES * pairs, dtype=np.uint64)
    lots = uniform(0, "regret.resample", keys, 0)
    return (lots * pairs).astype(int).reshape(RESAMPLES, pairs)


def reach_of(values: Floats) -> float:
    """Half the 90 % t-interval of a mean; NaN from one."""
    if values.size < 2:
        return float("nan")
    error = float(values.std(ddof=1)) / np.sqrt(values.size)
    return float(stats.t.ppf((1 + LEVEL) / 2, values.size - 1)) * error


def targets_met(sample: Sample) -> Floats:
    """How many outcome targets each pair meets, of those due within the horizon; shape (n_pairs,)."""
    masks = [
        one.met
        for one in attainments(sample)
        if one.target.kind == "outcome"
        and one.met is not None
        and np.isfinite(one.projected.median)
        and not one.superseded_by
    ]
    if not masks:
        return np.full(sample.n, np.nan)
    return np.sum(masks, axis=0).astype(float)


def of_indicator(sample: Sample, indicator: str, year: int) -> Floats:
    """Values of an indicator, turned round where lower is better; shape (n_pairs,)."""
    values = sample.of_year(indicator, year)
    return -values if INDICATORS[indicator].better == "lower" else values


def tell_regret(
    names: Sequence[str],
    size: Size,
    form: str,
    lang: Lang,
    *,
    indicator: str,
    targets: bool,
    year: int | None,
) -> None:
    """Run the scenarios in every world and print regret."""
    about = asked_about(names, indicator, targets)
    worlds: list[list[Sample]] = []
    for shocks in ((), *((shock,) for shock in size.shocks)):
        answers = ask(scenarios_named(names, size.region, shocks), replace(size, shocks=shocks))
        tell_failures(answers, lang)
        worlds.append(answers.samples)
    first = worlds[0][0]
    shown = year_shown(first, year)
    common = sorted(set.intersection(*({*samples[0].pairs} for samples in worlds)))

    def of(sample: Sample) -> Floats:
        values = targets_met(sample) if about == "" else of_indicator(sample, about, shown)
        return values[[sample.pairs.index(pair) for pair in common]]

    values = np.array([[of(samples[place]) for samples in worlds] for place in range(len(names))])
    futures = Futures(tuple(calm_name(s.name) for s in worlds[0]), values.transpose(0, 2, 1))
    lower = bool(about) and INDICATORS[about].better == "lower"
    found = regrets(futures, lower_is_better=lower)
    if form == "csv":
        write(as_csv([regret_answer(one) for one in found]))
    elif form == "json":
        told_all = answer(found, futures, first, about, shown, size.shocks)
        write(json.dumps(told_all, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print_regret(found, futures, first, lang, about=about, year=shown, shocks=size.shocks)


def asked_about(names: Sequence[str], indicator: str, targets: bool) -> str:
    """The indicator, or '' for the number of targets met.

    Raises
    ------
    ScenarioError : fewer than two scenarios, both or neither asked, or no way of the indicator is better
    """
    if len(names) < 2:
        raise ScenarioError(f"{names[0]!r} alone: regret needs two scenarios or more.")
    if targets == bool(indicator):
        raise ScenarioError("Regret is about --indicator ID or about --targets: give one of the two.")
    if indicator and about_indicator(indicator).better == "none":
        raise ScenarioError(f"--indicator gives {indicator!r}, of which no way is better: nothing to regret.")
    return indicator


def print_regret(
    found: Sequence[Regret],
    futures: Futures,
    sample: Sample,
    lang: Lang,
    *,
    about: str,
    year: int,
    shocks: Sequence[str],
) -> None:
    """The table and what the numbers mean."""
    title = told("regret of targets", lang, year=sample.years[-1])
    if about:
        declared = INDICATORS[about]
        label = f"{declared.zh if lang == 'zh' else declared.label} ({declared.unit})"
        title = told("regret of", lang, label=label, year=year)
    places = INDICATORS[about].decimals + 1 if about else 2
    head = [say(key, lang) if key == "scenario" else told(key, lang) for key in COLUMNS]
    lines = [line(one, found, places, lang) for one in found]
    table(title, head, lines)
    complete, worlds = futures.whole.values, ""
    if shocks:
        worlds = told("under shocks", lang, shocks=", ".join(shocks))
    lost = futures.values[0].size - complete[0].size
    notes([
        told("regret note", lang, worlds=worlds, futures=complete[0].size, lost=lost, resamples=RESAMPLES),
        told("best note", lang),
        say("n", lang, n=sample.n, scale=sample.scale, fingerprint=sample.fingerprint),
        *thinned_notes([about] if about else [], sample.scale, lang),
    ])  # fmt: skip


def line(one: Regret, every: Sequence[Regret], places: int, lang: Lang) -> list[str]:
    """One scenario as text, in the order of COLUMNS."""
    least = [
        told(f"smallest {word}", lang)
        for word, name in (("mean", "mean"), ("max", "largest"))
        if getattr(one, name) == min(getattr(other, name) for other in every)
    ]
    low, high = number(one.largest_low, places), number(one.largest_high, places)
    return [
        one.scenario,
        number(one.mean_value, places),
        f"{number(one.mean, places)} ± {number(one.reach, places)}",
        f"{number(one.largest, places)} [{low}, {high}]",
        f"{per_cent(one.best)} [{per_cent(one.best_low)}, {per_cent(one.best_high)}]",
        ", ".join(least),
    ]


def regret_answer(one: Regret) -> dict[str, Any]:
    """One scenario as plain data."""
    cells = {name: known(getattr(one, name)) for name in Regret.__dataclass_fields__ if name != "scenario"}
    return {"scenario": one.scenario} | cells


def answer(
    found: Sequence[Regret], futures: Futures, sample: Sample, about: str, year: int, shocks: Sequence[str]
) -> dict[str, Any]:
    """Everything as plain data."""
    complete = futures.whole.values
    return {
        "schema": REGRET_SCHEMA,
        "indicator": about or None,
        "targets": not about,
        "year": year,
        "scale": sample.scale,
        "n": sample.n,
        "shocks": list(shocks),
        "futures": int(complete[0].size),
        "lost": int(futures.values[0].size - complete[0].size),
        "level": LEVEL,
        "scenarios": [regret_answer(one) for one in found],
    }
