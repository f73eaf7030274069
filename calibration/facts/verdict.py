"""From readings to a verdict: the fact is there, it is not, or these pairs cannot tell.

The readings of a fact over pairs spread because parameters, opening and chance are drawn. *Inside*:
their median lies in the band and so do at least half of them. *Outside*: their 90 % interval does
not touch the band. All else is *not distinguishable*: the prior says too little.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from calibration.facts.fact import FACTS, Band, Fact
from calibration.facts.measuring import read
from model.arrays import Floats
from scenarios.run import Run

Verdict = Literal["inside", "outside", "not distinguishable", "not run"]
VERDICTS: dict[Verdict, str] = {
    "inside": "区间内",
    "outside": "区间外",
    "not distinguishable": "无法区分",
    "not run": "未运行",
}
"""Every verdict by its Chinese name."""
LOW, HIGH = 5.0, 95.0
"""Per cent: the 90 % interval."""
MOST = 0.5
"""Of the readings, in the band, for it to be inside."""
NONE: Floats = np.empty(0)


def judge(values: Floats, band: Band) -> Verdict:
    """The verdict on finite readings, shape (n_pairs,), against a band."""
    if not values.size:
        return "not run"
    low, high = np.percentile(values, [LOW, HIGH])
    held = np.mean([band.holds(float(value)) for value in values])
    if band.holds(float(np.median(values))) and held >= MOST:
        return "inside"
    if high < band.low or low > band.high:
        return "outside"
    return "not distinguishable"


@dataclass(frozen=True)
class Finding:
    """A fact and what the pairs said of it."""

    fact: Fact
    values: Floats = field(default_factory=lambda: NONE)
    """Finite readings, in the order of pairs."""
    details: Mapping[str, float] = field(default_factory=dict)
    """Medians of what was told beside the value."""

    @property
    def verdict(self) -> Verdict:
        """By the nearest band."""
        return judge(self.values, self.fact.band)

    def verdict_by(self, band: Band) -> Verdict:
        """By another band of the fact."""
        return judge(self.values, band)

    @property
    def ran(self) -> bool:
        """Whether there is any reading."""
        return self.values.size > 0

    @property
    def median(self) -> float:
        """Middle of the readings."""
        return float(np.median(self.values)) if self.ran else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """90 % of the readings."""
        if not self.ran:
            return float("nan"), float("nan")
        low, high = np.percentile(self.values, [LOW, HIGH])
        return float(low), float(high)


@dataclass(frozen=True)
class Score:
    """How many emergent facts are there."""

    inside: int
    ran: int
    outside: int
    unclear: int
    not_run: int


def score(findings: Sequence[Finding]) -> Score:
    """Counted over emergent facts alone."""
    verdicts = [one.verdict for one in findings if one.fact.label == "emergent"]
    count = {name: verdicts.count(name) for name in VERDICTS}
    ran = len(verdicts) - count["not run"]
    return Score(count["inside"], ran, count["outside"], count["not distinguishable"], count["not run"])


def findings_of(facts: Sequence[Fact], runs: Sequence[Run]) -> list[Finding]:
    """What the runs of all pairs and worlds say of these facts."""
    by_pair: dict[int, dict[str, Run]] = {}
    for run in runs:
        by_pair.setdefault(run.job.pair, {})[run.job.scenario.name] = run
    pairs = [by_pair[pair] for pair in sorted(by_pair)]
    return [finding(fact, pairs) for fact in facts]


def finding(fact: Fact, pairs: Sequence[Mapping[str, Run]]) -> Finding:
    """One fact over all pairs in which its worlds ran."""
    if fact.measure is None:
        return Finding(fact)
    readings = [reading_of(fact, pair) for pair in pairs if all(world in pair for world in fact.worlds)]
    name = f"fact:{fact.id}"
    values = np.array([float(one[name][0]) for one in readings])
    names = sorted({key for one in readings for key in one if key != name})
    details = {
        key.removeprefix(name + ":"): float(np.nanmedian([one[key][0] for one in readings if key in one]))
        for key in names
    }
    return Finding(fact, values[np.isfinite(values)], details)


def reading_of(fact: Fact, pair: Mapping[str, Run]) -> dict[str, Floats]:
    """The reading of one pair: kept by its one world, or taken from the summaries of several."""
    if len(fact.worlds) == 1:
        name = f"fact:{fact.id}"
        series = pair[fact.worlds[0]].series
        return {key: values for key, values in series.items() if key == name or key.startswith(name + ":")}
    return read(fact, *(summary_of(pair[world]) for world in fact.worlds))


def summary_of(run: Run) -> dict[str, Floats]:
    """The yearly summary that a world left."""
    return {
        name.removeprefix("year:"): values for name, values in run.series.items() if name.startswith("year:")
    }


def chosen(only: str) -> list[Fact]:
    """Facts by number or id, comma separated (F13, F15b); all for an empty text.

    Raises
    ------
    KeyError : a name that no fact has
    """
    if not only:
        return list(FACTS.values())
    wanted = [name.strip() for name in only.split(",")]
    for name in wanted:
        if not any(name in (fact.id, fact.number) for fact in FACTS.values()):
            raise KeyError(name)
    return [fact for fact in FACTS.values() if fact.id in wanted or fact.number in wanted]
