"""Designs for sensitivity (敏感性试验设计), drawn by SALib from an explicit seed, in shares of the ranges.

Each design is made of groups of rows that belong together: a trajectory of Morris (n_factors + 1 rows,
one factor moves at each step), or a base sample of Sobol (A, one row AB_i per factor, B). The first
groups of a larger design are the groups of a smaller one, so that a finished study can grow.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from SALib.sample import morris as salib_morris
from SALib.sample import sobol as salib_sobol

from model.arrays import Floats
from model.errors import ScenarioError

SensitivityMethod = Literal["morris", "sobol"]
SENSITIVITY_METHODS: tuple[SensitivityMethod, ...] = ("morris", "sobol")
LEVELS = 4
"""Levels of a Morris design, as in Morris (1991)."""
FEWEST_GROUPS = 4
"""Fewer trajectories or base samples say nothing about spread."""


@dataclass(frozen=True)
class SensitivityDesign:
    """Points in shares (0-1) of the ranges, in groups that are read together."""

    method: SensitivityMethod
    shares: Floats
    """Shape (n_groups * rows_per_group, n_factors)."""
    groups: int
    """Trajectories of Morris, base samples of Sobol."""

    @property
    def factors(self) -> int:
        """Number of factors."""
        return int(self.shares.shape[1])

    def grouped(self, outputs: Floats) -> Floats:
        """Outputs of shape (n_rows, n_replicates) by group, shape (n_groups, rows_per_group, n_replicates).

        Raises
        ------
        ScenarioError : there is not one row of outputs per row of the design
        """
        table = outputs if outputs.ndim > 1 else outputs[:, np.newaxis]
        if len(table) != len(self.shares):
            raise ScenarioError(
                f"{len(table)} rows of outputs do not fit the {len(self.shares)} rows of the design."
            )
        return np.asarray(table, dtype=np.float64).reshape(self.groups, -1, table.shape[1])


def sensitivity_design(
    method: SensitivityMethod, factors: int, groups: int, seed: int = 0
) -> SensitivityDesign:
    """A design of so many trajectories or base samples.

    Raises
    ------
    ScenarioError : fewer than 2 factors or too few groups, or (sobol) groups are no power of 2
    """
    if factors < 2:
        raise ScenarioError(f"{factors} factor: sensitivity compares two factors or more.")
    if groups < FEWEST_GROUPS:
        raise ScenarioError(f"{groups} points: a {method} design needs at least {FEWEST_GROUPS}.")
    if method == "sobol" and groups & (groups - 1):
        near = 2 ** round(np.log2(groups))
        raise ScenarioError(f"{groups} points: a sobol design needs a power of 2, such as {near}.")
    problem = {"num_vars": factors, "names": names(factors), "bounds": [[0.0, 1.0]] * factors}
    if method == "morris":
        shares = salib_morris.sample(problem, groups, num_levels=LEVELS, seed=seed)
    else:
        shares = salib_sobol.sample(problem, groups, calc_second_order=False, seed=seed)
    return SensitivityDesign(method, np.clip(shares, 0.0, 1.0), groups)  # last bits of a third


def names(count: int) -> list[str]:
    """Names for SALib, which asks for some."""
    return [f"x{n}" for n in range(count)]
