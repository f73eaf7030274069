"""How numbers look: colours, fonts, and the words of a number in the reader's language (主题).

Colours are Okabe and Ito's, told apart by nearly everyone, and never say anything alone: a word, a shape
or a dash says it too. The stylesheet in assets/ dresses the page with the same colours.
"""

from dataclasses import dataclass
from typing import Any

from model.indicators import INDICATORS
from scenarios.board import decimals, given_decimals, number
from scenarios.register import Target
from scenarios.sample import Spread
from scenarios.text import Lang

FONT = (
    "'Segoe UI','Helvetica Neue','PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',"
    "'WenQuanYi Micro Hei',sans-serif"
)
"""What planners' machines have; the last serves a bare Linux."""
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Ink:
    """Colours of a figure on one background."""

    text: str
    quiet: str
    grid: str
    paper: str
    base: str
    """The scenario that others are compared with."""
    scenarios: tuple[str, ...]
    """The others, in order."""


INKS = {
    "light": Ink(
        text="#1f2933",
        quiet="#616e7c",
        grid="#e6e9ed",
        paper="#ffffff",
        base="#7b8794",
        scenarios=("#0072B2", "#D55E00", "#009E73", "#AA4499", "#B07D00"),
    ),
    "dark": Ink(
        text="#e4e7eb",
        quiet="#9aa5b1",
        grid="#343a43",
        paper="#1a1d21",
        base="#9aa5b1",
        scenarios=("#56B4E9", "#E8853D", "#2CC29A", "#CC79A7", "#F0C543"),
    ),
}


MANTINE: Any = {
    "fontFamily": FONT,
    "headings": {"fontFamily": FONT},
    "primaryColor": "dark",
    "colors": {
        "dark": [
            *("#e4e7eb", "#c3cad3", "#9aa5b1", "#6b7682", "#464e59"),
            *("#343a43", "#23272d", "#1a1d21", "#15181b", "#101214"),
        ]
    },
}
"""The components' dress: our fonts, and greys that agree with the page's."""


def faint(colour: str, strength: float = 0.15) -> str:
    """The same colour for a band behind a line."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"


def colours(theme: str, count: int) -> list[str]:
    """One colour for each of several scenarios, the base first."""
    ink = INKS[theme]
    return [ink.base, *ink.scenarios][:count]


# ── numbers ────────────────────────────────────────────────────────────────────────────────────


def interval(spread: Spread, places: int) -> str:
    """``[low, high]``."""
    return f"[{number(spread.low, places)}, {number(spread.high, places)}]"


def shown_decimals(target: Target, value: float) -> int:
    """Decimals of a published number: as it was published, at least those of the indicator."""
    return max(decimals(target), given_decimals(value))


def indicator_name(indicator: str, lang: Lang) -> str:
    """An indicator as a reader of this language calls it."""
    about = INDICATORS[indicator]
    return about.zh if lang == "zh" else about.label
