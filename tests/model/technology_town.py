"""A hand-made town of firms and one university with patents, and the market for them."""

import numpy as np

from model.accounts import Accounts
from model.behaviour.market import TechnologyMarket, adopt_rules, open_market
from model.behaviour.transfer import trade
from model.behaviour.use import open_use
from model.parameters import Parameters
from model.tables.calendar import FilingCalendar
from model.tables.innovators import UNIVERSITY, Innovators
from model.tables.loans import Loans
from model.tables.patents import INVENTION, Patents
from model.tables.pledges import Pledges
from tests.model.credit_town import REGION, firms, patents_of
from tests.model.small_city import month_of

RULES = Parameters().transfer
OPENING = REGION.opening
SECTORS = 5


class Town:
    """Firms and one university with patents, and the market for them."""

    def __init__(self, count: int = 500, each: int = 6, **levers: float) -> None:
        self.levers = levers
        self.innovators = firms(count)
        self.innovators.kind[0] = UNIVERSITY
        self.innovators.cash[:] = 1e9
        self.patents = patents_of(self.innovators, each)
        self.loans, self.pledges = Loans(), Pledges()
        self.accounts = Accounts(self.innovators)
        for name in ("government", "technology_market"):
            self.accounts.open_account(name)
        self.use = open_use(0, self.patents, self.innovators, RULES)
        self.calendar = FilingCalendar.of(self.patents)
        self.market: TechnologyMarket = open_market(
            self.month(0).policy, self.innovators, self.patents, OPENING,
            centres=1.0, rules=RULES, sectors=SECTORS,
        )  # fmt: skip
        self.accounts.close("opening")

    def month(self, index: int):
        return month_of(REGION, index, **self.levers)

    def essential(self) -> np.ndarray:
        """A patent in force of every member of a pool, -1 = none."""
        owner = np.full(len(self.innovators), -1)
        held = np.flatnonzero(self.patents.in_force())
        owner[self.patents.owner[held]] = held
        return owner[self.market.alliances.rows]

    def trade(self, index: int) -> np.ndarray:
        month, nothing = self.month(index), np.empty(0, dtype=np.intp)
        adopt_rules(month, self.market, self.innovators, centres=1.0, rules=RULES)
        turn = self.calendar.turn(index, self.patents, nothing)
        left = trade(
            month, self.market, self.innovators, self.patents, self.loans, self.pledges, self.accounts,
            turn=turn, essential=self.essential(), rules=RULES,
        )  # fmt: skip
        self.accounts.close(f"month {index}")
        return left


def count_inventions(innovators: Innovators, patents: Patents) -> np.ndarray:
    """Valid inventions by owner, from the table of patents."""
    held = patents.in_force() & (patents.kind == INVENTION)
    return np.bincount(patents.owner[held], minlength=len(innovators))
