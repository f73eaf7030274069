"""The dockets of January 2020: cases filed in 2018-19 that are still open, and what people believe.

Filings of two years are laid out and take their procedural clocks; what had not closed by the end of
December 2019 is the opening docket, brought to the region's count. The same cases tell how long a case
takes without a queue and what infringers pay: the opening beliefs, from which feedback starts.
"""

import numpy as np

from model import chance
from model.arrays import Floats, Keys, Rows
from model.behaviour.beliefs import CourtRecord
from model.behaviour.sanction import court_record
from model.city import City
from model.dockets import Dockets
from model.institutions.adjudication import accept as accept_administrative
from model.institutions.judgments import decide
from model.institutions.triage import accept_cases
from model.month import Month
from model.parameters.bodies import BodyParameters
from model.parameters.court import CourtParameters
from model.parameters.disputes import DisputeParameters
from model.region import Opening
from model.tables.disputes import (
    ADMINISTRATIVE,
    BASIC_COURT,
    COPYRIGHT,
    INTERMEDIATE_COURT,
    MEDIATION,
    ORDINARY,
    OTHER_RIGHT,
    PATENT,
    SECOND_INSTANCE,
    TECHNICAL,
    TRADEMARK,
    Disputes,
)

SERIAL, PROVINCIAL, OWN_PATENT, MARK, WORK, OTHER, APPEAL = range(7)
KIND_RIGHT = np.array([COPYRIGHT, PATENT, PATENT, TRADEMARK, COPYRIGHT, OTHER_RIGHT, TRADEMARK])
BEFORE = -1


def open_dockets(
    month: Month,
    dockets: Dockets,
    opening: Opening,
    city: City,
    *,
    disputes: DisputeParameters,
    court: CourtParameters,
    bodies: BodyParameters,
    investigators: float,
) -> CourtRecord:
    """Lay out the opening cases of all bodies; ``month`` is January 2020. Returns how suits of 2018-19 ended.

    Parameters
    ----------
    investigators : technical investigators who stand in January 2020
    """
    past = past_court_cases(month, opening, disputes, court)
    accept_cases(month, past, city, about=court, investigators=investigators)
    copy_pending(month, past.disputes, dockets, round(opening.court_cases_pending), court.december_pull)
    record = beliefs_from_courts(month, past.disputes, city, court)

    admin = past_cases(
        month, opening.administrative_cases_2019, "opening administration", court, body=ADMINISTRATIVE
    )
    admin.disputes.right[:] = np.where(admin.disputes.key % np.uint64(2) == 0, PATENT, TRADEMARK)
    rows = admin.open_rows()
    accept_administrative(month, admin.disputes, rows, bodies)
    city.admin_days = (
        float(np.mean(admin.disputes.ready - admin.disputes.filed)) if rows.size else bodies.admin_days_simple
    )
    copy_pending(month, admin.disputes, dockets, int(np.sum(admin.disputes.ready >= 0.0)), 0.0)

    aid = past_cases(month, opening.aid_and_mediation_cases_2019, "opening mediation", court, body=MEDIATION)
    recent = np.flatnonzero(aid.disputes.filed > -bodies.mediation_days)
    columns = {name: getattr(aid.disputes, name)[recent] for name in Disputes.COLUMNS}
    dockets.file(recent.size, **{**columns, "then": BASIC_COURT})
    dockets.settle_opening()
    return record


def past_cases(month: Month, a_year: float, name: str, about: CourtParameters, **columns: object) -> Dockets:
    """Cases of one kind filed evenly over the window before 2020, on a docket of their own."""
    count = round(a_year * about.opening_window / 365.25)
    keys = chance.children(
        np.full(count, chance.name_key(name), dtype=np.uint64), BEFORE, np.arange(count), "opening case"
    )
    days = -about.opening_window * chance.uniform(month.seed, "opening.filed", keys, BEFORE)
    past = Dockets(Disputes())
    past.file(count, key=keys, filed=days, **columns)
    return past


