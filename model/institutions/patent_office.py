"""The national patent office (国家知识产权局): the life of an application until it is decided.

Mandate: Patent Law; formalities, publication, substantive examination, grant. Its capacity is the
nation's, so one city does not change its queue: pendency and the mean grant share are inputs.

An invention is published (early if asked, else at 18 months), its examination is requested (or never,
then it is deemed withdrawn after three years), it enters examination, gets a first action and is
decided: granted, refused or withdrawn. What is refused may be re-examined by the board.
"""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import OPEN, Codes, Floats, Mask, Months, Rows
from model.institutions.appeal_board import AppealBoard
from model.institutions.decisions import LONGEST, Decisions
from model.institutions.examining import PRIORITY_LIMIT, concluded, mean_log_odds, pace_of
from model.institutions.examining_loops import GRANT, REFUSE, ROUTES, WITHDRAW, verdicts
from model.month import Month
from model.parameters.examination import ExaminationParameters
from model.policy import Policy
from model.region import Region
from model.tables.innovators import Innovators
from model.tables.patents import (
    DECISION,
    DESIGN,
    FIRST_ACTION,
    INVENTION,
    ORDINARY,
    PRIORITY,
    PROTECTION_CENTRE,
    QUICK_CENTRE,
    REEXAMINATION,
    REFUSED,
    RETURNED,
    UNANSWERED,
    UNREQUESTED,
    WITHDRAWN,
    Patents,
)

PUBLICATION_MONTHS = 18
"""Publication without a request for an earlier one (Patent Law 34)."""
REQUEST_MONTHS = 36
"""Time in which examination must be requested (Patent Law 35)."""
MENDED = np.zeros(ROUTES)
"""Routes whose applications a centre has looked through."""
MENDED[[PROTECTION_CENTRE, QUICK_CENTRE]] = 1.0


