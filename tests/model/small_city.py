"""A small hand-made region for tests of single rooms: every field set, none of it a fact of any city."""

from dataclasses import fields

import numpy as np

from model.month import Month
from model.policy import Policy
from model.region import Economy, Opening, Region

OPENING = {
    "trademark_applications_2019": 1_200.0,
    "trademark_registrations_2019": 800.0,
    "valid_trademarks": 4_000.0,
    "madrid_applications_2019": 48.0,
    "copyright_registrations_2019": 2_400.0,
    "plant_varieties": 100.0,
    "geographical_indications": 40.0,
    "market_entities": 20_000.0,
    "enterprises": 8_000.0,
}
ECONOMY = {
    "activity": 1.0,
    "entity_entries": 250.0,
    "entity_exit_rate": 0.0075,
    "enterprise_entry_share": 0.45,
    "trademark_exam_months": 7.2,
    "trademark_register_share": 0.65,
    "trademark_propensity": 1.0,
}


def small_region(*, months: int = 12, economy: dict[str, float] | None = None, **opening: float) -> Region:
    """A region whose outside world stands still; what is not named above is 1."""
    outside = Economy(**{f.name: 1.0 for f in fields(Economy)} | ECONOMY | (economy or {}))
    start = Opening(**{f.name: 1.0 for f in fields(Opening)} | OPENING | opening)
    places = {"districts": ("all",), "district_shares": np.ones(1)}
    return Region(
        id="small", title="Small", zh="小城", opening=start, economies=(outside,) * months, **places
    )


def month_of(region: Region, index: int, *, seed: int = 0, **levers: float) -> Month:
    """A month of the small region with some levers set (code units)."""
    return Month(index=index, policy=Policy(**levers), economy=region.at(index), seed=seed)
