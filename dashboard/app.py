"""The window (窗口): three pages on kept results, Chinese first, on this machine only.

The address holds the whole state: ``draw`` makes the page from it, ``write`` puts into it what was changed
by hand. No callback simulates. ``serve`` warms the application before the first visitor comes, because
Dash registers its bundles in the first request.
"""

import logging
import socket
import sys
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output, dcc, html, no_update
from dash import State as Held
from waitress import serve as wait_for_requests

from dashboard import ids
from dashboard.components.header import header
from dashboard.components.notes import trouble
from dashboard.kept import EXAMPLE, find
from dashboard.pages import board, compare, composition
from dashboard.state import State, View
from dashboard.theme import MANTINE
from dashboard.words import tell
from model.errors import SimulationError

HOST = "127.0.0.1"
PAGES = {"/": board.view, "/compare": compare.view, "/composition": composition.view}
THREADS = 8
FRAME = """<!DOCTYPE html>
<html lang="zh-CN">
  <head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
  <body>{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body>
</html>"""


def create_app(results: Path | None = None, example: Path = EXAMPLE) -> Dash:
    """The application on a folder of kept results; ``results`` of the working folder if none is named."""
    app = Dash(
        __name__,
        title=f"ipeco · {tell('title', 'zh')}",
        index_string=FRAME,
        update_title="",
        serve_locally=True,
        health_endpoint="healthz",
        suppress_callback_exceptions=True,
        enable_mcp=False,
    )
    app.layout = frame
    add_drawing(app, results, example)
    add_writing(app)
    return app


def frame() -> Any:
    """What every page shares: the address, the place of the page, the sheet above it."""
    waiting = html.Div(tell("loading", "zh"), className="waiting")
    at_once: Any = {"duration": 0}
    sheet = dmc.Modal(id=ids.DETAIL, opened=False, size="72rem", transitionProps=at_once, yOffset="4vh")
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.ADDRESS, refresh=False),
            dcc.Store(id=ids.SHOWN),
            html.Div(waiting, id=ids.PAGE),
            sheet,
            html.Div(id=ids.EARLY, hidden=True),
        ],
        id=ids.PROVIDER,
        forceColorScheme="light",
        theme=MANTINE,
    )


def add_drawing(app: Dash, results: Path | None, example: Path) -> None:
    """The page follows the address."""

    @app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.SHOWN, "data"),
        Output(ids.PROVIDER, "forceColorScheme"),
        Output(ids.DETAIL, "opened"),
        Output(ids.DETAIL, "title"),
        Output(ids.DETAIL, "children"),
        Input(ids.ADDRESS, "pathname"),
        Input(ids.ADDRESS, "search"),
        Held(ids.SHOWN, "data"),
    )
    def draw(path: str | None, search: str | None, before: dict[str, Any] | None) -> tuple[Any, ...]:
        state, place = State.of(search), path if path in PAGES else "/"
        view = view_of(place, state, results, example)
        shown = {**view.shown, "lang": state.lang, "theme": state.theme, "page": place}
        page = [header(place, state, view.place), view.content]
        sheet = (view.detail is not None, view.heading, view.detail)
        if shown == before:  # only the sheet came or went
            return no_update, no_update, no_update, *sheet
        return page, shown, state.theme, *sheet

    app.clientside_callback(ClientsideFunction("window", "drawn"), Input(ids.SHOWN, "data"))
    app.clientside_callback(ClientsideFunction("window", "closed"), Input(ids.DETAIL, "opened"))


def add_writing(app: Dash) -> None:
    """The address follows what is changed by hand; a sheet that is closed leaves it."""

    @app.callback(
        Output(ids.ADDRESS, "search"),
        Input({ids.CONTROL: ALL}, "value"),
        Input(ids.DETAIL, "opened"),
        Held({ids.CONTROL: ALL}, "id"),
        Held(ids.SHOWN, "data"),
        Held(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def write(
        values: list[Any],
        opened: bool,
        names: list[dict[str, str]],
        shown: dict[str, Any],
        search: str | None,
    ) -> Any:
        now = {name[ids.CONTROL]: value for name, value in zip(names, values, strict=True)}
        changed = {name: value for name, value in now.items() if value != shown.get(name)}
        state = State.of(search)
        if not opened and "target" in state.words:
            changed["target"] = None
        return state.search(**changed) if changed else no_update


def view_of(path: str, state: State, results: Path | None, example: Path) -> View:
    """A page; what cannot be shown says why."""
    try:
        return PAGES[path](state, find(results, example))
    except SimulationError as error:
        return View(html.Main(trouble(tell("failed", state.lang, reason=error))))


def warm(app: Dash) -> None:
    """Ask once for everything a first visitor asks for."""
    with app.server.test_client() as visitor:
        for place in ("/", "/_dash-layout", "/_dash-dependencies"):
            visitor.get(place)


def serve(results: Path | None = None, *, host: str = HOST, port: int = 8050, threads: int = THREADS) -> None:
    """Serve the window until interrupted.

    Raises
    ------
    SimulationError : the port is taken
    """
    with socket.socket() as probe:
        if probe.connect_ex((host, port)) == 0:
            raise SimulationError(f"Port {port} on {host} is taken. Choose another with --port.")
    app = create_app(results)
    warm(app)
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # short queues are normal
    wait_for_requests(app.server, host=host, port=port, threads=threads, ident=None)
