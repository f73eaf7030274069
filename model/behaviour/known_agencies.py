"""Whom innovators know (知晓的机构): a small set near their district and in their field, keyed for life.

Agencies hold tickets on a ring, one for each attorney; a client looks at a keyed stop of the ring and
meets the next ticket. So an agency is known in proportion to its size, and when one opens, grows or
closes, only its neighbours on the ring are met by other clients: sets persist.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import Codes, Floats, Keys, Rows
from model.month import Month
from model.parameters.services import ServiceParameters
from model.sectors import SECTORS
from model.tables.agencies import AgencyBook
from model.tables.innovators import Innovators

NOBODY = -9
"""In place of an agency where a client knows none."""
CITY_STOPS, GROUP_STOPS = 4096, 256
"""Stops of the ring of the city, and of one district or field: many more than tickets."""


@dataclass(frozen=True)
class Directory:
    """Whom one meets at each stop, shape (n_groups, n_stops): rings of the city, by district, by field."""

    city: Rows
    district: Rows
    field: Rows


def directory(book: AgencyBook, seed: int, districts: int) -> Directory:
    """Hand out tickets: as many as an agency has attorneys, at places that it keeps."""
    rows = np.flatnonzero(book.alive() & (book.attorneys > 0.0))
    count = np.ceil(book.attorneys[rows]).astype(np.intp)
    agency = np.repeat(rows, count)
    ordinal = np.arange(agency.size) - np.repeat(np.cumsum(count) - count, count)
    keys = chance.children(book.key[agency], 0, ordinal, "ticket")
    place = chance.uniform(seed, "services.ticket", keys, 0)
    return Directory(
        city=rings(np.zeros(agency.size, dtype=np.intp), place, agency, 1, CITY_STOPS),
        district=rings(book.district[agency], place, agency, districts, GROUP_STOPS),
        field=rings(book.field[agency], place, agency, len(SECTORS), GROUP_STOPS),
    )


def rings(group: Codes | Rows, place: Floats, agency: Rows, groups: int, stops: int) -> Rows:
    """Agency of the next ticket at every stop of each group's ring; NOBODY where a group has none."""
    full = group + place
    order = np.argsort(full, kind="stable")
    sorted_, holder = full[order], agency[order]
    starts = np.searchsorted(sorted_, np.arange(groups + 1))
    first, end = starts[:-1, None], starts[1:, None]
    grid = np.arange(groups)[:, None] + np.arange(stops) / stops
    following = np.searchsorted(sorted_, grid)
    following = np.where(following >= end, first, following)  # past the last ticket the ring begins again
    if not holder.size:
        return np.full(grid.shape, NOBODY)
    return np.where(end > first, holder[np.minimum(following, holder.size - 1)], NOBODY)


def met(ring: Rows, group: Rows | int, u: Floats) -> Rows:
    """Agencies met at places ``u`` of the rings of the groups, shape of ``u``."""
    return np.asarray(ring[group, (u * ring.shape[1]).astype(np.intp)])


def known_sets(
    month: Month,
    innovators: Innovators,
    rows: Rows,
    listing: Directory,
    *,
    services: ServiceParameters,
    nodes: float,
) -> list[Rows]:
    """The agencies that innovators know, one array of the shape of ``rows`` per place of the set.

    One near by, one of the field, others from the whole city; awareness and public nodes widen the set.
    """
    keys = innovators.key[rows]
    known = [
        met(listing.district, innovators.district[rows].astype(np.intp), look(month, keys, 0)),
        met(listing.field, innovators.sector[rows].astype(np.intp), look(month, keys, 1)),
    ]
    more = extra_known(month, innovators, rows, services, nodes)
    always = round(services.known)
    most = always + int(more.max(initial=0))
    for ordinal in range(len(known), most):
        one = met(listing.city, 0, look(month, keys, ordinal))
        known.append(one if ordinal < always else np.where(ordinal - always < more, one, NOBODY))
    return known


def look(month: Month, keys: Keys, ordinal: int) -> Floats:
    """The place of the ring at which each client looks for one place of its set, for life."""
    return chance.uniform(month.seed, "services.known", keys, ordinal)


def extra_known(
    month: Month, innovators: Innovators, rows: Rows, services: ServiceParameters, nodes: float
) -> Rows:
    """Agencies that awareness and public nodes add to the set, whole numbers, shape of ``rows``."""
    reach = -np.expm1(-nodes / services.node_scale)
    mean = services.known_more * innovators.awareness[rows] + services.node_known * reach
    u = chance.uniform(month.seed, "services.known_more", innovators.key[rows], 0)
    return np.asarray(np.floor(mean + u), dtype=np.intp)
