"""Parameter sets (参数组): the posterior as files, small enough to commit, whole when read back.

    posterior.csv    a row per set: the draw whose other numbers it keeps, and the quantiles that were fitted
    posterior.toml   what made it: fingerprint, code, data, sizes

A set is all parameters by name: those of its draw, with the fitted ones in place of the drawn.
"""

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from calibration.fitting.abc import Posterior, systematic
from calibration.fitting.inputs import parameter_values, values_at
from model.arrays import Floats
from model.errors import StoreError
from model.parameters import PARAMETERS, Parameters
from scenarios.region import RegionPack
from scenarios.run import SHORT
from scenarios.writing import write_whole

TABLE, ABOUT = "posterior.csv", "posterior.toml"
LEAST_SETS = 200
SET, DRAW = "set", "draw"


@dataclass(frozen=True)
class ParameterSets:
    """Parameter sets of equal weight."""

    names: tuple[str, ...]
    """Fitted inputs."""
    draws: tuple[int, ...]
    """Per set the draw of everything that was not fitted."""
    shares: Floats
    """Prior quantiles of the fitted inputs, shape (n_sets, n_fitted)."""

    def values(self, place: int, pack: RegionPack) -> dict[str, float]:
        """Fitted values of one set by name; inputs of a region begin with ``region.``."""
        return values_at(pack, dict(zip(self.names, self.shares[place].tolist(), strict=True)))

    def parameters(self, place: int) -> Parameters:
        """All parameters of one set."""
        own = {
            name: share
            for name, share in zip(self.names, self.shares[place].tolist(), strict=True)
            if name in PARAMETERS
        }
        return Parameters.draw(self.draws[place]).with_values(parameter_values(own))


def resampled(
    names: Sequence[str], found: Posterior, points: Sequence[int], count: int = LEAST_SETS
) -> ParameterSets:
    """Sets of equal weight from a weighted posterior; ``points`` names the draw of each row of the table."""
    places = systematic(found.weights, count, "sets")
    draws = tuple(points[row] for row in found.rows[places].tolist())
    return ParameterSets(tuple(names), draws, found.theta[places])


def priors_hash() -> str:
    """A short name of all declared priors: a set means other numbers if they change."""
    declared = [[name, one.low, one.default, one.high, one.grade] for name, one in sorted(PARAMETERS.items())]
    return hashlib.sha256(json.dumps(declared).encode()).hexdigest()[:SHORT]


def write_sets(folder: Path, sets: ParameterSets, about: dict[str, str]) -> None:
    """Write both files."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow([SET, DRAW, *sets.names])
    for place, (draw, shares) in enumerate(zip(sets.draws, sets.shares.tolist(), strict=True)):
        rows.writerow([place, draw, *map(repr, shares)])
    folder.mkdir(parents=True, exist_ok=True)
    told = about | {"priors": priors_hash(), "table": content(text.getvalue())}
    write_whole(folder / TABLE, text.getvalue())
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in told.items()]
    write_whole(folder / ABOUT, "\n".join([*lines, ""]))


def read_sets(folder: Path) -> ParameterSets:
    """The sets as they were written.

    Raises
    ------
    StoreError : a file is missing or changed, or the priors are not those of the fit
    """
    try:
        told = tomllib.loads((folder / ABOUT).read_text(encoding="utf-8"))
        text = (folder / TABLE).read_text(encoding="utf-8")
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise StoreError(f"{folder} holds no posterior ({error}). Run ipeco calibrate.") from error
    if told.get("table") != content(text):
        raise StoreError(f"{folder / TABLE} is not what ipeco calibrate wrote. Run it again.")
    if told.get("priors") != priors_hash():
        raise StoreError(f"The priors changed since {folder / TABLE} was fitted. Run ipeco calibrate again.")
    head, *rows = list(csv.reader(io.StringIO(text)))
    shares = np.array([[float(cell) for cell in row[2:]] for row in rows]).reshape(len(rows), len(head) - 2)
    return ParameterSets(tuple(head[2:]), tuple(int(row[1]) for row in rows), shares)


def content(text: str) -> str:
    """A short name of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]
