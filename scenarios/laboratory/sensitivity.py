"""Which factors move an outcome, and how much of it is luck (敏感性分析).

``analyse(design, outputs)`` takes the outputs of any function at the rows of a design, once or several
times per row (replicates). Sobol indices are shares of the whole variance, luck included, so that all
main effects, interactions and luck add up to 1; luck is an index of its own. An estimate may be
negative by chance: it is shown with its interval, never set to 0.

A newcomer's mistake: luck here is whatever differs between replicates. In a study these are draws of
all that is not varied and of the seed together.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from model.errors import ScenarioError
from scenarios.laboratory.noise import across, variances, weighted, within
from scenarios.laboratory.sensitivity_design import FEWEST_GROUPS, SensitivityDesign, SensitivityMethod
from scenarios.laboratory.sensitivity_resampling import UNKNOWN, Estimate, estimates

MEASURES: dict[SensitivityMethod, tuple[str, ...]] = {
    "sobol": ("first", "total"),
    "morris": ("mean", "size", "spread"),
}
"""Indices of each factor: first order and total; mean, mean size (mu*) and spread (sigma) of effects."""
CHANCE_SIZE = np.sqrt(2.0 / np.pi)
"""Mean size of a normal number of mean 0 and standard deviation 1."""


@dataclass(frozen=True)
class Sensitivity:
    """What a design says of one outcome."""

    method: SensitivityMethod
    indices: dict[str, tuple[Estimate, ...]]
    """By measure, one per factor."""
    noise: Estimate
    """Share of the variance that replicates of the same row differ by; unknown from one replicate."""
    floor: Floats
    """Size of effect that luck alone would show, per factor (morris); NaN where unknown."""
    mean: float
    variance: float
    """Of all outputs, luck included."""
    groups: int
    """Trajectories or base samples that were read."""
    lost: int
    """Groups left out for a missing value."""
    replicates: int


def evaluate(function: Callable[[Floats, int], Floats], design: SensitivityDesign, replicates: int) -> Floats:
    """Outputs of a function of (shares, replicate) at all rows, shape (n_rows, n_replicates)."""
    return np.column_stack([function(design.shares, replicate) for replicate in range(replicates)])


def analyse(design: SensitivityDesign, outputs: Floats, *, seed: int = 0) -> Sensitivity:
    """Indices of every factor with their intervals, and the share of luck.

    Parameters
    ----------
    design : the rows at which the outputs were taken
    outputs : shape (n_rows,) or (n_rows, n_replicates); groups with a NaN are left out
    seed : of the resamples behind the intervals

    Raises
    ------
    ScenarioError : too few whole groups are left, or the rows do not fit
    """
    grouped = design.grouped(outputs)
    whole = np.isfinite(grouped).all(axis=(1, 2))
    if whole.sum() < FEWEST_GROUPS:
        raise ScenarioError(
            f"Only {whole.sum()} of {design.groups} groups of the {design.method} design have all their "
            f"values; at least {FEWEST_GROUPS} are needed. Run the study again, or choose another outcome."
        )
    kept = grouped[whole]
    groups, replicates = kept.shape[0], kept.shape[2]
    measured = sobol_measures if design.method == "sobol" else morris_measures
    steps = step_table(design)[whole] if design.method == "morris" else np.empty(0)

    def measure(rows: Floats, luck: Floats) -> Floats:
        return measured(kept, steps, rows, luck)

    found = estimates(measure, groups, replicates, seed)
    names = MEASURES[design.method]
    between, luck = variances(pooled(kept, design.method), *even(kept, design.method))
    return Sensitivity(
        method=design.method,
        indices={name: found[n * design.factors : (n + 1) * design.factors] for n, name in enumerate(names)},
        noise=found[-1] if replicates > 1 else UNKNOWN,
        floor=chance_floor(kept, steps) if design.method == "morris" else np.full(design.factors, np.nan),
        mean=float(pooled(kept, design.method).mean()),
        variance=between + luck,
        groups=groups,
        lost=design.groups - groups,
        replicates=replicates,
    )


# ── Sobol ──────────────────────────────────────────────────────────────────────────────────────


def sobol_measures(grouped: Floats, steps: Floats, rows: Floats, luck: Floats) -> Floats:
    """First-order and total indices of all factors, then the share of luck, shape (2 n_factors + 1,).

    Estimators of Saltelli et al. (2010) and Jansen (1999), as in SALib, with products across replicates.
    """
    count = grouped.shape[1] - 2
    both = pooled(grouped, "sobol")
    between, noise = variances(both, np.tile(rows, 2), luck)
    whole = between + noise
    if whole <= 0.0:
        return np.full(2 * count + 1, np.nan)
    means = both.mean(axis=0)
    first, last = grouped[:, 0] - means, grouped[:, -1] - means
    mixed = [grouped[:, n] - means for n in range(1, count + 1)]
    main = [weighted(across(last, one - first, luck), rows) for one in mixed]
    total = [weighted(across(first - one, first - one, luck), rows) / 2 for one in mixed]
    return np.array([*main, *total, noise]) / whole


# ── Morris ─────────────────────────────────────────────────────────────────────────────────────


def step_table(design: SensitivityDesign) -> Floats:
    """Change of each factor at each step of each trajectory, shape (n_groups, n_factors, n_factors)."""
    return np.diff(design.shares.reshape(design.groups, -1, design.factors), axis=1)


def effects(grouped: Floats, steps: Floats) -> Floats:
    """Elementary effects over a factor's whole range, shape (n_factors, n_groups, n_replicates)."""
    moved = np.abs(steps).argmax(axis=2)  # which factor, at each step
    size = np.take_along_axis(steps, moved[:, :, np.newaxis], axis=2)
    slopes = np.diff(grouped, axis=1) / size
    order = np.argsort(moved, axis=1)[:, :, np.newaxis]
    return np.moveaxis(np.take_along_axis(slopes, order, axis=1), 1, 0)


