"""Together (联合达成): how probable it is that all targets of an evidence class are met, and what blocks.

A superseded target does not count, for a later plan took its place; a target due after the last month
simulated does not, for nothing decides it. What planners ask themselves is told apart from the plans.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Mask
from scenarios.attainment import Attainment
from scenarios.wilson import wilson


@dataclass(frozen=True)
class Jointly:
    """The outcome targets of one evidence class together."""

    evidence: str
    own: bool
    """Whether they are the planner's own."""
    targets: tuple[str, ...]
    share: float
    """Of the pairs, those that meet them all."""
    low: float
    high: float
    blocking: str
    """The target without which the share rises most; empty if no single one raises it."""
    without: float
    """The share without it."""
    least: str
    """The target that fewest pairs meet."""
    least_share: float


def jointly(found: Sequence[Attainment], evidence: str, *, own: bool = False) -> Jointly | None:
    """All modelled outcome targets of a class; None if there are none."""
    counted = {a.target.id: a.met for a in found if counts(a, evidence, own) and a.met is not None}
    if not counted:
        return None
    names, masks = list(counted), np.array(list(counted.values()))
    whole = masks.all(axis=0)
    place, without = blocking(masks)
    share = float(np.mean(whole))
    least = int(masks.sum(axis=1).argmin())
    return Jointly(
        evidence,
        own,
        tuple(names),
        share,
        *wilson(int(whole.sum()), whole.size),
        names[place] if without > share else "",
        without,
        names[least],
        float(masks[least].mean()),
    )


def counts(a: Attainment, evidence: str, own: bool) -> bool:
    """Whether a target is among those that are taken together."""
    in_class = a.evidence == evidence and a.target.kind == "outcome" and a.target.own == own
    return in_class and not a.superseded_by and bool(np.isfinite(a.projected.median))


def blocking(masks: Mask) -> tuple[int, float]:
    """The row of (n_targets, n_pairs) whose removal leaves most pairs meeting the rest, and their share."""
    missed = (~masks).sum(axis=0)
    met_without = (missed - ~masks == 0).mean(axis=1)
    place = int(met_without.argmax())
    return place, float(met_without[place])
