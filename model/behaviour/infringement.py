"""Rights are infringed (侵权): who copies what, against the sanction that infringers expect.

Suits per right are published; infringements are not. The chain noticed x acted x sued, at its opening
values, turns the first into the second. After the opening, infringement answers to the sanction that
infringers of that right expect and to the public norm. Patents are drawn one by one (``Exposure``),
other rights as counts; secrets leak from firms that do R&D.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from model import chance
from model.arrays import Codes, Floats, Keys, Mask, Rows
from model.behaviour.exposure import LEAST, Exposure, visibility
from model.behaviour.route_rule import NOTHING, RIGHTS, ROUTES, expected_chain
from model.month import Month
from model.parameters.disputes import DisputeParameters
from model.tables.disputes import COPYRIGHT, OTHER_RIGHT, PATENT, SECRET, TRADEMARK
from model.tables.innovators import Innovators
from model.tables.patents import Patents

LOOP = "sanction_infringement"
MARK, WORK, OTHER, VARIETY, INDICATION, LEAK = range(3, 9)
"""Kinds of what is infringed, after the kinds of patents 0-2 (model/tables/patents.py); leaks last."""
KINDS = 9
RIGHT_OF_KIND = np.array(
    [PATENT] * 3 + [TRADEMARK, COPYRIGHT, OTHER_RIGHT, OTHER_RIGHT, OTHER_RIGHT, SECRET], dtype=np.int8
)
COUNTED = np.arange(MARK, KINDS, dtype=np.int8)
"""Kinds of which only counts are kept."""
NAMES = ("mark", "work", "other", "variety", "indication", "leak")


@dataclass(frozen=True)
class RightsHeld:
    """Rights in force of which only counts are kept."""

    marks: float
    varieties: float = 0.0
    indications: float = 0.0


@dataclass
class Incidents:
    """The infringements of one month, shape (n_incidents,)."""

    key: Keys
    kind: Codes
    """What is infringed: a kind of patent, or ``MARK`` ... ``LEAK``."""
    right: Codes = field(init=False)
    """Code of the right (model/tables/disputes.py)."""
    patent: Rows = field(init=False)
    """Row of patents, -1 = another right."""
    owner: Rows = field(init=False)
    """Row of innovators, -1 = outside the table or not known."""
    loss: Floats = field(init=False)
    """What is at stake, CNY; 0 = nobody has asked yet."""
    noticed: Mask = field(init=False)
    route: Codes = field(init=False)
    """How it ends up (model/behaviour/route_rule.py)."""
    talked: Mask = field(init=False)
    """The parties talked first, with or without success."""
    paid: Floats = field(init=False)
    """Paid by agreement between the parties, CNY."""

    def __post_init__(self) -> None:
        size = self.key.size
        self.right = RIGHT_OF_KIND[self.kind]
        self.patent, self.owner = np.full(size, -1, dtype=np.intp), np.full(size, -1, dtype=np.intp)
        self.loss, self.paid = np.zeros(size), np.zeros(size)
        self.noticed, self.talked = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_)
        self.route = np.zeros(size, dtype=np.int8)

    def __len__(self) -> int:
        return self.key.size

    @cached_property
    def by_kind(self) -> Rows:
        """Infringements by kind, shape (kinds,)."""
        return np.bincount(self.kind, minlength=KINDS)

    @cached_property
    def by_route(self) -> Rows:
        """Infringements that somebody noticed by where they end up, shape (routes,); at month end only."""
        found = self.noticed | (self.route != NOTHING)
        return np.bincount(self.route[found], minlength=ROUTES)


def deterrence(felt: Floats, then: Floats, norms: float, about: DisputeParameters) -> Floats:
    """Infringement relative to the opening by right, shape of ``felt``: 1 where nothing changed.

    Parameters
    ----------
    felt, then : sanction over gain that infringers expect now and expected at the opening, 0-1
    norms : public norm against infringement over that of the opening, difference
    """
    ratio = np.maximum(felt + about.residual_sanction, LEAST) / np.maximum(
        then + about.residual_sanction, LEAST
    )
    return np.asarray(ratio**about.sanction_elasticity * np.exp(-about.norm_effect * norms))


def opening_means(held: RightsHeld, firms: float, about: DisputeParameters) -> Floats:
    """Infringements a month at the opening rates of what is counted, in the order of ``COUNTED``."""
    suits = held.marks * about.trademark_suits
    means = np.array(
        [
            suits,
            suits * about.copyright_per_trademark,
            suits * about.other_per_trademark,
            held.varieties * about.variety_suits,
            held.indications * about.indication_suits,
            firms * about.secret_suits,
        ]
    )
    chain = expected_chain(about)[RIGHT_OF_KIND[COUNTED]]
    return np.asarray(means * about.local_suits / 12.0 / chain)


def patent_base(about: DisputeParameters) -> float:
    """Infringements per patent and month at the opening."""
    return float(about.patent_suits * about.local_suits / 12.0 / expected_chain(about)[PATENT])


def opening_by_right(exposure: Exposure, held: RightsHeld, firms: float, about: DisputeParameters) -> Floats:
    """Infringements a month at the opening, shape (rights,)."""
    counted = np.bincount(RIGHT_OF_KIND[COUNTED], weights=opening_means(held, firms, about), minlength=RIGHTS)
    counted[PATENT] = exposure.patents * exposure.base
    return np.asarray(counted)


def infringe(
    month: Month,
    exposure: Exposure,
    innovators: Innovators,
    patents: Patents,
    *,
    felt: Floats,
    level: Floats,
    held: RightsHeld,
    about: DisputeParameters,
    care: float,
) -> Incidents:
    """Infringements of this month, of all rights.

    Parameters
    ----------
    felt : sanction over gain that infringers expect, shape (rights,)
    level : infringement relative to the opening by sanction and norms, shape (rights,)
    care : share of contact firms that trade-secret stations reach, 0-1
    """
    norm = float(level[PATENT] / exposure.tempted(np.array([exposure.usual_stake]), felt[PATENT])[0])
    rows, ordinals = infringed_patents(
        month, exposure, innovators, patents, sanction=float(felt[PATENT]), norm=norm
    )
    means = opening_means(held, exposure.firms(month, innovators), about)
    keys, kind = city_incidents(month, means * level[RIGHT_OF_KIND[COUNTED]])
    keys, kind, leaked_from = kept_secrets(month, exposure, innovators, keys, kind, about, care)
    patent_keys = chance.children(patents.key[rows], month.index, ordinals, "infringement")
    made = Incidents(np.append(patent_keys, keys), np.append(patents.kind[rows], kind))
    made.patent[: rows.size] = rows
    made.owner[: rows.size] = patents.owner[rows]
    made.owner[len(made) - leaked_from.size :] = leaked_from
    return made


def infringed_patents(
    month: Month,
    exposure: Exposure,
    innovators: Innovators,
    patents: Patents,
    *,
    sanction: float,
    norm: float,
) -> tuple[Rows, Rows]:
    """Patents infringed this month and the ordinal of each infringement; a row of weight w counts w times.

    ``sanction`` over gain is what infringers of patents expect; ``norm`` is the norms' part of the level.
    """
    rows = exposure.looked_at(month, patents)
    drawn = visibility(patents, rows, innovators.inventions[patents.owner[rows]], exposure.about)
    drawn *= exposure.tempted(exposure.stakes(patents, rows), sanction)
    weight = patents.weight[rows]
    mean = norm * exposure.base * weight * drawn / exposure.mean_visibility / exposure.chance_of_look(weight)
    whole = np.floor(mean)
    extra = month.happens("infringement.patent", patents.key[rows], mean - whole)
    return chance.repeated(rows, (whole + extra).astype(np.intp))


def city_incidents(month: Month, means: Floats) -> tuple[Keys, Codes]:
    """Infringements of what is counted only: keys and kinds, in the order of ``COUNTED``."""
    parents = np.array([chance.name_key(f"infringed.{name}") for name in NAMES], dtype=np.uint64)
    counts = month.poisson("infringement.city", parents, means)
    place, ordinals = chance.repeated(np.arange(COUNTED.size), counts)
    return chance.children(parents[place], month.index, ordinals, "infringement"), COUNTED[place]


def kept_secrets(
    month: Month,
    exposure: Exposure,
    innovators: Innovators,
    keys: Keys,
    kind: Codes,
    about: DisputeParameters,
    care: float,
) -> tuple[Keys, Codes, Rows]:
    """Leaks less those that firms in the care of a station avoid; and whose leaks they are.

    Leaks stand last in ``keys``, and last in what is returned.
    """
    first = int(np.searchsorted(kind, LEAK))
    leaks = keys[first:]
    owner = exposure.pick_secrets(month, innovators, month.uniform("secrets.owner", leaks))
    safe = leaks_avoided(month.index, innovators, owner, about) * care
    avoided = month.happens("secrets.avoided", leaks, safe)
    keep = np.append(np.ones(first, dtype=np.bool_), ~avoided)
    return keys[keep], kind[keep], owner[~avoided]


def leaks_avoided(index: int, innovators: Innovators, owner: Rows, about: DisputeParameters) -> Floats:
    """Share of leaks that each firm avoids in a station's full care, shape of ``owner``; 0 if unknown."""
    known = owner >= 0
    contact = known & (innovators.contact[owner] <= index)
    demo = contact & (innovators.demo[owner] <= index)
    left = np.where(contact, 1.0 - about.secret_protection, 1.0)
    return np.asarray(1.0 - left * np.where(demo, 1.0 - about.demo_protection, 1.0))


def by_right(rights: Codes, mask: Mask | None = None) -> Floats:
    """Counts by right, shape (rights,), of all or of those in a mask."""
    counted = rights if mask is None else rights[mask]
    return np.bincount(counted, minlength=RIGHTS).astype(np.float64)
