"""Attainment (目标达成): which targets a scenario meets, when, and how probably.

A target is read where its plan measures it: over the due year for flows, means and ratios "over the
year", at the due month for stocks and coverages. A region answers to its own plans alone: what a
province promises is read in runs of the province. A newcomer's mistake: probability is over pairs, so
it mixes what nobody knows (priors) with luck; without observations of the region it is prior only.
"""

from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Floats, Mask
from model.indicators import INDICATORS, Indicator
from model.month import FIRST_YEAR
from scenarios.dated import parse_month
from scenarios.first_met import FirstMet, first_met
from scenarios.later_years import Later, later_years
from scenarios.observations import Observation
from scenarios.own_targets import DOCUMENT, aims_of
from scenarios.readings import INGREDIENT, Reading
from scenarios.region import RegionPack, load_region
from scenarios.register import Document, Target
from scenarios.sample import Sample, Spread, spread
from scenarios.shortfall import Shortfall, shortfall
from scenarios.superseded import superseded_by
from scenarios.target_values import due_values, meets, monthly_measure, values_at
from scenarios.wilson import wilson

MET, MISSED = 0.9, 0.1
"""From which share of pairs on a target counts as met, up to which as missed."""
ENOUGH = 30
"""Pairs below which no per cent is given."""
BOUND_USES = {"bound": "≥", "censored": "≥"}
"""Uses of an observation that say where the truth lies, not what it is."""
OF_A_PART = ("zone_share", "place_share")
"""Operators of a number that is part of the region's: shown beside a target, if nothing of the whole is."""
OTHER_READINGS = {
    "madrid_applications": "madrid_cumulative",
    "high_value_patents_per_10k": "high_value_patents_per_10k_own_base",
}
"""Indicators that a plan's wording may also mean; both readings are shown."""


@dataclass(frozen=True)
class Seen:
    """The last observation of a target's indicator."""

    year: int
    value: float
    mark: str
    """``≥`` where the published number is a bound."""
    region: str
    """Where it was measured, if not in the region itself."""


@dataclass(frozen=True)
class Already:
    """Whether a target was met without the plan; None where nothing is known."""

    observed: bool | None
    """Observed in the last year before the plan was issued."""
    at_issue: float | None
    """Share of pairs that met it when the plan was issued."""
    frozen: float | None
    """Share of pairs that meet it when due under frozen-2021."""


@dataclass(frozen=True)
class Attainment:
    """One target under one scenario."""

    target: Target
    document: Document
    evidence: str | None
    """``fitted``, ``proxy``, ``prior only``; None for what is not modelled."""
    status: str
    projected: Spread
    """At the due date, in the target's unit."""
    n: int
    share: float
    """Of the pairs, those that meet it when due; NaN where nothing decides it."""
    seen: Seen | None
    already: Already
    met: Mask | None
    """Which pairs meet it, shape (n_pairs,)."""
    first: FirstMet | None = None
    """When it is met first; None for what is not modelled."""
    later: tuple[Later, ...] = ()
    """Whether it is met in the years after it was due."""
    shortfall: Shortfall | None = None
    """By how much the pairs miss it that miss it; None where nothing is simulated when due."""
    superseded_by: str = ""
    """Id of the later plan's target that takes its place."""

    @property
    def first_met(self) -> str | None:
        """Month (YYYY-MM; December for yearly measures) in which the median pair meets it first."""
        return self.first.median if self.first else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 90 % interval of the probability (scenarios/wilson.py); None where no pairs decide it."""
        if self.met is None or self.status == "observed" or not np.isfinite(self.share):
            return None
        return wilson(int(self.met.sum()), self.n)

    @property
    def probability(self) -> float | None:
        """The share of pairs, unless there are too few for a per cent or nothing decides it."""
        if self.status == "observed":
            return self.share
        return self.share if self.n >= ENOUGH and np.isfinite(self.share) else None


def attainments(sample: Sample, frozen: Sample | None = None) -> list[Attainment]:
    """Every target of the region's plans in the register's order, and the planner's own beside them."""
    pack = load_region(sample.region)
    documents = {document.id: document for document in (*pack.documents, DOCUMENT)}
    aims = aims_of(pack.targets, sample.targets)
    return [attainment(target, documents[target.document], sample, frozen, pack) for target in aims]


def attainment(
    target: Target, document: Document, sample: Sample, frozen: Sample | None, pack: RegionPack
) -> Attainment:
    """One target under one scenario; ``frozen`` is the same region with its levers frozen."""
    about = INDICATORS.get(target.indicator)
    modelled = target.quantitative and about is not None and target.indicator in sample.yearly
    values = due_values(target, sample) if modelled else np.full(sample.n, np.nan)
    known = bool(np.isfinite(values).any())
    met = meets(target, values) if modelled else None
    share = float(np.mean(met)) if met is not None and known else np.nan
    word = status(target, modelled, share)
    due_seen = seen_when_due(target, pack)
    if due_seen is not None and target.quantitative:
        word, share = "observed", float(meets(target, np.array([due_seen.value]))[0])
    return Attainment(
        target=target,
        document=document,
        evidence=evidence_class(about, pack) if modelled else None,
        status=word,
        projected=spread(values),
        n=sample.n,
        share=share,
        seen=last_seen(target, pack),
        already=already(target, document, sample, frozen, pack) if modelled else Already(None, None, None),
        met=met,
        first=first_met(target, sample) if modelled else None,
        later=later_years(target, sample) if modelled else (),
        shortfall=shortfall(target, values) if known and word != "observed" else None,
        superseded_by=superseded_by(target, pack.register),
    )


