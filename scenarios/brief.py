"""A comparison on one printable page (简报): question, verdict, targets, cost, what would change the verdict.

``ipeco brief PLAN --against BASE --to brief.docx``. Every sentence is a template of
scenarios/papers_words.py filled with what was computed; no cause is claimed. Nothing is written that
the samples do not hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from model.errors import ScenarioError
from model.indicators import INDICATORS
from scenarios.asking import Size, ask, scenarios_named
from scenarios.attainment import ENOUGH, Attainment, attainments
from scenarios.board import decimals, number, per_cent, required, spread_text
from scenarios.board_output import tell_failures
from scenarios.brief_docx import Block, Grid, Text, docx
from scenarios.compare import Effect, check_paired, effect_of, reach_of_mean
from scenarios.effects_table import verdict_text
from scenarios.full_scale import thinned_notes
from scenarios.output import say_error
from scenarios.papers_words import told
from scenarios.region import load_region
from scenarios.sample import Sample
from scenarios.text import Lang, say
from scenarios.wilson import wilson
from scenarios.writing import write_whole_bytes

MOST_ROWS, MOST_NAMES = 6, 5
"""What fits on a page: rows of the table, targets in a sentence."""
COST = "public_cost"
HALF = 0.5
WIDTHS = (30, 15, 17, 17, 20, 15)
"""Shares of the columns of the table."""


@dataclass(frozen=True)
class Pair:
    """One outcome target under both scenarios, and what the plan changes of its indicator when due."""

    before: Attainment
    after: Attainment
    effect: Effect

    @property
    def gain(self) -> float:
        """Change of the share of pairs that meet it."""
        return self.after.share - self.before.share

    @property
    def better(self) -> bool | None:
        """Whether the indicator moved the better way; None if that cannot be told."""
        if not self.effect.distinguishable or self.effect.share_improved is None:
            return None
        return (self.effect.effect > 0) == (INDICATORS[self.effect.indicator].better == "higher")

    @property
    def crosses(self) -> bool:
        """Whether the interval of the plan's probability holds 50 %."""
        low, high = chance(self.after)
        return low <= HALF <= high

    @property
    def size(self) -> tuple[float, float]:
        """What is shown first: change of the probability, then of the indicator in its own error."""
        error = self.effect.reach
        known = np.isfinite(error) and error > 0
        return abs(self.gain), abs(self.effect.effect) / error if known else 0.0


def chance(one: Attainment) -> tuple[float, float]:
    """90 % interval of the probability."""
    met = one.met
    return wilson(int(met.sum()), int(met.size)) if met is not None else (0.0, 1.0)


def pairs_of_targets(base: Sample, plan: Sample) -> list[Pair]:
    """Outcome targets that both scenarios decide, those that change most first.

    Raises
    ------
    ScenarioError : the samples are not pairs, or no target can be compared
    """
    check_paired(base, plan)
    before = {one.target.id: one for one in attainments(base)}
    found = []
    for after in attainments(plan):
        year, target = int(after.target.due[:4]), after.target
        if comparable(after) and target.id in before and comparable(before[target.id]):
            change = plan.of_year(target.indicator, year) - base.of_year(target.indicator, year)
            effect = effect_of(target.indicator, plan.name, year, change)
            found.append(Pair(before[target.id], after, effect))
    if not found:
        raise ScenarioError(
            f"No outcome target is due by the end of {base.years[-1]} and decided by the runs: nothing to "
            "brief on. Simulate longer with --until."
        )
    return sorted(found, key=lambda pair: pair.size, reverse=True)


def comparable(one: Attainment) -> bool:
    """Whether a target is an outcome that the pairs decide, and is still asked for."""
    decided = one.met is not None and np.isfinite(one.projected.median) and one.status != "observed"
    return one.target.kind == "outcome" and decided and not one.superseded_by


def page(base: Sample, plan: Sample, lang: Lang, made: date) -> list[Block]:
    """The blocks of the page."""
    found = pairs_of_targets(base, plan)
    names = {"base": name_of(base, lang), "plan": name_of(plan, lang)}
    region = load_region(base.region)
    place = region.zh if lang == "zh" else region.title
    return [
        Text("title", told("brief title", lang, **names)),
        Text("heading", told("question", lang)),
        Text("text", told("asked", lang, region=place, **names)),
        Text("heading", told("verdict", lang)),
        Text("text", verdict(found, lang, **names)),
        *(Text("text", line) for line in warnings(base, plan, lang)),
        Text("heading", told("most changed", lang, shown=len(found[:MOST_ROWS]), total=len(found))),
        table(found[:MOST_ROWS], lang, **names),
        Text("heading", told("public cost", lang)),
        Text("text", cost(base, plan, lang)),
        Text("heading", told("apart", lang)),
        Text("text", apart(found, lang)),
        Text("heading", told("reconsider", lang)),
        *(Text("text", line) for line in reconsider(found, lang)),
        Text("note", sources(found, base, plan, lang, made)),
    ]


def name_of(sample: Sample, lang: Lang) -> str:
    """A scenario as readers call it."""
    return sample.zh if lang == "zh" else sample.title


def title_of(pair: Pair, lang: Lang) -> str:
    """A target with its id."""
    target = pair.after.target
    return f"{target.id} {target.title_zh if lang == 'zh' else target.title_en}"


