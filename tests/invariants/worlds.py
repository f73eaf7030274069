"""Small whole worlds for tests: the real region, thinned firms, a few months."""

from functools import lru_cache

import numpy as np

from model.model import IPEcosystem
from model.parameters import Parameters
from model.policy import PolicyPath
from model.region import Region
from scenarios.region import load_region

SCALE = 400


@lru_cache(maxsize=8)
def region(draw: int = -1) -> Region:
    """The centre (-1) or one draw of Wuhan."""
    pack = load_region("wuhan")
    return pack.centre() if draw < 0 else pack.draw(draw)


def founded(
    path: PolicyPath,
    *,
    seed: int = 0,
    draw: int = -1,
    scale: int = SCALE,
    hold: frozenset[str] = frozenset(),
    audit: bool = True,
    parameters: dict[str, float] | None = None,
) -> IPEcosystem:
    """A small world in January 2020; ``parameters`` replace numbers of the prior by full name."""
    about = (Parameters() if draw < 0 else Parameters.draw(draw)).with_values(parameters or {})
    return IPEcosystem(region(draw), path, about, seed=seed, scale=scale, hold=hold, audit=audit)


def world(
    months: int = 12,
    *,
    seed: int = 0,
    draw: int = -1,
    scale: int = SCALE,
    hold: frozenset[str] = frozenset(),
    audit: bool = True,
    parameters: dict[str, float] | None = None,
    **levers: float,
) -> IPEcosystem:
    """Run a small world; levers are in code units."""
    path = PolicyPath.constant(132, **levers)
    city = founded(path, seed=seed, draw=draw, scale=scale, hold=hold, audit=audit, parameters=parameters)
    return city.run(months)


def same_series(a: IPEcosystem, b: IPEcosystem) -> list[str]:
    """Names of the measures in which two runs differ in any bit."""
    one, two = a.series(), b.series()
    return [name for name in one if not np.array_equal(one[name], two[name], equal_nan=True)]
