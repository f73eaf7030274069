"""The state of a page is its address: language, theme, scenario, indicator and so on (地址即状态)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.theme import THEMES
from scenarios.text import Lang

MANY = ","
"""Between several values of one word."""
LONGEST = 2000
"""An address longer than this is not ours."""


@dataclass(frozen=True)
class State:
    """What the address says; what it says wrongly is left at its default."""

    words: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, search: str | None) -> "State":
        """Read the query of an address."""
        query = (search or "").removeprefix("?")
        return cls(dict(parse_qsl(query)) if len(query) <= LONGEST else {})

    @property
    def lang(self) -> Lang:
        """Chinese unless the address says English."""
        return "en" if self.words.get("lang") == "en" else "zh"

    @property
    def theme(self) -> str:
        """Light unless the address says dark."""
        return self.among("theme", THEMES)

    def among(self, name: str, allowed: Sequence[str]) -> str:
        """One word if it is allowed, else the first that is."""
        given = self.words.get(name, "")
        return given if given in allowed else allowed[0]

    def several(self, name: str, allowed: Sequence[str], default: Sequence[str]) -> list[str]:
        """Several words, those that are allowed; the default if none is left."""
        given = [word for word in self.words.get(name, "").split(MANY) if word in allowed]
        return list(dict.fromkeys(given)) or list(default)

    def search(self, **changes: Any) -> str:
        """The query with some words changed; None takes a word out."""
        words = dict(self.words)
        for name, value in changes.items():
            if value is None:
                words.pop(name, None)
            else:
                words[name] = MANY.join(value) if isinstance(value, list) else str(value)
        return "?" + urlencode(words)


@dataclass(frozen=True)
class View:
    """A page as it is to be drawn."""

    content: Any
    shown: dict[str, Any] = field(default_factory=dict)
    """Value of every control, by name."""
    place: str = ""
    """The region that the results are of, as the reader calls it."""
    detail: Any = None
    """What lies on the sheet above the page; None if there is no sheet."""
    heading: Any = ""
    """Title of the sheet."""
