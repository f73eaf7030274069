"""Colours and fonts of the window: safe for the colour-blind, calm in light and dark (主题)."""

from dataclasses import dataclass

SCENARIO_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe-Ito: told apart by nearly everyone."""
STATUS_COLOURS = {"met": "teal", "missed": "red", "uncertain": "gray", "observed": "blue"}
EVIDENCE_COLOURS = {"fitted": "indigo", "proxy": "cyan", "prior only": "gray"}
FONT = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"


@dataclass(frozen=True)
class Ink:
    """Colours of a figure on one background."""

    text: str
    grid: str
    aim: str
    dot: str


INKS = {
    "light": Ink(text="#343a40", grid="#e9ecef", aim="#c92a2a", dot="#212529"),
    "dark": Ink(text="#ced4da", grid="#373a40", aim="#ff8787", dot="#f8f9fa"),
}


def faint(colour: str) -> str:
    """The same colour for a band behind a line."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.18)"
