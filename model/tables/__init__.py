"""The many: one NumPy array per attribute (innovators, patents, loans, pledges, deals, disputes)."""

from model.tables.deals import Deals
from model.tables.disputes import Disputes
from model.tables.innovators import Innovators
from model.tables.loans import Loans
from model.tables.patents import Patents
from model.tables.pledges import Pledges

__all__ = ["Deals", "Disputes", "Innovators", "Loans", "Patents", "Pledges"]
