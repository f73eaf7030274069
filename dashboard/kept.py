"""Kept results as samples: the window reads the store and never simulates (结果读取).

A set is what was run alike in one folder: the same region, scale, horizon and code, so that its scenarios
can be paired. The newest set of the present code is shown first; what other code made is shown too, and
said to be so. Without results of one's own there is the small example set that comes with the project.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import RLock

from model.errors import StoreError
from model.indicators import INDICATORS
from scenarios.attainment import Attainment, attainments
from scenarios.sample import Sample, kept_sample, of_this_code
from scenarios.scenario import frozen_name
from scenarios.store import RESULTS, Entry, Store, folders

EXAMPLE = Path(__file__).parent / "sample"
"""A small set of results that may come with the project."""


@dataclass(frozen=True, eq=False)
class Kept:
    """One set: scenarios that were run alike."""

    id: str
    """What the address calls it: folder and scale."""
    folder: Path
    entries: tuple[Entry, ...]
    current: bool
    """Whether the present code made it."""
    _samples: dict[str, Sample] = field(default_factory=dict, repr=False)
    _boards: dict[str, list[Attainment]] = field(default_factory=dict, repr=False)
    _lock: RLock = field(default_factory=RLock, repr=False)
    """Visitors come in threads; each scenario is read once."""

    @property
    def names(self) -> list[str]:
        """Its scenarios by name."""
        return sorted(entry.scenario for entry in self.entries)

    @property
    def frozen(self) -> str:
        """The scenario that stands for 'without the plans' in this region; empty if there is none."""
        return frozen_name(self.entries[0].region) or ""

    @property
    def finished(self) -> str:
        """When the last of it was run, UTC."""
        return max(entry.finished for entry in self.entries)

    def sample(self, name: str) -> Sample:
        """One scenario, read once.

        Raises
        ------
        StoreError : a part is missing or damaged, or lacks what is measured today
        """
        with self._lock:
            if name not in self._samples:
                self._samples[name] = self._read(name)
            return self._samples[name]

    def _read(self, name: str) -> Sample:
        entry = next(entry for entry in self.entries if entry.scenario == name)
        sample = kept_sample(Store(self.folder), entry, any_code=True)
        lost = [
            one.id for one in INDICATORS.values() if one.kind != "change" and one.id not in sample.monthly
        ]
        if lost:
            raise StoreError(f"{self.folder} holds {name!r} without {lost[0]!r}, which is measured today.")
        return sample

    def board(self, name: str) -> list[Attainment]:
        """Every target under one scenario, beside that without the plans where it was run, too."""
        with self._lock:
            if name not in self._boards:
                frozen = self.sample(self.frozen) if self.frozen in self.names else None
                self._boards[name] = attainments(self.sample(name), frozen)
            return self._boards[name]


@dataclass(frozen=True)
class Found:
    """All sets of a folder, the one to show first first."""

    folder: Path
    sets: tuple[Kept, ...]
    refused: tuple[str, ...] = ()
    """Manifests that could not be read, and why."""
    example: bool = False
    """Whether this is the project's own example, for want of anything else."""

    @property
    def ids(self) -> list[str]:
        """Names of the sets."""
        return [one.id for one in self.sets]

    def chosen(self, name: str) -> Kept:
        """The set of this name."""
        return next(one for one in self.sets if one.id == name)


def find(folder: Path | None, example: Path = EXAMPLE) -> Found:
    """What a folder holds; the example if that is nothing. Read again only when a manifest has changed."""
    wanted = RESULTS if folder is None else folder
    own = _read_all(wanted, stamps(wanted))
    shown = own if own.sets else _read_all(example, stamps(example))
    return own if own.sets or not shown.sets else Found(wanted, shown.sets, own.refused, example=True)


def stamps(folder: Path) -> tuple[tuple[str, int], ...]:
    """Every folder of results at or below this one, with the time when it last changed."""
    return tuple((str(place), (place / "manifest.json").stat().st_mtime_ns) for place in folders(folder))


@lru_cache(maxsize=8)
def _read_all(root: Path, stamped: tuple[tuple[str, int], ...]) -> Found:
    sets: list[Kept] = []
    refused: list[str] = []
    for place, _ in stamped:
        try:
            sets += sets_of(Path(place), root)
        except StoreError as error:
            refused.append(str(error))
    sets.sort(key=lambda one: (one.current, one.finished), reverse=True)
    return Found(root, tuple(sets), tuple(refused))


def sets_of(place: Path, root: Path) -> list[Kept]:
    """The entries of one manifest by what must be alike."""
    entries = sorted(Store(place).entries(), key=alike)
    within = place.relative_to(root).as_posix().removeprefix(".")
    sets: list[Kept] = []
    for _, group in groupby(entries, key=alike):
        those = tuple(group)
        name = f"{within or root.name}@{those[0].scale}"
        taken = sum(one.id.split("~")[0] == name for one in sets)
        sets.append(Kept(f"{name}~{taken}" if taken else name, place, those, of_this_code(those[0])))
    return sets


def alike(entry: Entry) -> tuple[str, int, int, str]:
    """What the scenarios of a set have in common."""
    return entry.region, entry.scale, entry.months, entry.code_hash
