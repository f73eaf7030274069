"""Measurement: every indicator by official definition, counted from state.

Importing this package gathers the measures of all rooms.
"""

from model.indicators import (
    bodies,
    courts,
    finance,
    government,
    innovators,
    marks,
    opinion,
    patents,
    programmes,
    services,
    transfer,
)
from model.indicators.registry import INDICATORS, Indicator, about_indicator, measured, yearly

__all__ = [
    "INDICATORS",
    "Indicator",
    "about_indicator",
    "bodies",
    "courts",
    "finance",
    "government",
    "innovators",
    "marks",
    "measured",
    "opinion",
    "patents",
    "programmes",
    "services",
    "transfer",
    "yearly",
]
