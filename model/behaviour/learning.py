"""Innovators learn (学习): awareness of services and finance, IP management capability, peers."""

import numpy as np

from model.arrays import Floats, Rows
from model.city import City
from model.month import Month
from model.parameters.innovation import InnovationParameters
from model.parameters.patents import PatentParameters
from model.sectors import SECTORS
from model.tables.innovators import Innovators


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

    ``trained`` persons and ``outreach_events`` are delivered a year, ``nodes`` stand. Who is reached is
    drawn by key; reached firms learn most when they know least (saturation).
    """
    rows = innovators.taking_stock(month.of_year)
    firms = max(innovators.weigh(innovators.alive()), 1.0)
    keys = innovators.key[rows]
    reach = (outreach_events * rules.outreach_reach + nodes * rules.node_reach) / firms
    reached = month.happens("learning.outreach", keys, 1.0 - np.exp(-reach))
    aware = innovators.awareness[rows]
    aware += (1.0 - aware) * reached
    aware += peer_pull(innovators, rows, city, month) * rules.peer_learning
    aware -= (aware - rules.awareness_opening) * rules.awareness_decay
    aware = np.clip(aware, 0.0, 1.0)
    innovators.awareness[rows] = aware
    taught = month.happens("learning.training", keys, 1.0 - np.exp(-trained * rules.training_reach / firms))
    capable = innovators.capability[rows]
    capable += taught * rules.training_gain * (1.0 - capable)
    innovators.capability[rows] = capable - (capable - 0.4) * rules.capability_decay
    city.awareness += (float(np.average(aware, weights=innovators.weight[rows])) - city.awareness) / 12.0


def peer_pull(innovators: Innovators, rows: np.ndarray, city: City, month: Month) -> Floats:
    """Gap to the mean awareness of one's district and sector, shape (n_rows,); held: none."""
    if "peers_awareness" in month.hold:
        return np.zeros(rows.size)
    group = innovators.district.astype(np.intp) * len(SECTORS) + innovators.sector
    weight = innovators.weight * innovators.alive()
    size = np.bincount(group, weights=weight)
    total = np.bincount(group, weights=weight * innovators.awareness)
    mean = np.divide(total, size, out=np.zeros_like(total), where=size > 0.0)
    return np.maximum(mean[group[rows]] - innovators.awareness[rows], 0.0)


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
