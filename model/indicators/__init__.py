"""Measurement: every indicator by official definition, counted from state.

Importing this package gathers the measures of all rooms.
"""

from model.indicators import (
    agencies,
    bodies,
    courts,
    districts,
    examination,
    filing,
    finance,
    funds,
    government,
    holdings,
    innovators,
    loans,
    marks,
    opinion,
    patents,
    portfolio,
    programmes,
    rights,
    services,
    transfer,
    use,
)
from model.indicators.registry import INDICATORS, Indicator, about_indicator, chosen, measured, yearly

__all__ = [
    "INDICATORS",
    "Indicator",
    "about_indicator",
    "agencies",
    "bodies",
    "chosen",
    "courts",
    "districts",
    "examination",
    "filing",
    "finance",
    "funds",
    "government",
    "holdings",
    "innovators",
    "loans",
    "marks",
    "measured",
    "opinion",
    "patents",
    "portfolio",
    "programmes",
    "rights",
    "services",
    "transfer",
    "use",
    "yearly",
]
