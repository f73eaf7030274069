"""Innovators file patents (专利申请): the ideas that are filed are drawn, with value, quality and field.

How many ideas there are is told in ideas.py, what becomes of them in choice.py, the scale of both in
normalise.py, and filings without an idea in abnormal.py. Here a month's applications become rows.
"""

from dataclasses import dataclass

import numpy as np

from model import chance
from model.arrays import Codes, Floats, Keys, Mask, Rows
from model.behaviour import abnormal
from model.behaviour.choice import (
    BOTH,
    ONLY_DESIGN,
    ONLY_INVENTION,
    ONLY_UTILITY,
    OWNER_OF,
    STREAMS,
    Choice,
    Offer,
    choose,
    offer,
    shift,
    steered_ones,
)
from model.behaviour.ideas import bear_ideas
from model.behaviour.normalise import FilingRates, mean_price
from model.city import City
from model.month import Month
from model.parameters import Parameters
from model.parameters.filing import FilingParameters
from model.sectors import sector_column
from model.tables.agencies import AgencyBook
from model.tables.ideas import Ideas
from model.tables.innovators import Innovators
from model.tables.patents import DESIGN, INVENTION, UTILITY_MODEL, Patents

KIND_NAMES = ("invention", "utility", "design")
NOTHING = -1
"""In place of a way of filing: there is no idea."""


@dataclass
class Drafts:
    """This month's applications before they are rows; all of one length."""

    owner: Rows
    kind: Codes
    stream: Codes
    """Way of filing, NOTHING where there is no idea."""
    key: Keys
    idea: Keys
    """Key of the idea: both applications on one idea share its value, quality and field."""

    def __len__(self) -> int:
        return int(self.owner.size)


class Desk:
    """What filing remembers: ideas under way, rates of 2019, reprimands, and measures of the month."""

    def __init__(self, rates: FilingRates) -> None:
        self.ideas, self.rates, self.reprimands = Ideas(), rates, abnormal.Reprimands()
        self.tempted = 0.0
        """Share of those who would file without an idea for whom it pays now."""
        self.secret = self.worth_filing = 0.0
        """Ideas worth filing that are kept secret this month, expected; and all worth filing."""
        self.caught = self.pairs = 0.0
        """Abnormal filings caught, and pairs filed on one day, this month, weighted."""


def file_patents(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    city: City,
    desk: Desk,
    book: AgencyBook,
    *,
    parameters: Parameters,
    reports: float,
) -> Rows:
    """File this month's applications; returns their rows. ``reports``: navigation reports in use."""
    rates, about, rules = desk.rates, parameters.filing, parameters.innovation
    protection = city.felt("protection", "protection_rd", month.hold) / (city.opening or city).protection
    bear_ideas(month, desk.ideas, innovators, protection, about=about, rules=rules)
    price = mean_price(book)
    terms = offer(month, parameters, price=price, reports=reports, strategic_factor=rates.strategic_factor)
    choice = choose(terms, rates.scale, parameters, protection)
    desk.tempted = abnormal.temptation(month.policy, month.economy.quantity_subsidy_norm, parameters)
    drafts = file_ideas(month, innovators, desk, choice, going_on(month, about))
    drafts = add_abnormal(month, innovators, desk, drafts, book.misconduct)
    rows = add_applications(
        month, innovators, patents, desk, drafts, choice, terms, parameters=parameters, quality=book.quality
    )
    pair_up(patents, rows, drafts)
    desk.pairs = float(np.sum(patents.weight[rows[(drafts.stream == BOTH) & (drafts.kind == INVENTION)]]))
    return rows


def at_work(month: Month, innovators: Innovators, ideas: Ideas) -> tuple[Rows, Floats, Floats]:
    """Innovators that may file this month; their ideas at the rate of a year, all and not secret.

    Those without R&D have few ideas and file them in the month in which they take stock, a year's at once.
    """
    busy = np.flatnonzero(ideas.busy)
    others = innovators.taking_stock(month.of_year)
    others = others.compress(~ideas.busy[others])
    rows = np.concatenate([busy, others])
    strength, disclosed = ideas.strength[rows], ideas.disclosed[rows]
    strength[busy.size :] *= 12.0
    disclosed[busy.size :] *= 12.0
    return rows, strength, disclosed


