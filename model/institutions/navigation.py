"""Patent navigation (专利导航): analyses of industry chains, and warnings of risks abroad.

Mandate: show firms where fields are open. Limits: the reports that are ordered and paid; a report
ages. Chains are picked by keyed luck, so that the number covered saturates.
"""

from typing import Any

import mesa
import numpy as np

from model import chance
from model.arrays import Keys, Months, Rows
from model.institutions.programmes import ROUNDING
from model.month import Month
from model.parameters.programmes import ProgrammeParameters

LEVER = np.uint64(chance.name_key("navigation"))


class Navigation(mesa.Agent):
    """Reports of the last years: which chain each covers, and when it was made."""

    def __init__(self, model: Any, rules: ProgrammeParameters, *, reports_before: float, seed: int) -> None:
        super().__init__(model)
        self.rules = rules
        self.made: Months = np.empty(0, dtype=np.int32)
        self.chain: Rows = np.empty(0, dtype=np.intp)
        self.count = 0
        self.abroad_due = 0.0
        self.warnings = 0
        """Overseas navigation and early-warning reports of this month."""
        years = rules.report_life / 12.0
        before = round(reports_before * years * (1.0 - rules.overseas_reports))
        self._publish(seed, -np.arange(before, 0, -1) * round(rules.report_life) // max(before, 1))

    def analyse(self, month: Month, reports: float) -> None:
        """Split this month's reports between chains at home and warnings of risks abroad."""
        self.abroad_due += reports * self.rules.overseas_reports
        self.warnings = int(min(np.floor(self.abroad_due + ROUNDING), reports))
        self.abroad_due -= self.warnings
        fresh = self.made > month.index - self.rules.report_life
        self.made, self.chain = self.made[fresh], self.chain[fresh]
        self._publish(month.seed, np.full(int(reports) - self.warnings, month.index))

    def _publish(self, seed: int, made: Rows) -> None:
        keys: Keys = LEVER + np.arange(self.count, self.count + made.size, dtype=np.uint64)
        u = chance.uniform(seed, "navigation.chain", keys, 0)
        self.made = np.append(self.made, made.astype(np.int32))
        self.chain = np.append(self.chain, (u * self.rules.chains).astype(np.intp))
        self.count += made.size

    @property
    def reports_in_use(self) -> int:
        """Reports on chains at home that are still of use."""
        return int(self.made.size)

    @property
    def navigated_chains(self) -> int:
        """Key industry chains with a report that is still of use."""
        return int(np.unique(self.chain).size)
