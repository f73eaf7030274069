"""Kept results as samples: the window reads the store and never simulates (结果读取)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from model.errors import StoreError
from scenarios.sample import Sample, kept_sample
from scenarios.store import Store, folders


@dataclass(frozen=True)
class Kept:
    """What can be shown: a sample per scenario, and what was left out."""

    folder: Path
    samples: Mapping[str, Sample] = field(default_factory=dict)
    refused: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Scenarios with results, in the order in which they were asked for."""
        return list(self.samples)


def kept(folder: Path) -> Kept:
    """Results of a folder, or of the folders below it; read again only when they have changed."""
    stamps = tuple((str(place), (place / "manifest.json").stat().st_mtime_ns) for place in folders(folder))
    return _read(folder, stamps)


@lru_cache(maxsize=4)
def _read(folder: Path, stamps: tuple[tuple[str, int], ...]) -> Kept:
    samples: dict[str, Sample] = {}
    refused: list[str] = []
    for place, _ in sorted(stamps, key=lambda stamp: stamp[1]):
        store = Store(Path(place))
        for entry in store.entries():
            try:
                sample = kept_sample(store, entry)
            except StoreError as error:
                refused.append(str(error))
            else:
                if sample.n >= samples.get(sample.name, sample).n:
                    samples[sample.name] = sample
    return Kept(folder, samples, tuple(refused))
