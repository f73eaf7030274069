"""The window (窗口): two pages on kept results, Chinese first, on this machine only.

The address holds the whole state; one callback writes it from the controls, one draws the page from
it. No callback simulates. ``serve`` warms the application before the first visitor comes, because
Dash registers its bundles in the first request.
"""

import logging
import socket
import sys
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, ctx, dcc, html, no_update
from dash import State as Held

from dashboard import ids
from dashboard.kept import kept
from dashboard.pages import board, compare
from dashboard.state import LANGUAGES, THEMES, State
from dashboard.words import tell
from model.errors import SimulationError

HOST = "127.0.0.1"
PAGES = {"/": board.page, "/compare": compare.page}
NAMES = {"/": "board", "/compare": "compare"}
THREADS = 8


def create_app(results: Path) -> Dash:
    """The application on a folder of kept results."""
    app = Dash(
        __name__,
        title="ipeco",
        update_title="",
        serve_locally=True,
        health_endpoint="healthz",
        suppress_callback_exceptions=True,
    )
    app.layout = frame
    add_callbacks(app, results)
    return app


def frame() -> Any:
    """What every page shares: the address and the place of the page."""
    return dmc.MantineProvider(
        [dcc.Location(id=ids.ADDRESS, refresh=False), html.Div(id=ids.PAGE)],
        id=ids.PROVIDER,
        forceColorScheme="light",
        theme={"fontFamily": "var(--ipeco-font)", "headings": {"fontFamily": "var(--ipeco-font)"}},
    )


def add_callbacks(app: Dash, results: Path) -> None:
    """Draw the page from the address; write the address from the controls."""

    @app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.PROVIDER, "forceColorScheme"),
        Input(ids.ADDRESS, "pathname"),
        Input(ids.ADDRESS, "search"),
    )
    def draw(path: str | None, search: str | None) -> tuple[Any, str]:
        state = State.of(search)
        return whole_page(path or "/", state, results), state.theme

    @app.callback(
        Output(ids.ADDRESS, "search"),
        Input({ids.CONTROL: ALL}, "value"),
        Held({ids.CONTROL: ALL}, "id"),
        Held(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def write(values: list[Any], names: list[dict[str, str]], search: str | None) -> Any:
        state = State.of(search)
        changed = {name[ids.CONTROL]: value for name, value in zip(names, values, strict=True)}
        by_hand = {prop["prop_id"] for prop in ctx.triggered}
        new = state.search(**changed)
        return new if by_hand and new != state.search(**current(state, changed)) else no_update


def current(state: State, changed: dict[str, Any]) -> dict[str, Any]:
    """The words of the address that these controls show, as they stand."""
    return {name: state.words.get(name) for name in changed}


def whole_page(path: str, state: State, results: Path) -> Any:
    """Header and page; what cannot be shown says why."""
    try:
        content = PAGES.get(path, board.page)(state, kept(results))
    except SimulationError as error:
        content = dmc.Alert(tell("failed", state.lang, reason=error), color="red", mt="xl")
    return dmc.Container([header(path, state), content], size="xl", py="md")


def header(path: str, state: State) -> Any:
    """Title, pages, information date, language, light or dark."""
    lang = state.lang
    links = [
        dcc.Link(
            tell(name, lang), href=place + state.search(), className="here" if place == path else "there"
        )
        for place, name in NAMES.items()
    ]
    languages = [{"value": "zh", "label": "中文"}, {"value": "en", "label": "English"}]
    themes = [{"value": theme, "label": tell(theme, lang)} for theme in THEMES]
    assert {one["value"] for one in languages} == set(LANGUAGES)
    return dmc.Group(
        [
            dmc.Title(tell("title", lang), order=2),
            dmc.Group(links, gap="lg"),
            dmc.Badge(tell("information", lang), variant="outline", color="gray", tt="none", size="lg"),
            dmc.SegmentedControl(id=ids.control("lang"), value=lang, data=languages, size="xs"),
            dmc.SegmentedControl(id=ids.control("theme"), value=state.theme, data=themes, size="xs"),
        ],
        justify="space-between",
        mb="lg",
    )


def warm(app: Dash) -> None:
    """Ask once for everything a first visitor asks for."""
    with app.server.test_client() as visitor:
        for place in ("/", "/_dash-layout", "/_dash-dependencies"):
            visitor.get(place)


def serve(results: Path, *, host: str = HOST, port: int = 8050) -> None:
    """Serve the window until interrupted.

    Raises
    ------
    SimulationError : the port is taken
    """
    from waitress import serve as wait_for_requests

    with socket.socket() as probe:
        if probe.connect_ex((host, port)) == 0:
            raise SimulationError(f"Port {port} on {host} is taken. Choose another with --port.")
    app = create_app(results)
    warm(app)
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # short queues are normal
    wait_for_requests(app.server, host=host, port=port, threads=THREADS, ident=None)
