"""What stands beside the numbers: small print, notices, and what to do when there is nothing (说明)."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard.components.marks import badge
from dashboard.kept import Found, Kept
from dashboard.state import State
from dashboard.words import tell
from scenarios.sample import Sample
from scenarios.text import say

COMMAND = "ipeco compare frozen-2021 plan-2022 plan-2024 --out"


def small_print(lines: Sequence[str]) -> Any:
    """Notes under a table."""
    return html.Ul([html.Li(line) for line in lines], className="notes")


def badges(state: State, found: Found, kept: Kept, samples: Sequence[Sample]) -> list[Any]:
    """What a reader must know before the numbers."""
    lang = state.lang
    said = [badge(tell("example", lang), "warn")] if found.example else []
    if not kept.current:
        said.append(badge(tell("made_by_other_code", lang), "warn"))
    said += [
        badge(f"{title(sample, state)} · {say('counterfactual', lang)}")
        for sample in samples
        if sample.counterfactual
    ]
    return said


def title(sample: Sample, state: State) -> str:
    """A scenario's title in the reader's language."""
    return sample.zh if state.lang == "zh" else sample.title


def source(sample: Sample, state: State) -> str:
    """Where the numbers of a scenario come from."""
    size = say("n", state.lang, n=sample.n, scale=sample.scale, fingerprint=sample.fingerprint)
    return tell("source", state.lang, scenario=title(sample, state), size=size)


def trouble(text: str) -> Any:
    """Something cannot be shown, and why."""
    return dmc.Alert(text, color="yellow", variant="light", mt="lg")


def nothing_kept(found: Found, state: State) -> Any:
    """No results: what to run, and where the window looked."""
    lang = state.lang
    lines = [
        html.H2(tell("empty_title", lang)),
        html.P(tell("empty", lang)),
        html.Pre("make demo", className="command"),
        html.P(tell("empty_or", lang)),
        html.Pre(f"{COMMAND} {found.folder}", className="command"),
        html.P([tell("looked", lang), " ", html.Code(str(found.folder.absolute()))], className="quiet"),
        *[html.P(tell("unreadable", lang, reason=reason), className="quiet") for reason in found.refused],
        html.P(tell("empty_then", lang), className="quiet"),
    ]
    return html.Div(lines, className="empty")