def past_court_cases(
    month: Month, opening: Opening, about: DisputeParameters, court: CourtParameters
) -> Dockets:
    """Court cases of 2018-19 with the mix of the opening."""
    past = past_cases(month, opening.court_cases_filed_2019, "opening court", court)
    disputes = past.disputes
    keys = disputes.key
    edges = np.cumsum(opening_mix(month, opening, about))[:-1]
    kind = np.searchsorted(edges, chance.uniform(month.seed, "opening.kind", keys, BEFORE), side="right")
    right = KIND_RIGHT[kind]
    technical = (kind == PROVINCIAL) | (kind == OWN_PATENT)
    first = BASIC_COURT if month.economy.basic_courts >= 1.0 else INTERMEDIATE_COURT
    disputes.right[:] = right
    disputes.serial[:] = kind == SERIAL
    disputes.outside[:] = kind == PROVINCIAL
    disputes.track[:] = np.where(technical, TECHNICAL, ORDINARY)
    disputes.body[:] = np.select([technical, kind == APPEAL], [INTERMEDIATE_COURT, SECOND_INSTANCE], first)
    disputes.simple[:] = ~technical & (
        chance.uniform(month.seed, "opening.simple", keys, BEFORE) < about.simple_share
    )
    disputes.loss[:] = opening_losses(month, keys, kind, about)
    return past


def opening_losses(month: Month, keys: Keys, kind: Rows, about: DisputeParameters) -> Floats:
    """Losses by kind of case, CNY, log-normal."""
    median = np.full(keys.size, about.mark_loss)
    median[kind == SERIAL] = about.serial_loss
    median[kind == WORK] = about.copyright_loss
    median[(kind == OWN_PATENT) | (kind == PROVINCIAL)] = about.loss_years * about.mark_loss
    z = chance.normal(chance.uniform(month.seed, "opening.loss", keys, BEFORE))
    return median * np.exp(about.loss_spread * z)


def opening_mix(month: Month, opening: Opening, about: DisputeParameters) -> Floats:
    """Shares of kinds of court cases filed in 2019, shape (7,): outside classes, suits by right, appeals."""
    patents = opening.valid_inventions + opening.valid_utility_models + opening.valid_designs
    marks = opening.valid_trademarks * about.trademark_suits
    own = np.array(
        [
            patents * about.patent_suits,
            marks,
            marks * about.copyright_per_trademark,
            marks * about.other_per_trademark,
        ]
    )
    filed = opening.court_cases_filed_2019
    outside = 12.0 * np.array([month.economy.serial_suits, month.economy.provincial_technical_cases]) / filed
    rest = max(0.0, 1.0 - float(outside.sum()))
    own = own / own.sum() * rest
    appeals = min(max(0.0, opening.intermediate_share - float(outside[1]) - float(own[0])), rest)
    mix = np.concatenate([outside, own * (1.0 - appeals / rest) if rest else own, [appeals]])
    return np.asarray(mix / mix.sum())


def copy_pending(month: Month, past: Disputes, dockets: Dockets, count: int, pull: float) -> None:
    """Of the past cases, file those still open at the end of 2019, brought to ``count``.

    Cases that are not ready come first; if they are too few, the last that became ready still wait for
    their judge. If they are too many, keyed luck thins them at all ages.
    """
    ready = np.where(past.ready < pull, past.ready - pull, past.ready)
    luck = chance.uniform(month.seed, "opening.pending", past.key, BEFORE)
    order = np.argsort(np.where(ready >= 0.0, luck, 2.0 - ready), kind="stable")
    chosen = np.sort(order[:count])
    dockets.file(chosen.size, **{name: getattr(past, name)[chosen] for name in Disputes.COLUMNS})


def beliefs_from_courts(month: Month, past: Disputes, city: City, court: CourtParameters) -> CourtRecord:
    """Time of a case without a queue, and how the suits of 2018-19 ended."""
    days = past.ready - past.filed
    if len(past):
        city.court_days = float(np.mean(days))
    past.outcome[:] = decide(month, past, np.arange(len(past)), court, won=0.0)
    return court_record(past, days)
