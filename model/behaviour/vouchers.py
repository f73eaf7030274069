"""Service vouchers (服务券): public money buys a small firm's first step to an agency.

Firms apply if they are small and aware (selection); money beyond what is asked for stays unspent
(saturation). A firm that would have used an agency anyway takes the voucher too: only the others add.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Mask, Rows
from model.month import Month
from model.parameters.services import ServiceParameters
from model.tables.innovators import FIRM, Innovators


@dataclass
class Vouchers:
    """What vouchers did this month and lately."""

    served: float = 0.0
    """Of small firms that decided, served with a voucher; smoothed over a year, 0-1."""
    paid: float = 0.0
    """Public money of this month, CNY."""
    firms: float = 0.0
    """Firms served this month."""
    added: float = 0.0
    """Of them, those that would have used no agency of the city."""

    def note(self, firms: float, added: float, small: float, services: ServiceParameters) -> None:
        """Write down a month."""
        self.firms, self.added, self.paid = firms, added, firms * services.voucher_value
        self.served += (firms / max(small, 1.0) - self.served) / 12.0

    def bought(self, services: ServiceParameters) -> tuple[float, float]:
        """Public money of the month, and its part that is new demand for services, CNY."""
        return self.paid, self.added * services.voucher_value


def small_firms(innovators: Innovators, rows: Rows, services: ServiceParameters) -> Mask:
    """Whom vouchers are for, shape of ``rows``."""
    return np.asarray((innovators.kind[rows] == FIRM) & (innovators.revenue[rows] < services.small_revenue))


def take_vouchers(
    month: Month, innovators: Innovators, rows: Rows, small: Mask, services: ServiceParameters
) -> Mask:
    """Who among those who take stock this month gets a voucher, shape of ``rows``; ``small`` firms may."""
    wish = services.voucher_takeup * innovators.awareness[rows] * small
    asked = float(np.sum(wish * innovators.weight[rows]))
    offered = month.policy.service_vouchers / 12.0 / services.voucher_value
    share = min(offered / asked, 1.0) if asked > 0.0 else 0.0
    return month.happens("services.voucher", innovators.key[rows], wish * share)
