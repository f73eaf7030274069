"""The office's board (复审和无效审理部): re-examination of refusals and invalidation of patents.

Mandate: Patent Law 41 and 45. Both are national; time and outcomes are those that the nation
publishes. Re-examination became slower while examination became faster.
"""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import OPEN, Floats, Mask, Rows
from model.institutions.examining import years_between
from model.institutions.examining_loops import attacked
from model.month import Month
from model.parameters.examination import ExaminationParameters
from model.tables.innovators import Innovators
from model.tables.patents import INVALIDATED, INVENTION, REEXAMINATION, RETURNED, Patents
from model.tables.petitions import MAINTAINED, MOOT, PARTLY_VOID, UNDECIDED, VOID, Petitions

APPEAL_MONTHS = 3
"""Time to ask for re-examination after a refusal (Patent Law 41)."""
MOST = 0.05
"""No patent is petitioned against with a higher chance in a year, however valuable."""
PUBLISHED = (2016, 2020, 2021, 2022)
"""Years whose re-examination time is published."""


class AppealBoard(mesa.Agent):
    """Reviews refusals, and patents that somebody wants gone."""

    def __init__(self, model: Any, rules: ExaminationParameters) -> None:
        super().__init__(model)
        self.rules = rules
        self.petitions = Petitions()
        self.brought: Rows = np.empty(0, dtype=np.intp)
        """Patents whose turn it was and that somebody petitioned against this month."""
        self.voided: Rows = np.empty(0, dtype=np.intp)
        """Patents declared invalid this month."""

    def take(self, month: Month, patents: Patents, rejected: Rows) -> Mask:
        """Owners of refused inventions ask for re-examination, or not; shape of ``rejected``."""
        patents.refused[rejected] = month.index
        keys = patents.key[rejected]
        asks = month.happens("board.asked", keys, self.rules.reexam_request)
        asks &= patents.kind[rejected] == INVENTION
        rows = rejected.compress(asks)
        spread = chance.lognormal(
            month.uniform("board.reexamined", patents.key[rows]), self.rules.exam_spread
        )
        wait = APPEAL_MONTHS + np.round(self.reexam_months(month) * spread)
        patents.stage[rows] = REEXAMINATION
        patents.due[rows] = month.index + wait.astype(np.int32)
        return asks

    def reexam_months(self, month: Month) -> float:
        """National mean time of re-examination now, months."""
        rules = self.rules
        known = (rules.reexam_months_2016, rules.reexam_months_2020,
                 rules.reexam_months_2021, rules.reexam_months_2022)  # fmt: skip
        return years_between(month.index, PUBLISHED, known)

    def reexamine(self, month: Month, patents: Patents, due: Rows) -> tuple[Rows, Rows]:
        """Decide re-examinations; returns those reversed, which go back to the office, and those upheld."""
        won = month.happens("board.reversed", patents.key[due], self.rules.reexam_reversal)
        back = due.compress(won)
        patents.stage[back] = RETURNED
        patents.due[back] = month.index + max(round(self.rules.returned_months), 1)
        return back, due.compress(~won)

    def petition(self, month: Month, patents: Patents, rows: Rows) -> Rows:
        """Somebody asks that these patents be declared invalid; returns those taken up.

        What is not in force, or is under a petition already, is not taken. Rows may repeat.
        """
        waiting = self.petitions.patent[self.petitions.outcome == UNDECIDED]
        rows = np.setdiff1d(rows, waiting)
        rows = rows.compress((patents.granted[rows] <= month.index) & (patents.ended[rows] == OPEN))
        time = chance.lognormal(month.uniform("board.petition", patents.key[rows]), self.rules.exam_spread)
        wait = np.maximum(np.round(self.rules.invalidation_months * time), 1).astype(np.int32)
        self.petitions.append(rows.size, patent=rows, filed=month.index, due=month.index + wait)
        return rows

    def challenge(self, month: Month, patents: Patents, due: Rows, *, usual: Floats, spread: float) -> None:
        """Patents whose yearly turn it is are petitioned against at the national rate, valuable ones more.

        Parameters
        ----------
        due : rows whose anniversary is this month
        usual : median value by kind, CNY a year, shape (3,)
        spread : spread of the logarithm of value
        """
        rules = self.rules
        rate = np.array(
            [rules.petition_rate_invention, rules.petition_rate_utility, rules.petition_rate_design]
        )
        luck, slope = month.uniform("board.challenged", patents.key[due]), rules.petition_value
        rate /= np.exp(0.5 * (slope * spread) ** 2) * usual**slope
        chosen = attacked(
            luck, due, patents.kind, patents.granted, patents.value, month.index, rate, slope, MOST
        )
        rows = due.compress(chosen)
        self.brought = self.petition(month, patents, rows)

    def invalidate(self, month: Month, patents: Patents, innovators: Innovators) -> Rows:
        """Decide the petitions due; returns the patents declared invalid as a whole."""
        cases = np.flatnonzero(self.petitions.due == month.index)
        rows = self.petitions.patent[cases].astype(np.intp)
        alive = patents.ended[rows] == OPEN
        outcome = np.where(alive, self._outcome(month, patents, rows), MOOT)
        self.petitions.outcome[cases] = outcome
        part, gone = rows.compress(outcome == PARTLY_VOID), rows.compress(outcome == VOID)
        patents.value[part] *= 1.0 - self.rules.partial_loss
        patents.ended[gone], patents.outcome[gone], patents.due[gone] = month.index, INVALIDATED, OPEN
        inventions = gone.compress(patents.kind[gone] == INVENTION)
        np.subtract.at(innovators.inventions, patents.owner[inventions], 1.0)
        self.voided = gone
        return gone

    def _outcome(self, month: Month, patents: Patents, rows: Rows) -> Rows:
        """Void, void in part or maintained, by kind; national shares."""
        rules, kind = self.rules, patents.kind[rows]
        void = np.array([rules.void_invention, rules.void_utility, rules.void_design])[kind]
        part = np.array([rules.partly_void_invention, rules.partly_void_utility, rules.partly_void_design])[
            kind
        ]
        luck = month.uniform("board.invalid", patents.key[rows])
        return np.where(luck < void, VOID, np.where(luck < void + part, PARTLY_VOID, MAINTAINED))
