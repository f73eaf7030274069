"""Read one state variable of a world by its path (``credit.banks.loss_borne``), as one number.

A lever's declaration names the first variable it moves by such a path. The path is walked from the
world; a list or a dictionary of agents is walked into, and their numbers are added.
"""

from typing import Any

import numpy as np

from model.behaviour.infringement import Incidents
from model.model import IPEcosystem
from model.tables.disputes import NEVER
from model.tables.table import Table


def probe(world: IPEcosystem, path: str) -> float:
    """The variable now: a number as it is, a sum over agents, or a figure of a table's column."""
    found: Any = world
    names = path.split(".")
    for place, name in enumerate(names):
        if isinstance(found, Table):
            return of_column(found, name)
        if isinstance(found, list):
            return float(sum(getattr(agent, name) for agent in found))
        found = found[name] if isinstance(found, dict) else getattr(found, name)
        if isinstance(found, Incidents):
            return float(np.sum(getattr(found, names[place + 1])))
    return float(found)


def of_column(table: Any, name: str) -> float:
    """A weighted figure of a column over the living rows, or over all rows where rows do not die.

    Money and other amounts: the mean. A day: mean days since filing, of those it has come for. A mark,
    a code or a month: how many rows have left the value with which a row begins.
    """
    about, values = table.COLUMNS[name], getattr(table, name)
    rows = np.flatnonzero(table.alive()) if hasattr(table, "alive") else np.arange(len(table))
    weight = table.weight[rows] if "weight" in table.COLUMNS else np.ones(rows.size)
    if about.dtype.kind != "f":
        return float(np.sum(weight[values[rows] != about.fill]))
    if about.fill == NEVER:
        rows = rows[values[rows] < NEVER]
        return float(np.mean(values[rows] - table.filed[rows]))
    return float(np.average(values[rows], weights=weight))
