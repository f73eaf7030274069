"""A small town for tests of filing: owners of all kinds and sectors, scaled to applications of 2019."""

import numpy as np

from model.behaviour.choice import CELLS, Choice, Offer, Scale, choose, offer
from model.behaviour.filing import Desk
from model.behaviour.normalise import FilingRates, opening_rates
from model.city import City
from model.month import Month
from model.parameters import Parameters
from model.region import Region
from model.sectors import SECTORS
from model.tables.agencies import AgencyBook
from model.tables.innovators import FIRM, INSTITUTE, UNIVERSITY, Innovators
from tests.model.small_city import month_of, small_region

ABOUT = Parameters()
APPLICATIONS = {
    "invention_applications_2018": 2_900.0,
    "invention_applications_2019": 3_300.0,
    "utility_model_applications_2019": 3_800.0,
    "design_applications_2019": 600.0,
    "pct_applications_2019": 140.0,
    "overseas_grants_2019": 90.0,
    "strategic_share": 0.6,
}
PLAIN_MONTHS = {"exam_months": 20.0, "grant_rate": 0.55, "quantity_subsidy_norm": 1.0, "activity": 1.0}


def town_region(**economy: float) -> Region:
    """A region with the applications above; the outside world stands still."""
    return small_region(months=132, economy=PLAIN_MONTHS | economy, **APPLICATIONS)


def town(firms: int = 3_000) -> Innovators:
    """Firms of all sectors alike, a tenth as many universities and institutes with more R&D."""
    innovators, others = Innovators(), firms // 20
    kind = np.repeat([FIRM, UNIVERSITY, INSTITUTE], [firms, others, others])
    count = kind.size
    rd = np.where(kind == FIRM, 1e6, 1e7)
    innovators.append(
        count,
        key=np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15),
        turn=np.arange(count) % 12,
        kind=kind,
        sector=np.arange(count) % len(SECTORS),
        rd=rd,
        rd_base=rd,
        does_rd=True,
        capability=np.where(kind == FIRM, 0.4, 0.6),
        export_share=0.1,
    )
    return innovators


def rates_of(innovators: Innovators, region: Region, about: Parameters = ABOUT) -> FilingRates:
    """The scale of 2019 in this town."""
    return opening_rates(innovators, region, about, price=1.0, reports=5.0)


def desk_of(innovators: Innovators, region: Region, about: Parameters = ABOUT) -> Desk:
    """A desk that knows the town."""
    return Desk(rates_of(innovators, region, about))


def choice_in(
    scale: Scale,
    *,
    protection: float = 1.0,
    price: float = 1.0,
    reports: float = 5.0,
    about: Parameters = ABOUT,
    region: Region | None = None,
    **levers: float,
) -> Choice:
    """What owners choose in January under some levers (code units)."""
    return choose(
        terms_in(price=price, reports=reports, about=about, region=region, **levers), scale, about, protection
    )


def terms_in(
    *,
    price: float = 1.0,
    reports: float = 5.0,
    about: Parameters = ABOUT,
    region: Region | None = None,
    **levers: float,
) -> Offer:
    """What rights cost and bring in January under some levers (code units)."""
    month = month_of(region or town_region(), 0, **levers)
    return offer(month, about, price=price, reports=reports, strategic_factor=1.0)


def everywhere(values: np.ndarray) -> float:
    """Mean over cells."""
    return float(np.sum(values) / CELLS)


def no_agencies() -> AgencyBook:
    """A town where everybody files alone."""
    return AgencyBook()


def calm_city() -> City:
    """A city whose moods have not moved."""
    city = City()
    city.remember()
    return city


def january(region: Region, *, seed: int = 0, **levers: float) -> Month:
    """The first month."""
    return month_of(region, 0, seed=seed, **levers)
