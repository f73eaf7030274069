"""The national patent office (国家知识产权局): decides applications at the nation's speed.

Mandate: Patent Law; formal examination, substantive examination, grant. Its capacity is the
nation's, so one city does not change its queue: pendency is exogenous. An application carries an
amount of work; the office works it off at 1/pendency a month, so that when the nation speeds up,
everything pending comes out sooner (grants rise while pendency falls).
"""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Months, Rows
from model.month import Month
from model.parameters.patents import PatentParameters
from model.region import Region
from model.tables.innovators import Innovators
from model.tables.patents import DESIGN, INVENTION, LIVE, ORDINARY, REFUSED, Patents

HISTORY = 60
"""Months before 2020 for which the clock of the office runs (opening backlog)."""


class PatentOffice(mesa.Agent):
    """Examines and grants; its speed and grant rate are the nation's."""

    def __init__(self, model: Any, region: Region, rules: PatentParameters) -> None:
        super().__init__(model)
        self.rules = rules
        months = np.array([economy.exam_months for economy in region.economies])
        speed = 1.0 / np.concatenate([np.full(HISTORY, months[0]), months])
        self.progress = np.concatenate([[0.0], np.cumsum(speed)])
        """Work done by the end of each month since HISTORY months before 2020."""

    def receive(self, month: Month, patents: Patents, filed: Rows) -> None:
        """Give each new application the month of its decision."""
        seed = month.seed
        patents.due[filed] = self.decision_month(seed, patents, filed)

    def decision_month(self, seed: int, patents: Patents, rows: Rows) -> Months:
        """Month of decision on the ordinary route, shape of ``rows``; OPEN beyond the horizon."""
        u = chance.uniform(seed, "office.work", patents.key[rows], 0)
        work = chance.lognormal(u, self.rules.exam_spread)
        due = np.empty(rows.size, dtype=np.int32)
        inventions = patents.kind[rows] == INVENTION
        due[inventions] = self._examined(patents.filed[rows][inventions], work[inventions])
        mean = np.where(patents.kind[rows] == DESIGN, self.rules.design_months, self.rules.utility_months)
        plain = patents.filed[rows] + np.maximum(np.round(mean * work), 1).astype(np.int32)
        return np.where(inventions, due, plain).astype(np.int32)

    def _examined(self, filed: Months, work: Floats) -> Months:
        """First month by whose end the work on each application is done."""
        start = filed + round(self.rules.formalities_months) + HISTORY
        begun = np.interp(start, np.arange(self.progress.size), self.progress)
        done = np.searchsorted(self.progress, begun + work) - 1
        beyond = done >= self.progress.size - 1
        return np.where(beyond, OPEN, np.maximum(done - HISTORY, filed + 1)).astype(np.int32)

    def examine(self, month: Month, patents: Patents, innovators: Innovators, due: Rows) -> tuple[Rows, Rows]:
        """Decide the applications among the rows due; returns the rows granted and the rows refused."""
        due = due.compress((patents.granted[due] == OPEN) & (patents.outcome[due] == LIVE))
        granted = month.happens("office.grant", patents.key[due], self.grant_probability(month, patents, due))
        won, lost = due.compress(granted), due.compress(~granted)
        patents.granted[won] = month.index
        patents.due[won] = next_fee(patents.filed[won], month.index)
        patents.ended[lost] = month.index
        patents.outcome[lost] = REFUSED
        patents.due[lost] = OPEN
        inventions = won.compress(patents.kind[won] == INVENTION)
        np.add.at(innovators.inventions, patents.owner[inventions], 1.0)
        return won, lost

    def grant_probability(self, month: Month, patents: Patents, rows: Rows) -> Floats:
        """Grant odds by kind, quality and route, shape of ``rows``."""
        base = np.array([month.economy.grant_rate, self.rules.utility_grant, self.rules.design_grant])
        fast = (patents.route[rows] != ORDINARY) * self.rules.preexam_log_odds
        odds = np.log(base / (1.0 - base))[patents.kind[rows]]
        odds += self.rules.grant_quality * patents.quality[rows]
        odds += fast
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def next_fee(filed: Months, index: int) -> Months:
    """Next anniversary of filing after this month, when a yearly fee falls due."""
    return np.asarray(filed + ((index - filed) // 12 + 1) * 12, dtype=np.int32)