def morris_measures(grouped: Floats, steps: Floats, rows: Floats, luck: Floats) -> Floats:
    """Mean, mean size and spread of effects of all factors, then the share of luck."""
    each = effects(grouped, steps)
    expected = (each @ luck) / luck.sum()  # over luck, shape (n_factors, n_groups)
    mean = expected @ rows / rows.sum()
    size = np.abs(expected) @ rows / rows.sum()
    freedom = rows.sum() - (rows**2).sum() / rows.sum()
    spread = np.sqrt(((expected - mean[:, np.newaxis]) ** 2) @ rows / freedom)
    between, noise = variances(pooled(grouped, "morris"), np.repeat(rows, grouped.shape[1]), luck)
    whole = between + noise
    return np.concatenate([mean, size, spread, [noise / whole if whole > 0.0 else np.nan]])


def chance_floor(grouped: Floats, steps: Floats) -> Floats:
    """Mean size that luck alone would give to effects that are none, shape (n_factors,)."""
    each = effects(grouped, steps)
    replicates = each.shape[2]
    luck = np.array([within(factor, np.ones(replicates)).mean() for factor in each])
    return CHANCE_SIZE * np.sqrt(luck / replicates)


# ── both ───────────────────────────────────────────────────────────────────────────────────────


def pooled(grouped: Floats, method: SensitivityMethod) -> Floats:
    """Rows whose variance is the outcome's: all of Morris, A and B of Sobol; (n_rows, n_replicates)."""
    if method == "sobol":
        return np.concatenate([grouped[:, 0], grouped[:, -1]])
    return grouped.reshape(-1, grouped.shape[2])


def even(grouped: Floats, method: SensitivityMethod) -> tuple[Floats, Floats]:
    """Equal weights of the pooled rows and of the replicates."""
    return np.ones(len(pooled(grouped, method))), np.ones(grouped.shape[2])
