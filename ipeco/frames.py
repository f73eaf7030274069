"""Samples as tidy frames (整洁数据框): a row per value, its unit beside it, a type for each column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

import numpy as np
import pandas as pd

from model.arrays import Floats
from model.indicators import INDICATORS
from model.month import FIRST_YEAR
from scenarios.attainment import Attainment
from scenarios.compare import Effect
from scenarios.provenance import stamp_of
from scenarios.sample import Sample

PROVENANCE = "provenance"
"""Key of a frame's ``attrs`` that holds fingerprint, n, date, code, data, commit and environment."""


def yearly_frame(sample: Sample, wanted: Sequence[str]) -> pd.DataFrame:
    """A row per pair, indicator and year."""
    years = np.array(sample.years, dtype=np.int64)
    return long_frame(sample, {name: sample.yearly[name] for name in wanted}, "year", years)


def monthly_frame(sample: Sample, wanted: Sequence[str]) -> pd.DataFrame:
    """A row per pair, indicator and month; a month is its first day."""
    first = np.datetime64(f"{FIRST_YEAR}-01", "M") + np.arange(sample.months)
    values = {name: sample.monthly[name] for name in wanted if name in sample.monthly}
    return long_frame(sample, values, "month", first.astype("datetime64[s]"))


def long_frame(sample: Sample, values: Mapping[str, Floats], time: str, times: np.ndarray) -> pd.DataFrame:
    """Values by indicator, each of shape (n_pairs, n_times), as rows."""
    pairs, names = np.array(sample.pairs, dtype=np.int64), list(values)
    each = pairs.size * times.size
    frame = pd.DataFrame(
        {
            "scenario": sample.name,
            "pair": np.tile(np.repeat(pairs, times.size), len(names)),
            time: np.tile(times, pairs.size * len(names)),
            "indicator": np.repeat(np.array(names, dtype=object), each),
            "unit": np.repeat(np.array([INDICATORS[name].unit for name in names], dtype=object), each),
            "value": np.concatenate([values[name].ravel() for name in names]) if names else [],
        }
    )
    return named(frame, ("scenario", "indicator", "unit"))


def effects_frame(base: Sample, others: Sequence[Sample], found: Iterable[Effect]) -> pd.DataFrame:
    """A row per scenario, indicator and year: the mean paired difference from the base."""
    rows = []
    for effect in found:
        cells = asdict(effect)
        cells["mean_reach"] = cells.pop("reach")
        rows.append({"against": base.name, "unit": INDICATORS[effect.indicator].unit} | cells)
    first = ["scenario", "against", "indicator", "unit", "year"]
    frame = pd.DataFrame(rows)
    frame = frame[first + [column for column in frame.columns if column not in first]]
    frame["share_improved"] = frame["share_improved"].astype("float64")
    return signed(named(frame, ("scenario", "against", "indicator", "unit")), [base, *others])


def targets_frame(sample: Sample, found: Iterable[Attainment]) -> pd.DataFrame:
    """A row per target: what is required and when, what is projected, how probably it is met."""
    rows = [
        {
            "scenario": sample.name,
            "target": a.target.id,
            "indicator": a.target.indicator,
            "unit": a.target.unit,
            "due": a.target.due,
            "comparison": a.target.comparison,
            "required": a.target.value,
            "median": a.projected.median,
            "low": a.projected.low,
            "high": a.projected.high,
            "probability": a.probability,
            "status": a.status,
            "evidence": a.evidence,
        }
        for a in found
    ]
    frame = pd.DataFrame(rows).astype({"probability": "float64", "required": "float64"})
    return signed(named(frame, ("scenario", "indicator", "unit", "status", "evidence")), [sample])


def named(frame: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """The frame with these columns as categories: small, and quick to group by."""
    return frame.astype(dict.fromkeys(columns, "category"))


def signed(frame: pd.DataFrame, samples: Sequence[Sample]) -> pd.DataFrame:
    """The frame with the stamp of the samples it stands on."""
    frame.attrs[PROVENANCE] = stamp_of(samples)
    return frame
