"""The owner's choice (维权途径选择): nothing, talks, mediation, administration, arbitration, court, police.

The choice is a logit. At the opening its shares are the declared ones; afterwards the odds move with
what owners perceive: time of a route, chance to win, award, help in reach. Congestion feeds back
through perceived time; the loop ``congestion_route`` can be held.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import Floats, Keys, Mask, Rows
from model.behaviour.infringement import RIGHTS, Exposure, Incidents, station_reach
from model.city import City
from model.dockets import Dockets
from model.month import DAYS_PER_MONTH, Month
from model.parameters.disputes import DisputeParameters
from model.policy import Policy
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
    TRADEMARK,
)
from model.tables.innovators import Innovators
from model.tables.patents import Patents

NOTHING, NEGOTIATE, MEDIATE, ADMINISTER, ARBITRATE, SUE, REPORT_CRIME, AT_BORDER, SEEK_AID = range(9)
"""Routes; the last two are not chosen in the logit: customs stop goods, stations give aid."""
CHOICES = 7
BODY_OF_ROUTE = np.full(9, -1)
"""Body that a route leads to; -1 = the court that has jurisdiction."""
BODY_OF_ROUTE[[MEDIATE, SEEK_AID]] = MEDIATION
BODY_OF_ROUTE[[ADMINISTER, ARBITRATE, AT_BORDER]] = ADMINISTRATIVE, ARBITRATION, CUSTOMS
LOOP = "congestion_route"
BEFORE = Policy()
"""The policy of January 2020, at which the opening shares hold."""


@dataclass(frozen=True)
class Reach:
    """What stands and helps owners this month."""

    stations: float
    """IP protection workstations."""
    campaigns: float
    """Enforcement campaigns carried out this month."""
    mediation_room: float
    """Cases that mediators could take up this month."""


def opening_shares(about: DisputeParameters) -> Floats:
    """Shares of routes among owners who noticed, at the opening, shape (rights, routes), rows sum to 1."""
    admin = np.full(RIGHTS, about.admin_per_other_suit)
    admin[PATENT], admin[TRADEMARK] = about.admin_per_patent_suit, about.admin_per_trademark_suit
    crime = np.zeros(RIGHTS)
    crime[[TRADEMARK, COPYRIGHT, SECRET]] = about.crime_per_suit
    shares = np.zeros((RIGHTS, CHOICES))
    shares[:, MEDIATE] = about.mediation_choice
    shares[:, ARBITRATE] = about.arbitration_choice
    shares[:, SUE] = about.court_choice
    shares[:, ADMINISTER] = about.court_choice * admin
    shares[:, REPORT_CRIME] = about.court_choice * crime
    shares[:, NEGOTIATE] = 1.0 - shares.sum(axis=1)
    shares *= about.act_share
    shares[:, NOTHING] = 1.0 - about.act_share
    return shares


def winning_chance_gained(policy: Policy, notarised: float, *, proof: float, notary: float) -> float:
    """Chance to win gained since the opening, by evidence rules and notarised evidence."""
    return proof * (policy.evidence_rules - BEFORE.evidence_rules) + notary * notarised


def award_gained(policy: Policy, punitive_share: float) -> float:
    """Mean award in court over that of the opening; punitive damages are rare."""
    before = 1.0 + punitive_share * (BEFORE.punitive_damages_multiple - 1.0)
    return (1.0 + punitive_share * (policy.punitive_damages_multiple - 1.0)) / before


def route_shares(
    month: Month, city: City, about: DisputeParameters, *, stations: float, won: float, award: float
) -> Floats:
    """Shares of routes now, shape (rights, routes).

    Parameters
    ----------
    won : chance to win gained since the opening
    award : mean award over that of the opening
    """
    opening = city.opening or city
    court_time = np.log(city.felt("court_days", LOOP, month.hold) / opening.court_days)
    admin_time = np.log(city.felt("admin_days", LOOP, month.hold) / opening.admin_days)
    odds = np.zeros(CHOICES)
    odds[[MEDIATE, ADMINISTER, ARBITRATE, SUE, REPORT_CRIME]] += about.proof_weight * won
    odds[SUE] += about.award_weight * np.log(award) - about.time_weight * court_time
    odds[ADMINISTER] -= about.time_weight * admin_time
    odds[NOTHING] -= about.aid_weight * station_reach(stations, about)
    weights = opening_shares(about) * np.exp(odds)
    return weights / weights.sum(axis=1, keepdims=True)


def choose_routes(
    month: Month,
    incidents: Incidents,
    city: City,
    *,
    about: DisputeParameters,
    reach: Reach,
    won: float,
    award: float,
) -> None:
    """Each owner who noticed chooses; customs and campaigns find some infringements by themselves."""
    policy = month.policy
    keys, right = incidents.key, incidents.right
    marks = np.flatnonzero(right == TRADEMARK)
    stopped = about.customs_detection + about.customs_online_effect * policy.customs_online_confirmation
    border = marks[month.happens("customs.stopped", keys[marks], about.border_share * stopped)]
    incidents.noticed[border] = True
    noticed = np.flatnonzero(incidents.noticed)
    shares = np.cumsum(
        route_shares(month, city, about, stations=reach.stations, won=won, award=award), axis=1
    )
    u = month.uniform("route.choice", keys[noticed])
    chosen = (u[:, None] >= shares[right[noticed], : CHOICES - 1]).sum(axis=1)
    incidents.route[noticed] = chosen
    alone = noticed[chosen <= NEGOTIATE]
    helped = about.aid_base + about.aid_request * station_reach(reach.stations, about)
    incidents.route[alone[month.happens("route.aid", keys[alone], helped)]] = SEEK_AID
    incidents.route[border] = AT_BORDER
    hidden = np.flatnonzero(~incidents.noticed & (right != SECRET))
    found = 1.0 - (1.0 - about.campaign_reach) ** reach.campaigns
    incidents.route[hidden[month.happens("campaign.found", keys[hidden], found)]] = ADMINISTER


def bring_cases(
    month: Month,
    incidents: Incidents,
    exposure: Exposure,
    dockets: Dockets,
    innovators: Innovators,
    patents: Patents,
    *,
    about: DisputeParameters,
    reach: Reach,
) -> Rows:
    """File what owners decided; some suits and patent disputes go to mediation first. Returns the rows."""
    rows = np.flatnonzero(incidents.route >= MEDIATE)
    keys = chance.children(incidents.key[rows], month.index, np.zeros(rows.size, dtype=np.intp), "case")
    route, right = incidents.route[rows], incidents.right[rows]
    technical = is_technical(month, keys, right, about)
    simple = ~technical & month.happens("case.simple", keys, about.simple_share)
    court = np.where(technical | (month.economy.basic_courts < 1.0), INTERMEDIATE_COURT, BASIC_COURT)
    body = np.where(BODY_OF_ROUTE[route] >= 0, BODY_OF_ROUTE[route], court)
    offered, first = mediation_first(month, keys, right, body, simple, about=about, room=reach.mediation_room)
    then = np.where(first, body, np.where(route == MEDIATE, court, -1))
    infringer = month.uniform("case.infringer", keys)
    return dockets.file(
        rows.size,
        key=keys,
        right=right,
        patent=incidents.patent[rows],
        owner=owners(month, exposure, innovators, keys, right, incidents.owner[rows], about),
        infringer=exposure.pick_some(month, innovators, infringer, about.infringer_in_city),
        loss=losses(month, keys, right, incidents.patent[rows], patents, about),
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


def owners(
    month: Month,
    exposure: Exposure,
    innovators: Innovators,
    keys: Keys,
    right: np.ndarray,
    known: Rows,
    about: DisputeParameters,
) -> Rows:
    """Owners of marks and works, some of them innovators of the city; patents and secrets name theirs."""
    drawn = exposure.pick_some(month, innovators, month.uniform("case.owner", keys), about.owner_in_city)
    return np.where(known >= 0, known, np.where(right == SECRET, -1, drawn))


def losses(
    month: Month, keys: Keys, right: np.ndarray, patent: Rows, patents: Patents, about: DisputeParameters
) -> Floats:
    """Loss by each infringement, CNY: years of a patent's return, or log-normal by right."""
    median = np.full(keys.size, about.mark_loss)
    median[right == COPYRIGHT] = about.copyright_loss
    median[right == SECRET] = about.secret_loss
    known = patent >= 0
    median[known] = about.loss_years * patents.value[patent[known]]
    return median * np.exp(about.loss_spread * month.normal("case.loss", keys))


def bring_outside_cases(month: Month, dockets: Dockets, *, about: DisputeParameters) -> Rows:
    """Mass copyright suits of serial plaintiffs, and technical cases of places outside the region."""
    screened = about.serial_screened * month.policy.malicious_suit_supervision
    outside = np.array([chance.name_key("serial plaintiffs"), chance.name_key("province")], dtype=np.uint64)
    means = np.array(
        [month.economy.serial_suits * (1.0 - screened), month.economy.provincial_technical_cases]
    )
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
