"""Breakdowns over pairs (构成与分布): each part with its interval, for the report and the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.indicators import INDICATORS, Indicator
from model.indicators.breakdowns import BREAKDOWNS, Breakdown
from model.indicators.districts import place_number
from scenarios.dated import INFORMATION_TO
from scenarios.places import District
from scenarios.region import load_region
from scenarios.sample import Sample, Spread, spread
from scenarios.text import Lang


@dataclass(frozen=True)
class Part:
    """One part of a breakdown in one year."""

    about: Indicator
    spreads: tuple[Spread, ...]
    """One per sample, in their order."""
    place: District | None = None
    """The place of the region that it is about, if it is about one."""

    def name(self, lang: Lang) -> str:
        """The part as a reader calls it: a place by its own name."""
        if self.place is not None:
            return self.place.zh if lang == "zh" else self.place.title
        return self.about.zh if lang == "zh" else self.about.label


def breakdowns_in(samples: Sequence[Sample]) -> list[Breakdown]:
    """Breakdowns whose parts all samples hold: results kept by older code may lack some."""
    return [
        about
        for about in BREAKDOWNS.values()
        if all(part in sample.yearly for part in about.parts for sample in samples)
    ]


def parts_in(about: Breakdown, samples: Sequence[Sample], year: int) -> list[Part]:
    """Median and interval of every part in a year; places that the region does not have are left out."""
    places = load_region(samples[0].region).apart
    numbers = {part: place_number(part) or 0 for part in about.parts}
    return [
        Part(
            INDICATORS[part],
            tuple(spread(sample.of_year(part, year)) for sample in samples),
            places[number - 1] if number else None,
        )
        for part, number in numbers.items()
        if number <= len(places)
    ]


def years_apart(sample: Sample) -> list[int]:
    """The last year that is known, and the last simulated."""
    known = int(INFORMATION_TO.split("-")[0])
    return sorted({min(known, sample.years[-1]), sample.years[-1]})


def evidence_in(about: Breakdown) -> list[str]:
    """Evidence classes of the parts, each once."""
    return list(dict.fromkeys(part.evidence for part in about.indicators))


def name_of(about: Breakdown, lang: Lang) -> str:
    """A breakdown as a reader calls it."""
    return about.zh if lang == "zh" else about.label


def note_of(about: Breakdown, lang: Lang) -> str:
    """What must be known before adding up."""
    return about.note_zh if lang == "zh" else about.note