def going_on(month: Month, about: FilingParameters) -> float:
    """Part of filing that goes on this month, 1 = all: a closure shuts laboratories, not offices at home."""
    return 1.0 - about.stoppage * (1.0 - month.economy.activity)


def file_ideas(month: Month, innovators: Innovators, desk: Desk, choice: Choice, pace: float) -> Drafts:
    """Draw the ideas that are filed this month, in each way with a luck of its own.

    ``pace`` is the part of filing that goes on.
    """
    ideas = desk.ideas
    rows, strength, disclosed = at_work(month, innovators, ideas)
    keys, cell = innovators.key[rows], ideas.cell[rows]
    rates = choice.share * desk.rates.ideas[:, OWNER_OF] * (pace / 12.0)
    filed: dict[int, tuple[Rows, Keys]] = {}
    for stream, name in enumerate(STREAMS):
        u = month.uniform("filing.count." + name, keys)
        place, ordinal = chance.often(u, disclosed, cell, rates[stream])
        filed[stream] = rows[place], chance.children(keys[place], month.index, ordinal, name)
    technical = rates[ONLY_INVENTION] + rates[ONLY_UTILITY] + rates[BOTH]
    expected = innovators.weight[rows] * technical[cell]
    desk.worth_filing = float(np.sum(expected * strength))
    desk.secret = desk.worth_filing - float(np.sum(expected * disclosed))
    parts = (
        (ONLY_INVENTION, INVENTION), (BOTH, INVENTION), (BOTH, UTILITY_MODEL), (ONLY_UTILITY, UTILITY_MODEL),
        (ONLY_DESIGN, DESIGN),
    )  # fmt: skip
    sizes = [filed[stream][0].size for stream, _ in parts]
    idea = np.concatenate([filed[stream][1] for stream, _ in parts])
    kind = np.repeat(np.array([kind for _, kind in parts], dtype=np.int8), sizes)
    second = np.repeat([stream == BOTH and kind == UTILITY_MODEL for stream, kind in parts], sizes)
    key = idea.copy()
    key[second] = chance.children(idea[second], month.index, np.zeros(int(second.sum()), np.intp), "twin")
    return Drafts(
        owner=np.concatenate([filed[stream][0] for stream, _ in parts]),
        kind=kind,
        stream=np.repeat(np.array([stream for stream, _ in parts], dtype=np.int8), sizes),
        key=key,
        idea=idea,
    )


def add_abnormal(
    month: Month, innovators: Innovators, desk: Desk, drafts: Drafts, misconduct: Floats
) -> Drafts:
    """Filings without an idea: of firms that would, and of agencies in misconduct for their clients."""
    tempted = desk.tempted
    if tempted <= 0.0:
        return drafts
    willing = np.flatnonzero(desk.ideas.willing)
    owners, keys, kinds = [drafts.owner], [drafts.key], [drafts.kind]
    for kind, (owner, key) in zip(
        abnormal.KINDS,
        abnormal.by_owners(month, innovators, willing, desk.rates.abnormal, tempted),
        strict=True,
    ):
        owners.append(owner)
        keys.append(key)
        kinds.append(np.full(owner.size, kind, dtype=np.int8))
    agency = innovators.agency[drafts.owner].astype(np.intp)
    more = abnormal.by_agencies(month, drafts.key, drafts.kind, agency, misconduct, tempted)
    owners.append(drafts.owner[more])
    keys.append(chance.children(drafts.key[more], month.index, np.zeros(more.size, np.intp), "agency"))
    kinds.append(drafts.kind[more])
    added = sum(owner.size for owner in owners[1:])
    return Drafts(
        owner=np.concatenate(owners),
        kind=np.concatenate(kinds),
        stream=np.append(drafts.stream, np.full(added, NOTHING, dtype=np.int8)),
        key=np.concatenate(keys),
        idea=np.concatenate([drafts.idea, *keys[1:]]),
    )


