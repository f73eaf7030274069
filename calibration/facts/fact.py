"""A fact as declared: statement, bands, sources, label, room, and how it is measured."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from model.errors import DeclarationError

Label = Literal["input", "fitted", "emergent", "out of scope"]
Place = Literal["city", "province", "nation", "elsewhere"]
LABELS: dict[Label, tuple[str, str]] = {
    "emergent": ("涌现", "follows from rules and priors that do not contain its number: this is the score"),
    "fitted": ("拟合", "a prior was set with this number in view, though it is not the number itself"),
    "input": ("输入", "the number or the sign is a parameter or an exogenous path: measured as a check only"),
    "out of scope": ("范围外", "the model has nothing by which it could be measured"),
}
"""Labels by Chinese name and meaning, in the order of the page."""
PLACES: dict[Place, str] = {"city": "城市", "province": "省", "nation": "全国", "elsewhere": "其他"}
"""Where a band was observed, nearest first: the nearest band decides."""
ROOMS = (
    *("Innovators", "Agencies", "Filing", "Examination", "Portfolio", "Marks"),
    *("Credit", "Transfer", "Protection", "Opinion", "Accounts"),
)
ANY = float("inf")
"""No bound on this side."""
HISTORY = "history"
"""The world that most facts are measured in."""


@dataclass(frozen=True)
class Band:
    """Between which values the fact lies, where that was observed and by whom; ends included."""

    low: float
    high: float
    place: Place
    source: str
    rows: tuple[str, ...] = ()
    """Ids of the published values behind it (of the parameter notes, or series of the region)."""

    def holds(self, value: float) -> bool:
        """Whether a value lies in the band."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Reading:
    """One value measured in one pair of draws, and what else a reader of the value should know."""

    value: float
    details: Mapping[str, float] = field(default_factory=dict)


Measure = Callable[..., float | Reading]
"""Of a Record where one world is enough, of yearly summaries where several are compared."""


@dataclass(frozen=True)
class Fact:
    """One testable number, or one part of a fact that has several."""

    id: str
    """Number of the fact in the evidence notes and a letter for its part: F15b."""
    statement: str
    zh: str
    unit: str
    bands: tuple[Band, ...]
    label: Label
    reason: str
    """Why it has this label."""
    room: str
    measure: Measure | None = None
    worlds: tuple[str, ...] = (HISTORY,)
    """Where it is measured; several worlds are compared with each other."""
    decimals: int = 2

    def __post_init__(self) -> None:
        """Refuse what cannot be shown or judged."""
        for problem in self.problems():
            raise DeclarationError(f"Fact {self.id}: {problem}")

    def problems(self) -> list[str]:
        """What is wrong with the declaration."""
        wrong = []
        if self.label not in LABELS:
            wrong.append(f"label {self.label!r}; allowed are {', '.join(LABELS)}.")
        if self.room not in ROOMS:
            wrong.append(f"room {self.room!r}; allowed are {', '.join(ROOMS)}.")
        if any(not band.low <= band.high for band in self.bands):
            wrong.append("a band whose low end lies above its high end.")
        if not self.bands or any(not band.source or band.place not in PLACES for band in self.bands):
            wrong.append("every fact needs a band with a place and a source.")
        return wrong

    @property
    def number(self) -> str:
        """The fact of the evidence notes that it is a part of, F01 to F38."""
        return self.id[:3]

    @property
    def band(self) -> Band:
        """The band that decides: the nearest place at which it was observed."""
        return min(self.bands, key=lambda band: list(PLACES).index(band.place))

    @property
    def measured_by(self) -> str:
        """Name of the function that measures it; empty where none does."""
        return self.measure.__name__ if self.measure else ""

    @property
    def method(self) -> str:
        """How it is measured, in a sentence."""
        return " ".join((self.measure.__doc__ or "").split()) if self.measure else ""


FACTS: dict[str, Fact] = {}
"""Every fact by id, in the order of declaration."""


def fact(name: str, **about: Any) -> Callable[[Measure], Measure]:
    """Declare a fact that the decorated function measures."""

    def register(measure: Measure) -> Measure:
        add(Fact(name, measure=measure, **about))
        return measure

    return register


def unmeasured(name: str, **about: Any) -> None:
    """Declare a fact that nothing measures (yet): it is shown as not run."""
    add(Fact(name, **about))


def add(new: Fact) -> None:
    """Take a fact into the register; an id is used once."""
    if new.id in FACTS:
        raise DeclarationError(f"Fact {new.id} is declared twice.")
    FACTS[new.id] = new


def reading(answer: float | Reading) -> Reading:
    """What a measure gave, as a reading."""
    return answer if isinstance(answer, Reading) else Reading(float(answer))


def details(**given: float) -> dict[str, float]:
    """What to tell beside a value, whole numbers and floats alike."""
    return {name: float(np.float64(value)) for name, value in given.items()}
