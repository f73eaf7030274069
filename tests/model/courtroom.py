"""Hand-made dockets for tests of courts and bodies: numbers chosen for the tests, none of them facts."""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import Rows
from model.city import City
from model.dockets import Dockets
from model.institutions.court import Court, open_courts
from model.month import Month
from model.tables.disputes import TECHNICAL, Disputes
from tests.model.small_city import month_of, small_region

REGION = small_region(months=60, economy={"basic_courts": 5.0})
YEAR = range(12)


def in_month(index: int, *, seed: int = 0, **levers: float) -> Month:
    """A month of the small region with some levers set (code units)."""
    return month_of(REGION, index, seed=seed, **levers)


def keys(count: int, name: str = "case") -> np.ndarray:
    """Distinct identities."""
    return chance.children(np.full(count, chance.name_key(name), dtype=np.uint64), 0, np.arange(count), name)


def docket(count: int, *, name: str = "case", **columns: Any) -> tuple[Dockets, Rows]:
    """A register with some cases filed on day 0 unless told otherwise."""
    dockets = Dockets(Disputes())
    rows = dockets.file(count, **{"key": keys(count, name), "filed": 0.0, "loss": 50e3, **columns})
    return dockets, rows


def courts() -> list[Court]:
    """The seven courts."""
    return open_courts(mesa.Model(seed=0), REGION.economies)


def town() -> City:
    """A city that remembers its opening."""
    city = City()
    city.remember()
    return city


def technical(count: int, **columns: Any) -> tuple[Dockets, Rows]:
    """Technical cases of the intermediate court."""
    return docket(count, **{"body": 1, "right": 0, "track": TECHNICAL, **columns})
