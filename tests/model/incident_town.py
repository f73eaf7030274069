"""Hand-made owners, patents and infringements for tests of the rooms where rights are infringed."""

from typing import Any

import numpy as np

from model.behaviour.beliefs import Beliefs, CourtRecord, form_beliefs
from model.behaviour.exposure import Exposure
from model.behaviour.infringement import LEAK, MARK, OTHER, WORK, Incidents, patent_base
from model.behaviour.route_rule import RIGHTS
from model.city import City
from model.parameters.bodies import BodyParameters
from model.parameters.disputes import DisputeParameters
from model.tables import Innovators, Patents
from model.tables.disputes import COPYRIGHT, OTHER_RIGHT, PATENT, SECRET, TRADEMARK
from tests.model.courtroom import keys

ABOUT = DisputeParameters()
KIND = {PATENT: 0, TRADEMARK: MARK, COPYRIGHT: WORK, OTHER_RIGHT: OTHER, SECRET: LEAK}
STAKE = 40e3


def firms(count: int = 200, **columns: Any) -> Innovators:
    """Firms alike."""
    table = Innovators()
    alike = {"cash": 1e6, "capability": 0.4, "born": -50, "rd": 1e6, "revenue": 1e7}
    table.append(count, key=keys(count, "firm"), **{**alike, **columns})
    return table


def patents(count: int, **columns: Any) -> Patents:
    """Patents in force of firm 0."""
    table = Patents()
    alike = {"owner": 0, "value": 1e4, "granted": -5, "filed": -20}
    table.append(count, key=keys(count, "patent"), **{**alike, **columns})
    return table


def exposed(
    table: Patents, owners: Innovators, about: DisputeParameters = ABOUT, sanction: float = 0.0
) -> Exposure:
    """Exposure at the opening base rate."""
    exposure = Exposure(table, owners, about, 0, base=patent_base(about))
    exposure.expect(sanction)
    return exposure


def incidents(count: int, right: int = TRADEMARK, *, noticed: bool = True, **columns: Any) -> Incidents:
    """Infringements of one right."""
    made = Incidents(keys(count, "incident"), np.full(count, KIND[right], dtype=np.int8))
    made.noticed[:] = noticed
    for name, value in columns.items():
        getattr(made, name)[:] = value
    return made


def believed(
    city: City | None = None, about: DisputeParameters = ABOUT, *, met: float = 100.0, **record: float
) -> Beliefs:
    """Beliefs of the opening, alike for all rights; ``record`` replaces how suits ended before."""
    ended = {"won": 0.7, "recovered": 0.3, "staked": 0.15, **record}
    court = CourtRecord(
        **{name: np.full(RIGHTS, ended[name]) for name in ("won", "recovered", "staked")},
        days=1.0,
        serial=0.5,
    )
    return form_beliefs(
        city or City(),
        court,
        np.full(RIGHTS, met),
        about=about,
        bodies=BodyParameters(),
        patent_stake=STAKE,
        patent_spread=1.0,
    )