class PatentOffice(mesa.Agent):
    """Examines and grants; its speed and grant share are the nation's."""

    def __init__(self, model: Any, region: Region, rules: ExaminationParameters) -> None:
        super().__init__(model)
        self.rules = rules
        self.board = AppealBoard(model, rules)
        self.pace = pace_of(region, rules)
        """National months of examination by class and month."""
        self.waits = np.zeros(LONGEST)
        """Grants of this calendar year on the ordinary route by months from filing, weighted."""
        self.past = region.at(0)
        """The outside world before 2020, as far as examination asks for it."""
        self.decided: Decisions
        """What was decided this month."""

    def before(self, index: int, seed: int) -> Month:
        """A month of the past, in which the opening backlog is worked on."""
        return Month(index, Policy(), self.past, seed)

    def receive(self, month: Month, patents: Patents, filed: Rows) -> None:
        """Set the timetable of new applications: publication, entry, first decision."""
        kind = patents.kind[filed]
        self._receive_inventions(month, patents, filed.compress(kind == INVENTION))
        small = filed.compress(kind != INVENTION)
        rules = self.rules
        mean = np.where(patents.kind[small] == DESIGN, rules.design_months, rules.utility_months)
        wait = np.maximum(np.round(mean * self.work(month.seed, patents, small)), 1)
        patents.due[small] = patents.filed[small] + wait.astype(np.int32)
        patents.stage[small] = DECISION

    def work(self, seed: int, patents: Patents, rows: Rows) -> Floats:
        """Amount of examination that each application needs, mean 1: its own for life."""
        u = chance.uniform(seed, "office.work", patents.key[rows], 0)
        return chance.lognormal(u, self.rules.exam_spread)

    def _receive_inventions(self, month: Month, patents: Patents, rows: Rows) -> None:
        rules, keys, filed = self.rules, patents.key[rows], patents.filed[rows]
        priority = patents.strategic[rows] & month.happens("office.priority", keys, rules.priority_strategic)
        patents.route[rows] = np.where(priority, PRIORITY, ORDINARY)
        early = priority | ~month.happens("office.publication", keys, rules.late_publication)
        checked = chance.lognormal(month.uniform("office.formalities", keys), rules.exam_spread)
        formal = np.clip(np.round(rules.formalities_months * checked), 1, PUBLICATION_MONTHS)
        published = filed + np.where(early, formal, PUBLICATION_MONTHS).astype(np.int32)
        luck = month.uniform("office.request", keys)
        never = ~priority & (luck < rules.never_request)
        later = ~priority & ~never & (luck < rules.never_request + rules.late_request)
        asked = filed + later * (month.uniform("office.requested", keys) * REQUEST_MONTHS).astype(np.int32)
        entered = np.maximum(published, asked)
        patents.published[rows] = published
        patents.entered[rows] = np.where(never, OPEN, entered)
        acted = self._acted(month, patents, rows, entered, priority)
        patents.acted[rows] = np.where(never, OPEN, acted)
        patents.due[rows] = np.where(never, filed + REQUEST_MONTHS, acted)
        patents.stage[rows] = np.where(never, UNREQUESTED, FIRST_ACTION)

    def _acted(self, month: Month, patents: Patents, rows: Rows, entered: Months, priority: Mask) -> Months:
        """Month of the first action, shape of ``rows``."""
        rules, work = self.rules, self.work(month.seed, patents, rows)
        first = concluded(self.pace, patents.strategic[rows], entered, rules.first_action_share * work)
        first = np.where(priority, entered + rules.priority_action_months, first)
        return np.maximum(np.round(first), entered + 1).astype(np.int32)

    def conclusion(self, seed: int, patents: Patents, rows: Rows) -> Months:
        """Month of the decision of inventions in examination, shape of ``rows``."""
        entered, work = patents.entered[rows], self.work(seed, patents, rows)
        end = concluded(self.pace, patents.strategic[rows], entered, work)
        urgent = entered + np.minimum(self.rules.priority_months * work, PRIORITY_LIMIT)
        end = np.where(patents.route[rows] == PRIORITY, urgent, end)
        return np.round(end).astype(np.int32)

    def verdicts(self, month: Month, patents: Patents, rows: Rows) -> Codes:
        """How the office would end each examination as things stand: GRANT, REFUSE or WITHDRAW.

        Every application has one luck for life, from grant to withdrawal; the nation's grant share, its
        own quality and what a centre mended move the borders.
        """
        rules = self.rules
        base = np.array([month.economy.grant_rate, rules.utility_grant, rules.design_grant])
        u = chance.uniform(month.seed, "office.outcome", patents.key[rows], 0)
        return verdicts(
            u, rows, patents.kind, patents.route, patents.quality, mean_log_odds(base, rules.grant_quality),
            rules.grant_quality, rules.preexam_help * MENDED, rules.withdrawn_of_failed,
        )  # fmt: skip

    def examine(self, month: Month, patents: Patents, innovators: Innovators, due: Rows) -> Decisions:
        """Do what is due on pending applications; what is due on others is left."""
        due = due.compress(patents.granted[due] == OPEN)
        stage = patents.stage[due]
        acted, decided = due.compress(stage == FIRST_ACTION), due.compress(stage == DECISION)
        self._act(month, patents, acted)
        won, rejected, dropped = self._decide(month, patents, decided)
        appealed = self.board.take(month, patents, rejected)
        overturned, upheld = self.board.reexamine(month, patents, due.compress(stage == REEXAMINATION))
        granted = np.concatenate([won, due.compress(stage == RETURNED)])
        unrequested = due.compress(stage == UNREQUESTED)
        dropped = np.concatenate([dropped, due.compress(stage == UNANSWERED)])
        patents.granted[granted] = month.index
        patents.due[granted] = next_fee(patents.filed[granted], month.index)
        end(patents, np.concatenate([dropped, unrequested]), month.index, WITHDRAWN)
        end(patents, np.concatenate([rejected.compress(~appealed), upheld]), month.index, REFUSED)
        inventions = granted.compress(patents.kind[granted] == INVENTION)
        np.add.at(innovators.inventions, patents.owner[inventions], 1.0)
        appeals = rejected.compress(appealed)
        self.decided = Decisions(
            patents, month.index, granted, rejected, dropped, unrequested, appeals, overturned, upheld
        )
        self._remember(month)
        return self.decided

    def _remember(self, month: Month) -> None:
        """Keep the times to grant of the year, for its quantiles."""
        new = self.decided.tally.ordinary
        self.waits = new if month.of_year == 1 else self.waits + new

    def _act(self, month: Month, patents: Patents, rows: Rows) -> None:
        """First actions: some are never answered; the others go on to the decision."""
        quits = self.verdicts(month, patents, rows) == WITHDRAW
        silent, goes_on = rows.compress(quits), rows.compress(~quits)
        patents.stage[silent] = UNANSWERED
        patents.due[silent] = month.index + round(self.rules.unanswered_months)
        patents.stage[goes_on] = DECISION
        patents.due[goes_on] = np.maximum(self.conclusion(month.seed, patents, goes_on), month.index + 1)

    def _decide(self, month: Month, patents: Patents, rows: Rows) -> tuple[Rows, Rows, Rows]:
        """Rows granted, refused, and lost by withdrawal."""
        ends = self.verdicts(month, patents, rows)
        return rows.compress(ends == GRANT), rows.compress(ends == REFUSE), rows.compress(ends == WITHDRAW)


def end(patents: Patents, rows: Rows, index: int, outcome: int) -> None:
    """Applications end without a grant."""
    patents.ended[rows] = index
    patents.outcome[rows] = outcome
    patents.due[rows] = OPEN


def next_fee(filed: Months, index: int) -> Months:
    """Next anniversary of filing after this month, when a yearly fee falls due."""
    return np.asarray(filed + ((index - filed) // 12 + 1) * 12, dtype=np.int32)
