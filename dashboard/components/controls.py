"""Controls: each sets one word of the address, and the page is drawn from the address (控件)."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc

from dashboard import ids
from dashboard.kept import Found, Kept
from dashboard.state import State
from dashboard.words import tell
from scenarios.region import load_region

Options = Sequence[tuple[str, str]]
"""(value, label) each."""
MOST = 6
"""Scenarios that one figure can show and a reader can tell apart."""


def choice(name: str, state: State, value: str, options: Options, *, width: int = 260) -> Any:
    """A drop-down for one word."""
    return dmc.Select(
        id=ids.control(name), value=value, data=listed(options), allowDeselect=False,
        **common(name, state, width),
    )  # fmt: skip


def grouped_choice(
    name: str, state: State, value: str, groups: Mapping[str, Options], *, width: int = 370
) -> Any:
    """A drop-down for one word, its options under headings."""
    listing = [{"group": group, "items": listed(options)} for group, options in groups.items() if options]
    return dmc.Select(
        id=ids.control(name), value=value, data=listing, allowDeselect=False, searchable=True,
        nothingFoundMessage=tell("nothing_found", state.lang), **common(name, state, width),
    )  # fmt: skip


def choices(name: str, state: State, values: list[str], options: Options, *, width: int = 320) -> Any:
    """A drop-down for several values of one word."""
    return dmc.MultiSelect(
        id=ids.control(name), value=values, data=listed(options), maxValues=MOST - 1,
        hidePickedOptions=True, **common(name, state, width),
    )  # fmt: skip


def common(name: str, state: State, width: int) -> dict[str, Any]:
    """What all drop-downs share."""
    quick: Any = {"transitionProps": {"duration": 0}}
    return {"label": tell(name, state.lang), "w": width, "maxDropdownHeight": 420, "comboboxProps": quick}


def listed(options: Options) -> list[dict[str, str]]:
    """Options as the components read them."""
    return [{"value": value, "label": label} for value, label in options]


def switch(name: str, label: str, value: str, options: Options) -> Any:
    """A switch between a few values of one word."""
    root: Any = {"root": {"aria-label": label}}
    return dmc.SegmentedControl(
        id=ids.control(name), value=value, data=listed(options), size="xs", attributes=root,
        transitionDuration=0,
    )  # fmt: skip


def set_choice(state: State, found: Found, kept: Kept) -> list[Any]:
    """Which set of results, if there are several."""
    if len(found.sets) == 1:
        return []
    options = [(one.id, set_label(one, state)) for one in found.sets]
    return [choice("set", state, kept.id, options, width=330)]


def set_label(one: Kept, state: State) -> str:
    """Region, folder, size and age of a set."""
    pack = load_region(one.entries[0].region)
    region = pack.zh if state.lang == "zh" else pack.title
    counts = sorted({len(entry.pairs) for entry in one.entries})
    n = "–".join(dict.fromkeys(str(count) for count in (counts[0], counts[-1])))
    name, scale = one.id.split("@")[0], one.entries[0].scale
    old = "" if one.current else f" · {tell('other_code', state.lang)}"
    return f"{region} · {name} · 1:{scale} · n = {n} · {one.finished[:10]}{old}"