def add_applications(
    month: Month,
    innovators: Innovators,
    patents: Patents,
    desk: Desk,
    drafts: Drafts,
    choice: Choice,
    terms: Offer,
    *,
    parameters: Parameters,
    quality: Floats,
) -> Rows:
    """Append applications with what is drawn at filing: quality, value, field."""
    owner, about = drafts.owner, parameters.patents
    cell = desk.ideas.cell[owner].astype(np.intp)
    without = drafts.stream == NOTHING
    drafted = draft_quality(month, innovators, drafts, cell, terms, parameters, quality)
    value = worth_of(month, drafts, cell, without, choice, desk.rates, parameters)
    value *= np.exp(about.value_quality * drafted)
    strategic = sector_column("strategic")[innovators.sector[owner]] * desk.rates.strategic_factor
    strategic = strategic + innovators.cultivated[owner] * about.cultivation_strategic
    return patents.append(
        len(drafts),
        key=drafts.key,
        owner=owner,
        kind=drafts.kind,
        sector=innovators.sector[owner],
        strategic=month.happens("filing.strategic", drafts.idea, strategic),
        weight=innovators.weight[owner],
        value=value,
        quality=drafted,
        abnormal=without,
        agency=innovators.agency[owner],
        filed=month.index,
    )


def worth_of(
    month: Month,
    drafts: Drafts,
    cell: Rows,
    without: Mask,
    choice: Choice,
    rates: FilingRates,
    parameters: Parameters,
) -> Floats:
    """Yearly return at grant of applications of mean quality, CNY: selected by the owner's choice."""
    scale, genuine = rates.scale, np.flatnonzero(~without)
    value = scale.drawn[drafts.kind] * parameters.filing.abnormal_value
    u = month.uniform("filing.value", drafts.idea[genuine])
    merit = choice.merit(drafts.stream[genuine].astype(np.intp), cell[genuine], u)
    log_value = shift(parameters)[cell[genuine]] + scale.spread * merit
    value[genuine] = scale.drawn[drafts.kind[genuine]] * np.exp(log_value)
    return np.asarray(value)


def draft_quality(
    month: Month,
    innovators: Innovators,
    drafts: Drafts,
    cell: Rows,
    terms: Offer,
    parameters: Parameters,
    agency_quality: Floats,
) -> Floats:
    """Quality of applications, standard normal units around an average applicant of 2019.

    Awards are paid for high-value inventions, so they raise effort on inventions only; reports and centres
    help those whom they reach; filings without an idea lack quality.
    """
    about, filing, owner = parameters.patents, parameters.filing, drafts.owner
    agency = innovators.agency[owner]
    written = np.where(agency >= 0, agency_quality[agency], 0.0) if agency_quality.size else 0.0
    effort = -np.expm1(-month.policy.quality_award / about.quality_award_scale) * about.quality_award_gain
    genuine = drafts.stream != NOTHING
    quality = month.normal("filing.quality", drafts.idea)
    quality += about.quality_capability * (
        innovators.capability[owner] - parameters.innovation.capability_mean
    )
    quality += about.quality_agency * written
    quality += genuine * about.quality_cultivation * innovators.cultivated[owner]
    quality += genuine * (drafts.kind == INVENTION) * effort
    quality += genuine * filing.navigation_quality * steered_ones(month, terms, drafts.idea, cell)
    quality -= filing.abnormal_quality * ~genuine
    return np.asarray(quality)


def pair_up(patents: Patents, rows: Rows, drafts: Drafts) -> None:
    """Applications on one idea know each other (一案双申)."""
    both = drafts.stream == BOTH
    inventions = rows[both & (drafts.kind == INVENTION)]
    utilities = rows[both & (drafts.kind == UTILITY_MODEL)]
    patents.twin[inventions], patents.twin[utilities] = utilities, inventions
