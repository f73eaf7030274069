"""The head of every page: title, pages, the information date, language, light or dark (页眉)."""

from typing import Any

from dash import dcc, html

from dashboard.components.controls import switch
from dashboard.components.marks import badge
from dashboard.state import State
from dashboard.theme import THEMES
from dashboard.words import tell
from scenarios.text import say

NAMES = {"/": "board", "/compare": "compare", "/composition": "composition"}
"""Pages by their place."""
LANGUAGES = (("zh", "中文"), ("en", "English"))
"""Each language calls itself by its own name."""


def header(path: str, state: State, place: str) -> Any:
    """One line; every link keeps the state."""
    lang = state.lang
    links = [
        dcc.Link(
            tell(name, lang),
            href=where + state.search(target=None),
            className="here" if where == path else "there",
        )
        for where, name in NAMES.items()
    ]
    label: Any = {"aria-label": tell("pages", lang)}
    themes = [(theme, tell(theme, lang)) for theme in THEMES]
    return html.Header(
        [
            html.H1([tell("title", lang), html.Small(place)]),
            html.Nav(links, **label),
            html.Div(
                [
                    badge(say("information", lang)),
                    switch("lang", tell("language", lang), lang, LANGUAGES),
                    switch("theme", tell("theme", lang), state.theme, themes),
                ],
                className="switches",
            ),
        ]
    )