def verdict(found: Sequence[Pair], lang: Lang, *, base: str, plan: str) -> str:
    """How many targets are met with either scenario, and how many indicators differ beyond chance."""
    met = sum(pair.after.status == "met" for pair in found)
    before = sum(pair.before.status == "met" for pair in found)
    key = "more met" if met > before else "fewer met" if met < before else "as many met"
    counts = {"total": len(found), "met": met, "before": before, "gain": abs(met - before)}
    better = sum(pair.better is True for pair in found)
    worse = sum(pair.better is False for pair in found)
    same = sum(not pair.effect.distinguishable for pair in found)
    effects = {"better": better, "worse": worse, "same": same, "n": found[0].after.n}
    return " ".join([
        told(key, lang, base=base, plan=plan, **counts),
        told("effects told", lang, base=base, **effects),
        told("no cause", lang),
    ])  # fmt: skip


def warnings(base: Sample, plan: Sample, lang: Lang) -> list[str]:
    """What must be read together with the verdict."""
    what_if = [told("what if", lang, name=name_of(s, lang)) for s in (base, plan) if s.counterfactual]
    few = [told("pilot", lang, n=plan.n)] if plan.n < ENOUGH else []
    return [" ".join([*what_if, say("uncalibrated", lang), *few])]


def table(found: Sequence[Pair], lang: Lang, *, base: str, plan: str) -> Grid:
    """The targets that change most."""
    head = [
        told("target", lang),
        told("asks", lang),
        told("projected", lang, name=base),
        told("projected", lang, name=plan),
        told("chance", lang),
        told("effect", lang),
    ]
    return Grid(head, [row(pair, lang) for pair in found], WIDTHS)


def row(pair: Pair, lang: Lang) -> list[str]:
    """One target in the order of the head."""
    target, places = pair.after.target, decimals(pair.after.target)
    return [
        f"{title_of(pair, lang)} ({say(pair.after.evidence, lang) if pair.after.evidence else '–'})",
        f"{required(target, lang)}, {target.due}",
        spread_text(pair.before.projected, places),
        spread_text(pair.after.projected, places),
        f"{chance_text(pair.before)} → {chance_text(pair.after)}",
        change_text(pair.effect, places + 1, lang),
    ]


def chance_text(one: Attainment) -> str:
    """Share of pairs with its interval."""
    low, high = chance(one)
    return f"{per_cent(one.share)} [{100 * low:.0f}, {100 * high:.0f}]"


def change_text(effect: Effect, places: int, lang: Lang) -> str:
    """Mean and error; in words where nothing can be told apart."""
    if effect.distinguishable:
        return f"{number(effect.effect, places)} ± {number(effect.reach, places)}"
    return verdict_text(effect, lang)


def cost(base: Sample, plan: Sample, lang: Lang) -> str:
    """Public money beyond the base over all years in which the two differ."""
    extra = plan.yearly[COST] - base.yearly[COST]
    differs = np.flatnonzero((extra != 0).any(axis=0))
    first, last = (
        base.years[int(place)] for place in ((differs[0], differs[-1]) if differs.size else (0, -1))
    )
    total = extra.sum(axis=1)
    shown = f"{number(float(total.mean()), 2)} ± {number(reach_of_mean(total), 2)}"
    return told("cost told", lang, first=first, last=last, base=name_of(base, lang), cost=shown)


def apart(found: Sequence[Pair], lang: Lang) -> str:
    """Targets whose indicators cannot be told apart."""
    names = [title_of(pair, lang) for pair in found if not pair.effect.distinguishable]
    return some(names, lang) if names else told("none apart", lang)


def reconsider(found: Sequence[Pair], lang: Lang) -> list[str]:
    """What would change the verdict: probabilities that hang in the middle, and what rests on priors."""
    crossing = [title_of(pair, lang) for pair in found if pair.crosses]
    lines = [told("crossing", lang, targets=some(crossing, lang)) if crossing else told("no crossing", lang)]
    priors = [title_of(pair, lang) for pair in found if pair.after.evidence == "prior only"]
    return lines + ([told("priors", lang, targets=some(priors, lang))] if priors else [])


def some(names: Sequence[str], lang: Lang) -> str:
    """The first names, and how many more there are."""
    items = ("；" if lang == "zh" else "; ").join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return told("and more", lang, items=items, count=more) if more > 0 else items


def sources(found: Sequence[Pair], base: Sample, plan: Sample, lang: Lang, made: date) -> str:
    """Documents, number of pairs, scale, fingerprints, dates."""
    documents = {pair.after.document.id: pair.after.document for pair in found}
    listed = [f"{one.id} {one.title_zh if lang == 'zh' else one.title_en}" for one in documents.values()]
    text = told(
        "sources", lang,
        documents="；".join(listed) if lang == "zh" else "; ".join(listed),
        n=plan.n, scale=plan.scale, base=base.fingerprint, plan=plan.fingerprint,
        information=plan.information_to, date=made.isoformat(),
    )  # fmt: skip
    thinned = thinned_notes([pair.effect.indicator for pair in found], plan.scale, lang)
    return " ".join([text, *thinned])


def write_brief(plan: str, against: str, size: Size, to: Path, lang: Lang) -> None:
    """Run both over the same pairs and write the page.

    Raises
    ------
    ScenarioError : the file cannot be written or is no .docx, or nothing can be compared
    """
    if to.suffix != ".docx":
        raise ScenarioError(f"--to gives {str(to)!r}; the brief is written as a .docx file.")
    answers = ask(scenarios_named([against, plan], size.region, size.shocks), size)
    tell_failures(answers, lang)
    base, sample = answers.samples
    blocks = page(base, sample, lang, date.today())
    title = blocks[0].text if isinstance(blocks[0], Text) else plan
    try:
        write_whole_bytes(to, docx(title, blocks, lang))
    except OSError as error:
        raise ScenarioError(f"--to {str(to)!r} cannot be written: {error.strerror}.") from error
    say_error(f"{to}: n = {sample.n}")
