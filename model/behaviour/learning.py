"""Innovators learn (学习): awareness of services and finance, IP management capability, peers."""

import numpy as np

from model.arrays import OPEN, Codes, Floats, Months, Rows
from model.city import City
from model.kernels import compiled
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.patents import PatentParameters
from model.sectors import SECTORS
from model.tables.innovators import FIRM, Innovators


def learn(
    month: Month,
    innovators: Innovators,
    city: City,
    *,
    rules: InnovationParameters,
    trained: float,
    outreach_events: float,
    nodes: float,
) -> None:
    """A year of learning for those who take stock; events and training, a year, reach them by chance.

    ``trained`` persons and ``outreach_events`` are delivered a year, ``nodes`` stand. Events and nodes
    reach anyone, by key; courses are taken by those who have heard of them (selection). Whoever is
    reached learns most when it knows least (saturation), and all of it fades.
    """
    rows = innovators.taking_stock(month.of_year)
    firms = max(innovators.weigh(innovators.alive()), 1.0)
    keys = innovators.key[rows]
    reach = (outreach_events * rules.outreach_reach + nodes * rules.node_reach) / firms
    reached = month.happens("learning.outreach", keys, 1.0 - np.exp(-reach))
    aware = innovators.awareness[rows]
    aware += (1.0 - aware) * reached
    aware += peer_pull(innovators, rows, month) * rules.peer_learning
    aware -= (aware - rules.awareness_opening) * rules.awareness_decay
    aware = np.clip(aware, 0.0, 1.0)
    innovators.awareness[rows] = aware
    mean = float(np.average(aware, weights=innovators.weight[rows])) if rows.size else city.awareness
    keen = aware / mean if mean > 0.0 else np.ones(rows.size)
    train(month, innovators, rows, trained * rules.training_reach / firms * keen, rules)
    city.awareness += (mean - city.awareness) / 12.0


def train(
    month: Month, innovators: Innovators, rows: Rows, courses: Floats, rules: InnovationParameters
) -> None:
    """IP management capability rises with ``courses`` expected per row, and falls back to one's own standard.

    Universities and institutes have offices of their own, and so a higher standard than firms.
    """
    taught = month.happens("learning.training", innovators.key[rows], -np.expm1(-courses))
    firm = innovators.kind[rows] == FIRM
    standard = np.where(firm, rules.capability_mean, rules.capability_institution)
    capable = innovators.capability[rows]
    capable += taught * rules.training_gain * (1.0 - capable)
    innovators.capability[rows] = capable - (capable - standard) * rules.capability_decay


def peer_pull(innovators: Innovators, rows: Rows, month: Month) -> Floats:
    """Gap to the mean awareness of one's district and sector, shape (n_rows,); held: none."""
    if "peers_awareness" in month.hold:
        return np.zeros(rows.size)
    district, sector, aware = innovators.district, innovators.sector, innovators.awareness
    places = int(district.max(initial=0)) + 1
    mean = mean_by_group(district, sector, aware, innovators.weight, innovators.exited, places, len(SECTORS))
    return np.asarray(np.maximum(mean[district[rows], sector[rows]] - aware[rows], 0.0))


@compiled
def mean_by_group(
    district: Codes,
    sector: Codes,
    aware: Floats,
    weight: Floats,
    exited: Months,
    districts: int,
    sectors: int,
) -> Floats:
    """Mean awareness of the living by place and sector, 0 where nobody is, shape (districts, sectors)."""
    total, size = np.zeros((districts, sectors)), np.zeros((districts, sectors))
    for row in range(aware.size):
        if exited[row] == OPEN:
            total[district[row], sector[row]] += weight[row] * aware[row]
            size[district[row], sector[row]] += weight[row]
    for place in range(districts):
        for kind in range(sectors):
            if size[place, kind] > 0.0:
                total[place, kind] /= size[place, kind]
    return total


def cultivate(month: Month, innovators: Innovators, centres: float, *, rules: PatentParameters) -> None:
    """Cultivation centres take up the most inventive organisations, up to their capacity.

    Selection is not treatment: those served would file more anyway; only the quality gain is the effect.
    """
    places = centres * rules.cultivation_capacity
    innovators.cultivated[:] = False
    if places <= 0.0:
        return
    candidates = np.flatnonzero(innovators.alive() & (innovators.inventions > 0.0))
    candidates = most_inventive(innovators, candidates, places)
    order = candidates[np.argsort(-innovators.inventions[candidates], kind="stable")]
    innovators.cultivated[order[np.cumsum(innovators.weight[order]) <= places]] = True


def most_inventive(innovators: Innovators, rows: Rows, places: float) -> Rows:
    """Of these rows those that could be among the first to fill the places, in the same order.

    Speed only: nobody outside can be served, so the others need not be sorted.
    """
    most = int(places / float(innovators.weight.min())) + 1
    if most >= rows.size:
        return rows
    held = innovators.inventions[rows]
    return np.asarray(rows[held >= np.partition(held, held.size - most)[held.size - most]])
