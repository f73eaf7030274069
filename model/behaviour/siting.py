"""Where innovators sit (落户): places draw the sectors that they are built for.

The totals of places (region pack) and of sectors (model/sectors.py) are kept; only who sits where
follows the pull. Nobody moves later.
"""

import numpy as np

from model.arrays import Codes, Floats
from model.region import Region
from model.sectors import SECTORS, sector_column

ROUNDS = 60
"""Passes of the proportional fit; both margins are met to far below a firm."""


def place_edges(region: Region, pull: float) -> Floats:
    """Cumulative shares of places within each sector, shape (n_sectors, n_districts)."""
    sectors = sector_column("share") / np.sum(sector_column("share"))
    places = region.district_shares / np.sum(region.district_shares)
    table = np.outer(sectors, places)
    for place, drawn in enumerate(region.district_pulls or ()):
        for number, sector in enumerate(SECTORS):
            table[number, place] *= pull if sector.id in drawn else 1.0
    for _ in range(ROUNDS):
        table *= (places / table.sum(axis=0))[None, :]
        table *= (sectors / table.sum(axis=1))[:, None]
    edges = np.cumsum(table, axis=1)
    return np.asarray(edges / edges[:, -1:])


def pick_district(edges: Floats, sector: Codes, u: Floats) -> Codes:
    """Place of each innovator from its sector and a uniform, shape of ``u``."""
    return np.asarray((edges[sector] < u[:, None]).sum(axis=1), dtype=np.int8)
