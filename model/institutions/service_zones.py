"""Service cluster zones (知识产权服务业集聚区): where they stand, and what nearness is worth.

A zone stands in a district, the first in the district with most innovators. Its agencies gain with
the people around them, by the same step for each doubling, so that a zone that stays empty gives little.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, Mask, Rows
from model.month import Month
from model.parameters.services import ServiceParameters
from model.tables.agencies import AgencyBook


@dataclass(frozen=True)
class Zones:
    """The zones that stand, by district."""

    stands: Mask
    """Whether a district has a zone, shape (n_districts,)."""
    people: Floats
    """People of agencies in the zone, shape (n_districts,)."""
    quality: Floats
    """Mean drafting quality of attorneys in the zone, shape (n_districts,)."""

    def member(self, book: AgencyBook) -> Mask:
        """Agencies in a zone that stands, shape (n_agencies,)."""
        return book.cluster & self.stands[book.district] & book.alive()


def survey_zones(book: AgencyBook, shares: Floats, zones: float) -> Zones:
    """Look at the zones: places by rank of the district; more zones than districts add nothing."""
    stands = np.zeros(shares.size, dtype=bool)
    stands[np.argsort(-shares, kind="stable")[: int(zones)]] = True
    inside = np.where(book.cluster & book.alive(), 1.0, 0.0)
    place, count = book.district.astype(np.intp), shares.size
    people = np.bincount(place, weights=book.heads() * inside, minlength=count) * stands
    attorneys = np.bincount(place, weights=book.attorneys * inside, minlength=count)
    quality = np.bincount(place, weights=book.attorneys * book.quality * inside, minlength=count)
    mean = np.divide(quality, attorneys, out=np.zeros(count), where=attorneys > 0.0)
    return Zones(stands, np.asarray(people, dtype=np.float64), mean)


def agglomeration(book: AgencyBook, zones: Zones, rules: ServiceParameters) -> Floats:
    """Productivity gained by nearness, share, shape (n_agencies,): so much per doubling of people."""
    by_district = rules.cluster_gain * np.log2(1.0 + zones.people / rules.cluster_people)
    return np.asarray(by_district[book.district] * zones.member(book))


def spillover(book: AgencyBook, rows: Rows, zones: Zones, rules: ServiceParameters) -> Floats:
    """Quality learned from better neighbours of the zone, standard normal units, shape of ``rows``."""
    better = np.maximum(zones.quality[book.district[rows]] - book.quality[rows], 0.0)
    return np.asarray(rules.spillover * better * zones.member(book)[rows])


def settle_in_zones(
    month: Month, book: AgencyBook, rows: Rows, zones: Zones, *, rules: ServiceParameters
) -> None:
    """Agencies of its district move into a zone; some come from other districts, to full zones first."""
    if not zones.stands.any():
        return
    keys = book.key[rows]
    outside = ~zones.stands[book.district[rows]]
    comes = outside & month.happens("agencies.relocate", keys, rules.relocation)
    pull = np.cumsum(zones.stands * (1.0 + zones.people))
    place = np.searchsorted(pull / pull[-1], month.uniform("agencies.zone_of_choice", keys))
    book.district[rows[comes]] = place[comes]
    joins = ~outside & ~book.cluster[rows] & month.happens("agencies.cluster", keys, rules.cluster_move)
    book.cluster[rows[comes | joins]] = True
