"""Cases are filed (立案): those of the city's owners, and those of outside parties.

Some suits and patent disputes meet a mediator first. Serial plaintiffs bring mass copyright suits, largely
from outside: screening keeps some out, and more come when suits pay. The rest of the province brings its
technical cases to the intermediate court.
"""

import numpy as np

from model import chance
from model.arrays import Floats, Keys, Mask, Rows
from model.behaviour.exposure import Exposure
from model.behaviour.infringement import Incidents
from model.behaviour.route_rule import (
    ADMINISTER,
    ARBITRATE,
    AT_BORDER,
    MEDIATE,
    REPORT_CRIME,
    SEEK_AID,
)
from model.behaviour.routes import infringers, owners
from model.dockets import Dockets
from model.month import DAYS_PER_MONTH, Month
from model.parameters.disputes import DisputeParameters
from model.tables.disputes import (
    ADMINISTRATIVE,
    ARBITRATION,
    BASIC_COURT,
    CIVIL,
    COPYRIGHT,
    CRIMINAL,
    CUSTOMS,
    INTERMEDIATE_COURT,
    MEDIATION,
    ORDINARY,
    PATENT,
    SECRET,
    TECHNICAL,
)
from model.tables.innovators import Innovators

BODY_OF_ROUTE = np.full(9, -1)
"""Body that a route leads to; -1 = the court that has jurisdiction."""
BODY_OF_ROUTE[[MEDIATE, SEEK_AID]] = MEDIATION
BODY_OF_ROUTE[[ADMINISTER, ARBITRATE, AT_BORDER]] = ADMINISTRATIVE, ARBITRATION, CUSTOMS
LEAST = 1e-6
"""Awards over losses below this are none."""


def bring_cases(
    month: Month,
    incidents: Incidents,
    exposure: Exposure,
    dockets: Dockets,
    innovators: Innovators,
    *,
    about: DisputeParameters,
    room: float,
) -> Rows:
    """File what owners decided; some suits and patent disputes go to mediation first. Returns the rows.

    ``room``: cases that mediators could take up this month.
    """
    rows = np.flatnonzero(incidents.route >= MEDIATE)
    keys = chance.children(incidents.key[rows], month.index, np.zeros(rows.size, dtype=np.intp), "case")
    route, right = incidents.route[rows], incidents.right[rows]
    technical = is_technical(month, keys, right, about)
    simple = ~technical & month.happens("case.simple", keys, about.simple_share)
    court = np.where(technical | (month.economy.basic_courts < 1.0), INTERMEDIATE_COURT, BASIC_COURT)
    body = np.where(BODY_OF_ROUTE[route] >= 0, BODY_OF_ROUTE[route], court)
    offered, first = mediation_first(month, keys, right, body, simple, about=about, room=room)
    then = np.where(first, body, np.where(route == MEDIATE, court, -1))
    return dockets.file(
        rows.size,
        key=keys,
        right=right,
        patent=incidents.patent[rows],
        owner=owners(month, incidents, exposure, innovators, rows, about),
        infringer=infringers(month, incidents, exposure, innovators, rows, about),
        loss=incidents.loss[rows],
        body=np.where(first, MEDIATION, body),
        then=then,
        track=np.where(technical, TECHNICAL, ORDINARY),
        nature=np.where(route == REPORT_CRIME, CRIMINAL, CIVIL),
        simple=simple,
        aid=route == SEEK_AID,
        filed=filing_days(month, keys),
        mediation_offered=offered,
    )


def filing_days(month: Month, keys: Keys) -> Floats:
    """Days of filing, spread evenly over the month."""
    return month.first_day + DAYS_PER_MONTH * month.uniform("case.day", keys)


def is_technical(month: Month, keys: Keys, right: np.ndarray, about: DisputeParameters) -> Mask:
    """Patents, secrets and software are technical: the intermediate court hears them."""
    software = (right == COPYRIGHT) & month.happens("case.software", keys, about.technical_copyright)
    return (right == PATENT) | (right == SECRET) | software


def mediation_first(
    month: Month,
    keys: Keys,
    right: np.ndarray,
    body: np.ndarray,
    simple: Mask,
    *,
    about: DisputeParameters,
    room: float,
) -> tuple[Mask, Mask]:
    """Who is offered administrative mediation, and who meets a mediator before the body chosen.

    Simple suits are referred before they are filed; patent disputes are offered administrative
    mediation. Mediators take no more than they have room for, in keyed order.
    """
    to_court = (body == BASIC_COURT) | (body == INTERMEDIATE_COURT)
    patent = (right == PATENT) & (to_court | (body == ADMINISTRATIVE))
    policy = month.policy
    offered = patent & month.happens("mediation.offered", keys, policy.admin_mediation_offer_share)
    accepted = offered & month.happens("mediation.accepted", keys, about.offer_consent)
    referred = to_court & simple & month.happens("mediation.referred", keys, policy.pre_suit_mediation_share)
    accepted |= referred & month.happens("mediation.agreed", keys, about.referral_consent)
    order = np.argsort(np.where(accepted, month.uniform("mediation.order", keys), 2.0), kind="stable")
    taken = np.zeros(keys.size, dtype=np.bool_)
    taken[order[: int(room)]] = True
    return offered, accepted & taken


def serial_volume(supervision: float, paid: float, paid_before: float, about: DisputeParameters) -> float:
    """Mass suits over those of an unsupervised opening: fewer when screened, more when suits pay.

    Parameters
    ----------
    supervision : share of serial plaintiffs screened, 0-1
    paid, paid_before : what a mass suit lately paid over its loss, and at the opening
    """
    pull = (max(paid, LEAST) / max(paid_before, LEAST)) ** about.serial_supply
    return (1.0 - about.serial_screened * supervision) * pull


def bring_outside_cases(
    month: Month, dockets: Dockets, *, about: DisputeParameters, paid: float = 1.0, paid_before: float = 1.0
) -> Rows:
    """Mass copyright suits of serial plaintiffs, and technical cases of places outside the region.

    ``paid``: what a mass suit lately paid over its loss, ``paid_before`` at the opening. Returns the rows.
    """
    volume = serial_volume(month.policy.malicious_suit_supervision, paid, paid_before, about)
    outside = np.array([chance.name_key("serial plaintiffs"), chance.name_key("province")], dtype=np.uint64)
    means = np.array([month.economy.serial_suits * volume, month.economy.provincial_technical_cases])
    serial, technical = month.poisson("outside.cases", outside, means)
    count = int(serial + technical)
    mass = np.arange(count) < serial
    ordinals = np.arange(count) - np.where(mass, 0, serial)
    keys = chance.children(np.where(mass, outside[0], outside[1]), month.index, ordinals, "case")
    first = BASIC_COURT if month.economy.basic_courts >= 1.0 else INTERMEDIATE_COURT
    median = np.where(mass, about.serial_loss, about.loss_years * about.mark_loss)
    return dockets.file(
        count,
        key=keys,
        right=np.where(mass, COPYRIGHT, PATENT),
        loss=median * np.exp(about.loss_spread * month.normal("case.loss", keys)),
        body=np.where(mass, first, INTERMEDIATE_COURT),
        simple=mass & month.happens("case.simple", keys, about.simple_share),
        track=np.where(mass, ORDINARY, TECHNICAL),
        serial=mass,
        outside=~mass,
        filed=filing_days(month, keys),
    )
