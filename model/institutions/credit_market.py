"""The credit market (质押融资市场): who meets in IP finance, and where collateral of failed loans is sold."""

from dataclasses import dataclass, field

from model.accounts import Stock
from model.institutions.bank import Bank
from model.institutions.collateral import Holdings
from model.institutions.insurer import Insurer
from model.institutions.pledge_window import PledgeWindow
from model.institutions.reserve_fund import ReserveFund
from model.institutions.risk_fund import RiskFund
from model.institutions.securitisation import Securitisation
from model.parameters.finance import FinanceParameters
from model.tables.pledges import Pledges


@dataclass
class CollateralMarket:
    """Buyers of pledged rights are few: the more was sold of late, the less the next one brings."""

    rules: FinanceParameters
    sold: float = 0.0
    """Appraised value sold, fading over a year, CNY."""

    def fade(self) -> None:
        """A month passes: a twelfth of what was sold is digested."""
        self.sold *= 1.0 - 1.0 / 12.0

    def price(self) -> float:
        """Proceeds over appraised value now; halved when a year's sales reach the market's depth."""
        return self.rules.recovery_share / (1.0 + self.sold / self.rules.market_depth)

    def note_sale(self, appraised: float) -> None:
        """Collateral of this appraised value has come to the market, CNY."""
        self.sold += appraised


@dataclass
class CreditMarket:
    """Who meets in IP finance: banks, the register of pledges, the funds that share the risk."""

    banks: list[Bank]
    window: PledgeWindow
    pledges: Pledges
    risk_fund: RiskFund
    reserve_fund: ReserveFund
    insurer: Insurer
    securitisation: Securitisation
    rules: FinanceParameters
    stock: Stock
    """Loans outstanding, CNY."""
    collateral: CollateralMarket
    known: float
    """Share of firms that know a lender besides their own bank, 0-1."""
    holders: float = 0.0
    """Firms with a valid invention this month, full count."""
    holdings: Holdings = field(default_factory=Holdings)
    """Whose rights are whose, for pledges of several."""
