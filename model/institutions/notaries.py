"""Notaries (公证机构): notarised IP evidence and deposits, up to their capacity."""

import math
from typing import Any

import mesa
import numpy as np

from model.arrays import Rows
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.policy import Policy
from model.tables.disputes import Disputes

BEFORE = Policy()
"""The policy of January 2020, at which evidence has its opening strength."""


class Notaries(mesa.Agent):
    """The notary offices of the city: services a month are the smaller of demand and capacity."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self.services = 0
        """Notarised IP cases of this month."""
        self.gained = 0.0
        """Share of the services sought that is given, beyond what the opening capacity gives."""

    def serve(
        self, month: Month, disputes: Disputes, filed: Rows, firms: float, *, about: BodyParameters
    ) -> None:
        """Serve owners who bring cases and firms that deposit works and secrets.

        Parameters
        ----------
        filed : cases that owners of the city brought this month
        firms : innovators of the city
        """
        wanted = int(np.sum(month.happens("notary.wanted", disputes.key[filed], about.notary_request)))
        wanted += month.city_count("notary.deposits", firms * about.notary_deposits / 12.0)
        room = month.policy.notary_capacity / 12.0
        self.services = min(wanted, whole_places(month.policy.notary_capacity, month.of_year))
        if wanted:
            before = min(1.0, BEFORE.notary_capacity / 12.0 / wanted)
            self.gained = min(1.0, room / wanted) - before


def whole_places(capacity: float, of_year: int) -> int:
    """Services of one month such that twelve months make the year's capacity in whole services."""
    return math.floor(capacity * of_year / 12) - math.floor(capacity * (of_year - 1) / 12)