def status(target: Target, modelled: bool, share: float) -> str:
    """The word for a share of pairs."""
    if not target.quantitative:
        return "qualitative"
    if not modelled:
        return "not modelled yet"
    if not share >= 0:  # beyond the horizon, or no case to count
        return "uncertain"
    return "met" if share >= MET else "missed" if share <= MISSED else "uncertain"


def evidence_class(about: Indicator | None, pack: RegionPack) -> str | None:
    """The indicator's class, but never better than what was published of this region."""
    if about is None:
        return None
    uses = {seen.use for seen in pack.observations if seen.series == (about.of or about.id) and seen.scored}
    if about.evidence == "fitted" and "fit" in uses:
        return "fitted"
    return "proxy" if about.evidence != "prior only" and uses else "prior only"


def already(
    target: Target, document: Document, sample: Sample, frozen: Sample | None, pack: RegionPack
) -> Already:
    """Whether it was met before the plan could act, or would be without it."""
    year = int(document.issued[:4]) - 1
    before = (year - FIRST_YEAR) * 12 + 11
    if monthly_measure(target) and len(document.issued) >= len("YYYY-MM"):
        before = parse_month(document.issued[:7]) - 1
    known = [o for o in observed(target, pack) if o.year == year and o.use not in BOUND_USES]
    return Already(
        observed=bool(meets(target, np.array([known[-1].value]))[0]) if known else None,
        at_issue=share_meeting(target, values_at(target, sample, before)),
        frozen=None if frozen is None else share_meeting(target, due_values(target, frozen)),
    )


def share_meeting(target: Target, values: Floats) -> float | None:
    """Share of pairs whose value meets a target; None if there is no value."""
    if not np.isfinite(values).any():
        return None
    return float(np.mean(meets(target, values)))


# ── what was observed ──────────────────────────────────────────────────────────────────────────


def observed(target: Target, pack: RegionPack) -> list[Observation]:
    """Published numbers of the target's indicator for the region itself, by year."""
    rows = [o for o in pack.observations if o.series == target.indicator and o.unit == target.unit]
    return sorted((o for o in rows if o.region == pack.id), key=lambda o: o.year)


def last_seen(target: Target, pack: RegionPack) -> Seen | None:
    """The newest published number: of the place itself, else of part of it, said so."""
    rows = observed(target, pack)
    place = ""
    if not rows:
        parts = [o for o in pack.observations if o.series == target.indicator and o.unit == target.unit]
        rows = sorted((o for o in parts if o.operator in OF_A_PART), key=lambda o: o.year)
        place = rows[-1].region.split("/")[-1] if rows else ""
    if not rows:
        return None
    last = rows[-1]
    return Seen(last.year, last.value, BOUND_USES.get(last.use, ""), place)


def seen_when_due(target: Target, pack: RegionPack) -> Seen | None:
    """The published number of the due year, if that year lies in the observed past."""
    year = int(target.due[:4])
    rows = [o for o in observed(target, pack) if o.year == year and o.use not in BOUND_USES]
    return Seen(year, rows[-1].value, "", "") if rows and year <= pack.information_to else None


def other_reading(a: Attainment, sample: Sample) -> tuple[str, Spread] | None:
    """The indicator that the plan's wording may also mean, and its values at the due date."""
    indicator = OTHER_READINGS.get(a.target.indicator)
    if indicator is None or indicator not in sample.yearly:
        return None
    target = replace(a.target, indicator=indicator)
    return indicator, spread(due_values(target, sample))


@dataclass(frozen=True)
class Alternative:
    """One reading of a target under one scenario."""

    reading: Reading
    values: Spread
    """In the year due: of the ingredient in its unit, or the growth over another base in the target's."""
    share: float
    """Of the pairs, those that would meet it so; NaN for an ingredient."""
    evidence: str | None


def alternatives(target: Target, sample: Sample) -> list[Alternative]:
    """What bears on a target without a number, or how growth reads against other baselines."""
    pack, year, found = load_region(sample.region), int(target.due[:4]), []
    for reading in pack.register.readings_of(target.id):
        values = reading.values(sample, year)
        share = float("nan")
        if reading.kind != INGREDIENT and np.isfinite(values).any():
            share = float(np.mean(meets(target, values)))
        about = INDICATORS.get(reading.indicator)
        found.append(Alternative(reading, spread(values), share, evidence_class(about, pack)))
    return found
