"""A town of innovators for tests: an outside world that stands still, an opening of some thousand firms."""

from functools import lru_cache

import numpy as np

from model.accounts import Accounts
from model.behaviour.population import FirmTerms, found_and_close, opening_innovators
from model.city import City
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.research import ResearchParameters
from model.parameters.status import StatusParameters
from model.region import Region
from model.tables.innovators import Innovators
from tests.model.small_city import month_of, small_region

RULES, RESEARCH, STATUS = InnovationParameters(), ResearchParameters(), StatusParameters()
OPENING = {
    "firms": 12_000.0,
    "universities": 30.0,
    "institutes": 40.0,
    "high_tech_firms": 1_500.0,
    "rd_2019": 20e9,
    "rd_firm_share": 0.7,
    "rd_university_share": 0.2,
}


@lru_cache(maxsize=4)
def region(**opening: float) -> Region:
    """The town; single numbers of its opening may be another."""
    return small_region(months=132, **{**OPENING, **opening})


def opened(
    scale: int = 1, seed: int = 0, rules: InnovationParameters = RULES
) -> tuple[Innovators, FirmTerms]:
    """The innovators of January 2020 at a scale."""
    return opening_innovators(region(), rules, RESEARCH, STATUS, seed, scale)


def month(index: int, *, seed: int = 0, hold: frozenset[str] = frozenset(), **levers: float) -> Month:
    """A month of the town."""
    plain = month_of(region(), index, seed=seed, **levers)
    return Month(index=index, policy=plain.policy, economy=plain.economy, seed=seed, hold=hold)


def live(
    innovators: Innovators, terms: FirmTerms, months: range, rules: InnovationParameters = RULES
) -> City:
    """Firms earn, grow, close and enter for some months; money must close."""
    city, accounts = City(), Accounts(innovators)
    for index in months:
        found_and_close(
            month(index), innovators, accounts, city, region(), terms,
            rules=rules, research=RESEARCH, status=STATUS,
        )  # fmt: skip
        accounts.close(str(index))
    return city


def keys(count: int, start: int = 1) -> np.ndarray:
    """Identities of test firms."""
    return np.arange(start, start + count, dtype=np.uint64) * np.uint64(7919)
